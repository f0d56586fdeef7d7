"""Which letter follows from a duty, and which was written for it already (DOMAIN B.6–B.8).

Law: a letter that stands in the register or is being written is seen; nobody writes its twin unawares.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.operations.cooperatives.watching.duty_rules import Waiting
from desktop.store.coop_duty_papers import LetterLine
from forms.parts.form import Level
from forms.rules import jalali
from forms.rules.digits import to_persian

REMINDER, DISSOLUTION, SHORTAGE = "coop-duty-reminder", "coop-dissolution-proposal", "coop-members-shortage"
_OWN = {
    ("changes", ""): "coop-minutes-request", ("changes", "minutes"): "coop-minutes-approval",
    ("changes", "change"): "coop-change-approval", ("registry", ""): "coop-registry-reminder",
    ("registry", "permitted"): "coop-registry", ("complaint", "election"): "coop-complaint-chamber",
    ("documents", "before"): "coop-deficiency-letter", ("documents", ""): "coop-documents-request",
}
"""Letters that depend on how far the matter has come."""
_ANY = {"complaint": "coop-complaint-referral", "returned": "coop-deficiency-letter",
        "agreement": "coop-agreement-reminder", "observer": "coop-assembly-observer",
        "requested_call": "coop-assembly-by-office"}
"""Letters of their own; of the others a grave duty is followed by the next warning, any other by a reminder."""
_LAST_WARNING = 3
WARNINGS = tuple(f"coop-warning-{nth}" for nth in range(1, _LAST_WARNING + 1))
ALL = (REMINDER, DISSOLUTION, SHORTAGE, *WARNINGS, *_OWN.values(), *_ANY.values())
_BEFORE_ITS_DAY, _LATELY = timedelta(days=62), timedelta(days=186)
"""How long before its last day a letter may have been written for a duty; and for one that has no day at all."""


@dataclass(frozen=True, slots=True)
class Written:
    """The letter that was written for a duty."""

    number: int
    is_draft: bool
    letter_no: str
    day: date

    @property
    def said(self) -> str:
        """«پیش‌نویس دارد (۱۴۰۵/۰۹/۰۱)», «نامهٔ ۱۲۳ صادر شد (۱۴۰۵/۰۹/۰۱)»."""
        what = "پیش‌نویس دارد" if self.is_draft else f"نامهٔ {self.letter_no} صادر شد"
        return to_persian(f"{what} ({jalali.text(self.day)})")


def letter_for(waiting: Waiting, level: Level, warned: int, most: int) -> str:
    """The template of resources/letters; `warned` are the warnings that count on that day, after `most` comes no other.
    """
    own = _OWN.get((waiting.kind, waiting.stage)) or _ANY.get(waiting.kind)
    if own:
        return own
    if waiting.kind == "warnings" and waiting.is_grave:
        return DISSOLUTION
    if level == "red" or waiting.kind == "warnings":
        return DISSOLUTION if warned >= min(most, _LAST_WARNING) else WARNINGS[warned]
    return SHORTAGE if waiting.kind == "under_minimum" else REMINDER


def counted_from(waiting: Waiting, today: date) -> date:
    """The first day of a letter that may have been written for a duty: since it began, or some time before its day."""
    return waiting.since or (waiting.due - _BEFORE_ITS_DAY if waiting.due else today - _LATELY)


def written_for(waiting: Waiting, letter: str, lines: Iterable[LetterLine], today: date) -> Written | None:
    """A draft of this letter, or else the newest letter that was issued for the duty since it began."""
    since = counted_from(waiting, today).isoformat()
    of_it = [line for line in lines if since <= line.day <= today.isoformat() and _is_of(line, waiting, letter)]
    drafts = [line for line in of_it if line.state != "issued" and line.template == letter]
    newest = max(drafts or [line for line in of_it if line.state == "issued"],
                 key=lambda line: (line.day, line.number), default=None)
    if newest is None:
        return None
    return Written(newest.number, newest.state != "issued", newest.letter_no, date.fromisoformat(newest.day))


def _is_of(line: LetterLine, waiting: Waiting, letter: str) -> bool:
    """Written for this kind of duty, or by hand from the same template; of another assembly or complaint, not."""
    about = {line.assembly, line.complaint} - {None}
    if line.duty != waiting.kind and (line.duty or line.template != letter):
        return False
    return not about or waiting.record in about or waiting.record == waiting.cooperative
