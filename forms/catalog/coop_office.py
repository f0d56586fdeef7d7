"""سمت در تعاونی: who holds an office of a cooperative, from when to when (DOMAIN B.4)."""

from collections.abc import Iterable

from forms.parts import (
    Attachments,
    Context,
    Day,
    Form,
    Life,
    Link,
    Listed,
    Mobile,
    Move,
    NationalCode,
    Number,
    Problem,
    Section,
    Signature,
    State,
    Text,
    Values,
    YesNo,
)

COOPERATIVE = Link(name="cooperative", label="تعاونی", kind="cooperative", required=True, in_list=True)
OFFICE = Listed(name="office", label="سمت", list_name="coop_offices", required=True, in_list=True)
MEMBER = Link(name="member", label="عضو", kind="coop_member", hint="مدیرعامل و بازرس می‌توانند از بیرون باشند")
FULL_NAME = Text(name="full_name", label="نام و نام خانوادگی", required=True, in_list=True, searched=True)
NATIONAL_CODE = NationalCode(name="national_code", label="کد ملی", in_list=True)
MOBILE = Mobile(name="mobile", label="تلفن همراه")
VOTES = Number(name="votes", label="شمار آرا")
FIRST_DAY = Day(name="first_day", label="آغاز دوره", required=True, in_list=True)
LAST_DAY = Day(name="last_day", label="پایان دوره", in_list=True, hint="از اساسنامه؛ اگر خالی بماند حساب می‌شود")
ACCEPTED_DAY = Day(name="accepted_day", label="تاریخ قبولی سمت", in_list=True)
SIGNS = YesNo(name="signs", label="صاحب امضای مجاز است")
ASSEMBLY = Link(name="assembly", label="مجمع انتخاب‌کننده", kind="assembly")
IN_PLACE_OF = Link(name="in_place_of", label="به‌جای", kind="coop_office", hint="علی‌البدلی که فراخوانده شده است")
LEFT_DAY = Day(name="left_day", label="پایان زودتر")
ENDED_BY = Link(name="ended_by", label="مجمع پایان‌دهنده", kind="assembly",
                hint="مجمعی که جانشین را برگزید؛ برنامه می‌نویسد")
NOTE = Text(name="note", label="یادداشت", lines=2)
FILES = Attachments(name="files", label="قبولی سمت و مدارک")


def a_term_runs_forward(values: Values, _context: Context) -> Iterable[Problem]:
    first, last, left = values[FIRST_DAY], values[LAST_DAY], values[LEFT_DAY]
    if first and last and last < first:
        yield Problem(LAST_DAY.name, "پایان دوره پیش از آغاز آن است؛ یکی از دو تاریخ را درست کنید")
    if first and left and left < first:
        yield Problem(LEFT_DAY.name, "پایان زودتر نمی‌تواند پیش از آغاز دوره باشد")
    if first and values[ACCEPTED_DAY] is None:
        yield Problem(ACCEPTED_DAY.name, "سمت با قبولی کامل می‌شود؛ تاریخ قبولی را بنویسید", "amber")


FORM = Form(
    kind="coop_office",
    title="سمت در تعاونی",
    plural="سمت‌های تعاونی‌ها",
    icon="group",
    named_by=(OFFICE, FULL_NAME),
    life=Life(
        states=(State("serving", "بر سر کار", "ok"), State("ended", "پایان‌یافته", "neutral")),
        moves=(
            Move(name="end", label="پایان سمت", source=("serving",), target="ended", needs=(LEFT_DAY,)),
            Move(name="resume", label="بازگشت به سمت", source=("ended",), target="serving", who=("chief",),
                 asks_reason=True, apart=True),
        ),
    ),
    sections=(
        Section("سمت و دارنده", (COOPERATIVE, OFFICE, MEMBER, FULL_NAME, NATIONAL_CODE, MOBILE, SIGNS)),
        Section("دوره", (FIRST_DAY, LAST_DAY, ACCEPTED_DAY, ASSEMBLY, VOTES, IN_PLACE_OF, LEFT_DAY, ENDED_BY)),
        Section("یادداشت و مدارک", (NOTE, FILES), columns=1),
    ),
    signatures=(Signature("صاحب سمت", fingerprint=True), Signature("رئیس هیأت مدیره"), Signature("کارشناس تعاون")),
    rules=(a_term_runs_forward,),
)
