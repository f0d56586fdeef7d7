"""Around age: streams in pieces, and failures that must not be lost on the way through pyrage."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.sync.errors import BodyError, CardError, NotForMeError
from desktop.sync.sealing import Pieces, check_recipient, new_identity, recipient_of, seal, unseal

OWN = new_identity()


@given(st.lists(st.binary(max_size=50)), st.lists(st.integers(1, 60), min_size=200, max_size=200))
def test_pieces_read_as_one_stream(pieces, sizes):
    stream = Pieces(iter(pieces))
    taken = []
    while piece := stream.read(sizes[len(taken) % 200]):
        assert len(piece) <= sizes[len(taken) % 200]
        taken.append(piece)
    assert b"".join(taken) == b"".join(pieces)
    assert Pieces(iter(pieces)).read() == io.BytesIO(b"".join(pieces)).read()


class Failing:
    """A stream that works some calls long and then fails, as a stick that is pulled out."""

    def __init__(self, failure, good_calls, data=b""):
        self.failure = failure
        self.good_calls = good_calls
        self.data = io.BytesIO(data)

    def _call(self):
        self.good_calls -= 1
        if self.good_calls < 0:
            raise self.failure if self.good_calls == -1 else AssertionError("touched again after it failed")

    def read(self, size=-1):
        self._call()
        return self.data.read(size)

    def write(self, data):
        self._call()
        return len(data)


def sealed(data):
    sink = io.BytesIO()
    seal(io.BytesIO(data), sink, [recipient_of(OWN)])
    return sink.getvalue()


def calls_of(work):
    """How many calls a stream sees when nothing fails."""
    stream = Failing(None, 10**9, b"")
    work(stream)
    return 10**9 - stream.good_calls


@pytest.mark.parametrize("failure", [
    OSError(5, "pulled out"), KeyError("x"), KeyboardInterrupt(), CardError(),
], ids=repr)
@pytest.mark.parametrize("size", [0, 100, 70_000, 300_000])
def test_what_fails_around_age_comes_out_as_it_is(failure, size):
    """Also at the last call: pyrage itself loses what fails while it writes its last piece."""
    data = b"x" * size
    whole = sealed(data)
    into = {"seal": lambda sink: seal(io.BytesIO(data), sink, [recipient_of(OWN)]),
            "unseal": lambda sink: unseal(io.BytesIO(whole), sink, OWN)}
    for work in into.values():
        for good_calls in range(calls_of(work)):
            fails(lambda work=work, good=good_calls: work(Failing(failure, good)), failure)
    for good_calls in range(2 if size else 1):
        fails(lambda good=good_calls: seal(Failing(failure, good, data), io.BytesIO(), [recipient_of(OWN)]), failure)
        fails(lambda good=good_calls: unseal(Failing(failure, good, whole), io.BytesIO(), OWN), failure)


def fails(attempt, failure):
    with pytest.raises(type(failure)) as seen:
        attempt()
    assert seen.value is failure


def test_broken_and_foreign_age_files():
    whole = sealed(b"x" * 100_000)
    for broken in (b"", b"age", whole[:-1], whole[:200], whole[:-1] + bytes([whole[-1] ^ 1]), b"x" * 5000):
        with pytest.raises(BodyError):
            unseal(io.BytesIO(broken), io.BytesIO(), OWN)
    with pytest.raises(NotForMeError):
        unseal(io.BytesIO(whole), io.BytesIO(), new_identity())


def test_other_texts_are_no_keys():
    for text in ("", "age1", "AGE-SECRET-KEY-1", recipient_of(OWN)):
        with pytest.raises(CardError):
            recipient_of(text)
    for text in ("", "age1zzz", OWN):
        with pytest.raises(CardError):
            check_recipient(text)
    check_recipient(recipient_of(OWN))
