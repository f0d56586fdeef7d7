"""Whether the code of a paper is genuine, and what the office's book says today of the record that it names.

Law: a code proves only what it carries (number, paper, day, print, name), never the text printed beside it; and
nothing here needs a network: the keys are the office's own and those of the cards that people accepted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from desktop.operations.desk import Desk
from desktop.operations.errors import NoProofError, ProofError, ProofVersionError
from desktop.operations.proofs.paper_keys import PaperKey, paper_keys
from desktop.operations.proofs.paper_proof import Proof, read_proof
from desktop.operations.texts.paper_list import PAPERS
from desktop.store.reader import Reader
from desktop.sync.keys import is_signed
from forms.rules import office_code, record_number
from forms.rules.digits import to_latin

Standing = Literal["genuine", "plain", "forged", "unknown", "revoked", "stranger", "unread", "newer"]
"""plain: a number without a signature; unknown: no key here; stranger: signed by an office that has no say in it."""


@dataclass(frozen=True, slots=True)
class RecordNow:
    """What the book says today of the record; `prints` of this paper by this office, `changes` since the paper's day:
    (moment, label, before, now)."""

    kind: str
    title: str
    voided: bool
    prints: int
    changes: tuple[tuple[str, str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class CodeFinding:
    """What is known of a code. `proof` None when it is none; `now` None when the record is not in this office."""

    standing: Standing
    number: int | None = None
    proof: Proof | None = None
    paper: str = ""
    """The paper's title."""
    signer: PaperKey | None = None
    now: RecordNow | None = None

    @property
    def genuine(self) -> bool:
        return self.standing == "genuine"

    @property
    def day(self) -> date | None:
        return self.proof.day if self.proof else None


def verify_code(desk: Desk, text: str) -> CodeFinding:
    """Look at what a scanner read, or a person typed. Never raises for a bad code: that is a finding."""
    return verify_codes(desk, [text])[0]


def verify_codes(desk: Desk, texts: Sequence[str]) -> list[CodeFinding]:
    """The same for many codes; the keys are read once."""
    with desk.database.read() as reader:
        keys = paper_keys(reader)
        return [_finding(desk, reader, keys, text) for text in texts]


def is_doubtful(desk: Desk, text: str) -> bool:
    """Whether a scanned code carries a signature that does not hold. A plain number raises no doubt."""
    if len(to_latin(text).strip()) <= record_number.SHORTEST_SIGNED:
        return False
    return verify_code(desk, text).standing not in ("genuine", "plain")


def _finding(desk: Desk, reader: Reader, keys: Sequence[PaperKey], text: str) -> CodeFinding:
    try:
        proof = read_proof(text)
    except NoProofError:
        return _plain(desk, reader, text)
    except ProofVersionError:
        return CodeFinding("newer", _number(desk, text))
    except ProofError:
        return _plain(desk, reader, text) if len(text) < record_number.SHORTEST_SIGNED else CodeFinding("unread")
    signer = _signer(proof, keys)
    name = next((name for name in PAPERS if proof.is_of_paper(name)), "")
    title = PAPERS[name].title if name else ""
    return CodeFinding(_standing(proof, signer, keys), proof.number, proof, title, signer,
                       _now(reader, proof.number, name, proof.day))


def _plain(desk: Desk, reader: Reader, text: str) -> CodeFinding:
    number = _number(desk, text)
    if number is None:
        return CodeFinding("unread")
    return CodeFinding("plain", number, now=_now(reader, number, "", None))


def _number(desk: Desk, text: str) -> int | None:
    office = desk.database.office
    try:
        return record_number.read(text, office.code, office.workstation)
    except record_number.NotANumberError:
        return None


def _signer(proof: Proof, keys: Sequence[PaperKey]) -> PaperKey | None:
    """The key that signed; four bytes of a key's id do not name one for certain, so each that fits is tried."""
    fitting = (key for key in keys if key.mark == proof.key_mark)
    return next((key for key in fitting if is_signed(proof.signed, proof.signature, key.public)), None)


def _standing(proof: Proof, signer: PaperKey | None, keys: Sequence[PaperKey]) -> Standing:
    if signer is None:
        return "forged" if any(key.mark == proof.key_mark for key in keys) else "unknown"
    if signer.standing == "revoked":
        return "revoked"
    return "genuine" if _has_a_say(signer.office, record_number.office_of(proof.number)) else "stranger"


def _has_a_say(signer: int, owner: int) -> bool:
    """An office signs papers of its own records; a province and its counties also those of each other."""
    one_of_them_is_the_province = office_code.is_province(signer) or office_code.is_province(owner)
    return signer == owner or (
        one_of_them_is_the_province and office_code.province_of(signer) == office_code.province_of(owner))


def _now(reader: Reader, number: int, paper: str, since: date | None) -> RecordNow | None:
    record = reader.get(number)
    if record is None:
        return None
    prints = reader.times_printed(paper, [number])[number] if paper else 0
    lines = [line for line in reader.history(number) if since is not None and _day(line.at) > since]
    changes = tuple((line.at, *change) for line in reversed(lines) for change in line.changes)
    return RecordNow(record.kind, reader.titles([number]).get(number) or record.title, record.voided, prints, changes)


def _day(at: str) -> date:
    """The office's day of a moment of the journal."""
    return datetime.fromisoformat(at).astimezone().date()
