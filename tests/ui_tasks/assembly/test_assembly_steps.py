"""The steps of an assembly: what the bar tells, what is shown and what is not, and where the cursor goes."""

from PySide6.QtWidgets import QAbstractButton, QApplication

from desktop.ui.pieces import Button
from tests.operations import offices
from tests.ui_tasks.asking import banner_button, focused_in
from tests.ui_tasks.assembly.assembly_hands import attended, candidates, write
from tests.ui_tasks.conftest import settle
from tests.ui_tasks.cooperative_desks import NAMES


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
    called.steps.blanks["two_stage"].editor.changed.emit()  # as choosing it with a key does
    assert called.steps.blanks["members"].name.text() == "شمار نمایندگان"
    assert called.steps.blanks["members"].editor.typed() == ""  # not all the members: the districts are not written
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
    assert called.steps.blanks["members"].name.text() == "شمار اعضا"


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
