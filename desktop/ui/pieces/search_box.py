"""A line to search in: tells what was asked once the hand rests, and can show what was found under itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QAction, QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit

from desktop.background import Generation, Jobs
from desktop.ui import theme
from desktop.ui.pieces.suggestions import Suggestion, Suggestions

_REST = 180  # milliseconds without a key: a query for every letter would only be thrown away


class SearchBox(QLineEdit):
    """`asked(text)` after the hand rests. With `find` (run by a worker) it lists suggestions and tells `chosen`."""

    asked = Signal(str)
    chosen = Signal(object)
    """What the taken Suggestion stands for."""

    def __init__(self, hint: str, *, shortcut: str = "", jobs: Jobs | None = None,
                 find: Callable[[str], Sequence[Suggestion]] | None = None) -> None:
        super().__init__()
        self._jobs, self._find, self._generation = jobs, find, Generation()
        self.setProperty("place", "search")
        self.setPlaceholderText(f"{hint}  \N{LEFT-TO-RIGHT ISOLATE}{shortcut}\N{POP DIRECTIONAL ISOLATE}".rstrip())
        self.setAccessibleName(hint)
        self._icon: QAction = self.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition)
        # Qt's own clear button is dark in both themes.
        self._clear: QAction = self.addAction(QIcon(), QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setToolTip("پاک کردن جستجو")
        self._clear.triggered.connect(self.clear)
        self._clear.setVisible(False)
        self.textChanged.connect(lambda text: self._clear.setVisible(bool(text)))
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._ask)
        self._suggestions = Suggestions(self, self._take)
        self.textChanged.connect(lambda _text: self._rest.start())
        self.returnPressed.connect(self._ask)
        if shortcut:
            QShortcut(QKeySequence(shortcut), self, activated=self.begin)  # type: ignore[call-overload]
        self._paint_icon()

    @property
    def suggestions(self) -> list[Suggestion]:
        return self._suggestions.shown

    def begin(self) -> None:
        """Take the cursor, with the old text ready to be written over."""
        self.setFocus()
        self.selectAll()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_icon()

    def _paint_icon(self) -> None:
        self._icon.setIcon(theme.icon("search", "faint"))
        self._clear.setIcon(theme.icon("close", "faint"))

    def _ask(self) -> None:
        self._rest.stop()
        text = self.text().strip()
        self.asked.emit(text)
        if self._find is None or self._jobs is None:
            return
        find, generation = self._find, self._generation.next()
        if len(text) < 2:
            self._suggestions.hide()
            return

        def look(_progress: object) -> Sequence[Suggestion]:
            return find(text) if self._generation.is_current(generation) else ()

        self._jobs.run(look, lambda found: self._show(generation, found), owner=self)

    def _show(self, generation: int, found: Sequence[Suggestion]) -> None:
        if self._generation.is_current(generation) and self.hasFocus():
            self._suggestions.show(found or [Suggestion("چیزی پیدا نشد", icon="info")])

    def _take(self, suggestion: Suggestion) -> None:
        if suggestion.stands_for is not None:
            self._generation.next()
            self.blockSignals(True)
            self.clear()
            self.blockSignals(False)
            self.chosen.emit(suggestion.stands_for)
