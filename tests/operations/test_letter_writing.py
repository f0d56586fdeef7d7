"""Letters from templates, answers to letters that came, and how both stand on paper and in the printed register."""

import re
from datetime import date

import pytest

from desktop.operations.errors import (
    LetterTemplateError,
    NoSuchTemplateError,
    NothingToPrintError,
    NotPrintableError,
)
from desktop.operations.letters.letter_book import letters_of_period
from desktop.operations.letters.write_letter import reply_letter, write_letter
from desktop.operations.printing.print_paper import print_paper
from desktop.operations.saving.move_record import move_record
from desktop.operations.texts import letter_templates
from desktop.operations.texts.letter_facts import FACTS
from desktop.operations.texts.letter_templates import REWORDED, templates, templates_for, usual
from desktop.operations.texts.placeholders import is_known, places
from desktop.store.errors import ForbiddenRoleError, VoidedRecordError
from forms import catalog
from forms.catalog import cooperative, job, letter, paper_text
from forms.parts import Link
from forms.rules.digits import to_latin
from tests.operations.letters import MOVES, a_draft, issued, on, received, set_parameter, shown_no, void
from tests.operations.offices import a_job, record, saved
from tests.operations.paper_reading import said

TODAY = date(2026, 11, 22)
EACH_TEMPLATE = pytest.mark.parametrize("template", templates().values(), ids=lambda each: each.name)


@pytest.fixture
def chief(new):
    found = on(new.chief, TODAY)
    assert set_parameter(found, "office.head", "حمید رستگار").number
    return found


@pytest.fixture
def coop(chief):
    return saved(chief, cooperative.FORM, name="زنبورداران تندیس", type="تولیدی", county="کرج", capital="500000000",
                 agreement_no="12/77", agreement_day="1405/07/01")


def text_of(path, page=None):
    return to_latin(said(path, page))


# Templates

@EACH_TEMPLATE
def test_every_template_says_only_what_its_records_know(template):
    forms = [catalog.BY_KIND[kind] for kind in template.kinds] or [None]
    for text in (*map(template.text, REWORDED), template.correspondent, template.enclosure):
        for form in forms:
            for place in places(text):
                assert is_known(place, (form,) if form else (), FACTS), (template.name, place.written)


@EACH_TEMPLATE
def test_every_template_can_be_written_about_nothing(template, chief):
    written = write_letter(chief, template.name)
    found = record(chief, written.number)
    assert (found.state, found.values[letter.TEMPLATE]) == ("draft", template.name)
    assert found.values[letter.DIRECTION] == "out"
    assert found.values[letter.SIGNER] == "حمید رستگار"
    assert not any("{" in str(text) for text in found.values.to_json().values())
    assert all(problem.level == "amber" for problem in written.problems)


@pytest.mark.parametrize("text", [
    'name = "x"', 'name = "y"\ntitle = "ت"', 'name = "x"\ntitle = "ت"\nwhat = 1', 'name = "x"\ntitle = 3', "name =",
    'name = "x"\ntitle = "ت"\nkinds = ["ship"]', 'name = "x"\ntitle = "ت"\nkinds = ["commitment"]',
    'name = "x"\ntitle = "ت"\nkinds = ["job"]\nstates = ["sunk"]', 'name = "x"\ntitle = "ت"\ncopies = "یکی"'])
def test_a_template_that_is_wrong_is_refused_by_name(tmp_path, text):
    (tmp_path / "x.toml").write_text(text, encoding="utf-8")
    with pytest.raises(LetterTemplateError) as refused:
        letter_templates.templates(tmp_path)
    assert refused.value.facts["file"] == "x.toml"


def test_what_fits_the_state_is_offered_first():
    found = templates_for("cooperative", "formation_agreed")
    assert usual(found[0], "formation_agreed")
    flags = [usual(each, "formation_agreed") for each in found]
    assert flags == sorted(flags, reverse=True)
    assert all(each.fits("cooperative") for each in found)
    assert {each.name for each in templates_for("")} == {each.name for each in found if not each.kinds}


# Writing

