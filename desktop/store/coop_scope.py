"""Which cooperatives a question about them is of: a day, a county, one cooperative, and the states they stand in.

Law: days are only compared here, as ISO texts; the bounds come from whoever knows the calendar and the law.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from desktop.store.figures import in_county
from desktop.store.tables import KINDS

BEFORE_AGREEMENT = ("draft", "submitted", "under_review", "returned")
AGREED = ("formation_agreed", "capital_paid")
BEFORE_REGISTRY = ("founding_assembly_held", "board_formed", "registration_permitted")
LIVING = ("registered", "licensed", "implementing", "operating", "stagnant", "merging")
"""Cooperatives that the law's yearly duties bind; those before them are being formed, the others have ended."""


@dataclass(frozen=True, slots=True)
class Found:
    """A cooperative at which something waits: `record` raised it, `day` is what its clock runs from ("": unknown).

    `count` and `own` (what the statutes say, None where they are silent) mean what the question says.
    """

    cooperative: int
    record: int
    day: str = ""
    count: int = 0
    own: Any = None


class CoopScope:
    """One day's look at the cooperatives; of one county, or of one cooperative, when named."""

    def __init__(self, connection: Connection, day: date, county: str | None = None, only: int | None = None) -> None:
        self.sql, self.today, self.only = connection, day.isoformat(), only
        self.coop = KINDS["cooperative"]
        self._scope = [self.coop.c.voided == 0, *in_county(self.coop, county)]
        if only is not None:
            self._scope.append(self.coop.c.number == only)

    def standing(self, states: Sequence[str]) -> list[ColumnElement[bool]]:
        """Cooperatives of the scope in these states; in any, when none is named."""
        return [*self._scope, self.coop.c.state.in_(states)] if states else self._scope

    def of(self, table: Any) -> list[ColumnElement[bool]]:
        """Records in use, of the one cooperative that was asked for."""
        return [table.c.voided == 0, *([] if self.only is None else [table.c.cooperative == self.only])]

    def lines(self, kind: str, day: ColumnElement[Any], states: Sequence[str],
              where: Sequence[ColumnElement[bool]]) -> list[Found]:
        """Records of a kind by their cooperative; SQLite takes the number from the row of the least or most day."""
        line = KINDS[kind]
        return self.found(select(line.c.cooperative, line.c.number, day, func.count()).join_from(
            line, self.coop, self.coop.c.number == line.c.cooperative).where(
            *self.of(line), *where, *self.standing(states)).group_by(line.c.cooperative))

    def found(self, query: Select[Any]) -> list[Found]:
        return [Found(*row) for row in self.sql.execute(query).all()]


def day_of(moment: ColumnElement[Any]) -> ColumnElement[str]:
    """The day of a moment as it is kept; "" for none."""
    return func.coalesce(func.substr(moment, 1, 10), "")
