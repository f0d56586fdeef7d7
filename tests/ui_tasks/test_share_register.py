"""The share register with the keyboard: who holds what as of a day, a new line, and every refusal as a sentence."""

import pytest
from PySide6.QtWidgets import QApplication

from desktop.operations.cooperatives.membership.share_book import share_book
from desktop.store.queries import Query
from desktop.ui.cooperatives.shares_screen import SharesScreen
from forms.catalog import coop_member, share_transfer
from tests.operations import offices, paper_reading
from tests.ui_tasks.asking import cells, focused_in, press
from tests.ui_tasks.conftest import settle
from tests.ui_tasks.cooperative_desks import new_cooperative, shown
from tests.window.hands import Hands


@pytest.fixture
def coop(new):
    return new_cooperative(new, least_shares=5)


@pytest.fixture
def screen(qtbot, new, coop):
    return shown(qtbot, new, SharesScreen, coop)


@pytest.fixture
def hands(new):
    return Hands(new.services.jobs, new.services.reads)


def member(office, coop, name):
    with office.desk.database.read() as reader:
        return reader.numbers(coop_member.FORM, Query(where=(("cooperative", "=", coop), ("first_name", "=", name))))[0]


def transfers(office):
    with office.desk.database.read() as reader:
        return list(reader.many(reader.numbers(share_transfer.FORM, Query())).values())


def begin(qtbot, screen, hands):
    hands.press("Ctrl+N")
    settle(qtbot, screen)
    assert focused_in(screen.form.sides["source"].line)


def write_line(qtbot, screen, hands, source, target, shares):
    begin(qtbot, screen, hands)
    hands.fill(source, target, shares)
    hands.press("Ctrl+Return")
    settle(qtbot, screen)


def held(screen):
    return dict(zip(cells(screen.holders, "name"), cells(screen.holders, "shares"), strict=True))


def said(screen):
    form = screen.form
    notes = [blank.note for blank in form.blanks.values()]
    notes += [side.note.text() for side in form.sides.values() if not side.note.isHidden()]
    return " ".join(notes)


def test_holders_stand_against_the_capital(screen):
    assert cells(screen.holders, "shares") == ["۱۰"] * 9
    assert screen.capital.text == "۹۰ سهم × ۱۰,۰۰۰ = ۹۰۰,۰۰۰ ریال؛ برابر سرمایهٔ کل.".replace(",", "٬")
    assert "۹ دارندهٔ سهم" in screen.totals.text()


def test_a_transfer_is_written_with_the_keyboard_alone(qtbot, new, coop, screen, hands):
    write_line(qtbot, screen, hands, "رضا", "زهرا", "4")
    found = transfers(new)[0].values
    assert found[share_transfer.SOURCE] == member(new, coop, "رضا")
    assert found[share_transfer.TARGET] == member(new, coop, "زهرا")
    assert (found[share_transfer.SHARES], found[share_transfer.DAY]) == (4, offices.TODAY)
    assert (held(screen)["زهرا کریمی"], held(screen)["رضا نوری"]) == ("۱۴", "۶")
    assert focused_in(screen.form.sides["source"].line), "the next line can be written at once"
    assert not screen.dirty


def test_only_members_of_this_cooperative_are_offered(qtbot, new, screen, hands):
    new_cooperative(new, 1, name="دیگری")
    begin(qtbot, screen, hands)
    hands.write("زهرا")
    assert [each.title for each in screen.form.sides["source"].line.suggestions] == ["زهرا کریمی"]
    hands.press("Return")
    assert "اکنون ۱۰ سهم دارد" in screen.form.sides["source"].held.text()


def test_a_stranger_gets_nothing(qtbot, new, screen, hands):
    write_line(qtbot, screen, hands, "رضا", "بیگانه", "4")
    assert "عضو" in screen.form.sides["target"].note.text()
    assert transfers(new) == []
    assert focused_in(screen.form.sides["target"].line)


@pytest.mark.parametrize(("shares", "word"), [
    ("40", "این اندازه سهم ندارد"), ("7", "دست‌کم ۵ سهم دارد"), ("0", "باید"), ("", "را بنویسید")])
