"""Postal code, telephones and insurance numbers (DOMAIN H.3 and H.5)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.rules import digits, insurance_code, phone, postal_code


@pytest.mark.parametrize("typed", ["1619735744", "3319999999", "۱۶۱۹۷-۳۵۷۴۴", "16197 35744"])
def test_usual_postal_codes(typed):
    code = postal_code.normalise(typed)
    assert len(code) == 10
    assert postal_code.problem(code) is None
    assert postal_code.doubt(code) is None


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("3134567891", "نمی‌ماند"),
        ("3154587896", "نمی‌ماند"),
        ("1234567890", "۰ و ۲ ندارد"),
        ("1013567891", "۰ و ۲ ندارد"),
        ("1111167891", "نمی‌ماند"),
        ("1619735724", "نمی‌ماند"),
    ],
)
def test_unusual_postal_codes_only_warn(code, said):
    assert postal_code.problem(code) is None
    assert said in postal_code.doubt(code)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("161973574", "۹ رقم نوشته‌اید"),
        ("16197357441", "۱۱ رقم نوشته‌اید"),
        ("", "فقط با رقم"),
        ("16197a5744", "فقط با رقم"),
    ],
)
def test_what_is_not_ten_digits_blocks_and_does_not_also_warn(typed, said):
    code = postal_code.normalise(typed)
    assert said in postal_code.problem(code)
    assert postal_code.doubt(code) is None


@pytest.mark.parametrize(
    "typed",
    [
        "09123456789", "9123456789", "+989123456789", "00989123456789", "989123456789", "۰۹۱۲۳۴۵۶۷۸۹", "٠٩١٢٣٤٥٦٧٨٩",
        "0912 345 6789", "0912-345-67-89", "(0912) 3456789", "+98 0912 345 6789", "\u200e+98 912 345 6789",
    ],
)  # fmt: skip
def test_every_way_of_typing_a_mobile(typed):
    assert phone.normalise_mobile(typed) == "09123456789"
    assert phone.mobile_problem(phone.normalise_mobile(typed)) is None


@pytest.mark.parametrize(
    "typed", ["0912345678", "091234567890", "02612345678", "+971501234567", "", "نامعلوم", "۰۹۱۲۳"]
)
def test_what_is_no_mobile(typed):
    assert "۰۹" in phone.mobile_problem(phone.normalise_mobile(typed))


@given(st.from_regex(r"9[0-9]{9}", fullmatch=True), st.sampled_from(["", "0", "98", "+98", "0098", "+980"]))
def test_no_prefix_of_an_operator_is_refused(rest, before):
    number = phone.normalise_mobile(digits.to_persian(before + rest))
    assert number == f"0{rest}"
    assert phone.mobile_problem(number) is None


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("02632123456", "02632123456"),
        ("۰۲۴-۳۳۱۲۳۴۵۶", "02433123456"),
        ("+98 66 3312 3456", "06633123456"),
        ("(026) 32123456", "02632123456"),
        ("2632123456", "02632123456"),
    ],
)
def test_landlines(typed, number):
    assert phone.normalise_landline(typed) == number
    assert phone.landline_problem(number) is None


@pytest.mark.parametrize(
    ("typed", "said"),
    [("32123456", "پیش‌شماره استان"), ("09123456789", "۱۱ رقم"), ("0263212345", "۱۱ رقم"), ("", "۱۱ رقم")],
)
def test_what_is_no_landline(typed, said):
    assert said in phone.landline_problem(phone.normalise_landline(typed))


def test_a_stored_number_in_persian_digits_is_a_problem():
    assert phone.mobile_problem("۰۹۱۲۳۴۵۶۷۸۹") is not None
    assert phone.landline_problem("۰۲۶۳۲۱۲۳۴۵۶") is not None


@pytest.mark.parametrize(
    ("typed", "doubted"), [("۱۲۳۴۵۶۷۸۹۰", False), ("123456789", True), ("12345678901", True), ("", True)]
)
def test_a_workshop_code_of_another_length_is_doubted(typed, doubted):
    said = insurance_code.doubt(insurance_code.normalise(typed))
    assert (said is not None) is doubted
    assert said is None or "۱۰ رقم" in said


@pytest.mark.parametrize(
    ("typed", "doubted"),
    [
        ("1234567", True),
        ("12345678", False),
        ("123456789", False),
        ("1234567890", False),
        ("12345678901", True),
        ("1234567x", True),
    ],
)
def test_an_insured_number_of_another_length_is_doubted(typed, doubted):
    assert (insurance_code.insured_doubt(insurance_code.normalise(typed)) is not None) is doubted
