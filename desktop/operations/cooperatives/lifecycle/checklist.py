"""The checklist of papers at the counter: what the step ahead demands of the applicants, and what is in the file.

Law: the last line about a document counts, as it does for the steps themselves (documents.standing).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from desktop.operations.cooperatives.lifecycle.documents import demanded
from forms.catalog import cooperative
from forms.parts import Values

_WAY = ("formation_agreed", "capital_paid", "founding_assembly_held", "board_formed", "registration_permitted",
        "registered", "licensed", "implementing", "operating")
_AHEAD: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("draft", "submitted", "under_review", "returned", "expired"), _WAY),
    **{state: _WAY[place + 1:] for place, state in enumerate(_WAY)},
    "merging": ("merged",), "dissolved": ("closed",), "liquidating": ("closed",),
}
"""Where a cooperative stands → the steps ahead, of which the first that demands documents is the next (DOMAIN B.6)."""


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """One document: `state` is wanted, received, returned or "" (nothing is written of it yet); `file` is the name of
    its attachment; `demanded`: by the step ahead."""

    code: str
    label: str
    state: str = ""
    day: date | None = None
    note: str = ""
    file: str = ""
    demanded: bool = False


def checklist_of(values: Values, state: str) -> tuple[DocumentLine, ...]:
    """What is demanded ahead, in the order of the list, and after it what else is written."""
    rows: tuple[Values, ...] = values[cooperative.DOCUMENTS] or ()
    last = {code: row for row in rows if (code := row[cooperative.DOCUMENT])}
    ahead = (demanded(values, target) for target in _AHEAD.get(state, ()))
    wanted = {entry.code: entry.label for entry in next(filter(None, ahead), [])}
    labels = {code: cooperative.DOCUMENT.show(code) for code in last if code not in wanted}
    return tuple(_line(code, label, last.get(code), demanded=code in wanted)
                 for code, label in (*wanted.items(), *labels.items()))


def _line(code: str, label: str, row: Values | None, *, demanded: bool) -> DocumentLine:
    if row is None:
        return DocumentLine(code, label, demanded=demanded)
    return DocumentLine(code, label, row[cooperative.DOCUMENT_STATE] or "", row[cooperative.DOCUMENT_DAY],
                        row.named("document_note") or "", row[cooperative.DOCUMENT_FILE] or "", demanded)
