"""The results of operations as the screens look at them: protocols, so that no screen imports a database to start."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Literal, Protocol

from desktop.background import Progress
from desktop.ui.tasks.paper_facts import PrintedView
from forms.parts import Problem, Values


class AgencyView(Protocol):
    """store.figures.AgencyFigures."""

    @property
    def agency(self) -> str: ...
    @property
    def commitment(self) -> int: ...
    @property
    def registered(self) -> int: ...
    @property
    def checked(self) -> int: ...
    @property
    def confirmed(self) -> int: ...


class DraftView(Protocol):
    """store.drafts.Draft."""

    @property
    def kind(self) -> str: ...
    @property
    def number(self) -> int: ...
    @property
    def saved_at(self) -> str: ...


class SheetRowView(Protocol):
    """excel.reading.SheetRow."""

    @property
    def number(self) -> int: ...
    @property
    def cells(self) -> Sequence[str]: ...


class ColumnView(Protocol):
    """excel.mapping.Column."""

    @property
    def place(self) -> int: ...
    @property
    def heading(self) -> str: ...
    @property
    def field(self) -> str: ...


class ColumnsView(Protocol):
    """excel.mapping.Columns."""

    @property
    def columns(self) -> Sequence[ColumnView]: ...
    @property
    def known(self) -> Sequence[ColumnView]: ...


class PlannedRowView(Protocol):
    """import_plan.PlannedRow."""

    @property
    def sheet_row(self) -> SheetRowView: ...
    @property
    def status(self) -> Literal["new", "changed", "known", "wrong", "repeated"]: ...
    @property
    def values(self) -> Values: ...
    @property
    def unread(self) -> Mapping[str, str]: ...
    @property
    def problems(self) -> Sequence[Problem]: ...
    @property
    def number(self) -> int | None: ...


class PlanView(Protocol):
    """import_plan.ImportPlan."""

    @property
    def columns(self) -> ColumnsView: ...
    @property
    def rows(self) -> Sequence[PlannedRowView]: ...
    def summary(self) -> dict[str, Any]: ...


class ImportedView(Protocol):
    """import_workbook.Imported."""

    @property
    def created(self) -> int: ...
    @property
    def changed(self) -> int: ...
    @property
    def people(self) -> int: ...
    @property
    def action(self) -> int | None: ...


class UndoView(Protocol):
    """store.undo.UndoResult."""

    @property
    def undone(self) -> int: ...
    @property
    def kept(self) -> Sequence[int]: ...


class PlannedView(Protocol):
    """plan_campaign.Planned."""

    @property
    def visits(self) -> Sequence[int]: ...
    @property
    def already(self) -> int: ...


class RecordedView(Protocol):
    """record_visit.Recorded; `action` undoes it."""

    @property
    def number(self) -> int | None: ...
    @property
    def problems(self) -> Sequence[Problem]: ...
    @property
    def next_visit(self) -> int | None: ...
    @property
    def action(self) -> int | None: ...


class ReportView(Protocol):
    """report_list.Report."""

    @property
    def name(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def answers(self) -> str: ...
    @property
    def compares(self) -> bool: ...


class ReportMaker(Protocol):
    """make_report.make_report: name, where to (.pdf or .xlsx); as of a day, against an earlier one, of a county."""

    def __call__(self, name: str, to: Path, progress: Progress, *, as_of: date | None = None,
                 other_day: date | None = None, county: str | None = None) -> PrintedView: ...


class CardView(Protocol):
    """sync.keys.OfficeCard."""

    @property
    def office(self) -> int: ...
    @property
    def role(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def key_id(self) -> str: ...


class KeptCardView(Protocol):
    """sync.keys.DirectoryKey."""

    @property
    def card(self) -> CardView: ...
    @property
    def status(self) -> str: ...


class PackageMadeView(Protocol):
    """package_out.PackageMade."""

    @property
    def path(self) -> Path: ...
    @property
    def seq(self) -> int: ...
    @property
    def entries(self) -> int: ...
    @property
    def bytes(self) -> int: ...


class PackageTakenView(Protocol):
    """package_in.PackageTaken; `header` has sender, sender_name and seq."""

    @property
    def result(self) -> Literal["applied", "already", "waiting", "refused"]: ...
    @property
    def entries(self) -> int: ...
    @property
    def error(self) -> Exception | None: ...
    @property
    def header(self) -> Any: ...


class _PackageView(Protocol):
    @property
    def package_id(self) -> str: ...
    @property
    def seq(self) -> int: ...
    @property
    def status(self) -> str: ...
    @property
    def entries(self) -> int: ...
    @property
    def note(self) -> str: ...


class PackageInView(_PackageView, Protocol):
    """store.packages.PackageIn."""

    @property
    def sender(self) -> int: ...
    @property
    def received_at(self) -> str: ...


class PackageOutView(_PackageView, Protocol):
    """store.packages.PackageOut."""

    @property
    def receiver(self) -> int: ...
    @property
    def made_at(self) -> str: ...


class CheckView(Protocol):
    """store.check.CheckResult."""

    @property
    def entries(self) -> int: ...
    @property
    def problems(self) -> Sequence[str]: ...
    @property
    def ok(self) -> bool: ...


class ProfileView(Protocol):
    """store.offices.Actor."""

    @property
    def name(self) -> str: ...
    @property
    def role(self) -> str: ...


class PartView(Protocol):
    """A part of a paper or letter that the office may word anew."""

    @property
    def paper(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def part(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def number(self) -> int: ...
