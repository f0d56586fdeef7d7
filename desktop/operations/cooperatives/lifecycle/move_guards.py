"""What each step of a cooperative's life needs beyond its blanks, and what the program writes with it (DOMAIN B.6).

Law: red is the law and cannot be passed; amber is passed with a reason, which the journal keeps.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from desktop.operations.cooperatives.lifecycle import ending_guards as ending
from desktop.operations.cooperatives.lifecycle import founding_guards as founding
from desktop.operations.cooperatives.lifecycle.documents import document_problems, returned_problems
from desktop.operations.cooperatives.lifecycle.grounds import ground_problems
from desktop.operations.cooperatives.lifecycle.identity import days_to_come
from desktop.operations.cooperatives.lifecycle.ways_back import stood_before_idleness
from desktop.operations.cooperatives.statutes import Statutes, statutes_of
from desktop.operations.step import Step, doubted
from forms.catalog import assembly, coop_member, coop_office, cooperative
from forms.parts import Day, Problem, Values
from forms.rules import jalali

Guard = Callable[[Step, Statutes], list[Problem]]


def move_problems(step: Step) -> list[Problem]:
    """All that hinders a step of a cooperative, and all that is doubtful about it."""
    return [problem for _kind, problem in hindrances_of(step)]


def hindrances_of(step: Step) -> list[tuple[str, Problem]]:
    """The same, each with the kind of record that it is about; "" for the cooperative's own blanks."""
    statutes = statutes_of(step.record, step.context)
    found = [(_ABOUT.get(guard, ""), problem) for guard in _GUARDS.get(step.move.name, ())
             for problem in guard(step, statutes)]
    return [*found, *(("", problem) for problem in _skipped(step))]


def _documents(step: Step, _statutes: Statutes) -> list[Problem]:
    return document_problems(step.values, step.move.target)


def _sent_back(step: Step, _statutes: Statutes) -> list[Problem]:
    return returned_problems(step.values) if step.record.state == "returned" else []


_DAYS: Mapping[str, tuple[Day, ...]] = {
    "agree": (cooperative.AGREEMENT_DAY,), "permit": (cooperative.PERMIT_DAY,),
    "register": (cooperative.REGISTRATION_DAY,), "license": (cooperative.LICENCE_DAY,),
    "merge": (cooperative.MERGED_DAY,), "dissolve": (cooperative.DISSOLVED_DAY,), "close": (cooperative.CLOSED_DAY,),
    "enter_liquidating": (cooperative.REGISTRATION_DAY, cooperative.DISSOLVED_DAY),
    **dict.fromkeys(("enter_registered", "enter_operating", "enter_stagnant"), (cooperative.REGISTRATION_DAY,)),
}


def _come(step: Step, _statutes: Statutes) -> list[Problem]:
    return days_to_come(step.values, step.today, _DAYS[step.move.name])


def _licence_end(step: Step, _statutes: Statutes) -> list[Problem]:
    blank = cooperative.LICENCE_END
    if step.values[blank] is not None:
        return []
    return [doubted(Problem(blank.name, f"«{blank.label}» را بنویسید"))]


def _licence_renewed(step: Step, _statutes: Statutes) -> list[Problem]:
    blank = cooperative.LICENCE_END
    end = step.values[blank]
    if end is None or end > step.today:
        return []
    return [Problem(blank.name, "تاریخ تازهٔ اعتبار پروانه را بنویسید؛ تاریخ کنونی گذشته است")]


def _known_before(step: Step, _statutes: Statutes) -> list[Problem]:
    """A file that was there before this program: what every registered cooperative has (DOMAIN B.9)."""
    found = [doubted(Problem(blank.name, f"«{blank.label}» را بنویسید"))
             for blank in (cooperative.REGISTRY_UNIT, cooperative.LEGAL_ID, cooperative.STATUTES_DAY)
             if step.values.named(blank.name) is None]
    adopted, registered = step.values[cooperative.STATUTES_DAY], step.values[cooperative.REGISTRATION_DAY]
    if adopted and registered and adopted > registered:
        found.append(Problem(cooperative.STATUTES_DAY.name, "اساسنامه پس از ثبت تعاونی تصویب نمی‌شود؛ یکی از دو تاریخ "
                             "را درست کنید"))
    return found


_WORKING = ("registered", "licensed", "implementing", "operating")
"""The steps of a registered cooperative in their order."""


def _skipped(step: Step) -> list[Problem]:
    """Nothing of a life is passed over without a reason; one that lay idle goes on from where it stood before."""
    life, target = step.record.form.life, step.move.target
    if target not in _WORKING:
        return []
    at = stood_before_idleness(step) if step.record.state == "stagnant" else step.record.state
    passed = _WORKING[_WORKING.index(at) + 1:_WORKING.index(target)] if at in _WORKING else ()
    return [doubted(Problem("", f"گام «{life.state(state).label}» گذرانده نشده است")) for state in passed]


_ENTERED: tuple[Guard, ...] = (_come, _known_before)
_GUARDS: Mapping[str, tuple[Guard, ...]] = {
    "submit": (founding.applicants_named,), "review": (_sent_back,),
    "agree": (_come, founding.issued_anew, founding.applicants_enough, _documents),
    "pay": (founding.applicants_enough, founding.third_paid, founding.members_part, founding.register_agrees,
            founding.agreement_valid, _documents),
    "assemble": (founding.members_enough, founding.assembly_held, founding.elected, _documents),
    "form_board": (founding.elected, founding.officers_chosen, _documents),
    "permit": (_come, founding.members_enough, founding.third_paid, founding.register_agrees, founding.in_time,
               _documents),
    "register": (_come, founding.third_paid, founding.register_agrees, founding.in_time),
    "license": (_come, _licence_end, _documents), "renew_licence": (_licence_renewed,),
    "merge": (_come, ending.receiver_lives, ending.both_decided, _documents),
    "dissolve": (_come, ground_problems, ending.debts_settled, _documents), "liquidate": (ending.liquidators_chosen,),
    "close": (_come, ending.debts_settled, ending.accounts_told, _documents), "renew": (founding.renewed,),
    "expire": (founding.not_expired,),
    **dict.fromkeys(("enter_registered", "enter_operating", "enter_stagnant", "enter_liquidating"), _ENTERED),
}
_ABOUT: Mapping[Guard, str] = {
    founding.members_enough: coop_member.FORM.kind, founding.assembly_held: assembly.FORM.kind,
    founding.elected: coop_office.FORM.kind, founding.officers_chosen: coop_office.FORM.kind,
    ending.liquidators_chosen: coop_office.FORM.kind, ending.both_decided: assembly.FORM.kind,
}
"""Guards that ask about other records than the cooperative's own blanks."""


def proposed(step: Step) -> Values | None:
    """What the program writes with a step where nobody did: the time to mend a file, the end of an agreement.

    Both are the office's own practice (parameters), and are only proposals: the clerk may write another day.
    """
    values, statutes, found = step.values, statutes_of(step.record, step.context), dict[str, Any]()
    until, day = values[cooperative.RETURNED_UNTIL], values[cooperative.AGREEMENT_DAY]
    if step.move.name == "return" and (until is None or until < step.today):
        found[cooperative.RETURNED_UNTIL.name] = step.today + timedelta(days=statutes.whole("deficiency_days"))
    if step.move.name == "agree" and values[cooperative.AGREEMENT_END] is None and day is not None:
        found[cooperative.AGREEMENT_END.name] = jalali.add_months(day, statutes.whole("agreement_months"))
    return cooperative.FORM.values(found) if found else None
