"""Whether enough members are at an assembly, for its nature and its call (DOMAIN B.5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.operations.cooperatives.statutes import Statutes, statutes_of
from desktop.store.contents import Record
from desktop.store.reader import Reader
from forms.catalog import assembly, cooperative
from forms.parts import Problem, Values
from forms.rules.amounts import ordinal
from forms.rules.digits import grouped


@dataclass(frozen=True, slots=True)
class QuorumView:
    """`present` counts proxies; `met` is None until members and present are both known. `said` is one sentence.

    `presiding_missing` is how many more must be there themselves to preside; `is_last` says that no call follows.
    """

    needed: int
    present: int
    members: int
    met: bool | None
    said: str
    basis: str
    presiding_missing: int = 0
    is_last: bool = False

    @property
    def missing(self) -> int:
        return max(0, self.needed - self.present, self.presiding_missing)


def quorum_in(values: Values, statutes: Statutes) -> QuorumView:
    """The quorum of an assembly as its blanks stand now, saved or not."""
    nature, call = values[assembly.NATURE] or "ordinary", values[assembly.CALL_NO] or 1
    members, there = values[assembly.MEMBERS], values[assembly.PRESENT]
    present = voters(values)
    threshold = statutes.quorum(nature, call)
    if threshold is None:
        return QuorumView(0, present, members or 0, met=False, said=no_such_call(nature, call), basis="",
                          is_last=True)
    basis = statutes.basis(f"quorum.{'extraordinary' if nature == 'extraordinary' else 'ordinary'}.{call}")
    # «Any number» is never less than who must preside (S83), who are there themselves; a small cooperative has no more
    # than its members.
    presiding = min(statutes.whole("presiding_board"), members or 0)
    needed, lacking = max(threshold.least(members or 0), presiding), max(0, presiding - (there or 0))
    met = None if members is None or there is None else present >= needed and not lacking
    asked = f"{threshold.show()} از {grouped(members or 0)} عضو است: {grouped(needed)} نفر"
    if not threshold.share:
        asked = f"{threshold.show()}، ولی نه کمتر از هیأت رئیسه ({grouped(presiding)} نفر) است"
    said = (f"حد نصاب مجمع «{assembly.NATURE.options[nature]}» در نوبت {ordinal(call)}، {asked}؛ "
            f"حاضر: {grouped(present)} نفر")
    if met is False and present >= needed:
        said += f"، که {grouped(there or 0)} نفر خود حاضرند و هیأت رئیسه {grouped(presiding)} نفر است"
    return QuorumView(needed, present, members or 0, met, said, basis, lacking,
                      statutes.quorum(nature, call + 1) is None)


def no_such_call(nature: str, call: int) -> str:
    return f"مجمع «{assembly.NATURE.options[nature]}» نوبت {ordinal(call)} ندارد؛ دعوتی تازه بنویسید"


def quorum_of(reader: Reader, record: Record, today: date) -> QuorumView:
    """The quorum of a saved assembly under its cooperative's statutes and the law of its own day."""
    return quorum_in(record.values, statutes_at(reader, record.values, today))


def statutes_for(reader: Reader, values: Values, today: date) -> Statutes:
    """The statutes of the cooperative that an assembly (or any record that names one) belongs to."""
    own = reader.get(values.named(cooperative.FORM.kind) or 0)
    return statutes_of(own, reader.context(today)) if own else Statutes.of_law(reader.context(today))


_LAW_BEGAN = date(1991, 9, 4)
"""The law of the cooperative sector (DOMAIN B.1): a day typed before it has no figures of its own."""


def day_of(values: Values, today: date) -> date:
    """The day by whose law an assembly is judged: its own, else that of its call, else `today`."""
    held, called = values[assembly.HELD_AT], values[assembly.CALLED_DAY]
    return max(_LAW_BEGAN, held.date() if held else called or today)


def statutes_at(reader: Reader, values: Values, today: date) -> Statutes:
    """The statutes of an assembly's cooperative with the figures of the assembly's own day."""
    return statutes_for(reader, values, day_of(values, today))


def voters(values: Values) -> int:
    """Everybody who votes: those who are there, and those whom they stand for."""
    return (values[assembly.PRESENT] or 0) + (values[assembly.PROXIES] or 0)


def quorum_problem(view: QuorumView) -> Problem:
    """Why an assembly that is short of its quorum cannot be held."""
    source = f" ({view.basis})" if view.basis else ""
    then = "؛ برای آن دعوتی تازه با همان دستور جلسه بنویسید" if view.is_last else " و نوبت بعد را دعوت کنید"
    return Problem(assembly.PRESENT.name, f"{view.said}{source}؛ صورتجلسهٔ منفی بنویسید{then}")
