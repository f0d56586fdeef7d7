"""The papers themselves: what stands on them, how many pages, what is refused, how fast two hundred are made."""

import subprocess
import sys
import textwrap
import time
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
import zxingcpp

from forms.catalog import cooperative, job, visit
from forms.rules import record_number
from forms.rules.digits import to_persian
from reports.blocks import Printed
from reports.charts import nice_top
from reports.errors import MissingGlyphError, NothingToPrintError, PaperTooFullError, ReportError, ValueTooLongError
from reports.facts import Question
from reports.paper import FilledForm, blank_form, print_forms
from reports.special.cooperative import print_members
from reports.special.verification import print_verifications
from reports.special.visit_sheet import standard_visit_sheet
from tests.reports.papers import (
    LETTERHEAD,
    TODAY,
    bare,
    copied,
    letters_on,
    members,
    paper_id,
    picture,
    unwatched,
    verification,
)

ASKED = standard_visit_sheet(TODAY)
JOB = job.FORM.values({
    "tracking_code": "4050700001", "agency": "behzisti", "national_code": "0499370899", "first_name": "سارا",
    "last_name": "نجفی", "birth_day": TODAY.replace(year=1984), "sex": "female", "loan_amount": 1_200_000_000,
    "address": "کرج، مهرشهر، بلوار ارم (نبش کوچه 12)"})


def whole(count):
    """Each record begins on a page of its own."""
    return tuple(range(1, count + 1))


def printed(tmp_path, *papers, asked=ASKED):
    to = tmp_path / "papers.pdf"
    assert print_verifications(papers, asked, LETTERHEAD, to, unwatched) == Printed(len(papers), whole(len(papers)))
    return to


def test_the_verification_paper_asks_all_of_the_visit_form(tmp_path):
    said = letters_on(printed(tmp_path, verification()))
    asked = [*ASKED.questions, ASKED.people, ASKED.reasons, ASKED.results, ASKED.opinion, ASKED.visit]
    answers = [each.rstrip(":") for question in (ASKED.reasons, ASKED.results) for each in question.answers]
    roles = [each.role for each in visit.FORM.signatures]
    texts = [*(question.text for question in asked), *answers, *roles]
    assert not [text for text in texts if any(bare(word) not in said for word in text.strip("؟:()").split(" "))]
    assert [q.number for q in ASKED.questions] == [to_persian(str(n)) for n in range(1, 13)]


def test_the_paper_names_the_person_and_the_office(tmp_path):
    said = copied(printed(tmp_path, verification(3)))
    for word in ("رضایی‌نژاد", "۰۴۹۹۳۷۰۸۹۹", "البرز", "۱٬۲۰۰٬۰۰۰٬۰۰۰", "۳۰۰۱-۱-۳-", "بدون", "۰۲۶-۳۴۴۰۱۲۳۴"):
        assert word in said, word


@pytest.mark.parametrize("dpi", [150, 200])
def test_the_scanner_reads_the_number_of_each_paper(tmp_path, dpi):
    pdf = printed(tmp_path, *map(verification, (1, 77, 4096)))
    for page, serial in enumerate((1, 77, 4096)):
        found = [each.text for each in zxingcpp.read_barcodes(picture(pdf, page, dpi))]
        assert found == [record_number.compact(record_number.make(3001, 1, serial))]


def test_two_hundred_papers_are_two_hundred_pages_in_good_time(tmp_path):
    seen, started = [], time.process_time()
    to = tmp_path / "all.pdf"
    print_verifications(map(verification, range(1, 201)), ASKED, LETTERHEAD, to, lambda *done: seen.append(done))
    spent = time.process_time() - started
    assert len(pypdf.PdfReader(to).pages) == 200
    assert seen == [(number, 200) for number in range(1, 201)]
    assert "صفحه۱از۱" in letters_on(to, 1)
    assert "برگ۲۰۰از۲۰۰" in letters_on(to, 200)
    assert spent < 1.5
    assert to.stat().st_size < 1_000_000


def test_a_refused_value_names_the_record_and_leaves_no_file(tmp_path):
    for workshop, kind in (("کارگاه 漢", MissingGlyphError), ("کارگاه " * 900, ReportError)):
        with pytest.raises(kind) as refused:
            printed(tmp_path, verification(1), verification(2, **{"نام کارگاه": workshop}))
        assert refused.value.facts["record"] == verification(2).paper.number_text
    assert not list(tmp_path.iterdir())


def test_a_long_address_gets_a_higher_row(tmp_path):
    address = "کرج، مهرشهر، بلوار ارم، نبش کوچه دوازدهم، پلاک ۴۵، طبقه همکف، روبه‌روی مسجد جامع، " * 4
    said = copied(printed(tmp_path, verification(1, **{"نشانی محل کار": address})))
    assert said.count("مهرشهر") == 4


