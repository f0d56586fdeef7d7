"""The jobs that are measured; each runs in a process of its own, so that its memory is its own.

Law: `prepare` makes what a job needs in another process; only the job itself is timed.
"""

import itertools
import json
import random
import resource
import statistics
import sys
import time
from pathlib import Path

from desktop.operations.demo.people import Inventor
from desktop.operations.exchange.package_in import package_in
from desktop.operations.exchange.package_out import package_out
from desktop.operations.printing.print_paper import print_paper
from desktop.operations.records.find import find
from desktop.operations.saving.import_workbook import apply_import, plan_import
from desktop.operations.saving.save_record import save_record
from desktop.store.queries import Query
from forms.catalog import job, person
from tests.benchmarks import floors
from tests.benchmarks.cooperatives import due_list, many_cooperatives
from tests.benchmarks.members import a_cooperative, a_large_cooperative, open_file, open_members, paste
from tests.operations import offices
from tests.operations.offices import CLERK, EXPERT, TODAY, at_work

_SLICE = 5000


def milliseconds(times):
    """p50 and p95 of seconds."""
    times = sorted(times)
    return {"p50_ms": statistics.median(times) * 1000, "p95_ms": times[int(len(times) * 0.95)] * 1000}


def timed(work, *given):
    start = time.perf_counter()
    done = work(*given)
    return time.perf_counter() - start, done


def peak_mb():
    """The most memory that this process ever held."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


# What is prepared


def new_offices(folder, _size):
    offices.copy_of("new", folder)


def imported(folder, size):
    county, _province = offices.copy_of("new", folder)
    with at_work(county) as clerk:
        apply_import(clerk, plan_import(clerk, job.FORM, _workbook(size)), "list.xlsx")


def many_people(folder, size):
    county, _province = offices.copy_of("new", folder)
    people = Inventor("3001", TODAY)
    with at_work(county) as clerk:
        for start in range(0, size, _SLICE):
            humans = [people.human() for _ in range(min(_SLICE, size - start))]
            with clerk.database.change(CLERK) as change:
                change.create_many(person.FORM, [(_person(human), {}) for human in humans])


def _person(human):
    return person.FORM.values({
        "national_code": human.national_code, "first_name": human.first_name, "last_name": human.last_name,
        "father_name": human.father_name, "birth_day": human.birth_day, "sex": human.sex, "mobile": human.mobile})


def many_jobs(folder, size):
    county, _province = offices.copy_of("new", folder)
    with at_work(county) as clerk, clerk.database.change(CLERK) as change:
        change.create_many(job.FORM, [(values, {}) for values in Inventor("3001", TODAY).jobs(size)])


def sent(folder, size):
    many_jobs(folder, size)
    with at_work(folder / "karaj") as clerk:
        package_out(clerk, folder)


def _workbook(size):
    return offices.KARAJ if size >= 2000 else offices.SAMPLE


# What is measured


def import_rows(folder, size):
    path = _workbook(size)
    with at_work(folder / "karaj") as clerk:
        looked, plan = timed(plan_import, clerk, job.FORM, path)
        wrote, done = timed(apply_import, clerk, plan, path.name)
    floor = floors.insert_again(folder / "karaj", folder / "floor.db")
    said = f"{done.created:,} rows; looking {looked:.2f} s, writing {wrote:.2f} s"
    return {"seconds": looked + wrote, "floor": floor, "said": said}


def save_forms(folder, size):
    typed = [{field.name: field.typed(value) for field in job.FORM.fields
              if (value := values.named(field.name)) is not None}
             for values in Inventor("3001", TODAY, seed=7).jobs(size)]
    with at_work(folder / "karaj") as clerk:
        times = []
        for number, each in enumerate(typed):
            took, done = timed(save_record, clerk, job.FORM, {**each, "tracking_code": f"B{number}"})
            assert done.number is not None, done.problems
            times.append(took)
    return {**milliseconds(times), "floor_ms": milliseconds(floors.one_by_one(folder / "floor.db", size))["p50_ms"]}


def print_papers(folder, size):
    with at_work(folder / "karaj") as clerk:
        with clerk.database.read() as reader:
            numbers = reader.numbers(job.FORM, Query())[:size]
        seconds, printed = timed(print_paper, clerk, "verification", numbers, folder / "papers.pdf")
    floor = floors.bare_pages(folder / "bare.pdf", printed.pages)
    return {"seconds": seconds, "floor": floor, "said": f"{printed.pages} pages"}


def search_people(folder, size):
    draw = random.Random(3)
    with at_work(folder / "karaj") as clerk:
        with clerk.database.read() as reader:
            names = ("first_name", "last_name", "national_code")
            everybody = reader.column(person.FORM, Query(), names)
        typed = []
        for first, last, code in draw.sample(everybody, min(60, size)):
            typed += [text[:end] for text in (f"{first} {last}", last, code) for end in range(1, len(text) + 1)]
        find(clerk, "سارا")
        times = [timed(find, clerk, text)[0] for text in typed]
    floor = floors.by_index(folder / "karaj", [code for _first, _last, code in everybody[:200]])
    return {**milliseconds(times), "floor_ms": milliseconds(floor)["p50_ms"], "said": f"{len(typed):,} searches"}


def send_package(folder, _size):
    with at_work(folder / "karaj") as clerk:
        with clerk.database.read() as reader:
            entries = list(reader.journal())
        floor, _bytes = timed(floors.plain_lines, folder / "lines.json", entries)
        del entries
        seconds, made = timed(package_out, clerk, folder)
    return {"seconds": seconds, "floor": floor, "said": f"{made.entries:,} entries, {made.bytes // 1024:,} KB"}


def take_package(folder, _size):
    with at_work(folder / "alborz", EXPERT) as expert:
        seconds, taken = timed(package_in, expert, next(folder.glob("*.karbarg")))
    assert taken.result == "applied"
    floor = floors.insert_again(folder / "alborz", folder / "floor.db")
    return {"seconds": seconds, "floor": floor, "said": f"{taken.entries:,} entries"}


JOBS = {each.__name__: each for each in (
    import_rows, save_forms, print_papers, search_people, send_package, take_package, due_list, open_file, open_members,
    paste)}
PREPARES = {each.__name__: each for each in (
    new_offices, imported, many_people, many_jobs, sent, many_cooperatives, a_cooperative, a_large_cooperative)}


def main(name, folder, size):
    """One job or one preparation, in this process; a job prints what it measured as JSON."""
    if name in PREPARES:
        PREPARES[name](Path(folder), int(size))
    else:
        measured = JOBS[name](Path(folder), int(size))
        print(json.dumps({**measured, "peak_mb": peak_mb()}, ensure_ascii=False))  # noqa: T201


if __name__ == "__main__":
    main(*itertools.islice(sys.argv, 1, 4))
