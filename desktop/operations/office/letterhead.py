"""The head that stands on this office's papers: parameters fill the office's names in (DOMAIN H.9)."""

from __future__ import annotations

from desktop.operations.desk import Desk
from desktop.operations.errors import NoLetterheadFileError
from forms.parts import Context, reference_list
from forms.rules import office_code
from forms.rules.digits import to_persian
from reports.facts import Letterhead

_NONE = ("", "-", "ندارد")
"""What an office writes to have no emblem or no font of its own any more."""


def letterhead_of(desk: Desk, context: Context | None = None) -> Letterhead:
    """Ministry, directorate and office of the open office, with the slogan in force, its emblem and its fonts.

    Raises NoLetterheadFileError when a parameter names a file that the office's data folder does not hold.
    """
    asked = context or desk.context()
    code = desk.database.office.code
    is_county = not office_code.is_province(code)
    province = reference_list("provinces").label(office_code.province_of(code))
    directorate = _text(asked, "letterhead.province").replace("{province}", province)
    county = reference_list("counties").label(office_code.county_of(code))
    own = {name: text for name in ("invocation", "note") if (text := _text(asked, f"letterhead.{name}"))}
    return Letterhead(
        ministry=_text(asked, "letterhead.ministry"),
        directorate=directorate,
        office=_text(asked, "letterhead.county").replace("{county}", county) if is_county else "",
        slogan=_text(asked, "slogan_of_year"),
        address=to_persian(_text(asked, "letterhead.address")),
        phone=to_persian(_text(asked, "letterhead.phone")),
        postcode=_text(asked, "letterhead.postal_code"),
        emblem=_file(desk, asked, "letterhead.emblem"),
        regular_font=_file(desk, asked, "paper.font.regular"),
        bold_font=_file(desk, asked, "paper.font.bold"),
        **own,
    )


def _text(context: Context, key: str) -> str:
    row = context.parameters.find(key, context.today)
    return row.value if row else ""


def _file(desk: Desk, context: Context, key: str) -> str:
    """A file that the office put into its data folder, as a whole path; nothing outside that folder is read."""
    name = _text(context, key).strip()
    if name in _NONE:
        return ""
    folder = desk.folder.resolve()
    path = (folder / name).resolve()
    if not path.is_relative_to(folder) or not path.is_file():
        raise NoLetterheadFileError(file=name, parameter=key)
    return str(path)
