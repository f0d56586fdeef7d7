"""From the lists of members, assemblies and transfers to the screens that are made for that work, by keyboard."""

import pytest
from PySide6.QtWidgets import QApplication

from desktop.operations.cooperatives.membership.members import paste_members
from desktop.ui.cooperatives.assembly_screen import AssemblyScreen
from desktop.ui.cooperatives.members_screen import MembersScreen
from desktop.ui.cooperatives.shares_screen import SharesScreen
from desktop.ui.entry import EntryScreen
from forms.catalog import assembly, coop_member, cooperative, share_transfer
from tests.ui_tasks.cooperative_desks import member_rows
from tests.window.conftest import TODAY, settle


@pytest.fixture
def coop(desk):
    """A cooperative with one member more than it must have, one transfer and one call."""
    with desk.database.change(desk.actor) as change:
        number = change.create(cooperative.FORM, cooperative.FORM.values({
            "name": "گلدشت", "type": "productive", "county": "3001", "par_value": 10_000}), state="operating")
    members = paste_members(desk, number, member_rows(8, first=323_456_789)).numbers
    with desk.database.change(desk.actor) as change:
        change.create(share_transfer.FORM, share_transfer.FORM.values({
            "cooperative": number, "day": TODAY, "nature": "passed", "source": members[0], "target": members[1],
            "shares": 2}))
        change.create(assembly.FORM, assembly.FORM.values({
            "cooperative": number, "nature": "ordinary", "call_no": 1, "called_day": TODAY}))
    return number


@pytest.mark.parametrize(("kind", "screen"), [
    ("coop_member", MembersScreen), ("assembly", AssemblyScreen), ("share_transfer", SharesScreen)])
@pytest.mark.usefixtures("coop")
def test_ctrl_enter_in_a_list_opens_the_screen_of_that_work(window, hands, kind, screen):
    window.go(f"list.{kind}")
    settle(None, window)
    window.screen_shown.table.selectRow(0)
    hands.press("Ctrl+Return")
    settle(None, window)
    assert isinstance(window.screen_shown, screen)
    assert "گلدشت" in window.screen_shown.head.title.text()
    hands.press("Alt+Right")
    settle(None, window)
    assert window.screen_shown.form.kind == kind


@pytest.mark.usefixtures("coop")
def test_enter_on_an_assembly_opens_its_assistant_which_leads_to_the_whole_form(window, hands):
    window.go("list.assembly")
    settle(None, window)
    window.screen_shown.table.setFocus()
    window.screen_shown.table.selectRow(0)
    hands.press("Return")
    settle(None, window)
    assert isinstance(window.screen_shown, AssemblyScreen)
    hands.press("Ctrl+E")
    settle(None, window)
    entry = window.screen_shown
    assert isinstance(entry, EntryScreen)
    assert entry.form.kind == "assembly"
    entry.page.blanks.by_name["place"].editor.write("سالن شهر")
    hands.press("Ctrl+S")
    settle(None, window)
    assert not entry.dirty
    hands.press("Alt+Right")
    settle(None, window)
    assert isinstance(window.screen_shown, AssemblyScreen)
    assert window.screen_shown.steps.blanks["place"].editor.typed() == "سالن شهر", "it is read anew"
    assert window.screen_shown.isAncestorOf(QApplication.focusWidget())


def test_a_void_assembly_opens_in_its_form(window, desk, coop):
    with desk.database.change(desk.actor) as change:
        number = change.create(assembly.FORM, assembly.FORM.values({
            "cooperative": coop, "nature": "extraordinary", "call_no": 1, "called_day": TODAY}))
        change.void(assembly.FORM, number, "دوباره نوشته شد")
    window.open_record(number)
    settle(None, window)
    assert isinstance(window.screen_shown, EntryScreen)


@pytest.mark.parametrize("dark", [False, True])
def test_members_in_the_window_are_written_and_seen_in_the_list(window, hands, coop, dark):
    if dark:
        window.turn_theme()
    window._services.events.open_coop_work.emit("coop_member", coop)  # noqa: SLF001 - as the file view does
    settle(None, window)
    screen = window.screen_shown
    screen.table.go_to(0, 4)
    hands.write("ویراسته")
    hands.press("Return", "Ctrl+S")
    settle(None, window)
    assert "ذخیره شد" in screen.banner.text
    kept = window._services.get(screen.model.lines[0].number)  # noqa: SLF001 - what was written
    assert kept.values[coop_member.LAST_NAME] == "ویراسته"
