"""Cooperatives of any age for tests, without a screen: bare records, made in one change and thrown away with it."""

from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

from forms.catalog import (
    assembly,
    complaint,
    coop_change,
    coop_member,
    coop_office,
    coop_visit,
    coop_warning,
    cooperative,
)
from forms.parts import Day, Values
from forms.rules import jalali
from tests.operations.offices import CHIEF


class ThrownAwayError(Exception):
    """Ends a change of which nothing stays."""


@contextmanager
def passing(desk):
    """A change that sees its own records; nothing of it stays."""
    try:
        with desk.database.change(CHIEF) as change:
            yield Coops(change)
            raise ThrownAwayError
    except ThrownAwayError:
        pass


def at(desk, text):
    """The same desk on another day."""
    return replace(desk, today=jalali.parse(text))


def moment(day):
    return datetime.combine(day, datetime.min.time()).replace(hour=10)


class Coops:
    """Makes records with as little as the question needs; days as 1405/08/30."""

    def __init__(self, change):
        self.change = change

    def _make(self, form, state, values):
        read = {name: jalali.parse(value) if isinstance(value, str) and isinstance(form.by_name[name], Day) else value
                for name, value in values.items()}
        return self.change.create(form, form.values(read), state=state)

    def coop(self, state="operating", documents=(), **values):
        rows = tuple(Values(cooperative.DOCUMENTS.columns, {
            "document": "statutes", "document_state": how, "document_day": day and jalali.parse(day)})
            for how, day in documents)
        return self._make(cooperative.FORM, state, {"name": "تعاونی آزمون", "type": "productive", "county": "3001",
                                                    "documents": rows, **values})

    def member(self, coop, joined="1400/01/01", left=None, state="member"):
        return self._make(coop_member.FORM, state, {"cooperative": coop, "member_kind": "real", "joined_day": joined,
                                                    "left_day": left, "first_name": "نام", "last_name": "نمونه"})

    def office(self, coop, office="principal", state="serving", **values):
        return self._make(coop_office.FORM, state, {
            "cooperative": coop, "office": office, "full_name": "نام", **values})

    def assembly(self, coop, day, nature="ordinary", state="held", *, elected=False, **values):
        row = Values(assembly.CANDIDATES.columns, {"candidate": "نام", "for_office": "board", "result": "principal"})
        return self._make(assembly.FORM, state, {
            "cooperative": coop, "nature": nature, "call_no": 1, "held_at": moment(jalali.parse(day)),
            "candidates": (row,) if elected else (), **values})

    def visit(self, coop, day, *, is_active=True):
        return self._make(coop_visit.FORM, None, {"cooperative": coop, "nature": "supervision", "day": day,
                                                  "visitor": "نام", "is_active": is_active})

    def warning(self, coop, day, state="open", deadline=None):
        return self._make(coop_warning.FORM, state, {
            "cooperative": coop, "warning_no": 1, "day": day, "subject": "مجمع", "deadline": deadline})

    def complaint(self, coop, answer_by, state="received", day="1400/01/01", nature="other"):
        return self._make(complaint.FORM, state, {"cooperative": coop, "day": day, "complainant": "نام",
                                                  "nature": nature, "against": "نام", "answer_by": answer_by})

    def change_of(self, coop, day, state="decided", **values):
        """A change of a registered cooperative, decided on a day."""
        return self._make(coop_change.FORM, state, {"cooperative": coop, "decided_by": "extraordinary",
                                                    "decided_day": day, **values})
