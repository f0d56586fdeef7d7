"""What happened to one cooperative, newest first: its steps, assemblies, offices, warnings, visits, complaints, letters
and prints, each with the record that tells more.

Law: days are those written on the papers; a step of its life has the moment of the journal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Any

from desktop.operations.prints.print_log import paper_title, place_of
from desktop.store.history import STATE_LABEL, HistoryLine
from desktop.store.prints import PrintLine
from desktop.store.queries import Query
from desktop.store.reader import Reader
from forms.catalog import assembly, complaint, coop_change, coop_office, coop_visit, coop_warning, cooperative, letter
from forms.parts import Form
from forms.parts.form import Tone
from forms.rules import jalali
from forms.rules.amounts import ordinal
from forms.rules.digits import grouped, to_persian

_IRAN = timezone(timedelta(hours=3, minutes=30))  # no summer time since 1401
_MOVE, _PRINT = "move", "print"
_ACTS = {"create": "پرونده ساخته شد", "void": "پرونده باطل شد", "restore": "پرونده بازگردانده شد"}


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened: `kind` is that of its record, «move» or «print»; `record` opens (0: nothing more)."""

    kind: str
    day: date | None
    text: str
    note: str = ""
    tone: Tone = "neutral"
    record: int = 0
    at: str = ""
    """The journal's moment, for what happened in this program; orders the events of one day."""

    @property
    def newer(self) -> tuple[str, str, int]:
        """The greater, the newer."""
        return (self.day.isoformat() if self.day else "", self.at, self.record)


def day_of(at: str) -> date:
    """Iran's day of a moment of the journal."""
    return datetime.fromisoformat(at.replace("Z", "+00:00")).astimezone(_IRAN).date()


def entered(lines: Iterable[HistoryLine]) -> dict[str, date]:
    """State → the last day on which the cooperative came to it."""
    codes = {state.label: state.code for state in cooperative.FORM.life.states}
    found: dict[str, date] = {}
    for line in lines:  # newest first
        for label, _old, new in line.changes:
            if label == STATE_LABEL and new in codes:
                found.setdefault(codes[new], day_of(line.at))
    return found


def events_of(reader: Reader, number: int, lines: Sequence[HistoryLine], prints: Sequence[PrintLine]) -> list[Event]:
    """Everything, newest first; `lines` and `prints` are those of the cooperative itself."""
    found = [*_steps(lines), *(_print(line) for line in prints)]
    for form, (blanks, tell) in _TOLD.items():
        query = Query(where=((cooperative.FORM.kind, "=", number),))
        names = ("number", "state", "created_at", *blanks)
        for row in reader.column(form, query, names):
            found += tell(form, dict(zip(names, row, strict=True)))
    return sorted(found, key=lambda event: event.newer, reverse=True)


def _steps(lines: Iterable[HistoryLine]) -> Iterable[Event]:
    tones = {state.label: state.tone for state in cooperative.FORM.life.states}
    for line in lines:
        states = [(old, new) for label, old, new in line.changes if label == STATE_LABEL]
        if line.act == "create":
            text = f"{_ACTS[line.act]}: {states[0][1]}" if states else _ACTS[line.act]
        elif line.act in _ACTS:
            text = _ACTS[line.act]
        elif states:
            text = f"{states[0][1]}"
        else:
            continue
        note = "، ".join(filter(None, (line.user, f"دلیل: {line.reason}" if line.reason else "")))
        tone = tones.get(states[0][1], "neutral") if states else "neutral"
        yield Event(_MOVE, day_of(line.at), text, note, "danger" if line.act == "void" else tone, at=line.at)


def _print(line: PrintLine) -> Event:
    return Event(_PRINT, day_of(line.at), f"چاپ {paper_title(line.what.paper)}", f"{line.user}، {place_of(line.what)}",
                 at=line.at)


_Row = Mapping[str, Any]


def _assembly(form: Form, row: _Row) -> list[Event]:
    held: datetime | None = row["held_at"]
    turn = f"، نوبت {ordinal(row['call_no'])}" if (row["call_no"] or 1) > 1 else ""
    there = f"{grouped(row['present'])} نفر از {grouped(row['members'])} عضو" if row["present"] is not None and row[
        "members"] else ""
    return [_told(form, row, held.date() if held else row["called_day"],
                  f"{_called(_shown(assembly.NATURE.options, row['nature']))}{turn}", there)]


