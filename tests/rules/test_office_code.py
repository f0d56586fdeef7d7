"""Offices have distinct numbers, though the statistical codes of a province and of a county may look alike."""

import pytest

from forms.parts import reference_list
from forms.rules import office_code


@pytest.mark.parametrize(("typed", "office", "shown"), [
    ("3001", 3001, "3001"), ("30", 3099, "30"), ("01", 199, "01"), ("1", 199, "01"), ("0001", 1, "0001"),
    ("00", 99, "00"), (" 1501 ", 1501, "1501"), ("3099", 3099, "30"),
])
def test_known_codes(typed, office, shown):
    assert office_code.read(typed) == office
    assert office_code.show(office) == shown


@pytest.mark.parametrize("typed", ["", "x", "30010", "-1", "۳۰"])
def test_what_is_no_code(typed):
    with pytest.raises(ValueError):  # noqa: PT011 - the rule's own error
        office_code.read(typed)


def test_no_two_offices_of_the_country_share_a_number():
    counties = [int(entry.code) for entry in reference_list("counties").entries]
    provinces = [office_code.of_province(entry.code) for entry in reference_list("provinces").entries]
    assert len({*counties, *provinces}) == len(counties) + len(provinces)
    assert all(office_code.is_province(code) for code in provinces)
    assert not any(office_code.is_province(code) for code in counties)
    assert all(1 <= code <= 9999 for code in (*counties, *provinces))
