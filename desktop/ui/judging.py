"""Which problems of a form the clerk is shown while writing: those of blanks already left, and all after a save.

The sentences are those of forms.parts.reading; nothing is judged here.
"""

from __future__ import annotations

from collections.abc import Sequence

from forms.parts import Context, Form, Move, Problem, Typed, read_typed


class Judge:
    """Remembers what was left and what the store said; `context` comes from a worker and may be late."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self.context: Context | None = None
        self._left: set[str] = set()
        self._all = False
        self._told: tuple[Problem, ...] = ()

    def begin(self, *, show_all: bool) -> None:
        """Another record is shown: a kept one with all its problems, a new one with none."""
        self._left.clear()
        self._all, self._told = show_all, ()

    def leave(self, name: str) -> None:
        self._left.add(name)

    def change(self, name: str) -> None:
        """What the store said of a blank does not hold once it is written over."""
        self._told = tuple(problem for problem in self._told if problem.field != name)

    def tell(self, problems: Sequence[Problem]) -> None:
        """Problems that only the store knows, such as a tracking code that another record has."""
        self._told, self._all = tuple(problems), True

    def every(self, typed: Typed) -> list[Problem]:
        """Every problem; those that the store told come first and are not said twice."""
        found = read_typed(self._form, typed, self.context).problems if self.context else ()
        return [*self._told, *(problem for problem in found if problem not in self._told)]

    def save_tried(self, typed: Typed) -> list[Problem]:
        """From now on everything is shown; answers with the red ones that hinder the saving."""
        self._all, self._told = True, ()
        return [problem for problem in self.every(typed) if problem.level == "red"]

    def shown(self, typed: Typed) -> list[Problem]:
        """What stands under the blanks now."""
        return [problem for problem in self.every(typed) if self._all or problem.field in self._left]

    @property
    def shows_all(self) -> bool:
        return self._all

    def missing(self, move: Move, typed: Typed) -> list[Problem]:
        """What must be filled before a move."""
        return [Problem(field.name, f"برای «{move.label}» این جا را پر کنید") for field in move.needs
                if not typed.get(field.name)]
