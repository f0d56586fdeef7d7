"""Digits: Latin inside, Persian outside. The only place that knows which digits are which."""

import re

_PERSIAN = "۰۱۲۳۴۵۶۷۸۹"
_ARABIC = "٠١٢٣٤٥٦٧٨٩"
_LATIN = "0123456789"
_TO_LATIN = str.maketrans(_PERSIAN + _ARABIC, _LATIN * 2)
_TO_PERSIAN = str.maketrans(_LATIN + _ARABIC, _PERSIAN * 2)

_GROUPS = "\N{ARABIC THOUSANDS SEPARATOR}"
_DECIMALS = "\N{ARABIC DECIMAL SEPARATOR}"
# In a right-to-left line a bare «-» jumps to the far side of its number; the mark before it holds it in place.
_MINUS = "\N{LEFT-TO-RIGHT MARK}-"

# Spaces, dashes of every kind, tatweel (typed as a dash), and what cannot be seen: joiners, bidi marks, BOM.
_FILLING = re.compile(
    r"[\s\-_\u00ad\u0640\u061c\u2010-\u2015\u2212\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+"
)


def to_latin(text: str) -> str:
    """Persian and Arabic-Indic digits become 0-9; everything else stays."""
    return text if text.isascii() else text.translate(_TO_LATIN)


def to_persian(text: str) -> str:
    """Latin and Arabic-Indic digits become ۰-۹; everything else stays."""
    return text.translate(_TO_PERSIAN)


def bare(text: str) -> str:
    """An identifying number as people type it, without its spaces, dashes and invisible marks, in Latin digits."""
    return _FILLING.sub("", to_latin(text))


def is_digits(text: str) -> bool:
    """True for one or more of 0-9 and nothing else (str.isdigit also says yes to «۵» and «²»)."""
    return text.isascii() and text.isdigit()


def grouped(number: int) -> str:
    """A whole number for people: «۱٬۲۳۴٬۵۶۷»."""
    shown = to_persian(f"{abs(number):,}").replace(",", _GROUPS)
    return _MINUS + shown if number < 0 else shown


def percent(part: int, whole: int) -> str:
    """A share for people, to the nearest tenth: «۷۲٪», «۵۳٫۵٪»; «—» when there is no whole to share."""
    if whole == 0:
        return "—"
    size, base = abs(part), abs(whole)
    tenths = (2000 * size + base) // (2 * base)
    units, tenth = divmod(tenths, 10)
    sign = _MINUS if tenths and (part < 0) != (whole < 0) else ""
    return to_persian(f"{sign}{units}{_DECIMALS}{tenth}٪" if tenth else f"{sign}{units}٪")
