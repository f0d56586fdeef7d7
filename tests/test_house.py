"""The laws of the house: what stands where, who imports whom, how large a thing may grow, and what no file may name."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parent.parent
TOP = {"pyproject.toml", "README.md", "desktop", "resources", "forms", "reports", "installer", "tests"}
NOT_OURS = {".git", ".venv", "__pycache__", "build", "dist", ".build"}
ROOMS = ("desktop", "forms", "reports", "installer")

# The outermost ring, where any exception must become a sentence instead of the end of the program.
MAY_CATCH_ALL = {"desktop/background.py", "desktop/app.py", "desktop/cli/main.py"}
DUMPING_GROUNDS = re.compile(r"(util|helper|manager|mixin|common|misc)s?$|(Mixin|Manager|Helper|Utils)$")
# Written so that no pattern finds itself.
PLACES_OF_ONE_MACHINE = re.compile(r"(?<![\w.])/(?:work|root|home)/")
REGISTRIES = re.compile(
    r"pypi\.org|python[h]osted|registry\.npm[j]s|debian\.or[g]|--(?:extra-)?inde[x]-url|--find-link[s]"
)
LICENCES = ("OFL*", "LICENSE*", "LICENCE*", "COPYING*")


def name(path):
    return path.relative_to(HOUSE).as_posix()


def is_ours(path):
    parts = path.relative_to(HOUSE).parts
    return not any(part in NOT_OURS or part.endswith(("_cache", ".egg-info", ".hypothesis")) for part in parts)


def all_files():
    tops = (entry for entry in HOUSE.iterdir() if is_ours(entry))
    files = (file for top in tops for file in ([top] if top.is_file() else top.rglob("*")))
    return sorted(file for file in files if file.is_file() and is_ours(file))


FILES = all_files()
CODE = [file for file in FILES if file.suffix == ".py" and name(file).startswith(tuple(f"{room}/" for room in ROOMS))]
TESTS = [file for file in FILES if file.suffix == ".py" and name(file).startswith("tests/")]
FONTS = [file for file in FILES if file.suffix in {".ttf", ".otf", ".woff", ".woff2"}]

each_code_file = pytest.mark.parametrize("file", CODE, ids=name)


def tree_of(file):
    return ast.parse(file.read_text(encoding="utf-8"))


def nodes(file, *kinds):
    return [node for node in ast.walk(tree_of(file)) if isinstance(node, kinds)]


def runs_clean(command):
    done = subprocess.run(command, cwd=HOUSE, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_ruff_finds_nothing():
    runs_clean([sys.executable, "-m", "ruff", "check", "--output-format=concise", "."])


def test_mypy_finds_nothing():
    runs_clean([sys.executable, "-m", "mypy", "--no-color-output"])


def test_no_floor_stands_on_a_floor_above_it():
    runs_clean([shutil.which("lint-imports", path=Path(sys.executable).parent)])


def test_the_top_level_is_exactly_the_designed_one():
    seen = {entry.name for entry in HOUSE.iterdir() if not entry.name.startswith(".") and is_ours(entry)}
    assert seen == TOP


@pytest.mark.parametrize("file", CODE + TESTS, ids=name)
def test_files_stay_small(file):
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 300


@each_code_file
def test_classes_and_functions_stay_small(file):
    limits = {ast.ClassDef: 200, ast.FunctionDef: 39, ast.AsyncFunctionDef: 39}
    long = {
        node.name: lines
        for node in nodes(file, *limits)
        if (lines := node.end_lineno - node.lineno + 1) > limits[type(node)]
    }
    assert not long


@each_code_file
def test_modules_say_their_job(file):
    text = ast.get_docstring(tree_of(file))
    assert text, "a module says its job and its law in one to five lines"


@each_code_file
def test_nothing_is_named_for_a_dumping_ground(file):
    classes = [node.name for node in nodes(file, ast.ClassDef)]
    assert not [word for word in (file.stem, *classes) if DUMPING_GROUNDS.search(word)]


@each_code_file
def test_no_exception_is_swallowed_unseen(file):
    caught = [node for node in nodes(file, ast.ExceptHandler) if catches_all(node) and not raises_again(node)]
    if name(file) in MAY_CATCH_ALL:
        assert all(node.type is not None for node in caught), "a bare except also stops Ctrl+C"
    else:
        assert not [node.lineno for node in caught]


def catches_all(handler):
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(kind is None or ast.unparse(kind) in {"Exception", "BaseException"} for kind in kinds)


def raises_again(handler):
    """Undoing a half-done thing and letting the exception go on swallows nothing."""
    return any(isinstance(node, ast.Raise) and node.exc is None for node in handler.body)


@each_code_file
def test_imports_stand_at_the_top(file):
    late = [
        inner.lineno
        for function in nodes(file, ast.FunctionDef, ast.AsyncFunctionDef)
        for inner in ast.walk(function)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert not late


@each_code_file
def test_imports_name_what_they_take(file):
    for node in nodes(file, ast.ImportFrom):
        assert node.level == 0, f"line {node.lineno}: relative import"
        assert all(alias.name != "*" for alias in node.names), f"line {node.lineno}: star import"
    hidden = [node.lineno for node in nodes(file, ast.Name, ast.Attribute) if "TYPE_CHECKING" in ast.unparse(node)]
    assert not hidden, "TYPE_CHECKING hides a cycle: two files that need each other are one file"


@pytest.mark.parametrize("file", FILES, ids=name)
def test_no_file_names_a_registry_or_one_machines_folder(file):
    raw = file.read_bytes()
    if b"\0" in raw:
        return
    text = raw.decode("utf-8")
    found = [match.group() for pattern in (PLACES_OF_ONE_MACHINE, REGISTRIES) for match in pattern.finditer(text)]
    assert not found


@pytest.mark.parametrize("font", FONTS, ids=name)
def test_fonts_have_their_licence_beside_them(font):
    assert any(licence for pattern in LICENCES for licence in font.parent.glob(pattern))


def test_no_half_written_file_is_left():
    assert not [name(file) for file in FILES if file.suffix == ".part"]
