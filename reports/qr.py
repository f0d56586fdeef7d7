"""A QR code as one small picture inside the page stream.

Law: the mask is fixed. Searching the best of eight masks costs four fifths of the time, and any mask can be read.
"""

from __future__ import annotations

import segno

from reports.boxes import Box

QUIET = 4
"""White modules that must surround the code on every side (ISO/IEC 18004)."""


def qr_picture(text: str, box: Box) -> bytes:
    """Draws the code, its quiet zone included, into a square at the box's left bottom, as wide as the box."""
    rows = segno.make(text, error="m", micro=False, boost_error=False, mask=2).matrix
    count = len(rows)
    packed = "".join(f"{int(''.join(map(str, row)), 2) << -count % 8:0{(count + 7) // 8 * 2}x}" for row in rows)
    module = box.width / (count + 2 * QUIET)
    side, x, y = module * count, box.x + module * QUIET, box.y + module * QUIET
    # Hexadecimal, so that no byte of the picture can look like its end mark to a careless reader.
    picture = f"BI /W {count} /H {count} /IM true /D [1 0] /F /AHx ID {packed}> EI"
    return f"q 0 g {side:.3f} 0 0 {side:.3f} {x:.3f} {y:.3f} cm {picture} Q".encode()
