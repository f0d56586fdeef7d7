"""Choosing a paper by the keyboard: the usual one is marked, letters narrow, Enter prints, a choice comes back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.operations.cooperatives.paper_order import papers_now
from desktop.operations.texts.paper_list import PAPERS, papers_of
from desktop.ui.paper_choice import PapersAsked, choose_paper
from desktop.ui.preferences import Preferences
from forms import catalog
from forms.catalog import cooperative
from tests.ui_tasks.asking import enter


@pytest.fixture
def ground(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    return made


@pytest.fixture
def ask(ground):
    """Ask for a paper of a kind: (dialog, what was chosen)."""
    habits = Preferences()

    def ask(kind, count=1, now=()):
        chosen = []
        dialog = choose_paper(ground, papers_of(kind), PapersAsked(kind, count, now), habits, chosen.append)
        return dialog, chosen

    return ask


def test_enter_prints_the_first_paper(qtbot, ask):
    dialog, chosen = ask("cooperative")
    assert dialog.marked.key == papers_of("cooperative")[0].name
    enter(qtbot, dialog.search)
    assert chosen == [papers_of("cooperative")[0].name]
    assert not dialog.isVisible()


def test_letters_narrow_and_arrows_mark(qtbot, ask):
    dialog, chosen = ask("cooperative")
    dialog.search.setText("موافقت نامه")
    assert [choice.key for choice in dialog.shown] == ["coop-agreement"]
    dialog.search.setText("صورت جلسه")
    assert len(dialog.shown) > 2
    second = dialog.shown[1].key
    qtbot.keyClick(dialog.search, Qt.Key.Key_Down)
    enter(qtbot, dialog.search)
    assert chosen == [second]
    assert second in PAPERS


def test_the_last_choice_of_a_kind_is_marked_again(qtbot, ask):
    dialog, _chosen = ask("job")
    dialog.mark("label")
    enter(qtbot, dialog.search)
    assert ask("job")[0].marked.key == "label"
    assert ask("visit")[0].marked.key == "verification"


def test_escape_prints_nothing(qtbot, ask):
    dialog, chosen = ask("visit")
    qtbot.keyClick(dialog.search, Qt.Key.Key_Escape)
    assert chosen == []
    assert not dialog.isVisible()


def test_of_several_records_it_is_said_how_they_stand(ask):
    dialog, _chosen = ask("cooperative", 3)
    assert "۳" in dialog.windowTitle()
    notes = {choice.key: choice.note for choice in dialog.shown}
    assert notes["list"] != notes["members"]
    assert all(notes.values())
    assert not any(choice.note for choice in ask("cooperative")[0].shown)


@pytest.mark.parametrize("kind", catalog.BY_KIND)
def test_every_kind_has_papers_of_its_own_first(ask, kind):
    dialog, _chosen = ask(kind)
    assert [choice.key for choice in dialog.shown] == [paper.name for paper in papers_of(kind)]
    groups = [choice.group for choice in dialog.shown]
    assert groups == sorted(groups, key=lambda group: group != "برگ‌های ویژه")


def test_a_choice_of_another_version_is_forgotten(ground, qtbot):
    habits, chosen = Preferences(), []
    habits.put("paper.job", "a-paper-that-is-gone")
    dialog = choose_paper(ground, papers_of("job"), PapersAsked("job", 1), habits, chosen.append)
    enter(qtbot, dialog.search)
    assert chosen == [papers_of("job")[0].name]


def test_what_fits_the_state_of_the_record_comes_first(ask):
    dialog, chosen = ask("cooperative", now=papers_now("cooperative", "returned"))
    assert (dialog.shown[0].key, dialog.shown[0].group) == ("coop-deficiency", "برگ‌های این مرحله")
    assert len(dialog.shown) == len(papers_of("cooperative"))
    assert dialog.marked.key == "coop-deficiency"
    assert chosen == []


@pytest.mark.parametrize("state", [state.code for state in cooperative.FORM.life.states])
def test_papers_of_a_state_are_papers_of_cooperatives(state):
    assert set(papers_now("cooperative", state)) <= {paper.name for paper in papers_of("cooperative")}
    assert papers_now("job", state) == ()
