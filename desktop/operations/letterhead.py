"""The head that stands on this office's papers: parameters fill the office's names in (DOMAIN H.9)."""

from __future__ import annotations

from desktop.operations.desk import Desk
from forms.parts import Context, reference_list
from forms.rules import jalali, office_code, record_number
from forms.rules.digits import to_persian
from reports.facts import Letterhead, PaperId


def letterhead_of(desk: Desk) -> Letterhead:
    """Ministry, directorate and office of the open office, with the slogan in force."""
    context = desk.context()
    code = desk.database.office.code
    is_county = not office_code.is_province(code)
    province = reference_list("provinces").label(office_code.province_of(code))
    directorate = _text(context, "letterhead.province").replace("{province}", province)
    county = reference_list("counties").label(office_code.county_of(code))
    return Letterhead(
        ministry=_text(context, "letterhead.ministry"),
        directorate=directorate,
        office=_text(context, "letterhead.county").replace("{county}", county) if is_county else "",
        slogan=_text(context, "slogan_of_year"),
        address=_text(context, "letterhead.address"),
        phone=_text(context, "letterhead.phone"),
    )


def paper_id(desk: Desk, number: int, mark: str = "") -> PaperId:
    """The block at the top left of a record's paper: its number, today, and the QR of the number."""
    return PaperId(
        number_text=to_persian(record_number.show(number)),
        date_text=to_persian(jalali.text(desk.today)),
        attachment_text="ندارد",
        qr_text=record_number.compact(number),
        mark=mark,
    )


def _text(context: Context, key: str) -> str:
    row = context.parameters.find(key, context.today)
    return row.value if row else ""
