"""Letters that follow from a duty: filled from it, seen on its line, and a letter of warning that becomes a warning."""

import pytest

from desktop.operations.cooperatives.watching.duties import duties_of
from desktop.operations.letters.write_letter import write_duty_letter, write_letter
from desktop.operations.printing.print_paper import print_paper
from desktop.operations.saving.move_record import move_record
from desktop.operations.saving.save_record import save_record
from desktop.store.queries import Query
from forms.catalog import assembly, coop_change, coop_warning, cooperative, letter
from forms.parts import Values
from forms.rules import jalali, record_number
from forms.rules.digits import to_latin, to_persian
from tests.operations.coops import Coops, at
from tests.operations.letters import MOVES, set_parameter, void
from tests.operations.offices import record

ISSUE = MOVES["issue"]
DOTS = "……"
SAID = {"subject": "اخطار کتبی دربارهٔ دفترها", "body": "دفترهای قانونی نگه‌داری نشده است."}


@pytest.fixture
def chief(new):
    found = at(new.chief, "1405/09/01")
    set_parameter(found, "office.head", "حمید رستگار")
    return found


@pytest.fixture
def late(chief):
    """A cooperative that held no yearly assembly, with a board and an inspector."""
    with chief.database.change(chief.actor) as change:
        coops = Coops(change)
        number = coops.coop(name="باغ‌داران امید", registration_no="4021", registration_day="1403/02/01",
                            active_day="1405/08/01", level="company")
        coops.assembly(number, "1404/04/15")
        for place in range(3):
            coops.office(number, full_name=f"نام {place}", last_day="1407/01/01")
        coops.office(number, "inspector", last_day="1407/01/01")
        return number


def duty_of(desk, kind):
    [found] = duties_of(desk, [kind])
    return found


def body(desk, number):
    """As the paper says it."""
    return to_persian(record(desk, number).values[letter.BODY])


def warnings_of(desk):
    with desk.database.read() as reader:
        return [reader.get(number) for number in reader.numbers(coop_warning.FORM, Query())]


def issue(desk, number):
    taken = move_record(desk, number, ISSUE)
    assert taken.number == number, taken.problems
    return record(desk, number)


def test_a_warning_is_filled_from_its_duty(chief, late):
    duty = duty_of(chief, "agm")
    written = write_duty_letter(chief, duty)
    values = record(chief, written.number).values
    assert duty.said in body(chief, written.number)
    assert "مواد ۶۵ و ۶۶" in body(chief, written.number)
    assert "بند ۵ مادهٔ ۵۴" in body(chief, written.number)
    assert "۱۴۰۵/۱۰/۰۱" in body(chief, written.number)
    assert DOTS not in "".join(str(text) for text in values.to_json().values())
    assert values[letter.SUBJECT] == "اخطار کتبی اول دربارهٔ برگزاری مجمع عمومی عادی سالانه"
    assert (values[letter.DUTY], values[letter.COOPERATIVE]) == ("agm", late)
    assert values[letter.ANSWER_BY] == jalali.parse("1405/10/01")
    assert written.problems == ()


def test_an_issued_warning_is_counted_and_the_next_is_the_second(chief, late):
    first = issue(chief, write_duty_letter(chief, duty_of(chief, "agm")).number)
    [warning] = warnings_of(chief)
    assert [warning.values[blank] for blank in (coop_warning.WARNING_NO, coop_warning.LETTER, coop_warning.DAY,
                                                coop_warning.DEADLINE, coop_warning.SUBJECT)] == [
        1, first.number, chief.today, jalali.parse("1405/10/01"), "برگزاری مجمع عمومی عادی سالانه"]
    assert duty_of(chief, "agm").letter == "coop-warning-2"
    later = at(chief, "1405/10/05")
    second = write_duty_letter(later, duty_of(later, "agm")).number
    assert "پیرو اخطار کتبی اول" in body(later, second)
    assert first.values[letter.LETTER_NO] in to_latin(body(later, second))
    assert "۱۴۰۵/۰۹/۰۱" in body(later, second)
    assert "سه اخطار کتبی" in body(later, second)
    assert DOTS not in body(later, second)
    issue(later, second)
    last = at(chief, "1405/11/05")
    third = write_duty_letter(last, duty_of(last, "agm")).number
    assert DOTS not in body(last, third)
    issue(last, third)
    assert [each.values[coop_warning.WARNING_NO] for each in warnings_of(chief)] == [1, 2, 3]
    grave = duty_of(last, "warnings")
    assert (grave.letter, grave.level) == ("coop-dissolution-proposal", "red")
    proposed = record(last, write_duty_letter(last, grave).number).values
    assert proposed[letter.BODY].count("اخطار کتبی سوم به شمارهٔ") == 1
    assert DOTS not in proposed[letter.ADDRESSED_TO] + proposed[letter.SUBJECT]


