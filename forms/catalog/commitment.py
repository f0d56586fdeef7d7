"""تعهد اشتغال: what one agency undertook in one county in one period (DOMAIN 0.3, E.1).

The period is two days, not a calendar year.
"""

from collections.abc import Iterable

from forms.parts import Context, Day, Form, Listed, Number, Problem, Section, Text, Values

AGENCY = Listed(name="agency", label="دستگاه اجرایی", list_name="agencies", open=True, required=True, in_list=True)
COUNTY = Listed(name="county", label="شهرستان", list_name="counties", required=True, in_list=True)
FIRST_DAY = Day(name="first_day", label="آغاز دوره", required=True, in_list=True)
LAST_DAY = Day(name="last_day", label="پایان دوره", required=True, in_list=True)
TOTAL = Number(name="total", label="تعهد", unit="نفر", required=True, in_list=True, aliases=("تعداد تعهد",))
BASIS = Text(name="basis", label="شماره و تاریخ ابلاغیه", hint="نامه‌ای که تعهد از آن آمده است")
NOTE = Text(name="note", label="یادداشت", lines=2)


def the_period_runs_forward(values: Values, _context: Context) -> Iterable[Problem]:
    first, last = values[FIRST_DAY], values[LAST_DAY]
    if first and last and last < first:
        yield Problem(LAST_DAY.name, "پایان دوره پیش از آغاز آن است")


FORM = Form(
    kind="commitment",
    title="تعهد اشتغال",
    plural="تعهدهای اشتغال",
    icon="target",
    named_by=(AGENCY,),
    sections=(Section("تعهد", (AGENCY, COUNTY, FIRST_DAY, LAST_DAY, TOTAL, BASIS, NOTE)),),
    rules=(the_period_runs_forward,),
)
