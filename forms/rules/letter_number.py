"""The number of a letter, written after the office's own template: «{unit}/{serial}/{year}» (DOMAIN H.9).

Law: whatever a template says, two serials of one year, and two years, never give the same number.
"""

import re
from collections.abc import Mapping
from itertools import pairwise

from forms.rules import persian

NAMES = {
    "serial": "ردیف دفتر ({serial:4} آن را چهاررقمی می‌نویسد)", "year": "سال چهاررقمی", "year2": "سال دورقمی",
    "unit": "کد واحد", "station": "شمارهٔ رایانه", "direction": "«ص» برای صادره و «و» برای وارده",
}
DIRECTIONS = {"out": "ص", "in": "و"}
LONGEST = 60
_LONGEST_TEMPLATE = 40
_COUNTED = {"serial", "year", "year2", "station"}
"""Names that become digits: two of them need a mark between, or ۱ and ۱۲ would read as ۱۱ and ۲."""
_PLACE = re.compile(r"\{([a-z0-9]+)(?::([1-9]))?\}")


def problem(template: str) -> str | None:
    """What is wrong with a template, in one Persian sentence; None when it is right."""
    found = list(_PLACE.finditer(template))
    names = [place[1] for place in found]
    known = "، ".join(f"{{{name}}}" for name in NAMES)
    if any(mark in _PLACE.sub("", template) for mark in "{}") or not set(names) <= set(NAMES):
        return f"در الگوی شماره تنها این نام‌ها شناخته است: {known}"
    if any(place[2] and place[1] != "serial" for place in found):
        return "تنها {serial} شمار رقم می‌گیرد، مانند {serial:4}"
    if "serial" not in names:
        return "در الگوی شماره باید {serial} باشد، وگرنه همهٔ نامه‌ها یک شماره می‌گیرند"
    if not {"year", "year2"} & set(names):
        return "در الگوی شماره باید {year} یا {year2} باشد؛ ردیف دفتر هر سال از نو آغاز می‌شود"
    if _touching(template, found):
        return "میان دو جای عددی الگوی شماره نشانه‌ای بگذارید، مانند {serial}/{year}"
    return "الگوی شماره بلند است؛ کوتاهش کنید" if len(template) > _LONGEST_TEMPLATE else None


def write(template: str, facts: Mapping[str, str | int]) -> str:
    """The number in Latin digits; `facts` gives every name of NAMES. The template must be right."""
    def filled(place: re.Match[str]) -> str:
        text = str(facts[place[1]])
        return text.zfill(int(place[2])) if place[2] else text

    return persian.clean(_PLACE.sub(filled, template))


def has(template: str, name: str) -> bool:
    """Whether a template says this name."""
    return any(place[1] == name for place in _PLACE.finditer(template))


def _touching(template: str, found: list[re.Match[str]]) -> bool:
    counted = [place for place in found if place[1] in _COUNTED]
    between = [template[first.end():second.start()] for first, second in pairwise(counted)]
    return any(not re.search(r"[^\d\s\u200c]|\{direction\}", _PLACE.sub(_letter, text)) for text in between)


def _letter(place: re.Match[str]) -> str:
    """What a place between two others surely holds: a direction is a letter, a unit may be a digit."""
    return "{direction}" if place[1] == "direction" else ""
