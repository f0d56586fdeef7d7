"""What the steps up to registration need: applicants, members, capital, the first assembly and the board (DOMAIN B.3,
B.4, B.6).

Law: red is the law and cannot be passed; amber is passed with a reason, which the journal keeps.
"""

from __future__ import annotations

from datetime import date, timedelta

from desktop.operations.cooperatives import roster
from desktop.operations.cooperatives.assembly.assembly_rules import held_assemblies
from desktop.operations.cooperatives.lifecycle.documents import IN_KIND, standing
from desktop.operations.cooperatives.lifecycle.ways_back import was_in
from desktop.operations.cooperatives.membership.shares import register_total
from desktop.operations.cooperatives.offices import board_of, group_of, people, serving
from desktop.operations.cooperatives.statutes import Statutes
from desktop.operations.step import Step, doubted
from forms.catalog import assembly, coop_office, cooperative
from forms.parts import Problem, Values
from forms.rules import jalali
from forms.rules.digits import grouped

# People


def applicants_named(step: Step, statutes: Statutes) -> list[Problem]:
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


def members_enough(step: Step, statutes: Statutes) -> list[Problem]:
    there = roster.count(roster.members_of(step.reader, step.record.number), step.today).total
    said = _too_few(there, statutes, "", "اعضا")
    if not there and said:
        return [Problem("", "متقاضیان هنوز عضو نشده‌اند؛ نخست آن‌ها را عضو کنید: دست‌کم "
                            f"{grouped(statutes.members_least)} {roster.words_of(statutes)[0]} "
                        f"({statutes.basis('members_least')})")]
    return said


def _too_few(there: int, statutes: Statutes, blank: str, called: str) -> list[Problem]:
    least = statutes.members_least
    if there >= least:
        return []
    counted, what = roster.words_of(statutes)
    return [Problem(blank, f"شمار {called} {grouped(there)} {counted} است؛ {what} دست‌کم {grouped(least)} عضو دارد "
                    f"({statutes.basis('members_least')})")]


def applicants_enough(step: Step, statutes: Statutes) -> list[Problem]:
    rows: tuple[Values, ...] = step.values[cooperative.MEMBERS] or ()
    return _too_few(len(rows), statutes, cooperative.MEMBERS.name, "متقاضیان")


# Capital


def third_paid(step: Step, statutes: Statutes) -> list[Problem]:
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


def members_part(step: Step, statutes: Statutes) -> list[Problem]:
    total, own = step.values[cooperative.CAPITAL], step.values[cooperative.MEMBERS_CAPITAL]
    needed = statutes.ratio("own_least")
    if not total or own is None or needed.met(own, total):
        return []
    return [doubted(Problem(cooperative.MEMBERS_CAPITAL.name, "سهم اعضا از سرمایه دست‌کم "
                                                              f"{grouped(needed.least(total))} ریال است "
                            f"({statutes.basis('own_least')})"))]


def register_agrees(step: Step, _statutes: Statutes) -> list[Problem]:
    """The file's shares and payments are those of the share register; before members are admitted, the applicants'."""
    written, paid = step.values[cooperative.SHARE_COUNT], step.values[cooperative.PAID_CAPITAL]
    shares, received = register_total(step.reader, step.record.number)
    where = "دفتر سهام"
    if not shares and not received:
        shares, where = _applied_for(step.values), "فهرست متقاضیان"
    found = []
    if written and shares and shares != written:
        found.append(doubted(Problem(cooperative.SHARE_COUNT.name, f"در {where} {grouped(shares)} سهم هست و در پرونده "
                                     f"{grouped(written)} سهم؛ یکی از دو عدد را درست کنید")))
    if paid and received and received != paid:
        found.append(doubted(Problem(cooperative.PAID_CAPITAL.name, f"اعضا {grouped(received)} ریال پرداخته‌اند و در "
                                     f"پرونده {grouped(paid)} ریال نوشته شده است؛ یکی از دو عدد را درست کنید")))
    return [*found, *_par_agrees(step.values)]


def _applied_for(values: Values) -> int:
    """Shares of all applicants; 0 while those of one are not written."""
    rows: tuple[Values, ...] = values[cooperative.MEMBERS] or ()
    shares = [row[cooperative.MEMBER_SHARES] for row in rows]
    return sum(each or 0 for each in shares) if all(shares) else 0


def _par_agrees(values: Values) -> list[Problem]:
    shares, par, total = (values[blank] for blank in (cooperative.SHARE_COUNT, cooperative.PAR_VALUE,
                                                      cooperative.CAPITAL))
    if not shares or not par or not total or shares * par == total:
        return []
    return [doubted(Problem(cooperative.SHARE_COUNT.name, f"شمار سهام در ارزش هر سهم {grouped(shares * par)} ریال "
                            f"می‌شود، نه سرمایهٔ کل ({grouped(total)} ریال)؛ یکی از این سه را درست کنید"))]


