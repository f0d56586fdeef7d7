"""شکایت: a complaint about a cooperative and its way: inspector and board first, election complaints to the chamber's
commission (DOMAIN B.8).
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
    Mobile,
    Move,
    NationalCode,
    Problem,
    Section,
    Signature,
    State,
    Text,
    Values,
    YesNo,
    not_to_come,
)

COOPERATIVE = Link(name="cooperative", label="تعاونی", kind="cooperative", required=True, in_list=True)
DAY = Day(name="day", label="تاریخ شکایت", required=True, in_list=True)
COMPLAINANT = Text(name="complainant", label="شاکی", required=True, in_list=True, searched=True)
NATIONAL_CODE = NationalCode(name="national_code", label="کد ملی شاکی")
MOBILE = Mobile(name="mobile", label="تلفن همراه")
IS_MEMBER = YesNo(name="is_member", label="شاکی عضو تعاونی است")
AGAINST = Text(name="against", label="طرف شکایت", required=True, searched=True)
AGAINST_ADDRESS = Text(name="against_address", label="نشانی طرف شکایت", lines=2)
NATURE = Choice(name="nature", label="موضوع", required=True, in_list=True, options={
    "election": "انتخابات", "finance": "مالی", "membership": "عضویت و سهام", "management": "اداره و مدیریت",
    "other": "دیگر"})
DESCRIPTION = Text(name="description", label="شرح شکایت", lines=5, searched=True)
TRIED_FIRST = YesNo(name="tried_first", label="نخست به بازرس یا هیأت مدیره گفته شده",
                    hint="مدرک آن را پیوست کنید")
ANSWER_BY = Day(name="answer_by", label="مهلت پاسخ", in_list=True)
ANSWER_DAY = Day(name="answer_day", label="تاریخ پاسخ")
ANSWER = Text(name="answer", label="نتیجهٔ رسیدگی", lines=4)
LETTER = Link(name="letter", label="نامهٔ پاسخ", kind="letter")
FILES = Attachments(name="files", label="مدارک")


def the_way_is_kept(values: Values, _context: Context) -> Iterable[Problem]:
    """DOMAIN B.8 (S79): the inspector and the board first, with proof; the chamber decides on elections."""
    if values[TRIED_FIRST] is False:
        yield Problem(TRIED_FIRST.name, "شکایت نخست به بازرس یا هیأت مدیره می‌رود؛ مدرک آن را بخواهید", "amber")
    day, answered = values[DAY], values[ANSWER_DAY]
    if day and answered and answered < day:
        yield Problem(ANSWER_DAY.name, "پاسخ پیش از شکایت نوشته شده است؛ یکی از دو تاریخ را درست کنید")


FORM = Form(
    kind="complaint",
    title="شکایت از تعاونی",
    plural="شکایت‌ها",
    icon="inbox",
    named_by=(COMPLAINANT, NATURE),
    life=Life(
        states=(State("received", "دریافت شد", "info"), State("with_inspector", "نزد بازرس و هیأت مدیره", "info"),
                State("with_chamber", "نزد کمیسیون اتاق تعاون", "info"),
                State("under_review", "در رسیدگی اداره", "warn"), State("answered", "پاسخ داده شد", "ok"),
                State("dropped", "منتفی", "neutral")),
        moves=(
            Move(name="to_inspector", label="ارجاع به بازرس و هیأت مدیره", source=("received",),
                 target="with_inspector"),
            Move(name="to_chamber", label="ارجاع به کمیسیون اتاق تعاون",
                 source=("received", "with_inspector", "under_review"), target="with_chamber"),
            Move(name="review", label="رسیدگی در اداره", source=("received", "with_inspector"), target="under_review"),
            Move(name="answer", label="پاسخ داده شد", source=("with_inspector", "with_chamber", "under_review"),
                 target="answered", needs=(ANSWER_DAY, ANSWER)),
            Move(name="appeal", label="اعتراض به نتیجه", source=("answered",), target="under_review",
                 asks_reason=True),
            Move(name="drop", label="منتفی شد", source=("received", "with_inspector", "with_chamber", "under_review"),
                 target="dropped", asks_reason=True),
        ),
    ),
    sections=(
        Section("شکایت", (COOPERATIVE, DAY, COMPLAINANT, NATIONAL_CODE, MOBILE, IS_MEMBER, AGAINST, AGAINST_ADDRESS,
                          NATURE, DESCRIPTION, TRIED_FIRST)),
        Section("رسیدگی", (ANSWER_BY, ANSWER_DAY, ANSWER, LETTER, FILES)),
    ),
    signatures=(Signature("شاکی", fingerprint=True), Signature("کارشناس تعاون"), Signature("رئیس اداره")),
    rules=(the_way_is_kept, not_to_come(DAY), not_to_come(ANSWER_DAY)),
)
