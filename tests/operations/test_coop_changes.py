"""Changes of a registered cooperative: what is locked, what a change reads and writes, and who decided it (B.6, 14)."""

import pytest

from desktop.operations.cooperatives.assembly.assemblies import hold_assembly
from desktop.operations.saving.move_record import undo_action
from desktop.operations.saving.save_record import save_record
from desktop.operations.saving.turn_record import void_record
from forms.catalog import coop_change, cooperative
from forms.parts import read_typed, typed_of
from forms.rules import record_number
from tests.operations import coop_life as life
from tests.operations.coop_life import day, said, step, took
from tests.operations.offices import digest, record, rows, saved


def coop(people, state="operating", **changed):
    """The only cooperative of its numbers, in a state; its life skipped."""
    reading = read_typed(cooperative.FORM, life.a_coop(**changed), people.clerk.context())
    assert not reading.red, reading.red
    with people.database.change(people.chief.actor) as change:
        return change.create(cooperative.FORM, reading.values, state=state)


def change(people, number, *changes, decided_by="extraordinary", **changed):
    """A change that is decided; `changes` are (what, after)."""
    return saved(people.clerk, coop_change.FORM, **{
        "cooperative": record_number.show(number), "decided_by": decided_by, "decided_day": day(-5),
        "changes": [{"what": what, "after": after} for what, after in changes],
        "approval_no": "ت/۱", "approval_day": day(-3), "registered_day": day(-1), **changed})


def gathered(people, number, kind, held=-5, in_favour="7"):
    """An extraordinary assembly that carried a decision of a kind."""
    meeting = life.called(people, number, "extraordinary", held=held, members="7", decisions=[
        {"matter": "تغییر", "decision_kind": kind, "in_favour": in_favour, "carried": "yes"}])
    assert hold_assembly(people.clerk, meeting, {"present": "7"}, "شمارش شد").number == meeting
    return meeting


def retyped(people, number, **changed):
    kept = record(people.clerk, number)
    return save_record(people.clerk, kept.form, {**typed_of(kept.values, kept.unread), **changed}, number, kept.base)


def test_a_registered_name_is_not_written_over(new):
    number = coop(new, state="registered")
    before = digest(new.folder)
    done = retyped(new, number, name="تعاونی نرگس", registration_no="")
    assert [(each.field, each.level) for each in done.problems if "تغییرات" in each.message] == [
        ("name", "red"), ("registration_no", "red")]
    assert "پس از ثبت، «نام تعاونی» با «تغییرات» عوض می‌شود" in said(done)
    assert "«اصلاح اشتباه نوشتاری» را برگزینید" in said(done)
    assert digest(new.folder) == before


def test_an_empty_blank_is_filled_freely_and_a_draft_is_free(new):
    number = coop(new, state="registered", operating_area="")
    assert retyped(new, number, operating_area="شهرستان کرج", phone="02634567890").number == number
    assert retyped(new, number, operating_area="استان البرز").number is None
    draft = saved(new.clerk, cooperative.FORM, **life.a_coop(name="پیش‌نویس", tracking_code="", registration_no="",
                                                            legal_national_id=""))
    assert retyped(new, draft, name="نام دیگر").number == draft


@pytest.mark.parametrize("state", ["dissolved", "liquidating"])
def test_what_ended_it_stays_and_may_be_completed(new, state):
    number = coop(new, state=state, ground="assembly", dissolved_day=day(-2), dissolved_by="assembly")
    done = retyped(new, number, ground="bankruptcy", dissolved_day=day(-1))
    assert {each.field for each in done.problems if each.level == "red"} == {"ground", "dissolved_day"}
    assert "نخست «لغو انحلال» را بزنید" in said(done)
    assert retyped(new, number, dissolution_no="۱۲", creditors_day=day(-1)).number == number


def test_nothing_of_a_closed_file_changes(new):
    number = coop(new, state="closed", closed_day=day(-1), dissolved_day=day(-2))
    done = retyped(new, number, note="چیزی")
    assert [(each.field, each.level) for each in done.problems] == [("note", "red")]
    assert "دیگر عوض نمی‌شود" in said(done)


