"""The print journal: one entry a print, projected, checked, rebuilt, sent to the province, never taken back."""

import time

import pytest

from desktop.store import errors
from desktop.store.database import Database
from desktop.store.prints import Print
from tests.store.conftest import CHIEF, CLERK, JOB, KARAJ, PERSON, VIEWER, job, no_progress, person, sound
from tests.store.test_check import tamper
from tests.store.test_exchange import entries, receive, resealed


def a_print(numbers=(), paper="person", **more):
    begins = more.pop("begins", tuple(range(1, len(numbers) + 1)))
    return Print(paper, more.pop("kind", "person"), tuple(numbers), begins, **{
        "pages": len(numbers) or 1, "target": "printer:office", **more})


def note(database, what, actor=CLERK):
    with database.change(actor, "چاپ") as change:
        return change.note_print(what)


@pytest.fixture
def people(database):
    with database.change(CHIEF) as change:
        return change.create_many(PERSON, [(person(code=n), {}) for n in range(1, 8)])


def test_a_print_is_one_entry_of_the_chain_and_is_told_as_it_was(database, people):
    what = a_print(people[:3], copies=2, range="1-3", reason="برگ آسیب‌دیده")
    seq = note(database, what)
    with database.read() as reader:
        (line,) = reader.prints()
        assert (line.station, line.seq, line.user, line.role, line.what) == ("3001-01", seq, CLERK.name, "clerk", what)
        assert reader.print_at("3001-01", seq) == line
        assert reader.print_at("3001-01", seq - 1) is None
        entry = list(reader.journal())[-1]
    assert (entry["kind"], entry["number"], entry["act"], entry["reason"]) == ("@print", 0, "print", "برگ آسیب‌دیده")
    assert entry["fields"]["@print"] == [None, {
        "paper": "person", "kind": "person", "numbers": people[:3], "begins": [1, 2, 3], "pages": 3, "copies": 2,
        "target": "printer:office", "range": "1-3", "reason": "برگ آسیب‌دیده"}]
    assert sound(database) == []


def test_times_printed_counts_this_paper_of_each_record(database, people):
    note(database, a_print(people[:3]))
    note(database, a_print(people[1:4], copies=5))
    note(database, a_print(people[:1], paper="introduction"))
    with database.read() as reader:
        assert reader.times_printed("person", people) == dict(zip(people, [1, 2, 2, 1, 0, 0, 0], strict=True))
        assert reader.times_printed("introduction", people[:2]) == {people[0]: 1, people[1]: 0}
        assert reader.times_printed("person", []) == {}
        assert [line.what.paper for line in reader.prints()] == ["introduction", "person", "person"]
        assert [line.what.copies for line in reader.prints(1, "person")] == [5]
        assert [line.what.copies for line in reader.prints_of(people[1])] == [5, 1]
        assert reader.prints_of(people[6]) == []


def test_a_thousand_records_are_noted_at_once(database):
    with database.change(CHIEF) as change:
        numbers = change.create_many(PERSON, [(person(code=n), {}) for n in range(1, 1001)])
    best = 1.0
    for _ in range(5):
        with database.change(CLERK) as change:
            start = time.perf_counter()
            change.note_print(a_print(numbers))
            best = min(best, time.perf_counter() - start)
    assert best < 0.030, best
    with database.read() as reader:
        assert set(reader.times_printed("person", numbers).values()) == {5}
    assert sound(database) == []


def test_rebuilt_prints_are_the_prints(database, people):
    note(database, a_print(people[:3]))
    note(database, a_print(begins=(), kind="", paper="verification-state"))
    note(database, a_print(people, begins=()))
    with database.read() as reader:
        before = reader.prints()
    with database.change(CHIEF) as change:
        change.rebuild(no_progress)
        assert change.prints() == before
        assert change.times_printed("person", people[2:4]) == {people[2]: 2, people[3]: 1}
    assert sound(database) == []


@pytest.mark.parametrize("statement", [
    "UPDATE printed SET copies = 9", "UPDATE printed SET user = 'دیگری'", "DELETE FROM printed",
    "UPDATE printed_record SET page = 7 WHERE page = 2", "UPDATE printed_record SET paper = 'x'",
    "DELETE FROM printed_record WHERE page = 1", "INSERT INTO printed_record VALUES (5, '3001-01', 8, 1, 'person')",
    "INSERT INTO printed VALUES ('3001-01', 99, '', '', 'x', '', 1, 1, 'file:x', '', '')",
])
def test_the_check_sees_what_was_changed_in_the_book_and_rebuilding_heals_it(database, people, statement):
    assert note(database, a_print(people[:3])) == 8
    database.close()
    assert tamper(database.folder, statement) >= 1
    again = Database(database.folder)
    assert any("چاپ" in problem or "printed" in problem for problem in sound(again))
    with again.change(CHIEF) as change:
        change.rebuild(no_progress)
        assert change.times_printed("person", people[:1]) == {people[0]: 1}
    assert sound(again) == []
    again.close()


