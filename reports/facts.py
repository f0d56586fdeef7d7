"""What papers are made from: plain Persian texts, already shown as a person reads them. No database, no form.

Law: nothing here is computed from another; whoever fills these has read the records.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Progress = Callable[[int, int], None]
"""Told (done, total) after every page; raises to cancel, and then no file appears."""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The head and foot of an office's papers (DOMAIN H.9)."""

    ministry: str
    directorate: str
    office: str
    slogan: str = ""
    address: str = ""
    phone: str = ""
    postcode: str = ""
    invocation: str = "بسمه تعالی"
    note: str = "بدون مهر و امضا فاقد اعتبار است"
    emblem: str = ""
    """Path of a PNG that stands at the right of the head."""
    regular_font: str = ""
    bold_font: str = ""
    """Paths of the office's own font; empty for the shipped Vazirmatn."""


@dataclass(frozen=True, slots=True)
class PaperId:
    """The block at the top left. `qr_text` is what a scanner reads; `mark` says «پیش‌نویس» or «المثنی».

    Number and day are the paper's own where the labels are the usual ones; `file_text` is then the number of the
    record, small at the foot.
    """

    number_text: str
    date_text: str = ""
    attachment_text: str = ""
    qr_text: str = ""
    mark: str = ""
    number_label: str = "شماره"
    date_label: str = "تاریخ"
    file_text: str = ""

    @property
    def record_text(self) -> str:
        """The number of the record that the paper is of."""
        return self.file_text or self.number_text


@dataclass(frozen=True, slots=True)
class OwnHead:
    """The head of a paper that is not the office's but that of whoever uses its form: name, and what tells it."""

    name: str
    known_by: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A printed value under its label; `span` columns wide."""

    label: str
    value: str
    span: int = 1


@dataclass(frozen=True, slots=True)
class Blank:
    """A place to write by hand: a line, or squares after a pattern such as «####/##/##»."""

    label: str
    pattern: str = ""
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Question:
    """A numbered question with boxes to tick and places to write."""

    number: str
    text: str
    answers: tuple[str, ...] = ()
    blanks: tuple[Blank, ...] = ()


@dataclass(frozen=True, slots=True)
class Signatory:
    """A place to sign: some sign with a finger, some with a seal; a `name` that is known stands under the role."""

    role: str
    fingerprint: bool = False
    seal: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitSheet:
    """What every paper of one batch asks (DOMAIN E.3, E.4)."""

    questions: tuple[Question, ...]
    people: Question
    reasons: Question
    results: Question
    opinion: Question
    visit: Question
    signatories: tuple[Signatory, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VerificationFacts:
    """One person's verification paper: what is known before the visit."""

    paper: PaperId
    facts: tuple[Fact, ...]
    campaign: str
    group: str
    tier: str
    round: str
    due: str = ""


@dataclass(frozen=True, slots=True)
class Member:
    """A row of a cooperative's list of members and shares; amounts in rial."""

    full_name: str
    father_name: str
    national_code: str
    shares: int
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MembersFacts:
    """The list of members and shares of one cooperative; `confirmed_by` is the organ whose `signers` sign it."""

    paper: PaperId
    facts: tuple[Fact, ...]
    members: tuple[Member, ...]
    confirmed_by: str = "هیأت مؤسس"
    signers: tuple[Signatory, ...] = ()
