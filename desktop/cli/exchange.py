"""Commands on exchange: package out, in, show, receipt; key export, add, list."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import Any

from desktop.cli import terminal
from desktop.cli.desk import desk_to_read, desk_to_write
from desktop.cli.options import common
from desktop.cli.printing import add_print_options, deliver, desk_to_print, paper_file, say_delivered
from desktop.operations.exchange.package_facts import LEAST_ID
from desktop.operations.exchange.package_in import look_at, package_in
from desktop.operations.exchange.package_out import package_out
from desktop.operations.exchange.package_receipt import print_receipt
from desktop.operations.office.exchange_cards import accept_card, export_card, known_cards
from desktop.operations.prints.note_print import facts_of
from desktop.operations.texts.paper_list import PACKAGE_RECEIPT
from desktop.say import sentence
from desktop.sync.keys import fingerprint
from forms.rules import office_code
from forms.rules.digits import grouped, to_persian

_ID = re.compile(f"[0-9a-fA-F]{{{LEAST_ID},64}}")


def add_commands(commands: Any) -> None:
    """Called by the parser of the command line."""
    package = commands.add_parser("package", help="exchange with another office").add_subparsers(
        dest="action", required=True, metavar="out|in|show|receipt")
    parser = package.add_parser("out", parents=[common()], help="make a package")
    parser.add_argument("to", type=Path, nargs="?", default=Path(), metavar="FOLDER|FILE")
    parser.add_argument("-o", "--output", type=Path, dest="output", metavar="FOLDER|FILE")
    parser.add_argument("--to", type=office_code.read, dest="receiver", metavar="OFFICE",
                        help="code of the receiving office: 3001, or 30 for a province")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run_out)
    parser = package.add_parser("in", parents=[common()], help="take a package in")
    parser.add_argument("file", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run_in)
    parser = package.add_parser("show", parents=[common()], help="what a package says of itself, after its checks")
    parser.add_argument("file", type=Path)
    parser.set_defaults(run=run_show)
    parser = package.add_parser("receipt", parents=[common()], help="the paper that giver and receiver sign")
    parser.add_argument("package", metavar="PACKAGE_ID|FILE",
                        help=f"made or taken in here ({LEAST_ID} digits of an id are enough); or a package's file")
    add_print_options(parser)
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run_receipt)
    _add_keys(commands)


def _add_keys(commands: Any) -> None:
    key = commands.add_parser("key", help="cards of offices").add_subparsers(
        dest="action", required=True, metavar="export|add|list")
    parser = key.add_parser("export", parents=[common()], help="write this office's card")
    parser.add_argument("to", type=Path, nargs="?", default=Path(), metavar="FOLDER|FILE")
    parser.set_defaults(run=run_export)
    parser = key.add_parser("add", parents=[common()], aliases=["import"], help="accept another office's card")
    parser.add_argument("file", type=Path)
    parser.set_defaults(run=run_add)
    parser = key.add_parser("list", parents=[common()], help="the cards accepted here")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run_list)


def run_out(asked: argparse.Namespace) -> int:
    with desk_to_write(asked) as desk:
        made = package_out(desk, asked.output or asked.to, asked.receiver, terminal.progress_bar)
    if asked.json:
        terminal.say_json({"path": str(made.path), "package_id": made.package_id, "seq": made.seq,
                           "entries": made.entries, "bytes": made.bytes})
    else:
        terminal.say(f"بسته ساخته شد: {made.path} ({grouped(made.entries)} رویداد)")
    return 0


def run_in(asked: argparse.Namespace) -> int:
    with desk_to_write(asked) as desk:
        taken = package_in(desk, asked.file, terminal.progress_bar)
    if asked.json:
        terminal.say_json({"result": taken.result, "code": taken.code, "entries": taken.entries})
    if taken.error is not None:
        terminal.warn(f"{sentence(taken.error)} [{taken.code}]")
    elif not asked.json:
        said = {"applied": "بسته پذیرفته شد", "already": "این بسته پیش‌تر رسیده بود و چیزی عوض نشد"}
        terminal.say(f"{said[taken.result]} ({grouped(taken.entries)} رویداد تازه)")
    return 1 if taken.result == "refused" else 0


def run_show(asked: argparse.Namespace) -> int:
    with desk_to_read(asked) as desk:
        terminal.say(look_at(desk, asked.file))
    return 0


def run_receipt(asked: argparse.Namespace) -> int:
    given = asked.package.strip()
    by_id = _ID.fullmatch(given) and not Path(given).exists()
    with desk_to_print(asked) as desk, paper_file(asked) as file:
        printed = print_receipt(desk, given.lower() if by_id else Path(given), file, terminal.progress_bar,
                                draft=asked.draft, say=sentence)
        delivered = deliver(desk, asked, file, facts_of(desk, PACKAGE_RECEIPT.name, (), printed.pages))
    say_delivered(asked, delivered, 0)
    return 0


def run_export(asked: argparse.Namespace) -> int:
    with desk_to_read(asked) as desk:
        card = export_card(desk, asked.to)
    terminal.say(f"کارت اداره نوشته شد. اثر انگشت برای خواندن پای تلفن: {to_persian(fingerprint(card))}")
    return 0


def run_add(asked: argparse.Namespace) -> int:
    with desk_to_write(asked) as desk:
        card = accept_card(desk, asked.file)
    terminal.say(f"کارت «{card.name}» پذیرفته شد. اثر انگشت آن را پای تلفن بپرسید: {to_persian(fingerprint(card))}")
    return 0


def run_list(asked: argparse.Namespace) -> int:
    with desk_to_read(asked) as desk:
        known = known_cards(desk)
    if asked.json:
        terminal.say_json([
            {"office": key.card.office, "name": key.card.name, "role": key.card.role, "key_id": key.card.key_id,
             "status": key.status, "fingerprint": fingerprint(key.card)} for key in known])
    else:
        terminal.say_table(["کد", "اداره", "اثر انگشت", "وضع"], [
            [to_persian(str(key.card.office)), key.card.name, to_persian(fingerprint(key.card)), key.status]
            for key in known])
    return 0
