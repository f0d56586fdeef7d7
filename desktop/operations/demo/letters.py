"""Made-up letters and meetings for the demonstration office, so that the register and the desk have something to show.

Law: letters are numbered by the very steps that number an office's own, in the order of their days.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from desktop.operations.desk import Desk
from desktop.operations.saving.move_record import take_step
from desktop.store.change import Change
from desktop.store.queries import Query
from forms.catalog import campaign, cooperative, home_business, job, letter, meeting, parameter, visitor_group
from forms.parts import Form, Rows, Values
from forms.rules import jalali

HEAD, _POST = "حمید رستگار", "رئیس ادارهٔ تعاون، کار و رفاه اجتماعی شهرستان کرج"
_BANK, _PROVINCE = "بانک توسعه تعاون، شعبهٔ مرکزی", "اداره کل تعاون، کار و رفاه اجتماعی استان البرز"


@dataclass(frozen=True, slots=True)
class _Subjects:
    """The records that letters and meetings are about."""

    agreed: int
    operating: int
    stagnant: int
    applicant: int
    job: int
    group: int
    campaign: int
    names: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class _Letter:
    """A letter of so many days ago, and the steps it has taken; `of` is the record it is about."""

    days: int
    correspondent: str
    subject: str
    body: str = ""
    steps: tuple[str, ...] = ()
    of: tuple[str, int] = ("", 0)
    more: Mapping[str, Any] = field(default_factory=dict)


def add_letters(chief: Desk) -> None:
    """A dozen letters in every state, one past its day of answer, and three meetings; and the name of the chief."""
    with chief.database.change(chief.actor, reason="نامه‌ها و جلسه‌های نمایشی") as change:
        change.create(parameter.FORM, parameter.FORM.values(
            {"key": "office.head", "value": HEAD, "source": "نام ساختگی برای نمایش"}))
        about = _subjects(change)
        asked = _receive(chief, change, about)
        for each in _sent(about, asked):
            _write(chief, change, each)
        change.create_many(meeting.FORM, [(_held_on_cooperative(chief.today, about), {}),
                                          (_held_on_visits(chief.today, about), {})], "held")
        change.create(meeting.FORM, _planned(chief.today))


def _subjects(change: Change) -> _Subjects:
    def first(form: Form, state: str = "") -> int:
        where = ((("", "state", state),) if state else ())
        return change.page(form, Query(where), 0, 1)[0].number

    found = (first(cooperative.FORM, "formation_agreed"), first(cooperative.FORM, "operating"),
             first(cooperative.FORM, "stagnant"), first(home_business.FORM, "licence_issued"), first(job.FORM),
             first(visitor_group.FORM), first(campaign.FORM))
    return _Subjects(*found, change.titles(found))


def _receive(desk: Desk, change: Change, about: _Subjects) -> int:
    """Letters that came; answers with the one that ours answers."""
    today = desk.today
    letters = (
        _Letter(27, _PROVINCE, "درخواست آمار اشتغال ثبت‌شدهٔ شهرستان", steps=("receive",), more=_theirs(
            "140/5512", today - timedelta(30), answer_by=today - timedelta(15))),
        _Letter(18, f"شرکت تعاونی {about.names[about.stagnant]}", "اعلام علت رکود و درخواست مهلت",
                steps=("receive",), of=("cooperative", about.stagnant), more=_theirs(
                    "27", today - timedelta(19), answer_by=today - timedelta(4))),
        _Letter(9, "بخشداری مرکزی", "معرفی نمایندهٔ بخشداری برای همراهی گروه بازدید", steps=("receive",),
                of=("visitor_group", about.group), more=_theirs("1/880", today - timedelta(10))),
        _Letter(3, _BANK, "اعلام نقص مدارک متقاضی تسهیلات", steps=("receive",),
                of=("home_business", about.applicant), more=_theirs(
                    "93/411", today - timedelta(4), answer_by=today + timedelta(7))),
    )
    first, *_others = [_write(desk, change, each, "in") for each in letters]
    return first


def _theirs(number: str, day: date, **more: object) -> dict[str, object]:
    return {"their_no": number, "their_day": day, **more}


def _sent(about: _Subjects, asked: int) -> tuple[_Letter, ...]:
    agreed, operating = about.names[about.agreed], about.names[about.operating]
    issue, reissue = ("issue",), ("issue", "correct", "reissue")
    return (
        _Letter(26, "اداره ثبت شرکت‌ها و مؤسسات غیرتجاری", f"ثبت شرکت تعاونی {agreed}",
                f"مدارک تشکیل شرکت تعاونی {agreed} بررسی و با تشکیل آن موافقت شده است. خواهشمند است دستور فرمایید "
                "نسبت به ثبت شرکت اقدام و یک نسخه از آگهی تأسیس به این اداره ارسال شود.",
                issue, ("cooperative", about.agreed), {"enclosure": "۱ پرونده"}),
        _Letter(24, _BANK, f"افتتاح حساب شرکت تعاونی {agreed}",
                "خواهشمند است دستور فرمایید نسبت به افتتاح حساب به نام این شرکت تعاونی در شرف تأسیس و دریافت آورده‌های "
                "اعضا اقدام و گواهی آن به نماینده هیأت مؤسس داده شود.",
                reissue, ("cooperative", about.agreed), {"copies": "نماینده هیأت مؤسس، برای پیگیری"}),
        _Letter(20, _PROVINCE, "آمار اشتغال ثبت‌شدهٔ شهرستان",
                "بازگشت به نامهٔ آن اداره کل، جدول اشتغال‌های ثبت‌شده به تفکیک دستگاه اجرایی به پیوست ارسال می‌شود.",
                issue, more={"reply_to": asked, "enclosure": "۳ برگ",
                         "addressed_to": "مدیرکل محترم تعاون، کار و رفاه اجتماعی استان البرز"}),
        _Letter(16, "بخشداری مرکزی", f"معرفی {about.names[about.group]}",
                "برای اجرای دورهٔ صحت‌سنجی اشتغال، گروه بازدید یادشده معرفی می‌شود. خواهشمند است همکاری لازم با اعضای "
                "گروه در نشانی‌های آن بخش به عمل آید.", issue, ("visitor_group", about.group),
                {"addressed_to": "بخشدار محترم بخش مرکزی"}),
        _Letter(11, _BANK, f"معرفی {about.names[about.applicant]} برای دریافت تسهیلات",
                "متقاضی یادشده دارای مجوز مشاغل خانگی است. خواهشمند است دستور فرمایید نسبت به بررسی و پرداخت تسهیلات "
                "برابر مقررات اقدام و نتیجه را به این اداره اعلام کنند.", issue, ("home_business", about.applicant),
                {"urgency": "urgent"}),
        _Letter(6, f"شرکت تعاونی {operating}", "دعوت نمایندهٔ اداره به مجمع عمومی عادی",
                "نمایندهٔ این اداره در روز و ساعت مقرر برای نظارت بر تشکیل مجمع حضور خواهد یافت.",
                ("issue", "correct"), ("cooperative", about.operating),
                {"addressed_to": f"مدیرعامل محترم شرکت تعاونی {operating}"}),
        _Letter(0, "سازمان تأمین اجتماعی شهرستان", "استعلام سابقهٔ بیمهٔ شاغل",
                "خواهشمند است سابقهٔ بیمه‌پردازی نامبرده از تاریخ شروع به کار را به این اداره اعلام فرمایند.",
                of=("job", about.job)),
        _Letter(0, f"شرکت تعاونی {about.names[about.stagnant]}", "پاسخ به درخواست مهلت",
                "با درخواست آن شرکت برای تمدید مهلت تا تاریخ ………… موافقت می‌شود.",
                of=("cooperative", about.stagnant),
                more={"addressed_to": f"مدیرعامل محترم شرکت تعاونی {about.names[about.stagnant]}"}),
    )


def _write(desk: Desk, change: Change, each: _Letter, direction: str = "out") -> int:
    """Create the letter and take its steps; what was corrected gets a copy more."""
    first = jalali.year_bounds(jalali.parts(desk.today)[0])[0]
    kind, number = each.of
    signed = {"signer": HEAD, "signer_post": _POST, "addressed_to": f"ریاست محترم {each.correspondent}"}
    made = change.create(letter.FORM, letter.FORM.values({
        "direction": direction, "correspondent": each.correspondent, "subject": each.subject,
        "body": each.body or None, **(signed if direction == "out" else {}), **({kind: number} if number else {}),
        "letter_day": max(first, desk.today - timedelta(each.days)) if each.steps else None, **each.more}))
    for name in each.steps:
        step = letter.FORM.life.move(name)
        assert step is not None  # noqa: S101 - a step of the form
        if name == "reissue" and (record := change.get(made)) is not None:
            change.set(letter.FORM, made, record.values.changed({"copies": "نماینده هیأت مؤسس، برای پیگیری\nبایگانی"}))
        take_step(desk, change, made, step, "گیرندهٔ رونوشت از قلم افتاده بود" if step.asks_reason else "")
    return made


def _held_on_cooperative(today: date, about: _Subjects) -> Values:
    return _meeting(
        f"بررسی وضع شرکت تعاونی {about.names[about.stagnant]}", today - timedelta(40), cooperative=about.stagnant,
        agenda=_rows(meeting.AGENDA, ("علت رکود و وضع مالی شرکت",), ("برنامهٔ بازگشت به کار",)),
        attendees=_rows(meeting.ATTENDEES, (HEAD, _POST, "present"), ("مریم یوسفی", "کارشناس تعاون", "present"),
                        ("داود امینیان", "مدیرعامل شرکت", "present"), ("لیلا صفاری", "بازرس شرکت", "excused")),
        discussion="مدیرعامل کمبود سرمایه در گردش را علت رکود دانست. حاضران بر فروش دارایی‌های بی‌استفاده و دعوت مجمع "
                   "عمومی تأکید کردند.",
        decisions=_rows(
            meeting.DECISIONS, ("ارائهٔ صورت‌های مالی سال گذشته", "مدیرعامل شرکت", today - timedelta(25), "done"),
            ("دعوت مجمع عمومی عادی با دستور انتخاب هیأت مدیره", "هیأت مدیره", today - timedelta(10), "open"),
            ("گزارش کارشناس از وضع دارایی‌های شرکت", "مریم یوسفی", today - timedelta(5), "open")))


def _held_on_visits(today: date, about: _Subjects) -> Values:
    return _meeting(
        "هماهنگی بازدیدهای صحت‌سنجی اشتغال", today - timedelta(12), campaign=about.campaign,
        agenda=_rows(meeting.AGENDA, ("پیشرفت بازدیدها",), ("نشانی‌های پیدانشده",)),
        attendees=_rows(meeting.ATTENDEES, (HEAD, _POST, "present"), ("مریم یوسفی", "کارشناس اشتغال", "present"),
                        ("نادر بهمنی", "نمایندهٔ کمیتهٔ امداد", "present")),
        discussion="گزارش پیشرفت بازدیدها خوانده شد و دستگاه‌ها دربارهٔ تکمیل نشانی‌ها اعلام آمادگی کردند.",
        decisions=_rows(
            meeting.DECISIONS, ("ارسال فهرست نشانی‌های ناقص به دستگاه‌ها", "مریم یوسفی", today - timedelta(2), "done"),
            ("تکمیل نشانی‌ها و اعلام به اداره", "نمایندگان دستگاه‌ها", today + timedelta(14), "open")))


def _planned(today: date) -> Values:
    return _meeting(
        "کارگروه اشتغال شهرستان", today + timedelta(5), place="فرمانداری، سالن جلسات",
        agenda=_rows(meeting.AGENDA, ("گزارش تحقق تعهد اشتغال",), ("سهم دستگاه‌ها تا پایان سال",),
                     ("پیگیری مصوبه‌های پیشین",)),
        attendees=_rows(meeting.ATTENDEES, (HEAD, _POST, None), ("نادر بهمنی", "نمایندهٔ کمیتهٔ امداد", None),
                        ("زهرا کیانفر", "نمایندهٔ بهزیستی", None)))


def _meeting(title: str, day: date, **blanks: object) -> Values:
    return meeting.FORM.values({
        "title": title, "held_at": datetime.combine(day, time(10)), "place": "دفتر رئیس اداره", "chair": HEAD,
        "secretary": "مریم یوسفی", **blanks})


def _rows(table: Rows, *rows: tuple[object, ...]) -> tuple[Values, ...]:
    names = [column.name for column in table.columns]
    return tuple(Values(table.columns, dict(zip(names, row, strict=True))) for row in rows)