def test_a_print_is_never_undone(database, people):
    seq = note(database, a_print(people[:1]))
    with database.change(CHIEF) as change, pytest.raises(errors.PrintStaysError) as refused:
        change.undo(seq)
    assert refused.value.facts == {"action": seq}
    with database.read() as reader:
        assert reader.times_printed("person", people[:1]) == {people[0]: 1}


def test_a_viewer_prints_nothing_and_a_failed_change_keeps_nothing(database, people):
    with pytest.raises(errors.ForbiddenRoleError):
        note(database, a_print(people), VIEWER)
    with pytest.raises(errors.EntryError), database.change(CLERK) as change:
        assert [change.note_print(a_print(people)), change.note_print(a_print(pages=0))]
    with database.read() as reader:
        assert reader.prints() == []
    assert sound(database) == []


WRONG = [
    lambda told: told.pop("copies"), lambda told: told.update(more=1), lambda told: told.update(paper=""),
    lambda told: told.update(paper=5), lambda told: told.update(kind="shoe"), lambda told: told.update(numbers="all"),
    lambda told: told.update(numbers=[1.5, 2]), lambda told: told.update(numbers=[True, 2]),
    lambda told: told.update(numbers=[7, 7]), lambda told: told.update(numbers=[0, 2]),
    lambda told: told.update(numbers=[2**63, 2]), lambda told: told.update(begins=[1]),
    lambda told: told.update(begins=[2, 1]), lambda told: told.update(begins=[0, 1]),
    lambda told: told.update(begins=None), lambda told: told.update(pages=0), lambda told: told.update(pages=True),
    lambda told: told.update(copies=-1), lambda told: told.update(copies=10**6), lambda told: told.update(target="x"),
    lambda told: told.update(target="printer:"), lambda told: told.update(range=None),
    lambda told: told.update(reason=[]),
]


def province_book(database, people, spoil):
    """The county's entries, the last one a print that `spoil` changed, in an honest chain."""
    note(database, a_print(people[:2]))
    some = entries(database)
    told = some[-1]["fields"]["@print"][1]
    spoil(told)
    return resealed(some)


@pytest.mark.parametrize("spoil", WRONG)
def test_a_print_that_is_none_refuses_the_whole_package(database, people, province, spoil):
    some = province_book(database, people, spoil)
    with pytest.raises(errors.EntryError):
        receive(province, some)
    with province.read() as reader:
        assert list(reader.journal()) == []
        assert reader.prints() == []


@pytest.mark.parametrize("spoil", [
    lambda entry: entry.update(act="set"), lambda entry: entry.update(base=1),
    lambda entry: entry.update(attachments=["0" * 64]), lambda entry: entry["fields"].update({"@state": [None, "x"]}),
    lambda entry: entry.update(fields={}), lambda entry: entry["fields"]["@print"].__setitem__(0, {}),
    lambda entry: entry["fields"].update({"@print": [None, None]}),
])
def test_an_entry_that_is_no_print_refuses_the_whole_package(database, people, province, spoil):
    some = province_book(database, people, dict.copy)
    spoil(some[-1])
    with pytest.raises(errors.EntryError):
        receive(province, resealed(some))
    assert sound(province) == []


def test_a_print_about_a_record_is_no_print(database, people, province):
    some = province_book(database, people, dict.copy)
    some[-1]["number"] = people[0]
    with pytest.raises(errors.UnknownKindError):
        receive(province, resealed(some))


def test_our_own_program_cannot_note_what_is_none(database):
    with database.change(CLERK) as change, pytest.raises(errors.EntryError):
        change.note_print(a_print(target="somewhere"))


def test_the_province_gets_the_prints_and_its_own_papers_stay_unmarked(database, people, province):
    with database.change(CHIEF) as change:
        work = change.create(JOB, job(person=people[0]))
    note(database, a_print([work], kind="job", paper="verification"))
    note(database, a_print(people[:3]))
    assert receive(province, entries(database)) == 10
    with province.read() as reader, database.read() as own:
        assert reader.prints() == own.prints()
        assert [line.what.paper for line in reader.prints_of(work)] == ["verification"]
        assert reader.times_printed("person", people[:1]) == {people[0]: 0}
    assert receive(province, entries(database)) == 0
    note(province, a_print(people[:1]), CHIEF)
    with province.read() as reader:
        assert reader.times_printed("person", people[:1]) == {people[0]: 1}
        assert len(reader.prints_of(people[0])) == 2
    assert sound(province) == []
    with province.change(CHIEF) as change:
        before = change.prints()
        change.rebuild(no_progress)
        assert change.prints() == before
    assert KARAJ.station == "3001-01"
