"""دفتر سهام: who holds what as of a day, the lines in their order, and a new line beside them.

Law: holdings are counted, never written; a line is refused by the register's law, in a sentence under its blank.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from desktop.background import Progress
from desktop.ui.cooperatives.ground import CoopScreen, sentences
from desktop.ui.cooperatives.member_input import MemberIndex
from desktop.ui.cooperatives.transfer_form import TransferForm
from desktop.ui.cooperatives.work import CoopWork, ShareBookView
from desktop.ui.editors import DayInput
from desktop.ui.pieces import Badge, Banner, Button, Column, DataTable, IconButton, Label, Row, Segments, Tone, reveal
from desktop.ui.services import Saved, Services, Written
from desktop.ui.tasks.held_model import HeldModel
from desktop.ui.tasks.services import TaskServices
from desktop.ui.tasks.table_card import table_card
from forms.catalog import coop_member, cooperative, share_transfer
from forms.parts import Context, UnreadableError
from forms.rules import digits, jalali
from forms.rules.digits import grouped

_HOLDERS = (
    Column("no", "شماره", "code", 64, sorts=False), Column("name", "عضو", "strong", 160, sorts=False),
    Column("code", "کد ملی یا شناسه", "code", 112, sorts=False), Column("shares", "سهام", "number", 80, sorts=False),
    Column("share", "درصد", "number", 72, sorts=False), Column("worth", "ارزش (ریال)", "number", 130, sorts=False),
    Column("mark", "نکته", "mark", 190, sorts=False))
_LINES = (
    Column("day", "تاریخ", "code", 96, sorts=False), Column("nature", "نوع", width=132, sorts=False),
    Column("source", "واگذارنده", "strong", 150, sorts=False), Column("target", "گیرنده", "strong", 150, sorts=False),
    Column("shares", "سهام", "number", 76, sorts=False), Column("amount", "مبلغ (ریال)", "number", 116, sorts=False),
    Column("left", "جمع سهام", "number", 86, sorts=False), Column("mark", "نکته", "mark", 170, sorts=False))
_FIRST_SHARES = "سهام هنگام عضویت"


class SharesScreen(CoopScreen):
    """Opened by the number of a cooperative, of a member or of a transfer."""

    follows = (share_transfer.FORM.kind, coop_member.FORM.kind, cooperative.FORM.kind)

    def __init__(self, services: Services, tasks: TaskServices, work: CoopWork, number: int) -> None:
        super().__init__("دفتر سهام", services, tasks, work)
        self._number = number
        self.book: ShareBookView | None = None
        self.holders = HeldModel(services.reads, _HOLDERS)
        self.lines = HeldModel(services.reads, _LINES)
        self.holder_table = DataTable(self.holders, services.preferences, "coop.holders", "دارندگان سهام")
        self.line_table = DataTable(self.lines, services.preferences, "coop.share_lines", "سطرهای دفتر سهام")
        self.view = Segments({"holders": "دارندگان سهام", "lines": "سطرهای دفتر"}, {"1": "holders", "2": "lines"})
        self.on = DayInput(services.today)
        self.form = TransferForm(services)
        self.capital, self.totals = Banner(), Label("", "muted")
        self._make_tools()
        self._lay_out()
        self._connect()
        self._load()

    @property
    def dirty(self) -> bool:
        return not self.form.isHidden() and self.form.dirty

    def arrive(self) -> None:
        (self.holder_table if self.view.chosen() == "holders" else self.line_table).setFocus()

    def reload(self) -> None:
        self._load()

    def save_and(self, then: Callable[[], None]) -> None:
        self.save(then)

    def save(self, then: Callable[[], None] | None = None) -> None:
        """Write the new line, unless the register refuses it."""
        if self.book is None or self.busy:
            return
        typed = self.form.typed()

        def saved(written: Written) -> None:
            if not isinstance(written, Saved):
                self.form.refuse(written)
                return
            amber = sentences(written.problems)
            self.banner.say("warn" if amber else "ok", f"در دفتر نوشته شد؛ {amber}" if amber else "در دفتر نوشته شد.")
            self.services.events.records_changed.emit(share_transfer.FORM.kind)
            self.form.clear()
            self._load()
            if then is not None:
                then()
            else:
                self.form.begin()

        self.work("در حال نوشتن…", lambda _progress: self.services.save(share_transfer.FORM, typed, 0, 0), saved)

    def new_line(self) -> None:
        """Show the form of a new line, or go to it."""
        self.form.show()
        self.form.begin()

    def close_form(self) -> None:
        """Put the form of a new line away; what was written in it is gone."""
        self.form.clear()
        self.form.hide()
        self.arrive()

    def show_day(self) -> None:
        """Holdings as of the day that is written; an empty one is today."""
        self.on.settle()
        self._load()

    def set_busy(self, busy: bool) -> None:
        self.form.keep.setEnabled(not busy)

    def _make_tools(self) -> None:
        self.view.choose("holders")
        self.view.setMaximumWidth(300)
        self.tools.addWidget(self.view)
        self.tools.addSpacing(12)
        self.tools.addWidget(Label("دارایی در روز", "muted"))
        self.on.setMaximumWidth(140)
        self.on.setAccessibleName("دارایی سهام در روز")
        self.on.write(share_transfer.DAY.typed(self.services.today()))
        self.tools.addWidget(self.on)
        self.late = Badge()
        self.tools.addWidget(self.late)
        self.tools.addStretch()
        self._new = Button("انتقال تازه", self.new_line, icon="plus", kind="primary", shortcut="Ctrl+N")
        self.head.add(IconButton("print", "چاپ سطرهای دفتر", self._print, shortcut="Ctrl+P"))
        self.head.add(self._new)
        reveal(self._new, self.services.user.role in share_transfer.FORM.who_writes)

    def _lay_out(self) -> None:
        self._tables = QStackedWidget()
        for table in (self.holder_table, self.line_table):
            self._tables.addWidget(table_card(table))
        across = QHBoxLayout()
        across.setSpacing(10)
        across.addWidget(self._tables, 1)
        across.addWidget(self.form)
        self.form.hide()
        self.body.addWidget(self.capital)
        self.body.addLayout(across, 1)
        self.body.addWidget(self.totals)

    def _connect(self) -> None:
        self.view.changed.connect(self._turn)
        self.on.returnPressed.connect(self.show_day)
        self.on.left.connect(self.show_day)
        self.form.wanted.connect(self.save)
        self.form.left.connect(lambda: self.leave(self.close_form))
        self.line_table.opened.connect(self.services.events.open_record)
        self.holder_table.opened.connect(self.services.events.open_record)

    def _turn(self) -> None:
        self._tables.setCurrentIndex(0 if self.view.chosen() == "holders" else 1)

    def _day(self) -> date | None:
        try:
            return share_transfer.DAY.read(self.on.typed()) if self.on.typed().strip() else None
        except UnreadableError as unreadable:
            self.banner.say("danger", str(unreadable))
            return None

    def _load(self) -> None:
        self.stale.stop()
        number, day = self._number, self._day()

        def look(_progress: Progress) -> tuple[ShareBookView, ShareBookView, Context]:
            book = self.coop.shares(number, day)
            return book, book if day is None else self.coop.shares(number, None), self.coop.context()

        self.ask(look, self._loaded)

    def _loaded(self, found: tuple[ShareBookView, ShareBookView, Context]) -> None:
        book, today, context = found
        self.book = book
        self.name(book.title)
        self.holders.hold([_holder_row(book, place) for place in range(len(book.holders))])
        self.lines.hold([_line_row(book, place) for place in range(len(book.lines))])
        self.late.set(f"{grouped(book.later)} سطر پس از این روز" if book.later else "", "info")
        self.totals.setText(_totals(book))
        self.capital.say(*_against_capital(book))
        members = [each.member for each in today.holders if each.belongs]
        self.form.know(book.number, MemberIndex(members), {each.member.number: each.shares for each in today.holders},
                       context)

    def _print(self) -> None:
        """The lines as a list on paper; what is held stands on the cooperative's own papers, as of today."""
        if self.book is None:
            return
        if self.book.on != self.services.today():
            self.banner.say("info", "برگ‌های چاپی از امروزند؛ دارایی روز دیگر را این‌جا ببینید.")
        transfers = [line.record for line in self.book.lines if line.is_transfer]
        by_lines = self.view.chosen() == "lines" and transfers
        kind, numbers = (share_transfer.FORM.kind, transfers) if by_lines else ("cooperative", [self.book.number])
        self.services.events.print_records.emit(kind, numbers)


