"""تعاونی: first version of a cooperative's file: identity, people, capital, step of its life.

DOMAIN B.2, B.6, B.9, B.10.
"""

from collections.abc import Iterable

from forms.parts import (
    Attachments,
    Choice,
    Code,
    Context,
    Day,
    Form,
    LegalId,
    Life,
    Link,
    Listed,
    Move,
    NationalCode,
    Number,
    PostalCode,
    Problem,
    Rials,
    Rows,
    Section,
    Signature,
    State,
    Text,
    Values,
)

NAME = Text(name="name", label="نام تعاونی", required=True, in_list=True, searched=True)
TYPE = Listed(name="type", label="نوع فعالیت", list_name="coop_types", required=True, in_list=True)
MEMBERSHIP = Listed(name="membership", label="نوع عضویت", list_name="coop_membership_types")
LEGAL_FORM = Listed(name="legal_form", label="قالب حقوقی", list_name="coop_legal_forms")
TREND = Listed(name="trend", label="گرایش", list_name="coop_trends", open=True, in_list=True)
LEVEL = Choice(name="level", label="سطح", options={"company": "شرکت تعاونی", "union": "اتحادیه"})
SUBJECT = Text(name="subject", label="موضوع فعالیت", lines=2, searched=True)
COUNTY = Listed(name="county", label="شهرستان", list_name="counties", required=True, in_list=True)
ADDRESS = Text(name="address", label="نشانی", lines=2)
POSTAL_CODE = PostalCode(name="postal_code", label="کد پستی")
TRACKING_CODE = Code(name="tracking_code", label="کد رهگیری درخواست", searched=True, longest=40)
AGREEMENT_NO = Code(name="agreement_no", label="شماره موافقت‌نامه", longest=40)
AGREEMENT_DAY = Day(name="agreement_day", label="تاریخ موافقت‌نامه")
REGISTRATION_NO = Code(name="registration_no", label="شماره ثبت", searched=True, in_list=True, longest=20)
REGISTRATION_DAY = Day(name="registration_day", label="تاریخ ثبت")
LEGAL_ID = LegalId(name="legal_national_id", label="شناسه ملی", in_list=True)
CAPITAL = Rials(name="capital", label="سرمایهٔ کل")
PAID_CAPITAL = Rials(name="paid_capital", label="سرمایهٔ پرداخت‌شده")
PAR_VALUE = Rials(name="par_value", label="ارزش هر سهم")

MEMBER_PERSON = Link(name="person", label="شخص", kind="person")
MEMBER_CODE = NationalCode(name="national_code", label="کد ملی", required=True)
MEMBER_FIRST = Text(name="first_name", label="نام", required=True, searched=True)
MEMBER_LAST = Text(name="last_name", label="نام خانوادگی", required=True, searched=True)
MEMBER_FATHER = Text(name="father_name", label="نام پدر")
MEMBER_SHARES = Number(name="shares", label="شمار سهام", least=1)
MEMBER_ROLE = Choice(name="role", label="سمت", options={
    "member": "عضو", "founder": "هیأت مؤسس", "board": "هیأت مدیره", "inspector": "بازرس", "manager": "مدیرعامل"})
MEMBERS = Rows(name="members", label="اعضا", printed_rows=7, columns=(
    MEMBER_CODE, MEMBER_FIRST, MEMBER_LAST, MEMBER_FATHER, MEMBER_SHARES, MEMBER_ROLE, MEMBER_PERSON))
NOTE = Text(name="note", label="یادداشت", lines=2)
FILES = Attachments(name="files", label="مدارک")


def a_member_stands_once(values: Values, _context: Context) -> Iterable[Problem]:
    seen: set[str] = set()
    members: tuple[Values, ...] = values[MEMBERS] or ()
    for number, member in enumerate(members):
        code = member[MEMBER_CODE]
        if code in seen:
            yield Problem(MEMBERS.name, "این عضو پیش‌تر در فهرست آمده است", "red", number, MEMBER_CODE.name)
        seen.add(code or "")


