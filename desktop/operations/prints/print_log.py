"""The book of prints as people read it: which paper, of whom, how many pages and copies, and where it went."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.operations.desk import Desk
from desktop.operations.errors import NoSuchPrintError
from desktop.operations.texts.paper_list import PACKAGE_RECEIPT, PAPERS
from desktop.operations.texts.report_list import REPORTS
from desktop.store.history import HistoryLine
from desktop.store.prints import ACT, Print, PrintLine
from forms.rules import page_ranges
from forms.rules.digits import grouped, to_latin

_NAMED = 1
_PLACES = {"printer": "چاپگر", "file": "پروندهٔ", "signed": "امضاشدهٔ"}


@dataclass(frozen=True, slots=True)
class LoggedPrint:
    """A line of the book with its words: the paper's title, its records, and where it went."""

    station: str
    seq: int
    at: str
    user: str
    what: Print
    title: str
    records: str
    place: str

    @property
    def name(self) -> str:
        """What `find_print` knows it by."""
        return f"{self.station}/{self.seq}"


def print_log(desk: Desk, limit: int = 200, paper: str | None = None) -> list[LoggedPrint]:
    """The latest prints, newest first."""
    with desk.database.read() as reader:
        lines = reader.prints(limit, paper)
        titles = reader.titles({number for line in lines for number in line.what.numbers[:_NAMED]})
    return [LoggedPrint(line.station, line.seq, line.at, line.user, line.what, paper_title(line.what.paper),
                        _records(line.what.numbers, titles), place_of(line.what)) for line in lines]


def find_print(desk: Desk, name: str) -> PrintLine:
    """The print named «3001-01/57», or «57» for one of this computer. Raises NoSuchPrintError."""
    station, slash, seq = to_latin(name.strip()).rpartition("/")
    with desk.database.read() as reader:
        found = reader.print_at(station if slash else reader.office.station, int(seq)) if _is_seq(seq) else None
    if found is None:
        raise NoSuchPrintError(print=name)
    return found


def _is_seq(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 16


def paper_title(name: str) -> str:
    """The title of a paper or report; its name where this program no longer has it."""
    if name == PACKAGE_RECEIPT.name:
        return PACKAGE_RECEIPT.title
    named = PAPERS.get(name) or REPORTS.get(name)
    return named.title if named else name


def place_of(what: Print) -> str:
    """«چاپگر HP», «پروندهٔ x.pdf»."""
    way, _, name = what.target.partition(":")
    return f"{_PLACES[way]} {name}" if way in _PLACES else "نمایشگر دیگر"


def _records(numbers: Sequence[int], titles: Mapping[int, str]) -> str:
    named = [titles[number] for number in numbers[:_NAMED] if titles.get(number)]
    more = len(numbers) - len(named)
    if not named:
        return f"{grouped(more)} پرونده" if more else ""
    return "، ".join(named) + (f" و {grouped(more)} پروندهٔ دیگر" if more else "")


def history_lines(prints: Sequence[PrintLine]) -> list[HistoryLine]:
    """Prints as lines of a record's history."""
    return [HistoryLine(line.at, line.user, line.role, ACT, line.what.reason, (("چاپ", "", _told(line.what)),),
                        line.station, line.seq, line.seq) for line in prints]


def _told(what: Print) -> str:
    """«برگ صحت‌سنجی اشتغال، ۲ نسخه، چاپگر HP»."""
    pages = f"، صفحهٔ {page_ranges.shown(what.range)}" if what.range else ""
    return f"{paper_title(what.paper)}{pages}، {grouped(what.copies)} نسخه، {place_of(what)}"
