"""Whether those who are counted at an assembly can be there: members, delegates, districts and proxies (DOMAIN B.5).

Law: more than there are is red; what the roster of members says otherwise is amber, since the roster may be late.
"""

from __future__ import annotations

from collections.abc import Iterator

from desktop.operations.cooperatives.assembly.assembly_facts import AssemblyFacts
from desktop.operations.cooperatives.statutes import Statutes
from forms.catalog import assembly, cooperative
from forms.parts import Problem, Values
from forms.rules import jalali
from forms.rules.digits import grouped


def presence_problems(values: Values, facts: AssemblyFacts) -> list[Problem]:
    """All that cannot be, or can hardly be, about who is there."""
    statutes, there = facts.statutes(values), facts.there(values)
    base = _two_stage if values[assembly.TWO_STAGE] else _one_stage
    return [*base(values, facts, there), *_districts_met(values, statutes), *_proxies(values, statutes)]


def _one_stage(values: Values, facts: AssemblyFacts, there: int) -> Iterator[Problem]:
    """The quorum is a share of the members of that day; where no member is written, nothing can be compared."""
    members, present = values[assembly.MEMBERS], values[assembly.PRESENT]
    if there and members is not None and members != there:
        yield Problem(assembly.MEMBERS.name, f"فهرست اعضا در {jalali.shown(facts.day(values))} {grouped(there)} عضو "
                      f"دارد و اینجا {grouped(members)} نوشته شده است؛ یکی از دو را درست کنید", "amber")
    if there and present is not None and present > there:
        yield Problem(assembly.PRESENT.name, f"حاضران ({grouped(present)}) از اعضای تعاونی در آن روز "
                      f"({grouped(there)}) بیشترند؛ شمارش یا فهرست اعضا را درست کنید")


def _two_stage(values: Values, facts: AssemblyFacts, there: int) -> Iterator[Problem]:
    """DOMAIN B.5 (S45, S45b): for large cooperatives, or an area over one province, which the program cannot tell."""
    statutes, rows = facts.statutes(values), districts_of(values)
    spread = sum(row[assembly.DISTRICT_MEMBERS] or 0 for row in rows)
    least, area = statutes.whole("two_stage_members"), facts.own.values[cooperative.AREA]
    said = f"مجمع دومرحله‌ای برای تعاونی با بیش از {grouped(least)} عضو یا حوزهٔ عمل بیش از یک استان است"
    if max(there, spread) <= least and area is None:
        yield Problem(assembly.TWO_STAGE.name, f"{said}؛ این تعاونی {grouped(there or spread)} عضو دارد و «"
                      f"{cooperative.AREA.label}» آن نوشته نشده است ({statutes.basis('two_stage_members')})")
    elif max(there, spread) <= least:
        yield Problem(assembly.TWO_STAGE.name, f"{said}؛ «{cooperative.AREA.label}» این تعاونی «{area}» است؛ آن را "
                      f"بسنجید ({statutes.basis('two_stage_members')})", "amber")
    if there and rows and spread != there:
        yield Problem(assembly.DISTRICTS.name, f"اعضای حوزه‌ها روی هم {grouped(spread)} نفرند و فهرست اعضا در "
                      f"{jalali.shown(facts.day(values))} {grouped(there)} عضو دارد", "amber")


def districts_of(values: Values) -> tuple[Values, ...]:
    rows: tuple[Values, ...] = values[assembly.DISTRICTS] or ()
    return rows


def districts_said(values: Values, statutes: Statutes) -> tuple[str, ...]:
    """The quorum of each district in one sentence, by its row; «» while its members are not known."""
    found = []
    for row in districts_of(values):
        members, present, needed = row[assembly.DISTRICT_MEMBERS], row[assembly.DISTRICT_PRESENT], _needed(
            values, row, statutes)
        if members is None:
            found.append("")
            continue
        said = f"حد نصاب حوزه: {grouped(needed)} نفر از {grouped(members)} عضو"
        end = "" if present is None else " — رسید" if present >= needed else " — نرسید"
        found.append(said + end)
    return tuple(found)


def _districts_met(values: Values, statutes: Statutes) -> Iterator[Problem]:
    """Each district's own assembly needs the same share of its members."""
    for place, row in enumerate(districts_of(values) if values[assembly.TWO_STAGE] else ()):
        members, present, needed = row[assembly.DISTRICT_MEMBERS], row[assembly.DISTRICT_PRESENT], _needed(
            values, row, statutes)
        if members is not None and present is not None and present < needed:
            yield Problem(assembly.DISTRICTS.name, f"حد نصاب «{row.show(assembly.DISTRICT)}» {grouped(needed)} نفر از "
                          f"{grouped(members)} عضو است؛ {grouped(present)} نفر حاضر بوده‌اند", "amber", place,
                          assembly.DISTRICT_PRESENT.name)


def _needed(values: Values, row: Values, statutes: Statutes) -> int:
    threshold = statutes.quorum(values[assembly.NATURE] or "ordinary", values[assembly.CALL_NO] or 1)
    return threshold.least(row[assembly.DISTRICT_MEMBERS] or 0) if threshold else 0


def _proxies(values: Values, statutes: Statutes) -> Iterator[Problem]:
    """DOMAIN B.5 [MEM-M]: so many proxies for each member who is there, and fewer for each outsider."""
    present, outsiders = values[assembly.PRESENT], values[assembly.OUTSIDERS] or 0
    each, other = statutes.whole("proxies_per_member"), statutes.whole("proxies_per_outsider")
    most = each * (present or 0) + other * outsiders
    if present is None or (values[assembly.PROXIES] or 0) <= most:
        return
    yield Problem(assembly.PROXIES.name, f"هر عضو حاضر بیش از {grouped(each)} وکالت و هر وکیل غیرعضو بیش از "
                  f"{grouped(other)} وکالت ندارد، که روی هم {grouped(most)} می‌شود؛ وکالت‌ها را دوباره بشمارید "
                  f"({statutes.basis('proxies_per_member')})", "amber")
