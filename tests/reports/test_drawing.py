"""Papers from blocks: what stands where, what is repeated, kept together, refused, and what a long list costs."""

import subprocess
import sys
import textwrap
import time
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from PIL import Image

from forms.rules.digits import grouped, to_persian
from reports.blocks import (
    Column,
    Facts,
    Gap,
    Grid,
    Heading,
    NewPage,
    Printed,
    Room,
    Sheetful,
    Signatures,
    Ticks,
    Together,
    Words,
)
from reports.drawing import print_sheetfuls
from reports.errors import (
    EmblemUnreadableError,
    MissingGlyphError,
    NothingToPrintError,
    PaperNotWrittenError,
    ValueTooLongError,
)
from reports.facts import Fact, Signatory
from reports.special.cooperative import TITLE, members_sheet
from tests.reports.papers import LETTERHEAD, bare, copied, letters_on, members, paper_id, picture, unwatched
from tests.reports.sheetfuls import ARTICLE, COLUMNS, SIGN, all_blocks, facts, rows

HOUSE = Path(__file__).parents[2]


def paper(*blocks, serial=123, **changed):
    return Sheetful(**{"paper": paper_id(serial), "title": "برگ آزمایش", "blocks": blocks, **changed})


def printed(tmp_path, *papers, letterhead=LETTERHEAD):
    to = tmp_path / "x.pdf"
    return to, print_sheetfuls(papers, letterhead, to, unwatched, len(papers))


def pages(tmp_path, *blocks, **changed):
    """The letters on each page of one paper."""
    to, made = printed(tmp_path, paper(*blocks, **changed))
    assert len(pypdf.PdfReader(to).pages) == made.pages
    return [letters_on(to, number + 1) for number in range(made.pages)]


def test_every_block_is_on_the_paper(tmp_path):
    to, made = printed(tmp_path, all_blocks())
    assert made == Printed(1, (1,))
    said = letters_on(to)
    for word in ("مشخصات تعاونی", "برابر اساسنامه", "لاله‌های کرج", "عکس", "به استناد مادهٔ", "تعهدات", "۴۹۹۰۰۰۰۰۳۷",
                 "۴۶٬۰۰۰٬۰۰۰", "مدارک پیوست", "اساسنامه", "سایر:", "نظر کارشناس", "مراتب بالا", "اثر انگشت", "مهر و امضا",
                 "پیش‌نویس", "صفحه ۱ از ۱"):
        assert bare(word) in said, word


def test_ticked_options_have_a_tick_and_others_none(tmp_path):
    def ink(*ticked):
        to, _made = printed(tmp_path, paper(Ticks("وضعیت", ("یک", "دو"), ticked=ticked)))
        return sum(picture(to).histogram()[:128])

    assert ink() < ink("یک") < ink("یک", "دو")


def test_the_photo_box_stands_at_the_left_and_is_three_by_four(tmp_path):
    to, _made = printed(tmp_path, paper(Facts(facts(4), photo="عکس")))
    page = picture(to, dpi=254)  # ten pixels to the millimetre
    left, top = 120, int(10 * (12 + 25))
    box = page.crop((left - 5, top - 5, left + 310, top + 410))
    edges = [box.crop((5, 0, 6, box.height)), box.crop((305, 0, 306, box.height))]
    assert all(sum(edge.histogram()[:160]) > 380 for edge in edges)
    across = [sum(box.crop((0, y, box.width, y + 1)).histogram()[:160]) for y in range(box.height)]
    ruled = [y for y, dark in enumerate(across) if dark > 290]
    assert 395 <= ruled[-1] - ruled[0] <= 405


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
    lines = [(to_persian(str(n)), ("کوتاه " if n % 3 else "نوشته‌ای بلند که در یک سطر جا نمی‌شود " * (n % 7 + 1)) + "پایان")
             for n in range(1000, 1150)]
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


def test_a_text_longer_than_a_page_flows_and_no_line_is_lost(tmp_path):
    words = [f"واژه{to_persian(str(n))}پایان" for n in range(2000)]
    on = pages(tmp_path, Words(" ".join(words)))
    assert len(on) > 3
    said = "".join(on)
    assert not [word for word in words if word not in said]
    joined = "".join(on)
    assert joined.index(words[3]) < joined.index(words[1990])


