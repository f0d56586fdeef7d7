"""What somebody changes elsewhere is read anew on the screens of a cooperative, unless something is being written."""

import pytest

from desktop.operations.cooperatives.membership.member_grid import members_file
from desktop.operations.cooperatives.membership.members import paste_members
from desktop.operations.saving.save_record import save_record
from desktop.ui.cooperatives.assembly_screen import AssemblyScreen
from desktop.ui.cooperatives.member_lines import COLUMNS
from desktop.ui.cooperatives.members_model import MembersModel
from desktop.ui.cooperatives.members_screen import MembersScreen
from desktop.ui.cooperatives.shares_screen import SharesScreen
from forms.catalog import assembly
from forms.parts import typed_of
from tests.operations import offices
from tests.ui_tasks.assembly.assembly_hands import attended, records, write
from tests.ui_tasks.conftest import settle
from tests.ui_tasks.cooperative_desks import member_rows, new_cooperative, shown

FIRST_NAME, CODE = ([column.name for column in COLUMNS].index(name) for name in ("first_name", "national_code"))


def another_member(office, coop):
    """Somebody else adds a member, and says so."""
    assert not paste_members(office.desk, coop, member_rows(1, 222_333_444)).refused
    office.services.events.records_changed.emit("coop_member")


def rest(qtbot, screen):
    qtbot.waitUntil(lambda: not screen.stale.isActive(), timeout=5_000)
    settle(qtbot, screen)


def test_the_table_of_members_reads_what_changed_and_stays_where_it_was(qtbot, new):
    coop = new_cooperative(new)
    screen = shown(qtbot, new, MembersScreen, coop)
    screen.table.go_to(4, FIRST_NAME)
    before = len(screen.model.lines)
    another_member(new, coop)
    rest(qtbot, screen)
    assert len(screen.model.lines) == before + 1
    assert (screen.table.currentIndex().row(), screen.table.currentIndex().column()) == (4, FIRST_NAME)


@pytest.mark.parametrize("edited", [True, False])
def test_what_is_being_written_in_the_table_is_not_taken_away(qtbot, new, edited):
    coop = new_cooperative(new)
    screen = shown(qtbot, new, MembersScreen, coop)
    at = screen.model.index(2, FIRST_NAME)
    screen.table.go_to(2, FIRST_NAME)
    if edited:
        screen.model.setData(at, "نگار")
    else:
        screen.table.edit(at)
    before = len(screen.model.lines)
    another_member(new, coop)
    rest(qtbot, screen)
    assert len(screen.model.lines) == before
    assert screen.writing


def test_the_share_register_reads_what_changed(qtbot, new):
    coop = new_cooperative(new)
    screen = shown(qtbot, new, SharesScreen, coop)
    before = len(screen.book.holders)
    another_member(new, coop)
    rest(qtbot, screen)
    assert len(screen.book.holders) == before + 1
    new.services.events.records_changed.emit("loan")
    assert not screen.stale.isActive()


def called(qtbot, new):
    screen = shown(qtbot, new, AssemblyScreen, new_cooperative(new, 66, board_seats=5))
    write(screen, held_at=f"{offices.shown_day(0)} 00:01", place="سالن تعاونی")
    screen.save()
    settle(qtbot, screen)
    return screen


def placed(new, place):
    """Somebody else writes another place for the assembly."""
    (there,) = records(new, assembly.FORM)
    done = save_record(new.desk, assembly.FORM, {**typed_of(there.values), "place": place}, there.number, there.base)
    assert done.number == there.number


def test_the_assembly_reads_what_changed(qtbot, new):
    screen = called(qtbot, new)
    placed(new, "مسجد جامع")
    new.services.events.records_changed.emit("assembly")
    rest(qtbot, screen)
    assert screen.steps.typed()["place"] == "مسجد جامع"


def test_a_result_is_not_written_over_what_another_wrote(qtbot, new):
    screen = called(qtbot, new)
    attended(screen)
    placed(new, "مسجد جامع")
    screen.hold()
    settle(qtbot, screen)
    (there,) = records(new, assembly.FORM)
    assert (there.state, there.values[assembly.PLACE]) == ("called", "مسجد جامع")
    assert screen.banner.text
    assert screen.steps.typed()["present"] == "36"


def test_a_code_that_stands_twice_is_told_however_many_lines_are_filled(new):
    coop = new_cooperative(new)
    model = MembersModel()
    with new.desk.database.read() as reader:
        context = reader.context(new.desk.today)
    model.open(members_file(new.desk, coop), context, "1405/09/01", read_only=False)
    blanks = (COLUMNS[CODE],)
    again = model.lines[0].text(COLUMNS[CODE])
    model.fill(1, blanks, [[again], [again]])
    assert [line.problem_of("national_code") is not None for line in model.lines[:4]] == [False, True, True, False]

