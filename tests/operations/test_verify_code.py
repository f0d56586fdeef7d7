"""Signed codes of real papers: read off the page as a scanner does, and held against the book."""

import io
from dataclasses import replace
from datetime import timedelta

import pypdfium2
import pytest
import zxingcpp
from PIL import Image, ImageFilter
from sqlcipher3 import dbapi2

from desktop.operations.office.exchange_cards import directory_of, own_keys
from desktop.operations.printing.print_paper import print_paper
from desktop.operations.prints.note_print import facts_of, note_print
from desktop.operations.proofs.paper_proof import PaperFacts, PaperSigner, proof_text
from desktop.operations.proofs.paper_stamp import Stamps
from desktop.operations.proofs.proof_words import told_code
from desktop.operations.proofs.verify_code import is_doubtful, verify_code
from desktop.operations.records.read_record import number_of
from desktop.operations.saving.save_record import save_record
from desktop.operations.saving.turn_record import void_record
from desktop.store.offices import KeptKey
from desktop.sync.keys import OwnKeys, card_to_text
from forms.catalog import job, visit
from forms.parts import typed_of
from forms.rules import record_number
from tests.operations.offices import CHIEF, COUNTY, EXPERT, TODAY, at_work, desk, numbers, record


def picture_of(pdf, dpi):
    document = pypdfium2.PdfDocument(pdf)
    try:
        return document[0].render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
    finally:
        document.close()


def as_scanned(picture, degrees):
    """Laid askew on the glass, a little blurred and noisy, and kept as a poor JPEG."""
    turned = picture.rotate(degrees, expand=True, fillcolor=255, resample=Image.Resampling.BICUBIC)
    worn = Image.blend(turned.filter(ImageFilter.GaussianBlur(0.5)), Image.effect_noise(turned.size, 24), 0.1)
    kept = io.BytesIO()
    worn.save(kept, "JPEG", quality=40)
    return Image.open(io.BytesIO(kept.getvalue())).convert("L")


def codes_in(picture):
    return [code.text for code in zxingcpp.read_barcodes(picture)]


def stamped(some_desk, number, paper="verification"):
    """The code of a paper that is printed now."""
    with some_desk.database.read() as reader:
        return Stamps(some_desk, reader, paper, [reader.get(number)]).of(reader.get(number)).qr_text


@pytest.fixture
def number(running):
    return numbers(running.clerk, visit.FORM)[3]


@pytest.mark.parametrize("dpi", [150, 200])
def test_a_printed_page_is_read_back_and_found_genuine(running, number, tmp_path, dpi):
    print_paper(running.clerk, "verification", [number], tmp_path / "paper.pdf")
    picture = picture_of(tmp_path / "paper.pdf", dpi)
    for seen in (picture, as_scanned(picture, 0), as_scanned(picture, 2), as_scanned(picture, -2)):
        [text] = codes_in(seen)
        assert len(text) > 200
        found = verify_code(running.clerk, text)
        assert found.genuine
        assert (found.number, found.day, found.proof.count) == (number, TODAY, 1)
        assert found.paper == "برگ صحت‌سنجی اشتغال"
        assert number_of(running.clerk, text) == number


def test_what_is_told_of_a_genuine_paper(running, number):
    told = told_code(running.clerk, stamped(running.clerk, number))
    assert told.genuine
    assert told.tone == "ok"
    assert COUNTY.name in told.headline
    assert told.number == number
    assert dict(told.facts)["نوبت چاپ"] == "۱"
    holder = record(running.clerk, record(running.clerk, number).values[visit.JOB])
    assert dict(told.facts)["نام روی برگ"].startswith(holder.values[job.FIRST_NAME])


def test_a_second_print_is_marked_and_counted_and_the_first_is_told_of_it(running, number):
    first = stamped(running.clerk, number)
    for _time in range(2):
        sent = facts_of(running.clerk, "verification", [number], 1, (1,))
        note_print(running.clerk, replace(sent, target="printer:HP"))
    with running.database.read() as reader:
        again = Stamps(running.clerk, reader, "verification", [reader.get(number)])
        stamp, draft = again.of(reader.get(number)), again.of(reader.get(number), mark="پیش‌نویس")
        other = Stamps(running.clerk, reader, "visit", [reader.get(number)]).of(reader.get(number))
    assert stamp.mark == "المثنی (چاپ ۳)"
    assert draft.mark == "پیش‌نویس"
    assert other.mark == "", "another paper of the record was never printed"
    assert verify_code(running.clerk, stamp.qr_text).proof.count == 3
    assert any("پس از این هم چاپ شده است" in said for _tone, said in told_code(running.clerk, first).notes)


def test_a_record_that_was_renamed_or_voided_since_is_told(running, number):
    worker = record(running.clerk, number).values[visit.JOB]
    text = stamped(running.clerk, number)
    kept = record(running.clerk, worker)
    typed = {**typed_of(kept.values, kept.unread), "last_name": "نام‌خانوادگی‌دیگر"}
    assert save_record(running.clerk, job.FORM, typed, worker, kept.base).number == worker
    told = told_code(running.clerk, text)
    assert told.genuine
    assert told.tone == "warn"
    assert any("نام پرونده اکنون" in said and "نام‌خانوادگی‌دیگر" in said for _tone, said in told.notes)
    void_record(running.chief, number, "دوباره ثبت شده")
    assert verify_code(running.clerk, text).now.voided
    assert ("danger", "این پرونده باطل شده است.") in told_code(running.clerk, text).notes


