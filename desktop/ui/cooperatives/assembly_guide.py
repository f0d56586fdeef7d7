"""The steps of an assembly: which blanks each holds, which are done, where problems stand, and what comes next.

Law: it only reads what was typed and judged; no rule of the law stands here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from desktop.ui.cooperatives.work import AssemblyView, JudgedView
from desktop.ui.pieces import isolated
from forms.catalog import assembly
from forms.parts import Field, Problem, Typed


@dataclass(frozen=True, slots=True)
class StepPlan:
    """One step: its name in the bar, its title over the blanks, and a note for who writes there."""

    name: str
    title: str
    fields: tuple[Field[Any], ...] = ()
    table: Field[Any] | None = None
    note: str = ""


REQUEST = (assembly.REQUESTED_BY, assembly.REQUESTED_DAY, assembly.REQUESTERS)
_BOARD = (assembly.PRESIDENT, assembly.VICE_PRESIDENT, assembly.SECRETARY, assembly.FIRST_TELLER,
          assembly.SECOND_TELLER)
_MINUTES = (assembly.MINUTES_NO, assembly.MINUTES_DAY, assembly.REGISTERED_DAY, assembly.NOTE, assembly.FILES)
STEPS = (
    StepPlan("دعوت", "دعوت", (
        assembly.NATURE, assembly.CALLED_DAY, assembly.HELD_AT, assembly.CALLED_BY, assembly.NOTICE, assembly.PLACE,
        assembly.OBSERVER, assembly.FOR_YEAR, *REQUEST)),
    StepPlan("دستور جلسه", "دستور جلسه", (assembly.AGENDA,), note="هر موضوع در یک سطر"),
    StepPlan("حضور", "حضور و هیأت رئیسه", (
        assembly.MEMBERS, assembly.PRESENT, assembly.PROXIES, assembly.OUTSIDERS, assembly.TWO_STAGE,
        assembly.DISTRICTS, *_BOARD)),
    StepPlan("انتخابات", "انتخابات", (
        assembly.ELECTS, assembly.ELIGIBILITY_NO, assembly.ELIGIBILITY_DAY, assembly.BALLOTS_GIVEN,
        assembly.BALLOTS_CAST, assembly.BALLOTS_SPOILT), assembly.CANDIDATES,
        "نخست نام نامزدها؛ سپس آرا، هر عدد و Enter"),
    StepPlan("تصمیم‌ها", "تصمیم‌ها", (), assembly.DECISIONS, "موضوع، رأی موافق و مخالف؛ پس از هر یک Enter"),
    StepPlan("صورتجلسه", "صورتجلسه", _MINUTES),
)
CALL, AGENDA, ATTENDANCE, ELECTION, DECISIONS, MINUTES = range(len(STEPS))
AFTERWARDS = {field.name for field in (*_MINUTES, *_BOARD)}
"""What is written when the result already stands."""
_STEP_OF = {field.name: place for place, plan in enumerate(STEPS)
            for field in (*plan.fields, *((plan.table,) if plan.table else ()))}
_ELSEWHERE = {assembly.QUORUM_MET.name: ATTENDANCE}
_CALLERS = ("inspector", "members", "ministry")
"""Who calls because somebody asked for it."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How one step stands: done, and how many red and amber problems it has."""

    done: bool = False
    red: int = 0
    amber: int = 0


def step_of(field: str) -> int:
    """The step in which a blank stands; what stands in none belongs to the call."""
    return _STEP_OF.get(field, _ELSEWHERE.get(field, CALL))


def standings(file: AssemblyView, typed: Typed, judged: JudgedView, problems: Sequence[Problem]) -> list[Standing]:
    """How every step stands; `problems` are those that are shown."""
    done = (_is_called(file, typed), bool(_rows(typed, assembly.AGENDA)), judged.quorum.met is not None,
            bool(judged.seats) and all(seats.elected and not seats.tied for seats in judged.seats),
            bool(judged.decisions) and all(each.carried is not None for each in judged.decisions),
            _is_written(typed, assembly.MINUTES_NO) and _is_written(typed, assembly.MINUTES_DAY))
    levels = [(step_of(each.field), each.level) for each in problems]
    return [Standing(each, levels.count((place, "red")), levels.count((place, "amber")))
            for place, each in enumerate(done)]


def hidden_blanks(typed: Typed, *, unfolded: bool) -> frozenset[str]:
    """Blanks that say nothing of this assembly: the year of another nature, a request that nobody made, districts."""
    hidden: set[str] = set()
    if typed.get(assembly.NATURE.name) != "ordinary":  # only the yearly one discharges a year
        hidden.add(assembly.FOR_YEAR.name)
    asked = typed.get(assembly.CALLED_BY.name) in _CALLERS or any(typed.get(field.name) for field in REQUEST)
    if not (unfolded or asked):
        hidden |= {field.name for field in REQUEST}
    if typed.get(assembly.PROXIES.name) in ("", "0", None) and not typed.get(assembly.OUTSIDERS.name):
        hidden.add(assembly.OUTSIDERS.name)
    if typed.get(assembly.TWO_STAGE.name) != "1" and not _rows(typed, assembly.DISTRICTS):
        hidden.add(assembly.DISTRICTS.name)
    return frozenset(hidden)


