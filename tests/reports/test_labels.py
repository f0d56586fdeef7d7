"""Labels: where each lies, the first free place of a begun sheet, and what does not fit."""

import pypdf
import pytest
import zxingcpp

from reports.blocks import Label, LabelSheet, Printed
from reports.boxes import MM
from reports.errors import MissingGlyphError, NothingToPrintError, ValueTooLongError
from reports.labels import print_labels
from tests.reports.papers import letters_on, picture, unwatched
from tests.reports.sheetfuls import label

DPI = 150


def printed(tmp_path, labels, sheet=LabelSheet()):  # noqa: B008
    to = tmp_path / "labels.pdf"
    return to, print_labels(labels, sheet, "برچسب پرونده‌ها", "اداره", to, unwatched)


def places(to, page=0):
    """Column from the right and row from the top of each code on a sheet of 3 × 8, with what it says."""
    width, height = (210 - 2 * 7 + 2.5) / 3, (297 - 2 * 12 + 2.5) / 8
    found = {}
    for each in zxingcpp.read_barcodes(picture(to, page, DPI)):
        x, y = (value / DPI * 72 / MM for value in (each.position.top_left.x, each.position.top_left.y))
        found[int((210 - 7 - x) / width), int((y - 12) / height)] = each.text
    return found


def test_labels_lie_from_the_right_row_by_row(tmp_path):
    to, made = printed(tmp_path, map(label, range(24)))
    assert made == Printed(1, (1,) * 24)
    assert places(to) == {(n % 3, n // 3): label(n).code for n in range(24)}
    assert "لاریجانی" in letters_on(to)


def test_a_begun_sheet_is_used_from_its_first_free_place(tmp_path):
    to, made = printed(tmp_path, map(label, range(23)), LabelSheet(first=5))
    assert made.pages == 2
    assert made.begins == (1,) * 20 + (2,) * 3
    assert places(to)[1, 1] == label(0).code
    assert (0, 1) not in places(to)
    assert places(to, 1) == {(n, 0): label(20 + n).code for n in range(3)}


def test_labels_without_a_code_use_the_whole_width(tmp_path):
    long = "شرکت تعاونی چندمنظورهٔ تولیدی و توزیعی لاله‌های کرج"
    to, _made = printed(tmp_path, [Label(long, ("نشانی بلند تعاونی در شهرستان کرج",))])
    assert "چندمنظوره" in letters_on(to)
    assert len(pypdf.PdfReader(to).pages) == 1


def test_what_does_not_fit_a_label_is_named(tmp_path):
    for bad in (Label("نام", ("بسیار بلند " * 40,)), Label("نام", ("سطر",) * 30)):
        with pytest.raises(ValueTooLongError) as refused:
            printed(tmp_path, [label(), bad])
        assert refused.value.facts["record"] == "نام"
    with pytest.raises(MissingGlyphError):
        printed(tmp_path, [Label("漢")])
    with pytest.raises(NothingToPrintError):
        printed(tmp_path, [])
    assert not list(tmp_path.iterdir())
