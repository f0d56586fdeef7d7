"""Puts a finished file on a CUPS queue: exactly the pages that were asked for, by `lp`.

Law: a queue that stands still gets nothing, so that no paper comes out tomorrow that nobody waits for any more.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from desktop import pdfium
from desktop.printers.errors import NoPrinterError, PrinterStoppedError, PrintFailedError
from desktop.printers.queues import Queue, ask_cups, queues
from forms.rules import page_ranges

Duplex = Literal["none", "long", "short"]
_SIDES = {"none": "one-sided", "long": "two-sided-long-edge", "short": "two-sided-short-edge"}
_TAKES_WITHIN = 60
"""Seconds to hand over a file; a thousand pages take less than one."""
_JOB = re.compile(r"request id is (\S+)")
_PAPERS = {"A3": (842, 1191), "A4": (595, 842), "A5": (420, 595)}
_NEARLY = 3


@dataclass(frozen=True, slots=True)
class Options:
    """How to print. `pages` as a person types them («1-3,7», Persian digits too), empty for all."""

    copies: int = 1
    duplex: Duplex = "none"
    pages: str = ""


def send(path: Path, queue: str, options: Options, begins: Sequence[int] = (), title: str = "") -> str:
    """Hand the chosen pages to a queue; answers with the job's name. `begins`: the pages on which records begin.

    Raises NotARangeError, NoPrintServiceError, NoPrinterError, PrinterStoppedError, PrintFailedError.
    """
    sizes = pdfium.page_sizes(path)
    sides = page_ranges.sides(page_ranges.read(options.pages, len(sizes)), begins, two_sided=options.duplex != "none")
    _check(queue)
    words = ["-d", queue, "-n", str(options.copies), "-o", f"sides={_SIDES[options.duplex]}",
             "-t", title or path.stem, *_media(sizes)]
    if sides == list(range(1, len(sizes) + 1)):
        return _hand_over(queue, words, path)
    with tempfile.TemporaryDirectory(prefix="karbarg-print-") as folder:
        chosen = Path(folder) / path.name
        pdfium.cut(path, sides, chosen)
        return _hand_over(queue, words, chosen)


def _check(name: str) -> None:
    found = {queue.name: queue for queue in queues()}
    if name not in found:
        raise NoPrinterError(queue=name, known="، ".join(found) or "هیچ")
    if found[name].state == "stopped":
        raise PrinterStoppedError(queue=name, why=_bracketed(found[name]))


def _bracketed(queue: Queue) -> str:
    return f" ({queue.why})" if queue.why else ""


def _hand_over(queue: str, words: Sequence[str], path: Path) -> str:
    done = ask_cups("lp", [*words, "--", str(path)], _TAKES_WITHIN)
    job = _JOB.search(done.stdout)
    if done.returncode or job is None:
        why = done.stderr.strip().removeprefix("lp: ")
        raise PrintFailedError(queue=queue, why=f" ({why})" if why else "")
    return job[1]


def _media(sizes: Sequence[pdfium.Size]) -> list[str]:
    """The sheet that all pages have, where it is a usual one: a queue's own default may be another."""
    for name, (short, long) in _PAPERS.items():
        if all(abs(min(size) - short) < _NEARLY and abs(max(size) - long) < _NEARLY for size in sizes):
            return ["-o", f"media={name}"]
    return []
