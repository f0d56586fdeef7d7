"""تعاونی: a cooperative's file from seven people with an idea to a working, dissolved or merged company
(DOMAIN B.2, B.3, B.6, B.9, B.10).

Law: the law's numbers are parameters; what the cooperative's own statutes say is written in its section and wins.
"""

from collections.abc import Iterable

from forms.parts import (
    Attachments,
    Choice,
    Code,
    Context,
    Day,
    Form,
    Iban,
    Landline,
    LegalId,
    Life,
    Link,
    Listed,
    Mobile,
    Move,
    NationalCode,
    Number,
    PostalCode,
    Problem,
    Rials,
    Rows,
    Section,
    Signature,
    State,
    Text,
    Values,
    YesNo,
    each_once,
    figure_problem,
    in_order,
)
from forms.rules import fiscal_year

NAME = Text(name="name", label="نام تعاونی", required=True, in_list=True, searched=True,
            aliases=("نام شرکت تعاونی", "نام شرکت", "عنوان تعاونی", "شرکت تعاونی"))
TYPE = Listed(name="type", label="نوع فعالیت", list_name="coop_types", required=True, in_list=True,
              aliases=("نوع تعاونی", "نوع شرکت تعاونی"))
MEMBERSHIP = Listed(name="membership", label="نوع عضویت", list_name="coop_membership_types")
LEGAL_FORM = Listed(name="legal_form", label="قالب حقوقی", list_name="coop_legal_forms")
TREND = Listed(name="trend", label="گرایش", list_name="coop_trends", open=True, in_list=True,
               aliases=("گرایش تعاونی", "رشته و گرایش"))
ISIC = Listed(name="isic", label="رشتهٔ فعالیت (آیسیک)", list_name="isic_sections",
              aliases=("ISIC",))
LEVEL = Listed(name="level", label="سطح", list_name="coop_levels")
MISSION = Choice(name="mission", label="ویژه", in_list=True, options={
    "rural": "روستایی", "job_agency": "خدمات اشتغال و کاریابی", "home_workers": "شاغلان خانگی"})
SUBJECT = Text(name="subject", label="موضوع فعالیت", lines=2, searched=True, aliases=("زمینه فعالیت",))
AREA = Text(name="operating_area", label="حوزهٔ عمل", aliases=("حوزه عملیات",))
COUNTY = Listed(name="county", label="شهرستان", list_name="counties", required=True, in_list=True)
ADDRESS = Text(name="address", label="نشانی", lines=2, aliases=("آدرس",))
POSTAL_CODE = PostalCode(name="postal_code", label="کد پستی")
PHONE = Landline(name="phone", label="تلفن")
REPRESENTATIVE = Text(name="representative", label="نمایندهٔ تام‌الاختیار", searched=True)
REPRESENTATIVE_MOBILE = Mobile(name="representative_mobile", label="تلفن همراه نماینده")

TRACKING_CODE = Code(name="tracking_code", label="کد رهگیری درخواست", searched=True, longest=40)
RETURNED_UNTIL = Day(name="returned_until", label="مهلت رفع نقص")
AGREEMENT_NO = Code(name="agreement_no", label="شماره موافقت‌نامه", longest=40)
AGREEMENT_DAY = Day(name="agreement_day", label="تاریخ موافقت‌نامه")
AGREEMENT_END = Day(name="agreement_end", label="اعتبار موافقت‌نامه تا")
PERMIT_NO = Code(name="permit_no", label="شماره مجوز ثبت", longest=40)
PERMIT_DAY = Day(name="permit_day", label="تاریخ مجوز ثبت")
REGISTRY_UNIT = Text(name="registry_unit", label="واحد ثبتی", aliases=("محل ثبت", "اداره ثبت"))
REGISTRATION_NO = Code(name="registration_no", label="شماره ثبت", searched=True, in_list=True, longest=20,
                       aliases=("ش ثبت",))
