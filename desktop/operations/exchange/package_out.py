"""Make the package that carries the office's journal to another office (DESIGN 4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from desktop.operations.desk import Desk, Progress, unwatched
from desktop.operations.errors import NoCardError
from desktop.operations.office.exchange_cards import directory_of, own_keys
from desktop.store.change import moment
from desktop.store.packages import PackageOut
from desktop.store.reader import Reader
from desktop.sync.keys import OfficeCard
from desktop.sync.package import Contents, Envelope, FileBlob, write_package
from forms import catalog
from forms.rules import office_code


@dataclass(frozen=True, slots=True)
class PackageMade:
    """The file and what it carries: `entries` journal entries, `bytes` its size."""

    path: Path
    package_id: str
    seq: int
    entries: int
    bytes: int


def package_out(desk: Desk, to: Path, receiver: int | None = None, progress: Progress = unwatched) -> PackageMade:
    """Write everything the receiver has not acknowledged yet; `to` is a folder or the file's own path.

    Without `receiver`, the package goes to the only office whose card is known.
    Raises NoCardError, NoSpaceError, ReadOnlyFolderError, PackageMissingError; nothing half-written stays.
    """
    card = _receiver(desk, receiver)
    office = desk.database.office
    with desk.database.change(desk.actor, reason="ساختن بستهٔ تبادل") as change:
        seq = change.next_package_seq(card.office)
        entries = list(change.unacknowledged(card.office))
        acks = change.acks_for(card.office)
        progress(0, 2)
        name = f"{office_code.show(office.code)}-{office_code.show(card.office)}-{seq:04d}.karbarg"
        path = to / name if to.is_dir() else to
        now = datetime.now(UTC)
        envelope = Envelope(
            sender=office.code, sender_name=office.name, seq=seq, created=now,
            schema=catalog.SCHEMA, min_schema=1,
        )
        contents = Contents(entries=entries, acks=acks, files=_files(change, entries))
        written = write_package(path, envelope, contents, own_keys(change), card)
        change.keep_package_out(PackageOut(
            written.package_id, card.office, seq, "made", moment(now), written.entries,
            path=str(written.path.absolute())))
    progress(2, 2)
    return PackageMade(written.path, written.package_id, written.seq, written.entries, written.bytes)


def _receiver(desk: Desk, receiver: int | None) -> OfficeCard:
    with desk.database.read() as reader:
        cards = {key.card.office: key.card for key in directory_of(reader).values() if key.status == "active"}
    if receiver is None and len(cards) == 1:
        return next(iter(cards.values()))
    if receiver not in cards:
        raise NoCardError(office=receiver if receiver is not None else "گیرنده")
    return cards[receiver]


def _files(reader: Reader, entries: list[dict[str, Any]]) -> Iterator[FileBlob]:
    """The contents of attachments that these entries brought, each once."""
    named = {sha256 for entry in entries for sha256 in entry["attachments"]}
    for sha256 in sorted(named - reader.missing_attachments(named)):
        yield FileBlob.of(sha256, reader.attachment(sha256))
