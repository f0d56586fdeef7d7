"""The only door to age (pyrage): seals a stream of bytes to recipients and opens it again.

pyrage rewords or loses the errors of our own streams; here the first real cause is kept and raised.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

import pyrage

from desktop.sync.errors import BodyError, CardError, NotForMeError


class Source(Protocol):
    def read(self, size: int = -1, /) -> bytes: ...


class Sink(Protocol):
    def write(self, data: bytes, /) -> int: ...


class _KeptSource:
    """Reads for pyrage and remembers what went wrong."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self.failure: BaseException | None = None

    def read(self, size: int = -1) -> bytes:
        try:
            return self._source.read(size)
        except BaseException as failure:
            self.failure = failure
            raise


class _KeptSink:
    """Writes for pyrage and remembers what went wrong."""

    def __init__(self, sink: Sink) -> None:
        self._sink = sink
        self.failure: BaseException | None = None

    def write(self, data: bytes) -> int:
        try:
            return self._sink.write(data)
        except BaseException as failure:
            self.failure = failure
            raise

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
    kept_source, kept_sink = _KeptSource(source), _KeptSink(sink)
    try:
        pyrage.encrypt_io(kept_source, kept_sink, [pyrage.x25519.Recipient.from_str(text) for text in recipients])
    except (pyrage.EncryptError, OSError) as error:
        raise kept_source.failure or kept_sink.failure or error from None


def unseal(source: Source, sink: Sink, identity: str) -> None:
    """Decrypt. Raises NotForMeError for other people's packages, BodyError for a broken age file."""
    kept_source, kept_sink = _KeptSource(source), _KeptSink(sink)
    try:
        pyrage.decrypt_io(kept_source, kept_sink, [pyrage.x25519.Identity.from_str(identity)])
    except (pyrage.DecryptError, OSError) as error:
        failure = kept_source.failure or kept_sink.failure
        if failure is not None:
            raise failure from None
        if "No matching keys" in str(error):
            raise NotForMeError(reason="sealed to other keys") from None
        raise BodyError(reason=f"age: {error}") from None
