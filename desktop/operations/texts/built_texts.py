"""The sentences of papers that are written in Python; an office may word them anew as it does those of described ones.

Law: `NAMES` are what a sentence may say beside the blanks of its record and the names of the office.
"""

from __future__ import annotations

from collections.abc import Mapping

TEXTS: Mapping[str, Mapping[str, str]] = {
    "mission-order": {
        "opening": (
            "به «{name}» به سرپرستی {leader} مأموریت داده می‌شود در چارچوب «{campaign}» از تاریخ {first_day} تا "
            "{last_day} از محل کار {visits} نفر از شاغلان ثبت‌شده، به شرح فهرست زیر، بازدید {tier} کند و نتیجه را در "
            "برگ‌های صحت‌سنجی بنویسد و پس از امضا به {office} تحویل دهد."),
        "duties": (
            "بازدیدکننده پیش از گفتگو خود را با کارت شناسایی معرفی می‌کند، مشخصات شاغل را با کارت ملی تطبیق می‌دهد، جز "
            "پرسش‌های برگ چیزی نمی‌خواهد و از گرفتن هر وجه و مدرک اصلی خودداری می‌کند. آنچه در بازدید دانسته می‌شود "
            "محرمانه است و تنها به این اداره گزارش می‌شود."),
    },
    "visitor-card": {
        "body": (
            "دارندهٔ این کارت از سوی {office} برای بازدید و صحت‌سنجی اشتغال معرفی می‌شود. خواهشمند است همکاری لازم با "
            "ایشان به عمل آید. این کارت بدون مهر اداره و کارت ملی دارنده اعتبار ندارد."),
    },
}

NAMES: Mapping[str, tuple[str, ...]] = {
    "mission-order": ("leader", "campaign", "first_day", "last_day", "visits", "tier"),
}
