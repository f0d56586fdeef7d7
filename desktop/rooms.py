"""What the program asks for after its first paint; importing this brings the database and the papers in."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from desktop.background import Jobs
from desktop.bindings import bind, query_of, said, today
from desktop.coop_rooms import connect_coops
from desktop.coop_work_bindings import bind_coop_work
from desktop.errors import KarbargError
from desktop.late import late
from desktop.operations.desk import Desk
from desktop.operations.office.day_facts import day_facts
from desktop.operations.office.open_office import add_user, profiles
from desktop.operations.texts.paper_list import paper_named, papers_of
from desktop.places import places_of
from desktop.store.database import Database
from desktop.store.offices import Actor, Office
from desktop.task_bindings import bind_tasks
from desktop.ui.listing import ListScreen
from desktop.ui.paper_choice import PapersAsked, choose_paper
from desktop.ui.preferences import Preferences
from desktop.ui.services import Asked, Events, OfficeView, RecordView, Services, User
from desktop.ui.start import StartScreen
from desktop.ui.status import Status
from desktop.ui.tasks.choosing import open_with_system
from desktop.ui.tasks.paper_facts import MadePaper
from desktop.ui.tasks.paper_jobs import paper_job
from desktop.ui.tasks.services import TaskEvents, TaskServices
from desktop.ui.welcome import NewOffice, WelcomeScreen
from desktop.ui.window import LIST, MainWindow
from forms.parts import Form
from forms.rules import office_code


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
    county = not office_code.is_province(new.code)
    users = (Actor(new.clerk, "clerk"), Actor(new.chief, "chief")) if county else (
        Actor(new.clerk, "province"), Actor(new.chief, "province"))
    name = late("office.start_office.office_name")(new.code)
    office = Office(new.code, "county" if county else "province", name, 1)
    late("office.start_office.create_office")(new.folder, office, users).close()
    return new.folder


def demonstrate(folder: Path, progress: Callable[[int, int], None]) -> Path:
    """Make the demonstration's offices, or take those that are there; answers the county's folder."""
    made: Path = late("demo.make_demo.make_demo")(folder, progress).county
    return made


def start_screen(opened: Opened, last: str) -> StartScreen:
    """Who works today; a new profile is written in the name of the office's chief."""
    return StartScreen(opened.office, opened.users, lambda user: _add_user(opened, user), last)


def main_window(opened: Opened, user: User, jobs: Jobs, reads: Jobs, preferences: Preferences) -> MainWindow:
    """The window of the person who was chosen, on today's date."""
    return window_of(Desk(opened.database, Actor(user.name, user.role), today()), jobs, reads, preferences)


def window_of(desk: Desk, jobs: Jobs, reads: Jobs, preferences: Preferences) -> MainWindow:
    """The main window of a desk."""
    services = bind(desk, jobs, reads, Events(), preferences)
    papers = Path(tempfile.mkdtemp(prefix="karbarg-papers-"))
    tasks = bind_tasks(desk, TaskEvents(), papers, open_with_system)
    window = MainWindow(services, places_of(services, tasks, partial(_export, desk)))
    _connect(window, services, tasks)
    connect_coops(window, services, tasks, bind_coop_work(desk))
    Status(window, services, partial(day_facts, desk))
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


def _export(desk: Desk, form: Form, asked: Asked, to: Path, progress: Callable[[int, int], None]) -> int:
    return int(late("records.export_records.export_records")(desk, form, query_of(asked), to, progress))


def _connect(window: MainWindow, services: Services, tasks: TaskServices) -> None:
    """What work screens ask of the window."""
    def show_paper(made: MadePaper, title: str, print_now: bool) -> None:
        preview = late("desktop.ui.tasks.paper_preview.PaperPreview")
        window.open_screen(preview(services, tasks, made, title, print_now=print_now))

    def open_list(kind: str, asked: Asked) -> None:
        window.go(f"{LIST}{kind}")
        screen = window.screen_shown
        if isinstance(screen, ListScreen):
            screen.narrow(asked)

    def put_on_paper(numbers: Sequence[int], columns: Sequence[str], name: str) -> None:
        title = paper_named(name).title
        services.jobs.run(
            paper_job(tasks, name, lambda: late("orders.paper_order.Selection")(numbers, (), columns)),
            lambda made: show_paper(made, title, False),
            lambda error: window.toast.say("danger", said(error)), owner=window)

    def print_records(kind: str, numbers: Sequence[int]) -> None:
        screen = window.screen_shown
        columns = screen.printed_columns() if isinstance(screen, ListScreen) else ()
        chosen = partial(put_on_paper, numbers, columns)

        def choose(record: RecordView | None) -> None:
            now = late("cooperatives.paper_order.papers_now")(kind, record.state) if record else ()
            choose_paper(window, papers_of(kind), PapersAsked(kind, len(numbers), now), services.preferences, chosen)

        if kind in services.filed and len(numbers) == 1:
            services.reads.run(lambda _progress: services.get(numbers[0]), choose,
                               lambda error: window.toast.say("danger", said(error)), owner=window)
        else:
            choose(None)

    services.events.print_records.connect(print_records)
    tasks.events.open_task.connect(window.go)
    tasks.events.open_list.connect(open_list)
    services.events.open_narrowed.connect(open_list)
    tasks.events.show_paper.connect(show_paper)
