"""Set-up from a fresh copy: Python 3.11 or later and nothing else; the standard library only."""
