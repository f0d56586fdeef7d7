"""What a duty is called, and the one sentence that names its rule and its day (DOMAIN B.7)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from desktop.operations.cooperatives.duty_rules import Waiting
from forms.rules import jalali
from forms.rules.digits import to_persian

LABELS = {
    "agm": "مجمع سالانه برگزار نشده",
    "agm_call": "مجمع سالانه دعوت نشده",
    "board_term": "دورهٔ هیأت مدیره",
    "inspector_term": "دورهٔ بازرس",
    "under_minimum": "کمتر از کمینهٔ اعضا",
    "unpaid_capital": "ماندهٔ سرمایه",
    "inactive": "بی‌فعالیت",
    "warnings": "اخطارهای یک سال",
    "warning_answer": "اخطار بی‌نتیجه",
    "licence": "اعتبار پروانه",
    "statutes": "مدت اساسنامه",
    "agreement": "اعتبار موافقت‌نامه",
    "changes": "تغییرات ثبت‌نشده",
    "registry": "مهلت ثبت تعاونی",
    "complaint": "شکایت بی‌پاسخ",
    "documents": "نقص مدارک",
}
"""Every kind of duty, in the order of the law's sections."""


def said(waiting: Waiting, today: date) -> str:
    """«… (آیین‌نامهٔ نحوهٔ تشکیل مجامع عمومی)»."""
    sentence = _SAID[waiting.kind](waiting, today)
    return to_persian(f"{sentence} ({waiting.basis})" if waiting.basis else sentence)


def _agm(waiting: Waiting, _today: date) -> str:
    return f"مجمع عمومی عادی سال مالی پایان‌یافته در {_shown(waiting.since)} تا {_shown(waiting.due)} برگزار نشده است"


def _agm_call(waiting: Waiting, _today: date) -> str:
    return f"مجمع عمومی عادی سال مالی پایان‌یافته در {_shown(waiting.since)} تا {_shown(waiting.due)} دعوت نشده است"


def _board(waiting: Waiting, today: date) -> str:
    if waiting.due is not None and waiting.due < today:
        return f"دورهٔ {waiting.count} نفر از هیأت مدیره از {_shown(waiting.due)} پایان یافته است؛ انتخابات برگزار شود"
    return f"دورهٔ {waiting.count} نفر از هیأت مدیره در {_shown(waiting.due)} پایان می‌یابد؛ مجمع انتخابات دعوت شود"


def _inspector(waiting: Waiting, _today: date) -> str:
    return f"دورهٔ بازرس در {_shown(waiting.due)} پایان یافته است و تا قبولی جانشین بر سر کار می‌ماند"


def _members(waiting: Waiting, today: date) -> str:
    counted = f"تعاونی {waiting.count} عضو دارد که از کمینهٔ قانونی کمتر است"
    if waiting.due is None:
        return counted
    ends = "پایان یافته است" if waiting.due < today else "پایان می‌یابد"
    return f"{counted}؛ مهلت جبران آن از {_shown(waiting.since)} آغاز شده و در {_shown(waiting.due)} {ends}"


def _unpaid(waiting: Waiting, _today: date) -> str:
    return f"ماندهٔ سرمایه تا {_shown(waiting.due)}، مهلت اساسنامه، پرداخت نشده است"


def _inactive(waiting: Waiting, _today: date) -> str:
    return f"از {_shown(waiting.since)} فعالیتی دیده نشده و در {_shown(waiting.due)} مهلت یک سال بی‌فعالیت گذشته است"


def _warnings(waiting: Waiting, _today: date) -> str:
    follows = "از موجبات انحلال است" if waiting.is_grave else "اخطار بعدی از موجبات انحلال است"
    return f"در دوازده ماه {waiting.count} اخطار کتبی گرفته، آخرین در {_shown(waiting.since)}؛ {follows}"


def _warning_answer(waiting: Waiting, _today: date) -> str:
    return f"مهلت رفع تخلف در اخطار کتبی {_shown(waiting.due)} بوده و رفع نشده است"


def _expiring(paper: str) -> Callable[[Waiting, date], str]:
    def say(waiting: Waiting, today: date) -> str:
        ends = "پایان یافته است" if waiting.due is not None and waiting.due < today else "پایان می‌یابد؛ تمدید شود"
        return f"{paper} در {_shown(waiting.due)} {ends}"
    return say


def _changes(waiting: Waiting, _today: date) -> str:
    others = f" و {waiting.count - 1} مجمع دیگر" if waiting.count > 1 else ""
    return f"تغییرات مجمع {_shown(waiting.since)}{others} ثبت نشده است؛ مهلت آن تا {_shown(waiting.due)} بود"


def _registry(waiting: Waiting, today: date) -> str:
    was = "بود" if waiting.due is not None and waiting.due < today else "است"
    return f"اولین مجمع در {_shown(waiting.since)} برگزار شده و مهلت مراجعه به ادارهٔ ثبت تا {_shown(waiting.due)} {was}"


def _complaint(waiting: Waiting, _today: date) -> str:
    if waiting.count > 1:
        return f"{waiting.count} شکایت بی‌پاسخ مانده است؛ مهلت نخستین آن‌ها {_shown(waiting.due)} بود"
    return f"شکایت تا {_shown(waiting.due)}، مهلت پاسخ آن، بی‌پاسخ مانده است"


def _documents(waiting: Waiting, _today: date) -> str:
    since = f"از {_shown(waiting.since)} " if waiting.since else ""
    if not waiting.count:
        return "پرونده برای رفع نقص برگشته و نقص آن رفع نشده است"
    return f"{waiting.count} سند {since}برگشت خورده و درست‌شدهٔ آن نرسیده است"


def _shown(day: date | None) -> str:
    return jalali.text(day) if day else "—"


_SAID: dict[str, Callable[[Waiting, date], str]] = {
    "agm": _agm, "agm_call": _agm_call, "board_term": _board, "inspector_term": _inspector, "under_minimum": _members,
    "unpaid_capital": _unpaid, "inactive": _inactive, "warnings": _warnings, "warning_answer": _warning_answer,
    "licence": _expiring("اعتبار پروانه"), "statutes": _expiring("مدت اساسنامه"),
    "agreement": _expiring("اعتبار موافقت‌نامه"), "changes": _changes, "registry": _registry, "complaint": _complaint,
    "documents": _documents,
}
