"""Commands on reports: which there are, and one made as of a day, on paper or in a workbook."""

from __future__ import annotations

import argparse
from datetime import date
from typing import Any

from desktop.cli import terminal
from desktop.cli.options import common
from desktop.cli.printing import add_print_options, deliver, desk_to_print, paper_file
from desktop.operations.prints.note_print import facts_of
from desktop.operations.reporting.make_report import make_report
from desktop.operations.texts.report_list import REPORTS
from forms.rules import jalali
from forms.rules.digits import grouped, to_latin


def add_commands(commands: Any) -> None:
    """Called by the parser of the command line."""
    parser = commands.add_parser("reports", parents=[common()], help="list the reports")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run_reports)

    parser = commands.add_parser("report", parents=[common()], help="make a report, as PDF or as a workbook")
    parser.add_argument("name", choices=sorted(REPORTS), metavar="NAME", help="see `karbarg reports`")
    add_print_options(parser)
    parser.add_argument("--as-of", type=_day, metavar="1405/08/30", help="the office as it was when this day ended")
    parser.add_argument("--against", type=_day, metavar="1404/12/29", help="the earlier day of a comparison")
    parser.add_argument("--county", type=to_latin, metavar="CODE", help="one county of the province, such as 3001")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run_report, refuse=parser.error)


def run_reports(asked: argparse.Namespace) -> int:
    if asked.json:
        terminal.say_json([{"name": each.name, "title": each.title, "answers": each.answers, "compares": each.compares}
                           for each in REPORTS.values()])
    else:
        terminal.say_table(["name", "title", "answers"],
                           [[each.name, each.title, each.answers] for each in REPORTS.values()])
    return 0


def run_report(asked: argparse.Namespace) -> int:
    in_workbook = asked.output is not None and asked.output.suffix.lower() == ".xlsx"
    if in_workbook and asked.pages:
        asked.refuse("--pages belongs to a PDF")
    with desk_to_print(asked) as desk, paper_file(asked) as file:
        printed = make_report(desk, asked.name, file, terminal.progress_bar, as_of=asked.as_of,
                              other_day=asked.against, county=asked.county, draft=asked.draft)
        day = asked.as_of or desk.today
        delivered = deliver(desk, asked, file, facts_of(desk, asked.name, (), printed.pages))
    if asked.json:
        terminal.say_json({**delivered, "name": asked.name, "as_of": day.isoformat(),
                           "against": asked.against and asked.against.isoformat()})
    else:
        where = f"چاپگر {asked.printer}" if asked.printer else str(asked.output)
        terminal.say(f"گزارش نوشته شد: {where} ({grouped(printed.pages)} {'برگه' if in_workbook else 'صفحه'})")
    return 0


def _day(text: str) -> date:
    try:
        return jalali.parse(text)
    except jalali.NotADayError as wrong:
        raise argparse.ArgumentTypeError(str(wrong)) from wrong
