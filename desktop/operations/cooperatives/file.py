"""پروندهٔ تعاونی: the face of one cooperative in one look: its life and figures, what waits, happened and belongs.

Law: nothing of it is kept, and every rule is asked where it is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.operations.cooperatives import duty_rules, roster
from desktop.operations.cooperatives.duties import Duty, duties_in
from desktop.operations.cooperatives.life import LifeStep, life_of
from desktop.operations.cooperatives.move_guards import move_problems
from desktop.operations.cooperatives.offices import group_of, serving
from desktop.operations.cooperatives.roster import MemberCounts
from desktop.operations.cooperatives.statutes import Statutes, statutes_of
from desktop.operations.cooperatives.timeline import Event, entered, events_of
from desktop.operations.desk import Desk
from desktop.operations.errors import NoSuchRecordError
from desktop.operations.step import Step
from desktop.store.contents import Record
from desktop.store.queries import Query
from desktop.store.reader import Reader
from forms import catalog
from forms.catalog import assembly, coop_office, cooperative
from forms.parts import Context, Move, Problem
from forms.rules import record_number

_OPEN_COMPLAINTS = ("received", "with_inspector", "with_chamber", "under_review")
_ANSWERING = ("managing_director", "chair")
_BELONGING: Mapping[str, tuple[str, ...]] = {
    "coop_member": ("member",), "share_transfer": (), "assembly": ("called",), "coop_office": ("serving",),
    "coop_visit": (), "coop_warning": ("open",), "complaint": _OPEN_COMPLAINTS, "letter": ("draft", "correcting"),
}
"""What leads to a cooperative, each kind with the states that are told apart."""


@dataclass(frozen=True, slots=True)
class NextMove:
    """A step that may be taken from here, and all that stands in its way (empty: nothing does)."""

    move: Move
    problems: tuple[Problem, ...]

    @property
    def stands_open(self) -> bool:
        """Whether it can be taken, if need be with a reason."""
        return all(problem.level != "red" for problem in self.problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class CoopFigures:
    """The key figures; amounts in rial. `board_end` is the first end of a term of the board, None without one."""

    members: MemberCounts
    members_least: int
    capital: int | None
    paid: int | None
    board: int
    board_end: date | None
    last_assembly: date | None
    last_nature: str
    warnings: int
    warnings_most: int


@dataclass(frozen=True, slots=True)
class Contact:
    """Who answers for the cooperative: the office, the name, and a telephone number ("" where none is written)."""

    office: str
    name: str
    phone: str


@dataclass(frozen=True, slots=True)
class Belonging:
    """Records of a kind that lead to the cooperative: all that are in use, and those in the states that matter now."""

    kind: str
    count: int
    now: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CoopFile:
    """Everything that the file view shows; `moves` are those of the person at the desk, the way onward first."""

    record: Record
    title: str
    life: tuple[LifeStep, ...]
    moves: tuple[NextMove, ...]
    figures: CoopFigures
    contacts: tuple[Contact, ...]
    duties: tuple[Duty, ...]
    events: tuple[Event, ...]
    belongings: tuple[Belonging, ...]


def file_of(desk: Desk, number: int) -> CoopFile:
    """The file of a cooperative, a voided one's too. Raises NoSuchRecordError."""
    with desk.database.read() as reader:
        record = reader.get(number)
        if record is None or record.kind != cooperative.FORM.kind:
            raise NoSuchRecordError(number=record_number.show(number))
        context, lines, there = reader.context(desk.today), reader.history(number), serving(reader, number)
        return CoopFile(
            record=record, title=record.title, life=life_of(record, entered(lines)),
            moves=_moves(desk, reader, record, context), figures=_figures(reader, record, context, there),
            contacts=tuple(_contacts(record, there)),
            duties=tuple(duties_in(reader, desk.today, only=number)),
            events=tuple(events_of(reader, number, lines, reader.prints_of(number))),
            belongings=tuple(_belonging(reader, number, kind) for kind in _BELONGING))


