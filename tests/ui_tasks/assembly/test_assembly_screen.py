"""The assembly assistant with the keyboard: notice, quorum, ballots and majorities counted as they are typed."""

import pytest
from PySide6.QtWidgets import QApplication

from desktop.ui.cooperatives.assembly_screen import AssemblyScreen
from forms.catalog import assembly, coop_office
from tests.operations import offices
from tests.ui_tasks.asking import banner_button, dialog_of, focused_in
from tests.ui_tasks.assembly.assembly_hands import at_cell, attended, candidates, cell, put, records, results, write
from tests.ui_tasks.conftest import settle
from tests.ui_tasks.cooperative_desks import NAMES, new_cooperative, shown
from tests.window.hands import until


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
