"""گروه یا مرکز بازدیدکننده: a jihadi group or a counselling centre that visits for the office (DOMAIN A.0, E.5)."""

from forms.parts import Code, Day, Form, Life, Listed, Mobile, Move, NationalCode, Rows, Section, State, Text

NAME = Text(name="name", label="نام گروه یا مرکز", required=True, in_list=True, searched=True)
ORGANISATION_TYPE = Listed(name="organisation_type", label="نوع", list_name="visitor_organisation_types",
                           required=True, in_list=True)
AGENCY = Listed(name="agency", label="وابسته به دستگاه", list_name="agencies", open=True, in_list=True,
                hint="گروه، اشتغال دستگاه خود را بررسی نمی‌کند")
LICENCE_NO = Code(name="licence_no", label="شماره پروانه یا حکم", length=20)
LICENCE_LAST_DAY = Day(name="licence_last_day", label="اعتبار تا", in_list=True)
HEAD = Text(name="head", label="سرپرست", in_list=True, searched=True)
MOBILE = Mobile(name="mobile", label="تلفن همراه سرپرست", in_list=True)
ADDRESS = Text(name="address", label="نشانی", lines=2)
VISITORS = Rows(name="visitors", label="بازدیدکنندگان", printed_rows=4, columns=(
    Text(name="full_name", label="نام و نام خانوادگی", required=True, searched=True),
    NationalCode(name="national_code", label="کد ملی"),
    Mobile(name="mobile", label="تلفن همراه"),
    Day(name="trained_day", label="تاریخ آموزش"),
))

FORM = Form(
    kind="visitor_group",
    title="گروه بازدیدکننده",
    plural="گروه‌ها و مراکز بازدید",
    icon="group",
    named_by=(NAME,),
    life=Life(
        states=(State("active", "فعال", "ok"), State("stopped", "پایان همکاری", "danger")),
        moves=(
            Move(name="stop", label="پایان همکاری", source=("active",), target="stopped", asks_reason=True),
            Move(name="resume", label="ازسرگیری همکاری", source=("stopped",), target="active", who=("chief",)),
        ),
    ),
    sections=(
        Section("مشخصات", (NAME, ORGANISATION_TYPE, AGENCY, LICENCE_NO, LICENCE_LAST_DAY, HEAD, MOBILE, ADDRESS)),
        Section("بازدیدکنندگان", (VISITORS,), columns=1),
    ),
)