def enough_members(values: Values, context: Context) -> Iterable[Problem]:
    """DOMAIN B.3 (art. 6): a cooperative has at least `coop.min_members` members."""
    members: tuple[Values, ...] = values[MEMBERS] or ()
    least = context.parameters.whole("coop.min_members", context.today)
    if 0 < len(members) < least:
        yield Problem(MEMBERS.name, f"شمار اعضا از کمینهٔ قانونی ({least} نفر) کمتر است", "amber")


def paid_is_part_of_capital(values: Values, _context: Context) -> Iterable[Problem]:
    total, paid = values[CAPITAL], values[PAID_CAPITAL]
    if total is not None and paid is not None and paid > total:
        yield Problem(PAID_CAPITAL.name, "سرمایهٔ پرداخت‌شده از سرمایهٔ کل بیشتر است")


FORM = Form(
    kind="cooperative",
    title="تعاونی",
    plural="تعاونی‌ها",
    icon="cooperative",
    named_by=(NAME,),
    key=LEGAL_ID,
    life=Life(
        states=(
            State("draft", "پیش‌نویس درخواست"), State("under_review", "در حال بررسی", "info"),
            State("returned", "نقص مدارک", "warn"), State("formation_agreed", "موافقت‌نامه صادر شد", "info"),
            State("registration_permitted", "مجوز ثبت صادر شد", "info"), State("registered", "ثبت‌شده", "ok"),
            State("operating", "در حال بهره‌برداری", "ok"), State("stagnant", "راکد", "warn"),
            State("dissolved", "منحل", "danger"), State("rejected", "رد شده", "danger"),
        ),
        moves=(
            Move(name="submit", label="آغاز بررسی", source=("draft", "returned"), target="under_review"),
            Move(name="return", label="اعلام نقص مدارک", source=("under_review",), target="returned", asks_reason=True),
            Move(name="agree", label="صدور موافقت‌نامه", source=("under_review",), target="formation_agreed",
                 who=("chief",), needs=(AGREEMENT_NO, AGREEMENT_DAY)),
            Move(name="permit", label="صدور مجوز ثبت", source=("formation_agreed",), target="registration_permitted",
                 who=("chief",), needs=(MEMBERS,)),
            Move(name="register", label="ثبت شد", source=("registration_permitted",), target="registered",
                 needs=(REGISTRATION_NO, REGISTRATION_DAY)),
            Move(name="operate", label="آغاز بهره‌برداری", source=("registered", "stagnant"), target="operating"),
            Move(name="stall", label="راکد شد", source=("operating", "registered"), target="stagnant",
                 asks_reason=True),
            Move(name="dissolve", label="انحلال", source=("operating", "stagnant", "registered"), target="dissolved",
                 who=("chief",), asks_reason=True),
            Move(name="reject", label="رد درخواست", source=("draft", "under_review", "returned"), target="rejected",
                 who=("chief",), asks_reason=True),
        ),
    ),
    sections=(
        Section("هویت", (NAME, TYPE, MEMBERSHIP, LEGAL_FORM, TREND, LEVEL, SUBJECT)),
        Section("محل", (COUNTY, ADDRESS, POSTAL_CODE)),
        Section("شناسه‌ها", (TRACKING_CODE, LEGAL_ID, AGREEMENT_NO, AGREEMENT_DAY, REGISTRATION_NO, REGISTRATION_DAY)),
        Section("سرمایه", (CAPITAL, PAID_CAPITAL, PAR_VALUE)),
        Section("اعضا", (MEMBERS,), columns=1),
        Section("یادداشت و مدارک", (NOTE, FILES), columns=1),
    ),
    signatures=(Signature("نمایندهٔ هیأت مؤسس"), Signature("کارشناس تعاون"), Signature("رئیس اداره")),
    rules=(a_member_stands_once, enough_members, paid_is_part_of_capital),
)
