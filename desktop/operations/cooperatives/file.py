"""پروندهٔ تعاونی: the face of one cooperative in one look: its life and figures, what waits, happened and belongs.

Law: nothing of it is kept, and every rule is asked where it is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.operations.cooperatives import roster
from desktop.operations.cooperatives.life import LifeStep, life_of, onward_of
from desktop.operations.cooperatives.lifecycle.checklist import DocumentLine, checklist_of
from desktop.operations.cooperatives.lifecycle.move_guards import hindrances_of
from desktop.operations.cooperatives.offices import group_of, people, serving
from desktop.operations.cooperatives.roster import MemberCounts
from desktop.operations.cooperatives.statutes import statutes_of
from desktop.operations.cooperatives.terms import end_of
from desktop.operations.cooperatives.timeline import Event, entered, events_of
from desktop.operations.cooperatives.watching import duty_rules
from desktop.operations.cooperatives.watching.duties import Duty, duties_in
from desktop.operations.desk import Desk
from desktop.operations.errors import NoSuchRecordError
from desktop.operations.step import Step
from desktop.store.contents import Record
from desktop.store.queries import Query
from desktop.store.reader import Reader
from forms import catalog
from forms.catalog import assembly, coop_member, coop_office, cooperative
from forms.parts import Context, Move, Problem
from forms.rules import record_number

_OPEN_COMPLAINTS = ("received", "with_inspector", "with_chamber", "under_review")
_ANSWERING = ("managing_director", "chair")
_BELONGING: Mapping[str, tuple[str, ...]] = {
    "coop_member": ("member",), "share_transfer": (), "assembly": ("called",), "coop_office": ("serving",),
    "coop_change": ("decided", "approved"), "coop_visit": (), "coop_warning": ("open",),
    "complaint": _OPEN_COMPLAINTS, "letter": ("draft", "correcting"), "job": (), "home_business": (),
}
"""What leads to a cooperative, each kind with the states that are told apart."""


@dataclass(frozen=True, slots=True)
class Hindrance:
    """What stands in the way of a step; `kind` is that of the records that it is about, "" for blanks of the form."""

    problem: Problem
    kind: str = ""


@dataclass(frozen=True, slots=True)
class NextMove:
    """A step from here and all that stands in its way (nothing, where there are no hindrances), the red ones first.

    `onward`: the one that is next in this life; `may`: whether the person at the desk takes it.
    """

    move: Move
    hindrances: tuple[Hindrance, ...]
    onward: bool = False
    may: bool = True

    @property
    def problems(self) -> tuple[Problem, ...]:
        return tuple(each.problem for each in self.hindrances)

    @property
    def stands_open(self) -> bool:
        """Whether it can be taken, if need be with a reason."""
        return self.may and all(problem.level != "red" for problem in self.problems)


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
    unions: tuple[str, ...] = ()
    """Names of the unions that it is a member of."""
    member_cooperatives: int = 0
    """How many of the members are cooperatives, in a union."""


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
    documents: tuple[DocumentLine, ...]
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
            contacts=tuple(_contacts(record, there)), documents=checklist_of(record.values, record.state),
            duties=tuple(duties_in(reader, desk.today, only=number)),
            events=tuple(events_of(reader, number, lines, reader.prints_of(number))),
            belongings=tuple(_belonging(reader, number, kind) for kind in _BELONGING))


def _moves(desk: Desk, reader: Reader, record: Record, context: Context) -> tuple[NextMove, ...]:
    """A voided record, another office's, or one that this person does not write takes no step."""
    own = record_number.office_of(record.number) == desk.database.office.code
    role = desk.actor.role
    if record.voided or not own or role not in record.form.who_writes:
        return ()
    onward = onward_of(record)
    # What is next is told to everybody: who may not take the step prepares it.
    others = [move for move in record.form.life.open_moves(record.state, role) if move != onward]
    return tuple(NextMove(move, _hindrances(reader, record, context, move), move == onward, role in move.who)
                 for move in (*((onward,) if onward else ()), *others))


def _hindrances(reader: Reader, record: Record, context: Context, move: Move) -> tuple[Hindrance, ...]:
    """Empty blanks that the step needs, where the rules have not said more of them, and what the rules say."""
    said = [Hindrance(problem, kind) for kind, problem in hindrances_of(Step(reader, context, record, move))]
    told = {each.problem.field for each in said}
    missing = [Hindrance(Problem(blank.name, f"«{blank.label}» نوشته نشده است")) for blank in move.needs
               if record.values[blank] is None and blank.name not in told]
    return tuple(sorted([*missing, *said], key=lambda each: each.problem.level != "red"))


def _figures(reader: Reader, record: Record, context: Context, there: Sequence[Record]) -> CoopFigures:
    statutes, today = statutes_of(record, context), context.today
    board = [each for each in there if group_of(each.values) == "board"]
    last = _last_assembly(reader, record.number, today)
    watch = reader.coop_watch(today, only=record.number)
    warned = duty_rules.warned(watch, duty_rules.figures_on(context))
    members = roster.members_of(reader, record.number)
    return CoopFigures(
        members=roster.count(members, today), members_least=statutes.members_least,
        member_cooperatives=sum(each.kind == "cooperative" and each.belongs_on(today) for each in members),
        unions=_unions_of(reader, record.number),
        capital=record.values[cooperative.CAPITAL], paid=record.values[cooperative.PAID_CAPITAL],
        board=len(people(board)),
        board_end=min((end for each in board if (end := end_of(each.values, statutes))), default=None),
        last_assembly=last[0] if last else None, last_nature=last[1] if last else "",
        warnings=sum(found.count for found in warned), warnings_most=statutes.whole("warnings_most"))


def _unions_of(reader: Reader, number: int) -> tuple[str, ...]:
    """Names of the unions of which the cooperative is a member now."""
    query = Query(where=((coop_member.MEMBER_COOPERATIVE.name, "=", number), ("", "state", "member")))
    unions = [union for (union,) in reader.column(coop_member.FORM, query, (cooperative.FORM.kind,)) if union]
    return tuple(reader.titles(unions).values()) if unions else ()


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
