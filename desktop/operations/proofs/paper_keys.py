"""The keys that papers are signed with and checked by: the office's own, and those of the accepted cards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from desktop.operations.office.exchange_cards import directory_of
from desktop.operations.proofs.paper_proof import PaperSigner
from desktop.store.reader import Reader
from desktop.sync.keys import OwnKeys, key_id_of

Standing = Literal["active", "retired", "revoked"]


@dataclass(frozen=True, slots=True)
class PaperKey:
    """A public key: whose it is, and whether its signatures count (a retired key's still do, a revoked one's not)."""

    public: bytes
    office: int
    office_name: str
    standing: Standing

    @property
    def mark(self) -> bytes:
        return mark_of(self.public)


def mark_of(public: bytes) -> bytes:
    """Four bytes of the key's id, as codes of papers carry it."""
    return bytes.fromhex(key_id_of(public))[:4]


def paper_signer(reader: Reader) -> PaperSigner | None:
    """The office's own key, parsed once for a whole print; None in an office without keys."""
    text = reader.own_key()
    if text is None:
        return None
    keys = OwnKeys.from_text(text)
    return PaperSigner(mark_of(keys.sign_public_raw), keys.signer())


def paper_keys(reader: Reader) -> Sequence[PaperKey]:
    """Every key known here; own keys, the newest in force and the earlier ones retired, come first."""
    office = reader.office
    own = [OwnKeys.from_text(text).sign_public_raw for text in reader.own_keys()]
    cards = [PaperKey(kept.card.sign_public_raw, kept.card.office, kept.card.name, kept.status)
             for kept in directory_of(reader).values()]
    return [*(PaperKey(public, office.code, office.name, "retired" if place else "active")
              for place, public in enumerate(own)), *cards]
