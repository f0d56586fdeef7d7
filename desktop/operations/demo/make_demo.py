"""A demonstration: a county office at work and its province, with made-up people; and the main job without a window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Literal

from desktop.operations.demo.cooperatives import fill_cooperatives
from desktop.operations.demo.letters import add_letters
from desktop.operations.demo.people import Inventor
from desktop.operations.desk import Desk, Progress, unwatched
from desktop.operations.exchange.package_in import package_in
from desktop.operations.exchange.package_out import package_out
from desktop.operations.office.check_office import check_office
from desktop.operations.office.exchange_cards import accept_card
from desktop.operations.office.start_office import card_path, create_office, office_name
from desktop.operations.printing.print_paper import print_paper
from desktop.operations.records.link_person import link_people
from desktop.operations.reporting.make_report import make_report
from desktop.operations.saving.import_workbook import apply_import, plan_import
from desktop.operations.verification.plan_campaign import deal_visits, plan_campaign, share_visits
from desktop.operations.verification.record_visit import record_visit, typed_again
from desktop.operations.verification.visit_batch import batch_of
from desktop.store.change import Change
from desktop.store.database import Database
from desktop.store.offices import Actor, Office
from desktop.store.queries import Query
from forms.catalog import campaign, commitment, home_business, job, parameter, visit, visitor_group
from forms.parts import Form, Values
from forms.rules import jalali, office_code
from forms.rules.digits import grouped

SAMPLE = Path(__file__).resolve().parents[3] / "resources" / "demo" / "rasad-sample.xlsx"
COUNTY, PROVINCE = 3001, office_code.of_province("30")
_JOBS, _APPLICANTS, _VISITED = 600, 90, 260
_LETTERHEAD = {"address": "کرج، بلوار ارم، پلاک ۱۲", "phone": "02600000000"}
CLERK, CHIEF, EXPERT = Actor("مریم یوسفی", "clerk"), Actor("حمید رستگار", "chief"), Actor("سعید کاویان", "province")


@dataclass(frozen=True, slots=True)
class Demo:
    """The folders of the demonstration's two offices, and the campaign that its papers belong to."""

    folder: Path
    county: Path
    province: Path


def make_demo(folder: Path, progress: Progress = unwatched, today: date | None = None) -> Demo:
    """Make both offices; a folder that already holds them is taken as it is."""
    made = Demo(folder, folder / "karaj", folder / "alborz")
    if (made.county / "office.db").exists() and (made.province / "office.db").exists():
        return made
    day = today or date.today()  # noqa: DTZ011 - the office's day
    county = create_office(made.county, _office(COUNTY, "county"), (
        CLERK, CHIEF, Actor("ناظر", "viewer")))
    province = create_office(made.province, _office(PROVINCE, "province"), (EXPERT,))
    try:
        accept_card(Desk(county, CLERK, day), card_path(made.province, province.office))
        accept_card(Desk(province, EXPERT, day), card_path(made.county, county.office))
        _fill(county, day, progress)
    finally:
        county.close()
        province.close()
    return made


def show_main_job(made: Demo, progress: Progress = unwatched, today: date | None = None) -> Iterator[str]:
    """Import, print, report, export, take in at the province; one Persian line for each, naming its file."""
    day = today or date.today()  # noqa: DTZ011 - the office's day
    county = Desk(Database(made.county), CLERK, day)
    province = Desk(Database(made.province), EXPERT, day)
    try:
        plan = plan_import(county, job.FORM, SAMPLE)
        done = apply_import(county, plan, SAMPLE.name, progress)
        yield f"درون‌ریزی «{SAMPLE.name}»: {grouped(done.created)} اشتغال تازه، {grouped(done.changed)} تغییر"
        yield from _papers(made, county, progress)
        package = package_out(county, made.folder, PROVINCE, progress)
        yield f"بستهٔ تبادل با {grouped(package.entries)} رویداد: {package.path}"
        taken = package_in(province, package.path, progress)
        yield f"استان بسته را گرفت ({taken.result})؛ {grouped(taken.entries)} رویداد تازه: {made.province}"
        sound = check_office(province, progress)
        yield f"بررسی دفتر رویدادهای استان: {'درست' if sound.ok else 'نادرست'} ({grouped(sound.entries)} رویداد)"
    finally:
        county.database.close()
        province.database.close()


