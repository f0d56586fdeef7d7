"""From the county to the province and back: what arrives, in which order, and what is refused without a trace."""

import shutil

import pytest

from desktop.operations.errors import NoCardError
from desktop.operations.exchange.package_in import look_at, package_in
from desktop.operations.exchange.package_out import package_out
from desktop.operations.office.check_office import check_office
from desktop.operations.office.exchange_cards import accept_card
from desktop.operations.office.figures import figures_of
from desktop.operations.office.start_office import card_path, create_office, office_name
from desktop.operations.records.attach_file import attach_file
from desktop.operations.records.read_record import history_of
from desktop.operations.reporting.make_report import make_report
from desktop.operations.saving.save_record import save_record
from desktop.store.offices import Actor, Office
from forms.catalog import job, person, visit
from tests.operations.letters import set_parameter
from tests.operations.offices import (
    EXPERT,
    a_job,
    at_work,
    digest,
    half_written,
    numbers,
    record,
    rows,
    saved,
)


def everything(office):
    return {number: (kept.values.to_json(), kept.unread, kept.state, kept.voided, kept.base)
            for form in (job.FORM, person.FORM, visit.FORM) for number in numbers(office.clerk, form)
            if (kept := record(office.clerk, number))}


def send(sender, folder, receiver=3099):
    return package_out(sender, folder, receiver).path


def test_the_province_sees_the_countys_records_and_figures(running, province, tmp_path):
    taken = package_in(province.expert, send(running.clerk, tmp_path))
    sent = rows(running.folder, "SELECT count(*) FROM journal")[0][0]
    assert (taken.result, taken.code, taken.entries) == ("applied", "", sent)
    assert everything(province) == everything(running)
    assert figures_of(province.expert) == figures_of(running.clerk) != []
    number = numbers(running.clerk, job.FORM)[0]
    assert history_of(province.expert, number) == history_of(running.clerk, number)
    assert make_report(province.expert, "verification-state", tmp_path / "alborz.pdf").pages == 1
    assert check_office(province.expert).ok
    assert half_written(province.folder) == half_written(tmp_path) == []


def test_taking_a_package_twice_changes_nothing(sample, province, tmp_path):
    path = send(sample.clerk, tmp_path)
    package_in(province.expert, path)
    before = digest(province.folder)
    again = package_in(province.expert, path)
    assert (again.result, again.code, again.entries) == ("already", "", 0)
    assert digest(province.folder) == before


def test_a_second_package_with_nothing_new_says_so(sample, province, tmp_path):
    first, second = send(sample.clerk, tmp_path), send(sample.clerk, tmp_path)
    assert first != second
    assert package_in(province.expert, first).result == "applied"
    mine = everything(province)
    taken = package_in(province.expert, second)
    assert (taken.result, taken.entries) == ("already", 0)
    assert everything(province) == mine


def test_only_what_is_new_arrives(sample, province, tmp_path):
    package_in(province.expert, send(sample.clerk, tmp_path))
    number = saved(sample.clerk, job.FORM, **a_job())
    taken = package_in(province.expert, send(sample.clerk, tmp_path))
    assert taken.entries == 2  # the job and its person
    assert everything(province) == everything(sample)
    assert record(province.expert, number).values[job.FIRST_NAME] == "سارا"


def test_the_acknowledgement_shortens_the_next_package(sample, province, tmp_path):
    first = package_out(sample.clerk, tmp_path, 3099)
    package_in(province.expert, first.path)
    answer = package_in(sample.clerk, send(province.expert, tmp_path, 3001))
    assert (answer.result, answer.code) == ("applied", "")
    saved(sample.clerk, job.FORM, **a_job())
    second = package_out(sample.clerk, tmp_path, 3099)
    assert (second.seq, second.entries) == (first.seq + 1, 2)
    assert package_in(province.expert, second.path).entries == 2
    assert everything(province) == everything(sample)
    # An acknowledgement alone is news too.
    assert package_in(sample.clerk, send(province.expert, tmp_path, 3001)).result == "applied"


def test_a_package_that_came_too_early_waits_for_the_one_before(sample, province, make_desk, tmp_path):
    restored = tmp_path / "restored"
    province.database.close()
    shutil.copytree(province.folder, restored)  # a province that went back to yesterday's copy of its disk
    with at_work(province.folder, EXPERT) as expert:
        first = send(sample.clerk, tmp_path)
        package_in(expert, first)
        package_in(sample.clerk, send(expert, tmp_path, 3001))
    saved(sample.clerk, job.FORM, **a_job())
    second = send(sample.clerk, tmp_path)
    today = make_desk(restored, EXPERT)
    before = digest(restored)
    early = package_in(today, second)
    assert (early.result, early.code, early.entries) == ("waiting", "E_GAP", 0)
    assert digest(restored) == before
    late = package_in(today, first)
    assert late.result == "applied"
    assert numbers(today, job.FORM) == numbers(sample.clerk, job.FORM)
    assert not list((restored / "waiting").iterdir())
    assert package_in(today, second).result == "already"
    assert check_office(today).ok


