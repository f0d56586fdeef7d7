"""What an agency's workbook would do to the records: worked out without changing anything.

Counts follow the definitions of the first-day issue: a repeated row (its tracking code stands in an earlier row)
is left out of rows, loans, agencies and marks; a code seen earlier under another tracking code is the same person.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal

from desktop.excel.errors import FormulaError
from desktop.excel.mapping import Columns
from desktop.excel.reading import Sheet, SheetRow, address, is_formula
from desktop.operations.desk import Progress
from desktop.operations.records.import_state import STATE, in_another_state, missing_in, sheet_form
from desktop.store.contents import Record
from desktop.store.queries import Query
from desktop.store.reader import Reader
from forms.catalog import cooperative
from forms.parts import Context, Form, Listed, Problem, Reading, Rials, UnreadableError, Values, read_typed
from forms.rules import office_code, persian
from forms.rules.digits import grouped

_SUMS = {"جمع", "جمعکل", "مجموع", "مجموعکل", "جمعستون", "کل"}
Status = Literal["new", "changed", "known", "wrong", "repeated"]


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One row of the sheet, read; `number` is the record that it changes or repeats, if there is one."""

    sheet_row: SheetRow
    status: Status
    values: Values
    unread: dict[str, str]
    problems: tuple[Problem, ...]
    number: int | None = None
    state: str = ""
    """In which a new record begins; "" for that of the form."""

    @property
    def doubtful(self) -> bool:
        return bool(self.problems) and self.status not in ("wrong", "repeated")


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """Everything that would happen, cell by cell."""

    form: Form
    sheet: Sheet
    columns: Columns
    rows: tuple[PlannedRow, ...]
    same_person: int = 0
    judged: bool = False
    """Whether rules beyond the form were asked about each row."""

    def of(self, *statuses: Status) -> list[PlannedRow]:
        return [row for row in self.rows if row.status in statuses]

    @property
    def kept(self) -> list[PlannedRow]:
        """The rows that stand for a record: all but repeated and wrong ones."""
        return self.of("new", "changed", "known")

    def summary(self) -> dict[str, Any]:
        """The counts that window and command line show."""
        kept = self.kept
        loans = [amount for row in kept if (amount := row.values.named("loan_amount"))]
        return {
            "rows": len(kept),
            "new": len(self.of("new")),
            "changed": len(self.of("changed")),
            "repeated": len(self.of("repeated")),
            "bad_national_code": self._marked("national_code"),
            "bad_date": self._marked_unread("start_day"),
            "same_person_two_agencies": self.same_person,
            "loans": len(loans),
            "loan_total_rial": sum(loans),
            "agencies": self._agencies(),
            **self._by_state(),
            **({"marked": sum(any(p.level == "red" for p in row.problems) for row in kept)} if self.judged else {}),
        }

    def _by_state(self) -> dict[str, Any]:
        """Of a register with a column for the state: how many in each, and the rows whose state nobody knows."""
        if all(column.field != STATE for column in self.columns.known):
            return {}
        return {"wrong": len(self.of("wrong")), "states": dict(Counter(row.state for row in self.kept if row.state))}

    def _marked(self, name: str) -> int:
        return sum(any(p.field == name and p.level == "red" for p in row.problems) for row in self.kept)

    def _marked_unread(self, name: str) -> int:
        return sum(name in row.unread for row in self.kept)

    def _agencies(self) -> dict[str, int]:
        agency = self.form.by_name.get("agency")
        if agency is None:
            return {}
        return dict(Counter(row.values.show(agency) for row in self.kept if row.values.show(agency)))


Judge = Callable[[Values, int | None, int], Sequence[Problem]]
"""Rules beyond a form: values, the record that they change, and the row of the sheet."""