def _moves(desk: Desk, reader: Reader, record: Record, context: Context) -> tuple[NextMove, ...]:
    """A voided record, another office's, or one that this person does not write takes no step."""
    own = record_number.office_of(record.number) == desk.database.office.code
    if record.voided or not own or desk.actor.role not in record.form.who_writes:
        return ()
    life = record.form.life
    order = [state.code for state in life.states]
    here = order.index(record.state)
    found = [NextMove(move, tuple(_hindrances(reader, record, context, move)))
             for move in life.open_moves(record.state, desk.actor.role)]
    # Onward is what leads to the nearest later state; back, aside and out come after it.
    return tuple(sorted(found, key=lambda each: (order.index(each.move.target) <= here, order.index(each.move.target))))


def _hindrances(reader: Reader, record: Record, context: Context, move: Move) -> list[Problem]:
    """Empty blanks that the step needs, where the rules have not said more of them, and what the rules say."""
    said = move_problems(Step(reader, context, record, move))
    told = {problem.field for problem in said}
    missing = [Problem(blank.name, f"«{blank.label}» نوشته نشده است") for blank in move.needs
               if record.values[blank] is None and blank.name not in told]
    return [*missing, *said]


def _figures(reader: Reader, record: Record, context: Context, there: Sequence[Record]) -> CoopFigures:
    statutes, today = statutes_of(record, context), context.today
    board = [each for each in there if group_of(each.values) == "board"]
    last = _last_assembly(reader, record.number, today)
    watch = reader.coop_watch(today, only=record.number)
    warned = duty_rules.warned(watch, duty_rules.figures_on(context))
    return CoopFigures(
        members=roster.count(roster.members_of(reader, record.number), today), members_least=statutes.members_least,
        capital=record.values[cooperative.CAPITAL], paid=record.values[cooperative.PAID_CAPITAL],
        board=len(board), board_end=min((end for each in board if (end := _term_end(each, statutes))), default=None),
        last_assembly=last[0] if last else None, last_nature=last[1] if last else "",
        warnings=sum(found.count for found in warned), warnings_most=statutes.whole("warnings_most"))


def _contacts(record: Record, there: Sequence[Record]) -> Iterator[Contact]:
    """Managing director and chair; of one that is still being formed, whom the applicants empowered."""
    for office in _ANSWERING:
        for each in there:
            if each.values[coop_office.OFFICE] == office:
                yield Contact(each.values.show(coop_office.OFFICE), each.values.show(coop_office.FULL_NAME),
                              each.values.show(coop_office.MOBILE))
    if not there and record.values.show(cooperative.REPRESENTATIVE):
        yield Contact("نماینده", record.values.show(cooperative.REPRESENTATIVE),
                      record.values.show(cooperative.REPRESENTATIVE_MOBILE))


def _term_end(office: Record, statutes: Statutes) -> date | None:
    last, first = office.values[coop_office.LAST_DAY], office.values[coop_office.FIRST_DAY]
    return last or (statutes.board_term_end(first) if first else None)


def _last_assembly(reader: Reader, number: int, today: date) -> tuple[date, str] | None:
    query = Query(where=((cooperative.FORM.kind, "=", number), ("", "state", "held")))
    held = [(at.date(), assembly.NATURE.options.get(nature or "", ""))
            for at, nature in reader.column(assembly.FORM, query, ("held_at", "nature")) if at]
    return max((each for each in held if each[0] <= today), default=None)


def _belonging(reader: Reader, number: int, kind: str) -> Belonging:
    form, lead = catalog.BY_KIND[kind], (cooperative.FORM.kind, "=", number)
    count = reader.count(form, Query(where=(lead,)))
    states = _BELONGING[kind]
    now = reader.count(form, Query(where=(lead, ("", "state", states)))) if states and count else 0
    return Belonging(kind, count, now)
