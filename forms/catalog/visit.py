"""بازدید صحت‌سنجی: one visit of one job and what was found (DOMAIN E.3–E.5).

The questions stand here once: the entry screen and the printed paper both ask them from this list.
"""

from collections.abc import Iterable

from forms.parts import (
    Attachments,
    Choice,
    Context,
    Day,
    Form,
    Life,
    Link,
    Listed,
    Moment,
    Move,
    Number,
    Problem,
    Rials,
    Rows,
    Section,
    Signature,
    State,
    Text,
    Values,
    YesNo,
)

_PARTLY = {"yes": "بله", "no": "خیر", "partly": "تا حدی"}

JOB = Link(name="job", label="اشتغال", kind="job", required=True, in_list=True)
CAMPAIGN = Link(name="campaign", label="دوره", kind="campaign", required=True, in_list=True)
GROUP = Link(name="group", label="گروه بازدیدکننده", kind="visitor_group", in_list=True)
TIER = Listed(name="tier", label="سطح", list_name="tiers", required=True, in_list=True)
ROUND = Number(name="round", label="نوبت بازدید", least=1, most=9, required=True, in_list=True)
DUE_DAY = Day(name="due_day", label="مهلت", in_list=True)

RESULT = Listed(name="result", label="نتیجهٔ بازدید", list_name="result_codes", in_list=True)
VISITED_AT = Moment(name="visited_at", label="روز و ساعت بازدید", in_list=True)
VISITOR = Text(name="visitor", label="بازدیدکننده", searched=True)
SECOND_VISITOR = Text(name="second_visitor", label="بازدیدکنندهٔ دوم")

IDENTITY_SEEN = YesNo(name="identity_seen", label="کارت ملی دیده شد و با مشخصات می‌خواند؟")
FOUND_AT_ADDRESS = YesNo(name="found_at_address", label="شاغل در نشانی یادشده حاضر بود؟")
WORKING_NOW = YesNo(name="working_now", label="اکنون مشغول کار است؟")
WORKING_SINCE = Day(name="working_since", label="از چه تاریخی")
SAME_WORK = Choice(name="same_work", label="کار همان است که ثبت شده؟", options=_PARTLY)
DAYS_A_MONTH = Number(name="days_a_month", label="روز کار در ماه", most=31, unit="روز")
HOURS_A_DAY = Number(name="hours_a_day", label="ساعت کار در روز", most=24, unit="ساعت")
INSURED = YesNo(name="insured", label="بیمه دارد؟")
INSURANCE_FUND = Listed(name="insurance_fund", label="کدام صندوق", list_name="insurance_funds", open=True)
INSURED_SINCE = Day(name="insured_since", label="بیمه از تاریخ")
LIVES_FROM_IT = Choice(name="lives_from_it", label="از این کار گذران زندگی می‌کند؟", options=_PARTLY)
OTHERS = Number(name="others", label="شمار شاغلان دیگر", most=9999, unit="نفر")
OTHER_PEOPLE = Rows(name="other_people", label="شاغلان دیگر", printed_rows=3, columns=(
    Text(name="full_name", label="نام و نام خانوادگی", required=True),
    Text(name="national_code", label="کد ملی"),
))
LICENCE_VALID = YesNo(name="licence_valid", label="پروانه یا مجوز دارد و معتبر است؟")
PREMISES_SEEN = YesNo(name="premises_seen", label="محل کار و تجهیزات دیده شد؟")
LOCATION = Text(name="location", label="مختصات محل", hint="عرض و طول جغرافیایی")
LOAN_RECEIVED = YesNo(name="loan_received", label="تسهیلات یا خدمت یادشده را گرفته است؟")
LOAN_AMOUNT = Rials(name="loan_amount", label="مبلغ دریافتی", usual_unit="million_toman")
LOAN_FOR_PLAN = Choice(name="loan_for_plan", label="تسهیلات در همین طرح هزینه شده؟", options=_PARTLY)
STOP_REASON = Listed(name="stop_reason", label="علت نبود اشتغال", list_name="stop_reasons", open=True)
OPINION = Text(name="opinion", label="نظر و توضیح بازدیدکننده", lines=3)
FILES = Attachments(name="files", label="برگ امضاشده و عکس‌ها")


def a_result_says_when(values: Values, context: Context) -> Iterable[Problem]:
    at = values[VISITED_AT]
    if values[RESULT] and at is None:
        yield Problem(VISITED_AT.name, "روز بازدید را از روی برگ بنویسید")
    if at and at.date() > context.today:
        yield Problem(VISITED_AT.name, "روز بازدید در آینده است")


def a_confirmed_person_works(values: Values, _context: Context) -> Iterable[Problem]:
    if (values[RESULT] or "") in {"CONFIRMED", "CONFIRMED_CHANGED"} and values[WORKING_NOW] is False:
        yield Problem(RESULT.name, "نتیجه «تأیید» است ولی شاغل مشغول کار نیست؛ یکی را درست کنید")


FORM = Form(
    kind="visit",
    title="بازدید صحت‌سنجی",
    plural="بازدیدها",
    icon="visit",
    named_by=(JOB,),
    life=Life(
        states=(State("wanted", "نیازمند گروه", "warn"), State("planned", "در دست بازدید", "info"),
                State("recorded", "نتیجه ثبت شد", "ok")),
        moves=(
            Move(name="give", label="سپردن به گروه", source=("wanted", "planned"), target="planned", needs=(GROUP,)),
            Move(name="record", label="ثبت نتیجه", source=("planned", "recorded"), target="recorded",
                 needs=(RESULT, VISITED_AT)),
        ),
    ),
    sections=(
        Section("مأموریت", (JOB, CAMPAIGN, GROUP, TIER, ROUND, DUE_DAY)),
        Section("نتیجه", (RESULT, VISITED_AT, VISITOR, SECOND_VISITOR)),
        Section("پرسش‌ها", (
            IDENTITY_SEEN, FOUND_AT_ADDRESS, WORKING_NOW, WORKING_SINCE, SAME_WORK, LIVES_FROM_IT, DAYS_A_MONTH,
            HOURS_A_DAY, INSURED, INSURANCE_FUND, INSURED_SINCE, LICENCE_VALID, PREMISES_SEEN, LOCATION,
            LOAN_RECEIVED, LOAN_AMOUNT, LOAN_FOR_PLAN, STOP_REASON, OTHERS,
        )),
        Section("شاغلان دیگر", (OTHER_PEOPLE,), columns=1),
        Section("توضیح", (OPINION, FILES), columns=1),
    ),
    signatures=(
        Signature("پاسخ‌دهنده", fingerprint=True), Signature("بازدیدکنندهٔ اول"), Signature("بازدیدکنندهٔ دوم"),
        Signature("نمایندهٔ دستگاه"), Signature("کارشناس شهرستان"), Signature("رئیس اداره"),
    ),
    rules=(a_result_says_when, a_confirmed_person_works),
)
