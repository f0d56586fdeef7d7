"""Codes of offices: a county's four statistical digits (3001 کرج); a province's two digits followed by 99 (3099).

Two digits alone would not do: گیلان 01 and the county 0001 are the same number, and مرکزی is 00. No county ends in 99.
"""

from __future__ import annotations

_PROVINCE = 99


def of_province(code: str) -> int:
    """The office code of a province from its two statistical digits: «30» → 3099."""
    return int(code) * 100 + _PROVINCE


def read(text: str) -> int:
    """The office that a person means: two digits are a province, four a county (or a province's full code).

    Raises ValueError for what is no code.
    """
    digits = text.strip()
    if not (digits.isascii() and digits.isdigit() and 1 <= len(digits) <= 4):
        raise ValueError(text)
    return of_province(digits) if len(digits) <= 2 else int(digits)


def is_province(office: int) -> bool:
    return office % 100 == _PROVINCE


def province_of(office: int) -> str:
    """The two digits of the province that an office belongs to."""
    return f"{office // 100:02d}"


def county_of(office: int) -> str:
    """The four digits of a county's office."""
    return f"{office:04d}"


def show(office: int) -> str:
    """The statistical code as people know it, in Latin digits: «3001», «30»."""
    return province_of(office) if is_province(office) else county_of(office)
