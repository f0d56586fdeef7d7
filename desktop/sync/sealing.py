"""The only door to age (pyrage): seals a stream of bytes to recipients and opens it again.

pyrage rewords or loses the errors of our own streams; here the first real cause is kept and raised.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Protocol

import pyrage

from desktop.sync.errors import BodyError, CardError, NotForMeError


class Source(Protocol):
    def read(self, size: int = -1, /) -> bytes: ...


class Sink(Protocol):
    def write(self, data: bytes, /) -> int: ...


class _Kept:
    """A stream for pyrage that remembers the first thing that went wrong, and then touches nothing any more."""

    def __init__(self, stream: object) -> None:
        self._stream = stream
        self.failure: BaseException | None = None

    def _keeping(self, name: str, argument: object) -> Any:
        if self.failure is not None:
            raise self.failure
        try:
            return getattr(self._stream, name)(argument)
        except BaseException as failure:
            self.failure = failure
            raise

    def read(self, size: int = -1) -> Any:
        return self._keeping("read", size)

    def write(self, data: bytes) -> Any:
        return self._keeping("write", data)

    def flush(self) -> None:
        """pyrage asks for it; our sinks are flushed by their owner."""


class Pieces:
    """A stream to read from, made of the pieces of a generator, which never stand in memory together."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._rest = memoryview(b"")

    def read(self, size: int = -1) -> bytes:
        if size < 0:
            return bytes(self._rest) + b"".join(self._pieces)
        while not self._rest:
            piece = next(self._pieces, None)
            if piece is None:
                return b""
            self._rest = memoryview(piece)
        taken, self._rest = self._rest[:size], self._rest[size:]
        return bytes(taken)


def new_identity() -> str:
    """A fresh secret in age's own text (AGE-SECRET-KEY-1…), as `age -i` reads it."""
    return str(pyrage.x25519.Identity.generate())


def recipient_of(identity: str) -> str:
    """The public half (age1…) of a secret. Raises CardError if it is no age secret."""
    try:
        return str(pyrage.x25519.Identity.from_str(identity).to_public())
    except pyrage.IdentityError:
        raise CardError(reason="age secret") from None


def check_recipient(recipient: str) -> None:
    """Raises CardError unless the text is an age X25519 recipient."""
    try:
        pyrage.x25519.Recipient.from_str(recipient)
    except pyrage.RecipientError:
        raise CardError(reason="age recipient") from None


def seal(source: Source, sink: Sink, recipients: Sequence[str]) -> None:
    """Encrypt to every recipient. Errors of source and sink come out as they are."""
    keys = [pyrage.x25519.Recipient.from_str(text) for text in recipients]
    with _own_failures(source, sink) as (kept_source, kept_sink):
        pyrage.encrypt_io(kept_source, kept_sink, keys)


def unseal(source: Source, sink: Sink, identity: str) -> None:
    """Decrypt. Raises NotForMeError for other people's packages, BodyError for a broken age file."""
    key = pyrage.x25519.Identity.from_str(identity)
    try:
        with _own_failures(source, sink) as (kept_source, kept_sink):
            pyrage.decrypt_io(kept_source, kept_sink, [key])
    except pyrage.DecryptError as error:
        if "No matching keys" in str(error):
            raise NotForMeError(reason="sealed to other keys") from None
        raise BodyError(reason=f"age: {error}") from None


@contextmanager
def _own_failures(source: Source, sink: Sink) -> Iterator[tuple[_Kept, _Kept]]:
    kept_source, kept_sink = _Kept(source), _Kept(sink)
    try:
        yield kept_source, kept_sink
    except (pyrage.EncryptError, pyrage.DecryptError, OSError) as error:
        raise kept_source.failure or kept_sink.failure or _decrypt_error(error) from None
    # pyrage writes its last piece while it cleans up, and swallows what fails there.
    failure = kept_source.failure or kept_sink.failure
    if failure is not None:
        raise failure


def _decrypt_error(error: Exception) -> Exception:
    # A payload that fails its authentication comes as an OSError without a number: no fault of the medium.
    return pyrage.DecryptError(str(error)) if isinstance(error, OSError) else error
