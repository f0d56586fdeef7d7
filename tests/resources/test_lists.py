"""The shipped reference lists and parameters: whole, unambiguous, dated and sourced."""

import csv
from itertools import pairwise
from pathlib import Path

import pytest

from forms.catalog import cooperative
from forms.rules import jalali
from forms.rules.persian import clean, joined_key

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
LISTS = RESOURCES / "lists"
HEADER = ["code", "label", "aliases", "parent", "valid_from", "valid_to", "source"]
PARAMETER_HEADER = ["key", "value", "unit", "valid_from", "valid_to", "source", "note"]
NAMES = [
    "agencies", "banks", "cities", "coop_dissolution_grounds", "coop_documents", "coop_duties",
    "coop_legal_forms", "coop_levels", "coop_membership_types", "coop_offices", "coop_statute_rules",
    "coop_trends", "coop_types", "counties", "degrees", "deviation_kinds", "holidays", "home_business_fields",
    "home_business_groups", "insurance_funds", "isic_sections", "job_kinds", "job_qualities", "provinces",
    "rejection_reasons", "result_codes", "roles", "service_types", "sponsors", "stop_reasons", "tiers",
    "visitor_organisation_types",
]  # fmt: skip
TEN_AGENCIES = {
    "behzisti": "بهزیستی",
    "tvto": "فنی و حرفه‌ای",
    "alavi": "بنیاد علوی",
    "jahad_keshavarzi": "جهاد کشاورزی",
    "cultural_heritage": "میراث فرهنگی، گردشگری و صنایع دستی",
    "guilds": "اتاق اصناف",
    "omid": "صندوق کارآفرینی امید",
    "basij_sazandegi": "بسیج سازندگی",
    "industry": "اداره صنعت، معدن و تجارت",
    "emdad": "کمیته امداد امام خمینی",
}
COUNTS_AS = {"confirmed", "pending", "not_confirmed", "second_visit", "next_tier", "rejected", "excluded"}
# A parent is a code of this list; where nothing is named, of the list itself.
PARENTS = {"counties": "provinces", "cities": "counties", "home_business_fields": "home_business_groups"}
# Here a parent is the step of life that demands the document, or the organ that the post belongs to.
GROUPS = {
    "coop_documents": {"formation_agreed", "capital_paid", "founding_assembly_held", "board_formed", "licensed",
                       "merged", "dissolved", "closed"},
    "coop_statute_rules": {"at_least", "usually_at_least", "free"},
    "coop_offices": {"board", "alternate", "manager", "inspector", "founder", "liquidator"},
}
NUMBERS = {"person", "percent", "year", "month", "day", "count", "job", "rial", "rial_per_month", "financial_year"}
DIGITS_OTHER_THAN_LATIN = set("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩")

each_list = pytest.mark.parametrize("name", NAMES)


def table(path):
    """The header and the rows of a CSV file; a row of another length fails here."""
    raw = path.read_bytes()
    assert not raw.startswith(b"\xef\xbb\xbf"), "a byte order mark would become part of the first heading"
    assert b"\r" not in raw
    header, *rows = csv.reader(raw.decode("utf-8").splitlines(), strict=True)
    return header, [dict(zip(header, row, strict=True)) for row in rows]


def entries(name):
    return table(LISTS / f"{name}.csv")[1]


def codes(name):
    return [row["code"] for row in entries(name)]


def spellings(row):
    return [row["label"], *(alias for alias in row["aliases"].split("|") if alias)]


def period(row):
    first, last = (jalali.parse(row[side]) if row[side] else None for side in ("valid_from", "valid_to"))
    return first, last


def parameters():
    return table(RESOURCES / "parameters.csv")[1]


def test_every_list_is_known_here():
    assert sorted(path.stem for path in LISTS.glob("*.csv")) == NAMES


@each_list
def test_the_header_is_the_agreed_one(name):
    assert table(LISTS / f"{name}.csv")[0] == HEADER


@each_list
def test_codes_are_plain_and_stand_once(name):
    found = codes(name)
    assert len(found) == len(set(found)) > 0
    assert all(code.isascii() and code.strip() == code and code for code in found)


@each_list
def test_one_spelling_names_one_row_once(name):
    keys = [joined_key(text) for row in entries(name) for text in spellings(row)]
    assert all(keys)
    assert not {key for key in keys if keys.count(key) > 1}


@each_list
def test_texts_are_stored_clean(name):
    for row in entries(name):
        shown = [*spellings(row), row["parent"]]
        assert all(clean(text) == text for text in shown if not DIGITS_OTHER_THAN_LATIN & set(text)), row
        assert row["label"], row


@each_list
def test_every_row_has_its_source(name):
    assert all(row["source"].strip() for row in entries(name))


@each_list
def test_days_are_days_and_periods_run_forward(name):
    for row in entries(name):
        assert all(len(row[side]) in {0, 10} for side in ("valid_from", "valid_to"))
        first, last = period(row)
        assert first is None or last is None or first <= last


