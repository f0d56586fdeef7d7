"""A campaign from its plan to the result: the sample, who may visit whom, and the visit after a doubtful one."""

import pytest

from desktop.operations.errors import GroupOfEarlierVisitError, GroupOfOwnAgencyError, NoSuchRecordError
from desktop.operations.records.read_record import number_of
from desktop.operations.verification.plan_campaign import give_visits, plan_campaign, share_visits
from desktop.operations.verification.record_visit import record_visit, typed_again
from desktop.store.errors import ForbiddenRoleError, StaleRecordError, WrongMoveError
from forms.catalog import campaign, job, visit, visitor_group
from forms.rules import record_number
from tests.operations.offices import digest, numbers, record, result, rows, saved, shown_day


def a_campaign(desk, **changed):
    return saved(desk, campaign.FORM, **{
        "title": "دورهٔ تازه", "tier": "field", "mode": "census", "first_day": shown_day(-5), "last_day": shown_day(20),
        **changed})


def a_group(desk, name="گروه دیگر", **changed):
    return saved(desk, visitor_group.FORM, name=name, organisation_type="jihadi", **changed)


def jobs_visited(desk, number):
    return {record(desk, each).values[visit.JOB] for each in numbers(desk, visit.FORM, ("campaign", "=", number))}


def recorded(desk, number, **typed):
    before, base = typed_again(desk, number)
    return record_visit(desk, number, {**before, **typed}, base)


def test_a_census_opens_one_visit_for_every_job_once(sample):
    number = a_campaign(sample.chief)
    first = plan_campaign(sample.chief, number)
    assert (len(first.visits), first.already) == (60, 0)
    assert jobs_visited(sample.clerk, number) == set(numbers(sample.clerk, job.FORM))
    before = digest(sample.folder)
    again = plan_campaign(sample.chief, number)
    assert (len(again.visits), again.already) == (0, 60)
    assert digest(sample.folder) == before


def test_a_plan_over_some_jobs_only(sample):
    number = a_campaign(sample.chief)
    plan_campaign(sample.chief, number, (("agency", "=", "behzisti"),))
    assert jobs_visited(sample.clerk, number) == set(numbers(sample.clerk, job.FORM, ("agency", "=", "behzisti")))


def test_the_same_seed_draws_the_same_sample(sample):
    drawn = []
    for seed in ("7", "7", "8", ""):
        number = a_campaign(sample.chief, mode="sample", sample_size="10", sample_seed=seed)
        plan_campaign(sample.chief, number)
        drawn.append(jobs_visited(sample.clerk, number))
    assert all(len(each) == 10 for each in drawn)
    assert drawn[0] == drawn[1] != drawn[2]
    # A seed that was drawn by lot is written down, so that the sample can be drawn again.
    assert record(sample.clerk, number).values[campaign.SAMPLE_SEED]


def test_visits_are_dealt_evenly_and_given(sample):
    number = a_campaign(sample.chief)
    plan_campaign(sample.chief, number)
    groups = [a_group(sample.clerk, name) for name in ("یک", "دو", "سه")]
    hands = share_visits(sample.clerk, number, groups)
    assert sorted(len(hand) for hand in hands.values()) == [20, 20, 20]
    for group, visits in hands.items():
        assert give_visits(sample.clerk, visits, group) == len(visits)
    assert not numbers(sample.clerk, visit.FORM, ("state", "state", "wanted"))
    assert {record(sample.clerk, each).values[visit.GROUP] for each in numbers(sample.clerk, visit.FORM)} == set(groups)


def test_a_group_of_the_jobs_own_agency_is_neither_dealt_nor_given_its_visits(sample):
    number = a_campaign(sample.chief)
    plan_campaign(sample.chief, number, (("agency", "=", "behzisti"),))
    own, other = a_group(sample.clerk, "گروه بهزیستی", agency="بهزیستی"), a_group(sample.clerk)
    visits = numbers(sample.clerk, visit.FORM)
    assert share_visits(sample.clerk, number, [own, other]) == {own: (), other: tuple(visits)}
    before = digest(sample.folder)
    with pytest.raises(GroupOfOwnAgencyError):
        give_visits(sample.clerk, visits, own)
    assert digest(sample.folder) == before


def test_a_result_is_typed_from_the_number_on_the_paper(running):
    number = numbers(running.clerk, visit.FORM)[0]
    typed_number = record_number.show(number)
    assert number_of(running.clerk, typed_number) == number
    assert number_of(running.clerk, record_number.compact(number)) == number
    done = recorded(running.clerk, number, **result(visitor="زهرا موسوی", working_now="بله"))
    assert (done.number, done.next_visit) == (number, None)
    kept = record(running.clerk, number)
    assert kept.state == "recorded"
    assert (kept.values[visit.RESULT], kept.values[visit.WORKING_NOW]) == ("CONFIRMED", True)


def test_a_result_without_its_day_is_refused(running):
    number = numbers(running.clerk, visit.FORM)[0]
    before = digest(running.folder)
    done = recorded(running.clerk, number, result="CONFIRMED")
    assert done.number is None
    assert "visited_at" in {problem.field for problem in done.problems}
    done = recorded(running.clerk, number, **result(visited_at=f"{shown_day(2)} 09:15"))
    assert done.number is None
    assert digest(running.folder) == before


