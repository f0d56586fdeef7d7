"""Pages as a person types them: right ones in the order of the paper, wrong ones a sentence; sides and sheets."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.rules import page_ranges
from forms.rules.digits import to_persian


@pytest.mark.parametrize(("typed", "wanted"), [
    ("", range(1, 13)), ("  ", range(1, 13)), ("3", [3]), ("۳", [3]), ("1-3,7", [1, 2, 3, 7]), ("۱-۳،۷", [1, 2, 3, 7]),
    ("7, 1 - 3", [1, 2, 3, 7]), ("1–2؛ 4", [1, 2, 4]), ("2,2,1-2", [1, 2]), ("12", [12]), ("1,", [1]),
    ("۱ تا ۳", [1, 2, 3]),
])
def test_what_is_typed_right(typed, wanted):
    assert page_ranges.read(typed, 12) == tuple(wanted)


@pytest.mark.parametrize(("typed", "says"), [
    ("7-3", "۳ تا ۷"), ("0", "صفر"), ("0-2", "صفر"), ("abc", "۱-۳،۷"), ("1-2-3", "۱-۳،۷"), ("-", "۱-۳،۷"),
    ("13", "۱۲ صفحه"), ("1-99", "۹۹"), ("1.5", "۱-۳،۷"), ("9" * 9, "۱-۳،۷"),
])
def test_what_is_typed_wrong_is_a_sentence(typed, says):
    with pytest.raises(page_ranges.NotARangeError) as wrong:
        page_ranges.read(typed, 12)
    assert says in str(wrong.value)
    assert not re.search("[0-9]", str(wrong.value))


@given(st.integers(1, 60).flatmap(lambda pages: st.tuples(st.just(pages), st.sets(st.integers(1, pages), min_size=1))))
def test_the_shortest_way_to_type_pages_is_read_as_these_pages(pages_and_chosen):
    pages, chosen = pages_and_chosen
    typed = page_ranges.text(chosen, pages)
    assert page_ranges.read(typed, pages) == page_ranges.read(to_persian(typed), pages) == tuple(sorted(chosen))
    assert (typed == "") == (len(chosen) == pages)


def test_a_person_reads_words_not_hyphens():
    assert page_ranges.shown("1-3,7") == "۱ تا ۳، ۷"
    assert page_ranges.read(page_ranges.shown("1-3,7"), 12) == (1, 2, 3, 7)


def test_sides_and_sheets():
    assert page_ranges.sides([1, 2, 3], [1, 2, 3]) == [1, 2, 3]
    assert page_ranges.sides([1, 2, 3], [1, 2, 3], two_sided=True) == [1, 0, 2, 0, 3]
    assert page_ranges.sides([1, 2, 3, 4, 5], [1, 4], two_sided=True) == [1, 2, 3, 0, 4, 5]
    assert page_ranges.sides([2, 4], [1, 4], two_sided=True) == [2, 0, 4]
    assert page_ranges.sheets([1, 2, 3], 2) == 6
    assert page_ranges.sheets([1, 2, 3, 0, 4], 2, two_sided=True) == 6


@given(st.integers(1, 40), st.sets(st.integers(1, 40)))
def test_on_both_sides_records_begin_on_fronts_and_no_page_is_lost(pages, begins):
    sides = page_ranges.sides(range(1, pages + 1), begins, two_sided=True)
    assert [page for page in sides if page] == list(range(1, pages + 1))
    assert all(place % 2 == 0 for place, page in enumerate(sides) if page in begins)
