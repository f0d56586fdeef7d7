"""Papers that are described in a file: what each kind of block becomes, and what a wrong description says."""

import time

import pytest

from desktop.operations.errors import BlankNeededError, NoSuchPaperError, PaperFileError
from desktop.operations.orders.filling import Sources
from desktop.operations.printing.declared_papers import is_draft, sheetfuls
from desktop.operations.printing.paper_check import paper_problems
from desktop.operations.printing.word_paper import texts_of, word_part
from desktop.operations.saving.save_record import save_record
from desktop.operations.texts.built_texts import NAMES, TEXTS
from desktop.operations.texts.paper_file import FOLDER, declared_paper, paper_heads, read_paper
from desktop.operations.texts.paper_list import PAPERS, PLAIN, papers_of
from desktop.operations.texts.paper_wording import worded, wording_problems
from desktop.say import sentence
from desktop.store.errors import ForbiddenRoleError
from forms import catalog
from forms.catalog import campaign, cooperative, paper_text, visit
from reports.blocks import Facts, Gap, Grid, Heading, NewPage, Room, Signatures, Ticks, Together, Words
from reports.facts import Fact, PaperId, Signatory
from tests.operations.offices import numbers, record, saved
from tests.operations.test_filling import A_COOP, plain

HEAD = 'name = "sheet"\ntitle = "برگ آزمایشی"\nkinds = ["cooperative"]\n'
SHIPPED = sorted(path.stem for path in FOLDER.glob("*.toml"))


@pytest.fixture
def paper(tmp_path):
    """A described paper from the text of its file."""
    def read(text, head=HEAD):
        path = tmp_path / "sheet.toml"
        path.write_text(head + text, encoding="utf-8")
        return read_paper(path)

    return read


@pytest.fixture
def blocks(new, paper):
    """What a description makes of a saved record: blocks(text, form, **typed)."""
    def make(text, head=HEAD, form=cooperative.FORM, **typed):
        found = record(new.chief, saved(new.chief, form, **{**A_COOP, **typed} if form is cooperative.FORM else typed))
        with new.database.read() as reader:
            sources = Sources(new.chief, reader, [found], "برگ آزمایشی")
            made = list(sheetfuls(paper(text, head), sources, found, PaperId("۱")))
        return made if len(made) > 1 else made[0].blocks

    return make


def test_every_kind_of_block_says_what_is_described(blocks):
    made = blocks("""
    block = [
      { kind = "heading", text = "{name}", note = "{state}" },
      { kind = "words", text = "یک\\nدو {type}\\n\\nسه", size = 11, bold = true, align = "center", justified = false },
      { kind = "facts", columns = 3, photo = "عکس", facts = ["name:2", "capital", { label = "امضا", text = "" },
        { label = "سرمایه", text = "{capital} ({paid_capital})", span = 2 }] },
      { kind = "ticks", text = "نوع", options = ["تولیدی", "توزیعی", "سایر:"], columns = 2, ticked = ["type"] },
      { kind = "ticks", text = "سطح", list = "tiers" },
      { kind = "room", label = "نظر", lines = 4 },
      { kind = "gap", mm = 7.5 },
      { kind = "new_page" },
      { kind = "signatures", columns = 5, places = [
        { role = "{head_post}", seal = true }, { role = "متقاضی", fingerprint = true }] },
    ]""")
    assert made == (
        Heading("دامداران سبزدشت", "پیش‌نویس درخواست"),
        Words("یک دو تولیدی", 11, bold=True, align="center", justified=False),
        Words("سه", 11, bold=True, align="center", justified=False),
        Facts((Fact("نام تعاونی", "دامداران سبزدشت", 2), Fact("سرمایهٔ کل", "۳۱۹٬۰۰۰٬۰۰۰ ریال"), Fact("امضا", ""),
               Fact("سرمایه", "", 2)), 3, "عکس"),
        Ticks("نوع", ("تولیدی", "توزیعی", "سایر:"), 2, ("تولیدی",)),
        Ticks("سطح", ("پیامکی", "تلفنی", "میدانی")), Room("نظر", 4), Gap(7.5), NewPage(),
        Signatures((Signatory("رئیس اداره", seal=True), Signatory("متقاضی", fingerprint=True)), 2),
    )


