"""The environment is made once, filled from its lock once, and never with a pair that aborts."""

import hashlib
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from installer.environment import (
    digest_of,
    is_bad_pair,
    is_filled,
    is_usable,
    launcher_in,
    look_into,
    prepare,
    python_in,
    stamp_of,
    write_launcher,
    write_stamp,
)
from installer.words import SetUpError


@pytest.fixture
def lock(tmp_path):
    lock = tmp_path / "requirements.txt"
    lock.write_text("one==1\n", encoding="ascii")
    return lock


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / ".venv"
    folder.mkdir()
    return folder


def test_an_environment_is_filled_only_from_the_lock_it_was_stamped_with(folder, lock):
    assert not is_filled(folder, lock)
    write_stamp(folder, lock)
    assert is_filled(folder, lock)
    lock.write_text("one==2\n", encoding="ascii")
    assert not is_filled(folder, lock)


def test_the_stamp_of_one_lock_says_nothing_of_another(folder, lock):
    other = lock.with_name("requirements-test.txt")
    other.write_bytes(lock.read_bytes())
    write_stamp(folder, lock)
    assert not is_filled(folder, other)
    assert stamp_of(folder, lock) != stamp_of(folder, other)


def test_a_stamp_is_the_digest_a_stock_tool_gives_and_leaves_no_part(folder, lock):
    write_stamp(folder, lock)
    assert stamp_of(folder, lock).read_text(encoding="ascii").strip() == hashlib.sha256(b"one==1\n").hexdigest()
    assert digest_of(lock) == hashlib.sha256(b"one==1\n").hexdigest()
    assert not list(folder.glob("*.part"))


@pytest.mark.parametrize(
    ("python", "qt", "bad"),
    [
        ((3, 11), "6.12.0", True),
        ((3, 10), "6.12.0", True),
        ((3, 12), "6.12.0", False),
        ((3, 13), "6.12.0", False),
        ((3, 11), "6.11.3", False),
        ((3, 11), None, False),
    ],
)
def test_the_pair_that_aborts_is_known(python, qt, bad):
    assert is_bad_pair(python, qt) is bad


@pytest.mark.parametrize(
    ("found", "usable"),
    [
        (None, False),
        (((3, 10), True, None), False),
        (((3, 11), False, None), False),
        (((3, 11), True, None), True),
        (((3, 13), True, "6.12.0"), True),
    ],
)
def test_an_old_or_broken_environment_is_not_used(found, usable):
    assert is_usable(found) is usable


def test_an_environment_that_does_not_start_is_seen(folder):
    assert look_into(folder) is None
    python = python_in(folder)
    python.parent.mkdir()
    python.symlink_to(folder / "gone")
    assert look_into(folder) is None


def test_this_very_environment_is_seen_as_it_is():
    version, _, qt = look_into(Path(sys.prefix))
    assert version == sys.version_info[:2]
    assert qt.startswith("6.")


def wheel_in(folder):
    """The smallest wheel pip installs, made here so that the test needs no network."""
    wheel = folder / "made_up-1-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("made_up.py", "said = 'salam'\n")
        archive.writestr("made_up-1.dist-info/METADATA", "Metadata-Version: 2.1\nName: made-up\nVersion: 1\n")
        archive.writestr("made_up-1.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr("made_up-1.dist-info/RECORD", "")
    return wheel


@pytest.mark.slow
def test_a_real_environment_is_made_once_and_filled_once(tmp_path, capfd):
    wheel = wheel_in(tmp_path)
    folder, lock = tmp_path / ".venv", tmp_path / "requirements.txt"
    lock.write_text(f"made-up @ {wheel.as_uri()} --hash=sha256:{'0' * 64}\n", encoding="ascii")
    with pytest.raises(SetUpError):
        prepare(folder, lock)
    assert not is_filled(folder, lock), "a wheel with another hash must not be taken for installed"

    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    lock.write_text(f"made-up @ {wheel.as_uri()} --hash=sha256:{digest}\n", encoding="ascii")
    assert prepare(folder, lock) == python_in(folder)
    assert list(folder.rglob("made_up.py"))

    wheel.unlink()
    capfd.readouterr()
    prepare(folder, lock)
    assert capfd.readouterr().out == "", "a second run finds all in place and says nothing"


def test_the_command_runs_from_any_folder(tmp_path):
    own = Path(sys.executable).parent.parent
    write_launcher(own)
    done = subprocess.run([launcher_in(own), "--help"], cwd=tmp_path, capture_output=True, text=True, encoding="utf-8",
                          check=True)
    assert "import" in done.stdout
    written = launcher_in(own).stat().st_mtime_ns
    write_launcher(own)
    assert launcher_in(own).stat().st_mtime_ns == written
