"""Tables: repeated heads, sums, long cells, rows made while they are drawn, and what a long list costs."""

import subprocess
import sys
import textwrap
import time
from dataclasses import replace
from pathlib import Path

import pymupdf
import pytest
from PIL import ImageChops

from forms.rules.digits import grouped, to_persian
from reports.blocks import Column, Grid
from reports.errors import ValueTooLongError
from tests.reports.papers import copied, paper_id, picture
from tests.reports.sheetfuls import COLUMNS, pages, paper, printed, rows

HOUSE = Path(__file__).parents[2]


def test_a_table_repeats_its_head_and_ends_with_its_sums(tmp_path):
    sums = ("", "جمع", "", grouped(9), "۱٬۲۳۴٬۵۶۷", "")
    on = pages(tmp_path, Grid(COLUMNS, rows(80), sums), landscape=True)
    assert len(on) == 4
    for number, page in enumerate(on):
        assert "شمارسهام" in page
        assert to_persian(f"صفحه{number + 1}از4") in page
    assert ["۱٬۲۳۴٬۵۶۷" in page for page in on] == [False, False, False, True]
    assert [page.count("نجفی") for page in on] != [0] * 4
    assert sum(page.count("لاریجانی") for page in on) == len([row for row in rows(80) if "لاریجانی" in row[1]])


@pytest.mark.parametrize("count", range(17, 23))
def test_sums_never_stand_alone(tmp_path, count):
    last = pages(tmp_path, Grid(COLUMNS, rows(count), ("", "جمع", "", "", "", "")), landscape=True)[-1]
    assert rows(count)[-1][2] in last
    assert "جمع" in last


def test_rows_are_neither_lost_nor_doubled_over_pages(tmp_path):
    columns = (Column("ردیف"), Column("متن", 5, "right"))
    texts = ("نوشته‌ای بلند که در یک سطر جا نمی‌شود " * (n % 7 + 1) if n % 3 == 0 else "کوتاه " for n in range(150))
    lines = [(to_persian(str(n + 1000)), text + "پایان") for n, text in enumerate(texts)]
    said = "".join(pages(tmp_path, Grid(columns, lines)))
    assert said.count("پایان") == 150
    assert all(said.count(number) == 1 for number, _ in lines)


def test_blank_rows_are_ruled_and_have_squares(tmp_path):
    to, _made = printed(tmp_path, paper(Grid(COLUMNS, [], blank_rows=5)))
    full = sum(picture(to).histogram()[:128])
    to, _made = printed(tmp_path, paper(Grid(tuple(replace(each, pattern="") for each in COLUMNS), [], blank_rows=5)))
    assert full > sum(picture(to).histogram()[:128])


def test_rows_may_be_made_while_they_are_drawn(tmp_path):
    class Lazy:
        asked = 0

        def __len__(self):
            return 500

        def __getitem__(self, place):
            if place >= 500:
                raise IndexError
            Lazy.asked = place
            return (to_persian(str(place)), "", "", "", "", "")

    printed(tmp_path, paper(Grid(COLUMNS, Lazy())))
    assert Lazy.asked == 499


def test_a_cell_higher_than_a_page_is_refused_and_named(tmp_path):
    with pytest.raises(ValueTooLongError) as refused:
        pages(tmp_path, Grid(COLUMNS, [*rows(3), ("۴", "بسیار بلند " * 2000, "", "", "", "")]), serial=7)
    assert refused.value.facts["label"] == "نام و نام خانوادگی"
    assert refused.value.facts["record"] == paper_id(7).number_text
    assert not list(tmp_path.iterdir())


def test_a_long_list_is_fast(tmp_path):
    many = rows(5000)
    started = time.process_time()
    _to, made = printed(tmp_path, paper(Grid(COLUMNS, many)))
    assert made.pages > 100
    assert len(many) / (time.process_time() - started) > 9000


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the peak of a process this way")
def test_memory_does_not_grow_with_the_list(tmp_path):
    """Each in a process of its own; the rows are made while they are drawn."""
    script = r"""
        import re, sys; from pathlib import Path
        from forms.rules.digits import to_persian
        from reports.blocks import Column, Grid, Sheetful
        from reports.drawing import print_sheetfuls
        from tests.reports.papers import LETTERHEAD, paper_id, unwatched
        class Rows:
            def __len__(self): return int(sys.argv[2])
            def __getitem__(self, n):
                if n >= len(self): raise IndexError
                return tuple(to_persian(f"{n}{c}") + " نفر" for c in range(8))
        grid = Grid(tuple(Column(f"ستون {c}") for c in range(8)), Rows())
        sheet = Sheetful(paper=paper_id(), title="فهرست", blocks=(grid,))
        print_sheetfuls([sheet], LETTERHEAD, Path(sys.argv[1]), unwatched)
        print(int(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1]) // 1024)
    """

    def peak(count):
        made = subprocess.run([sys.executable, "-c", textwrap.dedent(script), str(tmp_path / "x.pdf"), str(count)],
                              check=True, capture_output=True, text=True, cwd=HOUSE)
        return int(made.stdout)

    small, large = peak(1000), peak(10000)
    assert large < 100
    assert large - small < 25


def test_harakat_stand_in_a_table_as_in_a_wrapped_text(tmp_path):
    """A line break sends a cell down the slower way, on which every line is written by itself."""
    def drawn(text):
        to, _made = printed(tmp_path, paper(Grid((Column("نام", align="right"),), [(text,)])))
        return picture(to, dpi=150)

    fast, slow, bare = drawn("محمّد معلِّم لطفاً"), drawn("محمّد معلِّم لطفاً\n"), drawn("محمد معلم لطفا")
    assert ImageChops.difference(fast, slow).getextrema()[1] < 60
    assert ImageChops.difference(fast, bare).getextrema()[1] > 180


def test_rows_of_all_heights_are_copied_in_their_order(tmp_path):
    """High rows, marked rows and ordinary ones follow one another on the page as in the list."""
    names = ["کوتاه", "محمّد", "نوشته‌ای بلند که در یک سطر جا نمی‌شود " * 3, "سارا", "یک\nدو", "نگار"]
    many = [(to_persian(str(n + 7000)), names[n % 6], "۴۹۹۰۰۰۰۰۷۴") for n in range(60)]
    to, _made = printed(tmp_path, paper(Grid((Column("ردیف"), Column("متن", 3, "right"), Column("کد")), many)))
    said = copied(to, "-raw")
    places = [said.index(row[0]) for row in many]
    assert places == sorted(places)
    content = "".join(page.get_text() for page in pymupdf.open(to))
    places = [content.index(row[0]) for row in many]
    assert places == sorted(places)


def test_what_is_copied_from_a_table_is_what_was_printed(tmp_path):
    to, _made = printed(tmp_path, paper(Grid(COLUMNS, rows(3))))
    said = copied(to)
    for name in ("سارا نجفی", "فرشاد جعفری", "۴۹۹۰۰۰۰۰۷۴"):
        assert name in said
