"""The pages of a PDF file as pictures: the very file that is saved and printed, drawn by PDFium.

Law: PDFium is not safe in two threads at once, so every call into it holds one lock; call from a worker.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

from pypdfium2 import PdfDocument
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

_lock = threading.Lock()


def page_sizes(path: Path) -> Sequence[QSizeF]:
    """The size of each page, in points (1/72 inch)."""
    with _lock:
        document = PdfDocument(path)
        try:
            return [QSizeF(*document.get_page_size(page)) for page in range(len(document))]
        finally:
            document.close()


def draw_page(path: Path, page: int, scale: float) -> QImage:
    """One page; `scale` 1 is 72 dots per inch."""
    with _lock:
        document = PdfDocument(path)
        try:
            bitmap = document[page].render(scale=scale, prefer_bgrx=True)
            picture = QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride,
                             QImage.Format.Format_RGB32)
            return picture.copy()  # the buffer goes with the document
        finally:
            document.close()