def test_what_the_register_refuses_is_a_sentence_under_its_blank(qtbot, new, screen, hands, shares, word):
    write_line(qtbot, screen, hands, "رضا", "زهرا", shares)
    assert word in said(screen)
    assert transfers(new) == []
    assert screen.form.sides["source"].line.text() == "رضا نوری", "nothing typed is lost"


def test_nobody_passes_shares_to_himself_or_before_he_has_them(qtbot, new, screen, hands):
    write_line(qtbot, screen, hands, "رضا", "رضا", "4")
    assert "یک نفرند" in said(screen)
    screen.form.sides["target"].line.write("زهرا کریمی")
    screen.form.blanks["day"].editor.write("1400/01/01")
    screen.save()
    settle(qtbot, screen)
    assert "عضو تعاونی نیست" in said(screen)
    assert transfers(new) == []


def test_a_kind_of_line_has_only_its_own_sides(screen, hands):
    hands.press("Ctrl+N")
    screen.form.blanks["nature"].editor.write("redeemed")
    assert screen.form.sides["target"].isHidden()
    screen.form.blanks["nature"].editor.write("subscribed")
    assert screen.form.sides["source"].isHidden()
    assert not screen.form.sides["target"].isHidden()


def test_redeemed_shares_are_told_against_the_capital(qtbot, new, screen, hands):
    begin(qtbot, screen, hands)
    screen.form.blanks["nature"].editor.write("redeemed")
    screen.form.begin()
    hands.fill("رضا", "5")
    hands.press("Ctrl+Return")
    settle(qtbot, screen)
    assert "کمتر از سرمایهٔ کل" in screen.capital.text
    screen.view.choose("lines")
    assert cells(screen.lines, "nature")[-1] == "بازخرید به تعاونی"
    assert cells(screen.lines, "left")[-1] == "۸۵"


def test_holdings_as_of_an_earlier_day(qtbot, new, coop, screen, hands):
    write_line(qtbot, screen, hands, "رضا", "زهرا", "4")
    screen.on.write(offices.shown_day(-1))
    screen.on.setFocus()
    hands.press("Return")
    settle(qtbot, screen)
    assert held(screen)["زهرا کریمی"] == "۱۰"
    assert screen.late.text() == "۱ سطر پس از این روز"
    assert share_book(new.desk, coop).later == 0


def test_a_line_that_stands_wrongly_is_marked(qtbot, new, coop):
    first, second = member(new, coop, "رضا"), member(new, coop, "زهرا")
    with new.desk.database.change(new.desk.actor) as change:
        change.create(share_transfer.FORM, share_transfer.FORM.values({
            "cooperative": coop, "day": offices.TODAY, "nature": "passed", "source": first, "target": second,
            "shares": 99}))
    screen = shown(qtbot, new, SharesScreen, first)
    assert "ندارد" in cells(screen.lines, "mark")[-1]
    assert "۱ سطر نادرست" in screen.totals.text()


def test_printing_asks_for_the_lines_or_for_the_members(qtbot, new, coop, screen, hands):
    asked = []
    new.services.events.print_records.connect(lambda kind, numbers: asked.append((kind, list(numbers))))
    hands.press("Ctrl+P")
    write_line(qtbot, screen, hands, "رضا", "زهرا", "4")
    screen.view.choose("lines")
    hands.press("Ctrl+P")
    assert asked == [("cooperative", [coop]), ("share_transfer", [transfers(new)[0].number])]


def test_a_half_written_line_is_asked_about(qtbot, screen, hands):
    begin(qtbot, screen, hands)
    hands.write("رضا")
    hands.press("Return")
    gone = []
    screen.leave(lambda: gone.append(1))
    assert not gone
    press(QApplication.activeWindow(), "ذخیره نشود")
    assert gone == [1]


def test_the_list_on_paper_has_what_the_register_says_now(qtbot, new, coop, screen, hands, tmp_path):
    write_line(qtbot, screen, hands, "رضا", "زهرا", "4")
    new.tasks.print_paper("members", [coop], tmp_path / "members.pdf", lambda _done, _total: None)
    text = paper_reading.said(tmp_path / "members.pdf")
    assert "۱۴۰٬۰۰۰" in text
    assert "۶۰٬۰۰۰" in text
