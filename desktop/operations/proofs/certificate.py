"""The certificate that the office signs files with, and those of others that are trusted here: files in its folder.

Law: the secret key lies only in office.p12, under a passphrase that nobody here keeps; office.crt is its public half,
and every other .crt file in the folder is trusted too (the authority's, or another office's).
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

from desktop.operations.desk import Desk
from desktop.operations.errors import CertificateExistsError, NoCertificateError, NoSuchFileError
from desktop.sealing.certificate import CertificateFacts, Opened, as_der, facts_of, packed, require_in_force
from desktop.sealing.certificate import make_certificate as new_certificate
from desktop.sealing.certificate import opened as open_certificate
from desktop.sealing.errors import NotCertificateError
from desktop.store.errors import ForbiddenRoleError
from desktop.sync.safe_file import publish
from forms.rules import jalali

_SECRET, _PUBLIC = "office.p12", "office.crt"
_MAKERS = ("chief", "province")
_LIMIT = 1024 * 1024


def certificate_folder(folder: Path) -> Path:
    """Where an office's certificates lie."""
    return folder / "certificates"


def make_certificate(desk: Desk, passphrase: str, *, replace: bool = False) -> CertificateFacts:
    """Make the office its own certificate, for three years.

    Raises ShortPassphraseError, CertificateExistsError, ForbiddenRoleError, and the errors of `publish`.
    """
    _require_free(desk, replace)
    office = desk.database.office
    made = new_certificate(office.name, office.name, passphrase, datetime.now(UTC))
    return _keep(desk, made, passphrase)


def use_certificate(desk: Desk, path: Path, passphrase: str, *, replace: bool = False) -> CertificateFacts:
    """Take a certificate that an authority gave the office (.p12 or .pfx), under its own passphrase.

    Raises NoSuchFileError, NotCertificateError, WrongPassphraseError, ShortPassphraseError, CertificateExpiredError,
    CertificateExistsError, ForbiddenRoleError, and the errors of `publish`.
    """
    _require_free(desk, replace)
    found = open_certificate(read_file(path, _LIMIT), passphrase)
    require_in_force(found.facts, datetime.now(UTC))
    return _keep(desk, found, passphrase)


def show_certificate(desk: Desk) -> CertificateFacts | None:
    """What the office signs with; None before there is one. Raises NotCertificateError for a damaged file."""
    path = certificate_folder(desk.folder) / _PUBLIC
    return facts_of(read_file(path, _LIMIT)) if path.exists() else None


def opened_certificate(desk: Desk, passphrase: str) -> Opened:
    """The office's certificate with its key. Raises NoCertificateError, WrongPassphraseError,
    CertificateExpiredError, NotCertificateError."""
    path = certificate_folder(desk.folder) / _SECRET
    if not path.exists():
        raise NoCertificateError
    found = open_certificate(read_file(path, _LIMIT), passphrase)
    require_in_force(found.facts, datetime.now(UTC))
    return found


def trusted_certificates(desk: Desk) -> list[bytes]:
    """Every certificate that is trusted here (DER); a file that is none is passed over."""
    found = []
    for path in sorted(certificate_folder(desk.folder).glob("*.crt")):
        try:
            found.append(as_der(read_file(path, _LIMIT)))
        except NotCertificateError:
            continue
    return found


def read_file(path: Path, limit: int) -> bytes:
    """A whole file of at most so many bytes; raises NoSuchFileError."""
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError:
        raise NoSuchFileError(file=path.name) from None
    if len(data) > limit:
        raise NoSuchFileError(file=path.name, why="size")
    return data


def _require_free(desk: Desk, replace: bool) -> None:
    if desk.actor.role not in _MAKERS:
        raise ForbiddenRoleError(role=desk.actor.role, act="certificate")
    present = show_certificate(desk)
    if present is not None and not replace:
        raise CertificateExistsError(last_day=jalali.text(present.last.astimezone().date()))


def _keep(desk: Desk, made: Opened, passphrase: str) -> CertificateFacts:
    """The earlier certificate stays trusted: what was signed with it still counts."""
    folder, secret, public = certificate_folder(desk.folder), packed(made, passphrase), made.public()
    folder.mkdir(exist_ok=True)
    before = show_certificate(desk)
    if before is not None:
        earlier = read_file(folder / _PUBLIC, _LIMIT)
        publish(folder / f"{before.fingerprint[:16]}.crt", lambda file: file.write(earlier))
    publish(folder / _SECRET, lambda file: file.write(secret), _let_only_us_read)
    publish(folder / _PUBLIC, lambda file: file.write(public))
    return made.facts


def _let_only_us_read(part: Path) -> None:
    if os.name == "posix":
        part.chmod(0o600)