def test_a_change_is_written_into_the_cooperative_in_one_action(new):
    number = coop(new)
    meeting = gathered(new, number, "statutes")
    made = change(new, number, ("name", "تعاونی نرگس"), ("trend", "خدمات"), assembly=record_number.show(meeting))
    took(new.chief, made, "approve")
    assert life.kept(new, number, cooperative.NAME) == "تعاونی لاله"
    took(new.clerk, made, "register")
    assert life.kept(new, number, cooperative.NAME) == "تعاونی نرگس"
    assert record(new.clerk, number).values.show(cooperative.TREND) == "خدمات"
    told = life.kept(new, made, coop_change.CHANGES)
    assert [(row[coop_change.BEFORE], row[coop_change.AFTER]) for row in told] == [
        ("تعاونی لاله", "تعاونی نرگس"), ("کشاورزی", "خدمات")]
    [(action,)] = rows(new.folder, "SELECT DISTINCT action FROM journal ORDER BY seq DESC LIMIT 1")
    assert {number for (number,) in rows(new.folder, "SELECT number FROM journal WHERE action = ?", action)} == {
        number, made}
    refused = void_record(new.chief, made, "اشتباه بود")
    assert refused.number is None
    assert "باطل نمی‌شود" in said(refused)
    assert undo_action(new.clerk, action).kept == ()
    assert life.kept(new, number, cooperative.NAME) == "تعاونی لاله"
    assert record(new.clerk, made).state == "approved"
    assert life.kept(new, made, coop_change.CHANGES)[0][coop_change.BEFORE] is None


def test_what_cannot_be_read_hinders_under_its_row(new):
    number = coop(new)
    gathered(new, number, "statutes")
    made = change(new, number, ("subject", "گل‌خانه"), ("statutes_end", "۳۰ اسفند"), ("board_seats", "دو"))
    before = digest(new.folder)
    done = step(new.chief, made, "approve", "به هر دلیل")
    assert done.number is None
    assert [(each.row, each.column) for each in done.problems if each.level == "red"] == [(1, "after"), (2, "after")]
    assert "عدد را با رقم بنویسید" in said(done)
    assert digest(new.folder) == before


def test_the_whole_file_with_the_change_keeps_its_rules(new):
    taken = coop(new, name="یاس", registration_no="7788", registry_unit="ادارهٔ ثبت شرکت‌های کرج", tracking_code="",
                 legal_national_id="")
    number = coop(new)
    made = change(new, number, ("registration_no", "7788"), ("board_seats", "2"), decided_by="correction")
    done = step(new.chief, made, "correct", "در آگهی چنین است")
    assert done.number is None
    red = {each.row: each.message for each in done.problems if each.level == "red"}
    assert set(red) == {0, 1}
    assert "نوشته شده است" in red[0]
    assert "از ۳ تا ۱۵ عضو اصلی" in red[1]
    assert taken != number


def test_a_slip_of_the_pen_is_corrected_by_the_chief_with_a_reason(new):
    number = coop(new)
    made = change(new, number, ("registration_no", "4456"), decided_by="correction")
    assert "«اعمال اصلاح» نوشته می‌شود" in said(step(new.chief, made, "approve", "دلیل"))
    assert step(new.chief, made, "correct", "در آگهی ۴۴۵۶ است").number == made
    assert life.kept(new, number, cooperative.REGISTRATION_NO) == "4456"
    newest = "SELECT reason FROM journal WHERE number = ? ORDER BY seq DESC LIMIT 1"
    assert rows(new.folder, newest, number) == [("در آگهی ۴۴۵۶ است",)]
    other = change(new, number, ("address", "عظیمیه"), decided_by="board")
    assert "«تأیید صورتجلسه» نوشته می‌شود" in said(step(new.chief, other, "correct", "دلیل"))


def doubts(people, made, *words):
    done = step(people.chief, made, "approve")
    assert life.levels(done) == ["amber"] * len(done.problems) != []
    assert [word for word in words if word not in said(done)] == []
    assert step(people.chief, made, "approve", "با نظر رئیس اداره").number == made


def test_the_assembly_that_decided_is_in_the_file(new):
    number = coop(new)
    doubts(new, change(new, number, ("name", "تعاونی نرگس")), "در پروندهٔ تعاونی نیست")
    gathered(new, number, "other")
    doubts(new, change(new, number, ("name", "تعاونی نرگس")), "«تغییر اساسنامه»", "«نام تعاونی»")
    doubts(new, change(new, number, ("capital", "80000000")), "«تغییر سرمایه»")
    gathered(new, number, "capital", in_favour="5")  # of seven no three quarters
    doubts(new, change(new, number, ("share_count", "70"), ("par_value", "1000000"), ("capital", "70000000")),
           "«تغییر سرمایه»", "همین است")


