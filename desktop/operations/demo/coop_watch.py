"""What the office did about one made-up cooperative: visits, written warnings and complaints."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.operations.demo.coop_people import OFFICIAL, name_of
from desktop.operations.demo.coop_stories import Story
from desktop.operations.demo.people import Human
from forms.catalog import complaint, coop_visit, coop_warning
from forms.parts import Values

Made = tuple[Values, str]
_QUIET = ("inactive",)
_WARNED: dict[str, tuple[tuple[int, int, str], ...]] = {
    "warned_twice": ((200, 170, "cured"), (90, 60, "cured")),
    "warned_thrice": ((300, 270, "cured"), (200, 170, "cured"), (60, -10, "open")),
    "unanswered": ((50, 20, "open"),),
}
"""Days ago of a warning and of its deadline, and what became of it."""


@dataclass(frozen=True, slots=True)
class _Matter:
    nature: str
    state: str
    against: str
    said: str
    answer: str = ""


_LATE = _Matter("finance", "under_review", "هیأت مدیره", "رسیدگی به صورت هزینه‌ها خواسته شده است.")
_MATTERS = (
    _Matter("finance", "answered", "هیأت مدیره", "رسیدگی به صورت هزینه‌ها خواسته شده است.",
            "صورت هزینه‌ها به شاکی نشان داده شد."),
    _Matter("election", "with_chamber", "هیأت رئیسهٔ مجمع", "شاکی شمارش آرای مجمع را درست نمی‌داند."),
    _Matter("membership", "with_inspector", "هیأت مدیره", "درخواست عضویت شاکی بی‌پاسخ مانده است."),
    _Matter("management", "received", "مدیرعامل", "دفتر تعاونی در ساعت کار بسته است."),
    _Matter("other", "dropped", "تعاونی", "اختلاف شاکی با تعاونی بر سر خرید کالا."),
    _Matter("election", "answered", "هیأت رئیسهٔ مجمع", "نام شاکی در فهرست نامزدها نیامده است.",
            "کمیسیون نظارت بر انتخابات صلاحیت را رسیدگی و نتیجه را اعلام کرد."),
)
"""Complaints of every nature: an election goes to the chamber's commission."""


def visits(story: Story, today: date, draw: random.Random) -> Iterator[Made]:
    """Most living ones were seen at work lately; a stagnant one was seen idle."""
    tale = story.tale
    ago = draw.randrange(5, 150)
    if not tale.is_living or tale.place % 5 == 0 or today - timedelta(ago) <= (tale.registered or today):
        return
    is_active = tale.slip not in _QUIET
    nature = "progress" if tale.state == "implementing" else "supervision" if is_active else "closing"
    yield coop_visit.FORM.values({
        "cooperative": story.number, "nature": nature, "day": today - timedelta(ago), "visitor": OFFICIAL,
        "is_active": is_active, "progress": 60 if nature == "progress" else None, "books_kept": is_active,
        "share_book": is_active, "minutes_kept": is_active, "employed_men": 6 if is_active else 0,
        "employed_women": 4 if is_active else 0,
        "findings": "تعاونی در محل فعال بود." if is_active else "کارگاه بسته بود و کسی در محل نبود.",
    }), coop_visit.FORM.first_state


def warnings(story: Story, today: date) -> Iterator[Made]:
    for place, (ago, deadline, state) in enumerate(_WARNED.get(story.tale.slip, ())):
        answered = today - timedelta(deadline + 5) if state == "cured" else None
        yield coop_warning.FORM.values({
            "cooperative": story.number, "warning_no": place + 1, "day": today - timedelta(ago),
            "subject": "نگه‌داری‌نشدن دفترهای قانونی", "deadline": today - timedelta(deadline),
            "answered_day": answered, "answer": "دفترها به‌روز شد." if answered else None,
        }), state


def complaints(story: Story, human: Human, today: date) -> Iterator[Made]:
    """One whose answer is late where the tale says so; of some others, one that was answered in time."""
    is_late = story.tale.slip == "complaint"
    if not is_late and not (story.tale.is_living and story.tale.place % 17 == 0):
        return
    matter = _LATE if is_late else _MATTERS[story.tale.place // 17 % len(_MATTERS)]
    day = today - timedelta(40 if matter.answer or is_late else 12)
    yield complaint.FORM.values({
        "cooperative": story.number, "day": day, "complainant": name_of(human),
        "national_code": human.national_code, "mobile": human.mobile, "is_member": False, "against": matter.against,
        "nature": matter.nature, "description": matter.said, "tried_first": matter.nature != "election" or None,
        "answer_by": day + timedelta(35), "answer_day": day + timedelta(20) if matter.answer else None,
        "answer": matter.answer or None,
    }), matter.state

