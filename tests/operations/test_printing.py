"""Papers of real records, looked at as a scanner and a reader do."""

import gc
import re
import subprocess

import pytest

from desktop.operations.errors import NoSuchFileError, NoSuchPaperError, NoSuchRecordError, NothingToPrintError
from desktop.operations.office.letterhead import letterhead_of
from desktop.operations.orders.paper_order import AT_ONCE
from desktop.operations.printing.print_paper import print_paper
from desktop.operations.records.read_record import number_of
from desktop.operations.saving.import_workbook import apply_import, plan_import
from desktop.operations.texts.paper_list import PAPERS, papers_of
from desktop.operations.verification.plan_campaign import plan_campaign
from desktop.operations.verification.visit_batch import batch_of
from desktop.say import sentence
from desktop.store.contents import Record
from forms import catalog
from forms.catalog import campaign, job, parameter, person, visit, visitor_group
from forms.rules import record_number
from forms.rules.digits import to_persian
from reports.errors import MissingGlyphError, PaperNotWrittenError
from tests.operations.offices import (
    HOUSE,
    KARAJ,
    a_job,
    fill_up,
    half_written,
    is_root_on_linux,
    mount_small,
    numbers,
    record,
    saved,
    shown_day,
    unmount,
)
from tests.operations.paper_reading import pages_of, scanned

EMBLEM = (HOUSE / "resources" / "pictures" / "desk.png").read_bytes()


def read_off(pdf, page, *options):
    """The text of a page (from 0), its letters in the order and shape of writing."""
    number = str(page + 1)
    command = ["pdftotext", *options, "-f", number, "-l", number, str(pdf), "-"]
    done = subprocess.run(command, check=True, capture_output=True)
    return re.sub("[\u200b\u200d-\u200f\u202a-\u202e\u2066-\u2069]", "", done.stdout.decode())


def test_a_batch_of_two_hundred_has_a_page_each_with_its_own_number(new, tmp_path):
    apply_import(new.clerk, plan_import(new.clerk, job.FORM, KARAJ), KARAJ.name)
    running = saved(new.chief, campaign.FORM, title="پاییز", tier="field", mode="sample", sample_size="200",
                    sample_seed="5", first_day=shown_day(-1), last_day=shown_day(9))
    plan_campaign(new.chief, running)
    batch = batch_of(new.clerk, running)
    assert len(batch) == 200
    steps = []
    to = tmp_path / "papers.pdf"
    printed = print_paper(new.clerk, "verification", batch, to, lambda done, total: steps.append((done, total)))
    assert printed.pages == pages_of(to) == 200
    assert printed.begins == tuple(range(1, 201))
    assert steps[-1] == (200, 200)
    for page in (0, 99, 199):
        [seen] = scanned(to, page)
        assert number_of(new.clerk, seen) == batch[page]
        text = read_off(to, page)
        assert to_persian(record_number.show(batch[page])) in text
        holder = record(new.clerk, record(new.clerk, batch[page]).values[visit.JOB])
        assert to_persian(holder.values[job.TRACKING_CODE]) in text
    assert half_written(tmp_path) == []


def test_a_job_is_printed_for_its_open_visit(running, tmp_path):
    number = numbers(running.clerk, visit.FORM)[3]
    worker = record(running.clerk, number).values[visit.JOB]
    print_paper(running.clerk, "verification", [worker], tmp_path / "one.pdf")
    assert [number_of(running.clerk, code) for code in scanned(tmp_path / "one.pdf", 0)] == [number]


def test_a_text_that_could_not_be_read_is_printed_as_typed(sample, tmp_path):
    [number] = numbers(sample.clerk, job.FORM, ("start_day", "marked", True))
    print_paper(sample.clerk, "verification", [number], tmp_path / "one.pdf")
    typed = record(sample.clerk, number).unread["start_day"]
    assert re.search(re.escape(to_persian(typed)), read_off(tmp_path / "one.pdf", 0))


def test_every_kind_has_its_plain_paper(running, tmp_path):
    for form in catalog.ALL:
        assert form.kind.replace("_", "-") in {paper.name for paper in papers_of(form.kind)}
    for form in (job.FORM, campaign.FORM, visit.FORM, visitor_group.FORM, person.FORM):
        some = numbers(running.clerk, form)[:2]
        to = tmp_path / f"{form.kind}.pdf"
        assert print_paper(running.viewer, form.kind.replace("_", "-"), some, to).pages >= len(some)
        assert [number_of(running.clerk, code) for code in scanned(to, 0)] == some[:1]


def test_the_record_that_cannot_be_printed_is_named(sample, tmp_path):
    good = numbers(sample.clerk, job.FORM)[:2]
    bad = saved(sample.clerk, job.FORM, **a_job(workshop="کارگاه 漢字"))
    for paper in ("verification", "job"):
        with pytest.raises(MissingGlyphError) as refused:
            print_paper(sample.clerk, paper, [*good, bad], tmp_path / "x.pdf")
        assert to_persian(record_number.show(bad)) in sentence(refused.value)
        assert "漢" in sentence(refused.value)
    assert list(tmp_path.glob("x*")) == []


