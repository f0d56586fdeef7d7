"""Commands on one cooperative: its members, assemblies, shares and warnings."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from desktop.cli import terminal
from desktop.cli.blanks import typed_blanks
from desktop.cli.desk import desk_to_read, desk_to_write, number_in
from desktop.cli.options import common
from desktop.operations.cooperatives.assembly.alternates import call_alternate
from desktop.operations.cooperatives.assembly.assemblies import call_again, call_assembly, fail_assembly, hold_assembly
from desktop.operations.cooperatives.lifecycle.supervision import warn
from desktop.operations.cooperatives.membership.member_book import is_union
from desktop.operations.cooperatives.membership.members import (
    Pasted,
    admit_applicants,
    counts,
    member_rows,
    paste_members,
)
from desktop.operations.cooperatives.membership.shares import Register, register_of
from desktop.operations.cooperatives.quorums import quorum_of
from desktop.operations.cooperatives.roster import MemberCounts
from desktop.operations.desk import Desk
from desktop.operations.errors import NoSuchRecordError, NotSavedError
from desktop.operations.records.read_record import read_record
from desktop.operations.saved import Saved
from desktop.store.contents import Record
from forms.catalog import assembly, coop_office, coop_warning, cooperative
from forms.parts import Form
from forms.rules import jalali, record_number
from forms.rules.digits import grouped, to_persian


class _Act(argparse.ArgumentParser):
    """An act whose FIELD=TEXT words stand before its options or after them."""

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        asked, left = super().parse_known_args(args, namespace)
        blanks = [word for word in left if "=" in word and not word.startswith("-")]
        if "blanks" not in asked or not blanks:
            return asked, left
        asked.blanks = [*asked.blanks, *blanks]
        return asked, [word for word in left if word not in blanks]


def add_commands(commands: Any) -> None:
    """Called by the parser of the command line."""
    parser = commands.add_parser("coop", help="members, assemblies, shares and warnings of a cooperative")
    acts = parser.add_subparsers(title="acts", metavar="ACT", required=True, parser_class=_Act)

    pasted = _act(acts, "members", "take in the members of a cooperative from a workbook", run_members)
    pasted.add_argument("number")
    pasted.add_argument("file", type=Path)
    pasted.add_argument("--dry-run", action="store_true", help="only say what would happen")

    admitted = _act(acts, "admit", "make members of the applicants", run_admit)
    admitted.add_argument("number")
    admitted.add_argument("--on", type=_day, metavar="DAY", help="members from this day; usually the first assembly's")
    held = _act(acts, "shares", "the share register", run_shares)
    held.add_argument("number")
    held.add_argument("--on", type=_day, metavar="DAY", help="as it was on this day")
    _act(acts, "quorum", "whether enough members are there", run_quorum).add_argument("number", metavar="ASSEMBLY")
    _add_assemblies(acts)

    warned = _act(acts, "warn", "the next written warning", run_warn)
    warned.add_argument("number")
    warned.add_argument("blanks", nargs="+", metavar="FIELD=TEXT")


def _add_assemblies(acts: Any) -> None:
    called = _act(acts, "call", "call an assembly", run_call)
    called.add_argument("number")
    called.add_argument("--nature", required=True, choices=sorted(assembly.NATURE.options))
    called.add_argument("--held-at", required=True, metavar="DAY [HOUR]")
    called.add_argument("blanks", nargs="*", metavar="FIELD=TEXT")

    again = _act(acts, "call-again", "the next call of an assembly that had no quorum", run_call_again)
    again.add_argument("number", metavar="ASSEMBLY")
    again.add_argument("--held-at", metavar="DAY [HOUR]", default="")
    again.add_argument("blanks", nargs="*", metavar="FIELD=TEXT")

    held = _act(acts, "hold", "write down what came of an assembly; offices begin for whoever is elected", run_hold)
    held.add_argument("number", metavar="ASSEMBLY")
    called_up = _act(acts, "alternate", "the first alternate takes a seat that was left", run_alternate)
    called_up.add_argument("number", metavar="OFFICE")
    called_up.add_argument("--on", type=_day, metavar="DAY", help="from this day; usually today")

    held.add_argument("--failed", action="store_true", help="the quorum was not met: negative minutes")
    held.add_argument("--reason", default="", help="why a doubt is passed over; kept in the journal")
    held.add_argument("blanks", nargs="*", metavar="FIELD=TEXT")


def _act(acts: Any, name: str, about: str, run: Any) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = acts.add_parser(name, parents=[common()], help=about)
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run)
    return parser


def run_members(asked: argparse.Namespace) -> int:
    opened = desk_to_read if asked.dry_run else desk_to_write
    with opened(asked) as desk:
        own = _expect(desk, asked.number, cooperative.FORM)
        rows = member_rows(asked.file, union=is_union(own))
        done = paste_members(desk, own.number, rows, terminal.progress_bar, dry=asked.dry_run)
        return _say_pasted(asked, desk, own.number, done)


def run_admit(asked: argparse.Namespace) -> int:
    with desk_to_write(asked) as desk:
        number = _expect(desk, asked.number, cooperative.FORM).number
        return _say_pasted(asked, desk, number, admit_applicants(desk, number, asked.on))


def run_shares(asked: argparse.Namespace) -> int:
    with desk_to_read(asked) as desk:
        number = _expect(desk, asked.number, cooperative.FORM).number
        with desk.database.read() as reader:
            register = register_of(reader, number, asked.on)
    if asked.json:
        terminal.say_json(_register(register))
        return 0
    terminal.say_table(["تاریخ", "واگذارنده", "گیرنده", "سهم"], [
        [to_persian(jalali.text(line.entry.day)), register.name(line.entry.source), register.name(line.entry.target),
         grouped(line.entry.shares)] for line in register.lines])
    for member, shares in register.holdings.items():
        terminal.say(f"{register.members[member].name if member in register.members else '—'}: {grouped(shares)} سهم")
    terminal.say(f"جمع: {grouped(register.total)} سهم")
    return 0


def run_quorum(asked: argparse.Namespace) -> int:
    with desk_to_read(asked) as desk:
        record = _expect(desk, asked.number, assembly.FORM)
        with desk.database.read() as reader:
            view = quorum_of(reader, record, desk.today)
    if asked.json:
        terminal.say_json({"needed": view.needed, "present": view.present, "members": view.members, "met": view.met,
                           "said": view.said, "basis": view.basis})
    else:
        terminal.say(f"{view.said} ({view.basis})" if view.basis else view.said)
    return 0


def run_call(asked: argparse.Namespace) -> int:
    typed = {**typed_blanks(assembly.FORM, asked.blanks), "nature": asked.nature, "held_at": asked.held_at}
    with desk_to_write(asked) as desk:
        number = _expect(desk, asked.number, cooperative.FORM).number
        return _say_saved(asked, desk, call_assembly(desk, number, typed))


def run_call_again(asked: argparse.Namespace) -> int:
    typed = typed_blanks(assembly.FORM, asked.blanks) | ({"held_at": asked.held_at} if asked.held_at else {})
    with desk_to_write(asked) as desk:
        return _say_saved(asked, desk, call_again(desk, _expect(desk, asked.number, assembly.FORM).number, typed))


def run_hold(asked: argparse.Namespace) -> int:
    typed = typed_blanks(assembly.FORM, asked.blanks)
    conclude = fail_assembly if asked.failed else hold_assembly
    with desk_to_write(asked) as desk:
        return _say_saved(asked, desk, conclude(desk, _expect(desk, asked.number, assembly.FORM).number, typed,
                                                asked.reason))


def run_alternate(asked: argparse.Namespace) -> int:
    with desk_to_write(asked) as desk:
        number = _expect(desk, asked.number, coop_office.FORM).number
        return _say_saved(asked, desk, call_alternate(desk, number, asked.on or desk.today))


def run_warn(asked: argparse.Namespace) -> int:
    typed = typed_blanks(coop_warning.FORM, asked.blanks)
    with desk_to_write(asked) as desk:
        return _say_saved(asked, desk, warn(desk, _expect(desk, asked.number, cooperative.FORM).number, typed))


def _day(text: str) -> date:
    try:
        return jalali.parse(text)
    except jalali.NotADayError as wrong:
        raise argparse.ArgumentTypeError(str(wrong)) from wrong


def _expect(desk: Desk, typed: str, form: Form) -> Record:
    """The record of this kind; another kind's number is no number here."""
    record = read_record(desk, number_in(desk, typed))
    if record.kind != form.kind:
        raise NoSuchRecordError(number=typed)
    return record


