"""One CUPS for the tests of this folder, and papers whose pages can be told apart."""

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.printers import cups as cups_


@pytest.fixture(scope="session")
def running_cups():
    cups = cups_.started()
    yield cups
    cups_.stopped(cups)


@pytest.fixture
def cups(running_cups, monkeypatch):
    """The CUPS that `lp` and `lpstat` of this test speak to."""
    monkeypatch.setenv("CUPS_SERVER", str(running_cups.socket))
    for name in ("PRINTER", "LPDEST"):
        monkeypatch.delenv(name, raising=False)
    return running_cups


@pytest.fixture
def twelve(tmp_path):
    """A file of twelve A4 pages; page n says n."""
    path = tmp_path / "برگ‌ها.pdf"
    canvas = Canvas(str(path), pagesize=(595.28, 841.89))
    for page in range(1, 13):
        canvas.drawString(100, 700, f"page {page}")
        canvas.showPage()
    canvas.save()
    return path
