"""Commands on letters: new from a template, issue, receive, reply, and which templates there are."""

from __future__ import annotations

import argparse
from typing import Any

from desktop.cli import terminal
from desktop.cli.blanks import typed_blanks
from desktop.cli.desk import desk_to_write, number_in
from desktop.cli.options import common
from desktop.operations.cooperatives.watching.duties import duties_of
from desktop.operations.cooperatives.watching.duty_words import LABELS
from desktop.operations.desk import Desk
from desktop.operations.errors import NotSavedError
from desktop.operations.letters.receive_letter import receive_letter
from desktop.operations.letters.write_letter import reply_letter, write_duty_letter, write_letter
from desktop.operations.records.read_record import read_record
from desktop.operations.saved import Saved
from desktop.operations.saving.move_record import move_record
from desktop.operations.texts.letter_templates import templates, templates_for
from forms import catalog
from forms.catalog import letter
from forms.parts import Problem
from forms.rules import record_number
from forms.rules.digits import to_latin, to_persian

_NO_DUTY = Problem("", "چنین کاری در این تعاونی نمانده است؛ پروندهٔ تعاونی را با --record بنویسید و کارهای آن را با "
                       "«duties» ببینید")


def add_commands(commands: Any) -> None:
    """Called by the parser of the command line."""
    parser = commands.add_parser("letter", help="letters and their register")
    acts = parser.add_subparsers(title="acts", metavar="ACT", required=True)

    new = _act(acts, "new", "a draft from a template", run_new)
    new.add_argument("template", type=to_latin)
    # Once an option stands between them, argparse has done with the blanks; so those after it come with it.
    new.add_argument("--record", nargs="+", default=[], metavar=("NUMBER", "FIELD=TEXT"), help="what it is about")
    new.add_argument("--duty", choices=sorted(LABELS), metavar="KIND", help="what it follows from: see duties")
    new.add_argument("blanks", nargs="*", metavar="FIELD=TEXT")

    issue = _act(acts, "issue", "give a draft its number", run_issue)
    issue.add_argument("number")
    issue.add_argument("--reason", default="", help="why it is issued in spite of a doubt; kept in the journal")

    receive = _act(acts, "receive", "enter a letter that came in the register", run_receive)
    receive.add_argument("blanks", nargs="+", metavar="FIELD=TEXT")

    reply = _act(acts, "reply", "a draft that answers a letter that came", run_reply)
    reply.add_argument("number")

    listed = _act(acts, "templates", "what can be written", run_templates)
    listed.add_argument("kind", nargs="?", default="", choices=["", *sorted(catalog.BY_KIND)])


def _act(acts: Any, name: str, about: str, run: Any) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = acts.add_parser(name, parents=[common()], help=about)
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run)
    return parser


def run_new(asked: argparse.Namespace) -> int:
    with desk_to_write(asked) as desk:
        number = number_in(desk, asked.record[0]) if asked.record else None
        given = typed_blanks(letter.FORM, [*asked.blanks, *asked.record[1:]])
        if asked.duty is None:
            return _say(asked, desk, write_letter(desk, asked.template, number, given))
        found = duties_of(desk, [asked.duty], only=number) if number else []
        written = write_duty_letter(desk, found[0], asked.template, given) if found else Saved(None, (_NO_DUTY,))
        return _say(asked, desk, written)


def run_issue(asked: argparse.Namespace) -> int:
    issue = letter.FORM.life.move("issue")
    assert issue is not None  # noqa: S101 - a step of the form
    with desk_to_write(asked) as desk:
        return _say(asked, desk, move_record(desk, number_in(desk, asked.number), issue, asked.reason))


def run_receive(asked: argparse.Namespace) -> int:
    with desk_to_write(asked) as desk:
        return _say(asked, desk, receive_letter(desk, typed_blanks(letter.FORM, asked.blanks)))


def run_reply(asked: argparse.Namespace) -> int:
    with desk_to_write(asked) as desk:
        return _say(asked, desk, reply_letter(desk, number_in(desk, asked.number)))


def run_templates(asked: argparse.Namespace) -> int:
    found = templates_for(asked.kind) if asked.kind else tuple(templates().values())
    if asked.json:
        terminal.say_json([{"name": each.name, "title": each.title, "kinds": list(each.kinds),
                            "states": list(each.states)} for each in found])
    else:
        terminal.say_table(["نام", "عنوان"], [[each.name, each.title] for each in found])
    return 0


def _say(asked: argparse.Namespace, desk: Desk, saved: Saved) -> int:
    """The letter's record and its number in the register; raises NotSavedError after saying why not."""
    record = read_record(desk, saved.number) if saved.number is not None else None
    own = record.values.show(letter.LETTER_NO) if record else ""
    if asked.json:
        problems = [{"field": p.field, "message": p.message, "level": p.level} for p in saved.problems]
        values = record.values.to_json() if record else {}
        terminal.say_json({"number": saved.number, "letter_no": values.get(letter.LETTER_NO.name), "problems": problems,
                           "state": record.state if record else None})
    elif record is not None:
        shown = to_persian(record_number.show(record.number))
        terminal.say(f"نامه با شمارهٔ {own} در دفتر است؛ پرونده {shown}" if own
                     else f"پیش‌نویس نوشته شد: {shown}")
    terminal.warn_problems(() if asked.json else saved.problems)
    if record is None:
        raise NotSavedError
    return 0
