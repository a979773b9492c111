"""What is said and what is shown, in its smallest pieces: lines in two languages, pictures, signs.

Texts are final, as in `blocks`, which hands all of these on: import them from there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


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
    BESIDE = "beside"  # own language, what stands second: the same day in another calendar
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
    # a letter or a form, for who reads Dutch: 11 point, tables and letterhead 10
    LETTER_TITLE = "letter_title"
    CELL = "cell"
    CELL_HEAD = "cell_head"
    NOTE = "note"  # where something comes from, beneath or beside it


#: of what is said in the person's own language: the role of the Dutch beneath it
BENEATH: Mapping[Role, Role] = MappingProxyType(
    {
        Role.TITLE: Role.SUBTITLE,
        Role.BLOCK_TITLE: Role.BLOCK_TITLE_DUTCH,
        Role.SENTENCE: Role.SENTENCE_DUTCH,
        Role.LABEL: Role.LABEL_DUTCH,
        Role.FOOT: Role.FOOT_DUTCH,
        Role.STAMP: Role.STAMP_DUTCH,
    }
)


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph in one language."""

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
class Photo:
    """A photo or a logo, ready to print: re-encoded, without what a camera wrote along. Size in pixels."""

    jpeg: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class HouseLook:
    """How the papers of a municipality look. Colours '#RRGGBB', dark enough by the reader that made it."""

    name: str
    logo: Photo | None = None
    logo_alternative: str = ""  # Dutch
    accent: str = "#1C2528"  # bars, numbers, heads
    tint: str = "#E9DFCB"  # the flat colour in pictograms
    contact: tuple[str, ...] = ()  # lines of the contact block, Dutch
    foot: str = ""  # a line of the municipality at the foot, Dutch


@dataclass(frozen=True, slots=True)
class Picture:
    """A pictogram, or the photo that stands in its place, with its alternative text."""

    key: str
    alternative: Line
    photo: Photo | None = None


@dataclass(frozen=True, slots=True)
class Road:
    """Stones in reading order, joined by arrows that follow the reading direction."""

    stones: tuple[Twin, ...]


@dataclass(frozen=True, slots=True)
class Jar:
    """Hours as a jar that is filled: what they are for and how many, in words of both languages."""

    label: Twin
    hours: Twin


@dataclass(frozen=True, slots=True)
class CalendarLeaf:
    """A leaf of a tear-off calendar: weekday, the day of the month large, month; the clock time beneath."""

    weekday: Twin
    day: str
    month: Twin
    clock: str = ""  # 'HH:MM', drawn as a clock too


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock time, drawn as a clock with its figures beside it."""

    time: str  # 'HH:MM'


@dataclass(frozen=True, slots=True)
class Stamp:
    """The framed word on a paper that is not final."""

    word: Twin


@dataclass(frozen=True, slots=True)
class PictureRoad:
    """A road of pictures instead of words, in reading order."""

    pictures: tuple[Picture, ...]


@dataclass(frozen=True, slots=True)
class WeekDays:
    """Five or seven days; chosen ones get a thick frame and a tick."""

    days: tuple[Twin, ...]
    chosen: frozenset[int]  # indexes into days


@dataclass(frozen=True, slots=True)
class Counted:
    """Hours beside the picture of what they are for; `is_jar`: in a glass that is filled."""

    picture: Picture
    hours: Twin
    is_jar: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """A picture with names beside it, under each other: a school and where it is."""

    picture: Picture
    names: tuple[Line, ...]


#: what can be shown instead of told; a line is a name, a place or a number that stands by itself
Shown = Picture | WeekDays | CalendarLeaf | Clock | Jar | Stamp | PictureRoad | Counted | Named | Line
