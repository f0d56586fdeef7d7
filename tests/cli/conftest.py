"""The command line as a user takes it: words in; exit code, one document and one sentence out."""

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass

import pytest

from desktop.cli.main import main
from tests.operations import offices

SENTENCE = re.compile(r"[«»\w].*[\u0600-\u06ff].* \[(E_[A-Z_]+)\]")


@dataclass
class Said:
    """What a command said."""

    code: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)

    @property
    def refusal(self):
        """The stable code behind the one sentence on stderr; the test fails when anything else stands there."""
        assert self.code == 1, (self.code, self.out, self.err)
        lines = self.err.strip().splitlines()
        assert len(lines) == 1, self.err
        found = SENTENCE.fullmatch(lines[0])
        assert found, lines[0]
        return found[1]


@pytest.fixture
def karbarg(capsys, monkeypatch):
    """Run one command in this process."""
    for name in ("KARBARG_OFFICE", "KARBARG_USER"):
        monkeypatch.delenv(name, raising=False)

    def run(*words):
        capsys.readouterr()
        try:
            code = main([str(word) for word in words])
        except SystemExit as usage:
            code = usage.code
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return run


@pytest.fixture
def program():
    """Run one command as a program of its own."""

    def run(*words, **environment):
        done = subprocess.run(
            [sys.executable, "-m", "desktop", *map(str, words)], cwd=offices.HOUSE, capture_output=True, check=False,
            env={**_environment(), **environment}, timeout=120)
        return Said(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


def _environment():
    return {name: value for name, value in os.environ.items() if not name.startswith("KARBARG_")}


@pytest.fixture
def new(tmp_path):
    """(county, province) that have nothing yet."""
    return offices.copy_of("new", tmp_path / "offices")


@pytest.fixture
def sample(tmp_path):
    """(county, province), the county with sixty imported jobs."""
    return offices.copy_of("sample", tmp_path / "offices")


@pytest.fixture
def running(tmp_path):
    """(county, province), the county in the midst of a campaign."""
    return offices.copy_of("running", tmp_path / "offices")
