"""برگ رسید بستهٔ تبادل: one package that came or went, with the digest of its file, for giver and receiver to sign
(DOMAIN L, general papers).

Law: the digest stands in the order of sha256sum, in groups of four, so that two people can compare it by eye.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path

from desktop.operations.desk import Desk, Progress, unwatched
from desktop.operations.exchange.package_facts import PackageFacts, StationFacts, package_facts
from desktop.operations.office.office_says import OfficeSays
from desktop.operations.office.start_office import office_name
from desktop.operations.proofs.paper_stamp import DRAFT
from desktop.operations.texts.paper_list import PACKAGE_RECEIPT
from desktop.store.prints import KIND as PRINT
from desktop.sync.keys import fingerprint
from forms import catalog
from forms.rules import jalali, office_code
from forms.rules.digits import grouped, to_persian
from reports.blocks import Block, Column, Facts, Grid, Heading, Printed, Sheetful, Signatures, Together, Words
from reports.drawing import print_sheetfuls
from reports.facts import Fact, PaperId, Signatory
from reports.text import left_to_right

_IRAN = timezone(timedelta(hours=3, minutes=30))
"""No summer time since 1401; a computer's own zone may be wrong."""
_UNKNOWN = "نامعلوم (امضا تأیید نشد)"
_COMPARE = ("تحویل‌گیرنده رسید همین پرونده را در رایانهٔ خود می‌سازد (یا چکیدهٔ SHA-256 آن را می‌گیرد) و گروه‌های بالا را "
            "از چپ به راست با آن می‌سنجد. اگر حتی یک گروه یکی نبود، پرونده همان نیست و این برگ امضا نمی‌شود.")
_HANDED = "بستهٔ تبادل با مشخصات بالا تحویل شد و چکیدهٔ آن با پروندهٔ تحویل‌شده یکی بود."
_RESULTS = {
    "made": "در این اداره ساخته و در دفتر بسته‌ها ثبت شده است.",
    "gone": "امضای این اداره را دارد، ولی در دفتر بسته‌های این رایانه نیست.",
    "applied": "پذیرفته و در دفتر رویدادهای این اداره ثبت شده است.",
    "waiting": "در انتظار است: {why}",
    "refused": "پذیرفته نشده و کنار گذاشته شده است. {why}",
    "untaken": "امضای فرستنده درست است، ولی بسته هنوز در این اداره گرفته نشده است.",
}
_OFFICE_KINDS = {PRINT: "چاپ برگ‌ها", "@profile": "کاربران اداره"}
_KIND_COLUMNS = (Column("نوع پرونده", 2, "right"), Column("رویداد", 1))


def print_receipt(desk: Desk, package: str | Path, to: Path, progress: Progress = unwatched, *, draft: bool = False,
                  say: Callable[[Exception], str] = str) -> Printed:
    """The receipt of a package in the office's book by its id, or of the package that a file is.

    `say` is the sentence of an error, for a package that was set aside. Raises NoSuchPackageError,
    PackageFileGoneError, what `open_package` raises for a file that is no good package, and the errors of reports.
    """
    found = package_facts(desk, package)
    with desk.database.read() as reader:
        says = OfficeSays(desk, reader)
    number = _number(found)
    paper = PaperId(to_persian(number), says.names["today"], mark=DRAFT if draft else "")
    blocks = (*_about(found), Heading("محتوا"), *_contents(found), *_digest(found),
              Heading("نتیجه"), Words(_said(found, say)), _foot(found, says))
    sheet = Sheetful(paper=paper, title=PACKAGE_RECEIPT.title, blocks=blocks)
    return print_sheetfuls([sheet], says.letterhead, to, progress, 1)


def _number(found: PackageFacts) -> str:
    """As the package's file is named: sender, receiver, and which of its packages."""
    head = found.head
    return f"{office_code.show(head.sender)}-{office_code.show(head.receiver)}-{head.seq:04d}" if head else ""


