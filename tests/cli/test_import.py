"""`karbarg import`: the counts of the issue, the dry run, the mapping, and the workbook that goes back."""

import json
from datetime import date

import openpyxl
import pytest

from forms.rules import jalali, national_code
from forms.rules.digits import to_persian
from tests.operations.offices import KARAJ, SAMPLE, digest, half_written, rows

SUMMARY = ["rows", "new", "changed", "repeated", "bad_national_code", "bad_date", "same_person_two_agencies", "loans",
           "loan_total_rial", "agencies"]
NOT_SAID = {"blank_rows", "lost_zero", "distinct_people"}


def expected(path):
    said = json.loads(path.with_suffix("").with_suffix(".expected.json").read_text(encoding="utf-8"))
    return {name: count for name, count in said.items() if name not in NOT_SAID}


def edited(path, *changes):
    """The small sample with some cells written anew: ("G5", value)."""
    book = openpyxl.load_workbook(SAMPLE)
    for cell, value in changes:
        book.worksheets[0][cell] = value
    book.save(path)
    return path


def places(path, title="کد رهگیری"):
    """Heading → column letter, and the number of the heading row, found without our code."""
    sheet = openpyxl.load_workbook(path).worksheets[0]
    for row in sheet.iter_rows():
        if title in [cell.value for cell in row]:
            return {cell.value: cell.column_letter for cell in row}, row[0].row
    raise AssertionError("no heading")


@pytest.mark.parametrize("path", [KARAJ, SAMPLE], ids=["two thousand rows", "sample"])
def test_the_counts_are_met_exactly(karbarg, new, path):
    county, _province = new
    before = digest(county)
    dry = karbarg("--office", county, "import", "job", path, "--dry-run", "--json")
    assert dry.code == 0
    assert list(dry.json) == SUMMARY
    counts = expected(path)
    assert dry.json == {**counts, "new": counts["rows"], "changed": 0}
    assert digest(county) == before
    real = karbarg("--office", county, "import", "job", path, "--json")
    assert (real.code, real.json, real.err) == (0, dry.json, "")
    assert rows(county, "SELECT count(*) FROM job") == [(counts["rows"],)]
    assert rows(county, "SELECT count(*) FROM job WHERE marks LIKE '%national_code%'")[0][0] == \
        counts["bad_national_code"]
    assert rows(county, "SELECT sum(loan_amount), count(loan_amount) FROM job") == [
        (counts["loan_total_rial"], counts["loans"])]
    after = digest(county)
    again = karbarg("--office", county, "import", "job", path, "--json")
    assert again.json == {**dry.json, "new": 0}
    assert digest(county) == after


def test_lost_zeros_come_back(karbarg, sample):
    county, _province = sample
    codes = [code for (code,) in rows(county, "SELECT national_code FROM job")]
    assert len(codes) == 60
    assert {len(code) for code in codes if national_code.is_valid(code)} == {10}
    assert karbarg("--office", county, "check").code == 0


def test_a_changed_cell_is_one_changed_record(karbarg, sample, tmp_path):
    county, _province = sample
    where, head = places(SAMPLE)
    path = edited(tmp_path / "a.xlsx", (f"{where['عنوان شغل']}{head + 3}", "آهنگر"))
    dry = karbarg("--office", county, "import", "job", path, "--dry-run", "--json").json
    assert (dry["new"], dry["changed"]) == (0, 1)
    done = karbarg("--office", county, "import", "job", path, "--json").json
    assert (done["new"], done["changed"]) == (0, 1)
    [job] = karbarg("--office", county, "list", "job", "--where", "job_title=آهنگر", "--json").json
    history = karbarg("--office", county, "show", job["number"], "--history", "--json").json["history"]
    assert [line["act"] for line in history] == ["set", "create"]
    assert [change["label"] for change in history[0]["changes"]] == ["عنوان شغل"]


def test_an_emptied_cell_takes_nothing_away(karbarg, sample, tmp_path):
    county, _province = sample
    where, head = places(SAMPLE)
    path = edited(tmp_path / "a.xlsx", (f"{where['عنوان شغل']}{head + 3}", None))
    assert karbarg("--office", county, "import", "job", path, "--json").json["changed"] == 0


def test_a_row_with_a_bad_national_code_is_kept_and_marked(karbarg, sample):
    county, _province = sample
    doubtful = karbarg("--office", county, "list", "job", "--where", "marked=1", "--json").json
    bad = [job for job in doubtful if "national_code" in job["marks"]]
    assert len(bad) == expected(SAMPLE)["bad_national_code"]
    assert not any(national_code.is_valid(job["national_code"]) for job in bad)


