"""Numbers of the Social Security Organization (DOMAIN H.5). No public rule checks them: a wrong length only warns."""

from forms.rules.digits import bare, is_digits


def normalise(text: str) -> str:
    """Latin digits without spaces and dashes."""
    return bare(text)


def doubt(code: str) -> str | None:
    """Why a normalised workshop code looks unusual, in Persian; None for ten digits."""
    if is_digits(code) and len(code) == 10:
        return None
    return "کد کارگاه تأمین اجتماعی معمولاً ۱۰ رقم است؛ آن را با لیست بیمه مقایسه کنید."


def insured_doubt(number: str) -> str | None:
    """Why a normalised insurance number of a person looks unusual, in Persian; None for eight to ten digits."""
    if is_digits(number) and 8 <= len(number) <= 10:
        return None
    return "شماره بیمه معمولاً ۸ تا ۱۰ رقم است؛ آن را با لیست بیمه مقایسه کنید."
