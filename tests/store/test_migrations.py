"""The tables that the migrations make are the tables that the forms ask for."""

import shutil

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from desktop.store import journal, schema, upgrading
from desktop.store.attachments import Blobs
from desktop.store.change import Change
from desktop.store.database import Database
from desktop.store.edits import Stamp
from desktop.store.engine import open_engine
from desktop.store.offices import keep_office, keep_profile
from desktop.store.queries import Query
from desktop.store.tables import metadata
from forms import catalog
from tests.store.conftest import CHIEF, CLERK, JOB, KARAJ, PERSON, get, job, no_progress, person, sound

AT = "2026-11-22T08:00:00Z"
_LAST = schema.REVISIONS[-1]
_NEXT = f"{int(_LAST) + 1:04}"
ADDS_A_COLUMN = f'''
import sqlalchemy as sa
from alembic import op
revision, down_revision = "{_NEXT}", "{_LAST}"
def upgrade():
    op.add_column("person", sa.Column("eye_colour", sa.Text))
'''


def ours(name, type_, _parent):
    """All but the word index, which only SQLite has, and Alembic's own table."""
    return type_ != "table" or not (name.startswith("search_words") or name == "alembic_version")


def drift(path):
    engine = open_engine(path, "read")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": ours, "compare_type": True})
        found = compare_metadata(context, metadata)
        strict = {row[1] for row in connection.exec_driver_sql("PRAGMA table_list") if row[5]}
    engine.dispose()
    return found, strict


def test_forms_and_migrations_do_not_drift(database):
    found, strict = drift(database.folder / "office.db")
    assert found == []
    assert strict >= set(metadata.tables)


def test_drift_would_be_seen(database):
    table = metadata.tables["person"]
    column = table.c.note
    table._columns.remove(column)  # noqa: SLF001 - a blank that the migration has and the form has not
    try:
        found, _strict = drift(database.folder / "office.db")
    finally:
        table.append_column(column)
    assert [change[0] for change in found] == ["remove_column"]


def test_the_known_revisions_are_those_of_the_scripts():
    scripts = ScriptDirectory(str(upgrading.SCRIPTS))
    assert tuple(script.revision for script in reversed(list(scripts.walk_revisions()))) == schema.REVISIONS


def test_an_older_office_is_copied_and_then_upgraded(database, tmp_path):
    with database.change(CLERK) as change:
        change.create(PERSON, person())
    database.close()
    scripts = tmp_path / "scripts"
    shutil.copytree(upgrading.SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / f"r{_NEXT}_next.py").write_text(ADDS_A_COLUMN)
    path = database.folder / "office.db"
    upgrading.upgrade(path, scripts)
    engine = open_engine(path, "read")
    with engine.connect() as connection:
        assert schema.revision(connection) == _NEXT
        assert connection.exec_driver_sql("SELECT eye_colour, first_name FROM person").all() == [(None, "سارا")]
    engine.dispose()
    copy = database.folder / f"office.before-upgrade-of-{_LAST}.db"
    (tmp_path / "back").mkdir()
    copy.replace(tmp_path / "back" / "office.db")
    old = Database(tmp_path / "back")
    assert sound(old) == []
    old.close()


def test_names_follow_the_forms_of_the_new_program(database, tmp_path):
    """A program that calls its records otherwise finds an office whose lists still call them as before."""
    with database.change(CLERK) as change:
        change.create(PERSON, person("سارا"))
    database.close()
    path, scripts = database.folder / "office.db", tmp_path / "scripts"
    shutil.copytree(upgrading.SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / f"r{_NEXT}_next.py").write_text(ADDS_A_COLUMN)
    engine = open_engine(path, "write")
    with engine.begin() as connection:
        [[now]] = connection.exec_driver_sql("SELECT title FROM record")
        connection.exec_driver_sql("UPDATE record SET title = 'نام کهنه'")
        connection.exec_driver_sql("UPDATE search SET key = 'کهنه'")
    upgrading.upgrade(path, scripts)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT title FROM record").scalar_one() == now == "سارا نجفی"
        assert "سارا" in connection.exec_driver_sql("SELECT key FROM search").scalar_one()
    engine.dispose()


@pytest.fixture
def first_office(tmp_path):
    """The folder of an office as the first released version made it: its tables, two people and a voided job."""
    path = tmp_path / "old" / "office.db"
    path.parent.mkdir()
    engine = open_engine(path, "write")
    with engine.begin() as connection:
        command.upgrade(upgrading.configuration(connection), "0001")
    with engine.begin() as connection:
        keep_office(connection, KARAJ, AT)
        keep_profile(connection, CHIEF, AT)
    for work in (lambda change: change.create_many(PERSON, [(person(), {}), (person("لیلا", code=2), {"note": "؟"})]),
                 lambda change: change.void(JOB, change.create(JOB, job()), "تکراری")):
        with engine.begin() as connection:
            head = journal.head(connection, KARAJ.station)
            work(Change(connection, KARAJ, Blobs(path.parent, "write"),
                        Stamp(KARAJ.station, CHIEF.name, CHIEF.role, "کار", AT, head)))
    engine.dispose()
    return path.parent


def test_an_office_of_the_first_version_is_copied_and_goes_on(first_office):
    before = tables_of(first_office / "office.db")
    assert "letter" not in before
    database = Database(first_office)
    try:
        copy = first_office / "office.before-upgrade-of-0001.db"
        assert tables_of(copy) == before
        new = {"letter", "meeting", "meeting_decisions", "paper_text", "printed"}
        assert tables_of(first_office / "office.db") >= new
        assert drift(first_office / "office.db")[0] == []
        assert sound(database) == []
        with database.read() as reader:
            assert [each.title for each in reader.page(PERSON, Query(), 0, 10)] == ["سارا نجفی", "لیلا نجفی"]
            assert reader.count(JOB, Query()) == 0
            assert [entry["seq"] for entry in reader.journal()] == [1, 2, 3, 4]
        form = catalog.BY_KIND["letter"]
        with database.change(CHIEF) as change:
            number = change.create(form, form.values({"direction": "out", "subject": "نخستین نامه"}))
            assert change.rebuild(no_progress) == 4
        assert get(database, number).values.named("subject") == "نخستین نامه"
        assert sound(database) == []
    finally:
        database.close()


def tables_of(path):
    engine = open_engine(path, "read")
    try:
        with engine.connect() as connection:
            return {row[1] for row in connection.exec_driver_sql("PRAGMA table_list")}
    finally:
        engine.dispose()


def test_a_failing_upgrade_leaves_the_office_as_it_was(database, tmp_path):
    database.close()
    scripts = tmp_path / "scripts"
    shutil.copytree(upgrading.SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / f"r{_NEXT}_next.py").write_text(ADDS_A_COLUMN + "    raise OSError('power cut')\n")
    try:
        upgrading.upgrade(database.folder / "office.db", scripts)
    except OSError as error:
        assert str(error) == "power cut"  # noqa: PT017 - the engine must be closed before we look
    again = Database(database.folder)
    assert sound(again) == []
    again.close()
    assert drift(database.folder / "office.db")[0] == []