def test_a_visit_of_nobody_takes_no_result(sample):
    number = a_campaign(sample.chief)
    visits = plan_campaign(sample.chief, number).visits
    done = recorded(sample.clerk, visits[0], **result())
    assert done.number is None
    assert "group" in {problem.field for problem in done.problems}


@pytest.mark.parametrize("code", ["NOT_FOUND", "REFUSED", "NEVER_EXISTED"])
def test_a_doubtful_result_opens_the_second_visit_once(running, code):
    number = numbers(running.clerk, visit.FORM)[0]
    done = recorded(running.clerk, number, **result(code))
    second = record(running.clerk, done.next_visit)
    assert (second.state, second.values[visit.ROUND], second.values[visit.GROUP]) == ("wanted", 2, None)
    assert second.values[visit.JOB] == record(running.clerk, number).values[visit.JOB]
    again = recorded(running.clerk, number, opinion="خوانده شد")
    assert (again.number, again.next_visit) == (number, None)
    assert len(numbers(running.clerk, visit.FORM, ("job", "=", second.values[visit.JOB]))) == 2


def test_the_second_visit_goes_to_another_group_only(running):
    first = numbers(running.clerk, visit.FORM)[0]
    second = recorded(running.clerk, first, **result("NOT_FOUND")).next_visit
    same = record(running.clerk, first).values[visit.GROUP]
    [other] = [each for each in numbers(running.clerk, visitor_group.FORM) if each != same]
    before = digest(running.folder)
    with pytest.raises(GroupOfEarlierVisitError):
        give_visits(running.clerk, [second], same)
    assert digest(running.folder) == before
    in_campaign = record(running.clerk, first).values[visit.CAMPAIGN]
    assert share_visits(running.clerk, in_campaign, [same, other]) == {same: (), other: (second,)}
    assert give_visits(running.clerk, [second], other) == 1


def test_a_visit_that_has_its_result_is_given_to_nobody_else(running):
    number = numbers(running.clerk, visit.FORM)[0]
    recorded(running.clerk, number, **result())
    before = digest(running.folder)
    other = numbers(running.clerk, visitor_group.FORM)[1]
    with pytest.raises(WrongMoveError):
        give_visits(running.clerk, [number], other)
    assert digest(running.folder) == before


def test_after_the_third_visit_no_other_follows(running):
    number = numbers(running.clerk, visit.FORM)[0]
    groups = [a_group(running.clerk, name) for name in ("دوم", "سوم")]
    for group in groups:
        number = recorded(running.clerk, number, **result("NOT_FOUND")).next_visit
        give_visits(running.clerk, [number], group)
    assert record(running.clerk, number).values[visit.ROUND] == 3
    assert recorded(running.clerk, number, **result("NOT_FOUND")).next_visit is None


def test_a_stale_result_is_refused_and_writes_no_second_visit(running):
    number = numbers(running.clerk, visit.FORM)[0]
    seen, base = typed_again(running.clerk, number)
    recorded(running.chief, number, **result())
    before = digest(running.folder)
    with pytest.raises(StaleRecordError):
        record_visit(running.clerk, number, {**seen, **result("NOT_FOUND")}, base)
    assert digest(running.folder) == before


def test_a_viewer_neither_plans_nor_gives_nor_records(running):
    before = digest(running.folder)
    visits = numbers(running.clerk, visit.FORM)
    in_campaign, group = numbers(running.clerk, campaign.FORM)[0], numbers(running.clerk, visitor_group.FORM)[0]
    for forbidden in (lambda: plan_campaign(running.viewer, in_campaign),
                      lambda: give_visits(running.viewer, visits, group),
                      lambda: recorded(running.viewer, visits[0], **result())):
        with pytest.raises(ForbiddenRoleError):
            forbidden()
    assert digest(running.folder) == before


def test_what_is_no_campaign_no_group_and_no_visit_is_said_so(running):
    a_job = numbers(running.clerk, job.FORM)[0]
    own = a_group(running.clerk, agency="بهزیستی")
    for wrong in (lambda: plan_campaign(running.chief, a_job), lambda: give_visits(running.chief, [a_job], a_job),
                  lambda: give_visits(running.chief, [a_job], own), lambda: give_visits(running.chief, [7], own),
                  lambda: typed_again(running.clerk, a_job)):
        with pytest.raises(NoSuchRecordError):
            wrong()
    assert rows(running.folder, "SELECT count(*) FROM visit") == [(60,)]


def test_a_sample_is_drawn_once(sample):
    number = a_campaign(sample.chief, mode="sample", sample_size="10", sample_seed="7")
    first = plan_campaign(sample.chief, number)
    assert len(first.visits) == 10
    with sample.chief.database.change(sample.chief.actor) as change:
        change.create_many(job.FORM, [(job.FORM.values({"tracking_code": f"new-{n}", "last_name": "تازه"}), {})
                                      for n in range(30)])
    again = plan_campaign(sample.chief, number)
    assert (again.visits, again.already) == ((), 10)
