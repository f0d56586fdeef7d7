"""What a duty is called, and the one sentence that names its rule and its day (DOMAIN B.7)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from desktop.operations.cooperatives.watching.duty_rules import Waiting
from forms.parts import reference_list
from forms.rules import jalali
from forms.rules.amounts import words
from forms.rules.digits import grouped, to_persian

LABELS = {entry.code: entry.label for entry in reference_list("coop_duties").entries}
"""Every kind of duty, in the order of the law's sections."""

MATTERS = {
    "agm": "برگزاری مجمع عمومی عادی سالانه", "agm_call": "دعوت مجمع عمومی عادی سالانه",
    "requested_call": "دعوت مجمع درخواست‌شده", "observer": "ناظر مجمع عمومی",
    "board_term": "انتخابات هیأت مدیره", "board_short": "تکمیل هیأت مدیره", "inspector_term": "انتخاب بازرس",
    "inspector_missing": "انتخاب بازرس", "md_term": "انتخاب مدیرعامل", "under_minimum": "شمار اعضا",
    "unpaid_capital": "ماندهٔ سرمایه", "inactive": "فعالیت تعاونی", "warnings": "موضوع اخطارهای پیشین",
    "warning_answer": "موضوع اخطار پیشین", "licence": "تمدید پروانه", "statutes": "تمدید مدت اساسنامه",
    "agreement": "اعتبار موافقت‌نامه", "changes": "ثبت تغییرات", "registry": "ثبت تعاونی", "complaint": "شکایت",
    "returned": "رفع نقص مدارک", "documents": "رفع نقص مدارک",
}
"""What a letter is about that follows from it: «اخطار کتبی اول دربارهٔ …»."""


def said(waiting: Waiting, today: date) -> str:
    """«… (آیین‌نامهٔ نحوهٔ تشکیل مجامع عمومی)»."""
    sentence = sentence_of(waiting, today)
    return f"{sentence} ({to_persian(waiting.basis)})" if waiting.basis else sentence


def sentence_of(waiting: Waiting, today: date) -> str:
    """The same without the rule's source."""
    return to_persian(_SAID[waiting.kind](waiting, today))


def days_text(due: date | None, days_over: int) -> str:
    """«۱۲ روز گذشته», «امروز», «۵ روز مانده»; without a last day, «بی‌مهلت»."""
    if due is None:
        return "بی‌مهلت"
    if not days_over:
        return "امروز"
    word, size = ("گذشته", days_over) if days_over > 0 else ("مانده", -days_over)
    return f"{grouped(size)} روز {word}"


def _is_over(waiting: Waiting, today: date) -> bool:
    return waiting.due is not None and waiting.due < today


def _agm(waiting: Waiting, _today: date) -> str:
    return f"مجمع عمومی عادی سال مالی پایان‌یافته در {_shown(waiting.since)} تا {_shown(waiting.due)} برگزار نشده است"


def _agm_call(waiting: Waiting, _today: date) -> str:
    return f"مجمع عمومی عادی سال مالی پایان‌یافته در {_shown(waiting.since)} تا {_shown(waiting.due)} دعوت نشده است"


def _requested(waiting: Waiting, today: date) -> str:
    said = f"مجمعی که در {_shown(waiting.since)} درخواست شده، دعوت نشده است"
    if _is_over(waiting, today):
        return f"{said} و مهلت دعوت آن تا {_shown(waiting.due)} بود"
    return f"{said}؛ هیأت مدیره {words(waiting.of)} روز اقدام نکرده و مهلت دعوت تا {_shown(waiting.due)} است"


def _observer(waiting: Waiting, _today: date) -> str:
    return f"برای مجمع {_shown(waiting.due)} که انتخابات دارد، ناظر اداره معرفی نشده است"


def _board(waiting: Waiting, today: date) -> str:
    if _is_over(waiting, today):
        return f"دورهٔ {waiting.count} نفر از هیأت مدیره از {_shown(waiting.due)} پایان یافته است؛ انتخابات برگزار شود"
    return f"دورهٔ {waiting.count} نفر از هیأت مدیره در {_shown(waiting.due)} پایان می‌یابد؛ مجمع انتخابات دعوت شود"


def _board_short(waiting: Waiting, _today: date) -> str:
    if not waiting.stage:
        return "هیچ سمتی از ارکان تعاونی در پرونده نوشته نشده است"
    there = f"{waiting.count} عضو اصلی" if waiting.count else "هیچ عضو اصلی"
    need = "بر سر کار است" if waiting.count else "بر سر کار نیست"
    return f"از {waiting.of} عضو هیأت مدیره، {there} {need}؛ کرسی‌های خالی پر شود"


def _inspector(waiting: Waiting, _today: date) -> str:
    return f"دورهٔ بازرس در {_shown(waiting.due)} پایان یافته است و تا قبولی جانشین بر سر کار می‌ماند"


def _no_inspector(_waiting: Waiting, _today: date) -> str:
    return "تعاونی بازرس ندارد؛ بازرس علی‌البدل فراخوانده یا انتخابات برگزار شود"