REGISTRATION_DAY = Day(name="registration_day", label="تاریخ ثبت")
LEGAL_ID = LegalId(name="legal_national_id", label="شناسه ملی", in_list=True)
GAZETTE_NO = Code(name="gazette_no", label="شماره روزنامهٔ رسمی", longest=40)
GAZETTE_DAY = Day(name="gazette_day", label="تاریخ روزنامهٔ رسمی")
LICENCE_NO = Code(name="licence_no", label="شماره پروانه", longest=40)
LICENCE_DAY = Day(name="licence_day", label="تاریخ پروانه")
LICENCE_END = Day(name="licence_end", label="اعتبار پروانه تا")
WORKSHOP_CODE = Code(name="workshop_code", label="کد کارگاه تأمین اجتماعی", longest=20)
IBAN = Iban(name="iban", label="شبای حساب تعاونی")

CAPITAL = Rials(name="capital", label="سرمایهٔ کل", aliases=("سرمایه", "میزان سرمایه", "سرمایه ثبتی"))
PAID_CAPITAL = Rials(name="paid_capital", label="سرمایهٔ پرداخت‌شده")
MEMBERS_CAPITAL = Rials(name="members_capital", label="سهم اعضا از سرمایه")
IN_KIND = Rials(name="in_kind", label="آوردهٔ غیرنقدی")
PAR_VALUE = Rials(name="par_value", label="ارزش هر سهم", aliases=("مبلغ هر سهم",))
SHARE_COUNT = Number(name="share_count", label="شمار سهام", least=1, aliases=("تعداد سهام",))
REST_DUE = Day(name="rest_due", label="مهلت پرداخت ماندهٔ سرمایه")

STATUTES_DAY = Day(name="statutes_day", label="تاریخ تصویب اساسنامه")
STATUTES_END = Day(name="statutes_end", label="پایان مدت اساسنامه")
YEAR_END = Code(name="year_end", label="پایان سال مالی", length=5, hint="ماه و روز، مانند ۱۲/۲۹",
                normalise=fiscal_year.normalise, checks=(fiscal_year.problem,))
BOARD_SEATS = Number(name="board_seats", label="اعضای اصلی هیأت مدیره", least=1, most=99, unit="نفر")
ALTERNATE_SEATS = Number(name="alternate_seats", label="اعضای علی‌البدل", most=99, unit="نفر")
BOARD_TERM = Number(name="board_term", label="دورهٔ هیأت مدیره", least=1, most=99, unit="سال")
INSPECTOR_SEATS = Number(name="inspector_seats", label="بازرسان اصلی", least=1, most=99, unit="نفر")
INSPECTOR_TERM = Number(name="inspector_term", label="دورهٔ بازرس", least=1, most=99, unit="سال مالی")
MANAGER_TERM = Number(name="manager_term", label="دورهٔ مدیرعامل", least=1, most=99, unit="سال")
LEAST_SHARES = Number(name="least_shares", label="کمترین سهام هر عضو", least=1)

OWN_RULE = Listed(name="rule", label="حکم", list_name="coop_statute_rules", required=True)
OWN_RULE_SAYS = Text(name="rule_says", label="اساسنامه چه می‌گوید", required=True,
                     hint="عدد یا کسر: ۱۰، ۲/۳، دوسوم، نصف به‌علاوه یک، ۴۰ درصد، هر تعداد")
OWN_RULE_ARTICLE = Code(name="rule_article", label="ماده", longest=20)
OWN_RULES = Rows(name="own_rules", label="حکم‌های ویژهٔ اساسنامه", printed_rows=3, columns=(
    OWN_RULE, OWN_RULE_SAYS, OWN_RULE_ARTICLE))

PROGRESS = Number(name="progress", label="پیشرفت طرح", unit="درصد", most=100)
EMPLOYED_MEN = Number(name="employed_men", label="شاغلان مرد", unit="نفر", aliases=("تعداد شاغلان مرد",))
EMPLOYED_WOMEN = Number(name="employed_women", label="شاغلان زن", unit="نفر", aliases=("تعداد شاغلان زن",))
TURNOVER = Rials(name="turnover", label="گردش مالی سال", usual_unit="million_rial")
ACTIVE_DAY = Day(name="active_day", label="آخرین روز فعالیت دیده‌شده")

