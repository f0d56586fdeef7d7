"""The two themes: readable, switched as a whole, with every icon there."""

import pytest

from desktop.ui import theme
from desktop.ui.pieces import Button, IconButton
from desktop.ui.theme import icons
from desktop.ui.theme.sheet import TONES, style_sheet
from forms import catalog

INKS_ON = {
    "bg": ("text", "muted", "faint", "primary"), "surface": ("text", "muted", "faint", "primary", "danger", "warn"),
    "raised": ("text", "muted", "faint"), "sunken": ("text", "muted", "faint"), "tint": ("on_tint",),
    "selection": ("text",), "primary": ("on_primary",), "rail": ("rail_text", "rail_faint"),
    "rail_active": ("rail_text",), "text": ("surface",), "danger_bg": ("danger", "text"), "danger": ("surface",),
}


@pytest.mark.parametrize("tokens", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_every_ink_can_be_read_on_its_ground(tokens):
    pairs = [(getattr(tokens, ink), getattr(tokens, ground)) for ground, inks in INKS_ON.items() for ink in inks]
    pairs += [tokens.tone(tone) for tone in TONES]
    for ink, ground in pairs:
        assert theme.contrast(ink, ground) >= 4.5, (ink, ground, theme.contrast(ink, ground))


def test_contrast_is_that_of_the_standard():
    assert theme.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert theme.contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("tokens", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_the_sheet_has_no_name_left_and_its_pictures_are_there(tokens):
    folder = icons.ICONS / "theme" / ("dark" if tokens.dark else "light")
    sheet = style_sheet(tokens, folder)
    assert "$" not in sheet
    pictures = [part.split(")")[0] for part in sheet.split("url(")[1:]]
    assert pictures
    for picture in pictures:
        assert (folder / picture.split("/")[-1]).is_file(), picture


def test_every_form_has_its_icon():
    assert {form.icon for form in catalog.ALL} <= set(icons.names())


def test_an_icon_that_is_not_there_is_named(dressed):
    with pytest.raises(theme.UnknownIconError, match="dragon"):
        theme.pixmap("dragon")


def test_every_icon_paints_something(dressed):
    for name in icons.names():
        image = theme.coloured(name, "#000000", 24).toImage()
        assert any(image.pixelColor(x, y).alpha() for x in range(24) for y in range(24)), name


def test_a_switch_repaints_icons_and_comes_back(dressed, shown):
    for button in (shown(Button("ذخیره", icon="save"), 200, 40), shown(IconButton("save", "ذخیره"), 40, 40)):
        light = button.icon().pixmap(16).toImage()
        try:
            theme.apply(dressed, dark=True)
            assert theme.current().dark
            assert button.icon().pixmap(16).toImage() != light
        finally:
            theme.apply(dressed, dark=False)
        assert button.icon().pixmap(16).toImage() == light


def test_qt_itself_speaks_persian(dressed):
    assert dressed.layoutDirection() == dressed.layoutDirection().RightToLeft
    assert dressed.font().family() == "Vazirmatn UI"
    assert dressed.translate("QPlatformTheme", "Cancel") not in ("", "Cancel")
