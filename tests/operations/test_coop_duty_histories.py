"""The work list against a slow reading of the same histories, day by day and without SQL (DOMAIN B.5–B.7)."""

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.operations.cooperatives.watching.duties import duties_in
from forms.rules import jalali
from tests.operations.coops import passing

DAY = timedelta(days=1)
LIVING = ("registered", "licensed", "implementing", "operating", "stagnant", "merging")
# Ends and beginnings of months, leap days, and days around today: where rules of months go wrong.
TEXTS = ("1402/12/29", "1403/01/01", "1403/06/31", "1403/11/30", "1403/12/29", "1403/12/30", "1404/01/01", "1404/02/31",
         "1404/04/31", "1404/06/30", "1404/06/31", "1404/09/01", "1404/12/29", "1405/01/01", "1405/02/30", "1405/03/15",
         "1405/05/31", "1405/06/31", "1405/07/30", "1405/08/30")
TODAYS = ("1404/12/29", "1405/01/01", "1405/02/31", "1405/03/01", "1405/04/29", "1405/04/30", "1405/06/31",
          "1405/07/01", "1405/09/01", "1405/10/30", "1406/01/01")
days = st.sampled_from(TEXTS)
perhaps = st.none() | days


@st.composite
def histories(draw):
    state = draw(st.sampled_from((*LIVING, "board_formed", "dissolved", "capital_paid")))
    return {
        "state": state, "registration_day": draw(perhaps), "year_end": draw(st.sampled_from((None, "12/29", "06/31"))),
        "board_term": draw(st.sampled_from((None, 1, 2))), "licence_end": draw(perhaps), "active_day": draw(perhaps),
        "rest_due": draw(perhaps), "capital": draw(st.sampled_from((None, 9))),
        "paid_capital": draw(st.sampled_from((None, 3, 9))), "agreement_end": draw(perhaps),
        "members": draw(st.lists(st.tuples(days, perhaps), max_size=2) |
                        st.lists(st.tuples(st.sampled_from(TEXTS[:6]), perhaps), min_size=7, max_size=9)),
        "offices": draw(st.lists(st.tuples(st.sampled_from(("chair", "principal", "managing_director")), days, perhaps,
                                           perhaps), max_size=4)),
        "assemblies": draw(st.lists(st.tuples(days, st.sampled_from(("founding", "ordinary", "extraordinary")),
                                              st.sampled_from(("held", "called", "no_quorum", "cancelled")),
                                              st.sampled_from((None, None, 1402, 1403, 1404))),
                                    max_size=4)),
        "visits": draw(st.lists(st.tuples(days, st.booleans()), max_size=3)),
        "warnings": draw(st.lists(st.tuples(days, st.sampled_from(("open", "cured", "withdrawn"))), max_size=5)),
        "complaints": draw(st.lists(st.tuples(perhaps, st.sampled_from(("received", "answered"))), max_size=3)),
    }


BLANKS = ("registration_day", "year_end", "board_term", "licence_end", "active_day", "rest_due", "capital",
          "paid_capital", "agreement_end")


def entered(made, history):
    coop = made.coop(history["state"], **{name: history[name] for name in BLANKS})
    for joined, left in history["members"]:
        made.member(coop, joined, left if left and left >= joined else None)
    for place, (office, first, last, left) in enumerate(history["offices"]):
        made.office(coop, office, first_day=first, last_day=last, left_day=left, full_name=f"نام {place}")
    for day, nature, state, year in history["assemblies"]:
        made.assembly(coop, day, nature, state, for_year=year)
    for day, is_active in history["visits"]:
        made.visit(coop, day, is_active=is_active)
    for day, state in history["warnings"]:
        made.warning(coop, day, state)
    for answer_by, state in history["complaints"]:
        made.complaint(coop, answer_by, state)
    return coop


def slow(history, today):
    """kind → due day, written from the rules as a person would check them."""
    found = {}
    if history["state"] in LIVING:
        found |= _yearly(history, today) | _board(history, today) | _members(history, today) | _there(history, today)
        found |= _few_blanks(history, today)
        lately = [at(day) for day, state in history["warnings"] if state != "withdrawn"]
        lately = [day for day in lately if day <= today <= jalali.add_months(day, 12)]
        found |= {"warnings": None} if len(lately) >= 2 else {}
        changes = [at(day) for day, nature, state, _year in history["assemblies"]
                   if (nature, state) == ("extraordinary", "held") and at(day) + 30 * DAY < today]
        found |= {"changes": min(changes) + 30 * DAY} if changes else {}
    end = at(history["agreement_end"])
    if history["state"] in ("capital_paid", "board_formed") and end and jalali.add_months(end, -1) <= today:
        found["agreement"] = end
    first = [at(day) for day, nature, state, _year in history["assemblies"] if (nature, state) == ("founding", "held")]
    if history["state"] == "board_formed" and first and max(first) <= today:
        found["registry"] = max(first) + 30 * DAY
    late = [at(by) or at("1400/01/01") + 30 * DAY for by, state in history["complaints"] if state == "received"]
    late = [day for day in late if day < today]
    return found | ({"complaint": min(late)} if late else {})


