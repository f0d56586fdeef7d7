"""Sign a finished PDF with the office's certificate, and write that into the book of prints.

Law: what cannot be journalled is not signed; the signed file is read back before it gets its name.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from desktop.operations.desk import Desk
from desktop.operations.errors import NotSignedFileError
from desktop.operations.proofs.certificate import opened_certificate, read_file
from desktop.sealing.certificate import as_der
from desktop.sealing.pdf import proofs_of, signed
from desktop.sealing.proof import PdfProof, Words
from desktop.store.prints import Print
from desktop.sync.errors import PackageMissingError
from desktop.sync.safe_file import publish
from forms.parts import reference_list
from forms.rules import office_code

LARGEST = 256 * 1024 * 1024
REASON = "تأیید اصالت برگ"
FILE = Print("@file")
"""What the book of prints says of a file that was not made from records here."""


def sign_paper(desk: Desk, source: Path, to: Path, passphrase: str, *, reason: str = "", what: Print = FILE,
               ) -> PdfProof:
    """Sign `source` into `to` (which may be the same file); signatures that it carries already stay.

    `what` tells of whose papers it is. Raises NoSuchFileError, NoCertificateError, WrongPassphraseError,
    CertificateExpiredError, NotPdfError, DamagedPdfError, EncryptedPdfError, ForbiddenRoleError, NotSignedFileError
    and the errors of `publish`; no half file is left.
    """
    pdf = read_file(source, LARGEST)
    certificate = opened_certificate(desk, passphrase)
    done = signed(pdf, certificate, Words(reason or REASON, _place(desk), desk.actor.name))
    seen: list[PdfProof] = []

    def check(part: Path) -> None:
        found = proofs_of(part.read_bytes(), [as_der(certificate.public())], datetime.now(UTC))
        if not (found and found[-1].sound and found[-1].whole_file):
            raise NotSignedFileError(file=to.name)
        seen.append(found[-1])

    with desk.database.change(desk.actor, reason=reason) as change:
        change.note_print(replace(what, target=f"signed:{to.name}", reason=reason or what.reason))
        try:
            publish(to, lambda file: file.write(done), check)
        except PackageMissingError:
            raise NotSignedFileError(file=to.name) from None
    return seen[-1]


def _place(desk: Desk) -> str:
    code = desk.database.office.code
    if office_code.is_province(code):
        return reference_list("provinces").label(office_code.province_of(code))
    return reference_list("counties").label(office_code.county_of(code))
