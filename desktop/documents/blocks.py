"""The blocks in which a document is handed to whoever draws it.

Texts are final: values are inserted and wrapped in bidi isolates, numbers written, dates spelled out.
`language` is a code of `translations/languages.toml`; its direction decides how the block is set,
never the text itself. Pictures are keys of `resources/pictures`, each with an alternative text.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop.documents.pieces import (
    BENEATH,
    CalendarLeaf,
    Clock,
    Counted,
    Direction,
    HouseLook,
    Jar,
    Line,
    Named,
    Photo,
    Picture,
    PictureRoad,
    Road,
    Role,
    Shown,
    Stamp,
    Twin,
    WeekDays,
)

__all__ = [
    "BENEATH",
    "AppointmentCard",
    "CalendarLeaf",
    "Clock",
    "Counted",
    "Direction",
    "Framed",
    "HouseLook",
    "Items",
    "Jar",
    "LabelRow",
    "LabelRows",
    "Line",
    "Named",
    "PaperSheet",
    "Part",
    "Photo",
    "Picture",
    "PictureCell",
    "PictureCells",
    "PictureRoad",
    "PictureWords",
    "PlanBlock",
    "Prose",
    "QrCode",
    "Road",
    "Role",
    "Said",
    "SheetSection",
    "Shown",
    "Stamp",
    "Table",
    "Ticks",
    "Twin",
    "TwinRow",
    "TwinSection",
    "TwinSheet",
    "VisualPip",
    "WeekDays",
]


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
    #: said at the foot of what goes on on the next page
    goes_on: Twin | None = None


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
