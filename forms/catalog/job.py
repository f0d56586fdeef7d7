"""اشتغال ثبت‌شده: a job that an agency reports in the monitoring system (DOMAIN E.1, E.2).

The identity stands here as the agency stated it, beside the link to the person: the visit compares the two.
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
    Listed,
    Mobile,
    Move,
    NationalCode,
    PostalCode,
    Problem,
    Rials,
    Section,
    Signature,
    State,
    Text,
    Values,
    YesNo,
)

TRACKING_CODE = Code(name="tracking_code", label="کد رهگیری", required=True, in_list=True, searched=True, longest=40,
                     aliases=("کدرهگیری", "شماره رهگیری", "کد رهگیری رصد"))
AGENCY = Listed(name="agency", label="دستگاه اجرایی", list_name="agencies", open=True, required=True, in_list=True,
                aliases=("دستگاه", "نام دستگاه", "دستگاه ثبت کننده"))
COUNTY = Listed(name="county", label="شهرستان", list_name="counties", in_list=True)
REGISTERED_DAY = Day(name="registered_day", label="تاریخ ثبت در رصد", aliases=("تاریخ ثبت",))
NATIONAL_CODE = NationalCode(name="national_code", label="کد ملی", required=True, in_list=True)
FIRST_NAME = Text(name="first_name", label="نام", required=True, in_list=True, searched=True)
LAST_NAME = Text(name="last_name", label="نام خانوادگی", required=True, in_list=True, searched=True)
FATHER_NAME = Text(name="father_name", label="نام پدر", searched=True)
BIRTH_DAY = Day(name="birth_day", label="تاریخ تولد", century=1300)
SEX = Choice(name="sex", label="جنسیت", options={"female": "زن", "male": "مرد"})
MOBILE = Mobile(name="mobile", label="تلفن همراه")
PERSON = Link(name="person", label="پروندهٔ شخص", kind="person", hint="با کد ملی خودبه‌خود پیدا می‌شود")
JOB_TITLE = Text(name="job_title", label="عنوان شغل", in_list=True, aliases=("شغل", "عنوان شغلی"))
JOB_KIND = Listed(name="job_kind", label="نوع اشتغال", list_name="job_kinds", open=True, in_list=True)
QUALITY = Listed(name="quality", label="کیفیت اشتغال", list_name="job_qualities")
START_DAY = Day(name="start_day", label="تاریخ شروع به کار", in_list=True, aliases=("تاریخ شروع", "شروع به کار"))
FULL_TIME = YesNo(name="full_time", label="تمام‌وقت است")
INSURED = YesNo(name="insured", label="بیمه دارد")
WORKSHOP = Text(name="workshop", label="نام کارگاه", searched=True, aliases=("نام واحد", "کارگاه"))
WORKSHOP_CODE = Code(name="workshop_code", label="کد کارگاه بیمه", length=10, aliases=("کد کارگاه",))
ADDRESS = Text(name="address", label="نشانی محل کار", lines=2, aliases=("نشانی", "آدرس", "آدرس محل کار"))
POSTAL_CODE = PostalCode(name="postal_code", label="کد پستی")
COOPERATIVE = Link(name="cooperative", label="تعاونی", kind="cooperative")
LOAN_AMOUNT = Rials(name="loan_amount", label="مبلغ تسهیلات", usual_unit="million_toman",
                    aliases=("تسهیلات", "مبلغ وام"))
LOAN_BANK = Listed(name="loan_bank", label="بانک پرداخت‌کننده", list_name="banks", open=True, aliases=("بانک عامل",))
LOAN_DAY = Day(name="loan_day", label="تاریخ پرداخت تسهیلات")
NOTE = Text(name="note", label="یادداشت", lines=2)
FILES = Attachments(name="files", label="پیوست‌ها")


def a_job_cannot_start_before_its_holder_is_born(values: Values, _context: Context) -> Iterable[Problem]:
    born, started = values[BIRTH_DAY], values[START_DAY]
    if born and started and started <= born:
        yield Problem(START_DAY.name, "شروع به کار پیش از تولد است؛ یکی از دو تاریخ را درست کنید")


def a_job_of_the_future(values: Values, context: Context) -> Iterable[Problem]:
    started = values[START_DAY]
    if started and started > context.today:
        yield Problem(START_DAY.name, "شروع به کار در آینده است؛ با دستگاه بررسی کنید", "amber")


FORM = Form(
    kind="job",
    title="اشتغال ثبت‌شده",
    plural="اشتغال ثبت‌شده",
    icon="job",
    named_by=(FIRST_NAME, LAST_NAME),
    key=TRACKING_CODE,
    life=Life(
        states=(State("registered", "ثبت‌شده", "info"), State("objected", "در اعتراض دستگاه", "warn"),
                State("withdrawn", "پس‌گرفته‌شده", "danger")),
        moves=(
            Move(name="object", label="ثبت اعتراض دستگاه", source=("registered",), target="objected",
                 asks_reason=True),
            Move(name="settle", label="پایان رسیدگی به اعتراض", source=("objected",), target="registered",
                 who=("chief",), asks_reason=True),
            Move(name="withdraw", label="پس‌گرفتن از سوی دستگاه", source=("registered", "objected"),
                 target="withdrawn", who=("chief",), asks_reason=True),
        ),
    ),
    sections=(
        Section("ثبت در سامانهٔ رصد", (TRACKING_CODE, AGENCY, COUNTY, REGISTERED_DAY)),
        Section("شاغل", (NATIONAL_CODE, FIRST_NAME, LAST_NAME, FATHER_NAME, BIRTH_DAY, SEX, MOBILE, PERSON)),
        Section("شغل", (JOB_TITLE, JOB_KIND, QUALITY, START_DAY, FULL_TIME, INSURED)),
        Section("محل کار", (WORKSHOP, WORKSHOP_CODE, ADDRESS, POSTAL_CODE, COOPERATIVE)),
        Section("تسهیلات", (LOAN_AMOUNT, LOAN_BANK, LOAN_DAY)),
        Section("پیوست و یادداشت", (NOTE, FILES), columns=1),
    ),
    signatures=(Signature("کارشناس دستگاه"), Signature("کارشناس اشتغال شهرستان"), Signature("رئیس اداره")),
    rules=(a_job_cannot_start_before_its_holder_is_born, a_job_of_the_future),
)
