"""Choosing from a long list by the keyboard: letters search, arrows mark, Enter takes, Escape closes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.ui.pieces import Choice, choose

ENTRIES = [
    Choice("bank", "نامهٔ افتتاح حساب به بانک", "گیرنده: بانک توسعه تعاون", "برای این مرحله"),
    Choice("chamber", "نامه به اتاق تعاون", "", "برای این مرحله"),
    Choice("warning", "اخطار نخست به تعاونی", "گیرنده: تعاونی", "دیگر"),
]


@pytest.fixture
def ground(shown):
    return shown(QWidget(), 900, 600)


def test_arrows_and_enter_choose_without_leaving_the_line(ground, qtbot):
    taken = []
    dialog = choose(ground, "نامهٔ تازه", "جستجو", ENTRIES, taken.append)
    assert dialog.search.hasFocus() or dialog.focusWidget() is dialog.search
    assert dialog.marked.key == "bank"
    qtbot.keyClick(dialog.search, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.search, Qt.Key.Key_Down)
    assert dialog.marked.key == "warning"
    qtbot.keyClick(dialog.search, Qt.Key.Key_Down)
    assert dialog.marked.key == "warning"
    qtbot.keyClick(dialog.search, Qt.Key.Key_Up)
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    assert taken == ["chamber"]


def test_writing_narrows_whatever_the_spelling(ground, qtbot):
    taken = []
    dialog = choose(ground, "نامهٔ تازه", "جستجو", ENTRIES, taken.append)
    dialog.search.setText("بانک حساب")
    assert [each.key for each in dialog.shown] == ["bank"]
    dialog.search.setText("تعاونی")
    assert [each.key for each in dialog.shown] == ["warning"]
    dialog.search.setText("اخطار")
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    assert taken == ["warning"]


def test_nothing_found_is_said_and_nothing_is_taken(ground, qtbot):
    taken = []
    dialog = choose(ground, "نامهٔ تازه", "جستجو", ENTRIES, taken.append)
    dialog.search.setText("هیچ")
    assert dialog.shown == []
    assert dialog.marked is None
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    assert taken == []
    assert dialog.isVisible()
    qtbot.keyClick(dialog.search, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_usual_entry_is_marked_at_once(ground):
    assert choose(ground, "نامهٔ تازه", "جستجو", ENTRIES, print, "chamber").marked.key == "chamber"
