"""The pages of a PDF file as pictures of the screen: the very file that is saved and printed. Call from a worker."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

from desktop import pdfium


def page_sizes(path: Path) -> Sequence[QSizeF]:
    """The size of each page, in points (1/72 inch)."""
    return [QSizeF(*size) for size in pdfium.page_sizes(path)]


def draw_page(path: Path, page: int, scale: float) -> QImage:
    """One page; `scale` 1 is 72 dots per inch."""
    drawn = pdfium.draw(path, page, scale)
    # Copied: Qt does not keep the bytes that it looks at.
    return QImage(drawn.dots, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32).copy()
