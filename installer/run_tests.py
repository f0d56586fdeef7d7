"""What installer/test.py does: set up, run the tests without a screen, then those with a real window; one verdict.

ruff, mypy and the import contracts run inside pytest (tests/test_house.py), so pytest alone tells them too.
"""

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from installer.environment import ROOT, TEST_LOCK, set_up
from installer.libraries import QT, TEST_FILES, TEST_PROGRAMS, X11, is_file, is_program, loads
from installer.screen import own_screen, screen_environment
from installer.words import SetUpError, refuse, speak_utf8, tell

NOTHING_RAN = 5  # pytest's exit code when no test was chosen


@dataclass(frozen=True)
class Outcome:
    """How one run of pytest ended."""

    name: str
    code: int
    seconds: float
    passed: int = 0
    failed: int = 0
    skipped: int = 0


def main(arguments):
    speak_utf8()
    try:
        python = set_up(TEST_LOCK, (QT | X11, loads), (TEST_PROGRAMS, is_program), (TEST_FILES, is_file))
        outcomes = [without_screen(python, arguments), with_windows(python, arguments)]
    except SetUpError as trouble:
        return refuse(trouble)
    except KeyboardInterrupt:
        return 130
    return verdict(outcomes, narrowed=bool(arguments))


def without_screen(python, arguments):
    tell("آزمون‌های بدون نمایشگر", "Tests without a screen")
    workers = str(max(2, min(os.cpu_count() or 2, 8)))
    # Workers that are done take from those that are not: mypy alone is a fifth of the run.
    several = ["-n", workers, "--dist", "worksteal"]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "KARBARG_WINDOW_TESTS": "0"}
    return pytest("offscreen", [python, "-m", "pytest", "-q", "-m", "not window", *several, *arguments], environment)


def with_windows(python, arguments):
    tell("آزمون‌های پنجرهٔ واقعی", "Tests in a real window")
    command = [python, "-m", "pytest", "-q", "-m", "window", *arguments]
    if not sys.platform.startswith("linux"):
        environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
        return pytest("window", command, environment | {"KARBARG_WINDOW_TESTS": "1"})
    with own_screen() as display:
        return pytest("window", command, screen_environment(display) | {"KARBARG_WINDOW_TESTS": "1"})


def pytest(name, command, environment):
    """Run pytest where its own lines can be seen, and count from the report it writes beside."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        began = time.monotonic()
        done = subprocess.run(
            [*command, f"--junitxml={report}"], cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, check=False
        )
        seconds = time.monotonic() - began
        return Outcome(name, done.returncode, seconds, *counts(report))


def counts(report):
    """(passed, failed, skipped) of a JUnit report; zeros when pytest ended before it wrote one."""
    if not report.exists():
        return 0, 0, 0
    # Our own pytest wrote it a moment ago.
    suites = list(ElementTree.parse(report).getroot().iter("testsuite"))  # noqa: S314
    tests, skipped = (sum(int(suite.get(name)) for suite in suites) for name in ("tests", "skipped"))
    failed = sum(int(suite.get(name)) for suite in suites for name in ("failures", "errors"))
    return tests - failed - skipped, failed, skipped


def is_good(outcome, narrowed):
    """A part that ran nothing is a failure, but for a run narrowed by hand to the other part."""
    return outcome.code == 0 or (outcome.code == NOTHING_RAN and narrowed)


def verdict(outcomes, narrowed):
    """Print what ran, close with one line that counts all of it, and give the exit code."""
    print()
    for outcome in outcomes:
        word = "ok" if is_good(outcome, narrowed) else f"FAILED (pytest exit code {outcome.code})"
        tally = f"{outcome.passed} passed, {outcome.failed} failed, {outcome.skipped} skipped"
        print(f"{outcome.name:10} {tally} in {outcome.seconds:.0f} s: {word}")
    good = all(is_good(outcome, narrowed) for outcome in outcomes) and any(outcome.code == 0 for outcome in outcomes)
    total = {name: sum(getattr(outcome, name) for outcome in outcomes) for name in ("passed", "failed", "skipped")}
    print(", ".join(f"{count} {name}" for name, count in total.items()))
    return 0 if good else 1
