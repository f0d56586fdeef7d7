"""The data folder: who may open it, what a change keeps and loses, and what happens when the disk refuses."""

import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from desktop.store import engine, errors
from desktop.store.database import Database
from desktop.store.queries import Query
from tests.store.conftest import CHIEF, CLERK, KARAJ, PERSON, SAVOJBOLAGH, VIEWER, person, sound

HOUSE = Path(__file__).parents[2]


def people(database):
    with database.read() as reader:
        return reader.count(PERSON, Query())


def test_an_office_is_made_once(tmp_path):
    folder = tmp_path / "deep" / "office"
    database = Database.create(folder, KARAJ)
    assert database.office == KARAJ
    assert database.office.station == "3001-01"
    database.close()
    with pytest.raises(errors.OfficeExistsError):
        Database.create(folder, SAVOJBOLAGH)
    assert not list(folder.glob("*.part*"))
    assert not list(folder.glob("office.db-*"))


def test_a_folder_without_an_office_is_refused_and_left_empty(tmp_path):
    with pytest.raises(errors.NotAnOfficeError):
        Database(tmp_path)
    assert not list(tmp_path.iterdir())


def test_what_was_saved_is_there_after_closing(database):
    with database.change(CLERK) as change:
        number = change.create(PERSON, person())
    database.close()
    again = Database(database.folder)
    with again.read() as reader:
        assert reader.get(number).values == person()
        assert reader.office == KARAJ
    again.close()


def test_a_change_that_fails_leaves_nothing(database):
    def save_and_fail():
        with database.change(CLERK) as change:
            change.create(PERSON, person())
            assert change.count(PERSON, Query()) == 1
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        save_and_fail()
    assert people(database) == 0
    with database.read() as reader:
        assert reader.heads() == {}
    with database.change(CLERK) as change:
        assert change.create(PERSON, person()) == 3001_01_00000001
    assert sound(database) == []


def test_a_reader_sees_one_state_while_changes_go_on(database):
    with database.read() as reader:
        assert reader.count(PERSON, Query()) == 0
        with database.change(CLERK) as change:
            change.create(PERSON, person())
        assert reader.count(PERSON, Query()) == 0
    assert people(database) == 1


def test_a_viewer_changes_nothing(database):
    with pytest.raises(errors.ForbiddenRoleError), database.change(VIEWER):
        pass


def test_a_change_inside_a_change_fails_at_once(database):
    with database.change(CLERK), pytest.raises(RuntimeError), database.change(CLERK):
        pass


