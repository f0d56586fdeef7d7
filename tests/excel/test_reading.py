"""Workbooks as agencies send them, good and bad, made by openpyxl, LibreOffice and Office's own encryption."""

import zipfile
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest

from desktop.excel import errors
from desktop.excel.mapping import choose_sheet, find_mapping
from desktop.excel.reading import address, read_workbook
from desktop.say import code_of, sentence
from forms.catalog import commitment, job, person

DATA = Path(__file__).parent.parent / "data"


def book(path, rows, **sheet_names):
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = sheet_names.get("title", "فهرست")
    for row in rows:
        sheet.append(row)
    made.save(path)
    return path


def test_the_real_looking_list_is_read_whole():
    (sheet,) = read_workbook(DATA / "rasad-karaj-1405.xlsx")
    assert len(sheet.rows) == 2000 + 24 + 3  # records, repeated, and title, heading, sum
    assert sheet.blank_rows == 8 + 1


def test_columns_are_found_by_their_headings_and_amounts_by_their_unit():
    columns = find_mapping(job.FORM, read_workbook(DATA / "rasad-karaj-1405.xlsx")[0])
    found = {column.field: column for column in columns.known}
    assert columns.heading_row == 3
    assert {"tracking_code", "agency", "national_code", "first_name", "start_day", "loan_amount"} <= set(found)
    assert found["loan_amount"].unit == "million_toman"
    assert "ردیف" not in {column.heading for column in columns.known}


def test_a_person_can_give_a_column_to_another_blank(tmp_path):
    path = book(tmp_path / "a.xlsx", [["شناسه", "دستگاه", "نام", "كدملي"], ["1", "بهزیستی", "سارا", "0499370899"]])
    with pytest.raises(errors.NoKnownColumnError):
        find_mapping(job.FORM, read_workbook(path)[0])
    columns = find_mapping(job.FORM, read_workbook(path)[0], {"شناسه": "tracking_code", "نام": ""})
    assert {column.field for column in columns.known} == {"tracking_code", "agency", "national_code"}


def test_every_kind_with_a_heading_of_labels_is_understood(tmp_path):
    for form in (job.FORM, person.FORM, commitment.FORM):
        labels = [field.label for field in form.list_fields]
        path = book(tmp_path / f"{form.kind}.xlsx", [["عنوان"], labels, ["x"] * len(labels)])
        assert {c.field for c in find_mapping(form, read_workbook(path)[0]).known} >= {
            field.name for field in form.list_fields if field.required}


def test_numbers_and_days_of_excel_become_what_a_person_would_type(tmp_path):
    row = [12.0, 3.5, True, datetime.combine(date(2026, 11, 21), time.min), date(2025, 3, 20), "  متن "]
    path = book(tmp_path / "a.xlsx", [row])
    assert read_workbook(path)[0].rows[0].cells == ("12", "3.5", "1", "1405/08/30", "1403/12/30", "متن")


def test_a_hundred_thousand_empty_rows_are_passed_over(tmp_path):
    made = openpyxl.Workbook(write_only=True)
    sheet = made.create_sheet()
    sheet.append(["کد رهگیری", "دستگاه اجرایی"])
    for _ in range(100_000):
        sheet.append(["", None])
    sheet.append(["7", "بهزیستی"])
    made.save(tmp_path / "a.xlsx")
    (read,) = read_workbook(tmp_path / "a.xlsx")
    assert [row.number for row in read.rows] == [1, 100_002]
    assert read.blank_rows == 100_000


def bad_zip(path):
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("a.txt", "not a workbook")
    return path


def cut(path):
    whole = (DATA / "rasad-karaj-1405.xlsx").read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    return path


def broken_inside(path):
    with zipfile.ZipFile(DATA / "rasad-karaj-1405.xlsx") as good, zipfile.ZipFile(path, "w") as bad:
        for part in good.namelist():
            content = good.read(part)
            bad.writestr(part, content[: len(content) // 2] if part.endswith("sheet1.xml") else content)
    return path


def text_file(path):
    path.write_text("کد رهگیری,دستگاه", encoding="utf-8")
    return path


@pytest.mark.parametrize(("make", "error", "code"), [
    (text_file, errors.NotAWorkbookError, "E_NOT_WORKBOOK"),
    (bad_zip, errors.NotAWorkbookError, "E_NOT_WORKBOOK"),
    (cut, errors.NotAWorkbookError, "E_NOT_WORKBOOK"),
    (broken_inside, errors.NotAWorkbookError, "E_NOT_WORKBOOK"),
    (lambda _path: DATA / "old.xls", errors.OldWorkbookError, "E_WORKBOOK_OLD"),
    (lambda _path: DATA / "encrypted.xlsx", errors.EncryptedWorkbookError, "E_WORKBOOK_ENCRYPTED"),
    (lambda path: path.parent / "missing.xlsx", errors.WorkbookMissingError, "E_FILE_MISSING"),
    (lambda path: book(path, [[None, ""]]), errors.EmptyWorkbookError, "E_WORKBOOK_EMPTY"),
])
def test_what_is_no_workbook_is_refused_with_a_sentence(tmp_path, make, error, code):
    path = make(tmp_path / "a.xlsx")
    with pytest.raises(error) as refused:
        read_workbook(path)
    assert code_of(refused.value) == code
    assert path.name in sentence(refused.value)


def test_no_known_column_names_what_is_wanted(tmp_path):
    path = book(tmp_path / "a.xlsx", [["a", "b"], ["c", "d"]])
    with pytest.raises(errors.NoKnownColumnError) as refused:
        find_mapping(job.FORM, read_workbook(path)[0])
    assert "کد رهگیری" in sentence(refused.value)


def test_a_cell_has_the_name_that_excel_gives_it():
    assert address(15, 6) == "G15"
    assert address(2, 27) == "AB2"


def test_the_list_is_found_behind_a_cover_sheet(tmp_path):
    made = openpyxl.Workbook()
    made.active.append(["راهنما", "این کارپوشه را دستگاه پر می‌کند"])
    behind = made.create_sheet("داده")
    behind.append(["کد رهگیری", "دستگاه اجرایی"])
    behind.append(["7", "بهزیستی"])
    made.save(tmp_path / "a.xlsx")
    sheet, columns = choose_sheet(job.FORM, read_workbook(tmp_path / "a.xlsx"))
    assert sheet.title == "داده"
    assert len(columns.known) == 2
