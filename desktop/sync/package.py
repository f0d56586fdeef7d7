r"""The package file between offices, and the door to this room. Anybody can check and open one with stock tools.

Line 1 is `karbarg-package 1`, line 2 the header in canonical JSON, line 3 base64 of the Ed25519 signature over line 2
without its newline; then an age file, sealed to the receiver and to the sender, around one zstd frame of the body: JSON
lines begin, ack*, entry*, file*, end. With receiver.key (the line AGE-SECRET-KEY-1…) and sender.card.json:

    export LC_ALL=C
    head -n 1 package.karbarg
    head -n 2 package.karbarg | tail -n 1 | tr -d '\n' > header.json
    head -n 3 package.karbarg | tail -n 1 | base64 -d > header.sig
    printf '%b' "$(sed -n 's/.*"sign_public_pem": "\([^"]*\)".*/\1/p' sender.card.json)" > sender.pem
    openssl pkeyutl -verify -rawin -pubin -inkey sender.pem -sigfile header.sig -in header.json
    tail -n +4 package.karbarg > payload.age
    echo "$(sed 's/.*"payload_sha256":"\([0-9a-f]*\)".*/\1/' header.json)  payload.age" | sha256sum -c
    age -d -i receiver.key payload.age | zstd -d -q > body.ndjson
    echo "$(sed 's/.*"body_sha256":"\([0-9a-f]*\)".*/\1/' header.json)  body.ndjson" | sha256sum -c
"""

from __future__ import annotations

from desktop.sync.body import AckLine, Contents, EntryLine, FileBlob, Line
from desktop.sync.format import Header, StationRange
from desktop.sync.reading import OpenedPackage, open_package
from desktop.sync.writing import Envelope, Written, write_package

__all__ = [
    "AckLine",
    "Contents",
    "EntryLine",
    "Envelope",
    "FileBlob",
    "Header",
    "Line",
    "OpenedPackage",
    "StationRange",
    "Written",
    "open_package",
    "write_package",
]
