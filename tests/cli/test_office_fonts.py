"""An office points to fonts in its data folder: its papers carry them, or are refused with what to mend."""

import os
import re
import subprocess

import pytest

from forms.catalog import job, person
from reports.fonts import SHIPPED
from tests.operations.offices import CHIEF, at_work, half_written, numbers
from tests.reports.office_fonts import made, persian_only, without

REGULAR, BOLD = "paper.font.regular", "paper.font.bold"


@pytest.fixture
def office(karbarg, sample):
    """(folder, a way to set a parameter) of an office whose two fonts draw Persian alone."""
    county, _province = sample
    made(SHIPPED.regular, county / "BTitr.ttf", "BTitr", persian_only)
    (county / "fonts").mkdir()
    made(SHIPPED.bold, county / "fonts" / "قلم سیاه.ttf", "BTitrBold", persian_only)

    def point(key, value):
        said = karbarg("--office", county, "--user", CHIEF.name, "save", "parameter", f"key={key}", f"value={value}",
                       "source=تصمیم اداره", "--json")
        assert said.code == 0, said

    point(REGULAR, "BTitr.ttf")
    point(BOLD, "fonts/قلم سیاه.ttf")
    return county, point


def fonts_of(pdf):
    """Name without tags → whether it is embedded, as a subset, with its letters told; by the table of pdffonts."""
    lines = subprocess.run(["pdffonts", str(pdf)], check=True, capture_output=True, text=True).stdout.splitlines()[2:]
    return {re.sub("^[A-Z]{6}[+]|-[0-9a-f]{8}$", "", line.split()[0]): re.findall(r"\b(?:yes|no)\b", line)
            for line in lines}


def some(county, form):
    with at_work(county) as clerk:
        return numbers(clerk, form)[:2]


def test_papers_carry_the_fonts_of_the_office_and_of_ours_what_they_are_lent(karbarg, office, tmp_path):
    county, point = office
    to = tmp_path / "x.pdf"
    done = karbarg("--office", county, "print", "verification", "-o", to, "--record", *some(county, job.FORM), "--json")
    assert done.json["pages"] == 2
    assert fonts_of(to) == dict.fromkeys(("BTitr", "BTitrBold", "Vazirmatn-Regular", "Vazirmatn-Bold"), ["yes"] * 3)
    said = subprocess.run(["pdftotext", str(to), "-"], check=True, capture_output=True, text=True).stdout
    assert "کد رهگیری" in said
    point(BOLD, "ندارد")
    assert karbarg("--office", county, "print", "person", "-o", to, "--record", *some(county, person.FORM)).code == 0
    assert {"BTitr", "Vazirmatn-Bold"} <= set(fonts_of(to)) <= {"BTitr", "Vazirmatn-Bold", "Vazirmatn-Regular"}


def missing(path):
    path.unlink()


def damaged(path):
    os.truncate(path, 20_000)


def without_gaf(path):
    made(SHIPPED.bold, path, "BTitrBold", without(0xFB93))


@pytest.mark.parametrize(("name", "key"), [("BTitr.ttf", REGULAR), ("fonts/قلم سیاه.ttf", BOLD)])
@pytest.mark.parametrize("broken", [(missing, "E_LETTERHEAD_FILE"), (damaged, "E_FONT_FILE"),
                                   (without_gaf, "E_FONT")])
def test_a_font_that_cannot_be_used_is_named_with_its_parameter(karbarg, office, tmp_path, name, key, broken):
    (county, point), (change, code) = office, broken
    change(county / name)
    to = tmp_path / "x.pdf"
    printing = ("--office", county, "print", "verification", "-o", to, "--record", *some(county, job.FORM))
    refused = karbarg(*printing)
    assert refused.refusal == code
    assert f"«{key}»" in refused.err
    assert (county / name).stem in refused.err
    assert not to.exists()
    assert half_written(tmp_path) == []
    point(key, "ندارد")
    assert karbarg(*printing).code == 0
