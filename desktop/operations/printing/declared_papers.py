"""From a described paper and a record to what stands on the sheet.

Law: sentences are refused where a blank that they need is empty, all of them at once; a cell that lacks something
stays empty, to be written by hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from desktop.operations.errors import NotPrintableError
from desktop.operations.orders.filling import About, Sources
from desktop.operations.orders.own_head import own_head
from desktop.operations.proofs.paper_stamp import own_stamp
from desktop.operations.texts.paper_file import PARAGRAPH, Block, DeclaredPaper, pairs
from desktop.operations.texts.placeholders import ROW_NUMBER
from desktop.store.contents import Record
from desktop.store.queries import Query
from forms import catalog
from forms.parts import Form, Listed, YesNo, reference_list
from forms.rules.digits import grouped, to_persian
from reports.blocks import Block as PaperBlock
from reports.blocks import (
    Column,
    Facts,
    Gap,
    Grid,
    Heading,
    NewPage,
    Room,
    Sheetful,
    Signatures,
    Ticks,
    Together,
    Words,
)
from reports.facts import Fact, PaperId, Signatory

Where = Sequence[tuple[str, Sequence[str]]]
_TRUE, _AS_LISTED = "true", "~"
"""How a description says «yes», and that rows stand in the order of a blank's list."""
NUMBERED, TOTAL = f"{{{ROW_NUMBER}}}", "جمع"


def is_draft(declared: DeclaredPaper, record: Record) -> bool:
    """Whether the record is not yet where this paper is more than a draft."""
    return declared.final is not None and record.state not in declared.final


def sheetfuls(declared: DeclaredPaper, sources: Sources, record: Record, stamp: PaperId) -> Iterator[Sheetful]:
    """One paper of the record, or one for each row that the paper is made for.

    Raises BlankNeededError with everything that is missing, and UnknownPlaceError.
    """
    about = sources.about(record)
    if record.state in declared.refused:
        raise NotPrintableError(number=about.number, missing=declared.refused[record.state])
    subjects = _subjects(declared, sources, record, about)
    if not subjects:
        about.refuse({about.label(declared.each) if declared.each else catalog.BY_KIND[declared.of].plural: None})
    for each in subjects:
        sheet = _Sheet(declared, sources, each)
        blocks = tuple(sheet.blocks())
        each.refuse(sheet.missing)
        yield Sheetful(paper=_stamped(declared, each, stamp), title=declared.title, blocks=blocks,
                       landscape=declared.landscape, own=own_head(each) if declared.head else None)


def _subjects(declared: DeclaredPaper, sources: Sources, record: Record, about: About) -> list[About]:
    """Of what the papers of a record are: itself, the rows of a table, or records that lead to it."""
    if not declared.of:
        return about.rows(declared.each, declared.where) if declared.each else [about]
    form = catalog.BY_KIND[declared.of]
    if record.kind == declared.of:
        owner = sources.reader.get(record.values.named(declared.by) or 0)
        return [sources.about(record, sources.of([owner]).about(owner) if owner else None)]
    if not declared.where:
        return [about.with_empty(form)]
    numbers = _leading(sources, form, declared.by, record, declared.where)
    return [some.about(each, about) for some, records in _in_slices(sources, numbers) for each in records]


def _leading(sources: Sources, form: Form, by: str, record: Record | None, where: Where,
             order: Sequence[str] = ()) -> list[int]:
    """Records of a kind that lead to this one and fit."""
    asked: list[tuple[str, str, object]] = [(by, "=", record.number if record else 0)]
    asked += [("state", "state", list(values)) if name == "state" else (name, "in", [
        value == _TRUE if isinstance(form.by_name[name], YesNo) else value for value in values])
        for name, values in where]
    return sources.reader.numbers(form, Query(where=tuple(asked), order=tuple(
        (name.removeprefix("-"), name.startswith("-")) for name in order if not name.startswith(_AS_LISTED))))