def test_a_letter_says_which_warning_it_is(chief, late):
    number = write_letter(chief, "coop-warning-2", late, SAID).number
    refused = move_record(chief, number, ISSUE)
    assert refused.number is None
    assert [(problem.field, problem.level) for problem in refused.problems] == [("subject", "red")]
    assert warnings_of(chief) == []
    assert record(chief, number).state == "draft"


def test_a_warning_whose_matter_is_left_blank_is_not_issued(chief, late, tmp_path):
    number = write_letter(chief, "coop-warning-1", late).number
    assert print_paper(chief, "letter", [number], tmp_path / "draft.pdf").pages == 1
    refused = move_record(chief, number, ISSUE, "شتاب داریم")
    assert refused.number is None
    assert [(problem.field, problem.level) for problem in refused.problems] == [("subject", "red"), ("body", "red")]
    assert "«اخطار کتبی اول دربارهٔ»" in refused.problems[0].message
    assert (warnings_of(chief), record(chief, number).state) == ([], "draft")
    with chief.database.change(chief.actor) as change:
        kept = change.get(number)
        change.set(kept.form, number, kept.values.changed(SAID), base=kept.base)
    assert issue(chief, number).state == "issued"


def test_another_letter_with_a_blank_is_issued_for_a_reason(chief, late):
    number = write_letter(chief, "coop-bank-account", late).number
    assert DOTS in body(chief, number)
    refused = move_record(chief, number, ISSUE)
    assert (refused.number, {problem.level for problem in refused.problems}) == (None, {"amber"})
    assert move_record(chief, number, ISSUE, "شماره دستی نوشته می‌شود").number == number


def test_a_warning_without_a_letter_gets_it(chief, late):
    with chief.database.change(chief.actor) as change:
        known = Coops(change).warning(late, "1405/08/20")
    sent = issue(chief, write_letter(chief, "coop-warning-1", late, SAID).number)
    [warning] = warnings_of(chief)
    assert (warning.number, warning.values[coop_warning.LETTER]) == (known, sent.number)


def test_a_letter_is_written_from_a_warning_itself(chief, late):
    with chief.database.change(chief.actor) as change:
        known = Coops(change).warning(late, "1405/08/20", deadline="1405/09/20")
    written = write_letter(chief, "coop-warning", known)
    values = record(chief, written.number).values
    assert (values[letter.COOP_WARNING], values[letter.COOPERATIVE]) == (known, late)
    assert values[letter.SUBJECT] == "اخطار کتبی اول دربارهٔ مجمع"
    assert "۱۴۰۵/۰۹/۲۰" in body(chief, written.number)
    issue(chief, written.number)
    [warning] = warnings_of(chief)
    assert (warning.number, warning.values[coop_warning.LETTER]) == (known, written.number)


def test_a_corrected_letter_corrects_its_warning_and_makes_no_other(chief, late):
    number = write_letter(chief, "coop-warning-1", late, SAID).number
    issue(chief, number)
    assert move_record(chief, number, MOVES["correct"], "مهلت اشتباه بود").number
    with chief.database.change(chief.actor) as change:
        kept = change.get(number)
        change.set(kept.form, number, kept.values.changed({"answer_by": jalali.parse("1405/11/01")}), base=kept.base)
    assert move_record(chief, number, MOVES["reissue"]).number
    [warning] = warnings_of(chief)
    assert warning.values[coop_warning.DEADLINE] == jalali.parse("1405/11/01")


