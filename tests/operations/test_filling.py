"""The places in texts of papers and letters, filled from real records."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.operations.errors import BlankNeededError, UnknownPlaceError
from desktop.operations.orders.filling import Sources
from desktop.operations.records.read_record import read_record
from desktop.operations.texts.placeholders import (
    ACTS,
    BY_HAND,
    OFFICE_NAMES,
    Placeholder,
    PlaceholderError,
    is_known,
    known_names,
    pieces,
    placeholder,
    places,
)
from desktop.say import sentence
from forms import catalog
from forms.catalog import cooperative, home_business, job, paper_text, parameter, person, visit, visitor_group
from forms.rules import record_number
from forms.rules.digits import to_persian
from tests.operations.offices import CHIEF, GOOD_CODES, TODAY, a_job, numbers, saved

MEMBERS = [
    {"national_code": GOOD_CODES[0], "first_name": "سارا", "last_name": "نجفی", "shares": "10", "role": "founder"},
    {"national_code": GOOD_CODES[1], "first_name": "علی", "last_name": "کریمی", "shares": "5", "role": "founder"},
    {"national_code": GOOD_CODES[2], "first_name": "رضا", "last_name": "باقری", "shares": "7", "role": "inspector"},
]
A_COOP = {"name": "دامداران سبزدشت", "type": "productive", "county": "3001", "capital": "319000000",
          "agreement_no": "1405/12/ت", "members": MEMBERS}
BLANK_NAME = st.from_regex(r"[a-z][a-z_]{0,12}", fullmatch=True)


def plain(text):
    return re.sub("[\u2066-\u2069]", "", text)


@pytest.fixture
def about(new):
    """Ask of a saved record: about(form, **typed)."""
    opened = []

    def ask(form, **typed):
        number = saved(new.chief, form, **typed)
        reading = new.database.read()
        reader = reading.__enter__()
        opened.append(reading)
        record = reader.get(number)
        return Sources(new.chief, reader, [record], "برگ").about(record)

    yield ask
    for reading in opened:
        reading.__exit__(None, None, None)


def test_blanks_are_filled_as_a_person_reads_them(about):
    coop = about(cooperative.FORM, **A_COOP)
    said = plain(coop.fill("«{name}» ({type}) با سرمایهٔ {capital} ({words:capital} ریال)، شمارهٔ {agreement_no}"))
    assert said == ("«دامداران سبزدشت» (تولیدی) با سرمایهٔ ۳۱۹٬۰۰۰٬۰۰۰ ریال (سیصد و نوزده میلیون ریال)، "
                    "شمارهٔ ۱۴۰۵/۱۲/ت")


def test_rows_are_counted_summed_and_named(about):
    coop = about(cooperative.FORM, **A_COOP)
    assert coop.fill("{count:members}؛ {count:members|role=founder}؛ {sum:members.shares}") == "۳؛ ۲؛ ۲۲"
    assert coop.fill("{names:members|role=founder}") == "سارا نجفی، علی کریمی"
    assert coop.fill("{names:members|role=founder,inspector}").count("،") == 2
    assert coop.fill("{sum:members.shares|role=inspector}") == "۷"


def test_a_link_is_followed_and_its_records_are_read_at_once(running):
    with running.database.read() as reader:
        visits = [reader.get(number) for number in numbers(running.clerk, visit.FORM)[:20]]
        counted = Counted(reader)
        sources = Sources(running.clerk, counted, visits, "برگ")
        counted.questions = 0
        for each in visits:
            worker = reader.get(each.values[visit.JOB])
            said = sources.about(each).fill("{job.first_name} {job.last_name}، {campaign.title}، {job}")
            assert said == f"{worker.title}، صحت‌سنجی پاییز، {worker.title}"
        assert counted.questions == 2


class Counted:
    """A reader that counts how often records are read."""

    def __init__(self, reader):
        self._reader, self.questions = reader, 0

    def many(self, wanted):
        self.questions += 1
        return self._reader.many(wanted)

    def __getattr__(self, name):
        return getattr(self._reader, name)


def test_everything_that_is_missing_is_named_at_once(about):
    coop = about(cooperative.FORM, name="یاس", type="productive", county="3001")
    with pytest.raises(BlankNeededError) as refused:
        coop.fill("{agreement_no} {agreement_day} {words:capital} {names:members} {name}")
    told = sentence(refused.value)
    for label in ("شماره موافقت‌نامه", "تاریخ موافقت‌نامه", "سرمایهٔ کل", "متقاضیان تشکیل", "«برگ»", coop.number):
        assert label in told
    assert "نام تعاونی" not in told


def test_a_link_that_is_blank_is_what_is_missing(about):
    applicant = about(home_business.FORM, national_code=GOOD_CODES[0], first_name="سارا", last_name="نجفی",
                      county="3001", mode="independent", trade_group="HB06", field_of_work="صحافی")
    with pytest.raises(BlankNeededError) as refused:
        applicant.fill("{cooperative.name}")
    assert refused.value.facts["blanks"] == home_business.COOPERATIVE.label


def test_what_may_be_missing_is_written_by_hand_or_left_out(about):
    coop = about(cooperative.FORM, name="یاس", type="productive", county="3001")
    assert coop.fill("[{agreement_no?}] [{agreement_no?-}] [{agreement_no?ندارد}]") == f"[{BY_HAND}] [] [ندارد]"
    assert coop.fill("{{name}} {name}") == "{name} یاس"
    assert coop.fill("{param:no.such.key?-}{param:coop.min_members}") == "۷"


def test_the_office_is_always_there(new, about):
    saved(new.chief, parameter.FORM, key="office.head", value="حمید رستگار", source="حکم")
    group = about(visitor_group.FORM, name="گروه یاس", organisation_type="jihadi", head="علی رستمی")
    said = group.fill("{county} {province} {head} {head_post} {user} {state} {record.head}")
    assert said == f"کرج البرز حمید رستگار رئیس اداره {CHIEF.name} فعال علی رستمی"
    for name in OFFICE_NAMES:
        assert group.fill(f"{{{name}}}")
    assert plain(group.fill("{number}")) == to_persian(record_number.show(group.record.number))


def test_a_record_of_another_county_says_its_own(about):
    assert about(cooperative.FORM, name="یاس", type="productive", county="3002").fill("{county}") != "کرج"


def test_codes_and_numbers_keep_their_order_in_a_persian_line(about):
    worker = about(job.FORM, **a_job(mobile="09121234567"))
    for name in ("national_code", "mobile", "number", "tracking_code"):
        assert re.fullmatch("\u2066.+\u2069", worker.shown(name))


def test_a_text_that_could_not_be_read_is_said_as_typed(sample):
    [number] = numbers(sample.clerk, job.FORM, ("start_day", "marked", True))
    record = read_record(sample.clerk, number)
    with sample.database.read() as reader:
        said = Sources(sample.clerk, reader, [record]).about(record).shown("start_day")
    assert said == to_persian(record.unread["start_day"])


def test_a_name_that_nobody_knows_is_refused(about):
    someone = about(person.FORM, national_code=GOOD_CODES[0], first_name="سارا", last_name="نجفی")
    for text in ("{shoe}", "{first_name.last_name}", "{first_name", "}", "{a b}", "{}"):
        with pytest.raises(UnknownPlaceError):
            someone.fill(text)


def test_names_of_the_text_alone_come_first(about):
    someone = about(person.FORM, national_code=GOOD_CODES[0], first_name="سارا", last_name="نجفی")
    assert someone.fill("{first_name} {campaign}", {"campaign": "پاییز", "first_name": "مریم"}) == "مریم پاییز"
    with pytest.raises(BlankNeededError):
        someone.fill("{campaign}", {"campaign": ""})


def test_the_newest_wording_of_the_own_office_is_in_force(new):
    for text in ("نخست {name}", "دوم {name}"):
        saved(new.chief, paper_text.FORM, paper="coop-agreement", part="opening", wording=text)
    with new.database.read() as reader:
        sources = Sources(new.clerk, reader)
        assert sources.wording("coop-agreement", "opening", "چاپی") == "دوم {name}"
        assert sources.wording("coop-agreement", "conditions", "چاپی") == "چاپی"
        assert sources.of([]).office is sources.office


@given(st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=60))
def test_a_text_without_braces_is_printed_as_it_stands(text):
    doubled = text.replace("{", "{{").replace("}", "}}")
    assert "".join(pieces(doubled)) == text


@given(st.text(alphabet="{}?:|.ab=، ", max_size=20))
def test_any_text_is_either_cut_or_refused_in_persian(text):
    try:
        cut, wrong = pieces(text), ""
    except PlaceholderError as refused:
        cut, wrong = (), str(refused)
    assert all(isinstance(each, str | Placeholder) for each in cut)
    assert not wrong or re.search("[آ-ی]", wrong)


@given(st.sampled_from(["", *ACTS]), st.lists(BLANK_NAME, min_size=1, max_size=3),
       st.sampled_from([None, "", "-", "x"]))
def test_a_place_is_read_as_it_was_written(act, path, otherwise):
    written = (f"{act}:" if act else "") + ".".join(path) + ("" if otherwise is None else f"?{otherwise}")
    [found] = places(f"سلام {{{written}}}!")
    assert found == placeholder(written)
    assert (found.act, found.otherwise) == (act, {None: None, "": BY_HAND, "-": "", "x": "x"}[otherwise])
    assert ".".join(found.path) == ".".join(path)


@pytest.mark.parametrize("form", catalog.ALL, ids=lambda form: form.kind)
def test_every_name_that_is_offered_is_known_and_filled(form, new):
    with new.database.read() as reader:
        filled = Sources(new.chief, reader)
        empty = filled.about(type("R", (), {"number": 1, "values": form.values({}), "unread": {}, "form": form,
                                            "kind": form.kind, "state": form.first_state})())
        for name in known_names(form):
            assert is_known(placeholder(name), (form,)), name
            assert isinstance(empty.shown(name), str)


def test_the_date_of_today_is_the_office_s(about):
    someone = about(person.FORM, national_code=GOOD_CODES[0], first_name="سارا", last_name="نجفی")
    assert someone.fill("{today}") == to_persian(job.START_DAY.show(TODAY))