def members_name(typed: Typed) -> str:
    """What is counted in the assembly: in the second stage, whom the districts sent."""
    return "شمار نمایندگان" if typed.get(assembly.TWO_STAGE.name) == "1" else assembly.MEMBERS.label


def delegates_of(typed: Typed) -> tuple[tuple[str, ...], int]:
    """The names of the districts, and the delegates that they sent."""
    rows = _rows(typed, assembly.DISTRICTS)
    counts = [str(row.get(assembly.DELEGATES.name) or "").replace(",", "") for row in rows]
    names = tuple(str(row.get(assembly.DISTRICT.name) or "حوزه") for row in rows)
    return names, sum(int(count) for count in counts if count.isdecimal())


def next_words(file: AssemblyView, typed: Typed, judged: JudgedView) -> tuple[str, ...]:
    """What is to be done now, a sentence for each thing."""
    if not file.number:
        return _FIRST
    if file.state == "called":
        return _while_called(typed, judged)
    if file.state == "no_quorum":
        again = "نوبت بعد دعوت شده است." if file.later else f"نوبت بعد را دعوت کنید ({_AGAIN})."
        return f"صورتجلسهٔ منفی را چاپ کنید ({_PRINT}).", again
    if file.state == "cancelled":
        return ("این مجمع لغو شده است؛ برای همین موضوع دعوتی تازه بنویسید.",)
    return _after(typed)


def _while_called(typed: Typed, judged: JudgedView) -> tuple[str, ...]:
    met = judged.quorum.met
    if met is None:
        first = () if _rows(typed, assembly.AGENDA) else (f"دستور جلسه را بنویسید ({_key(2)}).",)
        return (*first, f"آگهی و دعوتنامه و لیست حضور را چاپ کنید ({_PRINT}).",
                f"روز مجمع، حاضران و وکالت‌ها را بنویسید تا حد نصاب سنجیده شود ({_key(3)}).")
    if not met:
        return (f"«به حد نصاب نرسید» صورتجلسهٔ منفی را می‌نویسد ({_FAIL}).", "سپس نوبت بعد از همین‌جا دعوت می‌شود.")
    rest = [f"{what} را بنویسید ({_key(step)})." for what, step, found in (
        ("نامزدها و آرا", 4, judged.seats), ("تصمیم‌ها", 5, judged.decisions)) if not found]
    if any(each.level == "red" and typed.get(each.field) for each in judged.problems):
        rest = ["نخست آنچه باید درست شود را درست کنید.", *rest]
    return (*rest, f"«برگزار شد» نتیجه را ثبت می‌کند و سمت منتخبان را آغاز می‌کند ({_HOLD}).")


def _after(typed: Typed) -> tuple[str, ...]:
    printed = f"صورتجلسه را چاپ کنید و به امضای هیأت رئیسه برسانید ({_PRINT})."
    if not _is_written(typed, assembly.MINUTES_NO):
        return printed, f"شماره و تاریخ صورتجلسه را بنویسید ({_key(6)})."
    if not typed.get(assembly.FILES.name):
        return printed, f"تصویر صورتجلسهٔ امضاشده را پیوست کنید ({_key(6)})."
    return ("کار این مجمع پایان یافته است.",)


def _is_called(file: AssemblyView, typed: Typed) -> bool:
    return bool(file.number) and all(_is_written(typed, field) for field in STEPS[CALL].fields if field.required)


def _is_written(typed: Typed, field: Field[Any]) -> bool:
    return bool(str(typed.get(field.name) or "").strip())


def _rows(typed: Typed, field: Field[Any]) -> Sequence[Any]:
    rows = typed.get(field.name) or ()
    return () if isinstance(rows, str) else rows


def _key(step: int) -> str:
    return isolated(f"Ctrl+{step}")


_PRINT, _AGAIN, _HOLD, _FAIL = (isolated(keys) for keys in ("Ctrl+P", "Ctrl+N", "Ctrl+Enter", "Ctrl+Shift+Enter"))
_FIRST = (
    "۱. نوع مجمع، روز و ساعت و محل برگزاری را بنویسید.",
    f"۲. موضوع‌های دستور جلسه را بنویسید ({_key(2)}).",
    f"۳. ذخیره کنید ({isolated('Ctrl+S')}) تا دعوت ثبت شود.",
    f"۴. آگهی و دعوتنامهٔ مجمع را با همین نوشته‌ها چاپ کنید ({_PRINT}).",
)
