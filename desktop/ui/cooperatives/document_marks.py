"""Writes what is marked in the checklist, one mark after another: each over the state that the one before it left.

Law: a mark waits until the file was read anew, so that no mark is refused for the one that went before it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.background import Progress
from desktop.ui.services import Saved, Services, Written
from desktop.ui.tasks.coop_services import CoopServices, DocumentView, Mark
from forms.catalog import cooperative
from forms.parts import Attachment, Problem, Values


class DocumentMarks(QObject):
    """`known(base, values)` after every reading of the file; `mark` writes; `refused` hears of what hinders."""

    def __init__(self, parent: QWidget, services: Services, coops: CoopServices, number: int,
                 refused: Callable[[Sequence[Problem]], object]) -> None:
        super().__init__(parent)
        self._parent, self._services, self._coops, self._number = parent, services, coops, number
        self._refused = refused
        self._waiting: deque[Mark] = deque()
        self._busy = False
        self._base = 0
        self._files: Sequence[Attachment] = ()

    def known(self, base: int, values: Values) -> None:
        """The file was read; what waits can be written."""
        self._base, self._busy = base, False
        self._files = values.named(cooperative.FILES.name) or ()
        self._next()

    def mark(self, mark: Mark) -> None:
        self._waiting.append(mark)
        self._next()

    def choose_file(self, line: DocumentView) -> None:
        """Ask for the picture of a document; what has its picture has come."""
        dialog = QFileDialog(self._parent, f"پیوست «{line.label}»")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.attach(line, Path(name)))
        dialog.open()

    def attach(self, line: DocumentView, path: Path) -> None:
        """Keep the file, and write it beside the document."""
        def kept(file: Attachment) -> None:
            state = "received" if line.state in ("", "wanted") else line.state
            self.mark(Mark(code=line.code, state=state, day=line.day or self._services.today(), note=line.note,
                           file=file))

        def keep(_progress: Progress) -> Attachment:
            return self._services.attach(path)

        self._services.jobs.run(keep, kept, self._failed, owner=self._parent)

    def open_attachment(self, name: str) -> None:
        """Show the picture of a document in the system's own program."""
        file = next((each for each in self._files if each.name == name), None)
        if file is None:
            self._services.events.said.emit("warn", f"«{name}» در پیوست‌های این تعاونی نیست؛ دوباره پیوست کنید")
            return

        def show(path: Path) -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

        self._services.reads.run(lambda _progress: self._services.attachment_file(file), show, self._failed,
                                 owner=self._parent)

    def _next(self) -> None:
        if self._busy or not self._waiting or not self._base:
            return
        self._busy, mark, base = True, self._waiting.popleft(), self._base
        self._services.jobs.run(lambda _progress: self._coops.mark_document(self._number, base, mark), self._marked,
                                self._failed, owner=self._parent)

    def _marked(self, written: Written) -> None:
        if isinstance(written, Saved):
            self._services.events.records_changed.emit(cooperative.FORM.kind)  # reads the file anew
        else:
            self._drop()
            self._refused(written)

    def _failed(self, error: Exception) -> None:
        self._drop()
        self._services.events.said.emit("danger", self._services.say(error))
        self._services.events.records_changed.emit(cooperative.FORM.kind)  # somebody else wrote: see what

    def _drop(self) -> None:
        """What was marked over a state that does not hold is not written blindly."""
        self._waiting.clear()
        self._busy = False
