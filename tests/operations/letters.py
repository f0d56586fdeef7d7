"""Letters as clerks write them, for tests."""

from desktop.operations.desk import Desk
from desktop.operations.letters.receive_letter import receive_letter
from desktop.operations.saving.move_record import move_record
from desktop.operations.saving.save_record import save_record
from desktop.operations.saving.turn_record import void_record
from forms.catalog import letter, parameter
from tests.operations.offices import record, saved

MOVES = {move.name: move for move in letter.FORM.life.moves}
DRAFT = {"direction": "صادره", "correspondent": "بانک توسعه تعاون", "subject": "افتتاح حساب", "body": "خواهشمند است …",
         "signer": "حمید رستگار", "signer_post": "رئیس اداره"}


def a_draft(desk, **changed):
    return saved(desk, letter.FORM, **{**DRAFT, **changed})


def issued(desk, **changed):
    """The record of a letter that was written and issued; the test fails when it was not."""
    number = a_draft(desk, **changed)
    took = move_record(desk, number, MOVES["issue"])
    assert took.number == number, took.problems
    return record(desk, number)


def received(desk, **changed):
    typed = {"correspondent": "استانداری", "subject": "آمار اشتغال", "their_no": "77/12", **changed}
    took = receive_letter(desk, typed)
    assert took.number is not None, took.problems
    return record(desk, took.number)


def serial(found):
    return found.values[letter.SERIAL]


def shown_no(found):
    return found.values[letter.LETTER_NO]


def void(desk, number):
    assert void_record(desk, number, "اشتباه بود").number == number


def on(desk, day):
    """The same desk on another day."""
    return Desk(desk.database, desk.actor, day)


def set_parameter(chief, key, value, **more):
    return save_record(chief, parameter.FORM, {"key": key, "value": value, "source": "تصمیم اداره", **more})


def letter_action(desk, number, act="move"):
    """The action by which the newest entry of this kind about a letter can be undone."""
    with desk.database.read() as reader:
        return next(line.action for line in reader.history(number) if line.act == act)
