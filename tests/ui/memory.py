"""Records in memory behind the callables that the screens ask: only for tests of the screens themselves."""

import random
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from types import SimpleNamespace

from desktop.ui.preferences import Preferences
from desktop.ui.services import Events, OfficeView, Saved, Services, User
from forms import catalog
from forms.parts import (
    Attachment,
    Choice,
    Code,
    Context,
    Day,
    Link,
    Listed,
    Number,
    Problem,
    Rials,
    Text,
    Values,
    YesNo,
    read_typed,
    reference_list,
    shipped_parameters,
)
from forms.parts.reading import marks
from forms.rules import persian, record_number

TODAY = date(2026, 11, 22)
FIRST = ["فاطمه", "رضا", "محمد", "زهرا", "علی‌اکبر", "مریم", "حسین", "نرگس", "امیرحسین", "لیلا", "محمدرضا", "معصومه"]
LAST = ["احمدی", "کریمی‌نژاد", "حسینی", "موسوی", "رستمی", "یوسفی", "قاسمی", "صادقی", "نوری", "شریفی", "جعفری", "رحیمی"]


def national_code(rng):
    nine = [rng.randrange(10) for _ in range(9)]
    rest = sum(digit * (10 - place) for place, digit in enumerate(nine)) % 11
    return "".join(map(str, nine)) + str(rest if rest < 2 else 11 - rest)


@dataclass(frozen=True)
class Record:
    number: int
    kind: str
    values: Values
    state: str
    base: int = 1
    unread: dict = field(default_factory=dict)
    marks: tuple = ()
    voided: bool = False


TEXTS = ["خیاطی زنانه", "کارگاه تعاونی سبز البرز", "پرورش قارچ", "کرج، خیابان بهشتی، پلاک 12"]


def day_of(field, rng):
    return TODAY - timedelta(rng.randrange(30, 700) + (9000 if "birth" in field.name else 0))


def text_of(field, rng):
    if "first" in field.name or "father" in field.name:
        return rng.choice(FIRST)
    return rng.choice(LAST if "last" in field.name else TEXTS)


def code_of(field, rng):
    mine = field.name == "national_code"
    return field.normalise(national_code(rng) if mine else f"1405{rng.randrange(10**6):06}")


MADE_UP = {
    Listed: lambda field, rng: rng.choice(reference_list(field.list_name).entries).code,
    Choice: lambda field, rng: rng.choice(list(field.options)),
    YesNo: lambda _field, rng: rng.random() < 0.6,
    Day: day_of,
    Rials: lambda _field, rng: rng.randrange(20, 400) * 50_000_000,
    Number: lambda field, rng: rng.randrange(max(field.least, 1), min(field.most, 40) + 1),
    Link: lambda _field, rng: record_number.make(3001, 1, rng.randrange(1, 40)),
    Code: code_of,
    Text: text_of,
}


def made_up(form, number, rng):
    """A filled record: what it says is not real and need not make sense."""
    found = {field.name: MADE_UP[type(field)](field, rng) for field in form.fields if type(field) in MADE_UP}
    values = form.values(found)
    state = rng.choice(form.life.states).code
    return Record(number, form.kind, values, state, marks=marks(form, values, {}))


