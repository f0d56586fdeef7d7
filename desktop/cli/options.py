"""Options that every command knows."""

from __future__ import annotations

import argparse
from pathlib import Path


def common() -> argparse.ArgumentParser:
    """The options that every command knows, before or after its name."""
    parser = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    parser.add_argument("--office", dest="folder", type=Path, metavar="DIR",
                        help="data folder of the office (or the variable KARBARG_OFFICE)")
    parser.add_argument("--user", help="who works (a profile of the office; or KARBARG_USER)")
    return parser
