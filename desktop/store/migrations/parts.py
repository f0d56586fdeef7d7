"""How the migrations write tables: short words for columns, kinds and ruled tables.

Law: what a migration has once made with these never changes, so these words never change their meaning either.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

BIG = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def text(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def whole(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, BIG, nullable=False) for name in names]


def table(name: str, key: tuple[sa.Column[Any], ...], *parts: Any) -> None:
    op.create_table(name, *key, *parts, sa.PrimaryKeyConstraint(*[column.name for column in key], name=f"pk_{name}"),
                    sqlite_strict=True)


def index(name: str, *columns: str) -> None:
    for column in columns:
        op.create_index(f"ix_{name}_{column}", name, [column])


def number(name: str = "number") -> tuple[sa.Column[Any], ...]:
    return (sa.Column(name, BIG, nullable=False, autoincrement=False),)


def name_key(*names: str) -> tuple[sa.Column[Any], ...]:
    return tuple(text(*names))


def blanks(written: str) -> list[sa.Column[Any]]:
    """Blanks in the order of the paper; a # marks those kept as whole numbers."""
    return [sa.Column(name.removesuffix("#"), BIG if name.endswith("#") else sa.Text, nullable=True)
            for name in written.split()]


def kind(name: str, written: str, indexed: str = "") -> None:
    """The table of a kind of record."""
    table(name, number(), *text("state"), *whole("base"), *text("station", "created_at", "changed_at"),
          *whole("voided"), *text("unread", "marks"), *blanks(written),
          sa.ForeignKeyConstraint(["number"], ["record.number"], name=f"fk_{name}_number"))
    index(name, *indexed.split())


def ruled(of_kind: str, name: str, written: str) -> None:
    """A ruled table on the paper of a kind."""
    full = f"{of_kind}_{name}"
    table(full, (*number("record"), *number("position")), *blanks(written),
          sa.ForeignKeyConstraint(["record"], [f"{of_kind}.number"], name=f"fk_{full}_record"))
