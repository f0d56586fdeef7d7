"""The calendar (DOMAIN H.6), against its vectors and against a second calendar written from the rule alone."""

import time
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.rules import digits, jalali
from forms.rules.jalali import NotADayError

VECTORS = [
    ("1370/06/13", date(1991, 9, 4), "چهارشنبه"),
    ("1389/02/22", date(2010, 5, 12), "چهارشنبه"),
    ("1393/02/17", date(2014, 5, 7), "چهارشنبه"),
    ("1398/02/08", date(2019, 4, 28), "یکشنبه"),
    ("1399/12/30", date(2021, 3, 20), "شنبه"),
    ("1400/01/01", date(2021, 3, 21), "یکشنبه"),
    ("1401/11/25", date(2023, 2, 14), "سه‌شنبه"),
    ("1403/12/30", date(2025, 3, 20), "پنجشنبه"),
    ("1404/01/01", date(2025, 3, 21), "جمعه"),
    ("1404/12/29", date(2026, 3, 20), "جمعه"),
    ("1405/01/01", date(2026, 3, 21), "شنبه"),
    ("1405/08/30", date(2026, 11, 21), "شنبه"),
    ("1408/12/30", date(2030, 3, 20), "چهارشنبه"),
]
DAYS = st.dates(date(1921, 3, 21), date(2121, 3, 20))  # 1300/01/01 to 1499/12/29 or 30


@pytest.mark.parametrize(("typed", "day", "weekday"), VECTORS)
def test_vectors(typed, day, weekday):
    assert jalali.parse(typed) == day
    assert jalali.text(day) == typed
    assert jalali.parts(day) == tuple(map(int, typed.split("/")))
    assert jalali.weekday_name(day) == weekday


def test_agrees_with_a_calendar_written_from_the_rule():
    """Counts day by day from one known day (1 Farvardin 1400), with nothing of the module's own."""
    leaps = {year for year in range(1300, 1500) if year % 33 in {1, 5, 9, 13, 17, 22, 26, 30}}
    day = date(2021, 3, 21) - timedelta(days=sum(366 if year in leaps else 365 for year in range(1300, 1400)))
    for year in range(1300, 1500):
        assert jalali.is_leap(year) == (year in leaps)
        first = day
        for month in range(1, 13):
            length = 31 if month < 7 else 30 if month < 12 or year in leaps else 29
            assert jalali.month_length(year, month) == length
            for of_month in range(1, length + 1):
                assert jalali.parts(day) == (year, month, of_month)
                assert jalali.to_gregorian(year, month, of_month) == day
                day += timedelta(days=1)
        assert jalali.year_bounds(year) == (first, day - timedelta(days=1))
    assert day == date(2121, 3, 21)


def test_known_leap_years():
    assert [year for year in range(1368, 1417) if jalali.is_leap(year)] == [
        1370, 1375, 1379, 1383, 1387, 1391, 1395, 1399, 1403, 1408, 1412, 1416,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "typed",
    [
        "1405/8/30", "1405/08/30", "05/08/30", "05/8/30", "1405-08-30", "1405.8.30", "14050830", "۱۴۰۵/۰۸/۳۰",
        "١٤٠٥/٠٨/٣٠", "۱۴۰۵۰۸۳۰", " 1405/8/30 ", "1405 / 8 / 30", "\u2066۱۴۰۵/۰۸/۳۰\u2069", "\u200f۰۵/۸/۳۰\u200e",
        "۱۴۰۵٫۰۸٫۳۰",
    ],
)  # fmt: skip
def test_every_way_of_typing(typed):
    assert jalali.parse(typed) == date(2026, 11, 21)


def test_a_two_digit_year_takes_the_century_it_is_given():
    assert jalali.parse("70/06/13", century=1300) == date(1991, 9, 4)
    assert jalali.parse("00/01/01") == date(2021, 3, 21)
    assert jalali.parts(jalali.parse("70/06/13")) == (1470, 6, 13)
    assert jalali.parse("1405/08/30", century=1300) == date(2026, 11, 21)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("1404/12/30", "اسفند ۱۴۰۴، ۲۹ روز دارد"),
        ("1405/07/31", "مهر ۱۴۰۵، ۳۰ روز دارد"),
        ("1405/01/32", "فروردین ۱۴۰۵، ۳۱ روز دارد"),
        ("1405/01/00", "فروردین"),
        ("1405/13/01", "ماه را از ۱ تا ۱۲"),
        ("1405/0/01", "ماه را از ۱ تا ۱۲"),
        ("2026/11/21", "سال را شمسی"),
        ("1209/01/01", "سال را شمسی"),
        ("1634/01/01", "سال را شمسی"),
        ("0000/01/01", "سال را شمسی"),
        ("30/8/1405", "به ترتیب سال، ماه و روز"),
        ("405/8/30", "به ترتیب سال، ماه و روز"),
        ("1405/8-30", "به ترتیب سال، ماه و روز"),
        ("1405/8", "به ترتیب سال، ماه و روز"),
        ("1405083", "به ترتیب سال، ماه و روز"),
        ("050830", "به ترتیب سال، ماه و روز"),
        ("1405/8/30/", "به ترتیب سال، ماه و روز"),
        ("-1405/8/30", "به ترتیب سال، ماه و روز"),
        ("۱۴۰۵/آبان/۳۰", "به ترتیب سال، ماه و روز"),
        ("", "به ترتیب سال، ماه و روز"),
    ],
)
def test_what_is_no_day_is_refused_with_a_reason(typed, said):
    with pytest.raises(NotADayError) as refused:
        jalali.parse(typed)
    assert said in str(refused.value)


@given(st.text())
def test_any_other_text_is_refused_by_name(text):
    try:
        found = jalali.parse(text)
    except NotADayError:
        return
    assert isinstance(found, date)


@given(DAYS)
def test_what_is_shown_reads_back(day):
    shown = jalali.text(day)
    assert jalali.parse(shown) == jalali.parse(digits.to_persian(shown)) == jalali.parse(shown.replace("/", "")) == day


@given(DAYS)
def test_the_next_day_is_one_day_later(day):
    (year, month, of_month), after = jalali.parts(day), jalali.parts(day + timedelta(days=1))
    assert after in {(year, month, of_month + 1), (year, month + 1, 1), (year + 1, 1, 1)}
    assert jalali.text(day) < jalali.text(day + timedelta(days=1))


def test_long_text():
    assert jalali.long_text(date(2026, 11, 21)) == "شنبه ۳۰ آبان ۱۴۰۵"
    assert jalali.long_text(date(2023, 2, 14)) == "سه‌شنبه ۲۵ بهمن ۱۴۰۱"
    assert jalali.long_text(date(2026, 3, 21)) == "شنبه ۱ فروردین ۱۴۰۵"


def test_month_names():
    assert [jalali.month_name(month) for month in (1, 6, 7, 12)] == ["فروردین", "شهریور", "مهر", "اسفند"]
    for month in (0, 13, -1):
        with pytest.raises(NotADayError):
            jalali.month_name(month)


def test_year_bounds():
    assert jalali.year_bounds(1403) == (date(2024, 3, 20), date(2025, 3, 20))
    assert jalali.year_bounds(1404) == (date(2025, 3, 21), date(2026, 3, 20))


def test_ten_thousand_days_are_read_quickly():
    typed = [digits.to_persian(jalali.text(date(1990, 1, 1) + timedelta(days=passed))) for passed in range(10_000)]
    start = time.perf_counter()
    for day in typed:
        jalali.parse(day)
    # The aim is 10 microseconds each; measured 5. A busy machine gets five times the aim.
    assert time.perf_counter() - start < 0.5
