"""A letter gets its number at the step that enters it in the register (DOMAIN H.9).

Law: a serial is counted by station, direction and Jalali year; it only goes up, and no number is given twice, whatever
was voided, undone or taken back for correction since, and whatever template was in force.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.store.change import Change
from desktop.store.contents import Record
from desktop.store.offices import numbers_of
from desktop.store.queries import Query
from forms.catalog import letter
from forms.parts import Move, Problem, UnknownParameterError, Values
from forms.rules import jalali, letter_number, record_number
from forms.rules.digits import to_persian

_DIRECTION_OF = {"issue": "out", "receive": "in"}
_TEMPLATE = {"out": "letter.number_template", "in": "letter.number_template_in"}
_OTHER_WAY = {"issue": "این نامه وارده است؛ آن را با «ثبت در دفتر وارده» ثبت کنید",
              "receive": "این نامه صادره است؛ آن را با «صدور و شماره‌زدن» صادر کنید"}
Numbered = tuple[Values | None, list[Problem]]


@dataclass(frozen=True, slots=True)
class _Register:
    """One year of one of the two books, and how its numbers are written."""

    direction: str
    year: int
    template: str
    unit: str
    first: int


def number_letter(change: Change, today: date, record: Record, move: Move) -> Numbered:
    """What the program writes into a letter at this step, or what hinders it; nothing for other steps and kinds."""
    if record.kind != letter.FORM.kind or move.name not in (*_DIRECTION_OF, "reissue"):
        return None, []
    if move.name == "reissue":
        return None, _wrong_day(record.values, today, record.values[letter.YEAR])
    register, problems = _register(change, today, _DIRECTION_OF[move.name])
    if record.values[letter.DIRECTION] != _DIRECTION_OF[move.name]:
        problems.insert(0, Problem(letter.DIRECTION.name, _OTHER_WAY[move.name]))
    problems += _wrong_day(record.values, today, register.year if register and move.name == "issue" else None)
    if problems or register is None:
        return None, problems
    serial, shown = _take_number(change, register)
    return letter.FORM.values({
        letter.LETTER_NO.name: shown, letter.SERIAL.name: serial, letter.YEAR.name: register.year,
        letter.LETTER_DAY.name: record.values[letter.LETTER_DAY] or today}), []


def follow_letter(change: Change, record: Record, move: Move) -> None:
    """A letter that answers one that came has answered it when it is issued."""
    answer = letter.FORM.life.move("answer")
    asked = record.values.named(letter.REPLY_TO.name) if record.kind == letter.FORM.kind else None
    if move.name != "issue" or not asked or answer is None:
        return
    came = change.get(asked)
    own = record_number.office_of(asked) == change.office.code
    if came is not None and own and came.kind == letter.FORM.kind and came.state in answer.source and not came.voided:
        change.move(letter.FORM, asked, answer)


def _register(change: Change, today: date, direction: str) -> tuple[_Register | None, list[Problem]]:
    """The book that is written in today, by the parameters in force; or why no number can be given."""
    parameters, office = change.parameters(), change.office
    try:
        template = parameters.text(_TEMPLATE[direction], today)
        unit = parameters.text("letter.unit", today).replace("{office}", f"{office.code:04}")
        first = parameters.whole("letter.first_serial", today)
    except UnknownParameterError as unknown:
        return None, [Problem("", f"پارامتر «{unknown.facts['key']}» نوشته نشده یا عدد نیست؛ رئیس اداره آن را بنویسد")]
    said = letter_number.problem(template)
    if said is None and office.workstation > 1 and not letter_number.has(template, "station"):
        said = f"این رایانهٔ شمارهٔ {to_persian(str(office.workstation))} اداره است؛ {{station}} را در الگو بگذارید تا " \
               "شماره‌هایش با رایانهٔ نخست یکی نشود"
    if said is not None:
        return None, [Problem("", f"الگوی شماره («پارامترها»، {_TEMPLATE[direction]}) را درست کنید: {said}")]
    return _Register(direction, jalali.parts(today)[0], template, unit, first), []


def _wrong_day(values: Values, today: date, year: int | None) -> list[Problem]:
    """The day on a letter is not to come, and belongs to the year of its number."""
    day = values[letter.LETTER_DAY]
    if day is None:
        return []
    if day > today:
        return [Problem(letter.LETTER_DAY.name, "تاریخ نامه هنوز نرسیده است؛ درستش کنید یا خالی بگذارید")]
    if year is not None and jalali.parts(day)[0] != year:
        return [Problem(letter.LETTER_DAY.name, f"شمارهٔ این نامه از دفتر سال {to_persian(str(year))} است؛ تاریخی از "
                        "همان سال بنویسید یا خالی بگذارید")]
    return []


def _take_number(change: Change, register: _Register) -> tuple[int, str]:
    """The next serial and the number written with it; one that some letter already bears is passed over."""
    counter = f"letter:{change.office.station}:{register.direction}:{register.year}"
    above = max(register.first - 1, _greatest(change, register))
    while True:
        serial = change.next_number(counter, above)
        number = letter_number.write(register.template, {
            "serial": serial, "year": register.year, "year2": f"{register.year % 100:02}", "unit": register.unit,
            "station": change.office.workstation, "direction": letter_number.DIRECTIONS[register.direction]})
        if not _is_taken(change, register.direction, number):
            return serial, number


def _greatest(change: Change, register: _Register) -> int:
    """The greatest serial that a letter of this station bears, voided ones too: a lost counter goes on there."""
    office = change.office
    first = record_number.make(office.code, office.workstation, 1)
    mine = (("number", ">=", first), ("number", "<", first + 10**8))
    book = ((letter.DIRECTION.name, "=", register.direction), (letter.YEAR.name, "=", register.year))
    newest = Query((*mine, *book), ((letter.SERIAL.name, True),), voided=True)
    return next((found.values[letter.SERIAL] or 0 for found in change.page(letter.FORM, newest, 0, 1)), 0)


def _is_taken(change: Change, direction: str, number: str) -> bool:
    first, end = numbers_of(change.office.code)
    same = Query((("number", ">=", first), ("number", "<", end), (letter.LETTER_NO.name, "=", number),
                  (letter.DIRECTION.name, "=", direction)), voided=True)
    return change.count(letter.FORM, same) > 0
