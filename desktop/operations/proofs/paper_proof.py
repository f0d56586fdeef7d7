"""The signed short facts in a paper's code: digits only, which a scanner types under any layout of the keyboard.

First the number as plain codes have it, then as one decimal number the bytes: version, key mark, paper mark, day,
print count, mark of the whole title, title, Ed25519 signature over all of it and the number.
Law: a proof has exactly one text; any other text is refused by a named error, whatever it holds.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.operations.errors import NoProofError, ProofShapeError, ProofVersionError
from forms.rules import record_number
from forms.rules.digits import is_digits, to_latin

TITLE_ROOM = 36
"""Bytes of a title that the code holds: eighteen Persian letters."""
_VERSION, _LAST_VERSION, _SIGNATURE = 1, 9, 64
_HEAD = 1 + 4 + 3 + 2 + 1 + 2
_NUMBER, _LONGEST = 15, 320
_FIRST_DAY = date(1970, 1, 1)
_MOST_PRINTS = 255
# So that no signature of an office's key over a package or a card can stand for one over a paper.
_PURPOSE = b"karbarg-paper\n"
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class PaperSigner:
    """An office's key ready for many papers: its mark (four bytes of the key's id), and what signs."""

    mark: bytes
    sign: Callable[[bytes], bytes]


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """What a paper says of itself. `paper` is its name in the list of papers, `count` its print, from 1."""

    number: int
    paper: str
    day: date
    title: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Proof:
    """A code as read; nothing of it is true before `signature` was checked over `signed`."""

    number: int
    key_mark: bytes
    paper_mark: bytes
    day: date
    count: int
    title: str
    """As far as it had room."""
    title_mark: bytes
    signed: bytes
    signature: bytes

    def is_of_paper(self, name: str) -> bool:
        return paper_mark(name) == self.paper_mark

    def has_title(self, title: str) -> bool:
        """Whether the record is still called what it was called on the paper."""
        return _title_mark(title) == self.title_mark


def paper_mark(name: str) -> bytes:
    """Three bytes that stand for a paper's name; a test keeps those of all papers apart."""
    return hashlib.sha256(name.encode()).digest()[:3]


def proof_text(signer: PaperSigner | None, facts: PaperFacts) -> str:
    """The digits of a paper's code, at most 288; without a key, the plain number."""
    number = record_number.compact(facts.number)
    if signer is None:
        return number
    body = b"".join((
        bytes((_VERSION,)), signer.mark, paper_mark(facts.paper), (facts.day - _FIRST_DAY).days.to_bytes(2),
        bytes((min(facts.count, _MOST_PRINTS),)), _title_mark(facts.title), cut_title(facts.title),
    ))
    return number + str(int.from_bytes(body + signer.sign(_signed(number, body))))


def read_proof(text: str) -> Proof:
    """The proof in a scanned code. Raises NoProofError, ProofShapeError, ProofVersionError."""
    digits = to_latin(text).strip()
    if not is_digits(digits) or not _NUMBER <= len(digits) <= _LONGEST:
        raise ProofShapeError(reason="digits")
    number, rest = digits[:_NUMBER], digits[_NUMBER:]
    try:
        own = record_number.read(number)
    except record_number.NotANumberError:
        raise ProofShapeError(reason="number") from None
    if not rest:
        raise NoProofError
    if rest[0] == "0":
        raise ProofShapeError(reason="digits")
    return _proof_of(own, number, _bytes_of(rest))


def cut_title(title: str) -> bytes:
    """As many whole letters of a title as have room, in UTF-8."""
    shortened = _tidy(title).encode()[:TITLE_ROOM].decode(errors="ignore")
    return shortened.rstrip(" \N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}").encode()


def _bytes_of(digits: str) -> bytes:
    value = int(digits)
    data = value.to_bytes((value.bit_length() + 7) // 8)
    if not _HEAD + _SIGNATURE <= len(data) <= _HEAD + TITLE_ROOM + _SIGNATURE:
        raise ProofShapeError(reason="length")
    if _VERSION < data[0] <= _LAST_VERSION:
        raise ProofVersionError(found=data[0], known=_VERSION)
    if data[0] != _VERSION:
        raise ProofShapeError(reason="version")
    return data


def _proof_of(own: int, number: str, data: bytes) -> Proof:
    body, signature = data[:-_SIGNATURE], data[-_SIGNATURE:]
    try:
        title = body[_HEAD:].decode()
    except UnicodeDecodeError:
        raise ProofShapeError(reason="title") from None
    if _UNSEEN.search(title) or body[10] == 0:
        raise ProofShapeError(reason="facts")
    return Proof(
        number=own, key_mark=body[1:5], paper_mark=body[5:8],
        day=_FIRST_DAY + timedelta(days=int.from_bytes(body[8:10])), count=body[10], title=title,
        title_mark=body[11:13], signed=_signed(number, body), signature=signature,
    )


def _signed(number: str, body: bytes) -> bytes:
    return _PURPOSE + number.encode() + body


def _title_mark(title: str) -> bytes:
    return hashlib.sha256(_tidy(title).encode()).digest()[:2]


def _tidy(title: str) -> str:
    return " ".join(_UNSEEN.sub("", title).split())
