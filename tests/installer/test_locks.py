"""The lock files pin what pyproject.toml asks for, each with hashes, and name no place to take it from."""

import re
import tomllib

import pytest

from installer.environment import ROOT, RUN_LOCK, TEST_LOCK

LOCKS = pytest.mark.parametrize("lock", [RUN_LOCK, TEST_LOCK], ids=lambda lock: lock.name)


def pins(lock):
    """Each pin's whole entry by "name==version"."""
    entries = re.findall(r"(?ms)^[a-z0-9].*?(?=^[a-z0-9]|\Z)", lock.read_text(encoding="ascii"))
    return {entry.split()[0]: entry for entry in entries}


def asked_for(*groups):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = project["dependencies"] + [line for group in groups for line in project["optional-dependencies"][group]]
    return {re.match(r"[\w-]+", line).group().lower() for line in lines}


@LOCKS
def test_every_pin_is_exact_and_has_hashes(lock):
    assert pins(lock)
    for pin, entry in pins(lock).items():
        assert re.fullmatch(r"[a-z0-9-]+==[\w.]+", pin)
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), pin


@LOCKS
def test_the_lock_names_no_place(lock):
    lines = lock.read_text(encoding="ascii").splitlines()
    strange = [line for line in lines if not re.match(r"#|[a-z0-9-]+==|    --hash=sha256:", line)]
    assert not strange
    assert "://" not in lock.read_text(encoding="ascii")


@LOCKS
def test_the_pair_that_aborts_is_locked_out(lock):
    both = {pin: entry for pin, entry in pins(lock).items() if pin.startswith(("pyside6-essentials", "shiboken6"))}
    assert len(both) == 4
    for pin, entry in both.items():
        expected = "python_full_version < '3.12'" if pin.endswith("==6.11.3") else "python_full_version >= '3.12'"
        assert expected in entry.splitlines()[0]


def test_all_that_is_asked_for_is_locked():
    assert asked_for() <= {pin.split("==")[0] for pin in pins(RUN_LOCK)}
    assert asked_for("test") <= {pin.split("==")[0] for pin in pins(TEST_LOCK)}


def test_the_tests_run_with_the_very_libraries_of_the_program():
    assert pins(RUN_LOCK).items() <= pins(TEST_LOCK).items()
