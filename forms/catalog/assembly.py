"""مجمع عمومی: one call of one assembly of a cooperative, from its notice to its minutes (DOMAIN B.5).

Law: the quorum, the majority and the deadlines are parameters; the statutes of the cooperative override them.
"""

from collections.abc import Iterable

from forms.parts import (
    Attachments,
    Choice,
    Code,
    Context,
    Day,
    Form,
    Life,
    Link,
    Moment,
    Move,
    Number,
    Problem,
    Rows,
    Section,
    Signature,
    State,
    Text,
    Values,
    Year,
    YesNo,
)
from forms.rules.amounts import ordinal
from forms.rules.digits import grouped
from forms.rules.persian import joined_key

COOPERATIVE = Link(name="cooperative", label="تعاونی", kind="cooperative", required=True, in_list=True)
NATURE = Choice(name="nature", label="نوع مجمع", required=True, in_list=True, options={
    "founding": "اولین مجمع عمومی عادی", "ordinary": "عادی سالانه", "ordinary_extra": "عادی به‌طور فوق‌العاده",
    "extraordinary": "فوق‌العاده"})
CALL_NO = Number(name="call_no", label="نوبت", least=1, most=3, required=True, in_list=True)
EARLIER = Link(name="earlier", label="نوبت پیشین", kind="assembly")
FOR_YEAR = Year(name="for_year", label="سال مالی", hint="سالی که گزارش آن به مجمع عادی داده می‌شود")
REQUESTED_BY = Choice(name="requested_by", label="درخواست‌کنندهٔ مجمع", options={
    "inspector": "بازرس", "members": "اعضا", "ministry": "اداره"})
REQUESTED_DAY = Day(name="requested_day", label="تاریخ درخواست مجمع")
REQUESTERS = Number(name="requesters", label="شمار اعضای درخواست‌کننده", least=1)
CALLED_DAY = Day(name="called_day", label="تاریخ دعوت", required=True)
CALLED_BY = Choice(name="called_by", label="دعوت‌کننده", options={
    "board": "هیأت مدیره", "founders": "هیأت مؤسس", "inspector": "بازرس", "members": "اعضا", "ministry": "اداره"})
NOTICE = Choice(name="notice", label="شیوهٔ دعوت", options={
    "newspaper": "روزنامه", "invitation": "دعوتنامهٔ کتبی", "posting": "آگهی در محل"})
HELD_AT = Moment(name="held_at", label="روز و ساعت", required=True, in_list=True)
PLACE = Text(name="place", label="محل برگزاری")
OBSERVER = Text(name="observer", label="ناظر اداره")
AGENDA = Rows(name="agenda", label="دستور جلسه", printed_rows=5, columns=(
    Text(name="matter", label="موضوع", required=True, searched=True),))

MEMBERS = Number(name="members", label="شمار اعضا", least=1, in_list=True,
                 hint="در مجمع دومرحله‌ای، شمار نمایندگان حوزه‌ها")
PRESENT = Number(name="present", label="حاضران", in_list=True)
PROXIES = Number(name="proxies", label="وکالت‌ها")
OUTSIDERS = Number(name="proxy_outsiders", label="وکیلان غیرعضو", hint="کسانی که عضو نیستند و به وکالت آمده‌اند")
QUORUM_MET = YesNo(name="quorum_met", label="حد نصاب رسید", in_list=True, hint="با برگزاری، برنامه حساب می‌کند")

TWO_STAGE = YesNo(name="two_stage", label="مجمع دومرحله‌ای")
DELEGATES = Number(name="delegates", label="نمایندگان", least=1)
DISTRICT_MEMBERS = Number(name="district_members", label="اعضای حوزه", least=1)
DISTRICT_PRESENT = Number(name="district_present", label="حاضران")
DISTRICT = Text(name="district", label="حوزه", required=True, searched=True)
DISTRICTS = Rows(name="districts", label="مرحلهٔ نخست: حوزه‌ها", printed_rows=5, columns=(
    DISTRICT, Day(name="district_day", label="تاریخ"),
    DISTRICT_MEMBERS, DISTRICT_PRESENT, DELEGATES))

