"""An office's own keys, and the card that makes their public half known to other offices.

A card proves only that its maker holds the key; people compare `fingerprint` by phone before they trust it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Literal, cast

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from desktop.sync.errors import CardError
from desktop.sync.safe_file import publish, read_from
from desktop.sync.sealing import check_recipient, new_identity, recipient_of
from desktop.sync.strict_json import canonical, decode64, encode64, parse

Role = Literal["county", "province"]
KeyStatus = Literal["active", "retired", "revoked"]

KEY_SIZE = 32
SIGNATURE_SIZE = 64
_CARD_LIMIT = 16 * 1024
_CARD_FORMAT = "karbarg-card"
_KEYS_FORMAT = "karbarg-keys"
_VERSION = 1
# Control characters, and the marks that make a name look like another one on the screen.
_UNSEEN = re.compile("[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def key_id_of(sign_public: bytes) -> str:
    """16 hex digits: `openssl pkey -pubin -in sender.pem -outform DER | tail -c 32 | sha256sum` begins with them."""
    return hashlib.sha256(sign_public).hexdigest()[:16]


def is_signed(data: bytes, signature: bytes, sign_public: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(sign_public).verify(signature, data)
    except InvalidSignature:
        return False
    return True


@dataclass(frozen=True, slots=True)
class OfficeCard:
    """The public half of an office's keys. Texts as in the file; made by `OwnKeys.card` or `read_card` only."""

    office: int
    role: Role
    name: str
    sign_public: str
    age_recipient: str
    signature: str = ""

    @property
    def sign_public_raw(self) -> bytes:
        return decode64(self.sign_public, KEY_SIZE)

    @property
    def sign_public_pem(self) -> str:
        key = Ed25519PublicKey.from_public_bytes(self.sign_public_raw)
        return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()

    @property
    def key_id(self) -> str:
        return key_id_of(self.sign_public_raw)

    def content(self) -> dict[str, object]:
        """All the file says, but for the signature. Derived values stand there for openssl and for people."""
        stated = {name: value for name, value in asdict(self).items() if name != "signature"}
        derived = {"key_id": self.key_id, "sign_public_pem": self.sign_public_pem}
        return {"format": _CARD_FORMAT, "version": _VERSION, **stated, **derived}


@dataclass(frozen=True, slots=True)
class OwnKeys:
    """Both secrets of this office: Ed25519 to sign, age X25519 to open. Never shown, never logged."""

    sign_secret: str = field(repr=False)
    age_secret: str = field(repr=False)

    @classmethod
    def generate(cls) -> OwnKeys:
        return cls(encode64(Ed25519PrivateKey.generate().private_bytes_raw()), new_identity())

    @classmethod
    def from_text(cls, text: str) -> OwnKeys:
        """Raises CardError for anything `to_text` has not written."""
        try:
            known = parse(text.encode())
            keys = cls(known["sign_secret"], known["age_secret"])  # type: ignore[index]
            decode64(keys.sign_secret, KEY_SIZE)
            recipient_of(keys.age_secret)
        except (ValueError, TypeError, KeyError):
            raise CardError(reason="own keys") from None
        if keys.to_text() != text:
            raise CardError(reason="own keys")
        return keys

    def to_text(self) -> str:
        content = {"format": _KEYS_FORMAT, "version": _VERSION, **asdict(self)}
        return canonical(content).decode()

    @property
    def age_recipient(self) -> str:
        return recipient_of(self.age_secret)

    @property
    def sign_public_raw(self) -> bytes:
        return self._signing_key().public_key().public_bytes_raw()

    @property
    def key_id(self) -> str:
        return key_id_of(self.sign_public_raw)

    def sign(self, data: bytes) -> bytes:
        return self._signing_key().sign(data)

    def signer(self) -> Callable[[bytes], bytes]:
        """For many signatures in a row: the key is parsed once."""
        return self._signing_key().sign

    def card(self, office: int, name: str, role: Role) -> OfficeCard:
        """The card to hand out. Raises CardError for a name or code that no card may carry."""
        public = encode64(self.sign_public_raw)
        bare = OfficeCard(office, role, name, public, self.age_recipient)
        signature = encode64(self.sign(canonical(bare.content())))
        card = OfficeCard(office, role, name, public, self.age_recipient, signature)
        _check(card)
        return card

    def _signing_key(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(decode64(self.sign_secret, KEY_SIZE))


@dataclass(frozen=True, slots=True)
class DirectoryKey:
    """A card people have accepted, and up to which package of its office it counts.

    `until_seq` is the last good package number of a retired or revoked key; None there means not one is good.
    """

    card: OfficeCard
    status: KeyStatus = "active"
    until_seq: int | None = None

    def covers(self, seq: int) -> bool:
        return self.status == "active" or (self.until_seq is not None and seq <= self.until_seq)


def fingerprint(card: OfficeCard) -> str:
    """Six groups of five digits (99 bits) over office, role and both keys, to be read over the phone."""
    bound = {"office": card.office, "role": card.role, "sign": card.sign_public, "age": card.age_recipient}
    digest = hashlib.sha256(b"karbarg-fingerprint 1\n" + canonical(bound)).digest()
    digits = f"{int.from_bytes(digest) % 10**30:030d}"
    return " ".join(digits[start:start + 5] for start in range(0, 30, 5))


def write_card(path: Path, card: OfficeCard) -> None:
    """Raises NoSpaceError, ReadOnlyFolderError, PackageMissingError."""
    publish(path, lambda file: file.write(card_to_text(card).encode()))


def card_to_text(card: OfficeCard) -> str:
    """The card as its file holds it: JSON, one line for each fact."""
    lines = [f" {canonical(name).decode()}: {canonical(value).decode()}"
             for name, value in {**card.content(), "signature": card.signature}.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def read_card(path: Path) -> OfficeCard:
    """Raises CardError unless the card is whole and signed by its own key; PackageMissingError if unreadable."""
    with read_from(path), path.open("rb") as file:
        data = file.read(_CARD_LIMIT + 1)
    if len(data) > _CARD_LIMIT:
        raise CardError(reason="size", path=str(path))
    return card_from_text(data, str(path))


def card_from_text(data: bytes | str, path: str = "") -> OfficeCard:
    """The inverse of `card_to_text`; raises CardError unless the card is whole and signed by its own key."""
    try:
        return _card_of(parse(data.encode() if isinstance(data, str) else data))
    except (ValueError, TypeError, KeyError):
        raise CardError(reason="shape", path=path) from None


def _card_of(given: object) -> OfficeCard:
    content = cast("dict[str, object]", given) if isinstance(given, dict) else {}
    stated = {name: content[name] for name in OfficeCard.__dataclass_fields__}
    card = OfficeCard(**stated)  # type: ignore[arg-type]  # _check looks at every type
    _check(card)
    if canonical({**card.content(), "signature": card.signature}) != canonical(content):  # in Python True == 1
        raise CardError(reason="shape")
    return card


def _check(card: OfficeCard) -> None:
    if type(card.office) is not int or card.office <= 0 or card.role not in {"county", "province"}:
        raise CardError(reason="office")
    if not isinstance(card.name, str) or not 0 < len(card.name.strip()) <= 120 or _UNSEEN.search(card.name):
        raise CardError(reason="name")
    check_recipient(card.age_recipient)
    if not is_signed(canonical(card.content()), decode64(card.signature, SIGNATURE_SIZE), card.sign_public_raw):
        raise CardError(reason="signature", office=card.office)
