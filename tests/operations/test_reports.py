"""Figures of desk and report against an independent count of the same records in plain SQL."""

import pytest

from desktop.operations.errors import NothingToReportError
from desktop.operations.office.figures import figures_of
from desktop.operations.reporting.make_report import make_report
from desktop.operations.saving.move_record import move_record
from desktop.operations.saving.turn_record import void_record
from desktop.operations.verification.record_visit import record_visit, typed_again
from forms.catalog import commitment, job, visit
from forms.rules.digits import grouped
from tests.operations.offices import a_job, numbers, result, rows, saved, shown_day
from tests.operations.test_printing import pages_of, read_off

RESULTS = ("CONFIRMED", "CONFIRMED_CHANGED", "NOT_STARTED", "STOPPED", "NOT_FOUND", "REFUSED", "DECEASED_MOVED")


def checked_some(office):
    """Every second visit recorded, with every kind of result; one job withdrawn, one voided."""
    for place, number in enumerate(numbers(office.clerk, visit.FORM)[::2]):
        typed, base = typed_again(office.clerk, number)
        done = record_visit(office.clerk, number, {**typed, **result(RESULTS[place % len(RESULTS)])}, base)
        assert done.number, done.problems
    some = numbers(office.clerk, job.FORM)
    move_record(office.chief, some[0], job.FORM.life.move("withdraw"), "نامهٔ دستگاه")
    void_record(office.clerk, some[2], "دو بار")
    for agency, total in (("behzisti", 30), ("behzisti", 12), ("emdad", 40)):
        saved(office.chief, commitment.FORM, agency=agency, county="کرج", total=str(total),
              first_day=shown_day(-100), last_day=shown_day(100))
    saved(office.chief, commitment.FORM, agency="emdad", county="کرج", total="999",
          first_day=shown_day(-400), last_day=shown_day(-300))


def counted_by_hand(folder):
    """agency → (registered, checked, confirmed, loans, their total), without any of our queries."""
    found = {}
    jobs = rows(folder, "SELECT number, agency, loan_amount FROM job WHERE voided = 0 AND state <> 'withdrawn'")
    visits = rows(folder, "SELECT job, result FROM visit WHERE voided = 0 AND state = 'recorded' ORDER BY round")
    latest = dict(visits)
    for number, agency, loan in jobs:
        mine = found.setdefault(agency, [0, 0, 0, 0, 0])
        mine[0] += 1
        mine[1] += number in latest
        mine[2] += latest.get(number, "").startswith("CONFIRMED")
        mine[3] += loan is not None
        mine[4] += loan or 0
    return {agency: tuple(counts) for agency, counts in found.items()}


def test_figures_equal_a_count_by_hand(running):
    checked_some(running)
    figures = {each.agency: each for each in figures_of(running.clerk)}
    by_hand = counted_by_hand(running.folder)
    assert sum(counts[1] for counts in by_hand.values()) > 20
    assert {agency: (each.registered, each.checked, each.confirmed, each.loans, each.loan_total)
            for agency, each in figures.items()} == by_hand
    assert (figures["behzisti"].commitment, figures["emdad"].commitment) == (42, 40)  # last year's does not count
    for each in figures.values():
        assert each.confirmed + each.rejected + each.pending + each.excluded == each.checked


def test_the_report_says_the_totals_of_that_count(running, tmp_path):
    checked_some(running)
    to = tmp_path / "state.pdf"
    assert make_report(running.viewer, "verification-state", to).pages == 1 == pages_of(to)
    by_hand = counted_by_hand(running.folder).values()
    [sums] = [line for line in read_off(to, 0, "-layout").splitlines() if "جمع کل" in line]
    registered, checked, confirmed = (grouped(sum(counts[place] for counts in by_hand)) for place in range(3))
    # From right to left on paper: agency, commitment, registered, checked, confirmed, and the rates.
    assert sums.split()[::-1][2:6] == [grouped(82), registered, checked, confirmed] or \
        sums.split()[2:6] == [grouped(82), registered, checked, confirmed]


def test_an_office_without_records_is_told_what_to_do(new, tmp_path):
    with pytest.raises(NothingToReportError):
        make_report(new.clerk, "verification-state", tmp_path / "x.pdf")
    assert list(tmp_path.glob("x*")) == []
    saved(new.clerk, job.FORM, **a_job())
    assert make_report(new.clerk, "verification-state", tmp_path / "x.pdf").pages == 1
