"""A letter of warning is a warning: with its number in the register, the warning is written or gets its letter
(DOMAIN B.6 step 13, art. 54).

Law: a letter says which warning it is; it is not issued while the warnings that are counted say another, nor while what
it says is still left to be written by hand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from desktop.operations.cooperatives.lifecycle.supervision import warning_problems
from desktop.operations.cooperatives.watching.duty_letters import SHORTAGE, WARNINGS
from desktop.operations.step import Step, Writing, doubted
from desktop.operations.texts.placeholders import BY_HAND
from desktop.store.change import Change
from desktop.store.contents import Record
from desktop.store.queries import Query
from desktop.store.reader import Reader
from forms.catalog import coop_warning, cooperative, letter
from forms.parts import Problem, Values
from forms.rules.digits import to_persian

_ABOUT = "دربارهٔ "
_WORDS = 4
_BINDING = ("coop-warning", SHORTAGE, "coop-dissolution-")
"""Letters from which a cooperative's dissolution may follow."""
_TEMPLATE = "coop-warning"
"""The letter of a warning that is in the file already."""


def letter_problems(step: Step) -> Sequence[Problem]:
    """Why a letter is not issued: what is left blank in it, and of a warning, what is wrong with that."""
    if step.move.name not in ("issue", "reissue"):
        return ()
    left = _left_by_hand(step.values)
    return [*left, *_no_such_warning(step)] if step.move.name == "issue" and is_warning(step.record) else left


def _left_by_hand(values: Values) -> list[Problem]:
    """The dots of the template where nothing was known; what binds a cooperative says all itself."""
    found = []
    for blank in (letter.SUBJECT, letter.BODY):
        before, dots, _after = (values[blank] or "").partition(BY_HAND)
        if dots:
            line = before.replace("\n", " ").split()
            after = f" پس از «{to_persian(' '.join(line[-_WORDS:]))}»" if line else ""
            found.append(Problem(blank.name, f"در «{blank.label}»{after} هنوز جای خالی مانده است؛ آن را بنویسید"))
    binds = (values[letter.TEMPLATE] or "").startswith(_BINDING)
    return found if binds else [doubted(problem) for problem in found]


def _no_such_warning(step: Step) -> Sequence[Problem]:
    if _open_one(step.reader, step.record) is not None:
        return ()
    if step.values[letter.COOPERATIVE] is None:
        return [Problem(letter.COOPERATIVE.name, "این نامه اخطار است؛ تعاونی آن را برگزینید")]
    values = _warning(step.record, step.values[letter.LETTER_DAY] or step.today)
    found = warning_problems(Writing(step.reader, step.context, values))
    day, deadline = values[coop_warning.DAY], values[coop_warning.DEADLINE]
    if day and deadline and deadline < day:
        found.append(Problem(letter.ANSWER_BY.name, "مهلت پاسخ پیش از تاریخ اخطار است؛ یکی از دو تاریخ را درست کنید"))
    return [replace(problem, field=_BLANKS.get(problem.field, problem.field)) for problem in found]


def follow_letter_of_warning(change: Change, step: Step) -> None:
    """The warning of an issued letter: a new one, or the open one of that number which had no letter."""
    sent = change.get(step.record.number)
    if sent is None or step.move.name not in ("issue", "reissue") or not is_warning(sent):
        return
    known = _open_one(change, sent)
    values = _warning(sent, sent.values[letter.LETTER_DAY] or step.today)
    if known is not None:
        given = {blank.name: values[blank] for blank in (coop_warning.DAY, coop_warning.DEADLINE) if values[blank]}
        change.set(known.form, known.number, known.values.changed({**given, "letter": sent.number}), base=known.base)
    elif step.move.name == "issue":
        change.create(coop_warning.FORM, values)


def is_warning(record: Record) -> bool:
    """Whether a letter says that it is a warning."""
    return (record.values[letter.TEMPLATE] or "") in (*WARNINGS, _TEMPLATE)


def _open_one(reader: Reader, sent: Record) -> Record | None:
    """The warning that the letter was written from, or the open one of its number that has no letter, or has this."""
    own = reader.get(sent.values[letter.COOP_WARNING] or 0)
    if own is not None and not own.voided:
        return own
    number: int = sent.values[letter.COOPERATIVE] or 0
    query = Query(where=((cooperative.FORM.kind, "=", number),
                         ("state", "state", "open"), (coop_warning.WARNING_NO.name, "=", _nth(sent))))
    every = reader.many(reader.numbers(coop_warning.FORM, query)).values()
    return next((each for each in every if each.values[coop_warning.LETTER] in (None, sent.number)), None)


def _warning(sent: Record, day: date) -> Values:
    """What the letter says, as a warning."""
    subject = sent.values[letter.SUBJECT] or ""
    return coop_warning.FORM.values({
        "cooperative": sent.values[letter.COOPERATIVE], "warning_no": _nth(sent), "day": day,
        "subject": subject.partition(_ABOUT)[2] or subject, "deadline": sent.values[letter.ANSWER_BY],
        "letter": sent.number})


def _nth(sent: Record) -> int:
    template = sent.values[letter.TEMPLATE] or ""
    return WARNINGS.index(template) + 1 if template in WARNINGS else 1


_BLANKS = {coop_warning.WARNING_NO.name: letter.SUBJECT.name, coop_warning.DAY.name: letter.LETTER_DAY.name,
           coop_warning.COOPERATIVE.name: letter.COOPERATIVE.name}
"""Where a warning's problem stands in the letter."""
