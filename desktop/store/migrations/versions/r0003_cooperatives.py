"""The cooperative's whole life: members, shares, offices, assemblies, visits, warnings, complaints.

Law: written by hand and never changed after release; later revisions change what is there.
"""

from __future__ import annotations

from alembic import op

from desktop.store.migrations.parts import blanks, index, kind, ruled

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_COUNTED = {
    "cooperative": "state voided county type mission year_end registration_day statutes_day statutes_end "
                   "dissolved_day board_term inspector_term rest_due capital paid_capital active_day agreement_end "
                   "licence_end employed_men employed_women",
    "coop_member": "cooperative voided state joined_day left_day",
    "coop_office": "office voided state last_day first_day left_day cooperative",
    "assembly": "cooperative voided state nature held_at registered_day",
    "coop_visit": "cooperative voided is_active day",
    "coop_warning": "cooperative voided state day deadline",
    "complaint": "cooperative voided state answer_by",
}
"""What the due list and the indicators read: their indexes, each with its columns in order."""


def upgrade() -> None:
    _cooperative()
    _people()
    _assemblies()
    _supervision()
    for kind_, columns in _COUNTED.items():
        op.create_index(f"ix_{kind_}_figures", kind_, columns.split())


def _cooperative() -> None:
    added = ("isic mission operating_area phone representative representative_mobile agreement_end permit_no "
             "permit_day registry_unit gazette_no gazette_day licence_no licence_day licence_end workshop_code iban "
             "members_capital# in_kind# share_count# rest_due statutes_day statutes_end year_end board_seats# "
             "alternate_seats# board_term# inspector_seats# inspector_term# least_shares# progress# active_day "
             "employed_men# employed_women# turnover# merged_into# ground dissolved_day debts_settled# closed_day")
    for column in blanks(added):
        op.add_column("cooperative", column)
    index("cooperative", "merged_into")
    ruled("cooperative", "documents", "document document_state document_day document_note")


def _people() -> None:
    kind("coop_member", "cooperative# member_no# member_kind national_code first_name last_name father_name sex "
         "company legal_national_id person# mobile joined_day shares# paid# works_here# state_employee# "
         "left_day left_reason note", "national_code person")
    kind("share_transfer", "cooperative# day nature source# target# shares# amount# consent_no consent_day note",
         "cooperative source target")
    kind("coop_office", "cooperative# office member# full_name national_code mobile signs# first_day last_day "
         "accepted_day assembly# votes# left_day note files", "cooperative member national_code assembly")


def _assemblies() -> None:
    kind("assembly", "cooperative# nature call_no# earlier# called_day called_by notice held_at place observer "
         "members# present# proxies# quorum_met# president vice_president secretary first_teller second_teller "
         "ballots_given# ballots_cast# ballots_spoilt# minutes_no minutes_day registered_day note files",
         "earlier")
    ruled("assembly", "agenda", "matter")
    ruled("assembly", "candidates", "candidate for_office votes# lot# result member#")
    ruled("assembly", "decisions", "matter in_favour# against# carried")


def _supervision() -> None:
    kind("coop_visit", "cooperative# nature day visitor is_active# progress# employed_men# employed_women# turnover# "
         "books_kept# share_book# minutes_kept# findings advice next_day files")
    kind("coop_warning", "cooperative# warning_no# day subject deadline letter# description answered_day answer note "
         "files", "letter")
    kind("complaint", "cooperative# day complainant national_code mobile is_member# against against_address nature "
         "description tried_first# answer_by answer_day answer letter# files", "letter")
