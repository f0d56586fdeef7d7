"""What texts may say of a record that none of its blanks holds: counted when it is asked for, named here.

Law: who counts is desktop.operations.cooperatives.paper_facts; the two lists are the same, which a test sees to.
"""

from __future__ import annotations

from collections.abc import Mapping

COUNTED: Mapping[str, Mapping[str, str]] = {
    "cooperative": {
        "titled_name": "نام کامل تعاونی", "members": "شمار اعضا", "women": "اعضای زن", "men": "اعضای مرد",
        "companies": "اعضای حقوقی", "shares": "شمار سهام", "employed": "شاغلان", "first_assembly": "تاریخ اولین مجمع",
        "register_by": "مهلت مراجعه برای ثبت", "last_assembly": "تاریخ آخرین مجمع",
        "board_end": "پایان دورهٔ هیأت مدیره", "inspector_end": "پایان دورهٔ بازرس",
    },
    "coop_member": {
        "courtesy": "آقا یا خانم", "full_name": "نام عضو", "identity": "کد یا شناسهٔ ملی", "holdings": "شمار سهام",
        "holdings_value": "ارزش سهام",
    },
    "assembly": {
        "caller": "دعوت‌کننده", "caller_post": "امضاکنندهٔ دعوتنامه", "caller_name": "نام امضاکننده",
        "voters": "حاضران دارای حق رأی", "quorum": "حد نصاب لازم", "board_years": "دورهٔ هیأت مدیره",
        "inspector_years": "دورهٔ بازرس", "next_call": "نوبت بعد",
    },
}
"""Kind → name → what a person calls it."""
