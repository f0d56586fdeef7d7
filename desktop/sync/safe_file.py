"""Files that are whole or absent: written beside the place as `x.part`, flushed, checked, then renamed.

Law: an error of the medium comes out as one of our errors, and no `.part` stays behind.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from desktop.sync.errors import NoSpaceError, PackageMissingError, ReadOnlyFolderError

# EFBIG: FAT32 ends a file at 4 GB.
_FULL = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})
_READ_ONLY = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})


def _facts(error: OSError, path: Path) -> dict[str, object]:
    return {"path": str(path), "reason": error.strerror or str(error)}


@contextmanager
def written_to(path: Path) -> Iterator[None]:
    """Names the medium's errors while writing. Raises NoSpaceError, ReadOnlyFolderError, PackageMissingError."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise NoSpaceError(**_facts(error, path)) from error
        if error.errno in _READ_ONLY:
            raise ReadOnlyFolderError(**_facts(error, path)) from error
        raise PackageMissingError(**_facts(error, path)) from error


@contextmanager
def read_from(path: Path) -> Iterator[None]:
    """Names the medium's errors while reading. Raises PackageMissingError (also for a stick pulled out)."""
    try:
        yield
    except OSError as error:
        raise PackageMissingError(**_facts(error, path)) from error


def _forget_cached(file: IO[bytes]) -> None:
    """So that reading back asks the medium, not the memory of this computer (Linux; Windows has no such call)."""
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _flush_folder(folder: Path) -> None:
    if os.name != "posix":
        return  # Windows cannot open a folder; os.replace is what there is
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _accept(_part: Path) -> None:
    return


def publish(path: Path, fill: Callable[[IO[bytes]], object], check: Callable[[Path], object] = _accept) -> None:
    """Let `fill` write the file and `check` read it back; only then does it get its name.

    An older file of that name stays untouched until then.
    Raises what `fill` and `check` raise, and the errors of `written_to`.
    """
    part = path.with_name(path.name + ".part")
    try:
        with written_to(path):
            with part.open("wb") as file:
                fill(file)
                file.flush()
                os.fsync(file.fileno())
                _forget_cached(file)
            check(part)
            part.replace(path)
            _flush_folder(path.parent)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise
