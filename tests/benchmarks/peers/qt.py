"""Qt's painter on QPdfWriter: HarfBuzz inside, no searchable Persian."""

import os

from PySide6.QtCore import QLineF, QMarginsF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
    QTextOption,
)

from tests.benchmarks.peers import FONTS, LISTED, SIZE, TITLE
from tests.benchmarks.peers.codes import placed
from tests.benchmarks.peers.recorded import plain

NAME = "Qt QPainter on QPdfWriter"
_DOTS = 10.0
_WIDE = 4000.0
_ALIGN = {"right": Qt.AlignmentFlag.AlignRight, "center": Qt.AlignmentFlag.AlignHCenter,
          "left": Qt.AlignmentFlag.AlignLeft}


def ready(pages):
    for constant, own in pages:
        for steps in (constant, own):
            steps[:] = [["rects", placed(step)] if step[0] == "qr" else step for step in steps]
    return pages


def ready_rows(rows):
    return rows


class Drawing:
    """One PDF while it is painted."""

    def __init__(self, to, size):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        self.app = QGuiApplication.instance() or QGuiApplication(["peer"])
        for path in FONTS.values():
            QFontDatabase.addApplicationFont(path)
        self.writer = QPdfWriter(str(to))
        self.writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        self.writer.setResolution(round(72 * _DOTS))
        self.writer.setPageMargins(QMarginsF(0, 0, 0, 0))
        if size[0] > size[1]:
            self.writer.setPageOrientation(QPageLayout.Orientation.Landscape)
        self.writer.setTitle(TITLE)
        self.height = size[1]
        self.painter = QPainter(self.writer)
        self.fonts, self.pens, self.options = {}, {}, {}

    def box(self, x, y, width, height):
        return QRectF(x * _DOTS, (self.height - y - height) * _DOTS, width * _DOTS, height * _DOTS)

    def pen(self, weight, grey=0.0):
        key = (weight, grey)
        if key not in self.pens:
            self.pens[key] = QPen(QColor.fromRgbF(grey, grey, grey), weight * _DOTS)
        self.painter.setPen(self.pens[key])

    def font(self, size, bold):
        if (size, bold) not in self.fonts:
            font = QFont("Vazirmatn")
            font.setPointSizeF(size)
            font.setBold(bold)
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            self.fonts[size, bold] = font
        self.painter.setFont(self.fonts[size, bold])

    def option(self, align):
        if align not in self.options:
            option = QTextOption(_ALIGN[align] | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignBottom)
            option.setTextDirection(Qt.LayoutDirection.RightToLeft)
            option.setWrapMode(QTextOption.WrapMode.NoWrap)
            self.options[align] = option
        return self.options[align]

    def text(self, x, y, size, bold, align, text):
        left = {"right": x - _WIDE, "center": x - _WIDE / 2, "left": x}[align]
        self.pen(1)
        self.font(size, bold)
        self.painter.drawText(self.box(left, y - 0.5 * size, _WIDE, 3 * size), plain(text), self.option(align))

    def fill(self, x, y, width, height, grey):
        self.painter.fillRect(self.box(x, y, width, height), QColor.fromRgbF(grey, grey, grey))

    def frame(self, x, y, width, height, weight):
        self.pen(weight)
        self.painter.drawRect(self.box(x, y, width, height))

    def line(self, x1, y1, x2, y2, weight, grey):
        self.pen(weight, grey)
        self.painter.drawLine(QLineF(x1 * _DOTS, (self.height - y1) * _DOTS, x2 * _DOTS, (self.height - y2) * _DOTS))

    def rects(self, rectangles):
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QColor(0, 0, 0))
        self.painter.drawRects([self.box(*each) for each in rectangles])
        self.painter.setBrush(Qt.BrushStyle.NoBrush)


def form(pages, to):
    drawing = Drawing(to, SIZE)
    for number, (constant, own) in enumerate(pages):
        if number:
            drawing.writer.newPage()
        for kind, *rest in (*constant, *own):
            getattr(drawing, kind)(*rest)
    drawing.painter.end()


def listing(rows, to):
    drawing = Drawing(to, LISTED.size)
    left, right = LISTED.edges[0], LISTED.edges[-1]
    for page, some in LISTED.pages(rows):
        if page > 1:
            drawing.writer.newPage()
        bottom = LISTED.top - LISTED.row * len(some)
        for number in range(len(some) + 1):
            drawing.line(left, LISTED.top - LISTED.row * number, right, LISTED.top - LISTED.row * number, 0.35, 0)
        for x in LISTED.edges:
            drawing.line(x, LISTED.top, x, bottom, 0.35, 0)
        for number, row in enumerate(some):
            y = LISTED.top - LISTED.row * number - 14
            for edge, cell in zip(LISTED.rights, row, strict=True):
                drawing.text(edge - 3, y, 8.5, False, "right", cell)
        drawing.text(LISTED.size[0] / 2, 20, 8.5, False, "center", str(page))
    drawing.painter.end()
