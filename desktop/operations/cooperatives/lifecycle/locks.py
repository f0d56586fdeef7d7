"""What of a registered cooperative's file a plain save leaves as it is (DOMAIN B.6 item 14, art. 54).

Law: what the registry has changes by «تغییرات» alone, what ended it stays; a blank that is still empty may be filled.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from desktop.operations.cooperatives import roster
from desktop.operations.step import Writing
from desktop.store.contents import Record
from desktop.store.queries import Query
from desktop.store.reader import Reader
from forms.catalog import coop_change, cooperative
from forms.parts import Field, Problem

_ENDED = ("merged", "dissolved", "liquidating")
_SHUT = ("closed",)
_ENDINGS: tuple[Field[Any], ...] = (
    cooperative.MERGED_INTO, cooperative.MERGED_DAY, cooperative.GROUND, cooperative.DISSOLVED_BY,
    cooperative.DISSOLUTION_NO, cooperative.DISSOLVED_DAY)
_WAYS_OUT: Mapping[str, str] = {
    "merged": "کار ادغام را بازگردانید", "dissolved": "«لغو انحلال» را بزنید", "liquidating": "«لغو انحلال» را بزنید"}


def locked_problems(writing: Writing, own: Record) -> Iterable[Problem]:
    """Why a blank that was filled cannot be written anew; `own` is the cooperative as it stands."""
    written = [blank for blank in own.form.fields if writing.values[blank] != own.values[blank]]
    label = own.form.life.state(own.state).label
    if own.state in _SHUT:
        return [Problem(blank.name, f"تعاونی در وضعیت «{label}» است و پروندهٔ آن دیگر عوض نمی‌شود")
                for blank in written]
    found = []
    if own.state in (*roster.ALIVE, *_ENDED):
        found += [Problem(blank.name, f"پس از ثبت، «{blank.label}» با «تغییرات» عوض می‌شود؛ برای غلط نوشتاری "
                          f"«{coop_change.DECIDED_BY.options['correction']}» را برگزینید")
                  for blank in written if blank.name in coop_change.WHAT.options and own.values[blank] is not None
                  and not (blank.name in coop_change.TABLES and _waits(writing.reader, own.number, blank.name))]
    if own.state in _ENDED:
        found += [Problem(blank.name, f"«{blank.label}» در وضعیت «{label}» عوض نمی‌شود؛ نخست {_WAYS_OUT[own.state]}")
                  for blank in written if blank in _ENDINGS and own.values[blank] is not None]
    return found


def _waits(reader: Reader, number: int, name: str) -> bool:
    """Whether a change that names this table was decided, and the registry does not have it yet."""
    waiting = Query(where=((cooperative.FORM.kind, "=", number), ("state", "state", ("decided", "approved"))))
    changes = reader.many(reader.numbers(coop_change.FORM, waiting)).values()
    return any(row[coop_change.WHAT] == name for each in changes for row in each.values[coop_change.CHANGES] or ())
