"""Every paper and letter that is shipped: it prints for a full record, refuses an empty one, and is written in good
Persian.
"""

import re
import tomllib
from collections import Counter
from datetime import timedelta

import pypdfium2
import pytest

from desktop.operations.errors import BlankNeededError
from desktop.operations.letters.write_letter import write_letter
from desktop.operations.printing.declared_papers import is_draft
from desktop.operations.printing.paper_check import paper_problems
from desktop.operations.printing.print_paper import print_paper
from desktop.operations.texts.letter_templates import FOLDER as LETTERS
from desktop.operations.texts.letter_templates import template_named
from desktop.operations.texts.paper_file import FOLDER as PAPERS
from desktop.operations.texts.paper_file import WORDED, declared_paper
from desktop.operations.texts.paper_list import paper_named, papers_of
from desktop.operations.texts.placeholders import BY_HAND, OFFICE_NAMES, places
from forms import catalog
from forms.catalog import assembly, campaign, cooperative, home_business, job, letter, meeting, person, visitor_group
from tests.operations.full_records import EMPTY, FINISHED, FULL, HOLDERS, full, made
from tests.operations.offices import GOOD_CODES, TODAY, record
from tests.operations.paper_reading import plain, said

OURS = ("assembly-", "coop-", "home-", "meeting-", "person-")
PAPER_NAMES = sorted(path.stem for path in PAPERS.glob("*.toml") if path.stem.startswith(OURS))
LETTER_NAMES = sorted(path.stem for path in LETTERS.glob("*.toml"))
TWO_PAGES = {"coop-plan", "coop-status", "coop-supervision-visit"}
DRAFT = "پیشنویس"


