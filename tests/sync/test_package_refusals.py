"""Whatever is wrong with a package, it is refused with its own code, and in the promised order."""

import inspect
import random
from dataclasses import replace

import pytest

from desktop.errors import KarbargError
from desktop.sync import errors
from desktop.sync.keys import DirectoryKey
from desktop.sync.package import Contents
from tests.sync.offices import (
    COUNTY,
    ENVELOPE,
    PROVINCE,
    entry,
    office,
    signed,
    small_body,
)

CODES = {
    "E_NOT_PACKAGE", "E_FORMAT_VERSION", "E_FORMAT", "E_TRUNCATED", "E_DAMAGED", "E_SIGNATURE", "E_UNKNOWN_KEY",
    "E_SENDER", "E_KEY_REVOKED", "E_KEY_RETIRED", "E_NOT_FOR_ME", "E_BOMB", "E_BODY", "E_COUNTS", "E_CARD",
    "E_DISK_FULL", "E_READ_ONLY", "E_PACKAGE_MISSING",
}


def code_of(post, path, **changes):
    try:
        post.read(path, **changes)
    except errors.SyncError as error:
        return error.code
    return "accepted"


def opening_code(post, path, **changes):
    """Without `lines`: what is refused before anything is decrypted."""
    try:
        post.open(path, **changes)
    except errors.SyncError as error:
        return error.code
    return "opened"


def test_every_error_has_its_own_code():
    classes = [one for _, one in inspect.getmembers(errors, inspect.isclass) if one is not KarbargError]
    codes = [one.code for one in classes if one is not errors.SyncError]
    assert sorted(codes) == sorted(CODES)
    assert all(issubclass(one, errors.SyncError) for one in classes)


def test_the_forger_can_also_tell_the_truth(post):
    """Else every refusal below might have another cause."""
    assert code_of(post, post.forge(small_body())) == "accepted"


