"""WeasyPrint: HTML and CSS, every piece placed absolutely."""

from html import escape

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from tests.benchmarks.peers import FONTS, LISTED
from tests.benchmarks.peers.codes import rectangles
from tests.benchmarks.peers.recorded import plain

NAME = "WeasyPrint"
MOST_PAGES, MOST_ROWS = 100, 1000
"""More takes minutes; its pages per second hardly change with the count."""
_TOP = 841.89
_FACES = "".join(f"@font-face{{font-family:V;src:url('file://{path}');font-weight:{weight}}}"
                 for path, weight in zip(FONTS.values(), ("normal", "bold"), strict=True))
_STYLE = _FACES + """
@page{size:595.28pt 841.89pt;margin:0}body{margin:0;font-family:V;direction:rtl}
.p{position:relative;width:595pt;height:841pt;page-break-after:always;overflow:hidden}
.p *{position:absolute;white-space:nowrap;line-height:1}
"""
_LIST_STYLE = _FACES + """
@page{size:841.89pt 595.28pt;margin:95pt 36pt 40pt;@bottom-center{content:counter(page)}}
body{margin:0;font:8.5pt V;direction:rtl}table{border-collapse:collapse;width:100%;table-layout:fixed}
td{border:0.35pt solid;height:19pt;padding:0 3pt}
"""


def ready(pages):
    return ["".join(map(_step, (*constant, *own))) for constant, own in pages[:MOST_PAGES]]


def ready_rows(rows):
    return rows[:MOST_ROWS]


def _step(step):
    kind, x, y, *rest = step
    if kind == "text":
        size, bold, align, text = rest
        left = {"right": x - 700, "center": x - 350, "left": x}[align]
        return (f'<div style="left:{left:.2f}pt;top:{_TOP - y - size:.2f}pt;width:700pt;text-align:{align};'
                f'font-size:{size}pt;font-weight:{"bold" if bold else "normal"}">{escape(plain(text))}</div>')
    if kind == "qr":
        runs, count = rectangles(rest[1])
        path = "".join(f"M{a + 4} {b + 4}h{run}v1h-{run}z" for a, b, run in runs)
        return (f'<svg style="left:{x:.2f}pt;top:{_TOP - y - rest[0]:.2f}pt;width:{rest[0]:.2f}pt" '
                f'viewBox="0 0 {count + 8} {count + 8}"><path d="{path}"/></svg>')
    if kind == "line":
        x2, y2, weight, grey = rest
        look = f"border-{'top' if y == y2 else 'right'}:{weight}pt solid {_grey(grey)}"
        return (f'<div style="left:{min(x, x2):.2f}pt;top:{_TOP - max(y, y2):.2f}pt;width:{abs(x2 - x):.2f}pt;'
                f'height:{abs(y2 - y):.2f}pt;{look}"></div>')
    width, height, last = rest
    look = f"background:{_grey(last)}" if kind == "fill" else f"border:{last}pt solid"
    return (f'<div style="left:{x:.2f}pt;top:{_TOP - y - height:.2f}pt;width:{width:.2f}pt;height:{height:.2f}pt;'
            f'{look}"></div>')


def _grey(share):
    return f"rgb({share * 100}%,{share * 100}%,{share * 100}%)"


def form(pages, to):
    _write("".join(f'<div class="p">{page}</div>' for page in pages), _STYLE, to)


def listing(rows, to):
    lines = "".join(f"<tr>{''.join(f'<td>{escape(plain(cell))}</td>' for cell in row)}</tr>" for row in rows)
    shares = "".join(f'<col style="width:{share / sum(LISTED.shares):.1%}">' for share in LISTED.shares)
    _write(f"<table><colgroup>{shares}</colgroup>{lines}</table>", _LIST_STYLE, to)


def _write(body, style, to):
    fonts = FontConfiguration()
    HTML(string=f'<html lang="fa" dir="rtl"><body>{body}</body></html>').write_pdf(
        to, stylesheets=[CSS(string=style, font_config=fonts)], font_config=fonts)
