"""What must hold for every kind of record; a new form is tested by being listed in the catalogue."""

import re
from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from forms import catalog
from forms.parts import (
    Attachment,
    Attachments,
    Choice,
    Code,
    Context,
    Day,
    Link,
    Listed,
    Moment,
    Number,
    Problem,
    Rials,
    Rows,
    Text,
    Values,
    YesNo,
    judge,
    marks,
    read_typed,
    reference_list,
    shipped_parameters,
    typed_of,
)
from forms.rules import persian, record_number
from reports.facts import Letterhead, PaperId
from reports.paper import FilledForm, blank_form, print_forms

every_form = pytest.mark.parametrize("form", catalog.ALL, ids=lambda form: form.kind)
TODAY = date(2026, 11, 22)
CONTEXT = Context(TODAY, shipped_parameters())
LETTERHEAD = Letterhead("وزارت تعاون، کار و رفاه اجتماعی", "اداره کل استان البرز", "اداره شهرستان کرج", "", "", "")
OF_THE_RECORD = {"number", "shown_number", "kind", "state", "voided", "marks", "unread", "history", "base", "station",
                 "created_at", "changed_at", "record", "position", "text", "marked"}
"""Names that JSON, tables or conditions give to something else."""
_LETTERS = "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی 0123456789"
_word = st.text(alphabet=_LETTERS, min_size=1, max_size=30).map(persian.clean).filter(bool)
_days = st.dates(date(1880, 1, 1), date(2080, 1, 1))


def all_fields(form):
    """The blanks and the columns of the ruled tables."""
    return [each for field in form.fields for each in (field, *getattr(field, "columns", ()))]


def a_value(field):
    """A strategy of values of this blank; a kind of blank that has none here fails the test."""
    return next(VALUES[each] for each in type(field).__mro__ if each in VALUES)(field)


def listed(field):
    codes = st.sampled_from([entry.code for entry in reference_list(field.list_name).entries])
    return st.one_of(codes, own_words(field)) if field.open else codes


VALUES = {
    Rows: lambda field: st.lists(filled(field.columns).filter(list), min_size=1, max_size=4).map(tuple),
    Attachments: lambda _field: st.just((Attachment("a" * 64, "برگ.jpg", 10), Attachment("b" * 64, "x.pdf", 7))),
    Choice: lambda field: st.sampled_from(sorted(field.options)),
    Listed: listed,
    Day: lambda _field: _days,
    Moment: lambda _field: st.datetimes(datetime(1950, 1, 1), datetime(2060, 1, 1)).map(  # noqa: DTZ001 - wall clock
        lambda at: at.replace(second=0, microsecond=0)),
    Link: lambda _field: st.builds(
        record_number.make, st.integers(1, 9999), st.integers(1, 99), st.integers(1, 10**8 - 1)),
    Number: lambda field: st.integers(field.least, field.most),
    Rials: lambda _field: st.integers(0, 10**15),
    YesNo: lambda _field: st.booleans(),
    Code: lambda field: st.text(alphabet="0123456789", min_size=1, max_size=12).map(field.normalise).filter(bool),
    Text: lambda field: _word.filter(lambda text: len(text) <= field.longest),
}


def own_words(field):
    """A text that an open list does not have yet."""
    return _word.filter(lambda text: reference_list(field.list_name).find(text) is None)


def filled(fields):
    return st.fixed_dictionaries({}, optional={field.name: a_value(field) for field in fields}).map(
        lambda by_name: Values(fields, by_name))


def with_some(form):
    return settings(max_examples=25, deadline=None,
                    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])(form)


@every_form
def test_names_are_unique_plain_and_the_forms_own(form):
    names = [field.name for field in form.fields]
    assert len(set(names)) == len(names)
    assert not OF_THE_RECORD & set(names)
    for field in all_fields(form):
        assert re.fullmatch(r"[a-z][a-z0-9_]*", field.name), field.name
    for table in form.fields:
        if isinstance(table, Rows):
            columns = [column.name for column in table.columns]
            assert len(set(columns)) == len(columns)
            assert not {"record", "position"} & set(columns)


def test_kinds_are_unique_and_plain():
    kinds = [form.kind for form in catalog.ALL]
    assert len(set(kinds)) == len(kinds)
    assert all(re.fullmatch(r"[a-z_]+", kind) for kind in kinds)
    assert {kind: catalog.BY_KIND[kind].kind for kind in kinds} == {kind: kind for kind in kinds}


@every_form
def test_the_words_are_written_in_persian_letters(form):
    words = [form.title, form.plural, *(section.title for section in form.sections),
             *(signature.role for signature in form.signatures),
             *(each.label for each in (*form.life.states, *form.life.moves)),
             *(text for field in all_fields(form) for text in (field.label, field.hint)),
             *(label for field in all_fields(form) if isinstance(field, Choice) for label in field.options.values())]
    for text in words:
        assert not re.search("[يكىةۀ٠-٩]", text), text
        assert text == text.strip()
        assert text or text in {field.hint for field in all_fields(form)}
    labels = [field.label for field in form.fields]
    assert len(set(labels)) == len(labels)


@every_form
def test_what_the_form_names_exists(form):
    for field in all_fields(form):
        if isinstance(field, Listed):
            assert reference_list(field.list_name).entries
        if isinstance(field, Link):
            assert field.kind in catalog.BY_KIND
        if isinstance(field, Choice):
            assert len(field.options) > 1
    assert set(form.named_by) <= set(form.fields)
    assert form.key is None or (form.key in form.fields and not isinstance(form.key, Rows))
    assert form.list_fields
    assert form.owner in {"county", "province"}
    assert set(form.who_writes) <= {entry.code for entry in reference_list("roles").entries}


