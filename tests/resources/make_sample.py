"""Writes resources/demo/rasad-sample.xlsx and the counts it must be read with: sixty jobs of made-up people.

Run from the top folder: python -m tests.resources.make_sample. The layout and the untidiness are those of
tests/data/rasad-karaj-1405.xlsx; every name comes from resources/demo/names.csv, every mobile begins 0900000.
"""

import csv
import json
import random
from collections import Counter
from pathlib import Path

from openpyxl import Workbook

from forms.rules import national_code

DEMO = Path(__file__).resolve().parents[2] / "resources" / "demo"
AGENCIES = DEMO.parent / "lists" / "agencies.csv"
TITLE = "فهرست اشتغال ثبت‌شده در سامانه رصد - شهرستان خرم‌آباد - سال ۱۴۰۵ (نمونه ساختگی)"
HEADINGS = (
    "ردیف", "کد رهگیری", "دستگاه اجرایی", "نام", "نام خانوادگی", "نام پدر", "كد ملي", "تاریخ تولد", "جنسیت",
    "تلفن همراه", "عنوان شغل", "نوع اشتغال", "نشانی محل کار", "کد پستی", "تاریخ شروع به کار",
    "مبلغ تسهیلات (میلیون تومان)",
)  # fmt: skip
JOB_KINDS = ("خوداشتغالی", "مزدبگیر", "خانگی", "تعاونی", "کارفرما")
ROWS = 60
BAD_CODES = {7, 33}
LOST_ZEROS = {3, 11, 19, 26, 30, 38, 45, 52, 57}
PERSIAN_CODES = {2, 9, 16, 24, 36, 47}
IMPOSSIBLE_DAY = 21
REPEATED = 17
AGAIN, FIRST_TIME = 41, 12
BLANK_AFTER = {14, 44}
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
ARABIC_LETTERS = str.maketrans("یک", "يك")


