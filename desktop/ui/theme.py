"""The look: tokens made into palette, sheet and fonts. One `Theme` is handed to every widget."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from string import Template

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from desktop.ui.tokens import Script, Tokens, read_tokens

_FAMILIES = {Script.LATN: "Noto Sans", Script.ARAB: "Noto Sans Arabic", Script.ETHI: "Noto Sans Ethiopic"}
_ICON_FILE = "mdi-subset.ttf"
_ICON_FAMILY = "Material Design Icons"


@dataclass(frozen=True, slots=True)
class Theme:
    """What a widget asks: a colour by name, a size in px, a font for a role, the pictures."""

    tokens: Tokens
    pictures: Path

    def colour(self, name: str) -> QColor:
        return QColor(self.tokens.colours[name])

    def px(self, name: str) -> int:
        return self.tokens.sizes[name]

    def scaled(self, px: float) -> int:
        """A size of a drawing detail at the present text factor."""
        return round(px * self.tokens.factor)

    def at_most(self, factor: float) -> Theme:
        """The same look with text no larger than this."""
        return replace(self, tokens=self.tokens.at_most(factor))

    def line_height(self, script: Script) -> float:
        """The distance of lines as a multiple of the letter size."""
        return self.tokens.line_heights[script]

    def font(self, role: str, script: Script = Script.LATN, bold: bool | None = None) -> QFont:
        """The font of a type role; `bold` None = as the role says. Sizes are px; the sheet sets none."""
        is_bold = role in self.tokens.bold_roles if bold is None else bold
        return QFont(_font(script, self.tokens.type_sizes[(role, script)], is_bold))

    def icon_font(self, px: int) -> QFont:
        font = QFont(_ICON_FAMILY)
        font.setPixelSize(px)
        return font


@cache
def _font(script: Script, px: int, is_bold: bool) -> QFont:
    """Made once: a turn of the window asks for some hundred fonts. Whoever gets it gets a copy."""
    first = _FAMILIES[script]
    font = QFont([first, *(family for family in _loaded() if family != first)])
    font.setPixelSize(px)
    font.setWeight(QFont.Weight.Bold if is_bold else QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@cache
def _loaded() -> tuple[str, ...]:
    """The families of the house that are loaded, Latin first: what one has not, the next draws."""
    ours = {name for name in QFontDatabase.families() if name.startswith(_FAMILIES[Script.LATN])}
    return (_FAMILIES[Script.LATN], *sorted(ours - {_FAMILIES[Script.LATN]}))


def load_theme(
    styles: Path,
    fonts: tuple[Path, ...],
    pictures: Path,
    factor: float = 1.0,
    high_contrast: bool = False,
    is_dark: bool = False,
) -> Theme:
    """Load the fonts into the running application and read the tokens.

    `fonts` are font files (static Noto weights). Raises ValueError when one cannot be loaded.
    """
    for file in (*fonts, styles / _ICON_FILE):
        if QFontDatabase.addApplicationFont(str(file)) < 0:
            raise ValueError(f"font cannot be loaded: {file.name}")
    return Theme(read_tokens(styles / "tokens.toml", factor, high_contrast, is_dark), pictures)


def apply_theme(app: QApplication, theme: Theme, styles: Path) -> None:
    """Fusion below, then palette and sheet: delegates and painters read the palette, boxes the sheet."""
    app.setStyle("Fusion")
    app.setFont(theme.font("body"))
    app.setPalette(_palette(theme))
    template = Template((styles / "desk.qss").read_text(encoding="utf-8"))
    app.setStyleSheet(template.substitute(theme.tokens.for_template()))


def _palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    names = {
        role.Window: "linnen_050",
        role.WindowText: "inkt_900",
        role.Text: "inkt_900",
        role.ButtonText: "inkt_900",
        role.Base: "wit",
        role.AlternateBase: "linnen_100",
        role.Button: "wit",
        role.Highlight: "petrol_800",
        role.HighlightedText: "wit",
        role.PlaceholderText: "inkt_500",
        role.Link: "petrol_600",
        role.ToolTipBase: "inkt_900",
        role.ToolTipText: "wit",
        role.Mid: "lijn_sterk",
        role.Light: "wit",
        role.Dark: "inkt_600",
        role.Accent: "petrol_600",
    }
    palette = QPalette()
    for which, name in names.items():
        palette.setColor(which, theme.colour(name))
    for which in (role.Text, role.ButtonText, role.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, theme.colour("inkt_500"))
    return palette
