"""JSON with one spelling: sorted keys, no spaces, UTF-8, no floats, 64-bit integers.

Law: what is read must be byte for byte what we would have written, so a signed text has one meaning.
"""

from __future__ import annotations

import base64
import json
from typing import NoReturn

_LARGEST = 2**63 - 1

_encoder = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def _refuse(_text: str) -> NoReturn:
    raise ValueError("not an integer")


def _integer(text: str) -> int:
    number = int(text)  # Python itself refuses more than 4,300 digits
    if not -_LARGEST - 1 <= number <= _LARGEST:
        raise ValueError("integer out of range")
    return number


_decoder = json.JSONDecoder(parse_float=_refuse, parse_constant=_refuse, parse_int=_integer)


def canonical(value: object) -> bytes:
    """The one spelling of a value. Raises ValueError or TypeError for what JSON cannot hold."""
    return _encoder.encode(value).encode()


def parse(data: bytes) -> object:
    """The value of a JSON text in any spelling. Raises ValueError for floats, NaN, big integers and broken text."""
    try:
        return _decoder.decode(data.decode())
    except RecursionError:
        raise ValueError("nested too deep") from None


def parse_canonical(data: bytes) -> object:
    """As `parse`, and ValueError unless the text is in its one spelling (so no key comes twice)."""
    value = parse(data)
    if canonical(value) != data:
        raise ValueError("not canonical")
    return value


def decode64(text: str | bytes, size: int) -> bytes:
    """Exactly `size` bytes from base64 in its one spelling. Raises ValueError."""
    raw = base64.b64decode(text, validate=True)
    given = text.encode() if isinstance(text, str) else text
    if len(raw) != size or base64.b64encode(raw) != given:
        raise ValueError("base64")
    return raw


def encode64(raw: bytes) -> str:
    return base64.b64encode(raw).decode()
