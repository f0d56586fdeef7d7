"""Offices to try things in: made once by the real migration, then copied for each test."""

import shutil
from datetime import UTC, datetime, timedelta

import pytest

from desktop.store.database import Database
from desktop.store.offices import Actor, Office
from forms import catalog
from forms.rules import national_code

KARAJ = Office(3001, "county", "کرج")
SAVOJBOLAGH = Office(3002, "county", "ساوجبلاغ")
ALBORZ = Office(3000, "province", "البرز")

CLERK = Actor("کارشناس", "clerk")
CHIEF = Actor("رئیس", "chief")
PROVINCE = Actor("استان", "province")
VIEWER = Actor("بیننده", "viewer")

FORMS = catalog.BY_KIND
PERSON, JOB, VISIT = FORMS["person"], FORMS["job"], FORMS["visit"]


class Clock:
    """One minute passes at every look."""

    def __init__(self):
        self.at = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)

    def __call__(self):
        self.at += timedelta(minutes=1)
        return self.at


def person(first="سارا", last="نجفی", code=1, **more):
    return PERSON.values({"first_name": first, "last_name": last,
                          "national_code": national_code.with_check_digit(f"{code:09}"), **more})


def job(tracking="R1", agency="emdad", **more):
    return JOB.values({"tracking_code": tracking, "agency": agency, "first_name": "علی", "last_name": "رضایی", **more})


@pytest.fixture(scope="session")
def ready_folders(tmp_path_factory):
    """An empty data folder of each office."""
    made = {}
    for office in (KARAJ, SAVOJBOLAGH, ALBORZ):
        folder = tmp_path_factory.mktemp("office") / str(office.code)
        Database.create(folder, office).close()
        made[office.code] = folder
    return made


@pytest.fixture
def open_office(ready_folders, tmp_path):
    """A function that opens a fresh office; closed after the test."""
    opened = []

    def open_one(office=KARAJ):
        folder = tmp_path / f"office-{office.code}-{len(opened)}"
        shutil.copytree(ready_folders[office.code], folder)
        opened.append(Database(folder, now=Clock()))
        return opened[-1]

    yield open_one
    for database in opened:
        database.close()


@pytest.fixture
def database(open_office):
    return open_office()


@pytest.fixture
def province(open_office):
    return open_office(ALBORZ)


def no_progress(_done, _total):
    """Nobody watches."""


def sound(database):
    """What check says; an empty list is sound."""
    return database.check(no_progress).problems


def create(database, form, values, **more):
    with database.change(CHIEF) as change:
        return change.create(form, values, **more)


def get(database, number):
    with database.read() as reader:
        return reader.get(number)