def test_a_grid_has_the_rows_that_fit_sums_and_room_to_write(blocks):
    [grid] = blocks("""
    [[block]]
    kind = "grid"
    field = "members"
    where = { role = ["founder"] }
    columns = [
      { title = "ردیف", cell = "{#}", share = 0.5 }, { title = "نام", cell = "{first_name} {last_name}", share = 3 },
      { title = "پدر", cell = "{father_name}" }, { title = "سهام", cell = "{shares}", sum = "shares" },
      { title = "تعاونی", cell = "{record.name}" }, { title = "امضا", cell = "", pattern = "##" },
    ]
    blank_rows = 2
    row_mm = 9
    """)
    assert isinstance(grid, Grid)
    assert list(map(tuple, grid.rows)) == [("۱", "سارا نجفی", "", "۱۰", "دامداران سبزدشت", ""),
                                           ("۲", "علی کریمی", "", "۵", "دامداران سبزدشت", "")]
    assert grid.sums == ("", "جمع", "", "۱۵", "", "")
    assert (grid.blank_rows, grid.row_mm, grid.columns[5].pattern, grid.columns[1].share) == (2, 9, "##", 3)


def test_empty_rows_are_numbered_where_the_others_are(blocks):
    columns = 'columns = [{ title = "ردیف", cell = "{#}" }, { title = "نام", cell = "{last_name}" }]'
    [grid] = blocks(f'[[block]]\nkind = "grid"\nfield = "members"\n{columns}\nleast_rows = 5\n')
    assert [row[0] for row in grid.rows] == ["۱", "۲", "۳", "۴", "۵"]
    assert [row[1] for row in grid.rows] == ["نجفی", "کریمی", "باقری", "", ""]
    [empty] = blocks('[[block]]\nkind = "grid"\nblank_rows = 3\n' + columns.replace("{last_name}", ""))
    assert (len(empty.rows), empty.blank_rows) == (3, 0)


def test_related_records_stand_in_order_and_only_those_that_fit(running, paper):
    described = paper("""
    [[block]]
    kind = "related"
    of = "visit"
    by = "campaign"
    where = { state = ["planned"] }
    order = ["-number"]
    columns = [{ title = "ردیف", cell = "{#}" }, { title = "شماره", cell = "{number}" },
               { title = "نام", cell = "{job.last_name}" }]
    """, HEAD.replace("cooperative", "campaign"))
    owner = record(running.clerk, numbers(running.clerk, campaign.FORM)[0])
    with running.database.read() as reader:
        [sheet] = sheetfuls(described, Sources(running.clerk, reader, [owner]), owner, PaperId("۱"))
    visits = numbers(running.clerk, visit.FORM)
    assert len(sheet.blocks[0].rows) == len(visits) == 60
    last = record(running.clerk, visits[-1])
    worker = record(running.clerk, last.values[visit.JOB])
    assert sheet.blocks[0].rows[0][2] == worker.values.named("last_name")
    assert sheet.blocks[0].rows[59][0] == "۶۰"


def test_a_block_stands_only_when_it_should(blocks):
    def words(when):
        return f'[[block]]\nkind = "words"\ntext = "{when.replace("{", "")}"\nwhen = "{when}"\n'

    asked = ("agreement_no", "!agreement_no", "registration_no", "!registration_no", "state=draft", "!state=draft",
             "state=registered,draft", "type=productive", "type=union", "members")
    made = blocks("".join(map(words, asked)))
    assert [block.text for block in made] == ["agreement_no", "!registration_no", "state=draft",
                                              "state=registered,draft", "type=productive", "members"]


def test_blocks_that_belong_together_are_kept_together(blocks):
    made = blocks('[[block]]\nkind = "heading"\ntext = "الف"\ntogether = true\n'
                  '[[block]]\nkind = "room"\nlabel = "ب"\n[[block]]\nkind = "gap"\n')
    assert made == (Together((Heading("الف"), Room("ب"))), Gap(3.0))


def test_one_paper_for_each_row_that_fits(blocks):
    head = HEAD + 'each = "members"\nwhere = { role = "founder" }\n'
    text = '[[block]]\nkind = "words"\ntext = "{first_name} از «{name}» با {shares} سهم از {record.capital}"\n'
    made = blocks(text, head)
    assert [each.blocks[0].text for each in made] == [
        "سارا از «دامداران سبزدشت» با ۱۰ سهم از ۳۱۹٬۰۰۰٬۰۰۰ ریال",
        "علی از «دامداران سبزدشت» با ۵ سهم از ۳۱۹٬۰۰۰٬۰۰۰ ریال"]
    with pytest.raises(BlankNeededError) as refused:
        blocks(text, head, members=[])
    assert refused.value.facts["blanks"] == "متقاضیان تشکیل"


