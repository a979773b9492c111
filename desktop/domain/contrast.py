"""Contrast of colours as WCAG 2 reckons it, and the nearest colour of the same hue that has enough of it.

Relative luminance and contrast ratio: WCAG 2.2, definitions; 4.5:1 for text: success criterion 1.4.3.
"""

from __future__ import annotations

import colorsys
import re
from dataclasses import dataclass

from desktop.domain.wording import Phrase, with_tenths

#: what text needs on its ground
LEAST_RATIO = 4.5
#: paper, and the lines on it
WHITE, INK = "#FFFFFF", "#1C2528"
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_STEPS = 1020  # of lightness, four to each of 255: no step of a channel is passed over


@dataclass(frozen=True, slots=True)
class Contrast:
    """How one colour does on another. `nearest`: '' where it does, else the nearest of its hue that would."""

    colour: str
    against: str
    ratio: float
    nearest: str

    @property
    def is_enough(self) -> bool:
        """At least 4.5:1 (WCAG 2.2): then no nearest colour is sought."""
        return not self.nearest

    @property
    def words(self) -> Phrase:
        """'5,4:1'; rounded down, so that 4,5 is said of enough alone."""
        return ratio_words(self.ratio)


def is_colour(text: str) -> bool:
    """'#RRGGBB'."""
    return bool(_COLOUR.fullmatch(text))


def luminance(colour: str) -> float:
    """Relative luminance, 0 (black) to 1 (white)."""
    red, green, blue = (_linear(one) for one in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def ratio_words(found: float) -> Phrase:
    """'5,4:1', rounded down."""
    return with_tenths(int(found * 10 + 1e-9) / 10) + ":1"


def grey_percent(colour: str) -> int:
    """How much black a grey print shows of it, in per cent: 0 = paper, 100 = black. By lightness (CIE L*)."""
    shine = luminance(colour)
    lightness = 116 * shine ** (1 / 3) - 16 if shine > 0.008856 else 903.3 * shine
    return round(100 - lightness)


def contrast_of(colour: str, against: str, least: float = LEAST_RATIO) -> Contrast:
    """How `colour` does; where it is not enough, made darker on a light ground and lighter on a dark one."""
    found = ratio(colour, against)
    nearest = "" if found >= least else nearest_enough(colour, against, least)
    return Contrast(colour.upper(), against.upper(), found, nearest)


def nearest_enough(colour: str, against: str, least: float = LEAST_RATIO) -> str:
    """The colour of the same hue and saturation, as little darker or lighter as is needed.

    Black and white do on any ground, since one of both has 4.58:1 or more; `least` above that is a
    ValueError where neither does.
    """
    is_darker = ratio(against, WHITE) < ratio(against, "#000000")
    hue, lightness, saturation = colorsys.rgb_to_hls(*_channels(colour))
    begin = round(lightness * _STEPS)
    steps = range(begin, -1, -1) if is_darker else range(begin, _STEPS + 1)
    low, high = 0, len(steps) - 1
    if ratio(_at(hue, steps[high] / _STEPS, saturation), against) < least:
        raise ValueError("no colour of this hue does")
    while low < high:  # luminance only falls, or only rises, with lightness
        middle = (low + high) // 2
        if ratio(_at(hue, steps[middle] / _STEPS, saturation), against) >= least:
            high = middle
        else:
            low = middle + 1
    return _at(hue, steps[low] / _STEPS, saturation)


def _at(hue: float, lightness: float, saturation: float) -> str:
    return "#" + "".join(f"{round(one * 255):02X}" for one in colorsys.hls_to_rgb(hue, lightness, saturation))


def _channels(colour: str) -> tuple[float, float, float]:
    if not is_colour(colour):
        raise ValueError("'#RRGGBB' wanted")
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