def test_changes_of_two_threads_wait_for_one_another(database):
    def save_ten(code):
        for n in range(10):
            with database.change(CLERK) as change:
                change.create(PERSON, person(code=code + n))

    threads = [threading.Thread(target=save_ten, args=(start,)) for start in (100, 200, 300)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.read() as reader:
        assert reader.numbers(PERSON, Query()) == [3001_01_00000001 + n for n in range(30)]
        assert [entry["seq"] for entry in reader.journal()] == list(range(1, 31))
    assert sound(database) == []


def test_a_change_keeps_others_out_from_its_first_moment(database):
    stranger = dbapi2.connect(str(database.folder / "office.db"), timeout=0)
    with database.change(CLERK), pytest.raises(dbapi2.OperationalError, match="locked"):
        stranger.execute("BEGIN IMMEDIATE")
    stranger.execute("BEGIN IMMEDIATE")
    stranger.close()


def test_a_second_window_of_the_same_program_is_refused(database):
    with pytest.raises(errors.OfficeInUseError):
        Database(database.folder)
    with database.change(CLERK) as change:
        change.create(PERSON, person())


def test_another_program_is_refused_until_the_first_has_closed(database):
    attempt = "import sys, pathlib; from desktop.store.database import Database; Database(pathlib.Path(sys.argv[1]))"
    other = [sys.executable, "-c", attempt, str(database.folder)]
    refused = subprocess.run(other, cwd=HOUSE, capture_output=True, text=True, check=False)
    assert refused.returncode == 1
    assert "E_OFFICE_IN_USE" in refused.stderr
    database.close()
    assert subprocess.run(other, cwd=HOUSE, capture_output=True, check=False).returncode == 0


def test_a_program_that_was_killed_leaves_no_lock(database):
    database.close()
    held = "import sys, pathlib, time; from desktop.store.database import Database; " \
           "d = Database(pathlib.Path(sys.argv[1])); print('open', flush=True); time.sleep(60)"
    command = [sys.executable, "-c", held, str(database.folder)]
    with subprocess.Popen(command, cwd=HOUSE, stdout=subprocess.PIPE) as other:
        assert other.stdout.readline() == b"open\n"
        with pytest.raises(errors.OfficeInUseError):
            Database(database.folder)
        other.kill()
        other.wait()
        Database(database.folder).close()


def test_beside_the_window_one_may_read(database):
    with database.change(CLERK) as change:
        number = change.create(PERSON, person())
    beside = Database.open_to_read(database.folder)
    with beside.read() as reader:
        assert reader.get(number).values == person()
    with pytest.raises(errors.OpenedToReadError), beside.change(CHIEF):
        pass
    with database.change(CLERK) as change:
        change.create(PERSON, person(code=2))
    assert people(beside) == 2
    assert sound(beside) == []
    beside.close()


def test_reading_needs_no_window(database):
    database.close()
    alone = Database.open_to_read(database.folder)
    assert people(alone) == 0
    alone.close()


def test_the_read_door_cannot_write(database):
    with database.read() as reader, pytest.raises(errors.ReadOnlyFolderError):
        reader._sql.exec_driver_sql("DELETE FROM office")  # noqa: SLF001 - looking for a way in


@pytest.mark.parametrize("content", [b"not a database at all, only some bytes" * 200, b""])
def test_a_file_that_is_no_database_is_named_damaged(tmp_path, content):
    (tmp_path / "office.db").write_bytes(content)
    with pytest.raises(errors.DamagedDatabaseError):
        Database(tmp_path)
    assert not content or (tmp_path / "office.db").read_bytes() == content


def test_a_page_of_noise_is_named_damaged(database):
    with database.change(CLERK) as change:
        change.create_many(PERSON, [(person(code=n), {}) for n in range(1, 400)])
    database.close()
    file = database.folder / "office.db"
    whole = bytearray(file.read_bytes())
    for start in range(8192, len(whole), 4096):
        whole[start:start + 4096] = os.urandom(4096)
    file.write_bytes(whole)
    with pytest.raises(errors.DamagedDatabaseError):
        people(Database(database.folder))


def test_an_office_of_a_newer_program_is_refused(database):
    database.close()
    with dbapi2.connect(str(database.folder / "office.db")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(errors.NewerSchemaError) as refused:
        Database(database.folder)
    assert refused.value.facts["found"] == "9999"


def mounted(tmp_path, size):
    """A disk of its own; needs root on Linux."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "none", str(disk)]
    may = sys.platform == "linux" and os.geteuid() == 0 and shutil.which("mount")
    if not may or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("no disk can be mounted here")
    return disk


@pytest.fixture
def small_disk(tmp_path):
    disk = mounted(tmp_path, "8m")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def fill(database):
    """Save people until the disk is full; answers with how many were saved."""
    saved = 0
    while saved < 100_000:
        with database.change(CLERK) as change:
            change.create_many(PERSON, [(person(code=saved + n + 1, address="نشانی " * 60), {}) for n in range(100)])
        saved += 100
    raise AssertionError("the disk never filled")


def test_a_full_disk_loses_nothing_and_the_next_save_works(small_disk, ready_folders, monkeypatch):
    monkeypatch.setattr(engine, "_PLENTY", 3 * 1024**2)
    folder = small_disk / "office"
    shutil.copytree(ready_folders[3001], folder, ignore=shutil.ignore_patterns("reserve.bin"))
    database = Database(folder)
    assert (folder / "reserve.bin").stat().st_size == engine.RESERVE
    with pytest.raises(errors.DiskFullError) as full:
        fill(database)
    assert full.value.facts["reserve_freed"] == engine.RESERVE
    assert not (folder / "reserve.bin").exists()
    before = people(database)
    assert before > 0
    assert before % 100 == 0
    with database.change(CLERK) as change:
        change.create(PERSON, person("پس از", "پر شدن"))
    assert people(database) == before + 1
    assert sound(database) == []
    database.close()


def test_an_office_for_which_there_is_no_room_is_not_half_made(small_disk):
    (small_disk / "films").write_bytes(bytes(7_900_000))
    with pytest.raises(errors.DiskFullError):
        Database.create(small_disk / "office", KARAJ)
    assert not list((small_disk / "office").iterdir())
    (small_disk / "films").unlink()
    Database.create(small_disk / "office", KARAJ).close()


def test_a_folder_that_cannot_be_written_is_named(small_disk, ready_folders):
    folder = small_disk / "office"
    shutil.copytree(ready_folders[3001], folder)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(errors.ReadOnlyFolderError):
        Database(folder)
    with pytest.raises(errors.ReadOnlyFolderError):
        Database.create(small_disk / "new", KARAJ)


def test_an_idle_moment_empties_the_log_and_restores_the_ballast(database):
    with database.change(CLERK) as change:
        change.create_many(PERSON, [(person(code=n), {}) for n in range(1, 100)])
    (database.folder / "reserve.bin").unlink(missing_ok=True)
    before = (database.folder / "office.db").stat().st_size
    database.checkpoint()
    assert (database.folder / "office.db").stat().st_size > before
    if shutil.disk_usage(database.folder).free > 300 * 1024**2:
        assert (database.folder / "reserve.bin").stat().st_size == engine.RESERVE
    database.checkpoint()
    with database.change(CLERK) as change:
        change.create(PERSON, person(code=500))
