"""The receipt of a package: what it says of one that went, came, waits or was refused, and when there is none."""

import hashlib
import shutil

import pytest

from desktop.operations.errors import NoSuchPackageError, PackageFileGoneError
from desktop.operations.exchange.package_facts import package_facts
from desktop.operations.exchange.package_in import package_in
from desktop.operations.exchange.package_out import package_out
from desktop.operations.exchange.package_receipt import print_receipt
from desktop.operations.office.exchange_cards import accept_card, known_cards, own_card
from desktop.operations.office.start_office import card_path, create_office, office_name
from desktop.say import code_of, sentence
from desktop.store.offices import Office
from desktop.sync.keys import fingerprint
from forms.catalog import job, person
from forms.rules.digits import grouped, to_persian
from tests.operations.letters import set_parameter
from tests.operations.offices import CHIEF, CLERK, EXPERT, a_job, at_work, digest, half_written, saved
from tests.operations.paper_reading import pages_of, plain, said
from tests.operations.test_printing import read_off


@pytest.fixture
def sent(sample, tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return package_out(sample.clerk, folder, 3099)


def receipt(desk, package, to):
    """What a reader finds on it, its codes from left to right too."""
    print_receipt(desk, package, to, say=sentence)
    return f"{said(to)} {plain(read_off(to, 0))}"


def in_fours(path):
    whole = hashlib.sha256(path.read_bytes()).hexdigest()
    return " ".join(whole[at:at + 4] for at in range(0, 64, 4))


def test_the_county_prints_what_it_sent(sample, sent, tmp_path):
    assert set_parameter(sample.chief, "office.head", "حمید رستگار").number
    to = tmp_path / "x.pdf"
    text = receipt(sample.clerk, sent.package_id, to)
    assert pages_of(to) == 1
    assert in_fours(sent.path) in text
    assert sent.package_id in text
    assert sent.path.name in text
    card = own_card(sample.clerk)
    assert to_persian(fingerprint(card)) in text
    assert " ".join(card.key_id[at:at + 4] for at in range(0, 16, 4)) in text
    for word in (grouped(sent.bytes), grouped(sent.entries), "ادارهٔ شهرستان کرج", "اداره کل استان البرز", "فرستاده",
                 "هنوز هیچ", "تحویل‌دهنده", "تحویل‌گیرنده", "حمید رستگار", to_persian("3001-30-0001")):
        assert plain(word) in text, word


def test_the_province_prints_the_same_digest_before_and_after(sample, sent, province, tmp_path):
    before = receipt(province.expert, sent.path, tmp_path / "a.pdf")
    assert plain("هنوز در این اداره گرفته نشده") in before
    assert package_in(province.expert, sent.path).result == "applied"
    after = receipt(province.expert, sent.package_id[:12], tmp_path / "b.pdf")
    for text in (before, after):
        assert in_fours(sent.path) in text
        assert plain("رسیده") in text
    assert plain("پذیرفته و در دفتر رویدادهای این اداره") in after
    [card] = known_cards(province.expert)
    assert to_persian(fingerprint(card.card)) in after


def test_entries_are_counted_by_kind_and_acknowledged_up_to(sample, sent, province, tmp_path):
    assert package_facts(province.expert, sent.path).kinds is None  # it holds none of them yet
    package_in(province.expert, sent.path)
    package_in(sample.clerk, package_out(province.expert, tmp_path, 3001).path)
    went, came = package_facts(sample.clerk, sent.package_id), package_facts(province.expert, sent.package_id)
    assert went.kinds == came.kinds
    assert went.kinds[job.FORM.kind] == 60
    assert person.FORM.kind in went.kinds
    assert sum(went.kinds.values()) == sent.entries
    [mine], [theirs] = went.stations, came.stations
    assert (mine.first, mine.last) == (1, sent.entries)
    assert mine.held == theirs.held == sent.entries
    assert (went.result, came.result) == ("made", "applied")
    assert came.taken_at
    assert went.sha256 == came.sha256


def test_a_package_of_acknowledgements_alone(sample, sent, province, tmp_path):
    package_in(province.expert, sent.path)
    package_in(sample.clerk, package_out(province.expert, tmp_path, 3001).path)
    package_in(province.expert, package_out(sample.clerk, tmp_path, 3099).path)
    last = package_out(sample.clerk, tmp_path, 3099)
    text = receipt(sample.clerk, last.package_id, tmp_path / "x.pdf")
    assert plain("رویداد تازه‌ای ندارد") in text


@pytest.mark.parametrize("package", ["f" * 64, "f" * 12, "", "1" * 11, "نیست"])
def test_an_id_that_nobody_knows(sample, sent, tmp_path, package):
    refused(sample.clerk, package, tmp_path, "E_NO_PACKAGE", NoSuchPackageError)
    refused(sample.clerk, sent.package_id[:11], tmp_path, "E_NO_PACKAGE", NoSuchPackageError)


def refused(desk, package, tmp_path, code, kind=Exception):
    before = digest(desk.folder)
    with pytest.raises(kind) as error:
        print_receipt(desk, package, tmp_path / "x.pdf", say=sentence)
    assert code_of(error.value) == code
    assert sentence(error.value)
    assert not (tmp_path / "x.pdf").exists()
    assert half_written(tmp_path) == []
    assert digest(desk.folder) == before


def test_without_the_file_there_is_no_digest_and_no_paper(sample, sent, tmp_path):
    kept = tmp_path / "kept.karbarg"
    shutil.move(sent.path, kept)
    refused(sample.clerk, sent.package_id, tmp_path, "E_PACKAGE_FILE", PackageFileGoneError)
    assert in_fours(kept) in receipt(sample.clerk, kept, tmp_path / "y.pdf")  # but it may be given
    saved(sample.clerk, job.FORM, **a_job())
    other = package_out(sample.clerk, sent.path, 3099)
    assert other.path == sent.path
    refused(sample.clerk, sent.package_id, tmp_path, "E_PACKAGE_FILE", PackageFileGoneError)
    assert other.package_id in receipt(sample.clerk, other.package_id, tmp_path / "z.pdf")


@pytest.mark.parametrize(("spoil", "code"), [
    (lambda whole: whole[:len(whole) // 2], "E_TRUNCATED"),
    (lambda whole: whole[:-9] + bytes([whole[-9] ^ 1]) + whole[-8:], "E_DAMAGED"),
    (lambda whole: whole[:60] + bytes([whole[60] ^ 1]) + whole[61:], "E_SIGNATURE"),
    (lambda _whole: b"PK\3\4 something else", "E_NOT_PACKAGE"),
    (lambda _whole: b"", "E_TRUNCATED"),
])
def test_a_damaged_file_has_a_receipt_only_after_it_was_set_aside(sample, sent, province, tmp_path, spoil, code):
    sent.path.write_bytes(spoil(sent.path.read_bytes()))
    refused(sample.clerk, sent.package_id, tmp_path, code)
    refused(province.expert, sent.path, tmp_path, code)
    taken = package_in(province.expert, sent.path)
    assert taken.code == code
    text = receipt(province.expert, sent.path, tmp_path / "y.pdf")
    assert in_fours(sent.path) in text
    assert plain(sentence(taken.error)) in text
    assert plain("کنار گذاشته شده") in text
    assert sent.package_id not in text
    sent.path.write_bytes(sent.path.read_bytes() + b"x")  # another file of that name was never set aside
    with pytest.raises(Exception, match="E_"):
        print_receipt(province.expert, sent.path, tmp_path / "z.pdf", say=sentence)


def test_no_file_and_a_folder(sample, tmp_path):
    refused(sample.clerk, tmp_path / "none.karbarg", tmp_path, "E_PACKAGE_MISSING")
    refused(sample.clerk, tmp_path, tmp_path, "E_PACKAGE_MISSING")


def test_one_that_waits_says_for_what(sample, sent, province, make_desk, tmp_path):
    restored = tmp_path / "restored"
    province.database.close()
    shutil.copytree(province.folder, restored)
    with at_work(province.folder, EXPERT) as expert:
        package_in(expert, sent.path)
        package_in(sample.clerk, package_out(expert, tmp_path, 3001).path)
    saved(sample.clerk, job.FORM, **a_job())
    second = package_out(sample.clerk, tmp_path, 3099)
    today = make_desk(restored, EXPERT)
    taken = package_in(today, second.path)
    assert taken.result == "waiting"
    text = receipt(today, second.path, tmp_path / "x.pdf")
    assert plain(sentence(taken.error)) in text
    assert second.package_id in text


def test_another_offices_package_is_not_ours_to_sign_for(sample, sent, new_county, tmp_path):
    refused(new_county, sent.path, tmp_path, "E_NOT_FOR_ME")


@pytest.fixture
def new_county(sample, tmp_path):
    """A county that knows the sender's card; the package is for the province."""
    from_county = tmp_path / "other"
    office = Office(3002, "county", office_name(3002))
    create_office(from_county, office, (CLERK, CHIEF)).close()
    with at_work(from_county, CLERK) as clerk:
        accept_card(clerk, card_path(sample.folder, sample.database.office))
        yield clerk