def _papers(made: Demo, county: Desk, progress: Progress) -> Iterator[str]:
    with county.database.read() as reader:
        running = reader.numbers(campaign.FORM, Query())[0]
    batch = batch_of(county, running)[:200]
    papers, report = made.folder / "verification-papers.pdf", made.folder / "verification-state.pdf"
    print_paper(county, "verification", batch, papers, progress)
    yield f"{grouped(len(batch))} برگ صحت‌سنجی: {papers}"
    make_report(county, "verification-state", report)
    yield f"گزارش وضعیت: {report}"


def _office(code: int, role: Literal["county", "province"]) -> Office:
    return Office(code, role, office_name(code), 1)


def _fill(county: Database, today: date, progress: Progress) -> None:
    invent = Inventor(str(COUNTY), today)
    clerk, chief = Desk(county, CLERK, today), Desk(county, CHIEF, today)
    first, last = jalali.year_bounds(jalali.parts(today)[0])
    with county.change(CLERK, reason="دادهٔ نمایشی") as change:
        rows, _opened = link_people(change, job.FORM, list(invent.jobs(_JOBS)))
        change.create_many(job.FORM, [(row, {}) for row in rows])
        change.create_many(commitment.FORM, [(row, {}) for row in invent.commitments(first, last)])
        groups = change.create_many(visitor_group.FORM, [(row, {}) for row in invent.groups()])
        _create_in_states(change, home_business.FORM, list(invent.applicants(_APPLICANTS)))
        running = change.create(campaign.FORM, campaign.FORM.values({
            "title": f"صحت‌سنجی پاییز {jalali.parts(today)[0]}", "tier": "field", "mode": "census",
            "first_day": today - timedelta(days=30), "last_day": today + timedelta(days=30)}))
    with county.change(CLERK, reason="تعاونی‌های نمایشی") as change:
        fill_cooperatives(change, str(COUNTY), today)
    with county.change(CHIEF, reason="سربرگ نمایشی") as change:
        change.create_many(parameter.FORM, [(parameter.FORM.values(
            {"key": f"letterhead.{key}", "value": value, "source": "نشانی ساختگی برای نمایش"}), {})
            for key, value in _LETTERHEAD.items()])
    progress(1, 3)
    plan_campaign(chief, running)
    deal_visits(clerk, share_visits(clerk, running, groups))
    progress(2, 3)
    for number in batch_of(clerk, running)[::2][:_VISITED]:
        _visit(clerk, number, invent, today)
    add_letters(chief)
    progress(3, 3)


def _create_in_states(change: Change, form: Form, rows: list[tuple[Values, str]]) -> None:
    linked, _opened = link_people(change, form, [values for values, _state in rows])
    states = [state for _values, state in rows]
    for state in sorted(set(states)):
        change.create_many(form, [(values, {}) for values, own in zip(linked, states, strict=True) if own == state],
                           state)


def _visit(desk: Desk, number: int, invent: Inventor, today: date) -> None:
    typed, base = typed_again(desk, number)
    result = invent.result()
    works = result.startswith("CONFIRMED")
    at = datetime.combine(today - timedelta(days=3), datetime.min.time()).replace(hour=10)
    answers = {
        "result": result, "visited_at": visit.VISITED_AT.typed(at), "working_now": "1" if works else "0",
        "found_at_address": "0" if result == "NOT_FOUND" else "1", "identity_seen": "1" if works else "",
    }
    record_visit(desk, number, {**typed, **answers}, base)
