"""The people of one made-up cooperative as records: members, what passed between them, and who holds which office."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from desktop.operations.demo.coop_endings import by_office
from desktop.operations.demo.coop_stories import PAR, RAISED, Story
from desktop.operations.demo.coop_tales import Tale
from desktop.operations.demo.people import Human
from forms.catalog import coop_member, coop_office, share_transfer
from forms.parts import Values
from forms.rules import fiscal_year, jalali

Made = tuple[Values, str]
"""Values of a new record and its state."""

BOARD = ("chair", "vice_chair", "secretary", "principal", "principal", "alternate")
INSPECTOR, DIRECTOR = 6, 7
LEFT_SEAT, ALTERNATE, NEWCOMER = 4, 5, 8
"""Places of the principal who resigned, of the alternate, and of who was elected in a by-election."""
RESIGNED, CALLED_UP, BY_ELECTED = 100, 94, 70
"""Days ago of a principal's resignation, of calling up the alternate, and of the by-election."""
OFFICIAL = "مریم یوسفی"
_VACATED = 4
_FORMED = ("board_formed", "registration_permitted")
_PASSED = 2


def members(story: Story, today: date) -> list[Made]:
    """In the order of the people."""
    left = story.leavers(today)
    return [(_member(story, place, today), "left" if place in left else "member") for place in range(len(story.people))]


def _member(story: Story, place: int, today: date) -> Values:
    left, shares = story.leavers(today).get(place), story.shares[place]
    joined = story.later.get(place, story.begun)
    found: dict[str, Any] = {
        "cooperative": story.number, "member_no": place + 1, "request_day": joined - timedelta(10),
        "joined_day": joined, "shares": shares, "paid": shares * PAR, "works_here": place < 5 and not story.companies,
        "left_day": left.day if left else None, "left_reason": left.reason if left else None}
    if left is not None and left.reason == "expelled":
        found |= {"first_warning_day": left.day - timedelta(90), "second_warning_day": left.day - timedelta(40)}
    return coop_member.FORM.values({**found, **_who(story, place)})


def _who(story: Story, place: int) -> dict[str, Any]:
    human, company = story.people[place], story.companies.get(place)
    if company is None:
        return {"member_kind": "real", "national_code": human.national_code, "first_name": human.first_name,
                "last_name": human.last_name, "father_name": human.father_name, "sex": human.sex,
                "mobile": human.mobile}
    return {"member_kind": "cooperative" if story.parts else "legal", "company": company.name,
            "legal_national_id": company.legal_id, "representative": name_of(human),
            "representative_code": human.national_code, "mobile": human.mobile,
            "member_cooperative": story.parts[place].number if story.parts else None}


def transfers(story: Story, today: date) -> Iterator[Made]:
    """Who leaves passes all to the first member, or back to the cooperative; a raised capital is subscribed by all."""
    numbers = story.members
    if story.tale.state != "merged":
        for place, left in story.leavers(today).items():
            back = story.redeemed(today) > 0
            yield _passed(story, "redeemed" if back else "passed", (numbers[place], None if back else numbers[0]),
                          story.shares[place], left.day)
    early = (story.tale.registered or today) + timedelta(60)
    if story.tale.is_living and story.tale.place % 2 and early < today and not story.companies:
        yield _passed(story, "passed", (numbers[1], numbers[2]), _PASSED, early)
    if story.tale.lot == "capital":
        for number in numbers:
            yield _passed(story, "subscribed", (None, number), RAISED, today - timedelta(150))


def _passed(story: Story, nature: str, sides: tuple[int | None, int | None], shares: int, day: date) -> Made:
    return share_transfer.FORM.values({
        "cooperative": story.number, "day": day, "nature": nature, "source": sides[0], "target": sides[1],
        "shares": shares, "amount": shares * PAR, "consent_no": "ه/12", "consent_day": day - timedelta(6),
    }), share_transfer.FORM.first_state


