"""What papers and letters say of a cooperative, its members and its assemblies that no blank holds: «{titled_name}»,
«{members}», «{office:chair}».

Law: each is counted as this day's records say, by the same functions as on the screen; what is not known is "", so
that a paper leaves room to write it. Their names stand in texts.counted_names, so that a wording is judged while it is
typed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.operations.cooperatives import roster
from desktop.operations.cooperatives.membership.shares import held_by, register_of
from desktop.operations.cooperatives.offices import group_of, serving
from desktop.operations.cooperatives.quorums import quorum_in, statutes_for
from desktop.operations.cooperatives.statutes import Statutes, statutes_of
from desktop.operations.cooperatives.terms import end_of
from desktop.store.contents import Record
from desktop.store.queries import Query
from desktop.store.reader import Reader
from forms.catalog import assembly, coop_member, coop_office, cooperative
from forms.parts import Context
from forms.rules import jalali
from forms.rules.digits import grouped
from reports.text import left_to_right

_TITLES = {"company": "شرکت تعاونی", "union": "اتحادیهٔ تعاونی", "chamber": "اتاق تعاون"}
_TITLED = ("شرکت تعاونی", "تعاونی", "اتحادیه", "اتاق تعاون")
_COURTESY = {"female": "خانم", "male": "آقای"}
_CALLERS = {"board": "هیأت مدیره", "founders": "هیأت مؤسس", "inspector": "بازرس", "members": "اعضای درخواست‌کننده"}
_POSTS = {"board": "از سوی هیأت مدیره: رئیس هیأت مدیره", "founders": "از سوی هیأت مؤسس: نمایندهٔ تام‌الاختیار",
          "inspector": "بازرس", "members": "از سوی اعضای درخواست‌کننده: نماینده"}
_NEXT = {1: "دوم", 2: "سوم"}
_CALLING = {"board": "chair", "inspector": "inspector"}


@dataclass(frozen=True, slots=True)
class Asked:
    """Of which record something is counted; `office` is the name of the office that prints."""

    reader: Reader
    record: Record
    context: Context
    office: str = ""
    head_post: str = ""

    @property
    def number(self) -> int:
        return self.record.number

    @property
    def statutes(self) -> Statutes:
        """Of the cooperative itself, or of the one that the record leads to."""
        if self.record.kind == cooperative.FORM.kind:
            return statutes_of(self.record, self.context)
        return statutes_for(self.reader, self.record.values, self.context.today)


def holders(reader: Reader, number: int, office: str) -> list[str]:
    """Who holds an office of a cooperative now; «principal» is every one on the board."""
    return [name for each in serving(reader, number) if each.values[coop_office.OFFICE] == office
            and (name := each.values[coop_office.FULL_NAME])]


# Of a cooperative


def titled(name: str, level: str | None) -> str:
    """«شرکت تعاونی سبزدشت» or «اتحادیهٔ تعاونی سبزدشت»; a name that says so itself is not said twice."""
    return name if name.startswith(_TITLED) else f"{_TITLES.get(level or '', _TITLES['company'])} {name}"


def _titled_name(asked: Asked) -> str:
    values = asked.record.values
    return titled(values[cooperative.NAME] or "", values[cooperative.LEVEL])


def _members(part: str) -> Callable[[Asked], str]:
    """The members of this day; nothing while there are none: then applicants are not members."""
    def said(asked: Asked) -> str:
        counts = roster.count(roster.members_of(asked.reader, asked.number), asked.context.today)
        return grouped(getattr(counts, part)) if counts.total else ""

    return said


def _shares(asked: Asked) -> str:
    total = register_of(asked.reader, asked.number).total
    return grouped(total) if total else ""


def _employed(asked: Asked) -> str:
    found = [each for blank in (cooperative.EMPLOYED_MEN, cooperative.EMPLOYED_WOMEN)
             if (each := asked.record.values[blank]) is not None]
    return grouped(sum(found)) if found else ""


def _last_held(asked: Asked, *natures: str) -> date | None:
    of = ((assembly.NATURE.name, "in", natures),) if natures else ()
    query = Query(where=((cooperative.FORM.kind, "=", asked.number), ("", "state", "held"), *of))
    days = [at.date() for (at,) in asked.reader.column(assembly.FORM, query, ("held_at",)) if at]
    return max(days, default=None)


def _first_assembly(asked: Asked) -> str:
    return jalali.shown(_last_held(asked, "founding"))


def _last_assembly(asked: Asked) -> str:
    return jalali.shown(_last_held(asked))


def _register_by(asked: Asked) -> str:
    held = _last_held(asked, "founding")
    return jalali.shown(held + timedelta(days=asked.statutes.whole("register_days"))) if held else ""


def _term_end(*groups: str) -> Callable[[Asked], str]:
    """The first end of a term of those who serve."""
    def said(asked: Asked) -> str:
        ends = [end for each in serving(asked.reader, asked.number) if group_of(each.values) in groups
                and (end := end_of(each.values, asked.statutes))]
        return jalali.shown(min(ends, default=None))

    return said


# Of a member


def _courtesy(asked: Asked) -> str:
    values = asked.record.values
    if (values[coop_member.MEMBER_KIND] or "") in coop_member.LEGAL_KINDS:
        return "شخص حقوقی"
    return _COURTESY.get(values[coop_member.SEX] or "", "آقا/خانم")


def _full_name(asked: Asked) -> str:
    """Of a person or of a company; titles of records say the same, with more."""
    values = asked.record.values
    said = (values.show(blank) for blank in (coop_member.FIRST_NAME, coop_member.LAST_NAME, coop_member.COMPANY))
    return " ".join(filter(None, said))


def _identity(asked: Asked) -> str:
    values = asked.record.values
    code = values.show(coop_member.NATIONAL_CODE) or values.show(coop_member.LEGAL_ID)
    return left_to_right(code) if code else ""


def _held(asked: Asked) -> int:
    return held_by(asked.reader, asked.record.values[coop_member.COOPERATIVE] or 0, asked.number,
                   asked.context.today)


def _holdings(asked: Asked) -> str:
    """Nothing for a member without shares: no paper certifies nought."""
    held = _held(asked)
    return grouped(held) if held else ""


def _holdings_value(asked: Asked) -> str:
    own = asked.reader.get(asked.record.values[coop_member.COOPERATIVE] or 0)
    par = own.values[cooperative.PAR_VALUE] if own else None
    return cooperative.PAR_VALUE.show(_held(asked) * par) if par else ""


# Of an assembly


def _caller(asked: Asked) -> str:
    by = asked.record.values[assembly.CALLED_BY] or ""
    return asked.office if by == "ministry" else _CALLERS.get(by, "")


def _caller_post(asked: Asked) -> str:
    by = asked.record.values[assembly.CALLED_BY] or ""
    return f"از سوی {asked.office}: {asked.head_post}" if by == "ministry" else _POSTS.get(by, "")


def _caller_name(asked: Asked) -> str:
    """Who signs the call, where one alone may be meant."""
    by, number = asked.record.values[assembly.CALLED_BY] or "", asked.record.values[assembly.COOPERATIVE] or 0
    if by == "founders":
        own = asked.reader.get(number)
        return own.values.show(cooperative.REPRESENTATIVE) if own else ""
    found = holders(asked.reader, number, _CALLING[by]) if by in _CALLING else []
    return found[0] if len(found) == 1 else ""


def _voters(asked: Asked) -> str:
    values = asked.record.values
    present = values[assembly.PRESENT]
    return "" if present is None else grouped(present + (values[assembly.PROXIES] or 0))


def _quorum(asked: Asked) -> str:
    view = quorum_in(asked.record.values, asked.statutes)
    return grouped(view.needed) if view.needed else ""


def _board_years(asked: Asked) -> str:
    return grouped(asked.statutes.board_term_years)


def _inspector_years(asked: Asked) -> str:
    return grouped(asked.statutes.inspector_term_years)


def _next_call(asked: Asked) -> str:
    """«دوم» where the law knows a further call; after the last one a new assembly is called."""
    nature, call = asked.record.values[assembly.NATURE] or "ordinary", asked.record.values[assembly.CALL_NO] or 1
    return _NEXT.get(call, "") if asked.statutes.quorum(nature, call + 1) else ""


FACTS: Mapping[str, Mapping[str, Callable[[Asked], str]]] = {
    "cooperative": {
        "titled_name": _titled_name, "members": _members("total"), "women": _members("women"),
        "men": _members("men"), "companies": _members("legal"), "shares": _shares, "employed": _employed,
        "first_assembly": _first_assembly, "register_by": _register_by, "last_assembly": _last_assembly,
        "board_end": _term_end("board"), "inspector_end": _term_end("inspector"),
    },
    "coop_member": {
        "courtesy": _courtesy, "full_name": _full_name, "identity": _identity, "holdings": _holdings,
        "holdings_value": _holdings_value,
    },
    "assembly": {
        "caller": _caller, "caller_post": _caller_post, "caller_name": _caller_name, "voters": _voters,
        "quorum": _quorum, "board_years": _board_years, "inspector_years": _inspector_years, "next_call": _next_call,
    },
}
"""Kind → name → what counts it; a new one is a function and its two lines, here and in texts.counted_names."""