def test_a_capital_that_an_assembly_raised(new):
    number = coop(new)
    gathered(new, number, "capital")
    made = change(new, number, ("capital", "80000000"), ("share_count", "80"))
    took(new.chief, made, "approve")
    took(new.clerk, made, "register")
    assert life.kept(new, number, cooperative.CAPITAL) == 80_000_000
    doubts(new, change(new, number, ("capital", "160000000"), ("share_count", "160")), "سهم اعضا از سرمایه")
    made = change(new, number, ("capital", "160000000"), ("share_count", "160"), ("members_capital", "120000000"))
    took(new.chief, made, "approve")
    took(new.clerk, made, "register")
    assert life.kept(new, number, cooperative.MEMBERS_CAPITAL) == 120_000_000


@pytest.mark.parametrize(("name", "before", "after"), [
    ("members_capital", "70000000", "60000000"), ("in_kind", "100", "200"), ("least_shares", "1", "2"),
    ("manager_term", "2", "3"), ("statutes_day", day(-10), day(-11))])
def test_what_stands_in_the_statutes_changes_by_an_assembly_alone(new, name, before, after):
    number = coop(new, **{name: before, "documents": life.documents("in_kind")})
    done = retyped(new, number, **{name: after})
    assert [(each.field, each.level) for each in done.problems if "«تغییرات»" in each.message] == [(name, "red")]
    gathered(new, number, "capital")
    gathered(new, number, "statutes")
    made = change(new, number, (name, after))
    took(new.chief, made, "approve")
    took(new.clerk, made, "register")
    assert life.kept(new, number, cooperative.FORM.by_name[name]) == cooperative.FORM.by_name[name].read(after)


def test_own_rules_are_written_while_their_change_waits(new):
    rule = {"rule": "coop.max_members", "rule_says": "۲۰", "rule_article": "۵"}
    number = coop(new, own_rules=[rule])
    raised = {"own_rules": [{**rule, "rule_says": "۴۰"}]}
    done = retyped(new, number, **raised)
    assert [(each.field, each.level) for each in done.problems] == [("own_rules", "red")]
    gathered(new, number, "statutes")
    made = change(new, number, ("own_rules", "بیشترین شمار اعضا ۴۰ نفر"))
    took(new.chief, made, "approve")
    assert retyped(new, number, **raised).number == number
    took(new.clerk, made, "register")
    assert [row[cooperative.OWN_RULE_SAYS] for row in life.kept(new, number, cooperative.OWN_RULES)] == ["40"]
    assert retyped(new, number, own_rules=[rule]).number is None


def test_what_the_board_decides_asks_for_no_assembly(new):
    number = coop(new)
    made = change(new, number, ("address", "عظیمیه، خیابان شهرداری"), decided_by="board")
    took(new.chief, made, "approve")
    took(new.clerk, made, "register")
    assert life.kept(new, number, cooperative.ADDRESS) == "عظیمیه، خیابان شهرداری"


def test_late_for_the_registry(new):
    number = coop(new)
    made = change(new, number, ("address", "عظیمیه"), decided_by="board", decided_day=day(-40), approval_day=day(-5))
    doubts(new, made, "مهلت ثبت تغییرات ۳۰ روز پس از تصمیم")
    assert "مهلت ثبت تغییرات" in said(step(new.clerk, made, "register"))


def test_only_the_living_change_and_by_their_own_assembly(new):
    dead = coop(new, state="dissolved", name="منحل‌شده")
    number, other = coop(new), coop(new, name="یاس", registration_no="77", tracking_code="", legal_national_id="")
    typed = {"cooperative": record_number.show(dead), "decided_by": "board", "decided_day": day(-5),
             "changes": [{"what": "address", "after": "عظیمیه"}]}
    done = save_record(new.clerk, coop_change.FORM, typed)
    assert [(each.field, each.level) for each in done.problems] == [("cooperative", "red")]
    meeting = gathered(new, other, "statutes")
    typed |= {"cooperative": record_number.show(number), "assembly": record_number.show(meeting)}
    assert "از تعاونی دیگری است" in said(save_record(new.clerk, coop_change.FORM, typed))
    typed |= {"assembly": "", "decided_day": day(1)}
    assert "هنوز نیامده" in said(save_record(new.clerk, coop_change.FORM, typed))
