"""Contents of attached files, kept once by their SHA-256 in a second file, so that the office's own file stays small.

Law: contents are on the disk before any entry names them; what no entry names is only lost room.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from threading import Lock

from sqlalchemy import Connection, Engine, func, insert, select

from desktop.store.engine import Door, open_engine
from desktop.store.errors import AttachmentError, MissingAttachmentError
from desktop.store.records import slices
from desktop.store.tables import blob


class Blobs:
    """The file attachments.db of one data folder; made at the first attachment."""

    def __init__(self, folder: Path, door: Door) -> None:
        self._path, self._door = folder / "attachments.db", door
        self._engine: Engine | None = None
        self._opening = Lock()

    def put(self, content: bytes, sha256: str | None = None) -> str:
        """Keep contents and give their hash. Raises AttachmentError when they are not those of the given hash."""
        found = hashlib.sha256(content).hexdigest()
        if sha256 is not None and sha256 != found:
            raise AttachmentError(sha256=sha256, found=found)
        with self._opened().begin() as connection:
            if not _held(connection, [found]):
                connection.execute(insert(blob).values(sha256=found, size=len(content), content=content))
        return found

    def get(self, sha256: str) -> bytes:
        """Raises MissingAttachmentError, and AttachmentError when the disk gave other bytes."""
        content = self._content(sha256)
        if content is None:
            raise MissingAttachmentError(sha256=sha256)
        found = hashlib.sha256(content).hexdigest()
        if found != sha256:
            raise AttachmentError(sha256=sha256, found=found)
        return content

    def missing(self, hashes: Iterable[str]) -> set[str]:
        """Those whose contents are not here (yet)."""
        wanted = set(hashes)
        if not wanted or not self._path.exists():
            return wanted
        with self._opened().connect() as connection:
            return wanted - _held(connection, sorted(wanted))

    def total(self) -> tuple[int, int]:
        """How many contents, and their bytes together."""
        if not self._path.exists():
            return 0, 0
        with self._opened().connect() as connection:
            row = connection.execute(select(func.count(), func.coalesce(func.sum(blob.c.size), 0))).one()
            return row[0], row[1]

    def close(self) -> None:
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None

    def _content(self, sha256: str) -> bytes | None:
        if not self._path.exists():
            return None
        with self._opened().connect() as connection:
            content: bytes | None = connection.execute(select(blob.c.content).where(blob.c.sha256 == sha256)).scalar()
            return content

    def _opened(self) -> Engine:
        with self._opening:
            if self._engine is None:
                engine = open_engine(self._path, self._door)
                if self._door == "write":
                    with engine.begin() as connection:
                        blob.create(connection, checkfirst=True)
                self._engine = engine
            return self._engine


def _held(connection: Connection, hashes: list[str]) -> set[str]:
    return {sha256 for some in slices(hashes)
            for sha256 in connection.execute(select(blob.c.sha256).where(blob.c.sha256.in_(some))).scalars()}
