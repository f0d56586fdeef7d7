"""Commands on paper and the work it belongs to: plan, give, print, result, report."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from desktop.cli import terminal
from desktop.cli.blanks import pair, typed_blanks
from desktop.cli.desk import desk_to_read, desk_to_write, number_in
from desktop.cli.options import common
from desktop.operations.errors import NotSavedError
from desktop.operations.list_records import typed_query
from desktop.operations.make_report import make_report
from desktop.operations.paper_list import PAPERS
from desktop.operations.plan_campaign import deal_visits, plan_campaign, share_visits
from desktop.operations.print_paper import print_paper
from desktop.operations.record_visit import record_visit, typed_again
from desktop.operations.report_list import REPORTS
from desktop.operations.visit_batch import batch_of
from forms import catalog
from forms.catalog import job, visit
from forms.rules import record_number
from forms.rules.digits import grouped, to_persian


def add_commands(commands: Any) -> None:
    """Called by the parser of the command line."""
    parser = commands.add_parser("plan", parents=[common()], help="open the visits of a campaign")
    parser.add_argument("campaign")
    parser.add_argument("--where", action="append", default=[], metavar="FIELD=VALUE", help="only jobs that fit")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run_plan)

    parser = commands.add_parser("give", parents=[common()], help="deal a campaign's visits evenly to groups")
    parser.add_argument("campaign")
    parser.add_argument("groups", nargs="+", metavar="GROUP")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run_give)

    parser = commands.add_parser("print", parents=[common()], help="print a paper into a PDF")
    parser.add_argument("paper", choices=sorted(PAPERS))
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="OUT.pdf")
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--record", nargs="+", metavar="NUMBER")
    which.add_argument("--batch", metavar="CAMPAIGN", help="the visits of a campaign that have no result yet")
    which.add_argument("--where", action="append", metavar="FIELD=VALUE")
    parser.add_argument("--limit", type=int, default=0, help="at most so many papers")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run_print)

    parser = commands.add_parser("result", parents=[common()], help="record what a visit found")
    parser.add_argument("visit")
    parser.add_argument("blanks", nargs="+", metavar="FIELD=TEXT")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run_result)

    parser = commands.add_parser("report", parents=[common()], help="make a report")
    parser.add_argument("name", choices=sorted(REPORTS))
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="OUT.pdf")
    parser.set_defaults(run=run_report)


def run_plan(asked: argparse.Namespace) -> int:
    with desk_to_write(asked) as desk:
        where = typed_query(job.FORM, [pair(text) for text in asked.where]).where
        planned = plan_campaign(desk, number_in(desk, asked.campaign), where, terminal.progress_bar)
    if asked.json:
        terminal.say_json({"visits": list(planned.visits), "already": planned.already})
    else:
        terminal.say(f"{grouped(len(planned.visits))} بازدید باز شد؛ {grouped(planned.already)} از پیش بود.")
    return 0


def run_give(asked: argparse.Namespace) -> int:
    with desk_to_write(asked) as desk:
        groups = [number_in(desk, text) for text in asked.groups]
        hands = share_visits(desk, number_in(desk, asked.campaign), groups)
        given = {group: len(visits) for group, visits in hands.items() if visits}
        deal_visits(desk, hands)
    if asked.json:
        terminal.say_json({str(group): count for group, count in given.items()})
    else:
        terminal.say(f"{grouped(sum(given.values()))} بازدید به {grouped(len(given))} گروه سپرده شد.")
    return 0


def run_print(asked: argparse.Namespace) -> int:
    with desk_to_read(asked) as desk:
        if asked.record:
            numbers = [number_in(desk, text) for text in asked.record]
        elif asked.batch:
            numbers = batch_of(desk, number_in(desk, asked.batch))
        else:
            form = catalog.BY_KIND[PAPERS[asked.paper].kinds[-1]]
            query = typed_query(form, [pair(text) for text in asked.where])
            with desk.database.read() as reader:
                numbers = reader.numbers(form, query)
        numbers = numbers[:asked.limit] if asked.limit else numbers
        pages = print_paper(desk, asked.paper, numbers, asked.output, terminal.progress_bar)
    if asked.json:
        terminal.say_json({"path": str(asked.output), "records": len(numbers), "pages": pages})
    else:
        terminal.say(f"چاپ شد: {asked.output} ({grouped(pages)} صفحه)")
    return 0


def run_result(asked: argparse.Namespace) -> int:
    with desk_to_write(asked) as desk:
        number = number_in(desk, asked.visit)
        typed, base = typed_again(desk, number)
        recorded = record_visit(desk, number, {**typed, **typed_blanks(visit.FORM, asked.blanks)}, base)
    if asked.json:
        problems = [{"field": p.field, "message": p.message, "level": p.level} for p in recorded.problems]
        terminal.say_json({"number": recorded.number, "next_visit": recorded.next_visit, "problems": problems})
    elif recorded.number is not None:
        terminal.say("نتیجه ثبت شد.")
    if recorded.next_visit and not asked.json:
        terminal.say(f"بازدید دوباره لازم است: {to_persian(record_number.show(recorded.next_visit))}")
    terminal.warn_problems(() if asked.json else recorded.problems)
    if recorded.number is None:
        raise NotSavedError
    return 0


def run_report(asked: argparse.Namespace) -> int:
    with desk_to_read(asked) as desk:
        pages = make_report(desk, asked.name, asked.output, terminal.progress_bar)
    terminal.say(f"گزارش نوشته شد: {asked.output} ({grouped(pages)} صفحه)")
    return 0
