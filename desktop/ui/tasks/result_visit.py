"""The visit that a number on paper means: its own, or the open visit of the job; with the names that it links to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from desktop.ui.services import Asked, RecordView, Services
from desktop.ui.tasks.services import TaskServices
from forms.catalog import job, visit
from forms.parts import Field
from forms.rules.digits import to_persian

_SHOWN: tuple[Field[Any], ...] = (
    job.NATIONAL_CODE, job.FATHER_NAME, job.MOBILE, job.TRACKING_CODE, job.AGENCY, job.JOB_TITLE, job.WORKSHOP,
    job.START_DAY, job.LOAN_AMOUNT, job.ADDRESS,
)
_CODES = {job.NATIONAL_CODE.name, job.MOBILE.name, job.TRACKING_CODE.name}


@dataclass(frozen=True, slots=True)
class FoundVisit:
    """A visit, its job, and the names of what both link to; or a sentence that says why there is none."""

    visit: RecordView | None = None
    job: RecordView | None = None
    titles: Mapping[int, str] | None = None
    problem: str = ""
    doubt: str = ""
    """Why the scanned code is not to be believed."""

    @property
    def worker(self) -> str:
        return job.FORM.name_of(self.job.values) if self.job else ""

    def title(self, number: int | None) -> str:
        return (self.titles or {}).get(number or 0, "")


def find_visit(services: Services, tasks: TaskServices, typed: str) -> FoundVisit:
    """For a worker. Raises what number_of raises when the text is no number."""
    return replace(_found(services, services.get(tasks.number_of(typed))), doubt=tasks.proofs.doubt(typed))


def _found(services: Services, record: RecordView | None) -> FoundVisit:
    if record is None:
        return FoundVisit(problem="پرونده‌ای با این شماره نیست؛ شماره را با برگ مقایسه کنید.")
    if record.kind == job.FORM.kind:
        return _of_job(services, record)
    if record.kind != visit.FORM.kind:
        return FoundVisit(problem="این شماره از آنِ برگ بازدید نیست؛ شمارهٔ بالای برگ صحت‌سنجی را بنویسید.")
    return _whole(services, record)


def _of_job(services: Services, record: RecordView) -> FoundVisit:
    asked = Asked(where=(("job", "=", record.number), ("state", "state", ("wanted", "planned"))),
                  order=(("round", True),))
    visits = services.page(visit.FORM, asked, 0, 1)
    if not visits:
        return FoundVisit(problem="این اشتغال بازدید بازی ندارد؛ نخست در «برنامهٔ بازدید» برایش بازدید بگذارید.")
    return _whole(services, visits[0])


def _whole(services: Services, record: RecordView) -> FoundVisit:
    if record.voided:
        return FoundVisit(problem="این بازدید باطل شده است؛ نتیجه‌ای برایش ثبت نمی‌شود.")
    values = record.values
    linked = [values[blank] for blank in (visit.JOB, visit.CAMPAIGN, visit.GROUP)]
    worker = services.get(linked[0]) if linked[0] else None
    return FoundVisit(record, worker, services.titles([number for number in linked if number]))


def facts_of(found: FoundVisit) -> list[tuple[str, str, bool]]:
    """(label, what is shown, whether it is a code) of the visit and of its job, as they stand on the paper."""
    if found.visit is None:
        return []
    own = found.visit.values
    facts = [
        ("دوره", found.title(own[visit.CAMPAIGN]), False),
        ("گروه", found.title(own[visit.GROUP]) or "سپرده نشده", False),
        ("نوبت", own.show(visit.ROUND), False),
        ("مهلت", own.show(visit.DUE_DAY) or "بی‌مهلت", False),
    ]
    if found.job is None:
        return facts
    of_job, unread = found.job.values, found.job.unread
    told = ((blank, of_job.show(blank) or unread.get(blank.name, "")) for blank in _SHOWN)
    return [*facts, *((blank.label, to_persian(text), blank.name in _CODES) for blank, text in told if text)]
