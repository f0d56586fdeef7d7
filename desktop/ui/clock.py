"""One clock for every moment that is shown: Iran's, whatever zone this computer believes to be in.

No summer time since 1401, so no time zone table is needed; many an old Windows still adds the hour.
"""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from forms.rules import jalali
from forms.rules.digits import to_persian

IRAN = timezone(timedelta(hours=3, minutes=30))


def in_iran(at: str) -> datetime:
    """The moment of «2026-11-21T05:45:00Z»; raises ValueError for a text that is none."""
    return datetime.fromisoformat(at.replace("Z", "+00:00")).astimezone(IRAN)


def short_moment(at: str) -> str:
    """«۱۴۰۵/۰۸/۳۰ ۰۹:۱۵»; a text that is no moment is shown as it is."""
    try:
        moment = in_iran(at)
    except ValueError:
        return to_persian(at)
    return to_persian(f"{jalali.text(moment.date())} {moment:%H:%M}")
