"""The number of a record: one integer that no two desks can both give, and its form for people and for QR codes.

Law: office (4 digits), workstation (2), serial (8), in that order in one integer; a Damm digit (Damm 2004) guards what
is typed or scanned, catching every wrong digit and every swap of neighbours. The check digit is never stored.
"""

import re
from functools import lru_cache

from forms.rules.digits import is_digits, to_latin

_OFFICES, _WORKSTATIONS, _SERIALS = 10**4, 10**2, 10**8

_DAMM = tuple(tuple(map(int, row)) for row in (
    "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
    "3674209581", "5869720134", "8945362017", "9438617205", "2581436790",
))  # fmt: skip

_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
SHORTEST_SIGNED, LONGEST_SIGNED = 150, 320
"""Digits of a code that is signed (desktop.operations.proofs.paper_proof); the first fifteen are the number."""
_BETWEEN = re.compile(r"[\s\-/\u0640\u2010-\u2015\u2212]+")


class NotANumberError(ValueError):
    """Typed text, or parts, that are no record's number; str() is a Persian sentence."""


def make(office: int, workstation: int, serial: int) -> int:
    """The number of the serial-th record of a workstation of an office; NotANumberError when a part does not fit."""
    if not (0 < office < _OFFICES and 0 <= workstation < _WORKSTATIONS and 0 < serial < _SERIALS):
        raise NotANumberError("چنین شماره پرونده‌ای نداریم؛ آن را از روی برگه دوباره بنویسید.")
    return (office * _WORKSTATIONS + workstation) * _SERIALS + serial


def office_of(number: int) -> int:
    """The office that gave a number."""
    return number // (_WORKSTATIONS * _SERIALS)


def workstation_of(number: int) -> int:
    """The workstation, within its office, that gave a number."""
    return number // _SERIALS % _WORKSTATIONS


def serial_of(number: int) -> int:
    """The place of a number among those of its workstation."""
    return number % _SERIALS


def _check_digit(number: int) -> int:
    """Of all its digits; noughts before a number change nothing."""
    head, tail = divmod(number, 100)
    return _DAMM[_DAMM[_check_of_head(head)][tail // 10]][tail % 10]


@lru_cache(1 << 12)
def _check_of_head(digits: int) -> int:
    """A list's numbers follow one another: all but their last two digits come again."""
    return _check_digit(digits) if digits else 0


def compact(number: int) -> str:
    """Fourteen digits and the check digit, as QR codes hold them."""
    return f"{number:014}{_check_digit(number)}"


def show(number: int) -> str:
    """Office, workstation, serial and check digit in Latin digits: 3001-1-123-5."""
    return f"{office_of(number):04}-{workstation_of(number)}-{serial_of(number)}-{_check_digit(number)}"


def read(text: str, office: int | None = None, workstation: int | None = None) -> int:
    """The number that was typed or scanned, in any digits: 3001-1-123-5, its fifteen digits, or 123-5.

    Of a signed code only the number is read. The short form needs the office and workstation it is short for.
    NotANumberError when it cannot be read.
    """
    parts = _BETWEEN.split(plain(text))
    if not all(is_digits(part) and len(part) <= 15 for part in parts):
        raise NotANumberError("شماره پرونده را مانند ۳۰۰۱-۱-۱۲۳-۵ بنویسید.")
    number, check = _number_and_check(parts, office, workstation)
    if check != compact(number)[-1]:
        raise NotANumberError("یکی از رقم‌های شماره پرونده اشتباه است؛ آن را با برگه مقایسه کنید.")
    return number


def plain(text: str) -> str:
    """What was typed or scanned, in Latin digits and without invisible marks; of a signed code the number alone."""
    bare = _INVISIBLE.sub("", to_latin(text)).strip()
    return bare[:15] if SHORTEST_SIGNED <= len(bare) <= LONGEST_SIGNED and is_digits(bare) else bare


def _number_and_check(parts: list[str], office: int | None, workstation: int | None) -> tuple[int, str]:
    """Any of the three forms, not yet checked."""
    if len(parts) == 1 and len(parts[0]) == 15:
        whole = parts[0]
        return make(int(whole[:4]), int(whole[4:6]), int(whole[6:14])), whole[14]
    if len(parts) == 2 and office is not None and workstation is not None:
        return make(office, workstation, int(parts[0])), parts[1]
    if len(parts) == 4:
        return make(int(parts[0]), int(parts[1]), int(parts[2])), parts[3]
    raise NotANumberError("شماره پرونده را کامل بنویسید، مانند ۳۰۰۱-۱-۱۲۳-۵.")