def text_of(pdf):
    """What a reader of the file finds; half spaces are not kept by every reader."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document).replace("\u200c", "")
    finally:
        document.close()


_FOR_THE_PROGRAM = ("name", "kinds", "kind", "part", "align", "when", "final", "needs", "states", "field", "where",
                    "of", "by", "order", "each", "ticked", "sum", "pattern", "number", "day", "head", "list")


def strings_of(said):
    """Every text of a described paper or letter that a person may read."""
    if isinstance(said, str):
        yield said
    elif isinstance(said, list):
        for each in said:
            yield from strings_of(each)
    elif isinstance(said, dict):
        for name, value in said.items():
            if name == "facts":
                yield from strings_of([fact for fact in value if isinstance(fact, dict)])
            elif name not in _FOR_THE_PROGRAM:
                yield from strings_of(value)


def described(name):
    folder = PAPERS if name in PAPER_NAMES else LETTERS
    return tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))


def test_the_forms_of_these_papers_are_here():
    assert {form.kind for form in (assembly.FORM, cooperative.FORM, home_business.FORM, person.FORM,
                                   meeting.FORM)} | {"share_transfer", "complaint", "coop_change"} == set(EMPTY)
    others = {form.kind for form in (job.FORM, campaign.FORM, visitor_group.FORM, letter.FORM)}
    assert {*EMPTY, *others, "coop_warning"} == set(FULL)
    assert len(PAPER_NAMES) >= 42
    assert not {*PAPER_NAMES} & {*LETTER_NAMES}, "an office words a paper or a letter by its name alone"
    assert len(LETTER_NAMES) >= 22


@pytest.mark.parametrize("name", PAPER_NAMES)
def test_a_paper_asks_only_for_what_exists(name):
    assert paper_problems(declared_paper(name)) == []


@pytest.mark.parametrize("name", PAPER_NAMES)
def test_what_the_sentences_of_a_paper_need_is_said_in_its_head(name):
    """So that the clerk is told before printing: a blank in a sentence is required, in `needs`, or may be empty."""
    paper = declared_paper(name)
    form = catalog.BY_KIND[paper.of or paper.kinds[0]]
    row = form.by_name[paper.each].columns if paper.each else ()
    counted = {"titled_name", "record", "board_years", "inspector_years", "courtesy", "full_name", "holdings"}
    sure = {*counted, *paper.needs, *(field.name for field in (*form.fields, *row) if field.required)}
    for block in paper.blocks:
        guard = block.get("when", "").partition("=")[0]
        for place in places(block.get(WORDED.get(block["kind"], ""), "")):
            if place.otherwise is None and place.act in ("", "words") and place.path[0] not in OFFICE_NAMES:
                assert place.path[0] in {*sure, guard}, place.written


def state_for(paper, kind):
    """A state in which this paper is printed; the usual one where it is printed in that."""
    states = [state for state in (FINISHED.get(kind), *(paper.final or ())) if state not in paper.refused]
    return states[0] if states else None


@pytest.mark.parametrize("name", PAPER_NAMES)
def test_a_paper_prints_for_a_full_record(new, tmp_path, name):
    paper = declared_paper(name)
    kind = paper.kinds[0]
    number = full(new.chief, kind, state_for(paper, kind))
    printed = print_paper(new.chief, name, [number], tmp_path / "paper.pdf")
    sheets = len(HOLDERS) if paper.of and paper.where else 1
    assert printed.pages == sheets * (2 if name in TWO_PAGES else 1)
    said = text_of(tmp_path / "paper.pdf")
    assert "{" not in said
    assert BY_HAND not in said
    assert (DRAFT in said) == is_draft(paper, record(new.chief, number))


@pytest.mark.parametrize("name", [name for name in PAPER_NAMES if name != "coop-member-certificate"])
def test_an_empty_record_is_refused_by_all_its_blanks_or_leaves_room(new, tmp_path, name):
    paper = declared_paper(name)
    kind = paper.kinds[0]
    number = made(new.chief, kind, EMPTY[kind])
    lacking = {catalog.BY_KIND[kind].by_name[need].label for need in paper.needs if need not in EMPTY[kind]}
    assert number
    if lacking:
        with pytest.raises(BlankNeededError) as refused:
            print_paper(new.chief, name, [number], tmp_path / "paper.pdf")
        assert lacking <= set(refused.value.facts["blanks"].split("، "))
        assert not (tmp_path / "paper.pdf").exists()
    else:
        printed = print_paper(new.chief, name, [number], tmp_path / "paper.pdf")
        assert printed.pages == (2 if name in TWO_PAGES else 1)


def test_members_without_a_row_get_no_certificate(new, tmp_path):
    number = made(new.chief, "cooperative", {**FULL["cooperative"], "members": []}, "operating")
    with pytest.raises(BlankNeededError):
        print_paper(new.chief, "coop-member-certificate", [number], tmp_path / "paper.pdf")
    assert list(tmp_path.glob("paper*")) == []


@pytest.mark.parametrize(("name", "state"), [
    ("coop-agreement", "under_review"), ("coop-permit", "formation_agreed"), ("coop-licence", "dissolved"),
    ("coop-member-certificate", "dissolved"), ("coop-liquidation-report", "operating"),
    ("coop-deficiency", "operating"), ("home-licence", "agency_review"), ("home-receipt", "draft"),
    ("meeting-minutes", "planned"), ("meeting-invitation", "cancelled"), ("meeting-follow-up", "planned"),
    ("assembly-minutes", "called"), ("assembly-negative-minutes", "called"), ("assembly-call", "cancelled"),
    ("assembly-attendance", "cancelled"),
])
def test_a_paper_is_a_draft_where_its_record_is_not_yet_fit(new, tmp_path, name, state):
    kind = paper_named(name).kinds[0]
    number = full(new.chief, kind, state)
    print_paper(new.chief, name, [number], tmp_path / "paper.pdf")
    assert DRAFT in text_of(tmp_path / "paper.pdf")


def test_an_assembly_says_on_its_papers_what_is_written_of_it(new, tmp_path):
    number, to = made(new.chief, "assembly", FULL["assembly"], "held"), tmp_path / "paper.pdf"
    for name, wanted in (
        ("assembly-call", ("دامداران سبزدشت", "سالن تعاونی", "اصلاح اساسنامه", "۱۰:۰۰")),
        ("assembly-attendance", (*(f"{name} احمدی" for name in HOLDERS), "۱۲۰", "۴ نفر", "مریم یوسفی")),
        ("assembly-ballots", (*(f"{name} احمدی" for name in HOLDERS), "علی‌البدل", "پنج")),
        ("assembly-minutes", ("مادهٔ چهارم", "تصویب", "از ۶ عضو، ۵ نفر اصالتاً و ۱ نفر وکالتاً",
                              "مریم احمدی", "علی‌البدل")),
    ):
        print_paper(new.chief, name, [number], to)
        assert [part for part in wanted if plain(part) not in said(to)] == [], name
        assert DRAFT not in said(to), name
    assert "اکثریت مقرر" not in said(to)
    without = made(new.chief, "assembly", {**FULL["assembly"], "nature": "extraordinary", "candidates": []}, "held")
    print_paper(new.chief, "assembly-minutes", [without], to)
    assert plain("رأی‌گیری مخفی") not in said(to)
    assert "اکثریت مقرر" in said(to)
    assert "تغییر اساسنامه" in said(to)


def test_the_attendance_list_has_the_living_members_of_that_day(new, tmp_path):
    number = made(new.chief, "assembly", {**EMPTY["assembly"], "place": "سالن تعاونی"}, "called")
    own = record(new.chief, number).values[assembly.COOPERATIVE]
    for name, code, joined, state in (("سارا", 0, -9, "member"), ("مریم", 1, 9, "member"), ("علی", 2, -9, "left")):
        made(new.chief, "coop_member", {
            "cooperative": own, "member_kind": "real", "first_name": name, "last_name": "کریمی", "shares": 7,
            "national_code": GOOD_CODES[code], "joined_day": TODAY + timedelta(days=joined),
            "left_day": TODAY - timedelta(days=2) if state == "left" else None}, state)
    print_paper(new.chief, "assembly-attendance", [number], tmp_path / "paper.pdf")
    there = said(tmp_path / "paper.pdf")
    assert "سارا کریمی" in there
    assert "مریم کریمی" not in there
    assert "علی کریمی" not in there
    assert "احمدی" not in there, "who applied is no member once there are members"


def test_no_two_papers_of_a_kind_and_no_two_letters_have_the_same_title():
    for kind in catalog.BY_KIND:
        assert [title for title, count in Counter(p.title for p in papers_of(kind)).items() if count > 1] == []
    titles = Counter(template_named(name).title for name in LETTER_NAMES)
    assert [title for title, count in titles.items() if count > 1] == []


@pytest.mark.parametrize("name", LETTER_NAMES)
def test_a_letter_is_drafted_whole_from_a_full_record(new, name):
    template = template_named(name)
    kind = template.kinds[0] if template.kinds else None
    number = full(new.chief, kind, FINISHED.get(kind)) if kind else None
    drafted = write_letter(new.chief, name, number)
    assert {problem.field for problem in drafted.problems} <= {"signer", "signer_post"}
    values = record(new.chief, drafted.number).values
    body = values[letter.BODY] or ""
    assert "{" not in body + values.show(letter.SUBJECT)
    assert "با سلام" not in body
    assert all(paragraph.strip() and "\n" not in paragraph for paragraph in body.split("\n\n")) or not body
    assert record(new.chief, drafted.number).state == "draft"


_ILL_WRITTEN = {
    "Arabic letters": "[يكةۀىإ٠-٩]|\u0640",
    "straight quotes": "[\"'`]",
    "Latin marks, digits or letters": "[,;?%A-Za-z0-9]",
    "parted prefixes": r"(?:^|[ («])(?:می|نمی|بی) ",
    "parted suffixes": r" (?:ها|های|هایی|تر|ترین|ام|اند|ای|شده‌ای)(?:[ .،؛:»)]|$)",
    "joined or parted words": "صورت\u200cجلسه|دعوت\u200cنامه|وکالتنامه|علی البدل|سوء پیشینه|هیئت|موافقتنامه|آیین نامه|"
                              "صحت سنجی|قراردادها ی|نامبرده",
    "spaces before marks": r" [،؛:.؟!»)]|[«(] ",
    "two spaces": "  ",
    "a half space at the edge of a word": "\u200c(?:[ .،؛:»)]|$)|(?:^| )\u200c",
    "a mark without a space after it": "[،؛](?=[^ \n])",
}


@pytest.mark.parametrize("name", [*PAPER_NAMES, *LETTER_NAMES])
def test_the_persian_is_well_written(name):
    for text in strings_of(described(name)):
        bare = re.sub(r"\{[^{}]*\}", "۰", text).replace("أ", "ا")
        for wrong, pattern in _ILL_WRITTEN.items():
            found = re.search(pattern, bare)
            assert found is None, f"{wrong}: {bare[max(0, found.start() - 20):found.end() + 20]!r}"
        assert bare.count("«") == bare.count("»")
        assert bare.count("(") == bare.count(")") - len(re.findall("^[ا-ی]{1,3}\\)", bare))
