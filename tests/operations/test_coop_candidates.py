"""Who may be elected, and hold which offices together (DOMAIN B.4)."""



from desktop.operations.cooperatives.assembly.assemblies import hold_assembly
from desktop.operations.cooperatives.office_rules import office_problems
from desktop.operations.saving.save_record import save_record
from desktop.operations.step import Writing
from forms.catalog import coop_member, coop_office, parameter
from forms.rules import jalali, record_number
from tests.operations import coop_life as life
from tests.operations.coop_elections import elected, ended, rows
from tests.operations.coop_life import called, day, said
from tests.operations.coops import passing
from tests.operations.offices import TODAY, saved


def test_who_was_rejected_is_not_elected(new):
    number = life.registered(new)
    gathered = called(new, number, "ordinary_extra", held=0)
    there = rows(new, number, (6, 2, 1))
    there[1]["eligibility"] = "rejected"
    done = hold_assembly(new.clerk, gathered, {"members": "7", "present": "7", "candidates": there}, "به هر دلیل")
    red = [(problem.row, problem.column) for problem in done.problems if problem.level == "red"]
    assert red == [(1, "eligibility")]


def test_who_is_not_confirmed_is_doubted_by_name(new):
    number = life.registered(new)
    gathered = called(new, number, "ordinary_extra", held=0)
    there = rows(new, number, (6, 2, 1))
    there[0]["eligibility"], there[2]["eligibility"] = "asked", ""
    done = hold_assembly(new.clerk, gathered, {"members": "7", "present": "7", "candidates": there})
    assert life.levels(done) == ["amber"]
    assert "صلاحیت «لیلا حسینی»، «علی امیری» را کمیسیون" in said(done)


def test_before_the_first_assembly_only_what_was_asked_is_missed(new):
    number = life.admitted(new)
    gathered = called(new, number)
    there = life.candidates(new, number)
    there[0]["eligibility"] = "asked"
    done = hold_assembly(new.clerk, gathered, {"members": "7", "present": "7", "candidates": there})
    assert life.levels(done) == ["amber"]
    assert "صلاحیت «سارا نجفی» را" in said(done)
    del there[0]["eligibility"]
    assert hold_assembly(new.clerk, gathered, {"members": "7", "present": "7", "candidates": there}).number == gathered


def test_the_board_is_of_members(new):
    number = life.registered(new)
    gathered = called(new, number, "ordinary_extra", held=0)
    there = rows(new, number, (6, 2, 1))
    there[0] |= {"candidate": "غریبه", "member": ""}
    done = hold_assembly(new.clerk, gathered, {"members": "7", "present": "7", "candidates": there})
    assert life.levels(done) == ["amber"]
    assert "«غریبه» در روز مجمع عضو تعاونی نوشته نشده است" in said(done)


def test_nobody_is_in_the_board_and_inspects_it(new):
    number = life.registered(new)
    gathered = called(new, number, "ordinary_extra", held=0)
    both = [*rows(new, number, (6, 2, 1)), *rows(new, number, (6,), "inspector")]
    done = hold_assembly(new.clerk, gathered, {"members": "7", "present": "7", "candidates": both}, "به هر دلیل")
    assert [(problem.level, problem.row) for problem in done.problems] == [("red", 0)]
    assert "«لیلا حسینی» هم در هیأت مدیره و هم در بازرسی برگزیده شده است" in said(done)


def test_offices_that_nobody_holds_together(new):
    number = life.registered(new)
    typed = {"cooperative": record_number.show(number), "office": "managing_director", "first_day": day(0),
             "accepted_day": day(0)}
    (director,) = life.offices_of(new, number, "managing_director")
    ended(new, director)
    chair = save_record(new.clerk, coop_office.FORM, {**typed, "full_name": "سارا نجفی", "national_code": life.code(0)})
    assert chair.number is None
    assert "یک نفر این سمت را با «مدیرعامل» ندارد" in said(chair)
    inspector = save_record(new.clerk, coop_office.FORM, {**typed, "full_name": "زهرا مرادی"})
    assert "این شخص «بازرس اصلی» هم هست" in said(inspector)
    assert save_record(new.clerk, coop_office.FORM, {**typed, "full_name": "علی امیری"}).number  # the vice chair may


def test_the_office_says_which_offices_nobody_holds_together(new):
    saved(new.chief, parameter.FORM, key="coop.incompatible_offices", value="board+inspector", unit="text",
          source="بخشنامهٔ ۱۲")
    number = life.registered(new)
    (director,) = life.offices_of(new, number, "managing_director")
    ended(new, director)
    assert save_record(new.clerk, coop_office.FORM, {
        "cooperative": record_number.show(number), "office": "managing_director", "first_day": day(0),
        "accepted_day": day(0), "full_name": "سارا نجفی", "national_code": life.code(0)}).number


def test_a_third_term_in_a_row_is_doubted(new):
    number = life.registered(new)
    elected(new, number, rows(new, number, (0, 1, 2)))
    step_back = life.offices_of(new, number, "principal")
    for each in step_back:  # the second terms end a year later than the first
        life.mended(new.clerk, each, last_day=jalali.text(jalali.add_years(TODAY, 4)))
    gathered = called(new, number, "ordinary_extra", held=0)
    typed = {"members": "7", "present": "7", "candidates": rows(new, number, (0, 6, 5))}
    for each in step_back:
        life.mended(new.clerk, each, last_day=jalali.text(jalali.add_years(TODAY, 2)))
    done = hold_assembly(new.clerk, gathered, typed)
    assert life.levels(done) == ["amber"]
    assert "«سارا نجفی» بیش از ۲ دورهٔ پیاپی" in said(done)
    saved(new.chief, parameter.FORM, key="coop.board_terms_most", value="0", unit="term", source="بخشنامهٔ ۱۲")
    assert hold_assembly(new.clerk, gathered, typed).number == gathered


def test_a_union_elects_the_representatives_of_its_cooperatives(new):
    with passing(new.clerk) as made:
        union = made.coop(level="union")
        member = made.change.create(coop_member.FORM, coop_member.FORM.values({
            "cooperative": union, "member_kind": "cooperative", "company": "تعاونی نرگس", "representative": "سارا نجفی",
            "representative_code": life.code(0), "joined_day": jalali.parse("1400/01/01")}), state="member")
        told = [office_told(made, union, member, name) for name in ("سارا نجفی", "علی امیری")]
        assert [[problem.field for problem in each] for each in told] == [[], ["full_name"]]
        assert "نمایندهٔ «تعاونی نرگس»، «سارا نجفی» است" in told[1][0].message


def office_told(made, union, member, name):
    values = coop_office.FORM.values({"cooperative": union, "office": "principal", "member": member, "full_name": name,
                                      "first_day": TODAY})
    return office_problems(Writing(made.change, made.change.context(TODAY), values))