def test_attachments_travel_with_their_records(new, province, tmp_path):
    scan = tmp_path / "برگ.jpg"
    scan.write_bytes(b"\xff\xd8 picture of a signed paper")
    attached = attach_file(new.clerk, scan)
    number = save_record(new.clerk, job.FORM, {**a_job(), "files": (attached,)}).number
    package_in(province.expert, send(new.clerk, tmp_path))
    [there] = record(province.expert, number).values[job.FILES]
    with province.database.read() as reader:
        assert reader.attachment(there.sha256) == scan.read_bytes()


def refused(office, path, code):
    """The package is refused with this code, kept aside, and nothing in the office is another than before."""
    before = digest(office.folder)
    taken = package_in(office.expert, path)
    assert (taken.result, taken.code, taken.entries) == ("refused", code, 0)
    assert digest(office.folder) == before
    assert (office.folder / "quarantine" / path.name).read_bytes() == path.read_bytes()
    assert half_written(office.folder) == []
    assert check_office(office.expert).ok


@pytest.mark.parametrize("left", [0, 10, 300, 0.5, 0.999])
def test_a_package_cut_short_is_refused(sample, province, tmp_path, left):
    path = send(sample.clerk, tmp_path)
    whole = path.read_bytes()
    path.write_bytes(whole[:int(left if left >= 1 else left * len(whole))])
    refused(province, path, "E_TRUNCATED")


@pytest.mark.parametrize(("place", "code"), [
    (3, "E_NOT_PACKAGE"), (60, "E_SIGNATURE"), (0.5, "E_DAMAGED"), (0.9, "E_DAMAGED"), (-1, "E_DAMAGED")])
def test_a_package_with_one_bit_turned_is_refused(sample, province, tmp_path, place, code):
    path = send(sample.clerk, tmp_path)
    content = bytearray(path.read_bytes())
    content[place if isinstance(place, int) else int(place * len(content))] ^= 1
    path.write_bytes(content)
    refused(province, path, code)


def test_a_package_under_an_unknown_key_is_refused(new, province, tmp_path):
    with _office(tmp_path / "stranger", Office(3002, "county", office_name(3002))) as stranger:
        accept_card(stranger, card_path(province.folder, province.database.office))
        refused(province, send(stranger, tmp_path), "E_UNKNOWN_KEY")
        accept_card(province.expert, card_path(stranger.folder, stranger.database.office))
        assert package_in(province.expert, next(tmp_path.glob("*.karbarg"))).result == "applied"
    assert new.folder != province.folder


def test_a_package_for_another_office_is_refused(sample, province, tmp_path):
    with _office(tmp_path / "zanjan", Office(1999, "province", office_name(1999))) as other:
        accept_card(sample.clerk, card_path(other.folder, other.database.office))
        refused(province, send(sample.clerk, tmp_path, 1999), "E_NOT_FOR_ME")


def _office(folder, office):
    create_office(folder, office, (Actor("کسی", "province"), Actor("کارمند", "clerk"))).close()
    return at_work(folder, Actor("کارمند", "clerk"))


def test_a_good_package_that_a_viewer_opened_is_not_set_aside(sample, province, tmp_path):
    path = send(sample.clerk, tmp_path)
    before = digest(province.folder)
    taken = package_in(province.viewer, path)
    assert (taken.result, taken.code) == ("refused", "E_ROLE")
    assert digest(province.folder) == before
    assert not (province.folder / "quarantine").exists()
    assert package_in(province.expert, path).result == "applied"


def test_a_file_that_is_not_there_is_not_kept_aside(sample, province, tmp_path):
    assert sample.folder.exists()
    taken = package_in(province.expert, tmp_path / "none.karbarg")
    assert (taken.result, taken.code) == ("refused", "E_PACKAGE_MISSING")
    assert not (province.folder / "quarantine").exists()


def test_without_the_receivers_card_nothing_is_made(sample, tmp_path):
    before = digest(sample.folder)
    with pytest.raises(NoCardError):
        package_out(sample.clerk, tmp_path, 19)
    assert digest(sample.folder) == before
    assert package_out(sample.clerk, tmp_path).path.name.startswith("3001-30-")  # the only one that is known


def test_what_a_package_says_of_itself(sample, province, tmp_path):
    made = package_out(sample.clerk, tmp_path)
    assert made.path.stat().st_size == made.bytes
    assert made.package_id in look_at(province.expert, made.path)


def test_what_the_county_says_of_itself_does_not_hold_for_the_province(sample, province, tmp_path):
    own = {"letterhead.address": "کرج، بلوار ارم", "office.head": "حمید رستگار", "coop.min_members": "9"}
    for key, value in own.items():
        assert set_parameter(sample.chief, key, value).number
    assert set_parameter(province.expert, "coop.min_members", "8").number
    package_in(province.expert, send(sample.clerk, tmp_path))
    package_in(sample.clerk, send(province.expert, tmp_path, 3001))

    def said(desk, key):
        with desk.database.read() as reader:
            found = reader.parameters().find(key, desk.today)
            return found.value if found else ""

    assert [said(sample.clerk, key) for key in own] == list(own.values())
    assert [said(province.expert, key) for key in own] == ["", "", "8"]
    assert set_parameter(province.expert, "verify.second_visit_results", "REFUSED").number
    package_in(sample.clerk, send(province.expert, tmp_path, 3001))
    assert said(sample.clerk, "verify.second_visit_results") == "REFUSED"
