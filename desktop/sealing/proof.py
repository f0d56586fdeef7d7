"""What a signature on a PDF says, and what was found about it. Light: whoever shows it need not load what checks it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Words:
    """What a signature says beside the signer's certificate."""

    reason: str
    place: str
    signer: str


@dataclass(frozen=True, slots=True)
class PdfProof:
    """One signature of a file. `intact`: the bytes it covers are those that were signed; `valid`: by its certificate.

    `whole_file`: nothing follows what it covers; `unchanged`: nothing follows but further signatures.
    `trusted`: the certificate, or its authority, is one of those known here; `when` is what the signer's clock said.
    """

    field: str
    valid: bool
    intact: bool
    whole_file: bool
    unchanged: bool
    trusted: bool
    signer: str
    fingerprint: str
    when: datetime | None
    reason: str = ""
    place: str = ""
    expired: bool = False

    @property
    def sound(self) -> bool:
        """Whether the paper is what the holder of the certificate signed; whether we know him, `trusted` says."""
        return self.valid and self.intact and self.unchanged
