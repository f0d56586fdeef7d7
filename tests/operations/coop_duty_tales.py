"""What is made of a cooperative for each rule of the work list (days as 1405/08/30)."""

from forms.catalog import cooperative
from forms.parts import Values

BOARD = ("chair", "vice_chair", "secretary", "principal", "principal")


def held(day, year_end=None, later=(), **coop):
    """A cooperative whose last yearly assembly was on a day; `later` are assemblies (day, nature, state) after it."""
    def make(made):
        number = made.coop(year_end=year_end, registration_day="1395/02/10", **coop)
        made.assembly(number, "1396/04/01")
        made.assembly(number, day)
        for each, nature, state in later:
            made.assembly(number, each, nature, state)
    return make


def held_for(year, day, also=None, called=None):
    """The yearly assembly of a financial year; `also` on a day without one, `called` a later call for a year."""
    def make(made):
        number = made.coop(registration_day="1395/02/10")
        made.assembly(number, day, for_year=year)
        if also:
            made.assembly(number, also)
        if called:
            made.assembly(number, "1405/01/20", state="called", for_year=called)
    return make


def registered(day):
    return lambda made: made.coop(registration_day=day)


def board(**office):
    """Five people of one board beside terms that are not the board's."""
    def make(made):
        coop = made.coop(board_term=office.pop("term", None))
        for place in BOARD:
            made.office(coop, place, **office)
        made.office(coop, "principal", state="ended", last_day="1390/01/01")
        made.office(coop, "principal", last_day="1390/01/01", left_day="1389/01/01")
    return make


def one_of_the_board_sooner(made):
    coop = made.coop()
    for place in BOARD:
        made.office(coop, place, last_day="1407/01/01")
    made.office(coop, "principal", last_day="1405/10/15")


def inspector(statutes=(), **office):
    return lambda made: made.office(made.coop(**dict(statutes)), "inspector", **office)


def members(*left, joined="1400/01/01", more=()):
    """Seven members, of whom some left on these days; and more, with their first and last days."""
    def make(made):
        coop = made.coop(registration_day="1400/02/01")
        for first, last in [*((joined, left[place] if place < len(left) else None) for place in range(7)), *more]:
            made.member(coop, first, last, "left" if last else "member")
    return make


def own_members(least, count, **coop):
    """So many members, one of whom left; the statutes ask for `least`."""
    def make(made):
        rows = (Values(cooperative.OWN_RULES.columns, {"rule": "coop.min_members", "rule_says": str(least)}),)
        number = made.coop(registration_day="1400/02/01", own_rules=rows if least else (), **coop)
        for place in range(count):
            made.member(number, left=None if place else "1405/05/31", state="member" if place else "left")
    return make


def six_from_the_first(made):
    coop = made.coop(registration_day="1405/02/31")
    for _ in range(6):
        made.member(coop, "1405/02/01")


def with_rest(due, paid):
    return lambda made: made.coop(capital=900, paid_capital=paid, rest_due=due)


def last_seen(day, state="operating", visits=()):
    def make(made):
        coop = made.coop(state, active_day=day, registration_day="1400/01/01")
        for each, is_active in visits:
            made.visit(coop, each, is_active=is_active)
    return make


def warned(*days, deadline=None, state="open"):
    def make(made):
        coop = made.coop()
        for day in days:
            made.warning(coop, day, state, deadline)
        made.warning(coop, days[-1], "withdrawn", deadline)
    return make


def changed(nature, day="1405/06/20", **more):
    return lambda made: made.assembly(made.coop(), day, nature, **more)


def first_assembly(state, day="1405/06/20", **coop):
    def make(made):
        number = made.coop(state, **coop)
        if day:
            made.assembly(number, day, "founding")
    return make


def changed_twice(made):
    coop = made.coop()
    made.assembly(coop, "1405/06/20", "extraordinary", minutes_no="12/ص")
    made.change_of(coop, "1405/07/01")


def changed_and_registered(made):
    coop = made.coop()
    held = made.assembly(coop, "1405/06/20", "extraordinary")
    made.change_of(coop, "1405/06/20", "registered", assembly=held)


def meets(nature, day="1405/09/20", **more):
    return lambda made: made.assembly(made.coop("capital_paid"), day, nature, "called", **more)


def asked(day, **more):
    return lambda made: made.assembly(made.coop(), "1406/01/20", "ordinary_extra", "called", requested_day=day, **more)


def manager(manager_term=None, **office):
    return lambda made: made.office(made.coop(manager_term=manager_term), "managing_director", **office)


def board_of(count, left=0, **coop):
    """So many principals, one of them twice; `left` have gone."""
    def make(made):
        number = made.coop(**coop)
        for place in range(count):
            made.office(number, full_name=f"نام {place}")
        for place in range(left):
            made.office(number, full_name=f"نام {place}", left_day="1399/01/01")
        if count:
            made.office(number, "chair", full_name="نام 0")
    return make


def complained(*answer_by, state="received"):
    def make(made):
        coop = made.coop("closed")
        for each in answer_by:
            made.complaint(coop, each, state)
        made.complaint(coop, "1390/01/01", "answered")
    return make
