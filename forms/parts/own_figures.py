"""A figure of the law as the statutes of one cooperative say it: read, and held against the law (DOMAIN B.3–B.5, M).

Law: statutes override the law's figures inside the bounds that `parent` of the list of rules names: `at_least` is never
less than the law's, `usually_at_least` less only with a doubt, `free` as the statutes will.
"""

from __future__ import annotations

from fractions import Fraction

from forms.parts.fields import UnreadableError
from forms.parts.form import Context, Level
from forms.parts.lists import reference_list
from forms.parts.parameters import Parameter
from forms.rules import ratios
from forms.rules.digits import grouped, to_latin, to_persian
from forms.rules.ratios import Threshold

RULES = "coop_statute_rules"
"""The reference list of what statutes may say otherwise; its codes are the keys of parameters."""


def own_figure(law: Parameter | None, says: str) -> int | Threshold:
    """What the statutes say, in the measure of the law's own figure; a whole number where the law has none.

    Raises UnreadableError, whose text says what to write.
    """
    if law is not None and law.unit in ratios.UNITS:
        try:
            return ratios.typed(says)
        except ratios.NotARatioError:
            raise UnreadableError("سهمی از همه بنویسید؛ مانند ۲/۳، دوسوم، نصف به‌علاوه یک، ۴۰ درصد یا هر "
                                  "تعداد") from None
    written = to_latin(says).strip()
    if not written.isdecimal():
        raise UnreadableError("عددی بی‌اعشار بنویسید؛ مانند ۱۰")
    return int(written)


def figure_problem(key: str, says: str, context: Context) -> tuple[str, Level] | None:
    """Why the statutes cannot say this, or may hardly: a sentence with the law's own figure and its source."""
    law = context.parameters.find(key, context.today)
    try:
        own = own_figure(law, says)
    except UnreadableError as wrong:
        return str(wrong), "red"
    bound = reference_list(RULES).parent(key)
    if law is None or bound == "free" or _size(own) >= _size(lawful := own_figure(law, _as_said(law))):
        return None
    shown = lawful.show() if isinstance(lawful, Threshold) else grouped(lawful)
    said = f"«{reference_list(RULES).label(key)}» دست‌کم {shown} است ({_source(law, bound)})"
    if bound == "at_least":
        return f"{said}؛ اساسنامه کمتر از آن نمی‌گوید", "red"
    return f"{said} و اینجا کمتر نوشته شده؛ متن اساسنامه را دوباره ببینید", "amber"


def _source(law: Parameter, bound: str) -> str:
    """What the office wrote as the source; ours name the place in the facts, which says nothing to people."""
    if law.source and not law.source.startswith("DOMAIN"):
        return to_persian(law.source)
    return "قانون بخش تعاونی" if bound == "at_least" else "آیین‌نامهٔ نحوهٔ تشکیل مجامع عمومی"


def _size(figure: int | Threshold) -> tuple[Fraction, bool]:
    return (figure.share, figure.more) if isinstance(figure, Threshold) else (Fraction(figure), False)


def _as_said(law: Parameter) -> str:
    """The law's value as statutes would write it."""
    return {"percent": f"{law.value} درصد", "ratio_more_than": f"{law.value} + 1"}.get(law.unit, law.value)