def _in_slices(sources: Sources, numbers: Sequence[int], size: int = 200) -> Iterator[tuple[Sources, list[Record]]]:
    """Records of these numbers in pieces, in the given order, so that memory stays flat however many there are."""
    for first in range(0, len(numbers), size):
        records = list(sources.reader.many(numbers[first:first + size]).values())
        yield sources.of(records), records


def _stamped(declared: DeclaredPaper, about: About, stamp: PaperId) -> PaperId:
    """With the paper's own number and day, where it has them; what is not known yet is written by hand."""
    if declared.enclosure:
        stamp = replace(stamp, attachment_text=declared.enclosure)
    number = about.shown(declared.number) if declared.number else "" if declared.head else None
    day = about.shown(declared.day) if declared.day else "" if declared.head else None
    return own_stamp(stamp, number, day)


class _Sheet:
    """One sheet while it is filled; `missing` gathers what it needs and does not have."""

    def __init__(self, declared: DeclaredPaper, sources: Sources, about: About) -> None:
        self._paper, self._sources, self._about = declared, sources, about
        self.missing: dict[str, None] = {}
        for need in declared.needs:
            if not about.root.holds(need):
                self.missing[about.root.label(need)] = None

    def blocks(self) -> Iterator[PaperBlock]:
        kept: list[PaperBlock] = []
        for block in self._paper.blocks:
            if "when" in block and not self._about.holds(block["when"]):
                continue
            made = _MAKERS[block["kind"]](self, block)
            if block.get("together"):
                kept += made
            else:
                yield from (Together((*kept, made[0])), *made[1:]) if kept and made else made
                kept = []
        yield from kept

    def _say(self, text: str) -> str:
        return self._about.filled(text, self.missing)

    def _worded(self, block: Block, name: str) -> str:
        """The text of a part, in the office's own words where it has them."""
        shipped: str = block[name]
        return self._sources.wording(self._paper.name, block["part"], shipped) if "part" in block else shipped

    def heading(self, block: Block) -> list[PaperBlock]:
        return [Heading(self._say(self._worded(block, "text")), self._say(block.get("note", "")))]

    def words(self, block: Block) -> list[PaperBlock]:
        looks = {name: block[name] for name in ("size", "bold", "align", "justified") if name in block}
        paragraphs = PARAGRAPH.split(self._worded(block, "text").strip())
        return [Words(said, **looks) for text in paragraphs if (said := self._say(text))]

    def facts(self, block: Block) -> list[PaperBlock]:
        made = tuple(_fact(self._about, each) for each in block["facts"])
        return [Facts(made, block.get("columns", 4), block.get("photo", ""))]

    def grid(self, block: Block) -> list[PaperBlock]:
        field = block.get("field", "")
        rows = self._about.root.rows(field, pairs(block.get("where", {}))) if field else []
        return [_grid(block, rows)]

    def related(self, block: Block) -> list[PaperBlock]:
        numbers = _leading(self._sources, catalog.BY_KIND[block["of"]], block["by"], self._about.root.record,
                           pairs(block.get("where", {})), block.get("order", ()))
        listed = [name[1:] for name in block.get("order", ()) if name.startswith(_AS_LISTED)]
        if listed:
            return [_grid(block, sorted(self._read(numbers), key=lambda row: _listed_place(row, listed[0])))]
        return [_grid(block, self._read(numbers))]

    def _read(self, numbers: Sequence[int]) -> Iterator[About]:
        for some, records in _in_slices(self._sources, numbers):
            yield from map(some.about, records)

    def ticks(self, block: Block) -> list[PaperBlock]:
        today = self._sources.office.context.today
        listed = reference_list(block["list"]).valid_on(today) if "list" in block else ()
        options = tuple(block.get("options", ())) or tuple(entry.label for entry in listed)
        ticked = tuple(shown for name in block.get("ticked", ()) if (shown := self._about.shown(name)) in options)
        return [Ticks(self._say(self._worded(block, "text")), options, block.get("columns", 4), ticked)]

    def room(self, block: Block) -> list[PaperBlock]:
        return [Room(self._say(self._worded(block, "label")), block.get("lines", 3))]

    def signatures(self, block: Block) -> list[PaperBlock]:
        places = tuple(Signatory(self._say(each["role"]), each.get("fingerprint", False), each.get("seal", False),
                                 _cell(self._about, each.get("name", ""))) for each in block["places"])
        return [Signatures(places, min(block.get("columns", 3), len(places)))]

    def gap(self, block: Block) -> list[PaperBlock]:
        return [Gap(block.get("mm", 3.0))]

    def new_page(self, _block: Block) -> list[PaperBlock]:
        return [NewPage()]


