"""The digits of a signed code: one text for one proof, and no changed digit passes."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.operations.errors import NoProofError, ProofError, ProofShapeError, ProofVersionError
from desktop.operations.proofs.paper_keys import mark_of
from desktop.operations.proofs.paper_proof import (
    TITLE_ROOM,
    PaperFacts,
    PaperSigner,
    paper_mark,
    proof_text,
    read_proof,
)
from desktop.operations.texts.paper_list import PAPERS
from desktop.sync.keys import OwnKeys, is_signed
from forms.rules import record_number
from forms.rules.digits import to_persian

KEYS = OwnKeys.generate()
PUBLIC = KEYS.sign_public_raw
SIGNER = PaperSigner(mark_of(PUBLIC), KEYS.signer())
NUMBER = record_number.make(3001, 1, 123)
DAY = date(2026, 11, 22)
TITLE = "سیدمحمدحسین رضایی‌نژاد اصفهانی"
TEXT = proof_text(SIGNER, PaperFacts(NUMBER, "verification", DAY, TITLE, 2))

NUMBERS = st.builds(record_number.make, st.integers(1, 9999), st.integers(0, 99), st.integers(1, 99_999_999))
DAYS = st.dates(date(1970, 1, 1), date(2149, 6, 6))
TITLES = st.text(st.characters(codec="utf-8"), max_size=60)


def holds(text):
    """Whether a text is a proof that the key signed; refusals must be named."""
    try:
        proof = read_proof(text)
    except ProofError:
        return False
    return is_signed(proof.signed, proof.signature, PUBLIC)


def test_a_code_says_what_the_paper_says():
    proof = read_proof(TEXT)
    assert (proof.number, proof.day, proof.count) == (NUMBER, DAY, 2)
    assert TITLE.startswith(proof.title)
    assert 30 <= len(proof.title.encode()) <= TITLE_ROOM
    assert proof.is_of_paper("verification")
    assert not proof.is_of_paper("members")
    assert proof.has_title(TITLE)
    assert not proof.has_title(TITLE + "‌پور"), "what was cut off counts too"
    assert proof.key_mark == SIGNER.mark
    assert holds(TEXT)


def test_the_number_comes_first_as_in_plain_codes():
    assert TEXT.startswith(record_number.compact(NUMBER))
    assert record_number.read(TEXT) == NUMBER
    assert record_number.read(to_persian(TEXT)) == NUMBER


@given(NUMBERS, st.sampled_from(sorted(PAPERS)), DAYS, TITLES, st.integers(1, 1000))
def test_every_proof_comes_back_and_has_room_in_a_small_code(number, paper, day, title, count):
    text = proof_text(SIGNER, PaperFacts(number, paper, day, title, count))
    assert len(text) <= 293, "version 7 of a QR code at level M"
    assert text.isascii()
    assert text.isdecimal()
    proof = read_proof(text)
    assert (proof.number, proof.day, proof.count) == (number, day, min(count, 255))
    assert proof.is_of_paper(paper)
    assert proof.has_title(title)
    assert is_signed(proof.signed, proof.signature, PUBLIC)
    assert read_proof(to_persian(text) + "\r\n") == proof


@given(st.integers(0, len(TEXT) - 1), st.sampled_from("0123456789"))
def test_no_changed_digit_passes(place, digit):
    changed = TEXT[:place] + digit + TEXT[place + 1:]
    assert holds(changed) == (changed == TEXT)


@given(st.integers(0, len(TEXT) * 2), st.integers(1, 3), st.sampled_from(["", "0", "7", "00"]))
def test_no_digit_lost_or_added_passes(place, lost, added):
    changed = TEXT[:place] + added + TEXT[place + lost:]
    assert holds(changed) == (changed == TEXT)


@given(st.integers(0, 8 * 110))
def test_no_flipped_bit_passes(bit):
    changed = TEXT[:15] + str(int(TEXT[15:]) ^ (1 << bit))
    assert not holds(changed)


@given(st.one_of(st.text(), st.text("0123456789", min_size=140, max_size=330), st.text("۰۱۲۳۴۵۶۷۸۹٣ -", max_size=40)))
def test_other_texts_are_refused_by_name(text):
    assert not holds(text)


def test_a_proof_of_one_number_does_not_hold_for_another():
    other = record_number.compact(record_number.make(3001, 1, 124))
    proof = read_proof(other + TEXT[15:])
    assert not is_signed(proof.signed, proof.signature, PUBLIC)


def test_a_signature_over_something_else_is_none_over_a_paper():
    """The same key signs packages and cards: a paper's signature begins with its own purpose."""
    assert read_proof(TEXT).signed.startswith(b"karbarg-paper\n")


@pytest.mark.parametrize(("text", "error"), [
    (record_number.compact(NUMBER), NoProofError),
    ("", ProofShapeError),
    ("12", ProofShapeError),
    # What is left of cut digits may begin with any byte, that of a version among them.
    (TEXT[:-40], (ProofShapeError, ProofVersionError)),
    (TEXT[:15] + "0" + TEXT[15:], ProofShapeError),
    (TEXT + "1" * 60, (ProofShapeError, ProofVersionError)),
    ("9" * 5000, ProofShapeError),
    ("1" + TEXT[1:], ProofShapeError),
    (TEXT[:15] + str(int.from_bytes(b"\x02" + bytes(90))), ProofVersionError),
    (TEXT[:15] + str(int.from_bytes(b"\x01" + bytes(90))), ProofShapeError),
    (TEXT[:15] + str(int.from_bytes(b"\x01" * 13 + b"\xff\xff" + bytes(64))), ProofShapeError),
    (TEXT[:15] + str(int.from_bytes(b"\x01" * 13 + "\u202e".encode() + bytes(64))), ProofShapeError),
])
def test_what_is_malformed_is_named(text, error):
    with pytest.raises(error):
        read_proof(text)


def test_a_title_is_cut_at_a_letter_and_not_before_a_joiner():
    for letters in range(30):
        proof = read_proof(proof_text(SIGNER, PaperFacts(NUMBER, "job", DAY, "a" * letters + "می‌خواهم‌ها ی" * 3)))
        assert not proof.title.endswith(("\u200c", " "))
        assert "\ufffd" not in proof.title


def test_an_office_without_keys_prints_the_plain_number():
    assert proof_text(None, PaperFacts(NUMBER, "job", DAY, TITLE)) == record_number.compact(NUMBER)


def test_no_two_papers_have_one_mark():
    assert len({paper_mark(name) for name in PAPERS}) == len(PAPERS)


def test_a_thousand_codes_are_made_in_a_blink():
    best = min(_seconds_for(200) for _ in range(5)) / 200
    assert best < 150e-6, f"{best * 1e6:.0f} µs for one"


def _seconds_for(many):
    begin = time.process_time()
    for serial in range(1, many + 1):
        proof_text(SIGNER, PaperFacts(record_number.make(3001, 1, serial), "verification", DAY, TITLE))
    return time.process_time() - begin
