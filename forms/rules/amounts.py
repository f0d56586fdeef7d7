"""Money: whole rials inside; any unit, separator or decimal mark outside; and amounts in words (DOMAIN H.8).

Law: a text that could mean two amounts is refused, never guessed; toman is a way of typing, not a thing to store.
"""

import re
from fractions import Fraction

from forms.rules.digits import grouped
from forms.rules.persian import clean, search_key

_SCALES = {"هزار": 10**3, "میلیون": 10**6, "میلیارد": 10**9}
_CURRENCIES = {"ریال": 1, "تومان": 10, "تومن": 10}

UNITS: dict[str, tuple[str, int]] = {
    "rial": ("ریال", 1),
    "thousand_rial": ("هزار ریال", 10**3),
    "million_rial": ("میلیون ریال", 10**6),
    "billion_rial": ("میلیارد ریال", 10**9),
    "toman": ("تومان", 10),
    "thousand_toman": ("هزار تومان", 10**4),
    "million_toman": ("میلیون تومان", 10**7),
    "billion_toman": ("میلیارد تومان", 10**10),
}
_UNIT_OF_FACTOR = {factor: code for code, (_, factor) in UNITS.items()}

_LARGEST = 10**18  # a database keeps a signed 64-bit integer

_SCALE_WORDS = rf"(?:(?:{'|'.join(_SCALES)})\s*)*"
# Not after or before another letter: «ریالی» and «متریال» name no unit.
_UNIT = re.compile(rf"(?<![^\W\d])({_SCALE_WORDS})({'|'.join(_CURRENCIES)})(?![^\W\d])")
# «م ریال» is read as million by some and as milliard by others.
_ABBREVIATED = re.compile(rf"(?<!\S)\S (?:{'|'.join(_CURRENCIES)})(?!\S)")
_CURRENCY_AT_END = re.compile(rf"\s*({'|'.join(_CURRENCIES)})\.?$")
_TERM = re.compile(rf"([0-9][0-9,،٬٫./' ]*)\s*({_SCALE_WORDS})")
_GROUPED = re.compile(r"[0-9]{1,3}(?:(?:[,،٬'] ?| )[0-9]{3})+")
_GROUPED_BY_MARK = re.compile(r"[1-9][0-9]{0,2}(?:(?:\.[0-9]{3}){2,}|(?:/[0-9]{3}){2,})")
_LIKE_A_GROUP = re.compile(r"[1-9][0-9]{0,2}[./][0-9]{3}")


class NotAnAmountError(ValueError):
    """Typed text that is no amount, or could be two; str() is a Persian sentence."""


def _factor(scale_words: str) -> int:
    factor = 1
    for word in re.findall("|".join(_SCALES), scale_words):
        factor *= _SCALES[word]
    return factor


def unit_of(text: str) -> str | None:
    """The code of the unit that a column heading names, such as «مبلغ (میلیون تومان)»; None for none or for two."""
    heading = search_key(text)
    if _ABBREVIATED.search(heading):
        return None
    found = {_factor(scale) * _CURRENCIES[currency] for scale, currency in _UNIT.findall(heading)}
    return _UNIT_OF_FACTOR.get(found.pop()) if len(found) == 1 else None


def read(text: str, unit: str = "rial") -> int:
    """Whole rials of typed text such as «۵۰٬۰۰۰», «1.5» or «۲ میلیارد و ۵۰۰ میلیون تومان».

    `unit` (a key of UNITS) holds for what the text leaves unsaid. NotAnAmountError when it cannot be read, could be
    two amounts, does not come out in whole rials, or is too large to store.
    """
    typed = clean(text).replace("\u200c", " ")
    negative = typed[:1] in {"-", "\N{MINUS SIGN}"}
    body = typed[1:].lstrip() if negative else typed
    default, currency = UNITS[unit][1], 10 if unit.endswith("toman") else 1
    if named := _CURRENCY_AT_END.search(body):
        body = body[: named.start()]
        default = currency = _CURRENCIES[named[1]]
    total = _sum(body, default, currency)
    if total.denominator != 1:
        raise NotAnAmountError("این مبلغ به ریال کامل نمی‌رسد؛ رقم‌های اعشار یا واحد مبلغ را درست کنید.")
    if total > _LARGEST:
        raise NotAnAmountError("این مبلغ بیش از اندازه بزرگ است؛ رقم‌ها و واحد مبلغ را درست کنید.")
    return -int(total) if negative else int(total)


