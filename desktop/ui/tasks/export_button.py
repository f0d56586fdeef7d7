"""A button beside a list: give out what it shows, as a workbook or a CSV file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from desktop.background import Progress
from desktop.ui.listing import ListScreen
from desktop.ui.pieces import Button
from desktop.ui.services import Asked, Services
from desktop.ui.tasks.choosing import choose_place
from forms.parts import Form
from forms.rules.digits import grouped

Export = Callable[[Form, Asked, Path, Progress], int]


def add_export(screen: ListScreen, services: Services, export: Export) -> ListScreen:
    """Put the button into the list's line of tools; answers the list."""
    def give_out(path: Path) -> None:
        asked = screen.asked
        services.jobs.run(
            lambda progress: export(screen.form, asked, path, progress),
            lambda count: services.events.said.emit("ok", f"{grouped(count)} پرونده در «{path.name}» نوشته شد"),
            lambda error: services.events.said.emit("danger", services.say(error)), owner=screen)

    name = f"{screen.form.plural}.xlsx"
    button = Button("خروجی اکسل", lambda: choose_place(screen, "خروجی اکسل یا CSV", name, give_out), icon="export",
                    kind="quiet")
    screen.extras.addWidget(button)
    return screen
