"""Colours, spaces, radii and type sizes of the two themes; nothing else in the program names a colour.

Law: every pair of text and ground that is used together has a contrast of at least 4.5:1 (tested).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """One theme. `*_bg` is the quiet ground on which the tone of the same name is written."""

    dark: bool
    bg: str
    surface: str
    raised: str
    sunken: str
    border: str
    input_border: str
    text: str
    muted: str
    faint: str
    primary: str
    primary_hover: str
    on_primary: str
    tint: str
    on_tint: str
    selection: str
    rail: str
    rail_text: str
    rail_faint: str
    rail_active: str
    rail_line: str
    danger: str
    danger_bg: str
    warn: str
    warn_bg: str
    ok: str
    ok_bg: str
    info: str
    info_bg: str
    neutral: str
    neutral_bg: str
    line: str
    series: tuple[str, ...]

    def tone(self, name: str) -> tuple[str, str]:
        """Ink and ground of neutral, info, ok, warn, danger or primary."""
        if name == "primary":
            return self.on_tint, self.tint
        return getattr(self, name), getattr(self, f"{name}_bg")


LIGHT = Tokens(
    dark=False, bg="#F3F5F2", surface="#FFFFFF", raised="#FAFBF9", sunken="#EDF0EC", border="#DDE2DD",
    input_border="#B7C1BB", text="#18211E", muted="#52605A", faint="#5F6B65", primary="#0B6B5F",
    primary_hover="#09564C", on_primary="#FFFFFF", tint="#DCEEEA", on_tint="#0A5A50", selection="#E3F1EE",
    rail="#12332F", rail_text="#CBDDD8", rail_faint="#9DB8B1", rail_active="#1F4C46", rail_line="#244842",
    danger="#B3261E", danger_bg="#FBEAE8", warn="#8A4B00", warn_bg="#FCF0DA", ok="#17693B", ok_bg="#E2F3E7",
    info="#1B57B5", info_bg="#E5EEFB", neutral="#4D5A54", neutral_bg="#EAEEEA", line="#EBEEEA",
    series=("#0F7B6C", "#D08A1D", "#4978C6", "#B9574B", "#7A6BB0", "#5C8F3A"),
)
DARK = Tokens(
    dark=True, bg="#101615", surface="#18201E", raised="#1E2725", sunken="#0B100F", border="#2B3633",
    input_border="#48564F", text="#E6ECE9", muted="#A9B6B0", faint="#8F9E98", primary="#3DB8A4",
    primary_hover="#5ACBB9", on_primary="#04201B", tint="#17403A", on_tint="#8FE0D1", selection="#1B3531",
    rail="#0B1110", rail_text="#AEBFB9", rail_faint="#82958E", rail_active="#1A3A35", rail_line="#1D2826",
    danger="#FF8A80", danger_bg="#3A1B19", warn="#F2B45A", warn_bg="#38290F", ok="#69CF93", ok_bg="#12321F",
    info="#93B8FF", info_bg="#182A48", neutral="#B4C1BB", neutral_bg="#25302D", line="#222C2A",
    series=("#3DB8A4", "#E0A545", "#7BA3EA", "#E0857A", "#A998DE", "#92C36C"),
)

SPACE = {"xs": 4, "s": 8, "m": 12, "l": 16, "xl": 24}
RADIUS = {"s": 5, "m": 7, "l": 10}
TYPE = {"small": 8.5, "note": 9.0, "body": 10.0, "lead": 11.0, "title": 14.5, "number": 19.0}
"""Points."""
CONTROL = 32
"""Height of a line of input and of a button, in device-independent pixels."""
ROW = 36
"""Height of a row of a list."""

_in_force = [LIGHT]


def current() -> Tokens:
    """The theme in force; painted pieces ask at every painting, so a switch needs no message."""
    return _in_force[0]


def put_in_force(tokens: Tokens) -> None:
    """Only `theme.apply` calls this."""
    _in_force[0] = tokens


def _luminance(colour: str) -> float:
    channels = [int(colour[at:at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21 (WCAG 2.2, 1.4.3)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
