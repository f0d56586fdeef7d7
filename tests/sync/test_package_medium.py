"""Full, read-only, missing and pulled-out media: a package is whole or absent, and an older one stays."""

import errno
import os
import shutil
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from desktop.sync.errors import DamagedError, NoSpaceError, PackageMissingError, ReadOnlyFolderError, TruncatedError
from desktop.sync.keys import write_card
from desktop.sync.package import Contents, write_package
from desktop.sync.safe_file import publish, read_from, written_to
from tests.sync.offices import ENVELOPE, entry

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no always-full device here")
def test_a_full_medium(post):
    post.write()
    before = (post.folder / "p.karbarg").read_bytes()
    (post.folder / "p.karbarg.part").symlink_to("/dev/full")
    with pytest.raises(NoSpaceError) as refusal:
        post.write(contents=Contents([entry(8)]))
    assert refusal.value.facts["path"].endswith("p.karbarg")
    assert [file.name for file in post.folder.iterdir()] == ["p.karbarg"]
    assert (post.folder / "p.karbarg").read_bytes() == before


def test_a_medium_with_a_largest_file_size(post):
    """FAT32 ends at 4 GB; here the limit is 600 bytes."""
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (600, hard))
    try:
        with pytest.raises(NoSpaceError):
            post.write()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert list(post.folder.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="folders have no mode here")
def test_a_folder_that_may_not_be_written(post):
    folder = Path("/sys") if os.geteuid() == 0 else post.folder / "locked"
    if folder != Path("/sys"):
        folder.mkdir(mode=0o555)
    with pytest.raises(ReadOnlyFolderError):
        write_package(folder / "p.karbarg", *arguments(post))
    with pytest.raises(ReadOnlyFolderError):
        write_card(folder / "c.card.json", post.county.card)


def test_a_folder_that_is_not_there(post):
    with pytest.raises(PackageMissingError):
        write_package(post.folder / "stick" / "p.karbarg", *arguments(post))


def arguments(post):
    return ENVELOPE, Contents([entry(4)]), post.county.keys, post.province.card


@pytest.mark.parametrize(("number", "error"), [
    (errno.ENOSPC, NoSpaceError), (errno.EDQUOT, NoSpaceError), (errno.EFBIG, NoSpaceError),
    (errno.EROFS, ReadOnlyFolderError),
    (errno.EACCES, ReadOnlyFolderError), (errno.EPERM, ReadOnlyFolderError), (errno.EIO, PackageMissingError),
    (errno.ENODEV, PackageMissingError), (errno.ENOENT, PackageMissingError),
])
def test_what_the_medium_says_is_named(number, error):
    with pytest.raises(error) as refusal, written_to(Path("a/b")):
        raise OSError(number, os.strerror(number))
    assert refusal.value.facts == {"path": "a/b", "reason": os.strerror(number)}
    with pytest.raises(PackageMissingError), read_from(Path("a/b")):
        raise OSError(number, os.strerror(number))


@pytest.mark.parametrize("failure", [
    KeyError("of the store"), FileNotFoundError("an attachment"), KeyboardInterrupt(), MemoryError(),
])
def test_failures_of_the_giver_come_out_as_they_are(post, failure):
    def entries():
        yield entry(4)
        raise failure

    with pytest.raises(type(failure)) as seen:
        post.write(contents=Contents(entries()))
    assert seen.value is failure
    assert list(post.folder.iterdir()) == []


def test_nothing_is_published_that_reads_back_wrong(tmp_path):
    target = tmp_path / "x"
    target.write_bytes(b"old")

    def check(part):
        assert part.read_bytes() == b"new"
        raise DamagedError(expected=3, found=2, extra=0)

    with pytest.raises(DamagedError):
        publish(target, lambda file: file.write(b"new"), check)
    assert [file.name for file in tmp_path.iterdir()] == ["x"]
    assert target.read_bytes() == b"old"


@pytest.mark.parametrize(("spoil", "error"), [
    (lambda data: data[:-1] + bytes([data[-1] ^ 1]), DamagedError), (lambda data: data[:-1], TruncatedError),
])
def test_a_stick_that_loses_what_it_took(post, monkeypatch, spoil, error):
    """Cheap sticks take every byte and give back others: only reading back can tell."""
    monkeypatch.setattr(shutil, "copyfileobj", lambda source, target, _size: target.write(spoil(source.read())))
    with pytest.raises(error):
        post.write()
    assert list(post.folder.iterdir()) == []


def test_a_leftover_part_is_no_hindrance(post):
    (post.folder / "p.karbarg.part").write_bytes(b"half" * 10_000)
    assert len(post.read(post.write().path)) == 4
    assert [file.name for file in post.folder.iterdir()] == ["p.karbarg"]


@pytest.mark.skipif(os.name != "posix", reason="kill -9")
def test_killed_at_any_moment_leaves_a_whole_file_or_none(tmp_path):
    """A process writes one package after another over the same name; it is killed, and the file must be good."""
    program = textwrap.dedent(f"""
        import sys
        sys.path.insert(0, {str(ROOT)!r})
        from pathlib import Path
        from tests.sync import offices
        from desktop.sync.package import Contents
        county = offices.office(3001, "a", "county")
        post = offices.Post(Path(sys.argv[1]), county, county)
        print("ready", flush=True)
        while True:
            post.write(contents=Contents(offices.entry(seq) for seq in range(1, 400)))
    """)
    for wait in (0.0, 0.01, 0.03, 0.05, 0.08):
        folder = tmp_path / str(wait)
        folder.mkdir()
        with subprocess.Popen([sys.executable, "-c", program, folder], stdout=subprocess.PIPE) as writer:
            assert writer.stdout.readline() == b"ready\n"
            time.sleep(wait)
            writer.send_signal(signal.SIGKILL)
        data = (folder / "p.karbarg").read_bytes() if (folder / "p.karbarg").exists() else None
        assert data is None or whole(data), wait


def whole(data):
    header = data.split(b"\n", 3)
    return f'"payload_size":{len(header[3])}'.encode() in header[1]
