"""The file view of a cooperative: its face, the step that is next, what belongs to it, and the ways from there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.ui.cooperatives.figures_line import paid_of, short_amount
from desktop.ui.cooperatives.file_screen import CoopFileScreen
from desktop.ui.cooperatives.part_screen import PartScreen
from desktop.ui.entry import EntryScreen
from desktop.ui.file_way import FileWay
from desktop.ui.pieces import Chooser, Dialog
from forms.catalog import BY_KIND, coop_warning, cooperative, person
from forms.parts import Values
from forms.rules import record_number
from tests.operations import offices
from tests.operations.coops import Coops
from tests.ui.acts import nameless
from tests.ui_tasks.asking import dialog_of
from tests.ui_tasks.conftest import settle
from tests.ui_tasks.coop_files import file_on_screen, filled, new_cooperative


@pytest.fixture
def office(new):
    return filled(new)


@pytest.fixture
def opened(qtbot, office):
    return lambda number: file_on_screen(qtbot, office, number)


def texts(card):
    return [card.list.item(row).toolTip() for row in range(card.list.count())]


def test_the_face_of_a_cooperative(opened, office):
    screen = opened(office.coop)
    assert screen.head.title.text() == "پوشاک نگین"
    assert screen.head.state.text() == "در حال بهره‌برداری"
    assert QApplication.focusWidget().accessibleName() == "برگزیدن گام"  # at work, no step is next
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


def test_a_voided_file_says_so_and_begins_nothing_until_it_is_back(qtbot, opened, office):
    screen = opened(office.young)
    assert office.services.turn(office.young, "دوباره نوشته شده است", False).number
    screen.refresh()
    settle(qtbot, screen)
    assert "باطل شده است" in screen.banner.text
    assert not any(each.new.isEnabled() for each in (screen.belongings, *screen.belongings.rows.values()))
    assert office.services.turn(office.young, "همین درست است", True).number
    screen.refresh()
    settle(qtbot, screen)
    assert screen.banner.isHidden()
    assert all(each.new.isEnabled() for each in (screen.belongings, *screen.belongings.rows.values()))


def test_members_who_went_with_a_merger_are_no_applicants(opened, office):
    values = {"registration_no": "2299", "members": (
        Values(cooperative.MEMBERS.columns, {"first_name": "آرش", "last_name": "دانا"}),)}
    screen = opened(new_cooperative(office, "merged", **values))
    assert screen.figures.members.accessibleName().startswith("اعضا: ۰ نفر")


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