PRESIDENT = Text(name="president", label="رئیس مجمع")
VICE_PRESIDENT = Text(name="vice_president", label="نایب‌رئیس مجمع")
SECRETARY = Text(name="secretary", label="منشی مجمع")
FIRST_TELLER = Text(name="first_teller", label="ناظر اول")
SECOND_TELLER = Text(name="second_teller", label="ناظر دوم")

BALLOTS_GIVEN = Number(name="ballots_given", label="برگه‌های داده‌شده")
BALLOTS_CAST = Number(name="ballots_cast", label="آرای ریخته‌شده")
BALLOTS_SPOILT = Number(name="ballots_spoilt", label="آرای باطل")
CANDIDATE = Text(name="candidate", label="نامزد", required=True, searched=True)
FOR_OFFICE = Choice(name="for_office", label="برای", required=True, options={
    "board": "هیأت مدیره", "inspector": "بازرس"})
ELIGIBILITY = Choice(name="eligibility", label="صلاحیت", options={
    "confirmed": "تأیید شد", "asked": "استعلام شد", "rejected": "رد شد"})
ELIGIBILITY_NO = Code(name="eligibility_no", label="شماره نامهٔ کمیسیون نظارت بر انتخابات", longest=40)
ELIGIBILITY_DAY = Day(name="eligibility_day", label="تاریخ نامهٔ کمیسیون")
VOTES = Number(name="votes", label="آرا")
LOT = Number(name="lot", label="ترتیب قرعه", least=1)
RESULT = Choice(name="result", label="نتیجه", options={
    "principal": "اصلی", "alternate": "علی‌البدل", "none": "—"})
CANDIDATES = Rows(name="candidates", label="نامزدها و آرا", printed_rows=8, columns=(
    CANDIDATE, FOR_OFFICE, ELIGIBILITY, VOTES, LOT, RESULT,
    Link(name="member", label="عضو", kind="coop_member")))

ELECTS = Choice(name="elects", label="انتخاب", options={
    "whole": "همهٔ ارکان", "vacancies": "تکمیل کرسی‌های خالی"}, hint="اگر خالی بماند، همهٔ ارکان")
DECISION_KIND = Choice(name="decision_kind", label="موضوع", options={
    "accounts": "گزارش و صورت‌های مالی", "budget": "بودجه و برنامه", "statutes": "تغییر اساسنامه",
    "capital": "تغییر سرمایه", "removal": "عزل یا استعفای هیأت مدیره", "merger": "ادغام", "dissolution": "انحلال",
    "expulsion": "اخراج عضو", "other": "دیگر"})
EXTRAORDINARY_KINDS = ("statutes", "capital", "removal", "merger", "dissolution")
"""What an extraordinary assembly alone decides (DOMAIN B.5)."""
MATTER = Text(name="matter", label="تصمیم", required=True, searched=True)
IN_FAVOUR = Number(name="in_favour", label="موافق")
AGAINST = Number(name="against", label="مخالف")
CARRIED = Choice(name="carried", label="نتیجه", options={"yes": "تصویب", "no": "رد"})
DECISIONS = Rows(name="decisions", label="تصمیم‌ها", printed_rows=5, columns=(
    MATTER, DECISION_KIND, IN_FAVOUR, AGAINST, CARRIED))
MINUTES_NO = Code(name="minutes_no", label="شماره صورتجلسه", longest=40)
MINUTES_DAY = Day(name="minutes_day", label="تاریخ صورتجلسه")
REGISTERED_DAY = Day(name="registered_day", label="تاریخ ثبت تغییرات")
NOTE = Text(name="note", label="یادداشت", lines=2)
FILES = Attachments(name="files", label="دعوتنامه، لیست حضور و صورتجلسهٔ امضاشده")


def the_call_comes_before_the_meeting(values: Values, _context: Context) -> Iterable[Problem]:
    called, held = values[CALLED_DAY], values[HELD_AT]
    if called and held and held.date() < called:
        yield Problem(HELD_AT.name, "مجمع پیش از دعوت آن نوشته شده است؛ یکی از دو تاریخ را درست کنید")


