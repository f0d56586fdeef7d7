"""What the open office says on each of its papers: its names, the figures in force and its own wordings, read once."""

from __future__ import annotations

from desktop.operations.desk import Desk
from desktop.operations.office.letterhead import letterhead_of
from desktop.store.offices import numbers_of
from desktop.store.queries import Query
from desktop.store.reader import Reader
from forms.catalog import paper_text
from forms.parts import Context, reference_list
from forms.rules import jalali, office_code
from forms.rules.digits import to_persian
from reports.facts import Letterhead


class OfficeSays:
    """What the open office says on every paper: its names, the figures in force, its own wordings. Read once."""

    def __init__(self, desk: Desk, reader: Reader) -> None:
        self.context = Context(desk.today, reader.parameters())
        self.letterhead = letterhead_of(desk, self.context)
        self.names = _office_names(desk, self.context, self.letterhead)
        self.wordings = _wordings(reader)


def _office_names(desk: Desk, context: Context, letterhead: Letterhead) -> dict[str, str]:
    code = desk.database.office.code
    county = "" if office_code.is_province(code) else reference_list("counties").label(office_code.county_of(code))
    post = "office.province_head_post" if office_code.is_province(code) else "office.head_post"
    own = {name: row.value if (row := context.parameters.find(key, desk.today)) else ""
           for name, key in (("head", "office.head"), ("head_post", post))}
    return {
        "office": letterhead.office or letterhead.directorate, "directorate": letterhead.directorate,
        "ministry": letterhead.ministry, "county": county,
        "province": reference_list("provinces").label(office_code.province_of(code)),
        "today": to_persian(jalali.text(desk.today)), "today_words": jalali.long_text(desk.today),
        "user": desk.actor.name, **own,
    }


def _wordings(reader: Reader) -> dict[tuple[str, str], str]:
    """(paper, part) → the office's own text; the newest record wins."""
    first, end = numbers_of(reader.office.code)
    own = Query(where=(("number", ">=", first), ("number", "<", end)))
    rows = reader.column(paper_text.FORM, own, ("paper", "part", "wording"))
    return {(paper or "", part or ""): wording or "" for paper, part, wording in rows}
