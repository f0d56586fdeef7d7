"""Whether a cooperative's statutes keep the law, and agree with its members and its shares (DOMAIN B.3, B.4).

Law: what the law forbids is red; what its statutes may have decided otherwise is amber, with its source.
"""

from __future__ import annotations

from collections.abc import Iterable

from desktop.operations.cooperatives import roster
from desktop.operations.cooperatives.statutes import Statutes
from desktop.operations.step import Writing
from desktop.store.contents import Record
from forms.catalog import cooperative
from forms.parts import Number, Problem, Values
from forms.rules.digits import grouped


def statute_problems(writing: Writing, statutes: Statutes, own: Record | None) -> Iterable[Problem]:
    """`own` is the cooperative as it stands, None for a new one."""
    members = _members(writing, own)
    yield from _board(writing.values, statutes, members)
    yield from _terms(writing.values, statutes)
    yield from _shares(writing.values, statutes, members)


def _members(writing: Writing, own: Record | None) -> int:
    """Members where they are records of their own, else applicants; 0 where nobody is written yet."""
    if own is not None and own.state in roster.TAKES_MEMBERS:
        return roster.count(roster.members_of(writing.reader, own.number), writing.today).total
    applicants: tuple[Values, ...] = writing.values[cooperative.MEMBERS] or ()
    return len(applicants)


def _board(values: Values, statutes: Statutes, members: int) -> Iterable[Problem]:
    """DOMAIN B.4 (S74, S75): seats of the board, its alternates and the inspectors."""
    seats, alternates = values[cooperative.BOARD_SEATS], values[cooperative.ALTERNATE_SEATS]
    least = statutes.law.whole["board_least"]
    # Where nobody is written yet, the most that any cooperative may have.
    most = statutes.board_most_by_law(members) if members else statutes.law.whole["board_cap"]
    source = statutes.law.basis["board_usual" if members else "board_cap"]
    if seats is not None and not least <= seats <= most:
        yield Problem(cooperative.BOARD_SEATS.name,
                      f"هیأت مدیره{f' با {grouped(members)} عضو تعاونی' if members else ''} از {grouped(least)} تا "
                      f"{grouped(most)} عضو اصلی دارد؛ اساسنامه را با قانون بسنجید ({source})")
    elif seats is not None and 0 < members < seats:
        yield Problem(cooperative.BOARD_SEATS.name,
                      f"هیأت مدیره {grouped(seats)} عضو اصلی دارد، ولی تعاونی {grouped(members)} عضو؛ اساسنامه را "
                      f"ببینید ({statutes.law.basis['board_usual']})", "amber")
    share = statutes.law.ratio["alternates"]
    if seats and alternates is not None and alternates > share.least(seats):
        yield Problem(cooperative.ALTERNATE_SEATS.name,
                      f"علی‌البدل‌ها از {share.show()} اعضای اصلی بیشترند؛ اساسنامه را ببینید "
                      f"({statutes.law.basis['alternates']})", "amber")
    inspectors = values[cooperative.INSPECTOR_SEATS]
    if inspectors is not None and inspectors % 2 == 0:
        yield Problem(cooperative.INSPECTOR_SEATS.name, "شمار بازرسان معمولاً فرد است؛ اساسنامه را ببینید", "amber")


_TERMS: tuple[tuple[Number, str], ...] = (
    (cooperative.BOARD_TERM, "board_term"), (cooperative.INSPECTOR_TERM, "inspector_term"),
    (cooperative.MANAGER_TERM, "manager_term"))


def _terms(values: Values, statutes: Statutes) -> Iterable[Problem]:
    """DOMAIN B.4: a longer term than the law's may come from another wording of it, so it is only doubted."""
    for blank, name in _TERMS:
        term, usual = values[blank], statutes.law.whole[name]
        if term is not None and term > usual:
            yield Problem(blank.name, f"«{blank.label}» در قانون {blank.show(usual)} است و اینجا {blank.show(term)}؛ "
                          f"اساسنامه را ببینید ({statutes.law.basis[name]})", "amber")


def _shares(values: Values, statutes: Statutes, members: int) -> Iterable[Problem]:
    """The least shares of all members are no more than there are (DOMAIN B.3 S66)."""
    least, total = values[cooperative.LEAST_SHARES], values[cooperative.SHARE_COUNT]
    wanted = max(members, statutes.members_least)
    if least is None or total is None or least * wanted <= total:
        return
    yield Problem(cooperative.LEAST_SHARES.name,
                  f"کمترین سهام {grouped(wanted)} عضو {grouped(least * wanted)} سهم می‌شود که از شمار سهام "
                  f"({grouped(total)}) بیشتر است؛ یکی از دو عدد را درست کنید ({statutes.basis('least_shares')})")
