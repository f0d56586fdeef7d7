"""fpdf2 with its HarfBuzz text shaping."""

from fpdf import FPDF

from tests.benchmarks.peers import FONTS, LISTED, SIZE, TITLE
from tests.benchmarks.peers.codes import placed
from tests.benchmarks.peers.recorded import plain

NAME = "fpdf2 with text shaping"


def ready(pages):
    for constant, own in pages:
        for steps in (constant, own):
            steps[:] = [["rects", placed(step)] if step[0] == "qr" else step for step in steps]
    return pages


def ready_rows(rows):
    return rows


class Drawing:
    """One PDF while it is drawn."""

    def __init__(self, size):
        self.pdf = FPDF(unit="pt", format=size)
        self.height = size[1]
        for name, path in FONTS.items():
            self.pdf.add_font(name, fname=path)
        self.pdf.set_text_shaping(use_shaping_engine=True, direction="rtl", script="arab", language="fas")
        self.pdf.set_auto_page_break(False)
        self.pdf.set_title(TITLE)

    def text(self, x, y, size, bold, align, text):
        said = plain(text)
        self.pdf.set_font("Bold" if bold else "Regular", size=size)
        if align != "left":
            width = self.pdf.get_string_width(said)
            x -= width if align == "right" else width / 2
        self.pdf.text(x, self.height - y, said)

    def fill(self, x, y, width, height, grey):
        self.pdf.set_fill_color(round(grey * 255))
        self.pdf.rect(x, self.height - y - height, width, height, style="F")

    def frame(self, x, y, width, height, weight):
        self.pdf.set_line_width(weight)
        self.pdf.rect(x, self.height - y - height, width, height)

    def line(self, x1, y1, x2, y2, weight, grey):
        self.pdf.set_line_width(weight)
        self.pdf.set_draw_color(round(grey * 255))
        self.pdf.line(x1, self.height - y1, x2, self.height - y2)
        self.pdf.set_draw_color(0)

    def rects(self, rectangles):
        self.pdf.set_fill_color(0)
        for x, y, width, height in rectangles:
            self.pdf.rect(x, self.height - y - height, width, height, style="F")


def form(pages, to):
    drawing = Drawing(SIZE)
    for constant, own in pages:
        drawing.pdf.add_page()
        for kind, *rest in (*constant, *own):
            getattr(drawing, kind)(*rest)
    drawing.pdf.output(str(to))


def listing(rows, to):
    drawing = Drawing(LISTED.size)
    widths = [b - a for a, b in zip(LISTED.edges, LISTED.edges[1:], strict=False)]
    for _page, some in LISTED.pages(rows):
        drawing.pdf.add_page()
        drawing.pdf.set_font("Regular", size=8.5)
        for number, row in enumerate(some):
            drawing.pdf.set_xy(LISTED.edges[0], LISTED.size[1] - LISTED.top + LISTED.row * number)
            for width, cell in zip(widths, reversed(row), strict=True):
                drawing.pdf.cell(width, LISTED.row, plain(cell), border=1, align="R")
    drawing.pdf.output(str(to))
