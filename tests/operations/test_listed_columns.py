"""The list in the columns that were asked for, and what a long one costs."""

import subprocess
import sys
import textwrap

import pytest

from desktop.operations.errors import UnknownColumnError
from desktop.operations.orders.paper_order import Selection
from desktop.operations.papers.list_columns import list_columns
from desktop.operations.printing.print_paper import print_paper
from desktop.say import sentence
from forms import catalog
from forms.catalog import job, visit
from forms.parts import Attachments, Rows
from forms.rules import record_number
from forms.rules.digits import grouped, to_persian
from tests.operations.offices import HOUSE, copy_of, numbers, record
from tests.operations.paper_reading import pages_of, plain, said


def test_a_list_shows_the_columns_asked_for_in_their_order(running, tmp_path):
    to, chosen = tmp_path / "x.pdf", numbers(running.clerk, job.FORM)
    print_paper(running.clerk, "list", Selection(chosen, (), ("row", "national_code", "job_title", "state")), to)
    text = said(to)
    for heading in ("ردیف", job.NATIONAL_CODE.label, job.JOB_TITLE.label, "وضعیت"):
        assert plain(heading) in text
    assert plain(job.TRACKING_CODE.label) not in text
    for number in chosen:
        values = record(running.clerk, number).values
        assert to_persian(values[job.NATIONAL_CODE]) in text
        assert to_persian(record_number.show(number)) not in text


def test_money_is_summed_beside_a_column_that_is_not(running, tmp_path):
    to, chosen = tmp_path / "x.pdf", numbers(running.clerk, job.FORM)
    print_paper(running.clerk, "list", Selection(chosen, (), ("loan_amount", "row", "first_name")), to)
    total = sum(record(running.clerk, number).values[job.LOAN_AMOUNT] or 0 for number in chosen)
    last = said(to, pages_of(to) - 1)
    assert total > 0
    assert grouped(total) in last
    assert "جمع" in last
    print_paper(running.clerk, "list", Selection(chosen, (), ("loan_amount",)), to)
    assert grouped(total) in said(to, pages_of(to) - 1)


def test_linked_records_are_named(running, tmp_path):
    chosen = numbers(running.clerk, visit.FORM)[:5]
    print_paper(running.clerk, "list", Selection(chosen, (), ("job", "state")), tmp_path / "x.pdf")
    text = said(tmp_path / "x.pdf")
    for number in chosen:
        assert plain(record(running.clerk, record(running.clerk, number).values[visit.JOB]).title) in text


def test_an_unknown_column_is_named_with_those_that_are_known(running, tmp_path):
    with pytest.raises(UnknownColumnError) as refused:
        print_paper(running.clerk, "list", Selection(numbers(running.clerk, job.FORM), (), ("row", "shoe")),
                    tmp_path / "x.pdf")
    told = sentence(refused.value)
    assert "«shoe»" in told
    assert all(name in told for name in ("row", "number", "state", "national_code"))
    assert not (tmp_path / "x.pdf").exists()


@pytest.mark.parametrize("form", catalog.ALL, ids=lambda form: form.kind)
def test_every_blank_of_every_kind_can_be_a_column(form):
    names = [field.name for field in form.fields if not isinstance(field, Attachments | Rows)]
    assert [column.name for column in list_columns(form, names)] == names
    assert not {"row", "number", "state"} & set(names)
    assert [column.name for column in list_columns(form)][:2] == ["row", "number"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the peak of a process this way")
def test_a_long_list_is_never_held_whole(tmp_path):
    """In a process of its own: from the database to the file, fifty times as many rows need little more memory."""
    script = r"""
        import re, sys; from pathlib import Path
        from desktop.operations.demo.people import Inventor
        from desktop.operations.orders.paper_order import Selection
        from desktop.operations.printing.print_paper import print_paper
        from desktop.store.queries import Query
        from forms.catalog import job
        from tests.operations.offices import CLERK, TODAY, at_work
        with at_work(Path(sys.argv[1])) as desk:
            if sys.argv[2] == "make":
                with desk.database.change(CLERK) as change:
                    change.create_many(job.FORM, [(each, {}) for each in Inventor("3001", TODAY).jobs(6000)])
                sys.exit()
            with desk.database.read() as reader:
                numbers = reader.numbers(job.FORM, Query())[:int(sys.argv[2])]
            asked = Selection(numbers, (), ("row", "tracking_code", "first_name", "last_name", "job_title", "state"))
            print_paper(desk, "list", asked, Path(sys.argv[3]))
        print(int(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1]) / 1024)
    """

    def run(what):
        made = subprocess.run([sys.executable, "-c", textwrap.dedent(script), str(tmp_path / "karaj"), what,
                               str(tmp_path / "x.pdf")], check=True, capture_output=True, text=True, cwd=HOUSE)
        return made.stdout

    copy_of("new", tmp_path)
    run("make")
    assert float(run("6000")) - float(run("120")) < 15