def _yearly(history, today):
    """Walk through the days from the last yearly assembly to the first year's end; a year that is named is counted."""
    wanted = (history["year_end"] or "12/29").split("/")
    held = [(at(day), year if nature == "ordinary" else None) for day, nature, state, year in history["assemblies"]
            if nature in ("founding", "ordinary") and state == "held"]
    begun = [at(history["registration_day"])] if history["registration_day"] else []
    last = [day for day, year in held if not year] + begun
    ends = [_year_end(max(last), wanted)] if last else []
    ends += [_year_end(jalali.to_gregorian(max(year for _day, year in held if year) + 1, 1, 1), wanted)
             ] if any(year for _day, year in held) else []
    end = today - DAY  # of a file without an assembly, the newest that is over
    while not _ends_the_year(end, wanted):
        end -= DAY
    end = max(ends) if held else max([*ends, end])
    if _months_on(end, 4) < today:
        return {"agm": _months_on(end, 4)}
    before = [day for day, _year in held] + begun
    calls = [(at(day), year) for day, nature, state, year in history["assemblies"]
             if nature == "ordinary" and state in ("called", "no_quorum")]
    open_call = any(year >= jalali.parts(end)[0] if year else not before or day > max(before) for day, year in calls)
    return {"agm_call": _months_on(end, 2)} if _months_on(end, 2) < today and not open_call else {}


def _year_end(day, wanted):
    while not _ends_the_year(day, wanted):
        day += DAY
    return day


def _months_on(day, months):
    """The last day of so many months after one that ends a month."""
    for _ in range(months):
        day += DAY
        while jalali.parts(day + DAY)[1] == jalali.parts(day)[1]:
            day += DAY
    return day


def _ends_the_year(day, wanted):
    _year, month, _day = jalali.parts(day)
    return month == int(wanted[0]) and jalali.parts(day + DAY)[1] != month


def _board(history, today):
    ends = [at(last) or jalali.add_years(at(first), history["board_term"] or 3)
            for office, first, last, left in history["offices"]
            if office != "managing_director" and (left is None or at(left) >= today)]
    return {"board_term": min(ends)} if ends and jalali.add_months(min(ends), -2) <= today else {}


def _there(history, today):
    """Fewer than three on the board, nobody who inspects, a manager whose three years end within a month."""
    serving = [(office, at(last) or jalali.add_years(at(first), 3)) for office, first, last, left in history["offices"]
               if left is None or at(left) >= today]
    found = {"inspector_missing": None} if history["offices"] else {}
    if sum(office != "managing_director" for office, _end in serving) < 3:
        found["board_short"] = None
    ends = [end for office, end in serving if office == "managing_director"]
    return found | ({"md_term": min(ends)} if ends and jalali.add_months(min(ends), -1) <= today else {})


def _members(history, today):
    spans = [(at(joined), at(left) if left and left >= joined else date.max) for joined, left in history["members"]]
    spans = [span for span in spans if span[0] <= today]

    def count(day):
        return sum(first <= day <= last for first, last in spans)

    if not spans or count(today) >= 7:
        return {}
    day = today
    while count(day) < 7 and day >= min(first for first, _last in spans):
        day -= DAY
    since = day if count(day) >= 7 else at(history["registration_day"])
    return {"under_minimum": since and jalali.add_months(since + DAY, 3) - DAY}


def _few_blanks(history, today):
    found = {}
    licence, rest = at(history["licence_end"]), at(history["rest_due"])
    if licence and jalali.add_months(licence, -1) <= today:
        found["licence"] = licence
    if rest and rest < today and history["capital"] and (history["paid_capital"] or 0) < history["capital"]:
        found["unpaid_capital"] = rest
    seen = [history["active_day"], history["registration_day"],
            *(day for day, active in history["visits"] if active and at(day) <= today)]
    seen = [at(day) for day in seen if day]
    if seen and jalali.add_months(max(seen), 12) < today:
        found["inactive"] = jalali.add_months(max(seen), 12)
    return found


def at(text):
    return jalali.parse(text) if text else None


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(several=st.lists(histories(), min_size=1, max_size=3), day=st.sampled_from(TODAYS))
def test_the_list_is_what_a_slow_reading_finds(new, several, day):
    today = at(day)
    with passing(new.chief) as made:
        coops = [entered(made, history) for history in several]
        found = {(duty.cooperative, duty.kind): duty.due for duty in duties_in(made.change, today)}
        by_one = {(duty.cooperative, duty.kind): duty.due
                  for coop in coops for duty in duties_in(made.change, today, only=coop)}
    assert found == {(coop, kind): due for coop, history in zip(coops, several, strict=True)
                     for kind, due in slow(history, today).items()}
    assert by_one == found
