"""Made-up people, jobs and applicants for the demonstration office; the same ones every time."""

from __future__ import annotations

import csv
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from forms.catalog import commitment, home_business, job, visitor_group
from forms.parts import Values, reference_list
from forms.rules import national_code

MATERIAL = Path(__file__).resolve().parents[3] / "resources" / "demo" / "names.csv"
AGENCIES = ("emdad", "behzisti", "jahad_keshavarzi", "omid", "industry", "cultural_heritage", "tvto", "guilds",
            "basij_sazandegi", "alavi")
_ISSUERS = ("031", "032", "407", "483", "001", "005", "427")


@dataclass(frozen=True, slots=True)
class Human:
    """A made-up person."""

    national_code: str
    first_name: str
    last_name: str
    father_name: str
    birth_day: date
    sex: str
    mobile: str


class Inventor:
    """Draws everything from one seed, so that two demonstrations are alike."""

    def __init__(self, county: str, today: date, seed: int = 1405, after: int = 0) -> None:
        """`after` so many people that another one has made up already."""
        self.county, self.today = county, today
        self._draw = random.Random(seed)  # noqa: S311 - made-up people, no secret
        self._material: dict[str, list[dict[str, str]]] = defaultdict(list)
        with MATERIAL.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                self._material[row["kind"]].append(row)
        self._serial = after

    def human(self, sex: str = "") -> Human:
        first = self._draw.choice([r for r in self._material["first_name"] if not sex or r["sex"] == sex])
        father = self._draw.choice([r for r in self._material["first_name"] if r["sex"] == "male"])
        self._serial += 1
        code = national_code.with_check_digit(f"{self._draw.choice(_ISSUERS)}{900000 - self._serial * 7:06d}")
        return Human(
            code, first["value"], self._draw.choice(self._material["surname"])["value"], father["value"],
            self.today - timedelta(days=self._draw.randrange(20 * 365, 58 * 365)), first["sex"],
            f"0900{self._draw.randrange(10**7):07d}")

    def jobs(self, count: int) -> Iterator[Values]:
        weights = [11, 9, 12, 8, 7, 6, 8, 9, 7, 5]
        for number in range(count):
            human = self.human()
            agency = self._draw.choices(AGENCIES, weights)[0]
            loan = self._draw.choice((None, None, 500, 800, 1000, 1200, 2000))
            yield job.FORM.values({
                **self._identity(human), "tracking_code": f"40508{number:05d}", "agency": agency,
                "county": self.county, "registered_day": self._days_ago(200), "job_title": self.pick("job_title"),
                "job_kind": self._draw.choice(("self_employed", "self_employed", "home", "wage", "cooperative",
                                               "employer")),
                "start_day": self._days_ago(420), "address": self.address(),
                "loan_amount": loan * 1_000_000 if loan else None, "loan_bank": "022" if loan else None,
            })

    def commitments(self, first: date, last: date) -> Iterator[Values]:
        for agency in AGENCIES:
            yield commitment.FORM.values({
                "agency": agency, "county": self.county, "first_day": first, "last_day": last,
                "total": self._draw.randrange(40, 95), "basis": "ابلاغیهٔ نمونه (ساختگی)"})

    def groups(self) -> Iterator[Values]:
        for row in self._material["visitor_group"][:5]:
            head = self.human()
            visitors = tuple(
                Values(visitor_group.VISITORS.columns, {
                    "full_name": f"{each.first_name} {each.last_name}", "national_code": each.national_code,
                    "mobile": each.mobile, "trained_day": self._days_ago(90)})
                for each in (self.human() for _ in range(3)))
            agency = "basij_sazandegi" if row["detail"] == "jihadi" else None
            yield visitor_group.FORM.values({
                "name": row["value"], "organisation_type": row["detail"], "agency": agency,
                "head": f"{head.first_name} {head.last_name}", "mobile": head.mobile, "visitors": visitors,
                "licence_last_day": self.today + timedelta(days=300)})

    def applicants(self, count: int) -> Iterator[tuple[Values, str]]:
        fields = [entry for entry in reference_list("home_business_fields").entries if entry.parent]
        states = ("registered", "agency_review", "licence_issued", "introduced_to_bank", "paid", "rejected")
        for number in range(count):
            human, field = self.human("female" if number % 3 else ""), self._draw.choice(fields)
            cost = self._draw.randrange(12, 30) * 100_000_000
            yield home_business.FORM.values({
                **{name: value for name, value in self._identity(human).items() if name != "sex"},
                "county": self.county, "place": self._draw.choice(("urban", "rural")), "address": self.address(),
                "mode": self._draw.choice(("independent", "independent", "independent", "covered")),
                "trade_group": field.parent, "field_of_work": field.code, "plan_cost": cost,
                "requested_amount": cost * 7 // 10, "own_share": cost * 3 // 10, "jobs": 1,
                "decile": self._draw.randrange(1, 7), "decile_day": self._days_ago(60),
                "female_head": human.sex == "female" and number % 5 == 0,
            }), self._draw.choice(states)

    def at_home(self, files: Iterable[Values]) -> Iterator[Human]:
        """The people of home businesses once more, for what else they do."""
        sexes = {row["value"]: row["sex"] for row in self._material["first_name"]}
        for values in files:
            found = {name: values.named(name) for name in (
                "national_code", "first_name", "last_name", "father_name", "birth_day", "mobile")}
            if all(found.values()):
                yield Human(**found, sex=sexes.get(found["first_name"], "female"))

    def result(self) -> str:
        """What a made-up visit finds."""
        return self._draw.choices(
            ("CONFIRMED", "CONFIRMED_CHANGED", "NOT_STARTED", "STOPPED", "NOT_FOUND", "REFUSED", "NEVER_EXISTED"),
            (60, 9, 7, 9, 8, 3, 4))[0]

    def named(self, kind: str) -> list[tuple[str, str]]:
        """Every value of the material of a kind, with its detail."""
        return [(row["value"], row["detail"]) for row in self._material[kind]]

    def _identity(self, human: Human) -> dict[str, object]:
        return {"national_code": human.national_code, "first_name": human.first_name, "last_name": human.last_name,
                "father_name": human.father_name, "birth_day": human.birth_day, "sex": human.sex,
                "mobile": human.mobile}

    def pick(self, kind: str) -> str:
        return self._draw.choice(self._material[kind])["value"]

    def address(self) -> str:
        return f"{self.pick('street')}، پلاک {self._draw.randrange(1, 240)}"

    def _days_ago(self, most: int) -> date:
        return self.today - timedelta(days=self._draw.randrange(10, most))