MEMBER_PERSON = Link(name="person", label="شخص", kind="person")
MEMBER_CODE = NationalCode(name="national_code", label="کد ملی", required=True,
                           hint="شخص حقوقی با کد ملی نمایندهٔ خود نوشته می‌شود")
MEMBER_FIRST = Text(name="first_name", label="نام", required=True, searched=True)
MEMBER_LAST = Text(name="last_name", label="نام خانوادگی", required=True, searched=True)
MEMBER_SEX = Choice(name="sex", label="جنسیت", options={"female": "زن", "male": "مرد"})
MEMBER_COMPANY = Text(name="company", label="به نمایندگی از شخص حقوقی", searched=True)
MEMBER_COMPANY_ID = LegalId(name="company_id", label="شناسهٔ ملی شخص حقوقی")
MEMBER_FATHER = Text(name="father_name", label="نام پدر")
MEMBER_SHARES = Number(name="shares", label="شمار سهام", least=1)
MEMBER_ROLE = Choice(name="role", label="سمت", options={
    "member": "عضو", "founder": "هیأت مؤسس", "board": "هیأت مدیره", "inspector": "بازرس", "manager": "مدیرعامل"})
MEMBER_COOPERATIVE = Link(name="member_cooperative", label="به نمایندگی از تعاونی", kind="cooperative",
                          hint="تنها در اتحادیه")
MEMBERS = Rows(name="members", label="متقاضیان تشکیل", printed_rows=7, columns=(
    MEMBER_CODE, MEMBER_FIRST, MEMBER_LAST, MEMBER_FATHER, MEMBER_SEX, MEMBER_SHARES, MEMBER_ROLE, MEMBER_PERSON,
    MEMBER_COMPANY, MEMBER_COMPANY_ID, MEMBER_COOPERATIVE))

DOCUMENT = Listed(name="document", label="سند", list_name="coop_documents", required=True)
DOCUMENT_STATE = Choice(name="document_state", label="وضعیت", required=True, options={
    "wanted": "خواسته شد", "received": "دریافت شد", "returned": "برگشت خورد"})
DOCUMENT_DAY = Day(name="document_day", label="تاریخ")
DOCUMENT_FILE = Text(name="document_file", label="پیوست", hint="نام یکی از پرونده‌های پیوست")
DOCUMENTS = Rows(name="documents", label="مدارک", printed_rows=8, columns=(
    DOCUMENT, DOCUMENT_STATE, DOCUMENT_DAY, Text(name="document_note", label="توضیح"), DOCUMENT_FILE))

GROUND = Listed(name="ground", label="علت انحلال", list_name="coop_dissolution_grounds")
DISSOLVED_DAY = Day(name="dissolved_day", label="تاریخ انحلال")
DEBTS_SETTLED = YesNo(name="debts_settled", label="تعهدهای مالی دولتی تسویه شده است")
DISSOLVED_BY = Choice(name="dissolved_by", label="مرجع انحلال", options={
    "assembly": "مجمع عمومی فوق‌العاده", "ministry": "اداره کل تعاون، کار و رفاه اجتماعی", "court": "دادگاه"})
DISSOLUTION_NO = Code(name="dissolution_no", label="شماره رأی یا صورتجلسهٔ انحلال", longest=40)
DISSOLUTION_GAZETTE_NO = Code(name="dissolution_gazette_no", label="شماره روزنامهٔ رسمی انحلال", longest=40)
DISSOLUTION_GAZETTE_DAY = Day(name="dissolution_gazette_day", label="تاریخ روزنامهٔ رسمی انحلال")
CREDITORS_DAY = Day(name="creditors_day", label="تاریخ آگهی به بستانکاران")
ASSETS = Rials(name="assets", label="دارایی هنگام تصفیه")
DEBTS = Rials(name="debts", label="بدهی هنگام تصفیه")
MERGED_DAY = Day(name="merged_day", label="تاریخ ادغام")
MERGED_INTO = Link(name="merged_into", label="ادغام در", kind="cooperative")
CLOSED_DAY = Day(name="closed_day", label="تاریخ ختم تصفیه")
NOTE = Text(name="note", label="یادداشت", lines=2)
FILES = Attachments(name="files", label="پرونده‌های پیوست")


