"""A QR code as one small picture inside the page stream; and the codes that a picture of a page shows."""

from __future__ import annotations

from math import isqrt
from typing import Any

import zxingcpp

from reports.boxes import Box

QUIET = 4
"""White modules that must surround the code on every side (ISO/IEC 18004)."""
_MASK = 2
"""Any mask can be read; searching the best of eight costs five sixths of the time."""
_INK = bytes.maketrans(b"\x00\xff", b"10")
"""Black (0) and white (255) modules as ones and zeros."""


def qr_picture(text: str, box: Box) -> bytes:
    """Draws the code, its quiet zone included, into a square at the box's left bottom, as wide as the box."""
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M", data_mask=_MASK)
    image: Any = code.to_image(scale=1, add_quiet_zones=False)  # a buffer, as its stub does not say
    modules = memoryview(image).tobytes().translate(_INK)
    count = isqrt(len(modules))
    # Every row is filled up to whole bytes.
    bits = b"".join(modules[start:start + count].ljust((count + 7) // 8 * 8, b"0")
                    for start in range(0, count * count, count))
    packed = f"{int(bits, 2):0{len(bits) // 4}x}"
    module = box.width / (count + 2 * QUIET)
    side, x, y = module * count, box.x + module * QUIET, box.y + module * QUIET
    # Hexadecimal, so that no byte of the picture can look like its end mark to a careless reader.
    drawn = f"BI /W {count} /H {count} /IM true /D [1 0] /F /AHx ID {packed}> EI"
    return f"q 0 g {side:.3f} 0 0 {side:.3f} {x:.3f} {y:.3f} cm {drawn} Q".encode()


_QR_CODES = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)


def read_codes(dots: bytes, width: int, height: int) -> list[str]:
    """The texts of the QR codes in a picture of one grey byte for each dot, from the top down; [] for none."""
    picture = memoryview(dots).cast("B", (height, width))
    found = zxingcpp.read_barcodes(picture, formats=_QR_CODES)
    return [code.text for code in sorted(found, key=lambda code: (code.position.top_left.y, code.position.top_left.x))]
