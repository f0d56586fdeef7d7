"""A certificate made once a run, a real paper, and stock tools to look at what was sealed."""

import subprocess
from datetime import UTC, datetime

import pytest
from reportlab.pdfgen.canvas import Canvas

from desktop.sealing.certificate import make_certificate

NOW = datetime.now(UTC).replace(microsecond=0)
OFFICE = "ادارهٔ شهرستان کرج"
OPENED_BY = "گذرواژهٔ اداره ۱۴۰۵"


@pytest.fixture(scope="session")
def certificate():
    return make_certificate(OFFICE, OFFICE, OPENED_BY, NOW)


@pytest.fixture(scope="session")
def paper(tmp_path_factory):
    """Two plain pages."""
    path = tmp_path_factory.mktemp("paper") / "paper.pdf"
    canvas = Canvas(str(path), pageCompression=1)
    for page in (1, 2):
        canvas.drawString(72, 720, f"page {page}")
        canvas.showPage()
    canvas.save()
    return path.read_bytes()


@pytest.fixture
def pdfsig(tmp_path):
    """What poppler says of each signature of a file."""
    def look(pdf):
        path = tmp_path / "looked-at.pdf"
        path.write_bytes(pdf)
        said = subprocess.run(["pdfsig", "-nocert", str(path)], capture_output=True, text=True, check=False).stdout
        return said.split("Signature #")[1:]

    return look


@pytest.fixture
def qpdf(tmp_path):
    """Whether qpdf finds a file whole."""
    def check(pdf):
        path = tmp_path / "checked.pdf"
        path.write_bytes(pdf)
        done = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True, check=False)
        return done.returncode == 0 and "No syntax or stream encoding errors found" in done.stdout

    return check
