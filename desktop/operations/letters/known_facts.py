"""What is known of a cooperative beyond the blanks of a letter's record: its duty, its earlier warnings, its people.

Law: nothing is guessed; what is not known is "" and is left to be written by hand.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from desktop.operations.cooperatives.lifecycle.supervision import warnings_before
from desktop.operations.cooperatives.statutes import Statutes, statutes_of
from desktop.operations.cooperatives.watching.duties import Duty
from desktop.operations.texts.placeholders import BY_HAND
from desktop.store.contents import Record
from desktop.store.coop_scope import LIVING
from desktop.store.reader import Reader
from forms.catalog import assembly, coop_change, coop_warning, cooperative, letter
from forms.parts import Context, Values
from forms.rules import jalali
from forms.rules.amounts import words
from forms.rules.digits import to_persian
from reports.text import left_to_right

_REGISTRY = "اداره ثبت شرکت‌ها و مؤسسات غیرتجاری"
_DAYS = "coop.warning_days"
_PLACES = ("first", "second")
_NTH = {1: "اول", 2: "دوم", 3: "سوم"}
_BOARD = ("board_formed", "registration_permitted", *LIVING)
"""Where a board speaks for the cooperative; before it, the founders do."""


def respond_by(context: Context, record: Record) -> date | None:
    """The day by which the one who gets the letter answers: the record's own, else the office's usual delay."""
    for blank in (coop_warning.DEADLINE.name, cooperative.RETURNED_UNTIL.name, letter.ANSWER_BY.name):
        own = record.values.named(blank) if blank in record.form.by_name else None
        if own is not None and own >= context.today:
            return date.fromisoformat(own.isoformat())
    row = context.parameters.find(_DAYS, context.today)
    return context.today + timedelta(days=int(row.value)) if row and row.value.isdecimal() else None


def facts_of(reader: Reader, context: Context, record: Record, duty: Duty | None) -> dict[str, str]:
    """Every name of texts.letter_facts of which something is known here."""
    own = _cooperative_of(reader, record)
    answer = respond_by(context, record)
    found = {"respond_by": jalali.shown(answer), **(_of_duty(duty) if duty else {})}
    if own is None:
        return found
    statutes = statutes_of(own, context)
    return {
        **found, **_of_warnings(reader, record, own, statutes, context.today), **_of_record(record),
        "organ": "هیأت مدیرهٔ" if own.state in _BOARD else "هیأت مؤسس",
        "registry": _registry(own), "founders": _founders(own), "refusal": _refusal(reader, own),
        "warnings_words": words(statutes.whole("warnings_most")),
        "shortage_months": words(statutes.whole("under_minimum_months")),
    }


def _cooperative_of(reader: Reader, record: Record) -> Record | None:
    if record.kind == cooperative.FORM.kind:
        return record if record.number else None
    blank = cooperative.FORM.kind
    number = record.values.named(blank) if blank in record.form.by_name else None
    return reader.get(number) if number else None


def _of_duty(duty: Duty) -> dict[str, str]:
    due = duty.due
    ends = ""
    if due is not None:
        ends = f" و مهلت آن در تاریخ {jalali.shown(due)} پایان " + ("یافته است" if due < duty.today else "می‌یابد")
    found = {"duty": duty.said, "duty_matter": duty.matter, "duty_day": jalali.shown(due), "duty_ends": ends,
             "duty_basis": to_persian(duty.waiting.basis)}
    return {**found, "shortage_ends": jalali.shown(due)} if duty.kind == "under_minimum" else found


def _of_warnings(reader: Reader, record: Record, own: Record, statutes: Statutes, today: date) -> dict[str, str]:
    """Which warning this is, and those before it, with the number and day of their letters."""
    is_one = record.kind == coop_warning.FORM.kind
    day = (record.values[coop_warning.DAY] if is_one else None) or today
    earlier = warnings_before(reader, own.number, statutes, day, record.number if is_one else None)
    found, told, listed = {"warning_nth": _nth(len(earlier) + 1)}, [], []
    for place, each in enumerate(earlier, start=1):
        sent = reader.get(each.values[coop_warning.LETTER] or 0)
        number = left_to_right(sent.values.show(letter.LETTER_NO)) if sent and sent.values[letter.LETTER_NO] else ""
        on = jalali.shown((sent.values[letter.LETTER_DAY] if sent else None) or each.values[coop_warning.DAY])
        if place <= len(_PLACES):
            found |= {f"{_PLACES[place - 1]}_warning_no": number, f"{_PLACES[place - 1]}_warning_day": on}
        told.append(f"اخطار کتبی {_nth(place)} به شمارهٔ {number or BY_HAND} مورخ {on}")
        listed.append(f"{told[-1]} دربارهٔ {each.values.show(coop_warning.SUBJECT)}")
    earlier_ones = f"پیرو {' و '.join(told)}، " if told else ""
    return {**found, "earlier_warnings": earlier_ones, "warnings_list": _numbered(listed)}


def _nth(place: int) -> str:
    return _NTH.get(place, to_persian(str(place)))


def _of_record(record: Record) -> dict[str, str]:
    """What a letter says of the assembly or the changes that it is about."""
    values = record.values
    if record.kind == assembly.FORM.kind:
        rows: tuple[Values, ...] = values[assembly.AGENDA] or ()
        nature = values.show(assembly.NATURE)
        return {"assembly_named": nature if "مجمع" in nature else f"مجمع عمومی {nature}",
                "agenda_line": "؛ ".join(row.show(assembly.AGENDA.columns[0]) for row in rows),
                "candidate_list": _candidates(values)}
    if record.kind == coop_change.FORM.kind:
        changes: tuple[Values, ...] = values[coop_change.CHANGES] or ()
        return {"changes_list": _numbered(f"{row.show(coop_change.WHAT)}: {row.show(coop_change.AFTER)}"
                                          for row in changes)}
    return {}


def _registry(own: Record) -> str:
    county = own.values.show(cooperative.COUNTY)
    return own.values[cooperative.REGISTRY_UNIT] or f"{_REGISTRY} {county}".strip()


def _founders(own: Record) -> str:
    rows: tuple[Values, ...] = own.values[cooperative.MEMBERS] or ()
    return _numbered(_person(row) for row in rows if row[cooperative.MEMBER_ROLE] == "founder")


def _person(row: Values) -> str:
    name = f"{row.show(cooperative.MEMBER_FIRST)} {row.show(cooperative.MEMBER_LAST)}".strip()
    father, code = row[cooperative.MEMBER_FATHER], row.show(cooperative.MEMBER_CODE)
    return "، ".join(filter(None, (name, f"فرزند {father}" if father else "", f"کد ملی {code}" if code else "")))


def _candidates(values: Values) -> str:
    rows: tuple[Values, ...] = values[assembly.CANDIDATES] or ()
    return _numbered(f"{row.show(assembly.CANDIDATE)}، نامزد {row.show(assembly.FOR_OFFICE)}" for row in rows)


def _numbered(lines: Iterable[str]) -> str:
    """Each on a line of its own: «۱. …»."""
    return "\n\n".join(f"{to_persian(str(place))}. {line}" for place, line in enumerate(lines, start=1))


def _refusal(reader: Reader, own: Record) -> str:
    """Why the request was refused: the reason of that step."""
    if own.state != "rejected":
        return ""
    label = own.form.life.state(own.state).label
    reasons = [line.reason for line in reader.history(own.number)
               if line.reason and any(new == label for _label, _old, new in line.changes)]
    return reasons[0].strip().rstrip(".") + "." if reasons else ""
