"""Digits in and out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.rules import digits


@pytest.mark.parametrize(
    ("typed", "latin"),
    [("۰۱۲۳۴۵۶۷۸۹", "0123456789"), ("٠١٢٣٤٥٦٧٨٩", "0123456789"), ("پلاک ۱2٣", "پلاک 123"), ("abc", "abc"), ("", "")],
)
def test_every_script_becomes_latin(typed, latin):
    assert digits.to_latin(typed) == latin


def test_latin_and_arabic_become_persian():
    assert digits.to_persian("1405/08/30 ٤٥٦") == "۱۴۰۵/۰۸/۳۰ ۴۵۶"


@given(st.integers(min_value=0))
def test_what_is_shown_in_persian_reads_back(number):
    shown = digits.to_persian(str(number))
    assert not any(digit in shown for digit in "0123456789")
    assert digits.to_latin(shown) == str(number)


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (0, "۰"),
        (999, "۹۹۹"),
        (1000, "۱\u066c۰۰۰"),
        (1234567, "۱\u066c۲۳۴\u066c۵۶۷"),
        (-1500, "\u200e-۱\u066c۵۰۰"),
    ],
)
def test_grouped(number, shown):
    assert digits.grouped(number) == shown


@given(st.integers())
def test_grouped_keeps_the_number_and_groups_by_three(number):
    shown = digits.grouped(number)
    assert int(digits.to_latin(shown).replace("\u066c", "").replace("\u200e", "")) == number
    first, *rest = shown.lstrip("\u200e-").split("\u066c")
    assert 1 <= len(first) <= 3
    assert all(len(group) == 3 for group in rest)


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [
        (72, 100, "۷۲٪"),
        (107, 200, "۵۳٫۵٪"),
        (1, 3, "۳۳٫۳٪"),
        (2, 3, "۶۶٫۷٪"),
        (1, 800, "۰٫۱٪"),  # 0.125
        (3, 800, "۰٫۴٪"),  # 0.375
        (1, 2000, "۰٫۱٪"),  # 0.05: halves go up
        (0, 5, "۰٪"),
        (5, 5, "۱۰۰٪"),
        (9, 4, "۲۲۵٪"),
        (3, 0, "—"),
        (0, 0, "—"),
        (-1, 4, "\u200e-۲۵٪"),
        (-1, 10**6, "۰٪"),
    ],
)
def test_percent(part, whole, shown):
    assert digits.percent(part, whole) == shown


@given(st.integers(0, 10**12), st.integers(1, 10**12))
def test_percent_is_within_half_a_tenth(part, whole):
    shown = digits.to_latin(digits.percent(part, whole)).removesuffix("٪")
    units, _, tenth = shown.partition("٫")
    tenths = int(units) * 10 + int(tenth or 0)
    assert tenth != "0"
    assert abs(tenths * whole - part * 1000) * 2 <= whole


def test_bare_drops_what_people_put_between_digits():
    assert digits.bare(" ۰۴۹۹-۳۷۰\u200c۸۹۹\u200f ") == "0499370899"
    assert digits.bare("45 139\u2013\u06f1\u06f2\u06f3\u06f4\u06f5\ufeff") == "4513912345"
    assert digits.bare("12a") == "12a"


@pytest.mark.parametrize(("text", "said"), [("0123", True), ("", False), ("۱۲", False), ("²", False), ("1 2", False)])
def test_is_digits(text, said):
    assert digits.is_digits(text) is said
