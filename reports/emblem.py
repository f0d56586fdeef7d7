"""The emblem of an office: a small picture at the right of the head (DOMAIN H.9), made flat so that any reader and
any archive format takes it.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass

from PIL import Image

from reports.boxes import Box
from reports.errors import EmblemUnreadableError
from reports.pages import Document
from reports.sheet import Part, Sheet

_MOST = 600
"""Pixels on the longer side that are kept: 2 cm at 750 to the inch."""


@dataclass(frozen=True, slots=True)
class Emblem:
    """A picture kept once in a document, and its width for a height of one."""

    part: Part
    ratio: float

    def draw(self, sheet: Sheet, box: Box) -> None:
        """As large as fits into the box, in its middle, with its sides as they are."""
        height = min(box.height, box.width / self.ratio)
        width = height * self.ratio
        sheet.image(self.part, Box(box.center - width / 2, box.middle - height / 2, width, height))


def emblem_of(document: Document, path: str) -> Emblem | None:
    """The picture of this path, kept in the document; None for no path. Raises EmblemUnreadableError."""
    if not path:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            flat = _flat(path)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise EmblemUnreadableError(path=path) from error
    return Emblem(document.picture(flat.width, flat.height, flat.tobytes()), flat.width / flat.height)


def _flat(path: str) -> Image.Image:
    """On white, and no larger than a printer can use."""
    with Image.open(path, formats=("PNG",)) as opened:
        picture = opened.convert("RGBA")
    picture.thumbnail((_MOST, _MOST))
    flat = Image.new("RGB", picture.size, "white")
    flat.paste(picture, mask=picture)
    return flat
