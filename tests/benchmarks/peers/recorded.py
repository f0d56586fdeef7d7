"""Our own verification papers as plain drawing steps, so that every peer draws the very same paper.

A peer gets its layout ready-made: where each text ends or begins, every line and box, the QR code as rectangles. It
only has to draw, which is kind to the peers: their own layout would cost them more.
"""

import json

from reports import pages
from reports.sheet import Sheet


class Recorder(Sheet):
    """A sheet that also keeps what was drawn on it, in points from the left bottom."""

    def __init__(self, writer):
        super().__init__(writer)
        self.steps = []

    def place(self, part):
        self.steps.append(["part", part.name])
        super().place(part)

    def fill(self, box, grey):
        self.steps.append(["fill", box.x, box.y, box.width, box.height, grey])
        super().fill(box, grey)

    def frame(self, box, weight=0.6):
        self.steps.append(["frame", box.x, box.y, box.width, box.height, weight])
        super().frame(box, weight)

    def line(self, start, end, weight=0.6, grey=0):
        self.steps.append(["line", *start, *end, weight, grey])
        super().line(start, end, weight, grey)

    def grid(self, cells, weight=0.35):
        self.steps += [["frame", cell.x, cell.y, cell.width, cell.height, weight] for cell in cells]
        super().grid(cells, weight)

    def qr(self, box, text):
        self.steps.append(["qr", box.x, box.y, box.width, text])
        super().qr(box, text)

    def write(self, box, text, style, align="right"):
        x = {"right": box.right, "center": box.center, "left": box.x}[align]
        self.steps.append(["text", x, box.middle - style.size * 0.27, style.size, style.bold, align, text])
        super().write(box, text, style, align)


class Recording:
    """What a document draws while this is open: the steps of each constant part and of each page."""

    def __enter__(self):
        self.parts, self.pages, self._real = {}, [], (pages.Sheet, pages.Document.part, pages.Document.add)
        _sheet, part, add = self._real

        def kept_part(document, sheet):
            made = part(document, sheet)
            self.parts[made.name] = sheet.steps
            return made

        def kept_page(document, sheet, *size):
            self.pages.append(sheet.steps)
            return add(document, sheet, *size)

        pages.Sheet, pages.Document.part, pages.Document.add = Recorder, kept_part, kept_page
        return self

    def __exit__(self, *_error):
        pages.Sheet, pages.Document.part, pages.Document.add = self._real

    def save(self, to):
        to.write_text(json.dumps({"parts": self.parts, "pages": self.pages}, ensure_ascii=False), encoding="utf-8")


def pages_of(path):
    """Each page as (its constant steps, its own steps); pages with the same parts share one list of constant steps."""
    kept = json.loads(path.read_text(encoding="utf-8"))
    constants, found = {}, []
    for steps in kept["pages"]:
        names = tuple(step[1] for step in steps if step[0] == "part")
        if names not in constants:
            constants[names] = [each for name in names for each in kept["parts"][name] if each[0] != "part"]
        found.append((constants[names], [step for step in steps if step[0] != "part"]))
    return found


def plain(text):
    """Without the marks of direction, which some peers would draw as empty boxes."""
    return text.translate({0x2066: None, 0x2067: None, 0x2068: None, 0x2069: None, 0x200E: None, 0x200F: None})
