"""The people of one made-up cooperative: members and their shares, assemblies with ballots, and who was elected."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from desktop.operations.demo.coop_files import PAR, Story
from desktop.operations.demo.coop_tales import Tale
from desktop.operations.demo.people import Human
from forms.catalog import assembly, coop_member, coop_office, share_transfer
from forms.parts import Values
from forms.rules import fiscal_year, jalali

Made = tuple[Values, str]
"""Values of a new record and its state."""

_BOARD = ("chair", "vice_chair", "secretary", "principal", "principal", "alternate")
_INSPECTOR, _DIRECTOR = 6, 7
_FORMED = ("board_formed", "registration_permitted")
_LEAVES = {"few": (40, 2), "few_long": (150, 2)}
"""How many days ago how many of the last members left."""
_PASSED = 2


def leavers(story: Story, today: date) -> dict[int, date]:
    """Places of the people who are members no more, with their last days."""
    last = len(story.people) - 1
    if story.tale.slip in _LEAVES:
        ago, count = _LEAVES[story.tale.slip]
        return {last - place: today - timedelta(ago) for place in range(count)}
    is_old = story.tale.is_living and (today - (story.tale.founded or today)).days > 500
    return {last: today - timedelta(120)} if is_old and story.tale.place % 3 == 0 and last > _DIRECTOR else {}


def members(story: Story, today: date) -> list[Made]:
    """In the order of the people."""
    left = leavers(story, today)
    joined = story.tale.founded or story.tale.agreed or story.tale.asked
    return [(coop_member.FORM.values({
        "cooperative": story.number, "member_no": place + 1, "member_kind": "real", "joined_day": joined,
        "national_code": human.national_code, "first_name": human.first_name, "last_name": human.last_name,
        "father_name": human.father_name, "sex": human.sex, "mobile": human.mobile, "shares": shares,
        "paid": shares * PAR, "works_here": place < 5, "left_day": left.get(place),
        "left_reason": "transferred" if place in left else None,
    }), "left" if place in left else "member") for place, (human, shares) in enumerate(
        zip(story.people, story.shares, strict=True))]


def transfers(story: Story, numbers: list[int], today: date) -> Iterator[Made]:
    """Who leaves passes all to the first member; here and there a member passes a few shares on."""
    for place, day in leavers(story, today).items():
        yield _passed(story, numbers[place], numbers[0], story.shares[place], day)
    early = (story.tale.registered or today) + timedelta(60)
    if story.tale.is_living and story.tale.place % 2 and early < today:
        yield _passed(story, numbers[1], numbers[2], _PASSED, early)


def _passed(story: Story, source: int, target: int, shares: int, day: date) -> Made:
    return share_transfer.FORM.values({
        "cooperative": story.number, "day": day, "nature": "passed", "source": source, "target": target,
        "shares": shares, "amount": shares * PAR, "consent_no": "ه/12", "consent_day": day - timedelta(6),
    }), share_transfer.FORM.first_state


def failed_calls(story: Story, today: date) -> list[Made]:
    """First calls without a quorum, before the newest yearly assembly of some; a second call follows them."""
    if not (story.tale.yearly and story.tale.place % 6 == 0):
        return []
    day = story.tale.yearly[-1] - timedelta(17)
    return [(_called(story, day, today, "ordinary", present=2), "no_quorum")]


def assemblies(story: Story, numbers: list[int], failed: int | None, today: date) -> list[Made]:
    """Held ones, the oldest first, and what is called for the days to come."""
    tale = story.tale
    found = [_held(story, day, today, "founding" if place == 0 else "ordinary", numbers)
             for place, day in enumerate([*([tale.founded] if tale.founded else []), *tale.yearly])]
    if failed is not None:
        found[-1] = found[-1].changed({"call_no": 2, "earlier": failed})
    made = [(values, "held") for values in found]
    if tale.slip == "changes":
        made.append((_called(story, today - timedelta(70), today, "extraordinary", present=len(story.people) - 2),
                     "held"))
    elif tale.state == "operating" and not tale.slip and tale.place % 8 == 0:
        made.append((_called(story, today + timedelta(9), today, "ordinary_extra", present=None), "called"))
    return made


def _called(story: Story, day: date, today: date, nature: str, *, present: int | None) -> Values:
    counted = sum(day <= story_left for story_left in leavers(story, today).values())
    everybody = len(story.people) - len(leavers(story, today)) + counted
    return assembly.FORM.values({
        "cooperative": story.number, "nature": nature, "call_no": 1, "called_day": day - timedelta(16),
        "called_by": "founders" if nature == "founding" else "board", "notice": "invitation", "place": "دفتر تعاونی",
        "held_at": datetime.combine(day, datetime.min.time()).replace(hour=10), "observer": "مریم یوسفی",
        "agenda": tuple(Values(assembly.AGENDA.columns, {"matter": matter}) for matter in _AGENDAS[nature]),
        "members": everybody, "present": present, "quorum_met": None if present is None else present > everybody // 2,
    })


_AGENDAS = {
    "founding": ("تصویب اساسنامه", "انتخاب هیأت مدیره و بازرس"),
    "ordinary": ("تصویب صورت‌های مالی", "انتخاب هیأت مدیره و بازرس"),
    "ordinary_extra": ("تصویب بودجه",), "extraordinary": ("اصلاح اساسنامه",),
}


def _held(story: Story, day: date, today: date, nature: str, numbers: list[int]) -> Values:
    """With ballots: the newest elects those who serve now."""
    values = _called(story, day, today, nature, present=None)
    present = (values[assembly.MEMBERS] or 0) - story.tale.place % 2
    spoilt = story.tale.place % 3 == 0 and present > _DIRECTOR
    names = ("president", "secretary", "first_teller", "second_teller")
    registered = day + timedelta(12)
    return values.changed({
        "present": present, "quorum_met": True, "ballots_given": present, "ballots_cast": present,
        "ballots_spoilt": int(spoilt), "candidates": _ballots(story, present - spoilt, numbers),
        **{name: _name(story.people[place]) for place, name in enumerate(names)},
        "decisions": (Values(assembly.DECISIONS.columns, {
            "matter": _AGENDAS[nature][0], "in_favour": present - 1, "against": 1, "carried": "yes"}),),
        "minutes_no": f"ص/{story.tale.place + 10}", "minutes_day": day,
        "registered_day": registered if registered <= today and story.tale.registered else None,
    })


def _ballots(story: Story, valid: int, numbers: list[int]) -> tuple[Values, ...]:
    rows = [(place, "board", valid - place, "alternate" if office == "alternate" else "principal")
            for place, office in enumerate(_BOARD)]
    rows.append((_INSPECTOR, "inspector", valid - 1, "principal"))
    return tuple(Values(assembly.CANDIDATES.columns, {
        "candidate": _name(story.people[place]), "for_office": office, "votes": votes, "result": result,
        "member": numbers[place]}) for place, office, votes, result in rows)


def offices(story: Story, numbers: list[int], elected_by: int | None, today: date) -> list[Made]:
    """Board, inspector and managing director in their terms; three liquidators where it is being wound up."""
    tale = story.tale
    first = tale.elected
    if first is None or not (tale.registered or tale.state in _FORMED):
        return []
    board, inspector = _terms(tale, first, today)
    places = [(place, office, board) for place, office in enumerate(_BOARD)]
    places += [(_INSPECTOR, "inspector", inspector), (_DIRECTOR, "managing_director", board)]
    made = [_office(story, office, place, {
        "member": numbers[place], "first_day": first, "last_day": last, "assembly": elected_by,
        "signs": office in ("chair", "managing_director"), "left_day": tale.ended}) for place, office, last in places]
    liquidators = range(3) if tale.state == "liquidating" else ()
    return [(values, "ended" if tale.ended else "serving") for values in made] + [
        (_office(story, "liquidator", place, {"member": numbers[place], "first_day": tale.ended}), "serving")
        for place in liquidators]


def _office(story: Story, office: str, place: int, term: dict[str, Any]) -> Values:
    human = story.people[place]
    return coop_office.FORM.values({
        "cooperative": story.number, "office": office, "full_name": _name(human), "mobile": human.mobile,
        "national_code": human.national_code, "accepted_day": term["first_day"], **term})


def _terms(tale: Tale, first: date, today: date) -> tuple[date, date]:
    """Last days of the board and of the inspector."""
    year = jalali.parts(fiscal_year.last_end(first, tale.year_end))[0] + 2
    board, inspector = jalali.add_years(first, 3), fiscal_year.end_in(year, tale.year_end)
    slipped = {"board_soon": jalali.add_months(today, 1), "board_over": today - timedelta(20)}
    return slipped.get(tale.slip, board), today - timedelta(30) if tale.slip == "inspector" else inspector


def _name(human: Human) -> str:
    return f"{human.first_name} {human.last_name}"
