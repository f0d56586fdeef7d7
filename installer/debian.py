"""Debian packages: installed where set-up may, named in one exact command where it may not."""

import os
import shutil
import subprocess

from installer.words import SetUpError, tell

INSTALL = ["install", "-y", "--no-install-recommends"]


def may_install():
    """What to put before apt-get to run it with no question asked: [] as root, ["sudo", "-n"] where sudo asks no
    password, None where apt-get is missing or not ours to run."""
    if shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return []
    sudo = ["sudo", "-n"]
    if shutil.which("sudo") and subprocess.run([*sudo, "true"], capture_output=True, check=False).returncode == 0:
        return sudo
    return None


def command_for(packages):
    """The command a person with the right to it can type."""
    return " ".join(["sudo", "apt-get", *INSTALL, *packages])


def install(packages, prefix):
    """Install Debian packages, or raise SetUpError naming the command; `prefix` is what may_install() answered."""
    command = command_for(packages)
    if prefix is None:
        raise SetUpError(
            f"چند بستهٔ سیستمی نصب نیست. این فرمان را اجرا کنید و دوباره بیازمایید: {command}",
            f"Some system packages are missing. Run this and try again: {command}",
        )
    tell(f"نصب بسته‌های سیستمی: {' '.join(packages)}", f"Installing system packages: {' '.join(packages)}")
    # Named after sudo, which passes on no variable of ours.
    apt_get = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300"]
    # A machine fresh from its image has no list of packages; an old list names files that are gone.
    # When the list cannot be had (no network), packages may still lie in apt's own cache: install decides.
    subprocess.run([*apt_get, "update"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False)
    kept = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    done = subprocess.run([*apt_get, *INSTALL, *packages], stdin=subprocess.DEVNULL, check=False, **kept)
    if done.returncode != 0:
        print(done.stdout)
        raise SetUpError(
            f"نصب بسته‌های سیستمی انجام نشد. اتصال شبکه را بررسی و این فرمان را اجرا کنید: {command}",
            f"The system packages could not be installed. Check the network and run: {command}",
        )
