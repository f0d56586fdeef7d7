"""Shares of a whole as parameters write them: «1/3», «51» percent, «2/3» at least, «1/2» more than (DOMAIN M).

Law: counted with fractions; a third of seven is never rounded on the way.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from fractions import Fraction

from forms.rules.digits import to_latin, to_persian
from forms.rules.persian import joined_key

UNITS = ("ratio", "ratio_at_least", "ratio_more_than", "percent")
"""Units of a parameter whose value is a share."""
_WORDS = {Fraction(1, 2): "نصف", Fraction(1, 3): "یک‌سوم", Fraction(2, 3): "دوسوم", Fraction(3, 4): "سه‌چهارم",
          Fraction(1, 4): "یک‌چهارم", Fraction(1, 5): "یک‌پنجم"}


class NotARatioError(ValueError):
    """A parameter's text that is no share of a whole."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """A share that must be reached, or passed when `more` (نصف به‌علاوه یک)."""

    share: Fraction
    more: bool = False

    def least(self, whole: int) -> int:
        """The smallest count out of a whole that satisfies it."""
        exact = self.share * whole
        return math.floor(exact) + 1 if self.more else math.ceil(exact)

    def met(self, count: int, whole: int) -> bool:
        return count >= self.least(whole)

    def show(self) -> str:
        """«نصف به‌علاوه یک», «دوسوم», «هر تعداد»."""
        if not self.share and not self.more:
            return "هر تعداد"
        said = _WORDS.get(self.share) or self._figures()
        return f"{said} به‌علاوه یک" if self.more else said

    def _figures(self) -> str:
        percent = self.share * 100
        if percent.denominator == 1:
            return to_persian(f"{percent.numerator} درصد")
        return to_persian(f"{self.share.numerator}/{self.share.denominator}")


def read(text: str, unit: str) -> Threshold:
    """A threshold from a parameter's value and unit (ratio, ratio_at_least, ratio_more_than, percent).

    Raises NotARatioError for anything that is no share between nothing and all.
    """
    try:
        share = Fraction(text.strip()) / (100 if unit == "percent" else 1)
    except (ValueError, ZeroDivisionError):
        raise NotARatioError(text) from None
    if not 0 <= share <= 1:
        raise NotARatioError(text)
    return Threshold(share, more=unit == "ratio_more_than")


def typed(text: str) -> Threshold:
    """A threshold as statutes and people write it: «دوسوم», «نصف به‌علاوه یک», «۲/۳», «۴۰ درصد», «هر تعداد».

    Raises NotARatioError for anything else.
    """
    if joined_key(text) in _ANY:
        return Threshold(Fraction(0))
    written = to_latin(text).replace("٪", "%").replace("درصد", "%")
    whole = _AND_ONE.sub("", written).strip()
    said = _SAID.get(joined_key(whole))
    number, percent, rest = whole.partition("%")
    if rest.strip():
        raise NotARatioError(text)
    share = read(number, "percent" if percent else "ratio").share if said is None else said
    return Threshold(share, more=whole != written.strip())


_SAID = {joined_key(said): share for share, said in _WORDS.items()} | {joined_key("نیم"): Fraction(1, 2)}
_AND_ONE = re.compile(r"(\+|به?[\s\u200c]*علاو\S*)\s*(1|یک)\s*$")
_ANY = {joined_key(said) for said in ("هر تعداد", "با هر تعداد", "هر تعداد حاضر", "با هر تعداد حاضر")}
