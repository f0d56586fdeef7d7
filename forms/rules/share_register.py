"""دفتر سهام: who holds how many shares, from what was subscribed and what was transferred (DOMAIN B.3).

Law: shares are registered and indivisible; they pass only to members, and nobody gives what he has not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True)
class Entry:
    """A line: subscribed from the company (`source` empty), passed on, or given back to it (`target` empty)."""

    day: date
    source: str
    target: str
    shares: int

    @property
    def kind(self) -> Literal["subscribed", "passed", "redeemed"]:
        if not self.source:
            return "subscribed"
        return "passed" if self.target else "redeemed"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a line cannot stand, as a sentence that names what to do."""

    entry: Entry
    sentence: str


def holdings(entries: Iterable[Entry]) -> dict[str, int]:
    """Shares of each member after all lines, in the order of their days; holders of none are left out."""
    held: dict[str, int] = {}
    for entry in sorted(entries, key=lambda each: each.day):
        if entry.source:
            held[entry.source] = held.get(entry.source, 0) - entry.shares
        if entry.target:
            held[entry.target] = held.get(entry.target, 0) + entry.shares
    return {member: shares for member, shares in held.items() if shares}


def refusals(entries: Iterable[Entry], membership: Mapping[str, tuple[date, date | None]]) -> list[Refusal]:
    """Every line that breaks the register's law. `membership`: member → first and last day (None: still a member)."""
    found: list[Refusal] = []
    held: dict[str, int] = {}
    for entry in sorted(entries, key=lambda each: each.day):
        sentence = _refused(entry, held, membership)
        if sentence:
            found.append(Refusal(entry, sentence))
            continue
        for member, shares in ((entry.source, -entry.shares), (entry.target, entry.shares)):
            if member:
                held[member] = held.get(member, 0) + shares
    return found


def _refused(entry: Entry, held: Mapping[str, int], membership: Mapping[str, tuple[date, date | None]]) -> str:
    if entry.shares < 1:
        return "شمار سهم باید یک یا بیشتر باشد"
    if not entry.source and not entry.target:
        return "واگذارنده یا گیرندهٔ سهم را بنویسید"
    if entry.source == entry.target:
        return "واگذارنده و گیرندهٔ سهم یک نفرند؛ یکی را درست کنید"
    if entry.target and not _is_member(entry.target, entry.day, membership):
        return "گیرنده در این روز عضو تعاونی نیست؛ سهم فقط به عضو منتقل می‌شود، نخست او را عضو کنید"
    if entry.source and held.get(entry.source, 0) < entry.shares:
        return "واگذارنده در این روز این اندازه سهم ندارد؛ شمار سهم یا تاریخ را درست کنید"
    return ""


def _is_member(member: str, day: date, membership: Mapping[str, tuple[date, date | None]]) -> bool:
    first, last = membership.get(member, (None, None))
    return first is not None and first <= day and (last is None or day <= last)
