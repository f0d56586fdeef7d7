"""A document of the checklist is marked: one line, one action, over the state that was seen; with its picture."""

from dataclasses import replace
from datetime import date

import pytest

from desktop.operations.cooperatives.lifecycle.checklist import checklist_of
from desktop.operations.errors import NoSuchRecordError
from desktop.operations.records.attach_file import attach_file
from desktop.operations.saving.mark_document import DocumentMark, mark_document
from desktop.store.errors import StaleRecordError
from forms.catalog import cooperative
from forms.parts import typed_of
from tests.operations import offices
from tests.operations.coops import Coops

DAY = date(2026, 11, 20)
CARDS = DocumentMark(code="identity_cards", state="received", day=DAY)


@pytest.fixture
def desk(tmp_path):
    offices.copy_of("new", tmp_path / "offices")
    made = offices.desk(tmp_path / "offices" / "karaj", offices.CLERK)
    yield made
    made.database.close()


@pytest.fixture
def number(desk):
    with desk.database.change(offices.CHIEF) as change:
        return Coops(change).coop("submitted", name="گلدشت")


def record(desk, number):
    return offices.record(desk, number)


def mark(desk, number, said):
    return mark_document(desk, number, record(desk, number).base, said)


def lines(desk, number):
    found = record(desk, number)
    return {line.code: line for line in checklist_of(found.values, found.state)}


def actions(desk, number):
    with desk.database.read() as reader:
        return len(reader.history(number))


def test_a_mark_is_one_action_and_changes_nothing_else(desk, number):
    before, acts = typed_of(record(desk, number).values), actions(desk, number)
    assert mark(desk, number, CARDS).number == number
    assert actions(desk, number) == acts + 1
    line = lines(desk, number)["identity_cards"]
    assert (line.state, line.day, line.demanded) == ("received", DAY, True)
    after = typed_of(record(desk, number).values)
    assert {name for name in after if after[name] != before.get(name)} == {"documents"}


def test_the_last_line_about_a_document_is_written_over(desk, number):
    mark(desk, number, CARDS)
    mark(desk, number, replace(CARDS, state="returned", note="خوانا نیست"))
    rows = record(desk, number).values[cooperative.DOCUMENTS]
    assert [(row[cooperative.DOCUMENT_STATE], row.named("document_note")) for row in rows] == [
        ("returned", "خوانا نیست")]


def test_a_picture_is_attached_and_named(desk, number, tmp_path):
    files = []
    for content in (b"one", b"two", b"one"):
        path = tmp_path / "کارت.jpg"
        path.write_bytes(content)
        files.append(attach_file(desk, path))
    for code, file in zip(("identity_cards", "degrees", "plan_form"), files, strict=True):
        mark(desk, number, DocumentMark(code=code, state="received", day=DAY, file=file))
    found = lines(desk, number)
    assert [found[code].file for code in ("identity_cards", "degrees", "plan_form")] == [
        "کارت.jpg", "کارت (2).jpg", "کارت.jpg"], "another content of one name is told apart, the same is kept once"
    kept = record(desk, number).values[cooperative.FILES]
    assert [each.name for each in kept] == ["کارت.jpg", "کارت (2).jpg"]
    mark(desk, number, replace(CARDS, state="returned"))
    assert lines(desk, number)["identity_cards"].file == "کارت.jpg", "another mark keeps the picture"


def test_what_somebody_else_changed_since_is_not_written_over(desk, number):
    base = record(desk, number).base
    mark(desk, number, CARDS)
    with pytest.raises(StaleRecordError):
        mark_document(desk, number, base, replace(CARDS, state="returned"))


def test_only_a_cooperative_has_a_checklist(desk):
    with pytest.raises(NoSuchRecordError):
        mark_document(desk, 1, 1, CARDS)


@pytest.mark.parametrize(("state", "first"), [
    ("draft", "applicants_list"), ("returned", "applicants_list"), ("formation_agreed", "bank_certificate"),
    ("registered", "registry_notice"), ("merging", "both_minutes"), ("liquidating", "inventory")])
def test_the_step_ahead_says_what_is_demanded(desk, number, state, first):
    values = record(desk, number).values
    assert checklist_of(values, state)[0].code == first
    assert all(line.demanded for line in checklist_of(values, state))


@pytest.mark.parametrize("state", ["operating", "stagnant", "closed"])
def test_where_nothing_is_demanded_only_what_is_written_stands(desk, number, state):
    assert checklist_of(record(desk, number).values, state) == ()
    mark(desk, number, CARDS)
    (line,) = checklist_of(record(desk, number).values, state)
    assert (line.code, line.demanded) == ("identity_cards", False)
