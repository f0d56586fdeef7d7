"""The chain: whoever alters one letter of the past is seen."""

import hashlib
import json

import pytest
from sqlcipher3 import dbapi2

from desktop.store import errors, journal
from desktop.store.database import Database
from tests.store.conftest import CHIEF, CLERK, JOB, PERSON, job, person, sound


@pytest.fixture
def written(database):
    """A closed office with some history."""
    with database.change(CHIEF, "روز نخست") as change:
        number = change.create(PERSON, person())
        change.create(JOB, job())
    with database.change(CLERK) as change:
        change.set(PERSON, number, person(father_name="کریم"), reason="از روی شناسنامه")
    with database.change(CLERK) as change:
        change.void(PERSON, number, "دو بار ثبت شده بود")
    database.close()
    return database.folder


def sql(folder, *statements):
    connection = dbapi2.connect(str(folder / "office.db"))
    connection.execute("PRAGMA trusted_schema=ON")
    rows = [connection.execute(statement).fetchall() for statement in statements]
    connection.commit()
    connection.close()
    return rows[-1]


def problems(folder):
    database = Database(folder)
    found = sound(database)
    database.close()
    return found


def entries(folder):
    database = Database(folder)
    with database.read() as reader:
        found = list(reader.journal())
    database.close()
    return found


def test_an_entry_is_exactly_what_was_agreed(written):
    told = entries(written)
    assert [entry["act"] for entry in told] == ["create", "create", "set", "void"]
    assert all(set(entry) == {"station", "seq", "prev_hash", "hash", "at", "user", "role", "reason", "kind", "number",
                              "base", "act", "fields", "attachments", "action", "schema"} for entry in told)
    third = told[2]
    assert third["fields"] == {"father_name": [None, "کریم"]}
    assert (third["station"], third["seq"], third["base"], third["action"]) == ("3001-01", 3, 1, 3)
    assert (third["user"], third["role"], third["reason"]) == (CLERK.name, "clerk", "از روی شناسنامه")
    assert third["at"].endswith("Z")
    assert [entry["action"] for entry in told] == [1, 1, 3, 4]
    assert told[0]["reason"] == "روز نخست"
    assert told[3]["fields"] == {"@void": [False, True]}
    assert told[0]["fields"]["@state"] == [None, "registered"]


def test_anybody_can_check_the_chain_with_stock_tools(written):
    before = "0" * 64
    for number, entry in enumerate(entries(written), start=1):
        content = {key: value for key, value in entry.items() if key != "hash"}
        text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        assert hashlib.sha256(text.encode()).hexdigest() == entry["hash"]
        assert (entry["prev_hash"], entry["seq"]) == (before, number)
        before = entry["hash"]


@pytest.mark.parametrize("statement", [
    "UPDATE journal SET reason = 'دیگر'", "DELETE FROM journal WHERE seq = 4",
    "INSERT OR REPLACE INTO journal SELECT * FROM journal WHERE seq = 1",
])
def test_the_file_itself_refuses_to_change_the_past(written, statement):
    with pytest.raises(dbapi2.DatabaseError, match="never changed"):
        sql(written, "PRAGMA recursive_triggers=ON", statement)
    assert problems(written) == []


TRIGGERS_OFF = "DROP TRIGGER journal_refuses_update"


@pytest.mark.parametrize("tampering", [
    "reason = 'دیگر'", "user = 'دیگری'", "at = '2020-01-01T00:00:00Z'", "number = number + 1", "action = 2",
    "fields = replace(fields, 'کریم', 'رحیم')", "prev_hash = hash", "seq = 9", "base = 2", "attachments = '[\"a\"]'",
    "hash = replace(hash, substr(hash, 1, 1), 'x')",
])
def test_every_tampering_is_seen(written, tampering):
    assert problems(written) == []
    sql(written, TRIGGERS_OFF, f"UPDATE journal SET {tampering} WHERE seq = 3")  # noqa: S608
    assert any(problem.startswith("زنجیرهٔ ایستگاه 3001-01") for problem in problems(written))


def test_an_entry_forged_with_its_own_right_hash_breaks_the_next_link(written):
    forged = journal.sealed({**entries(written)[1], "reason": "دیگر"})
    sql(written, TRIGGERS_OFF, f"UPDATE journal SET reason = 'دیگر', hash = '{forged['hash']}' WHERE seq = 2")  # noqa: S608
    assert problems(written) == ["زنجیرهٔ ایستگاه 3001-01 در رویداد 3 گسسته است"]


def test_a_missing_entry_is_seen(written):
    sql(written, "DROP TRIGGER journal_refuses_delete", "DELETE FROM journal WHERE seq = 2")
    assert any(problem.startswith("زنجیره") for problem in problems(written))


def test_seq_has_no_holes_over_many_changes_and_failures(database):
    for n in range(1, 12):
        try:
            with database.change(CLERK) as change:
                change.create(PERSON, person(code=n))
                if n % 3 == 0:
                    raise KeyError
        except KeyError:
            pass
    with database.read() as reader:
        assert [entry["seq"] for entry in reader.journal("3001-01")] == list(range(1, 9))
        assert [entry["seq"] for entry in reader.journal("3001-01", after=5)] == [6, 7, 8]
        last = list(reader.journal())[-1]
        assert reader.heads() == {"3001-01": (8, last["hash"])}


def test_a_long_journal_is_read_to_its_end_in_order(database, monkeypatch):
    monkeypatch.setattr(journal, "_CHUNK", 3)
    with database.change(CLERK) as change:
        change.create_many(PERSON, [(person(code=n), {}) for n in range(1, 8)])
    with database.read() as reader:
        assert [entry["seq"] for entry in reader.journal()] == list(range(1, 8))


@pytest.mark.parametrize("change", [
    {"seq": 0}, {"seq": True}, {"seq": "1"}, {"seq": 2**63}, {"station": "3001"}, {"station": "x001-01"}, {"hash": "x"},
    {"at": "yesterday"}, {"fields": []}, {"fields": {"a": 1}}, {"fields": {"a": [1]}}, {"attachments": ["x"]},
    {"attachments": {}}, {"user": None}, {"extra": 1}, {"number": -1},
])
def test_what_is_no_entry_is_refused(written, change):
    good = entries(written)[0]
    journal.check_shape(good)
    with pytest.raises(errors.EntryError):
        journal.check_shape({**good, **change})


def test_a_word_that_utf8_cannot_hold_breaks_the_chain_and_not_the_program(written):
    first = entries(written)[0]
    with pytest.raises(errors.ChainError):
        journal.check_link({**first, "reason": "\ud800"}, (0, journal.GENESIS))
