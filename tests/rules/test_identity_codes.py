"""National code, legal ID and sheba: vectors of DOMAIN H.1, H.2 and H.4, and what check digits must catch."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.rules import digits, iban, legal_id, national_code

NINE = st.from_regex(r"[0-9]{9}", fullmatch=True).filter(lambda nine: nine[3:] != "000000" and len(set(nine)) > 1)
TEN = st.from_regex(r"[0-9]{10}", fullmatch=True).filter(lambda ten: ten[3:9] != "000000")
ACCOUNT = st.from_regex(r"[0-9]{22}", fullmatch=True)


def _with_wrong_digit(code, place, change):
    return code[:place] + str((int(code[place]) + change) % 10) + code[place + 1 :]


@pytest.mark.parametrize(
    "typed",
    [
        "0499370899", "0790419904", "1583250689", "0076229645", "4608968882", "11537027", "۰۴۹۹۳۷۰۸۹۹", "٠٤٩٩٣٧٠٨٩٩",
        "0012345679", "0123456789", "0311123457", "4070000011", "4271234567", "4830000015", "1234567891",
        "12345679", "049-937089-9", " 0499370899 ", "0499\u200c370899",
    ],
)  # fmt: skip
def test_right_national_codes(typed):
    code = national_code.normalise(typed)
    assert len(code) == 10
    assert national_code.problem(code) is None
    assert national_code.is_valid(code)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("1234567890", "یکی از رقم‌ها"),
        ("0012345678", "یکی از رقم‌ها"),
        ("4608968872", "یکی از رقم‌ها"),
        ("049937089", "یکی از رقم‌ها"),
        ("1111111111", "داده نمی‌شود"),
        ("0000000000", "داده نمی‌شود"),
        ("0010000000", "داده نمی‌شود"),
        ("1234567", "۷ رقم نوشته‌اید"),
        ("12345678901", "۱۱ رقم نوشته‌اید"),
        ("04993708a9", "فقط با رقم"),
        ("", "فقط با رقم"),
    ],
)
def test_wrong_national_codes(typed, said):
    code = national_code.normalise(typed)
    assert said in national_code.problem(code)
    assert not national_code.is_valid(code)


def test_only_eight_and_nine_digits_are_padded():
    assert national_code.normalise("11537027") == "0011537027"
    assert national_code.normalise("049937089") == "0049937089"
    assert national_code.normalise("1234567") == "1234567"
    assert national_code.normalise("abcdefgh") == "abcdefgh"


@given(NINE)
def test_exactly_one_check_digit_is_right(nine):
    right = [nine + last for last in digits.to_latin("۰۱۲۳۴۵۶۷۸۹") if national_code.is_valid(nine + last)]
    expected = national_code.with_check_digit(nine)
    assert right == ([] if len(set(expected)) == 1 else [expected])


@given(NINE, st.integers(0, 9), st.integers(1, 9))
def test_one_wrong_digit_is_caught_unless_the_rule_is_blind_to_it(nine, place, change):
    code = national_code.with_check_digit(nine)
    wrong = _with_wrong_digit(code, place, change)
    # Weights are not multiples of 11, so the remainder always changes; remainders 1 and 10 share the digit 1.
    remainders = [sum(int(digit) * (10 - i) for i, digit in enumerate(some[:9])) % 11 for some in (code, wrong)]
    if sorted(remainders) != [1, 10]:
        assert not national_code.is_valid(wrong)


@pytest.mark.parametrize("nine", ["12345678", "1234567890", "12345678a", "۱۲۳۴۵۶۷۸۹"])
def test_a_check_digit_is_for_nine_digits(nine):
    with pytest.raises(ValueError, match=nine):
        national_code.with_check_digit(nine)


@pytest.mark.parametrize(
    "typed",
    [
        "10380284790", "10861677542", "14003778990", "14001234562", "10109876548", "14860001233", "14009876507",
        "۱۰۳۸۰۲۸۴۷۹۰", "103-80284790",
    ],
)  # fmt: skip
def test_right_legal_ids(typed):
    code = legal_id.normalise(typed)
    assert legal_id.problem(code) is None
    assert legal_id.is_valid(code)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("10380284792", "یکی از رقم‌ها"),
        ("10380285692", "یکی از رقم‌ها"),
        ("11111111111", "یکی از رقم‌ها"),
        ("09748208301", "یکی از رقم‌ها"),
        ("1038028479", "۱۰ رقم نوشته‌اید"),
        ("00000000000", "داده نمی‌شود"),
        ("10300000011", "داده نمی‌شود"),
        ("", "فقط با رقم"),
        ("1038028479x", "فقط با رقم"),
    ],
)
def test_wrong_legal_ids(typed, said):
    code = legal_id.normalise(typed)
    assert said in legal_id.problem(code)
    assert not legal_id.is_valid(code)


@given(TEN)
def test_exactly_one_check_digit_of_a_legal_id_is_right(ten):
    expected = legal_id.with_check_digit(ten)
    assert [ten + last for last in "0123456789" if legal_id.is_valid(ten + last)] == [expected]


def test_a_legal_check_digit_is_for_ten_digits():
    with pytest.raises(ValueError, match="123"):
        legal_id.with_check_digit("123")


@pytest.mark.parametrize(
    ("typed", "bank"),
    [
        ("IR820540102680020817909002", "054"),
        ("IR550570022080013447370101", "057"),
        ("IR790610000000700796858044", "061"),
        ("IR040220000000000001234567", "022"),
        ("ir82 0540 1026 8002 0817 9090 02", "054"),
        ("820540102680020817909002", "054"),
        ("IR۸۲۰۵۴۰۱۰۲۶۸۰۰۲۰۸۱۷۹۰۹۰۰۲", "054"),
    ],
)
def test_right_shebas(typed, bank):
    code = iban.normalise(typed)
    assert iban.problem(code) is None
    assert iban.is_valid(code)
    assert iban.bank_code(code) == bank
    assert len(code) == 26


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("IR820540102680020817909003", "یکی از رقم‌ها"),
        ("IR82054010268002081790900", "۲۳ رقم نوشته‌اید"),
        ("8205401026800208179090021", "۲۵ رقم نوشته‌اید"),
        ("DE82054010268002081790900", "با IR"),
        ("IR", "با IR"),
        ("", "با IR"),
    ],
)
def test_wrong_shebas(typed, said):
    code = iban.normalise(typed)
    assert said in iban.problem(code)
    assert not iban.is_valid(code)


def test_a_sheba_that_lost_its_ir_is_not_right_as_it_stands():
    assert iban.problem("820540102680020817909002") == "شبا را با IR آغاز کنید."
    assert iban.bank_code("820540102680020817909002") == iban.bank_code("IR82") == ""


@given(ACCOUNT, st.integers(2, 25), st.integers(1, 9))
def test_one_wrong_digit_of_a_sheba_is_caught(account, place, change):
    code = iban.with_check_digits(account)
    assert iban.is_valid(code)
    assert int(code[4:] + "1827" + code[2:4]) % 97 == 1
    assert not iban.is_valid(_with_wrong_digit(code, place, change))


@given(ACCOUNT, st.integers(4, 24))
def test_a_swap_in_a_sheba_is_caught(account, place):
    code = iban.with_check_digits(account)
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert iban.is_valid(swapped) == (swapped == code)


def test_check_digits_that_only_fit_by_ninety_seven_are_wrong():
    # 97 more leaves the remainder as it is; ISO 7064 gives 02 to 98 only.
    for tail in range(1000):
        code = iban.with_check_digits(f"{220000000000000000 + tail:022}")
        check = int(code[2:4])
        assert 2 <= check <= 98
        if check == 2:
            assert iban.problem(f"IR99{code[4:]}") is not None
            return
    pytest.fail("no account with check digits 02 was met")


def test_check_digits_are_for_twenty_two_digits():
    with pytest.raises(ValueError, match="123"):
        iban.with_check_digits("123")
