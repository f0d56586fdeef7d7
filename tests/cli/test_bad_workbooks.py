"""Workbooks that cannot be taken in: one sentence that says what to do, a stable code, and an office as it was."""

import shutil

import openpyxl
import pytest
from openpyxl.worksheet.formula import ArrayFormula

from tests.operations.offices import HOUSE, KARAJ, digest, half_written, is_root_on_linux, rows

DATA = HOUSE / "tests" / "data"
HEAD = ["ردیف", "کد رهگیری", "دستگاه اجرایی", "کد ملی", "نام", "نام خانوادگی", "مبلغ تسهیلات (میلیون تومان)"]
LINES = [[1, "9001", "بهزیستی", "0499370899", "سارا", "نجفی", 50],
         [2, "9002", "بهزیستی", "4070987029", "علی", "رضایی", 80]]


def book(path, *lines):
    made = openpyxl.Workbook()
    for line in lines:
        made.active.append(line)
    made.save(path)
    return path


def with_a_formula(path, formula="=B2*2", cell="G2"):
    made = openpyxl.load_workbook(book(path, HEAD, *LINES))
    made.active[cell] = formula
    made.save(path)
    return path


def text_file(path):
    path.write_text("کد رهگیری,دستگاه", encoding="utf-8")
    return path


def cut(path):
    path.write_bytes(KARAJ.read_bytes()[:60_000])
    return path


@pytest.mark.parametrize(("make", "code"), [
    (text_file, "E_NOT_WORKBOOK"),
    (cut, "E_NOT_WORKBOOK"),
    (lambda path: shutil.copy(DATA / "encrypted.xlsx", path), "E_WORKBOOK_ENCRYPTED"),
    (lambda path: shutil.copy(DATA / "old.xls", path), "E_WORKBOOK_OLD"),
    (lambda path: path.with_name("none.xlsx"), "E_FILE_MISSING"),
    (lambda path: path.parent, "E_FILE_MISSING"),
    (lambda path: book(path, ["a", "b"], ["c", "d"]), "E_NO_COLUMN"),
    (lambda path: book(path, ["نام", "نام خانوادگی", "کد ملی"], ["سارا", "نجفی", "0499370899"]), "E_NO_COLUMN"),
    (book, "E_WORKBOOK_EMPTY"),
    (with_a_formula, "E_FORMULA"),
    (lambda path: with_a_formula(path, "=SUM(A1:A9)", "D3"), "E_FORMULA"),
    (lambda path: with_a_formula(path, ArrayFormula("G2:G3", "=A2:A3*10")), "E_FORMULA"),
])
@pytest.mark.parametrize("dry", [True, False], ids=["dry", "real"])
def test_it_is_refused_and_nothing_is_written(karbarg, new, tmp_path, make, code, dry):
    county, _province = new
    path = make(tmp_path / "a.xlsx")
    before = digest(county)
    said = karbarg("--office", county, "import", "job", path, "--json", *(["--dry-run"] if dry else []))
    assert said.refusal == code
    assert said.out == ""
    assert digest(county) == before
    assert half_written(tmp_path) == []


def test_the_cell_of_a_formula_is_named(karbarg, new, tmp_path):
    said = karbarg("--office", new[0], "import", "job", with_a_formula(tmp_path / "a.xlsx"))
    assert "G۲" in said.err


@pytest.mark.parametrize("line", [
    ["جمع", "", "", "", "", "", "=SUM(G2:G3)"],
    ["", "", "", "", "", "جمع کل:", "=SUM(G2:G3)"],
    ["", "جمع", "", "", "", "", "=SUM(G2:G3)"],
    ["", "", "", "", "", "", "=SUM(G2:G3)"],
])
def test_a_formula_in_the_sum_does_no_harm(karbarg, new, tmp_path, line):
    county, _province = new
    path = book(tmp_path / "a.xlsx", HEAD, *LINES, line)
    done = karbarg("--office", county, "import", "job", path, "--json")
    assert (done.code, done.json["rows"], done.json["loan_total_rial"]) == (0, 2, 1_300_000_000)
    assert rows(county, "SELECT tracking_code FROM job ORDER BY 1") == [("9001",), ("9002",)]


def test_a_formula_in_a_column_that_is_not_taken_does_no_harm(karbarg, new, tmp_path):
    path = with_a_formula(tmp_path / "a.xlsx", "=ROW()-1", "A2")
    assert karbarg("--office", new[0], "import", "job", path, "--json").json["rows"] == 2


def test_a_hundred_thousand_empty_rows_are_passed_over_and_said(karbarg, new, tmp_path):
    county, _province = new
    made = openpyxl.Workbook(write_only=True)
    sheet = made.create_sheet()
    sheet.append(HEAD)
    sheet.append(LINES[0])
    for _ in range(100_000):
        sheet.append(["", None])
    sheet.append(LINES[1])
    made.save(tmp_path / "a.xlsx")
    done = karbarg("--office", county, "import", "job", tmp_path / "a.xlsx", "--json")
    assert (done.code, done.json["rows"], done.json["new"]) == (0, 2, 2)
    assert len(done.err.splitlines()) == 1
    assert done.err.strip().endswith("[W_BLANK_ROWS]")
    assert "۱۰۰٬۰۰۰" in done.err


def test_an_error_workbook_that_cannot_be_written_stops_the_import(karbarg, new, tmp_path):
    county, _province = new
    before = digest(county)
    path = book(tmp_path / "a.xlsx", HEAD, *LINES)
    said = karbarg("--office", county, "import", "job", path, "--errors", tmp_path / "none" / "b.xlsx")
    assert said.refusal == "E_WORKBOOK_WRITE"
    assert digest(county) == before


def test_a_workbook_that_may_not_be_read(karbarg, new, tmp_path):
    if is_root_on_linux():
        pytest.skip("root may read everything")
    path = book(tmp_path / "a.xlsx", HEAD, *LINES)
    path.chmod(0)
    assert karbarg("--office", new[0], "import", "job", path).refusal == "E_FILE_MISSING"
