"""One cooperative on its way, made by the operations themselves: each helper takes it one step further."""

import json
from datetime import date, timedelta

from desktop.operations.cooperatives.assembly.assemblies import call_assembly, hold_assembly
from desktop.operations.cooperatives.membership.members import admit_applicants
from desktop.operations.saving.move_record import move_record
from desktop.operations.saving.save_record import save_record
from forms.catalog import assembly, coop_member, coop_office, cooperative
from forms.parts import reference_list, typed_of
from forms.rules import jalali, legal_id, national_code, record_number
from tests.operations.offices import TODAY, numbers, record, saved

NAMES = ("سارا نجفی", "علی امیری", "نرگس کاظمی", "فرشاد رضایی", "زهرا مرادی", "مهدی صادقی", "لیلا حسینی", "رضا اکبری",
         "مینا قاسمی")
BEFORE_PERMIT = ("capital_paid", "founding_assembly_held", "board_formed")
EVERY_DOCUMENT = tuple(entry for entry in reference_list("coop_documents").entries if entry.parent)


def day(days):
    """A day from today as typed."""
    return jalali.text(TODAY + timedelta(days=days))


def code(number):
    return national_code.with_check_digit(f"{49937000 + number * 13:09d}")


def applicants(count=7, founders=3):
    found = []
    for n in range(count):
        first, last = NAMES[n % len(NAMES)].split()
        found.append({"national_code": code(n), "first_name": first, "last_name": last, "father_name": "حسن",
                      "shares": "10", "role": "founder" if n < founders else "member"})
    return found


def documents(*targets, state="received"):
    """The documents of some steps, typed; for the permit, all that the steps before it ask for."""
    steps = {*targets, *(BEFORE_PERMIT if "registration_permitted" in targets else ())}
    return [{"document": entry.code, "document_state": state, "document_day": day(-30)}
            for entry in EVERY_DOCUMENT if entry.parent in steps]


def a_coop(**changed):
    """A draft that lacks nothing."""
    return {"name": "تعاونی لاله", "type": "تولیدی", "trend": "کشاورزی", "county": "کرج", "level": "company",
            "subject": "پرورش گل", "address": "مهرشهر", "representative": "سارا نجفی", "tracking_code": "لاله-۱",
            "agreement_no": "۱۲/۳", "agreement_day": day(-60), "agreement_end": day(120), "capital": "70000000",
            "paid_capital": "35000000", "members_capital": "70000000", "par_value": "1000000", "share_count": "70",
            "statutes_day": day(-10), "board_seats": "3", "alternate_seats": "1", "inspector_seats": "1",
            "members": applicants(), "documents": documents("formation_agreed", "registration_permitted", "licensed"),
            "permit_no": "م-۱", "permit_day": day(-5), "registry_unit": "کرج", "registration_no": "4455",
            "registration_day": day(-3), "legal_national_id": legal_id.with_check_digit("1400589327"),
            "gazette_no": "۲۲۳۳۴", "gazette_day": day(-1),
            "licence_no": "پ-۷", "licence_day": day(0), "licence_end": day(700), **changed}


def step(desk, number, name, reason=""):
    """Take a step by its name; answers with what came of it."""
    kept = record(desk, number)
    return move_record(desk, number, kept.form.life.move(name), reason)


def took(desk, number, *names):
    """Take steps that nothing may hinder."""
    for name in names:
        done = step(desk, number, name)
        assert done.number == number, (name, done.problems)


def mended(desk, number, **changed):
    """The record again with some blanks typed anew."""
    kept = record(desk, number)
    done = save_record(desk, kept.form, {**typed_of(kept.values, kept.unread), **changed}, number, kept.base)
    assert done.number == number, done.problems
    return number


def agreed(people, **changed):
    """A cooperative with its agreement."""
    number = saved(people.clerk, cooperative.FORM, **a_coop(**changed))
    took(people.clerk, number, "submit", "review")
    took(people.chief, number, "agree")
    return number


