"""What the program asks for after its first paint; importing this brings the database and the papers in."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.background import Jobs
from desktop.bindings import bind, said, today
from desktop.errors import KarbargError
from desktop.operations.desk import Desk
from desktop.operations.make_demo import make_demo
from desktop.operations.open_office import add_user, create_office, office_name, profiles
from desktop.places import places_of
from desktop.store.database import Database
from desktop.store.offices import Actor, Office
from desktop.task_bindings import bind_tasks
from desktop.ui.preferences import Preferences
from desktop.ui.services import Asked, Events, OfficeView, Services, User
from desktop.ui.start import StartScreen
from desktop.ui.tasks.choosing import open_with_system
from desktop.ui.tasks.paper_preview import PaperPreview
from desktop.ui.tasks.services import TaskEvents, TaskServices
from desktop.ui.welcome import NewOffice, WelcomeScreen
from desktop.ui.window import LIST, MainWindow


@dataclass(frozen=True, slots=True)
class Opened:
    """An office that this program holds."""

    database: Database
    office: OfficeView
    users: Sequence[User]


def open_folder(folder: Path) -> Opened:
    """Open the office of a folder; raises the errors of desktop.store."""
    database = Database(folder)
    office = database.office
    users = [User(actor.name, actor.role) for actor in profiles(database)]
    return Opened(database, OfficeView(office.code, office.role, office.name), users)


def welcome_screen(home: Path) -> WelcomeScreen:
    """The ways in where no office is open."""
    return WelcomeScreen(home)


def start_office(new: NewOffice) -> Path:
    """Make a new office; answers its folder. Raises OfficeExistsError, ReadOnlyFolderError, DiskFullError."""
    county = new.code >= 100
    users = (Actor(new.clerk, "clerk"), Actor(new.chief, "chief")) if county else (
        Actor(new.clerk, "province"), Actor(new.chief, "province"))
    office = Office(new.code, "county" if county else "province", office_name(new.code), 1)
    create_office(new.folder, office, users).close()
    return new.folder


def demonstrate(folder: Path, progress: Callable[[int, int], None]) -> Path:
    """Make the demonstration's offices, or take those that are there; answers the county's folder."""
    return make_demo(folder, progress).county


def start_screen(opened: Opened, last: str) -> StartScreen:
    """Who works today; a new profile is written in the name of the office's chief."""
    return StartScreen(opened.office, opened.users, lambda user: _add_user(opened, user), last)


def main_window(opened: Opened, user: User, jobs: Jobs, reads: Jobs, preferences: Preferences) -> MainWindow:
    """The desk of one person."""
    desk = Desk(opened.database, Actor(user.name, user.role), today())
    services = bind(desk, jobs, reads, Events(), preferences)
    papers = Path(tempfile.mkdtemp(prefix="karbarg-papers-"))
    tasks = bind_tasks(desk, TaskEvents(), papers, open_with_system)
    window = MainWindow(services, places_of(services, tasks))
    _connect(window, services, tasks)
    return window


def _add_user(opened: Opened, user: User) -> str:
    chief = next((known for known in opened.users if known.role in ("chief", "province")), None)
    if chief is None:
        return "این اداره رئیسی ندارد که کاربر تازه را بپذیرد"
    try:
        add_user(Desk(opened.database, Actor(chief.name, chief.role), today()), Actor(user.name, user.role))
    except KarbargError as refused:
        return said(refused)
    return ""


def _connect(window: MainWindow, services: Services, tasks: TaskServices) -> None:
    """What work screens ask of the window."""
    def show_paper(path: Path, title: str, print_now: bool) -> None:
        window.open_screen(PaperPreview(services, tasks, path, title, print_now=print_now))

    def open_list(kind: str, asked: Asked) -> None:
        window.go(f"{LIST}{kind}")
        screen = window.screen_shown
        if screen is not None and hasattr(screen, "ask"):
            screen.ask(asked)

    tasks.events.open_task.connect(window.go)
    tasks.events.open_list.connect(open_list)
    tasks.events.show_paper.connect(show_paper)
