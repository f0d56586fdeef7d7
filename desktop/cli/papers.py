"""Commands on paper and the work it belongs to: plan, give, print, papers, texts, result."""

from __future__ import annotations

import argparse
from typing import Any

from desktop.cli import terminal
from desktop.cli.blanks import pair, text_of_file, typed_blanks
from desktop.cli.desk import desk_to_read, desk_to_write, number_in
from desktop.cli.options import common
from desktop.cli.printing import add_print_options, deliver, desk_to_print, paper_file, say_delivered
from desktop.operations.desk import Desk
from desktop.operations.errors import NoKindError, NotSavedError
from desktop.operations.orders.paper_order import Selection
from desktop.operations.printing.print_paper import print_paper
from desktop.operations.printing.word_paper import texts_of, word_part
from desktop.operations.prints.note_print import facts_of
from desktop.operations.records.list_records import said_conditions, typed_query
from desktop.operations.texts.paper_list import LIST, PAPERS, paper_named, papers_of
from desktop.operations.verification.plan_campaign import deal_visits, plan_campaign, share_visits
from desktop.operations.verification.record_visit import record_visit, typed_again
from desktop.operations.verification.visit_batch import batch_of
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

    parser = commands.add_parser("result", parents=[common()], help="record what a visit found")
    parser.add_argument("visit")
    parser.add_argument("blanks", nargs="+", metavar="FIELD=TEXT")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run_result)
    _add_printing(commands)


def _add_printing(commands: Any) -> None:
    parser = commands.add_parser("print", parents=[common()], help="print a paper into a PDF")
    parser.add_argument("paper", choices=sorted(PAPERS), metavar="PAPER", help="as `papers` names it")
    add_print_options(parser)
    parser.add_argument("--kind", choices=sorted(catalog.BY_KIND), help="of which kind --where finds records")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--record", nargs="+", metavar="NUMBER")
    which.add_argument("--batch", metavar="CAMPAIGN", help="the visits of a campaign that have no result yet")
    which.add_argument("--where", action="append", metavar="FIELD=VALUE")
    parser.add_argument("--limit", type=int, default=0, help="at most so many papers")
    parser.add_argument("--columns", type=_names, default=(), metavar="NAME,NAME",
                        help="what a list shows: row, number, state and names of blanks")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run_print, refuse=parser.error)

    parser = commands.add_parser("papers", help="the papers that can be printed")
    parser.add_argument("kind", nargs="?", choices=sorted(catalog.BY_KIND))
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run_papers)

    parser = commands.add_parser("texts", parents=[common()], help="the texts of a paper, or one in the office's words")
    parser.add_argument("paper", help="a paper or the template of a letter")
    parser.add_argument("part", nargs="?")
    parser.add_argument("--set", dest="file", metavar="FILE|-", help="save the office's own text of this part")
    parser.add_argument("--source", default="", help="the circular or decision it comes from")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run_texts)


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
    if not asked.record and not asked.batch and asked.where is None and asked.kind is None:
        asked.refuse("one of --record, --batch, --where and --kind is needed")
    if asked.columns and asked.paper != LIST.name:
        asked.refuse(f"--columns belongs to the paper {LIST.name}")
    with desk_to_print(asked) as desk, paper_file(asked) as file:
        chosen = _chosen(desk, asked)
        numbers = Selection(chosen[:asked.limit or None], chosen.conditions, asked.columns)
        printed = print_paper(desk, asked.paper, numbers, file, terminal.progress_bar, draft=asked.draft)
        what = facts_of(desk, asked.paper, printed.numbers, printed.pages, printed.begins)
        delivered = deliver(desk, asked, file, what)
    say_delivered(asked, delivered, len(numbers))
    return 0


def _names(typed: str) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, typed.split(","))))


def _chosen(desk: Desk, asked: argparse.Namespace) -> Selection:
    """The records that the command names; a list also says by which conditions."""
    paper = paper_named(asked.paper)
    if asked.record:
        return Selection([number_in(desk, text) for text in asked.record])
    if asked.batch:
        return Selection(batch_of(desk, number_in(desk, asked.batch)))
    if asked.kind is None and len(paper.kinds) == len(catalog.ALL):
        raise NoKindError(paper=paper.title, kinds="، ".join(paper.kinds))
    form = catalog.BY_KIND[asked.kind or paper.kinds[-1]]
    where = [pair(text) for text in asked.where or ()]
    query = typed_query(form, where)
    with desk.database.read() as reader:
        return Selection(reader.numbers(form, query), said_conditions(form, where))


def run_papers(asked: argparse.Namespace) -> int:
    found = papers_of(asked.kind) if asked.kind else tuple(PAPERS.values())
    if asked.json:
        terminal.say_json([{"name": each.name, "title": each.title, "kinds": list(each.kinds)} for each in found])
    else:
        rows = [[each.name, each.title, "*" if len(each.kinds) == len(catalog.ALL) else "، ".join(each.kinds)]
                for each in found]
        terminal.say_table(["نام", "برگ", "نوع پرونده"], rows)
    return 0


def run_texts(asked: argparse.Namespace) -> int:
    if asked.file is not None:
        return _word(asked)
    with desk_to_read(asked) as desk:
        texts = [text for text in texts_of(desk, asked.paper) if asked.part in (None, text.part)]
    if asked.json:
        terminal.say_json([{"part": text.part, "text": text.in_force, "own": bool(text.own), "shipped": text.shipped}
                           for text in texts])
        return 0
    for text in texts:
        terminal.say(f"[{text.part}]{' (متن اداره)' if text.own else ''}\n{text.in_force}\n")
    return 0


def _word(asked: argparse.Namespace) -> int:
    """Save the office's own text of a part."""
    wording = text_of_file(asked.file)
    with desk_to_write(asked) as desk:
        saved = word_part(desk, asked.paper, asked.part or "", wording, asked.source)
    if asked.json:
        problems = [{"field": p.field, "message": p.message, "level": p.level} for p in saved.problems]
        terminal.say_json({"number": saved.number, "problems": problems})
    elif saved.number is not None:
        terminal.say(f"ذخیره شد: {to_persian(record_number.show(saved.number))}")
    terminal.warn_problems(() if asked.json else saved.problems)
    if saved.number is None:
        raise NotSavedError
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
