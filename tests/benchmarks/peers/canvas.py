"""The floor: ReportLab's public canvas with every string shaped beforehand, constant parts in form XObjects."""

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from reports.shaping import clean, visual
from tests.benchmarks.peers import FONTS, LISTED, SIZE, TITLE
from tests.benchmarks.peers.codes import placed

NAME = "bare canvas, strings shaped before (floor)"


def ready(pages):
    """Shape before the clock starts: this peer is the floor of what drawing alone costs."""
    shaped = {id(constant): [_shaped(step) for step in constant] for constant, _own in pages}
    return [(shaped[id(constant)], [_shaped(step) for step in own]) for constant, own in pages]


def ready_rows(rows):
    return [[visual(clean(cell)) for cell in row] for row in rows]


def _shaped(step):
    if step[0] == "text":
        return [*step[:6], visual(clean(step[6]))]
    return ["rects", placed(step)] if step[0] == "qr" else step


def form(pages, to):
    canvas = _start(to, SIZE)
    forms, drawing = {}, Drawing(canvas)
    for constant, own in pages:
        if id(constant) not in forms:
            forms[id(constant)] = f"part{len(forms)}"
            canvas.beginForm(forms[id(constant)], 0, 0, *SIZE)
            drawing.all(constant)
            canvas.endForm()
        canvas.doForm(forms[id(constant)])
        drawing.all(own)
        canvas.showPage()
    canvas.save()


def _start(to, size):
    for name, path in FONTS.items():
        pdfmetrics.registerFont(TTFont(name, path))
    canvas = Canvas(str(to), pagesize=size, pageCompression=1)
    canvas.setTitle(TITLE)
    return canvas


class Drawing:
    """The recorded steps on one canvas."""

    def __init__(self, canvas):
        self.canvas = canvas

    def all(self, steps):
        for kind, *rest in steps:
            getattr(self, kind)(*rest)

    def text(self, x, y, size, bold, align, text):
        canvas = self.canvas
        canvas.setFont("Bold" if bold else "Regular", size)
        draw = {"right": canvas.drawRightString, "center": canvas.drawCentredString, "left": canvas.drawString}[align]
        draw(x, y, text)

    def fill(self, x, y, width, height, grey):
        self.canvas.setFillGray(grey)
        self.canvas.rect(x, y, width, height, stroke=0, fill=1)
        self.canvas.setFillGray(0)

    def frame(self, x, y, width, height, weight):
        self.canvas.setLineWidth(weight)
        self.canvas.rect(x, y, width, height)

    def line(self, x1, y1, x2, y2, weight, grey):
        self.canvas.setLineWidth(weight)
        self.canvas.setStrokeGray(grey)
        self.canvas.line(x1, y1, x2, y2)
        self.canvas.setStrokeGray(0)

    def rects(self, rectangles):
        path = self.canvas.beginPath()
        for each in rectangles:
            path.rect(*each)
        self.canvas.drawPath(path, stroke=0, fill=1)


def listing(rows, to):
    canvas = _start(to, LISTED.size)
    for page, some in LISTED.pages(rows):
        canvas.setLineWidth(0.35)
        canvas.grid(LISTED.edges, [LISTED.top - LISTED.row * n for n in range(len(some) + 1)])
        canvas.setFont("Regular", 8.5)
        for number, row in enumerate(some):
            y = LISTED.top - LISTED.row * number - 14
            for right, cell in zip(LISTED.rights, row, strict=True):
                canvas.drawRightString(right - 3, y, cell)
        canvas.drawCentredString(LISTED.size[0] / 2, 20, str(page))
        canvas.showPage()
    canvas.save()
