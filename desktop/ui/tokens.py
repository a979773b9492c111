"""The tokens file as values: colours, and sizes at a text factor. No Qt."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

_HEX = re.compile(r"#(?:[0-9A-Fa-f]{2})?[0-9A-Fa-f]{6}\Z")
#: how much of the text factor the groups of sizes follow
_SHARES = (("size", 1.0), ("firm", 0.8), ("soft", 0.6), ("panel", 0.0))
#: what the house colour of a municipality must reach against white (WCAG 2.2 level AAA)
ACCENT_CONTRAST = 7.0
_WHITE = "#" + "F" * 6


class Script(StrEnum):
    """The scripts the house has letters for; Cyrillic is drawn by the Latin family."""

    LATN = "latn"
    ARAB = "arab"
    ETHI = "ethi"


def script_of(iso_15924: str) -> Script:
    """The drawing script of 'Latn', 'Arab', 'Ethi', 'Cyrl'; everything else is drawn as Latin."""
    return {"Arab": Script.ARAB, "Ethi": Script.ETHI}.get(iso_15924, Script.LATN)


@dataclass(frozen=True, slots=True)
class Tokens:
    """`colours` as '#RRGGBB'; `sizes` and `type_sizes` in px, already times `factor`."""

    colours: Mapping[str, str]
    sizes: Mapping[str, int]
    type_sizes: Mapping[tuple[str, Script], int]
    line_heights: Mapping[Script, float]
    bold_roles: frozenset[str]
    factor: float
    #: how much of the factor each size follows
    shares: Mapping[str, float]
    is_dark: bool = False

    def at_most(self, factor: float) -> Tokens:
        """The same tokens with text no larger than this: for what is large already at 100%."""
        if self.factor <= factor:
            return self
        sizes = {
            name: round(px * _grown(self.shares[name], self.factor, factor))
            for name, px in self.sizes.items()
        }
        types = {role: round(px * factor / self.factor) for role, px in self.type_sizes.items()}
        return replace(self, sizes=MappingProxyType(sizes), type_sizes=MappingProxyType(types), factor=factor)

    def for_template(self) -> dict[str, str]:
        """Names and values for desk.qss; type sizes as 'type_body'."""
        named = {
            f"type_{role}": str(px) for (role, script), px in self.type_sizes.items() if script is Script.LATN
        }
        return dict(self.colours) | {name: str(px) for name, px in self.sizes.items()} | named


def read_tokens(
    path: Path, factor: float = 1.0, high_contrast: bool = False, is_dark: bool = False
) -> Tokens:
    """Read tokens.toml at a text factor (1.0 = 100%). Raises ValueError on a colour that is none.

    High contrast goes before dark: it is black on white whatever else the system asks.
    """
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    colours: dict[str, str] = dict(raw["colour"])
    if high_contrast:
        colours |= raw["high_contrast"]
    elif is_dark:
        colours |= raw["dark"]
    wrong = sorted(name for name, value in colours.items() if not _HEX.match(value))
    if wrong:
        raise ValueError(f"not a colour in {path.name}: {', '.join(wrong)}")
    sizes = {
        name: round(px * (1 + (factor - 1) * share))
        for group, share in _SHARES
        for name, px in raw[group].items()
    }
    type_sizes = {
        (role, script): round(px * factor)
        for role, three in raw["type"].items()
        for script, px in zip(Script, three, strict=True)
    }
    heights = {script: raw["line_height"][script.value] / 100 for script in Script}
    return Tokens(
        MappingProxyType(colours),
        MappingProxyType(sizes),
        MappingProxyType(type_sizes),
        MappingProxyType(heights),
        frozenset(raw["bold"]["roles"]),
        factor,
        MappingProxyType({name: share for group, share in _SHARES for name in raw[group]}),
        is_dark and not high_contrast,
    )


def _grown(share: float, before: float, after: float) -> float:
    """What a size is multiplied with when the text factor goes from one to another."""
    return (1 + (after - 1) * share) / (1 + (before - 1) * share)


def contrast(one: str, other: str) -> float:
    """The contrast of two '#RRGGBB' colours by the formula of WCAG 2.2."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def with_house_accent(tokens: Tokens, accent: str) -> Tokens:
    """Petrol replaced by the municipality's own colour; nothing else may be. ValueError says why not."""
    if not _HEX.match(accent) or len(accent) != 7:
        raise ValueError("the house colour is not written as #RRGGBB")
    reached = contrast(accent, _WHITE)
    if reached < ACCENT_CONTRAST:
        raise ValueError(
            f"the house colour reaches {reached:.1f} against white; {ACCENT_CONTRAST:.0f} is needed"
        )
    own = {"balk": accent} if tokens.is_dark else {"balk": accent, "petrol_800": accent}
    return replace(tokens, colours=MappingProxyType(dict(tokens.colours) | own))
