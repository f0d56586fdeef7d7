"""What a step of a cooperative's life needs beyond its blanks: people, capital, documents, assemblies (DOMAIN B.6).

Law: red is the law and cannot be passed; amber is passed with a reason, which the journal keeps.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from desktop.operations.cooperatives import roster
from desktop.operations.cooperatives.assembly_rules import held_assemblies
from desktop.operations.cooperatives.documents import IN_KIND, document_problems, returned_problems, standing
from desktop.operations.cooperatives.grounds import ground_problems
from desktop.operations.cooperatives.offices import board_of, group_of, serving, who
from desktop.operations.cooperatives.statutes import ARTICLE_53, ARTICLE_56, Statutes, statutes_of
from desktop.operations.step import Step, doubted
from forms.catalog import assembly, coop_office, cooperative
from forms.parts import Problem, Values
from forms.rules import jalali
from forms.rules.digits import grouped, to_persian

Guard = Callable[[Step, Statutes], list[Problem]]


def move_problems(step: Step) -> list[Problem]:
    """All that hinders a step of a cooperative, and all that is doubtful about it."""
    statutes = statutes_of(step.record, step.context)
    found = [problem for guard in _GUARDS.get(step.move.name, ()) for problem in guard(step, statutes)]
    return [*found, *_skipped(step)]


# People


def _applicants(step: Step, statutes: Statutes) -> list[Problem]:
    rows: tuple[Values, ...] = step.values[cooperative.MEMBERS] or ()
    founders = sum(row[cooperative.MEMBER_ROLE] == "founder" for row in rows)
    found = _too_few(len(rows), statutes, cooperative.MEMBERS.name, "متقاضیان")
    wanted = statutes.whole("founders")
    if founders != wanted:
        found.append(doubted(Problem(cooperative.MEMBERS.name, f"هیأت مؤسس {grouped(wanted)} نفر است؛ در فهرست "
                                                               f"{grouped(founders)} "
                                     "نفر «هیأت مؤسس» نوشته شده است")))
    if step.values[cooperative.REPRESENTATIVE] is None:
        found.append(doubted(Problem(cooperative.REPRESENTATIVE.name, "نمایندهٔ تام‌الاختیار متقاضیان را بنویسید")))
    return found


def _members(step: Step, statutes: Statutes) -> list[Problem]:
    there = roster.count(roster.members_of(step.reader, step.record.number), step.today).total
    said = _too_few(there, statutes, "", "اعضا")
    if not there and said:
        return [Problem("", "متقاضیان هنوز عضو نشده‌اند؛ نخست آن‌ها را عضو کنید: دست‌کم "
                            f"{grouped(statutes.members_least)} نفر "
                        f"({statutes.basis('members_least')})")]
    return said


def _too_few(there: int, statutes: Statutes, blank: str, called: str) -> list[Problem]:
    least = statutes.members_least
    if there >= least:
        return []
    return [Problem(blank, f"شمار {called} {grouped(there)} نفر است؛ تعاونی دست‌کم {grouped(least)} عضو دارد "
                    f"({statutes.basis('members_least')})")]


def _enough_applicants(step: Step, statutes: Statutes) -> list[Problem]:
    rows: tuple[Values, ...] = step.values[cooperative.MEMBERS] or ()
    return _too_few(len(rows), statutes, cooperative.MEMBERS.name, "متقاضیان")


# Capital


def _third_paid(step: Step, statutes: Statutes) -> list[Problem]:
    """DOMAIN B.3 (art. 21, S69): a third is paid, what is brought in kind is valued and delivered."""
    values = step.values
    total, paid = values[cooperative.CAPITAL], values[cooperative.PAID_CAPITAL]
    needed, basis, found = statutes.ratio("paid_least"), statutes.basis("paid_least"), []
    if not total or paid is None:
        found.append(Problem(cooperative.PAID_CAPITAL.name, "سرمایهٔ کل و پرداخت‌شده را بنویسید؛ دست‌کم "
                                                            f"{needed.show()} سرمایه پیش "
                             f"از ثبت پرداخت می‌شود ({basis})"))
    elif not needed.met(paid, total):
        found.append(Problem(cooperative.PAID_CAPITAL.name, f"پرداخت‌شده {grouped(paid)} ریال است؛ دست‌کم "
                                                            f"{needed.show()} سرمایه، "
                             f"{grouped(needed.least(total))} ریال، پیش از ثبت پرداخت می‌شود ({basis})"))
    if values[cooperative.IN_KIND] and standing(values).get(IN_KIND) != "received":
        found.append(Problem(cooperative.DOCUMENTS.name, "آوردهٔ غیرنقدی باید ارزیابی و تحویل شده باشد؛ «صورت ارزیابی "
                                                         "و تحویل» را "
                             f"دریافت‌شده بنویسید ({basis})"))
    return found


def _members_part(step: Step, statutes: Statutes) -> list[Problem]:
    total, own = step.values[cooperative.CAPITAL], step.values[cooperative.MEMBERS_CAPITAL]
    needed = statutes.ratio("own_least")
    if not total or own is None or needed.met(own, total):
        return []
    return [doubted(Problem(cooperative.MEMBERS_CAPITAL.name, "سهم اعضا از سرمایه دست‌کم "
                                                              f"{grouped(needed.least(total))} ریال است "
                            f"({statutes.basis('own_least')})"))]


def _agreement_valid(step: Step, _statutes: Statutes) -> list[Problem]:
    end = step.values[cooperative.AGREEMENT_END]
    if end is None or end >= step.today:
        return []
    return [doubted(Problem(cooperative.AGREEMENT_END.name, f"اعتبار موافقت‌نامه تا {_shown(end)} بود؛ آن را تمدید "
                                                            "کنید"))]


def _renewed(step: Step, _statutes: Statutes) -> list[Problem]:
    end = step.values[cooperative.AGREEMENT_END]
    if end is None or end >= step.today:
        return []
    return [Problem(cooperative.AGREEMENT_END.name, "تاریخ تازهٔ اعتبار موافقت‌نامه را بنویسید؛ تاریخ کنونی گذشته است")]


def _not_expired(step: Step, _statutes: Statutes) -> list[Problem]:
    end = step.values[cooperative.AGREEMENT_END]
    if end is None or end < step.today:
        return []
    return [Problem(cooperative.AGREEMENT_END.name, f"اعتبار موافقت‌نامه تا {_shown(end)} است و هنوز نگذشته")]


# Assembly and board


def _first_assembly(step: Step) -> date | None:
    for each in held_assemblies(step.reader, step.record.number, "founding"):
        held = each.values[assembly.HELD_AT]
        if held is not None:
            return held.date()
    return None


def _assembly_held(step: Step, statutes: Statutes) -> list[Problem]:
    day, adopted = _first_assembly(step), step.values[cooperative.STATUTES_DAY]
    if day is None:
        return [Problem("", "اولین مجمع عمومی عادی با حد نصاب برگزار نشده است؛ نخست نتیجهٔ مجمع را بنویسید "
                        f"({statutes.basis('quorum.ordinary.1')})")]
    if adopted is None or adopted == day:
        return []
    return [doubted(Problem(cooperative.STATUTES_DAY.name, f"اساسنامه در اولین مجمع ({_shown(day)}) تصویب می‌شود؛ "
                                                           "تاریخ آن را درست "
                            "کنید"))]


def _elected(step: Step, statutes: Statutes) -> list[Problem]:
    """DOMAIN B.6 step 6: board, alternates and inspectors are elected in the first assembly."""
    number, found = step.record.number, []
    board = {who(each.values) for each in board_of(step.reader, number)}
    if len(board) < statutes.board_least:
        found.append(Problem("", f"هیأت مدیره دست‌کم {grouped(statutes.board_least)} عضو اصلی دارد و "
                                 f"{grouped(len(board))} نفر نوشته "
                             f"شده است ({statutes.basis('board_least')})"))
    if not any(group_of(each.values) == "inspector" for each in serving(step.reader, number)):
        found.append(doubted(Problem("", "بازرس تعاونی برگزیده نشده است")))
    return found


def _officers(step: Step, statutes: Statutes) -> list[Problem]:
    """DOMAIN B.4 (S74): chair, deputy and secretary are chosen in the board's first meeting; each accepts."""
    there = serving(step.reader, step.record.number)
    held = {each.values[coop_office.OFFICE] for each in there}
    found = [Problem("", f"«{label}» در نخستین جلسهٔ هیأت مدیره برگزیده می‌شود؛ سمت را بنویسید "
                         f"({statutes.basis('board_least')})")
             for code, label in _OFFICERS.items() if code not in held]
    if "managing_director" not in held:
        found.append(doubted(Problem("", "مدیرعامل تعیین نشده است")))
    if not any(each.values.named("signs") for each in there):
        found.append(doubted(Problem("", "صاحبان امضای مجاز تعیین نشده‌اند")))
    waiting = [each.values.show(coop_office.FULL_NAME) for each in there
               if each.values[coop_office.ACCEPTED_DAY] is None]
    if waiting:
        found.append(doubted(Problem("", f"قبولی سمت این افراد نوشته نشده است: {'، '.join(dict.fromkeys(waiting))}")))
    return found


