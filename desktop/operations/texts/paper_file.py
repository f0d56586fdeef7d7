"""Descriptions of papers: resources/papers/<name>.toml, one file is one paper.

Law: only the head of a file is read for menus; a file that cannot be read is a PaperFileError that names it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from desktop.operations.errors import NoSuchPaperError, PaperFileError

FOLDER = Path(__file__).resolve().parents[3] / "resources" / "papers"
PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")
_TEXT, _COUNT, _SIZE, _YES, _TABLE, _LIST = str, int, (int, float), bool, dict, list

HEAD: Mapping[str, Any] = {
    "name": _TEXT, "title": _TEXT, "kinds": _LIST, "order": _COUNT, "landscape": _YES, "final": _LIST,
    "needs": _LIST, "each": _TEXT, "of": _TEXT, "by": _TEXT, "where": _TABLE, "number": _TEXT, "day": _TEXT,
    "enclosure": _TEXT, "head": _TEXT, "refused": _TABLE, "block": _LIST,
}
COLUMN: Mapping[str, Any] = {
    "title": _TEXT, "cell": _TEXT, "share": _SIZE, "align": _TEXT, "pattern": _TEXT, "sum": _TEXT,
}
FACT: Mapping[str, Any] = {"label": _TEXT, "text": _TEXT, "span": _COUNT}
PLACE: Mapping[str, Any] = {"role": _TEXT, "name": _TEXT, "seal": _YES, "fingerprint": _YES}
_GRID = {"columns": _LIST, "blank_rows": _COUNT, "least_rows": _COUNT, "row_mm": _SIZE, "where": _TABLE}
BLOCKS: Mapping[str, Mapping[str, Any]] = {
    "heading": {"text": _TEXT, "note": _TEXT},
    "words": {"text": _TEXT, "size": _SIZE, "bold": _YES, "align": _TEXT, "justified": _YES},
    "facts": {"facts": _LIST, "columns": _COUNT, "photo": _TEXT},
    "grid": {"field": _TEXT, **_GRID},
    "related": {"of": _TEXT, "by": _TEXT, "order": _LIST, **_GRID},
    "ticks": {"text": _TEXT, "options": _LIST, "list": _TEXT, "columns": _COUNT, "ticked": _LIST},
    "room": {"label": _TEXT, "lines": _COUNT},
    "signatures": {"columns": _COUNT, "places": _LIST},
    "gap": {"mm": _SIZE},
    "new_page": {},
}
_EVERY_BLOCK = {"kind": _TEXT, "part": _TEXT, "when": _TEXT, "together": _YES}
_NEEDED = {"heading": "text", "words": "text", "facts": "facts", "grid": "columns", "related": "columns",
           "ticks": "text", "room": "label", "signatures": "places"}
WORDED = {"heading": "text", "words": "text", "ticks": "text", "room": "label"}
"""The kinds of block whose text an office may word anew, and where that text stands."""

Block = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PaperHead:
    """What menus say of a declared paper."""

    name: str
    title: str
    kinds: tuple[str, ...]
    order: int = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredPaper:
    """A paper as its file describes it; `final` None means that it is never a draft.

    With `each`, one paper is printed for every row of that ruled table that fits `where`. With `of` and `by` the paper
    is of a record of that kind and of what it leads to; for the latter alone it is printed once for each that fits
    `where`, or empty where nothing is said. `number` and `day` are the blanks of the paper's own number and day.
    `head` says whose paper it is: "" the office's, "cooperative" the cooperative's own, on the office's form.
    `refused` tells by state of the record why it has no such paper.
    """

    name: str
    title: str
    kinds: tuple[str, ...]
    blocks: tuple[Block, ...]
    landscape: bool = False
    final: tuple[str, ...] | None = None
    needs: tuple[str, ...] = ()
    each: str = ""
    of: str = ""
    by: str = ""
    where: tuple[tuple[str, tuple[str, ...]], ...] = ()
    number: str = ""
    day: str = ""
    enclosure: str = ""
    head: str = ""
    refused: Mapping[str, str] = field(default_factory=dict)

    @property
    def parts(self) -> dict[str, str]:
        """The parts that an office may word anew, with the shipped texts."""
        return {block["part"]: block[WORDED[block["kind"]]] for block in self.blocks if "part" in block}


def paper_heads() -> list[PaperHead]:
    """The heads of all declared papers, in the order of menus. Raises PaperFileError."""
    heads = [_head(path) for path in sorted(FOLDER.glob("*.toml"))]
    return sorted(heads, key=lambda head: (head.order, head.name))


@cache
def declared_paper(name: str) -> DeclaredPaper:
    """The paper of this name, whole. Raises NoSuchPaperError and PaperFileError."""
    path = FOLDER / f"{name}.toml"
    if not re.fullmatch(r"[a-z0-9-]+", name) or not path.is_file():
        raise NoSuchPaperError(paper=name)
    return read_paper(path)


def read_paper(path: Path) -> DeclaredPaper:
    """A described paper; raises PaperFileError with what is wrong."""
    said = _load(path, path.read_text(encoding="utf-8"))
    _check(path, said, HEAD, "")
    if said.get("name") != path.stem or not said.get("title") or not said.get("kinds"):
        raise _wrong(path, "name, title, kinds")
    final = said.get("final")
    return DeclaredPaper(
        name=said["name"], title=said["title"], kinds=tuple(said["kinds"]), landscape=said.get("landscape", False),
        final=None if final is None else tuple(final), needs=tuple(said.get("needs", ())),
        where=pairs(said.get("where", {})), refused=said.get("refused", {}),
        **{name: said.get(name, "") for name in ("each", "of", "by", "number", "day", "enclosure", "head")},
        blocks=tuple(_block(path, number, block) for number, block in enumerate(said.get("block", ()), start=1)),
    )


def pairs(where: Mapping[str, Any]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """{ role = "board" } or { role = ["board", "inspector"] } as columns and the values that fit."""
    return tuple((name, tuple(map(str, value)) if isinstance(value, list) else (str(value),))
                 for name, value in where.items())


def _head(path: Path) -> PaperHead:
    text = path.read_text(encoding="utf-8")
    said = _load(path, text.partition("\n[[")[0])  # the blocks are most of the file, and no menu asks for them
    try:
        return PaperHead(said["name"], said["title"], tuple(said["kinds"]), said.get("order", 100))
    except KeyError as missing:
        raise _wrong(path, f"{missing.args[0]}?") from missing


def _load(path: Path, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        raise _wrong(path, str(wrong)) from wrong


def _block(path: Path, number: int, block: Any) -> Block:
    kind = str(block.get("kind")) if isinstance(block, dict) else ""
    if kind not in BLOCKS:
        raise _wrong(path, f"block {number}: kind = {kind!r}")
    place = f"block {number} ({kind}): "
    _check(path, block, {**BLOCKS[kind], **_EVERY_BLOCK}, place)
    if kind in _NEEDED and _NEEDED[kind] not in block:
        raise _wrong(path, f"{place}{_NEEDED[kind]}?")
    if kind == "related" and not ("of" in block and "by" in block):
        raise _wrong(path, f"{place}of, by?")
    if "part" in block and kind not in WORDED:
        raise _wrong(path, f"{place}part?")
    for name, allowed in (("columns", COLUMN), ("facts", FACT), ("places", PLACE)):
        for inner in block.get(name, ()) if isinstance(block.get(name), list) else ():
            if isinstance(inner, dict):
                _check(path, inner, allowed, f"{place}{name}: ")
    worded = WORDED.get(kind, "")
    return {**block, worded: _unwrapped(block[worded])} if worded else block


def _unwrapped(text: str) -> str:
    """Lines that were broken to be read in the file are one line again; an empty line parts paragraphs."""
    return "\n\n".join(" ".join(part.split()) for part in PARAGRAPH.split(text.strip()))


def _check(path: Path, said: Mapping[str, Any], allowed: Mapping[str, Any], place: str) -> None:
    for name, value in said.items():
        if name not in allowed:
            raise _wrong(path, f"{place}{name}?")
        if not isinstance(value, allowed[name]):
            raise _wrong(path, f"{place}{name} = {value!r}")


def _wrong(path: Path, reason: str) -> PaperFileError:
    return PaperFileError(file=path.name, reason=reason)
