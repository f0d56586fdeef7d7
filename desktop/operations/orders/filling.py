"""Fill the texts of papers and letters from records: what stands between braces becomes what the record says.

Law: a paper never prints a guess: what a text needs and the record lacks is refused, all of it at once. What records
link to is read for all of them together, when the first text asks; the reader must still be open then.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from desktop.operations.cooperatives.paper_facts import FACTS, Asked, holders
from desktop.operations.desk import Desk
from desktop.operations.errors import BlankNeededError, UnknownPlaceError
from desktop.operations.office.office_says import OfficeSays
from desktop.operations.orders.acts import ACTS, JOINED, fits
from desktop.operations.orders.cohort import Cohort
from desktop.operations.texts.placeholders import (
    OFFICE_NAMES,
    OFFICES,
    OWNER,
    ROW_NUMBER,
    Placeholder,
    PlaceholderError,
    counted_in,
    pieces,
    placeholder,
)
from desktop.store.contents import Record
from desktop.store.reader import Reader
from forms.parts import Code, Field, Form, Link, Rows, Values, reference_list
from forms.rules import ratios, record_number
from forms.rules.digits import to_persian
from reports.text import left_to_right

_COUNTED = frozenset(name for kind in FACTS.values() for name in kind)


class Sources:
    """Everything that the papers of some records are filled from. `title` names the paper in refusals."""

    def __init__(self, desk: Desk, reader: Reader, records: Sequence[Record] = (), title: str = "",
                 office: OfficeSays | None = None) -> None:
        self.office = office or OfficeSays(desk, reader)
        self.desk, self.reader, self.title = desk, reader, title
        self._cohort = Cohort(reader, [record.values for record in records])
        self._counted: dict[tuple[int, str], str] = {}

    def of(self, records: Sequence[Record]) -> Sources:
        """The same for other records: what the office says is not read again."""
        return Sources(self.desk, self.reader, records, self.title, self.office)

    def wording(self, paper: str, part: str, shipped: str) -> str:
        """The office's own text of a part of a paper or letter, else the shipped one."""
        return self.office.wordings.get((paper, part), shipped)

    def about(self, record: Record, owner: About | None = None) -> About:
        """What can be said of one of the records; what it does not know itself, its `owner` says, as for a row."""
        return About(self, self._cohort, record.values, record, (owner, 0) if owner else None)

    def counted(self, record: Record, name: str) -> str:
        """What is counted for a record by this name, once for all its papers."""
        key = record.number, name
        if key not in self._counted:
            names = self.office.names
            asked = Asked(self.reader, record, self.office.context, names["office"], names["head_post"])
            self._counted[key] = FACTS[record.kind][name](asked)
        return self._counted[key]


