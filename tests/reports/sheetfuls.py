"""Made-up papers, letters and labels of every kind of block."""

from dataclasses import replace

import pypdf

from forms.rules.digits import grouped, to_persian
from reports.blocks import (
    Chart,
    Column,
    Facts,
    Gap,
    Grid,
    Heading,
    Label,
    Letter,
    Room,
    Series,
    Sheetful,
    Signatures,
    Ticks,
    Together,
    Words,
)
from reports.drawing import print_sheetfuls
from reports.facts import Fact, OwnHead, Signatory
from tests.reports.papers import AGENCIES, LETTERHEAD, NAMES, letters_on, paper_id, unwatched

ARTICLE = ("به استناد مادهٔ ۵۱ قانون بخش تعاونی و آیین‌نامهٔ اجرایی آن، با تشکیل شرکت تعاونی یادشده موافقت می‌شود. "
           "هیأت مؤسس موظف است ظرف شش ماه نسبت به برگزاری نخستین مجمع عمومی عادی، پذیره‌نویسی سهام و افتتاح حساب نزد "
           "بانک توسعه تعاون اقدام کند و مدارک را برای صدور مجوز ثبت به این اداره بفرستد؛ در غیر این صورت این "
           "موافقت‌نامه (شمارهٔ ۱۲۳/۴۵ مورخ ۱۴۰۵/۰۹/۰۱) باطل است.")
COLUMNS = (Column("ردیف", 0.45), Column("نام و نام خانوادگی", 2, "right"), Column("کد ملی", 1.5, pattern="##########"),
           Column("شمار سهام", 0.8), Column("مبلغ (ریال)", 1.4, "left"), Column("امضا", 1.2))
SIGN = (Signatory("کارشناس تعاون"), Signatory("متقاضی", fingerprint=True), Signatory("رئیس اداره", seal=True))


