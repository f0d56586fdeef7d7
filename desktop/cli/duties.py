"""Commands on what waits at cooperatives: the work list, by kind, as lines or as JSON."""

from __future__ import annotations

import argparse
from typing import Any

from desktop.cli import terminal
from desktop.cli.desk import desk_to_read
from desktop.cli.options import common
from desktop.operations.cooperatives.watching.duties import Duty, duties_of
from desktop.operations.cooperatives.watching.duty_words import LABELS
from forms.rules import jalali, record_number
from forms.rules.digits import to_latin, to_persian


def add_commands(commands: Any) -> None:
    """Called by the parser of the command line."""
    parser = commands.add_parser("duties", parents=[common()], help="what is due or over at cooperatives")
    parser.add_argument("--kind", action="append", choices=sorted(LABELS), default=[], metavar="KIND",
                        help=f"one of {', '.join(sorted(LABELS))}; may be given several times")
    parser.add_argument("--county", type=to_latin, metavar="CODE", help="one county of the province, such as 3001")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run_duties)


def run_duties(asked: argparse.Namespace) -> int:
    with desk_to_read(asked) as desk:
        found = duties_of(desk, asked.kind, asked.county)
    if asked.json:
        terminal.say_json([_document(each) for each in found])
        return 0
    terminal.say_table(["پرونده", "تعاونی", "دسته", "مهلت", "روز", "نامه", "شرح"], [
        [to_persian(record_number.show(each.cooperative)), each.title, each.label,
         to_persian(jalali.text(each.due)) if each.due else "—", each.days_text,
         each.written.said if each.written else "", each.said] for each in found])
    return 0


def _document(each: Duty) -> dict[str, object]:
    return {"cooperative": each.cooperative, "title": each.title, "kind": each.kind, "level": each.level,
            "due": each.due.isoformat() if each.due else None, "days_over": each.days_over, "letter": each.letter,
            "record": each.record, "said": each.said,
            "written": each.written.number if each.written else None}