def test_ten_thousand_letters_flow_or_are_refused_with_their_name(tmp_path):
    huge = "نوشته " * 1700
    assert len(pages(tmp_path, Words(huge))) > 1
    assert "".join(pages(tmp_path, Facts((Fact("نشانی", huge),)))).count("نوشته") == 1700
    huge *= 3
    for block in (Facts((Fact("نشانی", huge),)), Facts((Fact("نشانی", huge),), photo="عکس"), Heading("عنوان", huge),
                  Ticks("نشانی", (huge,)), Room("نشانی", 60), Signatures((Signatory(huge),))):
        with pytest.raises(ValueTooLongError) as refused:
            pages(tmp_path, block, Words("پایان"))
        assert refused.value.facts["label"], block
        assert refused.value.facts["record"] == paper_id().number_text


@pytest.mark.parametrize("above", range(30, 46))
def test_no_first_or_last_line_of_a_paragraph_stands_alone(tmp_path, above):
    """The paragraph has lines named one to six; at the foot of a page they part only by two or more."""
    lines = ["یکم", "دوم", "سوم", "چهارم", "پنجم", "ششم"]
    on = pages(tmp_path, *(Words(f"سطر {n}") for n in range(above)), Words("\n".join(lines)))
    parts = [sum(bare(line) in page for line in lines) for page in on]
    assert sum(parts) == 6
    assert 1 not in parts


@pytest.mark.parametrize("lines", range(28, 48, 2))
def test_a_heading_stands_with_what_follows_it(tmp_path, lines):
    for follower in (Grid(COLUMNS, rows(3)), Words("دنباله"), Signatures(SIGN), Facts(facts(3))):
        on = pages(tmp_path, *(Words(f"سطر {n}") for n in range(lines)), Heading("سرفصل"), follower)
        [held] = [page for page in on if "سرفصل" in page]
        assert any(word in held for word in ("نجفی", "دنباله", "رئیساداره", "لاله‌های", "لالههای"))


def test_blocks_that_stand_together_do(tmp_path):
    group = Together((Words("آغاز گروه"), Room("نظر", 8), Signatures(SIGN)))
    for lines in range(20, 40, 3):
        on = pages(tmp_path, *(Words(f"سطر {n}") for n in range(lines)), group)
        assert [("آغازگروه" in page) for page in on] == [("رئیساداره" in page) for page in on]
        assert sum("آغازگروه" in page for page in on) == 1


def test_a_group_higher_than_a_page_runs_on(tmp_path):
    on = pages(tmp_path, Words("پیش از گروه"), Together((Words(ARTICLE * 20), Signatures(SIGN))), Words("پس از گروه"))
    assert "پیشازگروه" in on[0]
    assert "بهاستناد" in on[0]
    assert "".join(on).count("رئیساداره") == 1
    assert "پسازگروه" in on[-1]


def test_pages_are_broken_where_asked_and_never_empty(tmp_path):
    on = pages(tmp_path, NewPage(), Words("یک"), NewPage(), NewPage(), Gap(50), Words("دو"), Heading("سه"))
    assert len(on) == 2
    assert "دو" in on[1]
    assert "سه" in on[1]


def test_titles_and_sizes_may_differ_in_one_document(tmp_path):
    to, made = printed(
        tmp_path, paper(Words("الف"), title="نخستین برگ"), paper(Grid(COLUMNS, rows(60)), title="برگ خوابیده",
                                                                  landscape=True, serial=5), paper(Words("پ")))
    assert made.begins == (1, 2, 5)
    assert made.pages == 5
    sizes = [(round(page.mediabox.width), round(page.mediabox.height)) for page in pypdf.PdfReader(to).pages]
    assert sizes == [(595, 842), (842, 595), (842, 595), (842, 595), (595, 842)]
    assert "نخستینبرگ" in letters_on(to, 1)
    for page in (2, 3, 4):
        assert "برگخوابیده" in letters_on(to, page)
        assert bare(paper_id(5).number_text) in letters_on(to, page)
        assert to_persian(f"صفحه{page - 1}از3") in letters_on(to, page)


