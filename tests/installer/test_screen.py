"""A screen is there when it answers, not when a variable names it."""

import os
import shutil
import socket
import sys

import pytest

from installer.screen import own_screen, screen_environment, screen_is_there, x_answers

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere a screen is always there")


@pytest.fixture
def listening():
    """Listen at a Unix address for as long as the test lasts."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:

        def at(address):
            server.bind(address)
            server.listen()

        yield at


@pytest.mark.parametrize("display", ["", "garbage", ":", ":x", "unix:"])
def test_what_names_no_display_does_not_answer(display):
    assert not x_answers(display)


def test_a_display_answers_while_a_server_listens(listening):
    number = 60_000 + os.getpid() % 5_000
    assert not screen_is_there({"DISPLAY": f":{number}"})
    listening(f"\0/tmp/.X11-unix/X{number}")
    assert screen_is_there({"DISPLAY": f":{number}"})
    assert screen_is_there({"DISPLAY": f":{number}.0"})
    assert screen_is_there({"DISPLAY": f"unix:{number}"})


def test_a_wayland_screen_answers_at_its_socket(tmp_path, listening):
    environment = {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)}
    assert not screen_is_there(environment)
    listening(str(tmp_path / "wayland-0"))
    assert screen_is_there(environment)
    assert screen_is_there({"WAYLAND_DISPLAY": str(tmp_path / "wayland-0")})


def test_nothing_named_means_no_screen():
    assert not screen_is_there({})


def test_a_program_on_our_screen_sees_no_other(monkeypatch):
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    environment = screen_environment(":77")
    assert environment["DISPLAY"] == ":77"
    assert environment["QT_QPA_PLATFORM"] == "xcb"
    assert "WAYLAND_DISPLAY" not in environment


@pytest.mark.skipif(not (shutil.which("Xvfb") and shutil.which("openbox")), reason="no Xvfb here")
def test_our_own_screen_answers_until_we_leave():
    with own_screen() as display:
        assert x_answers(display)
    assert not x_answers(display)
