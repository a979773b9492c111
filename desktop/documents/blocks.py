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
class ClockSpan:
    """From one clock time to another, drawn as clocks (some people count hours from sunrise)."""

    start: str  # 'HH:MM'
    end: str


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
    jars: tuple[Jar, ...] = ()
    leaf: CalendarLeaf | None = None


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
    house: HouseLook | None = None
    #: the next appointment for a telephone; drawn only where the one sheet has room for it
    code: QrCode | None = None


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
    house: HouseLook | None = None


# --- a sheet that flows over as many pages as it takes: letter, form, report, list -----------------------

#: the same thing in one language, or in the person's own with Dutch beneath it
Said = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Prose:
    """One paragraph."""

    lines: Said


@dataclass(frozen=True, slots=True)
class Framed:
    """Lines in a frame: a warning, or the one thing that has to be seen."""

    lines: Said


@dataclass(frozen=True, slots=True)
class LabelRow:
    """What something is called, what stands there, and where it comes from. No value: a line to write on."""

    label: Said
    value: Said
    note: Line | None = None


@dataclass(frozen=True, slots=True)
class LabelRows:
    """Labels and values under each other. `share`: of the width for the labels, in hundredths."""

    rows: tuple[LabelRow, ...]
    share: int = 34
    is_ruled: bool = False  # a thin line beneath each


@dataclass(frozen=True, slots=True)
class Items:
    """A list, numbered or not."""

    items: tuple[Said, ...]
    is_numbered: bool = False


@dataclass(frozen=True, slots=True)
class Ticks:
    """A list with a box before each item; those in `ticked` are ticked already."""

    items: tuple[Said, ...]
    ticked: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Table:
    """`shares`: the widths of the columns, as parts of their sum. The head comes back on every page.

    `empty_rows`: rows to write in by hand, after the others.
    """

    head: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]
    shares: tuple[int, ...]
    empty_rows: int = 0


@dataclass(frozen=True, slots=True)
class QrCode:
    """A code that a telephone reads without a network, with what it says beside it.

    `content` is what the telephone gets; `alternative` is read aloud instead of the code.
    """

    content: str
    alternative: Line
    beside: Said


@dataclass(frozen=True, slots=True)
class PictureWords:
    """A picture or a sign at the leading edge with what it means, or says, beside it."""

    shown: Shown
    words: Said


@dataclass(frozen=True, slots=True)
class AppointmentCard:
    """One appointment in a frame: the leaf of its day and the clock, the code, and rows with a pictogram."""

    leaf: CalendarLeaf
    rows: tuple[PictureWords, ...]
    code: QrCode | None = None


@dataclass(frozen=True, slots=True)
class PictureCell:
    """One numbered block of the plan for who does not read: a large picture and what is shown beside it.

    What the block is called is the alternative text of its picture.
    """

    number: int
    local_number: str | None
    picture: Picture
    shown: tuple[Shown, ...] = ()


@dataclass(frozen=True, slots=True)
class PictureCells:
    """Blocks side by side: one over the whole width, or two."""

    cells: tuple[PictureCell, ...]


Part = (
    Prose
    | Framed
    | LabelRows
    | Items
    | Ticks
    | Table
    | QrCode
    | PictureWords
    | AppointmentCard
    | PictureCells
)


@dataclass(frozen=True, slots=True)
class SheetSection:
    """A heading (none where `title` is empty) and what stands beneath it."""

    title: Said
    parts: tuple[Part, ...]
    starts_page: bool = False


@dataclass(frozen=True, slots=True)
class PaperSheet:
    """A paper of one column and as many pages as it takes. Mirrored as a whole where `direction` is RTL.

    `check_lines` (version, date, translation status) stand at the foot of every page with its number.
    """

    language: str
    direction: Direction
    title: Said
    sections: tuple[SheetSection, ...]
    check_lines: tuple[Line, ...]
    pack: str
    document_title: str  # for the PDF's metadata; no personal data
    letterhead: tuple[Line, ...] = ()
    stamp: tuple[Line, ...] = ()
    watermark: str | None = None  # 'CONCEPT'
    foot: Said = ()
    house: HouseLook | None = None
