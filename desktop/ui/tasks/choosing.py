"""Choosing files and folders without holding the program, and places to drop files on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.pieces import Button, Label, ToneIcon

Chosen = Callable[[Path], object]


def choose_file(parent: QWidget, title: str, kinds: str, chosen: Chosen) -> QFileDialog:
    """Ask for one file to read; `kinds` is a Qt filter such as «کارپوشهٔ اکسل (*.xlsx)»."""
    dialog = _dialog(parent, title, chosen)
    dialog.setNameFilter(kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.open()
    return dialog


def choose_place(parent: QWidget, title: str, name: str, chosen: Chosen) -> QFileDialog:
    """Ask where to save a file that is usually called `name`."""
    dialog = _dialog(parent, title, chosen)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
    dialog.selectFile(name)
    dialog.open()
    return dialog


def choose_folder(parent: QWidget, title: str, chosen: Chosen) -> QFileDialog:
    """Ask for a folder, such as that of a memory stick."""
    dialog = _dialog(parent, title, chosen)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly, on=True)
    dialog.open()
    return dialog


def open_with_system(path: Path) -> None:
    """Show a file or a folder with the system's own program."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _dialog(parent: QWidget, title: str, chosen: Chosen) -> QFileDialog:
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    return dialog


@dataclass(frozen=True, slots=True)
class Says:
    """What a place to drop on says; `endings` of the files that it takes, such as (".xlsx",)."""

    icon: str
    sentence: str
    hint: str
    endings: tuple[str, ...]


class DropPlace(QFrame):
    """A place to drop a file on, or to choose one at (click, Enter); `small` is one line high."""

    def __init__(self, says: Says, choose: Callable[[], object], dropped: Chosen, *, small: bool = False) -> None:
        super().__init__()
        icon, sentence, hint = says.icon, says.sentence, says.hint
        self._endings, self._choose, self._dropped = says.endings, choose, dropped
        self.setProperty("piece", "choice")
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{sentence} {hint}")
        picture = ToneIcon(icon, "primary", 20 if small else 30, disc=True)
        words, note = Label(sentence, "strong" if small else "lead"), Label(hint, "muted", wrap=small)
        self.button = Button("برگزیدن پرونده…", choose, icon="open", kind="" if small else "primary")
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        (self._lay_small if small else self._lay_large)(picture, words, note)

    def _lay_small(self, picture: QWidget, words: Label, note: Label) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 12, 14, 12)
        line.setSpacing(12)
        line.addWidget(picture)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(words)
        column.addWidget(note)
        line.addLayout(column, 1)
        line.addWidget(self.button)

    def _lay_large(self, picture: QWidget, words: Label, note: Label) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addStretch()
        for widget in (picture, words, note, self.button):
            if isinstance(widget, Label):
                widget.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = self._files(event)
        event.acceptProposedAction()
        for file in files[:1]:
            self._dropped(file)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._choose()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose()
        else:
            super().keyPressEvent(event)

    def _files(self, event: QDropEvent) -> list[Path]:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        return [file for file in files if file.suffix.lower() in self._endings]
