"""What Debian lacks is found by looking, installed where that is allowed, and named in one exact command elsewhere."""

import shutil
import sys

import pytest

from installer.debian import command_for, install, may_install
from installer.libraries import (
    PYTHON_MODULES,
    QT,
    TEST_FILES,
    TEST_PROGRAMS,
    WAYLAND,
    X11,
    all_missing,
    ensure,
    is_file,
    is_module,
    is_program,
    loads,
    missing,
)
from installer.words import SetUpError

on_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Debian's packages")

# In place of Debian's: writes down how it was called, and refuses when told to.
APT_GET = """#!/bin/sh
echo "$DEBIAN_FRONTEND $*" >> "{log}"
case "$*" in *" install "*) exit {code};; esac
"""


@pytest.fixture
def apt_get(tmp_path, monkeypatch):
    log = tmp_path / "calls.txt"

    def made(code=0):
        program = tmp_path / "apt-get"
        program.write_text(APT_GET.format(log=log, code=code), encoding="ascii")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
        return log

    return made


def test_missing_things_name_their_packages_once_and_in_order():
    wanted = {"a": "first", "b": "second", "c": "first", "d": "third"}
    assert missing(wanted, {"d"}.__contains__) == ["first", "second"]
    assert missing(wanted, wanted.__contains__) == []


def test_all_that_is_missing_goes_into_one_command():
    libraries, programs = {"a": "both", "b": "one"}, {"c": "both", "d": "two"}
    assert all_missing([(libraries, {"b"}.__contains__), (programs, set().__contains__)]) == ["both", "two"]


@on_linux
def test_what_is_there_is_not_installed_again(apt_get):
    log = apt_get()
    ensure(({"libc.so.6": "libc6"}, loads), (PYTHON_MODULES | {"venv": "x"}, {"ensurepip", "venv"}.__contains__))
    assert not log.exists()


@on_linux
def test_what_is_missing_even_after_installing_stops_the_set_up(apt_get, monkeypatch):
    log = apt_get()
    monkeypatch.setattr("installer.debian.os.geteuid", lambda: 0)
    with pytest.raises(SetUpError, match="made-up-package"):
        ensure(({"libkarbarg-is-no-library.so.9": "made-up-package"}, loads))
    assert log.read_text(encoding="ascii").splitlines()[-1].endswith(" made-up-package")


@on_linux
def test_a_library_is_there_when_it_loads():
    assert loads("libc.so.6")
    assert not loads("libkarbarg-is-no-library.so.9")


def test_a_program_is_there_when_the_path_leads_to_it(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not is_program("age")


def test_a_module_is_there_when_python_finds_it():
    assert is_module("venv")
    assert not is_module("karbarg_is_no_module")


def test_the_command_is_one_a_person_can_type():
    assert command_for(["libgl1", "xvfb"]) == "sudo apt-get install -y --no-install-recommends libgl1 xvfb"


def test_where_set_up_may_not_install_it_says_the_command_in_both_languages():
    with pytest.raises(SetUpError) as trouble:
        install(["libgl1", "libegl1"], None)
    assert command_for(["libgl1", "libegl1"]) in trouble.value.persian
    assert command_for(["libgl1", "libegl1"]) in trouble.value.english


@on_linux
def test_without_apt_nothing_may_be_installed(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert may_install() is None


@on_linux
def test_the_list_is_refreshed_then_the_packages_installed_with_no_question(apt_get):
    log = apt_get()
    install(["libgl1", "libegl1"], [])
    update, installed = log.read_text(encoding="ascii").splitlines()
    assert update.startswith("noninteractive ")
    assert update.endswith(" update")
    assert installed.startswith("noninteractive ")
    assert installed.endswith(" install -y --no-install-recommends libgl1 libegl1")


@on_linux
def test_an_apt_that_fails_stops_the_set_up(apt_get):
    apt_get(code=100)
    with pytest.raises(SetUpError, match="libgl1"):
        install(["libgl1"], [])


def test_a_file_is_looked_for_where_its_package_puts_it(tmp_path):
    (tmp_path / "there").touch()
    wanted = {str(tmp_path / "there"): "one", str(tmp_path / "missing"): "other"}
    assert missing(wanted, is_file) == ["other"]


def test_every_package_is_a_debian_name():
    names = [*PYTHON_MODULES.values(), *QT.values(), *X11.values(), *WAYLAND.values(), *TEST_PROGRAMS.values(),
             *TEST_FILES.values()]
    assert all(name == name.lower() and " " not in name for name in names)
    assert not set(QT) & set(X11)


@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="no tests with windows here")
def test_here_everything_is_there():
    assert missing(QT | X11, loads) == []