def _sum(typed: str, default: int, currency: int) -> Fraction:
    """Rials of «۲ میلیارد و ۵۰۰ میلیون»; every term of a sum must name its scale, since «۲ میلیون و ۵۰۰» is unclear."""
    terms = [_TERM.fullmatch(term) for term in typed.strip().split(" و ")]
    total = Fraction(0)
    for term in terms:
        if term is None or (len(terms) > 1 and not term[2]):
            raise NotAnAmountError("مبلغ را با رقم بنویسید، مانند ۱٬۲۵۰٬۰۰۰ یا ۵۰ میلیون تومان.")
        factor = _factor(term[2]) * currency if term[2] else default
        total += _number(term[1].strip(), factor) * factor
    return total


def _number(typed: str, factor: int) -> Fraction:
    """The number in «1,234,567», «1.5» or «۱/۵»; a single mark before three digits is refused for small units."""
    if _GROUPED_BY_MARK.fullmatch(typed):
        return Fraction(re.sub("[./]", "", typed))
    if factor < 10**6 and _LIKE_A_GROUP.fullmatch(typed):
        raise NotAnAmountError("روشن نیست «.» یا «/» نشانه اعشار است یا جداکننده هزارگان؛ مبلغ را بدون آن بنویسید.")
    whole, _, decimals = re.sub("[/٫]", ".", typed).partition(".")
    if _GROUPED.fullmatch(whole):
        whole = re.sub("[^0-9]", "", whole)
    if not re.fullmatch("[0-9]{1,40}", whole) or not re.fullmatch("[0-9]{0,40}", decimals):
        raise NotAnAmountError("مبلغ را با رقم بنویسید و رقم‌ها را سه‌تاسه‌تا جدا کنید، مانند ۱٬۲۵۰٬۰۰۰.")
    return Fraction(f"{whole}.{decimals or 0}")


_ONES = (
    "", "یک", "دو", "سه", "چهار", "پنج", "شش", "هفت", "هشت", "نه", "ده", "یازده", "دوازده", "سیزده", "چهارده",
    "پانزده", "شانزده", "هفده", "هجده", "نوزده",
)  # fmt: skip
_TENS = ("", "", "بیست", "سی", "چهل", "پنجاه", "شصت", "هفتاد", "هشتاد", "نود")
_HUNDREDS = ("", "یکصد", "دویست", "سیصد", "چهارصد", "پانصد", "ششصد", "هفتصد", "هشتصد", "نهصد")


ORDINALS = {1: "نخست", 2: "دوم", 3: "سوم"}
"""Calls of an assembly, written warnings: nothing is counted further."""


def ordinal(number: int) -> str:
    """«نخست», «دوم», «سوم»; beyond them the number itself."""
    return ORDINALS.get(number, grouped(number))


def words(number: int) -> str:
    """A whole number in words as forms write it: «یک هزار و یکصد و پنج»; beyond a milliard, «دو هزار میلیارد»."""
    if number < 0:
        return f"منفی {words(-number)}"
    return " و ".join(_spoken(number)) or "صفر"


def _spoken(number: int) -> list[str]:
    for scale, name in ((10**9, "میلیارد"), (10**6, "میلیون"), (10**3, "هزار")):
        if number >= scale:
            return [f"{words(number // scale)} {name}", *_spoken(number % scale)]
    below_hundred = number % 100
    tens = [_ONES[below_hundred]] if below_hundred < 20 else [_TENS[below_hundred // 10], _ONES[below_hundred % 10]]
    return [word for word in (_HUNDREDS[number // 100], *tens) if word]


def show(rial: int) -> str:
    """An amount for people: «۱٬۲۵۰٬۰۰۰ ریال»."""
    return f"{grouped(rial)} ریال"
