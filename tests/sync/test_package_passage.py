"""What goes in comes out, the same in every way; and stock tools open it without us."""

import inspect
import json
import random
import re
import shutil
import subprocess
import tempfile
import textwrap
import tracemalloc
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.sync import package
from desktop.sync.body import Tally, body_lines
from desktop.sync.errors import BodyError, FormatError, PackageMissingError
from desktop.sync.keys import write_card
from desktop.sync.package import AckLine, Contents, EntryLine, FileBlob, StationRange
from tests.sync.offices import COUNTY, CREATED, ENVELOPE, PROVINCE, ack, entry, small_body, small_contents

STOCK_TOOLS = ("openssl", "sha256sum", "age", "zstd")
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
VALUE = st.recursive(
    st.none() | st.booleans() | st.integers(-2**63, 2**63 - 1) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=10,
)
NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="/\\:"), min_size=1, max_size=30)
CONTENTS = st.builds(
    lambda fields, stations, acks, files: Contents(
        [entry(seq, station, fields=one) for station in stations for seq, one in enumerate(fields, 3)],
        [ack(f"30-{number:02}", seq) for number, seq in enumerate(acks)],
        [FileBlob.of(name, data) for name, data in files],
    ),
    st.lists(st.dictionaries(TEXT, VALUE, max_size=4), max_size=5),
    st.lists(st.sampled_from(["3001-01", "3001-02", "30-01"]), unique=True, max_size=3),
    st.lists(st.integers(0, 2**63 - 1), max_size=3),
    st.lists(st.tuples(NAMES, st.binary(max_size=300)), max_size=3),
)


