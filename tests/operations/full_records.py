"""Records of which everything is known, and records of which no more than must be: for papers of every kind."""

from datetime import datetime, time, timedelta

from desktop.store.queries import Query
from forms import catalog
from forms.parts import Values
from tests.operations.offices import GOOD_CODES, TODAY

FINISHED = {"cooperative": "operating", "home_business": "licence_issued", "person": None, "meeting": "held",
            "job": "registered", "assembly": "held", "campaign": "running",
            "visitor_group": "active", "letter": "issued"}
HOLDERS = ("سارا", "مریم", "علی", "رضا", "زهرا", "حسین")
ROLES = ("founder", "founder", "founder", "board", "manager", "inspector")

MEMBERS = [{"first_name": name, "last_name": "احمدی", "father_name": "محمد", "national_code": code, "shares": 20,
            "role": role} for name, code, role in zip(HOLDERS, GOOD_CODES, ROLES, strict=True)]
HUMAN = {"national_code": GOOD_CODES[0], "first_name": "سارا", "last_name": "نجفی", "father_name": "علی",
         "birth_day": TODAY.replace(year=1990, day=1), "mobile": "09121234567"}
FULL = {
    "cooperative": {
        "name": "دامداران سبزدشت", "type": "productive", "membership": "group", "legal_form": "ordinary",
        "trend": "agri_livestock", "level": "company", "subject": "پرورش دام و فرآوری فرآورده‌های لبنی",
        "county": "3001", "address": "کرج، بلوار ارم، پلاک ۱۲", "postal_code": "3135678914",
        "tracking_code": "140512345", "agreement_no": "1405/12/ت", "agreement_day": TODAY - timedelta(days=90),
        "agreement_end": TODAY + timedelta(days=90), "permit_no": "88/م", "permit_day": TODAY - timedelta(days=40),
        "registration_no": "4021", "registration_day": TODAY - timedelta(days=30),
        "licence_no": "1405/91/پ", "licence_day": TODAY - timedelta(days=9),
        "licence_end": TODAY + timedelta(days=700), "operating_area": "شهرستان کرج", "representative": "سارا احمدی",
        "representative_mobile": "09121234567", "returned_until": TODAY, "year_end": "12/29", "ground": "inactivity",
        "dissolved_by": "ministry", "dissolution_no": "7/ا", "dissolved_day": TODAY - timedelta(days=2),
        "documents": [{"document": "degrees", "document_state": "wanted", "document_note": "مدرک دو نفر"},
                      {"document": "plan_form", "document_state": "received"}],
        "legal_national_id": "14007650912", "capital": 319_000_000, "paid_capital": 159_500_000,
        "par_value": 1_000_000, "members": MEMBERS},
    "home_business": {
        **HUMAN, "county": "3001", "place": "urban", "address": "کرج، کوچهٔ یاس، پلاک ۸", "mode": "independent",
        "trade_group": "HB06", "field_of_work": "صحافی", "tracking_code": "140598877", "licence_no": "1405/33/خ",
        "licence_day": TODAY, "sponsor": "emdad", "plan_cost": 2_900_000_000, "own_share": 870_000_000,
        "requested_amount": 2_030_000_000, "jobs": 1},
    "person": {**HUMAN, "sex": "female", "address": "کرج، کوچهٔ یاس، پلاک ۸", "postal_code": "3135678914"},
    "meeting": {
        "title": "کارگروه اشتغال و سرمایه‌گذاری", "held_at": datetime.combine(TODAY, time(10)), "chair": "فرماندار",
        "place": "سالن جلسات فرمانداری", "secretary": "رئیس اداره", "discussion": "گزارش دستگاه‌ها شنیده شد.",
        "agenda": [{"matter": "گزارش ثبت اشتغال"}],
        "attendees": [{"full_name": name, "organisation": "جهاد کشاورزی", "presence": "present"} for name in HOLDERS],
        "decisions": [{"decision": "برنامهٔ جبرانی ارسال شود.", "responsible": "دستگاه‌ها", "due_day": TODAY}]},
    "job": {**HUMAN, "tracking_code": "77001", "agency": "بهزیستی", "start_day": TODAY, "job_title": "خیاط",
            "workshop": "تولیدی یاس", "workshop_code": "1234567890"},
    "campaign": {"title": "صحت‌سنجی پاییز", "first_day": TODAY, "last_day": TODAY, "tier": "field", "mode": "census"},
    "visitor_group": {"name": "گروه جهادی شهید رضایی", "organisation_type": "jihadi", "head": "علی رستمی",
                      "visitors": [{"full_name": name} for name in HOLDERS]},
    "assembly": {
        "nature": "ordinary", "call_no": 1, "called_day": TODAY - timedelta(days=16), "called_by": "board",
        "notice": "newspaper", "held_at": datetime.combine(TODAY, time(10)), "place": "سالن تعاونی",
        "observer": "مریم یوسفی", "agenda": [{"matter": "اصلاح اساسنامه"}, {"matter": "انتخاب هیأت مدیره و بازرس"}],
        "members": 6, "present": 5, "proxies": 1, "quorum_met": True, "president": "سارا احمدی",
        "vice_president": "مریم احمدی", "secretary": "علی احمدی", "first_teller": "رضا احمدی",
        "second_teller": "زهرا احمدی", "ballots_given": 6, "ballots_cast": 6, "ballots_spoilt": 1,
        "candidates": [{"candidate": f"{name} احمدی", "for_office": "board" if place < 5 else "inspector",
                        "votes": 5 - place % 5, "result": "principal" if place != 3 else "alternate"}
                       for place, name in enumerate(HOLDERS)],
        "decisions": [{"matter": "مادهٔ چهارم اساسنامه اصلاح شد", "in_favour": 5, "against": 1, "carried": "yes"}],
        "minutes_no": "12/ص", "minutes_day": TODAY},
    "share_transfer": {"day": TODAY, "nature": "passed", "shares": 5, "amount": 5_000_000, "consent_no": "31",
                       "consent_day": TODAY - timedelta(days=1)},
    "complaint": {"day": TODAY, "complainant": "رضا نوری", "against": "هیأت مدیره", "nature": "finance",
                  "description": "صورت مالی داده نشده است.", "answer_by": TODAY + timedelta(days=30)},
    "coop_warning": {"warning_no": 1, "day": TODAY, "subject": "تشکیل‌نشدن مجمع سالانه",
                     "description": "مجمع سال گذشته تشکیل نشده است.", "deadline": TODAY + timedelta(days=30)},
    "coop_change": {"decided_by": "extraordinary", "decided_day": TODAY - timedelta(days=9), "approval_no": "66/ت",
                    "approval_day": TODAY, "changes": [{"what": "address", "before": "کرج", "after": "فردیس"}]},
    "letter": {"direction": "in", "letter_no": "1405/210/ت", "letter_day": TODAY, "correspondent": "بانک توسعه تعاون",
               "addressed_to": "رئیس محترم بانک", "subject": "افتتاح حساب", "their_no": "21/88", "their_day": TODAY},
}
EMPTY = {
    "cooperative": {"name": "یاس", "type": "productive", "county": "3001"},
    "home_business": {name: FULL["home_business"][name] for name in (
        "national_code", "first_name", "last_name", "county", "mode", "trade_group", "field_of_work")},
    "person": {name: HUMAN[name] for name in ("national_code", "first_name", "last_name")},
    "meeting": {name: FULL["meeting"][name] for name in ("title", "held_at")},
    "assembly": {name: FULL["assembly"][name] for name in ("nature", "call_no", "called_day", "held_at")},
    "share_transfer": {name: FULL["share_transfer"][name] for name in ("day", "nature", "shares")},
    "complaint": {name: FULL["complaint"][name] for name in ("day", "complainant", "against", "nature")},
    "coop_change": {name: FULL["coop_change"][name] for name in ("decided_by", "decided_day")},
}
OF_A_COOPERATIVE = {kind for kind, form in catalog.BY_KIND.items() if "cooperative" in form.by_name} - {"letter"}
OFFICES = ("chair", "vice_chair", "principal", "managing_director", "inspector", "alternate")