def test_a_warning_between_others_is_refused(chief, late):
    def typed(day, nth):
        return {"cooperative": record_number.show(late), "warning_no": str(nth), "day": day, "subject": "دفترها"}

    for nth, day in enumerate(("1405/03/01", "1405/07/01"), start=1):
        with chief.database.change(chief.actor) as change:
            made = Coops(change)._make(coop_warning.FORM, "open", {**typed(day, nth), "cooperative": late,
                                                                   "warning_no": nth})
    between = save_record(chief, coop_warning.FORM, typed("1405/05/01", 2))
    assert between.number is None
    assert {problem.field for problem in between.problems} == {"day"}
    void(chief, made)
    assert save_record(chief, coop_warning.FORM, typed("1405/05/01", 2)).number


def test_the_line_of_a_duty_says_what_was_written(chief, late):
    duty = duty_of(chief, "agm")
    assert duty.written is None
    draft = write_duty_letter(chief, duty).number
    seen = duty_of(chief, "agm").written
    assert (seen.number, seen.is_draft, seen.said.split(" (")[0]) == (draft, True, "پیش‌نویس دارد")
    sent = issue(chief, draft)
    seen = duty_of(chief, "agm").written
    assert (seen.number, seen.is_draft, seen.day) == (draft, False, chief.today)
    assert sent.values[letter.LETTER_NO] in to_latin(seen.said)
    void(chief, draft)
    assert duty_of(chief, "agm").written is None


def test_letters_of_another_duty_or_an_earlier_year_are_not_counted(chief, late):
    old = at(chief, "1404/01/20")
    with chief.database.change(chief.actor) as change:
        change.create(letter.FORM, letter.FORM.values({
            "direction": "out", "correspondent": "الف", "subject": "ب", "cooperative": late, "letter_no": "7",
            "letter_day": old.today, "template": "coop-warning-1"}), state="issued")
        change.create(letter.FORM, letter.FORM.values({
            "direction": "out", "correspondent": "الف", "subject": "ب", "cooperative": late, "letter_no": "8",
            "letter_day": chief.today, "template": "coop-warning-1", "duty": "unpaid_capital"}), state="issued")
    assert duty_of(chief, "agm").written is None


@pytest.mark.parametrize(("today", "said"), [("1405/08/20", "پایان می‌یابد"), ("1405/09/01", "پایان یافته است")])
def test_a_reminder_is_said_before_and_after_its_day(chief, late, today, said):
    with chief.database.change(chief.actor) as change:
        kept = change.get(late)
        change.set(kept.form, late, kept.values.changed({"active_day": jalali.parse("1404/05/30"), "statutes_end":
                                                         jalali.parse("1405/09/10")}), base=kept.base)
    desk = at(chief, today)
    kind = "statutes" if "می‌یابد" in said else "inactive"
    text = body(desk, write_duty_letter(desk, duty_of(desk, kind)).number)
    assert said in text.split("\n\n")[0]
    assert DOTS not in text


