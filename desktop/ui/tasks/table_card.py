"""The white ground that a table stands on."""

from __future__ import annotations

from desktop.ui.pieces import Card, DataTable


def table_card(table: DataTable, *, sorts: bool = False) -> Card:
    """A card whose only content is the table, to its edges; `sorts` when its headings can be pressed."""
    table.horizontalHeader().setSortIndicatorShown(sorts)
    card = Card(margin=2, spacing=0)
    card.body.setContentsMargins(1, 1, 1, 1)
    card.add(table, 1)
    return card
