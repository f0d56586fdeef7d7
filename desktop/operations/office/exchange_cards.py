"""Which offices are known, by their cards: enrolment by file, the fingerprint read over the telephone."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from desktop.operations.desk import Desk
from desktop.operations.errors import NoOwnKeyError
from desktop.store.change import moment
from desktop.store.offices import KeptKey
from desktop.store.reader import Reader
from desktop.sync.keys import (
    DirectoryKey,
    KeyStatus,
    OfficeCard,
    OwnKeys,
    card_from_text,
    card_to_text,
    read_card,
    write_card,
)
from forms.rules import office_code


def own_keys(reader: Reader) -> OwnKeys:
    """The keys this office signs and opens with; raises NoOwnKeyError."""
    text = reader.own_key()
    if text is None:
        raise NoOwnKeyError
    return OwnKeys.from_text(text)


def own_card(desk: Desk) -> OfficeCard:
    """This office's public card; raises NoOwnKeyError."""
    office = desk.database.office
    with desk.database.read() as reader:
        return own_keys(reader).card(office.code, office.name, office.role)


def export_card(desk: Desk, to: Path) -> OfficeCard:
    """Write this office's public card to a file (or into a folder), for other offices to accept."""
    card = own_card(desk)
    write_card(to / f"{office_code.show(card.office)}.card.json" if to.is_dir() else to, card)
    return card


def look_at_card(path: Path) -> OfficeCard:
    """Read a card without accepting it, to compare its fingerprint first; raises CardError."""
    return read_card(path)


def accept_card(desk: Desk, path: Path) -> OfficeCard:
    """Take another office's card into the directory; raises CardError. Ask for its fingerprint by telephone."""
    card = read_card(path)
    with desk.database.change(desk.actor, reason=f"پذیرش کارت ادارهٔ {card.office}") as change:
        accepted = moment(datetime.now(UTC))
        change.keep_key(KeptKey(card.key_id, card.office, card_to_text(card), "active", None, accepted))
    return card


def known_cards(desk: Desk) -> list[DirectoryKey]:
    """The cards people here have accepted."""
    with desk.database.read() as reader:
        return list(directory_of(reader).values())


def directory_of(reader: Reader) -> dict[str, DirectoryKey]:
    """Key id → accepted card and its standing."""
    return {kept.key_id: _key(kept) for kept in reader.keys()}  # noqa: SIM118 - no dict


def _key(kept: KeptKey) -> DirectoryKey:
    return DirectoryKey(card_from_text(kept.card), cast(KeyStatus, kept.status), kept.until_seq)
