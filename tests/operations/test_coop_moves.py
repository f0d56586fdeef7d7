"""What each step of a cooperative's life needs (DOMAIN B.6): the law is never passed, a doubt only with a reason."""

import pytest

from desktop.operations.saving.save_record import save_record
from desktop.store.errors import ForbiddenRoleError
from forms.catalog import coop_office, cooperative, parameter
from tests.operations import coop_life as life
from tests.operations.coop_life import a_coop, day, said, step, took
from tests.operations.offices import digest, numbers, record, rows, saved


def state(people, number):
    return record(people.clerk, number).state


def refused(people, number, name, *words, reason="به هر دلیل", who="clerk"):
    """A step that even a reason does not open; nothing is written, and every word is said."""
    before = digest(people.folder)
    done = step(getattr(people, who), number, name, reason)
    assert done.number is None, "the step was taken"
    assert any(problem.level == "red" for problem in done.problems)
    assert [word for word in words if word not in said(done)] == []
    assert digest(people.folder) == before
    return done


def doubted(people, number, name, *words, who="clerk"):
    """A step that a reason opens, and the journal keeps the reason."""
    before = digest(people.folder)
    done = step(getattr(people, who), number, name)
    assert done.number is None, "the step was taken without a word"
    assert life.levels(done) == ["amber"] * len(done.problems)
    assert [word for word in words if word not in said(done)] == []
    assert digest(people.folder) == before
    done = step(getattr(people, who), number, name, "با نظر رئیس اداره")
    assert done.number == number, done.problems
    newest = "SELECT act, reason FROM journal WHERE number = ? ORDER BY seq DESC LIMIT 1"
    assert rows(people.folder, newest, number) == [("move", "با نظر رئیس اداره")]


def test_a_whole_life_without_a_word(new):
    number = life.registered(new)
    took(new.chief, number, "license")
    took(new.clerk, number, "implement", "operate")
    assert state(new, number) == "operating"


def test_six_applicants_are_too_few(new):
    number = saved(new.clerk, cooperative.FORM, **a_coop(members=life.applicants(6)))
    refused(new, number, "submit", "۶ نفر", "۷ عضو", "قانون بخش تعاونی، ماده ۶")


def test_founders_and_representative_are_asked_for_at_once(new):
    number = saved(new.clerk, cooperative.FORM, **a_coop(members=life.applicants(founders=2), representative=""))
    doubted(new, number, "submit", "هیأت مؤسس ۳ نفر", "نمایندهٔ تام‌الاختیار")


def test_documents_are_named_together_and_may_be_excused(new):
    number = saved(new.clerk, cooperative.FORM, **a_coop(documents=[]))
    took(new.clerk, number, "submit", "review")
    done = step(new.chief, number, "agree")
    assert len(done.problems) == 1
    doubted(new, number, "agree", "فهرست متقاضیان", "گواهی نداشتن سوءپیشینه", "نام‌های پیشنهادی", who="chief")


def test_a_returned_document_stands_in_the_way_of_review(new):
    sent_back = life.documents("formation_agreed", state="returned")
    number = saved(new.clerk, cooperative.FORM, **a_coop(documents=sent_back))
    took(new.clerk, number, "submit", "review")
    assert step(new.clerk, number, "return", "مدرک تحصیلی خوانا نیست").number == number
    doubted(new, number, "review", "برگشت خورده", "مدرک تحصیلی")


def test_only_the_chief_agrees_permits_and_closes(new):
    number = saved(new.clerk, cooperative.FORM, **a_coop())
    took(new.clerk, number, "submit", "review")
    for who in (new.clerk, new.viewer):
        with pytest.raises(ForbiddenRoleError):
            step(who, number, "agree")
    assert state(new, number) == "under_review"


@pytest.mark.parametrize(("paid", "reaches"), [
    ("23333333", False), ("23333334", True), ("0", False), ("70000000", True)])
def test_a_third_is_paid_before_anything_else(new, paid, reaches):
    """A third of 70,000,000 is 23,333,333⅓: the exact third is asked, nothing rounded (art. 21)."""
    number = life.agreed(new, paid_capital=paid)
    if reaches:
        took(new.clerk, number, "pay")
    else:
        refused(new, number, "pay", "یک‌سوم", "۲۳٬۳۳۳٬۳۳۴ ریال", "قانون بخش تعاونی، ماده ۲۱")


