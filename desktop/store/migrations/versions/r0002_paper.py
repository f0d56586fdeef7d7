"""Letters, meetings, the office's own texts of papers, and what was printed.

Law: written by hand and never changed after release; later revisions change what is there.
"""

from __future__ import annotations

from desktop.store.migrations.parts import kind, name_key, number, ruled, table, text, whole

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

def upgrade() -> None:
    _letters()
    _meetings()
    kind("paper_text", "paper part wording source", "paper part")
    _prints()


def _letters() -> None:
    kind("letter", "direction correspondent subject letter_day urgency secrecy letter_no serial# year# template "
         "addressed_to body enclosure signer signer_post copies their_no their_day reply_to# answer_by cooperative# "
         "home_business# job# campaign# visitor_group# person# note files",
         "letter_no reply_to cooperative home_business job campaign visitor_group person")


def _meetings() -> None:
    kind("meeting", "title held_at place chair secretary cooperative# campaign# discussion note files",
         "cooperative campaign")
    ruled("meeting", "agenda", "matter")
    ruled("meeting", "attendees", "full_name organisation presence")
    ruled("meeting", "decisions", "decision responsible due_day done")


def _prints() -> None:
    table("printed", (*name_key("station"), *number("seq")), *text("at", "user", "paper", "kind"),
          *whole("pages", "copies"), *text("target", "range", "reason"))
    table("printed_record", (*number(), *name_key("station"), *number("seq")), *whole("page"), *text("paper"))