def test_any_flipped_bit_is_refused(post):
    good = post.write().path.read_bytes()
    path = post.folder / "flipped"
    front = sum(len(line) + 1 for line in good.split(b"\n", 3)[:3])
    places = [*range(front * 8), *random.Random(4).sample(range(front * 8, len(good) * 8), 1500)]
    seen = set()
    for at in places:
        changed = bytearray(good)
        changed[at // 8] ^= 1 << at % 8
        path.write_bytes(changed)
        code = opening_code(post, path)
        assert code in CODES, at
        assert at < front * 8 or code == "E_DAMAGED"
        seen.add(code)
    assert seen >= {"E_NOT_PACKAGE", "E_FORMAT_VERSION", "E_SIGNATURE", "E_UNKNOWN_KEY", "E_FORMAT", "E_DAMAGED"}


def test_any_cut_is_refused_as_a_cut(post):
    good = post.write().path.read_bytes()
    path = post.folder / "cut"
    for size in range(len(good)):
        path.write_bytes(good[:size])
        assert opening_code(post, path) == "E_TRUNCATED", size


def test_anything_appended_is_refused(post):
    path = post.write().path
    path.write_bytes(path.read_bytes() + b"\0")
    assert opening_code(post, path) == "E_DAMAGED"


@pytest.mark.parametrize(("data", "code"), [
    (b"", "E_TRUNCATED"), (b"hello\n", "E_NOT_PACKAGE"), (b"PK\3\4" + bytes(5000), "E_NOT_PACKAGE"),
    (b"karbarg-package 2\n", "E_FORMAT_VERSION"), (b"karbarg-package 12\nx", "E_FORMAT_VERSION"),
    (b"karbarg-package 1\r\n", "E_NOT_PACKAGE"), (b"karbarg-package one\n", "E_NOT_PACKAGE"),
    (b"karbarg-package 1\n" + b"x" * 300_000, "E_FORMAT"), (b"karbarg-package 1\n{}\n" + b"x" * 200, "E_FORMAT"),
    (b"karbarg-package 1\n{}\n" + b"A" * 86 + b"==\n", "E_FORMAT"),
    (b"karbarg-package 1\n{}\n" + b"!" * 88 + b"\n", "E_FORMAT"),
])
def test_other_files(post, data, code):
    path = post.folder / "other"
    path.write_bytes(data)
    assert opening_code(post, path) == code


def test_missing_file_or_folder_instead(post):
    assert opening_code(post, post.folder / "none") == "E_PACKAGE_MISSING"
    assert opening_code(post, post.folder) == "E_PACKAGE_MISSING"


def test_a_package_too_big_is_not_even_looked_at(post):
    path = post.folder / "big"
    with path.open("wb") as file:
        file.truncate(2 * 1024**3 + 1)  # a sparse file: no room is taken
    assert opening_code(post, path) == "E_BOMB"


def test_the_medium_goes_away_between_opening_and_reading(post):
    opened = post.open(post.write().path)
    opened.path.unlink()
    with pytest.raises(errors.PackageMissingError):
        list(opened.lines(post.folder))


def test_the_file_changes_between_opening_and_reading(post):
    opened = post.open(post.write("a").path)
    other = post.write("b", Contents([entry(4)])).path.read_bytes()
    start = post.open(post.folder / "b").payload_at
    opened.path.write_bytes(opened.path.read_bytes()[:opened.payload_at] + other[start:])
    with pytest.raises(errors.SyncError):
        list(opened.lines(post.folder))


def test_strangers_and_impostors(post):
    stranger, neighbour = office(3002, "نظرآباد", "county"), office(3003, "ساوجبلاغ", "county")
    post.directory[neighbour.card.key_id] = DirectoryKey(neighbour.card)
    assert opening_code(post, post.forge(small_body(), keys=stranger.keys)) == "E_UNKNOWN_KEY"
    assert opening_code(post, post.forge(small_body(), keys=neighbour.keys)) == "E_SENDER"
    borrowed = post.forge(small_body(), keys=stranger.keys, key_id=post.county.keys.key_id)
    assert opening_code(post, borrowed) == "E_SIGNATURE"
    assert opening_code(post, post.forge(small_body(), keys=post.county.keys), directory={}) == "E_UNKNOWN_KEY"
    swapped = {post.county.card.key_id: DirectoryKey(stranger.card)}
    assert opening_code(post, post.forge(small_body()), directory=swapped) == "E_UNKNOWN_KEY"


def test_one_office_with_two_keys_names_the_one_it_used(post):
    second = office(COUNTY, "کرج", "county")
    post.directory[second.card.key_id] = DirectoryKey(second.card)
    path = post.forge(small_body(), sender_name='x')
    first, header, _, rest = path.read_bytes().split(b"\n", 3)
    claimed = f'"a":{{"key_id":"{second.keys.key_id}"}}'.encode()
    crafted = header.replace(b'{"acks"', b"{" + claimed + b',"acks"', 1)
    path.write_bytes(signed(crafted, second.keys) + rest)
    assert first == b"karbarg-package 1"
    assert opening_code(post, path) == "E_FORMAT"


@pytest.mark.parametrize(("status", "until", "code"), [
    ("active", None, "opened"), ("retired", 7, "opened"), ("revoked", 7, "opened"), ("retired", 6, "E_KEY_RETIRED"),
    ("revoked", 6, "E_KEY_REVOKED"), ("revoked", None, "E_KEY_REVOKED"), ("retired", None, "E_KEY_RETIRED"),
])
def test_keys_that_no_longer_count(post, status, until, code):
    post.directory[post.county.card.key_id] = DirectoryKey(post.county.card, status, until)
    assert opening_code(post, post.write(envelope=replace(ENVELOPE, seq=7)).path) == code


def test_other_receivers(post):
    path = post.write().path
    assert opening_code(post, path, me=31) == "E_NOT_FOR_ME"
    assert code_of(post, path, keys=office(PROVINCE, "دیگر", "province").keys) == "E_NOT_FOR_ME"
    assert code_of(post, post.forge(small_body(), receiver=31)) == "E_NOT_FOR_ME"


def test_the_order_of_the_checks(post):
    """A header that is wrong in every way is refused for the first of its faults."""
    stranger = office(3002, "نظرآباد", "county")
    wrong = {"receiver": 31, "sender": 3002, "payload_size": 5}
    assert opening_code(post, post.forge(small_body(), keys=stranger.keys, **wrong)) == "E_UNKNOWN_KEY"
    assert opening_code(post, post.forge(small_body(), **wrong)) == "E_SENDER"
    revoked = {post.county.card.key_id: DirectoryKey(post.county.card, "revoked")}
    del wrong["sender"]
    assert opening_code(post, post.forge(small_body(), **wrong), directory=revoked) == "E_KEY_REVOKED"
    assert opening_code(post, post.forge(small_body(), **wrong)) == "E_NOT_FOR_ME"
    assert opening_code(post, post.forge(small_body(), payload_size=5)) == "E_DAMAGED"


@pytest.mark.parametrize("change", [
    {"more": 1}, {"seq": 0}, {"seq": True}, {"seq": "7"}, {"seq": 2**63}, {"schema": -1}, {"created": "2026-11-22"},
    {"stations": {}}, {"stations": [5]}, {"stations": [{"station": "x", "first": 2, "last": 1, "head": "0" * 64}]},
    {"stations": [{"station": "x", "first": 1, "last": 1, "head": "0" * 64, "more": 1}]},
    {"body_sha256": "z" * 64}, {"format": "x"}, {"version": 2},
    {"version": True}, {"package_id": "0" * 64}, {"sender_name": None}, {"entries": -1}, {"payload_sha256": None},
])
def test_well_signed_nonsense_in_the_header(post, change):
    assert opening_code(post, post.forge(small_body(), **change)) == "E_FORMAT"


@pytest.mark.parametrize("spoil", [
    lambda header: header.replace(b'"seq":7', b'"seq": 7'),
    lambda header: header.replace(b'"seq":7', b'"seq":7,"seq":7'),
    lambda header: header.replace(b'"seq":7', b'"seq":7.0'), lambda header: header.replace(b'"seq":7', b'"seq":NaN'),
    lambda header: b"[" + header + b"]", lambda header: header + b" ", lambda header: header[:-1],
    lambda header: header.replace(b'"schema":3,"', b'"schema":3,"\xff'), lambda header: b"[" * 100_000 + header,
    lambda header: header.replace("کرج".encode(), b"\\u06a9\\u0631\\u062c"),
    lambda header: header.replace(b'"seq":7,', b""),
    lambda header: header.replace(b'"seq":7', b'"seq":' + b"7" * 10_000), lambda header: b"\xef\xbb\xbf" + header,
])
def test_a_header_has_one_spelling(post, spoil):
    path = post.forge(small_body())
    _, header, _, rest = path.read_bytes().split(b"\n", 3)
    spoiled = spoil(header)
    assert spoiled != header
    path.write_bytes(signed(spoiled, post.county.keys) + rest)
    assert opening_code(post, path) == "E_FORMAT"


def test_facts_tell_the_case_and_no_secret(post):
    revoked = {post.county.card.key_id: DirectoryKey(post.county.card, "revoked", 3)}
    path = post.write().path
    with pytest.raises(errors.KeyRevokedError) as refusal:
        post.open(path, directory=revoked)
    assert refusal.value.facts == {"key_id": post.county.card.key_id, "office": COUNTY, "seq": 7, "until_seq": 3}
    assert str(refusal.value).startswith("E_KEY_REVOKED key_id=")
    assert post.province.keys.age_secret not in repr(post.open(post.folder / "p.karbarg"))