def a_later_call_has_an_earlier_one(values: Values, _context: Context) -> Iterable[Problem]:
    if (values[CALL_NO] or 1) > 1 and values[EARLIER] is None:
        yield Problem(EARLIER.name, "نوبت دوم و سوم از نوبت پیشین ساخته می‌شود؛ آن را برگزینید", "amber")


def nobody_is_counted_who_is_no_member(values: Values, _context: Context) -> Iterable[Problem]:
    members, present, proxies = values[MEMBERS], values[PRESENT], values[PROXIES]
    if members is not None and (present or 0) + (proxies or 0) > members:
        yield Problem(PRESENT.name, "حاضران و وکالت‌ها از اعضا بیشترند؛ شمارش را دوباره ببینید")


def districts_add_up(values: Values, _context: Context) -> Iterable[Problem]:
    """DOMAIN B.5 (S45b): districts elect the delegates, who are then the voters of the assembly."""
    rows: tuple[Values, ...] = values[DISTRICTS] or ()
    if not values[TWO_STAGE]:
        if rows:
            yield Problem(TWO_STAGE.name, "حوزه نوشته شده است؛ «مجمع دومرحله‌ای» را «بله» کنید یا حوزه‌ها را بردارید")
        return
    for place, row in enumerate(rows):
        if (row[DISTRICT_PRESENT] or 0) > (row[DISTRICT_MEMBERS] or row[DISTRICT_PRESENT] or 0):
            yield Problem(DISTRICTS.name, "حاضران حوزه از اعضای آن بیشترند؛ شمارش را دوباره ببینید", "red", place,
                          DISTRICT_PRESENT.name)
    delegates = sum(row[DELEGATES] or 0 for row in rows)
    if rows and values[MEMBERS] is not None and values[MEMBERS] != delegates:
        yield Problem(MEMBERS.name, f"نمایندگان حوزه‌ها {grouped(delegates)} نفرند؛ در مجمع دومرحله‌ای همین شمار نوشته "
                                    "می‌شود")


def ballots_add_up(values: Values, _context: Context) -> Iterable[Problem]:
    """DOMAIN B.3: one member one vote."""
    voters = (values[PRESENT] or 0) + (values[PROXIES] or 0)
    given, cast, spoilt = values[BALLOTS_GIVEN], values[BALLOTS_CAST], values[BALLOTS_SPOILT]
    if given is not None and values[PRESENT] is not None and given > voters:
        yield Problem(BALLOTS_GIVEN.name, "برگه‌های داده‌شده از حاضران و وکالت‌ها بیشتر است؛ شمارش را دوباره ببینید")
    if cast is not None and given is not None and cast > given:
        yield Problem(BALLOTS_CAST.name, "آرای ریخته‌شده از برگه‌های داده‌شده بیشتر است؛ شمارش را دوباره ببینید")
    if spoilt is not None and cast is not None and spoilt > cast:
        yield Problem(BALLOTS_SPOILT.name, "آرای باطل از آرای ریخته‌شده بیشتر است؛ شمارش را دوباره ببینید")
    if cast is None:
        return
    candidates: tuple[Values, ...] = values[CANDIDATES] or ()
    for row, each in enumerate(candidates):
        if (each[VOTES] or 0) > cast - (spoilt or 0):
            yield Problem(CANDIDATES.name, f"آرای «{each.show(CANDIDATE)}» از آرای درست بیشتر است؛ شمارش را دوباره "
                          "ببینید", "red", row, VOTES.name)


def called_by_its_call(values: Values) -> str:
    """«عادی سالانه، نوبت دوم، ۱۴۰۵/۰۲/۱۹»: the hour tells no assembly from another."""
    call, held = values[CALL_NO], values[HELD_AT]
    said = (values.show(NATURE), f"نوبت {ordinal(call)}" if call else "",
            CALLED_DAY.show(held.date()) if held else "")
    return "، ".join(filter(None, said))


