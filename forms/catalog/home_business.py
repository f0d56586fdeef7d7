"""متقاضی مشاغل خانگی: first version of a household-business application (DOMAIN C.2, C.4, C.7, C.10)."""

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
    Listed,
    Mobile,
    Move,
    NationalCode,
    Number,
    Problem,
    Rials,
    Section,
    Signature,
    State,
    Text,
    Values,
    YesNo,
    reference_list,
)

NATIONAL_CODE = NationalCode(name="national_code", label="کد ملی", required=True, in_list=True)
FIRST_NAME = Text(name="first_name", label="نام", required=True, in_list=True, searched=True)
LAST_NAME = Text(name="last_name", label="نام خانوادگی", required=True, in_list=True, searched=True)
FATHER_NAME = Text(name="father_name", label="نام پدر", searched=True)
BIRTH_DAY = Day(name="birth_day", label="تاریخ تولد", century=1300)
MOBILE = Mobile(name="mobile", label="تلفن همراه")
PERSON = Link(name="person", label="پروندهٔ شخص", kind="person", hint="با کد ملی خودبه‌خود پیدا می‌شود")
COUNTY = Listed(name="county", label="شهرستان", list_name="counties", required=True, in_list=True)
PLACE = Choice(name="place", label="محل کسب‌وکار", options={"urban": "شهری", "rural": "روستایی", "nomadic": "عشایری"})
ADDRESS = Text(name="address", label="نشانی", lines=2)
MODE = Choice(name="mode", label="شیوهٔ فعالیت", required=True, in_list=True, options={
    "independent": "مستقل", "supporter": "پشتیبان", "covered": "تحت پوشش"})
GROUP = Listed(name="trade_group", label="گروه شغلی", list_name="home_business_groups", required=True, in_list=True)
FIELD = Listed(name="field_of_work", label="رشته", list_name="home_business_fields", open=True, required=True,
               in_list=True)
TRACKING_CODE = Code(name="tracking_code", label="کد رهگیری سامانه", searched=True, longest=40)
LICENCE_NO = Code(name="licence_no", label="شماره مجوز", longest=40)
LICENCE_DAY = Day(name="licence_day", label="تاریخ مجوز")
SPONSOR = Listed(name="sponsor", label="نهاد معرف", list_name="sponsors", open=True)
DECILE = Number(name="decile", label="دهک", least=1, most=10, hint="از استعلام؛ محاسبه نمی‌شود")
DECILE_DAY = Day(name="decile_day", label="تاریخ استعلام دهک")
FEMALE_HEAD = YesNo(name="female_head", label="زن سرپرست خانوار است")
COOPERATIVE = Link(name="cooperative", label="عضو تعاونی", kind="cooperative")
PLAN_COST = Rials(name="plan_cost", label="هزینهٔ طرح", usual_unit="million_toman")
OWN_SHARE = Rials(name="own_share", label="آوردهٔ متقاضی", usual_unit="million_toman")
REQUESTED = Rials(name="requested_amount", label="تسهیلات درخواستی", usual_unit="million_toman", in_list=True)
JOBS = Number(name="jobs", label="اشتغال پیش‌بینی‌شده", least=1, most=500, unit="نفر")
NOTE = Text(name="note", label="یادداشت", lines=2)
FILES = Attachments(name="files", label="مدارک")


def a_decile_has_a_day(values: Values, _context: Context) -> Iterable[Problem]:
    """DOMAIN C.4: the decile changes, so it is kept with the day it was asked."""
    if values[DECILE] is not None and values[DECILE_DAY] is None:
        yield Problem(DECILE_DAY.name, "دهک با گذشت زمان عوض می‌شود؛ تاریخ استعلام را بنویسید", "amber")


def money_adds_up(values: Values, _context: Context) -> Iterable[Problem]:
    cost, asked, own = values[PLAN_COST], values[REQUESTED], values[OWN_SHARE]
    if cost is not None and asked is not None and asked + (own or 0) > cost:
        yield Problem(REQUESTED.name, "تسهیلات درخواستی با آورده، از هزینهٔ طرح بیشتر است", "amber")


def the_field_is_of_its_group(values: Values, _context: Context) -> Iterable[Problem]:
    group, field = values[GROUP], values[FIELD]
    parent = reference_list("home_business_fields").parent(field or "")
    if group and parent and parent != group:
        yield Problem(FIELD.name, "این رشته از گروه شغلی دیگری است", "amber")


FORM = Form(
    kind="home_business",
    title="درخواست مشاغل خانگی",
    plural="مشاغل خانگی",
    icon="home_business",
    named_by=(FIRST_NAME, LAST_NAME),
    life=Life(
        states=(
            State("draft", "پیش‌نویس"), State("registered", "ثبت‌شده", "info"),
            State("agency_review", "در بررسی دستگاه", "info"), State("licence_issued", "مجوز صادر شد", "ok"),
            State("introduced_to_bank", "معرفی به بانک", "info"), State("paid", "پرداخت شد", "ok"),
            State("rejected", "رد شده", "danger"), State("withdrawn", "انصراف", "neutral"),
        ),
        moves=(
            Move(name="register", label="ثبت درخواست", source=("draft",), target="registered"),
            Move(name="refer", label="ارجاع به دستگاه", source=("registered",), target="agency_review"),
            Move(name="license", label="صدور مجوز", source=("agency_review",), target="licence_issued",
                 who=("chief",), needs=(LICENCE_NO, LICENCE_DAY)),
            Move(name="introduce", label="معرفی به بانک", source=("licence_issued",), target="introduced_to_bank",
                 who=("chief",), needs=(REQUESTED,)),
            Move(name="pay", label="پرداخت شد", source=("introduced_to_bank",), target="paid"),
            Move(name="reject", label="رد درخواست", source=("registered", "agency_review", "licence_issued"),
                 target="rejected", who=("chief",), asks_reason=True),
            Move(name="withdraw", label="انصراف متقاضی",
                 source=("draft", "registered", "agency_review", "licence_issued", "introduced_to_bank"),
                 target="withdrawn", asks_reason=True),
        ),
    ),
    sections=(
        Section("متقاضی", (NATIONAL_CODE, FIRST_NAME, LAST_NAME, FATHER_NAME, BIRTH_DAY, MOBILE, PERSON)),
        Section("محل", (COUNTY, PLACE, ADDRESS)),
        Section("کسب‌وکار", (MODE, GROUP, FIELD, TRACKING_CODE, LICENCE_NO, LICENCE_DAY)),
        Section("اولویت", (SPONSOR, FEMALE_HEAD, DECILE, DECILE_DAY, COOPERATIVE)),
        Section("طرح و تسهیلات", (PLAN_COST, OWN_SHARE, REQUESTED, JOBS)),
        Section("یادداشت و مدارک", (NOTE, FILES), columns=1),
    ),
    signatures=(Signature("متقاضی", fingerprint=True), Signature("کارشناس اشتغال"), Signature("رئیس اداره")),
    rules=(a_decile_has_a_day, money_adds_up, the_field_is_of_its_group),
)
