"""A document of a cooperative comes, is asked for, or goes back: one line of its checklist, written as one action.

Law: it is saved as the form would save it, over the state that the clerk saw; nothing else of the record changes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePath

from desktop.operations.desk import Desk
from desktop.operations.errors import NoSuchRecordError
from desktop.operations.saved import Saved
from desktop.operations.saving.save_record import save_record
from forms.catalog import cooperative
from forms.parts import Attachment, typed_of
from forms.parts.reading import TypedRow
from forms.rules import jalali, record_number

_NOTE = "document_note"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentMark:
    """What is written of a document: `state` is wanted, received or returned; a `file` is added to the attachments."""

    code: str
    state: str
    day: date | None = None
    note: str = ""
    file: Attachment | None = None


def mark_document(desk: Desk, number: int, base: int, mark: DocumentMark) -> Saved:
    """Write the mark into the checklist of the cooperative `number` that was seen at `base`.

    What hinders it is returned. Raises NoSuchRecordError, and StaleRecordError when somebody changed it since.
    """
    with desk.database.read() as reader:
        record = reader.get(number)
    if record is None or record.kind != cooperative.FORM.kind:
        raise NoSuchRecordError(number=record_number.show(number))
    typed = typed_of(record.values, record.unread)
    kept: tuple[Attachment, ...] = record.values[cooperative.FILES] or ()
    file = _named_apart(mark.file, kept)
    if file is not None and file not in kept:
        typed[cooperative.FILES.name] = (*kept, file)
    rows = typed.get(cooperative.DOCUMENTS.name, [])
    if isinstance(rows, str):  # what could not be read at an import stays to be mended in the form
        rows = []
    typed[cooperative.DOCUMENTS.name] = _marked(rows, mark, file.name if file else "")
    return save_record(desk, cooperative.FORM, typed, number, base)


def _marked(rows: list[TypedRow], mark: DocumentMark, file: str) -> list[TypedRow]:
    """The last line about the document is written over; without one, a line is added."""
    places = [place for place, row in enumerate(rows) if row.get(cooperative.DOCUMENT.name) == mark.code]
    before = rows[places[-1]] if places else {}
    line = {**before, cooperative.DOCUMENT.name: mark.code, cooperative.DOCUMENT_STATE.name: mark.state,
            cooperative.DOCUMENT_DAY.name: jalali.text(mark.day) if mark.day else "", _NOTE: mark.note,
            cooperative.DOCUMENT_FILE.name: file or before.get(cooperative.DOCUMENT_FILE.name, "")}
    if not places:
        return [*rows, line]
    return [*rows[:places[-1]], line, *rows[places[-1] + 1:]]


def _named_apart(file: Attachment | None, kept: tuple[Attachment, ...]) -> Attachment | None:
    """A document leads to its attachment by name: another content of the same name gets a number."""
    if file is None:
        return None
    same = next((each for each in kept if each.sha256 == file.sha256), None)
    if same is not None:
        return same
    names, path, number = {each.name for each in kept}, PurePath(file.name), 2
    name = file.name
    while name in names:
        name, number = f"{path.stem} ({number}){path.suffix}", number + 1
    return replace(file, name=name)
