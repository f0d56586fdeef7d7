"""Operations that make a PDF in the papers' folder, ready to be run as a job and then shown."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from desktop.background import Operation, Progress
from desktop.ui.tasks.services import TaskServices

_numbers = itertools.count(1)


def new_paper(folder: Path, name: str) -> Path:
    """A path that no other paper has; the folder is made when it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{name}-{time.strftime('%Y%m%d-%H%M%S')}-{next(_numbers)}.pdf"


def report_job(tasks: TaskServices, name: str) -> Operation[Path]:
    """Make the report of this name."""

    def make(progress: Progress) -> Path:
        path = new_paper(tasks.folder, name)
        tasks.make_report(name, path, progress)
        return path

    return make


def paper_job(tasks: TaskServices, name: str, numbers: Callable[[], Sequence[int]]) -> Operation[Path]:
    """Print the paper of this name for the records that `numbers` finds (asked by the worker)."""

    def make(progress: Progress) -> Path:
        path = new_paper(tasks.folder, name)
        tasks.print_paper(name, numbers(), path, progress)
        return path

    return make