def capital_adds_up(values: Values, _context: Context) -> Iterable[Problem]:
    """Paid, in kind and the members' part are parts of the capital (DOMAIN B.3)."""
    total = values[CAPITAL]
    if total is None:
        return
    for blank in (PAID_CAPITAL, IN_KIND, MEMBERS_CAPITAL):
        part = values[blank]
        if part is not None and part > total:
            yield Problem(blank.name, f"{blank.label} از سرمایهٔ کل بیشتر است")
    shares, par = values[SHARE_COUNT], values[PAR_VALUE]
    if shares and par and shares * par != total:
        yield Problem(SHARE_COUNT.name, "شمار سهام در ارزش هر سهم، با سرمایهٔ کل برابر نیست", "amber")


def own_rules_can_be_kept(values: Values, context: Context) -> Iterable[Problem]:
    """Each figure of the statutes can be read, and keeps the law (DOMAIN B.3, B.5)."""
    rows: tuple[Values, ...] = values[OWN_RULES] or ()
    for place, row in enumerate(rows):
        if (key := row[OWN_RULE]) and (says := row[OWN_RULE_SAYS]) and (said := figure_problem(key, says, context)):
            yield Problem(OWN_RULES.name, said[0], said[1], place, OWN_RULE_SAYS.name)


days_are_in_order = in_order(
    (AGREEMENT_DAY, AGREEMENT_END), (AGREEMENT_DAY, PERMIT_DAY), (PERMIT_DAY, REGISTRATION_DAY),
    (REGISTRATION_DAY, GAZETTE_DAY), (REGISTRATION_DAY, LICENCE_DAY), (LICENCE_DAY, LICENCE_END),
    (REGISTRATION_DAY, MERGED_DAY), (REGISTRATION_DAY, DISSOLVED_DAY), (DISSOLVED_DAY, CREDITORS_DAY),
    (DISSOLVED_DAY, CLOSED_DAY), (STATUTES_DAY, STATUTES_END))
"""DOMAIN B.6: the steps of a cooperative's life follow one another."""

_STATES = (
    State("draft", "پیش‌نویس درخواست"), State("submitted", "ثبت در سامانه", "info"),
    State("under_review", "در حال بررسی", "info"), State("returned", "نقص مدارک", "warn"),
    State("formation_agreed", "موافقت‌نامه صادر شد", "info"), State("capital_paid", "سرمایه تأمین شد", "info"),
    State("founding_assembly_held", "اولین مجمع برگزار شد", "info"),
    State("board_formed", "هیأت مدیره تشکیل شد", "info"),
    State("registration_permitted", "مجوز ثبت صادر شد", "info"), State("registered", "ثبت‌شده", "ok"),
    State("licensed", "پروانه گرفت", "ok"), State("implementing", "در دست اجرا", "ok"),
    State("operating", "در حال بهره‌برداری", "ok"), State("stagnant", "راکد", "warn"),
    State("merging", "در حال ادغام", "warn"), State("merged", "ادغام‌شده", "neutral"),
    State("dissolved", "منحل", "danger"), State("liquidating", "در حال تصفیه", "danger"),
    State("closed", "ختم تصفیه", "neutral"), State("rejected", "رد شده", "danger"),
    State("withdrawn", "انصراف", "neutral"), State("expired", "موافقت‌نامه منقضی شد", "warn"),
)
_BEFORE = ("draft", "submitted", "under_review", "returned", "formation_agreed", "capital_paid",
           "founding_assembly_held", "board_formed", "registration_permitted")