def facts(count=9):
    known = (("نام تعاونی", "شرکت تعاونی تولیدی لاله‌های کرج", 2), ("نوع", "تولیدی", 1), ("شماره ثبت", "۱۲۳۴۵", 1),
             ("شناسه ملی", "۱۰۳۸۰۲۸۴۷۹۰", 1), ("سرمایه", "۱۰۰٬۰۰۰٬۰۰۰ ریال", 1), ("تاریخ تأسیس", "", 1),
             ("تلفن", "", 1), ("نشانی", "کرج، مهرشهر، بلوار ارم (نبش کوچه ۱۲)، پلاک ۴۵", 4),
             ("مدیرعامل", "سارا نجفی", 2))
    return tuple(Fact(*each) for each in (known * (count // 9 + 1))[:count])


def rows(count):
    return [(to_persian(str(n + 1)), NAMES[n % len(NAMES)], to_persian(str(4_990_000_000 + n * 37)), grouped(n + 10),
             grouped((n + 10) * 10**6), "") for n in range(count)]


def chart(kind="bars", names=AGENCIES, series=3):
    values = tuple(Series(("تعهد", "ثبت‌شده", "تأییدشده", "رد شده", "در دست بررسی")[s],
                          tuple((n * 37 + s * 53) % 190 + 12 if (n, s) != (2, 1) else None for n in range(len(names))))
                   for s in range(series))
    return Chart(kind, tuple(names), values, "وضعیت دستگاه‌های اجرایی", "نفر")


def all_blocks():
    """Every block but the chart, on about one page."""
    return Sheetful(paper=paper_id(mark="پیش‌نویس"), title="موافقت‌نامهٔ تشکیل شرکت تعاونی", blocks=(
        Heading("مشخصات تعاونی", "برابر اساسنامه"), Facts(facts(), photo="عکس ۳×۴"),
        Words(ARTICLE), Words("مادهٔ ۲ – تعهدات", bold=True), Words(ARTICLE.partition("؛")[0] + ".", size=9.5),
        Heading("اعضای هیأت مدیره"),
        Grid(COLUMNS, rows(4), sums=("", "جمع", "", grouped(46), grouped(46 * 10**6), ""), blank_rows=2),
        Ticks("مدارک پیوست", ("تصویر شناسنامه", "تصویر کارت ملی", "اساسنامه", "طرح توجیهی", "صورتجلسه", "سایر:"),
              ticked=("اساسنامه", "سایر")),
        Room("نظر کارشناس", 2), Together((Words("مراتب بالا گواهی می‌شود.", align="center"), Gap(2), Signatures(SIGN))),
    ))


def certificate():
    """A certificate with the holder's photo."""
    holder = (("نام و نام خانوادگی", "سارا نجفی", 2), ("نام پدر", "حسین", 1), ("کد ملی", "۰۴۹۹۳۷۰۸۹۹", 1),
              ("تاریخ تولد", "۱۳۶۳/۱۰/۰۲", 1), ("رشتهٔ شغلی", "پوشاک", 1), ("عنوان شغل", "دوخت لباس محلی", 2),
              ("نشانی محل کار", "کرج، مهرشهر، بلوار ارم، پلاک ۴۵", 4))
    said = ("به استناد مادهٔ ۳ قانون ساماندهی و حمایت از مشاغل خانگی، به دارندهٔ این برگ اجازه داده می‌شود از تاریخ "
            "۱۴۰۵/۰۹/۰۱ به مدت یک سال در محل یادشده به کار بپردازد. این مجوز قابل واگذاری به دیگری نیست.")
    signs = (Signatory("کارشناس مشاغل خانگی"), Signatory("رئیس اداره", seal=True))
    return Sheetful(paper=paper_id(), title="مجوز کسب‌وکار خانگی", blocks=(
        Facts(tuple(Fact(*each) for each in holder), photo="عکس ۳×۴"), Gap(4), Words(said, size=11), Gap(6),
        Signatures(signs, columns=2)))


def minutes():
    """Minutes of a company on the office's form: its own head, known names, five places to sign in one row."""
    roles = ("رئیس مجمع", "منشی", "ناظر اول", "ناظر دوم", "ناظر اداره")
    named = tuple(Signatory(role, name=name) for role, name in zip(roles, NAMES, strict=False))
    paper = replace(paper_id(), number_text="۱۲/ص", file_text=paper_id().number_text, mark="پیش‌نویس")
    return Sheetful(paper=paper, title="صورتجلسهٔ مجمع عمومی", own=OwnHead(
        "شرکت تعاونی لاله‌های کرج", "شماره ثبت: ۱۲۳۴۵ — شناسه ملی: ۱۰۳۸۰۲۸۴۷۹۰"), blocks=(
        Facts(facts(4)), Words(ARTICLE), Ticks("وضعیت", ("بله", "خیر", "از تاریخ:")), Signatures(named, columns=5),
        Signatures(tuple(map(Signatory, roles)), columns=5), Signatures(named[:4], columns=4)))


def charts(kind):
    return Sheetful(paper=paper_id(), title="نمودار آزمایشی", blocks=(
        Heading("نمودار"), chart(kind, series=4 if kind in {"stacked", "shares"} else 2),
        chart(kind, names=NAMES, series=1)))


def letter(paragraphs=3, **changed):
    told = {
        "paper": paper_id(),
        "addressed_to": ("جناب آقای دکتر رضایی‌نژاد", "رئیس محترم بانک توسعه تعاون، شعبهٔ کرج"),
        "subject": "افتتاح حساب شرکت تعاونی تولیدی لاله‌های کرج",
        "body": (ARTICLE,) * paragraphs,
        "signer": "فرشاد جعفری", "signer_post": "رئیس ادارهٔ تعاون، کار و رفاه اجتماعی شهرستان کرج",
        "copies": ("مدیرکل محترم تعاون، کار و رفاه اجتماعی استان البرز برای آگاهی",
                   "هیأت مدیرهٔ شرکت تعاونی تولیدی لاله‌های کرج برای پیگیری"),
        **changed,
    }
    return Letter(**told)


def label(number=1):
    return Label(NAMES[number % len(NAMES)], ("شرکت تعاونی تولیدی لاله‌های کرج", f"پروندهٔ {to_persian(str(number))}"),
                 f"3001{number:08d}")


def paper(*blocks, serial=123, **changed):
    return Sheetful(**{"paper": paper_id(serial), "title": "برگ آزمایش", "blocks": blocks, **changed})


def printed(tmp_path, *papers, letterhead=LETTERHEAD):
    to = tmp_path / "x.pdf"
    return to, print_sheetfuls(papers, letterhead, to, unwatched, len(papers))


def pages(tmp_path, *blocks, **changed):
    """The letters on each page of one paper."""
    to, made = printed(tmp_path, paper(*blocks, **changed))
    assert len(pypdf.PdfReader(to).pages) == made.pages
    return [letters_on(to, number + 1) for number in range(made.pages)]
