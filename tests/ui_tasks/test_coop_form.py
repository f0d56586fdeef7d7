"""The whole form of a cooperative: which step it leads on to, and what of it is not written anew."""

import pytest

from desktop.ui.entry import EntryScreen
from desktop.ui.pieces import Badge, Label
from forms.catalog import coop_warning, cooperative
from tests.operations import offices
from tests.ui_tasks.conftest import settle
from tests.ui_tasks.coop_files import new_cooperative


@pytest.fixture
def clerk(desk_of):
    return desk_of("new", actor=offices.CLERK)


def form(qtbot, office, number, *more, kind=cooperative.FORM):
    screen = EntryScreen(kind, office.services, number, *more)
    screen.services = office.services
    qtbot.addWidget(screen)
    screen.resize(1120, 660)
    screen.show()
    screen.activateWindow()
    qtbot.waitActive(screen)
    settle(qtbot, screen)
    screen.arrive()
    return screen


def offered(screen):
    return [button.text() for button in screen.page.foot.moves]


def in_menu(screen):
    return [action.text() for action in screen.page.foot.moves[-1].menu().actions()]


def test_the_next_step_stands_alone_and_the_others_in_a_menu(qtbot, clerk):
    screen = form(qtbot, clerk, new_cooperative(clerk, "licensed"))
    assert offered(screen) == ["آغاز اجرای طرح", "گام‌های دیگر"]
    assert in_menu(screen) == ["آغاز بهره‌برداری", "راکد شد…"]


def test_a_step_of_the_chief_is_told_to_the_clerk_and_not_replaced(qtbot, clerk):
    screen = form(qtbot, clerk, new_cooperative(clerk, "registered"))
    assert offered(screen) == ["گام‌های دیگر"]
    foot = screen.page.foot
    assert "گام بعدی: صدور پروانه" in [each.text() for each in foot.findChildren(Label)]
    assert "با رئیس اداره" in [each.text() for each in foot.findChildren(Badge)]


def test_one_at_work_has_no_next_step(qtbot, clerk):
    screen = form(qtbot, clerk, new_cooperative(clerk, "operating"))
    assert offered(screen) == ["برگزیدن گام"]


def test_what_the_registry_has_is_read_only_and_says_how_it_changes(qtbot, clerk):
    screen = form(qtbot, clerk, new_cooperative(clerk, "registered"))
    blanks = screen.page.blanks.by_name
    name, phone, area = blanks["name"], blanks["phone"], blanks["operating_area"]
    assert name.editor.widget.isReadOnly()
    assert "با «تغییرات» عوض می‌شود" in [each.text() for each in name.findChildren(Label) if each.isVisible()]
    name.show_help()
    assert "غلط نوشتاری" in name.note
    for free in (phone, area):  # one that the registry does not have, and one that is still empty
        assert not free.editor.widget.isReadOnly()
        assert not free.lock
    phone.editor.write("02634567890")
    screen.save()
    settle(qtbot, screen)
    assert not screen.dirty


def test_a_draft_is_written_freely(qtbot, clerk):
    screen = form(qtbot, clerk, new_cooperative(clerk, "draft"))
    assert not any(blank.lock or not blank.isEnabled() for blank in screen.page.blanks.by_name.values())


def test_writing_begins_where_nothing_is_known_beforehand(qtbot, clerk):
    screen = form(qtbot, clerk, 0, {"cooperative": "30010100000017"}, kind=coop_warning.FORM)
    first = next(blank for blank in screen.page.blanks.by_name.values()
                 if blank.field.name != "cooperative" and not blank.field.assigned)
    assert first.isAncestorOf(screen.window().focusWidget())
