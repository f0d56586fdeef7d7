"""A finished paper as the desk holds it: its file, and what the book of prints will tell when it goes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

Duplex = Literal["none", "long", "short"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MadePaper:
    """The file of a paper (its name in paper_list) or report, the records on it, and the page each begins on."""

    path: Path
    paper: str
    numbers: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()
    pages: int = 1
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """How a person wants it printed; `pages` as typed, empty for all."""

    queue: str
    copies: int = 1
    duplex: Duplex = "none"
    pages: str = ""


class PrintedView(Protocol):
    """reports.blocks.Printed."""

    @property
    def pages(self) -> int: ...
    @property
    def begins(self) -> Sequence[int]: ...
    @property
    def numbers(self) -> Sequence[int]: ...


class QueueView(Protocol):
    """printers.queues.Queue."""

    @property
    def name(self) -> str: ...
    @property
    def is_default(self) -> bool: ...
    @property
    def state(self) -> str: ...
    @property
    def why(self) -> str: ...


class PrintView(Protocol):
    """store.prints.Print."""

    @property
    def paper(self) -> str: ...
    @property
    def numbers(self) -> tuple[int, ...]: ...
    @property
    def begins(self) -> tuple[int, ...]: ...
    @property
    def pages(self) -> int: ...
    @property
    def copies(self) -> int: ...
    @property
    def range(self) -> str: ...
    @property
    def reason(self) -> str: ...


class LoggedPrintView(Protocol):
    """print_log.LoggedPrint."""

    @property
    def name(self) -> str: ...
    @property
    def at(self) -> str: ...
    @property
    def user(self) -> str: ...
    @property
    def what(self) -> PrintView: ...
    @property
    def title(self) -> str: ...
    @property
    def records(self) -> str: ...
    @property
    def place(self) -> str: ...
