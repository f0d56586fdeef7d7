"""Everything that is loaded late is there, and nothing heavy is loaded before it is asked for."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.late import late
from desktop.operations.printing.print_paper import _DRAW as DRAWN_PAPERS
from desktop.operations.texts.paper_list import PAPERS
from desktop.operations.texts.report_list import REPORTS
from desktop.places import places_of
from desktop.ui.window import LIST
from forms import catalog

HOUSE = Path(__file__).parents[2]
FILES = [*(HOUSE / "desktop").glob("*.py"), *(HOUSE / "desktop" / "ui").glob("*.py")]
NAMED = sorted({name for file in FILES for name in re.findall(r'late\("([\w.]+)"\)', file.read_text("utf-8"))})
HEAVY = ("openpyxl", "reportlab", "cryptography", "pyrage", "pypdfium2", "alembic", "segno")


def test_late_things_were_found():
    assert len(NAMED) > 15


@pytest.mark.parametrize("path", NAMED)
def test_a_late_thing_is_there(path):
    assert callable(late(path).found)


def test_the_desk_opens_without_the_heavy_rooms():
    asked = f"import sys, desktop.app, desktop.rooms; print([name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", asked], cwd=HOUSE, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_paper_and_report_that_is_listed_can_be_drawn():
    made = [late(f"desktop.operations.reports.{name.replace('-', '_')}.make").found for name in REPORTS]
    assert all(map(callable, made))
    files = {file.stem for file in (HOUSE / "desktop" / "operations" / "reports").glob("[!_]*.py")}
    assert files == {name.replace("-", "_") for name in REPORTS}
    assert set(DRAWN_PAPERS) <= set(PAPERS)


def test_every_kind_has_its_place_in_the_rail():
    names = [place.name for place in places_of(None, None, None)]  # no screen is built before it is visited
    listed = {name.removeprefix(LIST) for name in names if name.startswith(LIST)}
    assert listed | {"campaign"} == set(catalog.BY_KIND)  # campaigns have a screen of their own
