"""One editor for each type of field; `editor_for` is the one place that chooses."""

from __future__ import annotations

from typing import Any

from desktop.ui.editors.assigned import AssignedEditor, TemplateEditor
from desktop.ui.editors.attachments import AttachmentsEditor
from desktop.ui.editors.day_input import DayInput, MomentInput
from desktop.ui.editors.editor import Editor, LineEditor, LinesEditor, SegmentsEditor, TypedEntry, typed_of
from desktop.ui.editors.inputs import input_for
from desktop.ui.editors.line_input import CodeInput, LineInput, NumberInput
from desktop.ui.editors.link_input import LinkInput
from desktop.ui.editors.pick_input import Option, PickInput
from desktop.ui.editors.rials import RialsEditor
from desktop.ui.editors.rows import RowsEditor
from desktop.ui.services import Services
from forms.catalog import letter
from forms.parts import Attachments, Choice, Code, Field, Rials, Rows, Text, YesNo

__all__ = [
    "AssignedEditor", "AttachmentsEditor", "CodeInput", "DayInput", "Editor", "LineEditor", "LineInput", "LinesEditor",
    "LinkInput", "MomentInput", "NumberInput", "Option", "PickInput", "RialsEditor", "RowsEditor", "SegmentsEditor",
    "TypedEntry", "editor_for", "input_for", "typed_of",
]

_SIDE_BY_SIDE = 30
"""Letters of all labels of a choice that still stand side by side in one column."""


def editor_for(field: Field[Any], services: Services) -> Editor:
    """The editor of a field."""
    if field.assigned:
        return TemplateEditor(field, services) if field is letter.TEMPLATE else AssignedEditor(field)
    if isinstance(field, Rows):
        return RowsEditor(field, services)
    if isinstance(field, Attachments):
        return AttachmentsEditor(field, services)
    if isinstance(field, Rials):
        return RialsEditor(field)
    if isinstance(field, Text) and not isinstance(field, Code) and field.lines > 1:
        return LinesEditor(field, field.lines)
    return _side_by_side(field) or LineEditor(field, input_for(field, services))


def _side_by_side(field: Field[Any]) -> Editor | None:
    if isinstance(field, YesNo):
        return SegmentsEditor(field, {"1": "بله", "0": "خیر"}, {"ن": "0", "y": "1", "n": "0"})
    if isinstance(field, Choice) and sum(map(len, field.options.values())) <= _SIDE_BY_SIDE:
        return SegmentsEditor(field, field.options)
    return None
