"""The head of a paper that is a cooperative's own: its name with its title, and how the registry knows it."""

from __future__ import annotations

from desktop.operations.orders.filling import About
from forms.catalog import cooperative
from reports.facts import OwnHead


def own_head(about: About) -> OwnHead:
    """Of a cooperative's record, or of one that leads to a cooperative."""
    record = about.root.record
    lead = "" if record and record.kind == cooperative.FORM.kind else f"{cooperative.FORM.kind}."
    said = ((label, about.root.shown(lead + blank.name)) for label, blank in (
        ("شماره ثبت", cooperative.REGISTRATION_NO), ("شناسه ملی", cooperative.LEGAL_ID)))
    known_by = " — ".join(f"{label}: {text}" for label, text in said if text)
    return OwnHead(about.root.shown(f"{lead}titled_name"), known_by)
