"""The whole life of one cooperative at the keyboard: its clerk in one window, the chief of the office in another."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.background import Jobs
from desktop.operations.demo.make_demo import CHIEF
from desktop.operations.desk import Desk
from desktop.rooms import window_of
from desktop.store.queries import Query
from desktop.ui.cooperatives.assembly_screen import AssemblyScreen
from desktop.ui.cooperatives.file_screen import CoopFileScreen
from desktop.ui.cooperatives.members_screen import MembersScreen
from desktop.ui.cooperatives.part_screen import PartScreen
from desktop.ui.cooperatives.shares_screen import SharesScreen
from desktop.ui.entry import EntryScreen
from desktop.ui.preferences import Preferences
from forms.catalog import coop_member, coop_office, cooperative
from forms.rules import jalali, legal_id
from tests.operations.coop_life import BEFORE_PERMIT, EVERY_DOCUMENT, NAMES, code
from tests.window.conftest import TODAY
from tests.window.hands import until, with_cursor, words_in
from tests.window.official import Seat, assembly_blanks, turn_to

NAME = "تعاونی آزمایش لاله"
PEOPLE = NAMES[:7]
_ACROSS = Qt.Orientation.Horizontal


def day(days):
    """A day from today as one types it."""
    return jalali.text(TODAY + timedelta(days=days))


class Life:
    """The cooperative and who work on it."""

    def __init__(self, desk, clerk, chief):
        self.desk, self.clerk, self.chief = desk, clerk, chief

    def record(self):
        with self.desk.database.read() as reader:
            (number,) = reader.numbers(cooperative.FORM, Query(where=(("name", "=", NAME),)))
            return reader.get(number)

    def of(self, form):
        with self.desk.database.read() as reader:
            return reader.page(form, Query(where=(("cooperative", "=", self.record().number),)), 0, 50)

    def by_clerk(self, label, state, reason=""):
        self.clerk.step(label, reason)
        assert self.record().state == state, words_in(self.clerk.screen.banner)

    def by_chief(self, label, state, reason=""):
        """What only the chief may do, in his own window; the clerk's file is read anew afterwards."""
        turn_to(self.chief, self.clerk)
        self.chief.open_file(NAME)
        self.chief.step(label, reason)
        assert self.record().state == state, words_in(self.chief.screen.banner)
        turn_to(self.clerk, self.chief)
        self.clerk.open_file(NAME)


@pytest.fixture
def chief(desk, window):
    jobs, reads = Jobs(), Jobs()
    made = window_of(Desk(desk.database, CHIEF, TODAY), jobs, reads, Preferences(None))
    made.resize(1366, 768)
    yield Seat(made)
    jobs.close()
    reads.close()
    made.hide()
    made.deleteLater()


@pytest.fixture
def life(desk, window, chief):
    return Life(desk, Seat(window), chief)


def papers(step):
    """The documents of a step as rows of a workbook."""
    steps = BEFORE_PERMIT if step == "registration_permitted" else (step,)
    return [[each.label, "دریافت شد", day(-30)] for each in EVERY_DOCUMENT if each.parent in steps]


def draft(life):
    """Seven applicants typed one by one; the papers of the agreement pasted."""
    clerk = life.clerk
    clerk.hands.press("Alt+4", "Ctrl+N")
    clerk.came(EntryScreen)
    clerk.go_to("name")
    clerk.hands.fill(NAME, "تولیدی")
    clerk.go_to("representative")
    clerk.hands.write(PEOPLE[0])
    clerk.go_to("members")
    for place, person in enumerate(PEOPLE):
        first, last = person.split()
        for cell in (code(place), first, last, "حسن", "مرد", "10", "هیأت مؤسس" if place < 3 else "عضو", "", "", ""):
            clerk.hands.write(cell)
            if QApplication.activePopupWidget() is not None:
                clerk.hands.press("Return")
            clerk.hands.press("Tab")
    clerk.go_to("documents")
    clerk.paste(papers("formation_agreed"))
    for name, text in (("tracking_code", "لاله-۱"), ("capital", "۷ میلیون تومان"),
                       ("paid_capital", "۱ میلیون تومان"), ("members_capital", "۷ میلیون تومان"),
                       ("par_value", "1000000"), ("share_count", "70"), ("board_seats", "3"),
                       ("alternate_seats", "1"), ("inspector_seats", "1")):
        clerk.go_to(name)
        clerk.hands.write(text)
    clerk.save()
    kept = life.record()
    assert [row[cooperative.MEMBER_CODE] for row in kept.values[cooperative.MEMBERS]] == [code(n) for n in range(7)]
    assert kept.state == "draft"
    clerk.hands.press("Ctrl+Return")
    clerk.came(CoopFileScreen)