def test_letters_about_an_assembly_a_complaint_and_a_change(chief, late):
    with chief.database.change(chief.actor) as change:
        coops = Coops(change)
        row = Values(assembly.CANDIDATES.columns, {"candidate": "سارا احمدی", "for_office": "board"})
        met = coops.assembly(late, "1405/09/10", "extraordinary", "called", place="سالن تعاونی", observer="مریم یوسفی",
                             called_day="1405/08/20")
        change.set(assembly.FORM, met, change.get(met).values.changed({"candidates": (row,)}),
                   base=change.get(met).base)
        blamed = coops.complaint(late, "1405/10/10", day="1405/08/01", nature="election")
        what = Values(coop_change.CHANGES.columns, {"what": "address", "after": "کرج، بلوار ارم"})
        changed = coops.change_of(late, "1405/07/01", minutes_no="12", changes=(what,))
    wanted = {("coop-assembly-observer", met): ("سالن تعاونی", "مریم یوسفی", "باغ‌داران امید", "نوبت اول", "فوق‌العاده"),
              ("coop-eligibility-request", met): ("۱. سارا احمدی، نامزد هیأت مدیره",),
              ("coop-complaint-chamber", blamed): ("نام مورخ ۱۴۰۵/۰۸/۰۱", "انتخابات", "۱۴۰۵/۱۰/۱۰"),
              ("coop-change-approval", changed): ("۱. نشانی: کرج، بلوار ارم", "4021")}
    blanks = {met: letter.ASSEMBLY, blamed: letter.COMPLAINT, changed: letter.COOP_CHANGE}
    for (name, number), parts in wanted.items():
        written = write_letter(chief, name, number).number
        values = record(chief, written).values
        assert [part for part in parts if to_persian(part) not in body(chief, written)] == [], values[letter.BODY]
        assert (values[blanks[number]], values[letter.COOPERATIVE]) == (number, late)
        assert "{" not in values[letter.BODY] + values[letter.SUBJECT] + values[letter.CORRESPONDENT]


def test_the_registry_is_that_of_the_cooperative(chief, late):
    addressed = letter.ADDRESSED_TO
    assert record(chief, write_letter(chief, "coop-merger-registry", late).number).values[addressed] == \
        "رئیس محترم اداره ثبت شرکت‌ها و مؤسسات غیرتجاری کرج"
    with chief.database.change(chief.actor) as change:
        kept = change.get(late)
        change.set(kept.form, late, kept.values.changed({"registry_unit": "ادارهٔ ثبت فردیس"}), base=kept.base)
    assert record(chief, write_letter(chief, "coop-merger-registry", late).number).values[addressed] == \
        "رئیس محترم ادارهٔ ثبت فردیس"


def test_the_founders_stand_one_on_a_line_and_a_union_is_no_company(chief):
    rows = tuple(Values(cooperative.MEMBERS.columns, {
        "first_name": name, "last_name": "احمدی", "father_name": "محمد", "national_code": "0012345679",
        "role": "founder" if name != "رضا" else "member"}) for name in ("سارا", "مریم", "رضا"))
    with chief.database.change(chief.actor) as change:
        union = Coops(change).coop("formation_agreed", name="امید", level="union", members=rows, agreement_no="12",
                                   agreement_day="1405/01/01", capital=9_000_000)
    text = body(chief, write_letter(chief, "coop-bank-account", union).number)
    assert "۱. سارا احمدی، فرزند محمد، کد ملی" in text
    assert "۲. مریم احمدی" in text
    assert "رضا" not in text
    assert "شرکت تعاونی" not in text
    assert "اتحادیهٔ تعاونی امید" in text


def test_the_reason_of_a_refusal_stands_in_its_letter(chief):
    with chief.database.change(chief.actor) as change:
        asked = Coops(change).coop("under_review", name="امید")
    assert move_record(chief, asked, cooperative.FORM.life.move("reject"), "طرح توجیه اقتصادی ندارد").number
    written = write_letter(chief, "coop-rejection", asked)
    text = body(chief, written.number)
    assert "طرح توجیه اقتصادی ندارد." in text
    assert "دستورالعمل تشکیل تعاونی‌ها" in text
    assert record(chief, written.number).values[letter.COPIES] is None


def test_the_letter_of_a_dissolution_is_printed(chief, late, tmp_path):
    with chief.database.change(chief.actor) as change:
        gone = Coops(change).coop("dissolved", name="امید", registration_no="77", ground="assembly",
                                  dissolved_day="1405/08/01", dissolution_no="12/ص")
    number = write_letter(chief, "coop-dissolution-registry", gone).number
    assert "۱۴۰۵/۰۸/۰۱" in body(chief, number)
    assert print_paper(chief, "letter", [number], tmp_path / "x.pdf").pages == 1
