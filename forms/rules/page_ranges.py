"""Which pages of a paper go out («1-3,7» as a person types it, and back), and on which sides of how many sheets.

Law: pages count from 1 and come in the order of the paper, each once, however they were typed.
"""

import re
from collections.abc import Iterable, Sequence

from forms.rules.digits import to_latin, to_persian

_SEPARATORS = re.compile(r"[,،;؛]")
_PART = re.compile(r"(\d{1,6})(?:\s*(?:[-\u2010-\u2015\u2212]|تا)\s*(\d{1,6}))?")
EXAMPLE = "\N{LEFT-TO-RIGHT ISOLATE}۱-۳،۷\N{POP DIRECTIONAL ISOLATE}"
"""How pages are typed, in the order in which the line of input shows them."""


class NotARangeError(ValueError):
    """Typed text that names no pages of the paper; str() is a Persian sentence."""


def read(typed: str, pages: int) -> tuple[int, ...]:
    """The pages that were typed, of a paper with so many; every page when nothing is. Raises NotARangeError."""
    parts = [part.strip() for part in _SEPARATORS.split(to_latin(typed))]
    if not any(parts):
        return tuple(range(1, pages + 1))
    found: set[int] = set()
    for part in filter(None, parts):
        first, last = _part(part)
        beyond = max(first, last)
        if beyond > pages:
            raise NotARangeError(f"این برگه {_shown(pages)} صفحه دارد و صفحهٔ {_shown(beyond)} در آن نیست.")
        found.update(range(first, last + 1))
    return tuple(sorted(found))


def _part(part: str) -> tuple[int, int]:
    match = _PART.fullmatch(part)
    if match is None:
        raise NotARangeError(f"شمارهٔ صفحه‌ها را مانند «{EXAMPLE}» بنویسید، یا برای همهٔ صفحه‌ها چیزی ننویسید.")
    first, last = int(match[1]), int(match[2] or match[1])
    if not (first and last):
        raise NotARangeError("صفحه‌ها از ۱ شماره می‌خورند؛ به‌جای صفر شمارهٔ درست را بنویسید.")
    if first > last:
        raise NotARangeError(f"شمارهٔ کوچک‌تر را نخست بنویسید: «{_shown(last)} تا {_shown(first)}».")
    return first, last


def text(chosen: Iterable[int], pages: int) -> str:
    """The shortest way to type these pages; empty for every page of the paper."""
    numbers = sorted(set(chosen))
    if numbers == list(range(1, pages + 1)):
        return ""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)


def shown(typed: str) -> str:
    """What `text` gave, for a person to read: «۱ تا ۳، ۷»; a hyphen would be read from either side."""
    return to_persian(typed).replace("-", " تا ").replace(",", "، ")


def sides(chosen: Sequence[int], begins: Iterable[int] = (), *, two_sided: bool = False) -> list[int]:
    """What stands on each side of the sheets, one after another; 0 for a side left empty.

    Two-sided, a record never begins on the back of another one's sheet: they are signed and filed apart.
    """
    if not two_sided:
        return list(chosen)
    starts, found = set(begins), list[int]()
    for page in chosen:
        if page in starts and len(found) % 2:
            found.append(0)
        found.append(page)
    return found


def sheets(of_sides: Sequence[int], copies: int = 1, *, two_sided: bool = False) -> int:
    """How many sheets of paper that takes."""
    return copies * ((len(of_sides) + 1) // 2 if two_sided else len(of_sides))


def _shown(number: int) -> str:
    return to_persian(str(number))
