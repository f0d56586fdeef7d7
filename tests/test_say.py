"""Every error of ours has a stable code of its own family and one Persian sentence that says what to do."""

import importlib
import inspect
import pkgutil
import re

import pytest

import desktop
import reports
from desktop.errors import KarbargError
from desktop.excel.errors import FormulaError
from desktop.operations.errors import NoSuchTemplateError
from desktop.say import code_of, sentence
from desktop.sentences import GENERAL, SENTENCES
from reports.errors import ReportError


def every_error():
    for room in (desktop, reports):
        for module in pkgutil.walk_packages(room.__path__, room.__name__ + "."):
            if module.name.rpartition(".")[2] == "errors":
                yield from (
                    each for _, each in inspect.getmembers(importlib.import_module(module.name), inspect.isclass)
                    if issubclass(each, KarbargError | ReportError) and each.__module__ == module.name)


ERRORS = sorted(set(every_error()), key=lambda each: (each.__module__, each.__name__))
LEAVES = [each for each in ERRORS if not each.__subclasses__()]


def test_the_errors_were_found():
    assert len(LEAVES) > 40


@pytest.mark.parametrize("error", LEAVES, ids=lambda each: f"{each.__module__}.{each.__name__}")
def test_every_error_has_a_sentence(error):
    assert re.fullmatch(r"E_[A-Z_]+", error.code), error
    assert error.code in SENTENCES, error.code
    said = sentence(error())
    assert "{" not in said
    assert re.search("[آ-ی]", said)


def test_an_unknown_failure_still_says_something():
    assert sentence(RuntimeError("x")) == GENERAL.format(code="E_UNKNOWN")
    assert code_of(ValueError()) == "E_UNKNOWN"


def test_facts_stand_in_the_sentence_with_persian_digits():
    assert "G۱۵" in sentence(FormulaError(cells="G15"))


def test_a_code_is_said_as_it_is_typed():
    said = sentence(NoSuchTemplateError(template="coop-warning-9", known="coop-warning-1، coop-warning-2"))
    assert "«coop-warning-9»" in said
    assert said.endswith("coop-warning-1، coop-warning-2")
    assert "۱۲" in sentence(NoSuchTemplateError(template="x", known="12"))
