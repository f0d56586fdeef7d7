"""What merging, dissolving, winding up and closing a cooperative need (DOMAIN B.6, art. 53, 54, 56).

Law: red is the law and cannot be passed; amber is passed with a reason, which the journal keeps.
"""

from __future__ import annotations

from desktop.operations.cooperatives import roster
from desktop.operations.cooperatives.assembly.assembly_rules import carried_decision
from desktop.operations.cooperatives.offices import group_of, serving
from desktop.operations.cooperatives.statutes import ARTICLE_53, ARTICLE_56, Statutes
from desktop.operations.step import Step, doubted
from desktop.store.contents import Record
from forms.catalog import coop_office, cooperative
from forms.parts import Problem
from forms.rules.digits import grouped

MINISTRY_LIQUIDATOR = "ministry_liquidator"


def receiver_of(step: Step) -> Record | None:
    """The cooperative into which this one goes; None where it is none, or is this one."""
    other = step.reader.get(step.values[cooperative.MERGED_INTO] or 0)
    if other is None or other.number == step.record.number or other.kind != step.record.kind or other.voided:
        return None
    return other


def receiver_lives(step: Step, _statutes: Statutes) -> list[Problem]:
    """DOMAIN B.6 (art. 53): one merges into another that is registered and lives."""
    name = cooperative.MERGED_INTO.name
    if step.values[cooperative.MERGED_INTO] is None:
        return []
    other = receiver_of(step)
    if other is None:
        return [Problem(name, "تعاونی در خودش ادغام نمی‌شود؛ تعاونی دیگری را برگزینید")]
    if other.state not in roster.ALIVE:
        return [Problem(name, f"«{other.title}» در وضعیت «{other.form.life.state(other.state).label}» است؛ ادغام در "
                              f"تعاونی ثبت‌شده است ({ARTICLE_53})")]
    own, par = step.values[cooperative.PAR_VALUE], other.values[cooperative.PAR_VALUE]
    if own and par and own != par:
        return [doubted(Problem(name, f"ارزش هر سهم این تعاونی {grouped(own)} ریال و «{other.title}» {grouped(par)} "
                                      "ریال است؛ سهام اعضا با همین شمار می‌رود، پس از ادغام دفتر سهام را درست کنید"))]
    return []


def both_decided(step: Step, _statutes: Statutes) -> list[Problem]:
    """DOMAIN B.6 step 15: the assemblies of both carried the merger; the other's may stand in another office's file."""
    found = []
    if carried_decision(step.reader, step.record.number, "merger") is None:
        found.append(Problem("", "مجمع فوق‌العادهٔ این تعاونی که «ادغام» را با اکثریت لازم تصویب کرده باشد در پرونده "
                                 f"نیست؛ نخست تصمیم آن را بنویسید ({ARTICLE_53})"))
    other = receiver_of(step)
    if other is not None and carried_decision(step.reader, other.number, "merger") is None:
        found.append(doubted(Problem("", f"تصمیم مجمع فوق‌العادهٔ «{other.title}» برای ادغام در پرونده نیست "
                                         f"({ARTICLE_53})")))
    return found


def debts_settled(step: Step, _statutes: Statutes) -> list[Problem]:
    """DOMAIN B.6 (art. 56): undertakings for public money are settled before."""
    if step.values[cooperative.DEBTS_SETTLED]:
        return []
    said = Problem(cooperative.DEBTS_SETTLED.name, f"تعهدهای مالی به دولت باید پیش از آن تسویه شده باشد ({ARTICLE_56})")
    return [said if step.move.name == "close" else doubted(said)]


def liquidators_chosen(step: Step, statutes: Statutes) -> list[Problem]:
    """DOMAIN B.6 step 17: three are usual, one of them from the office where the office dissolved."""
    board = [each for each in serving(step.reader, step.record.number) if group_of(each.values) == "liquidator"]
    usual, found = statutes.whole("liquidators"), []
    if len(board) < usual:
        found.append(doubted(Problem("", f"هیأت تصفیه معمولاً {grouped(usual)} نفر است؛ {grouped(len(board))} نفر نوشته "
                                         f"شده است ({statutes.basis('liquidators')})")))
    from_office = any(each.values[coop_office.OFFICE] == MINISTRY_LIQUIDATOR for each in board)
    if step.values[cooperative.DISSOLVED_BY] == "ministry" and not from_office:
        found.append(doubted(Problem("", "تعاونی را اداره منحل کرده است؛ «نمایندهٔ اداره در هیأت تصفیه» نوشته نشده است "
                                         f"({statutes.basis('liquidators')})")))
    return found


def accounts_told(step: Step, _statutes: Statutes) -> list[Problem]:
    """DOMAIN B.6 step 17: creditors are called and the accounts told before the end is written."""
    return [doubted(Problem(blank.name, f"«{blank.label}» را بنویسید")) for blank in (
        cooperative.CREDITORS_DAY, cooperative.ASSETS, cooperative.DEBTS) if step.values.named(blank.name) is None]
