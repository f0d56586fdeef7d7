"""The offices of every test in this folder."""

import pytest

from tests.operations import offices
from tests.operations.offices import CHIEF, CLERK, EXPERT, VIEWER


@pytest.fixture
def make_desk(tmp_path):
    """Open a desk of a copied office; every one is closed at the end of the test."""
    open_desks = []

    def make(folder, actor=CLERK):
        open_desks.append(offices.desk(folder, actor))
        return open_desks[-1]

    make.folder = tmp_path
    yield make
    for each in open_desks:
        each.database.close()


class People:
    """One office and the people who work in it; one database, as in one program."""

    def __init__(self, first):
        self.clerk = first
        self.database = first.database
        self.folder = first.folder

    def _as(self, actor):
        return type(self.clerk)(self.database, actor, self.clerk.today)

    @property
    def chief(self):
        return self._as(CHIEF)

    @property
    def viewer(self):
        return self._as(VIEWER)

    @property
    def expert(self):
        return self._as(EXPERT)


def _county(make_desk, state):
    county, _province = offices.copy_of(state, make_desk.folder / "offices")
    return People(make_desk(county))


@pytest.fixture
def new(make_desk):
    """A county that has nothing yet."""
    return _county(make_desk, "new")


@pytest.fixture
def sample(make_desk):
    """A county with sixty imported jobs."""
    return _county(make_desk, "sample")


@pytest.fixture
def running(make_desk):
    """A county in the midst of a campaign: every visit given to the jihadi group."""
    return _county(make_desk, "running")


@pytest.fixture
def province(make_desk):
    """The province beside a county made by one of the other fixtures."""
    return People(make_desk(make_desk.folder / "offices" / "alborz", EXPERT))
