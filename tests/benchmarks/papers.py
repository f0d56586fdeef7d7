"""`python -m tests.benchmarks.papers`: our papers beside what somebody would make them with instead, in one run.

A batch of verification papers and a list of 8 columns, each engine in a process of its own, taking turns; ours is the
ordinary print operation, reading of the database included, while the peers get their layout ready-made. What is not
installed is left out: `pip install .[peers]` brings it. `--small` makes next to nothing; `--only NAME …` some engines.
"""

import argparse
import importlib
import importlib.util
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from desktop.operations.orders.paper_order import Selection
from desktop.operations.printing.print_paper import print_paper
from desktop.operations.verification.plan_campaign import plan_campaign
from desktop.operations.verification.visit_batch import batch_of
from desktop.store.queries import Query
from forms.catalog import campaign, job
from forms.rules.digits import to_persian
from tests.benchmarks.jobs import many_jobs, peak_mb
from tests.benchmarks.peers.recorded import Recording, pages_of
from tests.operations.offices import CHIEF, HOUSE, at_work, saved, shown_day

PEERS = ("canvas", "qt", "typst_tables", "typst", "platypus", "shaping", "fpdf2", "weasyprint")
NEEDS = {"typst": "typst", "typst_tables": "typst", "fpdf2": "fpdf", "weasyprint": "weasyprint", "shaping": "uharfbuzz"}
SLOW = ("platypus", "shaping", "fpdf2", "weasyprint")
"""Measured once, the others as often as asked."""
SIZES = {False: (1000, 10_000), True: (4, 60)}
COLUMNS = ("row", "tracking_code", "agency", "national_code", "first_name", "last_name", "job_title", "state")
_COSTS = ("CPU s", "wall s", "peak MB", "KB/page")
HEADINGS = ("engine", "papers/CPU s", *_COSTS, "rows/CPU s", *_COSTS)


# In the child processes


def prepare(folder, papers, rows):
    """An office with jobs, a campaign over some of them, the peers' steps and the peers' rows."""
    many_jobs(folder, max(papers, rows))
    with at_work(folder / "karaj", CHIEF) as desk:
        planned = saved(desk, campaign.FORM, title="صحت‌سنجی پاییز", tier="field", mode="sample",
                        sample_size=str(papers), sample_seed="7", first_day=shown_day(-30), last_day=shown_day(30))
        plan_campaign(desk, planned)
        visits = batch_of(desk, planned)[:papers]
        with Recording() as recording:
            print_paper(desk, "verification", visits, folder / "recorded.pdf")
        recording.save(folder / "steps.json")
        with desk.database.read() as reader:
            records = reader.page(job.FORM, Query(), 0, rows)
        shown = [_shown(place, each) for place, each in enumerate(records, 1)]
    (folder / "rows.json").write_text(json.dumps(shown, ensure_ascii=False), encoding="utf-8")
    (folder / "visits.json").write_text(json.dumps(visits), encoding="utf-8")


def _shown(place, record):
    """What stands in the columns of our list, for the peers."""
    own = {"row": to_persian(str(place)), "state": job.FORM.life.state(record.state).label}
    return [own.get(name) or record.values.show(job.FORM.by_name[name]) for name in COLUMNS]


def ours(folder, task, count, to):
    """Our own print operation, from the database to the file on the disk."""
    visits = json.loads((folder / "visits.json").read_text(encoding="utf-8"))[:count]
    start, cpu = time.perf_counter(), _cpu()
    with at_work(folder / "karaj") as desk:
        if task == "form":
            print_paper(desk, "verification", visits, to)
        else:
            with desk.database.read() as reader:
                numbers = reader.numbers(job.FORM, Query())[:count]
            print_paper(desk, "list", Selection(numbers, columns=COLUMNS), to)
    return time.perf_counter() - start, _cpu() - cpu, count


def peer(name, folder, task, count, to):
    """A peer's drawing alone: what it is given is made ready before the clock starts."""
    engine = importlib.import_module(f"tests.benchmarks.peers.{name}")
    if task == "form":
        given = engine.ready(pages_of(folder / "steps.json")[:count])
        count = min(count, getattr(engine, "MOST_PAGES", count))
    else:
        given = engine.ready_rows(json.loads((folder / "rows.json").read_text(encoding="utf-8"))[:count])
        count = len(given)
    start, cpu = time.perf_counter(), _cpu()
    getattr(engine, {"form": "form", "list": "listing"}[task])(given, to)
    return time.perf_counter() - start, _cpu() - cpu, count


def _cpu():
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def child(name, task, folder, count):
    """One measurement, printed as JSON."""
    to = folder / f"{name}-{task}.pdf"
    wall, cpu, done = ours(folder, task, count, to) if name == "ours" else peer(name, folder, task, count, to)
    pages = len(importlib.import_module("pypdf").PdfReader(to).pages)
    found = {"wall": wall, "cpu": cpu, "count": done, "peak": peak_mb(), "kb": to.stat().st_size / 1024 / pages}
    print(json.dumps(found))  # noqa: T201


# The table


def measured(name, folder, sizes, times):
    """The cells of one engine: of its batch, then of its list."""
    title = "Karbarg (ordinary print operation)" if name == "ours" else importlib.import_module(
        f"tests.benchmarks.peers.{name}").NAME
    cells = [title]
    for task, count in zip(("form", "list"), sizes, strict=True):
        runs = [_run("--child", name, task, str(folder), str(count)) for _ in range(times)]
        middle = sorted(runs, key=lambda run: run["cpu"])[len(runs) // 2]
        note = "" if middle["count"] == count else f" ({middle['count']:,})"
        cells += [f"{middle['count'] / middle['cpu']:,.0f}{note}", f"{middle['cpu']:.2f}",
                  f"{statistics.median(run['wall'] for run in runs):.2f}", f"{middle['peak']:.0f}",
                  f"{middle['kb']:.2f}"]
    return cells


def _run(*arguments):
    command = [sys.executable, "-m", "tests.benchmarks.papers", *arguments]
    done = subprocess.run(command, cwd=HOUSE, capture_output=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr.decode(errors="replace"))
    text = done.stdout.decode().strip()
    return json.loads(text.splitlines()[-1]) if text else None


def main(arguments=None):
    """Measure and print; answers 0 whatever was measured."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.papers", description=__doc__)
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--only", nargs="+", default=())
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--child", nargs=4, help=argparse.SUPPRESS)
    parser.add_argument("--prepare", nargs=3, help=argparse.SUPPRESS)
    asked = parser.parse_args(arguments)
    if asked.child:
        child(asked.child[0], asked.child[1], Path(asked.child[2]), int(asked.child[3]))
        return 0
    if asked.prepare:
        prepare(Path(asked.prepare[0]), *map(int, asked.prepare[1:]))
        return 0
    sizes = SIZES[asked.small]
    engines = ["ours", *(name for name in asked.only or PEERS if importlib.util.find_spec(NEEDS.get(name, "json")))]
    with tempfile.TemporaryDirectory(prefix="karbarg-papers-") as place:
        _run("--prepare", place, *map(str, sizes))
        lines = [HEADINGS, *(measured(name, Path(place), sizes, 1 if name in SLOW or asked.small else asked.times)
                             for name in engines)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADINGS))]
    print(f"{sizes[0]:,} verification papers, then a list of {sizes[1]:,} rows × {len(COLUMNS)} columns")  # noqa: T201
    for number, line in enumerate(lines):
        print(" | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())  # noqa: T201
        if number == 0:
            print("-|-".join("-" * width for width in widths))  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
