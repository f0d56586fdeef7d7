"""What a person reads when something failed: the Persian sentence of an error. Knows neither Qt nor the terminal."""

from __future__ import annotations

import re
from collections import defaultdict

from desktop.sentences import GENERAL, SENTENCES
from forms.rules.digits import to_persian

_CODE = re.compile(r"[\w.\-/]*[a-z][\w.\-/]*", re.ASCII)
"""A name that is typed as it stands, such as coop-warning-1: its digits stay Latin."""


def code_of(error: BaseException) -> str:
    """The stable code of an error, for people on the telephone and for scripts."""
    return str(getattr(error, "code", "E_UNKNOWN"))


def sentence(error: BaseException) -> str:
    """What happened and what to do, in one sentence."""
    code = code_of(error)
    template = SENTENCES.get(code)
    if template is None:
        return GENERAL.format(code=code)
    facts = {name: _shown(str(fact)) for name, fact in getattr(error, "facts", {}).items()}
    said = template.format_map(defaultdict(lambda: "…", facts))
    # One of many papers was refused: which one, the person must know.
    return f"پروندهٔ {facts['record']}: {said}" if facts.get("record") else said


def _shown(fact: str) -> str:
    codes, others = _CODE.findall(fact), _CODE.split(fact)
    return "".join(to_persian(text) + code for text, code in zip(others, [*codes, ""], strict=True))
