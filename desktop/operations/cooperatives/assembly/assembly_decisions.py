"""What an assembly may decide, and by how many votes (DOMAIN B.5): powers of each nature, and majorities."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.operations.cooperatives.quorums import voters
from desktop.operations.cooperatives.statutes import NATURES, Statutes
from forms.catalog import assembly
from forms.parts import Problem, Values
from forms.rules.digits import grouped

_LAW = "قانون بخش تعاونی و آیین‌نامهٔ نحوهٔ تشکیل مجامع عمومی"
_ADOPTED = ("statutes", "capital")
"""The first assembly adopts the statutes and the capital that it begins with."""


def may_decide(values: Values, row: Values) -> bool:
    """Whether an assembly of this nature has the power to take a decision of this kind."""
    kind, nature = row[assembly.DECISION_KIND], values[assembly.NATURE]
    return nature == "extraordinary" or kind not in assembly.EXTRAORDINARY_KINDS or (
        nature == "founding" and kind in _ADOPTED)


def has_carried(values: Values, row: Values, statutes: Statutes) -> bool:
    """Whether one decision of an assembly stands by what is written of it; votes win over «تصویب»."""
    favour, said, present = row[assembly.IN_FAVOUR], row[assembly.CARRIED], voters(values)
    if favour is None or not present:
        return said == "yes"
    return said != "no" and statutes.majority(values[assembly.NATURE] or "ordinary").met(favour, present)


def removing_row(values: Values, statutes: Statutes) -> int | None:
    """The place of the decision by which an assembly ended its board; None where it took none that stands."""
    rows: tuple[Values, ...] = values[assembly.DECISIONS] or ()
    return next((place for place, row in enumerate(rows) if row[assembly.DECISION_KIND] == "removal"
                 and may_decide(values, row) and has_carried(values, row, statutes)), None)


def majority_basis(values: Values, statutes: Statutes) -> str:
    return statutes.basis(f"majority.{NATURES[values[assembly.NATURE] or 'ordinary']}")


def decision_problems(values: Values, statutes: Statutes) -> Iterator[Problem]:
    """Decisions beyond the assembly's power, votes that cannot be, and decisions without their majority."""
    rows: tuple[Values, ...] = values[assembly.DECISIONS] or ()
    for place, row in enumerate(rows):
        if values[assembly.NATURE] and not may_decide(values, row):
            yield Problem(assembly.DECISIONS.name, f"«{row.show(assembly.DECISION_KIND)}» تنها در مجمع عمومی "
                          f"فوق‌العاده تصمیم گرفته می‌شود ({_LAW})؛ نوع مجمع یا موضوع را درست کنید", "red", place,
                          assembly.DECISION_KIND.name)
        yield from _votes(values, row, place, statutes)


def _votes(values: Values, row: Values, place: int, statutes: Statutes) -> Iterator[Problem]:
    favour, against, present = row[assembly.IN_FAVOUR], row[assembly.AGAINST] or 0, voters(values)
    needed = statutes.majority(values[assembly.NATURE] or "ordinary")
    if favour is None:
        return
    if favour + against > present:
        yield Problem(assembly.DECISIONS.name, "موافقان و مخالفان از حاضران بیشترند؛ شمارش را دوباره ببینید", "red",
                      place, assembly.IN_FAVOUR.name)
    elif row[assembly.CARRIED] == "yes" and not needed.met(favour, present):
        yield Problem(assembly.DECISIONS.name, f"این تصمیم {needed.show()} حاضران ({grouped(needed.least(present))} "
                      f"رأی) را ندارد و تصویب‌شده نیست ({majority_basis(values, statutes)})", "amber", place,
                      assembly.CARRIED.name)
