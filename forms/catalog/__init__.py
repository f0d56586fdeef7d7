"""Every kind of record, in the order of the menu."""

from forms.catalog import (
    assembly,
    campaign,
    commitment,
    complaint,
    coop_change,
    coop_member,
    coop_office,
    coop_visit,
    coop_warning,
    cooperative,
    home_business,
    job,
    letter,
    meeting,
    paper_text,
    parameter,
    person,
    share_transfer,
    visit,
    visitor_group,
)
from forms.parts import Form

ALL: tuple[Form, ...] = (
    job.FORM, campaign.FORM, visit.FORM, visitor_group.FORM, commitment.FORM, cooperative.FORM, coop_member.FORM,
    share_transfer.FORM, coop_office.FORM, assembly.FORM, coop_change.FORM, coop_visit.FORM, coop_warning.FORM,
    complaint.FORM, home_business.FORM, person.FORM, letter.FORM, meeting.FORM, parameter.FORM, paper_text.FORM,
)
BY_KIND: dict[str, Form] = {form.kind: form for form in ALL}
SCHEMA = 4
"""Raised whenever a kind or a blank is added; a package of a newer schema waits for the newer program."""
