"""What set-up says: each sentence in Persian and in English, since whoever sets up a desk may read either."""

import sys


class SetUpError(Exception):
    """Set-up cannot go on; the two sentences say what a person can do about it."""

    code = "E_SETUP"

    def __init__(self, persian, english):
        super().__init__(english)
        self.persian = persian
        self.english = english


def speak_utf8():
    """A console or pipe of another encoding would end the program at its first Persian letter."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace", line_buffering=True)


def tell(persian, english):
    print(f"• {persian}\n  {english}")


def refuse(trouble):
    """Say the trouble on stderr and give the exit code of a refusal."""
    print(f"✗ {trouble.persian}\n  {trouble.english} ({trouble.code})", file=sys.stderr)
    return 1
