"""The style sheet, written once with the names of tokens. Qt mirrors no padding in it: every padding is symmetric."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from string import Template

from desktop.ui.theme.tokens import CONTROL, RADIUS, TYPE, Tokens

_BASE = """
* { outline: 0; }
QWidget#ground, QScrollArea, QScrollArea > QWidget > QWidget#ground, QStackedWidget { background: $bg; }
QDialog { background: $surface; }
QScrollArea { border: 0; }
QScrollArea[place="card"] { background: transparent; }
QLabel { color: $text; background: transparent; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="faint"] { color: $faint; font-size: ${note}pt; }
QLabel[role="title"] { font-size: ${title}pt; font-weight: 700; }
QLabel[role="lead"] { font-size: ${lead}pt; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="number"] { font-size: ${number}pt; font-weight: 700; }
QLabel[role="label"] { color: $muted; font-size: ${note}pt; font-weight: 500; }
QLabel[role="required"] { color: $danger; font-size: ${note}pt; }
QLabel[role="note"] { color: $faint; font-size: ${small}pt; }
QLabel[role="red"] { color: $danger; font-size: ${note}pt; }
QLabel[role="amber"] { color: $warn; font-size: ${note}pt; }
QLabel[role="code"] { color: $muted; font-size: ${note}pt; }
QFrame[piece="card"] { background: $surface; border: 1px solid $border; border-radius: ${r_l}px; }
QFrame[piece="bar"] { background: $surface; border: 0; border-bottom: 1px solid $border; }
QFrame[piece="foot"] { background: $surface; border: 0; border-top: 1px solid $border; }
QFrame[piece="side"] { background: $surface; border: 0; border-right: 1px solid $border; }
QFrame[piece="side"] QScrollArea, QFrame[piece="side"] QScrollArea > QWidget > QWidget { background: $surface; }
QFrame[piece="line"] { background: $line; border: 0; max-height: 1px; min-height: 1px; }
QFrame[piece="popup"] { background: $raised; border: 1px solid $input_border; border-radius: ${r_m}px; }
QFrame[piece="toast"] { background: $text; border: 0; border-radius: ${r_m}px; }
QFrame[piece="toast"] QLabel { color: $surface; }
QFrame[piece="choice"] { background: $surface; border: 1px solid $border; border-radius: ${r_l}px; }
QFrame[piece="choice"]:hover { border-color: $primary; background: $raised; }
QFrame[piece="choice"]:focus { border: 2px solid $primary; }
QFrame[piece="way"] { background: transparent; border: 1px solid transparent; border-radius: ${r_s}px; }
QFrame[piece="way"]:hover { background: $raised; }
QFrame[piece="way"]:focus { border-color: $primary; background: $raised; }
QToolTip { background: $text; color: $surface; border: 0; padding: 5px 8px; }
QMenu { background: $raised; border: 1px solid $border; border-radius: ${r_m}px; padding: 5px; color: $text; }
QMenu::item { padding: 6px 22px; border-radius: ${r_s}px; }
QMenu::item:selected { background: $tint; color: $on_tint; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $border; margin: 4px 8px; }
QMenu::indicator { width: 14px; height: 14px; }
QMenu::indicator:checked { image: url($icons/check_tint.svg); }
"""

_TONES = """
QLabel[badge="$tone"] { background: $ground; color: $ink; border-radius: 9px; padding: 1px 9px;
  font-size: ${small}pt; font-weight: 600; }
QFrame[banner="$tone"] { background: $ground; border: 1px solid $ink; border-radius: ${r_m}px; }
QFrame[banner="$tone"][strip="true"] { border: 0; border-bottom: 1px solid $border; border-radius: 0; }
QFrame[banner="$tone"] QPushButton { background: transparent; border: 1px solid $ink; color: $ink; min-height: 22px; }
QFrame[banner="$tone"] QPushButton:hover { background: $surface; }
QFrame[banner="$tone"] QPushButton:focus { border: 2px solid $ink; min-height: 20px; }
QFrame[banner="$tone"] QLabel { color: $ink; }
QLabel[disc="$tone"] { background: $ground; border-radius: ${r_m}px; }
"""

_INPUTS = """
QLineEdit, QPlainTextEdit, QComboBox { background: $surface; color: $text; border: 1px solid $input_border;
  border-radius: ${r_m}px; selection-background-color: $primary; selection-color: $on_primary; }
