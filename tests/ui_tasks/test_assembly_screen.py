"""The assembly assistant with the keyboard: notice, quorum, ballots and majorities counted as they are typed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from desktop.operations.texts.paper_list import papers_of
from desktop.store.queries import Query
from desktop.ui.cooperatives.assembly_papers import about, offer_papers, papers_at
from desktop.ui.cooperatives.assembly_screen import AssemblyScreen
from desktop.ui.pieces import Button, Chooser
from forms.catalog import assembly, coop_office, cooperative
from tests.operations import offices
from tests.ui_tasks.asking import banner_button, dialog_of, focused_in
from tests.ui_tasks.conftest import settle
from tests.ui_tasks.cooperative_desks import NAMES, new_cooperative, shown
from tests.window.hands import Hands, until


@pytest.fixture
def coop(new):
    return new_cooperative(new, 66, board_seats=5)


@pytest.fixture
def screen(qtbot, new, coop):
    return shown(qtbot, new, AssemblyScreen, coop)


@pytest.fixture
def hands(new):
    return Hands(new.services.jobs, new.services.reads)


@pytest.fixture
def called(qtbot, screen):
    """A call that is written, on today."""
    write(screen, held_at=f"{offices.shown_day(0)} 00:01", place="سالن تعاونی")
    screen.save()
    settle(qtbot, screen)
    assert screen.file.number, screen.banner.text
    return screen


def write(screen, **texts):
    for name, text in texts.items():
        screen.steps.blanks[name].editor.write(text)
    screen.judge()


def put(model, row, **texts):
    """Write in the cells of one row, by the names of their columns."""
    for name, text in texts.items():
        model.setData(cell(model, row, name), str(text))


def cell(model, row, name):
    return model.index(row, [column.name for column in model.columns].index(name))


def candidates(screen, *rows):
    """(name, office, votes, lot)."""
    for row, (name, office, votes, *lot) in enumerate(rows):
        put(screen.steps.candidates, row, candidate=name, for_office=office, eligibility="confirmed", votes=votes,
            lot=lot[0] if lot else "")
    screen.judge()


def at_cell(table):
    """(row, name of the column) of the cell that the cursor is in."""
    at = table.currentIndex()
    return at.row(), table.votes.columns[at.column()].name


def results(screen):
    model = screen.steps.candidates
    return [cell(model, row, "result").data() for row in range(model.rowCount() - 1)]


def records(office, form):
    with office.desk.database.read() as reader:
        return list(reader.many(reader.numbers(form, Query(order=(("number", False),)))).values())


def attended(screen, present="36", proxies="0"):
    write(screen, present=present, proxies=proxies, ballots_given="36", ballots_cast="36")


def test_the_notice_tells_its_deadlines_and_a_new_call_is_written(qtbot, new, coop, screen):
    said = " ".join(label.text() for label in screen.steps.cards[0].findChildren(type(screen.live.calls)))
    assert "پایان سال مالی" in said
    assert "مجامع عمومی" in said
    assert focused_in(screen.steps.blanks["nature"])
    screen.save()
    settle(qtbot, screen)
    assert "روز و ساعت" in screen.banner.text
    assert records(new, assembly.FORM) == []
    write(screen, held_at=f"{offices.shown_day(20)} 10:00")
    screen.save()
    settle(qtbot, screen)
    kept = records(new, assembly.FORM)[0]
    assert (kept.state, kept.values[assembly.CALL_NO], kept.values[assembly.MEMBERS]) == ("called", 1, 66)
    assert screen.badge.text() == "دعوت شد"
    assert not screen.dirty


@pytest.mark.parametrize(("present", "proxies", "end"), [
    ("30", "6", "حاضر و وکالت: ۳۶ — رسید"), ("28", "6", "حاضر و وکالت: ۳۴ — رسید"),
    ("28", "5", "حاضر و وکالت: ۳۳ — نرسید؛ ۱ نفر کم است")])
def test_the_quorum_is_counted_while_it_is_typed(screen, present, proxies, end):
    write(screen, present=present, proxies=proxies)
    assert screen.live.quorum.text == f"حد نصاب نوبت نخست: ۳۴ نفر؛ {end}"


def test_an_extraordinary_assembly_has_its_own_quorums_with_their_source(screen):
    write(screen, nature="extraordinary", present="43")
    assert "۴۴ نفر" in screen.live.quorum.text
    assert screen.live.calls.text().count("نوبت") == 3
    assert screen.live.basis.text()


def test_more_than_the_members_is_told_under_its_blank(screen):
    write(screen, present="60", proxies="10")
    assert "از اعضا بیشترند" in screen.steps.blanks["present"].note


def test_names_and_votes_are_typed_down_their_columns(qtbot, called, hands):
    attended(called)
    called.steps.ballots.setFocus()
    called.steps.ballots.go_to(0, 0)
    for name in ("زهرا", "رضا", "مینا"):
        hands.write(name)
        until(lambda: getattr(QApplication.focusWidget(), "suggestions", ()))
        hands.press("Return")  # takes what is suggested, and goes on
        hands.press("Return", "Return")
    assert called.steps.ballots.currentIndex().row() == 3
    hands.press("Return")
    assert at_cell(called.steps.ballots) == (0, "votes")
    for votes in ("30", "25", "20"):
        hands.write(votes)
        hands.press("Return")
    called.judge()
    assert [row["candidate"] for row in called.steps.candidates.typed()] == list(NAMES[:3])
    assert all(row["member"] for row in called.steps.candidates.typed())
    assert results(called) == ["اصلی"] * 3
    assert not focused_in(called.steps.ballots), "after the last votes the cursor goes on"


def test_the_statutes_say_how_many_are_elected_and_are_named(called):
    attended(called)
    candidates(called, *((name, "board", 30 - place) for place, name in enumerate(NAMES[:8])))
    assert results(called) == ["اصلی"] * 5 + ["علی‌البدل"] * 2 + ["—"]
    assert "۵ اصلی و ۲ علی‌البدل (اساسنامهٔ تعاونی" in called.live.seats.text()


def test_an_eighth_of_the_board_is_an_alternate_by_law(qtbot, new):
    screen = shown(qtbot, new, AssemblyScreen, new_cooperative(new, 66))
    attended(screen)
    candidates(screen, *((name, "board", 30 - place) for place, name in enumerate(NAMES)))
    assert results(screen) == ["اصلی"] * 7 + ["علی‌البدل"] * 2
    assert "قانون بخش تعاونی" in screen.live.seats.text()


def test_equal_votes_wait_for_the_lot(qtbot, new, called):
    attended(called)
    rows = [(name, "board", 30 - place) for place, name in enumerate(NAMES[:4])]
    candidates(called, *rows, (NAMES[4], "board", 10), (NAMES[5], "board", 10))
    assert results(called)[4:] == ["قرعه", "قرعه"]
    assert "قرعه بکشید" in called.live.faults.text()
    called.hold()
    settle(qtbot, called)
    assert "قرعه" in called.banner.text
    assert records(new, coop_office.FORM) == []
    candidates(called, *rows, (NAMES[4], "board", 10, 2), (NAMES[5], "board", 10, 1))
    assert results(called)[4:] == ["علی‌البدل", "اصلی"]
    assert not called.live.faults.text()


def test_every_fault_of_a_count_is_told_at_once(called):
    write(called, present="36", ballots_given="40", ballots_cast="45", ballots_spoilt="50")
    candidates(called, (NAMES[0], "board", 44), (NAMES[0], "board", 3))
    notes = [called.steps.blanks[name].note for name in ("ballots_given", "ballots_cast", "ballots_spoilt")]
    assert all(notes), notes
    told = called.live.faults.text()
    assert "از آرای درست بیشتر است" in told
    assert "پیش‌تر در فهرست آمده" in told


def test_decisions_are_carried_by_their_majority(called):
    attended(called)
    model = called.steps.decisions
    for row, (matter, favour) in enumerate((("صورت‌های مالی", "19"), ("بودجه", "17"))):
        put(model, row, matter=matter, in_favour=favour)
    called.judge()
    assert [cell(model, row, "carried").data() for row in (0, 1)] == ["تصویب", "رد"]
    write(called, nature="extraordinary")
    assert [cell(model, row, "carried").data() for row in (0, 1)] == ["رد", "رد"]
    assert [row["carried"] for row in called.steps.typed()["decisions"]] == ["no", "no"]


def test_held_begins_offices_and_closes_what_was_counted(qtbot, new, called, hands):
    attended(called)
    board = [(name, "board", 30 - place) for place, name in enumerate(NAMES[:7])]
    candidates(called, *board, (NAMES[7], "inspector", 30))
    hands.press("Ctrl+Return")
    settle(qtbot, called)
    kept = records(new, assembly.FORM)[0]
    assert (kept.state, kept.values[assembly.QUORUM_MET]) == ("held", True)
    offices_begun = records(new, coop_office.FORM)
    assert len(offices_begun) == 8
    assert all(each.values[coop_office.MEMBER] for each in offices_begun)
    assert "۸ سمت آغاز شد" in called.banner.text
    assert called.steps.candidates.read_only
    write(called, minutes_no="12/ب", minutes_day=offices.shown_day(0))
    hands.press("Ctrl+S")
    settle(qtbot, called)
    assert records(new, assembly.FORM)[0].values[assembly.MINUTES_NO] == "12/ب"


def test_a_failed_quorum_is_not_held_and_the_next_call_is_made_from_it(qtbot, new, called):
    write(called, present="20")
    called.steps.blanks["agenda"].editor.write([{"matter": "گزارش هیأت مدیره"}])
    called.hold()
    settle(qtbot, called)
    assert "صورتجلسهٔ منفی" in called.banner.text
    assert records(new, assembly.FORM)[0].state == "called"
    called.fail_quorum()
    settle(qtbot, called)
    assert records(new, assembly.FORM)[0].state == "no_quorum"
    banner_button(called.banner, "دعوت نوبت بعد")
    settle(qtbot, called)
    first, second = records(new, assembly.FORM)
    assert (second.values[assembly.CALL_NO], second.values[assembly.EARLIER]) == (2, first.number)
    assert [row.show(assembly.MATTER) for row in second.values[assembly.AGENDA]] == ["گزارش هیأت مدیره"]
    assert called.file.number == second.number
    assert called.steps.call.text() == "نوبت دوم"
    write(called, present="20")
    assert "رسید" in called.live.quorum.text


def test_a_met_quorum_cannot_be_failed(qtbot, new, called):
    attended(called)
    called.fail_quorum()
    settle(qtbot, called)
    assert "حد نصاب رسیده است" in called.banner.text
    assert records(new, assembly.FORM)[0].state == "called"


def test_a_doubt_is_passed_over_only_with_a_reason(qtbot, new, called, hands):
    write(called, present="9", proxies="30")
    assert "وکالت ندارد" in called.steps.blanks["proxies"].note
    called.hold()
    settle(qtbot, called)
    assert records(new, assembly.FORM)[0].state == "called"
    assert dialog_of(called)
    hands.write("وکالت‌نامه‌ها دیده شد")
    hands.press("Ctrl+Return")
    settle(qtbot, called)
    assert records(new, assembly.FORM)[0].state == "held"


def test_steps_are_reached_by_their_numbers(qtbot, screen, hands):
    for step, name in ((3, "members"), (4, "elects"), (6, "minutes_no"), (1, "nature")):
        hands.press(f"Ctrl+{step}")
        assert focused_in(screen.steps.blanks[name])


def test_papers_of_the_step_come_first_and_are_made(qtbot, new, called):
    shown_papers = []
    new.tasks.events.show_paper.connect(lambda made, title, _now: shown_papers.append((made, title)))
    called.offer_papers()
    chooser = next(each for each in called.findChildren(Chooser) if each.isVisible())
    chooser.take()
    settle(qtbot, called)
    made, title = shown_papers[0]
    assert title == "آگهی و دعوتنامهٔ مجمع عمومی"
    assert made.path.read_bytes().startswith(b"%PDF")


def test_papers_are_blank_before_the_call_is_written_and_of_the_assembly_after(new, coop, screen):
    offered = []
    offer_papers(screen, screen.file, lambda *paper: offered.append(paper))
    next(each for each in screen.findChildren(Chooser) if each.isVisible()).take()
    assert offered == [("coop-assembly-call", "آگهی و دعوتنامهٔ مجمع عمومی", coop)]
    assert [papers_at(state)[0].name for state in ("called", "held", "no_quorum", "cancelled")] == [
        "assembly-call", "assembly-minutes", "assembly-negative-minutes", "assembly"]
    assert {paper.name for state in ("called", "held", "no_quorum") for paper in papers_at(state)} == {
        paper.name for paper in papers_of(assembly.FORM.kind)} - {"list", "label"}
    assert {paper.blank for paper in papers_at("called") if paper.blank} <= {
        paper.name for paper in papers_of(cooperative.FORM.kind)}


def test_what_is_unsaved_is_asked_about(called):
    write(called, place="سالن دیگر")
    gone = []
    called.leave(lambda: gone.append(1))
    assert not gone
    assert dialog_of(called)


def test_an_open_call_of_the_cooperative_is_taken_up_again(qtbot, new, coop, called):
    again = shown(qtbot, new, AssemblyScreen, coop)
    assert again.file.number == called.file.number
    assert QApplication.activeWindow() is again


# The hand is faster than the count


@pytest.mark.parametrize("gap", [0, 15, 120])
def test_what_is_typed_while_the_count_runs_stays(qtbot, called, gap):
    attended(called)
    put(called.steps.decisions, 0, matter="صورت‌های مالی")
    called.steps.hands.setFocus()
    called.steps.hands.go_to(0, cell(called.steps.decisions, 0, "in_favour").column())
    key("7")
    key(Qt.Key.Key_Return)
    qtbot.wait(gap)
    key("2")
    qtbot.wait(120)  # the count of the 7 has come in the meantime
    assert cell(called.steps.decisions, 0, "carried").data() == "رد"
    assert QApplication.focusWidget().text() == "۲"
    key(Qt.Key.Key_Return)
    row = called.steps.decisions.typed()[0]
    assert (row["in_favour"], row["against"]) == ("7", "2")


@pytest.mark.parametrize("gap", [0, 120])
def test_one_enter_takes_a_candidate_and_goes_on(qtbot, called, hands, gap):
    called.steps.ballots.setFocus()
    called.steps.ballots.go_to(0, 0)
    hands.write("زهرا")
    until(lambda: getattr(QApplication.focusWidget(), "suggestions", ()))
    qtbot.wait(gap)
    hands.press("Return")
    assert at_cell(called.steps.ballots) == (0, "for_office")
    hands.write("بازر")
    qtbot.wait(gap)
    hands.press("Return")
    assert at_cell(called.steps.ballots) == (0, "eligibility")
    row = called.steps.candidates.typed()[0]
    assert (row["candidate"], row["for_office"], bool(row["member"])) == (NAMES[0], "inspector", True)


def test_who_is_no_member_is_written_with_one_enter_too(called, hands):
    called.steps.ballots.setFocus()
    called.steps.ballots.go_to(0, 0)
    hands.write("بیگانه")
    hands.press("Return")
    assert at_cell(called.steps.ballots) == (0, "for_office")
    assert called.steps.candidates.typed()[0]["candidate"] == "بیگانه"


def test_a_decision_is_written_across_and_the_next_one_follows(called, hands):
    attended(called)
    called.steps.hands.setFocus()
    called.steps.hands.go_to(0, 0)
    for word in ("صورت‌های مالی", "گزارش", "30", "6"):
        hands.write(word)
        hands.press("Return")
    assert at_cell(called.steps.hands) == (1, "matter")
    row = called.steps.decisions.typed()[0]
    assert [row[name] for name in ("matter", "decision_kind", "in_favour", "against")] == [
        "صورت‌های مالی", "accounts", "30", "6"]
    hands.press("Return")
    assert not focused_in(called.steps.hands), "the empty row leads out of the table"


def test_saving_leaves_the_cursor_in_its_cell_and_what_was_written_meanwhile(qtbot, called, hands):
    attended(called)
    candidates(called, (NAMES[0], "board", 30), (NAMES[1], "board", 25))
    called.steps.ballots.setFocus()
    called.steps.ballots.go_to(1, cell(called.steps.candidates, 1, "votes").column())
    called.save()
    called.steps.blanks["place"].editor.write("نوشته در میان ذخیره")
    settle(qtbot, called)
    assert "ذخیره شد" in called.banner.text
    assert at_cell(called.steps.ballots) == (1, "votes")
    assert focused_in(called.steps.ballots)
    assert called.steps.blanks["place"].editor.typed() == "نوشته در میان ذخیره"
    assert called.dirty


def test_decisions_are_taken_from_the_agenda_once(called):
    called.steps.blanks["agenda"].editor.write([{"matter": "گزارش هیأت مدیره"}, {"matter": "بودجه"}])
    put(called.steps.decisions, 0, matter="بودجه")
    take = next(each for each in called.steps.cards[4].findChildren(Button) if "دستور" in each.accessibleName())
    for _time in range(2):
        take.click()
    assert [row["matter"] for row in called.steps.decisions.typed()] == ["بودجه", "گزارش هیأت مدیره"]


# The bar of steps, and what is told


def standing(screen, step):
    found = screen.page.stepper.steps[step - 1].standing
    return found.done, found.red


def test_the_bar_tells_what_is_done_what_is_wrong_and_where_the_cursor_is(screen, qtbot, hands):
    bar = screen.page.stepper.steps
    assert [step.current for step in bar] == [True, *[False] * 5]
    assert [standing(screen, step) for step in range(1, 7)] == [(False, 0)] * 6
    screen.save()
    settle(qtbot, screen)
    assert standing(screen, 1) == (False, 1)
    assert "۱ نکته" in bar[0].accessibleName()
    write(screen, held_at=f"{offices.shown_day(0)} 00:01")
    screen.steps.blanks["agenda"].editor.write([{"matter": "انتخاب هیأت مدیره"}])
    screen.save()
    settle(qtbot, screen)
    attended(screen)
    candidates(screen, (NAMES[0], "board", 30), (NAMES[1], "board", 44))
    assert [standing(screen, step)[0] for step in range(1, 7)] == [True, True, True, True, False, False]
    assert standing(screen, 4)[1] > 0
    hands.press("Ctrl+5")
    assert [step.current for step in bar] == [False] * 4 + [True, False]
    assert "Ctrl+5" in bar[4].toolTip()


def test_a_fresh_call_says_where_to_begin_and_what_will_be_printed(qtbot, screen, hands):
    for said in ("روز و ساعت", "دستور جلسه", "Ctrl+S", "دعوتنامه"):
        assert said in screen.live.next.text()
    hands.press("Ctrl+Return")
    assert "نخست دعوت را ذخیره کنید" in screen.banner.text
    hands.press("Ctrl+Shift+Return")
    assert "نخست دعوت را ذخیره کنید؛ «به حد نصاب نرسید»" in screen.banner.text
    write(screen, held_at=f"{offices.shown_day(20)} 10:00")
    banner_button(screen.banner, "ذخیره")
    settle(qtbot, screen)
    assert screen.file.number
    assert focused_in(screen.steps)
    assert "حد نصاب سنجیده" in screen.live.next.text()


def test_the_seat_that_stays_empty_is_named(called):
    attended(called)
    candidates(called, *((name, "board", 30 - place) for place, name in enumerate(NAMES[:6])),
               (NAMES[7], "inspector", 30))
    assert "یک کرسی علی‌البدل هیأت مدیره خالی می‌ماند" in called.live.results.text()
    assert "کرسی اصلی" not in called.live.results.text()


def test_only_blanks_that_say_something_are_shown(called):
    blanks = called.steps.blanks
    hidden = ("requested_by", "requested_day", "requesters", "districts", "proxy_outsiders")
    assert [blanks[name].isVisibleTo(called) for name in hidden] == [False] * 5
    assert blanks["for_year"].isVisibleTo(called)
    write(called, nature="extraordinary", called_by="members", two_stage="1", proxies="3")
    assert [blanks[name].isVisibleTo(called) for name in hidden] == [True] * 5
    assert not blanks["for_year"].isVisibleTo(called)


def test_delegates_of_the_districts_are_the_members(called):
    write(called, two_stage="1", present="8")
    called.steps.blanks["districts"].editor.write([
        {"district": "شمال", "district_members": "40", "district_present": "30", "delegates": "8"},
        {"district": "جنوب", "district_members": "26", "district_present": "20", "delegates": "5"}])
    called.judge()
    assert called.steps.blanks["members"].editor.typed() == "13"
    assert "۷ نفر" in called.live.quorum.text
    assert "۱۳ نماینده از ۲ حوزه" in called.live.delegates.text()
    called.steps.blanks["districts"].editor.write([])
    write(called, two_stage="0")
    assert called.steps.blanks["members"].editor.typed() == "66"


def test_a_held_assembly_offers_nothing_to_write_but_its_minutes(qtbot, called):
    attended(called)
    called.steps.blanks["agenda"].editor.write([{"matter": "انتخاب هیأت مدیره"}])
    candidates(called, *((name, "board", 30 - place) for place, name in enumerate(NAMES[:7])))
    called.hold()
    settle(qtbot, called)
    assert called.file.state == "held", called.banner.text
    assert called.steps.candidates.rowCount() == 7
    agenda = called.steps.blanks["agenda"].editor.table
    assert agenda.isRowHidden(1)
    assert not agenda.isRowHidden(0)
    assert not called.steps.hands.isVisibleTo(called), "no decision was written"
    assert not any(card.note.isVisibleTo(called) for card in called.steps.cards)
    offered = [each.accessibleName() for each in called.steps.findChildren(Button) if each.isVisibleTo(called)]
    assert not [name for name in offered if "ردیف" in name or "چسباندن" in name or "دستور جلسه" in name]
    assert focused_in(called.steps.blanks["minutes_no"])


# The cursor


def test_enter_goes_through_every_step_and_presses_nothing(qtbot, called, hands):
    hands.press("Ctrl+1")
    seen = set()
    for _stop in range(60):
        hands.press("Return")
        at = QApplication.focusWidget()
        if at is called.ways.keep:
            break
        assert not isinstance(at, QAbstractButton), at.accessibleName()
        seen |= {name for name, blank in called.steps.blanks.items() if blank.editor.isAncestorOf(at)}
        seen |= {table.accessibleName() for table in (called.steps.ballots, called.steps.hands) if focused_in(table)}
    assert at is called.ways.keep
    assert {"place", "agenda", "second_teller", "elects", "نامزدها و آرا", "تصمیم‌ها", "minutes_no", "note"} <= seen
    assert called.file.state == "called"
    assert not called.dirty


def test_the_cursor_is_never_lost(qtbot, new, called, hands):
    write(called, present="20")
    called.ways.fail.setFocus()
    hands.press("Ctrl+Shift+Return")
    settle(qtbot, called)
    assert focused_in(called.ways.print)
    hands.press("Ctrl+N")
    settle(qtbot, called)
    assert focused_in(called.steps.blanks["held_at"])
    called.ways.keep.setFocus()
    hands.press("Return")
    settle(qtbot, called)
    assert focused_in(called.ways.keep)


def test_every_paper_says_what_is_on_it(called):
    write(called, held_at=f"{offices.shown_day(20)} 10:00")
    notes = [about(paper, called.file) for paper in papers_at("called")]
    assert len(set(notes)) == len(notes)
    assert "سالن تعاونی" in notes[0]
    assert any("۶۶ عضو" in note for note in notes)


def key(pressed):
    """One key, without any rest after it."""
    if isinstance(pressed, str):
        QTest.keyClicks(QApplication.focusWidget(), pressed)
    else:
        QTest.keyClick(QApplication.focusWidget(), pressed)
