"""What the office knows of a cooperative, by which an assembly of it is judged, saved or still being typed.

Law: read once; what follows from it only computes, by the figures in force on the assembly's own day (DOMAIN B.5).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from desktop.operations.cooperatives import roster, seats
from desktop.operations.cooperatives.assembly.ballots import Count, count_votes
from desktop.operations.cooperatives.offices import group_of, is_serving, offices_of
from desktop.operations.cooperatives.quorums import day_of
from desktop.operations.cooperatives.roster import Member
from desktop.operations.cooperatives.statutes import Statutes, statutes_of
from desktop.store.contents import Record
from desktop.store.reader import Reader
from forms.catalog import assembly, coop_office, cooperative
from forms.parts import Context, Values


@dataclass(frozen=True)
class AssemblyFacts:
    """`number` is the assembly's own, 0 for one that is not written: the offices that it began are not counted."""

    number: int
    own: Record
    context: Context
    members: tuple[Member, ...]
    """Every membership, those that ended too."""
    offices: tuple[Record, ...]
    """Every office but those that this assembly began, ended ones too."""

    def statutes(self, values: Values) -> Statutes:
        """The cooperative's figures on the assembly's day."""
        return self._on(self.day(values))[0]

    def day(self, values: Values) -> date:
        return day_of(values, self.context.today)

    def there(self, values: Values) -> int:
        """Members on the assembly's day; 0 where none is written in the office."""
        return self._on(self.day(values))[1]

    def places(self, values: Values) -> seats.Places:
        """What this assembly's election fills."""
        statutes, members = self.statutes(values), self.there(values)
        if not seats.is_by_election(values):
            return seats.whole(statutes, members)
        return seats.empty(statutes, members, self.standing())

    def count(self, values: Values) -> Count:
        """The ballots as the blanks stand now."""
        return count_votes(values, self.statutes(values), self.places(values))

    def board(self) -> list[Record]:
        """Everybody who was ever on the board here."""
        return [each for each in self.offices if group_of(each.values) == "board"]

    def standing(self) -> list[Record]:
        """The offices that were held when this assembly met, as far as the file says."""
        return [each for each in self.offices if self._stays(each)]

    def _stays(self, office: Record) -> bool:
        """Whoever this assembly ended stood there before it."""
        return is_serving(office) or bool(self.number and office.values[coop_office.ENDED_BY] == self.number)

    def _on(self, day: date) -> tuple[Statutes, int]:
        """Counted once for a day: the blanks are judged at every key."""
        if day not in self._days:
            statutes = statutes_of(self.own, replace(self.context, today=day))
            self._days[day] = statutes, roster.count(self.members, day).total
        return self._days[day]

    @cached_property
    def _days(self) -> dict[date, tuple[Statutes, int]]:
        return {}


def facts_of(reader: Reader, context: Context, own: Record, number: int = 0) -> AssemblyFacts:
    """What is known of cooperative `own` for its assembly `number`."""
    offices = [each for each in offices_of(reader, own.number)
               if not number or each.values[coop_office.ASSEMBLY] != number]
    return AssemblyFacts(number, own, context, tuple(roster.members_of(reader, own.number)), tuple(offices))


def facts_for(reader: Reader, context: Context, values: Values, number: int = 0) -> AssemblyFacts | None:
    """The same by an assembly's blanks; None where its cooperative is not known."""
    own = reader.get(values[assembly.COOPERATIVE] or 0)
    return facts_of(reader, context, own, number) if own and own.kind == cooperative.FORM.kind else None