def names():
    """The made-up names: (kind, sex) to values; sex is empty for all but first names."""
    found = {}
    with (DEMO / "names.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault((row["kind"], row["sex"]), []).append(row["value"])
    return found


def ten_agencies():
    with AGENCIES.open(encoding="utf-8", newline="") as file:
        return [row["label"] for row in csv.DictReader(file)][:10]


def a_code(number, dice):
    """A code with a right check digit, unless this row's must be wrong; some begin with zero."""
    start = dice.choice(("001", "005", "031")) if number in LOST_ZEROS else dice.choice(("406", "407"))
    code = national_code.with_check_digit(start + f"{dice.randrange(10**5, 10**6)}")
    return code[:9] + str((int(code[9]) + 1) % 10) if number in BAD_CODES else code


def a_day(first_year, last_year, dice):
    return dice.randint(first_year, last_year), dice.randint(1, 6), dice.randint(1, 29)


def written_day(day, style):
    """The same day as six clerks type it."""
    year, month, date = day
    usual = f"{year}/{month:02}/{date:02}"
    return (
        usual,
        usual.replace("/", "-"),
        int(usual.replace("/", "")),
        usual[2:],
        f"{year}/{month}/{date}".translate(PERSIAN),
        usual.translate(ARABIC_DIGITS),
    )[style]


def written_code(number, code):
    if number in LOST_ZEROS:
        return int(code)
    return code.translate(PERSIAN) if number in PERSIAN_CODES else code


def written_mobile(number):
    mobile = f"0900000{1000 + number * 37:04}"
    return (mobile, mobile.translate(PERSIAN), int(mobile), "+98" + mobile[1:])[number % 4]


def untidy(text, number):
    """A text as copied from an older program: Arabic letters, stray spaces, an invisible mark."""
    text = text.translate(ARABIC_LETTERS) if number % 4 == 0 else text
    text = f"  {text} " if number % 13 == 5 else text
    return "\N{RIGHT-TO-LEFT MARK}" + text.replace("ی", "ى") if number % 17 == 8 else text


def a_person(number, known, dice):
    sex = dice.choice(("female", "male"))
    return {
        "first": dice.choice(known["first_name", sex]),
        "last": dice.choice(known["surname", ""]),
        "father": dice.choice(known["first_name", "male"]),
        "code": a_code(number, dice),
        "born": a_day(1345, 1383, dice),
        "sex": {"female": "زن", "male": "مرد"}[sex],
    }


def a_postal_code(dice):
    return "681" + dice.choice("13456789") + dice.choice("136789") + "".join(dice.choices("013456789", k=5))


def a_loan(dice):
    """Millions of toman, or nothing."""
    return dice.choice((50, 80, 100, 120, 150, 200, 300)) if dice.random() < 0.4 else None


def a_job(number, people, known, dice):
    """One row's plain facts; the untidiness comes when it is written."""
    person = people[FIRST_TIME] if number == AGAIN else a_person(number, known, dice)
    people[number] = person
    return person | {
        "agency": ten_agencies()[number % 10],
        "title": dice.choice(known["job_title", ""]),
        "kind": dice.choice(JOB_KINDS),
        "address": f"{dice.choice(known['street', ''])}، پلاک {dice.randint(2, 190)}",
        "postal_code": a_postal_code(dice) if dice.random() < 0.6 else None,
        "started": (1405, 7, 31) if number == IMPOSSIBLE_DAY else a_day(1404, 1405, dice),
        "loan": a_loan(dice),
    }


def cells(number, job):
    """One job as the sixteen cells of its row."""
    loan = job["loan"]
    return (
        number + 1,
        1503050001 + number * 3,
        untidy(job["agency"], number),
        untidy(job["first"], number + 1),
        untidy(job["last"], number + 2),
        untidy(job["father"], number + 3),
        written_code(number, job["code"]),
        written_day(job["born"], number % 6),
        job["sex"],
        written_mobile(number),
        untidy(job["title"], number + 5),
        job["kind"],
        untidy(job["address"], number + 6),
        job["postal_code"],
        written_day(job["started"], (number + 2) % 6),
        str(loan).translate(PERSIAN) if loan and number % 3 == 0 else loan,
    )


def jobs():
    """All sixty, the same on every machine."""
    dice, people, known = random.Random(1405), {}, names()
    return [a_job(number, people, known, dice) for number in range(ROWS)]


def sheet_rows():
    """Every row below the headings, with the repeated one, the blank ones and the total."""
    for number, job in enumerate(jobs()):
        row = cells(number, job)
        yield row
        if number == REPEATED:
            yield row
        if number in BLANK_AFTER:
            yield (None,) * len(HEADINGS)
    yield ("جمع", None, None, f"{ROWS} نفر", *(None,) * 12)


def expected():
    made = jobs()
    loans = [job["loan"] for job in made if job["loan"]]
    return {
        "rows": ROWS,
        "blank_rows": len(BLANK_AFTER),
        "bad_national_code": len(BAD_CODES),
        "lost_zero": len(LOST_ZEROS),
        "same_person_two_agencies": 1,
        "bad_date": 1,
        "loans": len(loans),
        "agencies": dict(Counter(job["agency"] for job in made)),
        "distinct_people": len({job["code"] for job in made}),
        "repeated": 1,
        "loan_total_rial": sum(loans) * 10_000_000,
    }


def make(folder):
    """Writes the workbook and its counts into a folder."""
    book = Workbook()
    book.properties.creator, book.properties.title = "Karbarg", "نمونه ساختگی"
    sheet = book.active
    sheet.title = "اشتغال ثبت شده"
    sheet.sheet_view.rightToLeft = True
    for row in ((TITLE,), (), HEADINGS, *sheet_rows()):
        sheet.append(row)
    sheet.merge_cells("A1:P1")
    book.save(folder / "rasad-sample.xlsx")
    text = json.dumps(expected(), ensure_ascii=False, indent=1) + "\n"
    (folder / "rasad-sample.expected.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    make(DEMO)
