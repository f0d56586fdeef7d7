"""Where the demonstration desk is kept, and what the program is told."""

import ast
from pathlib import Path

import pytest

from installer.environment import ROOT
from installer.libraries import QT, WAYLAND
from installer.open_desk import data_folder, libraries_for, program, read, split


@pytest.mark.parametrize(
    ("platform", "environment", "folder"),
    [
        ("linux", {}, Path.home() / ".local/share/karbarg/demo"),
        ("linux", {"XDG_DATA_HOME": "/data"}, Path("/data/karbarg/demo")),
        ("linux", {"XDG_DATA_HOME": ""}, Path.home() / ".local/share/karbarg/demo"),
        ("win32", {"LOCALAPPDATA": "D:/Local"}, Path("D:/Local/Karbarg/demo")),
        ("win32", {}, Path.home() / "AppData/Local/Karbarg/demo"),
    ],
)
def test_each_person_has_a_folder_of_their_own(platform, environment, folder):
    assert data_folder(platform, environment) == folder


def test_what_follows_two_dashes_is_the_programs():
    assert split(["--dir", "x", "--", "--seed", "5", "--", "y"]) == (["--dir", "x"], ["--seed", "5", "--", "y"])
    assert split(["--dir", "x"]) == (["--dir", "x"], [])
    assert split([]) == ([], [])


def test_the_folder_can_be_named():
    assert read(["--dir", "somewhere"]).dir == Path("somewhere")


def test_an_unknown_word_is_refused(capsys):
    with pytest.raises(SystemExit) as refusal:
        read(["--no-such-thing"])
    assert refusal.value.code == 2
    assert "--no-such-thing" in capsys.readouterr().err


def test_without_a_screen_the_program_is_told_so():
    assert program(Path("desk"), has_screen=True) == ["-m", "desktop", "demo", "desk"]
    assert program(Path("desk"), has_screen=False) == ["-m", "desktop", "demo", "desk", "--no-window"]


def test_without_a_screen_no_library_of_one_is_wanted():
    assert libraries_for(False, {}) == QT
    assert set(libraries_for(True, {"WAYLAND_DISPLAY": "wayland-0"})) == {*QT, *WAYLAND}


@pytest.mark.parametrize("script", ["run.py", "test.py"])
def test_an_old_python_can_read_its_own_refusal(script):
    ast.parse((ROOT / "installer" / script).read_text(encoding="utf-8"), feature_version=(3, 7))
