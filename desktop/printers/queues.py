"""The printer queues of CUPS, asked by `lpstat`: their names, which is the usual one, and whether they stand still."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from desktop.printers.errors import NoPrintServiceError

State = Literal["ready", "printing", "stopped"]
_ANSWERS_WITHIN = 15
"""Seconds: queues found in the network take `lpstat` a few."""
_RUNS = "scheduler is running"
_DEFAULT = re.compile(r"system default destination: (\S+)")
_PRINTER = re.compile(r"printer (\S+) (is idle|now printing|disabled)")
_REFUSES = re.compile(r"(\S+) not accepting requests")
_STATES: dict[str, State] = {"is idle": "ready", "now printing": "printing", "disabled": "stopped"}


@dataclass(frozen=True, slots=True)
class Queue:
    """A printer; `why` is what CUPS says of one that is stopped, often nothing."""

    name: str
    is_default: bool = False
    state: State = "ready"
    why: str = ""


def queues() -> tuple[Queue, ...]:
    """Every queue of this computer, the usual one first. Raises NoPrintServiceError."""
    lines = ask_cups("lpstat", ["-r", "-e", "-d", "-p", "-a"], _ANSWERS_WITHIN).stdout.splitlines()
    if _RUNS not in lines:
        raise NoPrintServiceError
    usual = next((match[1] for line in lines if (match := _DEFAULT.match(line))), "")
    names = [line for line in lines if line and not re.search(r"\s", line)]
    states, reasons = _states(lines)
    found = [Queue(name, name == usual, states.get(name, "ready"), reasons.get(name, "")) for name in names]
    return tuple(sorted(found, key=lambda queue: not queue.is_default))


def _states(lines: Sequence[str]) -> tuple[dict[str, State], dict[str, str]]:
    """Of each queue its state; and why it stands still, which is written on the line after."""
    states: dict[str, State] = {}
    reasons: dict[str, str] = {}
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        if match := _PRINTER.match(line):
            states[match[1]] = _STATES[match[2]]
        elif match := _REFUSES.match(line):
            states[match[1]] = "stopped"
        if match and states[match[1]] == "stopped" and after.startswith("\t"):
            reasons[match[1]] = "" if after.strip() == "reason unknown" else after.strip()
    return states, reasons


def ask_cups(program: str, words: Sequence[str], seconds: int) -> subprocess.CompletedProcess[str]:
    """Run one of CUPS' programs, without a shell, speaking English whatever the desk speaks."""
    found = shutil.which(program)
    if found is None:
        raise NoPrintServiceError
    try:
        return subprocess.run(  # noqa: S603 - no shell; the words are a queue, options and a path
            [found, *words], capture_output=True, check=False, timeout=seconds, encoding="utf-8", errors="replace",
            env={**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": ""}, stdin=subprocess.DEVNULL)
    except (OSError, subprocess.TimeoutExpired):
        raise NoPrintServiceError from None
