"""Reports on paper and in workbooks: head, foot and totals; what makes no sense is refused; nothing half-written."""

import random
import re
import shutil
import subprocess
from datetime import timedelta

import openpyxl
import pytest

from desktop.excel.errors import WorkbookNotWrittenError
from desktop.operations.errors import (
    CancelledError,
    DaysOrderError,
    FutureDayError,
    NoRecordsYetError,
    NoSuchPaperError,
    NothingToReportError,
    SecondDayError,
    UnknownCountyError,
)
from desktop.operations.reporting.make_report import content_of, make_report
from desktop.operations.reporting.report_parts import Ratio, ReportChart, ReportGrid
from desktop.operations.texts.report_list import REPORTS
from desktop.say import sentence
from forms.catalog import commitment, job, letter, meeting, parameter
from forms.rules import jalali
from forms.rules.digits import grouped, to_persian
from reports.errors import PaperNotWrittenError
from tests.operations import offices
from tests.operations.lived import FIRST, VISITED, copy_lived
from tests.operations.offices import CHIEF, EXPERT, TODAY, a_job, at_work, half_written, saved
from tests.operations.test_printing import pages_of, read_off

YESTERDAY = TODAY - timedelta(1)
OFFICE = shutil.which("soffice")


@pytest.fixture(scope="module")
def lived(tmp_path_factory):
    folder = copy_lived(tmp_path_factory.mktemp("lived") / "karaj")
    with at_work(folder, CHIEF) as chief:
        saved(chief, parameter.FORM, key="office.head", value="حمید رستگار", source="حکم")
        yield chief


def asked_of(name):
    return {"as_of": YESTERDAY, "other_day": VISITED if REPORTS[name].compares else None}


def words(text):
    """The words and numbers of a text without signs, which a reader of PDF puts on either side of a number."""
    joined = text.replace("\u200c", "").replace("ۀ", "ه").replace("ٔ", "")
    return set(re.findall(r"[\d٬٫/٪]+|[^\W\d_]+", joined))


def says(text, *sayings):
    return all(words(each) <= words(text) for each in sayings)


@pytest.mark.parametrize("name", REPORTS)
def test_on_paper_each_says_whose_it_is_and_of_which_day(lived, tmp_path, name):
    to = tmp_path / "x.pdf"
    printed = make_report(lived, name, to, **asked_of(name))
    assert printed.pages == pages_of(to) <= 2
    assert says(read_off(to, 0), REPORTS[name].title, "شهرستان کرج", "وضعیت تا پایان روز", jalali.long_text(YESTERDAY))
    assert says(read_off(to, printed.pages - 1), "منبع کاربرگ", "تاریخ تهیه", to_persian(jalali.text(TODAY)),
                "حمید رستگار", "تهیه‌کننده")
    _asked, content = content_of(lived, REPORTS[name], **asked_of(name))
    whole = " ".join(read_off(to, page) for page in range(printed.pages))
    for part in content.parts:
        if isinstance(part, ReportGrid):
            assert says(whole, part.title, *(grouped(cell) for cell in part.sums if isinstance(cell, int)))
    assert half_written(tmp_path) == []


@pytest.mark.parametrize("name", REPORTS)
def test_in_a_workbook_numbers_are_numbers(lived, tmp_path, name):
    to = tmp_path / "x.xlsx"
    printed = make_report(lived, name, to, **asked_of(name))
    book = openpyxl.load_workbook(to)
    _asked, content = content_of(lived, REPORTS[name], **asked_of(name))
    grids = {part.title: part for part in content.parts if isinstance(part, ReportGrid)}
    assert len(book.worksheets) == printed.pages >= len(grids)
    charts = [part for part in content.parts if isinstance(part, ReportChart)]
    assert sum(len(sheet._charts) for sheet in book) == len(charts) > 0  # noqa: SLF001 - openpyxl has no other way
    for sheet in book:
        assert sheet.sheet_view.rightToLeft
        assert sheet["A1"].value == REPORTS[name].title
        assert "وضعیت تا پایان روز" in sheet["A2"].value
        head = next(row for row in range(1, 12) if sheet.cell(row, 1).value == "ردیف")
        assert sheet.freeze_panes == f"A{head + 1}"
        assert all(sheet.cell(head, place).font.bold for place in range(1, sheet.max_column + 1))
        grid = grids.get(sheet.cell(head - 1, 1).value)
        if grid is not None:
            _same_cells(sheet, head, grid)