def a_candidate_stands_once(values: Values, _context: Context) -> Iterable[Problem]:
    """For one organ nobody stands twice: members are told apart by their membership, others by their name."""
    seen: dict[str, list[Values]] = {}
    rows: tuple[Values, ...] = values[CANDIDATES] or ()
    for place, row in enumerate(rows):
        before = seen.setdefault(row[FOR_OFFICE] or "", [])
        if any(is_same_candidate(row, other) for other in before):
            yield Problem(CANDIDATES.name, "این نامزد پیش‌تر در فهرست آمده است؛ یکی از دو ردیف را بردارید", "red", place,
                          CANDIDATE.name)
        before.append(row)


def is_same_candidate(one: Values, other: Values) -> bool:
    """Whether two rows name one person: by the membership, else by the name."""
    if one.named("member") is not None and other.named("member") is not None:
        return bool(one.named("member") == other.named("member"))
    names = [joined_key(row[CANDIDATE] or "") for row in (one, other)]
    return bool(names[0]) and names[0] == names[1]


_RESULTS = (COOPERATIVE, NATURE, FOR_YEAR, CALL_NO, EARLIER, HELD_AT, MEMBERS, PRESENT, PROXIES, OUTSIDERS, QUORUM_MET,
            TWO_STAGE, DISTRICTS, ELECTS, BALLOTS_GIVEN, BALLOTS_CAST, BALLOTS_SPOILT, CANDIDATES, DECISIONS)
"""What an assembly was and what came of it; offices and steps of its cooperative lean on them."""

FORM = Form(
    kind="assembly",
    title="مجمع عمومی",
    plural="مجمع‌ها",
    icon="group",
    named_by=(NATURE, CALL_NO, HELD_AT),
    called=called_by_its_call,
    life=Life(
        states=(State("called", "دعوت شد", "info"), State("held", "برگزار شد", "ok", _RESULTS),
                State("no_quorum", "به حد نصاب نرسید", "warn", _RESULTS), State("cancelled", "لغو شد", "danger")),
        moves=(
            Move(name="hold", label="برگزار شد", source=("called",), target="held", needs=(MEMBERS, PRESENT)),
            Move(name="fail", label="به حد نصاب نرسید", source=("called",), target="no_quorum",
                 needs=(MEMBERS, PRESENT)),
            Move(name="cancel", label="لغو مجمع", source=("called",), target="cancelled", asks_reason=True),
            Move(name="reopen", label="بازگشت به پیش از برگزاری", source=("held", "no_quorum"), target="called",
                 who=("chief",), asks_reason=True),
        ),
    ),
    sections=(
        Section("دعوت", (COOPERATIVE, NATURE, FOR_YEAR, CALL_NO, EARLIER, CALLED_DAY, CALLED_BY, NOTICE,
                         HELD_AT, PLACE, OBSERVER, REQUESTED_BY, REQUESTED_DAY, REQUESTERS)),
        Section("دستور جلسه", (AGENDA,), columns=1),
        Section("مجمع دومرحله‌ای", (TWO_STAGE, DISTRICTS), columns=1),
        Section("حضور", (MEMBERS, PRESENT, PROXIES, OUTSIDERS, QUORUM_MET)),
        Section("هیأت رئیسه", (PRESIDENT, VICE_PRESIDENT, SECRETARY, FIRST_TELLER, SECOND_TELLER)),
        Section("رأی‌گیری", (ELECTS, BALLOTS_GIVEN, BALLOTS_CAST, BALLOTS_SPOILT)),
        Section("نامزدها", (ELIGIBILITY_NO, ELIGIBILITY_DAY, CANDIDATES)),
        Section("تصمیم‌ها", (DECISIONS,), columns=1),
        Section("صورتجلسه", (MINUTES_NO, MINUTES_DAY, REGISTERED_DAY)),
        Section("یادداشت و مدارک", (NOTE, FILES), columns=1),
    ),
    signatures=(Signature("رئیس مجمع"), Signature("منشی مجمع"), Signature("ناظر اول"), Signature("ناظر دوم"),
                Signature("ناظر اداره")),
    rules=(the_call_comes_before_the_meeting, a_later_call_has_an_earlier_one, nobody_is_counted_who_is_no_member,
           ballots_add_up, districts_add_up, a_candidate_stands_once),
)
