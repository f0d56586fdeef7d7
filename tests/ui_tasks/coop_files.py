"""Cooperatives for tests of the file view, and the file of one of them on the screen."""

from PySide6.QtWidgets import QWidget

from desktop.ui.cooperatives.file_screen import CoopFileScreen
from forms.rules import jalali
from tests.operations import offices
from tests.operations.coops import Coops
from tests.ui_tasks.conftest import settle


def filled(new):
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


def new_cooperative(office, state, **values):
    """Another one, in a state."""
    with office.desk.database.change(offices.CHIEF) as change:
        return Coops(change).coop(state, name="گلدشت", **values)


def file_on_screen(qtbot, office, number):
    """What the file asks of the window stands in `asked`."""
    screen = CoopFileScreen(office.services, office.tasks, number)
    screen.asked = []

    def keep(other: QWidget):
        qtbot.addWidget(other)
        screen.asked.append(("screen", other))

    office.services.events.open_record.connect(lambda record: screen.asked.append(("record", record)))
    office.services.events.open_screen.connect(keep)
    qtbot.addWidget(screen)
    screen.resize(1120, 900)
    screen.show()
    screen.activateWindow()
    qtbot.waitActive(screen)
    screen.arrive()
    settle(qtbot, screen)
    return screen
