"""جلسه: a meeting with its agenda, the people present, and decisions that somebody must carry out by a day
(DOMAIN L, general papers: minutes with follow-up).
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
    Moment,
    Move,
    Problem,
    Rows,
    Section,
    Signature,
    State,
    Text,
    Values,
)

TITLE = Text(name="title", label="عنوان جلسه", required=True, in_list=True, searched=True)
HELD_AT = Moment(name="held_at", label="روز و ساعت", required=True, in_list=True)
PLACE = Text(name="place", label="جای جلسه", in_list=True)
CHAIR = Text(name="chair", label="رئیس جلسه")
SECRETARY = Text(name="secretary", label="دبیر جلسه")
COOPERATIVE = Link(name="cooperative", label="تعاونی", kind="cooperative")
CAMPAIGN = Link(name="campaign", label="دورهٔ صحت‌سنجی", kind="campaign")

AGENDA = Rows(name="agenda", label="دستور جلسه", printed_rows=4, columns=(
    Text(name="matter", label="موضوع", required=True, searched=True),))

WHO = Text(name="full_name", label="نام و نام خانوادگی", required=True, searched=True)
OF = Text(name="organisation", label="سمت یا دستگاه")
PRESENCE = Choice(name="presence", label="حضور", options={"present": "حاضر", "absent": "غایب", "excused": "غایب موجه"})
ATTENDEES = Rows(name="attendees", label="دعوت‌شدگان و حاضران", printed_rows=8, columns=(WHO, OF, PRESENCE))

DISCUSSION = Text(name="discussion", label="خلاصهٔ گفتگوها", lines=8, longest=20_000, searched=True)

DECISION = Text(name="decision", label="مصوبه", required=True, searched=True, lines=2)
RESPONSIBLE = Text(name="responsible", label="مسئول اجرا")
DUE_DAY = Day(name="due_day", label="مهلت")
DONE = Choice(name="done", label="پیگیری", options={"open": "در دست اقدام", "done": "انجام شد", "dropped": "منتفی شد"})
DECISIONS = Rows(name="decisions", label="مصوبه‌ها", printed_rows=5, columns=(DECISION, RESPONSIBLE, DUE_DAY, DONE))
NOTE = Text(name="note", label="یادداشت", lines=2)
FILES = Attachments(name="files", label="تصویر صورتجلسهٔ امضاشده")


def nobody_is_invited_twice(values: Values, _context: Context) -> Iterable[Problem]:
    seen: set[str] = set()
    people: tuple[Values, ...] = values[ATTENDEES] or ()
    for number, each in enumerate(people):
        name = each.show(WHO)
        if name in seen:
            yield Problem(ATTENDEES.name, "این نام پیش‌تر در فهرست آمده است", "amber", number, WHO.name)
        seen.add(name)


FORM = Form(
    kind="meeting",
    title="جلسه",
    plural="جلسه‌ها و مصوبه‌ها",
    icon="group",
    named_by=(TITLE,),
    life=Life(
        states=(State("planned", "در پیش", "info"), State("held", "برگزار شد", "ok"),
                State("cancelled", "برگزار نشد", "warn")),
        moves=(
            Move(name="hold", label="برگزار شد", source=("planned",), target="held", needs=(ATTENDEES,)),
            Move(name="cancel", label="برگزار نشد", source=("planned",), target="cancelled", asks_reason=True),
        ),
    ),
    sections=(
        Section("جلسه", (TITLE, HELD_AT, PLACE, CHAIR, SECRETARY, COOPERATIVE, CAMPAIGN)),
        Section("دستور جلسه", (AGENDA,), columns=1),
        Section("حاضران", (ATTENDEES,), columns=1),
        Section("گفتگو و مصوبه‌ها", (DISCUSSION, DECISIONS), columns=1),
        Section("یادداشت و تصویر", (NOTE, FILES), columns=1),
    ),
    signatures=(Signature("رئیس جلسه"), Signature("دبیر جلسه")),
    rules=(nobody_is_invited_twice,),
)
