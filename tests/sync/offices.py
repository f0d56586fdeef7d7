"""Two offices that know each other, and a forger who can sign whatever he likes with a real key."""

import base64
import hashlib
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pyrage
import zstandard

from desktop.sync.keys import OfficeCard, OwnKeys
from desktop.sync.package import Contents, Envelope, FileBlob, open_package, write_package

COUNTY, PROVINCE = 3001, 30
CREATED = datetime(2026, 11, 22, 8, 0, 0, tzinfo=UTC)
ENVELOPE = Envelope(COUNTY, "اداره کرج", 7, CREATED, schema=3, min_schema=2)


def entry(seq, station="3001-01", **changes):
    digest = hashlib.sha256(f"{station}/{seq}".encode()).hexdigest()
    return {"station": station, "seq": seq, "prev_hash": "0" * 64, "hash": digest, "at": "2026-11-22T08:00:00Z",
            "user": "کاربر یک", "role": "clerk", "reason": "", "kind": "job", "number": 30010100000123, "base": None,
            "act": "create", "fields": {"name": [None, "شرکت نمونه‌ی یک"], "active": [False, True]}, "attachments": [],
            "action": seq, "schema": 3} | changes


def ack(station="30-01", seq=5):
    return {"station": station, "seq": seq, "hash": "a" * 64}


@dataclass
class Office:
    code: int
    keys: OwnKeys
    card: OfficeCard


@dataclass
class Post:
    """The way from the county to the province."""

    folder: Path
    county: Office
    province: Office
    directory: dict = field(default_factory=dict)

    def write(self, name="p.karbarg", contents=None, envelope=ENVELOPE):
        contents = contents or small_contents()
        return write_package(self.folder / name, envelope, contents, self.county.keys, self.province.card)

    def open(self, path, **changes):
        known = {"me": PROVINCE, "keys": self.province.keys, "directory": self.directory} | changes
        return open_package(path, **known)

    def read(self, path, **changes):
        return list(self.open(path, **changes).lines(self.folder))

    def forge(self, body, *, age=None, keys=None, **header):
        """A package of our own making, well signed; `header` overrides what it truthfully would say."""
        keys = keys or self.county.keys
        sealed = age if age is not None else seal(zstandard.compress(body, 9), self.province.keys, keys)
        truth = json.loads(self.write("true.karbarg").path.read_bytes().split(b"\n")[1])
        truth |= {"body_sha256": sha(body), "body_size": len(body), "payload_sha256": sha(sealed),
                  "payload_size": len(sealed), "key_id": keys.key_id, **header}
        if "package_id" not in header:
            truth["package_id"] = meaning(truth)
        path = self.folder / "forged.karbarg"
        path.write_bytes(signed(plain(truth), keys) + sealed)
        return path


def small_contents():
    return Contents([entry(4), entry(5)], [ack()], [FileBlob.of("اسکن.jpg", b"\xff\xd8\x00picture")])


def small_body():
    """What `small_contents` becomes, written without the code under test."""
    blob = b"\xff\xd8\x00picture"
    lines = [{"t": "begin", "v": 1}, ack() | {"t": "ack"}, entry(4) | {"t": "entry"}, entry(5) | {"t": "entry"},
             {"t": "file", "sha256": sha(blob), "name": "اسکن.jpg", "size": len(blob),
              "data": base64.b64encode(blob).decode()}]
    return ended(b"".join(plain(line) + b"\n" for line in lines))


def ended(lines, entries=2, files=1, acks=1):
    end = {"t": "end", "entries": entries, "files": files, "acks": acks, "sha256": sha(lines)}
    return lines + plain(end) + b"\n"


def plain(value):
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def sha(data):
    return hashlib.sha256(data).hexdigest()


def meaning(header):
    names = ("sender", "receiver", "seq", "stations", "acks", "entries", "files", "body_sha256")
    return sha(plain({name: header[name] for name in names if name in header}))


def signed(header, keys):
    return b"karbarg-package 1\n" + header + b"\n" + base64.b64encode(keys.sign(header)) + b"\n"


def seal(data, *keys):
    return pyrage.encrypt(data, [pyrage.x25519.Recipient.from_str(one.age_recipient) for one in keys])


def office(code, name, role):
    keys = OwnKeys.generate()
    return Office(code, keys, keys.card(code, name, role))
