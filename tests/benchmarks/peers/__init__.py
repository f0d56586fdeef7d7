"""What somebody would make these papers with instead of Karbarg: each draws the very same pages.

Law: a peer is used as its own manual shows, with its own text shaping; its layout is given to it ready-made.
"""

from pathlib import Path

_FOLDER = Path(__file__).resolve().parents[3] / "resources" / "fonts"
FONTS = {"Regular": str(_FOLDER / "Vazirmatn-Regular.ttf"), "Bold": str(_FOLDER / "Vazirmatn-Bold.ttf")}
FONT_FOLDER = str(_FOLDER)
SIZE = (595.28, 841.89)
TITLE = "برگ‌های آزمایش"


class Listed:
    """The list of 8 columns on lying A4: places that all peers share."""

    size = (SIZE[1], SIZE[0])
    top, row, least = 500, 20, 40
    shares = (1, 2, 2, 2, 1.5, 2, 2, 1.5)

    @property
    def rights(self):
        """The right edge of each column, the first one being the rightmost."""
        return self.edges[:0:-1]

    @property
    def edges(self):
        unit, x, found = (self.size[0] - 72) / sum(self.shares), 36, []
        for share in reversed(self.shares):
            found.append(x)
            x += share * unit
        return [*found, x]

    def pages(self, rows):
        """(page number, its rows)."""
        per = int((self.top - self.least) // self.row)
        return ((start // per + 1, rows[start:start + per]) for start in range(0, len(rows), per))


LISTED = Listed()
