"""The theme: options that Streamlit knows, and colours that can be read."""

import tomllib
from typing import Any

import pytest
from streamlit import config

from tests.conftest import ROOT

SETTINGS: dict[str, Any] = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))


def option_names(section: dict[str, Any], prefix: str = "") -> list[str]:
    """Return the dotted names of all options in a section."""
    names = []
    for key, value in section.items():
        names += option_names(value, f"{prefix}{key}.") if isinstance(value, dict) else [prefix + key]
    return names


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour such as #0B6E6E (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_streamlit_knows_every_option() -> None:
    """A misspelt option would be ignored in silence."""
    assert set(option_names(SETTINGS)) <= set(config.get_config_options())


def test_light_and_dark_set_the_same_options() -> None:
    """What one mode leaves out would fall back to Streamlit's own colour."""
    assert SETTINGS["theme"]["light"].keys() == SETTINGS["theme"]["dark"].keys()


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("name", ["textColor", "linkColor", "redColor", "orangeColor", "blueColor", "grayColor"])
def test_text_and_status_colours_can_be_read(mode: str, name: str) -> None:
    """Every colour that text is set in has 4.5 : 1 (WCAG AA) or more on the page and on the panel."""
    theme = SETTINGS["theme"][mode]
    for ground in (theme["backgroundColor"], theme["secondaryBackgroundColor"]):
        assert contrast(theme[name], ground) >= 4.5


def test_first_start_asks_for_nothing_and_reports_nothing() -> None:
    """Streamlit's question for an e-mail address would hold up `make run` on a new machine."""
    assert SETTINGS["server"]["showEmailPrompt"] is False
    assert SETTINGS["browser"]["gatherUsageStats"] is False