def test_an_older_paper_stays_when_the_new_one_fails(sample, tmp_path):
    to = tmp_path / "x.pdf"
    print_paper(sample.clerk, "verification", numbers(sample.clerk, job.FORM)[:1], to)
    before = to.read_bytes()
    bad = saved(sample.clerk, job.FORM, **a_job(workshop="漢"))
    with pytest.raises(MissingGlyphError):
        print_paper(sample.clerk, "verification", [bad], to)
    assert to.read_bytes() == before


def test_cancelling_leaves_no_paper(sample, tmp_path):
    class StopError(Exception):
        pass

    def stop(done, _total):
        if done == 5:
            raise StopError

    with pytest.raises(StopError):
        print_paper(sample.clerk, "verification", numbers(sample.clerk, job.FORM), tmp_path / "x.pdf", stop)
    assert list(tmp_path.glob("x*")) == []


def test_what_is_not_there_is_said_so(sample, tmp_path):
    to = tmp_path / "x.pdf"
    someone = numbers(sample.clerk, person.FORM)[0]
    for error, paper, which in ((NothingToPrintError, "verification", []), (NoSuchRecordError, "verification", [7]),
                                (NoSuchPaperError, "verification", [someone]), (NoSuchPaperError, "poster", [someone])):
        with pytest.raises(error):
            print_paper(sample.clerk, paper, which, to)
    with pytest.raises(PaperNotWrittenError):
        print_paper(sample.clerk, "person", [someone], tmp_path / "no-such-folder" / "x.pdf")
    assert not to.exists()
    assert set(PAPERS) >= {"verification", "members", "job", "cooperative"}


def test_memory_stays_flat_however_many_papers_there_are(new, tmp_path):
    apply_import(new.clerk, plan_import(new.clerk, job.FORM, KARAJ), KARAJ.name)
    every = numbers(new.clerk, job.FORM)[:4 * AT_ONCE]
    held, most = [], 0

    def look(done, _total):
        nonlocal most
        if done % 100 == 0:
            held.append(sum(isinstance(each, Record) for each in gc.get_objects()))
            most = max(most, held[-1])

    print_paper(new.clerk, "job", every, tmp_path / "x.pdf", look)
    assert len(held) == len(every) // 100 == 8
    assert 0 < most < 3 * AT_ONCE
    begins = print_paper(new.clerk, "job", [*every[:3], every[1]], tmp_path / "y.pdf").begins
    assert len(begins) == 4
    assert begins[3] == begins[1]


def test_a_full_disk_leaves_no_half_paper(sample, tmp_path):
    small = tmp_path / "small"
    if not is_root_on_linux() or not mount_small(small, 1):
        pytest.skip("this machine does not let us make a small disk")
    try:
        fill_up(small, leave=20_000)
        for paper in ("job", "list", "label", "verification"):
            with pytest.raises(PaperNotWrittenError) as refused:
                print_paper(sample.clerk, paper, numbers(sample.clerk, job.FORM), small / "x.pdf")
            assert "جای خالی" in sentence(refused.value)
            assert list(small.glob("x*")) == []
    finally:
        unmount(small)


def test_an_emblem_or_a_font_of_the_office_lies_in_its_folder(sample, tmp_path):
    someone = numbers(sample.clerk, person.FORM)[:1]
    saved(sample.chief, parameter.FORM, key="letterhead.emblem", value="emblem.png", source="نشان اداره")
    with pytest.raises(NoSuchFileError) as refused:
        print_paper(sample.clerk, "person", someone, tmp_path / "x.pdf")
    assert "emblem.png" in sentence(refused.value)
    (tmp_path / "emblem.png").write_bytes(EMBLEM)
    elsewhere = str(tmp_path / "emblem.png")
    saved(sample.chief, parameter.FORM, key="letterhead.emblem", value=elsewhere, source="نشان اداره")
    with pytest.raises(NoSuchFileError):  # nothing outside the folder is read
        print_paper(sample.clerk, "person", someone, tmp_path / "x.pdf")
    saved(sample.chief, parameter.FORM, key="letterhead.emblem", value="emblem.png", source="نشان اداره")
    (sample.folder / "emblem.png").write_bytes(EMBLEM)
    saved(sample.chief, parameter.FORM, key="letterhead.invocation", value="هوالعلیم", source="اداره")
    saved(sample.chief, parameter.FORM, key="letterhead.note", value="نسخهٔ اداری", source="اداره")
    print_paper(sample.clerk, "person", someone, tmp_path / "x.pdf")
    text = read_off(tmp_path / "x.pdf", 0)
    assert "هوالعلیم" in text
    assert "نسخهٔ اداری" in text
    saved(sample.chief, parameter.FORM, key="letterhead.emblem", value="ندارد", source="اداره")
    assert letterhead_of(sample.clerk).emblem == ""
