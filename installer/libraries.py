"""What Debian must have for Python, Qt and the tests: found by loading and looking, not by asking its package list."""

import ctypes
import importlib
import importlib.util
import shutil
import sys
from pathlib import Path

from installer.debian import install, may_install
from installer.words import SetUpError

# Shared libraries that Qt loads even with no screen, and the Debian package of each.
QT = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
}
# What Qt's xcb plugin loads besides. When one is missing Qt names libxcb-cursor0, whichever it is.
X11 = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND = {"libwayland-client.so.0": "libwayland-client0", "libwayland-cursor.so.0": "libwayland-cursor0"}
# Without it an environment gets no pip; Debian keeps it in a package of its own.
PYTHON_MODULES = {"ensurepip": "python3-venv"}
# Programs the tests start: a screen and a printer of their own, and the stock tools that open our papers, workbooks
# and packages.
TEST_PROGRAMS = {
    "Xvfb": "xvfb",
    "xauth": "xauth",
    "xdotool": "xdotool",
    "openbox": "openbox",
    "cupsd": "cups-daemon",
    "lp": "cups-client",
    "pdftotext": "poppler-utils",
    "qpdf": "qpdf",
    "age": "age",
    "zstd": "zstd",
    "openssl": "openssl",
    "soffice": "libreoffice-calc-nogui",
}
# What the tests read: Unicode's own cases for the order of letters and numbers in a line.
TEST_FILES = {"/usr/share/unicode/BidiCharacterTest.txt": "unicode-data"}


def loads(library):
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def is_program(name):
    # Debian keeps cupsd where only root's PATH looks, though anyone may start it.
    return shutil.which(name) is not None or shutil.which(name, path="/usr/sbin:/sbin") is not None


def is_file(path):
    return Path(path).is_file()


def missing(wanted, is_there):
    """The packages of whatever in `wanted` (thing → package) is not there: each once, in order."""
    return list(dict.fromkeys(package for thing, package in wanted.items() if not is_there(thing)))


def is_module(name):
    importlib.invalidate_caches()
    return importlib.util.find_spec(name) is not None


def ensure(*wants):
    """Install what is missing of each (thing → package, is it there?), or raise SetUpError. Elsewhere than on Linux,
    Python and Qt's wheel bring what they need."""
    if not sys.platform.startswith("linux"):
        return
    packages = all_missing(wants)
    if not packages:
        return
    install(packages, may_install())
    still = " ".join(all_missing(wants))
    if still:
        raise SetUpError(f"پس از نصب هم یافت نشد: {still}", f"Still not found after installing: {still}")


def all_missing(wants):
    return list(dict.fromkeys(package for wanted, is_there in wants for package in missing(wanted, is_there)))
