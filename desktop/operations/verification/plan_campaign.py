"""Plan a campaign of verification: which jobs are visited, and who visits them (DOMAIN E.1, E.5)."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.operations.desk import Desk, Progress, unwatched
from desktop.operations.errors import GroupOfEarlierVisitError, GroupOfOwnAgencyError, NoSuchRecordError
from desktop.store.change import Change
from desktop.store.contents import Record
from desktop.store.queries import Query
from desktop.store.reader import Reader
from forms.catalog import campaign, job, visit, visitor_group
from forms.parts import Values


@dataclass(frozen=True, slots=True)
class Planned:
    """The visits that were opened, and how many jobs already had one in this campaign."""

    visits: tuple[int, ...]
    already: int


def plan_campaign(
    desk: Desk, number: int, where: Sequence[tuple[str, str, object]] = (), progress: Progress = unwatched
) -> Planned:
    """Open a first visit for every job of the campaign: all that fit `where` (census) or a sample of them.

    A sample is drawn with the campaign's seed from the jobs in order of their numbers: the same seed over the same
    jobs draws the same sample. Without a seed one is drawn and written on the campaign. It is drawn once: jobs that
    are registered later do not change it.
    Raises NoSuchRecordError.
    """
    with desk.database.change(desk.actor, reason="برنامه‌ریزی صحت‌سنجی") as change:
        plan = _campaign(change, number)
        jobs = sorted(change.numbers(job.FORM, Query(where=(("state", "!=", "withdrawn"), *where))))
        planned = set(_jobs_of(change, number))
        if plan.values[campaign.MODE] == "sample":
            jobs = sorted(planned) if planned else _sample(change, plan, jobs)
        fresh = [each for each in jobs if each not in planned]
        progress(0, len(fresh))
        visits = change.create_many(visit.FORM, [(_first_visit(plan, each), {}) for each in fresh])
        progress(len(fresh), len(fresh))
        return Planned(tuple(visits), len(jobs) - len(fresh))


def give_visits(
    desk: Desk, visits: Sequence[int], group: int, due_day: date | None = None, progress: Progress = unwatched
) -> int:
    """Give visits to one group or centre; see `deal_visits`."""
    return deal_visits(desk, {group: visits}, due_day, progress)


def deal_visits(
    desk: Desk, hands: Mapping[int, Sequence[int]], due_day: date | None = None, progress: Progress = unwatched
) -> int:
    """Give each group or centre its visits, all as one action; answers how many were given.

    Raises GroupOfOwnAgencyError when a visit would check a job of the group's own agency, GroupOfEarlierVisitError
    when the group has visited the same job before, WrongMoveError for a visit that has its result, NoSuchRecordError.
    """
    total = sum(len(visits) for visits in hands.values())
    done = 0
    with desk.database.change(desk.actor, reason="سپردن بازدید به گروه") as change:
        for group, visits in hands.items():
            progress(done, total)
            _give(change, group, visits, due_day)
            done += len(visits)
        progress(total, total)
    return total


def _give(change: Change, group: int, visits: Sequence[int], due_day: date | None) -> None:
    move = visit.FORM.life.move("give")
    assert move is not None  # noqa: S101 - written in the form
    visitors = change.get(group)
    if visitors is None or visitors.kind != visitor_group.FORM.kind:
        raise NoSuchRecordError(number=group)
    records = _visits(change, visits)
    _refuse_own_agency(change, visitors, records)
    if any(group in each for each in _earlier_groups(change, records).values()):
        raise GroupOfEarlierVisitError(group=visitors.title)
    change.set_many(visit.FORM, [
        (number, record.values.changed({"group": group, "due_day": due_day or record.values.named("due_day")}),
         record.unread)
        for number, record in records.items()
    ])
    change.move_many(visit.FORM, [number for number in records if records[number].state != "planned"], move)


def share_visits(desk: Desk, campaign_number: int, groups: Sequence[int]) -> Mapping[int, tuple[int, ...]]:
    """A proposal that deals the campaign's ungiven visits evenly to groups, none to a group of the job's own agency."""
    with desk.database.read() as reader:
        where = (("campaign", "=", campaign_number), ("state", "=", "wanted"))
        wanted = reader.many(reader.numbers(visit.FORM, Query(where=where)))
        agencies = _agencies(reader, wanted)
        earlier = _earlier_groups(reader, wanted)
        own = {number: record.values[visitor_group.AGENCY] for number, record in reader.many(groups).items()}
    hands: dict[int, list[int]] = {group: [] for group in groups}
    for number in sorted(wanted):
        fit = [group for group in groups if (not own[group] or own[group] != agencies[number])
               and group not in earlier[number]]
        if fit:
            hands[min(fit, key=lambda group: len(hands[group]))].append(number)
    return {group: tuple(visits) for group, visits in hands.items()}


def _visits(reader: Reader, numbers: Sequence[int]) -> dict[int, Record]:
    records = reader.many(numbers)
    for number in numbers:
        if number not in records or records[number].kind != visit.FORM.kind:
            raise NoSuchRecordError(number=number)
    return records


def _campaign(reader: Reader, number: int) -> Record:
    record = reader.get(number)
    if record is None or record.kind != campaign.FORM.kind:
        raise NoSuchRecordError(number=number)
    return record


def _sample(change: Change, plan: Record, jobs: list[int]) -> list[int]:
    size = min(plan.values[campaign.SAMPLE_SIZE] or 0, len(jobs))
    seed = plan.values[campaign.SAMPLE_SEED]
    if seed is None:
        seed = random.SystemRandom().randrange(1, 10**6)
        change.set(campaign.FORM, plan.number, plan.values.changed({"sample_seed": seed}))
    return sorted(random.Random(seed).sample(jobs, size))  # noqa: S311 - reproducible, not secret


def _jobs_of(reader: Reader, number: int) -> list[int]:
    return [int(row[0]) for row in reader.column(visit.FORM, Query(where=(("campaign", "=", number),)), ["job"])]


def _first_visit(plan: Record, job_number: int) -> Values:
    return visit.FORM.values({
        "job": job_number, "campaign": plan.number, "tier": plan.values[campaign.TIER], "round": 1,
        "due_day": plan.values[campaign.LAST_DAY],
    })


def _agencies(reader: Reader, visits: Mapping[int, Record]) -> dict[int, str]:
    jobs = reader.many(sorted({record.values.named("job") for record in visits.values()}))
    return {number: jobs[record.values.named("job")].values.named("agency") for number, record in visits.items()}


def _earlier_groups(reader: Reader, visits: Mapping[int, Record]) -> dict[int, set[int]]:
    """Visit → the groups that visited its job in earlier rounds of the same campaign."""
    further = {number: record for number, record in visits.items() if (record.values[visit.ROUND] or 1) > 1}
    found: dict[int, set[int]] = {number: set() for number in visits}
    for number, record in further.items():
        same = Query(where=(
            ("job", "=", record.values.named("job")), ("campaign", "=", record.values.named("campaign")),
            ("round", "<", record.values.named("round"))))
        found[number] = {int(row[0]) for row in reader.column(visit.FORM, same, ["group"]) if row[0]}
    return found


def _refuse_own_agency(reader: Reader, visitors: Record, visits: Mapping[int, Record]) -> None:
    own = visitors.values[visitor_group.AGENCY]
    if own and own in _agencies(reader, visits).values():
        raise GroupOfOwnAgencyError(group=visitors.title, agency=visitor_group.AGENCY.show(own))
