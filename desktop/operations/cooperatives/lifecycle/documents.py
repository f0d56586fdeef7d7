"""The checklist of a cooperative: which documents a step of its life demands, and which have come (DOMAIN B.6)."""

from __future__ import annotations

from desktop.operations.step import doubted
from forms.catalog import cooperative
from forms.parts import Entry, Problem, Values, reference_list

IN_KIND = "in_kind_valuation"


_BEFORE_PERMIT = ("capital_paid", "founding_assembly_held", "board_formed")
"""Steps whose documents the permit of registration asks for again: «all of the above» (DOMAIN B.6 step 8)."""


def demanded(values: Values, target: str) -> list[Entry]:
    """The documents of a step; the valuation only where something was brought in kind."""
    steps = (*_BEFORE_PERMIT, target) if target == "registration_permitted" else (target,)
    return [entry for entry in reference_list("coop_documents").entries
            if entry.parent in steps and (entry.code != IN_KIND or bool(values.named("in_kind")))]


def standing(values: Values) -> dict[str, str]:
    """Document → wanted, received or returned, by the last line about it."""
    rows: tuple[Values, ...] = values[cooperative.DOCUMENTS] or ()
    return {row[cooperative.DOCUMENT] or "": row[cooperative.DOCUMENT_STATE] or "" for row in rows}


def missing(values: Values, target: str) -> list[Entry]:
    """What a step demands and has not been received."""
    now = standing(values)
    return [entry for entry in demanded(values, target) if now.get(entry.code) != "received"]


def document_problems(values: Values, target: str) -> list[Problem]:
    """One sentence that names them all: some are not needed by every cooperative, so a reason may excuse them."""
    names = [f"«{entry.label}»" for entry in missing(values, target) if entry.code != IN_KIND]
    if not names:
        return []
    return [doubted(Problem(cooperative.DOCUMENTS.name, f"این مدارک هنوز دریافت نشده است: {'، '.join(names)}؛ آن‌ها "
                                                        "را در "
                            "«مدارک» دریافت‌شده بنویسید"))]


def returned_problems(values: Values) -> list[Problem]:
    """A file that goes back to review still holds what was sent back."""
    labels = reference_list("coop_documents")
    names = [f"«{labels.label(code)}»" for code, state in standing(values).items() if state == "returned"]
    if not names:
        return []
    return [doubted(Problem(cooperative.DOCUMENTS.name, f"این مدارک برگشت خورده و درست نشده است: {'، '.join(names)}"))]