def make_plan(
    form: Form, sheet: Sheet, columns: Columns, reader: Reader, today: date, progress: Progress
) -> ImportPlan:
    """Read every row and compare it with the records; raises FormulaError."""
    lines = [row for row in sheet.rows if row.number > columns.heading_row and not is_sum(row)]
    _refuse_formulas(form, lines, columns)
    work = _Planner(form, columns, reader.context(today), _home(reader))
    rows = []
    for done, line in enumerate(lines):
        if done % 200 == 0:
            progress(done, len(lines))
        rows.append(work.read(line))
    planned = _compare(form, [row for row in rows if row is not None], reader)
    progress(len(lines), len(lines))
    return ImportPlan(form, sheet, columns, tuple(planned), work.same_person)


def judged(plan: ImportPlan, judge: Judge) -> ImportPlan:
    """The plan with what rules beyond the form say of each row."""
    return replace(plan, rows=tuple(_judged(row, judge) for row in plan.rows), judged=True)


def _judged(row: PlannedRow, judge: Judge) -> PlannedRow:
    """A row that breaks a rule is kept and marked, like one with a wrong number; a clerk mends it in its file."""
    return row if row.status in ("wrong", "repeated") else replace(
        row, problems=(*row.problems, *judge(row.values, row.number, row.sheet_row.number)))


def is_sum(row: SheetRow) -> bool:
    """A row under the table that adds up; its formulas do no harm."""
    first = next((text for text in row.cells if text), "")
    return persian.joined_key(first.strip(" :")) in _SUMS


def _home(reader: Reader) -> str:
    """The county of a county's office, which is that of every row that names none."""
    return office_code.show(reader.office.code) if reader.office.role == "county" else ""


def _refuse_formulas(form: Form, lines: list[SheetRow], columns: Columns) -> None:
    telling = form.key if form.key is not None and form.key.required else form.named_by[0]
    known = columns.known
    key = next((column.place for column in known if form.key and column.field == telling.name), known[0].place)
    found = [
        address(line.number, column.place)
        for line in lines if line.cells[key]
        for column in columns.known if is_formula(line.cells[column.place])
    ]
    if found:
        shown = "، ".join(found[:5]) + (" و …" if len(found) > 5 else "")
        raise FormulaError(cells=shown, count=len(found))


@dataclass(slots=True)
class _Planner:
    """Reads the rows of one sheet in order, remembering what earlier rows held."""

    form: Form
    columns: Columns
    context: Context
    home: str = ""
    same_person: int = 0
    _keys: set[str] = field(default_factory=set)
    _people: dict[str, dict[str, int]] = field(default_factory=dict)
    _spellings: dict[str, str] = field(default_factory=dict)

    def read(self, line: SheetRow) -> PlannedRow | None:
        """The row read, or None for a row that is no record (the heading again, a note under the table)."""
        if is_heading(line, self.columns):
            return None
        typed = self._typed(line)
        filled = {name for name, text in typed.items() if text}
        key = self.form.key.name if self.form.key else ""
        if key not in filled and len(filled) < 3:
            return None
        reading = read_typed(sheet_form(self.form), typed, self.context)
        known = self._known_person(line, reading.values, key)
        status = self._status(reading, key)
        return self._planned(line, status, reading, known)

    def _planned(self, line: SheetRow, status: Status, reading: Reading, known: tuple[Problem, ...]) -> PlannedRow:
        """The row without what is no blank of the form: the state, and that the county is the office's own."""
        state = reading.values.named(STATE) or ""
        values = Values(self.form.fields, {name: reading.values.named(name) for name in reading.values})
        unread = {name: text for name, text in reading.unread.items() if name != STATE}
        found = [each for each in reading.problems
                 if not (each.field == "county" and self.home and "county" not in (*values, *unread))]
        found += missing_in(self.form, state, values)
        return PlannedRow(line, status, values, unread, (*found, *known), state=state)

    def _status(self, reading: Reading, key: str) -> Status:
        if STATE in reading.unread:
            return "wrong"
        value = reading.values.named(key) if key else None
        if value is None and self.form.kind in _OTHERWISE_TOLD:
            value = " ".join(str(reading.values.named(name) or "") for name in _OTHERWISE_TOLD[self.form.kind]).strip()
        if not key or value == "":
            return "new"
        if value is None:
            return "wrong"
        if value in self._keys:
            return "repeated"
        self._keys.add(value)
        return "new"

    def _known_person(self, line: SheetRow, values: Values, key: str) -> tuple[Problem, ...]:
        """A mark on the row when its person stands in an earlier row under another key."""
        code = values.named("national_code")
        if not code or key == "national_code":
            return ()
        earlier, own = self._people.setdefault(code, {}), str(values.named(key) or "")
        others = [row for other, row in earlier.items() if other != own]
        earlier.setdefault(own, line.number)
        if not others:
            return ()
        self.same_person += 1
        return (Problem("national_code", f"همین کد ملی در ردیف {grouped(others[0])} هم آمده است", "amber"),)

    def _typed(self, line: SheetRow) -> dict[str, str]:
        typed: dict[str, str] = {}
        for column in self.columns.known:
            text = line.cells[column.place] if column.place < len(line.cells) else ""
            blank = self.form.by_name.get(column.field)
            if isinstance(blank, Rials) and text and column.unit != "rial":
                text = in_rial(blank, text, column.unit)
            elif isinstance(blank, Listed) and blank.open and text:
                text = self._spellings.setdefault(f"{blank.name} {persian.joined_key(text)}", text)
            typed[column.field] = text
        return typed