def test_a_letter_is_filled_from_its_record_and_leads_to_it(chief, coop):
    written = write_letter(chief, "coop-bank-account", coop)
    found = record(chief, written.number)
    assert found.values[letter.COOPERATIVE] == coop
    assert found.values[letter.SUBJECT] == "افتتاح حساب شرکت تعاونی زنبورداران تندیس (در شرف تأسیس)"
    assert "12/77" in found.values[letter.BODY]
    assert "پانصد میلیون" in found.values[letter.BODY]
    assert found.values[letter.SIGNER_POST] == "رئیس اداره"


def test_what_is_missing_is_left_open_and_said(chief):
    bare = saved(chief, cooperative.FORM, name="بی‌نشان", type="تولیدی", county="کرج")
    written = write_letter(chief, "coop-bank-account", bare)
    said = {problem.field: problem.message for problem in written.problems}
    assert "شماره موافقت" in said["body"]
    found = record(chief, written.number)
    assert "………" in found.values[letter.BODY]
    assert "body" in found.marks


def test_the_name_of_the_head_is_asked_for_where_it_is_not_known(new):
    clerk = on(new.clerk, TODAY)
    written = write_letter(clerk, "general")
    assert {problem.field for problem in written.problems} == {"signer"}
    assert record(clerk, written.number).values[letter.SIGNER] is None


def test_a_letter_about_a_job_also_leads_to_its_person(chief):
    number = saved(chief, job.FORM, **a_job())
    found = record(chief, write_letter(chief, "agency-correction", number).number)
    person = record(chief, number).values[job.PERSON]
    assert (found.values[letter.JOB], found.values[letter.PERSON]) == (number, person)


def test_the_offices_own_wording_is_written(chief, coop):
    saved(chief, paper_text.FORM, paper="coop-bank-account", part="subject", wording="حساب تعاونی {name}")
    assert record(chief, write_letter(chief, "coop-bank-account", coop).number).values[letter.SUBJECT] == \
        "حساب تعاونی زنبورداران تندیس"


def test_a_letter_of_another_kind_of_record_is_refused(chief, coop, new):
    with pytest.raises(NoSuchTemplateError) as refused:
        write_letter(chief, "agency-correction", coop)
    assert "coop-bank-account" in refused.value.facts["known"]
    with pytest.raises(NoSuchTemplateError):
        write_letter(chief, "no-such-letter", coop)
    void(chief, coop)
    with pytest.raises(VoidedRecordError):
        write_letter(chief, "coop-bank-account", coop)
    with pytest.raises(ForbiddenRoleError):
        write_letter(new.viewer, "general")


def test_every_kind_that_has_templates_can_be_led_to():
    linked = {field.kind for field in letter.FORM.fields if isinstance(field, Link)}
    assert {kind for each in templates().values() for kind in each.kinds} <= linked


# Answers

def test_an_answer_names_what_it_answers_and_settles_it_when_it_goes(chief):
    came = received(chief, their_no="77/12", their_day="1405/08/20", answer_by="1405/09/15")
    written = reply_letter(chief, came.number)
    draft = record(chief, written.number)
    assert draft.values[letter.REPLY_TO] == came.number
    assert draft.values[letter.CORRESPONDENT] == came.values[letter.CORRESPONDENT]
    assert draft.values[letter.BODY].startswith("بازگشت به نامهٔ شمارهٔ 77/12 مورخ 1405/08/20")
    assert record(chief, came.number).state == "received"
    assert {problem.field for problem in move_record(chief, draft.number, MOVES["issue"]).problems} == {"body"}
    assert move_record(chief, draft.number, MOVES["issue"], "پاسخ دستی نوشته می‌شود").number
    assert record(chief, came.number).state == "answered"
    assert move_record(chief, came.number, MOVES["reopen"], "پاسخ کامل نبود").number
    assert record(chief, came.number).state == "received"


def test_an_answer_to_an_answered_letter_is_issued_all_the_same(chief):
    came = received(chief)
    first, second = reply_letter(chief, came.number), reply_letter(chief, came.number)
    for each in (first, second):
        assert move_record(chief, each.number, MOVES["issue"], "پاسخ دستی نوشته می‌شود").number
    assert record(chief, came.number).state == "answered"