def test_needs_and_sentences_are_refused_together(blocks):
    with pytest.raises(BlankNeededError) as refused:
        blocks('[[block]]\nkind = "words"\ntext = "{registration_day} {agreement_no}"\n'
               '[[block]]\nkind = "facts"\nfacts = ["address"]\n',
               HEAD + 'needs = ["registration_no", "agreement_no", "subject"]\n')
    assert refused.value.facts["blanks"] == "شماره ثبت، موضوع فعالیت، تاریخ ثبت"
    assert "برگ آزمایشی" in sentence(refused.value)


def test_a_paper_is_a_draft_until_its_record_is_that_far(paper, new):
    found = record(new.chief, saved(new.chief, cooperative.FORM, **A_COOP))
    assert not is_draft(paper(""), found)
    assert is_draft(paper('final = ["registered"]\n'), found)
    assert not is_draft(paper('final = ["draft"]\n'), found)


@pytest.mark.parametrize(("text", "reason"), [
    ("x = [", "end of document"), ('shoe = 1\n', "shoe"), ('order = "ten"\n', "order"),
    ('[[block]]\nkind = "poster"\n', "poster"), ('[[block]]\nkind = "words"\n', "text"),
    ('[[block]]\nkind = "words"\ntext = "x"\ncolour = "red"\n', "colour"),
    ('[[block]]\nkind = "grid"\ncolumns = [{ titel = "x" }]\n', "titel"),
    ('[[block]]\nkind = "related"\ncolumns = []\n', "of, by"),
    ('[[block]]\nkind = "gap"\npart = "x"\n', "part"),
])
def test_a_malformed_file_is_named_with_its_reason(paper, text, reason):
    with pytest.raises(PaperFileError) as refused:
        paper(text)
    assert refused.value.facts["file"] == "sheet.toml"
    assert reason in refused.value.facts["reason"]


def test_a_file_is_called_by_its_name(paper):
    for head in (HEAD.replace("sheet", "other"), HEAD.replace('"cooperative"', ""), 'title = "x"\n'):
        with pytest.raises(PaperFileError):
            paper("", head)
    for name in ("no-such-paper", "../parameters", "", "List"):
        with pytest.raises(NoSuchPaperError):
            declared_paper(name)


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_paper_asks_only_for_what_there_is(name):
    assert paper_problems(declared_paper(name)) == []


@pytest.mark.parametrize(("text", "wrong"), [
    ('needs = ["shoe"]\n', "needs shoe"), ('final = ["sleeping"]\n', "state sleeping"),
    ('each = "name"\n', "each name"), ('number = "shoe"\n', "needs shoe"), ('head = "ministry"\n', "head ministry"),
    ('of = "visit"\nby = "job"\n', "of visit by job"), ('[refused]\nsleeping = "خواب"\n', "state sleeping"),
    ('[[block]]\nkind = "signatures"\nplaces = [{ role = "x", name = "{boss}" }]\n', "{boss}"),
    ('[[block]]\nkind = "words"\ntext = "{shoe}"\n', "{shoe}"),
    ('[[block]]\nkind = "words"\ntext = "{name.last}"\n', "{name.last}"),
    ('[[block]]\nkind = "words"\ntext = "{sum:members.role}"\n', "{sum:members.role}"),
    ('[[block]]\nkind = "words"\ntext = "{"\n', "آکولاد"),
    ('[[block]]\nkind = "facts"\nfacts = ["shoe:2"]\n', "fact shoe:2"),
    ('[[block]]\nkind = "facts"\nfacts = [{ label = "x", text = "{shoe}" }]\n', "{shoe}"),
    ('[[block]]\nkind = "grid"\nfield = "shoes"\ncolumns = []\n', "grid shoes"),
    ('[[block]]\nkind = "grid"\nfield = "members"\nwhere = { role = "cook" }\ncolumns = []\n', "where role = cook"),
    ('[[block]]\nkind = "grid"\nfield = "members"\ncolumns = [{ title = "x", sum = "role" }]\n', "sum role"),
    ('[[block]]\nkind = "related"\nof = "visit"\nby = "job"\ncolumns = []\n', "related visit"),
    ('[[block]]\nkind = "ticks"\ntext = "x"\nlist = "shoes"\n', "list shoes"),
    ('[[block]]\nkind = "ticks"\ntext = "x"\noptions = []\nticked = ["shoe"]\n', "ticked shoe"),
    ('[[block]]\nkind = "gap"\nwhen = "state=asleep"\n', "when state asleep"),
    ('[[block]]\nkind = "signatures"\nplaces = [{ role = "{boss}" }]\n', "{boss}"),
])
def test_what_a_paper_may_not_ask_for_is_found(paper, text, wrong):
    assert any(wrong in each for each in paper_problems(paper(text))), paper_problems(paper(text))


