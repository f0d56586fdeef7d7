"""The file view of a cooperative: its face, the step that is next, what belongs to it, and the ways from there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from desktop.ui.cooperatives.figures_line import paid_of, short_amount
from desktop.ui.cooperatives.file_screen import CoopFileScreen
from desktop.ui.cooperatives.part_screen import PartScreen
from desktop.ui.entry import EntryScreen
from desktop.ui.file_way import FileWay
from desktop.ui.pieces import Chooser, Dialog
from forms.catalog import BY_KIND, coop_warning, cooperative, person
from forms.rules import jalali, record_number
from tests.operations import offices
from tests.operations.coops import Coops
from tests.ui.acts import nameless
from tests.ui_tasks.asking import dialog_of, press
from tests.ui_tasks.conftest import settle


@pytest.fixture
def office(new):
    """An office with a cooperative at work (`coop`), and one that is being formed (`young`)."""
    today = new.desk.today
    with new.desk.database.change(offices.CHIEF) as change:
        coops = Coops(change)
        new.coop = coops.coop(name="پوشاک نگین", registration_day="1400/02/01", registration_no="2244",
                              legal_national_id="14009876543", capital=2_000_000_000, paid_capital=500_000_000,
                              rest_due=jalali.text(jalali.add_months(today, -2)), year_end="12/29")
        for _ in range(8):
            coops.member(new.coop)
        coops.office(new.coop, "managing_director", full_name="ژاله جعفری", first_day="1404/02/01",
                     mobile="09121234567")
        new.assembly = coops.assembly(new.coop, "1404/02/01", members=8, present=6)
        new.warning = coops.warning(new.coop, jalali.text(jalali.add_months(today, -3)))
        new.young = coops.coop("board_formed", name="باغ نو", capital=900, paid_capital=900)
    return new


@pytest.fixture
def opened(qtbot, office):
    """The file of a cooperative on the screen; what it asks of the window stands in `asked`."""
    def make(number, role=None):
        screen = CoopFileScreen(office.services, office.tasks, number)
        screen.asked = []
        events = office.services.events
        events.open_record.connect(lambda record: screen.asked.append(("record", record)))
        events.open_screen.connect(lambda other: (qtbot.addWidget(other), screen.asked.append(("screen", other))))
        qtbot.addWidget(screen)
        screen.resize(1120, 900)
        screen.show()
        screen.activateWindow()
        qtbot.waitActive(screen)
        screen.arrive()
        settle(qtbot, screen)
        return screen

    return make


def texts(card):
    return [card.list.item(row).toolTip() for row in range(card.list.count())]


def test_the_face_of_a_cooperative(opened, office):
    screen = opened(office.coop)
    assert screen.head.title.text() == "پوشاک نگین"
    assert screen.head.state.text() == "در حال بهره‌برداری"
    assert "۲۲۴۴" in screen.identity.text()
    assert "مدیرعامل: ژاله جعفری" in screen.identity.text()
    assert "۰۹۱۲۱۲۳۴۵۶۷" in screen.identity.text()
    figures = screen.figures
    assert figures.members.accessibleName().startswith("اعضا: ۸ نفر")
    assert figures.capital.figure.text() == "۲۵٪"
    assert figures.capital.note.text() == "۵۰۰ میلیون ریال از ۲ میلیارد ریال"
    assert figures.assembly.figure.text() == "۱۴۰۴/۰۲/۰۱"
    assert figures.warnings.figure.text() == "۱"
    assert "در حال بهره‌برداری (اکنون" in screen.life.strip.accessibleDescription()
    assert any("۶ نفر از ۸ عضو" in text for text in texts(screen.events))
    assert screen.belongings.rows["coop_member"].count.text() == "۸"
    assert screen.belongings.rows["coop_warning"].now.text() == "۱ باز"
    assert nameless(screen) == []


@pytest.mark.parametrize(("rial", "said"), [
    (0, "۰ ریال"), (999_999, "۹۹۹٬۹۹۹ ریال"), (86_500_000, "۸۶٫۵ میلیون ریال"), (1_200_000_000, "۱٫۲ میلیارد ریال")])
def test_amounts_for_a_glance(rial, said):
    assert short_amount(rial) == said


def test_one_unit_is_said_once():
    assert paid_of(86_500_000, 173_000_000) == "۸۶٫۵ از ۱۷۳ میلیون ریال"


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
    with office.desk.database.change(offices.CHIEF) as change:
        number = Coops(change).coop(state, name="گلدشت")
    office.desk.database.close()
    clerk = desk_of("new", actor=offices.CLERK)
    screen = CoopFileScreen(clerk.services, clerk.tasks, number)
    qtbot.addWidget(screen)
    screen.show()
    screen.activateWindow()
    qtbot.waitActive(screen)
    screen.arrive()
    settle(qtbot, screen)
    onward = [each for each in screen.file.moves if each.onward]
    assert [each.move.name for each in onward] == ([step] if step else [])
    assert [button.isEnabled() for button in screen.life.onward] == ([may] if step else [])
    at = QApplication.focusWidget()
    assert at is not None
    assert may is (at in screen.life.onward), "Enter does not offer to skip a step"
    menus = [button.text() for button in screen.life.findChildren(QPushButton) if button.menu()]
    assert ("پروندهٔ پیشین" in menus) is (state == "draft")


def test_after_a_step_the_cursor_is_at_the_next_one(qtbot, opened, office):
    with office.desk.database.change(offices.CHIEF) as change:
        number = Coops(change).coop("licensed", name="گلدشت")
    screen = opened(number)
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
    with office.desk.database.change(offices.CHIEF) as change:
        number = Coops(change).coop("submitted", name="گلدشت")
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
    with office.desk.database.change(offices.CHIEF) as change:
        number = Coops(change).coop("under_review", name="گلدشت")
    screen = opened(number)
    screen.documents.list.setFocus()
    screen.documents.back.click()
    dialog = dialog_of(screen)
    qtbot.waitUntil(lambda: dialog.isAncestorOf(QApplication.focusWidget()))
    QApplication.focusWidget().setPlainText("خوانا نیست")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: screen.file.documents[0].state == "returned")
    assert screen.file.documents[0].note == "خوانا نیست"


def test_a_step_with_a_reason_is_taken_from_here(qtbot, opened, office):
    screen = opened(office.coop)
    stall = next(each for each in screen.file.moves if each.move.name == "stall")
    screen.take_step(stall)
    dialog = dialog_of(screen)
    qtbot.waitUntil(lambda: dialog.isAncestorOf(QApplication.focusWidget()))
    reason = QApplication.focusWidget()
    reason.setPlainText("یک سال است کار نمی‌کند")
    qtbot.keyClick(reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, screen)
    assert offices.record(office.desk, office.coop).state == "stagnant"
    assert screen.head.state.text() == "راکد"
    assert any("یک سال است کار نمی‌کند" in text for text in texts(screen.events))


def test_an_event_opens_its_record(qtbot, opened, office):
    screen = opened(office.coop)
    at = next(row for row, text in enumerate(texts(screen.events)) if "مجمع عادی" in text)
    screen.events.list.setFocus()
    screen.events.list.setCurrentRow(at)
    qtbot.keyClick(screen.events.list, Qt.Key.Key_Return)
    assert screen.asked == [("record", office.assembly)]


def test_only_some_events(qtbot, opened, office):
    screen = opened(office.coop)
    screen.events.switch.choose("watch")
    assert len(texts(screen.events)) == 1
    assert "اخطار کتبی" in texts(screen.events)[0]
    screen.events.switch.choose("papers")
    assert screen.events.list.isHidden()
    assert screen.events.none.isVisible()


def test_a_new_warning_leads_to_the_cooperative_and_has_its_number(qtbot, opened, office):
    screen = opened(office.coop)
    qtbot.keyClick(screen, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, screen, keys=True)
    chooser = next(each for each in screen.findChildren(Chooser) if each.isVisible())
    assert {choice.key for choice in chooser.shown} == set(screen.belongings.rows)
    chooser.reject()
    screen.belongings.rows["coop_warning"].new.click()
    ((_what, entry),) = screen.asked
    assert isinstance(entry, EntryScreen)
    assert entry.form is coop_warning.FORM
    typed = entry.page.typed()
    assert typed["cooperative"] == record_number.show(office.coop)
    assert typed["warning_no"] in ("2", "۲")


@pytest.mark.parametrize("kind", ["coop_member", "share_transfer", "assembly", "coop_office", "coop_change",
                                  "coop_visit", "coop_warning", "complaint", "job", "home_business"])
def test_every_kind_begins_with_what_goes_without_saying(opened, office, kind):
    screen = opened(office.coop)
    screen.begin(kind)
    ((_what, entry),) = screen.asked
    assert entry.page.typed()["cooperative"] == record_number.show(office.coop)
    assert not [problem for problem in entry.page.blanks.by_name.values() if problem.note and "نادرست" in problem.note]


def test_the_records_of_a_kind_are_listed_with_a_way_back(qtbot, opened, office):
    screen = opened(office.coop)
    way = screen.belongings.rows["coop_warning"].way
    way.setFocus()
    qtbot.keyClick(way, Qt.Key.Key_Return)
    ((_what, part),) = screen.asked
    assert isinstance(part, PartScreen)
    part.show()
    part.arrive()
    settle(qtbot, screen)
    assert part.list.model.rowCount() == 1
    assert "cooperative" not in part.list.printed_columns(), "whose records these are is said above them"
    assert "پوشاک نگین" in part.title
    part.list._open_new()  # noqa: SLF001 - what the button presses
    assert screen.asked[-1][1].page.typed()["cooperative"] == record_number.show(office.coop)


def test_the_letter_that_follows_from_a_duty(qtbot, opened, office):
    screen = opened(office.coop)
    kinds = [duty.kind for duty in screen.file.duties]
    assert "unpaid_capital" in kinds
    button = screen.duties.letters[kinds.index("unpaid_capital")]
    qtbot.keyClick(button, Qt.Key.Key_Return)
    settle(qtbot, screen)
    (draft,) = offices.numbers(office.desk, BY_KIND["letter"])
    assert offices.record(office.desk, draft).values.named("cooperative") == office.coop
    assert ("record", draft) in screen.asked
    assert screen.belongings.rows["letter"].now.text() == "۱ پیش‌نویس"


def test_a_change_elsewhere_is_seen_at_once(qtbot, opened, office):
    screen = opened(office.coop)
    with office.desk.database.change(offices.CHIEF) as change:
        Coops(change).visit(office.coop, "1405/05/01")
    office.services.events.records_changed.emit("coop_visit")
    qtbot.waitUntil(lambda: screen.belongings.rows["coop_visit"].count.text() == "۱")


def test_a_viewer_reads_and_writes_nothing(qtbot, office, desk_of):
    number = office.coop
    office.desk.database.close()
    seen = desk_of("new", actor=offices.VIEWER)
    screen = CoopFileScreen(seen.services, seen.tasks, number)
    qtbot.addWidget(screen)
    screen.show()
    screen.arrive()
    settle(qtbot, screen)
    assert screen.life.onward == []
    assert screen.duties.letters == []
    assert not any(row.new.isEnabled() for row in screen.belongings.rows.values())
    screen.begin("")
    assert screen.findChildren(Dialog) == []


def test_a_number_that_is_none_is_said(opened, office):
    screen = opened(1)
    assert screen.banner.text


@pytest.mark.parametrize(("form", "leads"), [(cooperative.FORM, True), (BY_KIND["assembly"], True),
                                             (person.FORM, False)])
def test_from_a_record_to_the_file(qtbot, office, form, leads):
    number = {"cooperative": office.coop, "assembly": office.assembly}.get(form.kind)
    way = FileWay(form, office.services)
    qtbot.addWidget(way)
    asked = []
    office.services.events.open_file.connect(asked.append)
    if number:
        way.show_record(office.services.get(number))
    way.go()
    assert asked == ([office.coop] if leads else [])


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
