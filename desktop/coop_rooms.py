"""What the window opens for cooperatives: the file of one, and the screens made for what belongs to it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from desktop.late import Late, late
from desktop.ui.cooperatives.work import CoopWork
from desktop.ui.screen import Screen
from desktop.ui.services import Services
from desktop.ui.tasks.services import TaskServices
from desktop.ui.window import MainWindow

_PARTS = {
    "coop_member": late("desktop.ui.cooperatives.members_screen.MembersScreen"),
    "share_transfer": late("desktop.ui.cooperatives.shares_screen.SharesScreen"),
}
"""Kinds of what belongs to a cooperative that have a screen of their own; the others are lists."""
_BEGINNINGS = {
    "assembly": late("desktop.ui.cooperatives.assembly_screen.AssemblyScreen"),
}
"""Kinds of which a new record is begun in a screen of its own; the others in their form."""

_OPENED = ("assembly",)
"""Kinds whose records open in that screen from every list and link; it leads on to their form."""


def connect_coops(window: MainWindow, services: Services, tasks: TaskServices, work: CoopWork) -> None:
    """Open what other screens ask for."""
    def made(screen: Late) -> Callable[[int], Screen]:
        return partial(screen, services, tasks, work)

    parts, beginnings = ({kind: made(screen) for kind, screen in each.items()} for each in (_PARTS, _BEGINNINGS))

    def open_file(number: int) -> None:
        window.open_screen(late("desktop.ui.cooperatives.file_screen.CoopFileScreen")(
            services, tasks, number, parts, beginnings))

    services.events.open_file.connect(open_file)

    def open_work(kind: str, number: int) -> None:
        window.open_screen({**parts, **beginnings}[kind](number))

    services.events.open_coop_work.connect(open_work)
    window.own_screens |= {kind: made(_BEGINNINGS[kind]) for kind in _OPENED}
