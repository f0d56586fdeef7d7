"""The files of a record: added with a button or dropped here, opened by the system, kept by their content."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout

from desktop.background import Progress
from desktop.ui.editors.editor import Editor, TypedEntry
from desktop.ui.pieces import Button, ElidedLabel, IconButton, Label, ToneIcon, isolated, reveal
from desktop.ui.services import Services
from forms.parts import Attachment, Attachments
from forms.rules import digits


def size_text(size: int) -> str:
    """«۳۴۰ کیلوبایت»; never zero for a file that holds something."""
    if size < 1024 * 1024:
        return f"{digits.grouped(max(1, round(size / 1024)))} کیلوبایت"
    return f"{digits.grouped(round(size / 1024 / 1024))} مگابایت"


class AttachmentsEditor(Editor):
    """`typed()` is the attachments; each is kept by services.attach as soon as it is chosen."""

    def __init__(self, field: Attachments, services: Services) -> None:
        super().__init__(field)
        self._services = services
        self._kept: tuple[Attachment, ...] = ()
        self._read_only = False
        self.setAcceptDrops(True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        self.column.addLayout(self._lines)
        foot = QHBoxLayout()
        self._add = Button("افزودن پیوست…", self.choose_files, icon="attach")
        self._add.setAccessibleName(f"افزودن به {field.label}")
        self._say = Label(_DROP, "note")
        foot.addWidget(self._add)
        foot.addWidget(self._say)
        foot.addStretch()
        self.column.addLayout(foot)
        self.column.addStretch()
        self.setFocusProxy(self._add)

    def typed(self) -> TypedEntry:
        return self._kept

    def write(self, typed: TypedEntry) -> None:
        self._kept = tuple(each for each in typed if isinstance(each, Attachment))
        self._show()

    def show_level(self, level: str) -> None:
        self._say.set_role("red" if level == "red" else "amber" if level else "note")

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        self._add.setVisible(not read_only)
        self._say.setVisible(not read_only)
        self._show()

    def choose_files(self) -> None:
        dialog = QFileDialog(self, "افزودن پیوست")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda names: self.add([Path(name) for name in names]))
        dialog.open()

    def add(self, files: Sequence[Path]) -> None:
        """Keep these files; those that are there already are not kept twice."""
        self._say.setText("در حال افزودن…")
        for file in files:
            self._services.jobs.run(partial(self._attach, file), self._kept_one, self._failed, owner=self)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not self._read_only and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.add([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])
        event.acceptProposedAction()

    def _attach(self, file: Path, _progress: Progress) -> Attachment:
        return self._services.attach(file)

    def _kept_one(self, attachment: Attachment) -> None:
        self._say.setText(_DROP)
        if attachment.sha256 not in {each.sha256 for each in self._kept}:
            self._kept = (*self._kept, attachment)
            self._show()
            self.changed.emit()

    def _failed(self, error: Exception) -> None:
        self._say.setText(self._services.say(error))
        self._say.set_role("red")

    def _open(self, attachment: Attachment) -> None:
        def show(path: Path) -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

        self._services.reads.run(lambda _progress: self._services.attachment_file(attachment), show, self._failed,
                                 owner=self)

    def _remove(self, attachment: Attachment) -> None:
        self._kept = tuple(each for each in self._kept if each is not attachment)
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for attachment in self._kept:
            self._lines.addWidget(self._line(attachment))
        reveal(self._say, not self._read_only)

    def _line(self, attachment: Attachment) -> QFrame:
        frame = QFrame()
        line = QHBoxLayout(frame)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(ToneIcon("attach", "neutral", 14))
        line.addWidget(ElidedLabel(isolated(attachment.name)))
        line.addWidget(Label(size_text(attachment.size), "faint"))
        line.addWidget(IconButton("open", f"باز کردن {attachment.name}", lambda: self._open(attachment), size=14))
        if not self._read_only:
            line.addWidget(IconButton("close", f"برداشتن {attachment.name}", lambda: self._remove(attachment), size=14))
        line.addStretch()
        return frame


_DROP = "یا پرونده‌ها را این‌جا رها کنید"
