"""A line that takes one of the members of one cooperative: writing narrows, the arrow shows, Enter takes.

Law: only members who are given stand in the list; another text stays as it was written, to be told apart by the rules.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from desktop.ui.cooperatives.work import MemberView
from desktop.ui.editors import LineInput
from desktop.ui.pieces import Suggestion, Suggestions, shown_number
from forms.rules import digits, persian, record_number

_MOST = 60


class MemberIndex:
    """Members by what is written of them; made once for all the lines of a screen."""

    def __init__(self, members: Sequence[MemberView] = ()) -> None:
        self.members = tuple(members)
        self.by_number = {each.number: each for each in self.members}
        self._keys = [persian.joined_key(f"{each.name} {each.code} {each.member_no or ''}") for each in self.members]

    def find(self, text: str) -> list[MemberView]:
        """The first members in whose name, code or number this stands."""
        key = persian.joined_key(digits.to_latin(text))
        found = [each for each, words in zip(self.members, self._keys, strict=True) if key in words]
        return found[:_MOST]

    def taken(self, typed: str) -> MemberView | None:
        """The member whose record number was typed, or the only one of this name or code."""
        try:
            return self.by_number.get(record_number.read(typed))
        except record_number.NotANumberError:
            key = persian.joined_key(digits.to_latin(typed))
            same = [each for each in self.members if key and key in (persian.joined_key(each.name), each.code)]
            return same[0] if len(same) == 1 else None


class MemberInput(LineInput):
    """`typed()` is the record number of the member who was taken, or the text itself."""

    def __init__(self, index: MemberIndex, hint: str = "نام یا کد ملی عضو…") -> None:
        super().__init__(hint)
        self._index = index
        self._number = 0
        self._suggestions = Suggestions(self, self._take)
        self.textEdited.connect(self._edited)

    def know(self, index: MemberIndex) -> None:
        """Other members can be taken from now on."""
        self._index = index

    @property
    def number(self) -> int:
        """The member who is taken, or 0."""
        return self._number

    @property
    def suggestions(self) -> list[Suggestion]:
        return self._suggestions.shown

    def typed(self) -> str:
        return record_number.show(self._number) if self._number else self.text()

    def write(self, typed: str) -> None:
        member = self._index.taken(typed)
        self._number = member.number if member else 0
        super().write(member.name if member else digits.to_persian(typed))

    def settle(self) -> None:
        """Take the only member whose name or code this is."""
        if not self._number and (member := self._index.taken(self.text())) is not None:
            self._number = member.number
            self.setText(member.name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        opens = event.key() in (Qt.Key.Key_F4, Qt.Key.Key_Down)
        if opens and not self._suggestions.showing and not self.isReadOnly():
            self._show(self.text())
            return
        super().keyPressEvent(event)

    def _edited(self, text: str) -> None:
        self._number = 0
        if text.strip():
            self._show(text)
        else:
            self._suggestions.hide()

    def _show(self, text: str) -> None:
        found = self._index.find(text)
        self._suggestions.show([Suggestion(each.name, shown_number(each.code), each) for each in found]
                               or [Suggestion("عضوی با این نام یا کد در این تعاونی نیست", icon="info")])

    def _take(self, suggestion: Suggestion) -> None:
        member = suggestion.stands_for
        if member is not None:
            self._number = member.number  # type: ignore[attr-defined]  # a MemberView: we put it there
            self.setText(member.name)  # type: ignore[attr-defined]
            self._suggestions.hide()
