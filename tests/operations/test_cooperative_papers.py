"""What really stands on the papers of a cooperative: its members and offices, its numbers and days, its own head."""

from datetime import datetime, time, timedelta

import pytest

from desktop.operations.cooperatives.paper_facts import FACTS, titled
from desktop.operations.errors import BlankNeededError, NotPrintableError
from desktop.operations.orders.filling import Sources
from desktop.operations.printing.print_paper import print_paper
from desktop.operations.texts.counted_names import COUNTED
from desktop.operations.texts.paper_list import PAPERS
from desktop.operations.texts.placeholders import is_known, placeholder
from desktop.say import sentence
from desktop.store.queries import Query
from forms import catalog
from forms.catalog import assembly, coop_member, cooperative
from forms.rules import jalali, record_number
from forms.rules.digits import to_persian
from tests.operations.full_records import EMPTY, FULL, HOLDERS, full, made, peopled
from tests.operations.offices import TODAY, record
from tests.operations.paper_reading import pages_of, plain, said

MEMBERS = [f"{name} کریمی" for name in HOLDERS]
OFFICE = "وزارت تعاون"
MODEL = "فرم نمونهٔ"
SEALED = "بدون مهر و امضا"


@pytest.fixture
def print_of(new, tmp_path):
    """The text of a paper: print_of("coop-permit", number)."""
    def text(name, number):
        print_paper(new.chief, name, [number], tmp_path / "paper.pdf")
        return said(tmp_path / "paper.pdf")

    return text


def shown(day):
    return to_persian(jalali.text(day))


def lacking(text, *wanted):
    return [part for part in wanted if plain(part) not in text]


@pytest.mark.parametrize(("name", "state", "wanted"), [
    ("coop-permit", "registered", ("سارا کریمی", "رئیس هیأت مدیره", "بازرس اصلی", "شمار اعضا ۶ نفر")),
    ("coop-licence", "operating", ("سارا کریمی", "رضا کریمی", "شهرستان کرج", "۶ نفر")),
    ("coop-status", "operating", (*MEMBERS[:5], "۲۰۱", "مکاتبات", "اولین مجمع عمومی عادی", "تغییرات", "شکایت‌ها")),
    ("coop-acceptance", "operating", (*MEMBERS[:5], "نایب‌رئیس هیأت مدیره", "بازرس اصلی")),
    ("coop-board-minutes", "operating", ("سارا کریمی", "مدیرعامل", "رضا کریمی")),
    ("coop-dissolution-minutes", "dissolved", ("نادر صادقی", "۶ نفر")),
    ("coop-share-receipt", "operating", (*MEMBERS, "۲۱٬۰۰۰٬۰۰۰", "۲۰۱")),
    ("coop-attendance", "operating", MEMBERS),
    ("coop-holdings", "operating", (*MEMBERS, "۲۰۱", "سهام هنگام عضویت")),
    ("members", "operating", (*MEMBERS, "به تأیید هیأت مدیره رسید")),
])
def test_a_paper_names_the_members_and_offices_of_now_and_no_applicant(new, print_of, name, state, wanted):
    """The applicants are called احمدی; the representative is one of them, and no member."""
    text = print_of(name, peopled(new.chief, state))
    assert lacking(text, *wanted) == []
    assert "احمدی" not in text


def test_offices_stand_in_the_order_of_their_list(new, print_of):
    text = print_of("coop-acceptance", peopled(new.chief))
    places = [text.index(plain(name)) for name in ("سارا کریمی", "مریم کریمی", "علی کریمی", "حسین کریمی", "رضا کریمی")]
    assert places == sorted(places), "chair, deputy, member, alternate, managing director"


@pytest.mark.parametrize("name", ["coop-request", "coop-founders-minutes", "coop-agreement"])
def test_applicants_stay_on_the_papers_of_the_founding(new, print_of, name):
    text = print_of(name, peopled(new.chief))
    assert lacking(text, "سارا احمدی", "مریم احمدی", "علی احمدی") == []
    assert "کریمی" not in text


