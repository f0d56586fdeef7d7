"""Which reports there are; what draws them is loaded only when one is asked for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Report:
    """A report that can be asked for by name."""

    name: str
    title: str


REPORTS: dict[str, Report] = {
    report.name: report for report in (
        Report("verification-state", "وضعیت ثبت و صحت‌سنجی اشتغال"),
    )
}
