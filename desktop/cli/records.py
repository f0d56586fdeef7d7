"""Commands on records: import, list, show, find, save, move, void, restore."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from desktop.cli import terminal
from desktop.cli.blanks import pair, typed_blanks
from desktop.cli.desk import desk_to_read, desk_to_write, number_in
from desktop.cli.options import common
from desktop.operations.errors import NotSavedError, UnknownBlankError
from desktop.operations.records.export_records import export_records
from desktop.operations.records.find import find
from desktop.operations.records.list_records import list_records, typed_query
from desktop.operations.records.read_record import history_of, read_record
from desktop.operations.saving.import_workbook import apply_import, plan_import, write_error_workbook
from desktop.operations.saving.move_record import move_record
from desktop.operations.saving.save_record import save_record
from desktop.operations.saving.turn_record import restore_record, void_record
from desktop.store.contents import Record
from desktop.store.history import HistoryLine
from forms import catalog
from forms.parts import Form, Move, typed_of
from forms.rules import persian, record_number
from forms.rules.digits import grouped, to_persian


def add_commands(commands: Any) -> None:
    """Called by the parser of the command line."""
    parser = commands.add_parser("import", parents=[common()], help="take in a workbook")
    parser.add_argument("kind", choices=sorted(catalog.BY_KIND))
    parser.add_argument("file", type=Path)
    parser.add_argument("--dry-run", action="store_true", help="only say what would happen")
    parser.add_argument("--errors", type=Path, metavar="OUT.xlsx", help="write the doubtful rows, cells marked")
    parser.add_argument("--map", action="append", default=[], metavar="HEADING=FIELD",
                        help="give a column to another blank (an empty FIELD leaves it out)")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run_import)

    parser = commands.add_parser("export", parents=[common()], help="give records out as a workbook or a CSV file")
    parser.add_argument("kind", choices=sorted(catalog.BY_KIND))
    parser.add_argument("file", type=Path, metavar="OUT.xlsx|OUT.csv")
    parser.add_argument("--where", action="append", default=[], metavar="FIELD=VALUE")
    parser.set_defaults(run=run_export)
    _add_looking(commands)


def _add_looking(commands: Any) -> None:
    parser = commands.add_parser("list", parents=[common()], help="list the records of a kind")
    parser.add_argument("kind", choices=sorted(catalog.BY_KIND))
    parser.add_argument("--where", action="append", default=[], metavar="FIELD=VALUE")
    parser.add_argument("--limit", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run_list)

    parser = commands.add_parser("show", parents=[common()], help="show one record")
    parser.add_argument("number")
    parser.add_argument("--history", action="store_true")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run_show)

    parser = commands.add_parser("find", parents=[common()], help="find by name, national code, number, tracking code")
    parser.add_argument("text", nargs="+")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run_find)

    parser = commands.add_parser("save", parents=[common()], help="save a record from typed blanks")
    parser.add_argument("kind", choices=sorted(catalog.BY_KIND))
    parser.add_argument("blanks", nargs="+", metavar="FIELD=TEXT")
    parser.add_argument("--number", help="change this record in place of a new one")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run_save)

    parser = commands.add_parser("move", parents=[common()], help="take a step of a record's life")
    parser.add_argument("number")
    parser.add_argument("move", metavar="MOVE", help="its name or label; any other is answered with the known")
    parser.add_argument("--reason", default="", help="why; kept in the journal")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run_move)
    for verb, said in (("void", "take a record out of use; it stays in the journal"),
                       ("restore", "bring a voided record back into use")):
        parser = commands.add_parser(verb, parents=[common()], help=said)
        parser.add_argument("number")
        parser.add_argument("--reason", default="", help="why; kept in the journal")
        parser.set_defaults(run=run_turn, back=verb == "restore")


def run_import(asked: argparse.Namespace) -> int:
    form = catalog.BY_KIND[asked.kind]
    changes = dict(pair(text) for text in asked.map)
    opened = desk_to_read if asked.dry_run else desk_to_write
    with opened(asked) as desk:
        plan = plan_import(desk, form, asked.file, changes, terminal.progress_bar)
        if asked.errors:
            write_error_workbook(plan, asked.errors)
        if not asked.dry_run:
            apply_import(desk, plan, asked.file.name, terminal.progress_bar)
    if plan.sheet.blank_rows >= 1000:
        terminal.warn(f"این کاربرگ {grouped(plan.sheet.blank_rows)} ردیف خالی دارد که کنار گذاشته شد؛ "
                      "در اکسل ردیف‌های خالی را پاک کنید. [W_BLANK_ROWS]")
    summary = plan.summary()
    for row in plan.rows if "marked" in summary else ():
        for problem in row.problems if row.status == "wrong" else [p for p in row.problems if p.level == "red"]:
            terminal.warn(f"ردیف {grouped(row.sheet_row.number)}: {problem.message}")
    if asked.json:
        terminal.say_json(summary)
    else:
        _say_summary(form, summary, dry=asked.dry_run)
    return 0


def run_export(asked: argparse.Namespace) -> int:
    form = catalog.BY_KIND[asked.kind]
    with desk_to_read(asked) as desk:
        query = typed_query(form, [pair(text) for text in asked.where])
        count = export_records(desk, form, query, asked.file, terminal.progress_bar)
    terminal.say(f"{grouped(count)} پرونده نوشته شد: {asked.file}")
    return 0


def run_list(asked: argparse.Namespace) -> int:
    form = catalog.BY_KIND[asked.kind]
    with desk_to_read(asked) as desk:
        records = list_records(desk, form, [pair(text) for text in asked.where], asked.limit)
    if asked.json:
        terminal.say_json([_document(record) for record in records])
    else:
        headings = ["شماره", *(field.label for field in form.list_fields), "وضعیت"]
        terminal.say_table(headings, [_line(form, record) for record in records])
    return 0


def run_show(asked: argparse.Namespace) -> int:
    with desk_to_read(asked) as desk:
        record = read_record(desk, number_in(desk, asked.number))
        history = history_of(desk, record.number) if asked.history else []
    if asked.json:
        document = _document(record)
        if asked.history:
            document["history"] = [_history(line) for line in history]
        terminal.say_json(document)
        return 0
    terminal.say(f"{record.form.title}: {record.title} — شمارهٔ {to_persian(record_number.show(record.number))}")
    for field in record.form.fields:
        text = record.values.show(field) or to_persian(record.unread.get(field.name, ""))
        if text:
            terminal.say(f"{field.label}: {text}")
    for line in history:
        changes = "؛ ".join(f"{label}: {old or '—'} ← {new or '—'}" for label, old, new in line.changes)
        terminal.say(f"{line.at} [{line.action}] {line.user} ({line.role}) {line.act} {line.reason} {changes}".rstrip())
    return 0


def run_find(asked: argparse.Namespace) -> int:
    with desk_to_read(asked) as desk:
        hits = find(desk, " ".join(asked.text))
    if asked.json:
        terminal.say_json([
            {"number": hit.number, "kind": hit.kind, "title": hit.title, "subtitle": hit.subtitle} for hit in hits])
    else:
        titles = {form.kind: form.title for form in catalog.ALL}
        terminal.say_table(["شماره", "نوع", "نام", "شرح"], [
            [to_persian(record_number.show(hit.number)), titles[hit.kind], hit.title, hit.subtitle] for hit in hits])
    return 0


def run_save(asked: argparse.Namespace) -> int:
    form = catalog.BY_KIND[asked.kind]
    typed = typed_blanks(form, asked.blanks)
    with desk_to_write(asked) as desk:
        number = number_in(desk, asked.number) if asked.number else None
        base = None
        if number is not None:
            record = read_record(desk, number)
            typed, base = {**typed_of(record.values, record.unread), **typed}, record.base
        saved = save_record(desk, form, typed, number, base)
    if asked.json:
        terminal.say_json({"number": saved.number, "problems": terminal.problems_json(saved.problems)})
    elif saved.number is not None:
        terminal.say(f"ذخیره شد: {to_persian(record_number.show(saved.number))}")
    terminal.warn_problems(() if asked.json else saved.problems)
    if saved.number is None:
        raise NotSavedError
    return 0


def run_move(asked: argparse.Namespace) -> int:
    with desk_to_write(asked) as desk:
        record = read_record(desk, number_in(desk, asked.number))
        saved = move_record(desk, record.number, _move(record, asked.move), asked.reason)
        now = read_record(desk, record.number)
    if asked.json:
        terminal.say_json({"number": saved.number, "state": now.state,
                           "problems": terminal.problems_json(saved.problems)})
    elif saved.number is not None:
        terminal.say(f"{now.title}: {now.form.life.state(now.state).label}")
    terminal.warn_problems(() if asked.json else saved.problems)
    if saved.number is None:
        raise NotSavedError
    return 0


def run_turn(asked: argparse.Namespace) -> int:
    turn = restore_record if asked.back else void_record
    with desk_to_write(asked) as desk:
        record = read_record(desk, number_in(desk, asked.number))
        saved = turn(desk, record.number, asked.reason)
    if saved.number is None:
        terminal.warn_problems(saved.problems)
        raise NotSavedError
    terminal.say(f"{record.title}: {'بازگردانده شد' if asked.back else 'باطل شد'}")
    return 0


def _move(record: Record, asked: str) -> Move:
    """The step of this name or label; one from the record's state where several have the label."""
    key = persian.joined_key(asked)
    named = [move for move in record.form.life.moves if asked == move.name or key == persian.joined_key(move.label)]
    if not named:
        open_ones = [move.name for move in record.form.life.moves if record.state in move.source]
        raise UnknownBlankError(name=asked, known="، ".join(open_ones))
    return next((move for move in named if record.state in move.source), named[0])