class About:
    """What can be said of one record, or of one row of its ruled tables."""

    __slots__ = ("_cohort", "_fields", "_kind", "_owner", "_place", "record", "sources", "values")

    def __init__(self, sources: Sources, cohort: Cohort, values: Values, record: Record | None,
                 owner: tuple[About, int] | None = None, kind: str = "") -> None:
        self.sources, self._cohort, self.values, self.record = sources, cohort, values, record
        self._fields = _by_name(values.fields)
        self._owner: About | None = owner[0] if owner else None
        self._place, self._kind = owner[1] if owner else 0, kind

    def with_empty(self, form: Form) -> About:
        """An empty record that leads to this one: what it would say is left to be written, the rest is known."""
        return About(self.sources, Cohort(self.sources.reader, ()), form.values({}), None, (self, 0), form.kind)

    def shown(self, path: str) -> str:
        """«name», «cooperative.name», «count:members»: as a person reads it, "" when blank."""
        return self._said(placeholder(path))

    def fill(self, text: str, extra: Mapping[str, str] = {}) -> str:
        """The text with its places filled; `extra` are names that only this text knows.

        Raises BlankNeededError with every label that is missing, and UnknownPlaceError.
        """
        missing: dict[str, None] = {}
        said = self.filled(text, missing, extra)
        self.refuse(missing)
        return said

    def refuse(self, missing: Mapping[str, None]) -> None:
        """Raise BlankNeededError where something is missing."""
        if missing:
            raise BlankNeededError(number=self.number, paper=self.sources.title, blanks=JOINED.join(missing))

    def filled(self, text: str, missing: dict[str, None], extra: Mapping[str, str] = {}) -> str:
        """The same, but what is missing is noted in `missing`, so that a whole paper can be refused at once."""
        said: list[str] = []
        for piece in _cut(text, self.sources.title):
            if isinstance(piece, str):
                said.append(piece)
                continue
            told = extra[piece.path[0]] if piece.path[0] in extra and not piece.act else self._said(piece)
            if not told and piece.otherwise is None:
                missing[self._label(piece)] = None
            said.append(told or piece.otherwise or "")
        return "".join(said)

    def rows(self, name: str, where: Sequence[tuple[str, Sequence[str]]] = ()) -> list[About]:
        """The rows of a ruled table that fit; each also knows what its record says."""
        field = self._fields.get(name)
        if not isinstance(field, Rows):
            return []
        cohort = self._cohort.rows(name)
        fitting = (row for row in self.values.named(name) or () if fits(row, where))
        return [About(self.sources, cohort, row, None, (self, place)) for place, row in enumerate(fitting, start=1)]

    def holds(self, condition: str) -> bool:
        """Whether «blank» is filled, «!blank» is not, or «state=operating,stagnant» is so."""
        if condition.startswith("!"):
            return not self.holds(condition[1:])
        name, sign, wanted = condition.partition("=")
        if not sign:
            field = self.root.field(name)
            return bool(self.root.values.named(name) if isinstance(field, Rows) else self.shown(name))
        values = [each.strip() for each in wanted.split(",")]
        if name == "state":
            return self.root.record is not None and self.root.record.state in values
        return fits(self.values, ((name, values),))

    def value(self, path: str) -> Any:
        """The value itself, None when blank."""
        found = self.find(path.split("."))
        return found[0].values.named(found[1].name) if found else None

    def label(self, path: str) -> str:
        """What a person calls the blank at the end of a path, or the link that stands in its way."""
        table = self.root.field(path)
        return table.label if isinstance(table, Rows) else self._label(placeholder(path))

    @property
    def root(self) -> About:
        """The record that a row belongs to; a record is its own."""
        return self._owner.root if self._owner else self

    @property
    def number(self) -> str:
        record = self.root.record
        return to_persian(record_number.show(record.number)) if record else ""

    def _said(self, place: Placeholder) -> str:
        if place.act:
            return (_OWN_ACTS.get(place.act) or ACTS[place.act])(self, place)
        name = place.path[0]
        if len(place.path) == 1:
            if name == ROW_NUMBER:
                return to_persian(str(self._place))
            if name in OFFICE_NAMES and not (self._owner and name in self._fields):
                return self._always(name)
        if place.path[-1] in _COUNTED and (counted := self.counted(place.path)) is not None:
            return counted
        found = self.find(place.path)
        return found[0].show(found[1]) if found else ""

    def show(self, field: Field[Any]) -> str:
        """A blank of the record or row itself: a link by its name, what could not be read as it was typed."""
        value = self.values.named(field.name)
        if value is None:
            return to_persian(self.record.unread.get(field.name, "")) if self.record else ""
        if isinstance(field, Link):
            linked = self.follow(field)
            return linked.record.title if linked and linked.record else ""
        return shown(field, value)

    def _always(self, name: str) -> str:
        record = self.root.record
        if name == "number":
            return left_to_right(self.number) if record else ""
        if name == "state":
            return record.form.life.state(record.state).label if record else ""
        # A record says its own county where it has one; nothing else of a record hides the office's names.
        field = self.root.field(name) if name == "county" else None
        own = self.root.values.show(field) if field else ""
        return own or self.sources.office.names.get(name, "")

    def find(self, path: Sequence[str]) -> tuple[About, Field[Any]] | None:
        """Whose blank stands at the end of the path, and the blank; None where a link is blank."""
        name, *rest = path
        if name == OWNER and rest:
            return self.root.find(rest)
        field = self._fields.get(name)
        if field is None and self._owner:
            return self._owner.find(path)
        if field is None or (rest and not isinstance(field, Link)):
            raise UnknownPlaceError(paper=self.sources.title, name=".".join(path))
        if not isinstance(field, Link) or not rest:
            return self, field
        linked = self.follow(field)
        return linked.find(rest) if linked else None

    def follow(self, link: Link) -> About | None:
        number = self.values.named(link.name)
        if number is None:
            return None
        cohort, records = self._cohort.linked(link.name)
        record = records.get(number)
        return About(self.sources, cohort, record.values, record) if record else None

    def counted(self, path: Sequence[str]) -> str | None:
        """What is counted for the record at the end of the path; None where nothing is: then it is a blank."""
        name, *rest = path
        if name == OWNER and rest:
            return self.root.counted(rest)
        field = self._fields.get(name)
        if rest and isinstance(field, Link):
            linked = self.follow(field)
            return linked.counted(rest) if linked else None
        if not rest and name in FACTS.get(self.record.kind if self.record else self._kind, {}):
            return self.sources.counted(self.record, name) if self.record else ""
        return self._owner.counted(path) if field is None and self._owner else None

    def table(self, place: Placeholder) -> tuple[Rows | None, list[About]]:
        """The ruled table that a place asks of, and its rows that fit."""
        name = place.path[1] if place.path[0] == OWNER else place.path[0]
        field = self.root.field(name)
        return field if isinstance(field, Rows) else None, self.root.rows(name, place.where)

    def field(self, name: str) -> Field[Any] | None:
        """The blank of this name, of the record or row itself."""
        return self._fields.get(name)

    def _label(self, place: Placeholder) -> str:
        """What a person calls a place that is missing."""
        if place.path[0] in OFFICE_NAMES and len(place.path) == 1 and not place.act:
            return OFFICE_NAMES[place.path[0]]
        path = place.path[1:] if place.path[0] == OWNER else place.path
        if place.act == "office":
            return reference_list(OFFICES).label(path[-1])
        field, root = self.blank_at(path), self.root.record
        counted = counted_in(root.form, path) if root and not place.act else ""
        return counted or (field.label if field else place.written)

    def blank_at(self, path: Sequence[str]) -> Field[Any] | None:
        """The blank that stands in the way: a link without a record, or the last one."""
        field = self._fields.get(path[0])
        if field is None:
            return self._owner.blank_at(path) if self._owner else None
        linked = self.follow(field) if isinstance(field, Link) and len(path) > 1 else None
        return linked.blank_at(path[1:]) if linked else field