_OFFICERS = {"chair": "رئیس هیأت مدیره", "vice_chair": "نایب‌رئیس هیأت مدیره", "secretary": "منشی هیأت مدیره"}


def _in_time(step: Step, statutes: Statutes) -> list[Problem]:
    """DOMAIN B.6 step 8 (S88): the board goes to the registry within a month of the first assembly."""
    blank = cooperative.REGISTRATION_DAY if step.move.name == "register" else cooperative.PERMIT_DAY
    first, day, days = _first_assembly(step), step.values[blank], statutes.whole("register_days")
    if first is None or day is None:
        return []
    if day < first:
        return [Problem(blank.name, f"«{blank.label}» پیش از اولین مجمع ({_shown(first)}) است؛ یکی از دو تاریخ را "
                                    "درست کنید")]
    last = first + timedelta(days=days)
    if day <= last:
        return []
    return [doubted(Problem(blank.name, f"مهلت مراجعه برای ثبت {grouped(days)} روز پس از اولین مجمع، تا "
                                        f"{_shown(last)} بود "
                            f"({statutes.basis('register_days')})"))]


# Documents, work, and the end


def _documents(step: Step, _statutes: Statutes) -> list[Problem]:
    return document_problems(step.values, step.move.target)


def _sent_back(step: Step, _statutes: Statutes) -> list[Problem]:
    return returned_problems(step.values) if step.record.state == "returned" else []


