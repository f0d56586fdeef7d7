"""Writing in the tables of an assembly: however fast the hand is, nothing that it wrote is lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.ui.pieces import Button
from tests.ui_tasks.asking import focused_in
from tests.ui_tasks.assembly.assembly_hands import at_cell, attended, candidates, cell, key, put
from tests.ui_tasks.conftest import settle
from tests.ui_tasks.cooperative_desks import NAMES
from tests.window.hands import until


@pytest.mark.parametrize("gap", [0, 15, 120])
def test_what_is_typed_while_the_count_runs_stays(qtbot, called, gap):
    attended(called)
    put(called.steps.decisions, 0, matter="صورت‌های مالی")
    called.steps.hands.setFocus()
    called.steps.hands.go_to(0, cell(called.steps.decisions, 0, "in_favour").column())
    key("7")
    key(Qt.Key.Key_Return)
    qtbot.wait(gap)
    key("2")
    qtbot.wait(120)  # the count of the 7 has come in the meantime
    assert cell(called.steps.decisions, 0, "carried").data() == "رد"
    assert QApplication.focusWidget().text() == "۲"
    key(Qt.Key.Key_Return)
    row = called.steps.decisions.typed()[0]
    assert (row["in_favour"], row["against"]) == ("7", "2")


def test_a_table_that_is_told_anew_leaves_the_open_line_alone(called):
    model = called.steps.decisions
    put(model, 0, matter="بودجه")
    called.steps.hands.setFocus()
    called.steps.hands.go_to(0, cell(model, 0, "in_favour").column())
    key("7")
    model.dataChanged.emit(model.index(0, 0), model.index(1, len(model.columns) - 1))
    assert QApplication.focusWidget().text() == "۷"


def test_only_cells_that_change_are_told(called):
    attended(called)
    put(called.steps.decisions, 0, matter="بودجه", in_favour="30")
    told = []
    called.steps.decisions.dataChanged.connect(lambda at, _to: told.append(at.column()))
    for _time in range(2):
        called.judge()
    assert told == [cell(called.steps.decisions, 0, "carried").column()]


@pytest.mark.parametrize("gap", [0, 120])
def test_one_enter_takes_a_candidate_and_goes_on(qtbot, called, hands, gap):
    called.steps.ballots.setFocus()
    called.steps.ballots.go_to(0, 0)
    hands.write("زهرا")
    until(lambda: getattr(QApplication.focusWidget(), "suggestions", ()))
    qtbot.wait(gap)
    hands.press("Return")
    assert at_cell(called.steps.ballots) == (0, "for_office")
    hands.write("بازر")
    qtbot.wait(gap)
    hands.press("Return")
    assert at_cell(called.steps.ballots) == (0, "eligibility")
    row = called.steps.candidates.typed()[0]
    assert (row["candidate"], row["for_office"], bool(row["member"])) == (NAMES[0], "inspector", True)


def test_who_is_no_member_is_written_with_one_enter_too(called, hands):
    called.steps.ballots.setFocus()
    called.steps.ballots.go_to(0, 0)
    hands.write("بیگانه")
    hands.press("Return")
    assert at_cell(called.steps.ballots) == (0, "for_office")
    assert called.steps.candidates.typed()[0]["candidate"] == "بیگانه"


def test_a_decision_is_written_across_and_the_next_one_follows(called, hands):
    attended(called)
    called.steps.hands.setFocus()
    called.steps.hands.go_to(0, 0)
    for word in ("صورت‌های مالی", "گزارش", "30", "6"):
        hands.write(word)
        hands.press("Return")
    assert at_cell(called.steps.hands) == (1, "matter")
    row = called.steps.decisions.typed()[0]
    assert [row[name] for name in ("matter", "decision_kind", "in_favour", "against")] == [
        "صورت‌های مالی", "accounts", "30", "6"]
    hands.press("Return")
    assert not focused_in(called.steps.hands), "the empty row leads out of the table"


def test_saving_leaves_the_cursor_in_its_cell_and_what_was_written_meanwhile(qtbot, called, hands):
    attended(called)
    candidates(called, (NAMES[0], "board", 30), (NAMES[1], "board", 25))
    called.steps.ballots.setFocus()
    called.steps.ballots.go_to(1, cell(called.steps.candidates, 1, "votes").column())
    called.save()
    called.steps.blanks["place"].editor.write("نوشته در میان ذخیره")
    settle(qtbot, called)
    assert "ذخیره شد" in called.banner.text
    assert at_cell(called.steps.ballots) == (1, "votes")
    assert focused_in(called.steps.ballots)
    assert called.steps.blanks["place"].editor.typed() == "نوشته در میان ذخیره"
    assert called.dirty


def test_decisions_are_taken_from_the_agenda_once(called):
    called.steps.blanks["agenda"].editor.write([{"matter": "گزارش هیأت مدیره"}, {"matter": "بودجه"}])
    put(called.steps.decisions, 0, matter="بودجه")
    take = next(each for each in called.steps.cards[4].findChildren(Button) if "دستور" in each.accessibleName())
    for _time in range(2):
        take.click()
    assert [row["matter"] for row in called.steps.decisions.typed()] == ["بودجه", "گزارش هیأت مدیره"]