_MAKERS: dict[str, Callable[[_Sheet, Block], list[PaperBlock]]] = {
    "heading": _Sheet.heading, "words": _Sheet.words, "facts": _Sheet.facts, "grid": _Sheet.grid,
    "related": _Sheet.related, "ticks": _Sheet.ticks, "room": _Sheet.room, "signatures": _Sheet.signatures,
    "gap": _Sheet.gap, "new_page": _Sheet.new_page,
}


def _listed_place(about: About, name: str) -> int:
    """Where the value of a blank stands in its list: a chair before a member of the board."""
    field = about.field(name)
    codes = [entry.code for entry in reference_list(field.list_name).entries] if isinstance(field, Listed) else []
    value = about.value(name)
    return codes.index(value) if value in codes else len(codes)


def _fact(about: About, said: str | dict[str, Any]) -> Fact:
    """«name:2» is a blank and its span; a table has its own label and text."""
    if isinstance(said, dict):
        return Fact(said.get("label", ""), _cell(about, said.get("text", "")), said.get("span", 1))
    path, _, span = said.rpartition(":")
    if not span.isdecimal():
        path, span = said, "1"
    return Fact(about.label(path), about.shown(path), int(span))


def _cell(about: About, text: str, place: int = 0) -> str:
    """What a cell says; nothing where one of its blanks is empty: half a sentence would be a guess."""
    missing: dict[str, None] = {}
    said = about.filled(text, missing, {ROW_NUMBER: to_persian(str(place))} if place else {}).strip()
    return "" if missing else said


def _grid(block: Block, rows: Iterable[About]) -> Grid:
    """The rows of a table, its sums, and empty rows to be written by hand, numbered where the others are."""
    columns = block["columns"]
    totals = {place: _Total(column["sum"]) for place, column in enumerate(columns) if "sum" in column}
    said: list[tuple[str, ...]] = []
    for row in rows:
        said.append(tuple(_cell(row, column.get("cell", ""), len(said) + 1) for column in columns))
        for total in totals.values():
            total.add(row)
    empty = max(block.get("blank_rows", 0), block.get("least_rows", 0) - len(said))
    sums = _sums(columns, totals) if totals and said else ()
    if not sums and any(column.get("cell") == NUMBERED for column in columns):
        said += [tuple(to_persian(str(len(said) + number)) if column.get("cell") == NUMBERED else ""
                       for column in columns) for number in range(1, empty + 1)]
        empty = 0
    return Grid(tuple(_column(column) for column in columns), said, sums, empty, block.get("row_mm", 7.5))


def _column(column: Block) -> Column:
    return Column(column["title"], column.get("share", 1.0), column.get("align", "center"), column.get("pattern", ""))


@dataclass(slots=True)
class _Total:
    """The sum of one blank over the rows of a table, shown as the blank shows its values."""

    path: str
    sum: int = 0
    show: Callable[[int], str] = grouped

    def add(self, row: About) -> None:
        found = row.find(self.path.split("."))
        if found is not None:
            self.sum += found[0].values.named(found[1].name) or 0
            self.show = found[1].show


def _sums(columns: Sequence[Block], totals: Mapping[int, _Total]) -> tuple[str, ...]:
    """The last row: «جمع» stands in the widest column that is not summed up."""
    shares = {place: column.get("share", 1.0) for place, column in enumerate(columns) if place not in totals}
    widest = max(shares, key=lambda place: shares[place]) if shares else -1
    return tuple(totals[place].show(totals[place].sum) if place in totals else TOTAL if place == widest else ""
                 for place in range(len(columns)))
