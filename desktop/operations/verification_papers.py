"""Fill the job-verification paper from the job, its visit, the campaign and the group (DOMAIN E.3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from desktop.operations.desk import Desk, Progress
from desktop.operations.letterhead import letterhead_of, paper_id
from desktop.operations.visit_batch import open_visits
from desktop.store.contents import Record
from desktop.store.reader import Reader
from forms.catalog import job, visit
from forms.parts import Field
from forms.rules.digits import to_persian
from reports.facts import Fact, VerificationFacts
from reports.special.verification import print_verifications
from reports.special.visit_sheet import standard_visit_sheet
from reports.text import left_to_right

_SPANS = {job.ADDRESS.name: 3}
_PRINTED: tuple[Field[Any], ...] = (
    job.FIRST_NAME, job.LAST_NAME, job.FATHER_NAME, job.NATIONAL_CODE, job.BIRTH_DAY, job.MOBILE, job.TRACKING_CODE,
    job.AGENCY, job.JOB_KIND, job.JOB_TITLE, job.WORKSHOP, job.START_DAY, job.LOAN_AMOUNT, job.POSTAL_CODE,
    job.ADDRESS,
)
_LEFT_TO_RIGHT = {job.NATIONAL_CODE.name, job.MOBILE.name, job.TRACKING_CODE.name, job.POSTAL_CODE.name}


def print_verification(desk: Desk, records: Sequence[Record], to: Path, progress: Progress) -> int:
    """One page for each visit; a job is printed for its open visit, or by itself when it has none."""
    with desk.database.read() as reader:
        jobs, visits = _pairs(reader, records)
        linked = {number for each in visits.values()
                  for number in (each.values[visit.CAMPAIGN], each.values[visit.GROUP]) if number}
        titles = reader.titles(linked)
    papers = [_facts(desk, jobs[record.number], visits.get(record.number), titles) for record in records]
    return print_verifications(papers, standard_visit_sheet(desk.today), letterhead_of(desk), to, progress)


def _pairs(reader: Reader, records: Sequence[Record]) -> tuple[dict[int, Record], dict[int, Record]]:
    """For every asked record: the job, and the visit if there is one."""
    own = {record.number: record for record in records if record.kind == visit.FORM.kind}
    visited = reader.many(sorted({record.values[visit.JOB] or 0 for record in own.values()}))
    jobs = {number: visited[record.values[visit.JOB] or 0] for number, record in own.items()}
    plain = {record.number: record for record in records if record.kind == job.FORM.kind}
    return {**jobs, **plain}, {**own, **open_visits(reader, list(plain))}


def _facts(desk: Desk, worker: Record, visited: Record | None, titles: Mapping[int, str]) -> VerificationFacts:
    facts = tuple(Fact(field.label, _shown(worker, field), _SPANS.get(field.name, 1)) for field in _PRINTED)
    if visited is None:
        return VerificationFacts(paper=paper_id(desk, worker.number), facts=facts, campaign="", group="", tier="",
                                 round="")
    values = visited.values
    return VerificationFacts(
        paper=paper_id(desk, visited.number), facts=facts,
        campaign=titles.get(values[visit.CAMPAIGN] or 0, ""), group=titles.get(values[visit.GROUP] or 0, ""),
        tier=values.show(visit.TIER), round=values.show(visit.ROUND), due=values.show(visit.DUE_DAY),
    )


def _shown(worker: Record, field: Field[Any]) -> str:
    text = worker.values.show(field) or to_persian(worker.unread.get(field.name, ""))
    return left_to_right(to_persian(text)) if text and field.name in _LEFT_TO_RIGHT else text
