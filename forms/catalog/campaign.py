"""دورهٔ صحت‌سنجی: one campaign of verification; census or a reproducible sample (DOMAIN 0.3, E.1)."""

from collections.abc import Iterable

from forms.parts import (
    Choice,
    Code,
    Context,
    Day,
    Form,
    Life,
    Listed,
    Move,
    Number,
    Problem,
    Section,
    State,
    Text,
    Values,
)

TITLE = Text(name="title", label="عنوان دوره", required=True, in_list=True, searched=True,
             hint="مانند «صحت‌سنجی پاییز ۱۴۰۵»")
FIRST_DAY = Day(name="first_day", label="آغاز", required=True, in_list=True)
LAST_DAY = Day(name="last_day", label="پایان", required=True, in_list=True)
TIER = Listed(name="tier", label="سطح", list_name="tiers", required=True, in_list=True)
MODE = Choice(name="mode", label="روش", options={"census": "تمام‌شماری", "sample": "نمونه‌گیری"}, required=True,
              in_list=True)
SAMPLE_SIZE = Number(name="sample_size", label="اندازهٔ نمونه", unit="نفر", least=1)
SAMPLE_SEED = Number(name="sample_seed", label="بذر نمونه‌گیری", hint="با همین عدد، همین نمونه دوباره به دست می‌آید")
LETTER_NO = Code(name="letter_no", label="شماره نامه", length=20, longest=40)
LETTER_DAY = Day(name="letter_day", label="تاریخ نامه")
NOTE = Text(name="note", label="یادداشت", lines=2)


def the_period_runs_forward(values: Values, _context: Context) -> Iterable[Problem]:
    first, last = values[FIRST_DAY], values[LAST_DAY]
    if first and last and last < first:
        yield Problem(LAST_DAY.name, "پایان دوره پیش از آغاز آن است")


def a_sample_has_a_size(values: Values, _context: Context) -> Iterable[Problem]:
    if values[MODE] == "sample" and values[SAMPLE_SIZE] is None:
        yield Problem(SAMPLE_SIZE.name, "برای نمونه‌گیری، اندازهٔ نمونه را بنویسید")


FORM = Form(
    kind="campaign",
    title="دورهٔ صحت‌سنجی",
    plural="دوره‌های صحت‌سنجی",
    icon="campaign",
    named_by=(TITLE,),
    life=Life(
        states=(State("running", "در جریان", "info"), State("closed", "پایان‌یافته", "ok")),
        moves=(
            Move(name="close", label="پایان دوره", source=("running",), target="closed", who=("chief",)),
            Move(name="reopen", label="بازگشایی", source=("closed",), target="running", who=("chief",),
                 asks_reason=True),
        ),
    ),
    sections=(
        Section("دوره", (TITLE, TIER, FIRST_DAY, LAST_DAY, LETTER_NO, LETTER_DAY)),
        Section("روش", (MODE, SAMPLE_SIZE, SAMPLE_SEED, NOTE)),
    ),
    rules=(the_period_runs_forward, a_sample_has_a_size),
)
