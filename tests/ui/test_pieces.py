"""The pieces: what they show, what they tell, and that none of them waits for anything."""

import threading
import time

import pytest
from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget

from desktop.ui.pieces import (
    PAGE,
    Answer,
    Badge,
    Banner,
    BarChart,
    Button,
    Column,
    DataTable,
    Donut,
    ElidedLabel,
    Label,
    PagedModel,
    Row,
    SearchBox,
    Series,
    Slice,
    StatCard,
    Suggestion,
    Toast,
    ask,
    ask_reason,
    confirm,
)
from desktop.ui.pieces.charts import _ceiling
from desktop.ui.preferences import Preferences

COLUMNS = [Column("name", "نام", "strong"), Column("state", "وضعیت", "badge"), Column("code", "کد", "code")]


def rows(first, count, size=100_000):
    return [Row(at, (f"نام {at}", "ثبت", str(at)), {"state": "ok"}) for at in range(first, min(first + count, size))]


@pytest.fixture
def model(jobs, qtbot):
    found = PagedModel(jobs, COLUMNS)
    with qtbot.waitSignal(found.counted):
        found.ask(lambda: 100_000, rows)
    return found


def test_a_hundred_thousand_rows_are_there_at_once(model, qtbot):
    assert model.rowCount() == 100_000
    assert model.index(0, 0).data() == "نام 0"
    assert model.index(70_000, 0).data() == "…"
    qtbot.waitUntil(lambda: model.index(70_000, 0).data() == "نام 70000")
    assert model.index(70_000, 2).data() == "70000"
    assert model.columnCount(model.index(0, 0)) == 0
    assert model.headerData(1, Qt.Orientation.Horizontal) == "وضعیت"


def test_a_slow_store_never_stops_the_window(jobs, qtbot, shown):
    def slow(first, count):
        time.sleep(0.25)
        return rows(first, count)

    model = PagedModel(jobs, COLUMNS)
    table = shown(DataTable(model, Preferences(), "test", "فهرست"), 600, 400)
    with qtbot.waitSignal(model.counted):
        model.ask(lambda: 100_000, slow)
    longest, last = [0.0], [time.perf_counter()]
    beat = QTimer()
    beat.setInterval(5)

    def tick():
        now = time.perf_counter()
        longest[0], last[0] = max(longest[0], now - last[0]), now

    beat.timeout.connect(tick)
    beat.start()
    for place in (20_000, 50_000, 90_000, 40_000):
        table.scrollTo(model.index(place, 0))
        qtbot.wait(60)
    qtbot.waitUntil(lambda: model.row(40_000) is not None, timeout=5000)
    assert longest[0] < 0.15


def test_scrolling_past_cancels_pages_that_nobody_sees(jobs, qtbot):
    gate, asked = threading.Event(), []

    def page(first, count):
        asked.append(first)
        if first:
            gate.wait(5)
        return rows(first, count)

    model = PagedModel(jobs, COLUMNS)
    with qtbot.waitSignal(model.counted):
        model.ask(lambda: 100_000, page)
    for number in range(1, 40):
        model.row(number * PAGE)
        qtbot.wait(1)
    gate.set()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert len(asked) < 12
    assert model.row(39 * PAGE).key == 39 * PAGE


def test_an_older_question_is_never_answered(jobs, qtbot):
    model = PagedModel(jobs, COLUMNS)
    gate = threading.Event()

    def old(_first, _count):
        gate.wait(5)
        return rows(0, 1)

    model.ask(lambda: 1, old)
    with qtbot.waitSignal(model.counted) as told:
        model.ask(lambda: 0, lambda _first, _count: [])
        gate.set()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert told.args == [0]
    assert model.rowCount(QModelIndex()) == 0


def test_a_failing_store_is_told(jobs, qtbot):
    model = PagedModel(jobs, COLUMNS)
    with qtbot.waitSignal(model.failed) as told:
        model.ask(lambda: 1, lambda _first, _count: 1 / 0)
    assert isinstance(told.args[0], ZeroDivisionError)


def test_only_some_pages_are_kept(model, qtbot):
    for number in range(100):
        model.row(number * PAGE)
        qtbot.waitUntil(lambda number=number: model.row(number * PAGE) is not None)
    assert len(model._pages) <= 60  # noqa: SLF001


def test_columns_are_remembered(model, shown):
    preferences = Preferences()
    table = shown(DataTable(model, preferences, "people", "فهرست"), 600, 300)
    table.show_column(1, False)
    table.horizontalHeader().resizeSection(0, 222)
    table.horizontalHeader().moveSection(2, 0)
    assert preferences.get("columns.people")["name"] == [1, 222, False]
    again = shown(DataTable(model, preferences, "people", "فهرست"), 600, 300)
    assert again.isColumnHidden(1)
    assert again.horizontalHeader().visualIndex(2) == 0
    other = shown(DataTable(model, preferences, "jobs", "فهرست"), 600, 300)
    assert not other.isColumnHidden(1)


def test_the_last_column_stays(model, shown):
    table = shown(DataTable(model, Preferences(), "x", "فهرست"), 600, 300)
    for place in range(3):
        table.show_column(place, False)
    assert [table.isColumnHidden(place) for place in range(3)] == [True, True, False]


def test_rows_are_copied_opened_and_sorted(model, shown, qtbot):
    table = shown(DataTable(model, Preferences(), "x", "فهرست"), 600, 300)
    table.selectRow(2)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "نام\tوضعیت\tکد\nنام 2\tثبت\t2"
    with qtbot.waitSignal(table.opened) as told:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert told.args == [2]
    assert table.selected_keys() == [2]
    header = table.horizontalHeader()
    with qtbot.waitSignal(table.sort_wanted) as told:
        header.sectionClicked.emit(0)
    assert told.args[0] == "name"