QLineEdit, QComboBox { padding: 0 9px; min-height: ${inner}px; }
QPlainTextEdit { padding: 3px 6px; }
QLineEdit:hover, QPlainTextEdit:hover, QComboBox:hover { border-color: $faint; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QComboBox:on { border: 2px solid $primary; }
QLineEdit:focus, QComboBox:focus, QComboBox:on { padding: 0 8px; min-height: ${inner_focus}px; }
QPlainTextEdit:focus { padding: 2px 5px; }
QLineEdit:disabled, QComboBox:disabled { background: $sunken; color: $faint; border-color: $border; }
QLineEdit[readOnly="true"], QPlainTextEdit[readOnly="true"] { background: $sunken; border-color: $border;
  color: $text; }
QLineEdit[level="red"], QPlainTextEdit[level="red"], QComboBox[level="red"] { border-color: $danger;
  background: $danger_bg; }
QLineEdit[level="amber"], QPlainTextEdit[level="amber"], QComboBox[level="amber"] { border-color: $warn; }
QLineEdit[place="search"] { background: $sunken; border-color: $sunken; }
QLineEdit[place="search"]:focus { background: $surface; border-color: $primary; }
QLineEdit[place="cell"] { border-radius: 0; min-height: 20px; padding: 0 7px; }
QComboBox { padding: 0 9px; }
QComboBox::drop-down { border: 0; width: 24px; }
QComboBox::down-arrow { image: url($icons/chevron.svg); width: 12px; height: 12px; }
QAbstractItemView { background: $raised; color: $text; border: 1px solid $border; selection-background-color: $tint;
  selection-color: $on_tint; }
QComboBox QAbstractItemView, QListView[place="popup"] { border: 1px solid $input_border; border-radius: ${r_s}px;
  padding: 0; }
QListView[place="timeline"] { background: transparent; border: 0; }
QListView::item { padding: 5px 8px; border-radius: ${r_s}px; }
QListView::item:selected, QListView::item:hover { background: $tint; color: $on_tint; }
QCheckBox { color: $text; spacing: 8px; }
QCheckBox::indicator { width: 16px; height: 16px; border: 1px solid $input_border; border-radius: 4px;
  background: $surface; }
QCheckBox::indicator:checked { background: $primary; border-color: $primary; image: url($icons/check.svg); }
QCheckBox:focus { color: $primary; }
QCheckBox::indicator:focus { border: 2px solid $primary; }
"""

_BUTTONS = """
QPushButton { background: $surface; color: $text; border: 1px solid $input_border; border-radius: ${r_m}px;
  padding: 0 14px; min-height: ${inner}px; font-weight: 500; }
QPushButton:hover { background: $raised; border-color: $faint; }
QPushButton:pressed { background: $sunken; }
QPushButton:focus { border: 2px solid $primary; padding: 0 13px; min-height: ${inner_focus}px; }
QPushButton:disabled { color: $faint; background: $sunken; border-color: $border; }
QPushButton[kind="primary"] { background: $primary; border-color: $primary; color: $on_primary; font-weight: 600; }
QPushButton[kind="primary"]:hover { background: $primary_hover; border-color: $primary_hover; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled { background: $sunken; color: $faint; border-color: $border; }
QPushButton[kind="danger"] { background: $danger; border-color: $danger; color: $surface; font-weight: 600; }
QPushButton[kind="danger"]:focus { border: 2px solid $text; }
QPushButton[kind="quiet"] { background: transparent; border-color: transparent; color: $muted; padding: 0 9px; }
QPushButton[kind="quiet"]:hover { background: $sunken; color: $text; }
QPushButton[kind="quiet"]:checked { background: $tint; color: $on_tint; }
QPushButton[kind="quiet"]:disabled { color: $faint; }
QPushButton[kind="quiet"]:focus { border: 2px solid $primary; padding: 0 8px; }
QPushButton[kind="chip"] { border-radius: 13px; min-height: 24px; padding: 0 11px; color: $muted; font-weight: 400;
  border-color: $border; font-size: ${note}pt; }
QPushButton[kind="chip"]:hover { border-color: $faint; color: $text; }
QPushButton[kind="chip"]:checked { background: $tint; border-color: $primary; color: $on_tint; font-weight: 600; }
QPushButton[kind="chip"]:focus { border: 2px solid $primary; min-height: 22px; padding: 0 10px; }
QPushButton[opens="menu"] { padding: 0 26px; }
QPushButton::menu-indicator { image: url($icons/chevron.svg); width: 12px; height: 12px;
  subcontrol-origin: padding; subcontrol-position: center left; left: 8px; }
QToolButton[kind="icon"] { background: transparent; border: 1px solid transparent; border-radius: ${r_m}px;
  padding: 5px; color: $muted; }
QToolButton[kind="icon"]:hover { background: $sunken; }
QToolButton[kind="icon"]::menu-indicator { image: none; width: 0; }
QToolButton[kind="icon"]:checked { background: $tint; }
QToolButton[kind="icon"]:focus { border: 2px solid $primary; padding: 4px; }
QToolButton[kind="day"] { background: transparent; border: 1px solid transparent; border-radius: ${r_s}px;
  color: $text; }
QToolButton[kind="day"]:hover { background: $sunken; }
QToolButton[kind="day"][mark="today"] { border-color: $primary; }
QToolButton[kind="day"][mark="holiday"] { color: $danger; }
QToolButton[kind="day"][mark="chosen"] { background: $primary; color: $on_primary; font-weight: 600; }
QToolButton[kind="day"]:disabled { color: $faint; }
"""

_FRAME = """
QFrame#rail { background: $rail; border: 0; }
QFrame#rail QLabel { color: #FFFFFF; }
QFrame#rail QLabel[role="group"] { color: $rail_faint; font-size: ${small}pt; font-weight: 500; }
QFrame#rail QLabel[role="sub"] { color: $rail_faint; font-size: ${small}pt; }
QFrame#rail QScrollArea, QFrame#rail QScrollArea > QWidget > QWidget { background: $rail; }
QFrame#rail QToolButton { color: $rail_text; background: transparent; border: 1px solid transparent;
  border-radius: ${r_m}px; padding: 4px 9px; text-align: right; }
QFrame#rail QToolButton:hover { background: $rail_active; color: #FFFFFF; }
QFrame#rail QToolButton:checked { background: $rail_active; color: #FFFFFF; font-weight: 600; }
QFrame#rail QToolButton:focus { border: 1px solid $rail_text; }
QFrame#rail QPushButton { color: $rail_faint; background: transparent; border: 1px solid transparent; text-align: left;
  font-size: ${note}pt; min-height: 24px; padding: 0 9px; }
