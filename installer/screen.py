"""Whether a person's screen is there, and a screen of our own (Xvfb) for the tests where it is not."""

import contextlib
import os
import re
import select
import socket
import subprocess
import sys
import time

from installer.words import SetUpError

WAIT = 20  # seconds for an X server or a window manager to come up; a busy machine takes two or three


def screen_is_there(environment):
    """True when a window can be opened: always on Windows, elsewhere when the display that is named answers."""
    if not sys.platform.startswith("linux"):
        return True
    return x_answers(environment.get("DISPLAY", "")) or wayland_answers(environment)


def x_answers(display):
    """Connect to where an X display (":0", ":0.0", "host:10") listens: its named socket, its abstract one, or TCP."""
    named = re.fullmatch(r"(?:unix)?(?P<host>[^:]*):(?P<number>\d+)(?:\.\d+)?", display)
    if not named:
        return False
    if named["host"]:
        return answers(socket.AF_INET, (named["host"], 6000 + int(named["number"])))
    path = f"/tmp/.X11-unix/X{named['number']}"  # noqa: S108  where every X server listens
    return answers(socket.AF_UNIX, path) or answers(socket.AF_UNIX, "\0" + path)


def wayland_answers(environment):
    name = environment.get("WAYLAND_DISPLAY")
    return bool(name) and answers(socket.AF_UNIX, os.path.join(environment.get("XDG_RUNTIME_DIR", "/"), name))  # noqa: PTH118


def answers(family, address):
    with socket.socket(family, socket.SOCK_STREAM) as line:
        line.settimeout(3)
        try:
            line.connect(address)
        except OSError:
            return False
    return True


@contextlib.contextmanager
def own_screen():
    """An Xvfb with a window manager, for as long as the block lasts; gives its DISPLAY. Raises SetUpError."""
    read_end, write_end = os.pipe()
    # Xvfb itself picks a number that is free and writes it to the pipe: no race with another run.
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write_end), "-screen", "0", "1366x768x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=[write_end],
        stdin=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write_end)
    manager = None
    try:
        display = f":{number_from(read_end)}"
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        manager = subprocess.Popen(["openbox"], env=screen_environment(display), **quiet)
        wait_for_manager(display)
        yield display
    finally:
        for process in filter(None, (manager, server)):
            process.terminate()
            process.wait(WAIT)


def number_from(read_end):
    """The line Xvfb writes once it listens; an Xvfb that dies closes the pipe instead, one that hangs does neither."""
    with os.fdopen(read_end, encoding="ascii") as pipe:
        number = pipe.readline().strip() if select.select([pipe], [], [], WAIT)[0] else ""
    if not number:
        raise SetUpError("صفحهٔ آزمایشی (Xvfb) باز نشد.", "Xvfb did not start.")
    return number


def wait_for_manager(display):
    """Until a window manager answers: without one, no window gets the keyboard."""
    question = ["xdotool", "get_num_desktops"]
    until = time.monotonic() + WAIT
    while subprocess.run(question, env=screen_environment(display), capture_output=True, check=False).returncode != 0:
        if time.monotonic() > until:
            raise SetUpError("مدیر پنجره (openbox) پاسخ نداد.", "The window manager openbox did not answer.")
        time.sleep(0.1)


def screen_environment(display):
    """The environment of a program that must show its windows on this X display and nowhere else."""
    rest = {name: value for name, value in os.environ.items() if name not in ("WAYLAND_DISPLAY", "XAUTHORITY")}
    return rest | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
