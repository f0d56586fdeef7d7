"""Elections and what they leave behind (DOMAIN B.4): empty seats, inspectors who stay, alternates, what comes back."""

from datetime import timedelta

from desktop.operations.cooperatives.assembly.alternates import call_alternate
from desktop.operations.cooperatives.assembly.assemblies import hold_assembly
from desktop.operations.cooperatives.seats import whole
from desktop.operations.cooperatives.statutes import statutes_of
from desktop.operations.saving.move_record import undo_action
from desktop.operations.saving.save_record import save_record
from desktop.operations.saving.turn_record import restore_record, void_record
from forms.catalog import coop_office, cooperative
from forms.rules import record_number
from tests.operations import coop_life as life
from tests.operations.coop_elections import elected, ended, offices, rows
from tests.operations.coop_life import called, day, said, step
from tests.operations.offices import TODAY, digest, record, saved
from tests.operations.test_coop_members import coop

# Empty seats


def test_empty_seats_are_filled_and_nobody_ends(new):
    number = life.registered(new)
    (chair,) = life.offices_of(new, number, "chair")
    end = life.kept(new, chair, coop_office.LAST_DAY)
    ended(new, chair)
    before = offices(new, number, "serving")
    gathered = elected(new, number, rows(new, number, (6, 5), start=4), elects="vacancies")
    assert offices(new, number, "serving") == {**before, "principal": ["لیلا حسینی"]}
    (begun,) = [each for each in life.offices_of(new, number) if life.kept(new, each, coop_office.ASSEMBLY) == gathered]
    assert life.kept(new, begun, coop_office.LAST_DAY) == end  # for the rest of the board's term
    assert life.elected_in(new, gathered) == {"لیلا حسینی": "principal", "مهدی صادقی": "none"}


def test_where_no_seat_is_empty_nobody_is_elected(new):
    number = life.registered(new)
    gathered = called(new, number, "ordinary_extra", held=0)
    before = digest(new.folder)
    done = hold_assembly(new.clerk, gathered, {
        "members": "7", "present": "7", "elects": "vacancies", "candidates": rows(new, number, (6,))}, "به هر دلیل")
    assert "برای «هیأت مدیره» کرسی خالی نیست" in said(done)
    assert digest(new.folder) == before


def test_a_board_grows_with_its_members_where_the_statutes_are_silent(new):
    silent = saved(new.clerk, cooperative.FORM, **life.a_coop(board_seats="", alternate_seats="", inspector_seats=""))
    own = statutes_of(record(new.clerk, silent), new.clerk.context())
    assert whole(own, 20) == {"board": (7, 3), "inspector": (1, 1)}
    assert whole(own, 1200) == {"board": (10, 6), "inspector": (1, 1)}
    assert whole(own, 20000) == {"board": (15, 11), "inspector": (1, 1)}
    said_so = coop(new, name="تعاونی دیگر", board_seats="3", alternate_seats="1")
    own = statutes_of(record(new.clerk, said_so), new.clerk.context())
    assert whole(own, 1200)["board"] == (3, 1)


# Inspectors


def test_the_old_inspector_stays_until_the_new_one_accepts(new):
    number = life.registered(new)
    old = life.offices_of(new, number, "inspector", "alternate_inspector")
    gathered = elected(new, number, rows(new, number, (6, 5), "inspector"))
    serving = offices(new, number, "serving")
    assert serving["inspector"] == ["زهرا مرادی", "لیلا حسینی"]
    assert serving["alternate_inspector"] == ["مهدی صادقی", "مهدی صادقی"]
    successor = next(each for each in life.offices_of(new, number, "inspector") if each not in old)
    life.mended(new.clerk, successor, mobile="09121234567")
    assert len(life.offices_of(new, number, "inspector")) == 2  # he has not accepted
    life.mended(new.clerk, successor, accepted_day=day(0))
    assert offices(new, number, "serving")["inspector"] == ["لیلا حسینی"]
    kept = [record(new.clerk, each).values for each in old]
    assert {(each[coop_office.LEFT_DAY], each[coop_office.ENDED_BY]) for each in kept} == {(TODAY, gathered)}


def test_a_third_inspector_finds_no_seat(new):
    number = life.registered(new)
    elected(new, number, rows(new, number, (6,), "inspector"))
    done = save_record(new.clerk, coop_office.FORM, {
        "cooperative": record_number.show(number), "office": "inspector", "full_name": "غریبه", "first_day": day(0)})
    assert "بازرسان اصلی ۱ نفر است و پر شده" in said(done)


# Alternates


def test_the_first_alternate_takes_the_seat_that_was_left(new):
    number = life.registered(new)
    (chair,) = life.offices_of(new, number, "chair")
    assert "هنوز بر سر کار است" in said(call_alternate(new.clerk, chair, TODAY))
    ended(new, chair, ago=2)
    (alternate,) = life.offices_of(new, number, "alternate")
    end = life.kept(new, alternate, coop_office.LAST_DAY)
    done = call_alternate(new.clerk, chair, TODAY)
    assert done.problems == ()
    values = record(new.clerk, done.number).values
    assert [values[blank] for blank in (coop_office.OFFICE, coop_office.FULL_NAME, coop_office.FIRST_DAY,
                                        coop_office.LAST_DAY, coop_office.IN_PLACE_OF, coop_office.ACCEPTED_DAY)] == [
        "principal", "فرشاد رضایی", TODAY, end, chair, None]
    assert values[coop_office.NOTE] == "علی‌البدل بود و به‌جای «سارا نجفی» فراخوانده شد"
    assert record(new.clerk, alternate).state == "ended"
    before = digest(new.folder)
    assert "پیش‌تر علی‌البدل فراخوانده شده" in said(call_alternate(new.clerk, chair, TODAY))
    (vice,) = life.offices_of(new, number, "vice_chair")
    ended(new, vice)
    assert "علی‌البدلی نمانده" in said(call_alternate(new.clerk, vice, TODAY))
    assert digest(new.folder) != before


