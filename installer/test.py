"""Run every test from a fresh copy: python3 installer/test.py [what pytest is told]

Needs Python 3.11 or later and nothing else. Sets up what the tests need, runs them without a screen, then those that
need a real window on a screen of their own.
"""

import sys
from pathlib import Path

# Before any other import: the rest is written for a Python that this one may not be.
if sys.version_info < (3, 11):  # noqa: UP036
    found = sys.version.split()[0]
    sys.exit("کاربرگ به پایتون ۳٫۱۱ یا تازه‌تر نیاز دارد. / Karbarg needs Python 3.11 or later, not " + found)
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from installer.run_tests import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
