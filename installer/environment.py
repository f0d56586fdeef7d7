"""The virtual environment of this copy of the program: made once, filled from a lock file with hashes, filled again
only when that lock changes."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from installer.libraries import PYTHON_MODULES, ensure, is_module
from installer.words import SetUpError, tell

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".venv"
RUN_LOCK = ROOT / "installer" / "requirements.txt"
TEST_LOCK = ROOT / "installer" / "requirements-test.txt"
OLDEST = (3, 11)
# Asked of the environment's own Python: its version, whether it has pip, and which Qt lies in it.
QUESTION = """
import importlib.metadata as found, importlib.util, sys
qt = [item.version for item in found.distributions(name="PySide6-Essentials")]
print("%d.%d" % sys.version_info[:2], "pip" if importlib.util.find_spec("pip") else "-", qt[0] if qt else "-")
"""


def python_in(folder):
    return folder / "Scripts" / "python.exe" if os.name == "nt" else folder / "bin" / "python"


def look_into(folder):
    """(Python's version, has pip, Qt's version or None) of the environment in `folder`; None when it does not work:
    not there, half made, or made by a Python that is gone since."""
    try:
        answer = subprocess.run([python_in(folder), "-c", QUESTION], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    version, pip, qt = answer.stdout.split()
    return tuple(int(part) for part in version.split(".")), pip == "pip", None if qt == "-" else qt


def is_usable(found):
    """Whether what look_into() found can be filled."""
    return found is not None and found[0] >= OLDEST and found[1]


def is_bad_pair(python_version, qt_version):
    """PySide6 6.12.0 gives back a reference to None too many per call; before Python 3.12 that ends the program."""
    return qt_version == "6.12.0" and tuple(python_version) < (3, 12)


def digest_of(lock):
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def stamp_of(folder, lock):
    """Where an environment keeps the digest of the lock it was last filled from."""
    return folder / f"{lock.name}.sha256"


def is_filled(folder, lock):
    stamp = stamp_of(folder, lock)
    return stamp.is_file() and stamp.read_text(encoding="ascii").strip() == digest_of(lock)


def write_stamp(folder, lock):
    stamp = stamp_of(folder, lock)
    part = stamp.with_name(stamp.name + ".part")
    part.write_text(digest_of(lock) + "\n", encoding="ascii")
    part.replace(stamp)


def make(folder):
    """Make the environment anew, and give what look_into() finds in it."""
    tell(f"ساخت محیط برنامه در {folder}", f"Making the environment in {folder}")
    command = [sys.executable, "-m", "venv", "--clear", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = look_into(folder)
    if done.returncode != 0 or not is_usable(found):
        raise SetUpError(f"محیط برنامه ساخته نشد: {said(done)}", f"The environment could not be made: {said(done)}")
    return found


def said(done):
    """The last line of what a program said of its failure."""
    return (done.stderr.strip() or done.stdout.strip() or "?").splitlines()[-1]


def fill(folder, lock):
    """Install what the lock names, and nothing whose hash is not in it."""
    tell(f"نصب کتابخانه‌ها از {lock.name}", f"Installing libraries from {lock.name}")
    # Wheels only: a desk has no compiler, and every pin has a wheel for Linux and Windows.
    command = [python_in(folder), "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"]
    command += ["--require-hashes", "--only-binary", ":all:", "-r", lock]
    if subprocess.run(command, stdin=subprocess.DEVNULL, check=False).returncode != 0:
        raise SetUpError(
            "نصب کتابخانه‌ها انجام نشد؛ اتصال شبکه را بررسی کنید و دوباره اجرا کنید.",
            "The libraries could not be installed; check the network and run this again.",
        )
    write_stamp(folder, lock)


def launcher_in(folder):
    """Where the command `karbarg` lies."""
    return folder / "Scripts" / "karbarg.cmd" if os.name == "nt" else folder / "bin" / "karbarg"


def write_launcher(folder):
    """The command `karbarg`, which runs from any folder: the same as `python -m desktop` in the project's."""
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from desktop.cli.main import main; sys.exit(main())"
    launcher = launcher_in(folder)
    text = f'@"%~dp0python.exe" -c "{code}" %*\n' if os.name == "nt" else f"#!{python_in(folder)}\n{code}\n"
    if not launcher.is_file() or launcher.read_text(encoding="utf-8") != text:
        launcher.write_text(text, encoding="utf-8")
        launcher.chmod(0o755)


def prepare(folder, lock):
    """Make and fill the environment as far as it is not, and give its Python's path. Raises SetUpError."""
    found = look_into(folder)
    if not is_usable(found):
        found = make(folder)
    if not is_filled(folder, lock) or is_bad_pair(found[0], found[2]):
        fill(folder, lock)
        found = look_into(folder)
    if is_bad_pair(found[0], found[2]):
        raise SetUpError(
            "این نسخهٔ Qt با پایتون قدیمی‌تر از ۳٫۱۲ از کار می‌افتد. پوشهٔ .venv را پاک کنید و دوباره اجرا کنید.",
            "PySide6 6.12.0 aborts on Python older than 3.12. Delete the folder .venv and run this again.",
        )
    write_launcher(folder)
    return python_in(folder)


def set_up(lock, *wants):
    """All of it, each step only as far as it is not done: what Debian must have (`wants`, see libraries.ensure), the
    environment, its libraries. Gives the environment's Python. Raises SetUpError."""
    modules = {} if is_usable(look_into(FOLDER)) else PYTHON_MODULES
    ensure(*wants, (modules, is_module))
    return prepare(FOLDER, lock)
