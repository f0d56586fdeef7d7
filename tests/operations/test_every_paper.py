"""Every paper of every kind in a demonstration office: it prints, and what it must say stands on it."""

import shutil
from collections import Counter
from datetime import date

import pytest

from desktop.operations.demo.make_demo import CHIEF, CLERK, make_demo
from desktop.operations.desk import Desk
from desktop.operations.errors import (
    BlankNeededError,
    NoSuchPaperError,
    NoSuchRecordError,
    NotPrintableError,
    VoidedRecordError,
)
from desktop.operations.office.figures import figures_of
from desktop.operations.orders.paper_order import AT_ONCE, Selection
from desktop.operations.printing.print_paper import print_paper
from desktop.operations.records.list_records import said_conditions, typed_query
from desktop.operations.records.read_record import number_of
from desktop.operations.saving.save_record import save_record
from desktop.operations.saving.turn_record import void_record
from desktop.operations.texts.paper_list import PAPERS, papers_of
from desktop.operations.verification.visit_batch import batch_of
from desktop.say import sentence
from desktop.store.database import Database
from desktop.store.queries import Query
from forms import catalog
from forms.catalog import campaign, cooperative, home_business, job, letter, meeting, paper_text, visit, visitor_group
from forms.rules import record_number
from forms.rules.digits import grouped, to_persian
from reports.errors import MissingGlyphError, ValueTooLongError
from tests.operations.offices import a_job, saved, shown_day
from tests.operations.paper_reading import pages_of, plain, said, scanned, size_of

TODAY = date(2026, 11, 22)
KIND_OF_PAPER = [(kind, paper.name) for kind in catalog.BY_KIND for paper in papers_of(kind)]


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """A demonstration, with a letter, a meeting and a text of its own: read only."""
    county = make_demo(tmp_path_factory.mktemp("demo"), today=TODAY).county
    database = Database(county)
    chief = Desk(database, CHIEF, TODAY)
    saved(chief, letter.FORM, direction="out", correspondent="بانک توسعه تعاون", subject="افتتاح حساب", body="متن")
    saved(chief, meeting.FORM, title="کارگروه اشتغال", held_at="1405/08/20 10:00")
    saved(chief, paper_text.FORM, paper="coop-agreement", part="conditions", wording="شرط دیگری نیست.")
    yield Desk(database, CLERK, TODAY)
    database.close()


@pytest.fixture
def own(office, tmp_path):
    """A copy that may be written on."""
    database = Database(shutil.copytree(office.folder, tmp_path / "karaj"))
    yield Desk(database, CHIEF, TODAY)
    database.close()


def numbers(desk, form, *where):
    with desk.database.read() as reader:
        return reader.numbers(form, Query(where=where))


def record(desk, number):
    with desk.database.read() as reader:
        return reader.get(number)


@pytest.mark.parametrize(("kind", "name"), KIND_OF_PAPER, ids=lambda part: part)
def test_a_paper_prints_with_its_title_its_record_and_its_code(office, kind, name, tmp_path):
    to = tmp_path / "paper.pdf"
    form, refused, printed = catalog.BY_KIND[kind], None, None
    for number in numbers(office, form):
        try:
            printed = print_paper(office, name, [number], to)
            break
        except (BlankNeededError, NotPrintableError) as wrong:  # a record that is not yet that far
            refused = wrong
            assert not to.exists()
    if printed is None:
        assert refused is not None, f"the demonstration has no {kind}"
        assert to_persian(record_number.show(number)) in sentence(refused)
        return
    text, [number] = said(to), printed.numbers  # a job's paper is that of its visit
    assert pages_of(to) == printed.pages
    assert plain(form.title if PAPERS[name].order == 900 else PAPERS[name].title)[:12] in text or PAPERS[name].gathers \
        or name in ("label", "letter", "sample-list", "verification")
    assert to_persian(record_number.show(number)) in text or name in ("letter", "letter-register", "verification-table")
    if name not in ("list", "letter", "letter-register", "verification", "verification-table"):
        assert number in [number_of(office, code) for code in scanned(to, 0)]


def test_the_mission_order_sends_a_group_with_its_members_and_places(office, tmp_path):
    to = tmp_path / "x.pdf"
    running = numbers(office, campaign.FORM)[0]
    print_paper(office, "mission-order", [running], to)
    text, groups = said(to), numbers(office, visitor_group.FORM)
    planned = numbers(office, visit.FORM, ("campaign", "=", running), ("state", "=", "planned"))
    given = Counter(record(office, number).values[visit.GROUP] for number in planned)
    assert len(given) == len(groups)
    for group in [record(office, number) for number in groups]:
        assert plain(f"به {group.title} به سرپرستی {group.values[visitor_group.HEAD]}") in text
        assert plain(f"از محل کار {grouped(given[group.number])} نفر") in text
        for visitor in group.values[visitor_group.VISITORS]:
            assert plain(visitor.named("full_name")) in text
    for number in planned[::40]:
        assert to_persian(record_number.show(number)) in text
    only = print_paper(office, "mission-order", groups[:1], to)
    assert only.begins == (1,)
    assert plain(record(office, groups[1]).title) not in said(to)


