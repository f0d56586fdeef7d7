"""The way onward in the file view: whose step it is, what hinders it, where that is mended; and the checklist."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from desktop.ui.cooperatives.part_screen import PartScreen
from forms.catalog import BY_KIND, cooperative
from tests.operations import offices
from tests.operations.coops import Coops
from tests.ui_tasks.asking import dialog_of, press
from tests.ui_tasks.conftest import settle
from tests.ui_tasks.coop_files import file_on_screen, filled, new_cooperative


@pytest.fixture
def office(new):
    return filled(new)


@pytest.fixture
def opened(qtbot, office):
    return lambda number: file_on_screen(qtbot, office, number)


def test_what_hinders_the_next_step_is_said_and_the_form_is_offered(qtbot, opened, office):
    screen = opened(office.young)
    (button,) = screen.life.onward
    assert QApplication.focusWidget() is button
    qtbot.keyClick(button, Qt.Key.Key_Return)
    settle(qtbot, screen)
    assert "این گام هنوز برداشته نمی‌شود" in screen.banner.text
    assert offices.record(office.desk, office.young).state == "board_formed"
    press(screen.banner, "تکمیل در فرم")
    ((_what, form),) = screen.asked
    assert form.number == office.young
    form.show()
    settle(qtbot, screen)
    assert form.page.blanks.by_name["permit_no"].note, "the form says what the step still needs"


def test_a_hindrance_leads_to_where_it_is_mended(qtbot, opened, office):
    screen = opened(office.young)
    said = {each.problem.field: each for each in screen.file.moves[0].hindrances}
    about = [each.kind for each in screen.file.moves[0].hindrances if each.kind]
    assert "coop_member" in about
    screen.go_to(said["permit_no"])
    form = screen.asked[-1][1]
    form.show()
    form.activateWindow()
    qtbot.waitActive(form)
    settle(qtbot, screen)
    assert form.page.blanks.around(form.focusWidget()).field.name == "permit_no"
    screen.go_to(next(each for each in screen.file.moves[0].hindrances if each.kind == "coop_member"))
    assert isinstance(screen.asked[-1][1], PartScreen)


def test_hindrances_are_pressed_by_keyboard_and_the_rest_is_unfolded(qtbot, opened, office):
    screen = opened(office.young)
    hindrances = screen.life.hindrances
    assert len(hindrances.lines) == 3
    assert hindrances.more.isVisible()
    hindrances.more.click()
    assert len(hindrances.lines) == len(screen.file.moves[0].hindrances)
    assert QApplication.focusWidget() is hindrances.lines[3]
    qtbot.keyClick(hindrances.lines[0], Qt.Key.Key_Return)
    assert len(screen.asked) == 1


@pytest.mark.parametrize(("state", "step", "may"), [
    ("draft", "submit", True), ("submitted", "review", True), ("under_review", "agree", False),
    ("returned", "review", True), ("board_formed", "permit", False), ("registered", "license", False),
    ("licensed", "implement", True), ("stagnant", "operate", True), ("merging", "merge", False),
    ("dissolved", "liquidate", True), ("liquidating", "close", False), ("operating", "", False)])
def test_the_clerk_sees_the_true_next_step(qtbot, office, desk_of, state, step, may):
    number = new_cooperative(office, state)
    office.desk.database.close()
    screen = file_on_screen(qtbot, desk_of("new", actor=offices.CLERK), number)
    onward = [each for each in screen.file.moves if each.onward]
    assert [each.move.name for each in onward] == ([step] if step else [])
    assert [button.isEnabled() for button in screen.life.onward] == ([may] if step else [])
    at = QApplication.focusWidget()
    assert at is not None
    assert may is (at in screen.life.onward), "Enter does not offer to skip a step"
    menus = [button.text() for button in screen.life.findChildren(QPushButton) if button.menu()]
    assert ("پروندهٔ پیشین" in menus) is (state == "draft")


def test_after_a_step_the_cursor_is_at_the_next_one(qtbot, opened, office):
    screen = opened(new_cooperative(office, "licensed"))
    (button,) = screen.life.onward
    qtbot.keyClick(button, Qt.Key.Key_Return)
    settle(qtbot, screen)
    assert screen.head.state.text() == "در دست اجرا"
    assert QApplication.focusWidget() is screen.life.stop
    assert screen.life.onward[0].text().startswith("آغاز بهره‌برداری")


def test_f5_reads_the_file_anew(qtbot, opened, office):
    screen = opened(office.coop)
    with office.desk.database.change(offices.CHIEF) as change:
        Coops(change).visit(office.coop, "1405/05/01")
    qtbot.keyClick(screen, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: screen.belongings.rows["coop_visit"].count.text() == "۱")


def test_documents_are_ticked_off_by_keyboard(qtbot, opened, office, tmp_path):
    number = new_cooperative(office, "submitted")
    screen = opened(number)
    card = screen.documents
    card.list.setFocus()
    first, second = (card.list.item(row).data(Qt.ItemDataRole.UserRole).code for row in (0, 1))
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space):  # the second waits for the first to be written
        qtbot.keyClick(card.list, key)
    qtbot.waitUntil(lambda: sum(each.state == "received" for each in screen.file.documents) == 2)
    settle(qtbot, screen)
    assert card.current.code == second
    assert QApplication.focusWidget() is card.list
    rows = offices.record(office.desk, number).values[cooperative.DOCUMENTS]
    assert [(row[cooperative.DOCUMENT], row[cooperative.DOCUMENT_STATE]) for row in rows] == [
        (first, "received"), (second, "received")]
    picture = tmp_path / "کارت ملی.jpg"
    picture.write_bytes(b"picture")
    screen._marks.attach(card.current, picture)  # noqa: SLF001 - what the dialog of files answers
    qtbot.waitUntil(lambda: any(each.file for each in screen.file.documents))
    kept = offices.record(office.desk, number).values
    assert [file.name for file in kept[cooperative.FILES]] == ["کارت ملی.jpg"]
    assert kept[cooperative.DOCUMENTS][1][cooperative.DOCUMENT_FILE] == "کارت ملی.jpg"
    settle(qtbot, screen)
    assert card.seen.isVisible()


def test_a_document_goes_back_with_its_reason(qtbot, opened, office):
    screen = opened(new_cooperative(office, "under_review"))
    screen.documents.list.setFocus()
    screen.documents.back.click()
    dialog = dialog_of(screen)
    qtbot.waitUntil(lambda: dialog.isAncestorOf(QApplication.focusWidget()))
    QApplication.focusWidget().setPlainText("خوانا نیست")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: screen.file.documents[0].state == "returned")
    assert screen.file.documents[0].note == "خوانا نیست"


def test_offices_stand_by_rank(qtbot, opened, office):
    with office.desk.database.change(offices.CHIEF) as change:
        coops = Coops(change)
        for post in ("inspector", "principal", "chair"):
            coops.office(office.coop, post, full_name="رضا نوری", first_day="1404/02/01")
    screen = opened(office.coop)
    screen.open_part("coop_office")
    part = screen.asked[-1][1]
    part.show()
    part.arrive()
    settle(qtbot, screen)
    posts = [part.list.model.row(at).record.values.named("office") for at in range(4)]
    assert posts == ["chair", "principal", "managing_director", "inspector"]


def test_each_part_has_its_key(qtbot, opened, office):
    screen = opened(office.coop)
    qtbot.keyClick(screen, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    assert screen.asked[-1][1].list.form is BY_KIND["coop_change"]


def test_jobs_of_its_workshop_are_found_though_nobody_linked_them(qtbot, opened, office):
    with office.desk.database.change(offices.CHIEF) as change:
        number = Coops(change).coop(name="گلدشت", workshop_code="1234567890")
        for code, link in (("1234567890", None), ("1234567890", number), ("9999999999", None)):
            change.create(BY_KIND["job"], BY_KIND["job"].values({
                "tracking_code": f"{code}{link or 0}", "workshop_code": code, "cooperative": link}))
    screen = opened(number)
    assert screen.belongings.rows["job"].count.text() == "۱"
    screen.open_part("job")
    part = screen.asked[-1][1]
    part.show()
    part.arrive()
    settle(qtbot, screen)
    assert part.list.model.rowCount() == 1
    press(part.list.note, "نمایش آن‌ها")
    settle(qtbot, screen)
    assert part.list.model.rowCount() == 2
    press(part.list.note, "آنچه وصل است")
    settle(qtbot, screen)
    assert part.list.model.rowCount() == 1


def test_the_page_follows_the_cursor_and_nothing_scrolls_within_it(qtbot, opened, office):
    screen = opened(new_cooperative(office, "submitted"))
    screen.resize(900, 420)
    settle(qtbot, screen)
    rows = screen.documents.list
    assert rows.verticalScrollBar().maximum() == 0
    assert screen.events.list.verticalScrollBar().maximum() == 0
    rows.setFocus()
    for _ in range(rows.count()):
        qtbot.keyClick(rows, Qt.Key.Key_Down)
    shown = rows.visualItemRect(rows.currentItem()).center()
    at = rows.viewport().mapTo(screen._scroll.viewport(), shown)  # noqa: SLF001
    assert screen._scroll.viewport().rect().contains(at)  # noqa: SLF001
