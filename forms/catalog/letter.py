"""نامه: a letter that left the office or came to it; together they are the letter register (DOMAIN H.9, M).

Law: the office's own number, its serial and year are assigned when the letter is issued or received, never typed and
never used again. What was issued is not written anew: it is taken back for correction, with a reason, and issued again
under the number that it has.
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
    Move,
    Number,
    Problem,
    Section,
    State,
    Text,
    Values,
    Year,
)

_LEFT_OPEN = "……"


def nothing_is_left_open(text: str) -> str | None:
    """A template leaves dots where the record says nothing."""
    return "جای نقطه‌چین هنوز خالی است؛ پرش کنید" if _LEFT_OPEN in text else None


_GIVEN = "هنگام صدور یا ثبت در دفتر داده می‌شود"
DIRECTION = Choice(name="direction", label="صادره یا وارده", options={"out": "صادره", "in": "وارده"}, required=True,
                   in_list=True)
LETTER_NO = Code(name="letter_no", label="شماره نامه", assigned=True, hint=_GIVEN, in_list=True, searched=True,
                 longest=60)
SERIAL = Number(name="serial", label="ردیف دفتر", assigned=True, hint=_GIVEN)
YEAR = Year(name="year", label="سال دفتر", assigned=True, hint=_GIVEN)
LETTER_DAY = Day(name="letter_day", label="تاریخ نامه", in_list=True,
                 hint="خالی بگذارید تا روز صدور یا ثبت در دفتر بنشیند")
CORRESPONDENT = Text(name="correspondent", label="گیرنده یا فرستنده", required=True, in_list=True, searched=True,
                     doubts=(nothing_is_left_open,), hint="مانند «بانک توسعه تعاون، شعبه کرج»")
ADDRESSED_TO = Text(name="addressed_to", label="خطاب نامه", lines=2, doubts=(nothing_is_left_open,),
                    hint="سطر نخست نامه، مانند «رئیس محترم بانک توسعه تعاون، شعبه کرج»")
SUBJECT = Text(name="subject", label="موضوع", required=True, in_list=True, searched=True,
               doubts=(nothing_is_left_open,))
BODY = Text(name="body", label="متن", lines=10, longest=20_000, searched=True, doubts=(nothing_is_left_open,),
            hint="«با سلام و احترام» و «با احترام» خودبه‌خود چاپ می‌شود")
ENCLOSURE = Text(name="enclosure", label="پیوست", hint="«ندارد» یا شمار برگ")
COPIES = Text(name="copies", label="رونوشت", lines=3, hint="هر گیرنده در یک سطر")
SIGNER = Text(name="signer", label="امضاکننده")
SIGNER_POST = Text(name="signer_post", label="سمت امضاکننده", hint="مانند «رئیس اداره»")
URGENCY = Choice(name="urgency", label="فوریت", options={"usual": "عادی", "urgent": "فوری", "at_once": "آنی"})
SECRECY = Choice(name="secrecy", label="طبقه‌بندی", options={"usual": "عادی", "confidential": "محرمانه"})
THEIR_NO = Code(name="their_no", label="شماره نامهٔ فرستنده", searched=True, longest=60)
THEIR_DAY = Day(name="their_day", label="تاریخ نامهٔ فرستنده")
REPLY_TO = Link(name="reply_to", label="عطف یا پیرو نامهٔ", kind="letter")
ANSWER_BY = Day(name="answer_by", label="مهلت پاسخ", in_list=True)
COOPERATIVE = Link(name="cooperative", label="تعاونی", kind="cooperative")
ASSEMBLY = Link(name="assembly", label="مجمع", kind="assembly")
COMPLAINT = Link(name="complaint", label="شکایت", kind="complaint")
COOP_WARNING = Link(name="coop_warning", label="اخطار", kind="coop_warning")
COOP_CHANGE = Link(name="coop_change", label="تغییرات تعاونی", kind="coop_change")
HOME_BUSINESS = Link(name="home_business", label="مشاغل خانگی", kind="home_business")
JOB = Link(name="job", label="اشتغال", kind="job")
CAMPAIGN = Link(name="campaign", label="دورهٔ صحت‌سنجی", kind="campaign")
GROUP = Link(name="visitor_group", label="گروه بازدید", kind="visitor_group")
PERSON = Link(name="person", label="شخص", kind="person")
TEMPLATE = Code(name="template", label="الگوی نامه", longest=60, assigned=True, hint="بی‌الگو نوشته شده است")
DUTY = Listed(name="duty", label="کار موعددار", list_name="coop_duties", assigned=True,
              hint="نامه‌ای که از فهرست کارهای موعددار نوشته شود")
NOTE = Text(name="note", label="یادداشت", lines=2)
FILES = Attachments(name="files", label="تصویر نامهٔ امضاشده و پیوست‌ها")


def an_incoming_letter_has_a_number_of_its_own(values: Values, _context: Context) -> Iterable[Problem]:
    if values[DIRECTION] == "in" and not values[THEIR_NO]:
        yield Problem(THEIR_NO.name, "شماره‌ای را که فرستنده بر نامه نوشته وارد کنید", "amber")


def no_letter_comes_before_it_was_written(values: Values, _context: Context) -> Iterable[Problem]:
    own, theirs = values[LETTER_DAY], values[THEIR_DAY]
    if values[DIRECTION] == "in" and own and theirs and own < theirs:
        yield Problem(LETTER_DAY.name, "نامه پیش از تاریخی که فرستنده نوشته نمی‌رسد؛ یکی از دو تاریخ را درست کنید")


_SENT = (DIRECTION, CORRESPONDENT, SUBJECT, LETTER_DAY, URGENCY, SECRECY, ADDRESSED_TO, BODY, ENCLOSURE, SIGNER,
         SIGNER_POST, COPIES, REPLY_TO)
"""What stands on a letter that left the office."""

FORM = Form(
    kind="letter",
    title="نامه",
    plural="دفتر نامه‌ها",
    icon="letter",
    named_by=(LETTER_NO, SUBJECT),
    life=Life(
        states=(State("draft", "پیش‌نویس"), State("issued", "صادر شد", "ok", _SENT),
                State("correcting", "در دست اصلاح", "warn", (DIRECTION,)),
                State("received", "وارد شد", "info", (DIRECTION,)),
                State("answered", "پاسخ داده شد", "ok", (DIRECTION,))),
        moves=(
            Move(name="issue", label="صدور و شماره‌زدن", source=("draft",), target="issued",
                 needs=(BODY, SIGNER, SIGNER_POST)),
            Move(name="receive", label="ثبت در دفتر وارده", source=("draft",), target="received"),
            Move(name="answer", label="پاسخ داده شد", source=("received",), target="answered"),
            Move(name="correct", label="اصلاح نامه", source=("issued",), target="correcting", asks_reason=True),
            Move(name="reissue", label="صدور با همان شماره", source=("correcting",), target="issued",
                 needs=(BODY, SIGNER, SIGNER_POST)),
            Move(name="reopen", label="هنوز پاسخ می‌خواهد", source=("answered",), target="received",
                 asks_reason=True),
        ),
    ),
    sections=(
        Section("نامه", (DIRECTION, CORRESPONDENT, SUBJECT, LETTER_DAY, URGENCY, SECRECY)),
        Section("شماره در دفتر", (LETTER_NO, SERIAL, YEAR, TEMPLATE, DUTY)),
        Section("متن نامه", (ADDRESSED_TO, BODY, ENCLOSURE, SIGNER, SIGNER_POST, COPIES)),
        Section("نامهٔ رسیده", (THEIR_NO, THEIR_DAY, REPLY_TO, ANSWER_BY)),
        Section("دربارهٔ", (COOPERATIVE, ASSEMBLY, COMPLAINT, COOP_WARNING, COOP_CHANGE, HOME_BUSINESS, JOB, CAMPAIGN,
                            GROUP, PERSON)),
        Section("یادداشت و تصویر", (NOTE, FILES), columns=1),
    ),
    rules=(an_incoming_letter_has_a_number_of_its_own, no_letter_comes_before_it_was_written),
)