def agreement_valid(step: Step, _statutes: Statutes) -> list[Problem]:
    end = step.values[cooperative.AGREEMENT_END]
    if end is None or end >= step.today:
        return []
    return [doubted(Problem(cooperative.AGREEMENT_END.name, f"اعتبار موافقت‌نامه تا {jalali.shown(end)} بود؛ آن را "
                                                            "تمدید کنید"))]


def renewed(step: Step, _statutes: Statutes) -> list[Problem]:
    end = step.values[cooperative.AGREEMENT_END]
    if end is None or end >= step.today:
        return []
    return [Problem(cooperative.AGREEMENT_END.name, "تاریخ تازهٔ اعتبار موافقت‌نامه را بنویسید؛ تاریخ کنونی گذشته است")]


def issued_anew(step: Step, statutes: Statutes) -> list[Problem]:
    """An agreement that is issued again, after a refusal, does not keep the end that has passed."""
    end, day = step.values[cooperative.AGREEMENT_END], step.values[cooperative.AGREEMENT_DAY]
    if end is None or end >= step.today or day is None or not was_in(step, "formation_agreed"):
        return []
    proposed = jalali.shown(jalali.add_months(max(day, step.today), statutes.whole("agreement_months")))
    return [Problem(cooperative.AGREEMENT_END.name, f"اعتبار موافقت‌نامه تا {jalali.shown(end)} بود و گذشته است؛ تاریخ "
                                                    f"تازهٔ آن را، مانند {proposed}، بنویسید")]


def not_expired(step: Step, _statutes: Statutes) -> list[Problem]:
    end = step.values[cooperative.AGREEMENT_END]
    if end is None or end < step.today:
        return []
    return [Problem(cooperative.AGREEMENT_END.name, f"اعتبار موافقت‌نامه تا {jalali.shown(end)} است و هنوز نگذشته")]


# Assembly and board


def _first_assembly(step: Step) -> date | None:
    held = [each.values[assembly.HELD_AT] for each in held_assemblies(step.reader, step.record.number, "founding")]
    return min((at.date() for at in held if at is not None), default=None)


def assembly_held(step: Step, statutes: Statutes) -> list[Problem]:
    day, adopted = _first_assembly(step), step.values[cooperative.STATUTES_DAY]
    if day is None:
        return [Problem("", "اولین مجمع عمومی عادی با حد نصاب برگزار نشده است؛ نخست نتیجهٔ مجمع را بنویسید "
                        f"({statutes.basis('quorum.ordinary.1')})")]
    if adopted is None or adopted == day:
        return []
    return [doubted(Problem(cooperative.STATUTES_DAY.name, f"اساسنامه در اولین مجمع ({jalali.shown(day)}) تصویب می‌شود؛ "
                                                           "تاریخ آن را درست "
                            "کنید"))]


def elected(step: Step, statutes: Statutes) -> list[Problem]:
    """DOMAIN B.6 step 6: board, alternates and inspectors are elected in the first assembly."""
    number, found = step.record.number, []
    board = people(board_of(step.reader, number))
    if len(board) < statutes.board_least:
        found.append(Problem("", f"هیأت مدیره دست‌کم {grouped(statutes.board_least)} عضو اصلی دارد و "
                                 f"{grouped(len(board))} نفر نوشته "
                             f"شده است ({statutes.basis('board_least')})"))
    if not any(group_of(each.values) == "inspector" for each in serving(step.reader, number)):
        found.append(doubted(Problem("", "بازرس تعاونی برگزیده نشده است")))
    return found


def officers_chosen(step: Step, statutes: Statutes) -> list[Problem]:
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


def in_time(step: Step, statutes: Statutes) -> list[Problem]:
    """DOMAIN B.6 step 8 (S88): the board goes to the registry within a month of the first assembly."""
    blank = cooperative.REGISTRATION_DAY if step.move.name == "register" else cooperative.PERMIT_DAY
    first, day, days = _first_assembly(step), step.values[blank], statutes.whole("register_days")
    if first is None or day is None:
        return []
    if day < first:
        return [Problem(blank.name, f"«{blank.label}» پیش از اولین مجمع ({jalali.shown(first)}) است؛ یکی از دو تاریخ "
                                    "را درست کنید")]
    last = first + timedelta(days=days)
    if day <= last:
        return []
    return [doubted(Problem(blank.name, f"مهلت مراجعه برای ثبت {grouped(days)} روز پس از اولین مجمع، تا "
                                        f"{jalali.shown(last)} بود "
                            f"({statutes.basis('register_days')})"))]
