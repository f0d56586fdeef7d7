"""When a cooperative's own file, or a warning to it, may go out of use (DOMAIN B.6).

Law: voiding mends a file that should not be; what ends in the office by a step of the chief is not voided by a clerk.
"""

from __future__ import annotations

from collections.abc import Mapping

from desktop.operations.cooperatives import roster
from desktop.operations.step import Turning
from desktop.store.contents import Record
from desktop.store.queries import Query
from forms import catalog
from forms.catalog import assembly, coop_warning, cooperative
from forms.parts import Problem
from forms.rules.digits import grouped

_LEANING = ("coop_member", "coop_office", "assembly", "share_transfer", "coop_change", "coop_warning", "coop_visit",
            "complaint")
"""Kinds that are nothing without their cooperative."""
_LIKE: Mapping[str, tuple[str, tuple[str, ...]]] = {
    cooperative.FORM.kind: ("dissolve", (*roster.ALIVE, "merged", "dissolved", "liquidating", "closed")),
    assembly.FORM.kind: ("reopen", ("held", "no_quorum")),
    coop_warning.FORM.kind: ("withdraw", ("open", "cured", "withdrawn")),
}
"""Each kind → the step that voiding it in these states amounts to: who may not take the one may not do the other."""


def cooperative_turned(turning: Turning) -> list[Problem]:
    """A cooperative does not go from under its members, offices and assemblies."""
    if turning.back:
        return []
    lead = Query(where=((cooperative.FORM.kind, "=", turning.record.number),))
    there = [(catalog.BY_KIND[kind], turning.reader.count(catalog.BY_KIND[kind], lead)) for kind in _LEANING]
    named = "، ".join(f"{grouped(count)} «{form.title}»" for form, count in there if count)
    return [Problem("", f"در پروندهٔ این تعاونی {named} هست؛ نخست آن‌ها را باطل کنید")] if named else []


def chiefs_alone(record: Record, role: str) -> list[Problem]:
    """Why this person does not take the record out of use, or bring it back."""
    name, states = _LIKE.get(record.kind, ("", ()))
    move = record.form.life.move(name)
    if move is None or record.state not in states or role in move.who:
        return []
    return [Problem("", f"باطل‌کردن این پرونده و بازگرداندن آن، مانند «{move.label}»، با رئیس اداره است؛ از او بخواهید")]