def test_the_table_lies_and_has_a_row_for_each_visit(office, tmp_path):
    to = tmp_path / "x.pdf"
    running = numbers(office, campaign.FORM)[0]
    batch = batch_of(office, running)
    printed = print_paper(office, "verification-table", [running], to)
    text = said(to)
    assert printed.begins == ()
    assert all(to_persian(record_number.show(number)) in text for number in batch)
    width, height = size_of(to)
    assert width > height
    for word in ("تأیید با تغییر", "عدم دسترسی", "فوت", "بازدیدکنندهٔ اول", "مهر و امضا"):
        assert plain(word) in text
    chosen = batch[3:9]
    print_paper(office, "verification-table", chosen, to)
    text = said(to)
    assert [to_persian(record_number.show(number)) in text for number in batch[:12]].count(True) == len(chosen)


def test_the_list_of_a_sample_says_how_it_was_drawn(office, own, tmp_path):
    to = tmp_path / "x.pdf"
    running = numbers(office, campaign.FORM)[0]
    print_paper(office, "sample-list", [running], to)
    text = said(to)
    assert plain("فهرست کامل صحت‌سنجی") in text
    assert plain("تمام‌شماری") in text
    every = numbers(office, visit.FORM, ("campaign", "=", running))
    assert all(to_persian(record_number.show(number)) in text for number in every)
    sampled = saved(own, campaign.FORM, title="نمونه‌ای", tier="phone", mode="sample", sample_size="12",
                    sample_seed="1405", first_day=shown_day(-1), last_day=shown_day(9))
    with pytest.raises(NotPrintableError):
        print_paper(own, "sample-list", [sampled], tmp_path / "y.pdf")


def test_results_of_a_campaign_agree_with_the_desk(office, tmp_path):
    to = tmp_path / "x.pdf"
    print_paper(office, "campaign-results", [numbers(office, campaign.FORM)[0]], to)
    text, figures = said(to), figures_of(office)
    registered, checked = sum(f.registered for f in figures), sum(f.checked for f in figures)
    confirmed = sum(f.confirmed for f in figures)
    total = text[text.index("جمع"):]
    assert total.startswith(f"جمع {grouped(registered)} {grouped(checked)}")
    assert f"{to_persian(str(round(100 * confirmed / checked)))}" in text
    for each in figures:
        assert plain(job.AGENCY.show(each.agency)) in text


def test_the_record_of_a_group_counts_what_it_was_given(office, tmp_path):
    to = tmp_path / "x.pdf"
    group = numbers(office, visitor_group.FORM)[0]
    print_paper(office, "visitor-record", [group], to)
    given = [record(office, number) for number in numbers(office, visit.FORM, ("group", "=", group))]
    recorded = [each for each in given if each.state == "recorded"]
    confirmed = [each for each in recorded if each.values[visit.RESULT].startswith("CONFIRMED")]
    text = said(to)
    assert f"جمع {grouped(len(given))} {grouped(len(recorded))} {grouped(len(confirmed))}" in text


def test_every_visitor_gets_a_card(office, tmp_path):
    to = tmp_path / "x.pdf"
    group = numbers(office, visitor_group.FORM)[0]
    print_paper(office, "visitor-card", [group], to)
    visitors = record(office, group).values[visitor_group.VISITORS]
    text = said(to)
    assert text.count("عکس ۳×۴") == len(visitors) >= 3
    assert all(plain(each.named("full_name")) in text for each in visitors)


def test_a_list_has_the_columns_sums_and_conditions_of_the_screen(office, tmp_path):
    to = tmp_path / "x.pdf"
    where = [("mode", "independent"), ("state", "paid")]
    with office.database.read() as reader:
        chosen = reader.numbers(home_business.FORM, typed_query(home_business.FORM, where))
    print_paper(office, "list", Selection(chosen, said_conditions(home_business.FORM, where)), to)
    text = said(to)
    assert "شرطها: شیوهٔ فعالیت: مستقل، وضعیت: پرداخت شد" in text
    assert f"شمار: {grouped(len(chosen))} پرونده" in text
    asked = sum(record(office, number).values[home_business.REQUESTED] or 0 for number in chosen)
    assert grouped(asked) in text[text.index("جمع"):]
    for field in home_business.FORM.list_fields:
        assert plain(field.label) in text
    print_paper(office, "list", numbers(office, cooperative.FORM), to)
    assert "جمع" not in said(to, pages_of(to) - 1)


