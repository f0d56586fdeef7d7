"""What goes out can be read by others, and taken in again."""

import csv

import openpyxl
import pytest

from desktop.excel.errors import WorkbookNotWrittenError
from desktop.excel.writing import write_rows

HEADINGS = ["کد ملی", "نام", "مبلغ"]
ROWS = [["0012345679", "=1+1", 500], ["0499370899", None, None]]


def test_a_workbook_keeps_zeros_and_makes_no_formula(tmp_path):
    assert write_rows(tmp_path / "a.xlsx", "فهرست", HEADINGS, ROWS) == 2
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    assert sheet.sheet_view.rightToLeft
    assert [cell.value for cell in sheet[1]] == HEADINGS
    assert [cell.value for cell in sheet[2]] == ROWS[0]
    assert sheet["B2"].data_type == "s"
    assert sheet["C2"].data_type == "n"


def test_a_csv_is_read_as_utf8_by_excel(tmp_path):
    assert write_rows(tmp_path / "a.csv", "فهرست", HEADINGS, ROWS) == 2
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [HEADINGS, ["0012345679", "=1+1", "500"], ["0499370899", "", ""]]


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(WorkbookNotWrittenError):
        write_rows(tmp_path / "no" / "a.xlsx", "فهرست", HEADINGS, ROWS)
    assert list(tmp_path.iterdir()) == []


def test_an_old_file_stays_whole_when_the_rows_fail(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(b"old")

    def rows():
        yield ROWS[0]
        raise RuntimeError("cancelled")

    with pytest.raises(RuntimeError):
        write_rows(tmp_path / "a.xlsx", "فهرست", HEADINGS, rows())
    assert (tmp_path / "a.xlsx").read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 1
