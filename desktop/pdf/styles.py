"""Sizes, weights, colours and line heights of the paper, by role. Measures are CSS pixels (0.75 point).

Decided with mock 09: own language never under 14 point, Dutch beneath it 10, only the check line 9. A page
that is too full gets a second sheet; type is never made smaller.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from desktop.documents.blocks import Role

INK = "#1C2528"
TEXT = "#111111"
QUIET = "#333333"  # the second reader's lines
# what a house style decides (`house_colours`): looked up by the sheet when something is drawn
ACCENT = "accent"  # bars and discs
HEAD = "head"  # the letters of headings
RULE = "#857B69"
TINT = "#EFE8DB"  # chosen days
WATER = "#E2DDD3"  # 1.3:1 on white
PAPER = "#FFFFFF"

POINTS_14, POINTS_11, POINTS_10, POINTS_9 = 14 / 0.75, 11 / 0.75, 10 / 0.75, 9 / 0.75


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How one role is set. `line_height` counts in sizes; `by_script` where a script needs another."""

    size: float
    weight: int
    color: str
    line_height: float
    by_script: Mapping[str, float] = field(default_factory=dict)
    tracking: float = 0
    deep: float = 0  # in sizes: room beneath for the lowest letters, where a smaller line follows close

    def height(self, script: str) -> float:
        """The height of one line in pixels."""
        return self.size * self.by_script.get(script, self.line_height)

    def tightened(self, factor: float) -> TextStyle:
        """The same letters with less air between the lines."""
        by_script = {script: height * factor for script, height in self.by_script.items()}
        return replace(self, line_height=self.line_height * factor, by_script=by_script)

    def bold(self) -> TextStyle:
        return replace(self, weight=700)


@dataclass(frozen=True, slots=True)
class Density:
    """How much air a page has. Type is the same in all of them."""

    line: float = 1.0  # factor on the line height of sentences
    pad: float = 0.0  # taken off above and below a block, in pixels
    is_joined: bool = False  # the sentences of a block run on in one paragraph
    is_balanced: bool = False  # two blocks side by side share the width by need
    scale: float = 1.0  # of the pictures of the plan without words
    is_small: bool = False  # numbers and pictures of the plan a little smaller, titles closer


# Tried in this order until the plan fits one sheet; where none does, it gets two sheets with full air.
DENSITIES = (
    Density(),
    Density(0.93, 2),
    Density(0.93, 2, is_balanced=True),
    Density(0.93, 2, is_joined=True),
    Density(0.93, 3, is_joined=True, is_balanced=True),
    Density(0.9, 4, is_joined=True, is_balanced=True),
    Density(0.9, 5, is_joined=True, is_balanced=True, is_small=True),
)
#: the fullest of them that is still calm: the least that is known of somebody gives way for it
CALM = 4


STYLES: Mapping[Role, TextStyle] = {
    Role.TITLE: TextStyle(34, 700, HEAD, 1.25, {"Arab": 1.5}, deep=0.16),
    Role.SUBTITLE: TextStyle(15, 400, QUIET, 1.25),
    Role.BLOCK_TITLE: TextStyle(24, 700, HEAD, 1.3, {"Arab": 1.4}, deep=0.16),
    Role.BLOCK_TITLE_DUTCH: TextStyle(POINTS_10, 400, QUIET, 1.2),
    Role.SENTENCE: TextStyle(POINTS_14, 400, TEXT, 1.35, {"Arab": 1.45}, deep=0.06),
    Role.SENTENCE_DUTCH: TextStyle(POINTS_10, 400, QUIET, 1.3),
    Role.BESIDE: TextStyle(POINTS_14, 400, QUIET, 1.3, {"Arab": 1.45}),
    Role.PHONE: TextStyle(20, 700, TEXT, 1.4),
    Role.LABEL: TextStyle(POINTS_14, 400, TEXT, 1.35, deep=0.16),
    Role.LABEL_DUTCH: TextStyle(POINTS_10, 400, TEXT, 1.2),
    Role.STAMP: TextStyle(POINTS_14, 400, TEXT, 1.4, deep=0.16),
    Role.STAMP_DUTCH: TextStyle(15, 700, TEXT, 1.3, tracking=1),
    Role.FOOT: TextStyle(POINTS_14, 700, TEXT, 1.4, deep=0.16),
    Role.FOOT_DUTCH: TextStyle(POINTS_10, 400, TEXT, 1.35),
    Role.CHECK_LINE: TextStyle(POINTS_9, 400, QUIET, 1.4),
    # for the tolk, who reads both halves: 11 point, one step larger in Arabic and Ethiopic script
    Role.HALF_TITLE: TextStyle(19, 700, HEAD, 1.3, {"Arab": 1.45}),
    Role.HALF_HEAD: TextStyle(POINTS_11, 700, TEXT, 1.3, {"Arab": 1.5, "Ethi": 1.4}),
    Role.HALF_TEXT: TextStyle(POINTS_11, 400, TEXT, 1.3, {"Arab": 1.5, "Ethi": 1.4}),
    # letters and forms
    Role.LETTER_TITLE: TextStyle(25, 700, HEAD, 1.25, {"Arab": 1.5}),
    Role.CELL: TextStyle(POINTS_10, 400, TEXT, 1.3, {"Arab": 1.5, "Ethi": 1.4}),
    Role.CELL_HEAD: TextStyle(POINTS_10, 700, TEXT, 1.3, {"Arab": 1.5, "Ethi": 1.4}),
    Role.NOTE: TextStyle(POINTS_10, 400, QUIET, 1.25, {"Arab": 1.5, "Ethi": 1.4}),
}
NUMBER = TextStyle(24, 700, PAPER, 1)
NUMBER_SMALL = TextStyle(14, 400, PAPER, 1)
HOUR = TextStyle(POINTS_14, 700, TEXT, 1)
