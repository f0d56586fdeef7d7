"""Lists under conditions that a person typed: every blank of every kind can be asked for."""

import pytest

from desktop.operations.errors import UnknownConditionError
from desktop.operations.office.start_office import create_office
from desktop.operations.records.export_records import export_records
from desktop.operations.records.list_records import list_records, typed_query
from desktop.operations.saving.import_workbook import apply_import, plan_import
from desktop.store.queries import Query
from forms import catalog
from forms.catalog import job
from forms.parts import Attachments, Rows
from tests.operations.offices import CHIEF, CLERK, COUNTY, at_work, numbers, record

ASKED = {"Day": "1404/12/04", "Moment": "1404/12/04 10:00", "Number": "3", "Rials": "500000000", "YesNo": "بله",
         "Link": "3001-1-5-0"}


def asked(desk, field):
    if field.__class__.__name__ == "Choice":
        return next(iter(field.options))
    if field.__class__.__name__ == "Listed":
        return field.entries(desk.today)[0].label
    if field.__class__.__name__ == "Link":
        return str(numbers(desk, job.FORM)[0]) + "0"
    return ASKED.get(field.__class__.__name__, "الف")


@pytest.mark.parametrize("form", catalog.ALL, ids=lambda form: form.kind)
def test_every_blank_can_be_asked_for(sample, form):
    for field in form.fields:
        if not isinstance(field, Rows | Attachments):
            try:
                query = typed_query(form, [(field.name, asked(sample.clerk, field))])
            except UnknownConditionError:
                continue  # a check digit that our made-up text does not have
            with sample.clerk.database.read() as reader:
                assert reader.count(form, query) >= 0


def test_jobs_of_a_day_are_found(sample):
    number = numbers(sample.clerk, job.FORM)[3]
    day = record(sample.clerk, number).values.show(job.START_DAY)
    found = list_records(sample.clerk, job.FORM, [("start_day", day)])
    assert number in {each.number for each in found}
    assert all(each.values.show(job.START_DAY) == day for each in found)


def test_a_strange_condition_is_refused(sample):
    for where in (("shoe", "1"), ("start_day", "1405/13/02")):
        with pytest.raises(UnknownConditionError):
            list_records(sample.clerk, job.FORM, [where])


def test_what_goes_out_as_a_workbook_can_be_taken_in_elsewhere(sample, tmp_path):
    path = tmp_path / "jobs.xlsx"
    assert export_records(sample.clerk, job.FORM, Query(), path) == len(numbers(sample.clerk, job.FORM))
    create_office(tmp_path / "other", COUNTY, (CLERK, CHIEF)).close()
    with at_work(tmp_path / "other") as other:
        apply_import(other, plan_import(other, job.FORM, path), path.name)
        assert by_tracking_code(other) == by_tracking_code(sample.clerk)


def by_tracking_code(desk):
    """Jobs without the number of the person's file, which each office gives itself; unread texts beside."""
    return {each.values[job.TRACKING_CODE]: (each.values.changed({"person": None}), each.unread)
            for each in list_records(desk, job.FORM)}
