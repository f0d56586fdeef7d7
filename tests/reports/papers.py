"""Made-up facts, and ways to look at a finished paper as a person or a scanner does."""

import re
import subprocess
from datetime import date

import pypdfium2

from forms.rules import record_number
from forms.rules.digits import to_persian
from reports.boxes import page_box
from reports.facts import (
    Fact,
    Letterhead,
    Member,
    MembersFacts,
    PaperId,
    Signatory,
    VerificationFacts,
)
from reports.pages import Document

TODAY = date(2026, 11, 22)
LETTERHEAD = Letterhead(
    "وزارت تعاون، کار و رفاه اجتماعی", "اداره کل استان البرز", "اداره شهرستان کرج",
    "سال ۱۴۰۵؛ سرمایه‌گذاری برای تولید و اشتغال", "کرج، بلوار طالقانی، خیابان شهید بهشتی، پلاک ۱۲", "026-34401234")
NAMES = ("سارا نجفی", "فرشاد جعفری", "معصومه موسوی", "علی‌رضا رضایی‌نژاد", "زهرا خان‌محمدی", "محمدحسین لاریجانی",
         "نرگس علی‌پور")
AGENCIES = ("بهزیستی", "فنی و حرفه‌ای", "بنیاد علوی", "جهاد کشاورزی", "میراث فرهنگی، گردشگری و صنایع دستی", "اتاق اصناف",
            "صندوق کارآفرینی امید", "بسیج سازندگی", "اداره صنعت، معدن و تجارت", "کمیته امداد امام خمینی")
CONTROLS = re.compile("[\u200b\u200d-\u200f\u202a-\u202e\u2066-\u2069]")


def unwatched(_done, _total):
    """A progress nobody looks at."""


def paper_id(serial=123, **other):
    number = record_number.make(3001, 1, serial)
    shown = to_persian(record_number.show(number))
    return PaperId(shown, "۱۴۰۵/۰۹/۰۱", "ندارد", record_number.compact(number), **other)


def job_facts(name, **changed):
    facts = {
        "نام و نام خانوادگی": name, "نام پدر": "حسین", "کد ملی": "۰۴۹۹۳۷۰۸۹۹", "تاریخ تولد": "۱۳۶۳/۱۰/۰۲",
        "تلفن همراه": "۰۹۹۰۱۱۷۱۹۷۹", "عنوان شغل": "تولید پوشاک", "نوع اشتغال": "خوداشتغالی",
        "تاریخ شروع به کار": "۱۴۰۴/۰۹/۱۴", "دستگاه اجرایی": AGENCIES[4], "کد رهگیری": "۴۰۵۰۷۰۰۰۰۱",
        "نام کارگاه": "کارگاه تولیدی لاله", "بیمه": "دارد", "مبلغ تسهیلات": "۱٬۲۰۰٬۰۰۰٬۰۰۰ ریال",
        "بانک پرداخت‌کننده": "توسعه تعاون", "تاریخ پرداخت تسهیلات": "۱۴۰۴/۰۶/۱۵", "کد پستی": "۳۱۳۳۶۱۹۷۳۵",
        "نشانی محل کار": "کرج، مهرشهر، بلوار ارم (نبش کوچه ۱۲)، پلاک ۴۵، طبقه همکف، واحد ۲",
    }
    facts.update(changed)
    return tuple(Fact(label, text, 4 if label == "نشانی محل کار" else 1) for label, text in facts.items())


def verification(serial=1, **changed):
    return VerificationFacts(
        paper=paper_id(serial), facts=job_facts(NAMES[serial % len(NAMES)], **changed), campaign="صحت‌سنجی پاییز ۱۴۰۵",
        group="گروه جهادی شهید رضایی", tier="میدانی", round="اول", due="۱۴۰۵/۰۹/۳۰")


def members(count=7):
    rows = tuple(Member(NAMES[n % len(NAMES)], "حسین", "0499370899", 10 + n, (10 + n) * 10**6) for n in range(count))
    facts = (Fact("نام تعاونی", "شرکت تعاونی تولیدی لاله‌های کرج", 2), Fact("نوع فعالیت", "تولیدی"),
             Fact("شماره ثبت", "۱۲۳۴۵"), Fact("شناسه ملی", "۱۰۳۸۰۲۸۴۷۹۰"), Fact("سرمایهٔ کل", "۱۰۰٬۰۰۰٬۰۰۰ ریال"),
             Fact("ارزش هر سهم", "۱٬۰۰۰٬۰۰۰ ریال"), Fact("تاریخ موافقت‌نامه", "۱۴۰۵/۰۸/۰۱"))
    signers = tuple(Signatory("عضو هیأت مؤسس", name=name) for name in NAMES[:2])
    return MembersFacts(paper=paper_id(), facts=facts, members=rows, signers=signers)


def draw(to, *steps):
    """A page on which each step draws with (sheet, free box)."""
    document = Document("آزمایش", "اداره")
    for step in steps:
        sheet = document.sheet()
        step(sheet, page_box(document.size, 40))
        document.add(sheet)
    document.save(to)
    return to


def picture(pdf, page=0, dpi=100):
    """A page as a grey picture."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return document[page].render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
    finally:
        document.close()


def copied(pdf, *options):
    """What a person gets who copies the text of the page."""
    made = subprocess.run(["pdftotext", *options, str(pdf), "-"], check=True, capture_output=True)
    return CONTROLS.sub("", made.stdout.decode())


def letters_on(pdf, page=None):
    """The same without spaces and half spaces, which readers set as they like; of one page (from 1) or of all."""
    chosen = ("-f", str(page), "-l", str(page)) if page else ()
    return bare(copied(pdf, *chosen))


def bare(text):
    return re.sub(r"[\s\u200c]+", "", text)
