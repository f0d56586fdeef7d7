"""ReportLab as most people use it for Persian: a Paragraph of reshaped and reordered text for each piece."""

from xml.sax.saxutils import escape

from arabic_reshaper import ArabicReshaper
from bidi.algorithm import get_display
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate

from tests.benchmarks.peers import FONTS, LISTED, SIZE, TITLE, canvas
from tests.benchmarks.peers.codes import placed
from tests.benchmarks.peers.recorded import plain

NAME = "ReportLab Platypus + reshaper + bidi"
WIDE = 700
_ALIGN = {"left": 0, "center": 1, "right": 2}


def ready(pages):
    for constant, own in pages:
        for steps in (constant, own):
            steps[:] = [["rects", placed(step)] if step[0] == "qr" else step for step in steps]
    return pages


def ready_rows(rows):
    return rows


def shaper():
    """The Python reordering: the fast one does not mirror brackets."""
    reshaper = ArabicReshaper(configuration={"delete_harakat": False})
    return lambda text: get_display(reshaper.reshape(plain(text)), base_dir="R")


def start(**options):
    for name, path in FONTS.items():
        pdfmetrics.registerFont(TTFont(name, path, **options))


def form(pages, to, shaped=None, **style):
    shaped = shaped or shaper()
    start()
    paper, styles = Canvas(str(to), pagesize=SIZE, pageCompression=1), {}
    drawing = canvas.Drawing(paper)
    paper.setTitle(TITLE)
    for constant, own in pages:
        for step in (*constant, *own):
            if step[0] == "text":
                text(paper, styles, shaped, style, step[1:])
            else:
                drawing.all([step])
        paper.showPage()
    paper.save()


def text(paper, styles, shaped, more, step):
    x, y, size, bold, align, said = step
    key = (size, bold, align)
    if key not in styles:
        styles[key] = ParagraphStyle(str(key), fontName="Bold" if bold else "Regular", fontSize=size, leading=size,
                                     alignment=_ALIGN[align], **more)
    left = {"right": x - WIDE, "center": x - WIDE / 2, "left": x}[align]
    paragraph = Paragraph(escape(shaped(said)), styles[key])
    paragraph.wrapOn(paper, WIDE, size)
    paragraph.drawOn(paper, left, y)


def listing(rows, to, shaped=None, **style):
    shaped = shaped or shaper()
    start()
    cell = ParagraphStyle("cell", fontName="Regular", fontSize=8.5, leading=10, alignment=2, **style)
    made = (lambda text: Paragraph(escape(shaped(text)), cell)) if style else shaped
    table = LongTable(
        [[made(each) for each in reversed(row)] for row in rows], rowHeights=LISTED.row, repeatRows=1,
        colWidths=[b - a for a, b in zip(LISTED.edges, LISTED.edges[1:], strict=False)],
        style=[("FONT", (0, 0), (-1, -1), "Regular", 8.5), ("ALIGN", (0, 0), (-1, -1), "RIGHT"),
               ("GRID", (0, 0), (-1, -1), 0.35, "black"), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")])
    SimpleDocTemplate(str(to), pagesize=LISTED.size, title=TITLE).build([table])
