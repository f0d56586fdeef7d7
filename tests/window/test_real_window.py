"""The program as its people meet it: a process on a real screen, driven by keyboard, judged by its database."""

import contextlib
import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from desktop.store.database import Database
from desktop.store.queries import Query
from forms.catalog import job, person
from forms.rules import record_number
from tests.ui.memory import national_code

pytestmark = [
    pytest.mark.window,
    pytest.mark.skipif(shutil.which("xdotool") is None, reason="no xdotool here"),
]
HOUSE = Path(__file__).parents[2]
DESK = "کاربرگ — ادارهٔ شهرستان کرج"
PATIENCE = 60  # seconds for a cold start on a busy machine


def until(true, why):
    end = time.monotonic() + PATIENCE
    while not (found := true()):
        assert time.monotonic() < end, why
        time.sleep(0.1)
    return found


def tool(*words):
    return subprocess.run(["xdotool", *words], capture_output=True, text=True, check=False).stdout.split()


class Shown:
    """A running program and its window."""

    def __init__(self, process):
        self.process = process

    def window(self, title):
        """Wait for the window of this title and give it the keyboard."""
        found = until(lambda: self._windows(title), f"no window «{title}» came")
        tool("windowactivate", "--sync", found[-1])
        time.sleep(0.3)
        return found[-1]

    def press(self, *keys):
        for key in keys:
            tool("key", "--clearmodifiers", key)
            time.sleep(0.15)

    def write(self, text):
        """ASCII only: xdotool loses the first letters of others."""
        tool("type", "--delay", "25", text)
        time.sleep(0.3)

    def choose_profile(self):
        """Enter, as soon as the start screen listens to it: nothing outside the program can see when it does."""
        self.window("^کاربرگ$")

        def entered():
            self.press("Return")
            time.sleep(0.3)
            return self._windows(DESK)

        until(entered, "Enter on the start screen did not open the desk")
        self.window(DESK)

    def ends(self):
        return self.process.wait(PATIENCE)

    def _windows(self, title):
        assert self.process.poll() is None, f"the program ended with {self.process.returncode}"
        return tool("search", "--all", "--onlyvisible", "--pid", str(self.process.pid), "--name", title)


@pytest.fixture
def launch(county, tmp_path):
    """`python -m desktop` on a demonstration office, its habits kept in the test's folder."""
    running = []

    def launch(*words):
        home = {"XDG_DATA_HOME": str(tmp_path / "data"), "HOME": str(tmp_path), "KARBARG_OFFICE": str(county)}
        process = subprocess.Popen([sys.executable, "-m", "desktop", *words], cwd=HOUSE, env=os.environ | home,
                                   stderr=subprocess.PIPE, text=True)
        running.append(process)
        return Shown(process)

    yield launch
    for process in running:
        if process.poll() is None:
            process.kill()
        process.stderr.close()
        process.wait()


@pytest.fixture
def desk_shown(launch):
    shown = launch()
    shown.choose_profile()
    return shown


@contextlib.contextmanager
def reading(county):
    database = Database.open_to_read(county)
    try:
        with database.read() as reader:
            yield reader
    finally:
        database.close()


def picture(window, path):
    subprocess.run(["import", "-window", window, path], check=True)
    return QImage(str(path))


def test_it_opens_paints_and_ends_with_nothing_held(desk_shown, county, tmp_path):
    window = desk_shown.window(DESK)
    time.sleep(1.5)
    if shutil.which("import"):
        image = picture(window, tmp_path / "desk.png")
        colours = {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
        assert len(colours) > 50, "the window is blank"
        right, left = (sum(image.pixelColor(x, y).lightness() for y in range(100, image.height() - 60, 9))
                       for x in (image.width() - 8, 300))
        assert right < left / 2, "the rail is not at the right"
    desk_shown.press("alt+F4")
    assert desk_shown.ends() == 0
    assert desk_shown.process.stderr.read() == ""
    Database(county).close()


def test_a_national_code_is_found_and_the_record_mended(desk_shown, county):
    with reading(county) as reader:
        found = reader.page(person.FORM, Query(), 0, 1)[0]
    desk_shown.press("ctrl+k")
    desk_shown.write(found.values[person.NATIONAL_CODE])
    time.sleep(1)
    desk_shown.press("Return")
    time.sleep(1)
    desk_shown.press("Return", "ctrl+a")
    desk_shown.write("Mina")
    desk_shown.press("ctrl+s")

    def saved():
        with reading(county) as reader:
            numbers = (reader.by_key(form, "national_code", [found.values[person.NATIONAL_CODE]]).values()
                       for form in (person.FORM,))
            records = reader.many([number for each in numbers for number in each]).values()
            jobs = reader.page(job.FORM, Query(where=(("person", "=", found.number),)), 0, 10)
            return [each for each in (*records, *jobs) if "Mina" in each.title or
                    any("Mina" in str(value) for value in each.values.to_json().values())]

    (mended,) = until(saved, "what was written by keyboard is not in the database")
    with reading(county) as reader:
        newest = reader.history(mended.number)[0]
    assert newest.act == "set"
    desk_shown.press("alt+F4")
    assert desk_shown.ends() == 0


def test_a_person_is_registered_by_keyboard(desk_shown, county):
    code = national_code(random.Random(77))
    desk_shown.press("alt+6", "ctrl+n")
    time.sleep(1)
    desk_shown.write(code)
    desk_shown.press("Return")
    desk_shown.write("Parastoo")
    desk_shown.press("Return")
    desk_shown.write("Najafi")
    desk_shown.press("ctrl+s")

    def saved():
        with reading(county) as reader:
            return reader.by_key(person.FORM, "national_code", [code])

    number = until(saved, "the person is not in the database")[code]
    assert record_number.office_of(number) == 3001
    desk_shown.press("alt+F4")
    assert desk_shown.ends() == 0


def test_unsaved_words_are_asked_about_before_the_end(desk_shown, county):
    desk_shown.press("alt+6", "ctrl+n")
    time.sleep(1)
    desk_shown.write("12345")
    desk_shown.press("alt+F4")
    time.sleep(1)
    assert desk_shown.process.poll() is None
    desk_shown.press("shift+Tab", "space")
    assert desk_shown.ends() == 0


def test_a_second_program_says_that_the_office_is_open_and_waits_its_turn(desk_shown, launch, county):
    second = launch()
    second.window("^کاربرگ$")
    time.sleep(2)
    assert not tool("search", "--all", "--onlyvisible", "--pid", str(second.process.pid), "--name", "کرج")
    desk_shown.window(DESK)
    desk_shown.press("alt+F4")
    assert desk_shown.ends() == 0
    second.window("^کاربرگ$")
    second.press("space")
    second.choose_profile()
    second.press("alt+F4")
    assert second.ends() == 0
    assert "E_OFFICE_IN_USE" in second.process.stderr.read()
