"""Which reports there are; what makes them is loaded only when one is asked for.

A new report is one file in desktop/operations/reports, named as here (with _ for -), and its line here.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Report:
    """A report that can be asked for by name; `answers` says in one line what it is for. Some compare two days."""

    name: str
    title: str
    answers: str
    compares: bool = False
    kinds: tuple[str, ...] = ()
    """The kinds of record that it counts."""


_VERIFIED = ("job", "visit", "commitment", "campaign")

REPORTS: dict[str, Report] = {
    report.name: report for report in (
        Report("verification-state", "وضعیت ثبت و صحت‌سنجی اشتغال",
               "تعهد، ثبت، بررسی و تأیید هر دستگاه، با چهار نرخ", kinds=_VERIFIED),
        Report("verification-results", "نتیجهٔ صحت‌سنجی اشتغال",
               "بازدیدها چه یافتند: دستگاه، نوع اشتغال، گروه، کد",
               kinds=("job", "visit", "visitor_group")),
        Report("loans", "تسهیلات پرداخت‌شدهٔ اشتغال",
               "شمار، جمع، میانگین و سهم تسهیلات هر دستگاه", kinds=("job", "visit", "commitment")),
        Report("cooperatives", "وضعیت تعاونی‌ها",
               "مرحله، نوع، گرایش، عضویت؛ با اعضا و سرمایه", kinds=("cooperative", "coop_member")),
        Report("cooperative-indicators", "شاخص‌های اثربخشی تعاونی‌ها",
               "فعال، راکد، اعضا، زنان، شاغلان و رشد دوره، به تفکیک مأموریت و سطح", kinds=(
                   "cooperative", "coop_member", "home_business")),
        Report("duties", "تکالیف قانونی و مهلت‌های تعاونی‌ها",
               "مجمع، دورهٔ ارکان، اعضا، سرمایه، اخطار، شکایت: چه مانده است", kinds=(
                   "cooperative", "coop_member", "coop_office", "assembly", "coop_visit", "coop_warning", "complaint",
                   "coop_change", "letter", "parameter")),
        Report("home-business", "وضعیت مشاغل خانگی",
               "مرحله، گروه شغلی، دهک؛ با تسهیلات درخواستی", kinds=("home_business",)),
        Report("ageing", "ماندگاری پرونده‌ها در هر مرحله",
               "پرونده‌ها چند روز است در یک مرحله مانده‌اند", kinds=(
                   "job", "visit", "cooperative", "home_business", "letter")),
        Report("comparison", "مقایسهٔ دو دوره",
               "هر دستگاه در پایان دو روز و تغییر آن", compares=True,
               kinds=(*_VERIFIED, "cooperative", "home_business")),
    )
}
