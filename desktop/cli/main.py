"""Read the command, run it, say the outcome: exit 0 done, 1 refused (one sentence and its code), 2 usage."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from desktop.cli import terminal
from desktop.cli.options import common
from desktop.errors import KarbargError
from desktop.say import code_of, sentence
from reports.errors import ReportError

_ROOMS = ("office", "records", "cooperatives", "papers", "reports", "duties", "printing", "letters", "exchange",
          "sealing")
"""Modules of this room that bring commands; read only when a command is given, so that the desk opens quickly."""
_DESK = "desktop.app"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; without one, open the desk."""
    terminal.speak_utf8()
    given = list(sys.argv[1:] if arguments is None else arguments)
    parser = argparse.ArgumentParser(prog="karbarg", description="کاربرگ: میز کار ادارهٔ شهرستان", parents=[common()])
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", dest="command")
    wants_command = {"-h", "--help"} & {*given} or any(not word.startswith("-") for word in _without_values(given))
    for room in _ROOMS if wants_command else ():
        importlib.import_module(f"desktop.cli.{room}").add_commands(commands)
    asked = parser.parse_args(given)
    run = getattr(asked, "run", None)
    if run is None:
        return open_desk(getattr(asked, "folder", None))
    try:
        return int(run(asked) or 0)
    except (KarbargError, ReportError) as refused:
        print(f"{sentence(refused)} [{code_of(refused)}]", file=sys.stderr)
        return 1
    except BrokenPipeError:  # the reader of our output, such as `head`, has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("کار بازداشته شد؛ چیزی نوشته نشد. [E_CANCELLED]", file=sys.stderr)
        return 1


def open_desk(folder: Path | None) -> int:
    """Open the window; it is another room, loaded only now."""
    return int(importlib.import_module(_DESK).main(folder))


def _without_values(words: list[str]) -> list[str]:
    """The words that may be a command: values of the common options are none."""
    return [w for before, w in zip(["", *words], words, strict=False) if before not in ("--office", "--user")]
