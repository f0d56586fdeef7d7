"""Where pages break: nothing is lost, nothing stands alone that belongs to something else."""

import pypdf
import pytest

from forms.rules.digits import to_persian
from reports.blocks import Facts, Gap, Grid, Heading, NewPage, Room, Signatures, Ticks, Together, Words
from tests.reports.papers import bare, letters_on, paper_id
from tests.reports.sheetfuls import ARTICLE, COLUMNS, SIGN, facts, pages, paper, printed, rows


def test_a_text_longer_than_a_page_flows_and_no_line_is_lost(tmp_path):
    words = [f"واژه{to_persian(str(n))}پایان" for n in range(2000)]
    on = pages(tmp_path, Words(" ".join(words)))
    assert len(on) > 3
    said = "".join(on)
    assert not [word for word in words if word not in said]
    joined = "".join(on)
    assert joined.index(words[3]) < joined.index(words[1990])


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


@pytest.mark.parametrize("above", range(8, 36, 3))
@pytest.mark.parametrize("over", [Grid(COLUMNS, rows(9)), Words(ARTICLE * 3), Facts(facts(9)), Room("نظر", 5),
                                  Ticks("گزینه", ("یک", "دو")), Grid(COLUMNS, rows(5), ("", "جمع", "", "", "", ""))],
                         ids=["grid", "words", "facts", "room", "ticks", "sums"])
def test_places_to_sign_never_begin_a_page_alone(tmp_path, above, over):
    for gap in ((), (Gap(6),)):
        on = pages(tmp_path, *(Words("بالا") for _ in range(above)), over, *gap, Signatures(SIGN))
        [signed] = [page for page in on if "رئیساداره" in page]
        own = ("فرشاد", "لاریجانی", "نرگس", "معصومه", "باطلاست", "مهرشهر", "سارانجفی", "نظر:", "گزینه", "جمع")
        assert any(word in signed for word in own)


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
