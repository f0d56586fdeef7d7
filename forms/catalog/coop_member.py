"""عضو تعاونی: one member of one cooperative, from joining to leaving (DOMAIN B.3).

Law: one person or company is a member of a cooperative once at a time; shares are told by the share register, not here.
"""

from collections.abc import Iterable

from forms.parts import (
    Choice,
    Context,
    Day,
    Form,
    LegalId,
    Life,
    Link,
    Mobile,
    Move,
    NationalCode,
    Number,
    Problem,
    Rials,
    Section,
    State,
    Text,
    Values,
    YesNo,
    in_order,
)

COOPERATIVE = Link(name="cooperative", label="تعاونی", kind="cooperative", required=True, in_list=True)
MEMBER_NO = Number(name="member_no", label="شماره عضویت", least=1, in_list=True, aliases=("ردیف",))
MEMBER_KIND = Choice(name="member_kind", label="نوع عضو", required=True, in_list=True,
                     options={"real": "حقیقی", "legal": "حقوقی غیردولتی", "cooperative": "شرکت تعاونی"})
NATIONAL_CODE = NationalCode(name="national_code", label="کد ملی", in_list=True)
FIRST_NAME = Text(name="first_name", label="نام", in_list=True, searched=True)
LAST_NAME = Text(name="last_name", label="نام خانوادگی", in_list=True, searched=True)
FATHER_NAME = Text(name="father_name", label="نام پدر")
SEX = Choice(name="sex", label="جنسیت", options={"female": "زن", "male": "مرد"})
LEGAL_KINDS = ("legal", "cooperative")
"""Members that are companies: known by their name and legal ID, they vote through a representative."""
COMPANY = Text(name="company", label="نام شخص حقوقی", in_list=True, searched=True)
LEGAL_ID = LegalId(name="legal_national_id", label="شناسه ملی")
MEMBER_COOPERATIVE = Link(name="member_cooperative", label="پروندهٔ تعاونی عضو", kind="cooperative",
                          hint="عضو اتحادیه؛ نام و شناسهٔ ملی از پروندهٔ آن می‌آید")
REPRESENTATIVE = Text(name="representative", label="نمایندهٔ عضو حقوقی", searched=True)
REPRESENTATIVE_CODE = NationalCode(name="representative_code", label="کد ملی نماینده", aliases=())
PERSON = Link(name="person", label="پروندهٔ شخص", kind="person", hint="با کد ملی خودبه‌خود پیدا می‌شود")
MOBILE = Mobile(name="mobile", label="تلفن همراه")
JOINED = Day(name="joined_day", label="تاریخ عضویت", required=True, in_list=True)
LEFT = Day(name="left_day", label="پایان عضویت")
LEFT_REASON = Choice(name="left_reason", label="علت پایان", options={
    "resigned": "استعفا", "expelled": "اخراج", "died": "فوت", "transferred": "واگذاری سهام",
    "ended": "انحلال یا ادغام عضو حقوقی"})
REQUEST_DAY = Day(name="request_day", label="تاریخ درخواست و تعهدنامه")
FIRST_WARNING = Day(name="first_warning_day", label="اخطار نخست به عضو")
SECOND_WARNING = Day(name="second_warning_day", label="اخطار دوم به عضو")
EXPELLED_BY = Link(name="expelled_by", label="مجمع اخراج‌کننده", kind="assembly")
SHARES = Number(name="shares", label="سهام هنگام عضویت", in_list=True, least=0,
                hint="نقل و انتقال‌های بعدی در دفتر سهام نوشته می‌شود", aliases=("سهام", "شمار سهام", "تعداد سهام"))
PAID = Rials(name="paid", label="پرداختی بابت سهام")
WORKS_HERE = YesNo(name="works_here", label="در تعاونی شاغل است")
STATE_EMPLOYEE = YesNo(name="state_employee", label="کارمند دولت است")
NOTE = Text(name="note", label="یادداشت", lines=2)


def a_member_is_named(values: Values, _context: Context) -> Iterable[Problem]:
    """Real members by their national code and name, companies by their name (DOMAIN B.3 S66).

    A cooperative's name stands in its file, which its legal ID finds.
    """
    if (values[MEMBER_KIND] or "") in LEGAL_KINDS:
        findable = values[MEMBER_KIND] == "cooperative" and values[LEGAL_ID] is not None
        if not values[COMPANY] and values[MEMBER_COOPERATIVE] is None and not findable:
            yield Problem(COMPANY.name, "نام شخص حقوقی را بنویسید")
        return
    for blank in (NATIONAL_CODE, FIRST_NAME, LAST_NAME):
        if not values[blank]:
            yield Problem(blank.name, f"«{blank.label}» عضو را بنویسید")


def membership_runs_forward(values: Values, _context: Context) -> Iterable[Problem]:
    joined, left = values[JOINED], values[LEFT]
    if joined and left and left < joined:
        yield Problem(LEFT.name, "پایان عضویت پیش از آغاز آن است؛ یکی از دو تاریخ را درست کنید")
    if left and not values[LEFT_REASON]:
        yield Problem(LEFT_REASON.name, "علت پایان عضویت را برگزینید", "amber")


warnings_come_first = in_order((FIRST_WARNING, SECOND_WARNING), (SECOND_WARNING, LEFT))
"""DOMAIN B.3 (art. 13): a member is warned twice in writing before an assembly expels him."""

FORM = Form(
    kind="coop_member",
    title="عضو تعاونی",
    plural="اعضای تعاونی‌ها",
    icon="person",
    named_by=(FIRST_NAME, LAST_NAME, COMPANY),
    life=Life(
        states=(State("member", "عضو", "ok"), State("left", "پایان عضویت", "neutral")),
        moves=(Move(name="leave", label="پایان عضویت", source=("member",), target="left", needs=(LEFT, LEFT_REASON)),
               Move(name="return", label="ازسرگیری عضویت", source=("left",), target="member", asks_reason=True)),
    ),
    sections=(
        Section("عضو", (COOPERATIVE, MEMBER_NO, MEMBER_KIND, NATIONAL_CODE, FIRST_NAME, LAST_NAME, FATHER_NAME, SEX,
                        PERSON, MOBILE)),
        Section("عضو حقوقی", (COMPANY, LEGAL_ID, MEMBER_COOPERATIVE, REPRESENTATIVE, REPRESENTATIVE_CODE)),
        Section("عضویت", (REQUEST_DAY, JOINED, SHARES, PAID, WORKS_HERE, STATE_EMPLOYEE)),
        Section("پایان عضویت", (LEFT, LEFT_REASON, FIRST_WARNING, SECOND_WARNING, EXPELLED_BY)),
        Section("یادداشت", (NOTE,), columns=1),
    ),
    rules=(a_member_is_named, membership_runs_forward, warnings_come_first),
)
