"""The demonstration office has letters in every state, meetings with decisions that are late, and a chief who signs."""

import pytest

from desktop.operations.demo.make_demo import CHIEF, make_demo
from desktop.operations.office.check_office import check_office
from desktop.operations.printing.print_paper import print_paper
from desktop.store.queries import Query
from forms.catalog import letter, meeting
from forms.parts import read_typed, typed_of
from tests.operations.offices import TODAY, at_work, numbers, record
from tests.operations.paper_reading import plain, said


@pytest.fixture(scope="module")
def chief(tmp_path_factory):
    with at_work(make_demo(tmp_path_factory.mktemp("demo"), today=TODAY).county, CHIEF) as desk:
        yield desk


@pytest.fixture(scope="module")
def letters(chief):
    return [record(chief, number) for number in numbers(chief, letter.FORM)]


def test_there_are_letters_in_every_state(letters):
    states = [each.state for each in letters]
    assert len(states) == 12
    assert set(states) == {state.code for state in letter.FORM.life.states}
    links = ("cooperative", "home_business", "job", "visitor_group", "reply_to")
    assert all(any(each.values.named(name) for each in letters) for name in links)


def test_numbers_follow_the_days(letters):
    for direction in ("in", "out"):
        book = [each for each in letters if each.values[letter.DIRECTION] == direction and each.values[letter.SERIAL]]
        by_serial = sorted(book, key=lambda each: each.values[letter.SERIAL])
        assert [each.values[letter.SERIAL] for each in by_serial] == list(range(1, len(book) + 1))
        days = [each.values[letter.LETTER_DAY] for each in by_serial]
        assert days == sorted(days)
        assert max(days) <= TODAY


def test_one_waits_past_its_day_and_a_meeting_too(chief, letters):
    late = [each for each in letters if each.state == "received" and each.values[letter.ANSWER_BY]
            and each.values[letter.ANSWER_BY] < TODAY]
    assert len(late) == 1
    with chief.database.read() as reader:
        assert len(reader.late_meetings(TODAY)) == 1
        assert reader.count(meeting.FORM, Query()) == 3
        assert reader.parameters().text("office.head", TODAY) == CHIEF.name


@pytest.mark.parametrize("form", [letter.FORM, meeting.FORM], ids=lambda form: form.kind)
def test_a_clerk_could_have_typed_each(chief, form):
    for number in numbers(chief, form):
        values = record(chief, number).values
        typed = typed_of(values)
        assert read_typed(form, typed, chief.context()).red == ()


def test_the_register_and_the_letters_can_be_printed(chief, letters, tmp_path):
    out = [each.number for each in letters if each.values[letter.DIRECTION] == "out"]
    print_paper(chief, "letter-register", [each.number for each in letters], tmp_path / "r.pdf")
    assert print_paper(chief, "letter", out, tmp_path / "l.pdf").pages == len(out)
    assert plain(CHIEF.name) in said(tmp_path / "l.pdf", 0)
    assert check_office(chief).ok
