"""Any filling of any form, for hypothesis: whatever a blank can hold, not only what is right."""

from datetime import date, datetime, time

from hypothesis import strategies as st

from forms.parts import (
    Attachment,
    Attachments,
    Choice,
    Code,
    Day,
    Link,
    Listed,
    Moment,
    Number,
    Rials,
    Rows,
    Text,
    Values,
    Year,
    YesNo,
    reference_list,
)
from forms.rules import persian, record_number

DAYS = st.dates(date(1850, 1, 1), date(2200, 1, 1))
LETTERS = st.characters(exclude_categories=["Cs"]) | st.sampled_from("اآبپتكکيیةهۀ\u200cؤ ۱۲٣456'\"%_*-")
WORDS = st.text(LETTERS, min_size=1, max_size=30)
CLEAN = WORDS.map(persian.clean).filter(bool)
NUMBERS = st.builds(record_number.make, st.integers(1, 9999), st.integers(0, 99), st.integers(1, 10**8 - 1))
FILES = st.builds(Attachment, st.binary(min_size=32, max_size=32).map(bytes.hex), WORDS, st.integers(0, 2**40))


MOMENTS = st.builds(datetime.combine, DAYS, st.builds(time, st.integers(0, 23), st.integers(0, 59)))


def listed(field):
    codes = st.sampled_from([entry.code for entry in reference_list(field.list_name).entries])
    return codes | CLEAN if field.open else codes


BY_TYPE = {
    Number: lambda field: st.integers(field.least, field.most),
    Year: lambda field: st.integers(field.least, field.most),
    Rials: lambda _field: st.integers(0, 10**17 - 1),
    Day: lambda _field: DAYS,
    Moment: lambda _field: MOMENTS,
    Choice: lambda field: st.sampled_from(list(field.options)),
    Listed: listed,
    YesNo: lambda _field: st.booleans(),
    Link: lambda _field: NUMBERS,
    Rows: lambda field: st.lists(values(field.columns), max_size=3).map(tuple),
    Attachments: lambda _field: st.lists(FILES, max_size=2).map(tuple),
    Text: lambda _field: CLEAN,
    Code: lambda _field: CLEAN,
}


def value(field):
    """What this blank can hold."""
    return BY_TYPE[type(field)](field)


def values(fields):
    """Some blanks filled, some not."""
    return st.fixed_dictionaries({}, optional={field.name: value(field) for field in fields}).map(
        lambda found: Values(fields, found))


def unread(form):
    return st.dictionaries(st.sampled_from(list(form.by_name)), WORDS, max_size=3)


def later(first, second):
    """The second filling of a record that was filled with the first: what the program assigned does not change."""
    return second.changed({f.name: first.named(f.name) for f in first.fields if f.assigned and f.name in first})


def kept(filling):
    """The filling as a database gives it back: an empty table is a blank."""
    return Values(filling.fields, {name: filling.named(name) for name in filling if filling.named(name) != ()})
