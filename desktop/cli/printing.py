"""Commands on printers and the book of prints: printers, prints, reprint; and where `print` sends its paper."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from desktop import pdfium
from desktop.cli import terminal
from desktop.cli.desk import desk_to_read, desk_to_write
from desktop.cli.options import common
from desktop.operations.desk import Desk
from desktop.operations.errors import PrintInUseError
from desktop.operations.printing.reprint import reprint
from desktop.operations.printing.send_to_printer import chosen_pages, printers, send_to_printer
from desktop.operations.prints.note_print import note_part
from desktop.operations.prints.print_log import LoggedPrint, print_log
from desktop.printers.sending import Options
from desktop.store.errors import ForbiddenRoleError, OfficeInUseError
from desktop.store.prints import Print
from forms.rules.digits import grouped, to_persian
from reports.errors import PaperNotWrittenError

_STATES = {"ready": "آماده", "printing": "در حال چاپ", "stopped": "ایستاده"}
_MOST_COPIES = 99


def add_commands(commands: Any) -> None:
    """Called by the parser of the command line."""
    parser = commands.add_parser("printers", help="the printers of this computer")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run_printers)

    parser = commands.add_parser("prints", parents=[common()], help="the book of prints, newest first")
    parser.add_argument("--limit", type=int, default=50)
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run_prints)

    parser = commands.add_parser("reprint", parents=[common()], help="print a damaged page of a print again")
    parser.add_argument("print", metavar="PRINT", help="as `prints` names it: 3001-01/57, or 57")
    parser.add_argument("--page", type=int, required=True, metavar="N")
    parser.add_argument("--json", action="store_true")
    _add_places(parser)
    parser.set_defaults(run=run_reprint, draft=False, pages="")


def add_print_options(parser: argparse.ArgumentParser) -> None:
    """What a command that makes a paper knows: -o or --printer, how to print, and --draft."""
    _add_places(parser)
    parser.add_argument("--pages", default="", metavar="RANGE", help="only these pages of it, such as 1-3,7")
    parser.add_argument("--draft", action="store_true",
                        help="marked as a draft and not written into the book of prints; into a file only")


def _add_places(parser: argparse.ArgumentParser) -> None:
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("-o", "--output", type=Path, metavar="OUT.pdf")
    where.add_argument("--printer", metavar="NAME", help="a printer, as `printers` names it")
    parser.add_argument("--copies", type=int, default=1, choices=range(1, _MOST_COPIES + 1), metavar="1–99")
    parser.add_argument("--duplex", choices=("long", "short"), help="on both sides, turned along this edge")


@contextmanager
def desk_to_print(asked: argparse.Namespace) -> Iterator[Desk]:
    """The office, held while the print is journalled; a draft is made beside a window.

    Raises PrintInUseError, and ForbiddenRoleError for a viewer.
    """
    if asked.draft and asked.printer:
        terminal.warn("--draft: -o OUT.pdf")
        raise SystemExit(2)
    if asked.draft:
        with desk_to_read(asked) as desk:
            yield desk
        return
    try:
        with desk_to_write(asked) as desk:
            if desk.actor.role == "viewer":  # before a paper is made that cannot be journalled
                raise ForbiddenRoleError(role=desk.actor.role, act="print", kind="")
            yield desk
    except OfficeInUseError as busy:
        raise PrintInUseError(**busy.facts) from busy


@contextmanager
def paper_file(asked: argparse.Namespace) -> Iterator[Path]:
    """Where the paper is made: the wanted file, or one that is gone after it was printed or cut."""
    if asked.output and not asked.pages:
        yield asked.output
        return
    with tempfile.TemporaryDirectory(prefix="karbarg-print-") as folder:
        yield Path(folder) / "paper.pdf"


def deliver(desk: Desk, asked: argparse.Namespace, file: Path, what: Print) -> dict[str, object]:
    """Send a finished file where the command wants it, and journal that; answers with what its JSON adds.

    Raises PageRangeError, ForbiddenRoleError, and the errors of desktop.printers.
    """
    if asked.printer:
        options = Options(asked.copies, asked.duplex or "none", asked.pages)
        return {"printer": asked.printer, "pages": len(chosen_pages(asked.pages, what.pages)),
                "job": send_to_printer(desk, file, asked.printer, options, what)}
    chosen = chosen_pages(asked.pages, what.pages)
    if file != asked.output:
        _cut(file, chosen, asked.output)
    if not asked.draft:
        note_part(desk, what, f"file:{asked.output.name}", chosen=chosen)
    return {"path": str(asked.output), "pages": len(chosen)}


def _cut(file: Path, chosen: Sequence[int], to: Path) -> None:
    try:
        pdfium.cut(file, chosen, to)
    except OSError as refused:
        raise PaperNotWrittenError(path=str(to)) from refused


def say_delivered(asked: argparse.Namespace, delivered: Mapping[str, Any], records: int) -> None:
    """One document or one line, as the command wants it."""
    if asked.json:
        terminal.say_json({**delivered, "records": records})
    else:
        where = f"چاپگر {asked.printer}" if asked.printer else str(asked.output)
        terminal.say(f"چاپ شد: {where} ({grouped(delivered['pages'])} صفحه)")


def run_printers(asked: argparse.Namespace) -> int:
    found = printers()
    if asked.json:
        terminal.say_json([{"name": each.name, "default": each.is_default, "state": each.state, "why": each.why}
                           for each in found])
    else:
        terminal.say_table(["چاپگر", "حال", "پیش‌گزیده"], [
            [each.name, _STATES[each.state], "بله" if each.is_default else ""] for each in found])
    return 0


def run_prints(asked: argparse.Namespace) -> int:
    with desk_to_read(asked) as desk:
        lines = print_log(desk, asked.limit)
    if asked.json:
        terminal.say_json([_document(line) for line in lines])
    else:
        terminal.say_table(["نشانی", "زمان", "کاربر", "برگ", "پرونده‌ها", "صفحه", "نسخه", "جا", "دلیل"], [
            [line.name, line.at, line.user, line.title, line.records, _pages(line), to_persian(str(line.what.copies)),
             line.place, line.what.reason] for line in lines])
    return 0


def run_reprint(asked: argparse.Namespace) -> int:
    with desk_to_print(asked) as desk, paper_file(asked) as file:
        what = reprint(desk, asked.print, asked.page, file, terminal.progress_bar)
        delivered = deliver(desk, asked, file, what)
    say_delivered(asked, delivered, len(what.numbers))
    return 0


def _pages(line: LoggedPrint) -> str:
    many = to_persian(str(line.what.pages))
    return f"{many} ({to_persian(line.what.range)})" if line.what.range else many


def _document(line: LoggedPrint) -> dict[str, Any]:
    what = line.what
    return {"print": line.name, "at": line.at, "user": line.user, "paper": what.paper, "kind": what.kind,
            "numbers": list(what.numbers), "begins": list(what.begins), "pages": what.pages, "copies": what.copies,
            "target": what.target, "range": what.range, "reason": what.reason}
