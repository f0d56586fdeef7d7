"""Where everything stands on the verification paper. Free height is given to the places people write and sign in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reports.boxes import MM, Box
from reports.errors import PaperTooFullError
from reports.facts import Fact, VisitSheet
from reports.letterhead import FOOT_HEIGHT, HEAD_HEIGHT
from reports.ruled import fact_cells, tick_rows

BAND = 5 * MM
FACT_COLUMNS, REASON_COLUMNS, RESULT_COLUMNS, SIGN_COLUMNS = 4, 3, 5, 3
_GAP = 1.6 * MM
FACT_ROW = 7.4 * MM
_QUESTION_ROW, _PEOPLE_ROW, _TICK_ROW = 6.2 * MM, 6.2 * MM, 5 * MM
_RESULT_ROW = 7.2 * MM
PEOPLE_ROWS = 2
_LEAST_FREE = {"opinion": 14 * MM, "sign": 16 * MM}


@dataclass(frozen=True, slots=True)
class Layout:
    """The places of the constant parts and of the facts, from the top down."""

    assignment: Box
    facts_band: Box
    facts: list[Box]
    questions: Box
    people: Box
    reasons: Box
    results: Box
    opinion: Box
    visit: Box
    signs: Box


def _heights(fact_heights: Sequence[float], asked: VisitSheet) -> dict[str, float]:
    """Heights that do not stretch, in printed order."""
    return {
        "assignment": 6.6 * MM,
        "facts_band": BAND,
        "facts": sum(fact_heights),
        "questions": BAND + len(asked.questions) * _QUESTION_ROW,
        "people": BAND + PEOPLE_ROWS * _PEOPLE_ROW,
        "reasons": tick_rows(len(asked.reasons.answers), REASON_COLUMNS) * _TICK_ROW,
        "results": tick_rows(len(asked.results.answers), RESULT_COLUMNS) * _RESULT_ROW,
        "opinion": 0.0,
        "visit": 7 * MM,
        "signs": 0.0,
    }


def lay_out(page: Box, facts: Sequence[Fact], heights_of_facts: Sequence[float], asked: VisitSheet) -> Layout:
    """Places for these facts and questions; raises PaperTooFullError when one page cannot hold them."""
    body = page.below(HEAD_HEIGHT)
    body = Box(body.x, body.y + FOOT_HEIGHT + 1 * MM, body.width, body.height - FOOT_HEIGHT - 1 * MM)
    heights = _heights(heights_of_facts, asked)
    gaps = {"assignment", "facts", "people", "reasons", "results", "visit"}
    rows = tick_rows(len(asked.signatories), SIGN_COLUMNS)
    free = body.height - sum(heights.values()) - _GAP * len(gaps)
    least = _LEAST_FREE["opinion"] + rows * _LEAST_FREE["sign"]
    if free < least:
        raise PaperTooFullError(missing_mm=round((least - free) / MM))
    heights["opinion"] = _LEAST_FREE["opinion"] + (free - least) * 0.3
    heights["signs"] = free - heights["opinion"]
    places: dict[str, Box] = {}
    for name, height in heights.items():
        places[name] = body.upper(height)
        body = body.below(height + (_GAP if name in gaps else 0))
    cells = fact_cells(places.pop("facts"), facts, FACT_COLUMNS, heights_of_facts)
    return Layout(facts=cells, **places)