def _document(record: Record) -> dict[str, Any]:
    return {
        "number": record.number, "shown_number": record_number.show(record.number), "kind": record.kind,
        "state": record.state, "voided": record.voided, "marks": list(record.marks), "unread": record.unread,
        **record.values.to_json(),
    }


def _history(line: HistoryLine) -> dict[str, Any]:
    changes = [{"label": label, "old": old, "new": new} for label, old, new in line.changes]
    return {"at": line.at, "user": line.user, "role": line.role, "act": line.act, "reason": line.reason,
            "seq": line.seq, "station": line.station, "action": line.action, "changes": changes}


def _line(form: Form, record: Record) -> list[str]:
    cells = [record.values.show(field) or to_persian(record.unread.get(field.name, "")) for field in form.list_fields]
    return [to_persian(record_number.show(record.number)), *cells, form.life.state(record.state).label]


def _say_summary(form: Form, summary: dict[str, Any], *, dry: bool) -> None:
    terminal.say("بررسی آزمایشی؛ چیزی نوشته نشد." if dry else "درون‌ریزی انجام شد.")
    labels = {
        "rows": "ردیف", "new": "تازه", "changed": "تغییرکرده", "repeated": "تکراری",
        "bad_national_code": "کد ملی نادرست", "bad_date": "تاریخ شروع نادرست",
        "same_person_two_agencies": "یک شخص در دو دستگاه", "loans": "دارای تسهیلات",
        "loan_total_rial": "جمع تسهیلات (ریال)",
    }
    for name, label in labels.items():
        terminal.say(f"{label}: {grouped(summary[name])}")
    if "marked" in summary:
        terminal.say(f"نشان‌دار: {grouped(summary['marked'])}")
    for agency, rows in summary["agencies"].items():
        terminal.say(f"  {agency}: {grouped(rows)}")
    for state, rows in summary.get("states", {}).items():
        terminal.say(f"  {form.life.state(state).label}: {grouped(rows)}")