def _called(nature: str) -> str:
    """«مجمع عمومی عادی», but «اولین مجمع عمومی عادی» says it already."""
    return nature if "مجمع" in nature else f"مجمع {nature}".strip()


def _office(form: Form, row: _Row) -> list[Event]:
    label = coop_office.OFFICE.show(row["office"]) if row["office"] else form.title
    who = f"{label}: {row['full_name'] or ''}"
    until = f"تا {to_persian(jalali.text(row['last_day']))}" if row["last_day"] else ""
    votes = f"{grouped(row['votes'])} رأی" if row["votes"] else ""
    note = "، ".join(filter(None, ("آغاز دوره", until, votes)))
    found = [Event(form.kind, row["first_day"], who, note, "info", row["number"])]
    if row["left_day"] or row["state"] == "ended":
        found.append(Event(form.kind, row["left_day"] or row["last_day"], who, "پایان سمت", "neutral", row["number"]))
    return found


def _visit(form: Form, row: _Row) -> list[Event]:
    active = {True: "فعال بود", False: "فعال نبود", None: ""}[row["is_active"]]
    tone: Tone = "warn" if row["is_active"] is False else "ok"
    note = "، ".join(filter(None, (row["visitor"], active)))
    return [Event(form.kind, row["day"], f"بازدید {_shown(coop_visit.NATURE.options, row['nature'])}", note, tone,
                  row["number"])]


def _warning(form: Form, row: _Row) -> list[Event]:
    nth = ordinal(row["warning_no"]) if row["warning_no"] else ""
    until = f"مهلت رفع {to_persian(jalali.text(row['deadline']))}" if row["deadline"] else ""
    return [_told(form, row, row["day"], f"اخطار کتبی {nth}: {row['subject'] or ''}", until)]


def _complaint(form: Form, row: _Row) -> list[Event]:
    nature = _shown(complaint.NATURE.options, row["nature"])
    return [_told(form, row, row["day"], f"شکایت {row['complainant'] or ''}: {nature}")]


def _letter(form: Form, row: _Row) -> list[Event]:
    day = row["letter_day"] or day_of(row["created_at"])
    way = "وارده از" if row["direction"] == "in" else "به"
    text = f"نامهٔ {way} {row['correspondent'] or '…'}: {row['subject'] or ''}"
    return [_told(form, row, day, text, f"شماره {letter.LETTER_NO.show(row['letter_no'])}" if row["letter_no"] else "")]


def _change(form: Form, row: _Row) -> list[Event]:
    by = _shown(coop_change.DECIDED_BY.options, row["decided_by"])
    registered = f"ثبت در {to_persian(jalali.text(row['registered_day']))}" if row["registered_day"] else ""
    return [_told(form, row, row["decided_day"], f"تغییرات: {by}", registered)]


def _told(form: Form, row: _Row, day: date | None, text: str, note: str = "") -> Event:
    state = form.life.state(row["state"])
    return Event(form.kind, day, text, "، ".join(filter(None, (state.label, note))), state.tone, row["number"])


def _shown(options: Mapping[str, str], code: str | None) -> str:
    return options.get(code or "", "")


_TOLD: Mapping[Form, tuple[tuple[str, ...], Callable[[Form, _Row], list[Event]]]] = {
    assembly.FORM: (("nature", "call_no", "called_day", "held_at", "members", "present"), _assembly),
    coop_office.FORM: (("office", "full_name", "first_day", "last_day", "left_day", "votes"), _office),
    coop_visit.FORM: (("nature", "day", "visitor", "is_active"), _visit),
    coop_warning.FORM: (("warning_no", "day", "subject", "deadline"), _warning),
    complaint.FORM: (("complainant", "day", "nature"), _complaint),
    coop_change.FORM: (("decided_by", "decided_day", "registered_day"), _change),
    letter.FORM: (("direction", "letter_no", "letter_day", "correspondent", "subject"), _letter),
}
"""Each kind that is told of, with the blanks that are read of it."""
