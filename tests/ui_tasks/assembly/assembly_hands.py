"""What tests of the assembly's assistant do again and again: a cooperative, a call, and hands that write in it."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.store.queries import Query


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


def key(pressed):
    """One key, without any rest after it."""
    if isinstance(pressed, str):
        QTest.keyClicks(QApplication.focusWidget(), pressed)
    else:
        QTest.keyClick(QApplication.focusWidget(), pressed)
