"""Open the demonstration desk from a fresh copy: python3 installer/run.py [--dir FOLDER] [-- what the program is told]

Needs Python 3.11 or later and nothing else. Where there is no screen the main job is done without a window, and the
program says where each file is.
"""

import sys
from pathlib import Path

# Before any other import: the rest is written for a Python that this one may not be.
if sys.version_info < (3, 11):  # noqa: UP036
    found = sys.version.split()[0]
    sys.exit("کاربرگ به پایتون ۳٫۱۱ یا تازه‌تر نیاز دارد. / Karbarg needs Python 3.11 or later, not " + found)
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from installer.open_desk import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
