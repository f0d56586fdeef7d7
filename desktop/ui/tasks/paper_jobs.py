"""Operations that make a PDF in the papers' folder, ready to be run as a job and then shown."""

from __future__ import annotations

import itertools
import os
import shutil
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from desktop.background import Operation, Progress
from desktop.ui.tasks.paper_facts import MadePaper
from desktop.ui.tasks.services import TaskServices

RECEIPT = "package-receipt"
_numbers = itertools.count(1)


def new_paper(folder: Path, name: str) -> Path:
    """A path that no other paper has; the folder is made when it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{name}-{time.strftime('%Y%m%d-%H%M%S')}-{next(_numbers)}.pdf"


def put_elsewhere(tasks: TaskServices, made: MadePaper, to: Path) -> Path:
    """Copy a finished file to where it is kept, whole or not at all, and write that into the book of prints."""
    part = to.with_name(f"{to.name}.part")
    try:
        shutil.copyfile(made.path, part)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        tasks.note_print(made, f"file:{to.name}", 1, ())
        part.replace(to)
    finally:
        part.unlink(missing_ok=True)
    return to


def report_job(tasks: TaskServices, name: str) -> Operation[MadePaper]:
    """Make the report of this name."""

    def make(progress: Progress) -> MadePaper:
        path = new_paper(tasks.folder, name)
        return MadePaper(path=path, paper=name, pages=tasks.make_report(name, path, progress).pages)

    return make


def paper_job(tasks: TaskServices, name: str, numbers: Callable[[], Sequence[int]]) -> Operation[MadePaper]:
    """Print the paper of this name for the records that `numbers` finds (asked by the worker)."""

    def make(progress: Progress) -> MadePaper:
        path = new_paper(tasks.folder, name)
        printed = tasks.print_paper(name, numbers(), path, progress)
        return MadePaper(path=path, paper=name, numbers=tuple(printed.numbers), begins=tuple(printed.begins),
                         pages=printed.pages)

    return make


def reprint_job(tasks: TaskServices, name: str, page: int) -> Operation[MadePaper]:
    """Make a damaged page of a print (its name in the book) anew."""

    def make(progress: Progress) -> MadePaper:
        path = new_paper(tasks.folder, "reprint")
        told = tasks.reprint(name, page, path, progress)
        return MadePaper(path=path, paper=told.paper, numbers=told.numbers, begins=told.begins, pages=told.pages,
                         reason=told.reason)

    return make


def receipt_job(tasks: TaskServices, package: str | Path) -> Operation[MadePaper]:
    """Make the receipt of a package: of one in the book by its id, or of the package that a file is."""

    def make(progress: Progress) -> MadePaper:
        path = new_paper(tasks.folder, RECEIPT)
        return MadePaper(path=path, paper=RECEIPT, pages=tasks.print_receipt(package, path, progress).pages)

    return make
