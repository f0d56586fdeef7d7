"""Letters that came, entered one after another: only what stands on their envelope and head is asked.

Law: saving here is entering in the register; the letter has its number before the next one begins.
"""

from __future__ import annotations

from dataclasses import replace

from desktop.ui.entry import EntryScreen, Outcome, Then
from desktop.ui.pieces import isolated, reveal
from desktop.ui.services import LetterServices, RecordView, Saved, Services, Standing
from forms.catalog import letter
from forms.parts import Section, Typed

RECEIVED = replace(
    letter.FORM, title="نامهٔ رسیده",
    sections=(
        Section("نامهٔ رسیده", (
            replace(letter.CORRESPONDENT, label="فرستنده", hint="مانند «استانداری البرز»"), letter.THEIR_NO,
            letter.THEIR_DAY, letter.SUBJECT, letter.ENCLOSURE, letter.ANSWER_BY,
            replace(letter.LETTER_DAY, label="روز رسیدن", hint="خالی: امروز"), letter.URGENCY, letter.SECRECY,
            letter.REPLY_TO)),
        Section("دربارهٔ", (letter.COOPERATIVE, letter.HOME_BUSINESS, letter.JOB, letter.CAMPAIGN, letter.GROUP,
                            letter.PERSON)),
        Section("چکیده و تصویر", (replace(letter.BODY, label="چکیده", lines=3, hint=""), letter.NOTE, letter.FILES)),
    ),
    rules=(),
)
"""The form of letters as far as an incoming one fills it; the operation judges it by the whole form."""


class ReceiveScreen(EntryScreen):
    """Saving enters the letter and begins the next."""

    def __init__(self, services: Services, letters: LetterServices) -> None:
        super().__init__(RECEIVED, replace(services, save=lambda _form, typed, _number, _base: letters.receive(typed)))
        self.page.foot.save.setText("\N{NO-BREAK SPACE}ثبت در دفتر وارده")
        self.page.foot.save.setAccessibleName("ثبت در دفتر وارده")

    def save(self, then: Then | None = None) -> None:
        """Enter the letter; the next one begins, unless the screen is being left."""
        super().save(then or self._begin_next)

    def _show(self, record: RecordView | None, name: str = "", standing: Standing | None = None) -> None:
        super()._show(record, name, standing)
        reveal(self.page.foot.next, False)

    def _saved(self, typed: Typed, then: Then | None, outcome: Outcome) -> None:
        super()._saved(typed, then, outcome)
        if isinstance(outcome, Saved):
            services, number = self._services, outcome.number
            services.reads.run(lambda _progress: services.get(number), self._say_number)

    def _say_number(self, record: RecordView | None) -> None:
        if record is not None:
            number = isolated(record.values.show(letter.LETTER_NO))
            self._services.events.said.emit("ok", f"در دفتر وارده ثبت شد: شمارهٔ {number}")
