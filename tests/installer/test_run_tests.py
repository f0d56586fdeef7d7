"""The verdict counts what ran, and a part that failed or ran nothing is never good."""

import subprocess
import sys

import pytest

from installer.run_tests import Outcome, counts, is_good, verdict

THREE_TESTS = """
import pytest
def test_good(): pass
def test_bad(): raise AssertionError
@pytest.mark.skip
def test_later(): pass
@pytest.fixture
def broken(): raise ValueError
def test_never(broken): pass
"""


def test_counts_are_those_of_pytests_own_report(tmp_path):
    (tmp_path / "test_three.py").write_text(THREE_TESTS, encoding="utf-8")
    report = tmp_path / "report.xml"
    quiet = ["-q", "-p", "no:pytest-qt", "-p", "no:cacheprovider", f"--junitxml={report}"]
    subprocess.run([sys.executable, "-m", "pytest", *quiet], cwd=tmp_path, capture_output=True, check=False)
    assert counts(report) == (1, 2, 1)


def test_a_run_that_wrote_no_report_counts_nothing(tmp_path):
    assert counts(tmp_path / "report.xml") == (0, 0, 0)


@pytest.mark.parametrize(
    ("code", "narrowed", "good"),
    [(0, False, True), (1, False, False), (1, True, False), (5, False, False), (5, True, True), (-11, True, False)],
)
def test_a_part_that_ran_nothing_is_good_only_when_narrowed_by_hand(code, narrowed, good):
    assert is_good(Outcome("window", code, 0.0), narrowed) is good


@pytest.mark.parametrize(
    ("codes", "narrowed", "exit_code"),
    [
        ((0, 0), False, 0),
        ((0, 5), False, 1),
        ((0, 5), True, 0),
        ((5, 5), True, 1),
        ((1, 0), False, 1),
        ((0, 1), True, 1),
        ((0, -6), False, 1),
    ],
)
def test_any_part_that_fails_fails_the_whole(codes, narrowed, exit_code):
    parts = [Outcome(name, code, 1.0) for name, code in zip(("offscreen", "window"), codes, strict=True)]
    assert verdict(parts, narrowed) == exit_code


def test_the_last_line_counts_both_parts(capsys):
    verdict([Outcome("offscreen", 1, 61.4, 40, 2, 3), Outcome("window", 0, 9.0, 7, 0, 1)], narrowed=False)
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1] == "47 passed, 2 failed, 4 skipped"
    assert "offscreen  40 passed, 2 failed, 3 skipped in 61 s: FAILED (pytest exit code 1)" in lines
    assert "window     7 passed, 0 failed, 1 skipped in 9 s: ok" in lines