def _in_office(about: About, place: Placeholder) -> str:
    """Who holds an office of the cooperative now; several are joined."""
    own, links = about.root.record, place.path[:-1]
    number = about.root.value(".".join(links)) if links else own and own.number
    return JOINED.join(holders(about.sources.reader, number, place.path[-1])) if number else ""


def _parameter(about: About, place: Placeholder) -> str:
    """A figure in force; a ratio as it is said: «یک‌سوم»."""
    context, key = about.sources.office.context, place.path[0]
    row = context.parameters.find(key, context.today)
    if row is None:
        return "" if place.otherwise is not None else to_persian(context.parameters.text(key, context.today))
    return ratios.read(row.value, row.unit).show() if row.unit.startswith("ratio") else to_persian(row.value)


_OWN_ACTS = {"param": _parameter, "office": _in_office}


def shown(field: Field[Any], value: Any) -> str:
    """A value as paper says it: codes and numbers of records keep their order inside a Persian line."""
    text = field.show(value)
    return left_to_right(text) if text and isinstance(field, Code | Link) else text


@cache
def _by_name(fields: tuple[Field[Any], ...]) -> dict[str, Field[Any]]:
    return {field.name: field for field in fields}


def _cut(text: str, title: str) -> Sequence[str | Placeholder]:
    try:
        return pieces(text)
    except PlaceholderError as wrong:
        raise UnknownPlaceError(paper=title, name=str(wrong)) from wrong