def test_papers_come_one_at_a_time(tmp_path):
    seen = []

    def coming():
        for number in range(5):
            assert len(seen) == number
            yield paper(Words("متن"))

    print_sheetfuls(coming(), LETTERHEAD, tmp_path / "x.pdf", lambda done, total: seen.append((done, total)), 5)
    assert seen == [(number, 5) for number in range(1, 6)]


def test_a_missing_letter_names_its_record_and_no_file_appears(tmp_path):
    for bad in (Words("漢"), Facts((Fact("نام", "漢"),)), Grid(COLUMNS, [("漢", "", "", "", "", "")]), Heading("漢")):
        with pytest.raises(MissingGlyphError) as refused:
            printed(tmp_path, paper(Words("خوب")), paper(bad, Words("متن"), serial=9))
        assert refused.value.facts["record"] == paper_id(9).number_text
        assert refused.value.facts["letter"] == "漢"
    assert not list(tmp_path.iterdir())


def test_cancelling_leaves_nothing(tmp_path):
    class CancelledError(Exception):
        pass

    def cancel(done, _total):
        if done == 2:
            raise CancelledError

    with pytest.raises(CancelledError):
        print_sheetfuls([paper(Words("متن"))] * 4, LETTERHEAD, tmp_path / "x.pdf", cancel)
    with pytest.raises(NothingToPrintError):
        print_sheetfuls([], LETTERHEAD, tmp_path / "x.pdf", unwatched)
    assert not list(tmp_path.iterdir())


def test_an_unwritable_place_is_named(tmp_path):
    with pytest.raises(PaperNotWrittenError):
        print_sheetfuls([paper(Words("متن"))], LETTERHEAD, tmp_path / "no" / "x.pdf", unwatched)


def test_the_letterhead_says_its_own_words_and_shows_the_emblem(tmp_path):
    Image.new("RGBA", (40, 60), (255, 0, 0, 255)).save(tmp_path / "e.png")
    head = replace(LETTERHEAD, invocation="هو العلیم", note="نسخهٔ الکترونیکی", postcode="3133619735")
    plain, _made = printed(tmp_path, paper(Words("متن")), letterhead=head)
    said, before = letters_on(plain), picture(plain)
    for word in ("هو العلیم", "نسخهٔ الکترونیکی", "۳۱۳۳۶۱۹۷۳۵"):
        assert bare(word) in said
    assert "بسمهتعالی" not in said
    pdf, _made = printed(tmp_path, paper(Words("متن")), letterhead=replace(head, emblem=str(tmp_path / "e.png")))
    reddish = picture(pdf).crop((720, 50, 790, 130))
    assert sum(reddish.histogram()[60:100]) > 200
    assert before.crop((720, 50, 790, 130)).histogram() != reddish.histogram()


@pytest.mark.parametrize("content", [None, b"", b"\x89PNG\r\n\x1a\nbroken", b"GIF89a"])
def test_an_emblem_that_cannot_be_read_is_named(tmp_path, content):
    path = tmp_path / "e.png"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(EmblemUnreadableError) as refused:
        printed(tmp_path, paper(Words("متن")), letterhead=replace(LETTERHEAD, emblem=str(path)))
    assert refused.value.facts["path"] == str(path)
    assert not (tmp_path / "x.pdf").exists()


def test_a_long_title_stands_in_two_lines(tmp_path):
    title = "گواهی عضویت و سهام در شرکت تعاونی تولیدی چندمنظورهٔ شهرستان کرج"
    assert bare("چندمنظورهٔ") in pages(tmp_path, Words("متن"), title=title)[0]


def test_the_list_of_members_is_a_paper_of_blocks(tmp_path):
    sheet = members_sheet(members(45))
    on = pages(tmp_path, *sheet.blocks, title=sheet.title)
    assert len(on) == 2
    assert bare(TITLE) in on[1]
    assert bare("عضو هیأت مؤسس: سارا نجفی") in on[1]


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


def test_what_is_copied_from_a_table_is_what_was_printed(tmp_path):
    to, _made = printed(tmp_path, paper(Grid(COLUMNS, rows(3))))
    said = copied(to)
    for name in ("سارا نجفی", "فرشاد جعفری", "۴۹۹۰۰۰۰۰۷۴"):
        assert name in said