def test_only_a_letter_that_came_is_answered(chief):
    refused = reply_letter(chief, issued(chief).number)
    assert (refused.number, len(refused.problems)) == (None, 1)


# Paper

def test_a_draft_has_no_number_on_paper_and_an_issued_letter_has(chief, tmp_path):
    number = a_draft(chief, enclosure="2 برگ", copies="معاونت تعاون\nبایگانی", urgency="آنی")
    print_paper(chief, "letter", [number], tmp_path / "draft.pdf")
    draft = text_of(tmp_path / "draft.pdf")
    move_record(chief, number, MOVES["issue"])
    print_paper(chief, "letter", [number], tmp_path / "issued.pdf")
    went = text_of(tmp_path / "issued.pdf")
    assert "3001/1/1405" in went
    assert "3001/1/1405" not in draft
    assert (re.search("پیش.?نویس", draft) is not None, re.search("پیش.?نویس", went)) == (True, None)
    move_record(chief, number, MOVES["correct"], "غلط بود")
    print_paper(chief, "letter", [number], tmp_path / "open.pdf")
    assert "3001/1/1405" not in text_of(tmp_path / "open.pdf")


def test_a_letter_that_came_is_printed_as_a_form(chief, tmp_path):
    came, went = received(chief), issued(chief)
    print_paper(chief, "letter", [came.number], tmp_path / "came.pdf")
    assert "استانداری" in text_of(tmp_path / "came.pdf")
    with pytest.raises(NotPrintableError):
        print_paper(chief, "letter", [went.number, came.number], tmp_path / "both.pdf")
    assert not (tmp_path / "both.pdf").exists()


def test_the_register_explains_its_gaps(chief, tmp_path):
    kept = [issued(chief, subject=f"موضوع {n}") for n in range(5)]
    void(chief, kept[1].number)
    void(chief, kept[4].number)
    set_parameter(chief, "letter.first_serial", "30")
    kept.append(issued(chief, subject="پس از پرش"))
    numbers = letters_of_period(chief, "out", date(2026, 3, 21), TODAY)
    assert numbers == [each.number for each in kept if not record(chief, each.number).voided]
    print_paper(chief, "letter-register", numbers, tmp_path / "book.pdf")
    told = text_of(tmp_path / "book.pdf")
    assert all(shown_no(each) in told for each in kept)
    assert len(re.findall("باطل", told)) == 4  # in two rows, each twice
    assert "به کار نرفت" in told
    assert re.search(r"6\s+تا\s+29|29\s+تا\s+6", told)


def test_each_book_has_its_own_sheet(chief, tmp_path):
    numbers = [issued(chief).number, received(chief).number, issued(on(chief, date(2027, 4, 1))).number]
    assert print_paper(chief, "letter-register", numbers, tmp_path / "book.pdf").pages == 3
    assert "وارده" in text_of(tmp_path / "book.pdf", 2)


def test_a_register_of_nothing_is_refused(chief, tmp_path):
    with pytest.raises(NothingToPrintError):
        letters_of_period(chief, "in", date(2026, 3, 21), TODAY)
    with pytest.raises(NotPrintableError):
        print_paper(chief, "letter-register", [a_draft(chief)], tmp_path / "book.pdf")


def test_a_long_register_stays_in_order(chief, tmp_path):
    with chief.database.change(chief.actor) as change:
        rows = [(letter.FORM.values({"direction": "out", "correspondent": "بانک", "subject": f"نامهٔ {n}", "serial": n,
                                     "year": 1405, "letter_no": f"{n}/1405", "letter_day": TODAY}), {})
                for n in range(1, 1201)]
        numbers = change.create_many(letter.FORM, rows, "issued")
    assert letters_of_period(chief, "out", TODAY, TODAY) == numbers
    printed = print_paper(chief, "letter-register", numbers, tmp_path / "book.pdf")
    assert printed.pages > 30
    assert "1200/1405" in text_of(tmp_path / "book.pdf", printed.pages - 1)