@every_form
def test_every_step_of_its_life_can_be_taken(form):
    codes = [state.code for state in form.life.states]
    assert len(set(codes)) == len(codes)
    names = [move.name for move in form.life.moves]
    assert len(set(names)) == len(names)
    reached = {form.first_state}
    for _ in codes:
        reached |= {move.target for move in form.life.moves if reached & set(move.source)}
    for move in form.life.moves:
        assert {*move.source, move.target} <= set(codes)
        assert set(move.needs) <= set(form.fields)
        assert move.who
        assert set(move.who) <= {entry.code for entry in reference_list("roles").entries}
    assert reached == set(codes), "no way leads there"


@every_form
@with_some
@given(data=st.data())
def test_nothing_is_lost_in_json(form, data):
    values = data.draw(filled(form.fields))
    assert Values.from_json(form.fields, values.to_json()) == values


@every_form
@with_some
@given(data=st.data())
def test_what_stands_in_the_blanks_is_read_again_as_it_was(form, data):
    values = data.draw(filled(form.fields))
    reading = read_typed(form, typed_of(values), CONTEXT)
    assert reading.unread == {}
    assert reading.values == values.changed({field.name: None for field in form.fields if field.assigned})


@pytest.mark.parametrize("field", [field for form in catalog.ALL for field in form.fields if field.assigned],
                         ids=lambda field: field.name)
def test_what_the_program_assigns_cannot_be_typed(field):
    form = next(form for form in catalog.ALL if field in form.fields)
    reading = read_typed(form, {field.name: field.typed(_example(field, 1400))}, CONTEXT)
    assert reading.values[field] is None
    assert [problem.level for problem in reading.problems if problem.field == field.name] == ["red"]


@every_form
@with_some
@given(data=st.data())
def test_every_rule_answers_with_problems_of_its_own_blanks(form, data):
    values = data.draw(filled(form.fields))
    tables = {field.name: {column.name for column in field.columns} for field in form.fields if isinstance(field, Rows)}
    for some in (values, form.values({})):
        for problem in judge(form, some, CONTEXT):
            assert isinstance(problem, Problem)
            assert problem.field in form.by_name
            assert problem.level in {"red", "amber"}
            assert re.search("[آ-ی]", problem.message)
            assert problem.row is None or problem.column in tables[problem.field]
        assert set(marks(form, some, {})) <= set(form.by_name)
        assert isinstance(form.name_of(some), str)
        for field in form.fields:
            assert isinstance(some.show(field), str)


@every_form
def test_every_required_blank_is_asked_for(form):
    asked = {problem.field for problem in judge(form, form.values({}), CONTEXT)}
    assert {field.name for field in form.fields if field.required} <= asked


@every_form
@pytest.mark.parametrize("seed", range(2))
def test_its_plain_paper_prints_blank_and_filled(form, seed, tmp_path):
    values = an_example(form, seed)
    number = record_number.make(3001, 1, 123)
    paper = PaperId(record_number.show(number), "۱۴۰۵/۰۹/۰۱", "ندارد", record_number.compact(number))
    for name, one in (("blank", blank_form(form)), ("filled", FilledForm(paper, values))):
        to = tmp_path / f"{name}.pdf"
        pages = print_forms(form, [one], LETTERHEAD, to, lambda _done, _total: None).pages
        assert len(PdfReader(to).pages) == pages >= 1


def an_example(form, seed):
    """A record with every blank filled."""
    choose = {}
    for place, field in enumerate(form.fields):
        choose[field.name] = _example(field, seed * 100 + place)
    return Values(form.fields, choose)


def _example(field, seed):
    return next(EXAMPLES[each] for each in type(field).__mro__ if each in EXAMPLES)(field, seed)


def _example_rows(field, seed):
    return tuple(Values(field.columns, {column.name: _example(column, seed + row) for column in field.columns})
                 for row in range(1 if seed < 100 else 13))


def _one_of(codes, seed):
    return codes[seed % len(codes)]


EXAMPLES = {
    Rows: _example_rows,
    Attachments: lambda _field, _seed: (Attachment("a" * 64, "برگ.jpg", 10),),
    Choice: lambda field, seed: _one_of(sorted(field.options), seed),
    Listed: lambda field, seed: _one_of([each.code for each in reference_list(field.list_name).entries], seed),
    Day: lambda _field, _seed: TODAY,
    Moment: lambda _field, _seed: datetime(2026, 11, 21, 9, 15),  # noqa: DTZ001 - wall clock
    Link: lambda _field, seed: record_number.make(3001, 1, seed + 1),
    YesNo: lambda _field, seed: bool(seed % 2),
    Number: lambda field, seed: min(field.most, max(field.least, seed)),
    Rials: lambda _field, seed: seed * 1_000_003,
    Code: lambda field, _seed: ("0499370899" * 3)[:field.length or 8],
    Text: lambda field, _seed: "نجفی‌پور" if field.lines == 1 else "خیابان شهید بهشتی، پلاک ۱۲",
}


def test_a_parameter_that_rules_count_with_must_stay_a_number():
    form = catalog.BY_KIND["parameter"]
    context = Context(date(2026, 11, 22), shipped_parameters())
    wrong = form.values({"key": "coop.min_members", "value": "هفت", "source": "نامه"})
    right = form.values({"key": "coop.min_members", "value": "9", "source": "نامه"})
    assert [problem.field for problem in judge(form, wrong, context)] == ["value"]
    assert judge(form, right, context) == []
