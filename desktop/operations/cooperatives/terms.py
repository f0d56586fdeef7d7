"""How many terms of the board one person has in a row (DOMAIN B.4: limits came and changed; only a doubt)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from desktop.operations.cooperatives.offices import group_of, is_same_person
from desktop.operations.cooperatives.seats import ORGANS
from desktop.operations.cooperatives.statutes import Statutes
from forms.catalog import coop_office
from forms.parts import Problem, Values
from forms.rules.digits import grouped


def terms_in_a_row(person: Values, board: Iterable[Values], statutes: Statutes) -> int:
    """Terms of `person` up to the one he holds or shall hold, this one counted; `board` is everybody's other ones.

    Who came for the rest of a term has its last day; so a term is known by the day on which it ends.
    """
    own = end_of(person, statutes)
    if own is None:
        return 0
    ends: dict[date, bool] = {own: True}
    for each in board:
        end = end_of(each, statutes)
        if end is not None and end <= own:
            ends[end] = ends.get(end, False) or is_same_person(person, each)
    count = 0
    for end in sorted(ends, reverse=True):
        if not ends[end]:
            break
        count += 1
    return count


def end_of(office: Values, statutes: Statutes) -> date | None:
    """The last day of an office's term: as written, else as the statutes count the terms of its organ."""
    last, first = office[coop_office.LAST_DAY], office[coop_office.FIRST_DAY]
    if last or first is None:
        return last
    is_inspector = group_of(office) in ORGANS["inspector"]
    return statutes.inspector_term_end(first) if is_inspector else statutes.board_term_end(first)


def too_many_terms(blank: str, people: Iterable[tuple[str, int]], statutes: Statutes) -> list[Problem]:
    """One doubt that names everybody who has more terms in a row than the law's last wording allows; 0 is no limit."""
    most = statutes.whole("board_terms_most")
    long = [name for name, terms in people if most and terms > most]
    if not long:
        return []
    return [Problem(blank, f"{'، '.join(f'«{name}»' for name in long)} بیش از {grouped(most)} دورهٔ پیاپی عضو هیأت "
                    f"مدیره می‌شود؛ قانون و اساسنامهٔ همین تعاونی را ببینید ({statutes.basis('board_terms_most')})",
                    "amber")]
