"""Whether the organ that a change names has decided it, by what the office holds of its assemblies (DOMAIN B.5)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop.operations.cooperatives.assembly.assembly_rules import carried, held_assemblies
from desktop.operations.step import doubted
from desktop.store.contents import Record
from desktop.store.reader import Reader
from forms.catalog import assembly, coop_change, cooperative
from forms.parts import Problem, Values
from forms.rules import jalali

_NATURES = {"extraordinary": ("extraordinary",), "ordinary": ("ordinary", "ordinary_extra", "founding")}
_OF_CAPITAL = (cooperative.CAPITAL.name, cooperative.PAR_VALUE.name, cooperative.SHARE_COUNT.name,
               cooperative.MEMBERS_CAPITAL.name, cooperative.IN_KIND.name)
_KINDS = {"capital": ("capital", "statutes"), "statutes": ("statutes",)}
"""What a change of the capital or of other statutes is carried as; the capital stands in the statutes too."""


def decided(reader: Reader, number: int, values: Values) -> Iterable[Problem]:
    """Doubts about an assembly's decision; what the board decides is not held here."""
    natures = _NATURES.get(values[coop_change.DECIDED_BY] or "")
    if natures is None:
        return
    held = [each for each in held_assemblies(reader, number, *natures) if _is_meant(each, values)]
    if not held:
        said = coop_change.DECIDED_BY.options[values[coop_change.DECIDED_BY] or ""]
        on = jalali.shown(values[coop_change.DECIDED_DAY], "—")
        yield doubted(Problem(coop_change.ASSEMBLY.name, f"«{said}» که در {on} با "
                              "حد نصاب برگزار شده باشد در پروندهٔ تعاونی نیست"))
        return
    yield from _not_carried(reader, number, values, held)


def _is_meant(each: Record, values: Values) -> bool:
    """The assembly that is named, else the one of that day."""
    named, held = values[coop_change.ASSEMBLY], each.values[assembly.HELD_AT]
    if named is not None:
        return each.number == named
    return held is not None and held.date() == values[coop_change.DECIDED_DAY]


def _not_carried(reader: Reader, number: int, values: Values, held: Sequence[Record]) -> Iterable[Problem]:
    rows: tuple[Values, ...] = values[coop_change.CHANGES] or ()
    there = {each.number for each in held}
    for kind, kinds in _KINDS.items():
        wanted = [row for row in rows if _kind_of(row[coop_change.WHAT] or "") == kind]
        if wanted and not any(each.assembly.number in there for each in carried(reader, number, kinds)):
            label = assembly.DECISION_KIND.options[kind]
            names = "، ".join(f"«{row.show(coop_change.WHAT)}»" for row in wanted)
            yield doubted(Problem(coop_change.ASSEMBLY.name, f"این مجمع تصمیمی با موضوع «{label}» با اکثریت لازم تصویب "
                                  f"نکرده است تا {names} عوض شود"))


def _kind_of(what: str) -> str:
    if what in _OF_CAPITAL:
        return "capital"
    return "statutes" if what in coop_change.EXTRAORDINARY else ""
