"""The way of a complaint: inspector or board first, elections to the commission in the chamber (DOMAIN B.8, S79).

Law: the way is the office's custom and the source's word, so that every departure is a doubt that a reason excuses.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from desktop.operations.step import Step, doubted
from desktop.store.change import Change
from forms.catalog import complaint
from forms.parts import Problem, Values

_DAYS = "coop.complaint_days"
_ELECTION = "election"


def complaint_problems(step: Step) -> Sequence[Problem]:
    """What is doubtful about where a complaint goes."""
    nature, move = step.values[complaint.NATURE], step.move.name
    if move == "to_inspector" and nature == _ELECTION:
        return [_doubt("شکایت انتخاباتی را کمیسیون نظارت بر انتخابات در اتاق تعاون رسیدگی می‌کند؛ «ارجاع به کمیسیون "
                       "اتاق تعاون» را بزنید")]
    if move == "to_chamber" and nature is not None and nature != _ELECTION:
        return [_doubt("کمیسیون اتاق تعاون به شکایت انتخاباتی رسیدگی می‌کند؛ این شکایت نخست به بازرس و هیأت مدیره "
                       "می‌رود")]
    if move == "review" and step.record.state == "received" and nature != _ELECTION \
            and not step.values[complaint.TRIED_FIRST]:
        return [_doubt("این شکایت هنوز به بازرس یا هیأت مدیره گفته نشده است؛ نخست «ارجاع به بازرس و هیأت مدیره» را "
                       "بزنید")]
    return []


def answer_day(step: Step) -> Values | None:
    """A complaint on its way gets a day of answer where none was written; one that is appealed, a new one."""
    day, is_appeal = step.values[complaint.DAY], step.move.name == "appeal"
    if (step.values[complaint.ANSWER_BY] is not None and not is_appeal) or day is None or step.move.target not in _OPEN:
        return None
    days = step.context.parameters.whole(_DAYS, step.today)
    return complaint.FORM.values({complaint.ANSWER_BY.name: max(day, step.today) + timedelta(days=days)})


def follow_complaint(change: Change, step: Step) -> None:
    """An answer that is appealed is none any longer; the history keeps it."""
    kept = change.get(step.record.number)
    if step.move.name == "appeal" and kept is not None:
        emptied = {complaint.ANSWER_DAY.name: None, complaint.ANSWER.name: None}
        change.set(kept.form, kept.number, kept.values.changed(emptied), base=kept.base)


_OPEN = ("with_inspector", "with_chamber", "under_review")


def _doubt(sentence: str) -> Problem:
    return doubted(Problem(complaint.NATURE.name, sentence))