QFrame#rail QPushButton:hover { background: $rail_active; color: #FFFFFF; }
QFrame#rail QPushButton:focus { border: 1px solid $rail_text; min-height: 24px; padding: 0 9px; }
QFrame#rail QFrame[piece="line"] { background: $rail_line; }
QFrame#status { background: $surface; border: 0; border-top: 1px solid $border; }
QFrame#status QLabel { color: $muted; font-size: ${small}pt; }
QTableView { background: $surface; border: 0; gridline-color: transparent; color: $text;
  selection-background-color: $selection; selection-color: $text; }
QTableView[place="rows"] { border: 1px solid $border; border-radius: ${r_m}px; gridline-color: $line; }
QTableView[place="rows"]:focus { border: 2px solid $primary; }
QHeaderView { background: $surface; border: 0; }
QHeaderView::section { background: $raised; color: $muted; border: 0; border-bottom: 1px solid $border;
  padding: 0 10px; font-size: ${note}pt; font-weight: 600; }
QHeaderView::section:hover { color: $text; }
QHeaderView::up-arrow { image: url($icons/up.svg); width: 10px; height: 10px; }
QHeaderView::down-arrow { image: url($icons/chevron.svg); width: 10px; height: 10px; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QTableCornerButton::section { background: $raised; border: 0; }
QScrollBar:vertical { background: transparent; width: 11px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 11px; margin: 2px; }
QScrollBar::handle { background: $input_border; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 32px; } QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: $border; }
QTabBar::tab { padding: 6px 14px; color: $muted; border: 0; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $on_tint; border-bottom: 2px solid $primary; font-weight: 600; }
QTabWidget::pane { border: 0; }
"""

TONES = ("neutral", "info", "ok", "warn", "danger", "primary")


def style_sheet(tokens: Tokens, icons: Path) -> str:
    """The whole sheet of one theme; `icons` is the folder of the pictures that the sheet itself shows."""
    names: dict[str, object] = {name: value for name, value in asdict(tokens).items() if isinstance(value, str)}
    names |= dict(TYPE) | {f"r_{name}": size for name, size in RADIUS.items()}
    names |= {"icons": icons.as_posix(), "inner": CONTROL - 2, "inner_focus": CONTROL - 4}
    parts = [Template(part).substitute(names) for part in (_BASE, _INPUTS, _BUTTONS, _FRAME)]
    for tone in TONES:
        ink, ground = tokens.tone(tone)
        parts.append(Template(_TONES).substitute(names, tone=tone, ink=ink, ground=ground))
    return "".join(parts)
