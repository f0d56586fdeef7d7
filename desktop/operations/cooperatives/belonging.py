"""What belongs to a cooperative stays with it."""

from __future__ import annotations

from desktop.store.contents import Record
from forms.catalog import cooperative
from forms.parts import Problem, Values


def moved_to_another(before: Record | None, values: Values) -> list[Problem]:
    """What belongs to one cooperative does not become another's: its register and its assemblies lean on it."""
    name = cooperative.FORM.kind
    was = before.values.named(name) if before is not None else None
    if was is None or was == values.named(name):
        return []
    return [Problem(name, "تعاونی این پرونده عوض نمی‌شود؛ این را باطل کنید و در تعاونی درست پرونده‌ای تازه بنویسید")]
