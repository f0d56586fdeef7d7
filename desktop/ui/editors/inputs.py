"""The one place that chooses a line of input for a field; a cell of a ruled table is such a line too."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from desktop.ui.editors.day_input import DayInput, MomentInput
from desktop.ui.editors.line_input import CodeInput, LineInput, NumberInput
from desktop.ui.editors.link_input import LinkInput
from desktop.ui.editors.pick_input import Option, PickInput
from desktop.ui.services import Services
from forms.parts import Choice, Code, Day, Field, Link, Listed, Moment, Number, Rials, YesNo, reference_list

_WIDER = {"home_business_fields": "home_business_groups", "counties": "provinces", "cities": "counties"}
"""Lists whose entries are told apart by the wider place or group they belong to."""


def input_for(field: Field[Any], services: Services) -> LineInput:
    """The line in which this field is typed."""
    found = _of_text(field) or _of_days(field, services) or _of_picks(field, services) or LineInput(field.hint)
    found.setAccessibleName(field.label)
    return found


def _of_text(field: Field[Any]) -> LineInput | None:
    if isinstance(field, Code):
        return CodeInput(field.hint, max(field.length, 26) if field.length else field.longest)
    if isinstance(field, Number):
        return NumberInput(field, field.hint or field.unit)
    if isinstance(field, Rials):
        return CodeInput("ریال")
    return None


def _of_days(field: Field[Any], services: Services) -> LineInput | None:
    if isinstance(field, Day):
        return DayInput(services.today, field.century)
    if isinstance(field, Moment):
        return MomentInput(datetime.now)
    return None


def _of_picks(field: Field[Any], services: Services) -> LineInput | None:
    if isinstance(field, Choice):
        return PickInput(Option(code, label) for code, label in field.options.items())
    if isinstance(field, Listed):
        return PickInput(_options(field, services), field.hint)
    if isinstance(field, YesNo):
        return PickInput([Option("1", "بله"), Option("0", "خیر")])
    if isinstance(field, Link):
        return LinkInput(services, field.kind)
    return None


def _options(field: Listed, services: Services) -> list[Option]:
    wider = _WIDER.get(field.list_name)
    return [Option(entry.code, entry.label, entry.aliases, reference_list(wider).label(entry.parent) if wider else "")
            for entry in field.entries(services.today())]