def test_a_certificate_is_of_one_member_with_what_he_holds(new, print_of, tmp_path):
    own = peopled(new.chief)
    members = related(new, coop_member.FORM, own)
    made(new.chief, "share_transfer", {**FULL["share_transfer"], "cooperative": own, "source": members[1],
                                       "target": members[0], "shares": 4})
    text = print_of("coop-member-certificate", members[0])
    assert lacking(text, "خانم سارا کریمی فرزند جواد", "دارندهٔ ۳۵ سهم", "شرکت تعاونی دامداران سبزدشت",
                   shown(TODAY - timedelta(days=50)), "شماره: ۱") == []
    assert "مریم" not in text.replace("مدیر", "")
    assert "آقای مریم کریمی" in print_of("coop-member-certificate", members[1])
    bare = made(new.chief, "coop_member", {"cooperative": own, "member_kind": "real", "first_name": "تازه",
                                           "last_name": "وارد", "joined_day": TODAY})
    with pytest.raises(BlankNeededError):
        print_of("coop-member-certificate", bare)
    made(new.chief, "share_transfer", {"cooperative": own, "day": TODAY, "nature": "subscribed", "target": bare,
                                       "shares": 3})
    print_paper(new.chief, "coop-member-certificate", [own], tmp_path / "all.pdf")
    assert pages_of(tmp_path / "all.pdf") == len(HOLDERS) + 1


def related(new, form, own):
    with new.database.read() as reader:
        return reader.numbers(form, Query(where=(("cooperative", "=", own),), order=(("number", False),)))


@pytest.mark.parametrize(("name", "state", "number", "day"), [
    ("coop-licence", "operating", "1405/91/پ", TODAY - timedelta(days=9)),
    ("coop-permit", "registered", "88/م", TODAY - timedelta(days=40)),
    ("coop-agreement", "registered", "1405/12/ت", TODAY - timedelta(days=90)),
    ("coop-dissolution-decision", "dissolved", "7/ا", TODAY - timedelta(days=2)),
])
def test_a_paper_with_a_number_of_its_own_has_it_in_its_head(new, print_of, name, state, number, day):
    own = peopled(new.chief, state)
    text = print_of(name, own)
    digits = to_persian(number).split("/")
    head = text[text.index("شماره:"):text.index("پیوست:")]
    assert all(part in head for part in digits), head
    assert f"تاریخ: {shown(day)}" in text
    assert shown(TODAY) not in head
    assert f"پرونده {to_persian(record_number.show(own))}" in text


def test_the_number_of_a_file_and_the_day_of_print_are_called_so(new, print_of):
    own = peopled(new.chief)
    text = print_of("coop-status", own)
    assert f"شماره پرونده: {to_persian(record_number.show(own))}" in text
    assert f"تاریخ چاپ: {shown(TODAY)}" in text
    assert "پیوست: دارد" in print_of("coop-permit", own)


@pytest.mark.parametrize("name", [
    "assembly-call", "assembly-ballots", "assembly-attendance", "assembly-minutes", "assembly-proxy",
    "assembly-entry-card", "coop-board-minutes", "coop-acceptance", "coop-member-certificate", "coop-share-receipt",
    "coop-founders-minutes", "coop-request"])
def test_a_cooperative_s_own_paper_is_no_act_of_the_ministry(new, print_of, name):
    kind = PAPERS[name].kinds[0]
    own = peopled(new.chief) if kind == "cooperative" else made(new.chief, kind, FULL[kind], "held")
    text = print_of(name, own)
    assert lacking(text, "شرکت تعاونی دامداران سبزدشت", "شماره ثبت: ۴۰۲۱ — شناسه ملی: ۱۴۰۰۷۶۵۰۹۱۲", MODEL) == []
    assert OFFICE not in text
    assert SEALED not in text


def test_an_act_of_the_office_keeps_its_head_and_its_note(new, print_of):
    text = print_of("coop-licence", peopled(new.chief))
    assert lacking(text, OFFICE, SEALED) == []
    assert MODEL not in text