def _same_cells(sheet, head, grid):
    for place, row in enumerate([*grid.rows, *([grid.sums] if grid.sums else [])], head + 1):
        for column, cell in enumerate(row, 2):
            found = sheet.cell(place, column)
            if isinstance(cell, Ratio):
                assert found.value == (pytest.approx(cell.part / cell.whole) if cell.whole else None)
                assert "%" in found.number_format or not cell.whole
            else:
                assert found.value == (cell or (0 if cell == 0 else None))
                assert (found.data_type == "n") == isinstance(cell, int | None)
                assert not isinstance(cell, int) or found.number_format == "[$-3000429]#,##0"


@pytest.mark.skipif(OFFICE is None, reason="no LibreOffice here")
def test_another_program_reads_the_workbook(lived, tmp_path):
    to = tmp_path / "تسهیلات.xlsx"
    make_report(lived, "loans", to)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    for wanted, ending in (("csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false", "csv"), ("pdf", "pdf")):
        subprocess.run([OFFICE, profile, "--headless", "--convert-to", wanted, "--outdir", str(tmp_path), str(to)],
                       check=True, capture_output=True, timeout=120)
        assert to.with_suffix(f".{ending}").stat().st_size > 500
    _asked, content = content_of(lived, REPORTS["loans"])
    sums = content.parts[0].sums
    text = to.with_suffix(".csv").read_text("utf-8").replace('"', "")
    assert f"{sums[1]},{sums[2]},{sums[3]}" in text
    # The cell's format, not its text, is Persian.
    assert says(read_off(to.with_suffix(".pdf"), 0), to_persian(str(sums[1])))