def agreement_and_capital(life):
    life.by_clerk("ثبت در سامانه", "submitted")
    life.by_clerk("آغاز بررسی", "under_review")
    life.by_clerk("اعلام نقص مدارک", "returned", "گواهی سوءپیشینهٔ یک نفر نیست")
    life.by_clerk("آغاز بررسی", "under_review")
    life.clerk.mend(agreement_no="12/3", agreement_day=day(-60), agreement_end=day(120))
    life.by_chief("صدور موافقت‌نامه", "formation_agreed")
    life.by_clerk("سرمایه تأمین شد", "formation_agreed")
    assert "پرداخت‌شده ۱۰٬۰۰۰٬۰۰۰ ریال است؛ دست‌کم" in life.clerk.screen.banner.text
    life.clerk.mend(documents=[*papers("formation_agreed"), *papers("registration_permitted")],
                    paid_capital="۳٫۵ میلیون تومان", statutes_day=day(-10))
    life.by_clerk("سرمایه تأمین شد", "capital_paid")


def members(life):
    """The applicants come into the table, the day of their joining is pasted over today."""
    clerk = life.clerk
    screen = clerk.open_part("coop_member", MembersScreen)
    clerk.hands.press("Ctrl+T")
    until(lambda: QApplication.activeModalWidget() is not None)
    clerk.hands.press("Return")
    clerk.hands.press("Ctrl+Home")
    assert with_cursor() is screen.table
    while screen.model.headerData(screen.table.currentIndex().column(), _ACROSS) != coop_member.JOINED.label:
        clerk.hands.press("Return")
    clerk.paste([[day(-30)]] * 7)
    clerk.hands.press("Ctrl+S")
    assert "ذخیره شد" in screen.banner.text
    there = life.of(coop_member.FORM)
    assert {each.values[coop_member.JOINED] for each in there} == {TODAY - timedelta(days=30)}
    assert len(there) == 7
    clerk.back()


def first_assembly(life):
    clerk, keys = life.clerk, life.clerk.hands
    screen = clerk.begin("مجمع", AssemblyScreen)
    keys.press("Ctrl+1")
    assembly_blanks(clerk, screen, nature="اولین", called_day=day(-26), held_at=f"{day(-10)} 10:00")
    clerk.hands.press("Ctrl+2")
    clerk.hands.write("انتخاب هیأت مدیره و بازرس")
    keys.press("Return", "Ctrl+S")
    assert screen.file.number, screen.banner.text
    keys.press("Ctrl+3")
    assembly_blanks(clerk, screen, present="7")
    keys.press("Ctrl+4")
    assembly_blanks(clerk, screen, ballots_given="7", ballots_cast="7")
    keys.press("Return", "Return")  # past the spoilt ballots, to the candidates
    assert with_cursor() is screen.steps.ballots
    for place, person in enumerate(PEOPLE[:5]):
        keys.write(person)
        keys.press("Return")  # takes the member and goes on
        if place == 4:
            keys.write("بازرس")
        keys.press("Return", "Return")  # past the office and the eligibility
    keys.press("Return")
    for votes in ("7", "6", "5", "4", "5"):
        keys.write(votes)
        keys.press("Return")
    assert screen.judged.quorum.met
    keys.press("Ctrl+Return")
    until(lambda: screen.file.state == "held", screen.banner.text)
    assert "۵ سمت آغاز شد" in screen.banner.text
    clerk.back()


