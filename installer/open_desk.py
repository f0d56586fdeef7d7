"""What installer/run.py does: set up, then open the demonstration desk, or do its main job where there is no screen."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from installer.environment import ROOT, RUN_LOCK, set_up
from installer.libraries import QT, WAYLAND, X11, loads
from installer.screen import screen_is_there, x_answers
from installer.words import SetUpError, refuse, speak_utf8, tell


def main(arguments):
    speak_utf8()
    ours, theirs = split(arguments)
    folder = read(ours).dir.expanduser().resolve()
    has_screen = screen_is_there(os.environ)
    try:
        python = set_up(RUN_LOCK, (libraries_for(has_screen, os.environ), loads))
    except SetUpError as trouble:
        return refuse(trouble)
    if has_screen:
        tell(f"گشودن میز کار؛ داده‌ها در {folder}", f"Opening the desk; its data is in {folder}")
    else:
        tell(
            f"نمایشگری یافت نشد؛ کار اصلی بدون پنجره انجام می‌شود. پرونده‌ها در {folder}",
            f"No screen was found; the main job is done without a window. Files go to {folder}",
        )
    try:
        return subprocess.run([python, *program(folder, has_screen), *theirs], cwd=ROOT, check=False).returncode
    except KeyboardInterrupt:
        return 130


def split(arguments):
    """What is for us, and what comes after the first "--", which is for the program."""
    at = arguments.index("--") if "--" in arguments else len(arguments)
    return arguments[:at], arguments[at + 1 :]


def read(arguments):
    parser = argparse.ArgumentParser(
        prog="run.py",
        description="Open Karbarg's demonstration desk. گشودن میز نمایشی کاربرگ",
        epilog='What follows "--" is told to the program. آنچه پس از «--» بیاید به برنامه داده می‌شود.',
    )
    parser.add_argument(
        "--dir", type=Path, default=data_folder(sys.platform, os.environ), help="data folder (%(default)s)"
    )
    return parser.parse_args(arguments)


def data_folder(platform, environment):
    """Where this person's demonstration desk is kept."""
    home = Path.home()
    if platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local") / "Karbarg" / "demo"
    return Path(environment.get("XDG_DATA_HOME") or home / ".local" / "share") / "karbarg" / "demo"


def libraries_for(has_screen, environment):
    """What Qt loads here: no screen, no X or Wayland library."""
    if not has_screen:
        return QT
    return QT | (X11 if x_answers(environment.get("DISPLAY", "")) else WAYLAND)


def program(folder, has_screen):
    return ["-m", "desktop", "demo", str(folder), *([] if has_screen else ["--no-window"])]
