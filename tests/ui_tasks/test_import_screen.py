"""Import: a look first, marks and their sentences, another mapping, one write, and taking it back."""

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from desktop.ui.tasks.import_screen import ImportScreen
from forms.catalog import job
from tests.operations import offices
from tests.ui_tasks.asking import answer_file, banner_button, cells, press
from tests.ui_tasks.conftest import settle

HEADINGS = ["کد رهگیری", "دستگاه", "کد ملی", "نام", "نام خانوادگی", "تاریخ شروع به کار", "حرفه"]


@pytest.fixture
def workbook(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    rows = [
        HEADINGS,
        ["9001", "بهزیستی", offices.GOOD_CODES[0], "سارا", "نجفی", "1404/02/31", "خیاطی"],
        ["9002", "بهزیستی", "1111111112", "رضا", "کریمی", "1404/02/31", "نجاری"],
        ["9003", "بهزیستی", offices.GOOD_CODES[1], "مینا", "اسدی", "1404/13/45", "قالی‌بافی"],
        ["9001", "بهزیستی", offices.GOOD_CODES[0], "سارا", "نجفی", "1404/02/31", "خیاطی"],
    ]
    for row in rows:
        sheet.append(row)
    book.save(tmp_path / "رصد.xlsx")
    return tmp_path / "رصد.xlsx"


@pytest.fixture
def looked(qtbot, show, new, workbook):
    screen = show(ImportScreen, new)
    screen.look(workbook)
    settle(qtbot, screen)
    return screen


def jobs_in(office):
    return len(offices.numbers(office.desk, job.FORM))


def test_a_look_writes_nothing_and_tells_everything(looked, new):
    assert cells(looked.page.model, "@status") == ["تازه", "تازه", "تازه", "تکراری"]
    assert list(looked.page.chips) == [
        "همهٔ ردیف‌ها", "تازه", "تکراری", "کد ملی نادرست", "تاریخ نادرست", "همهٔ اشکال‌ها"]
    assert jobs_in(new) == 0


def test_chips_filter_and_f8_goes_to_the_next_problem_with_its_sentence(qtbot, looked):
    qtbot.keyClick(looked, Qt.Key.Key_F8)
    assert looked.page.table.currentIndex().row() == 1
    assert any(sentence.startswith("کد ملی:") for sentence in looked.page.notes.sentences)
    looked.page.chips["تاریخ نادرست"].click()
    assert cells(looked.page.model, "tracking_code") == ["۹۰۰۳"]
    assert cells(looked.page.model, "start_day") == ["۱۴۰۴/۱۳/۴۵"]
    place = [column.name for column in looked.page.model.columns].index("start_day")
    told = looked.page.model.data(looked.page.model.index(0, place), Qt.ItemDataRole.ToolTipRole)
    assert told
    looked.page.chips["همهٔ ردیف‌ها"].click()
    assert len(looked.page.model.held) == 4


def choose_by_keys(qtbot, combo, name):
    looked_at = combo.findData(name)
    combo.setFocus()
    qtbot.keyClick(combo, Qt.Key.Key_Home)
    for _ in range(looked_at):
        qtbot.keyClick(combo, Qt.Key.Key_Down)


def test_a_column_is_given_to_another_blank(qtbot, looked):
    combo = looked.page.columns.combos["حرفه"]
    assert combo.currentData() == ""
    before = looked.run
    choose_by_keys(qtbot, combo, "job_title")
    settle(qtbot, looked)
    assert looked.run is before
    qtbot.keyClick(combo, Qt.Key.Key_Return)
    settle(qtbot, looked)
    assert looked.run is not before
    assert cells(looked.page.model, "job_title")[0] == "خیاطی"
    assert looked.page.columns.combos["حرفه"].currentData() == "job_title"


def test_a_mapping_that_cannot_be_read_goes_back(qtbot, looked):
    combo = looked.page.columns.combos["کد رهگیری"]
    choose_by_keys(qtbot, combo, "")
    qtbot.keyClick(combo, Qt.Key.Key_Return)
    settle(qtbot, looked)
    assert "کد رهگیری" in looked.banner.text
    assert looked.page.columns.combos["کد رهگیری"].currentData() == "tracking_code"
    assert looked.apply.isEnabled()


def test_a_choice_in_the_open_list_is_final(qtbot, looked):
    looked.page.view.choose("columns")
    combo = looked.page.columns.combos["حرفه"]
    combo.setFocus()
    qtbot.keyClick(combo, Qt.Key.Key_F4)
    qtbot.waitUntil(lambda: combo.view().isVisible())
    before = looked.run
    combo.view().setCurrentIndex(combo.model().index(combo.findData("job_title"), 0))
    settle(qtbot, looked)
    assert looked.run is before
    qtbot.keyClick(combo.view(), Qt.Key.Key_Return)
    settle(qtbot, looked)
    assert looked.page.columns.combos["حرفه"].currentData() == "job_title"
    assert looked.run is not before
    assert looked.window().focusWidget() is looked.page.columns.combos["حرفه"]


def test_esc_takes_a_choice_back_and_one_that_waits_is_looked_at_before_it_is_written(qtbot, looked, new):
    looked.page.view.choose("columns")
    combo, before = looked.page.columns.combos["حرفه"], looked.run
    choose_by_keys(qtbot, combo, "job_title")
    qtbot.keyClick(combo, Qt.Key.Key_Escape)
    assert combo.currentData() == ""
    choose_by_keys(qtbot, combo, "job_title")
    looked.write()
    settle(qtbot, looked)
    assert looked.run is not before
    assert cells(looked.page.model, "job_title")[0] == "خیاطی"
    assert jobs_in(new) == 0


def test_the_first_page_has_no_empty_strip(show, new):
    screen = show(ImportScreen, new)
    assert screen.kind.mapTo(screen, screen.kind.rect().topLeft()).y() <= 14


def test_write_then_take_back(qtbot, looked, new):
    changed = []
    new.services.events.records_changed.connect(changed.append)
    qtbot.keyClick(looked, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, looked, keys=True)
    assert "۳ پروندهٔ تازه" in looked.banner.text
    assert jobs_in(new) == 3
    assert "job" in changed
    banner_button(looked.banner, "بازگردانی")
    settle(qtbot, looked)
    assert "بازگردانده شد" in looked.banner.text
    assert jobs_in(new) == 0


def test_nothing_new_cannot_be_written(qtbot, looked, workbook):
    looked.write()
    settle(qtbot, looked)
    looked.look(workbook)
    settle(qtbot, looked)
    assert set(cells(looked.page.model, "@status")) == {"شناخته", "تکراری"}
    assert not looked.apply.isEnabled()
    assert "چیزی برای نوشتن نیست" in looked.banner.text


def test_the_file_of_problems_goes_to_the_agency(qtbot, looked, new, tmp_path):
    press(looked, "فایل اشکال‌ها")
    answer_file(looked, tmp_path / "اشکال.xlsx")
    settle(qtbot, looked)
    assert openpyxl.load_workbook(tmp_path / "اشکال.xlsx").active.max_row > 3
    banner_button(looked.banner, "باز کردن پوشه")
    assert new.opened == [tmp_path]


def test_a_file_can_be_dropped_anywhere_on_the_screen(qtbot, show, new, workbook):
    screen = show(ImportScreen, new)
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(workbook))])
    screen.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, files, Qt.MouseButton.LeftButton,
                                Qt.KeyboardModifier.NoModifier))
    settle(qtbot, screen)
    assert len(screen.page.model.held) == 4


def test_what_is_no_workbook_is_refused_in_a_sentence(qtbot, show, new, tmp_path):
    (tmp_path / "نامه.xlsx").write_bytes(b"not a workbook")
    screen = show(ImportScreen, new)
    screen.choose()
    answer_file(screen, tmp_path / "نامه.xlsx")
    settle(qtbot, screen)
    assert "xlsx" in screen.banner.text
    assert screen.run is None