def _manager(waiting: Waiting, today: date) -> str:
    if _is_over(waiting, today):
        return f"دورهٔ مدیرعامل از {_shown(waiting.due)} پایان یافته است؛ هیأت مدیره مدیرعامل را تعیین کند"
    return f"دورهٔ مدیرعامل در {_shown(waiting.due)} پایان می‌یابد؛ هیأت مدیره مدیرعامل را تعیین کند"


def _members(waiting: Waiting, today: date) -> str:
    counted = f"تعاونی {waiting.count} عضو دارد که از کمینهٔ آن ({waiting.of} عضو) کمتر است"
    if waiting.stage:  # its members are cooperatives
        who = "اتاق تعاون" if waiting.stage == "chamber" else "اتحادیه"
        counted = f"{who} {waiting.count} تعاونی عضو دارد که از کمینهٔ آن ({waiting.of} تعاونی) کمتر است"
    if waiting.due is None:
        return counted
    ends = "پایان یافته است" if waiting.due < today else "پایان می‌یابد"
    return f"{counted}؛ مهلت جبران آن از {_shown(waiting.since)} آغاز شده و در {_shown(waiting.due)} {ends}"


def _unpaid(waiting: Waiting, _today: date) -> str:
    return f"ماندهٔ سرمایه تا {_shown(waiting.due)}، مهلت اساسنامه، پرداخت نشده است"


def _inactive(waiting: Waiting, _today: date) -> str:
    return f"از {_shown(waiting.since)} فعالیتی دیده نشده و در {_shown(waiting.due)} مهلت {_months(waiting.of)} " \
           "بی‌فعالیتی گذشته است"


def _warnings(waiting: Waiting, _today: date) -> str:
    follows = "از موجبات انحلال است" if waiting.is_grave else "اخطار بعدی از موجبات انحلال است"
    return f"در {_months(waiting.of)} {waiting.count} اخطار کتبی گرفته، آخرین در {_shown(waiting.since)}؛ {follows}"


def _warning_answer(waiting: Waiting, _today: date) -> str:
    return f"مهلت رفع تخلف در اخطار کتبی {_shown(waiting.due)} بوده و رفع نشده است"


def _expiring(paper: str) -> Callable[[Waiting, date], str]:
    def say(waiting: Waiting, today: date) -> str:
        ends = "پایان یافته است" if _is_over(waiting, today) else "پایان می‌یابد؛ تمدید شود"
        return f"{paper} در {_shown(waiting.due)} {ends}"
    return say


def _changes(waiting: Waiting, _today: date) -> str:
    others = f" و {waiting.count - 1} مورد دیگر" if waiting.count > 1 else ""
    which = "تصمیم" if waiting.stage == "change" else "مجمع"
    lacks = "" if waiting.stage else " و صورتجلسهٔ آن نرسیده"
    return f"تغییرات {which} {_shown(waiting.since)}{others} ثبت نشده{lacks} است؛ مهلت آن تا {_shown(waiting.due)} بود"


def _registry(waiting: Waiting, today: date) -> str:
    was = "بود" if _is_over(waiting, today) else "است"
    return f"اولین مجمع در {_shown(waiting.since)} برگزار شده و مهلت مراجعه به ادارهٔ ثبت تا {_shown(waiting.due)} {was}"


def _complaint(waiting: Waiting, _today: date) -> str:
    if waiting.count > 1:
        return f"{waiting.count} شکایت بی‌پاسخ مانده است؛ مهلت نخستین آن‌ها {_shown(waiting.due)} بود"
    return f"شکایت تا {_shown(waiting.due)}، مهلت پاسخ آن، بی‌پاسخ مانده است"


def _returned(waiting: Waiting, _today: date) -> str:
    named = f" ({waiting.names})" if waiting.names else ""
    return f"نقص مدارک{named} تا {_shown(waiting.due)}، مهلت رفع نقص، رفع نشده است"


def _documents(waiting: Waiting, _today: date) -> str:
    since = f"از {_shown(waiting.since)} " if waiting.since else ""
    if not waiting.count:
        return "پرونده برای رفع نقص برگشته و نقص آن رفع نشده است"
    return f"{waiting.names} {since}برگشت خورده و درست‌شدهٔ آن نرسیده است"


def _months(count: int) -> str:
    """«یک سال», «سه ماه»."""
    years, rest = divmod(count, 12)
    return f"{words(count)} ماه" if rest or not years else f"{words(years)} سال"


def _shown(day: date | None) -> str:
    return jalali.shown(day, "—")


_SAID: dict[str, Callable[[Waiting, date], str]] = {
    "agm": _agm, "agm_call": _agm_call, "requested_call": _requested, "observer": _observer, "board_term": _board,
    "board_short": _board_short, "inspector_term": _inspector, "inspector_missing": _no_inspector, "md_term": _manager,
    "under_minimum": _members, "unpaid_capital": _unpaid, "inactive": _inactive, "warnings": _warnings,
    "warning_answer": _warning_answer, "licence": _expiring("اعتبار پروانه"), "statutes": _expiring("مدت اساسنامه"),
    "agreement": _expiring("اعتبار موافقت‌نامه"), "changes": _changes, "registry": _registry, "complaint": _complaint,
    "returned": _returned, "documents": _documents,
}
