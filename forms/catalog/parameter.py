"""پارامتر: a figure of the law or of a circular that the office enters, with its source and period (DOMAIN M)."""

from collections.abc import Iterable

from forms.parts import Code, Context, Day, Form, Problem, Section, Text, Values, shipped_parameters
from forms.rules import letter_number

KEY = Code(name="key", label="کلید", required=True, in_list=True, searched=True, longest=80)
VALUE = Text(name="value", label="مقدار", required=True, in_list=True)
UNIT = Text(name="unit", label="یکا", in_list=True)
FIRST_DAY = Day(name="first_day", label="از تاریخ", in_list=True)
LAST_DAY = Day(name="last_day", label="تا تاریخ", in_list=True)
SOURCE = Text(name="source", label="مأخذ", required=True, in_list=True, lines=2,
              hint="شماره و تاریخ بخشنامه یا مادهٔ قانون")


def the_period_runs_forward(values: Values, _context: Context) -> Iterable[Problem]:
    first, last = values[FIRST_DAY], values[LAST_DAY]
    if first and last and last < first:
        yield Problem(LAST_DAY.name, "پایان دوره پیش از آغاز آن است")


def a_number_stays_a_number(values: Values, context: Context) -> Iterable[Problem]:
    """Rules count with some of these: where the shipped value is a whole number, the office's own must be one too."""
    key, value = values[KEY], values[VALUE]
    shipped = shipped_parameters().find(key or "", context.today)
    if value and shipped and shipped.value.isdecimal() and not value.isdecimal():
        yield Problem(VALUE.name, "این پارامتر عدد است؛ مقدار را فقط با رقم بنویسید")


def a_letter_number_can_be_written(values: Values, _context: Context) -> Iterable[Problem]:
    """Letters are numbered after these: a template that gives one number twice must never come into force."""
    if (values[KEY] or "").startswith("letter.number_template") and (value := values[VALUE]):
        said = letter_number.problem(value)
        if said:
            yield Problem(VALUE.name, said)


FORM = Form(
    kind="parameter",
    title="پارامتر",
    plural="پارامترها",
    icon="settings",
    named_by=(KEY,),
    who_writes=("chief", "province"),
    sections=(Section("پارامتر", (KEY, VALUE, UNIT, FIRST_DAY, LAST_DAY, SOURCE)),),
    rules=(the_period_runs_forward, a_number_stays_a_number, a_letter_number_can_be_written),
)
