"""The ten-digit national code of a person (DOMAIN H.1). A right check digit does not prove that the person exists."""

from forms.rules.digits import bare, is_digits, to_persian


def normalise(text: str) -> str:
    """Latin digits without spaces and dashes; 8 and 9 digits get back the leading zeros that Excel drops."""
    code = bare(text)
    return code.zfill(10) if len(code) in {8, 9} and is_digits(code) else code


def _check_digit(nine: str) -> str:
    remainder = sum(int(digit) * weight for digit, weight in zip(nine, range(10, 1, -1), strict=True)) % 11
    return str(remainder if remainder < 2 else 11 - remainder)


def problem(code: str) -> str | None:
    """What is wrong with a normalised code, in Persian; None when it can be a national code."""
    if not is_digits(code):
        return "کد ملی را فقط با رقم بنویسید."
    if len(code) != 10:
        return to_persian(f"کد ملی ۱۰ رقم است و {len(code)} رقم نوشته‌اید؛ آن را از روی کارت ملی دوباره بنویسید.")
    if len(set(code)) == 1 or code[3:9] == "000000":
        return "چنین کد ملی‌ای داده نمی‌شود؛ آن را از روی کارت ملی بنویسید."
    if code[9] != _check_digit(code[:9]):
        return "یکی از رقم‌های کد ملی اشتباه است؛ آن را با کارت ملی مقایسه کنید."
    return None


def is_valid(code: str) -> bool:
    """Whether a normalised code has no problem."""
    return problem(code) is None


def with_check_digit(nine: str) -> str:
    """The ten digits whose first nine are given (for samples and tests); ValueError when they are not nine digits."""
    if len(nine) != 9 or not is_digits(nine):
        raise ValueError(nine)
    return nine + _check_digit(nine)
