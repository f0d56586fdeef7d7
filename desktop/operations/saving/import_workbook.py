"""Take in the list that an agency or the monitoring system hands over: look first, then one undoable import."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.excel.answer import MarkedCell, MarkedRow, write_answer
from desktop.excel.mapping import choose_sheet
from desktop.excel.reading import read_workbook
from desktop.operations.cooperatives.lifecycle.identity import SheetJudge
from desktop.operations.desk import Desk, Progress, unwatched
from desktop.operations.records.import_plan import ImportPlan, PlannedRow, judged, make_plan
from desktop.operations.records.import_state import sheet_form
from desktop.operations.records.link_person import link_people
from desktop.store.change import Change
from forms.catalog import cooperative
from forms.parts import Form, Listed, Values
from forms.rules import office_code


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import wrote; `action` undoes it (None when nothing changed)."""

    created: int
    changed: int
    people: int
    action: int | None


def plan_import(
    desk: Desk, form: Form, path: Path, changes: Mapping[str, str] | None = None, progress: Progress = unwatched
) -> ImportPlan:
    """The dry run. `changes` gives headings to other blanks; raises the errors of desktop.excel."""
    sheet, columns = choose_sheet(sheet_form(form), read_workbook(path), changes)
    with desk.database.read() as reader:
        plan = make_plan(form, sheet, columns, reader, desk.today, progress)
        if form.kind != cooperative.FORM.kind:
            return plan
        return judged(plan, SheetJudge(reader, reader.context(desk.today)))


def apply_import(desk: Desk, plan: ImportPlan, source: str, progress: Progress = unwatched) -> Imported:
    """Write the plan as one action: all of it or nothing. `source` (the file's name) is the journalled reason."""
    new, changed = plan.of("new"), plan.of("changed")
    if not new and not changed:
        return Imported(0, 0, 0, None)
    progress(0, 3)
    before = any(row.state for row in new)
    with desk.database.change(desk.actor, reason=f"پروندهٔ پیشین، از فایل «{source}»" if before else
                              f"درون‌ریزی «{source}»") as change:
        home = office_code.show(desk.database.office.code) if desk.database.office.role == "county" else ""
        papers = [_at_home(plan.form, row.values, home) for row in (*new, *changed)]
        linked, opened = link_people(change, plan.form, papers)
        progress(1, 3)
        _create(change, plan.form, new, linked[:len(new)])
        progress(2, 3)
        written = change.set_many(plan.form, [
            (row.number or 0, values, row.unread) for row, values in zip(changed, linked[len(new):], strict=True)])
        progress(3, 3)
        return Imported(len(new), written, opened, change.action)


def _create(change: Change, form: Form, rows: Sequence[PlannedRow], papers: Sequence[Values]) -> None:
    """State by state; a register that was there before this program begins where it stands."""
    for state in dict.fromkeys(row.state for row in rows):
        some = [(values, row.unread) for values, row in zip(papers, rows, strict=True) if row.state == state]
        change.create_many(form, some, state or None)


def write_error_workbook(plan: ImportPlan, to: Path) -> int:
    """The rows with problems, each wrong cell marked, to send back to the agency; answers how many rows."""
    headings = [column.heading for column in plan.columns.columns]
    places = {column.field: column.place for column in plan.columns.known}
    rows = [
        MarkedRow(row.sheet_row.number, row.sheet_row.cells, _marks(row, places))
        for row in plan.rows if row.problems or row.status == "repeated"
    ]
    return write_answer(to, f"ردیف‌هایی از «{plan.sheet.title}» که باید بررسی شوند", headings, rows)


def _marks(row: PlannedRow, places: Mapping[str, int]) -> list[MarkedCell]:
    marks = [MarkedCell(places.get(p.field, -1), p.message, p.level) for p in row.problems]
    if row.status == "repeated":
        marks.append(MarkedCell(-1, "این ردیف تکرار ردیفی پیشین است", "amber"))
    return marks


def _at_home(form: Form, values: Values, home: str) -> Values:
    """The county is this office's own where the workbook does not say."""
    county = form.by_name.get("county")
    if isinstance(county, Listed) and values.named("county") is None and home:
        return values.changed({"county": home})
    return values