_ALIVE = ("registered", "licensed", "implementing", "operating", "stagnant")
_CHIEF = ("chief",)
_MOVES = (
    Move(name="submit", label="ثبت در سامانه", source=("draft",), target="submitted", needs=(TRACKING_CODE,)),
    Move(name="review", label="آغاز بررسی", source=("submitted", "returned"), target="under_review"),
    Move(name="return", label="اعلام نقص مدارک", source=("under_review",), target="returned", asks_reason=True),
    Move(name="agree", label="صدور موافقت‌نامه", source=("under_review",), target="formation_agreed", who=_CHIEF,
         needs=(AGREEMENT_NO, AGREEMENT_DAY)),
    Move(name="pay", label="سرمایه تأمین شد", source=("formation_agreed",), target="capital_paid",
         needs=(CAPITAL, PAID_CAPITAL, MEMBERS)),
    Move(name="assemble", label="اولین مجمع برگزار شد", source=("capital_paid",), target="founding_assembly_held",
         needs=(STATUTES_DAY,)),
    Move(name="form_board", label="هیأت مدیره تشکیل شد", source=("founding_assembly_held",), target="board_formed"),
    Move(name="permit", label="صدور مجوز ثبت", source=("board_formed",), target="registration_permitted", who=_CHIEF,
         needs=(PERMIT_NO, PERMIT_DAY)),
    Move(name="permit_returned", label="پس‌گرفتن مجوز ثبت", source=("registration_permitted",), target="board_formed",
         who=_CHIEF, asks_reason=True, apart=True),
    Move(name="register", label="ثبت شد", source=("registration_permitted",), target="registered",
         needs=(REGISTRATION_NO, REGISTRATION_DAY, LEGAL_ID)),
    Move(name="license", label="صدور پروانه", source=("registered",), target="licensed", who=_CHIEF,
         needs=(LICENCE_NO, LICENCE_DAY, GAZETTE_NO)),
    Move(name="renew_licence", label="تمدید پروانه", source=("licensed", "implementing", "operating", "stagnant"),
         target="licensed", who=_CHIEF, needs=(LICENCE_NO, LICENCE_END), apart=True),
    Move(name="implement", label="آغاز اجرای طرح", source=("registered", "licensed", "stagnant"),
         target="implementing"),
    Move(name="operate", label="آغاز بهره‌برداری", source=("registered", "licensed", "implementing", "stagnant"),
         target="operating"),
    Move(name="stall", label="راکد شد", source=("registered", "licensed", "implementing", "operating"),
         target="stagnant", asks_reason=True),
    Move(name="begin_merger", label="آغاز ادغام", source=_ALIVE, target="merging", who=_CHIEF, asks_reason=True),
    Move(name="merge", label="ادغام انجام شد", source=("merging",), target="merged", who=_CHIEF,
         needs=(MERGED_INTO, MERGED_DAY)),
    Move(name="stop_merger", label="ادغام انجام نشد", source=("merging",), target="operating", who=_CHIEF,
         asks_reason=True),
    Move(name="dissolve", label="انحلال", source=_ALIVE, target="dissolved", who=_CHIEF,
         needs=(GROUND, DISSOLVED_DAY), asks_reason=True),
    Move(name="revoke_dissolution", label="لغو انحلال", source=("dissolved", "liquidating"), target="stagnant",
         who=_CHIEF, asks_reason=True, apart=True),
    Move(name="liquidate", label="آغاز تصفیه", source=("dissolved",), target="liquidating"),
    Move(name="close", label="ختم تصفیه", source=("liquidating",), target="closed", who=_CHIEF,
         needs=(CLOSED_DAY, DEBTS_SETTLED)),
    Move(name="reject", label="رد درخواست", source=_BEFORE[1:], target="rejected", who=_CHIEF,
         asks_reason=True),
    Move(name="withdraw", label="انصراف متقاضیان", source=(*_BEFORE, "expired"), target="withdrawn", asks_reason=True),
    Move(name="expire", label="موافقت‌نامه منقضی شد", source=_BEFORE[4:], target="expired",
         asks_reason=True),
    Move(name="renew", label="تمدید موافقت‌نامه", source=("expired",), target="formation_agreed", who=_CHIEF,
         needs=(AGREEMENT_END,), asks_reason=True),
    *(Move(name=f"enter_{target}", label=f"ورود پروندهٔ {said}", source=("draft",), target=target, apart=True,
           needs=(REGISTRATION_NO, REGISTRATION_DAY, *more), asks_reason=True)
      for target, said, more in (
          ("registered", "تعاونی ثبت‌شده", ()), ("operating", "تعاونی فعال", ()), ("stagnant", "تعاونی راکد", ()),
          ("liquidating", "تعاونی در حال تصفیه", (GROUND, DISSOLVED_DAY)))),
    Move(name="reopen", label="بازگشت به بررسی", source=("rejected", "withdrawn"), target="under_review", who=_CHIEF,
         asks_reason=True),
)

