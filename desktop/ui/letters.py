"""Letters beside a record: a button that writes one from a template, and one that shows those that were written.

Law: a letter is written by an operation and then opened like any record; no screen fills one itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.background import Generation
from desktop.ui.pieces import Button, Choice, choose, reveal
from desktop.ui.services import Asked, LetterServices, RecordView, Saved, Services, Written
from forms.catalog import letter
from forms.parts import Form, Link, Problem
from forms.rules import digits

TEMPLATE_HINT = "جستجوی الگو: عنوان یا گیرنده"


def link_to(form: Form) -> Link | None:
    """The blank of a letter that leads to records of this kind."""
    return next((field for field in letter.FORM.fields if isinstance(field, Link) and field.kind == form.kind), None)


@dataclass(frozen=True, slots=True)
class _Shown:
    """The record that stands on the screen."""

    number: int
    may_write: bool


class LetterWays(QObject):
    """The two buttons for the head of an entry screen; hidden where no letter is written about such records.

    A QObject, so that it hears of nothing any more once its screen has gone.
    """

    def __init__(self, parent: QWidget, form: Form, services: Services) -> None:
        super().__init__(parent)
        self._parent, self._services, self._link = parent, services, link_to(form)
        self._shown: _Shown | None = None
        self._counting = Generation()
        self.write = Button("نامه…", self.choose_template, icon="letter", kind="quiet", shortcut="Ctrl+L",
                            tip="نامه‌ای دربارهٔ این پرونده از الگو")
        self.written = Button("", self._show_written, kind="quiet", shortcut="Ctrl+Shift+L", tip="نامه‌های این پرونده")
        services.events.records_changed.connect(self._record_changed)
        self.show_record(None)

    def show_record(self, record: RecordView | None) -> None:
        """None: a record that is not kept yet has no letters."""
        known = self._services.letters is not None and self._link is not None
        role = self._services.user.role
        self._shown = _Shown(record.number, role in letter.FORM.who_writes and not record.voided) \
            if known and record is not None else None
        reveal(self.write, self._shown is not None and self._shown.may_write)
        reveal(self.written, False)
        self._count()

    def choose_template(self) -> None:
        """Offer the templates for this record, those that fit its state first."""
        letters, shown = self._services.letters, self._shown
        if letters is None or shown is None:
            return

        def offer(found: Sequence[Choice]) -> None:
            choose(self._parent, "نامه دربارهٔ این پرونده", TEMPLATE_HINT, found,
                   lambda name: write_and_open(self._services, letters, name, shown.number, self._parent))

        self._services.reads.run(lambda _progress: letters.templates(shown.number), offer, self._failed,
                                 owner=self._parent)

    def _count(self) -> None:
        link, shown, generation = self._link, self._shown, self._counting.next()
        if link is None or shown is None:
            return

        def show(count: int) -> None:
            if self._counting.is_current(generation):
                self.written.setText(f"{digits.grouped(count)} نامه")
                reveal(self.written, bool(count))

        asked = Asked(where=((link.name, "=", shown.number),))
        self._services.reads.run(lambda _progress: self._services.count(letter.FORM, asked), show,
                                 lambda _error: None, owner=self._parent)

    def _show_written(self) -> None:
        if self._link is not None and self._shown is not None:
            asked = Asked(where=((self._link.name, "=", self._shown.number),))
            self._services.events.open_narrowed.emit(letter.FORM.kind, asked)

    def _record_changed(self, kind: str) -> None:
        if kind == letter.FORM.kind:
            self._count()

    def _failed(self, error: Exception) -> None:
        self._services.events.said.emit("danger", self._services.say(error))


def write_and_open(services: Services, letters: LetterServices, template: str, number: int, owner: QWidget) -> None:
    """Write a draft from a template about a record (0: about none), and open it; what is missing is said there."""
    open_written(services, lambda: letters.write(template, number), owner)


def open_written(services: Services, write: Callable[[], Written], owner: QWidget) -> None:
    """Write a draft, and open it."""
    services.jobs.run(lambda _progress: write(), partial(_open, services),
                      lambda error: services.events.said.emit("danger", services.say(error)), owner=owner)


def _open(services: Services, written: Written) -> None:
    if not isinstance(written, Saved):
        services.events.said.emit("warn", "، ".join(_sentences(written)))
        return
    services.events.records_changed.emit(letter.FORM.kind)
    services.events.open_record.emit(written.number)
    missing = digits.grouped(len(written.problems))
    services.events.said.emit(*(("warn", f"پیش‌نویس نوشته شد؛ {missing} جا را باید خودتان پر کنید") if written.problems
                                else ("ok", "پیش‌نویس نامه نوشته شد")))


def _sentences(problems: Sequence[Problem]) -> list[str]:
    return [problem.message for problem in problems]