def test_a_list_keeps_the_order_that_was_asked_for(office, tmp_path):
    to = tmp_path / "x.pdf"
    chosen = [*reversed(numbers(office, job.FORM)[:900])]
    assert len(chosen) > 2 * AT_ONCE
    print_paper(office, "list", chosen, to)
    text = said(to)
    places = [text.index(to_persian(record_number.show(number))) for number in chosen[::50]]
    assert places == sorted(places)


def test_drafts_are_marked_until_the_record_is_that_far(office, tmp_path):
    to = tmp_path / "x.pdf"
    early = numbers(office, cooperative.FORM, ("state", "=", "draft"))[0]
    late = numbers(office, cooperative.FORM, ("state", "=", "operating"))[0]
    print_paper(office, "members", [late], to)
    assert plain("پیش‌نویس") not in said(to)
    print_paper(office, "members", [late], to, draft=True)
    assert plain("پیش‌نویس") in said(to)
    assert early != late


def test_an_own_wording_stands_on_the_paper(office, own, tmp_path):
    agreed = save_agreed(own)
    print_paper(own, "coop-agreement", [agreed], tmp_path / "x.pdf")
    text = said(tmp_path / "x.pdf")
    assert plain("شرط دیگری نیست.") in text
    assert "پذیرهنویسی" not in text


def save_agreed(desk):
    known = record(desk, numbers(desk, cooperative.FORM, ("state", "=", "operating"))[0])
    with desk.database.change(desk.actor) as change:
        change.set(cooperative.FORM, known.number, known.values.changed({
            "agreement_no": "12", "agreement_day": TODAY, "subject": "پرورش دام"}), base=known.base)
    return known.number


def test_who_cannot_stand_on_a_paper_is_named_before_anything_is_written(own, tmp_path):
    to = tmp_path / "x.pdf"
    to.write_bytes(b"before")
    good, other = numbers(own, job.FORM)[:5], numbers(own, cooperative.FORM)[0]
    void_record(own, good[3], "دو بار ثبت شده")
    for error, wrong, paper in ((VoidedRecordError, good, "job"), (VoidedRecordError, good, "list"),
                                (NoSuchPaperError, [*good[:2], other], "list"),
                                (NoSuchRecordError, [good[0], 7], "job"), (NoSuchPaperError, [other], "verification")):
        with pytest.raises(error) as refused:
            print_paper(own, paper, wrong, to)
        named = {VoidedRecordError: good[3], NoSuchRecordError: 7, NoSuchPaperError: other}[error]
        assert to_persian(record_number.show(named)) in sentence(refused.value)
    assert to.read_bytes() == b"before"


@pytest.mark.parametrize("paper", ["job", "verification", "list", "label"])
def test_marks_of_mark_up_are_letters_like_others(own, tmp_path, paper):
    number = saved(own, job.FORM, **a_job(workshop="<b>{name}</b> & \\n %s ${x}"))
    print_paper(own, paper, [number], tmp_path / "x.pdf")
    text = said(tmp_path / "x.pdf")
    assert all(mark in text for mark in ("name", "<", "&", "$", "%", "\\")) == (paper in ("job", "verification"))


@pytest.mark.parametrize("paper", ["job", "verification", "list", "label", "verification-table"])
def test_a_letter_that_the_font_lacks_is_refused_by_name(own, tmp_path, paper):
    number = saved(own, job.FORM, **a_job(first_name="漢字"))
    asked = number
    if paper == "verification-table":
        with own.database.change(own.actor) as change:
            asked = change.create(visit.FORM, visit.FORM.values({
                "job": number, "campaign": numbers(own, campaign.FORM)[0], "tier": "field", "round": 1}))
    with pytest.raises(MissingGlyphError) as refused:
        print_paper(own, paper, [asked], tmp_path / "x.pdf")
    assert "漢" in sentence(refused.value)
    assert list(tmp_path.glob("x*")) == []


def refusal(work, *given):
    """The refusal of a paper that says too much, None when it was made."""
    try:
        work(*given)
    except ValueTooLongError as refused:
        return refused
    return None


def test_ten_thousand_letters_are_printed_whole_or_refused(own, tmp_path):
    number = numbers(own, cooperative.FORM)[0]
    before = record(own, number)
    long_text = "کشاورزی و دامداری " * 220
    typed = {"subject": long_text.strip(), "name": before.title}
    with own.database.change(own.actor) as change:
        change.set(cooperative.FORM, number, before.values.changed(typed), base=before.base)
    for paper in ("cooperative", "coop-request", "label"):
        to = tmp_path / f"{paper}.pdf"
        refused = refusal(print_paper, own, paper, [number], to)
        assert (refused is None) == to.exists()
        if refused is None:
            assert paper == "label" or said(to).count("دامداری") == 220
        else:
            assert to_persian(record_number.show(number)) in sentence(refused)
    assert save_record(own, cooperative.FORM, {"name": "x", "subject": "م" * 10_000}).number is None