def _holder_row(book: ShareBookView, place: int) -> Row:
    holder = book.holders[place]
    member, few = holder.member, 0 < holder.shares < book.least_shares
    mark, tone = "", "warn"
    if not holder.belongs:
        mark, tone = "عضو نیست و سهم دارد", "danger"
    elif few:
        mark = f"کمتر از {grouped(book.least_shares)} سهم ({book.least_basis})"
    elif not holder.shares:
        mark = "بی‌سهم"
    worth = "" if book.par_value is None else grouped(holder.shares * book.par_value)
    number = digits.to_persian(str(member.member_no)) if member.member_no else ""
    share = digits.percent(holder.shares, book.shares) if book.shares else ""
    texts = (number, member.name, digits.to_persian(member.code), grouped(holder.shares), share, worth, mark)
    return Row(member.number, texts, {"mark": tone})


def _line_row(book: ShareBookView, place: int) -> Row:
    line = book.lines[place]
    nature = share_transfer.NATURE.options[line.nature] if line.is_transfer else _FIRST_SHARES
    amount = "" if line.amount is None else grouped(line.amount)
    texts = (digits.to_persian(jalali.text(line.day)), nature, line.source or "تعاونی", line.target or "تعاونی",
             grouped(line.shares), amount, grouped(line.left), line.refused)
    return Row(line.record, texts, {"mark": "danger"})


def _totals(book: ShareBookView) -> str:
    holders = sum(bool(each.shares) for each in book.holders)
    parts = [f"{grouped(holders)} دارندهٔ سهم", f"{grouped(book.shares)} سهم"]
    if book.worth is not None:
        parts.append(f"{grouped(book.worth)} ریال به ارزش اسمی")
    refused = sum(bool(line.refused) for line in book.lines)
    parts += [f"{grouped(refused)} سطر نادرست"] if refused else []
    return "  ·  ".join([*parts, f"در {digits.to_persian(jalali.text(book.on))}"])


def _against_capital(book: ShareBookView) -> tuple[Tone, str]:
    """Tone and sentence: whether the shares make the capital."""
    if book.par_value is None or book.capital is None or book.worth is None:
        return "info", "ارزش هر سهم یا سرمایه در پروندهٔ تعاونی نوشته نشده است؛ جمع سهام با سرمایه سنجیده نمی‌شود."
    told = f"{grouped(book.shares)} سهم × {grouped(book.par_value)} = {grouped(book.worth)} ریال"
    if book.worth == book.capital:
        return "ok", f"{told}؛ برابر سرمایهٔ کل."
    less = "کمتر" if book.worth < book.capital else "بیشتر"
    gap = grouped(abs(book.capital - book.worth))
    return "warn", f"{told}؛ {gap} ریال {less} از سرمایهٔ کل ({grouped(book.capital)} ریال)."