def test_an_alternate_is_called_within_ten_days(new):
    number = life.registered(new)
    (inspector,) = life.offices_of(new, number, "inspector")
    life.mended(new.clerk, inspector, left_day=day(-9))
    life.took(new.clerk, inspector, "end")
    assert "جای او از" in said(call_alternate(new.clerk, inspector, TODAY - timedelta(days=10)))
    done = call_alternate(new.clerk, inspector, TODAY + timedelta(days=2))
    assert life.levels(done) == ["amber"]
    assert "تا ۱۰ روز پس از خالی شدن جا" in said(done)
    assert offices(new, number, "serving")["inspector"] == ["مهدی صادقی"]


def test_no_alternate_is_called_to_other_offices(new):
    number = life.registered(new)
    (director,) = life.offices_of(new, number, "managing_director")
    ended(new, director)
    assert "جای عضو اصلی هیأت مدیره یا بازرس اصلی" in said(call_alternate(new.clerk, director, TODAY))


# Back


def test_an_assembly_opened_again_gives_back_what_it_ended(new):
    number = life.registered(new)
    before = offices(new, number, "serving")
    gathered = elected(new, number, rows(new, number, (6, 2, 1, 0)))
    assert offices(new, number, "serving") != before
    assert step(new.chief, gathered, "reopen", "شمارش دوباره").number == gathered
    assert offices(new, number, "serving") == before
    assert offices(new, number, "ended") == {}
    again = [record(new.clerk, each).values for each in life.offices_of(new, number)]
    assert {(each[coop_office.LEFT_DAY], each[coop_office.ENDED_BY]) for each in again} == {(None, None)}


def test_an_accepted_inspector_goes_and_the_old_one_comes_back(new):
    number = life.registered(new)
    before = offices(new, number, "serving")
    old = life.offices_of(new, number, "inspector")
    gathered = elected(new, number, rows(new, number, (6,), "inspector"))
    (successor,) = [each for each in life.offices_of(new, number, "inspector") if each not in old]
    life.mended(new.clerk, successor, accepted_day=day(0))
    step(new.chief, gathered, "reopen", "شمارش دوباره")
    assert offices(new, number, "serving") == before


def test_a_later_election_is_opened_again_first(new):
    number = life.registered(new)
    first = elected(new, number, rows(new, number, (6, 2, 1, 0)))
    elected(new, number, rows(new, number, (0, 1, 2, 3)))
    done = step(new.chief, first, "reopen", "شمارش دوباره")
    assert "نخست آن مجمع را به پیش از برگزاری بازگردانید" in said(done)


def test_a_held_assembly_is_opened_again_before_it_is_voided(new):
    number = life.registered(new)
    before = offices(new, number, "serving")
    gathered = elected(new, number, rows(new, number, (6, 2, 1, 0)))
    done = void_record(new.clerk, gathered, "اشتباه")
    assert done.number is None
    assert "نخست «بازگشت به پیش از برگزاری» را بزنید" in said(done)
    step(new.chief, gathered, "reopen", "اشتباه")
    assert void_record(new.clerk, gathered, "اشتباه").number == gathered
    assert offices(new, number, "serving") == before
    waiting = called(new, number, "ordinary_extra", held=3)
    assert "هنوز نتیجه ندارد" in said(restore_record(new.clerk, gathered, "بازگشت"))
    void_record(new.clerk, waiting, "اشتباه")
    assert restore_record(new.clerk, gathered, "بازگشت").number == gathered


def test_a_voided_office_comes_back_only_to_a_free_seat(new):
    number = life.registered(new)
    (inspector,) = life.offices_of(new, number, "inspector")
    void_record(new.clerk, inspector, "اشتباه")
    saved(new.clerk, coop_office.FORM, cooperative=record_number.show(number), office="inspector", full_name="دیگری",
          first_day=day(0), accepted_day=day(0))
    assert "پر شده" in said(restore_record(new.clerk, inspector, "بازگشت"))


def test_an_ended_office_is_held_again(new):
    number = life.registered(new)
    (director,) = life.offices_of(new, number, "managing_director")
    ended(new, director)
    assert step(new.chief, director, "resume", "اشتباه بود").number == director
    assert life.kept(new, director, coop_office.LEFT_DAY) is None
    ended(new, director)
    saved(new.clerk, coop_office.FORM, cooperative=record_number.show(number), office="managing_director",
          full_name="دیگری", first_day=day(0), accepted_day=day(0))
    assert "اکنون «دیگری» است" in said(step(new.chief, director, "resume", "اشتباه بود"))


def test_undone_an_election_leaves_nothing(new):
    number = life.registered(new)
    before = offices(new, number, "serving")
    gathered = called(new, number, "ordinary_extra", held=0)
    hold_assembly(new.clerk, gathered, {"members": "7", "present": "7", "candidates": rows(new, number, (6, 2, 1))})
    with new.clerk.database.read() as reader:
        action = reader.latest_actions(1)[0].action
    undo_action(new.clerk, action)
    assert offices(new, number, "serving") == before
    assert record(new.clerk, gathered).state == "called"
