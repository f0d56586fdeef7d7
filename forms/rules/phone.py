"""Telephone numbers (DOMAIN H.5): mobiles 09 and nine digits; landlines 0, two digits of area and eight digits.

Law: the operator's prefix is never checked, because operators come and go.
"""

import re

from forms.rules.digits import bare

_AROUND = re.compile(r"[()./]")
_MOBILE = re.compile(r"(?:(?:\+|00)?98)?0?(9[0-9]{9})")
_LANDLINE = re.compile(r"(?:(?:\+|00)?98)?0?([1-8][0-9]{9})")


def normalise_mobile(text: str) -> str:
    """09 and nine digits, when the text holds a mobile with or without +98, 0098, 98 or 0; else its bare digits."""
    typed = _AROUND.sub("", bare(text))
    found = _MOBILE.fullmatch(typed)
    return f"0{found[1]}" if found else typed


def mobile_problem(number: str) -> str | None:
    """What is wrong with a normalised mobile number, in Persian; None when nothing is."""
    if re.fullmatch(r"09[0-9]{9}", number):
        return None
    return "شماره همراه را با ۰۹ و در ۱۱ رقم بنویسید، مانند ۰۹۱۲۳۴۵۶۷۸۹."


def normalise_landline(text: str) -> str:
    """0, area and eight digits, when the text holds them with or without +98; else its bare digits."""
    typed = _AROUND.sub("", bare(text))
    found = _LANDLINE.fullmatch(typed)
    return f"0{found[1]}" if found else typed


def landline_problem(number: str) -> str | None:
    """What is wrong with a normalised landline number, in Persian; None when nothing is."""
    if re.fullmatch(r"0[1-8][0-9]{9}", number):
        return None
    if re.fullmatch(r"[1-9][0-9]{7}", number):
        return "پیش‌شماره استان را هم بنویسید، مانند ۰۲۶ پیش از هشت رقم."
    return "تلفن ثابت را با پیش‌شماره و در ۱۱ رقم بنویسید، مانند ۰۲۶۳۲۱۲۳۴۵۶."