def test_an_assembly_says_when_it_was_who_called_it_and_for_how_long_it_elected(new, print_of):
    own = peopled(new.chief)
    [member] = related(new, coop_member.FORM, own)[:1]
    told = {**FULL["assembly"], "cooperative": own, "called_by": "board",
            "candidates": [{"candidate": "سارا کریمی", "for_office": "board", "votes": 5, "result": "principal",
                            "member": member}]}
    number = made(new.chief, "assembly", told, "held")
    text = print_of("assembly-minutes", number)
    weekday = jalali.weekday_name(TODAY)
    code = record(new.chief, member).values.show(coop_member.NATIONAL_CODE)
    assert lacking(text, "عادی سالانه، نوبت اول", f"روز {weekday} {shown(TODAY)} ساعت ۱۰:۰۰", "بنا بر دعوت هیأت مدیره",
                   "برای مدت ۳ سال", "ظرف ۱۵ روز", "پایان یافت و این صورتجلسه در", code, "ممتنع") == []
    for role, name in (("رئیس مجمع", "سارا احمدی"), ("ناظر اداره", "مریم یوسفی")):
        assert text.rindex(name) > text.rindex(role)
    call = print_of("assembly-call", number)
    assert lacking(call, "از سوی هیأت مدیره: رئیس هیأت مدیره", "سارا کریمی", "برای نوبت دوم") == []


def test_the_office_signs_a_call_of_its_own_and_the_last_call_promises_no_other(new, print_of):
    by_office = made(new.chief, "assembly", {**FULL["assembly"], "called_by": "ministry"}, "called")
    text = print_of("assembly-call", by_office)
    assert lacking(text, "از سوی اداره", "رئیس اداره") == []
    last = made(new.chief, "assembly", {**FULL["assembly"], "nature": "extraordinary", "call_no": 3}, "called")
    text = print_of("assembly-call", last)
    assert "برای نوبت" not in text
    assert plain("آخرین نوبت") in text


@pytest.mark.parametrize(("name", "state", "other"), [
    ("assembly-minutes", "no_quorum", "صورتجلسهٔ منفی"), ("assembly-minutes", "cancelled", "لغو"),
    ("assembly-negative-minutes", "held", "صورتجلسهٔ مجمع عمومی"), ("coop-changes", "refused", "تأیید نشده")])
def test_minutes_of_another_outcome_are_refused_and_the_right_ones_named(new, tmp_path, name, state, other):
    kind = PAPERS[name].kinds[0]
    number = made(new.chief, kind, FULL[kind], state)
    with pytest.raises(NotPrintableError) as refused:
        print_paper(new.chief, name, [number], tmp_path / "paper.pdf")
    assert other in sentence(refused.value)
    assert not (tmp_path / "paper.pdf").exists()


def test_a_visit_that_was_recorded_fills_the_form_that_is_empty_before_it(new, print_of):
    own = peopled(new.chief)
    empty = print_of("coop-supervision-visit", own)
    assert lacking(empty, "دامداران سبزدشت", "۶ نفر", "۱۲/۲۹", shown(TODAY)) == []
    seen = made(new.chief, "coop_visit", {
        "cooperative": own, "nature": "supervision", "day": TODAY - timedelta(days=3), "visitor": "نرگس مرادی",
        "is_active": True, "employed_men": 17, "findings": "دفترها کامل بود.", "advice": "مجمع تشکیل شود."})
    text = print_of("coop-supervision-visit", seen)
    assert lacking(text, "دامداران سبزدشت", "نرگس مرادی", shown(TODAY - timedelta(days=3)), "۱۷", "دفترها کامل بود.",
                   "مجمع تشکیل شود.", "۶ نفر") == []
    assert "نرگس" not in empty
    assert lacking(print_of("coop-progress-visit", seen), "نرگس مرادی", "دفترها کامل بود.") == []


def test_a_deficiency_names_the_documents_and_the_day(new, print_of):
    text = print_of("coop-deficiency", made(new.chief, "cooperative", FULL["cooperative"], "returned"))
    assert lacking(text, "تصویر مدرک تحصیلی", "مدرک دو نفر", "خواسته شد", "با سلام و احترام؛", shown(TODAY),
                   "سارا احمدی") == []
    assert plain("فرم کلیات طرح پیشنهادی") not in text, "what was received is not wanted again"


def test_a_union_is_called_a_union_on_every_paper(new, print_of):
    union = {**FULL["cooperative"], "level": "union"}
    number = made(new.chief, "cooperative", union, "operating")
    for name in ("coop-agreement", "coop-request", "coop-board-minutes", "coop-merger-minutes"):
        text = print_of(name, number)
        assert plain("اتحادیهٔ تعاونی دامداران سبزدشت") in text, name
        assert "شرکت تعاونی دامداران" not in text, name


