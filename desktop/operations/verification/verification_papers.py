"""Fill the job-verification paper from the job, its visit, the campaign and the group (DOMAIN E.3)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from desktop.operations.desk import Progress
from desktop.operations.orders.filling import shown
from desktop.operations.orders.paper_order import Batch, PaperOrder
from desktop.operations.verification.visit_batch import open_visits
from desktop.store.contents import Record
from desktop.store.reader import Reader
from forms.catalog import job, visit
from forms.parts import Field
from forms.rules.digits import to_persian
from reports.blocks import Printed
from reports.facts import Fact, VerificationFacts
from reports.special.verification import print_verifications
from reports.special.visit_sheet import standard_visit_sheet

_SPANS = {job.ADDRESS.name: 3}
_PRINTED: tuple[Field[Any], ...] = (
    job.FIRST_NAME, job.LAST_NAME, job.FATHER_NAME, job.NATIONAL_CODE, job.BIRTH_DAY, job.MOBILE, job.TRACKING_CODE,
    job.AGENCY, job.JOB_KIND, job.JOB_TITLE, job.WORKSHOP, job.START_DAY, job.LOAN_AMOUNT, job.POSTAL_CODE,
    job.ADDRESS,
)


def print_verification(order: PaperOrder, to: Path, progress: Progress) -> Printed:
    """One page for each visit; a job is printed for its open visit, or by itself when it has none."""
    asked, letterhead = standard_visit_sheet(order.desk.today), order.sources.office.letterhead
    stamped: list[int] = []
    printed = print_verifications(_papers(order, stamped), asked, letterhead, to, progress, len(order.numbers))
    return Printed(printed.pages, printed.begins, tuple(stamped))


def _papers(order: PaperOrder, numbers: list[int]) -> Iterator[VerificationFacts]:
    """The papers in order; the number that each bears is added to `numbers`."""
    for batch in order.batches():
        jobs, visits = _pairs(order.reader, batch.records)
        linked = {number for each in visits.values()
                  for number in (each.values[visit.CAMPAIGN], each.values[visit.GROUP]) if number}
        titles = order.reader.titles(linked)
        stamped = order.stamped(tuple(visits.get(record.number, record) for record in batch.records))
        numbers += [record.number for record in stamped.records]
        for record in batch.records:
            yield _facts(stamped, jobs[record.number], visits.get(record.number), titles)


def _pairs(reader: Reader, records: tuple[Record, ...]) -> tuple[dict[int, Record], dict[int, Record]]:
    """For every asked record: the job, and the visit if there is one."""
    own = {record.number: record for record in records if record.kind == visit.FORM.kind}
    visited = reader.many(sorted({record.values[visit.JOB] or 0 for record in own.values()}))
    jobs = {number: visited[record.values[visit.JOB] or 0] for number, record in own.items()}
    plain = {record.number: record for record in records if record.kind == job.FORM.kind}
    opened = open_visits(reader, list(plain)) if plain else {}
    return {**jobs, **plain}, {**own, **opened}


def _facts(batch: Batch, worker: Record, visited: Record | None, titles: Mapping[int, str]) -> VerificationFacts:
    facts = tuple(Fact(field.label, _shown(worker, field), _SPANS.get(field.name, 1)) for field in _PRINTED)
    stamp = batch.stamp(visited or worker)
    if visited is None:
        return VerificationFacts(paper=stamp, facts=facts, campaign="", group="", tier="", round="")
    values = visited.values
    return VerificationFacts(
        paper=stamp, facts=facts,
        campaign=titles.get(values[visit.CAMPAIGN] or 0, ""), group=titles.get(values[visit.GROUP] or 0, ""),
        tier=values.show(visit.TIER), round=values.show(visit.ROUND), due=values.show(visit.DUE_DAY),
    )


def _shown(worker: Record, field: Field[Any]) -> str:
    value = worker.values[field]
    return to_persian(worker.unread.get(field.name, "")) if value is None else shown(field, value)
