"""Offices at work, made once a run and copied for each test; and what a test asks of a data folder from outside."""

import atexit
import hashlib
import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from sqlcipher3 import dbapi2

from desktop.operations.desk import Desk
from desktop.operations.office.exchange_cards import accept_card
from desktop.operations.office.start_office import card_path, create_office, office_name
from desktop.operations.saving.import_workbook import apply_import, plan_import
from desktop.operations.saving.save_record import save_record
from desktop.operations.verification.plan_campaign import give_visits, plan_campaign
from desktop.store.database import Database
from desktop.store.offices import Actor, Office
from desktop.store.queries import Query
from forms.catalog import campaign, job, visit, visitor_group

HOUSE = Path(__file__).resolve().parents[2]
KARAJ = HOUSE / "tests" / "data" / "rasad-karaj-1405.xlsx"
SAMPLE = HOUSE / "resources" / "demo" / "rasad-sample.xlsx"
TODAY = date.today()  # noqa: DTZ011 - the command line works on the office's day too
CLERK, CHIEF = Actor("مریم یوسفی", "clerk"), Actor("حمید رستگار", "chief")
VIEWER, EXPERT = Actor("ناظر", "viewer"), Actor("سعید کاویان", "province")
COUNTY, PROVINCE = Office(3001, "county", office_name(3001)), Office(3099, "province", office_name(3099))
GOOD_CODES = ("0499370899", "4070987029", "0053814525", "0016268148", "4075678741", "0057923973")


def desk(folder, actor=CLERK, today=TODAY):
    return Desk(Database(folder), actor, today)


@contextmanager
def at_work(folder, actor=CLERK, today=TODAY):
    """A desk that is closed again at the end."""
    open_desk = desk(folder, actor, today)
    try:
        yield open_desk
    finally:
        open_desk.database.close()


@cache
def template(name):
    """The folder of a made-up county (karaj) and its province (alborz) in one of three states."""
    folder = Path(tempfile.mkdtemp(prefix=f"karbarg-{name}-")) / "offices"
    atexit.register(shutil.rmtree, folder.parent, ignore_errors=True)
    if name == "new":
        _found(folder)
    else:
        shutil.copytree(template({"sample": "new", "running": "sample"}[name]), folder)
        {"sample": _import_sample, "running": _plan}[name](folder / "karaj")
    return folder


def copy_of(name, to):
    """A template's offices under `to`: (county, province)."""
    shutil.copytree(template(name), to, dirs_exist_ok=True)
    return to / "karaj", to / "alborz"


def _found(folder):
    county = create_office(folder / "karaj", COUNTY, (CLERK, CHIEF, VIEWER))
    province = create_office(folder / "alborz", PROVINCE, (EXPERT,))
    accept_card(Desk(county, CLERK, TODAY), card_path(folder / "alborz", PROVINCE))
    accept_card(Desk(province, EXPERT, TODAY), card_path(folder / "karaj", COUNTY))
    county.close()
    province.close()


def _import_sample(county):
    with at_work(county) as clerk:
        apply_import(clerk, plan_import(clerk, job.FORM, SAMPLE), SAMPLE.name)


def _plan(county):
    with at_work(county, CHIEF) as chief:
        running = saved(chief, campaign.FORM, title="صحت‌سنجی پاییز", tier="field", mode="census",
                        first_day=shown_day(-30), last_day=shown_day(30))
        own = saved(chief, visitor_group.FORM, name="گروه جهادی شهید رضایی", organisation_type="jihadi")
        saved(chief, visitor_group.FORM, name="مرکز مشاورهٔ راه نو", organisation_type="counselling_centre")
        give_visits(chief, plan_campaign(chief, running).visits, own)


def saved(some_desk, form, **typed):
    """The number of a record typed and saved; the test fails when the desk does not take it."""
    done = save_record(some_desk, form, typed)
    assert done.number is not None, done.problems
    return done.number


def shown_day(days):
    """A day from today as a clerk types it."""
    return job.START_DAY.show(TODAY + timedelta(days=days))


def a_job(**changed):
    """A job as typed."""
    return {"tracking_code": "77001", "agency": "بهزیستی", "national_code": "0499370899", "first_name": "سارا",
            "last_name": "نجفی", "start_day": "1404/02/31", **changed}


def numbers(some_desk, form, *where):
    with some_desk.database.read() as reader:
        return reader.numbers(form, Query(where=where))


def record(some_desk, number):
    with some_desk.database.read() as reader:
        return reader.get(number)


def visit_of(some_desk, job_number, round_=1):
    return numbers(some_desk, visit.FORM, ("job", "=", job_number), ("round", "=", round_))[0]


def result(code="CONFIRMED", **more):
    """What a clerk types from a signed paper."""
    return {"result": code, "visited_at": f"{shown_day(-1)} 09:15", **more}


def rows(folder, sql, *given):
    """Plain SQL over the office's file, past all of our code."""
    connection = dbapi2.connect(f"file:{folder / 'office.db'}?mode=ro", uri=True)
    try:
        return connection.execute(sql, given).fetchall()
    finally:
        connection.close()


def digest(folder):
    """Everything the database holds, in one hash: equal before and after means that nothing was written."""
    tables = rows(folder, "SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE 'sqlite_%' ORDER BY 1")
    found = hashlib.sha256()
    for (table,) in tables:
        for row in rows(folder, f'SELECT * FROM "{table}"'):  # noqa: S608 - a name that the file gave
            found.update(repr((table, row)).encode())
    return found.hexdigest()


def half_written(folder):
    return [path.name for path in folder.rglob("*") if path.name.endswith(".part") or path.name.startswith("opening-")]


def is_root_on_linux():
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("mount") is not None


def mount_small(folder, megabytes):
    """A disk of its own; False where this machine does not let us."""
    folder.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)],
                          capture_output=True, check=False)
    return done.returncode == 0


def unmount(folder):
    subprocess.run(["umount", "-l", str(folder)], capture_output=True, check=False)


def fill_up(folder, leave=0):
    """Let nothing but `leave` bytes free; answers with the file that fills the disk."""
    ballast = folder / "other-files.bin"
    free = shutil.disk_usage(folder).free
    with ballast.open("wb") as file:
        file.write(bytes(max(0, free - leave)))
    return ballast