def test_a_name_that_says_its_title_is_not_titled_twice():
    assert titled("سبزدشت", None) == titled("سبزدشت", "company") == "شرکت تعاونی سبزدشت"
    assert titled("سبزدشت", "union") == "اتحادیهٔ تعاونی سبزدشت"
    assert titled("سبزدشت", "chamber") == "اتاق تعاون سبزدشت"
    for name in ("شرکت تعاونی سبزدشت", "تعاونی سبزدشت", "اتحادیهٔ صنف سبزدشت"):
        assert titled(name, "company") == name


def test_an_empty_list_of_members_is_a_form_to_be_filled(new, print_of):
    text = print_of("members", made(new.chief, "cooperative", EMPTY["cooperative"]))
    assert "رسید." not in text
    assert "جمع" not in text
    assert text.count("عضو هیأت مؤسس") == 3


def test_every_member_gets_a_card_and_a_new_assembly_blank_ones(new, print_of):
    own = peopled(new.chief)
    number = made(new.chief, "assembly", {**FULL["assembly"], "cooperative": own}, "called")
    text = print_of("assembly-entry-card", number)
    assert lacking(text, *MEMBERS, "نوبت اول", "رأی اصالتاً") == []
    bare = made(new.chief, "cooperative", EMPTY["cooperative"])
    at = datetime.combine(TODAY, time(10))
    blank = made(new.chief, "assembly", {**EMPTY["assembly"], "cooperative": bare, "held_at": at}, "called")
    assert print_of("assembly-entry-card", blank).count("برگ ورود") >= 5


def test_only_confirmed_candidates_are_announced(new, print_of):
    rows = [{"candidate": "سارا کریمی", "for_office": "board", "eligibility": "confirmed"},
            {"candidate": "نادر نوری", "for_office": "board", "eligibility": "rejected"},
            {"candidate": "زهرا راد", "for_office": "inspector", "eligibility": "confirmed"}]
    number = made(new.chief, "assembly", {**FULL["assembly"], "candidates": rows, "eligibility_no": "55"}, "called")
    text = print_of("assembly-candidates", number)
    assert lacking(text, "سارا کریمی", "زهرا راد", "شماره: ۵۵") == []
    assert "نادر" not in text


def test_a_transfer_is_signed_by_both_sides_and_by_the_cooperative(new, print_of):
    text = print_of("coop-share-transfer", full(new.chief, "share_transfer", None))
    assert lacking(text, "واگذارنده ۵ سهم", "سارا کریمی", "مریم کریمی", "اثر انگشت", "رضا کریمی", "پنج سهم") == []


def test_what_is_counted_is_named_and_what_is_named_is_counted(new):
    assert {kind: set(names) for kind, names in FACTS.items()} == {kind: set(names) for kind, names in COUNTED.items()}
    own = peopled(new.chief)
    with new.database.read() as reader:
        found = reader.get(own)
        about = Sources(new.chief, reader, [found]).about(found)
        assert about.fill("{members}/{women}/{men}/{shares}/{office:chair}/{office:managing_director}") == \
            "۶/۳/۳/۲۰۱/سارا کریمی/رضا کریمی"
        assert about.fill("{first_assembly} {register_by}") == f"{shown(TODAY)} {shown(TODAY + timedelta(days=30))}"
        end = shown(jalali.add_years(TODAY - timedelta(days=50), 3))
        assert about.fill("{board_end}؛ {count:members}") == f"{end}؛ ۶"


def test_places_of_offices_and_of_counted_figures_are_judged_while_they_are_typed():
    for text, form, good in (
        ("office:chair", cooperative.FORM, True), ("office:king", cooperative.FORM, False),
        ("office:cooperative.chair", assembly.FORM, True), ("office:chair", assembly.FORM, False),
        ("titled_name", cooperative.FORM, True), ("cooperative.titled_name", assembly.FORM, True),
        ("titled_name", assembly.FORM, False),
        ("nth:call_no", assembly.FORM, True), ("nth:place", assembly.FORM, False),
        ("when:held_at", assembly.FORM, True), ("when:call_no", assembly.FORM, False),
        ("cooperative.members", assembly.FORM, True), ("members", catalog.BY_KIND["coop_office"], False),
    ):
        assert is_known(placeholder(text), (form,)) == good, text
