"""Commands on the office itself: init, demo, user, check, undo."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from desktop.cli import terminal
from desktop.cli.desk import desk_to_read, desk_to_write
from desktop.cli.main import open_desk
from desktop.cli.options import common
from desktop.operations.demo.make_demo import make_demo, show_main_job
from desktop.operations.office.check_office import check_office
from desktop.operations.office.open_office import add_user
from desktop.operations.office.start_office import card_path, create_office, office_name
from desktop.operations.saving.move_record import undo_action
from desktop.store.offices import Actor, Office
from forms.parts import reference_list
from forms.rules import office_code
from forms.rules.digits import grouped


def add_commands(commands: Any) -> None:
    """Called by the parser of the command line."""
    parser = commands.add_parser("init", help="start an office in an empty folder")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--office", type=office_code.read, required=True, metavar="CODE",
                        help="the statistical code: four digits for a county, two for a province")
    parser.add_argument("--role", choices=("county", "province"), required=True)
    parser.add_argument("--name", default="", help="the office's name (else that of its code)")
    parser.add_argument("--workstation", type=int, default=1, choices=range(1, 100), metavar="1–99")
    parser.add_argument("--user", default="", help="its first user")
    parser.set_defaults(run=run_init)

    parser = commands.add_parser("demo", help="a demonstration office of made-up people")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--no-window", action="store_true", help="do the main job without a window, say where it lies")
    parser.set_defaults(run=run_demo)

    parser = commands.add_parser("user", parents=[common()], help="add a user profile")
    parser.add_argument("name")
    parser.add_argument("--role", choices=[e.code for e in reference_list("roles").entries], required=True)
    parser.set_defaults(run=run_user)

    parser = commands.add_parser("check", parents=[common()], help="check the journal's chain and every table")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run_check)

    parser = commands.add_parser("undo", parents=[common()], help="undo one action of the journal (see show --history)")
    parser.add_argument("action", type=int)
    parser.set_defaults(run=run_undo)


def run_init(asked: argparse.Namespace) -> int:
    office = Office(asked.office, asked.role, asked.name or office_name(asked.office), asked.workstation)
    roles = reference_list("roles")
    first = "clerk" if asked.role == "county" else "province"
    users = [Actor(asked.user or roles.label(first), first)]
    if asked.role == "county":
        users.append(Actor(roles.label("chief"), "chief"))
    database = create_office(asked.folder, office, tuple(users))
    database.close()
    terminal.say(f"«{office.name}» آغاز شد. کارت اداره برای دیگران: {card_path(asked.folder, office)}")
    return 0


def run_demo(asked: argparse.Namespace) -> int:
    made = make_demo(asked.folder, terminal.progress_bar)
    if not asked.no_window:
        return open_desk(made.county)
    for line in show_main_job(made, terminal.progress_bar):
        terminal.say(line)
    return 0


def run_user(asked: argparse.Namespace) -> int:
    with desk_to_write(asked) as desk:
        add_user(desk, Actor(asked.name, asked.role))
    terminal.say(f"«{asked.name}» افزوده شد.")
    return 0


def run_check(asked: argparse.Namespace) -> int:
    with desk_to_read(asked) as desk:
        result = check_office(desk, terminal.progress_bar)
    if asked.json:
        terminal.say_json({"ok": result.ok, "entries": result.entries, "problems": list(result.problems)})
    else:
        terminal.say(f"{grouped(result.entries)} رویداد بررسی شد؛ " + ("همه درست است." if result.ok else "اشکال هست:"))
        for problem in result.problems:
            terminal.say(f"  {problem}")
    return 0 if result.ok else 1


def run_undo(asked: argparse.Namespace) -> int:
    with desk_to_write(asked) as desk:
        undone = undo_action(desk, asked.action)
    terminal.say(f"{grouped(undone.undone)} رویداد بازگردانده شد؛ {grouped(len(undone.kept))} پرونده دست نخورد.")
    return 0
