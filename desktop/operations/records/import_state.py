"""The column «وضعیت» of a register that is older than this program: each record begins in the state that it has.

Law: only kinds that may enter in the middle of their life have it; a label that nobody knows makes no record.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from forms.catalog import cooperative
from forms.parts import Choice, Field, Form, Move, Problem, Section, UnreadableError, Values
from forms.rules import persian
from forms.rules.digits import to_persian

STATE = "state"
_OTHERWISE: Mapping[str, Mapping[str, str]] = {cooperative.FORM.kind: {
    "فعال": "operating", "دایر": "operating", "بهره‌برداری": "operating", "غیرفعال": "stagnant", "نیمه فعال": "stagnant",
    "ثبت شده": "registered", "در حال اجرا": "implementing", "در دست راه‌اندازی": "implementing", "منحل شده": "dissolved",
    "منحله": "dissolved", "تصفیه": "liquidating", "در دست تصفیه": "liquidating", "تصفیه شده": "closed",
    "خاتمه تصفیه": "closed", "ادغام": "merged",
}}
"""How registers call a state, beside its own label."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _StateColumn(Choice):
    """A state by its label or one of the names that registers give it; «فعال/در حال بهره‌برداری» names it twice."""

    otherwise: Mapping[str, str]

    def read(self, typed: str) -> str:
        names = {persian.joined_key(name): code for name, code in self.otherwise.items()}
        names |= {persian.joined_key(label): code for code, label in self.options.items()}
        for part in (typed, *typed.split("/")):
            if code := names.get(persian.joined_key(part)):
                return code
        raise UnreadableError(f"وضعیت «{to_persian(typed.strip())}» شناخته نشد؛ یکی از این‌ها را بنویسید: "
                              f"{'، '.join(self.options.values())}")


def entries_of(form: Form) -> tuple[Move, ...]:
    """The steps by which a record that is older than this program comes in; none for most kinds."""
    first = form.first_state
    return tuple(move for move in form.life.moves if move.apart and move.source == (first,))


def sheet_form(form: Form) -> Form:
    """The form as a workbook may fill it: where a record may enter in the middle of its life, with a column for the
    state, and known by its name, since old registers lack many a key.
    """
    if not entries_of(form):
        return form
    column: Field[str] = _StateColumn(name=STATE, label="وضعیت", options={s.code: s.label for s in form.life.states},
                                      otherwise=_OTHERWISE.get(form.kind, {}), aliases=("وضعیت تعاونی", "وضعیت فعلی"))
    return replace(form, key=form.named_by[0], sections=(*form.sections, Section("", (column,))))


def missing_in(form: Form, state: str, values: Values) -> list[Problem]:
    """Blanks without which a clerk could not enter a record in this state; an import keeps it, and marks them."""
    entries, order = entries_of(form), [each.code for each in form.life.states]
    if not entries or state not in order or order.index(state) < min(order.index(each.target) for each in entries):
        return []
    here = [each for each in entries if each.target == state] or [min(entries, key=lambda each: len(each.needs))]
    label = form.life.state(state).label
    return [Problem(blank.name, f"برای پروندهٔ «{label}» باید «{blank.label}» نوشته شده باشد", "amber")
            for blank in here[0].needs if values.named(blank.name) is None]


def in_another_state(form: Form, wanted: str, found: str) -> list[Problem]:
    """The state of a file that is here already is changed by its own steps alone."""
    if not wanted or wanted == found:
        return []
    label = form.life.state(found).label
    return [Problem(STATE, f"پروندهٔ آن اکنون در وضعیت «{label}» است و از فایل عوض نمی‌شود؛ گام آن را در پرونده بزنید",
                    "amber")]