def test_what_is_brought_in_kind_is_valued_first(new):
    without = [row for row in a_coop()["documents"] if row["document"] != "in_kind_valuation"]
    number = life.agreed(new, in_kind="20000000", documents=without)
    refused(new, number, "pay", "ارزیابی", "ماده ۲۱")
    life.mended(new.clerk, number, documents=a_coop()["documents"])
    took(new.clerk, number, "pay")


def test_registration_without_a_third_is_refused_though_the_permit_was_given(new):
    number = life.seated(new)
    took(new.chief, number, "permit")
    life.mended(new.clerk, number, paid_capital="10000000")
    refused(new, number, "register", "ماده ۲۱")


def test_an_expired_agreement_is_renewed_or_excused(new):
    number = life.agreed(new, agreement_end=day(-1))
    doubted(new, number, "pay", "تمدید کنید")
    other = life.agreed(new, name="تعاونی یاس", tracking_code="یاس", registration_no="", legal_national_id="",
                        agreement_end=day(-1))
    assert step(new.clerk, other, "expire", "مهلت گذشت").number == other
    refused(new, other, "renew", "تاریخ تازه", who="chief")
    life.mended(new.clerk, other, agreement_end=day(90))
    assert step(new.chief, other, "renew", "درخواست متقاضیان").number == other
    refused(new, other, "expire", "هنوز نگذشته")


def test_the_first_assembly_is_held_before_it_counts(new):
    number = life.agreed(new)
    took(new.clerk, number, "pay")
    done = refused(new, number, "assemble", "متقاضیان هنوز عضو نشده‌اند", "اولین مجمع", "هیأت مدیره دست‌کم ۳ عضو")
    assert len(done.problems) == 4  # and the inspector, who is only a doubt
    other = life.admitted(new, name="تعاونی یاس", tracking_code="یاس", registration_no="", legal_national_id="",
                          trend="خدمات")
    life.called(new, other)
    refused(new, other, "assemble", "اولین مجمع عمومی عادی با حد نصاب برگزار نشده است")


def test_the_board_chooses_its_officers(new):
    number = life.assembled(new)
    done = refused(new, number, "form_board", "رئیس هیأت مدیره", "نایب‌رئیس", "منشی", "مدیرعامل", "امضای مجاز",
                   "قبولی سمت")
    assert life.levels(done).count("red") == 3


def test_acceptances_are_asked_for_by_name(new):
    number = life.assembled(new)
    chair, vice, secretary = life.offices_of(new, number, "principal")
    for office, each in (("chair", chair), ("vice_chair", vice), ("secretary", secretary)):
        life.mended(new.clerk, each, office=office)
    doubted(new, number, "form_board", "قبولی سمت این افراد", "سارا نجفی")


def test_the_registry_is_reached_within_a_month(new):
    number = life.seated(new)
    saved(new.chief, parameter.FORM, key="coop.register_after_assembly_days", value="3", source="بخشنامهٔ ساختگی")
    doubted(new, number, "permit", "۳ روز پس از اولین مجمع", who="chief")


def test_a_permit_before_the_assembly_is_out_of_order(new):
    number = life.seated(new, permit_day=day(-11))
    refused(new, number, "permit", "پیش از اولین مجمع", who="chief")


@pytest.mark.parametrize(("blank", "changed"), [
    ("registration_day", {"registration_day": day(-6)}), ("gazette_day", {"gazette_day": day(-4)}),
    ("permit_day", {"permit_day": day(-61)}), ("licence_end", {"licence_end": day(-1)}),
    ("closed_day", {"dissolved_day": day(-1), "closed_day": day(-2)})])
def test_days_of_a_life_are_in_order(new, blank, changed):
    done = save_record(new.clerk, cooperative.FORM, a_coop(**changed))
    assert done.number is None
    assert [problem.field for problem in done.problems if problem.level == "red"] == [blank]


@pytest.mark.parametrize(("seats", "level"), [("2", "red"), ("3", None), ("7", None), ("8", "red")])
def test_statutes_keep_the_law(new, seats, level):
    done = save_record(new.clerk, cooperative.FORM, a_coop(board_seats=seats))
    assert (done.number is None) == (level == "red")
    if level:
        assert "هیأت مدیره با ۷ عضو تعاونی از ۳ تا ۷ عضو اصلی دارد" in said(done)
        assert "(قانون بخش تعاونی)" in said(done)


@pytest.mark.parametrize(("name", "words"), [
    ("implement", ("پروانه گرفت",)), ("operate", ("پروانه گرفت", "در دست اجرا"))])
def test_a_skipped_step_needs_a_reason(new, name, words):
    number = life.registered(new)
    doubted(new, number, name, *words)


