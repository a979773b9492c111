"""The blocks in which a document is handed to whoever draws it.

Texts are final: values are inserted and wrapped in bidi isolates, numbers written, dates spelled out.
`language` is a code of `translations/languages.toml`; its direction decides how the block is set,
never the text itself. Pictures are keys of `resources/pictures`, each with an alternative text.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Direction(StrEnum):
    LTR = "ltr"
    RTL = "rtl"


class Role(StrEnum):
    """What a line is for; the drawer alone knows its size and weight."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    BLOCK_TITLE = "block_title"  # the person's own language
    BLOCK_TITLE_DUTCH = "block_title_dutch"
    SENTENCE = "sentence"  # own language, 14 pt at least
    SENTENCE_DUTCH = "sentence_dutch"  # 10 pt, beneath
    PHONE = "phone"
    LABEL = "label"  # own language, inside a road stone, a day, a clock
    LABEL_DUTCH = "label_dutch"
    STAMP = "stamp"
    STAMP_DUTCH = "stamp_dutch"
    FOOT = "foot"
    FOOT_DUTCH = "foot_dutch"
    CHECK_LINE = "check_line"  # translation status, version, date: the only text of 9 pt
    # a sheet in two halves, for who reads both languages
    HALF_TITLE = "half_title"
    HALF_HEAD = "half_head"
    HALF_TEXT = "half_text"


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph in one language. `is_bold` only where the role does not decide."""

    text: str
    language: str
    direction: Direction
    role: Role


@dataclass(frozen=True, slots=True)
class Twin:
    """The same thing twice: the person's language and Dutch."""

    own: Line
    dutch: Line


@dataclass(frozen=True, slots=True)
class Picture:
    """A pictogram (or, where the municipality has one, a photo) with its alternative text."""

    key: str
    alternative: Line


@dataclass(frozen=True, slots=True)
class Road:
    """Stones in reading order, joined by arrows that follow the reading direction."""

    stones: tuple[Twin, ...]


@dataclass(frozen=True, slots=True)
class WeekDays:
    """Five or seven days; chosen ones get a thick frame and a tick."""

    days: tuple[Twin, ...]
    chosen: frozenset[int]  # indexes into days


@dataclass(frozen=True, slots=True)
class ClockSpan:
    """From one clock time to another, drawn as clocks (some people count hours from sunrise)."""

    start: str  # 'HH:MM'
    end: str


@dataclass(frozen=True, slots=True)
class PlanBlock:
    """One numbered block of the visual PIP."""

    number: int
    local_number: str | None  # the same digit in the language's own digits, None where it has none
    title: Twin
    picture: Picture
    is_framed_photo: bool
    own: tuple[Line, ...]
    dutch: tuple[Line, ...]
    phone: str | None = None
    road: Road | None = None
    days: WeekDays | None = None
    hours: ClockSpan | None = None
    is_wide: bool = False


@dataclass(frozen=True, slots=True)
class VisualPip:
    """The whole one-page plan: mock 09. Mirrored as a whole where `direction` is RTL."""

    language: str
    direction: Direction
    title: Twin
    subtitle: Line
    stamp: tuple[Line, ...]  # empty once vastgesteld
    watermark: str | None  # 'CONCEPT'
    blocks: tuple[PlanBlock, ...]
    foot: Twin
    check_lines: tuple[Line, ...]
    pack: str
    document_title: str  # for the PDF's metadata; no personal data


@dataclass(frozen=True, slots=True)
class TwinRow:
    """One thing in both halves: a short head (bold) and one or more sentences beneath it."""

    head: Twin | None
    text: tuple[Twin, ...]


@dataclass(frozen=True, slots=True)
class TwinSection:
    title: Twin
    rows: tuple[TwinRow, ...]


@dataclass(frozen=True, slots=True)
class TwinSheet:
    """A paper in two halves with a spine between them: Dutch left, the other language right, as on screen.

    In Dutch alone (`language` 'nl') there is one half. As many pages as it takes.
    """

    language: str
    direction: Direction
    title: Twin
    sections: tuple[TwinSection, ...]
    foot: Twin
    check_lines: tuple[Twin, ...]
    pack: str
    document_title: str  # for the PDF's metadata; no personal data
