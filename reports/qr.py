"""A QR code as one small picture inside the page stream."""

from __future__ import annotations

import zxingcpp

from reports.boxes import Box

QUIET = 4
"""White modules that must surround the code on every side (ISO/IEC 18004)."""


def qr_picture(text: str, box: Box) -> bytes:
    """Draws the code, its quiet zone included, into a square at the box's left bottom, as wide as the box."""
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    picture = memoryview(code.to_image(scale=1, add_quiet_zones=False))
    count, modules = picture.shape[0], picture.tobytes()
    rows = (modules[start:start + count] for start in range(0, count * count, count))
    packed = "".join(f"{_bits(row) << -count % 8:0{(count + 7) // 8 * 2}x}" for row in rows)
    module = box.width / (count + 2 * QUIET)
    side, x, y = module * count, box.x + module * QUIET, box.y + module * QUIET
    # Hexadecimal, so that no byte of the picture can look like its end mark to a careless reader.
    drawn = f"BI /W {count} /H {count} /IM true /D [1 0] /F /AHx ID {packed}> EI"
    return f"q 0 g {side:.3f} 0 0 {side:.3f} {x:.3f} {y:.3f} cm {drawn} Q".encode()


_INK = bytes.maketrans(b"\x00\xff", b"10")


def _bits(row: bytes) -> int:
    """A row of black (0) and white (255) modules as ones and zeros."""
    return int(row.translate(_INK), 2)