def made(desk, kind, told, state=None):
    """The number of a record that holds this and stands in this state; an assembly is one of a cooperative."""
    form = catalog.BY_KIND[kind]
    if kind in OF_A_COOPERATIVE and "cooperative" not in told:
        told = {"cooperative": made(desk, "cooperative", FULL["cooperative"], "operating"), **told}
    rows = {name: tuple(Values(form.by_name[name].columns, row) for row in value) if isinstance(value, list) else value
            for name, value in told.items()}
    with desk.database.change(desk.actor) as change:
        return change.create_many(form, [(form.values(rows), {})], state)[0]


def peopled(desk, state="operating"):
    """A cooperative with members of its own, offices, a founding assembly: nobody of them is among the applicants."""
    own = made(desk, "cooperative", FULL["cooperative"], state)
    made(desk, "assembly", {**FULL["assembly"], "cooperative": own, "nature": "founding"}, "held")
    members = [made(desk, "coop_member", {
        "cooperative": own, "member_kind": "real", "member_no": place, "first_name": name, "last_name": "کریمی",
        "father_name": "جواد", "sex": "female" if place % 2 else "male", "national_code": code, "shares": 30 + place,
        "paid": 1_000_000 * place, "joined_day": TODAY - timedelta(days=50)}, "member")
        for place, (name, code) in enumerate(zip(HOLDERS, GOOD_CODES, strict=False), start=1)]
    for office, name, member in zip(OFFICES, HOLDERS, members, strict=True):
        made(desk, "coop_office", {"cooperative": own, "office": office, "full_name": f"{name} کریمی", "member": member,
                                   "first_day": TODAY - timedelta(days=50), "signs": office == "chair"}, "serving")
    made(desk, "coop_office", {"cooperative": own, "office": "liquidator", "full_name": "نادر صادقی",
                               "first_day": TODAY}, "serving")
    return own


def full(desk, kind, state):
    """The number of a record of which everything is known."""
    if kind == "cooperative":
        return peopled(desk, state)
    if kind != "share_transfer":
        return made(desk, kind, FULL[kind], state)
    own = peopled(desk)
    with desk.database.read() as reader:
        source, target = reader.numbers(catalog.BY_KIND["coop_member"], Query(where=(("cooperative", "=", own),)))[:2]
    return made(desk, kind, {**FULL[kind], "cooperative": own, "source": source, "target": target})
