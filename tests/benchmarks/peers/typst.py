"""Typst: a template and data as JSON, compiled in the process."""

import json

import typst

from tests.benchmarks.peers import FONT_FOLDER, LISTED
from tests.benchmarks.peers.codes import rectangles
from tests.benchmarks.peers.recorded import plain

NAME = "Typst, layout ready-made"
_TEMPLATE = """
#set page(width: 595.28pt, height: 841.89pt, margin: 0pt)
#set text(font: "Vazirmatn", lang: "fa", dir: rtl, top-edge: "baseline", bottom-edge: "baseline")
#let data = json(bytes(sys.inputs.data))
#let sides = (right: right, center: center, left: left)
#let shift = (right: 700pt, center: 350pt, left: 0pt)
#let draw(s) = {
  if s.at(0) == "text" {
    place(top + left, dx: s.at(1) * 1pt - shift.at(s.at(5)), dy: 841.89pt - s.at(2) * 1pt, box(width: 700pt,
      align(sides.at(s.at(5)), text(size: s.at(3) * 1pt, weight: if s.at(4) { "bold" } else { "regular" }, s.at(6)))))
  } else if s.at(0) == "fill" {
    place(top + left, dx: s.at(1) * 1pt, dy: 841.89pt - s.at(2) * 1pt - s.at(4) * 1pt,
      rect(width: s.at(3) * 1pt, height: s.at(4) * 1pt, fill: luma(s.at(5) * 100%)))
  } else if s.at(0) == "frame" {
    place(top + left, dx: s.at(1) * 1pt, dy: 841.89pt - s.at(2) * 1pt - s.at(4) * 1pt,
      rect(width: s.at(3) * 1pt, height: s.at(4) * 1pt, stroke: s.at(5) * 1pt))
  } else if s.at(0) == "line" {
    place(top + left, line(start: (s.at(1) * 1pt, 841.89pt - s.at(2) * 1pt),
      end: (s.at(3) * 1pt, 841.89pt - s.at(4) * 1pt), stroke: s.at(5) * 1pt + luma(s.at(6) * 100%)))
  } else {
    place(top + left, dx: s.at(1) * 1pt, dy: 841.89pt - s.at(2) * 1pt - s.at(3) * 1pt,
      image(bytes(s.at(4)), format: "svg", width: s.at(3) * 1pt))
  }
}
#let constant = data.constant.map(draw).join()
#for (n, own) in data.pages.enumerate() {
  if n > 0 { pagebreak() }
  constant
  own.map(draw).join()
}
"""
_LIST = """
#set page(width: 841.89pt, height: 595.28pt, margin: (x: 36pt, top: 95pt, bottom: 40pt), footer: context align(center,
  counter(page).display()))
#set text(font: "Vazirmatn", size: 8.5pt, lang: "fa", dir: rtl)
#let data = json(bytes(sys.inputs.data))
#table(columns: data.shares.map(s => s * 1fr), rows: 20pt, align: right + horizon, stroke: 0.35pt, inset: 3pt,
  ..data.rows.flatten())
"""


def ready(pages):
    constant = [_step(step) for step in pages[0][0]]
    return constant, [[_step(step) for step in own] for _constant, own in pages]


def ready_rows(rows):
    return [[plain(cell) for cell in row] for row in rows]


def _step(step):
    if step[0] == "qr":
        return [*step[:4], qr_image(step[4])]
    return [*step[:6], plain(step[6])] if step[0] == "text" else step


def qr_image(text):
    """The code as SVG, its quiet zone included."""
    runs, count = rectangles(text)
    path = "".join(f"M{x + 4} {y + 4}h{run}v1h-{run}z" for x, y, run in runs)
    box = f"0 0 {count + 8} {count + 8}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"><path d="{path}"/></svg>'


def form(prepared, to):
    constant, pages = prepared
    _compile(_TEMPLATE, {"constant": constant, "pages": pages}, to)


def listing(rows, to):
    _compile(_LIST, {"shares": LISTED.shares, "rows": rows}, to)


def _compile(template, data, to):
    made = typst.compile(template.encode(), font_paths=[FONT_FOLDER], ignore_system_fonts=True, format="pdf",
                         sys_inputs={"data": json.dumps(data, ensure_ascii=False)})
    to.write_bytes(made)
