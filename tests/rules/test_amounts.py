"""Amounts read, shown and spoken (DOMAIN H.8). A misread amount is the worst mistake this program can make."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.rules import amounts, digits
from forms.rules.amounts import NotAnAmountError

UNITS = st.sampled_from(sorted(amounts.UNITS))


def test_units_are_in_rial():
    assert {code: factor for code, (_, factor) in amounts.UNITS.items()} == {
        "rial": 1,
        "thousand_rial": 1_000,
        "million_rial": 1_000_000,
        "billion_rial": 1_000_000_000,
        "toman": 10,
        "thousand_toman": 10_000,
        "million_toman": 10_000_000,
        "billion_toman": 10_000_000_000,
    }


@pytest.mark.parametrize("code", sorted(amounts.UNITS))
def test_every_unit_is_found_in_a_heading_by_its_own_label(code):
    label = amounts.UNITS[code][0]
    for heading in (
        f"مبلغ تسهیلات ({label})",
        label,
        f"مبلغ به {label}",
        label.replace(" ", "\u200c"),
        f"[{label}] مبلغ",
    ):
        assert amounts.unit_of(heading) == code


@pytest.mark.parametrize(
    ("heading", "code"),
    [
        ("مبلغ (ميليون ريال)", "million_rial"),
        ("مبلغ(میلیونریال)", "million_rial"),
        ("مبلغ به تومن", "toman"),
        ("مبلغ ریالی (میلیون ریال)", "million_rial"),
        ("مبلغ ﷼", "rial"),
        ("مبلغ", None),
        ("مبلغ (میلیون)", None),
        ("مبلغ ریالی", None),
        ("متریال", None),
        ("ریال / تومان", None),
        ("هزار میلیارد تومان", None),
        ("مبلغ (م. ریال)", None),
        ("", None),
    ],
)
def test_unit_of_a_heading(heading, code):
    assert amounts.unit_of(heading) == code


@pytest.mark.parametrize(
    ("typed", "unit", "rial"),
    [
        ("0", "rial", 0),
        ("1234567", "rial", 1_234_567),
        ("1,234,567", "rial", 1_234_567),
        ("1, 234, 567", "rial", 1_234_567),
        ("۱٬۲۳۴٬۵۶۷", "rial", 1_234_567),
        ("۱،۲۳۴،۵۶۷", "rial", 1_234_567),
        ("1 234 567", "rial", 1_234_567),
        ("1\u00a0234\u202f567", "rial", 1_234_567),
        ("1.234.567", "rial", 1_234_567),
        ("۱/۲۳۴/۵۶۷", "rial", 1_234_567),
        ("٣٠٠٠", "rial", 3_000),
        ("2500000.0", "rial", 2_500_000),
        ("-1,500", "rial", -1_500),
        ("\u200e-۱٬۵۰۰", "rial", -1_500),
        ("1.5", "million_rial", 1_500_000),
        ("۱٫۵", "million_rial", 1_500_000),
        ("۱/۵", "million_toman", 15_000_000),
        ("0.1", "million_rial", 100_000),
        ("0.125", "billion_toman", 1_250_000_000),
        ("12.375", "billion_rial", 12_375_000_000),
        ("1,250.5", "million_rial", 1_250_500_000),
        ("۱٫۵۰۰", "thousand_rial", 1_500),
        ("1.000001", "million_rial", 1_000_001),
        ("97", "billion_toman", 970_000_000_000),
        ("۵۰ میلیون تومان", "rial", 500_000_000),
        ("۵۰ ميليون تومان", "billion_rial", 500_000_000),
        ("۵۰میلیون‌تومان", "rial", 500_000_000),
        ("۱/۵ میلیارد ریال", "toman", 1_500_000_000),
        ("۵۰۰ هزار تومن", "rial", 5_000_000),
        ("۲۰۰۰ ریال", "million_toman", 2_000),
        ("۵۰ میلیون", "rial", 50_000_000),
        ("۵۰ میلیون", "toman", 500_000_000),
        ("۵۰ میلیون", "million_toman", 500_000_000),
        ("۲ هزار میلیارد تومان", "rial", 20_000_000_000_000),
        ("۲ میلیارد و ۵۰۰ میلیون تومان", "rial", 25_000_000_000),
        ("مبلغ", "rial", None),
        ("", "rial", None),
        ("-", "rial", None),
        ("تومان", "rial", None),
        ("1.5", "rial", None),
        ("0.05", "toman", None),
        ("1.0000001", "million_rial", None),
        ("1.500", "rial", None),
        ("۱/۵۰۰", "toman", None),
        ("1.500", "thousand_rial", None),
        ("1.500 هزار", "rial", None),
        ("1,5", "million_rial", None),
        ("1,23,456", "rial", None),
        ("1234,567", "rial", None),
        ("12 34", "rial", None),
        ("1.2.3", "million_rial", None),
        ("1.234,5", "million_rial", None),
        ("1e6", "rial", None),
        ("--5", "rial", None),
        ("5-", "rial", None),
        ("۲ میلیون و ۵۰۰", "rial", None),
        ("۲ میلیون و ۵۰۰ تومان", "rial", None),
        ("۵۰ دلار", "rial", None),
        ("²", "rial", None),
        ("9" * 19, "rial", None),
        ("9" * 5000, "rial", None),
        ("1000.0000000000000000000000000000000000000000001", "toman", None),
        ("1000.00000000000000000000000000000000001", "toman", None),
    ],
)
def test_read(typed, unit, rial):
    if rial is not None:
        assert amounts.read(typed, unit) == rial
        return
    with pytest.raises(NotAnAmountError, match="مبلغ"):
        amounts.read(typed, unit)


def test_rial_is_what_is_meant_when_nothing_is_said():
    assert amounts.read("50,000") == 50_000


@given(st.integers(-(10**17), 10**17))
def test_what_is_shown_reads_back(rial):
    assert amounts.read(amounts.show(rial)) == rial
    assert amounts.read(digits.grouped(rial), "rial") == rial
    assert amounts.show(rial).endswith(" ریال")


@given(st.integers(0, 10**8), UNITS, st.sampled_from(["", ",", "،", "٬", " ", ", "]))
def test_any_separator_and_unit(number, unit, separator):
    typed = digits.to_persian(f"{number:,}".replace(",", separator))
    label, factor = amounts.UNITS[unit]
    assert amounts.read(typed, unit) == amounts.read(f"{typed} {label}") == number * factor


@given(st.decimals(0, 10**6, places=2), UNITS, st.sampled_from("٫./"))
def test_decimals_are_exact_or_refused(number, unit, mark):
    typed = f"{number:f}".replace(".", mark)
    exact = number * amounts.UNITS[unit][1]
    if exact == int(exact):
        assert amounts.read(typed, unit) == exact
    else:
        with pytest.raises(NotAnAmountError, match="ریال کامل"):
            amounts.read(typed, unit)


@given(st.text(st.sampled_from("0123456789۱۲۳,،٬٫./ -+ومیلیونهزارتاریالد'")), UNITS)
def test_any_other_text_is_refused_by_name(text, unit):
    try:
        found = amounts.read(text, unit)
    except NotAnAmountError:
        return
    assert isinstance(found, int)
    assert any(digit in digits.to_latin(text) for digit in "0123456789")


@pytest.mark.parametrize(
    ("number", "spoken"),
    [
        (0, "صفر"),
        (1, "یک"),
        (10, "ده"),
        (18, "هجده"),
        (21, "بیست و یک"),
        (100, "یکصد"),
        (105, "یکصد و پنج"),
        (600, "ششصد"),
        (1_000, "یک هزار"),
        (1_001, "یک هزار و یک"),
        (1_000_000, "یک میلیون"),
        (1_234_567, "یک میلیون و دویست و سی و چهار هزار و پانصد و شصت و هفت"),
        (2_000_000_000, "دو میلیارد"),
        (97_000_000_000, "نود و هفت میلیارد"),
        (970_000_000_000, "نهصد و هفتاد میلیارد"),
        (2_000_000_000_000, "دو هزار میلیارد"),
        (1_234_000_000_005, "یک هزار و دویست و سی و چهار میلیارد و پنج"),
        (-15, "منفی پانزده"),
    ],
)
def test_words(number, spoken):
    assert amounts.words(number) == spoken


SMALL = (
    "صفر", "یک", "دو", "سه", "چهار", "پنج", "شش", "هفت", "هشت", "نه", "ده", "یازده", "دوازده", "سیزده", "چهارده",
    "پانزده", "شانزده", "هفده", "هجده", "نوزده",
)  # fmt: skip
TENS = ("بیست", "سی", "چهل", "پنجاه", "شصت", "هفتاد", "هشتاد", "نود")
HUNDREDS = ("یکصد", "دویست", "سیصد", "چهارصد", "پانصد", "ششصد", "هفتصد", "هشتصد", "نهصد")
SPOKEN = dict(zip(SMALL + TENS + HUNDREDS, (*range(20), *range(20, 100, 10), *range(100, 1000, 100)), strict=True))


def _heard(spoken):
    """A listener who knows only the words: adds small ones, and a scale multiplies what was said before it."""
    total = group = 0
    above = spoken.split(" میلیارد")
    if len(above) > 1:
        return _heard(" میلیارد".join(above[:-1])) * 10**9 + (_heard(above[-1].removeprefix(" و ")) if above[-1] else 0)
    for word in spoken.replace(" و ", " ").split():
        if word in {"میلیون", "هزار"}:
            total, group = total + group * (10**6 if word == "میلیون" else 10**3), 0
        else:
            group += SPOKEN[word]
    return total + group


@given(st.one_of(st.integers(0, 10**17), st.integers(0, 2000), st.integers(0, 999).map(lambda n: n * 10**9)))
def test_words_say_the_number(number):
    assert _heard(amounts.words(number)) == number
    assert "  " not in amounts.words(number)


def test_show():
    assert amounts.show(2_000_000_000) == "۲٬۰۰۰٬۰۰۰٬۰۰۰ ریال"
    assert amounts.show(0) == "۰ ریال"
    assert Decimal(amounts.read(amounts.show(-5))) == -5