def admitted(people, **changed):
    """One whose capital is paid and whose applicants are members since twenty days."""
    number = agreed(people, **changed)
    took(people.clerk, number, "pay")
    assert not admit_applicants(people.clerk, number).refused
    for member in numbers(people.clerk, coop_member.FORM, ("cooperative", "=", number)):
        mended(people.clerk, member, joined_day=day(-20))
    return number


def members(people, number):
    """The members' numbers in their order."""
    return numbers(people.clerk, coop_member.FORM, ("cooperative", "=", number))


def called(people, number, nature="founding", held=-10, **changed):
    """A called assembly; days from today."""
    typed = {"nature": nature, "called_day": day(held - 16), "held_at": f"{day(held)} 10:00",
             "agenda": [{"matter": "انتخاب هیأت مدیره و بازرس"}],
             "elects": "whole" if nature == "ordinary_extra" else "", **changed}
    done = call_assembly(people.clerk, number, typed)
    assert done.number is not None, done.problems
    return done.number


def candidates(people, number, votes=(7, 6, 5, 4), inspector=(5, 2)):
    """Ballots of the founding assembly: the first members for the board, the following ones for inspector."""
    there = members(people, number)
    rows = [("board", vote) for vote in votes] + [("inspector", vote) for vote in inspector]
    return [{"candidate": record(people.clerk, there[place]).title, "for_office": office, "votes": str(vote),
             "member": record_number.show(there[place])} for place, (office, vote) in enumerate(rows)]


def assembled(people, **changed):
    """One whose first assembly elected a board of three, an alternate, and inspectors."""
    number = admitted(people, **changed)
    gathered = called(people, number)
    done = hold_assembly(people.clerk, gathered, {
        "members": "7", "present": "7", "ballots_given": "7", "ballots_cast": "7",
        "candidates": candidates(people, number)}, "نامزد دیگری نبود" if "board_seats" in changed else "")
    assert done.number == gathered, done.problems
    took(people.clerk, number, "assemble")
    return number


def offices_of(people, number, *offices):
    """The office records that are held, in their order."""
    return [each for each in numbers(people.clerk, coop_office.FORM, ("cooperative", "=", number),
                                     ("state", "state", "serving"))
            if not offices or record(people.clerk, each).values[coop_office.OFFICE] in offices]


def seated(people, **changed):
    """One whose board has chosen its officers, a managing director and who signs; all have accepted."""
    number = assembled(people, **changed)
    principals = offices_of(people, number, "principal")
    for office, each in zip(("chair", "vice_chair", "secretary"), principals, strict=False):
        mended(people.clerk, each, office=office, accepted_day=day(-9), signs="1" if office != "secretary" else "0")
    for each in offices_of(people, number, "principal", "alternate", "inspector", "alternate_inspector"):
        mended(people.clerk, each, accepted_day=day(-9))
    saved(people.clerk, coop_office.FORM, cooperative=record_number.show(number), office="managing_director",
          full_name="کاوه بهرامی", first_day=day(-9), accepted_day=day(-9))
    took(people.clerk, number, "form_board")
    return number


def registered(people, **changed):
    """One that the registry has registered."""
    number = seated(people, **changed)
    took(people.chief, number, "permit")
    took(people.clerk, number, "register")
    return number


def said(done):
    """All sentences of an outcome in one text."""
    return "\n".join(problem.message for problem in done.problems)


def levels(done):
    return [problem.level for problem in done.problems]


def as_words(typed):
    """FIELD=TEXT words of a command; tables as JSON."""
    return [f"{name}={text if isinstance(text, str) else json.dumps(text, ensure_ascii=False)}"
            for name, text in typed.items()]


def gone(years):
    """A day so many years ago."""
    return date(TODAY.year - years, TODAY.month, min(TODAY.day, 28))


def kept(people, number, blank):
    return record(people.clerk, number).values[blank]


def elected_in(people, number):
    """Results of an assembly by the candidate's name."""
    rows = kept(people, number, assembly.CANDIDATES)
    return {row[assembly.CANDIDATE]: row[assembly.RESULT] for row in rows}
