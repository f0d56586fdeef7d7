"""Whether a PDF is what an office signed, and whether the codes on its pages are genuine; without a network."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from desktop import pdfium
from desktop.operations.desk import Desk, Progress, unwatched
from desktop.operations.proofs.certificate import read_file, trusted_certificates
from desktop.operations.proofs.proof_words import Told, tell_file
from desktop.operations.proofs.sign_paper import LARGEST
from desktop.operations.proofs.verify_code import CodeFinding, verify_codes
from desktop.sealing.errors import DamagedPdfError
from desktop.sealing.pdf import proofs_of
from desktop.sealing.proof import PdfProof
from reports.qr import read_codes

_DOTS = (200 / 72, 320 / 72)
"""How finely a page is drawn to be read: as a scanner does, and finer where that showed nothing."""


@dataclass(frozen=True, slots=True)
class FileFinding:
    """What is known of a file: its signatures in order, and the codes of its pages (page from 1)."""

    pages: int
    signatures: tuple[PdfProof, ...]
    codes: tuple[tuple[int, CodeFinding], ...]

    @property
    def genuine(self) -> bool:
        """Every signature holds and is known here, no code is false, and something vouches for the file at all."""
        vouched = bool(self.signatures) or any(code.genuine for _page, code in self.codes)
        return vouched and all(each.sound and each.trusted for each in self.signatures) and all(
            code.genuine or code.standing == "plain" for _page, code in self.codes)


def verify_paper(desk: Desk, path: Path, progress: Progress = unwatched) -> FileFinding:
    """Look at a PDF, a scanned one too. Raises NoSuchFileError, NotPdfError, DamagedPdfError, EncryptedPdfError."""
    signatures = proofs_of(read_file(path, LARGEST), trusted_certificates(desk), datetime.now(UTC))
    try:
        pages = len(pdfium.page_sizes(path))
        read = [(page + 1, text) for page in range(pages) for text in _codes_of(path, page, (pages, progress))]
    except RuntimeError as broken:  # what PDFium says of a file that it cannot read
        raise DamagedPdfError(reason=str(broken)) from None
    found = verify_codes(desk, [text for _page, text in read])
    return FileFinding(pages, signatures, tuple((page, each) for (page, _text), each in zip(read, found, strict=True)))


def told_paper(desk: Desk, path: Path, progress: Progress = unwatched) -> Told:
    """The same in words for a person."""
    found = verify_paper(desk, path, progress)
    return tell_file(found.signatures, found.codes, genuine=found.genuine)


def _codes_of(path: Path, page: int, whole: tuple[int, Progress]) -> Iterator[str]:
    """Codes of ours on a page; others, such as a web address on a scanned letter, are no business of ours."""
    pages, progress = whole
    for dots in _DOTS:
        drawn = pdfium.draw(path, page, dots)
        # Green alone: a blue stamp or a yellowed paper does not hide the code.
        texts = read_codes(drawn.dots[1::4], drawn.stride // 4, drawn.height)
        if texts:
            break
    progress(page + 1, pages)
    yield from (text for text in texts if text.isascii() and text.isdecimal())