def test_menus_wait_for_no_paper():
    """Sixty papers may take 30 ms; best of five, since other programs run too."""
    def taken():
        start = time.perf_counter()
        paper_heads()
        return time.perf_counter() - start

    assert min(taken() for _ in range(5)) / len(SHIPPED) * 60 < 0.03


def test_the_heads_are_enough_for_menus():
    heads = paper_heads()
    assert [head.name for head in heads] == [head.name for head in sorted(heads, key=lambda h: (h.order, h.name))]
    assert {head.name for head in heads} == set(SHIPPED) <= set(PAPERS)
    for form in catalog.ALL:
        orders = [paper.order for paper in papers_of(form.kind)]
        assert orders == sorted(orders)
        assert [paper.name for paper in papers_of(form.kind)][-2:] == ["list", "label"]
        assert [paper.order for paper in papers_of(form.kind)].count(PLAIN) <= 1


def test_an_office_words_a_part_in_its_own_way(new, blocks, paper):
    text = '[[block]]\nkind = "words"\npart = "opening"\ntext = "چاپی {name}"\n'
    assert blocks(text)[0].text == "چاپی دامداران سبزدشت"
    number = saved(new.chief, paper_text.FORM, paper="coop-agreement", part="opening", wording="از {office}: {name}")
    with new.database.change(new.chief.actor) as change:
        before = change.get(number)
        change.set(paper_text.FORM, number, before.values.changed({"paper": "sheet"}), base=before.base)
    assert plain(blocks(text)[0].text).startswith("از اداره تعاون")


def test_a_wording_is_judged_when_it_is_saved(new):
    def problems(**typed):
        done = save_record(new.chief, paper_text.FORM, typed)
        return done.number, {problem.field: problem.message for problem in done.problems}

    number, wrong = problems(paper="coop-agreement", part="opening", wording="{name} {shoe} {count:members}")
    assert number is None
    assert "{shoe}" in wrong["wording"]
    assert "{agreement_no}" in wrong["wording"]
    assert "پیدا" not in wrong["wording"]
    assert problems(paper="no-paper", part="opening", wording="x")[1].keys() == {"paper"}
    assert "opening" in problems(paper="coop-agreement", part="shoe", wording="x")[1]["part"]
    assert problems(paper="coop-agreement", part="opening", wording="{name")[0] is None
    assert problems(paper="coop-agreement", part="opening", wording="{name}")[0] is not None
    assert problems(paper="mission-order", part="opening", wording="{leader} {name}")[0] is not None


@pytest.mark.parametrize("name", [*SHIPPED, *TEXTS])
def test_every_shipped_wording_could_be_an_office_s_own(name):
    for part, text in worded(name).parts.items():
        assert wording_problems(name, part, text) == [], part
        assert set(NAMES.get(name, ())) == set(worded(name).names)


def test_texts_in_force_are_shown_and_saved(new):
    shipped = {text.part: text.shipped for text in texts_of(new.clerk, "coop-agreement")}
    assert set(shipped) == {"opening", "conditions"}
    first = word_part(new.chief, "coop-agreement", "opening", "تازه {name}", "بخشنامهٔ ۱۲")
    again = word_part(new.chief, "coop-agreement", "opening", "تازه‌تر {name}")
    assert first.number == again.number
    own = {text.part: text.own for text in texts_of(new.clerk, "coop-agreement")}
    assert own == {"opening": "تازه‌تر {name}", "conditions": ""}
    with pytest.raises(ForbiddenRoleError):
        word_part(new.clerk, "coop-agreement", "conditions", "{name}")
    with pytest.raises(NoSuchPaperError):
        texts_of(new.clerk, "no-such-paper")