def test_cancelling_leaves_no_file(tmp_path):
    class CancelledError(Exception):
        pass

    def cancel(done, _total):
        if done == 3:
            raise CancelledError

    with pytest.raises(CancelledError):
        print_verifications(map(verification, range(1, 9)), ASKED, LETTERHEAD, tmp_path / "x.pdf", cancel)
    assert not list(tmp_path.iterdir())


def test_nothing_to_print_is_said(tmp_path):
    with pytest.raises(NothingToPrintError):
        print_verifications([], ASKED, LETTERHEAD, tmp_path / "x.pdf", unwatched)


def test_too_many_questions_for_one_page_are_refused(tmp_path):
    many = replace(ASKED, questions=ASKED.questions + (Question("۱۳", "پرسش", ("بله", "خیر")),) * 8)
    with pytest.raises(PaperTooFullError) as refused:
        printed(tmp_path, verification(), asked=many)
    assert refused.value.facts["missing_mm"] > 0


def test_any_form_is_printed_from_its_definition(tmp_path):
    to = tmp_path / "job.pdf"
    record = FilledForm(paper_id(), JOB, {"person": "سارا نجفی (۳۰۰۱-۱-۷-۰)"})
    assert print_forms(job.FORM, [record], LETTERHEAD, to, unwatched).pages == 1
    said = letters_on(to)
    for field in job.FORM.fields:
        assert bare(field.label) in said, field.label
    for word in ("نجفی", "۰۴۹۹۳۷۰۸۹۹", "بهزیستی", "۱٬۲۰۰٬۰۰۰٬۰۰۰", "(نبش", "۴۰۵۰۷۰۰۰۰۱"):
        assert word in said, word


@pytest.mark.parametrize("form", [job.FORM, cooperative.FORM, visit.FORM], ids=lambda form: form.kind)
def test_a_blank_form_has_room_for_every_answer(tmp_path, form):
    to = tmp_path / "blank.pdf"
    pages = print_forms(form, [blank_form(form)], LETTERHEAD, to, unwatched).pages
    assert len(pypdf.PdfReader(to).pages) == pages
    said = letters_on(to)
    assert not [each.role for each in form.signatures if bare(each.role) not in said]
    assert not [each.label for each in form.fields if bare(each.label) not in said]


def test_a_long_table_repeats_its_head_and_every_page_is_numbered(tmp_path):
    people = tuple(cooperative.MEMBERS.from_json(
        [{"national_code": "0499370899", "first_name": f"سارا{n}", "last_name": "نجفی"} for n in range(60)]))
    to = tmp_path / "coop.pdf"
    values = cooperative.FORM.values({"name": "تعاونی لاله", "members": people})
    pages = print_forms(cooperative.FORM, [FilledForm(paper_id(), values)], LETTERHEAD, to, unwatched).pages
    assert pages >= 3
    for page in range(1, pages + 1):
        assert to_persian(f"صفحه{page}از{pages}") in letters_on(to, page)
    assert copied(to).count("سارا") == 60


def test_a_text_longer_than_a_page_is_refused_and_named(tmp_path):
    values = job.FORM.values({"note": "سطر\n" * 200})
    with pytest.raises(ValueTooLongError) as refused:
        print_forms(job.FORM, [FilledForm(paper_id(), values)], LETTERHEAD, tmp_path / "x.pdf", unwatched)
    assert refused.value.facts["label"] == job.NOTE.label
    assert refused.value.facts["record"] == paper_id().number_text


def test_the_list_of_members_adds_up(tmp_path):
    to = tmp_path / "members.pdf"
    assert print_members([members(7), members(40)], LETTERHEAD, to, unwatched) == Printed(3, (1, 2))
    first = copied(to, "-f", "1", "-l", "1")
    for word in ("۹۱", "۹۱٬۰۰۰٬۰۰۰", "نود", "لاریجانی", "هیأت"):
        assert word in first, word


@pytest.mark.parametrize(("most", "top"), [(0, 5), (4, 5), (5, 5), (6, 10), (587, 600), (601, 750), (4100, 5000)])
def test_the_axis_ends_at_a_round_number(most, top):
    assert nice_top(most) == top


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the peak of a process this way")
def test_memory_stays_small_with_two_hundred_papers(tmp_path):
    """In a process of its own: what other tests loaded does not count."""
    script = r"""
        import re, sys; from pathlib import Path
        from tests.reports.papers import LETTERHEAD, TODAY, unwatched, verification
        from reports.special.verification import print_verifications
        from reports.special.visit_sheet import standard_visit_sheet
        print_verifications(map(verification, range(1, 201)), standard_visit_sheet(TODAY), LETTERHEAD,
                            Path(sys.argv[1]), unwatched)
        print(int(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1]) // 1024)
    """
    made = subprocess.run([sys.executable, "-c", textwrap.dedent(script), str(tmp_path / "x.pdf")], check=True,
                          capture_output=True, text=True, cwd=Path(__file__).parents[2])
    assert int(made.stdout) < 120