FORM = Form(
    kind="cooperative",
    title="تعاونی",
    plural="تعاونی‌ها",
    icon="cooperative",
    named_by=(NAME,),
    key=LEGAL_ID,
    life=Life(_STATES, _MOVES),
    sections=(
        Section("هویت", (NAME, TYPE, MEMBERSHIP, LEGAL_FORM, TREND, ISIC, LEVEL, MISSION, SUBJECT, AREA)),
        Section("محل و نماینده", (COUNTY, POSTAL_CODE, ADDRESS, PHONE, REPRESENTATIVE, REPRESENTATIVE_MOBILE)),
        Section("متقاضیان تشکیل", (MEMBERS,), columns=1),
        Section("مدارک", (DOCUMENTS,), columns=1),
        Section("شناسه‌ها و گام‌های اداری", (
            TRACKING_CODE, RETURNED_UNTIL, AGREEMENT_NO, AGREEMENT_DAY, AGREEMENT_END, PERMIT_NO, PERMIT_DAY,
            REGISTRY_UNIT, REGISTRATION_NO, REGISTRATION_DAY, LEGAL_ID, GAZETTE_NO, GAZETTE_DAY, LICENCE_NO,
            LICENCE_DAY, LICENCE_END, WORKSHOP_CODE, IBAN)),
        Section("سرمایه", (CAPITAL, PAID_CAPITAL, MEMBERS_CAPITAL, IN_KIND, PAR_VALUE, SHARE_COUNT, REST_DUE)),
        Section("اساسنامه", (STATUTES_DAY, STATUTES_END, YEAR_END, BOARD_SEATS, ALTERNATE_SEATS, BOARD_TERM,
                             INSPECTOR_SEATS, INSPECTOR_TERM, MANAGER_TERM, LEAST_SHARES)),
        Section("حکم‌های ویژهٔ اساسنامه", (OWN_RULES,), columns=1),
        Section("فعالیت", (PROGRESS, ACTIVE_DAY, EMPLOYED_MEN, EMPLOYED_WOMEN, TURNOVER)),
        Section("ادغام، انحلال و تصفیه", (
            MERGED_INTO, MERGED_DAY, GROUND, DISSOLVED_BY, DISSOLUTION_NO, DISSOLVED_DAY, DISSOLUTION_GAZETTE_NO,
            DISSOLUTION_GAZETTE_DAY, CREDITORS_DAY, ASSETS, DEBTS, DEBTS_SETTLED, CLOSED_DAY)),
        Section("یادداشت و پیوست", (NOTE, FILES), columns=1),
    ),
    signatures=(Signature("نمایندهٔ هیأت مؤسس"), Signature("کارشناس تعاون"), Signature("رئیس اداره")),
    rules=(each_once(MEMBERS, (MEMBER_CODE,), "این عضو پیش‌تر در فهرست آمده است"),
           each_once(OWN_RULES, (OWN_RULE,), "این حکم پیش‌تر نوشته شده است؛ یکی را بردارید"),
           capital_adds_up, own_rules_can_be_kept, days_are_in_order),
)
