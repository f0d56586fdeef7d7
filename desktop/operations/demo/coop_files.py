"""The file of one made-up cooperative: its own record, from its tale, its people and their shares."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

from desktop.operations.demo.coop_endings import ending_of
from desktop.operations.demo.coop_stories import PAR, Story, legal_id_of
from desktop.operations.demo.coop_tales import ENDED, FORMING, Tale
from desktop.operations.demo.people import Inventor
from forms.catalog import cooperative
from forms.parts import Values, reference_list
from forms.rules import iban, jalali

_LICENSED = ("licensed", "implementing", "operating", "stagnant", "merging", *ENDED)
_WORKING = ("implementing", "operating", "merging")
_LICENCE_YEARS, _STEPS = 3, (
    "formation_agreed", "capital_paid", "founding_assembly_held", "board_formed", "licensed", "merged", "dissolved",
    "closed")
_AREA, _WIDER = "شهرستان کرج", "استان البرز"
_OWN_RULES: tuple[tuple[tuple[str, str, str], ...], ...] = (
    (("coop.quorum.ordinary.1", "دوسوم", "25"), ("coop.second_call_days", "15", "26")),
    (("coop.max_members", "60", "9"),), (("coop.proxies_per_member", "2", "28"), ("coop.min_members", "8", "8")))
"""What the statutes of some say otherwise: rule, what they say, article."""


def file_of(story: Story, invent: Inventor, draw: random.Random) -> Values:
    """The cooperative's own record."""
    tale = story.tale
    found: dict[str, Any] = {
        **_identity(story, invent, draw), **_steps(story, invent.today), **_capital(story, invent.today),
        "members": _applicants(story), "documents": _documents(tale),
    }
    if tale.founded is not None:
        found |= _statutes(tale)
    if tale.registered is not None:
        found |= _activity(tale, invent.today, draw) | _papers(tale, invent.today) | _account(tale)
        found |= ending_of(story)
    return cooperative.FORM.values(_slipped(found, story, invent.today))


def _identity(story: Story, invent: Inventor, draw: random.Random) -> dict[str, Any]:
    head, trade, place = story.people[0], story.trade, story.tale.place
    union = story.tale.lot == "union"
    return {
        "name": story.name, "type": trade.type, "membership": draw.choice(("open", "group", "group")),
        "legal_form": "ordinary", "trend": story.trend, "isic": trade.isic, "level": "union" if union else "company",
        "mission": story.mission, "county": invent.county, "address": story.address,
        "subject": "تأمین نیازهای مشترک و هماهنگی تعاونی‌های عضو" if union else
                   trade.subjects[place % len(trade.subjects)],
        "operating_area": _WIDER if story.tale.lot == "statutes" else _AREA, "postal_code": postal_code(place),
        "phone": f"026{34000000 + place * 13}", "representative": f"{head.first_name} {head.last_name}",
        "representative_mobile": head.mobile,
    }