def test_what_changed_after_the_day_of_the_paper_is_told(running, number):
    past = type(running.clerk)(running.database, CHIEF, TODAY - timedelta(days=3))
    text = stamped(past, number)
    changes = verify_code(running.clerk, text).now.changes
    assert changes, "the visit was opened and given after that day"
    assert not verify_code(running.clerk, stamped(running.clerk, number)).now.changes


def test_a_forged_code_is_refused_and_warned_of(running, number):
    text = stamped(running.clerk, number)
    other = numbers(running.clerk, visit.FORM)[4]
    moved = record_number.compact(other) + text[15:]
    broken = text[:-1] + str((int(text[-1]) + 1) % 10)
    for forged in (moved, broken):
        found = verify_code(running.clerk, forged)
        assert found.standing == "forged"
        assert not told_code(running.clerk, forged).genuine
        assert is_doubtful(running.clerk, forged)
        assert number_of(running.clerk, forged) in (number, other), "it still opens what it names"
    assert not is_doubtful(running.clerk, text)
    assert not is_doubtful(running.clerk, record_number.compact(number))


@pytest.mark.parametrize(("text", "standing"), [
    ("123-5", "unread"), ("", "unread"), ("سلام", "unread"), ("9" * 280, "unread"), ("1" * 5000, "unread"),
])
def test_other_texts_are_findings_too(running, text, standing):
    assert verify_code(running.clerk, text).standing == standing
    assert not told_code(running.clerk, text).genuine


def test_a_plain_number_proves_nothing_but_opens_its_record(running, number):
    for text in (record_number.compact(number), record_number.show(number)):
        told = told_code(running.clerk, text)
        assert (told.genuine, told.tone, told.number) == (False, "warn", number)


def test_the_province_verifies_a_countys_paper_by_its_card(running, number, province):
    found = verify_code(province.expert, stamped(running.clerk, number))
    assert found.genuine
    assert found.signer.office == COUNTY.code
    assert found.now is None, "no package has come yet"
    assert told_code(province.expert, stamped(running.clerk, number)).tone == "warn"


def with_standing(some_desk, actor, standing):
    """Change what the directory says of its one key."""
    with some_desk.database.read() as reader:
        [key] = directory_of(reader).values()
    with some_desk.database.change(actor, reason="کلید") as change:
        change.keep_key(KeptKey(key.card.key_id, key.card.office, card_to_text(key.card), standing, None,
                                "2026-01-01T00:00:00Z"))


def test_a_revoked_key_vouches_for_nothing_and_a_retired_one_for_what_it_signed(running, number, province):
    text = stamped(running.clerk, number)
    with_standing(province.expert, EXPERT, "retired")
    assert verify_code(province.expert, text).genuine
    assert any("کلید پیشین" in said for _tone, said in told_code(province.expert, text).notes)
    with_standing(province.expert, EXPERT, "revoked")
    assert verify_code(province.expert, text).standing == "revoked"
    assert COUNTY.name in told_code(province.expert, text).headline


def test_an_earlier_key_of_our_own_still_counts(running, number):
    text = stamped(running.clerk, number)
    with running.database.change(CHIEF, reason="کلید تازه") as change:
        change.keep_own_key(OwnKeys.generate().to_text())
    assert verify_code(running.clerk, text).signer.standing == "retired"
    assert verify_code(running.clerk, text).genuine
    assert verify_code(running.clerk, stamped(running.clerk, number)).signer.standing == "active"


def signed_by(keys, some_number):
    signer = PaperSigner(bytes.fromhex(keys.key_id)[:4], keys.signer())
    return proof_text(signer, PaperFacts(some_number, "verification", TODAY, "سارا نجفی"))


def test_an_unknown_key_and_a_stranger_are_told_apart(running, number):
    assert verify_code(running.clerk, signed_by(OwnKeys.generate(), number)).standing == "unknown"
    elsewhere = record_number.make(1001, 1, 5)
    with running.database.read() as reader:
        ours = own_keys(reader)
    assert verify_code(running.clerk, signed_by(ours, elsewhere)).standing == "stranger"
    with at_work(running.folder.parent / "alborz", EXPERT) as expert, expert.database.read() as reader:
        provinces = own_keys(reader)
    assert verify_code(running.clerk, signed_by(provinces, number)).genuine


def test_an_office_without_keys_prints_plain_numbers(tmp_path, running, number):
    running.database.close()
    strip_keys(running.folder)
    keyless = desk(running.folder)
    try:
        assert stamped(keyless, number) == record_number.compact(number)
        assert print_paper(keyless, "verification", [number], tmp_path / "paper.pdf").pages >= 1
        assert codes_in(picture_of(tmp_path / "paper.pdf", 150)) == [record_number.compact(number)]
        assert verify_code(keyless, record_number.compact(number)).standing == "plain"
    finally:
        keyless.database.close()


def strip_keys(folder):
    """An office of the days before keys."""
    connection = dbapi2.connect(str(folder / "office.db"))
    connection.execute("DELETE FROM own_key")
    connection.commit()
    connection.close()
