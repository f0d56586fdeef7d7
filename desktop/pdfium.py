"""PDFium, the one door to it: sizes and pictures of a finished file's pages, and some of its pages as a file.

Law: PDFium is not safe in two threads at once, so every call into it holds one lock; call from a worker.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pypdfium2 import PdfDocument

Size = tuple[float, float]
"""Width and height in points (1/72 inch)."""
_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page as a picture: four bytes for each dot, blue, green, red and nothing."""

    width: int
    height: int
    stride: int
    dots: bytes


def page_sizes(path: Path) -> list[Size]:
    """The size of each page."""
    with _lock:
        document = PdfDocument(path)
        try:
            return [document.get_page_size(page) for page in range(len(document))]
        finally:
            document.close()


def draw(path: Path, page: int, scale: float) -> Drawn:
    """One page, counted from 0; `scale` 1 is 72 dots per inch."""
    with _lock:
        document = PdfDocument(path)
        try:
            bitmap = document[page].render(scale=scale, prefer_bgrx=True)
            return Drawn(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
        finally:
            document.close()


def cut(path: Path, pages: Sequence[int], to: Path) -> None:
    """Some pages, counted from 1, as a file of their own, whole or not at all; 0 is an empty page. Raises OSError."""
    part = to.with_name(f"{to.name}.part")
    try:
        with _lock:
            _write_some(path, pages, part)
        part.replace(to)  # may be the very file, which Windows lets go only when it is closed
    finally:
        part.unlink(missing_ok=True)


def _write_some(path: Path, pages: Sequence[int], to: Path) -> None:
    source, made = PdfDocument(path), PdfDocument.new()
    try:
        made.import_pages(source, [page - 1 for page in pages if page])
        for place in (place for place, page in enumerate(pages) if not page):
            made.new_page(*source.get_page_size(pages[place - 1] - 1 if place else 0), place)
        with to.open("wb") as file:
            made.save(file)
            file.flush()
            os.fsync(file.fileno())
    finally:
        made.close()
        source.close()
