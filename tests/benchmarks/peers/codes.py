"""QR codes for the peers, made before the clock starts: rectangles in modules from the top, and how many modules."""

from functools import cache

import zxingcpp


@cache
def rectangles(text):
    """((x, y, width), …) of black runs, and the count of modules on a side."""
    image = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M").to_image(
        scale=1, add_quiet_zones=False)
    modules = memoryview(image)
    count, data = modules.shape[0], modules.tobytes()
    found = []
    for y in range(count):
        x = 0
        while x < count:
            start = x
            while x < count and data[y * count + x] == 0:
                x += 1
            if x > start:
                found.append((start, y, x - start))
            x += 1
    return tuple(found), count


def placed(step):
    """A recorded QR step as ((left, bottom, width, height), …) in points, its quiet zone left free."""
    _kind, x, y, width, text = step
    runs, count = rectangles(text)
    module = width / (count + 8)
    top = y + width - 4 * module
    return [(x + (4 + column) * module, top - (row + 1) * module, run * module, module) for column, row, run in runs]
