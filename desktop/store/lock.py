"""One program at a time writes an office: a lock of the operating system on office.lock, gone when the program dies."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import IO

from desktop.store.errors import OfficeInUseError, ReadOnlyFolderError

if sys.platform == "win32":
    import msvcrt

    def _try_lock(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _try_lock(file: IO[bytes]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


class OfficeLock:
    """Held from construction to `release`."""

    def __init__(self, folder: Path) -> None:
        try:
            self._file = os.fdopen(os.open(folder / "office.lock", os.O_RDWR | os.O_CREAT, 0o644), "r+b", buffering=0)
        except OSError:
            raise ReadOnlyFolderError(folder=str(folder)) from None
        try:
            _try_lock(self._file)
        except OSError:
            self._file.close()
            raise OfficeInUseError(folder=str(folder)) from None

    def release(self) -> None:
        """The file stays: removing it would let two programs lock two files of one name."""
        self._file.close()