def board(life):
    """Each office that the assembly began is opened in the list and completed."""
    clerk = life.clerk
    life.by_clerk("اولین مجمع برگزار شد", "founding_assembly_held")
    there = sorted(life.of(coop_office.FORM), key=lambda each: each.number)
    posts = dict(zip((each.number for each in there), (
        "رئیس هیأت مدیره", "نایب‌رئیس هیأت مدیره", "منشی هیأت مدیره", "", ""), strict=True))
    part = clerk.open_part("coop_office", PartScreen)
    for place in range(len(there)):
        until(lambda: part.list.model.rowCount() == len(there))
        clerk.hands.rest()
        clerk.tab_onto(part.list.table)
        clerk.go_to_row(place)
        clerk.hands.press("Return")
        post = posts[clerk.came(EntryScreen).number]
        clerk.put(**({"office": post, "signs": "بله"} if post else {}), accepted_day=day(-9))
        clerk.hands.press("Alt+Right")
    clerk.back()
    clerk.begin("سمت")
    clerk.put(office="مدیرعامل", full_name="کاوه بهرامی", first_day=day(-9), accepted_day=day(-9))
    clerk.back()
    life.by_clerk("هیأت مدیره تشکیل شد", "board_formed")


def into_work(life):
    clerk = life.clerk
    every = [*papers("formation_agreed"), *papers("registration_permitted"), *papers("licensed")]
    clerk.mend(documents=every, permit_no="15", permit_day=day(-5))
    life.by_chief("صدور مجوز ثبت", "registration_permitted")
    clerk.mend(registration_no="4455", registration_day=day(-3),
               legal_national_id=legal_id.with_check_digit("1400589327"), gazette_no="22334", gazette_day=day(-1),
               licence_no="7", licence_day=day(0), licence_end=day(700))
    life.by_clerk("ثبت شد", "registered")
    life.by_chief("صدور پروانه", "licensed")
    life.by_clerk("آغاز اجرای طرح", "implementing")
    life.by_clerk("آغاز بهره‌برداری", "operating")


def at_work(life):
    """A visit, a warning, and four shares that pass from the first member to the second."""
    clerk, keys = life.clerk, life.clerk.hands
    clerk.begin("بازدید")
    clerk.put(nature="نظارتی", visitor="مریم یوسفی")
    clerk.back()
    clerk.begin("اخطار")
    clerk.put(subject="برگزار نکردن مجمع سالانه")
    file = clerk.back()
    until(lambda: file.file.figures.warnings == 1)
    screen = clerk.open_part("share_transfer", SharesScreen)
    until(lambda: screen.book is not None)
    keys.press("Ctrl+N")
    for text in (PEOPLE[0], PEOPLE[1]):
        keys.write(text)
        keys.press("Return", "Return")
    keys.write("4")
    keys.press("Return", "Return", "Return")
    keys.write(day(-1))
    keys.press("Ctrl+S")
    assert "در دفتر نوشته شد" in screen.banner.text, words_in(screen.form)
    keys.rest()
    held = {each.member.name: each.shares for each in screen.book.holders}
    assert (held[PEOPLE[0]], held[PEOPLE[1]], sum(held.values())) == (6, 14, 70)
    clerk.back()


def end(life):
    clerk = life.clerk
    every = [line for step in ("formation_agreed", "registration_permitted", "licensed", "dissolved", "closed")
             for line in papers(step)]
    clerk.mend(documents=every, statutes_end=day(-1), ground="پایان مدت", dissolved_day=day(0), debts_settled="بله")
    life.by_chief("انحلال", "dissolved", "مدت اساسنامه پایان یافت")
    for n in range(3):
        clerk.begin("سمت")
        clerk.put(office="تصفیه", full_name=f"عضو {n}", first_day=day(0), accepted_day=day(0))
        clerk.back()
    life.by_clerk("آغاز تصفیه", "liquidating")
    clerk.mend(creditors_day=day(0), assets="۹ میلیون تومان", debts="0", closed_day=day(0))
    life.by_chief("ختم تصفیه", "closed")


def test_a_whole_life_at_the_keyboard(life):
    draft(life)
    agreement_and_capital(life)
    members(life)
    first_assembly(life)
    board(life)
    into_work(life)
    at_work(life)
    end(life)
    told = history(life)
    assert told.count("گام بعدی") == 16
    assert "گواهی سوءپیشینهٔ یک نفر نیست" in told
    assert "مدت اساسنامه پایان یافت" in told
    assert CHIEF.name in told


def history(life):
    """What the form's history says of the cooperative."""
    clerk = life.clerk
    clerk.hands.press("Ctrl+E")
    entry = clerk.came(EntryScreen)
    clerk.hands.press("Ctrl+H")
    return words_in(entry.page.history)