class Memory:
    """A few hundred records of every kind, and everything that a screen did to them."""

    def __init__(self, count=60, role="clerk"):
        self.records, self.saved, self.drafts, self.moves, self.voids = {}, [], {}, [], []
        self.doubts = {}
        self.refusal = None
        self.role = role
        rng = random.Random(14)
        serial = 0
        for form in catalog.ALL:
            for _ in range(count):
                serial += 1
                number = record_number.make(3001, 1, serial)
                self.records[number] = made_up(form, number, rng)

    def of(self, form):
        return [record for record in self.records.values() if record.kind == form.kind]

    def found(self, form, asked):
        key = persian.joined_key(asked.text)
        found = []
        for record in self.of(form):
            if key and key not in persian.joined_key(form.name_of(record.values) + str(record.values.to_json())):
                continue
            if all(self.fits(record, *each) for each in asked.where) and (asked.voided or not record.voided):
                found.append(record)
        for name, descending in reversed(asked.order):
            found.sort(key=lambda record: str(self.value(record, name)), reverse=descending)
        return found

    @staticmethod
    def value(record, name):
        return getattr(record, name) if name in ("number", "state", "voided") else record.values.named(name)

    def fits(self, record, name, sign, value):
        if sign == "state":
            return record.state == value
        if sign == "marked":
            return bool(record.marks)
        held = self.value(record, name)
        if sign == "contains":
            return value in str(held)
        if held is None:
            return False
        return {"=": held == value, ">=": str(held) >= str(value), "<=": str(held) <= str(value)}[sign]

    def titles(self, numbers):
        return {number: self.title(record) for number in numbers if (record := self.records.get(number))}

    @staticmethod
    def title(record):
        form = catalog.BY_KIND[record.kind]
        return form.name_of(record.values) or form.title

    def search(self, kind, text):
        key = persian.joined_key(text)
        hits = [SimpleNamespace(number=record.number, kind=record.kind, title=self.title(record), subtitle="۱۴۰۵")
                for record in self.records.values()
                if (not kind or record.kind == kind) and key in persian.joined_key(self.title(record))]
        return hits[:20]

    def context(self):
        return Context(TODAY, shipped_parameters())

    def save(self, form, typed, number, _base):
        if self.refusal:
            return self.refusal
        reading = read_typed(form, typed, self.context())
        if reading.red and not number:
            return list(reading.problems)
        number = number or record_number.make(3001, 1, 90_000 + len(self.saved))
        old = self.records.get(number)
        state = old.state if old else form.first_state
        self.records[number] = Record(number, form.kind, reading.values, state, unread=reading.unread,
                                      marks=marks(form, reading.values, reading.unread))
        self.saved.append((form.kind, number, typed))
        return Saved(number, reading.amber)

    def move(self, _form, number, move, reason):
        if move.name in self.doubts and not reason:
            return [Problem("", self.doubts[move.name], "amber")]
        self.moves.append((number, move.name, reason))
        self.records[number] = replace(self.records[number], state=move.target)
        return Saved(number)

    def turn(self, number, reason, back):
        self.voids.append((number, reason))
        self.records[number] = replace(self.records[number], voided=not back)
        return Saved(number)

    def history(self, _number):
        line = SimpleNamespace
        return [
            line(at="2026-11-22T06:10:00Z", user="سارا نجفی", role="chief", act="move", reason="مدارک کامل شد",
                 changes=[("مرحله", "در اعتراض دستگاه", "ثبت‌شده")]),
            line(at="2026-11-21T08:42:00Z", user="مریم یوسفی", role="clerk", act="set", reason="",
                 changes=[("تلفن همراه", "۰۹۱۲۱۱۱۱۱۱۱", "۰۹۱۲۲۲۲۲۲۲۲"),
                          ("نشانی محل کار", "کرج، مهرشهر", "کرج، فردیس")]),
            line(at="2026-10-12T05:00:00Z", user="مریم یوسفی", role="clerk", act="create", reason="",
                 changes=[("نام", "", "فاطمه"), ("نام خانوادگی", "", "احمدی")]),
        ]

    def services(self, jobs, preferences=None):
        return Services(
            jobs=jobs, reads=jobs, events=Events(), preferences=preferences or Preferences(),
            user=User("مریم یوسفی", self.role), office=OfficeView(3001, "county", "ادارهٔ کار شهرستان کرج"),
            today=lambda: TODAY, say=lambda error: f"کار انجام نشد: {error}",
            context=self.context, get=self.records.get, save=self.save, move=self.move, turn=self.turn,
            page=lambda form, asked, first, count: self.found(form, asked)[first:first + count],
            count=lambda form, asked: len(self.found(form, asked)), titles=self.titles, search=self.search,
            history=self.history,
            known=lambda _form, _name, text, _number: "این کد در پروندهٔ دیگری هم هست" if text == "1111111111" else "",
            attach=lambda path: Attachment(f"{hash(path.name) & 0xFFFF:064x}", path.name, 340_000),
            attachment_file=lambda attachment: attachment.name,
            draft=lambda kind, number: self.drafts.get((kind, number)),
            keep_draft=lambda kind, number, typed: self.drafts.__setitem__((kind, number), typed),
            drop_draft=lambda kind, number: self.drafts.pop((kind, number), None))
