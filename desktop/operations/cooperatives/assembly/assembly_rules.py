"""What may be written about an assembly, and what a held one really decided (DOMAIN B.5)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from desktop.operations.cooperatives.assembly.assembly_calls import call_problems
from desktop.operations.cooperatives.assembly.assembly_decisions import has_carried, may_decide
from desktop.operations.cooperatives.assembly.assembly_facts import facts_for
from desktop.operations.cooperatives.belonging import moved_to_another
from desktop.operations.cooperatives.quorums import quorum_in, statutes_at
from desktop.operations.cooperatives.statutes import Statutes
from desktop.operations.step import Writing
from desktop.store.contents import Record
from desktop.store.queries import Query
from desktop.store.reader import Reader
from forms.catalog import assembly, cooperative
from forms.parts import Problem, Values


def held_assemblies(reader: Reader, number: int, *natures: str) -> list[Record]:
    """Assemblies of a cooperative that were held with their quorum, the latest first."""
    query = Query(where=((cooperative.FORM.kind, "=", number), ("state", "state", "held"),
                         (assembly.NATURE.name, "in", natures or tuple(assembly.NATURE.options))),
                  order=((assembly.HELD_AT.name, True),))
    return [each for each in reader.many(reader.numbers(assembly.FORM, query)).values()
            if each.values[assembly.QUORUM_MET]]


@dataclass(frozen=True, slots=True)
class Carried:
    """A decision that an assembly carried."""

    assembly: Record
    decision: Values


def carried(reader: Reader, number: int, kinds: Collection[str]) -> list[Carried]:
    """Decisions of these kinds that held assemblies of a cooperative really carried, those of the latest first.

    What only an extraordinary assembly may decide counts from no other one. The minutes say «تصویب», or say nothing
    and the votes suffice; where the votes are written, they must be the majority on the assembly's day (DOMAIN B.5).
    """
    found = []
    for each in held_assemblies(reader, number):
        rows: tuple[Values, ...] = each.values[assembly.DECISIONS] or ()
        held = each.values[assembly.HELD_AT]
        asked = [row for row in rows if (row[assembly.DECISION_KIND] or "") in kinds and may_decide(each.values, row)]
        if asked and held is not None:
            statutes = statutes_at(reader, each.values, held.date())
            found += [Carried(each, row) for row in asked if has_carried(each.values, row, statutes)]
    return found


def carried_decision(reader: Reader, number: int, kind: str) -> Record | None:
    """The latest assembly of cooperative `number` that carried a decision of this kind; None where there is none."""
    return next((each.assembly for each in carried(reader, number, (kind,))), None)


def assembly_problems(writing: Writing) -> list[Problem]:
    """All that keeps an assembly from being written, and what is late or doubtful about its call."""
    values = writing.values
    facts = facts_for(writing.reader, writing.context, values, writing.number or 0)
    if facts is None or values[assembly.NATURE] is None:
        return []
    before = writing.reader.get(writing.number) if writing.number is not None else None
    return [*moved_to_another(before, values), *call_problems(writing, facts),
            *_quorum_contradicted(writing, facts.statutes(values))]


def _quorum_contradicted(writing: Writing, statutes: Statutes) -> list[Problem]:
    """Once the result stands, its attendance is not mended into another result; before, the program counts anew."""
    values, record = writing.values, writing.reader.get(writing.number or 0)
    view = quorum_in(values, statutes)
    if record is None or record.state == "called":
        return []
    if values[assembly.QUORUM_MET] is None or view.met is None or view.met == values[assembly.QUORUM_MET]:
        return []
    return [Problem(assembly.QUORUM_MET.name, f"با شمارش حاضران نمی‌خواند: {view.said}")]
