"""The ten-digit postal code (DOMAIN H.3): its length is certain and blocks, its pattern is hearsay and only warns."""

import re

from forms.rules.digits import bare, is_digits, to_persian

_USUAL = re.compile(r"(?!(\d)\1{3})[13-9]{4}[1346-9][013-9]{5}")


def normalise(text: str) -> str:
    """Latin digits without the space or dash in the middle."""
    return bare(text)


def problem(code: str) -> str | None:
    """Why a normalised code cannot be stored, in Persian; None when it has ten digits."""
    if not is_digits(code):
        return "کد پستی را فقط با رقم بنویسید."
    if len(code) != 10:
        return to_persian(f"کد پستی ۱۰ رقم است و {len(code)} رقم نوشته‌اید؛ آن را دوباره بنویسید.")
    return None


def doubt(code: str) -> str | None:
    """Why a ten-digit code looks unusual, in Persian; None when it does not, or when `problem` speaks already."""
    if problem(code) is not None or _USUAL.fullmatch(code):
        return None
    if re.search("[02]", code[:5]):
        return "پنج رقم اول کد پستی ۰ و ۲ ندارد؛ آن را با قبض یا سند نشانی مقایسه کنید."
    return "این کد پستی به کدهای معمول نمی‌ماند؛ آن را با قبض یا سند نشانی مقایسه کنید."