def test_one_registration_number_is_one_cooperatives(new):
    first = saved(new.clerk, cooperative.FORM, **a_coop())
    twin = save_record(new.clerk, cooperative.FORM, a_coop(name="دیگر", legal_national_id=""))
    red = {problem.field for problem in twin.problems if problem.level == "red"}
    assert red == {"registration_no", "tracking_code"}
    assert save_record(new.clerk, cooperative.FORM, a_coop(
        name="دیگر", legal_national_id="", tracking_code="", registry_unit="ساوجبلاغ")).number
    assert life.mended(new.clerk, first, subject="گل و گیاه")  # its own number is no twin


def test_nothing_is_merged_into_itself_or_into_the_dead(new):
    number = life.registered(new, documents=life.documents(
        "formation_agreed", "registration_permitted", "licensed", "merged"))
    assert step(new.chief, number, "begin_merger", "کاهش اعضا").number == number
    dead = saved(new.clerk, cooperative.FORM, **a_coop(name="یاس", tracking_code="", registration_no="",
                                                       legal_national_id=""))
    life.mended(new.clerk, number, merged_into=cooperative.MERGED_INTO.show(dead), merged_day=day(0))
    done = refused(new, number, "merge", "پیش‌نویس درخواست", "مجمع فوق‌العادهٔ این تعاونی", "ماده ۵۳", who="chief")
    assert len(done.problems) == 3


def test_liquidation_runs_to_its_end(new):
    number = life.registered(new, documents=[*a_coop()["documents"], *life.documents("dissolved", "closed")],
                             ground="bankruptcy", dissolved_by="court", dissolution_no="۱۲/د", dissolved_day=day(0),
                             debts_settled="0")
    done = step(new.chief, number, "dissolve")
    assert done.number is None
    assert "تعهدهای مالی به دولت" in said(done)
    assert "ماده ۵۶" in said(done)
    assert step(new.chief, number, "dissolve", "حکم دادگاه").number == number
    doubted(new, number, "liquidate", "هیأت تصفیه")
    life.mended(new.clerk, number, closed_day=day(0))
    refused(new, number, "close", "ماده ۵۶", who="chief")
    life.mended(new.clerk, number, debts_settled="1")
    done = step(new.chief, number, "close")
    assert [problem.field for problem in done.problems] == ["creditors_day", "assets", "debts"]
    life.mended(new.clerk, number, creditors_day=day(0), assets="90000000", debts="0")
    took(new.chief, number, "close")
    assert state(new, number) == "closed"


def test_the_board_is_never_larger_than_the_statutes(new):
    number = life.seated(new, board_seats="7", alternate_seats="1")
    for each in life.offices_of(new, number, "inspector", "alternate_inspector"):
        life.mended(new.clerk, each, left_day=day(0))  # nobody inspects the board that he is on
        took(new.clerk, each, "end")
    strangers = [life.members(new, number)[place] for place in (4, 5, 6)]
    typed = {"cooperative": cooperative.MERGED_INTO.show(number), "office": "principal", "first_day": day(0)}
    for member in [*strangers, *strangers]:
        save_record(new.clerk, coop_office.FORM, {
            **typed, "member": cooperative.MERGED_INTO.show(member), "full_name": record(new.clerk, member).title,
            "accepted_day": day(0)})
    seats = life.offices_of(new, number, "chair", "vice_chair", "secretary", "principal")
    names = {record(new.clerk, each).values[coop_office.FULL_NAME] for each in seats}
    assert len(names) == 7
    eighth = save_record(new.clerk, coop_office.FORM, {**typed, "full_name": "غریبه", "accepted_day": day(0)})
    assert eighth.number is None
    assert "هیأت مدیره ۷ نفر است و پر شده" in said(eighth)
    assert "(اساسنامهٔ تعاونی)" in said(eighth)


def test_two_do_not_hold_the_chair(new):
    number = life.seated(new)
    chair = life.offices_of(new, number, "chair")[0]
    other = life.offices_of(new, number, "vice_chair")[0]
    typed = {"cooperative": cooperative.MERGED_INTO.show(number), "office": "chair", "full_name": "غریبه",
             "first_day": day(0)}
    done = save_record(new.clerk, coop_office.FORM, typed)
    assert done.number is None
    assert record(new.clerk, chair).values[coop_office.FULL_NAME] in said(done)
    assert numbers(new.clerk, coop_office.FORM, ("office", "=", "chair")) == [chair]
    assert other != chair
