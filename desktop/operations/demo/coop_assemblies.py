"""The assemblies of one made-up cooperative: yearly ones, elections, extraordinary ones, and what is called."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from desktop.operations.demo.coop_endings import by_office
from desktop.operations.demo.coop_people import BOARD, BY_ELECTED, DIRECTOR, INSPECTOR, NEWCOMER, OFFICIAL, name_of
from desktop.operations.demo.coop_stories import DELEGATES, DISTRICTS, Story
from forms.catalog import assembly
from forms.parts import Values
from forms.rules import fiscal_year, jalali

CHANGED_AGO = 200
"""Days ago of the extraordinary assembly that changed statutes or capital."""
_AGENDAS: dict[str, tuple[tuple[str, str], ...]] = {
    "founding": (("تصویب اساسنامه", "other"), ("انتخاب هیأت مدیره و بازرس", "other")),
    "ordinary": (("تصویب صورت‌های مالی", "accounts"), ("تصویب بودجهٔ سال آینده", "budget"),
                 ("انتخاب هیأت مدیره و بازرس", "other")),
    "budget": (("بازنگری بودجهٔ سال", "budget"),), "by_election": (("تکمیل کرسی خالی هیأت مدیره", "other"),),
    "changes": (("اصلاح اساسنامه", "statutes"),), "statutes": (("گسترش حوزهٔ عمل تعاونی", "statutes"),),
    "capital": (("افزایش سرمایه با خرید 10 سهم به دست هر عضو", "capital"),),
    "merger": (("ادغام در تعاونی دیگر", "merger"),), "receiving": (("پذیرش تعاونی‌های ادغام‌شونده", "merger"),),
    "dissolution": (("انحلال تعاونی و انتخاب هیأت تصفیه", "dissolution"),),
    "closing": (("گزارش پایانی تصفیه", "other"),),
}
"""What each kind of meeting decides, and as what."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """An assembly to be written; `tag` is what it was for, by which others name it."""

    tag: str
    values: Values
    state: str = "held"


def failed_calls(story: Story, today: date) -> list[Meeting]:
    """First calls without a quorum, before the newest yearly assembly of some; a second call follows them."""
    if not story.tale.yearly or story.tale.place % 6 or story.tale.lot:
        return []
    day = story.tale.yearly[-1] - timedelta(17)
    return [Meeting("failed", _met(story, "ordinary", day, today, 2), "no_quorum")]


def assemblies(story: Story, today: date) -> list[Meeting]:
    """Held ones, the oldest first, and what is called for the days to come. The newest election is the one in force."""
    tale = story.tale
    days = [*([tale.founded] if tale.founded else []), *tale.yearly]
    found = [_held(story, day, today, "founding" if place == 0 else "ordinary") for place, day in enumerate(days)]
    if "failed" in story.meetings:
        found[-1] = found[-1].changed({"call_no": 2, "earlier": story.meetings["failed"]})
    return [*(Meeting("election", values) for values in found), *_extraordinary(story, today), *_others(story, today)]


def _extraordinary(story: Story, today: date) -> Iterator[Meeting]:
    """By what happened to the cooperative."""
    tale = story.tale
    if tale.slip == "changes":
        yield Meeting("changes", _decided(story, "changes", today - timedelta(70), today).changed(
            {"registered_day": None}))
    if tale.lot in ("statutes", "capital"):
        yield Meeting("changes", _decided(story, tale.lot, today - timedelta(CHANGED_AGO), today))
    if tale.lot == "receiver" and story.later:
        yield Meeting("merger", _decided(story, "receiving", min(story.later.values()) - timedelta(25), today))
    if tale.state == "merging":
        yield Meeting("merger", _decided(story, "merger", today - timedelta(15), today))
    if tale.ended is None:
        return
    if tale.state == "merged":
        yield Meeting("merger", _decided(story, "merger", tale.ended - timedelta(30), today))
    elif not by_office(tale):
        yield Meeting("dissolution", _decided(story, "dissolution", tale.ended, today))


def _others(story: Story, today: date) -> Iterator[Meeting]:
    tale = story.tale
    if tale.lot == "by_election":
        yield Meeting("by_election", _by_election(story, today))
    if tale.state == "closed" and tale.ended is not None:
        yield Meeting("closing", _decided(story, "closing", tale.ended + timedelta(48), today))
    if tale.state == "operating" and not (tale.slip or tale.lot) and tale.place % 8 == 0:
        yield Meeting("called", _met(story, "budget", today + timedelta(9), today), "called")
    if tale.slip == "unobserved":
        yield Meeting("called", _met(story, "by_election", today + timedelta(9), today).changed(
            {"elects": "vacancies", "observer": None}), "called")
    if tale.slip == "requested":
        yield Meeting("called", _met(story, "budget", today + timedelta(21), today).changed(
            {"requested_by": "members", "requested_day": today - timedelta(20), "requesters": 4}), "called")


def _met(story: Story, tag: str, day: date, today: date, present: int | None = None) -> Values:
    """The call and the attendance."""
    nature = _nature(tag)
    counted = DELEGATES if story.tale.lot == "large" else story.members_on(day, today)
    year = fiscal_year.last_end(day, story.tale.year_end)
    return assembly.FORM.values({
        "cooperative": story.number, "nature": nature, "call_no": 1, "called_day": day - timedelta(16),
        "for_year": jalali.parts(year)[0] if nature == "ordinary" else None, "place": "دفتر تعاونی",
        "called_by": "founders" if nature == "founding" else "board", "notice": "invitation", "observer": OFFICIAL,
        "held_at": datetime.combine(day, datetime.min.time()).replace(hour=10),
        "agenda": tuple(Values(assembly.AGENDA.columns, {"matter": matter}) for matter, _kind in _AGENDAS[tag]),
        "members": counted, "present": present, "quorum_met": None if present is None else present > counted // 2,
        **(_districts(story, day) if story.tale.lot == "large" else {}),
    })


def _nature(tag: str) -> str:
    if tag in ("founding", "ordinary"):
        return tag
    return "ordinary_extra" if tag in ("budget", "by_election", "closing") else "extraordinary"


def _districts(story: Story, day: date) -> dict[str, Any]:
    """The first stage of an assembly of more members than can meet: districts elect delegates."""
    each, rest = divmod(len(story.people), DISTRICTS)
    rows = (Values(assembly.DISTRICTS.columns, {
        "district": f"حوزهٔ {place}", "district_day": day - timedelta(10), "district_members": each + (place <= rest),
        "district_present": each * 2 // 3, "delegates": DELEGATES // DISTRICTS})
        for place in range(1, DISTRICTS + 1))
    return {"two_stage": True, "districts": tuple(rows)}


def _decided(story: Story, tag: str, day: date, today: date) -> Values:
    """Held with its presiding board, its decisions and its minutes."""
    values = _met(story, tag, day, today)
    present = (values[assembly.MEMBERS] or 0) - story.tale.place % 2
    registered = day + timedelta(12)
    names = ("president", "secretary", "first_teller", "second_teller")
    return values.changed({
        "present": present, "quorum_met": True,
        **{name: name_of(story.people[place]) for place, name in enumerate(names)},
        "decisions": tuple(Values(assembly.DECISIONS.columns, {
            "matter": matter, "decision_kind": kind, "in_favour": present - 1, "against": 1, "carried": "yes"})
            for matter, kind in _AGENDAS[tag] if not matter.startswith("انتخاب")),
        "minutes_no": f"ص/{story.tale.place + 10}", "minutes_day": day,
        "registered_day": registered if registered <= today and story.tale.registered else None,
    })


def _held(story: Story, day: date, today: date, tag: str) -> Values:
    """With ballots: the newest elects those who serve now; one of a cooperative's expelled a member."""
    values = _decided(story, tag, day, today)
    present = values[assembly.PRESENT] or 0
    spoilt = story.tale.place % 3 == 0 and present > DIRECTOR
    expelled = tuple(_expulsion(story, place, present) for place, left in story.leavers(today).items()
                     if left.reason == "expelled" and left.day == day)
    return values.changed({
        **_ballots(present, spoilt, day), "candidates": _candidates(story, present - spoilt),
        "decisions": (*(values[assembly.DECISIONS] or ()), *expelled)})


