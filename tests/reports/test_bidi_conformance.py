"""Unicode's own test of the bidirectional algorithm, run through the very reordering that papers use.

BidiCharacterTest.txt of Unicode 15.0 has 91,707 lines. Our lines are always right to left (law of reports.shaping), so
those whose paragraph is so (45,830 told, 11 found by the letters) must come out as Unicode says, each sign turned or
not (rule L4) as its level says, and **none deviates**. Of those left to right, the ones without signs of direction
(rules N0–N2 and W1–W7 for brackets, letters and numbers) must come out so inside `left_to_right`, our only way to it.
BidiTest.txt has every sequence of up to four classes; one line in three is run.
"""

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.shaping import MIRRORED, joined, reordered, visual
from reports.text import left_to_right

FILES = Path("/usr/share/unicode")  # Debian's package unicode-data; installer/libraries.py brings it for the tests
SIGNS_OF_DIRECTION = "[\u034f\u061c\u200b\u200d-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
RIGHT_TO_LEFT = 4
MISPLACED_BLANKS = 234
needs_unicode = pytest.mark.skipif(not (FILES / "BidiCharacterTest.txt").exists(), reason="needs unicode-data")


def lines_of(file):
    with (FILES / file).open(encoding="utf-8") as lines:
        yield from (line.partition("#")[0].strip() for line in lines)


def cases():
    """(text, direction asked for, direction, level of each sign, order of the signs)."""
    for line in filter(None, lines_of("BidiCharacterTest.txt")):
        codes, asked, base, levels, order = line.split(";")
        text = "".join(chr(int(code, 16)) for code in codes.split())
        yield text, asked, base, levels.split(), [int(place) for place in order.split()]


def as_unicode_says(text, levels, order, turned=1):
    drawn = (MIRRORED.get(text[n], text[n]) if int(levels[n]) % 2 == turned else text[n] for n in order)
    return re.sub(SIGNS_OF_DIRECTION, "", "".join(drawn))


@needs_unicode
def test_every_right_to_left_case_of_unicode_comes_out_as_unicode_says():
    counts, wrong = {"1": 0, "2": 0}, []
    for text, asked, base, levels, order in cases():
        if base == "1":
            counts[asked] += 1
            if reordered(text) != as_unicode_says(text, levels, order):
                wrong.append(text)
    assert counts == {"1": 45_830, "2": 11}
    assert not wrong, [ascii(text) for text in wrong[:5]]


@needs_unicode
def test_left_to_right_parts_come_out_as_unicode_says():
    """Without signs of direction of their own, which would close our isolate; and without a tab, which parts a line."""
    count, wrong = 0, []
    for text, _asked, base, levels, order in cases():
        if base == "0" and not re.search(SIGNS_OF_DIRECTION + "|\t", text):
            count += 1
            if reordered(left_to_right(text)) != as_unicode_says(text, levels, order):
                wrong.append(text)
    assert count == 45_803
    assert not wrong, [ascii(text) for text in wrong[:5]]


EXAMPLES = {"L": "a", "R": "א", "EN": "1", "ES": "-", "ET": "%", "AN": "٣", "CS": ",", "S": "\t", "WS": " ", "ON": "!",
            "NSM": "\u0301", "AL": "ب", "BN": "\u200b", "LRE": "\u202a", "RLE": "\u202b", "LRO": "\u202d",
            "RLO": "\u202e", "PDF": "\u202c", "LRI": "\u2066", "RLI": "\u2067", "FSI": "\u2068", "PDI": "\u2069"}


def class_cases():
    """(text, order of the signs) of the right-to-left cases in BidiTest.txt that have no separator."""
    order = []
    for line in filter(None, lines_of("BidiTest.txt")):
        if line.startswith("@Reorder:"):
            order = [int(place) for place in line.partition(":")[2].split()]
        elif not line.startswith("@"):
            classes, directions = line.split(";")
            if int(directions) & RIGHT_TO_LEFT and not {"B", "S"} & set(classes.split()):
                yield "".join(EXAMPLES[each] for each in classes.split()), order


@needs_unicode
def test_every_sequence_of_classes_is_ordered_as_unicode_says():
    """But for where a blank is put that closes a line beside a sign of embedding (rule L1, the signs being kept that
    X9 would remove): nothing of it can be seen, and such signs come from nowhere but other programs' clipboards."""
    count, blanks = 0, 0
    for text, order in class_cases():
        count += 1
        drawn, expected = reordered(text), re.sub(SIGNS_OF_DIRECTION, "", "".join(text[n] for n in order))
        if drawn != expected:
            assert " " in text, ascii(text)
            assert re.search("[\u202a-\u202e]", text), ascii(text)
            assert drawn.replace(" ", "") == expected.replace(" ", ""), ascii(text)
            blanks += 1
    assert count > 200_000
    assert blanks <= MISPLACED_BLANKS


def test_our_examples_are_of_their_classes():
    assert all(unicodedata.bidirectional(sign) == name for name, sign in EXAMPLES.items())


LETTERS = "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"


@given(st.one_of(st.text(LETTERS + "\u200c ،؛؟", max_size=30),
                 st.from_regex("[0-9۰-۹]{1,4}([/.,:٫٬][0-9۰-۹]{1,3}){0,3}", fullmatch=True)))
def test_the_short_ways_for_plain_lines_give_what_the_long_way_gives(line):
    assert visual(line) == reordered(" ".join(map(joined, line.split(" "))))


@pytest.mark.parametrize("line", ["a (b)", "الف (b) (c)", "(a) (ب)", "((a))(ب)", "[x](ب)", "v2.1 (beta)", "(«a»)"])
def test_a_bracket_at_the_end_of_a_latin_word_does_not_take_its_neighbours_mark(line):
    """The marks that tell the side of each bracket once stood together where two directions met."""
    drawn = reordered(line)
    assert len(drawn) == len(line)
    assert "\u034f" not in drawn
