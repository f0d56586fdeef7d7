"""The first tables.

Law: written by hand and never changed after release; later revisions change what is there.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from desktop.store.migrations.parts import BIG, index, kind, name_key, number, ruled, table, text, whole

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _office_tables()
    _journal()
    _search()
    _exchange_tables()
    _verification()
    _cooperatives_and_credit()
    _people_and_parameters()
    _figures()


def _office_tables() -> None:
    table("office", number("code"), *text("role", "name"), *whole("workstation"), *text("created_at"))
    table("user_profile", name_key("name"), *text("role", "created_at"))
    table("own_key", number("id"), *text("secret", "created_at"))
    table("office_key", name_key("key_id"), *whole("office"), *text("card", "status"),
          sa.Column("until_seq", BIG), *text("added_at"))
    index("office_key", "office")
    table("counter", name_key("name"), *whole("last"))
    table("draft", (*name_key("kind"), *number(), *name_key("user")), *whole("base"), *text("typed", "saved_at"))


def _journal() -> None:
    table("journal", (sa.Column("id", BIG, nullable=False),),
          *text("station"), *whole("seq"), *text("prev_hash", "hash", "at", "user", "role", "reason", "kind"),
          *whole("number", "base"), *text("act", "fields", "attachments"), *whole("action", "schema"),
          sa.UniqueConstraint("station", "seq", name="uq_journal_station"),
          sa.CheckConstraint("length(hash) = 64", name="ck_journal_hash"))
    index("journal", "number")
    table("record", number(), *text("kind", "title", "subtitle"), *whole("voided"))
    if op.get_bind().dialect.name == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            op.execute(f"CREATE TRIGGER journal_refuses_{verb.lower()} BEFORE {verb} ON journal "
                       "BEGIN SELECT RAISE(ABORT, 'the journal is never changed'); END")


def _search() -> None:
    table("search", number(), *text("kind", "key", "joined"))
    index("search", "key")
    table("search_code", (*name_key("code"), *number()))
    index("search_code", "number")
    # PostgreSQL will have its own index (pg_trgm) in its place.
    if op.get_bind().dialect.name != "sqlite":
        return
    op.execute("CREATE VIRTUAL TABLE search_words USING fts5("
               "key, joined, content='search', content_rowid='number', tokenize='trigram')")
    add = "INSERT INTO search_words(rowid, key, joined) VALUES (new.number, new.key, new.joined);"
    drop = ("INSERT INTO search_words(search_words, rowid, key, joined) "
            "VALUES ('delete', old.number, old.key, old.joined);")
    for verb, action in {"INSERT": add, "DELETE": drop, "UPDATE": drop + add}.items():
        op.execute(f"CREATE TRIGGER search_after_{verb.lower()} AFTER {verb} ON search BEGIN {action} END")


def _exchange_tables() -> None:
    table("package_in", name_key("package_id"), *whole("sender", "seq"), *text("status", "received_at"),
          *whole("entries"), *text("note", "path"))
    index("package_in", "sender")
    table("package_out", name_key("package_id"), *whole("receiver", "seq"), *text("status", "made_at"),
          *whole("entries"), *text("note", "path"))
    index("package_out", "receiver")
    table("acknowledged", (*number("receiver"), *name_key("station")), *whole("seq"), *text("hash", "at"))


def _verification() -> None:
    kind("job", "tracking_code agency county registered_day national_code first_name last_name father_name birth_day "
         "sex mobile person# job_title job_kind quality start_day full_time# insured# workshop workshop_code address "
         "postal_code cooperative# loan_amount# loan_bank loan_day note files",
         "tracking_code county national_code person job_kind cooperative")
    kind("campaign", "title tier first_day last_day letter_no letter_day mode sample_size# sample_seed# note", "tier")
    kind("visit", "job# campaign# group# tier round# due_day result visited_at visitor second_visitor identity_seen# "
         "found_at_address# working_now# working_since same_work lives_from_it days_a_month# hours_a_day# insured# "
         "insurance_fund insured_since licence_valid# premises_seen# location loan_received# loan_amount# "
         "loan_for_plan stop_reason others# opinion files", "campaign group tier result")
    ruled("visit", "other_people", "full_name national_code")
    kind("visitor_group", "name organisation_type agency licence_no licence_last_day head mobile address",
         "organisation_type agency mobile")
    ruled("visitor_group", "visitors", "full_name national_code mobile trained_day")
    kind("commitment", "agency county first_day last_day total# basis note", "agency county")


def _cooperatives_and_credit() -> None:
    kind("cooperative", "name type membership legal_form trend level subject county address postal_code tracking_code "
         "legal_national_id agreement_no agreement_day registration_no registration_day capital# paid_capital# "
         "par_value# note files", "type trend county legal_national_id registration_no")
    ruled("cooperative", "members", "national_code first_name last_name father_name shares# role person#")
    kind("home_business", "national_code first_name last_name father_name birth_day mobile person# county place "
         "address mode trade_group field_of_work tracking_code licence_no licence_day sponsor female_head# decile# "
         "decile_day cooperative# plan_cost# own_share# requested_amount# jobs# note files",
         "national_code person county trade_group field_of_work cooperative")


def _people_and_parameters() -> None:
    kind("person", "national_code first_name last_name father_name birth_day sex mobile phone address postal_code note",
         "national_code mobile")
    kind("parameter", "key value unit first_day last_day source", "key")


def _figures() -> None:
    op.create_index("ix_job_figures", "job", ["agency", "voided", "state", "county", "loan_amount", "marks"])
    op.create_index("ix_visit_figures", "visit", ["job", "voided", "state", "round", "visited_at", "result", "due_day"])
