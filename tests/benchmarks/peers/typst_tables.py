"""Typst as its manual shows: the same paper laid out by its own tables and grids, from a template and JSON."""

import json

import typst

from tests.benchmarks.peers import FONT_FOLDER
from tests.benchmarks.peers.recorded import plain
from tests.benchmarks.peers.typst import listing, qr_image, ready_rows

NAME = "Typst, its own tables"
_COLUMNS, _FACTS, _QUESTIONS = 4, 15, 12
_TEMPLATE = """
#set page(paper: "a4", margin: 25pt)
#set text(font: "Vazirmatn", size: 8pt, lang: "fa", dir: rtl)
#set block(spacing: 4pt)
#set par(leading: 3pt)
#let data = json(bytes(sys.inputs.data))
#let square = box(width: 9pt, height: 9pt, stroke: 0.6pt)
#let digits(n) = range(n).map(_ => box(width: 12pt, height: 12pt, stroke: 0.45pt)).join()
#let small(it) = text(size: 6.5pt, it)
#for (n, own) in data.pages.enumerate() {
  if n > 0 { pagebreak() }
  grid(columns: (1fr, 1fr, 1fr), align: (right, center, left),
    [#strong(data.head.at(0)) #linebreak() #data.head.at(1) #linebreak() #data.head.at(2)],
    [#data.head.at(3) #linebreak() #text(size: 13pt, weight: "bold", data.title)],
    grid(columns: 2, gutter: 4pt, image(bytes(own.qr), format: "svg", width: 59pt),
      own.top.slice(0, 3).join(linebreak())))
  line(length: 100%, stroke: 1.1pt)
  table(columns: own.line.len(), stroke: 0.35pt, inset: 4pt, ..own.line)
  table(columns: (1fr,) * data.columns, stroke: 0.35pt, inset: 3pt,
    ..range(data.facts.len()).map(k => [#small(data.facts.at(k)) #linebreak() #strong(own.values.at(k))]))
  table(columns: (20pt, 2fr, 28pt, 28pt, 28pt, 2fr), stroke: 0.35pt, inset: 2.5pt, align: (x, y) => if x == 1 { right }
      else { center + horizon }, fill: (x, y) => if y == 0 { luma(88%) },
    table.header(..data.titles.map(strong)),
    ..data.questions.map(q => (q.at(0), q.at(1), square, square, square, [#small(q.at(2)) #digits(8)])).flatten())
  table(columns: (20pt, 1fr, 150pt, 20pt, 1fr, 150pt), stroke: 0.35pt, inset: 2pt,
    ..range(2).map(_ => ([], [], digits(10), [], [], digits(10))).flatten())
  for group in data.choices {
    table(columns: (90pt, 1fr), stroke: 0.35pt, inset: 3pt, fill: (x, y) => if x == 0 { luma(88%) },
      strong(group.at(0)), grid(columns: (1fr,) * group.at(1), gutter: 4pt, ..group.at(2).map(o => [#square #o])))
  }
  table(columns: (90pt, 1fr), rows: 40pt, stroke: 0.35pt, strong(data.opinion), [])
  table(columns: (1fr,) * 3, stroke: 0.35pt, inset: 3pt, ..data.places.map(place => [
    #align(center, strong(place)) #grid(columns: (1fr, 1fr), gutter: 4pt,
      ..data.lines.map(l => (small(l), line(length: 100%, stroke: 0.35pt))).flatten())]))
  align(center, small(own.foot))
}
"""


def ready(pages):
    constant = [plain(step[6]) for step in pages[0][0] if step[0] == "text" and step[6]]
    return _constant(constant), [_own(own) for _same, own in pages]


def _constant(texts):
    """The words of the paper by the place where they stand; only their amount matters here."""
    facts = texts[9:9 + _FACTS]
    numbered = [place for place, text in enumerate(texts) if text.isdecimal()]
    asked = numbered[:_QUESTIONS]
    questions = [[texts[place], texts[place + 1], texts[-9]] for place in asked]
    tail = texts[asked[-1] + 2:]
    reasons, results, roles = tail[13:22], tail[24:36], tail[-33:]
    return {"head": [texts[0], texts[1], texts[2], texts[3]], "title": texts[7], "facts": facts, "columns": _COLUMNS,
            "titles": texts[26:32], "questions": questions,
            "choices": [["علت نبود اشتغال", 3, reasons], ["نتیجهٔ بازدید", 5, results]], "opinion": "نظر و توضیح",
            "places": [text for text in roles if len(text) > 8][:6], "lines": ["نام:", "کد ملی:", "تاریخ:"]}


def _own(steps):
    texts = [plain(step[6]) for step in steps if step[0] == "text"]
    values = [*texts[12:-1], *[""] * _FACTS][:_FACTS]
    code = next(step for step in steps if step[0] == "qr")
    return {"top": texts[:3], "line": texts[3:12], "values": values, "foot": texts[-1], "qr": qr_image(code[4])}


def form(prepared, to):
    constant, pages = prepared
    data = json.dumps({**constant, "pages": pages}, ensure_ascii=False)
    to.write_bytes(typst.compile(_TEMPLATE.encode(), font_paths=[FONT_FOLDER], ignore_system_fonts=True, format="pdf",
                                 sys_inputs={"data": data}))


__all__ = ["NAME", "form", "listing", "ready", "ready_rows"]