def test_a_search_is_asked_once_the_hand_rests(shown, qtbot, jobs):
    looked = []

    def find(text):
        looked.append(text)
        return [Suggestion(f"یافتهٔ {text}", "یادداشت", 7)]

    box = shown(SearchBox("جستجو", jobs=jobs, find=find), 300, 32)
    box.setFocus()
    qtbot.keyClicks(box, "karaj")
    qtbot.waitUntil(lambda: bool(box.suggestions))
    assert looked == ["karaj"]
    with qtbot.waitSignal(box.chosen) as told:
        qtbot.keyClick(box._suggestions._view, Qt.Key.Key_Return)  # noqa: SLF001
    assert told.args == [7]
    assert box.text() == ""


def test_a_banner_says_offers_and_hushes(shown, qtbot):
    pressed = []
    banner = Banner()
    assert not banner.isVisible()
    shown(banner, 500, 40)
    banner.say("danger", "سه جا باید درست شود", ("برو", lambda: pressed.append(1)))
    qtbot.mouseClick(banner.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert (pressed, banner.text, banner.property("banner")) == ([1], "سه جا باید درست شود", "danger")
    banner.say("ok", "")
    assert banner.isHidden()


def test_figures_can_be_read_without_seeing(dressed):
    chart = BarChart(across=True)
    chart.set(["کمیته امداد"], [Series("تعهد", (510,)), Series("ثبت", (180,), 1)])
    assert chart.accessibleDescription() == "کمیته امداد: تعهد ۵۱۰، ثبت ۱۸۰"
    ring = Donut("بازدید")
    ring.set([Slice("تأیید", 3, "ok"), Slice("رد", 1, "danger")])
    assert ring.accessibleDescription() == "تأیید ۳، رد ۱"
    assert StatCard("job", "اشتغال", "۲٬۰۰۰").accessibleName() == "اشتغال: ۲٬۰۰۰"


@pytest.mark.parametrize("across", [True, False])
@pytest.mark.parametrize("figures", [(), (0, 0), (1, 2), (999_999, 3)])
def test_charts_paint_anything(shown, across, figures):
    chart = BarChart(across=across)
    chart.set([f"برچسب {at}" for at in range(len(figures))], [Series("سری", figures)])
    assert not shown(chart, 320, 200).grab().isNull()
    ring = Donut()
    ring.set([Slice("بخش", figure, "0") for figure in figures])
    assert not shown(ring, 320, 200).grab().isNull()


def test_the_axis_ends_at_a_round_figure():
    assert [_ceiling(most) for most in (0, 1, 4, 5, 340, 401, 1_999)] == [4, 4, 4, 8, 400, 800, 2_000]


def test_questions_are_answered_later_and_never_hold_the_program(shown, qtbot):
    ground, answers = shown(QWidget(), 300, 200), []
    dialog = ask(ground, "پرسش", "ذخیره شود؟", Answer("نه", lambda: answers.append("no")),
                 Answer("بله", lambda: answers.append("yes"), "primary"))
    assert not answers
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert answers == ["yes"]
    dialog = confirm(ground, "حذف", "باطل شود؟", "باطل شود", lambda: answers.append("void"), danger=True)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert answers == ["yes"]


def test_a_reason_is_needed_and_cleaned(shown, qtbot):
    ground, reasons = shown(QWidget(), 300, 200), []
    dialog = ask_reason(ground, "رد", "دلیل؟", "رد شود", reasons.append)
    button = next(each for each in dialog.findChildren(Button) if each.accessibleName() == "رد شود")
    button.click()
    assert not reasons
    assert any("دست‌کم سه حرف" in each.text() for each in dialog.findChildren(Label))
    dialog.findChild(QPlainTextEdit).setPlainText("  مدرک ناقص است ")
    button.click()
    assert reasons == ["مدرک ناقص است"]


def test_labels_that_wrap_show_what_people_wrote_and_nothing_more(dressed):
    label = Label("<b>الف</b> & ب", wrap=True)
    assert label.text() == "<b>الف</b> & ب"
    assert "<b>" not in super(Label, label).text()


def test_a_long_line_is_shortened_and_told_in_the_tip(shown):
    label = shown(ElidedLabel("نامی بسیار بلند که در این جا نمی‌گنجد و باید کوتاه شود"), 80, 24)
    label.grab()
    assert label.toolTip() == label.text()


def test_a_badge_without_words_is_not_there(shown):
    ground = QWidget()
    badge = Badge()
    badge.setParent(ground)
    shown(ground, 100, 50)
    assert not badge.isVisible()
    badge.set("ثبت‌شده", "ok")
    assert badge.isVisible()


def test_a_toast_goes_by_itself(shown):
    toast = Toast(shown(QWidget(), 500, 300))
    toast.say("ok", "ذخیره شد")
    assert toast.isVisible()
    assert toast._timer.interval() == 4000  # noqa: SLF001


def test_preferences_outlive_the_program_and_a_damaged_file(tmp_path):
    file = tmp_path / "habits" / "preferences.json"
    Preferences(file).put("dark", True)
    assert Preferences(file).get("dark") is True
    assert not list(file.parent.glob("*.part"))
    file.write_text("{نیمه", encoding="utf-8")
    damaged = Preferences(file)
    assert damaged.get("dark") is None
    damaged.put("dark", False)
    assert Preferences(file).get("dark") is False
    damaged.put("dark", None)
    assert Preferences(file).get("dark", "باز هم") == "باز هم"
