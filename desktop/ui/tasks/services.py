"""What the screens of work need beside ui.services, as callables; desktop.bindings binds each to its operation.

Law: every callable may wait for the disk, so a screen runs it in a Job; only `events`, `reports`, `folder` and
`open_outside` are for the GUI thread. The types state what the screens look at, as the operations' own results have it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.background import Progress
from desktop.ui.tasks.coop_services import CoopServices
from desktop.ui.tasks.paper_facts import LoggedPrintView, MadePaper, Order, PrintedView, PrintView, QueueView
from desktop.ui.tasks.proof_services import ProofServices
from desktop.ui.tasks.views import (
    AgencyView,
    CardView,
    CheckView,
    DraftView,
    ImportedView,
    KeptCardView,
    PackageInView,
    PackageMadeView,
    PackageOutView,
    PackageTakenView,
    PartView,
    PlannedView,
    PlanView,
    ProfileView,
    RecordedView,
    ReportMaker,
    ReportView,
    UndoView,
)
from forms.parts import Form, Typed


class TaskEvents(QObject):
    """What the screens of work ask of the window."""

    open_list = Signal(str, object)
    """A kind, and the ui.services.Asked that the list begins with."""
    open_task = Signal(str)
    """Another screen of work: desk, import, campaigns, results, exchange, reports, health."""
    show_paper = Signal(object, str, bool)
    """A MadePaper to show, its title, and whether to ask for a printer at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskServices:
    """Everything a screen of work may ask for; the operation that each is bound to stands beside it."""

    events: TaskEvents
    folder: Path
    """Where papers are put until they are saved elsewhere; emptied by the program."""
    open_outside: Callable[[Path], None]
    """Show a file or a folder with the system's own program."""

    # desk
    figures: Callable[[str | None], Sequence[AgencyView]]
    """make_report.figures_of: of a county by its code, None for all."""
    drafts: Callable[[], Sequence[DraftView]]
    """Reader.drafts(user)."""

    # import
    plan_import: Callable[[Form, Path, Mapping[str, str] | None, Progress], PlanView]
    apply_import: Callable[[Any, str, Progress], ImportedView]
    """The very plan that plan_import gave, and the file's name."""
    write_error_workbook: Callable[[Any, Path], int]
    undo: Callable[[int], UndoView]
    """move_record.undo_action, by the action's number."""

    # verification
    plan_campaign: Callable[[int, Sequence[tuple[str, str, object]], Progress], PlannedView]
    share_visits: Callable[[int, Sequence[int]], Mapping[int, Sequence[int]]]
    deal_visits: Callable[[Mapping[int, Sequence[int]], date | None, Progress], int]
    """Group → its visits, due day; all as one action."""
    batch_of: Callable[[int], Sequence[int]]
    """verification_papers.batch_of: the campaign's visits that wait for a result."""
    number_of: Callable[[str], int]
    """read_record.number_of: a number typed or scanned."""
    record_visit: Callable[[int, Typed, int | None], RecordedView]

    # papers
    reports: Sequence[ReportView]
    """report_list.REPORTS.values()."""
    late_meetings: Callable[[], Sequence[int]]
    """figures.late_meetings: those with a decision past its day."""
    offered_parts: Callable[[], Sequence[PartView]]
    """word_paper.offered_parts: what the office may word in its own way."""
    print_paper: Callable[[str, Sequence[int], Path, Progress], PrintedView]
    make_report: ReportMaker
    printers: Callable[[], Sequence[QueueView]]
    """send_to_printer.printers."""
    send_to_printer: Callable[[MadePaper, Order], object]
    """Print, and journal the print."""
    note_print: Callable[[MadePaper, str, int, Sequence[int]], object]
    """Journal what left otherwise: where to, copies, pages (empty: all)."""
    print_log: Callable[[], Sequence[LoggedPrintView]]
    reprint: Callable[[str, int, Path, Progress], PrintView]
    """Name of a print, its damaged page, where to: the page made anew."""

    proofs: ProofServices
    """Signatures on papers."""

    coops: CoopServices
    """Files and duties of cooperatives."""

    # exchange
    own_card: Callable[[], CardView]
    look_at_card: Callable[[Path], CardView]
    """Read a card file without accepting it."""
    accept_card: Callable[[Path], CardView]
    export_card: Callable[[Path], CardView]
    known_cards: Callable[[], Sequence[KeptCardView]]
    fingerprint: Callable[[Any], str]
    """sync.keys.fingerprint of a card that one of the four above gave."""
    package_out: Callable[[Path, int | None, Progress], PackageMadeView]
    package_in: Callable[[Path, Progress], PackageTakenView]
    print_receipt: Callable[[str | Path, Path, Progress], PrintedView]
    """package_receipt.print_receipt: a package's id or its file, and where to."""
    packages_in: Callable[[], Sequence[PackageInView]]
    packages_out: Callable[[], Sequence[PackageOutView]]
    unacknowledged: Callable[[int], int]
    """Reader.count_unacknowledged: how many entries another office has not acknowledged."""

    # health
    check: Callable[[Progress], CheckView]
    heads: Callable[[], Mapping[str, tuple[int, str]]]
    """Reader.heads: station → its last entry and that entry's hash."""
    profiles: Callable[[], Sequence[ProfileView]]
    add_profile: Callable[[str, str], object]
    """Name and role: open_office.add_user(desk, Actor(name, role))."""
