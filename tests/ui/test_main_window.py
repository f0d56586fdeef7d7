"""The window and the first screen: where one goes, what is asked before leaving, who sits there."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.ui import theme
from desktop.ui.entry import EntryScreen
from desktop.ui.listing import ListScreen
from desktop.ui.pieces import Dialog
from desktop.ui.rail import Place
from desktop.ui.services import User
from desktop.ui.start import StartScreen
from desktop.ui.window import MainWindow
from forms import catalog
from forms.catalog import job, person
from tests.ui.acts import idle, nameless, press
from tests.ui.keys import write


def test_the_window_goes_opens_asks_and_comes_back(shown, qtbot, services, memory):
    built = []

    def place(form):
        return Place(f"list.{form.kind}", form.plural, form.icon, "پرونده‌ها",
                     lambda: built.append(form.kind) or ListScreen(form, services))

    window = shown(MainWindow(services, [place(form) for form in catalog.ALL]), 1366, 728)
    idle(qtbot, services)
    assert built == ["job"]
    window.go("list.person")
    idle(qtbot, services)
    assert built == ["job", "person"]
    services.events.open_record.emit(memory.of(person.FORM)[0].number)
    idle(qtbot, services)
    assert isinstance(window.screen_shown, EntryScreen)
    window.screen_shown.page.blanks.by_name["first_name"].editor.write("دیگر")
    window.go("list.job")
    press(window.findChild(Dialog), "ذخیره نشود")
    assert window.screen_shown is not None
    assert window.screen_shown.form is job.FORM
    services.events.new_record.emit("person")
    idle(qtbot, services)
    assert window.screen_shown.number == 0
    window.screen_shown.closed.emit()
    assert isinstance(window.screen_shown, ListScreen)
    window.resize(1000, 600)
    assert window.rail.width() < 80
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    services.events.said.emit("ok", "ذخیره شد")
    assert window.toast.text == "ذخیره شد"
    assert nameless(window) == []


def test_the_window_does_not_close_over_unsaved_words(shown, qtbot, services):
    place = Place("list.person", "اشخاص", "person", "پرونده‌ها", lambda: ListScreen(person.FORM, services))
    window = shown(MainWindow(services, [place]))
    window.new_record("person")
    idle(qtbot, services)
    window.screen_shown.page.blanks.by_name["first_name"].editor.write("سارا")
    window.close()
    assert window.isVisible()
    press(window.findChild(Dialog), "ذخیره نشود")
    assert not window.isVisible()


def test_the_theme_is_turned_and_remembered(shown, qtbot, services, dressed):
    place = Place("list.person", "اشخاص", "person", "پرونده‌ها", lambda: ListScreen(person.FORM, services))
    window = shown(MainWindow(services, [place]))
    try:
        window.turn_theme()
        assert services.preferences.get("dark") is True
        assert theme.current().dark
    finally:
        theme.apply(dressed, dark=False)


def test_a_user_is_taken_added_and_not_added_twice(shown, qtbot, services):
    users, added = [User("سارا نجفی", "chief"), User("مریم یوسفی", "clerk")], []
    screen = shown(StartScreen(services.office, users, lambda user: added.append(user) or "", "مریم یوسفی"), 900, 600)
    assert screen.focusWidget() is screen.cards[1]
    with qtbot.waitSignal(screen.chosen) as told:
        qtbot.keyClick(screen.cards[1], Qt.Key.Key_Return)
    assert told.args == [users[1]]
    for name, count in (("مريم یوسفي", 0), ("رضا کریمی", 1)):
        dialog = screen.ask_user()
        line = next(each for each in dialog.findChildren(QWidget) if each.accessibleName() == "نام و نام خانوادگی")
        write(line, name)
        press(dialog, "افزودن")
        assert len(added) == count
        dialog.close()
    assert added == [User("رضا کریمی", "clerk")]
    assert len(screen.cards) == 3
    assert nameless(screen) == []
