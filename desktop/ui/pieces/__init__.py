"""The pieces every screen is built of."""

from desktop.ui.pieces.buttons import Button, IconButton
from desktop.ui.pieces.cards import Badge, Banner, Card, EmptyState, ScreenHead, StatCard, Tone, ToneIcon
from desktop.ui.pieces.charts import BarChart, Donut, ProgressStrip, Series, Slice
from desktop.ui.pieces.chooser import Choice, Chooser, choose
from desktop.ui.pieces.dialogs import Answer, Dialog, ask, ask_reason, confirm
from desktop.ui.pieces.flow import Flow
from desktop.ui.pieces.labels import ElidedLabel, Label, isolated, redress, reveal, set_property, shown_number
from desktop.ui.pieces.paged_model import PAGE, Column, PagedModel, Row
from desktop.ui.pieces.search_box import SearchBox
from desktop.ui.pieces.segments import Segments
from desktop.ui.pieces.suggestions import Suggestion, Suggestions
from desktop.ui.pieces.table import DataTable, menu_of
from desktop.ui.pieces.text_area import TextArea
from desktop.ui.pieces.toast import Toast

__all__ = [
    "PAGE", "Answer", "Badge", "Banner", "BarChart", "Button", "Card", "Choice", "Chooser", "Column", "DataTable",
    "Dialog", "Donut", "ElidedLabel", "EmptyState", "Flow", "IconButton", "Label", "PagedModel", "ProgressStrip", "Row",
    "ScreenHead", "SearchBox", "Segments", "Series", "Slice", "StatCard", "Suggestion", "Suggestions", "TextArea",
    "Toast", "Tone", "ToneIcon", "ask", "ask_reason", "choose", "confirm", "isolated", "menu_of", "redress", "reveal",
    "set_property", "shown_number",
]
