"""Columns that are a little too wide for the window: they give way, and are themselves again where there is room."""

import pytest

from desktop.ui.pieces import Column, DataTable, PagedModel
from desktop.ui.preferences import Preferences

COLUMNS = [Column("name", "نام", "strong"), Column("state", "وضعیت", "badge"), Column("code", "کد", "code")]


@pytest.fixture
def model(jobs):
    return PagedModel(jobs, COLUMNS)


def test_columns_give_way_to_a_narrower_window_and_keep_their_own_widths(model, shown):
    preferences = Preferences()
    table = shown(DataTable(model, preferences, "people", "فهرست"), 600, 300)
    for place in range(3):
        table.horizontalHeader().resizeSection(place, 190)
    table.horizontalHeader().moveSection(2, 0)  # the last one is stretched to the edge
    table.resize(500, 300)
    assert table.horizontalHeader().length() == table.viewport().width()
    assert table.horizontalHeader().sectionSize(0) < 190
    assert table.horizontalHeader().sectionSize(2) == 190  # a code is seen whole
    assert preferences.get("columns.people")["name"][1] == 190
    table.resize(640, 300)
    assert table.horizontalHeader().sectionSize(0) == 190
    table.resize(260, 300)
    assert table.horizontalHeader().sectionSize(0) == 190  # too narrow for all: it scrolls
