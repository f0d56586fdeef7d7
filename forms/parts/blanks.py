"""Blanks that recur on the office's papers, with their rules built in (DOMAIN H.1–H.5)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from forms.parts.fields import Code
from forms.rules import iban, legal_id, national_code, phone, postal_code

NationalCode: Callable[..., Code] = partial(
    Code, normalise=national_code.normalise, checks=(national_code.problem,), length=10, hint="ده رقم",
    searched=True, aliases=("کد ملی", "شماره ملی", "کدملی متقاضی"))
LegalId: Callable[..., Code] = partial(
    Code, normalise=legal_id.normalise, checks=(legal_id.problem,), length=11, hint="یازده رقم", searched=True)
Mobile: Callable[..., Code] = partial(
    Code, normalise=phone.normalise_mobile, doubts=(phone.mobile_problem,), length=11, hint="مانند ۰۹۱۲۱۲۳۴۵۶۷",
    searched=True, aliases=("تلفن همراه", "شماره همراه", "موبایل", "شماره تماس"))
Landline: Callable[..., Code] = partial(
    Code, normalise=phone.normalise_landline, doubts=(phone.landline_problem,), length=11, hint="با کد شهر")
PostalCode: Callable[..., Code] = partial(
    Code, normalise=postal_code.normalise, checks=(postal_code.problem,), doubts=(postal_code.doubt,), length=10,
    hint="ده رقم، بی خط تیره", aliases=("کدپستی", "کد پستی محل کار"))
Iban: Callable[..., Code] = partial(
    Code, normalise=iban.normalise, checks=(iban.problem,), length=26, hint="IR و ۲۴ رقم")
