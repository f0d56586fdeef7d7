"""Dresses the application: Fusion style, Persian locale and texts of Qt, our font, palette and style sheet.

Law: the style sheet is set at start and at a switch of theme only (0.2 s with the screens built), never per widget.
"""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from desktop.ui.theme.folders import FONTS, ICONS
from desktop.ui.theme.sheet import style_sheet
from desktop.ui.theme.tokens import DARK, LIGHT, TYPE, Tokens, put_in_force

FAMILY = "Vazirmatn UI"
_ROLES = {
    QPalette.ColorRole.Window: "bg", QPalette.ColorRole.WindowText: "text", QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "raised", QPalette.ColorRole.Text: "text", QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text", QPalette.ColorRole.Highlight: "primary",
    QPalette.ColorRole.HighlightedText: "on_primary", QPalette.ColorRole.PlaceholderText: "faint",
    QPalette.ColorRole.ToolTipBase: "text", QPalette.ColorRole.ToolTipText: "surface",
    QPalette.ColorRole.Link: "primary", QPalette.ColorRole.Accent: "primary", QPalette.ColorRole.Mid: "border",
    QPalette.ColorRole.Light: "raised", QPalette.ColorRole.Dark: "faint", QPalette.ColorRole.BrightText: "danger",
}


class MissingFontError(Exception):
    """resources/fonts lacks a weight of our font; the screens would fall back to letters that do not fit."""


def prepare(app: QApplication) -> None:
    """What is done once, before the first window: style, locale, Qt's own texts in Persian, direction, font."""
    app.setStyle("Fusion")
    QLocale.setDefault(QLocale(QLocale.Language.Persian, QLocale.Country.Iran))
    translator = QTranslator(app)
    if translator.load("qtbase_fa", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # after the translator, which sets its own
    for weight in ("Regular", "Medium", "SemiBold", "Bold"):
        if QFontDatabase.addApplicationFont(str(FONTS / f"Vazirmatn-UI-{weight}.ttf")) < 0:
            raise MissingFontError(weight)
    font = QFont(FAMILY)
    font.setPointSizeF(TYPE["body"])
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    app.setFont(font)


def apply(app: QApplication, dark: bool) -> None:
    """Put the light or the dark theme in force."""
    tokens = DARK if dark else LIGHT
    put_in_force(tokens)
    app.setPalette(_palette(tokens))
    app.setStyleSheet(style_sheet(tokens, ICONS / "theme" / ("dark" if dark else "light")))


def _palette(tokens: Tokens) -> QPalette:
    palette = QPalette()
    for role, token in _ROLES.items():
        palette.setColor(role, QColor(getattr(tokens, token)))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.faint))
    return palette