def postal_code(place: int) -> str:
    """Made up, of the county's usual pattern: no 0 and no 2 among the first five."""
    first, last = (tuple("13456789"[count // 8 ** power % 8] for power in range(size))
                   for count, size in ((place, 2), (place * 211, 5)))
    return "".join(("31", *first, "6", *last))


def _account(tale: Tale) -> dict[str, Any]:
    """Of the bank of cooperatives, with right check digits."""
    return {"iban": iban.with_check_digits(f"022{tale.place + 700_000:019d}"),
            "workshop_code": f"13{tale.place + 45_000_000:08d}"}


def _steps(story: Story, today: date) -> dict[str, Any]:
    tale = story.tale
    found: dict[str, Any] = {}
    if tale.state != "draft":
        found["tracking_code"] = f"140{tale.place + 5_000_000}"
    if tale.state == "returned":
        found["returned_until"] = today + timedelta(-8 if tale.slip == "returned_over" else 12 + tale.place % 15)
    if tale.agreed is not None:
        found |= {"agreement_no": f"ت/{tale.place + 1200}", "agreement_day": tale.agreed,
                  "agreement_end": jalali.add_months(tale.agreed, 6)}
    if tale.state == "registration_permitted" and tale.founded is not None:
        found |= {"permit_no": f"م/{tale.place + 300}", "permit_day": tale.founded + timedelta(6)}
    if tale.registered is not None:
        found |= {"permit_no": f"م/{tale.place + 300}", "permit_day": tale.registered - timedelta(5),
                  "registry_unit": "ادارهٔ ثبت شرکت‌های کرج", "registration_no": str(2000 + tale.place),
                  "registration_day": tale.registered, "legal_national_id": legal_id_of(tale)}
    return found


def _papers(tale: Tale, today: date) -> dict[str, Any]:
    if tale.registered is None or tale.state not in _LICENSED:
        return {}
    licensed = tale.registered + timedelta(30)
    end = jalali.add_years(licensed, _LICENCE_YEARS)
    while end < today + timedelta(70):
        end = jalali.add_years(end, _LICENCE_YEARS)
    return {"gazette_no": str(21000 + tale.place), "gazette_day": tale.registered + timedelta(7),
            "licence_no": f"پ/{tale.place + 700}", "licence_day": licensed, "licence_end": end}


def _capital(story: Story, today: date) -> dict[str, Any]:
    if story.tale.state in ("draft", "submitted"):
        return {"par_value": PAR}
    shares = story.share_count(today)
    paid = PAR * shares // 2 if story.tale.state in FORMING else PAR * shares
    return {"par_value": PAR, "share_count": shares, "capital": PAR * shares, "paid_capital": paid,
            "members_capital": PAR * shares, "rest_due": today + timedelta(300) if paid < PAR * shares else None}


def _statutes(tale: Tale) -> dict[str, Any]:
    rules = _OWN_RULES[tale.place // 11 % len(_OWN_RULES)] if tale.place % 11 == 3 and not tale.lot else ()
    names = [column.name for column in cooperative.OWN_RULES.columns]
    return {"statutes_day": tale.founded, "year_end": tale.year_end, "board_seats": 5, "alternate_seats": 1,
            "board_term": 3, "inspector_seats": 1, "inspector_term": 1, "manager_term": 3, "least_shares": 1,
            "own_rules": tuple(Values(cooperative.OWN_RULES.columns, dict(zip(names, row, strict=True)))
                               for row in rules)}


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
        "unpaid": {"paid_capital": PAR * sum(story.shares) // 2, "rest_due": today - timedelta(60)},
        "inactive": {"active_day": today - timedelta(430)},
        "licence_soon": {"licence_end": today + timedelta(15)}, "licence_over": {"licence_end": today - timedelta(40)},
        "statutes": {"statutes_end": today + timedelta(20)},
    }
    return found | changes.get(story.tale.slip, {})


def _applicants(story: Story) -> tuple[Values, ...]:
    return tuple(_applicant(story, place) for place in range(len(story.people)) if place not in story.later)


def _applicant(story: Story, place: int) -> Values:
    human, company = story.people[place], story.companies.get(place)
    return Values(cooperative.MEMBERS.columns, {
        "national_code": human.national_code, "first_name": human.first_name, "last_name": human.last_name,
        "father_name": human.father_name, "sex": human.sex, "shares": story.shares[place],
        "role": "founder" if place < 3 else "member",
        "company": company.name if company else None, "company_id": company.legal_id if company else None,
        "member_cooperative": story.parts[place].number if story.parts else None})


def _documents(tale: Tale) -> tuple[Values, ...]:
    """Received, up to the step that the cooperative has come to; of a returned file, two are given back."""
    wanted = [entry.code for entry in reference_list("coop_documents").entries
              if entry.parent in _STEPS and _has_come_to(tale, entry.parent)]
    back = 2 if tale.state == "returned" else 0
    return tuple(Values(cooperative.DOCUMENTS.columns, {
        "document": code, "document_state": "returned" if place < back else "received",
        "document_day": tale.asked + timedelta(8)}) for place, code in enumerate(wanted))


def _has_come_to(tale: Tale, step: str) -> bool:
    if tale.state in ("draft", "submitted", "rejected", "withdrawn"):
        return False
    ends = {"merged": ("merged",), "dissolved": ("dissolved", "liquidating", "closed"), "closed": ("closed",)}
    if step in ends:
        return tale.state in ends[step]
    if step == "licensed":
        return tale.state in _LICENSED
    if tale.state in FORMING and step in FORMING:
        return step == _STEPS[0] or FORMING.index(step) <= FORMING.index(tale.state) < FORMING.index("rejected")
    return True