def test_a_formula_in_a_name_stays_a_name(new, tmp_path):
    saved(new.clerk, job.FORM, **a_job(agency="=1+1"))
    make_report(new.clerk, "verification-state", tmp_path / "x.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "x.xlsx").worksheets[0]
    assert [cell.data_type for row in sheet for cell in row if cell.value == "=1+1"] == ["s"]


def test_sixty_agencies_stand_on_two_pages(new, tmp_path):
    chance = random.Random(1405)
    with new.database.change(CHIEF) as change:
        change.create_many(commitment.FORM, [(commitment.FORM.values({
            "agency": f"دستگاه اجرایی شمارهٔ {n}", "county": "3001", "total": chance.randint(1, 4000),
            "first_day": TODAY - timedelta(5), "last_day": TODAY + timedelta(5)}), {}) for n in range(60)])
    to = tmp_path / "x.pdf"
    assert make_report(new.viewer, "verification-state", to).pages == 2
    assert says(read_off(to, 1), "۱۲ ردیف نخست از ۶۰", "دستگاه اجرایی شمارهٔ ۵۹")
    assert make_report(new.viewer, "verification-state", tmp_path / "x.xlsx").pages == 2


def test_a_province_tells_its_counties_apart(running, province, tmp_path):
    with running.database.change(CHIEF) as change:
        change.create(commitment.FORM, commitment.FORM.values({
            "agency": "emdad", "county": "3002", "total": 50, "first_day": TODAY, "last_day": TODAY}))
        entries = list(change.journal())
    with province.database.change(EXPERT) as change:
        change.apply_entries(entries, 3001)
    _asked, content = content_of(province.expert, REPORTS["verification-state"])
    counties = {row[0]: row[1:3] for part in content.parts[2:3] for row in part.rows}
    assert counties == {"ساوجبلاغ": (50, 0), "کرج": (0, 60)}
    asked, content = content_of(province.expert, REPORTS["verification-state"], county="3001")
    assert asked.place == "شهرستان کرج"
    assert content.parts[0].sums[2] == 60
    assert len(content.parts) == 2
    assert make_report(province.expert, "verification-state", tmp_path / "x.pdf").pages >= 1


@pytest.mark.parametrize(("error", "asked"), [
    (FutureDayError, {"as_of": TODAY + timedelta(1)}),
    (NoRecordsYetError, {"as_of": FIRST - timedelta(1)}),
    (UnknownCountyError, {"county": "9876"}),
    (UnknownCountyError, {"county": "0001"}),
    (UnknownCountyError, {"county": "کرج؛"}),
])
@pytest.mark.parametrize("ending", ["pdf", "xlsx"])
def test_what_makes_no_sense_is_said(lived, tmp_path, error, asked, ending):
    with pytest.raises(error) as refused:
        make_report(lived, "loans", tmp_path / f"x.{ending}", **asked)
    assert "{" not in sentence(refused.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("error", "asked"), [
    (SecondDayError, {}),
    (DaysOrderError, {"other_day": TODAY}),
    (DaysOrderError, {"as_of": VISITED, "other_day": YESTERDAY}),
    (FutureDayError, {"as_of": TODAY + timedelta(9), "other_day": TODAY + timedelta(8)}),
    (NoRecordsYetError, {"other_day": FIRST - timedelta(1)}),
])
def test_two_days_that_cannot_be_compared(lived, tmp_path, error, asked):
    with pytest.raises(error):
        make_report(lived, "comparison", tmp_path / "x.pdf", **asked)
    assert list(tmp_path.iterdir()) == []


def test_on_the_first_day_there_is_already_something(lived, tmp_path):
    assert make_report(lived, "loans", tmp_path / "x.pdf", as_of=FIRST).pages == 1
    with pytest.raises(NothingToReportError):
        make_report(lived, "verification-results", tmp_path / "y.pdf", as_of=FIRST)


@pytest.mark.parametrize("name", REPORTS)
def test_an_office_without_records_has_nothing_to_report(new, tmp_path, name):
    with pytest.raises(NothingToReportError):
        make_report(new.clerk, name, tmp_path / "x.xlsx", other_day=YESTERDAY)
    assert list(tmp_path.glob("x*")) == []


def test_a_report_that_there_is_not(new, tmp_path):
    with pytest.raises(NoSuchPaperError):
        make_report(new.clerk, "horoscope", tmp_path / "x.pdf")


@pytest.mark.parametrize(("ending", "error"), [("pdf", PaperNotWrittenError), ("xlsx", WorkbookNotWrittenError)])
def test_where_nothing_can_be_written_nothing_is(lived, tmp_path, ending, error):
    with pytest.raises(error):
        make_report(lived, "loans", tmp_path / "no" / f"x.{ending}")
    (tmp_path / f"folder.{ending}").mkdir()
    with pytest.raises(error):
        make_report(lived, "loans", tmp_path / f"folder.{ending}")
    assert half_written(tmp_path) == []


@pytest.mark.parametrize(("ending", "error"), [("pdf", PaperNotWrittenError), ("xlsx", WorkbookNotWrittenError)])
def test_a_full_disk_leaves_the_old_report_whole(lived, tmp_path, ending, error):
    disk = tmp_path / "disk"
    if not offices.is_root_on_linux() or not offices.mount_small(disk, 1):
        pytest.skip("only root may mount a small disk here")
    try:
        to = disk / f"x.{ending}"
        make_report(lived, "loans", to)
        old = to.read_bytes()
        offices.fill_up(disk)
        with pytest.raises(error):
            make_report(lived, "verification-results", to)
        assert to.read_bytes() == old
        assert half_written(disk) == []
    finally:
        offices.unmount(disk)


@pytest.mark.parametrize("ending", ["pdf", "xlsx"])
def test_cancelled_nothing_is_written(lived, tmp_path, ending):
    def cancel(_done, _total):
        raise CancelledError

    with pytest.raises(CancelledError):
        make_report(lived, "loans", tmp_path / f"x.{ending}", cancel, as_of=YESTERDAY)
    assert list(tmp_path.iterdir()) == []


def test_late_letters_and_decisions_are_counted(new):
    with new.database.change(CHIEF) as change:
        letters = [change.create(letter.FORM, letter.FORM.values(
            {"direction": "in", "subject": "x", "answer_by": TODAY + timedelta(days)}), state=state)
            for days, state in ((-1, "received"), (0, "received"), (-3, "answered"), (-9, "received"))]
        change.void(letter.FORM, letters[-1], "آزمون")
        held = [_meeting(change, meeting.FORM, *about) for about in (
            ("held", -1, "open"), ("held", -1, None), ("held", -1, "done"), ("held", 0, "open"), ("planned", -1, ""))]
    with new.database.read() as reader:
        counts = reader.today_counts(TODAY, "x")
        assert (counts.late_letters, counts.late_decisions) == (1, 2)
        assert reader.late_meetings(TODAY) == held[:2]


def _meeting(change, form, state, days, done):
    row = {"decision": "کاری", "due_day": (TODAY + timedelta(days)).isoformat(), **({"done": done} if done else {})}
    values = type(form.values({})).from_json(form.fields, {"title": "شورا", "decisions": [row]})
    return change.create(form, values, state=state)
