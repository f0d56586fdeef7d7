"""Attached files and drafts."""

import hashlib

import pytest
from sqlcipher3 import dbapi2

from desktop.store import errors
from desktop.store.database import Database
from forms.parts import Attachment
from tests.store.conftest import CHIEF, CLERK, FORMS, JOB, job, sound


def test_a_file_is_kept_once_and_given_back(database):
    photo = bytes(range(256)) * 1000
    with database.change(CLERK) as change:
        one, other = change.attach(photo, "عکس ۱.jpg"), change.attach(photo, "همان.jpg")
        number = change.create(JOB, job(files=(one, other)))
        change.set(JOB, number, job(files=(other, change.attach(b"second", "برگه.pdf"))))
    assert one == Attachment(hashlib.sha256(photo).hexdigest(), "عکس ۱.jpg", 256_000)
    with database.read() as reader:
        assert reader.get(number).values.named("files")[0] == other
        assert reader.attachment(one.sha256) == photo
        assert reader.missing_attachments([one.sha256, "0" * 64]) == {"0" * 64}
        first, second = reader.journal()
        assert first["attachments"] == [one.sha256]
        assert second["attachments"] == [hashlib.sha256(b"second").hexdigest()]
    assert sound(database) == []
    with pytest.raises(errors.MissingAttachmentError), database.read() as reader:
        reader.attachment("0" * 64)


def test_before_the_first_file_there_is_none(database):
    with database.read() as reader:
        assert reader.missing_attachments(["0" * 64]) == {"0" * 64}
        assert reader.missing_attachments([]) == set()
        with pytest.raises(errors.MissingAttachmentError):
            reader.attachment("0" * 64)
    assert not (database.folder / "attachments.db").exists()


def test_the_reading_door_opens_files_too(database):
    with database.change(CLERK) as change:
        kept = change.attach(b"paper", "p")
    beside = Database.open_to_read(database.folder)
    with beside.read() as reader:
        assert reader.attachment(kept.sha256) == b"paper"
    beside.close()


def test_contents_must_be_those_of_their_hash(database):
    right = hashlib.sha256(b"right").hexdigest()
    with database.change(CLERK) as change:
        with pytest.raises(errors.AttachmentError):
            change.keep_blob(right, b"wrong")
        change.keep_blob(right, b"right")
        assert change.attachment(right) == b"right"
    database.close()
    connection = dbapi2.connect(str(database.folder / "attachments.db"))
    connection.execute("UPDATE blob SET content = x'00'")
    connection.commit()
    connection.close()
    again = Database(database.folder)
    with again.read() as reader, pytest.raises(errors.AttachmentError):
        reader.attachment(right)
    again.close()


def test_a_draft_comes_back_as_it_was_typed(database):
    typed = {"name": "تعاونی ‌بهار ", "members": ({"first_name": "پروین", "shares": "۱۲"}, {"first_name": ""}),
             "files": (Attachment("0" * 64, "برگه", 5),), "capital": "۵۰۰ میلیون"}
    with database.change(CLERK) as change:
        change.keep_draft("cooperative", 0, CLERK.name, {"name": "پیش از آن"})
        change.keep_draft("cooperative", 0, CLERK.name, typed, base=7)
        change.keep_draft("cooperative", 0, CHIEF.name, {})
    with database.change(CLERK) as change:
        change.keep_draft("job", 12, CLERK.name, {"note": "الف"})
        assert change.action == 0
    with database.read() as reader:
        draft = reader.draft("cooperative", 0, CLERK.name)
        assert (draft.typed, draft.base, draft.number) == (typed, 7, 0)
        assert [each.kind for each in reader.drafts(CLERK.name)] == ["job", "cooperative"]
        assert reader.draft("cooperative", 1, CLERK.name) is None
    with database.change(CLERK) as change:
        change.drop_draft("cooperative", 0, CLERK.name)
        change.drop_draft("cooperative", 99, CLERK.name)
    with database.read() as reader:
        assert reader.draft("cooperative", 0, CLERK.name) is None
        assert reader.draft("cooperative", 0, CHIEF.name).typed == {}
        assert list(reader.journal()) == []
    assert set(typed) <= set(FORMS["cooperative"].by_name)
