"""What made-up cooperatives of each trend do: their activity, their branch, their subject and their mission."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trade:
    """`type` and `isic` are codes of their lists; `mission` one of the form's, "" for none."""

    type: str
    isic: str
    subjects: tuple[str, ...]
    mission: str = ""


_BOTH = "productive_distributive"
TRADES: Mapping[str, Trade] = {
    "agri_livestock": Trade("productive", "01", (
        "پرورش گاو شیری و تولید شیر خام", "پرورش گوسفند و بز و فروش دام زنده"), "rural"),
    "agriculture": Trade("productive", "01", (
        "کشت سبزی و صیفی در گلخانه", "پرورش گل و گیاه زینتی و عرضهٔ آن"), "rural"),
    "agri_bees": Trade("productive", "01", (
        "پرورش زنبور عسل و تولید موم و بره‌موم", "تولید و بسته‌بندی عسل اعضا"), "rural"),
    "agri_orchards": Trade(_BOTH, "01", (
        "باغداری و تأمین نهادهٔ باغ‌های اعضا", "برداشت، سردخانه و فروش میوهٔ باغ‌های اعضا"), "rural"),
    "carpet": Trade(_BOTH, "13", (
        "بافت فرش دستباف در خانهٔ اعضا و فروش آن", "تأمین نخ و نقشه و فروش فرش بافندگان خانگی"), "home_workers"),
    "industry": Trade("productive", "14", (
        "دوخت پوشاک کار و لباس مدرسه", "ساخت در و کابینت چوبی", "تولید قطعات و مبلمان چوبی")),
    "transport": Trade(_BOTH, "49", ("جابه‌جایی کالا در شهر و میان شهرها", "حمل مسافر و سرویس ایاب‌وذهاب")),
    "housing_workers": Trade("distributive", "41", ("تأمین زمین و ساخت خانه برای کارگران عضو",)),
    "housing_employees": Trade("distributive", "41", ("ساخت و واگذاری خانه به فرهنگیان عضو",)),
    "consumer_staff": Trade("distributive", "47", (
        "تأمین کالای خانوار برای کارکنان عضو", "فروشگاه کالای اساسی کارکنان عضو")),
    "tourism": Trade(_BOTH, "55", ("ادارهٔ اقامتگاه بوم‌گردی و تور یک‌روزه", "ساخت و ادارهٔ خانه‌باغ گردشگری")),
    "it": Trade("productive", "62", ("ساخت نرم‌افزار و پشتیبانی سامانه", "خدمات شبکه و مرکز داده")),
    "health": Trade(_BOTH, "86", ("ادارهٔ درمانگاه و آزمایشگاه", "خدمات پرستاری و توانبخشی در خانه")),
    "employment_services": Trade(_BOTH, "78", (
        "راهنمایی شغلی و معرفی کارجو به کارفرما", "خدمات اشتغال و کاریابی داخلی"), "job_agency"),
    "supply_guilds": Trade("distributive", "46", ("تأمین آرد، مایه و سوخت نانوایی‌های عضو",)),
}
"""Every trend that a made-up name has."""
