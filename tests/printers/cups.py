"""A CUPS of the tests' own: the real cupsd on a socket in a folder, whose queues write what they get into that folder.

It runs as root (in a container) and as any user. Its backend is what a printer's driver is: CUPS hands it the bytes,
the number of copies and the options.
"""

import getpass
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

PROGRAMS = "/usr/bin:/bin:/usr/sbin:/sbin"
BACKEND = """#!/bin/sh
[ $# -eq 0 ] && { echo 'file capture "Unknown" "capture"'; exit 0; }
out="${DEVICE_URI#capture:}"
cat "${6:--}" > "$out/$1.part" || exit 1
printf '%s\\n' "$3" "$4" "$5" > "$out/$1.told"
mv "$out/$1.part" "$out/$1.pdf"
"""


@dataclass(frozen=True)
class Job:
    """What came out of a printer."""

    pdf: Path
    title: str
    copies: int
    options: dict


class Cups:
    """`folder` must be short: the path of a socket has at most 107 letters."""

    def __init__(self, folder):
        self.folder, self.socket = folder, folder / "socket"
        self._process = None

    def start(self):
        root = os.geteuid() == 0
        user = "lp" if root else getpass.getuser()
        group = "lp" if root else str(os.getegid())
        self.folder.chmod(0o755)
        for name in ("root/ssl", "spool/tmp", "cache", "state", "log", "bin/backend", "out"):
            (self.folder / name).mkdir(parents=True)
        (self.folder / "bin" / "daemon").symlink_to("/usr/lib/cups/daemon")
        backend = self.folder / "bin" / "backend" / "capture"
        backend.write_text(BACKEND)
        backend.chmod(0o700)  # root's own backends run as root, so that `out` need not be anybody's
        files, settings = self.folder / "root" / "cups-files.conf", self.folder / "root" / "cupsd.conf"
        files.write_text("\n".join([
            f"ServerRoot {self.folder}/root", f"RequestRoot {self.folder}/spool", f"TempDir {self.folder}/spool/tmp",
            f"CacheDir {self.folder}/cache", f"StateDir {self.folder}/state", f"ServerBin {self.folder}/bin",
            "DataDir /usr/share/cups", f"AccessLog {self.folder}/log/access", f"ErrorLog {self.folder}/log/error",
            f"PageLog {self.folder}/log/page", f"User {user}", f"Group {group}", "SystemGroup root", ""]))
        settings.write_text("\n".join([
            f"Listen {self.socket}", "LogLevel info", "PreserveJobHistory Yes", "Browsing Off", "DefaultAuthType None",
            "WebInterface No", "<Location />", "Order allow,deny", "Allow all", "</Location>", "<Policy default>",
            "<Limit All>", "Order allow,deny", "Allow all", "</Limit>", "</Policy>", ""]))
        with (self.folder / "log" / "start").open("w") as log:
            self._process = subprocess.Popen([program("cupsd"), "-f", "-c", str(settings), "-s", str(files)],
                                             stdout=subprocess.DEVNULL, stderr=log)
        self._wait(lambda: "scheduler is running" in self.run("lpstat", "-r").stdout)

    def stop(self):
        if self._process is not None:
            self._process.terminate()
            self._process.wait(20)

    def add(self, name, *, default=False):
        """A queue that takes a file as it is."""
        self.run("lpadmin", "-p", name, "-E", "-v", f"capture:{self.folder}/out", "-m", "raw", check=True)
        if default:
            self.run("lpadmin", "-d", name, check=True)

    def halt(self, name, why):
        self.run("cupsdisable", "-r", why, name, check=True)

    def refuse(self, name):
        self.run("cupsreject", name, check=True)

    def jobs(self, name):
        """The names of every job that a queue was given, done or not."""
        said = self.run("lpstat", "-W", "all", "-o", name).stdout
        return [line.split()[0] for line in said.splitlines() if line]

    def came_out(self, job):
        """What the printer got for a job; waits for it."""
        number = job.rpartition("-")[2]
        pdf, told = (self.folder / "out" / f"{number}.{end}" for end in ("pdf", "told"))
        self._wait(pdf.exists)
        title, copies, options = told.read_text().splitlines()
        pairs = (word.partition("=") for word in options.split())
        return Job(pdf, title, int(copies), {name: value for name, _, value in pairs})

    def run(self, name, *words, check=False):
        return subprocess.run(
            [program(name), *words], capture_output=True, text=True, check=check, timeout=30,
            env={**os.environ, "CUPS_SERVER": str(self.socket), "LC_ALL": "C.UTF-8"})

    def _wait(self, done):
        end = time.monotonic() + 20
        while not done():
            if time.monotonic() > end or self._process.poll() is not None:
                logs = [path.read_text() for path in (self.folder / "log").iterdir()]
                raise AssertionError("CUPS did not do it:\n" + "\n".join(logs)[-4000:])
            time.sleep(0.05)


def program(name):
    return shutil.which(name, path=PROGRAMS)


def started():
    """A running CUPS with the queue «office» (the usual one); the test is skipped where there is none to start."""
    if not sys.platform.startswith("linux") or not (program("cupsd") and program("lp")):
        pytest.skip("no CUPS here to print with: packages cups-daemon and cups-client")
    cups = Cups(Path(tempfile.mkdtemp(prefix="cups-")))
    try:
        cups.start()
        cups.add("office", default=True)
    except BaseException:
        stopped(cups)
        raise
    return cups


def stopped(cups):
    cups.stop()
    shutil.rmtree(cups.folder, ignore_errors=True)
