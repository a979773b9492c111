"""The look of the house for tests: built static fonts, or variable ones while none are built."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop.ui.theme import Theme, apply_theme, load_theme

ROOT = Path(__file__).resolve().parents[2]
STYLES = ROOT / "resources" / "styles"
PICTURES = ROOT / "resources" / "pictures"


def font_files() -> tuple[Path, ...]:
    """Static weights from resources/fonts, else the variable fonts the project depends on."""
    built = tuple(sorted((ROOT / "resources" / "fonts").glob("*.ttf")))
    if built:
        return built
    return (
        Path(str(files("fontpkg_noto_sans"))) / "files" / "NotoSans[wdth,wght].ttf",
        Path(str(files("fontpkg_noto_sans_arabic"))) / "files" / "NotoSansArabic[wdth,wght].ttf",
        Path(str(files("justmytype_intl_africa")))
        / "fonts/ofl/notosansethiopic/NotoSansEthiopic[wdth,wght].ttf",
    )


@cache
def theme_at(factor: float, is_dark: bool = False) -> Theme:
    """The look at a text factor; fonts are loaded once per factor, not once per test."""
    return load_theme(STYLES, font_files(), PICTURES, factor, is_dark=is_dark)


def dressed(app: QApplication, factor: float = 1.0, is_dark: bool = False) -> Theme:
    """The application in the house's look at this text factor; laid on again only when it is another."""
    theme = theme_at(factor, is_dark)
    if app.property("look") != (factor, is_dark):
        apply_theme(app, theme, STYLES)
        app.setProperty("look", (factor, is_dark))
    return theme
