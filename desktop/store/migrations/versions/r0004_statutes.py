"""What statutes say otherwise, unions of cooperatives, candidates' eligibility, assemblies in two stages.

Law: written by hand and never changed after release; later revisions change what is there.
"""

from __future__ import annotations

from alembic import op

from desktop.store.migrations.parts import blanks, index, kind, ruled

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_ADDED = {
    "cooperative": "returned_until manager_term# merged_day dissolved_by dissolution_no dissolution_gazette_no "
                   "dissolution_gazette_day creditors_day assets# debts#",
    "cooperative_members": "sex company company_id member_cooperative#",
    "cooperative_documents": "document_file",
    "coop_member": "member_cooperative# representative representative_code request_day first_warning_day "
                   "second_warning_day expelled_by#",
    "assembly": "for_year# requested_by requested_day requesters# two_stage# eligibility_no eligibility_day elects "
                "proxy_outsiders#",
    "letter": "assembly# complaint# coop_warning# coop_change# duty",
    "coop_office": "in_place_of# ended_by#",
    "assembly_candidates": "eligibility",
    "assembly_decisions": "decision_kind",
}

_COUNTED = {
    "cooperative": "state voided county type mission year_end registration_day statutes_day statutes_end "
                   "dissolved_day board_term inspector_term rest_due capital paid_capital active_day agreement_end "
                   "licence_end employed_men employed_women board_seats",
    "assembly": "cooperative voided state nature held_at registered_day for_year",
}
"""Indexes that the due list reads instead of the tables, with what it asks for since."""


def upgrade() -> None:
    for table, written in _ADDED.items():
        for column in blanks(written):
            op.add_column(table, column)
    index("coop_member", "member_cooperative", "expelled_by")
    index("coop_office", "in_place_of", "ended_by")
    index("letter", "assembly", "complaint", "coop_warning", "coop_change")
    ruled("cooperative", "own_rules", "rule rule_says rule_article")
    ruled("assembly", "districts", "district district_day district_members# district_present# delegates#")
    kind("coop_change", "cooperative# decided_by assembly# decided_day minutes_no approval_no approval_day "
         "registered_day gazette_no gazette_day note files", "assembly")
    ruled("coop_change", "changes", "what before after")
    for name, columns in _COUNTED.items():
        op.drop_index(f"ix_{name}_figures", name)
        op.create_index(f"ix_{name}_figures", name, columns.split())
    op.create_index("ix_coop_change_figures", "coop_change", ["cooperative", "voided", "state", "registered_day"])