def test_a_day_that_is_none_is_kept_as_typed_and_shown(karbarg, sample):
    county, _province = sample
    doubtful = karbarg("--office", county, "list", "job", "--where", "marked=1", "--json").json
    [job] = [job for job in doubtful if "start_day" in job["marks"]]
    assert "start_day" not in job
    typed = job["unread"]["start_day"]
    with pytest.raises(jalali.NotADayError):
        jalali.parse(typed)
    shown = karbarg("--office", county, "show", job["shown_number"]).out
    assert f"تاریخ شروع به کار: {to_persian(typed)}" in shown
    assert any(typed == str(cell) for row in openpyxl.load_workbook(SAMPLE).worksheets[0].values for cell in row)


def test_a_column_can_be_given_to_another_blank(karbarg, new, tmp_path):
    county, _province = new
    where, head = places(SAMPLE)
    path = edited(tmp_path / "a.xlsx", (f"{where['عنوان شغل']}{head}", "چه می‌کند"))
    plain = karbarg("--office", county, "import", "job", path, "--dry-run", "--json")
    assert plain.code == 0
    done = karbarg("--office", county, "import", "job", path, "--map", "چه می‌کند=job_title", "--map",
                   "نشانی محل کار=", "--json")
    assert done.json["new"] == 60
    jobs = karbarg("--office", county, "list", "job", "--json").json
    assert all(job["job_title"] for job in jobs)
    assert not any("address" in job for job in jobs)


def test_a_blank_given_to_another_column_leaves_its_own(karbarg, new):
    county, _province = new
    karbarg("--office", county, "import", "job", SAMPLE, "--map", "نام پدر=first_name")
    jobs = karbarg("--office", county, "list", "job", "--json").json
    fathers = {row[5] for row in openpyxl.load_workbook(SAMPLE).worksheets[0].values}
    assert not any("father_name" in job for job in jobs)
    assert sum(job["first_name"] in fathers for job in jobs) > 20


@pytest.mark.parametrize("given", ["نام=shoe_size", "نام=files", "نیست=first_name"])
def test_a_strange_mapping_is_refused(karbarg, new, given):
    county, _province = new
    before = digest(county)
    said = karbarg("--office", county, "import", "job", SAMPLE, "--map", given)
    assert said.refusal == "E_MAPPING"
    assert given.split("=")[given.startswith("نام")] in said.err
    assert digest(county) == before


def test_the_workbook_that_goes_back_marks_the_wrong_cells(karbarg, new, tmp_path):
    county, _province = new
    back = tmp_path / "back.xlsx"
    assert karbarg("--office", county, "import", "job", SAMPLE, "--dry-run", "--errors", back).code == 0
    asked = openpyxl.load_workbook(SAMPLE).worksheets[0]
    where, head = places(SAMPLE)
    answer = openpyxl.load_workbook(back).worksheets[0]
    columns = {cell.value: cell.column_letter for cell in answer[2]}
    assert answer.sheet_view.rightToLeft
    lines = {answer[f"A{row}"].value: row for row in range(3, answer.max_row + 1)}
    people = {}
    for number in range(head + 1, asked.max_row):
        tracking = asked[f"{where['کد رهگیری']}{number}"].value
        if tracking is None:
            continue
        wrong = set()
        code = national_code.normalise(str(asked[f"{where['كد ملي']}{number}"].value))
        again = bool(people.setdefault(code, {}).keys() - {tracking})
        people[code][tracking] = number
        if not national_code.is_valid(national_code.normalise(str(asked[f"{where['كد ملي']}{number}"].value))):
            wrong.add("كد ملي")
        if not is_day(asked[f"{where['تاریخ شروع به کار']}{number}"].value):
            wrong.add("تاریخ شروع به کار")
        for heading in ("كد ملي", "تاریخ شروع به کار"):
            cell = answer[f"{columns[heading]}{lines[number]}"] if number in lines else None
            marked = cell is not None and cell.comment is not None
            twice = heading == "كد ملي" and again
            assert marked == (heading in wrong or twice), (number, heading)
            if twice and heading not in wrong:
                assert cell.fill.fgColor.rgb == "FFFFF3CD"
                assert "ردیف" in cell.comment.text
            assert not wrong or number in lines
            if marked and heading in wrong:
                assert cell.fill.fgColor.rgb == "FFF8D7DA"
                assert cell.comment.text in answer[f"B{lines[number]}"].value
                assert cell.value == str(asked[f"{where[heading]}{number}"].value)
    assert any("تکرار" in (answer[f"B{row}"].value or "") for row in lines.values())
    assert half_written(tmp_path) == []


def is_day(value):
    if isinstance(value, date):
        return True
    try:
        jalali.parse(str(value), 1400)
    except jalali.NotADayError:
        return False
    return True


def test_repeated_rows_stand_in_the_answer_but_are_not_imported_twice(karbarg, sample):
    county, _province = sample
    assert rows(county, "SELECT count(*), count(DISTINCT tracking_code) FROM job") == [(60, 60)]


def test_the_import_says_its_counts_to_a_person(karbarg, new):
    county, _province = new
    said = karbarg("--office", county, "import", "job", SAMPLE, "--dry-run").out
    assert said.startswith("بررسی آزمایشی؛ چیزی نوشته نشد.")
    assert "تازه: ۶۰" in said