def is_heading(line: SheetRow, columns: Columns) -> bool:
    """Whether a printed list repeats its heading here."""
    same = [persian.joined_key(line.cells[c.place]) == persian.joined_key(c.heading)
            for c in columns.known if line.cells[c.place]]
    return len(same) > 1 and all(same)


def in_rial(blank: Rials, text: str, unit: str) -> str:
    """The amount of a column whose heading names a unit; what is no amount stays as it is, to be marked."""
    try:
        return str(blank.read_in(text, unit))
    except UnreadableError:
        return text


def _compare(form: Form, rows: list[PlannedRow], reader: Reader) -> list[PlannedRow]:
    """Tell rows of known records from new ones by the key of the form."""
    if form.key is None:
        return [_seen(form, row, reader) for row in rows]
    name = form.key.name
    keys = [str(row.values.named(name)) for row in rows if row.status == "new"]
    known = reader.by_key(form, name, keys)
    numbers = [known.get(str(row.values.named(name))) or _twin(form, row, reader) for row in rows]
    records = reader.many([number for number in numbers if number])
    return [_compared(row, number, records) for row, number in zip(rows, numbers, strict=True)]


_OTHERWISE_TOLD = {cooperative.FORM.kind: (cooperative.REGISTRATION_NO.name, cooperative.NAME.name)}
"""Kinds whose key is not always known: what tells two records apart where it is not."""


def _twin(form: Form, row: PlannedRow, reader: Reader) -> int | None:
    """The record of a row whose key is not known."""
    told = _OTHERWISE_TOLD.get(form.kind)
    if told is None or row.status != "new" or form.key is None or row.values.named(form.key.name) is not None:
        return None
    found = reader.numbers(form, Query(where=tuple((name, "=", row.values.named(name)) for name in told)))
    return found[0] if found else None


def _seen(form: Form, row: PlannedRow, reader: Reader) -> PlannedRow:
    """Without a key, a record that holds all that the row says is that row, taken in before."""
    given = tuple((name, "=", row.values.named(name)) for name in row.values)
    same = reader.numbers(form, Query(where=given)) if given and not row.unread else []
    return replace(row, status="known", number=same[0]) if same else row


def _compared(row: PlannedRow, number: int | None, records: Mapping[int, Record]) -> PlannedRow:
    if row.status != "new" or number is None:
        return row
    before = records[number]
    given = {name: row.values.named(name) for name in row.values}
    merged = before.values.changed({**given, **dict.fromkeys(row.unread)})
    unread = {**{n: t for n, t in before.unread.items() if n not in given}, **row.unread}
    same = merged == before.values and unread == before.unread
    moved = in_another_state(before.form, row.state, before.state)
    return PlannedRow(row.sheet_row, "known" if same else "changed", merged, unread, (*row.problems, *moved), number,
                      row.state)
