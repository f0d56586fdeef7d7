"""What a member's paper takes from files that stand here already: a cooperative's name and ID, a person's sex.

Law: what somebody wrote of a person stays; of a member cooperative its own file wins.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop.operations.cooperatives.roster import is_legal
from desktop.store.contents import Record
from desktop.store.queries import Query
from desktop.store.reader import Reader
from forms.catalog import coop_member, cooperative, person
from forms.parts import Values

_SLICE = 900


def completed(reader: Reader, papers: Sequence[Values]) -> list[Values]:
    """The papers with what the files know; a cooperative is found by its legal ID where nobody linked it."""
    by_id = _by_id(reader, papers)
    linked = [_linked(values, by_id) for values in papers]
    files, sexes = files_of(reader, linked), _sexes(reader, linked)
    return [_filled(values, files, sexes) for values in linked]


def files_of(reader: Reader, papers: Sequence[Values]) -> dict[int, Record]:
    """The files of the cooperatives that these papers name as members."""
    numbers = {number for values in papers if (number := values[coop_member.MEMBER_COOPERATIVE])}
    found = reader.many(sorted(numbers)) if numbers else {}
    return {number: record for number, record in found.items() if record.kind == cooperative.FORM.kind}


def _by_id(reader: Reader, papers: Sequence[Values]) -> Mapping[str, int]:
    codes = {code for values in papers if values[coop_member.MEMBER_KIND] == "cooperative"
             and values[coop_member.MEMBER_COOPERATIVE] is None and (code := values[coop_member.LEGAL_ID])}
    return reader.by_key(cooperative.FORM, cooperative.LEGAL_ID.name, sorted(codes)) if codes else {}


def _linked(values: Values, by_id: Mapping[str, int]) -> Values:
    number = by_id.get(values[coop_member.LEGAL_ID] or "")
    if number is None or values[coop_member.MEMBER_KIND] != "cooperative":
        return values
    return values.changed({coop_member.MEMBER_COOPERATIVE.name: number})


def _sexes(reader: Reader, papers: Sequence[Values]) -> Mapping[str, str]:
    codes = [code for values in papers if values[coop_member.SEX] is None
             and (code := values[coop_member.NATIONAL_CODE])]
    found: dict[str, str] = {}
    for start in range(0, len(codes), _SLICE):
        some = tuple(codes[start:start + _SLICE])
        rows = reader.column(person.FORM, Query(where=((person.NATIONAL_CODE.name, "in", some),)),
                             (person.NATIONAL_CODE.name, person.SEX.name))
        found |= {code: sex for code, sex in rows if sex}
    return found


def _filled(values: Values, files: Mapping[int, Record], sexes: Mapping[str, str]) -> Values:
    if is_legal(values):
        file = files.get(values[coop_member.MEMBER_COOPERATIVE] or 0)
        return values if file is None else values.changed({
            coop_member.COMPANY.name: file.values[cooperative.NAME],
            coop_member.LEGAL_ID.name: file.values[cooperative.LEGAL_ID] or values[coop_member.LEGAL_ID]})
    sex = sexes.get(values[coop_member.NATIONAL_CODE] or "") if values[coop_member.SEX] is None else None
    return values.changed({coop_member.SEX.name: sex}) if sex else values
