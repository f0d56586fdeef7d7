"""No number of a letter is ever given twice: whatever is done in whatever order, whatever the template says."""

from contextlib import suppress
from datetime import date

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from desktop.operations.saving.move_record import undo_action
from desktop.store.database import Database
from desktop.store.errors import AssignedBlankError
from desktop.store.offices import Office
from desktop.store.queries import Query
from forms.catalog import letter
from forms.rules import letter_number
from tests.operations.letters import issued, received, set_parameter, shown_no, void
from tests.operations.offices import CHIEF, Desk, desk, record

IN_1405, NEXT_YEAR = date(2026, 11, 22), date(2027, 3, 25)


def sound(found):
    return found.database.check(lambda _done, _total: None).problems


class Register(RuleBasedStateMachine):
    """Whatever is done to letters, and in whatever order, no number is ever given twice."""

    folder, offices, most_given = None, 0, 0

    @initialize()
    def begin(self):
        Register.offices += 1
        folder = self.folder / str(Register.offices)
        Database.create(folder, Office(3001, "county", "کرج")).close()
        self.path, self.day = folder, IN_1405
        self.desk = desk(folder, CHIEF, self.day)
        self.letters, self.given = [], set()

    def here(self):
        return Desk(self.desk.database, CHIEF, self.day)

    def note(self, found):
        number = (found.values[letter.DIRECTION], shown_no(found))
        assert number not in self.given, number
        self.given.add(number)
        Register.most_given = max(Register.most_given, len(self.given))
        self.letters.append(found.number)

    @rule()
    def issue(self):
        self.note(issued(self.here()))

    @rule()
    def receive(self):
        self.note(received(self.here()))

    @precondition(lambda self: self.letters)
    @rule(data=st.data())
    def void(self, data):
        number = data.draw(st.sampled_from(self.letters))
        if not record(self.desk, number).voided:
            void(self.here(), number)

    @precondition(lambda self: self.letters)
    @rule(data=st.data())
    def restore(self, data):
        number = data.draw(st.sampled_from(self.letters))
        if record(self.desk, number).voided:
            with self.desk.database.change(CHIEF) as change:
                change.restore(letter.FORM, number, "اشتباه بود")

    @rule(back=st.integers(0, 6))
    def undo(self, back):
        with self.desk.database.read() as reader:
            actions = [line.action for line in reader.latest_actions(10) if not line.kind.startswith("@")]
        if len(actions) > back:
            with suppress(AssignedBlankError):
                undo_action(self.here(), actions[back])

    @rule()
    def reopen(self):
        self.desk.database.close()
        self.desk = desk(self.path, CHIEF, self.day)

    @rule()
    def rebuild(self):
        with self.desk.database.change(CHIEF) as change:
            change.rebuild(lambda _done, _total: None)

    @rule()
    def lose_the_counters(self):
        with self.desk.database.change(CHIEF) as change:
            change._sql.exec_driver_sql("DELETE FROM counter WHERE name LIKE 'letter:%'")  # noqa: SLF001

    @rule(template=st.sampled_from(["{serial}/{year}", "1{serial}/{year}", "{year2}.{serial:3}"]))
    def change_the_template(self, template):
        for key in ("letter.number_template", "letter.number_template_in"):
            assert set_parameter(self.here(), key, template).number

    @rule(day=st.sampled_from([IN_1405, NEXT_YEAR, date(2027, 3, 20), date(2027, 3, 21)]))
    def another_day(self, day):
        self.day = day

    def teardown(self):
        if hasattr(self, "desk"):
            found = [(each.values[letter.DIRECTION], shown_no(each)) for each in self.all() if shown_no(each)]
            assert len(set(found)) == len(found)
            assert set(found) == self.given
            assert sound(self.desk) == []
            self.desk.database.close()

    def all(self):
        with self.desk.database.read() as reader:
            return reader.page(letter.FORM, Query(voided=True), 0, 1000)


def test_no_number_is_ever_given_twice(tmp_path):
    Register.folder = tmp_path
    run_state_machine_as_test(Register, settings=settings(
        max_examples=15, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)))
    assert Register.most_given > 5


PLACES = ["{serial}", "{serial:3}", "{year}", "{year2}", "{unit}", "{station}", "{direction}", "/", "-", "1", "ک", ""]
NEEDED = st.tuples(st.sampled_from(PLACES[:2]), st.sampled_from(PLACES[2:4]), st.sampled_from(["/", "-", "ک"]))
TEMPLATES = NEEDED.flatmap(
    lambda needed: st.lists(st.sampled_from(PLACES), max_size=3).flatmap(
        lambda more: st.permutations([*needed, *more])))
SERIALS, YEARS = st.integers(1, 2000), st.integers(1390, 1420)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(TEMPLATES.map("".join), st.tuples(SERIALS, YEARS), st.tuples(SERIALS, YEARS))
def test_a_right_template_tells_every_serial_and_year_apart(template, one, other):
    assume(letter_number.problem(template) is None and one != other)
    shown = {letter_number.write(template, {"serial": serial_, "year": year, "year2": f"{year % 100:02}", "station": 3,
                                            "unit": "12", "direction": "و"}) for serial_, year in (one, other)}
    assert len(shown) == 2