@given(contents=CONTENTS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_everything_comes_out_as_it_went_in(post, contents):
    written = post.write(contents=contents)
    opened = post.open(written.path)
    lines = list(opened.lines(post.folder))
    assert [line.ack for line in lines if isinstance(line, AckLine)] == contents.acks
    assert [line.entry for line in lines if isinstance(line, EntryLine)] == contents.entries
    assert [line for line in lines if isinstance(line, FileBlob)] == contents.files
    assert opened.header == written.header
    assert (opened.header.entries, opened.header.acks, opened.header.files) == (
        len(contents.entries), len(contents.acks), len(contents.files))


def test_types_survive(post):
    """In Python 1 == True == 1.0, so equality alone would not see a changed type."""
    fields = {"a": [None, True], "b": [1, 0], "c": [False, "1"], "d": [{"x": []}, -5]}
    lines = post.read(post.write(contents=Contents([entry(1, fields=fields)])).path)
    assert repr(lines[0].entry["fields"]) == repr(fields)


def test_the_header_says_what_is_inside(post):
    entries = [entry(4), entry(9, "3001-02"), entry(6), entry(12, "3001-02")]
    header = post.open(post.write(contents=Contents(entries, [ack()])).path).header
    assert header.stations == (StationRange("3001-01", 4, 6, entries[2]["hash"]),
                               StationRange("3001-02", 9, 12, entries[3]["hash"]))
    assert (header.sender, header.receiver, header.seq, header.schema, header.min_schema) == (COUNTY, PROVINCE, 7, 3, 2)
    assert (header.sender_name, header.created) == ("اداره کرج", "2026-11-22T08:00:00Z")
    assert header.key_id == post.county.card.key_id


def test_written_tells_the_truth(post):
    written = post.write()
    assert (written.path, written.seq, written.entries) == (post.folder / "p.karbarg", 7, 2)
    assert written.bytes == written.path.stat().st_size
    assert written.package_id == post.open(written.path).header.package_id
    assert [file.name for file in post.folder.iterdir()] == ["p.karbarg"]


def test_an_empty_package_is_lawful(post):
    written = post.write(contents=Contents())
    assert post.read(written.path) == []


def test_moments_are_written_in_utc(post):
    tehran = datetime(2026, 11, 22, 11, 30, tzinfo=timezone(timedelta(hours=3, minutes=30)))
    assert post.write(envelope=replace(ENVELOPE, created=tehran)).header.created == "2026-11-22T08:00:00Z"


def test_the_body_has_exactly_the_agreed_bytes():
    assert b"".join(body_lines(small_contents(), Tally())) == small_body()


def test_the_same_contents_have_the_same_id(post):
    first = post.write("a")
    later = replace(ENVELOPE, created=CREATED + timedelta(days=1))
    assert post.write("b", envelope=later).package_id == first.package_id
    assert (post.folder / "a").read_bytes() != (post.folder / "b").read_bytes()
    other = [post.write("c", envelope=replace(ENVELOPE, seq=8)), post.write("c", Contents([entry(4)]))]
    assert first.package_id not in {one.package_id for one in other}


def test_no_personal_data_in_the_clear(post):
    secret = entry(1, user="نام-خاص", fields={"mobile": [None, "09121234567"]})
    data = post.write(contents=Contents([secret])).path.read_bytes()
    assert "نام-خاص".encode() not in data
    assert b"09121234567" not in data


def test_the_sender_can_still_read_its_own_package(post):
    written = post.write()
    lines = list(replace(post.open(written.path), _keys=post.county.keys).lines(post.folder))
    assert len(lines) == 4


def test_a_package_is_read_twice_or_left_half_way(post):
    opened = post.open(post.write().path)
    first = opened.lines(post.folder)
    next(first)
    first.close()
    assert list(opened.lines(post.folder)) == list(opened.lines(post.folder))
    assert [file.name for file in post.folder.iterdir()] == ["p.karbarg"]


@pytest.mark.parametrize("bad", [
    {"fields": {"x": [None, 1.5]}}, {"fields": {"x": [None, float("nan")]}}, {"fields": {"x": [None, 2**63]}},
    {"fields": {"x": [None, "\ud800"]}}, {"fields": {"x": {1, 2}}}, {"t": "ack"},
    {"seq": 0}, {"seq": "4"}, {"seq": True}, {"station": ""}, {"station": None},
    {"hash": "short"}, {"hash": "A" * 64}, {"seq": 3},
])
def test_what_no_receiver_would_take_is_not_written(post, bad):
    with pytest.raises(BodyError):
        post.write(contents=Contents([entry(3), entry(4) | bad]))
    assert list(post.folder.iterdir()) == []


@pytest.mark.parametrize("blob", [
    FileBlob("0" * 64, "a.jpg", b"x"), FileBlob.of("../a.jpg", b"x"), FileBlob.of("c:a", b"x"),
    FileBlob.of("a\\b", b"x"), FileBlob.of("", b"x"), FileBlob.of("x" * 256, b"x"),
    FileBlob.of("a.jpg", bytes(16 * 1024**2 + 1)),
])
def test_bad_attachments_are_not_written(post, blob):
    with pytest.raises(BodyError):
        post.write(contents=Contents(files=[blob]))
    assert list(post.folder.iterdir()) == []


@pytest.mark.parametrize("change", [
    {"seq": 0}, {"sender": 0}, {"schema": 0}, {"sender_name": "x" * 121}, {"schema": True},
])
def test_a_header_no_receiver_would_take_is_not_written(post, change):
    with pytest.raises(FormatError):
        post.write(envelope=replace(ENVELOPE, **change))
    assert list(post.folder.iterdir()) == []


def test_too_many_stations_for_a_header(post):
    with pytest.raises(FormatError):
        post.write(contents=Contents(entry(1, f"3001-{number}") for number in range(3000)))


def test_the_biggest_attachment_passes(post):
    blob = FileBlob.of("a.bin", random.Random(1).randbytes(16 * 1024**2))
    assert post.read(post.write(contents=Contents(files=[blob])).path) == [blob]


def test_memory_stays_bounded(post):
    noise = random.Random(2)
    tracemalloc.start()
    try:
        written = post.write(contents=Contents(files=(FileBlob.of(f"{n}", noise.randbytes(2**20)) for n in range(60))))
        count = sum(1 for _ in post.open(written.path).lines(post.folder))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert (count, written.bytes > 60 * 2**20) == (60, True)
    assert peak < 40 * 2**20


@pytest.mark.skipif(not all(map(shutil.which, STOCK_TOOLS)), reason="a stock tool is absent")
def test_stock_tools_check_and_open_it(post):
    """Runs the very commands that the docstring promises."""
    post.write("package.karbarg")
    write_card(post.folder / "sender.card.json", post.county.card)
    (post.folder / "receiver.key").write_text(post.province.keys.age_secret + "\n", encoding="ascii")
    commands = textwrap.dedent(inspect.getdoc(package).split("\n\n")[2])
    assert len(commands.splitlines()) == 10
    done = run(commands, post.folder)
    assert done.returncode == 0, done.stderr
    said = done.stdout.splitlines()
    assert said == ["karbarg-package 1", "Signature Verified Successfully", "payload.age: OK", "body.ndjson: OK"]
    assert (post.folder / "body.ndjson").read_bytes() == small_body()
    names = [json.loads(line)["t"] for line in (post.folder / "body.ndjson").read_bytes().splitlines()]
    assert names == ["begin", "ack", "entry", "entry", "file", "end"]

    header = (post.folder / "header.json").read_bytes()
    (post.folder / "header.json").write_bytes(header.replace(b'"seq":7', b'"seq":8'))
    openssl = re.search("openssl.*", commands)[0]
    assert run(openssl, post.folder).returncode != 0


def run(commands, folder):
    return subprocess.run(["sh", "-ec", commands], cwd=folder, capture_output=True, text=True, check=False)


def test_the_spool_leaves_no_trace(post):
    """Beyond 8 MB the decrypted payload goes to a file without a name."""
    noise = random.Random(3)
    files = [FileBlob.of(f"{n}", noise.randbytes(2**20)) for n in range(12)]
    written = post.write(contents=Contents(files=files))
    spool = Path(tempfile.mkdtemp(dir=post.folder))
    lines = post.open(written.path).lines(spool)
    next(lines)
    assert list(spool.iterdir()) == []
    if Path("/proc/self/fd").exists():
        opened = [one.readlink() for one in Path("/proc/self/fd").iterdir() if one.is_symlink()]
        assert any(file.is_relative_to(spool) for file in opened)
    assert len(list(lines)) == 11


def test_a_spool_that_cannot_be_written_is_named(post):
    noise = random.Random(3)
    written = post.write(contents=Contents(files=[FileBlob.of("a", noise.randbytes(9 * 2**20))]))
    with pytest.raises(PackageMissingError) as refusal:
        list(post.open(written.path).lines(post.folder / "none"))
    assert refusal.value.facts["path"] == str(post.folder / "none")
