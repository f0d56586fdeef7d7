"""شخص: one human being, once; jobs, memberships and applications link here (DOMAIN E.2, H.1)."""

from forms.parts import Choice, Day, Form, Landline, Mobile, NationalCode, PostalCode, Section, Text

NATIONAL_CODE = NationalCode(name="national_code", label="کد ملی", required=True, in_list=True)
FIRST_NAME = Text(name="first_name", label="نام", required=True, in_list=True, searched=True)
LAST_NAME = Text(name="last_name", label="نام خانوادگی", required=True, in_list=True, searched=True)
FATHER_NAME = Text(name="father_name", label="نام پدر", in_list=True, searched=True)
BIRTH_DAY = Day(name="birth_day", label="تاریخ تولد", century=1300, in_list=True)
SEX = Choice(name="sex", label="جنسیت", options={"female": "زن", "male": "مرد"}, in_list=True)
MOBILE = Mobile(name="mobile", label="تلفن همراه", in_list=True)
PHONE = Landline(name="phone", label="تلفن ثابت")
ADDRESS = Text(name="address", label="نشانی", lines=2)
POSTAL_CODE = PostalCode(name="postal_code", label="کد پستی")
NOTE = Text(name="note", label="یادداشت", lines=2)

FORM = Form(
    kind="person",
    title="شخص",
    plural="اشخاص",
    icon="person",
    named_by=(FIRST_NAME, LAST_NAME),
    key=NATIONAL_CODE,
    sections=(
        Section("مشخصات", (NATIONAL_CODE, FIRST_NAME, LAST_NAME, FATHER_NAME, BIRTH_DAY, SEX)),
        Section("تماس", (MOBILE, PHONE, ADDRESS, POSTAL_CODE, NOTE)),
    ),
)
