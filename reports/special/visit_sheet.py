"""What the job-verification paper asks, in the fifteen items of DOMAIN E.3.

Law: questions, results and signatures are those of the visit's form, so paper and entry screen cannot drift apart;
only what is asked by hand alone (bank of the loan, place of work) is worded here.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from forms.catalog import visit
from forms.parts import Choice, Field, Listed, reference_list
from forms.rules.digits import to_persian
from reports.facts import Blank, Question, Signatory, VisitSheet

DAY = "####/##/##"
_YES_NO = ("بله", "خیر")
_USUAL_REASONS = ("working_capital", "no_market", "raw_material", "loan_delay", "premises", "licence", "illness",
                  "other_job")


def _ask(number: int, field: Field[Any], *blanks: Blank) -> Question:
    answers = tuple(field.options.values()) if isinstance(field, Choice) else _YES_NO
    return Question(to_persian(str(number)), field.label, answers, blanks)


def _say(number: int, text: str, *blanks: Blank) -> Question:
    return Question(to_persian(str(number)), text, (), blanks)


def _blank(field: Field[Any], pattern: str = "", share: float = 1.0) -> Blank:
    return Blank(f"{field.label}:", pattern, share)


def _options(field: Listed, on: date) -> tuple[str, ...]:
    return tuple(entry.label for entry in reference_list(field.list_name).valid_on(on))


def _reasons() -> tuple[str, ...]:
    """The usual reasons to tick; the rest of the list is written by hand beside «سایر»."""
    listed = reference_list(visit.STOP_REASON.list_name)
    return (*(listed.label(code) for code in _USUAL_REASONS), f"{listed.label('other')}:")


def _questions() -> tuple[Question, ...]:
    return (
        _ask(1, visit.IDENTITY_SEEN),
        _ask(2, visit.FOUND_AT_ADDRESS),
        _ask(3, visit.WORKING_NOW, _blank(visit.WORKING_SINCE, DAY)),
        _ask(4, visit.SAME_WORK, Blank("اگر تغییر کرده، کار کنونی:")),
        _say(5, "میزان کار", _blank(visit.DAYS_A_MONTH, "##"), _blank(visit.HOURS_A_DAY, "##")),
        _ask(6, visit.INSURED, _blank(visit.INSURANCE_FUND, share=0.85), _blank(visit.INSURED_SINCE, DAY, 1.15)),
        _ask(7, visit.LIVES_FROM_IT),
        _say(8, visit.OTHERS.label, Blank("شمار (مشخصات در جدول زیر):", "###")),
        _ask(9, visit.LICENCE_VALID, Blank("شماره مجوز:")),
        _ask(10, visit.PREMISES_SEEN, _blank(visit.LOCATION)),
        _ask(11, visit.LOAN_RECEIVED, _blank(visit.LOAN_AMOUNT, share=0.85), Blank("بانک و تاریخ:", share=1.15)),
        _ask(12, visit.LOAN_FOR_PLAN),
    )


def _people() -> Question:
    patterns = {"national_code": "##########"}
    columns = tuple(Blank(field.label, patterns.get(field.name, "")) for field in visit.OTHER_PEOPLE.columns)
    return Question(to_persian("8"), visit.OTHER_PEOPLE.label, (), columns)


def standard_visit_sheet(on: date) -> VisitSheet:
    """The paper of a field visit, with the results in force on a day."""
    places = visit.FORM.signatures
    return VisitSheet(
        questions=_questions(),
        people=_people(),
        reasons=Question(to_persian("13"), visit.STOP_REASON.label, _reasons()),
        results=Question("", visit.RESULT.label, _options(visit.RESULT, on)),
        opinion=_say(14, visit.OPINION.label),
        visit=_say(15, visit.VISITED_AT.label, Blank("تاریخ بازدید:", DAY), Blank("ساعت:", "##:##", 0.7)),
        signatories=tuple(Signatory(each.role, each.fingerprint, seal=each is places[-1]) for each in places),
    )
