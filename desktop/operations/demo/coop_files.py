"""The file of one made-up cooperative: its own record, from its tale, its people and their shares."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from desktop.operations.demo.coop_tales import ENDED, FORMING, WITH_MEMBERS, Tale
from desktop.operations.demo.people import Human, Inventor
from forms.catalog import cooperative
from forms.parts import Values, reference_list
from forms.rules import jalali, legal_id

PAR = 1_000_000
_RURAL = ("agri_livestock", "agriculture", "agri_bees", "agri_orchards")
_MISSIONS = {"employment_services": "job_agency", "carpet": "home_workers"}
_LICENSED = ("licensed", "implementing", "operating", "stagnant", "merging", *ENDED)
_WORKING = ("implementing", "operating", "merging")
_CHECKED = ("under_review", "returned", "formation_agreed", "expired", *WITH_MEMBERS)
_LICENCE_YEARS = 3


@dataclass(slots=True)
class Story:
    """A tale with its people: shares stand in the order of the people; `number` is the record's, once written."""

    tale: Tale
    people: list[Human]
    shares: list[int]
    name: str
    trend: str
    number: int = 0

    @property
    def capital(self) -> int:
        return PAR * sum(self.shares)


def story_of(tale: Tale, invent: Inventor, draw: random.Random) -> Story:
    """People enough for the law, save where the tale says otherwise."""
    names, villages = invent.named("coop_name"), invent.named("village")
    name, trend = names[tale.place % len(names)]
    place = villages[tale.place // len(names) % len(villages)][0]
    again = tale.place // (len(names) * len(villages))
    count = draw.randrange(8, 13) if not tale.slip.startswith("few") else 8
    people = [invent.human() for _ in range(count)]
    return Story(tale, people, [draw.randrange(5, 40) for _ in people],
                 f"{name} {place}" + (f" {again + 1}" if again else ""), trend)


def file_of(story: Story, invent: Inventor, draw: random.Random) -> Values:
    """The cooperative's own record."""
    found: dict[str, Any] = {
        **_identity(story, invent, draw), **_steps(story), **_capital(story, invent.today),
        "members": _applicants(story), "documents": _documents(story.tale),
    }
    if story.tale.founded is not None:
        found |= _statutes(story.tale)
    if story.tale.registered is not None:
        found |= _activity(story.tale, invent.today, draw) | _papers(story.tale, invent.today)
    return cooperative.FORM.values(_slipped(found, story, invent.today))


def _identity(story: Story, invent: Inventor, draw: random.Random) -> dict[str, Any]:
    types = [entry.code for entry in reference_list("coop_types").entries]
    head = story.people[0]
    mission = "rural" if story.trend in _RURAL and story.tale.place % 2 else _MISSIONS.get(story.trend)
    return {
        "name": story.name, "type": draw.choice(types), "membership": draw.choice(("open", "group", "group")),
        "legal_form": "ordinary", "trend": story.trend, "level": "company", "mission": mission,
        "subject": "تولید و عرضهٔ فرآورده‌های اعضا", "operating_area": "شهرستان کرج", "county": invent.county,
        "address": invent.address(), "representative": f"{head.first_name} {head.last_name}",
        "representative_mobile": head.mobile,
    }


def _steps(story: Story) -> dict[str, Any]:
    tale = story.tale
    found: dict[str, Any] = {}
    if tale.state != "draft":
        found["tracking_code"] = f"140{tale.place + 5_000_000}"
    if tale.agreed is not None:
        found |= {"agreement_no": f"ت/{tale.place + 1200}", "agreement_day": tale.agreed,
                  "agreement_end": jalali.add_months(tale.agreed, 6)}
    if tale.state == "registration_permitted" and tale.founded is not None:
        found |= {"permit_no": f"م/{tale.place + 300}", "permit_day": tale.founded + timedelta(6)}
    if tale.registered is not None:
        found |= {"permit_no": f"م/{tale.place + 300}", "permit_day": tale.registered - timedelta(5),
                  "registry_unit": "ادارهٔ ثبت شرکت‌های کرج", "registration_no": str(2000 + tale.place),
                  "registration_day": tale.registered,
                  "legal_national_id": legal_id.with_check_digit(f"1409{tale.place + 100001:06d}")}
    return found


def _papers(tale: Tale, today: date) -> dict[str, Any]:
    if tale.registered is None or tale.state not in _LICENSED:
        return {}
    licensed = tale.registered + timedelta(30)
    end = jalali.add_years(licensed, _LICENCE_YEARS)
    while end < today + timedelta(70):
        end = jalali.add_years(end, _LICENCE_YEARS)
    found: dict[str, Any] = {"gazette_no": str(21000 + tale.place), "gazette_day": tale.registered + timedelta(7),
                             "licence_no": f"پ/{tale.place + 700}", "licence_day": licensed, "licence_end": end}
    if tale.ended is not None and tale.state != "merged":
        found |= {"ground": "assembly", "dissolved_day": tale.ended}
    if tale.ended is not None and tale.state == "closed":
        found |= {"debts_settled": True, "closed_day": tale.ended + timedelta(50)}
    return found


def _capital(story: Story, today: date) -> dict[str, Any]:
    if story.tale.state in ("draft", "submitted"):
        return {"par_value": PAR}
    paid = story.capital // 2 if story.tale.state in FORMING else story.capital
    return {"par_value": PAR, "share_count": sum(story.shares), "capital": story.capital, "paid_capital": paid,
            "members_capital": story.capital, "rest_due": today + timedelta(300) if paid < story.capital else None}


def _statutes(tale: Tale) -> dict[str, Any]:
    return {"statutes_day": tale.founded, "year_end": tale.year_end, "board_seats": 5, "alternate_seats": 1,
            "board_term": 3, "inspector_seats": 1, "inspector_term": 2, "least_shares": 1}


def _activity(tale: Tale, today: date, draw: random.Random) -> dict[str, Any]:
    if tale.state not in _WORKING:
        return {}
    progress = draw.randrange(20, 90) if tale.state == "implementing" else 100
    return {"progress": progress, "active_day": today - timedelta(draw.randrange(4, 150)),
            "employed_men": draw.randrange(2, 20), "employed_women": draw.randrange(0, 14),
            "turnover": draw.randrange(800, 40_000) * PAR}


def _slipped(found: dict[str, Any], story: Story, today: date) -> dict[str, Any]:
    changes: dict[str, dict[str, Any]] = {
        "agreement_soon": {"agreement_end": today + timedelta(12)},
        "agreement_over": {"agreement_end": today - timedelta(9)},
        "unpaid": {"paid_capital": story.capital // 2, "rest_due": today - timedelta(60)},
        "inactive": {"active_day": today - timedelta(430)},
        "licence_soon": {"licence_end": today + timedelta(15)}, "licence_over": {"licence_end": today - timedelta(40)},
        "statutes": {"statutes_end": today + timedelta(20)},
    }
    return found | changes.get(story.tale.slip, {})


def _applicants(story: Story) -> tuple[Values, ...]:
    roles = ("founder", "founder", "founder")
    return tuple(Values(cooperative.MEMBERS.columns, {
        "national_code": human.national_code, "first_name": human.first_name, "last_name": human.last_name,
        "father_name": human.father_name, "shares": shares, "role": roles[place] if place < len(roles) else "member"})
        for place, (human, shares) in enumerate(zip(story.people, story.shares, strict=True)))


def _documents(tale: Tale) -> tuple[Values, ...]:
    """Received, up to the step that the cooperative has come to; of a returned file, two are given back."""
    steps = ["formation_agreed"] if tale.state not in ("draft", "submitted", "rejected", "withdrawn") else []
    steps += ["registration_permitted"] if tale.registered or tale.state == "registration_permitted" else []
    steps += ["licensed"] if tale.state in _LICENSED else []
    wanted = [entry.code for entry in reference_list("coop_documents").entries if entry.parent in steps]
    back = 2 if tale.state == "returned" else 0
    return tuple(Values(cooperative.DOCUMENTS.columns, {
        "document": code, "document_state": "returned" if place < back else "received",
        "document_day": tale.asked + timedelta(8)}) for place, code in enumerate(wanted))
