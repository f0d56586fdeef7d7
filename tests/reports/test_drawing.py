"""Papers from blocks: what stands where, what is refused, the letterhead, and that no half file is left."""

from dataclasses import replace

import pytest
from PIL import Image

from reports.blocks import Facts, Grid, Heading, LabelSheet, Printed, Room, Signatures, Ticks, Words
from reports.drawing import print_sheetfuls
from reports.errors import (
    EmblemUnreadableError,
    FontUnreadableError,
    MissingGlyphError,
    NothingToPrintError,
    PaperNotWrittenError,
    ValueTooLongError,
)
from reports.facts import Fact, Signatory
from reports.fonts import SHIPPED
from reports.labels import print_labels
from reports.letter import print_letters
from reports.special.cooperative import TITLE, members_sheet
from tests.operations import offices
from tests.reports.papers import LETTERHEAD, bare, letters_on, members, paper_id, picture, unwatched
from tests.reports.sheetfuls import COLUMNS, all_blocks, facts, label, letter, pages, paper, printed, rows


def test_every_block_is_on_the_paper(tmp_path):
    to, made = printed(tmp_path, all_blocks())
    assert made == Printed(1, (1,))
    said = letters_on(to)
    for word in ("مشخصات تعاونی", "برابر اساسنامه", "لاله‌های کرج", "عکس", "به استناد مادهٔ", "تعهدات", "۴۹۹۰۰۰۰۰۳۷",
                 "۴۶٬۰۰۰٬۰۰۰", "مدارک پیوست", "اساسنامه", "سایر:", "نظر کارشناس", "مراتب بالا", "اثر انگشت",
                 "مهر و امضا", "پیش‌نویس", "صفحه ۱ از ۱"):
        assert bare(word) in said, word


def test_ticked_options_have_a_tick_and_others_none(tmp_path):
    def ink(*ticked):
        to, _made = printed(tmp_path, paper(Ticks("وضعیت", ("یک", "دو"), ticked=ticked)))
        return sum(picture(to).histogram()[:128])

    assert ink() < ink("یک") < ink("یک", "دو")


def test_the_photo_box_stands_at_the_left_and_is_three_by_four(tmp_path):
    to, _made = printed(tmp_path, paper(Facts(facts(4), photo="عکس")))
    page = picture(to, dpi=254)  # ten pixels to the millimetre
    left, top = 120, 10 * (12 + 25)
    box = page.crop((left - 5, top - 5, left + 310, top + 410))
    edges = [box.crop((5, 0, 6, box.height)), box.crop((305, 0, 306, box.height))]
    assert all(sum(edge.histogram()[:160]) > 380 for edge in edges)
    across = [sum(box.crop((0, y, box.width, y + 1)).histogram()[:160]) for y in range(box.height)]
    ruled = [y for y, dark in enumerate(across) if dark > 290]
    assert 395 <= ruled[-1] - ruled[0] <= 405


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


def test_the_office_may_print_in_its_own_font(tmp_path):
    own = tmp_path / "own.ttf"
    own.write_bytes(SHIPPED.regular.read_bytes())
    to, _made = printed(tmp_path, paper(Words("متن")), letterhead=replace(LETTERHEAD, regular_font=str(own)))
    assert "متن" in letters_on(to)
    with pytest.raises(FontUnreadableError):
        printed(tmp_path, paper(Words("متن")), letterhead=replace(LETTERHEAD, bold_font=str(tmp_path / "no.ttf")))


def test_a_long_title_stands_in_two_lines(tmp_path):
    title = "گواهی عضویت و سهام در شرکت تعاونی تولیدی چندمنظورهٔ شهرستان کرج"
    assert bare("چندمنظورهٔ") in pages(tmp_path, Words("متن"), title=title)[0]


def test_the_list_of_members_is_a_paper_of_blocks(tmp_path):
    sheet = members_sheet(members(45))
    on = pages(tmp_path, *sheet.blocks, title=sheet.title)
    assert len(on) == 2
    assert bare(TITLE) in on[1]
    assert bare("عضو هیأت مؤسس") in on[1]
    assert bare("سارا نجفی") in on[1]


@pytest.fixture
def stick(tmp_path):
    """A disk of two megabytes."""
    folder = tmp_path / "stick"
    if not offices.is_root_on_linux() or not offices.mount_small(folder, 2):
        pytest.skip("only root may mount a small disk here")
    yield folder
    offices.unmount(folder)


PRINTS = {
    "papers": lambda to: print_sheetfuls([paper(Grid(COLUMNS, rows(400)))], LETTERHEAD, to, unwatched),
    "letters": lambda to: print_letters([letter(3)] * 20, LETTERHEAD, to, unwatched),
    "labels": lambda to: print_labels(map(label, range(200)), LabelSheet(), "برچسب", "اداره", to, unwatched),
}


@pytest.mark.parametrize("name", PRINTS)
def test_a_full_disk_leaves_the_old_file_and_no_half_one(stick, name):
    to = stick / "x.pdf"
    to.write_bytes(b"the paper of yesterday")
    offices.fill_up(stick, leave=8_000)
    with pytest.raises(PaperNotWrittenError) as refused:
        PRINTS[name](to)
    assert refused.value.facts["path"] == str(to)
    assert to.read_bytes() == b"the paper of yesterday"
    assert list(stick.glob("x*")) == [to]
