"""Pages of a PDF one under another; only those in sight are drawn, by the worker, and kept while they are near."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QAbstractSlider

from desktop.background import Generation, JobHandle, Jobs
from desktop.ui import theme
from desktop.ui.tasks.pdf_pages import draw_page, page_sizes

_GAP, _KEPT = 14, 10
_POINTS_TO_PIXELS = 96 / 72
ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)


class PaperView(QAbstractScrollArea):
    """`changed` when the page in sight or the zoom changes; `failed(error)` when the file cannot be read."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._jobs, self._generation = jobs, Generation()
        self._path: Path | None = None
        self._sizes: Sequence[QSizeF] = ()
        self._zoom = 0.0
        self._pictures: OrderedDict[int, QImage] = OrderedDict()
        self._asked: dict[int, JobHandle] = {}
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setAccessibleName("پیش‌نمایش برگ")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(lambda _at: self._moved())

    @property
    def pages(self) -> int:
        return len(self._sizes)

    @property
    def page(self) -> int:
        """The page in the middle of the sight, from 0."""
        middle, top = self.verticalScrollBar().value() + self.viewport().height() / 2, float(_GAP)
        for number, size in enumerate(self._sizes):
            top += size.height() * self.scale + _GAP
            if middle < top:
                return number
        return max(0, self.pages - 1)

    @property
    def scale(self) -> float:
        """Device-independent pixels for a point; with no zoom chosen, the page fills the width."""
        if self._zoom:
            return self._zoom * _POINTS_TO_PIXELS
        widest = max((size.width() for size in self._sizes), default=595.0)
        return min(1.6, max(0.3, (self.viewport().width() - 2 * _GAP) / widest))

    def drawn(self) -> list[int]:
        """Pages whose pictures are here."""
        return sorted(self._pictures)

    def show_file(self, path: Path) -> None:
        """Show another file from its first page."""
        generation = self._generation.next()
        self._path = path

        def come(sizes: Sequence[QSizeF]) -> None:
            if self._generation.is_current(generation):
                self._sizes = sizes
                self._anew()
                self.verticalScrollBar().setValue(0)

        self._jobs.run(lambda _progress: page_sizes(path), come, self.failed.emit, owner=self)

    def zoom_to(self, zoom: float) -> None:
        """1 is the size of the paper on a usual screen; 0 fills the width."""
        share = self.verticalScrollBar().value() / max(1, self.verticalScrollBar().maximum())
        self._zoom = zoom
        self._anew()
        self.verticalScrollBar().setValue(round(share * self.verticalScrollBar().maximum()))

    def zoom_by(self, step: int) -> None:
        """To the next size up or down."""
        now = self.scale / _POINTS_TO_PIXELS
        larger = [zoom for zoom in ZOOMS if zoom > now + 0.01]
        smaller = [zoom for zoom in ZOOMS if zoom < now - 0.01]
        self.zoom_to((larger[0] if larger else ZOOMS[-1]) if step > 0 else (smaller[-1] if smaller else ZOOMS[0]))

    def go_to(self, page: int) -> None:
        top = sum(size.height() * self.scale + _GAP for size in self._sizes[:page])
        self.verticalScrollBar().setValue(round(top))

    def sizeHint(self) -> QSize:
        return QSize(620, 600)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._zoom:
            self._measure()
        else:
            self._anew()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, action = self.verticalScrollBar(), QAbstractSlider.SliderAction
        ways: dict[int, Callable[[], object]] = {
            Qt.Key.Key_PageDown: lambda: bar.triggerAction(action.SliderPageStepAdd),
            Qt.Key.Key_Space: lambda: bar.triggerAction(action.SliderPageStepAdd),
            Qt.Key.Key_PageUp: lambda: bar.triggerAction(action.SliderPageStepSub),
            Qt.Key.Key_Home: lambda: bar.setValue(0),
            Qt.Key.Key_End: lambda: bar.setValue(bar.maximum()),
        }
        way = ways.get(event.key())
        if way is None:
            super().keyPressEvent(event)
        else:
            way()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        tokens = theme.current()
        painter.fillRect(self.viewport().rect(), QColor(tokens.sunken))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for number, box in self._boxes():
            if box.bottom() < 0 or box.top() > self.viewport().height():
                continue
            painter.fillRect(box, QColor("white"))  # paper is white in every theme
            picture = self._pictures.get(number)
            if picture is None:
                self._ask(number)
            else:
                painter.drawImage(box, picture)
            painter.setPen(QPen(QColor(tokens.border), 1))
            painter.drawRect(box)

    def _boxes(self) -> list[tuple[int, QRectF]]:
        top, boxes = _GAP - float(self.verticalScrollBar().value()), []
        left = self.horizontalScrollBar().value()
        for number, size in enumerate(self._sizes):
            width, height = size.width() * self.scale, size.height() * self.scale
            start = max(float(_GAP), (self.viewport().width() - width) / 2) - left
            boxes.append((number, QRectF(start, top, width, height)))
            top += height + _GAP
        return boxes

    def _anew(self) -> None:
        for handle in self._asked.values():
            handle.cancel()
        self._asked.clear()
        self._pictures.clear()
        self._measure()
        self.viewport().update()
        self.changed.emit()

    def _measure(self) -> None:
        height = sum(size.height() * self.scale + _GAP for size in self._sizes) + _GAP
        width = max((size.width() * self.scale for size in self._sizes), default=0.0) + 2 * _GAP
        view = self.viewport().size()
        for bar, whole, seen in ((self.verticalScrollBar(), height, view.height()),
                                 (self.horizontalScrollBar(), width, view.width())):
            bar.setRange(0, max(0, round(whole - seen)))
            bar.setPageStep(seen)
            bar.setSingleStep(48)

    def _moved(self) -> None:
        self.viewport().update()
        self.changed.emit()

    def _ask(self, number: int) -> None:
        path = self._path
        if path is None or number in self._asked:
            return
        scale = self.scale * self.devicePixelRatioF()
        self._asked[number] = self._jobs.run(lambda _progress: draw_page(path, number, scale),
                                             partial(self._come, path, number), self.failed.emit, owner=self)

    def _come(self, path: Path, number: int, picture: QImage) -> None:
        if path == self._path:
            self._asked.pop(number, None)
            self._pictures[number] = picture
            while len(self._pictures) > _KEPT:
                self._pictures.popitem(last=False)
            self.viewport().update()
