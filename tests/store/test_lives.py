"""Lives as the law and the office want them, written out: who may take a step, and from where to where (DOMAIN B.6).

Law: these tables are written by hand; whoever changes a life changes them knowingly.
"""

from datetime import date, datetime

import pytest

from desktop.store.errors import ForbiddenRoleError, WrongMoveError
from forms import catalog
from forms.catalog import cooperative
from forms.parts import Choice, Day, Link, Listed, Moment, Number, Rials, Rows, Values, YesNo
from tests.store.conftest import CHIEF, CLERK

CHIEFS = {
    "job": {"settle", "withdraw"},
    "campaign": {"close", "reopen"},
    "visitor_group": {"resume"},
    "cooperative": {
        "agree", "begin_merger", "close", "dissolve", "license", "merge", "permit", "permit_returned",
        "reject", "renew", "renew_licence", "reopen", "revoke_dissolution", "stop_merger"},
    "coop_office": {"resume"},
    "assembly": {"reopen"},
    "coop_change": {"approve", "correct", "refuse"},
    "coop_warning": {"withdraw"},
    "home_business": {"introduce", "license", "reject"},
}
"""Steps that the chief alone takes, by kind; a clerk takes all others."""

_AGREED = "formation_agreed capital_paid founding_assembly_held board_formed registration_permitted"
_ALIVE = "registered licensed implementing operating stagnant"
COOPERATIVE = {
    "submit": ("draft", "submitted"),
    "review": ("submitted returned", "under_review"),
    "return": ("under_review", "returned"),
    "agree": ("under_review", "formation_agreed"),
    "pay": ("formation_agreed", "capital_paid"),
    "assemble": ("capital_paid", "founding_assembly_held"),
    "form_board": ("founding_assembly_held", "board_formed"),
    "permit": ("board_formed", "registration_permitted"),
    "permit_returned": ("registration_permitted", "board_formed"),
    "register": ("registration_permitted", "registered"),
    "license": ("registered", "licensed"),
    "renew_licence": ("licensed implementing operating stagnant", "licensed"),
    "implement": ("registered licensed stagnant", "implementing"),
    "operate": ("registered licensed implementing stagnant", "operating"),
    "stall": ("registered licensed implementing operating", "stagnant"),
    "begin_merger": (_ALIVE, "merging"),
    "merge": ("merging", "merged"),
    "stop_merger": ("merging", "operating"),
    "dissolve": (_ALIVE, "dissolved"),
    "revoke_dissolution": ("dissolved liquidating", "stagnant"),
    "liquidate": ("dissolved", "liquidating"),
    "close": ("liquidating", "closed"),
    "reject": (f"submitted under_review returned {_AGREED}", "rejected"),
    "withdraw": (f"draft submitted under_review returned {_AGREED} expired", "withdrawn"),
    "expire": (_AGREED, "expired"),
    "renew": ("expired", "formation_agreed"),
    "enter_registered": ("draft", "registered"),
    "enter_operating": ("draft", "operating"),
    "enter_stagnant": ("draft", "stagnant"),
    "enter_liquidating": ("draft", "liquidating"),
    "reopen": ("rejected withdrawn", "under_review"),
}
"""Each step of a cooperative: from which states, to which (DOMAIN B.6)."""
REASONED = {
    "return", "permit_returned", "stall", "begin_merger", "stop_merger", "dissolve", "revoke_dissolution",
    "reject", "withdraw", "expire", "renew", "enter_registered", "enter_operating", "enter_stagnant",
    "enter_liquidating", "reopen"}
"""Steps of a cooperative that nobody takes without saying why."""

LIVES = [form for form in catalog.ALL if form.life.moves]
each_life = pytest.mark.parametrize("form", LIVES, ids=[form.kind for form in LIVES])


def test_the_chiefs_steps_are_those():
    found = {form.kind: {move.name for move in form.life.moves if move.who == ("chief",)} for form in catalog.ALL}
    assert {kind: names for kind, names in found.items() if names} == CHIEFS


def test_a_cooperatives_life_is_this_one():
    moves = cooperative.FORM.life.moves
    assert {move.name: (" ".join(move.source), move.target) for move in moves} == COOPERATIVE
    assert {move.name for move in moves if move.asks_reason} == REASONED


@each_life
def test_only_who_may_takes_a_step(database, form):
    """The store itself refuses: no screen or command is between."""
    for move in form.life.moves:
        with database.change(CHIEF) as change:
            number = standing(change, form, move.source[0], move.needs)
        actor = CLERK if "clerk" in move.who else CHIEF
        if actor is CHIEF:
            with pytest.raises(ForbiddenRoleError), database.change(CLERK, reason="آزمون") as change:
                change.move(form, number, move)
        with database.change(actor, reason="آزمون") as change:
            change.move(form, number, move)


@each_life
def test_a_step_begins_where_the_life_says(database, form):
    with database.change(CHIEF, reason="آزمون") as change:
        for move in form.life.moves:
            for state in {each.code for each in form.life.states} - set(move.source):
                number = standing(change, form, state, move.needs)
                with pytest.raises(WrongMoveError):
                    change.move(form, number, move)


def standing(change, form, state, needs):
    """A record in a state, with what its step needs and nothing else."""
    values = form.values({blank.name: anything(blank) for blank in needs})
    [number] = change.create_many(form, [(values, {})], state=state)
    return number


def anything(blank):
    if isinstance(blank, Rows):
        return (Values(blank.columns, {}),)
    if isinstance(blank, (Choice, Listed)):
        return next(iter(blank.options)) if isinstance(blank, Choice) else blank.entries(date(2026, 11, 22))[0].code
    if isinstance(blank, (Day, Moment)):
        return date(2026, 11, 22) if isinstance(blank, Day) else datetime(2026, 11, 22, 10, 0)  # noqa: DTZ001 - wall clock
    return True if isinstance(blank, YesNo) else 1 if isinstance(blank, (Number, Rials, Link)) else "12"
