"""The office's own texts as a list, and the button that begins one from the shipped text of a paper or letter.

Law: nobody types the name of a part; it is chosen, and its text in force stands in the blank to be changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from desktop.ui.entry import EntryScreen
from desktop.ui.listing import ListScreen
from desktop.ui.pieces import Button, Choice, choose, isolated
from desktop.ui.services import Services
from desktop.ui.tasks.services import TaskServices
from desktop.ui.tasks.views import PartView
from forms.catalog import paper_text

_SEEN = 90
"""Letters of a text that are shown before it is chosen."""


def add_text_ways(screen: ListScreen, services: Services, tasks: TaskServices) -> ListScreen:
    """Put the button into the list's line of tools for those who may write a text; answers the list."""
    if services.user.role in paper_text.FORM.who_writes:
        screen.extras.insertWidget(0, Button(
            "از متن چاپی…", partial(_offer, screen, services, tasks), icon="form", shortcut="Ctrl+L",
            tip="بخشی از یک برگ یا الگوی نامه به زبان اداره"))
    return screen


def _offer(screen: ListScreen, services: Services, tasks: TaskServices) -> None:
    def offer(found: Sequence[PartView]) -> None:
        parts = {f"{each.paper}/{each.part}": each for each in found}
        entries = [Choice(key, _seen(each), isolated(each.part), each.title) for key, each in parts.items()]
        choose(screen, "متن کدام بخش عوض شود؟", "نام برگ یا واژه‌ای از متن", entries,
               lambda key: _write(services, parts[key]))

    services.reads.run(lambda _progress: tasks.offered_parts(), offer,
                       lambda error: services.events.said.emit("danger", services.say(error)), owner=screen)


def _write(services: Services, part: PartView) -> None:
    """Open the office's text of a part, or a new one in which the shipped text stands."""
    if part.number:
        services.events.open_record.emit(part.number)
        return
    preset = {"paper": part.paper, "part": part.part, "wording": part.text}
    services.events.open_screen.emit(EntryScreen(paper_text.FORM, services, 0, preset))


def _seen(part: PartView) -> str:
    """The first words, and whether they are the office's own."""
    text = " ".join(part.text.split())
    short = text if len(text) <= _SEEN else f"{text[:_SEEN]}…"
    return f"متن اداره: {short}" if part.number else short
