"""What the screens of signatures ask for, as callables; desktop.task_bindings binds each to its operation.

Law: every one may wait for the disk, so a screen runs it in a Job.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal, Protocol

from desktop.background import Progress
from desktop.ui.tasks.paper_facts import MadePaper


class ToldView(Protocol):
    """proof_words.Told."""

    @property
    def genuine(self) -> bool: ...
    @property
    def tone(self) -> Literal["ok", "info", "warn", "danger"]: ...
    @property
    def headline(self) -> str: ...
    @property
    def facts(self) -> Sequence[tuple[str, str]]: ...
    @property
    def notes(self) -> Sequence[tuple[Literal["ok", "info", "warn", "danger"], str]]: ...
    @property
    def number(self) -> int | None: ...


class CertificateView(Protocol):
    """sealing.certificate.CertificateFacts."""

    @property
    def name(self) -> str: ...
    @property
    def issuer(self) -> str: ...
    @property
    def first(self) -> datetime: ...
    @property
    def last(self) -> datetime: ...
    @property
    def fingerprint(self) -> str: ...
    @property
    def own_made(self) -> bool: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofServices:
    """The operation that each is bound to stands beside it."""

    doubt: Callable[[str], str]
    """proof_words.doubt_of: why a scanned code is not to be believed, "" while there is no reason."""
    code: Callable[[str], ToldView]
    """proof_words.told_code."""
    file: Callable[[Path, Progress], ToldView]
    """verify_paper.told_paper."""
    sign: Callable[[MadePaper, Path, str, str], object]
    """sign_paper.sign_paper: the paper, where to, passphrase, reason."""
    certificate: Callable[[], CertificateView | None]
    """certificate.show_certificate."""
    make: Callable[[str], CertificateView]
    """certificate.make_certificate under a passphrase, in place of an earlier one."""
    use: Callable[[Path, str], CertificateView]
    """certificate.use_certificate: an authority's file and its passphrase, in place of an earlier one."""
