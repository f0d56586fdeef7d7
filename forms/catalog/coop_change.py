"""تغییرات تعاونی: what an assembly or the board of a registered cooperative decided to change, until the registry has
it (DOMAIN B.6 item 14, B.7).

Law: a registered cooperative's name, place, capital and statutes change by such a record alone; a slip of the pen is
mended by one too, so that every difference has a reason.
"""

from collections.abc import Iterable

from forms.parts import (
    Attachments,
    Choice,
    Code,
    Context,
    Day,
    Form,
    Life,
    Link,
    Move,
    Problem,
    Rows,
    Section,
    State,
    Text,
    Values,
    each_once,
    in_order,
)

COOPERATIVE = Link(name="cooperative", label="تعاونی", kind="cooperative", required=True, in_list=True)
DECIDED_BY = Choice(name="decided_by", label="مرجع تصمیم", required=True, in_list=True, options={
    "extraordinary": "مجمع عمومی فوق‌العاده", "ordinary": "مجمع عمومی عادی", "board": "هیأت مدیره",
    "correction": "اصلاح اشتباه نوشتاری"})
ASSEMBLY = Link(name="assembly", label="مجمع", kind="assembly")
DECIDED_DAY = Day(name="decided_day", label="تاریخ تصمیم", required=True, in_list=True)
MINUTES_NO = Code(name="minutes_no", label="شماره صورتجلسه", longest=40)
WHAT = Choice(name="what", label="موضوع", required=True, options={
    "name": "نام تعاونی", "address": "نشانی", "postal_code": "کد پستی", "subject": "موضوع فعالیت",
    "operating_area": "حوزهٔ عمل", "type": "نوع فعالیت", "membership": "نوع عضویت", "trend": "گرایش",
    "capital": "سرمایهٔ کل", "paid_capital": "سرمایهٔ پرداخت‌شده", "par_value": "ارزش هر سهم",
    "share_count": "شمار سهام", "members_capital": "سهم اعضا از سرمایه", "in_kind": "آوردهٔ غیرنقدی",
    "least_shares": "کمترین سهام هر عضو", "statutes_day": "تاریخ تصویب اساسنامه",
    "statutes_end": "پایان مدت اساسنامه", "year_end": "پایان سال مالی",
    "board_seats": "اعضای اصلی هیأت مدیره", "alternate_seats": "اعضای علی‌البدل", "board_term": "دورهٔ هیأت مدیره",
    "inspector_seats": "بازرسان اصلی", "inspector_term": "دورهٔ بازرس", "manager_term": "دورهٔ مدیرعامل",
    "own_rules": "حکم‌های ویژهٔ اساسنامه", "registry_unit": "واحد ثبتی",
    "registration_no": "شماره ثبت", "registration_day": "تاریخ ثبت", "legal_national_id": "شناسه ملی"})
"""The blanks of a cooperative, by their stored names."""
TABLES = ("own_rules",)
"""Those that are tables: a row says the change in words, and while it waits the file itself is written anew."""
BEFORE = Text(name="before", label="پیش از تغییر", hint="با ثبت تغییر، برنامه می‌نویسد")
AFTER = Text(name="after", label="پس از تغییر", required=True, searched=True)
CHANGES = Rows(name="changes", label="تغییرها", printed_rows=4, columns=(WHAT, BEFORE, AFTER))
APPROVAL_NO = Code(name="approval_no", label="شماره نامهٔ تأیید اداره", longest=40)
APPROVAL_DAY = Day(name="approval_day", label="تاریخ نامهٔ تأیید")
REGISTERED_DAY = Day(name="registered_day", label="تاریخ ثبت تغییر", in_list=True)
GAZETTE_NO = Code(name="gazette_no", label="شماره روزنامهٔ رسمی", longest=40)
GAZETTE_DAY = Day(name="gazette_day", label="تاریخ روزنامهٔ رسمی")
NOTE = Text(name="note", label="یادداشت", lines=2)
FILES = Attachments(name="files", label="صورتجلسه و آگهی")

EXTRAORDINARY = ("name", "subject", "operating_area", "type", "membership", "capital", "par_value", "share_count",
                 "members_capital", "in_kind", "least_shares", "statutes_day", "statutes_end", "year_end",
                 "board_seats", "alternate_seats", "board_term", "inspector_seats", "inspector_term", "manager_term",
                 "own_rules")
"""What stands in the statutes: only an extraordinary assembly changes it (DOMAIN B.5)."""


def the_right_organ_decides(values: Values, _context: Context) -> Iterable[Problem]:
    """DOMAIN B.5: the statutes are the extraordinary assembly's; an address may be the board's."""
    if values[DECIDED_BY] in ("extraordinary", "correction", None):
        return
    rows: tuple[Values, ...] = values[CHANGES] or ()
    for place, row in enumerate(rows):
        if (row[WHAT] or "") in EXTRAORDINARY:
            yield Problem(CHANGES.name, f"«{row.show(WHAT)}» در اساسنامه است و تنها مجمع عمومی فوق‌العاده آن را تغییر "
                                        "می‌دهد (آیین‌نامهٔ نحوهٔ تشکیل مجامع عمومی)", "amber", place, WHAT.name)


_CHIEF = ("chief",)

FORM = Form(
    kind="coop_change",
    title="تغییرات تعاونی",
    plural="تغییرات تعاونی‌ها",
    icon="edit",
    named_by=(DECIDED_DAY, DECIDED_BY),
    life=Life(
        states=(State("decided", "تصویب شد", "info"), State("approved", "تأیید اداره", "info"),
                State("registered", "ثبت شد", "ok", (COOPERATIVE, DECIDED_BY, CHANGES)),
                State("corrected", "اصلاح شد", "ok", (COOPERATIVE, DECIDED_BY, CHANGES)),
                State("refused", "تأیید نشد", "danger")),
        moves=(
            Move(name="approve", label="تأیید صورتجلسه", source=("decided",), target="approved", who=_CHIEF,
                 needs=(CHANGES, APPROVAL_NO, APPROVAL_DAY)),
            Move(name="register", label="ثبت شد", source=("approved",), target="registered",
                 needs=(CHANGES, REGISTERED_DAY)),
            Move(name="correct", label="اعمال اصلاح", source=("decided",), target="corrected", who=_CHIEF,
                 needs=(CHANGES,), asks_reason=True),
            Move(name="refuse", label="تأیید نشد", source=("decided", "approved"), target="refused", who=_CHIEF,
                 asks_reason=True),
        ),
    ),
    sections=(
        Section("تصمیم", (COOPERATIVE, DECIDED_BY, ASSEMBLY, DECIDED_DAY, MINUTES_NO)),
        Section("تغییرها", (CHANGES,), columns=1),
        Section("تأیید و ثبت", (APPROVAL_NO, APPROVAL_DAY, REGISTERED_DAY, GAZETTE_NO, GAZETTE_DAY)),
        Section("یادداشت و مدارک", (NOTE, FILES), columns=1),
    ),
    rules=(each_once(CHANGES, (WHAT,), "این موضوع پیش‌تر نوشته شده است؛ یکی را بردارید"), the_right_organ_decides,
           in_order((DECIDED_DAY, APPROVAL_DAY), (DECIDED_DAY, REGISTERED_DAY), (REGISTERED_DAY, GAZETTE_DAY))),
)