def offices(story: Story, today: date) -> list[Made]:
    """Board, inspector and managing director in their terms; three liquidators where it is being wound up."""
    tale, first = story.tale, story.tale.elected
    if first is None or not (tale.registered or tale.state in _FORMED):
        return []
    board, inspector = terms(tale, first, today)
    places = [(place, office, board) for place, office in enumerate(BOARD)]
    places += [(INSPECTOR, "inspector", inspector), (DIRECTOR, "managing_director", board)]
    made = [_office(story, office, place, {
        "first_day": first, "last_day": last, "assembly": story.meetings.get("election"), "left_day": tale.ended,
        "signs": office in ("chair", "managing_director")}) for place, office, last in places]
    ended = [(values, "ended" if tale.ended else "serving") for values in made]
    return [*_replaced(story, _vacated(story, ended, today), today), *_liquidators(story)]


def _vacated(story: Story, made: list[Made], today: date) -> list[Made]:
    """Seats that somebody left and nobody filled: of one in two, so many that the board cannot act."""
    empty = {"board_short": (3, 4) if story.tale.place % 2 else (2, 3, 4), "no_inspector": (INSPECTOR,)}
    for place in empty.get(story.tale.slip, ()):
        made[place] = (made[place][0].changed({"left_day": today - timedelta(_VACATED)}), "ended")
    return made


def _replaced(story: Story, made: list[Made], today: date) -> list[Made]:
    """One principal has resigned: the alternate was called up, or a by-election filled the seat."""
    if story.tale.lot not in ("called_up", "by_election"):
        return made
    day = today - timedelta(RESIGNED)
    last = made[LEFT_SEAT][0][coop_office.LAST_DAY]
    made[LEFT_SEAT] = (made[LEFT_SEAT][0].changed({"left_day": day, "note": "استعفا"}), "ended")
    if story.tale.lot == "by_election":
        first = today - timedelta(BY_ELECTED)
        return [*made, (_office(story, "principal", NEWCOMER, {
            "first_day": first, "last_day": last, "assembly": story.meetings["by_election"]}), "serving")]
    first = today - timedelta(CALLED_UP)
    made[ALTERNATE] = (made[ALTERNATE][0].changed({"left_day": first}), "ended")
    return [*made, (_office(story, "principal", ALTERNATE, {
        "first_day": first, "last_day": last, "note": "علی‌البدل به جای عضو مستعفی فراخوانده شد"}), "serving")]


def _liquidators(story: Story) -> list[Made]:
    """Of who was dissolved by the office, one is its own."""
    tale = story.tale
    if tale.state not in ("liquidating", "closed") or tale.ended is None:
        return []
    end = tale.ended + timedelta(50) if tale.state == "closed" else None
    term = {"first_day": tale.ended, "left_day": end}
    own = 2 if by_office(tale) else 3
    made = [_office(story, "liquidator", place, term) for place in range(own)]
    if by_office(tale):
        made.append(coop_office.FORM.values({
            "cooperative": story.number, "office": "ministry_liquidator", "full_name": OFFICIAL,
            "accepted_day": tale.ended, **term}))
    return [(values, "ended" if end else "serving") for values in made]


def _office(story: Story, office: str, place: int, term: dict[str, Any]) -> Values:
    inside = place < len(story.members)
    human = story.people[place] if inside else story.outsider or story.people[0]
    return coop_office.FORM.values({
        "cooperative": story.number, "office": office, "full_name": name_of(human), "mobile": human.mobile,
        "national_code": human.national_code, "member": story.members[place] if inside else None,
        "accepted_day": term["first_day"], **term})


def terms(tale: Tale, first: date, today: date) -> tuple[date, date]:
    """Last days of the board and of the inspector."""
    year = fiscal_year.year_of(fiscal_year.last_end(max(first, tale.registered or first), tale.year_end)) + 1
    # One financial year, and on to the assembly that hears its accounts.
    board, inspector = jalali.add_years(first, 3), fiscal_year.deadline_after(
        fiscal_year.end_in(year, tale.year_end), 4)
    slipped = {"board_soon": jalali.add_months(today, 1), "board_over": today - timedelta(20)}
    return slipped.get(tale.slip, board), today - timedelta(30) if tale.slip == "inspector" else inspector


def name_of(human: Human) -> str:
    return f"{human.first_name} {human.last_name}"