def _say_pasted(asked: argparse.Namespace, desk: Desk, number: int, done: Pasted) -> int:
    with desk.database.read() as reader:
        there = counts(reader, number, desk.today)
    if asked.json:
        terminal.say_json({"rows": done.wanted, "numbers": list(done.numbers), "people": done.people,
                           "action": done.action, "members": _counted(there),
                           "problems": terminal.problems_json(done.problems)})
    elif not done.refused:
        verb = "پذیرفته می‌شود" if getattr(asked, "dry_run", False) else "پذیرفته شد"
        terminal.say(f"{grouped(done.wanted)} عضو {verb}؛ اکنون {grouped(there.total)} عضو")
    terminal.warn_problems(() if asked.json else done.problems)
    if done.refused:
        raise NotSavedError
    return 0


def _say_saved(asked: argparse.Namespace, desk: Desk, saved: Saved) -> int:
    record = read_record(desk, saved.number) if saved.number is not None else None
    if asked.json:
        terminal.say_json({"number": saved.number, "state": record.state if record else None,
                           "problems": terminal.problems_json(saved.problems),
                           **({"record": record.values.to_json()} if record else {})})
    elif record is not None:
        shown = to_persian(record_number.show(record.number))
        terminal.say(f"{record.form.title}: {record.title} — {record.form.life.state(record.state).label} ({shown})")
        for line in _results(record):
            terminal.say(line)
    terminal.warn_problems(() if asked.json else saved.problems)
    if record is None:
        raise NotSavedError
    return 0


def _results(record: Record) -> list[str]:
    rows = record.values[assembly.CANDIDATES] if record.kind == assembly.FORM.kind else None
    return [f"{row.show(assembly.FOR_OFFICE)}: {row.show(assembly.CANDIDATE)} — {row.show(assembly.RESULT)}"
            for row in rows or () if row[assembly.RESULT] is not None]


def _counted(there: MemberCounts) -> dict[str, int]:
    return {"women": there.women, "men": there.men, "unknown": there.unknown, "legal": there.legal,
            "total": there.total}


def _register(register: Register) -> dict[str, Any]:
    return {
        "lines": [{"record": line.record, "day": line.entry.day.isoformat(), "kind": line.entry.kind,
                   "source": int(line.entry.source or 0) or None, "target": int(line.entry.target or 0) or None,
                   "shares": line.entry.shares, "amount": line.amount} for line in register.lines],
        "holdings": [{"member": member, "shares": shares,
                      "name": register.members[member].name if member in register.members else None}
                     for member, shares in register.holdings.items()],
        "total": register.total,
        "refusals": [{"day": each.entry.day.isoformat(), "message": each.sentence} for each in register.refusals],
    }