def _merged(step: Step, _statutes: Statutes) -> list[Problem]:
    other = step.reader.get(step.values[cooperative.MERGED_INTO] or 0)
    name = cooperative.MERGED_INTO.name
    found = []
    if other is not None and (other.number == step.record.number or other.kind != step.record.kind):
        found.append(Problem(name, "تعاونی در خودش ادغام نمی‌شود؛ تعاونی دیگری را برگزینید"))
    elif other is not None and other.state not in roster.ALIVE:
        found.append(Problem(name, f"«{other.title}» در وضعیت «{other.form.life.state(other.state).label}» است؛ ادغام "
                                   "در تعاونی "
                             f"ثبت‌شده است ({ARTICLE_53})"))
    if not held_assemblies(step.reader, step.record.number, "extraordinary"):
        found.append(Problem("", f"مجمع فوق‌العادهٔ این تعاونی برای ادغام برگزار نشده است ({ARTICLE_53})"))
    if other is not None and not held_assemblies(step.reader, other.number, "extraordinary"):
        found.append(doubted(Problem("", f"مجمع فوق‌العادهٔ «{other.title}» برای ادغام در پرونده نیست ({ARTICLE_53})")))
    return found


def _debts(step: Step, _statutes: Statutes) -> list[Problem]:
    if step.values.named("debts_settled"):
        return []
    said = Problem(cooperative.DEBTS_SETTLED.name, f"تعهدهای مالی به دولت باید پیش از آن تسویه شده باشد ({ARTICLE_56})")
    return [said if step.move.name == "close" else doubted(said)]


def _liquidators(step: Step, statutes: Statutes) -> list[Problem]:
    there = sum(each.values[coop_office.OFFICE] == "liquidator" for each in serving(step.reader, step.record.number))
    usual = statutes.whole("liquidators")
    if there >= usual:
        return []
    return [doubted(Problem("", f"هیأت تصفیه معمولاً {grouped(usual)} نفر است؛ {grouped(there)} نفر نوشته شده است"))]


_SKIPS = {("registered", "implementing"): ("licensed",), ("registered", "operating"): ("licensed", "implementing"),
          ("licensed", "operating"): ("implementing",)}


def _skipped(step: Step) -> list[Problem]:
    """Nothing of a life is passed over without a reason."""
    life = step.record.form.life
    passed = _SKIPS.get((step.record.state, step.move.target), ())
    return [doubted(Problem("", f"گام «{life.state(state).label}» گذرانده نشده است")) for state in passed]


_GUARDS: Mapping[str, tuple[Guard, ...]] = {
    "submit": (_applicants,), "review": (_sent_back,), "agree": (_enough_applicants, _documents),
    "pay": (_enough_applicants, _third_paid, _members_part, _agreement_valid),
    "assemble": (_members, _assembly_held, _elected), "form_board": (_elected, _officers),
    "permit": (_members, _third_paid, _in_time, _documents), "register": (_third_paid, _in_time),
    "license": (_documents,), "merge": (_merged, _documents),
    "dissolve": (ground_problems, _debts, _documents), "liquidate": (_liquidators,),
    "close": (_debts, _documents), "renew": (_renewed,), "expire": (_not_expired,),
}


def _shown(day: date) -> str:
    return to_persian(jalali.text(day))
