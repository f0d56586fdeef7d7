"""Whatever a form can hold is in the database afterwards, in the journal too, and the two agree."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.store import naming
from desktop.store.queries import Query
from desktop.store.tables import CHILDREN, KINDS, OWN_COLUMNS, metadata
from forms import catalog
from forms.parts import Rows, Values, marks
from forms.rules import digits, record_number
from tests.store import fillings
from tests.store.conftest import CHIEF, sound

EACH_FORM = pytest.mark.parametrize("form", catalog.ALL, ids=lambda form: form.kind)
WITH_FIXTURE = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


@EACH_FORM
def test_nothing_is_lost_in_the_database(form, database):
    @WITH_FIXTURE
    @given(fillings.values(form.fields), fillings.values(form.fields), fillings.unread(form))
    def save_and_change(first, second, unread):
        second = fillings.later(first, second)
        with database.change(CHIEF) as change:
            number = change.create(form, first, unread)
        with database.read() as reader:
            record = reader.get(number)
            assert record.values == fillings.kept(first)
            assert record.unread == unread
            assert record.marks == marks(form, fillings.kept(first), unread)
            assert (record.kind, record.state, record.voided) == (form.kind, form.first_state, False)
        with database.change(CHIEF) as change:
            changed = change.set(form, number, second, base=record.base, unread={})
        assert changed == (fillings.kept(first) != fillings.kept(second) or bool(unread))
        with database.read() as reader:
            assert reader.get(number).values == fillings.kept(second)
            assert reader.get(number).unread == {}
            told = list(reader.journal())
        assert from_journal(form, told, number) == fillings.kept(second)

    save_and_change()
    assert sound(database) == []


def from_journal(form, entries, number):
    """What a reader of the journal alone would say, without any code of the store."""
    found = {}
    for entry in entries:
        if entry["number"] == number:
            found |= {name: new for name, (_old, new) in entry["fields"].items() if not name.startswith("@")}
    return Values.from_json(form.fields, found)


@EACH_FORM
def test_many_at_once_say_the_same_as_one_by_one(form, open_office):
    @settings(max_examples=1, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(st.tuples(fillings.values(form.fields), fillings.unread(form)), min_size=5, max_size=15))
    def compare(rows):
        together, single = open_office(), open_office()
        with together.change(CHIEF) as change:
            numbers = change.create_many(form, rows)
        with single.change(CHIEF) as change:
            assert [change.create(form, values, unread) for values, unread in rows] == numbers
        with together.read() as one, single.read() as other:
            records = one.many(numbers)
            assert [record.values for record in records.values()] == [fillings.kept(values) for values, _ in rows]
            assert [r.values for r in other.many(numbers).values()] == [r.values for r in records.values()]
            assert one.titles(numbers) == other.titles(numbers)
            assert [r.marks for r in other.many(numbers).values()] == [r.marks for r in records.values()]
        assert sound(together) == []

    compare()


@EACH_FORM
def test_a_list_gives_the_values_of_its_columns(form, database):
    shown = [field for field in form.fields if not isinstance(field, Rows)]

    @settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
    @given(fillings.values(form.fields))
    def ask(values):
        with database.change(CHIEF) as change:
            number = change.create(form, values)
            names = [field.name for field in shown]
            row = change.column(form, Query(where=(("number", "=", number),)), names)[0]
            for field, found in zip(shown, row, strict=True):
                assert found == (values.named(field.name) if values.named(field.name) != () else None)
            for field in shown:
                wanted = fillings.kept(values).named(field.name)
                same = Query(where=(("number", "=", number), (field.name, "=", wanted)))
                assert change.numbers(form, same) == [number], field.name

    ask()


@EACH_FORM
def test_every_listed_blank_can_order_a_list(form, database):
    with database.change(CHIEF) as change:
        number = change.create(form, form.values({}))
        for field in form.list_fields:
            for descending in (False, True):
                assert change.numbers(form, Query(order=((field.name, descending), ("title", descending)))) == [number]


@EACH_FORM
def test_no_blank_takes_the_name_of_a_column_of_ours(form):
    assert not set(OWN_COLUMNS) & set(form.by_name)
    for field in form.fields:
        if isinstance(field, Rows):
            assert not {"record", "position"} & {column.name for column in field.columns}
            assert (form.kind, field.name) in CHILDREN
    assert set(KINDS[form.kind].c.keys()) == {*OWN_COLUMNS, *(f.name for f in form.fields if not isinstance(f, Rows))}


def test_no_kind_takes_the_name_of_a_table_of_ours():
    ours = set(metadata.tables) - set(KINDS) - {table.name for table in CHILDREN.values()}
    assert not {form.kind for form in catalog.ALL} & ours
    assert len(KINDS) + len(CHILDREN) + len(ours) == len(metadata.tables)


@EACH_FORM
def test_a_record_without_a_name_is_called_by_its_number(form):
    named = naming.naming(form, 3001_01_00000001, form.values({}))
    check = record_number.compact(3001_01_00000001)[-1]
    assert named.title == f"{form.title} ۳۰۰۱-۱-۱-{digits.to_persian(check)}"
    assert named.codes == (f"30010100000001{check}",)
    assert (named.key, named.joined, named.subtitle) == ("", "", "")


def test_money_keeps_all_its_digits(database):
    form = catalog.BY_KIND["job"]
    with database.change(CHIEF) as change:
        number = change.create(form, form.values({"loan_amount": 99_999_999_999_999_999}))
    with database.read() as reader:
        assert reader.get(number).values[form.by_name["loan_amount"]] == 99_999_999_999_999_999
