"""What letters may say beside the blanks of their records: the duty they follow from, earlier warnings, people.

Law: who knows these is desktop.operations.letters.known_facts; a name here that it does not know is left to be written.
"""

from __future__ import annotations

from collections.abc import Mapping

FACTS: Mapping[str, str] = {
    "duty": "کاری که مهلت آن رسیده", "duty_matter": "موضوع کار موعددار", "duty_ends": "پایان مهلت کار موعددار",
    "duty_basis": "مستند کار موعددار", "duty_day": "مهلت کار موعددار", "respond_by": "مهلت پاسخ",
    "organ": "هیأت مؤسس یا هیأت مدیره", "registry": "ادارهٔ ثبت", "founders": "اعضای هیأت مؤسس",
    "candidate_list": "فهرست نامزدها", "refusal": "دلیل رد", "warning_nth": "اخطار چندم",
    "warnings_words": "شمار اخطارها به حروف", "first_warning_no": "شمارهٔ نامهٔ اخطار اول",
    "first_warning_day": "تاریخ اخطار اول", "second_warning_no": "شمارهٔ نامهٔ اخطار دوم",
    "second_warning_day": "تاریخ اخطار دوم", "earlier_warnings": "اخطارهای پیشین", "warnings_list": "فهرست اخطارها",
    "assembly_named": "نوع مجمع", "agenda_line": "دستور جلسه", "changes_list": "فهرست تغییرها",
    "shortage_months": "مهلت جبران اعضا به حروف", "shortage_ends": "پایان مهلت جبران اعضا",
}
"""Each name and what a person calls it."""
