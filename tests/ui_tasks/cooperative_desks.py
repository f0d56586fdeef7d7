"""A cooperative at work for the screens of its members, assemblies and shares, and screens over it."""

from desktop.coop_work_bindings import bind_coop_work
from desktop.operations.cooperatives.membership.members import paste_members
from forms.catalog import cooperative
from tests.ui_tasks.conftest import settle

NAMES = ("زهرا کریمی", "رضا نوری", "مینا اسدی", "حسن رستگار", "سارا نجفی", "علی مرادی", "نرگس قاسمی", "کاظم یاری",
         "مهدی سلیمی")


def code(number):
    """A national code whose check digit is right."""
    digits = f"{number:09d}"
    rest = sum(int(digit) * (10 - place) for place, digit in enumerate(digits)) % 11
    return f"{digits}{rest if rest < 2 else 11 - rest}"


def member_rows(count, first=123_456_789):
    """Members as they are pasted: ten shares each, the first of them with names of their own."""
    names = [*NAMES, *(f"نام خانواده{place}" for place in range(len(NAMES), count))][:count]
    return [{"national_code": code(first + place), "first_name": name.split()[0], "last_name": name.split()[1],
             "sex": "زن" if place % 3 == 0 else "مرد", "joined_day": "1403/05/01", "shares": "10", "paid": "100000"}
            for place, name in enumerate(names)]


def new_cooperative(office, members=9, state="operating", **values):
    """Its number."""
    with office.desk.database.change(office.desk.actor) as change:
        number = change.create(cooperative.FORM, cooperative.FORM.values({
            "name": "گلدشت", "type": "productive", "county": "3001", "capital": members * 100_000, "par_value": 10_000,
            **values}), state=state)
    if members:
        pasted = paste_members(office.desk, number, member_rows(members))
        assert not pasted.refused, pasted.problems
    return number


def shown(qtbot, office, make, number, size=(1180, 700)):
    """A screen of one cooperative over its office, at rest."""
    screen = make(office.services, office.tasks, bind_coop_work(office.desk), number)
    qtbot.addWidget(screen)
    screen.resize(*size)
    screen.show()
    screen.activateWindow()
    qtbot.waitActive(screen)
    settle(qtbot, screen)
    screen.arrive()
    settle(qtbot, screen)
    return screen
