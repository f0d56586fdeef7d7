"""Well signed packages whose insides are wrong: each is refused, at the latest behind its last line."""

import json

import pytest
import zstandard

from desktop.sync import errors
from desktop.sync.body import Tally
from tests.sync.offices import ack, ended, entry, plain, seal, sha, small_body

BEGIN = b'{"t":"begin","v":1}\n'


def code_of(post, path, **changes):
    try:
        post.read(path, **changes)
    except errors.SyncError as error:
        return error.code
    return "accepted"


def lines_of(*objects):
    return BEGIN + b"".join(plain(one) + b"\n" for one in objects)


@pytest.mark.parametrize(("change", "code"), [
    ({"entries": 3}, "E_COUNTS"), ({"acks": 0}, "E_COUNTS"), ({"files": 2}, "E_COUNTS"), ({"stations": []}, "E_COUNTS"),
    ({"body_sha256": "0" * 64}, "E_COUNTS"), ({"body_size": 10_000}, "E_COUNTS"), ({"body_size": 100}, "E_BOMB"),
    ({"body_size": 5 * 1024**3}, "E_BOMB"),
])
def test_a_header_that_lies_about_the_body(post, change, code):
    assert code_of(post, post.forge(small_body(), **change)) == code


def test_errors_come_at_the_end_so_that_the_caller_rolls_back(post):
    lines = post.open(post.forge(small_body(), entries=3)).lines(post.folder)
    assert len([next(lines) for _ in range(4)]) == 4
    with pytest.raises(errors.CountsError):
        next(lines)


E4, E5, ACK = entry(4) | {"t": "entry"}, entry(5) | {"t": "entry"}, ack() | {"t": "ack"}
FILE = {"t": "file", "sha256": sha(b"x"), "name": "a", "size": 1, "data": "eA=="}


@pytest.mark.parametrize("body", [
    ended(lines_of(E4, ACK)), ended(lines_of(FILE, E4)), ended(lines_of(E5, E4)), ended(lines_of(E4, E4)),
    ended(lines_of(E4 | {"t": "row"})), ended(lines_of([1])), ended(lines_of(5)), ended(lines_of({})),
    ended(BEGIN + b"\n"), ended(lines_of(E4 | {"t": 5})), ended(lines_of(E4 | {"t": ["ack"]})),
    ended(lines_of(E4 | {"seq": "4"})),
    ended(lines_of(E4 | {"hash": None})), ended(lines_of({"t": "ack", "station": "1"})),
    ended(b'{"t":"begin","v":2}\n'), ended(lines_of(E4)[:-1]),
    lines_of(E4), BEGIN, b"", b"\n", BEGIN[:-1], ended(lines_of(E4))[:-1],
    ended(lines_of(FILE | {"size": 2})), ended(lines_of(FILE | {"data": "eQ=="})),
    ended(lines_of(FILE | {"name": "../a"})), ended(lines_of(FILE | {"more": 1})),
    ended(lines_of(FILE | {"data": 5})), ended(lines_of(FILE | {"data": "e!A=="})),
    ended(lines_of({"t": "file"})), ended(lines_of(E4), 1, 0, 0) + b"{}\n", ended(lines_of(E4), 1, 0, 0) + b"x",
    ended(BEGIN + plain(E4).replace(b'"seq":4', b'"seq":4.0') + b"\n"), ended(BEGIN + b"[" * 100_000 + b"\n"),
    ended(BEGIN + plain(E4).replace(b'"seq":4', b'"seq":4,"seq":4') + b"\n"),
    ended(BEGIN + plain(E4).replace(b'"seq":4', b'"seq":9223372036854775808') + b"\n"),
    ended(BEGIN + plain(E4).replace(b'"seq":4', b'"seq":NaN') + b"\n"), ended(BEGIN + json.dumps(E4).encode() + b"\n"),
    ended(BEGIN + plain(E4).replace(b'"reason":""', b'"reason":"\\ud800"') + b"\n"),
    ended(BEGIN + plain(E4).replace(b'"reason":""', b'"reason":"\xff"') + b"\n"),
    ended(BEGIN, 0, 0, 0) + ended(BEGIN, 0, 0, 0),
])
def test_bodies_that_break_the_rules(post, body):
    assert code_of(post, post.forge(body)) == "E_BODY"


def one_entry(post, body):
    """A header that tells the truth about one entry, so that only the end line can be at fault."""
    inside = {"station": E4["station"], "first": 4, "last": 4, "head": E4["hash"]}
    return post.forge(body, entries=1, files=0, acks=0, stations=[inside])


def test_an_end_line_that_tells_the_truth(post):
    assert code_of(post, one_entry(post, ended(lines_of(E4), 1, 0, 0))) == "accepted"


@pytest.mark.parametrize("body", [
    ended(lines_of(E4), entries=2, files=0, acks=0), ended(lines_of(E4), entries=1, files=0, acks=1),
    lines_of(E4, {"t": "end", "entries": 1, "files": 0, "acks": 0, "sha256": "0" * 64}), lines_of(E4, {"t": "end"}),
])
def test_end_lines_that_lie(post, body):
    assert code_of(post, one_entry(post, body)) == "E_COUNTS"


def test_age_and_zstd_that_are_broken_inside_good_signatures(post):
    body, keys = small_body(), post.province.keys
    squeezed = zstandard.compress(body, 9)
    sealed = seal(squeezed, keys)
    assert code_of(post, post.forge(body, age=sealed[:-1] + bytes([sealed[-1] ^ 1]))) == "E_BODY"
    assert code_of(post, post.forge(body, age=sealed[:-5])) == "E_BODY"
    assert code_of(post, post.forge(body, age=b"age-encryption.org/v1\n")) == "E_BODY"
    assert code_of(post, post.forge(body, age=b"")) == "E_BODY"
    for inside in (b"", b"x", squeezed[:-1], squeezed[:40], squeezed + b"garbage", body):
        assert code_of(post, post.forge(body, age=seal(inside, keys))) == "E_BODY", inside[:20]
    assert code_of(post, post.forge(body, age=seal(squeezed + squeezed, keys))) in {"E_BODY", "E_BOMB"}


def test_a_bomb_is_stopped_at_its_signed_size(post):
    bomb = zstandard.compress(BEGIN + b" " * 300_000_000, 3)
    assert len(bomb) < 100_000
    path = post.forge(small_body(), age=seal(bomb, post.province.keys))
    assert code_of(post, path) == "E_BOMB"


def test_one_endless_line_is_stopped_at_the_limit(post):
    body = BEGIN + b" " * 30_000_000
    with pytest.raises(errors.BodyError) as refusal:
        post.read(post.forge(body))
    assert refusal.value.facts == {"reason": "line too long"}


def test_a_window_too_wide_is_refused(post):
    wide = zstandard.ZstdCompressionParameters.from_level(9, window_log=27)
    stream = zstandard.ZstdCompressor(compression_params=wide).compressobj()
    squeezed = stream.compress(small_body()) + stream.flush()
    assert code_of(post, post.forge(small_body(), age=seal(squeezed, post.province.keys))) == "E_BOMB"


def test_holes_are_lawful_between_entries():
    """The province sends a county only what concerns it."""
    tally = Tally()
    for seq in (1, 5, 900):
        tally.count("entry", entry(seq))
    assert [(one.first, one.last) for one in tally.stations] == [(1, 900)]