@each_list
def test_every_parent_exists(name):
    if name in {"result_codes", "isic_sections"}:
        return
    if name in GROUPS:
        assert {row["parent"] for row in entries(name)} - {""} == GROUPS[name]
        return
    known = set(codes(PARENTS.get(name, name)))
    assert not {row["parent"] for row in entries(name)} - known - {""}


def test_documents_are_demanded_by_steps_that_exist():
    states = {state.code for state in cooperative.FORM.life.states}
    assert {row["parent"] for row in entries("coop_documents")} - {""} <= states


@pytest.mark.parametrize(("name", "digits"), [("counties", 2), ("cities", 4)])
def test_a_place_bears_the_number_of_the_wider_one(name, digits):
    assert all(row["parent"] == row["code"][:digits] for row in entries(name))


def test_places_are_complete():
    assert codes("provinces") == [f"{number:02}" for number in range(31)]
    counties = {row["code"]: row["label"] for row in entries("counties")}
    assert len(counties) == 482, "448 of 1399 and 34 founded since"
    per_province = {province: sum(code.startswith(province) for code in counties) for province in ("30", "19", "15")}
    assert per_province == {"30": 7, "19": 8, "15": 12}
    known = {"3001": "کرج", "3007": "چهارباغ", "1904": "زنجان", "1503": "خرم‌آباد", "1512": "معمولان", "0117": "خمام",
             "1025": "کوهپایه", "2502": "جعفرآباد", "0942": "زبرخان"}  # fmt: skip
    assert {code: counties[code] for code in known} == known


def test_the_licence_of_the_places_lies_beside_them():
    assert "MIT License" in (LISTS / "LICENSE-iran-cities.txt").read_text(encoding="utf-8")


def test_the_ten_agencies_are_called_as_in_the_exports():
    labels = {row["code"]: row["label"] for row in entries("agencies")}
    assert {code: labels[code] for code in TEN_AGENCIES} == TEN_AGENCIES


@pytest.mark.parametrize(("typed", "code"), [
    ("سازمان بهزيستي", "behzisti"), ("آموزش فني‌وحرفه‌اي", "tvto"), ("صمت", "industry"), ("امداد", "emdad"),
    ("كميته امداد امام خميني(ره)", "emdad"), ("میراث فرهنگی", "cultural_heritage"), ("اصناف", "guilds"),
])  # fmt: skip
def test_agencies_are_known_by_what_clerks_type(typed, code):
    known = {joined_key(text): row["code"] for row in entries("agencies") for text in spellings(row)}
    assert known[joined_key(typed)] == code


def test_bank_codes_are_those_of_the_iban():
    banks = {row["code"]: row["label"] for row in entries("banks")}
    assert {code for code in banks if not (code.isdigit() and len(code) == 3)} == {"omid", "emdad_velayat"}
    assert banks["022"] == "بانک توسعه تعاون"


def test_every_result_counts_as_something():
    assert {row["parent"] for row in entries("result_codes")} == COUNTS_AS


def test_roles_and_small_lists_hold_the_agreed_codes():
    assert codes("roles") == ["clerk", "chief", "province", "viewer"]
    assert codes("job_kinds") == ["self_employed", "wage", "home", "cooperative", "employer"]
    assert codes("tiers") == ["sms", "phone", "field"]
    assert codes("visitor_organisation_types") == ["jihadi", "counselling_centre", "office", "other"]


def test_starred_fields_are_those_of_food_and_animals():
    starred = {row["parent"] for row in entries("home_business_fields") if "ستاره‌دار" in row["source"]}
    assert starred == {"HB08", "HB10"}


def test_fixed_holidays_are_days_of_every_year():
    assert all(jalali.parse(f"1405/{row['code'].replace('-', '/')}") for row in entries("holidays"))


def test_parameters_are_well_formed():
    assert table(RESOURCES / "parameters.csv")[0] == PARAMETER_HEADER
    for row in parameters():
        assert row["key"].isascii(), row
        assert all(row[heading].strip() for heading in ("value", "unit", "source")), row
        if row["unit"] in NUMBERS:
            assert int(row["value"]) >= 0, row


def test_periods_of_one_parameter_do_not_overlap():
    by_key = {}
    for row in parameters():
        by_key.setdefault(row["key"], []).append(period(row))
    for key, periods in by_key.items():
        ordered = sorted(periods, key=lambda sides: str(sides[0] or ""))
        for (first, last), (following, _) in pairwise(ordered):
            assert last is not None, key
            assert following is not None, key
            assert first is None or first <= last, key
            assert last < following, key


def test_nothing_is_guessed_for_the_present_year():
    begun = jalali.parse("1405/01/01")
    lines = [row for row in parameters() if "ceiling" in row["key"] or row["key"].endswith("home_business.rate")]
    assert lines
    assert all(period(row)[1] is not None and period(row)[1] < begun for row in lines)


LISTS_OF_CODES = [row for row in parameters() if row["unit"].startswith("list:")]


@pytest.mark.parametrize("row", LISTS_OF_CODES, ids=lambda row: row["key"])
def test_parameters_name_only_codes_that_exist(row):
    named = {code.strip() for code in row["value"].split(",")}
    assert named <= set(codes(row["unit"].removeprefix("list:")))