def _ballots(present: int, spoilt: bool, day: date) -> dict[str, Any]:
    return {"ballots_given": present, "ballots_cast": present, "ballots_spoilt": int(spoilt),
            "eligibility_no": "ک/118", "eligibility_day": day - timedelta(6)}


def _expulsion(story: Story, place: int, present: int) -> Values:
    return Values(assembly.DECISIONS.columns, {
        "matter": f"اخراج {name_of(story.people[place])} پس از دو اخطار کتبی", "decision_kind": "expulsion",
        "in_favour": present - 2, "against": 2, "carried": "yes"})


def _candidates(story: Story, valid: int) -> tuple[Values, ...]:
    # Nobody names more than five: all votes together are at most five for each valid ballot.
    apart = -(-valid // 15)
    rows = [(place, "board", valid - place * apart, "alternate" if office == "alternate" else "principal")
            for place, office in enumerate(BOARD)]
    rows.append((INSPECTOR, "inspector", valid - 1, "principal"))
    return tuple(_candidate(story, *row) for row in rows)


def _candidate(story: Story, place: int, office: str, votes: int, result: str) -> Values:
    return Values(assembly.CANDIDATES.columns, {
        "candidate": name_of(story.people[place]), "for_office": office, "eligibility": "confirmed", "votes": votes,
        "result": result, "member": story.members[place]})


def _by_election(story: Story, today: date) -> Values:
    """Only the empty seat is filled; who serves goes on."""
    day = today - timedelta(BY_ELECTED)
    values = _decided(story, "by_election", day, today)
    present = values[assembly.PRESENT] or 0
    return values.changed({"elects": "vacancies", **_ballots(present, spoilt=False, day=day), "candidates": (
        _candidate(story, NEWCOMER, "board", present - 1, "principal"),)})
