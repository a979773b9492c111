"""Words of one font on as many lines as they need; for parts that draw their own words."""

from __future__ import annotations

import math

from PySide6.QtGui import QFontMetricsF


def wrapped(metrics: QFontMetricsF, words: str, room: float) -> list[str]:
    """The lines, none wider than `room` px unless one word alone is; always at least one."""
    lines: list[str] = []
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.horizontalAdvance(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def widest_word(metrics: QFontMetricsF, words: str) -> int:
    """The narrowest these words can stand, in px."""
    return math.ceil(max((metrics.horizontalAdvance(word) for word in words.split(" ")), default=0.0)) + 1
