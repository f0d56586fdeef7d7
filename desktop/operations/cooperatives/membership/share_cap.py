"""The most that one member may hold of all shares of a cooperative (DOMAIN B.3: art. 20; the figure itself is weak).

Law: it warns and never refuses.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from desktop.operations.cooperatives.membership.shares import register_total
from desktop.operations.cooperatives.statutes import Statutes
from desktop.store.contents import Record
from desktop.store.reader import Reader
from forms.catalog import cooperative
from forms.parts import Field, Problem
from forms.rules.digits import grouped


@dataclass(frozen=True, slots=True)
class ShareCap:
    """`whole` is all shares that there will be; 0 while nobody can tell."""

    statutes: Statutes
    whole: int

    def problems(self, blank: Field[Any], held: int) -> list[Problem]:
        """What is doubtful about a member who will hold so many."""
        most = self.statutes.ratio("share_most")
        if not self.whole or not most.share or held <= most.share * self.whole:
            return []
        return [Problem(blank.name, f"{grouped(held)} سهم از {grouped(self.whole)} سهم، از سقف هر عضو ({most.show()}) "
                                    f"بیشتر است ({self.statutes.basis('share_most')})", "amber")]


def cap_of(reader: Reader, own: Record, statutes: Statutes, *, more: int, members: int,
           without: int | None = None) -> ShareCap:
    """With `more` new shares and so many `members`: too few of them hold much each, and prove nothing.

    Where the cooperative's file says how many shares there are, it need not be full yet.
    """
    written = own.values[cooperative.SHARE_COUNT] or 0
    there = register_total(reader, own.number, without)[0] + more
    told = written or members >= statutes.members_least
    return ShareCap(statutes, max(written, there) if told else 0)
