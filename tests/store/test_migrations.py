"""The tables that the migrations make are the tables that the forms ask for."""

import shutil

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from desktop.store import schema, upgrading
from desktop.store.database import Database
from desktop.store.engine import open_engine
from desktop.store.tables import metadata
from tests.store.conftest import CLERK, PERSON, person, sound

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
