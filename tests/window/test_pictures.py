"""The pictures of the README are what the program shows: redraw them with KARBARG_GOLDEN=write."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from desktop.operations.printing.print_paper import print_paper
from desktop.operations.verification.visit_batch import batch_of
from desktop.store.queries import Query
from forms.catalog import campaign
from tests.window.conftest import settle

PICTURES = Path(__file__).parents[2] / "resources" / "pictures"
WRITE = os.environ.get("KARBARG_GOLDEN") == "write"
MOST_DIFFERENT = 0.02  # share of pixels; fonts are rasterised a little differently from machine to machine


def agree(image, name):
    kept = PICTURES / name
    if WRITE:
        assert image.save(str(kept))
    known = QImage(str(kept)).convertToFormat(QImage.Format.Format_Grayscale8)
    seen = image.convertToFormat(QImage.Format.Format_Grayscale8)
    assert known.size() == seen.size(), f"{name} must be drawn anew: KARBARG_GOLDEN=write"
    rows = zip(bytes(known.constBits()), bytes(seen.constBits()), strict=True)
    different = sum(abs(a - b) > 48 for a, b in rows) / (seen.width() * seen.height())
    assert different < MOST_DIFFERENT, f"{name} differs in {different:.1%} of its pixels: KARBARG_GOLDEN=write"


def test_the_picture_of_the_desk(window, qtbot):
    window.setFocus()
    settle(qtbot, window)
    agree(window.grab().toImage(), "desk.png")


@pytest.mark.skipif(not shutil.which("pdftoppm"), reason="poppler-utils is not installed")
def test_the_picture_of_the_paper(desk, tmp_path):
    with desk.database.read() as reader:
        running = reader.numbers(campaign.FORM, Query())[0]
    print_paper(desk, "verification", batch_of(desk, running)[:1], tmp_path / "paper.pdf")
    subprocess.run(["pdftoppm", "-r", "80", "-png", "-singlefile", tmp_path / "paper.pdf", tmp_path / "paper"],
                   check=True)
    agree(QImage(str(tmp_path / "paper.png")), "paper.png")
