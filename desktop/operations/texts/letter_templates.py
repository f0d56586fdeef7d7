"""The templates of letters: resources/letters/*.toml, one file is one template, read once and judged whole.

Law: a shipped template is never half right: a file that says what nobody knows is refused by name.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

from desktop.operations.errors import LetterTemplateError, NoSuchTemplateError
from forms import catalog
from forms.catalog import letter
from forms.parts import Link

FOLDER = Path(__file__).resolve().parents[3] / "resources" / "letters"
REWORDED = ("addressed_to", "subject", "body", "copies")
"""Parts that an office can word in its own way (a paper_text of this template's name)."""
_NEEDED = ("name", "title")
_LISTS = ("kinds", "copies", "states")


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterTemplate:
    """One letter as it is usually written; places in braces are filled with what is known of the record."""

    name: str
    title: str
    subject: str = ""
    body: str = ""
    kinds: tuple[str, ...] = ()
    """What it is written about; none: it may be written about anything, and about nothing."""
    states: tuple[str, ...] = ()
    """Where the record stands when it is usually written."""
    correspondent: str = ""
    addressed_to: str = ""
    enclosure: str = ""
    copies: tuple[str, ...] = ()

    @property
    def asks_answer(self) -> bool:
        """Whether it names the day by which it is to be answered."""
        return "{respond_by" in self.body

    def fits(self, kind: str) -> bool:
        return not self.kinds or kind in self.kinds

    def text(self, part: str) -> str:
        """A part of REWORDED as shipped; those who get copies stand line by line."""
        shipped = getattr(self, part)
        return "\n".join(shipped) if isinstance(shipped, tuple) else str(shipped)


def template_named(name: str) -> LetterTemplate:
    """Raises NoSuchTemplateError, LetterTemplateError."""
    found = templates().get(name)
    if found is None:
        raise NoSuchTemplateError(template=name, known="، ".join(templates()))
    return found


def templates_for(kind: str, state: str = "") -> tuple[LetterTemplate, ...]:
    """What may be written about a record of a kind ("": about none); what fits its state stands first.

    Then come the others of its kind, last those that may be written about anything.
    """
    fitting = [each for each in templates().values() if each.fits(kind)]
    return tuple(sorted(fitting, key=lambda each: (not usual(each, state), not each.kinds)))


def usual(template: LetterTemplate, state: str) -> bool:
    """Whether it is usually written in this state."""
    return bool(state) and state in template.states


@cache
def templates(folder: Path = FOLDER) -> dict[str, LetterTemplate]:
    """All templates by name, in the order of their names. Raises LetterTemplateError."""
    return {path.stem: _read(path) for path in sorted(folder.glob("*.toml"))}


def _read(path: Path) -> LetterTemplate:
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as unreadable:
        raise LetterTemplateError(file=path.name, reason=str(unreadable)) from None
    said = _problem(path.stem, found)
    if said:
        raise LetterTemplateError(file=path.name, reason=said)
    given: dict[str, Any] = {key: tuple(value) if key in _LISTS else value.strip() for key, value in found.items()}
    return LetterTemplate(**given)


def _problem(name: str, found: dict[str, Any]) -> str:
    """What is wrong with a file, for whoever wrote it; empty when nothing is."""
    strange = found.keys() - {each.name for each in fields(LetterTemplate)}
    missing = [key for key in _NEEDED if not found.get(key)]
    if strange or missing:
        return f"strange: {sorted(strange)}, missing: {missing}"
    ill = [key for key, value in found.items() if not _is_well_typed(key, value)]
    if ill or found["name"] != name:
        return f"ill written: {ill or ['name']}"
    kinds = [catalog.BY_KIND.get(kind) for kind in found.get("kinds", ())]
    linked = {field.kind for field in letter.FORM.fields if isinstance(field, Link)}
    if any(form is None or form.kind not in linked for form in kinds):
        return f"kinds: {found['kinds']} of {sorted(linked)}"
    states = {state.code for form in kinds if form for state in form.life.states}
    return f"states: {found['states']}" if not set(found.get("states", ())) <= states else ""


def _is_well_typed(key: str, value: object) -> bool:
    if key in _LISTS:
        return isinstance(value, list) and all(isinstance(each, str) and each for each in value)
    return isinstance(value, str)