def _about(found: PackageFacts) -> Iterator[Block]:
    head = found.head
    went = found.result in ("made", "gone")
    facts = [Fact("جهت", "فرستاده" if went else "رسیده"), Fact("شمارهٔ بسته", grouped(head.seq) if head else _UNKNOWN)]
    facts += [Fact("زمان ساختن", _moment(head.created) if head else _UNKNOWN),
              Fact("زمان گرفتن", _moment(found.taken_at))]
    if head is not None:
        facts += [Fact("ادارهٔ فرستنده", head.sender_name, 2), Fact("ادارهٔ گیرنده", office_name(head.receiver), 2)]
    facts += [Fact("نام پرونده", left_to_right(found.name), 2), Fact("اندازهٔ پرونده", f"{grouped(found.size)} بایت", 2)]
    if head is not None:
        facts.append(Fact("شناسهٔ بسته", left_to_right(head.package_id), 4))
    yield Facts(tuple(facts))
    if head is not None and found.signer is not None:
        yield Facts((Fact("اثر انگشت کارت امضاکننده", left_to_right(to_persian(fingerprint(found.signer))), 2),
                     Fact("شناسهٔ کلید امضا", left_to_right(_in_fours(head.key_id)), 2)))


def _contents(found: PackageFacts) -> Iterator[Block]:
    head = found.head
    if head is None:
        yield Words("از درون بسته چیزی گفته نمی‌شود، چون امضای آن تأیید نشد.")
        return
    yield Facts((Fact("رویداد", grouped(head.entries)), Fact("پیوست", grouped(head.files)),
                 Fact("رسید بسته‌های پیشین", grouped(head.acks)), Fact("نسخهٔ قالب داده", grouped(head.schema))))
    if found.stations:
        title = "رسید گیرنده تا رویداد" if found.result in ("made", "gone") else "ثبت‌شده در این اداره تا"
        columns = (Column("رایانهٔ فرستنده", 1.4), Column("از رویداد"), Column("تا رویداد"), Column(title, 1.4))
        yield Grid(columns, [_station(each) for each in found.stations], row_mm=6)
    else:
        yield Words("این بسته رویداد تازه‌ای ندارد و فقط رسید بسته‌های پیشین را می‌رساند.")
    if found.kinds:
        yield Grid(_KIND_COLUMNS * 2, list(_kinds(found.kinds)), row_mm=6)


def _station(each: StationFacts) -> tuple[str, ...]:
    held = grouped(each.held) if each.held else "هنوز هیچ"
    return left_to_right(to_persian(each.station)), grouped(each.first), grouped(each.last), held


def _kinds(kinds: Mapping[str, int]) -> Iterator[tuple[str, ...]]:
    """Two kinds in a row, the most frequent first."""
    cells: Sequence[tuple[str, str]] = [
        (_kind_title(kind), grouped(many)) for kind, many in sorted(kinds.items(), key=lambda each: -each[1])]
    for place in range(0, len(cells), 2):
        second = cells[place + 1] if place + 1 < len(cells) else ("", "")
        yield (*cells[place], *second)


def _kind_title(kind: str) -> str:
    return catalog.BY_KIND[kind].title if kind in catalog.BY_KIND else _OFFICE_KINDS.get(kind, kind)


def _digest(found: PackageFacts) -> Iterator[Block]:
    groups = _in_fours(found.sha256).split()
    lines = [Words(left_to_right("\u00a0\u00a0 ".join(half)), 14, bold=True, align="center", justified=False)
             for half in (groups[:8], groups[8:])]
    yield Together((Heading("چکیدهٔ رمزنگاری پرونده (SHA-256)", "از چپ به راست خوانده می‌شود"), *lines,
                    Words(_COMPARE, 8.5)))


def _said(found: PackageFacts, say: Callable[[Exception], str]) -> str:
    why = say(found.error) if found.error else "دلیل آن هنگام گرفتن بسته گفته شده است."
    return _RESULTS[found.result].replace("{why}", why)


def _foot(found: PackageFacts, says: OfficeSays) -> Block:
    head, post = says.names["head"], says.names["head_post"]
    chief = Signatory(f"{post}: {head}" if head else post, seal=True)
    handed = (Words(_HANDED),) if found.head is not None else ()
    return Together((*handed, Signatures((Signatory("تحویل‌دهنده"), Signatory("تحویل‌گیرنده"), chief))))


def _in_fours(text: str) -> str:
    return " ".join(text[place:place + 4] for place in range(0, len(text), 4))


def _moment(at: str) -> str:
    """«۱۴۰۵/۰۸/۳۰ ساعت ۰۹:۱۵»; nothing where it is not known, to be written by hand."""
    if not at:
        return ""
    moment = datetime.fromisoformat(at).astimezone(_IRAN)
    return to_persian(f"{jalali.text(moment.date())} ساعت {moment:%H:%M}")
