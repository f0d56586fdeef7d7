"""Papers as pictures. KARBARG_GOLDEN=write draws the golden pictures anew: look at them before committing."""

import os
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from forms.catalog import cooperative, job
from reports.blocks import LabelSheet
from reports.drawing import print_sheetfuls
from reports.labels import print_labels
from reports.letter import print_letters
from reports.paper import FilledForm, blank_form, print_forms
from reports.special.cooperative import print_members
from reports.special.verification import print_verifications
from reports.special.visit_sheet import standard_visit_sheet
from tests.reports.papers import (
    LETTERHEAD,
    TODAY,
    members,
    paper_id,
    picture,
    unwatched,
    verification,
)
from tests.reports.sheetfuls import all_blocks, certificate, charts, label, letter, minutes
from tests.reports.test_papers import JOB

GOLDEN = Path(__file__).parent / "golden"
CELL = 4
"""Pictures are compared in cells of this many pixels, so that smoothing by another renderer does not count."""
TOLERANCE = 48
"""Of 255: a cell darker or lighter than this is a change that can be seen."""


def verification_paper(to, **changed):
    print_verifications([verification(1, **changed)], standard_visit_sheet(TODAY), LETTERHEAD, to, unwatched)


def job_record(to):
    record = FilledForm(replace(paper_id(), mark="المثنی – چاپ ۲"), JOB, {"person": "سارا نجفی"})
    print_forms(job.FORM, [record], LETTERHEAD, to, unwatched)


def cooperative_blank(to):
    print_forms(cooperative.FORM, [blank_form(cooperative.FORM)], LETTERHEAD, to, unwatched)


def chart_paper(kind, to):
    print_sheetfuls([charts(kind)], LETTERHEAD, to, unwatched)


PAPERS = {
    "verification": verification_paper,
    "job": job_record,
    "cooperative_blank": cooperative_blank,
    "members": lambda to: print_members([members()], LETTERHEAD, to, unwatched),
    "blocks": lambda to: print_sheetfuls([all_blocks()], LETTERHEAD, to, unwatched),
    **{f"chart_{kind}": partial(chart_paper, kind) for kind in ("bars", "stacked", "columns", "line", "shares")},
    "letter": lambda to: print_letters([letter(3, urgency="فوری", secrecy="محرمانه")], LETTERHEAD, to, unwatched),
    "letter_a5": lambda to: print_letters([letter(1, size="A5")], LETTERHEAD, to, unwatched),
    "labels": lambda to: print_labels(map(label, range(20)), LabelSheet(first=5), "برچسب", "اداره", to, unwatched),
    "minutes": lambda to: print_sheetfuls([minutes()], LETTERHEAD, to, unwatched),
    "certificate": lambda to: print_sheetfuls([certificate()], LETTERHEAD, to, unwatched),
}


def coarse(image):
    return image.resize((image.width // CELL, image.height // CELL), Image.Resampling.BOX)


def changed_cells(golden, now):
    if golden.size != now.size:
        return golden.width * golden.height
    histogram = ImageChops.difference(coarse(golden), coarse(now)).histogram()
    return sum(histogram[TOLERANCE:])


@pytest.mark.parametrize("name", PAPERS)
def test_papers_look_as_they_did(tmp_path, name):
    PAPERS[name](tmp_path / "x.pdf")
    now, kept = picture(tmp_path / "x.pdf"), GOLDEN / f"{name}.png"
    if os.environ.get("KARBARG_GOLDEN") == "write":
        GOLDEN.mkdir(exist_ok=True)
        now.quantize(16).save(kept, optimize=True)
    with Image.open(kept) as golden:
        changed = changed_cells(golden.convert("L"), now)
    if changed:
        now.save(tmp_path / f"{name}-now.png")
    assert changed == 0, f"compare {tmp_path / (name + '-now.png')} with {kept}"


@pytest.mark.parametrize("changed", [{"نام پدر": "حسن"}, {"کد ملی": "۰۴۹۹۳۷۰۸۹۸"}, {"بیمه": ""}])
def test_a_changed_word_is_noticed(tmp_path, changed):
    verification_paper(tmp_path / "x.pdf", **changed)
    with Image.open(GOLDEN / "verification.png") as golden:
        assert changed_cells(golden.convert("L"), picture(tmp_path / "x.pdf")) > 0
