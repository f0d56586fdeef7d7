"""Writes resources/fonts/harakat.json from the fonts' own GPOS tables: python tests/reports/make_harakat.py.

The table keeps the digest of each font, and a test notices a font that was changed without it.
"""

import hashlib
import json

from reports.anchors import read
from reports.fonts import SHIPPED
from reports.marks import READY


def table():
    fonts = (SHIPPED.regular, SHIPPED.bold)
    return {path.stem: read(path) | {"sha256": hashlib.sha256(path.read_bytes()).hexdigest()} for path in fonts}


def written():
    return json.dumps(table(), separators=(",", ":"), sort_keys=True) + "\n"


if __name__ == "__main__":
    READY.write_text(written(), encoding="utf-8")
