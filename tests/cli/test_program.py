"""`python -m desktop` as a program of its own: exit codes, two programs on one folder, the demonstration."""

import subprocess
import sys

import pytest

from tests.operations.offices import HOUSE, SAMPLE, a_job, digest, half_written, rows

HOLD = """
import sys, time
from pathlib import Path
from desktop.store.database import Database
from desktop.store.offices import Actor
database = Database(Path(sys.argv[1]))
print("held", flush=True)
if sys.argv[2] == "writing":
    with database.change(Actor("x", "clerk")) as change:
        change.keep_draft("job", 0, "x", {})
        print("writing", flush=True)
        time.sleep(60)
sys.stdin.read()
"""


@pytest.fixture
def other(request):
    """Another copy of the program that holds a folder; killed at the end."""

    def start(folder, doing="idle"):
        process = subprocess.Popen([sys.executable, "-c", HOLD, str(folder), doing], cwd=HOUSE, stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, text=True)
        request.addfinalizer(lambda: (process.kill(), process.communicate()))
        assert process.stdout.readline() == "held\n"
        if doing == "writing":
            assert process.stdout.readline() == "writing\n"
        return process

    return start


def words(typed):
    return [f"{name}={text}" for name, text in typed.items()]


def test_a_second_copy_of_the_program_is_told_so_and_changes_nothing(karbarg, program, sample, other, tmp_path):
    county, _province = sample
    before = digest(county)
    other(county)
    refused = program("--office", county, "save", "job", *words(a_job()))
    assert refused.refusal == "E_OFFICE_IN_USE"
    for command in (("import", "job", SAMPLE), ("package", "out", tmp_path), ("undo", "4"),
                    ("key", "add", county / "3001.card.json")):
        assert karbarg("--office", county, *command).refusal == "E_OFFICE_IN_USE"
    # To look is allowed beside it.
    assert len(karbarg("--office", county, "list", "job", "--json").json) == 60
    assert karbarg("--office", county, "import", "job", SAMPLE, "--dry-run", "--json").code == 0
    assert karbarg("--office", county, "check", "--json").json["ok"]
    assert digest(county) == before
    assert half_written(county) == half_written(tmp_path) == []


def test_after_the_first_copy_was_killed_the_second_one_works(karbarg, sample, other):
    county, _province = sample
    before = digest(county)
    process = other(county, "writing")
    assert len(karbarg("--office", county, "list", "job", "--json").json) == 60
    process.kill()
    process.wait()
    assert digest(county) == before  # what it was about to write is gone as a whole
    assert karbarg("--office", county, "save", "job", *words(a_job())).code == 0
    assert karbarg("--office", county, "check").code == 0
    assert rows(county, "SELECT count(*) FROM draft") == [(0,)]


def test_utf8_whatever_the_terminal_says(program, sample):
    county, _province = sample
    said = program("--office", county, "list", "job", "--limit", "1", PYTHONIOENCODING="ascii", LC_ALL="C")
    assert said.code == 0
    assert "کد رهگیری" in said.out


def test_the_variables_name_folder_and_user(program, sample):
    county, _province = sample
    done = program("save", "job", *words(a_job()), KARBARG_OFFICE=str(county), KARBARG_USER="حمید رستگار")
    assert (done.code, done.err) == (0, "")
    assert rows(county, "SELECT user, role FROM journal ORDER BY seq DESC LIMIT 1") == [("حمید رستگار", "chief")]


def test_usage_is_exit_code_two(program):
    said = program("nonsense")
    assert said.code == 2
    assert said.out == ""
    assert "Traceback" not in said.err


def test_the_reader_of_the_output_may_go(sample):
    county, _province = sample
    lister = subprocess.Popen([sys.executable, "-m", "desktop", "--office", str(county), "list", "job", "--json"],
                              cwd=HOUSE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    lister.stdout.close()
    error = lister.stderr.read()
    lister.wait(60)
    lister.stderr.close()
    assert b"Traceback" not in error


def test_the_demonstration_does_the_main_job_without_a_window(program, karbarg, tmp_path):
    folder = tmp_path / "نمایش"
    done = program("demo", folder, "--no-window")
    assert (done.code, done.err) == (0, "")
    for path in ("verification-papers.pdf", "verification-state.pdf", "3001-30-0001.karbarg"):
        assert str(folder / path) in done.out
        assert (folder / path).stat().st_size > 10_000
    county, province = folder / "karaj", folder / "alborz"
    counts = [rows(office, "SELECT count(*) FROM job WHERE voided = 0") for office in (county, province)]
    assert counts[0] == counts[1] != [(0,)]
    for office in (county, province):
        checked = karbarg("--office", office, "check", "--json")
        assert (checked.code, checked.json["ok"]) == (0, True)
    again = karbarg("demo", folder, "--no-window")
    assert (again.code, again.err) == (0, "")
    assert [rows(office, "SELECT count(*) FROM job WHERE voided = 0") for office in (county, province)] == counts
    assert half_written(folder) == []
