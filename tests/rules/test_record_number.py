"""The number of a record, its typed forms and its check digit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.rules import digits, record_number
from forms.rules.record_number import NotANumberError, compact, make, office_of, read, serial_of, show, workstation_of

OFFICE, WORKSTATION, SERIAL = st.integers(1, 9999), st.integers(0, 99), st.integers(1, 99_999_999)
NUMBER = st.builds(make, OFFICE, WORKSTATION, SERIAL)


def test_the_parts_lie_in_one_integer():
    number = make(3001, 1, 123)
    assert number == 30_010_100_000_123
    assert (office_of(number), workstation_of(number), serial_of(number)) == (3001, 1, 123)


def test_a_known_check_digit():
    # 572 has the check digit 4 in Damm's own example; leading zeros change nothing.
    assert compact(572) == "000000000005724"


@given(OFFICE, WORKSTATION, SERIAL)
def test_parts_come_back_and_fit_the_database(office, workstation, serial):
    number = make(office, workstation, serial)
    assert (office_of(number), workstation_of(number), serial_of(number)) == (office, workstation, serial)
    assert 0 < number < 2**63


@given(NUMBER, NUMBER)
def test_order_is_that_of_office_workstation_serial(one, other):
    parts = [(office_of(number), workstation_of(number), serial_of(number)) for number in (one, other)]
    assert (one < other) == (parts[0] < parts[1])


def test_shown_without_padding_but_for_the_office():
    check = compact(make(31, 1, 123))[-1]
    assert show(make(31, 1, 123)) == f"0031-1-123-{check}"
    assert show(make(3001, 1, 123)).startswith("3001-1-123-")


@given(NUMBER, st.sampled_from(["-", " ", " - ", "\u2013", "\u2010", "/", "\u0640"]), st.booleans())
def test_every_way_of_typing(number, between, in_persian):
    forms = [show(number).replace("-", between), compact(number), f" {show(number)} ", f"\u2066{show(number)}\u2069"]
    for typed in forms:
        assert read(digits.to_persian(typed) if in_persian else typed) == number


@given(NUMBER)
def test_the_short_form_needs_its_office_and_workstation(number):
    check = show(number)[-1]
    short = f"{serial_of(number)}-{check}"
    assert read(short, office_of(number), workstation_of(number)) == number
    assert read(digits.to_persian(short), office=office_of(number), workstation=workstation_of(number)) == number
    for known in ({}, {"office": office_of(number)}, {"workstation": workstation_of(number)}):
        with pytest.raises(NotANumberError, match="کامل"):
            read(short, **known)


@given(NUMBER, NUMBER)
def test_the_full_form_does_not_bend_to_this_desk(number, here):
    assert read(show(number), office_of(here), workstation_of(here)) == number


@given(NUMBER, st.text("0123456789", min_size=135, max_size=300), st.booleans())
def test_of_a_signed_code_the_number_is_read(number, signature, in_persian):
    typed = f" {compact(number)}{signature}\r\n"
    assert read(digits.to_persian(typed) if in_persian else typed) == number


@given(NUMBER, st.text("0123456789", min_size=1, max_size=134))
def test_some_digits_too_many_are_no_signed_code(number, more):
    with pytest.raises(NotANumberError):
        read(compact(number) + more)


@given(NUMBER)
def test_every_wrong_digit_is_caught(number):
    code = compact(number)
    for place in range(15):
        for digit in "0123456789":
            if digit != code[place]:
                with pytest.raises(NotANumberError):
                    read(code[:place] + digit + code[place + 1 :])


@given(NUMBER)
def test_every_swap_of_neighbours_is_caught(number):
    code = compact(number)
    for place in range(14):
        if code[place] != code[place + 1]:
            with pytest.raises(NotANumberError):
                read(code[:place] + code[place + 1] + code[place] + code[place + 2 :])


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "مانند"),
        ("abc", "مانند"),
        ("3001-1-x-5", "مانند"),
        ("-3001-1-123-5", "مانند"),
        ("3001-1-123", "کامل"),
        ("3001-1-123-5-6", "کامل"),
        ("30010100000123", "کامل"),
        ("9" * 5000, "مانند"),
        ("3001-1-" + "9" * 5000 + "-5", "مانند"),
        ("30010-1-123-5", "نداریم"),
        ("3001-100-123-5", "نداریم"),
        ("3001-1-123456789-5", "نداریم"),
        ("3001-1-0-5", "نداریم"),
        ("0000-1-123-5", "نداریم"),
        ("3001-1-123-55", "یکی از رقم‌ها"),
    ],
)
def test_what_is_no_number_is_refused_with_a_reason(typed, said):
    with pytest.raises(NotANumberError) as refused:
        read(typed)
    assert said in str(refused.value)


def test_a_wrong_check_digit_says_so():
    right = show(make(3001, 1, 123))
    for last in set("0123456789") - {right[-1]}:
        with pytest.raises(NotANumberError, match="یکی از رقم‌ها"):
            read(right[:-1] + last)


@given(st.text())
def test_any_other_text_is_refused_by_name(text):
    with pytest.raises(NotANumberError):
        read(text + "x")


@pytest.mark.parametrize("parts", [(0, 1, 1), (10_000, 1, 1), (1, -1, 1), (1, 100, 1), (1, 1, 0), (1, 1, 10**8)])
def test_parts_that_do_not_fit_are_refused(parts):
    with pytest.raises(NotANumberError):
        record_number.make(*parts)
