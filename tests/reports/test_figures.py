"""Numbers and codes take a quicker way than other texts; they must come out just the same."""

import random

import pytest
from reportlab.pdfgen.canvas import Canvas

from reports.figures import Figures
from reports.fonts import SHIPPED
from reports.glyphs import Face
from reports.shaping import clean, visual
from reports.text import initial_font
from tests.reports.office_fonts import made, persian_only

LRI, PDI = "\u2066", "\u2069"
DIGITS, LETTERS = "0123456789۰۱۲۳۴۵۶۷۸۹", "ABCXYZabcxyz"


def face_of(path):
    """A face in a document of its own."""
    document = Canvas("", initialFontName=initial_font())._doc  # noqa: SLF001 - a document of ReportLab
    return Face(path, SHIPPED.regular, document)


@pytest.fixture
def face():
    return face_of(SHIPPED.regular)


def some_figures(count=3000):
    chance = random.Random(5)

    def part(letters):
        return "".join(chance.choices(letters, k=chance.randint(1, 6)))

    for _ in range(count):
        inside = chance.random() < 0.5
        signs, letters = ("/.,:٫٬-", DIGITS + LETTERS) if inside else ("/.,:٫٬", DIGITS)
        text = part(letters)
        for _ in range(chance.randint(0, 3)):
            text += chance.choice(signs) + part(letters)
        yield f"{LRI}{text}{PDI}" if inside else text


def test_a_figure_is_what_shaping_would_have_made(face):
    figures = Figures(face)
    for text in some_figures():
        glyphs = visual(clean(text))
        said, width = figures.read(text)
        assert b"(%b)Tj" % said == face.draw(glyphs, 8.5).operators, text
        assert width == pytest.approx(face.width(glyphs, 1000)), text


@pytest.mark.parametrize("text", [
    "", "-", "۱۲-۳", "-۱۲", "۱۲٪", "۱۲ ۳", f"{LRI}۱۲", f"{LRI}۱--۲{PDI}", f"{LRI}{PDI}", "Acme", "۱۲م", "۱۲\n", "١٢",
    f"{LRI}۱{PDI}{LRI}۲{PDI}", f"{LRI}(۱){PDI}", "²", "\u200e-۱۲",
])
def test_all_else_is_shaped(face, text):
    assert Figures(face).read(text) is None


def test_signs_that_another_font_must_lend_are_not_figures(tmp_path):
    own = made(SHIPPED.regular, tmp_path / "own.ttf", "Own", persian_only)
    face = face_of(own)
    assert Figures(face).read("۱۴۰۵") is not None
    assert Figures(face).read(f"{LRI}AB۱۲{PDI}") is None
