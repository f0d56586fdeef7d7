"""Persian words and mixed lines for tests: those of this house's own lists, forms and sentences, and made ones."""

import random
import re
from functools import lru_cache
from itertools import islice, product
from pathlib import Path

from openpyxl import load_workbook

from reports.shaping import clean

HOUSE = Path(__file__).parents[2]
LETTERS = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقلمنهوپچژکگی"
WORD = re.compile(f"[{LETTERS}][{LETTERS}\u200c\u064b-\u0655]*")
PREFIXES = ("", "می‌", "نمی‌", "بی", "نا", "هم‌", "پیش‌", "باز")
SUFFIXES = ("", "ها", "‌ها", "‌های", "هایی", "‌ام", "‌اند", "ش", "مان", "تان", "‌شان", "تر", "‌ترین", "ی", "‌ای", "گاه", "الا")
HARAKAT = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0654\u0670"
LATIN = ("Acme", "v2.1", "Excel", "ISO 9001", "a@b.ir", "beta")
NUMBERS = ("۱۲", "۱۴۰۵/۰۸/۳۰", "۱٬۲۳۴٬۵۶۷", "۱۲٫۵٪", "12", "1402/115", "۰۲۶-۳۴۴۰", "۱۲:۳۰", "3.5")
SHAPES = ("{a} {n} {b}", "{a} ({l}) {b}", "({a}) {l} {n}", "«{a}» {l} ({b})", "{a} {l} {n} {b}", "{l} {a}، {n}؛ {b}",
          "{a} [{l} ({n})] {b}", "{n} {a} ({b} {l})", "{a}: {n}٪ و {l}/{b}", "{l} ({l}) {a} {n}", "{a} – {n} – {l}",
          "({a} (({b}) {l}))", "{n}/{l}-{a}", "{a} {l}: {b}!", "{l} {n} {l} {a}", "«{l} {a}» {n}.", "{a}؟ {l}؟ {n}؟")


def _texts():
    for folder, kind in (("forms", "py"), ("desktop", "py"), ("reports", "py"), ("resources", "csv")):
        for file in sorted((HOUSE / folder).rglob(f"*.{kind}")):
            yield file.read_text(encoding="utf-8")
    for file in sorted((HOUSE / "resources" / "demo").glob("*.xlsx")):
        book = load_workbook(file, read_only=True)
        yield from (str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell)
        book.close()


@lru_cache(1)
def house_words():
    """Every Persian word that stands in a form, a list, a sentence or the sample workbook."""
    found = {clean(word.strip("\u200c")) for text in _texts() for word in WORD.findall(text)}
    return sorted(word for word in found if re.fullmatch(f"[{LETTERS}\u200c\u064b-\u0655\u06c0]+", word))


@lru_cache(1)
def words(count=9000):
    """The house's words, and as many more made from them with the beginnings and ends that Persian has."""
    chance = random.Random(5)
    stems = [word for word in house_words() if 2 < len(word) < 9 and "\u200c" not in word]
    chance.shuffle(stems)
    made = (first + stem + last for stem, first, last in product(stems, PREFIXES, SUFFIXES) if chance.random() < 0.03)
    return list(dict.fromkeys([*house_words(), *map(clean, islice(made, count - len(house_words())))]))


def marked_words(count=1500):
    """Words with one or two harakat on their letters."""
    chance = random.Random(6)
    stems = [word for word in house_words() if 2 < len(word) < 10 and re.fullmatch(f"[{LETTERS}]+", word)]
    for _ in range(count):
        stem = chance.choice(stems)
        places = set(chance.sample(range(len(stem)), min(len(stem), chance.randint(1, 2))))
        yield "".join(letter + (chance.choice(HARAKAT) if n in places else "") for n, letter in enumerate(stem))


def mixed_lines(count=2000):
    """Lines of Persian and Latin words, numbers, dates and brackets."""
    chance = random.Random(7)
    stems = [word for word in house_words() if len(word) > 2]
    for n in range(count):
        said = {"a": chance.choice(stems), "b": chance.choice(stems), "l": chance.choice(LATIN),
                "n": chance.choice(NUMBERS)}
        yield clean(SHAPES[n % len(SHAPES)].format(**said))
