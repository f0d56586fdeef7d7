"""اخطار کتبی: a written warning of the office to a cooperative; three in a year are a ground of dissolution
(DOMAIN B.6, art. 54).
"""

from collections.abc import Iterable

from forms.parts import (
    Attachments,
    Context,
    Day,
    Form,
    Life,
    Link,
    Move,
    Number,
    Problem,
    Section,
    Signature,
    State,
    Text,
    Values,
)

COOPERATIVE = Link(name="cooperative", label="تعاونی", kind="cooperative", required=True, in_list=True)
WARNING_NO = Number(name="warning_no", label="اخطار چندم", least=1, required=True, in_list=True)
DAY = Day(name="day", label="تاریخ اخطار", required=True, in_list=True)
SUBJECT = Text(name="subject", label="موضوع تخلف", required=True, in_list=True, searched=True)
DESCRIPTION = Text(name="description", label="شرح", lines=4)
DEADLINE = Day(name="deadline", label="مهلت رفع", in_list=True)
LETTER = Link(name="letter", label="نامهٔ اخطار", kind="letter")
ANSWERED_DAY = Day(name="answered_day", label="تاریخ پاسخ")
ANSWER = Text(name="answer", label="پاسخ تعاونی", lines=3)
NOTE = Text(name="note", label="یادداشت", lines=2)
FILES = Attachments(name="files", label="پیوست‌ها")


def days_are_in_order(values: Values, _context: Context) -> Iterable[Problem]:
    day = values[DAY]
    for blank, said in ((DEADLINE, "مهلت پیش از تاریخ اخطار است"), (ANSWERED_DAY, "پاسخ پیش از تاریخ اخطار است")):
        later = values[blank]
        if day and later and later < day:
            yield Problem(blank.name, f"{said}؛ یکی از دو تاریخ را درست کنید")


FORM = Form(
    kind="coop_warning",
    title="اخطار به تعاونی",
    plural="اخطارها",
    icon="alert",
    named_by=(WARNING_NO, SUBJECT),
    who_writes=("clerk", "chief"),
    life=Life(
        states=(State("open", "در انتظار رفع", "warn"), State("cured", "رفع شد", "ok"),
                State("withdrawn", "پس گرفته شد", "neutral")),
        moves=(
            Move(name="cure", label="تخلف رفع شد", source=("open",), target="cured", needs=(ANSWERED_DAY,)),
            Move(name="withdraw", label="پس‌گرفتن اخطار", source=("open",), target="withdrawn", who=("chief",),
                 asks_reason=True),
        ),
    ),
    sections=(
        Section("اخطار", (COOPERATIVE, WARNING_NO, DAY, SUBJECT, DEADLINE, LETTER, DESCRIPTION)),
        Section("پاسخ", (ANSWERED_DAY, ANSWER)),
        Section("یادداشت و پیوست", (NOTE, FILES), columns=1),
    ),
    signatures=(Signature("کارشناس تعاون"), Signature("تحویل‌گیرنده (تعاونی)"), Signature("رئیس اداره")),
    rules=(days_are_in_order,),
)
