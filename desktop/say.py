"""What a person reads when something failed: the Persian sentence of an error. Knows neither Qt nor the terminal."""

from __future__ import annotations

from collections import defaultdict

from desktop.sentences import GENERAL, SENTENCES
from forms.rules.digits import to_persian


def code_of(error: BaseException) -> str:
    """The stable code of an error, for people on the telephone and for scripts."""
    return str(getattr(error, "code", "E_UNKNOWN"))


def sentence(error: BaseException) -> str:
    """What happened and what to do, in one sentence."""
    code = code_of(error)
    template = SENTENCES.get(code)
    if template is None:
        return GENERAL.format(code=code)
    facts = {name: to_persian(str(fact)) for name, fact in getattr(error, "facts", {}).items()}
    said = template.format_map(defaultdict(lambda: "…", facts))
    # One of many papers was refused: which one, the person must know.
    return f"پروندهٔ {facts['record']}: {said}" if facts.get("record") else said
