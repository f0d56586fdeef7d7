"""The rail at the right: where one can go, in groups; narrow windows show pictures only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import theme
from desktop.ui.pieces import Button, ElidedLabel, Label
from desktop.ui.screen import Screen
from forms.rules import digits

WIDE, NARROW = 204, 64


@dataclass(frozen=True, slots=True)
class Place:
    """One stop of the rail: its name for the program, its title, and how its screen is built when first visited."""

    name: str
    title: str
    icon: str
    group: str
    build: Callable[[], Screen]
    key: str = ""
    """The shortcut that goes there, such as «Alt+1»; it stays though places are added."""
    folded: bool = False
    """Shown when the rest of its group is asked for, or while one is there."""


class _Stop(QToolButton):
    """One button of the rail."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._place, key = place, place.key
        self.setText(f"  {place.title}")
        self.setAccessibleName(place.title)
        self.setToolTip(f"{place.title}  \N{LEFT-TO-RIGHT ISOLATE}{key}\N{POP DIRECTIONAL ISOLATE}" if key
                        else place.title)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setIconSize(QSize(18, 18))
        self.setMinimumHeight(32)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        if key:
            self.setShortcut(key)
        self._paint_icon()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_icon()

    def _paint_icon(self) -> None:
        icon = theme.icon(self._place.icon, "rail_text")
        icon.addPixmap(theme.coloured(self._place.icon, "#FFFFFF"), icon.Mode.Normal, icon.State.On)
        self.setIcon(icon)


class _Fold(Button):
    """The last line of a group: shows what is folded in it, and folds it again."""

    def __init__(self, group: str, stops: Sequence[_Stop]) -> None:
        super().__init__("", self.turn, icon="more", kind="quiet")
        self.setProperty("place", "rail")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._group, self._stops = group, stops
        self.narrow = False
        self.show_stops(shown=False)

    @property
    def is_open(self) -> bool:
        return any(not stop.isHidden() for stop in self._stops)

    def turn(self) -> None:
        self.show_stops(shown=not self.is_open)

    def show_stops(self, *, shown: bool) -> None:
        """What one has gone to stays in sight."""
        for stop in self._stops:
            stop.setVisible(shown or stop.isChecked())
        self.tell()

    def _paint_icon(self) -> None:
        self.setIcon(theme.icon("more", "rail_faint"))

    def tell(self) -> None:
        """Say what a press does now."""
        more = digits.grouped(len(self._stops))
        name = f"بستن فهرست {self._group}" if self.is_open else f"{more} فهرست دیگر {self._group}"
        words = "کمتر" if self.is_open else f"{more} فهرست دیگر…"
        self.setText("" if self.narrow else f"  {words}")
        self.setAccessibleName(name)
        self.setToolTip(name)


class Rail(QFrame):
    """`chosen(name)` when a place, or its key, is pressed. A group may fold its lesser places."""

    chosen = Signal(str)

    def __init__(self, places: Sequence[Place], title: str, under: str) -> None:
        super().__init__()
        self.setObjectName("rail")
        self._stops: dict[str, _Stop] = {}
        self._folds: list[_Fold] = []
        self._only_wide: list[QWidget] = []
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 12, 10, 10)
        column.setSpacing(2)
        column.addLayout(self._mark(title, under))
        column.addSpacing(8)
        ground = QWidget()
        stops = QVBoxLayout(ground)
        stops.setContentsMargins(0, 0, 0, 0)
        stops.setSpacing(2)
        self._add_stops(stops, places)
        stops.addStretch()
        scroll = QScrollArea()
        scroll.setWidget(ground)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(scroll, 1)
        self.set_narrow(False)

    def show_place(self, name: str) -> None:
        """Mark where one is; a screen that is no place leaves the mark where it was."""
        if name in self._stops:
            stop = self._stops[name]
            stop.setChecked(True)
            stop.setVisible(True)
            for fold in self._folds:
                fold.tell()

    def set_narrow(self, narrow: bool) -> None:
        self.setFixedWidth(NARROW if narrow else WIDE)
        style = Qt.ToolButtonStyle
        for stop in self._stops.values():
            stop.setToolButtonStyle(style.ToolButtonIconOnly if narrow else style.ToolButtonTextBesideIcon)
        for fold in self._folds:
            fold.narrow = narrow
            fold.tell()
        for widget in self._only_wide:
            widget.setVisible(not narrow)

    def _mark(self, title: str, under: str) -> QHBoxLayout:
        across = QHBoxLayout()
        across.setSpacing(9)
        mark = Label()
        mark.setFixedSize(34, 34)
        mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        mark.setStyleSheet("background: #5CD1BE; border-radius: 9px")
        mark.setPixmap(theme.coloured("form", "#0B2B28", 20))
        across.addWidget(mark)
        words = QVBoxLayout()
        words.setSpacing(0)
        name, office = Label(title, "lead"), ElidedLabel(under, "sub")
        words.addWidget(name)
        words.addWidget(office)
        self._only_wide += [name, office]
        across.addLayout(words, 1)
        return across

    def _add_stops(self, column: QVBoxLayout, places: Sequence[Place]) -> None:
        for group, of_group in groupby(places, lambda place: place.group):
            if group:
                column.addSpacing(6)
                heading = Label(group, "group")
                heading.setContentsMargins(10, 4, 10, 2)
                self._only_wide.append(heading)
                column.addWidget(heading)
            folded = []
            for place in of_group:
                stop = _Stop(place)
                stop.clicked.connect(lambda _checked=False, name=place.name: self.chosen.emit(name))
                self._group.addButton(stop)
                self._stops[place.name] = stop
                column.addWidget(stop)
                if place.folded:
                    folded.append(stop)
            if folded:
                fold = _Fold(group, folded)
                self._folds.append(fold)
                column.addWidget(fold)
