"""Sheba, the Iranian IBAN: IR, two check digits, 22 digits of account (DOMAIN H.4, ISO 7064 mod 97)."""

from forms.rules.digits import bare, is_digits, to_persian

_LETTERS = "1827"  # I and R, as ISO 7064 writes letters


def normalise(text: str) -> str:
    """IR and 24 Latin digits, when the text holds them with or without IR, spaces and small letters."""
    code = bare(text).upper()
    return f"IR{code}" if len(code) == 24 and is_digits(code) else code


def _check_digits(account: str) -> str:
    return f"{98 - int(account + _LETTERS + '00') % 97:02}"


def problem(code: str) -> str | None:
    """What is wrong with a normalised sheba, in Persian; None when it can be one."""
    digits = code.removeprefix("IR")
    if not is_digits(digits):
        return "شبا را با IR و سپس ۲۴ رقم بنویسید."
    if len(digits) != 24:
        return to_persian(f"شبا پس از IR ۲۴ رقم دارد و {len(digits)} رقم نوشته‌اید؛ آن را دوباره بنویسید.")
    if digits == code:
        return "شبا را با IR آغاز کنید."
    if digits[:2] != _check_digits(digits[2:]):
        return "یکی از رقم‌های شبا اشتباه است؛ آن را با برگه بانک مقایسه کنید."
    return None


def is_valid(code: str) -> bool:
    """Whether a normalised sheba has no problem."""
    return problem(code) is None


def bank_code(code: str) -> str:
    """The three digits of the bank in a normalised sheba, such as 022; '' when the sheba is too short to name one."""
    return code[4:7] if code.startswith("IR") and len(code) >= 7 else ""


def with_check_digits(account: str) -> str:
    """The sheba of 22 digits of account (for samples and tests); ValueError when they are not 22 digits."""
    if len(account) != 22 or not is_digits(account):
        raise ValueError(account)
    return f"IR{_check_digits(account)}{account}"
