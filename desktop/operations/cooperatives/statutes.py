"""What holds for one cooperative: the law's figures on a day, overridden by what its own statutes say (DOMAIN B.3–B.5).

Law: every figure is a parameter; `basis` names where it comes from, and an article only where DOMAIN names it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from desktop.store.contents import Record
from forms.catalog import cooperative
from forms.parts import (
    Context,
    Field,
    Number,
    Parameter,
    UnknownParameterError,
    UnreadableError,
    Values,
    own_figure,
    reference_list,
)
from forms.parts.own_figures import RULES
from forms.rules import fiscal_year, jalali, ratios
from forms.rules.digits import to_persian
from forms.rules.ratios import Threshold

STATUTES = "اساسنامهٔ تعاونی"
_LAW = "قانون بخش تعاونی"
_ASSEMBLIES = "آیین‌نامهٔ نحوهٔ تشکیل مجامع عمومی"
ARTICLE_21, ARTICLE_53, ARTICLE_54, ARTICLE_56 = (f"{_LAW}، ماده {number}" for number in ("۲۱", "۵۳", "۵۴", "۵۶"))
UNIONS = ("union", "chamber")
"""Levels whose members are cooperatives (DOMAIN B.2 S57)."""
NATURES = {"founding": "ordinary", "ordinary": "ordinary", "ordinary_extra": "ordinary",
           "extraordinary": "extraordinary"}
"""Each nature of assembly → the kind whose quorum it needs."""

_WHOLE = {
    "members_least": ("coop.min_members", f"{_LAW}، ماده ۶"), "founders": ("coop.founders", "راهنمای تشکیل تعاونی"),
    "board_least": ("coop.board_min", _LAW), "board_usual": ("coop.board_max", _LAW),
    "board_cap": ("coop.board_cap", _LAW), "board_step": ("coop.board_step_members", _LAW),
    "board_term": ("coop.board_term_years", _LAW), "inspector_term": ("coop.inspector_term", _LAW),
    "inspectors": ("coop.inspectors", _LAW), "alternate_inspectors": ("coop.alternate_inspectors", _LAW),
    "agm_months": ("coop.agm_deadline_months", _ASSEMBLIES), "call_months": ("coop.call_deadline_months", _ASSEMBLIES),
    "election_lead_months": ("coop.election_call_lead_months", _ASSEMBLIES),
    "next_call_months": ("coop.next_call_months", _ASSEMBLIES),
    "minutes_known_days": ("coop.minutes_known_days", _ASSEMBLIES),
    "presiding_board": ("coop.presiding_board", _ASSEMBLIES),
    "request_call_months": ("coop.request_call_months", _ASSEMBLIES),
    "board_inactive_days": ("coop.board_inactive_days", _ASSEMBLIES),
    "next_call_days": ("coop.second_call_proposed_days", "رویهٔ اداره"),
    "alternate_call_days": ("coop.alternate_call_days", "اساسنامهٔ نمونه"),
    "proxies_per_member": ("coop.proxies_per_member", _ASSEMBLIES),
    "proxies_per_outsider": ("coop.proxies_per_outsider", _ASSEMBLIES),
    "register_days": ("coop.register_after_assembly_days", "مقررات ثبت تعاونی‌ها"),
    "under_minimum_months": ("coop.under_min_grace_months", ARTICLE_54),
    "inactivity_months": ("coop.inactivity_months_alarm", ARTICLE_54),
    "warnings_most": ("coop.warnings_per_12_months", ARTICLE_54),
    "warning_months": ("coop.warning_window_months", ARTICLE_54),
    "liquidators": ("coop.liquidators", "رویهٔ تصفیه"), "union_least": ("coop.union_min_members", _LAW),
    "board_terms_most": ("coop.board_terms_most", _LAW),
    "two_stage_members": ("coop.two_stage_members", "دستورالعمل مجامع دومرحله‌ای"),
    "manager_term": ("coop.md_term_years", _LAW),
    "deficiency_days": ("coop.deficiency_days", "رویهٔ اداره"),
    "agreement_months": ("coop.agreement_months", "رویهٔ اداره"),
    "change_days": ("coop.change_register_days", "مقررات ثبت تعاونی‌ها"),
}
_RATIOS = {
    "paid_least": ("coop.min_paid_capital_ratio", ARTICLE_21), "own_least": ("coop.min_member_capital_ratio", _LAW),
    "alternates": ("coop.alternate_ratio", _LAW), "share_most": ("coop.max_share_ratio", _LAW),
    **{f"{name}.{nature}": (f"coop.{name}.{nature}", _ASSEMBLIES) for name in ("majority", "request_share")
       for nature in ("ordinary", "extraordinary")},
}
_CALLS = (1, 2, 3)
NOTICE_DAYS = "coop.notice_days"
"""Nobody ships it: the office enters what its own source says."""


@dataclass(frozen=True, slots=True)
class Law:
    """The figures in force on a day by our own names; read it once where many cooperatives are looked at."""

    whole: Mapping[str, int]
    ratio: Mapping[str, Threshold]
    basis: Mapping[str, str]
    intervals: Mapping[str, int]
    """Fewest days between two calls, by mission; "" for all other cooperatives."""
    rows: Mapping[str, Parameter]
    """The parameters behind all that statutes may say otherwise, by key; they tell the measure of it."""


def law_of(context: Context) -> Law:
    """Raises UnknownParameterError for a figure that is missing or is none."""
    parameters, day = context.parameters, context.today
    basis = {name: _basis(parameters.find(key, day), said) for name, (key, said) in {**_WHOLE, **_RATIOS}.items()}
    whole = {name: parameters.whole(key, day) for name, (key, _said) in _WHOLE.items()}
    ratio = {name: _threshold(parameters.find(key, day), key, day) for name, (key, _said) in _RATIOS.items()}
    for nature in ("ordinary", "extraordinary"):
        for call in _CALLS:
            row = parameters.find(f"coop.quorum.{nature}.{call}", day)
            if row is not None:
                ratio[f"quorum.{nature}.{call}"] = _threshold(row, row.key, day)
                basis[f"quorum.{nature}.{call}"] = _basis(row, _ASSEMBLIES)
    intervals = {mission: int(row.value) for mission, key in _INTERVALS.items()
                 if (row := parameters.find(key, day)) is not None and row.value.isdecimal()}
    rows = {entry.code: row for entry in reference_list(RULES).entries
            if (row := parameters.find(entry.code, day)) is not None}
    basis["notice_days"] = _basis(rows.get(NOTICE_DAYS), _ASSEMBLIES)
    return Law(whole, ratio, basis, intervals, rows)


_INTERVALS = {"": "coop.second_call_days", "rural": "coop.second_call_days.rural"}


def _threshold(row: Parameter | None, key: str, day: date) -> Threshold:
    try:
        return ratios.read(row.value if row else "", row.unit if row else "")
    except ratios.NotARatioError:
        raise UnknownParameterError(key, day) from None


def _basis(row: Parameter | None, said: str) -> str:
    """What the office itself wrote as the source wins; ours name the place in the facts, which says nothing there."""
    return to_persian(row.source) if row and row.source and not row.source.startswith("DOMAIN") else said


@dataclass(frozen=True)
class Statutes:
    """One cooperative's own figures. Months are Jalali months; terms of inspectors are financial years."""

    law: Law
    values: Values

    @classmethod
    def of_law(cls, context: Context) -> Statutes:
        """What holds where a cooperative's statutes are not known."""
        return cls(law_of(context), cooperative.FORM.values({}))

    @cached_property
    def _own_rules(self) -> Mapping[str, tuple[int | Threshold, str]]:
        """What the statutes say otherwise, by the law's key, with their article; what cannot be read says nothing."""
        rows: tuple[Values, ...] = self.values[cooperative.OWN_RULES] or ()
        found: dict[str, tuple[int | Threshold, str]] = {}
        for row in rows:
            key, says = row[cooperative.OWN_RULE] or "", row[cooperative.OWN_RULE_SAYS] or ""
            try:
                found[key] = own_figure(self.law.rows.get(key), says), row[cooperative.OWN_RULE_ARTICLE] or ""
            except UnreadableError:
                continue
        return found

    def whole(self, name: str) -> int:
        """A figure by our own name: the statutes', else the law's."""
        own = self._own_rules.get(_KEYS.get(name, ""))
        return own[0] if own and isinstance(own[0], int) else self.law.whole[name]

    def ratio(self, name: str) -> Threshold:
        """A share by our own name: the statutes', else the law's."""
        own = self._own_rules.get(_KEYS.get(name, ""))
        return own[0] if own and isinstance(own[0], Threshold) else self.law.ratio[name]

    @property
    def members_least(self) -> int:
        """Members at founding and throughout; cooperatives, in a union."""
        return max(self.whole("members_least"), self.law.whole["union_least"] if self.is_union else 0)

    @property
    def is_union(self) -> bool:
        return (self.values[cooperative.LEVEL] or "") in UNIONS

    @property
    def members_most(self) -> int | None:
        """The most members that the statutes allow; None where they say nothing."""
        return self.own_whole("coop.max_members")

    @property
    def notice_days(self) -> int:
        """Fewest days from the call to the assembly; 0 where neither the statutes nor the office say any."""
        row, own = self.law.rows.get(NOTICE_DAYS), self.own_whole(NOTICE_DAYS)
        return own if own is not None else int(row.value) if row and row.value.isdecimal() else 0

    def own_whole(self, key: str) -> int | None:
        """What the statutes themselves say for a parameter; None where they say nothing."""
        own = self._own_rules.get(key)
        return own[0] if own and isinstance(own[0], int) else None

    @property
    def board_least(self) -> int:
        return self.law.whole["board_least"]

    @property
    def board_seats(self) -> int:
        """Principals of the board: the statutes' number, else the law's usual most."""
        return self._own(cooperative.BOARD_SEATS, "board_usual")

    def board_most(self, members: int = 0) -> int:
        """The most principals: the statutes' number, else seven and one more for each 400 further members, to 15."""
        own = self.values[cooperative.BOARD_SEATS]
        return self.board_most_by_law(members) if own is None else own

    def board_most_by_law(self, members: int) -> int:
        whole = self.law.whole
        return min(whole["board_cap"], whole["board_usual"] + max(0, members) // max(1, whole["board_step"]))

    @property
    def alternates_most(self) -> int:
        """The statutes' number, else the law's share of the principals (DOMAIN B.4: a third, rounded up)."""
        own = self.values[cooperative.ALTERNATE_SEATS]
        return self.law.ratio["alternates"].least(self.board_seats) if own is None else own

    @property
    def board_term_years(self) -> int:
        return self._own(cooperative.BOARD_TERM, "board_term")

    @property
    def inspector_seats(self) -> int:
        return self._own(cooperative.INSPECTOR_SEATS, "inspectors")

    @property
    def alternate_inspectors(self) -> int:
        return self.whole("alternate_inspectors")

    @property
    def inspector_term_years(self) -> int:
        return self._own(cooperative.INSPECTOR_TERM, "inspector_term")

    @property
    def year_end(self) -> str:
        """Month and day, «12/29»."""
        return self.values[cooperative.YEAR_END] or fiscal_year.USUAL

    @property
    def least_shares(self) -> int:
        """Shares that a member must hold; 1 where the statutes say nothing."""
        return self.values[cooperative.LEAST_SHARES] or 1

    @property
    def call_interval_days(self) -> int:
        """Fewest days between a call and the next; 0 where nothing is said."""
        own, intervals = self.own_whole(_INTERVALS[""]), self.law.intervals
        if own is not None:
            return own
        return intervals.get(self.values[cooperative.MISSION] or "", intervals.get("", 0))

    def quorum(self, nature: str, call: int) -> Threshold | None:
        """What must be present at a call of an assembly; None where there is no such call."""
        name = f"quorum.{NATURES[nature]}.{call}"
        return self.ratio(name) if name in self.law.ratio else None

    def majority(self, nature: str) -> Threshold:
        return self.ratio(f"majority.{NATURES[nature]}")

    def basis(self, name: str) -> str:
        """Where a figure comes from, for a sentence: «قانون بخش تعاونی، ماده ۲۱», or the statutes and their article."""
        if name == "members_least" and self.is_union and self.members_least == self.law.whole["union_least"]:
            name = "union_least"
        blank, figure = _OWN.get(name, (None, name))
        if blank and self.values[blank] is not None:
            return STATUTES
        own = self._own_rules.get(_KEYS.get(figure, figure))
        if own is not None:
            return f"{STATUTES}، ماده {to_persian(own[1])}" if own[1] else STATUTES
        return self.law.basis.get(figure, _LAW)

    def board_term_end(self, first: date) -> date:
        return jalali.add_years(first, self.board_term_years)

    def inspector_term_end(self, first: date) -> date:
        """The end of the last financial year of the term: the one that runs on the first day counts as the first."""
        return fiscal_year.term_end(first, self.inspector_term_years, self.year_end)

    def _own(self, blank: Number, name: str) -> int:
        value = self.values[blank]
        return self.law.whole[name] if value is None else value


_KEYS: Mapping[str, str] = {
    **{name: key for name, (key, _said) in {**_WHOLE, **_RATIOS}.items()}, "call_interval_days": _INTERVALS[""],
    "notice_days": NOTICE_DAYS,
    **{f"quorum.{nature}.{call}": f"coop.quorum.{nature}.{call}" for nature in ("ordinary", "extraordinary")
       for call in _CALLS},
}
"""Each figure by our own name → the parameter behind it, which statutes may say otherwise."""
_OWN: Mapping[str, tuple[Field[Any], str]] = {
    "board_seats": (cooperative.BOARD_SEATS, "board_usual"), "board_most": (cooperative.BOARD_SEATS, "board_usual"),
    "alternates_most": (cooperative.ALTERNATE_SEATS, "alternates"),
    "board_term_years": (cooperative.BOARD_TERM, "board_term"),
    "inspector_seats": (cooperative.INSPECTOR_SEATS, "inspectors"),
    "inspector_term_years": (cooperative.INSPECTOR_TERM, "inspector_term"),
    "least_shares": (cooperative.LEAST_SHARES, ""), "year_end": (cooperative.YEAR_END, ""),
}


def statutes_of(record: Record, context: Context) -> Statutes:
    """The figures of one cooperative. For many, ask `law_of` once and make Statutes(law, values)."""
    return Statutes(law_of(context), record.values)
