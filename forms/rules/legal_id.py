"""The eleven-digit national ID of a legal person (DOMAIN H.2). Never padded: these do not begin with zeros."""

from forms.rules.digits import bare, is_digits, to_persian

_WEIGHTS = (29, 27, 23, 19, 17, 29, 27, 23, 19, 17)


def normalise(text: str) -> str:
    """Latin digits without spaces and dashes."""
    return bare(text)


def _check_digit(ten: str) -> str:
    shift = int(ten[9]) + 2
    return str(sum((int(digit) + shift) * weight for digit, weight in zip(ten, _WEIGHTS, strict=True)) % 11 % 10)


def problem(code: str) -> str | None:
    """What is wrong with a normalised ID, in Persian; None when it can be one."""
    if not is_digits(code):
        return "شناسه ملی را فقط با رقم بنویسید."
    if len(code) != 11:
        return to_persian(f"شناسه ملی ۱۱ رقم است و {len(code)} رقم نوشته‌اید؛ آن را از روی آگهی ثبت دوباره بنویسید.")
    if code[3:9] == "000000":
        return "چنین شناسه ملی‌ای داده نمی‌شود؛ آن را از روی آگهی ثبت بنویسید."
    if code[10] != _check_digit(code[:10]):
        return "یکی از رقم‌های شناسه ملی اشتباه است؛ آن را با آگهی ثبت مقایسه کنید."
    return None


def is_valid(code: str) -> bool:
    """Whether a normalised ID has no problem."""
    return problem(code) is None


def with_check_digit(ten: str) -> str:
    """The eleven digits whose first ten are given (for samples and tests); ValueError when they are not ten digits."""
    if len(ten) != 10 or not is_digits(ten):
        raise ValueError(ten)
    return ten + _check_digit(ten)
