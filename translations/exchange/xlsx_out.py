"""A language as a workbook for a translator: every text with its place, its picture and its Dutch.

Only what the translator fills in can be changed: translation, remark, checked. A text that begins with '=' is
written as text: a workbook of ours has no formula. Pictures are handed in as PNG, by key.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.drawing.image import Image
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
from openpyxl.drawing.xdr import XDRPositiveSize2D
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.utils.units import pixels_to_EMU
from openpyxl.worksheet.datavalidation import DataValidation

from translations.exchange.rows import OutRow
from translations.glossary import Wording
from translations.languages import LanguageEntry
from translations.standing import Standing

TEXTS, READ_FIRST, WORDS = "Teksten", "Lees dit eerst", "Woordenlijst"
#: in the first sheet: what the file says it is
LANGUAGE_CELL = "B3"
YES = "ja"
_SIDE = 56  # pixels of a picture
_FONTS = {"Ethi": "Ebrima", "Arab": "Arial", "Cyrl": "Arial", "Latn": "Arial"}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the sheet with texts."""

    head: str
    width: int
    may_fill_in: bool = False


PLACE, PICTURE, DUTCH, TEXT, REMARK, CHECKED, NOTE, MOST, STANDING, DOUBTS, TIMES, DOMAIN, KEY = (
    Column("Waar", 22),
    Column("Plaatje", 11),
    Column("Nederlands", 44),
    Column("Vertaling", 44, may_fill_in=True),
    Column("Uw opmerking", 30, may_fill_in=True),
    Column("Nagekeken", 12, may_fill_in=True),
    Column("Uitleg", 36),
    Column("Hoogstens", 11),
    Column("Stand", 22),
    Column("Twijfels", 36),
    Column("Niet begrepen", 11),
    Column("Onderdeel", 16),
    Column("Sleutel", 26),
)
COLUMNS = (PLACE, PICTURE, DUTCH, TEXT, REMARK, CHECKED, NOTE, MOST, STANDING, DOUBTS, TIMES, DOMAIN, KEY)

_LOCKED, _OPEN = Protection(locked=True), Protection(locked=False)
_LINE = Border(bottom=Side(style="thin", color="D9D9D9"))
_HEAD = PatternFill("solid", fgColor="1F3A5F")
_FILL_IN = PatternFill("solid", fgColor="FFFBE6")
_STANDING = {
    Standing.MISSING: PatternFill("solid", fgColor="F8D7D3"),
    Standing.OUTDATED: PatternFill("solid", fgColor="FCE5C8"),
    Standing.CHECKED: PatternFill("solid", fgColor="DDEFD9"),
}


def write_xlsx(
    rows: Sequence[OutRow],
    language: LanguageEntry,
    words: Iterable[Wording],
    pictures: Mapping[str, bytes],
) -> bytes:
    """The workbook of a language."""
    book = Workbook()
    first = book.active
    _read_first(first, language, rows)
    _texts(book.create_sheet(TEXTS), language, rows, pictures)
    _words(book.create_sheet(WORDS), language, words)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _read_first(sheet: Any, language: LanguageEntry, rows: Sequence[OutRow]) -> None:
    sheet.title = READ_FIRST
    waiting = sum(row.standing in (Standing.MISSING, Standing.OUTDATED) for row in rows)
    lines: list[tuple[str, str]] = [
        (f"Vertalen in het {language.dutch_name}", ""),
        ("", ""),
        ("Taal", language.code),
        ("Teksten", f"{len(rows)}, waarvan {waiting} nog te vertalen of te vernieuwen"),
        ("", ""),
        ("Zo werkt u", "Ga naar het blad 'Teksten'. U vult alleen de gele kolommen in."),
        (
            "Vertaling",
            "Zoals u het tegen iemand zegt: kort, beleefd, gewone woorden. Vertaal wat het betekent.",
        ),
        (
            "{naam}",
            "Woorden tussen { } blijven precies zo staan. Daar komt een naam, een datum of een getal.",
        ),
        ("Namen", "DUO, DigiD, B1, azc en gemeente zijn namen. Zie het blad 'Woordenlijst'."),
        ("Hoogstens", "Zoveel tekens passen er. Wat tussen { } staat telt niet mee."),
        ("Uw opmerking", "Weet u het niet zeker, of klopt het Nederlands niet? Schrijf het daar op."),
        (
            "Nagekeken",
            f"Alleen als u bevoegd tolk of vertaler bent en de tekst nakeek: '{YES}'. Anders leeg.",
        ),
        (
            "Stand",
            "Verouderd: het Nederlands is veranderd. Dan staat de oude vertaling er nog; maak haar nieuw.",
        ),
        ("Richting", "Zet zelf geen tekens voor de schrijfrichting. Dat doet het programma."),
        ("Klaar?", "Bewaar als .xlsx en stuur het bestand terug. Een rij weghalen haalt geen tekst weg."),
    ]
    for at, (left, right) in enumerate(lines, start=1):
        _put(sheet.cell(at, 1), left, Font(name="Arial", size=16 if at == 1 else 11, bold=True))
        _put(sheet.cell(at, 2), right, Font(name="Arial", size=11))
        for cell in (sheet.cell(at, 1), sheet.cell(at, 2)):
            cell.alignment = Alignment(vertical="top", wrap_text=at > 1)
    sheet.row_dimensions[1].height = 26
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 20, 100
    sheet.sheet_view.showGridLines = False
    sheet.protection.sheet = True


def _texts(
    sheet: Any, language: LanguageEntry, rows: Sequence[OutRow], pictures: Mapping[str, bytes]
) -> None:
    is_rtl = language.direction == "rtl"
    _frame(sheet, COLUMNS, is_rtl)
    plain = Font(name="Arial", size=11)
    tiny = Font(name="Arial", size=7, color="7F7F7F")
    quiet = Font(name="Arial", size=9, color="595959")
    own = Font(
        name=_FONTS.get(language.script, "Arial"), size=13 if language.script in ("Arab", "Ethi") else 11
    )
    ltr = Alignment(vertical="top", wrap_text=True, horizontal="left", readingOrder=1)
    theirs = Alignment(vertical="top", wrap_text=True, horizontal="right", readingOrder=2) if is_rtl else ltr
    for at, row in enumerate(rows, start=2):
        values = _values(row)
        for number, column in enumerate(COLUMNS, start=1):
            cell = sheet.cell(at, number)
            is_own = column is TEXT
            is_plain = column in (DUTCH, REMARK, CHECKED)
            _put(cell, values[column.head], own if is_own else plain if is_plain else quiet)
            cell.alignment, cell.border = theirs if is_own else ltr, _LINE
            cell.protection = _OPEN if column.may_fill_in else _LOCKED
            if column.may_fill_in:
                cell.fill = _FILL_IN
        name = sheet.cell(at, COLUMNS.index(PICTURE) + 1)
        name.font, name.alignment = (
            tiny,
            Alignment(vertical="bottom", horizontal="center", shrink_to_fit=True),
        )
        if row.standing in _STANDING:
            sheet.cell(at, COLUMNS.index(STANDING) + 1).fill = _STANDING[row.standing]
        has_picture = row.picture in pictures
        if has_picture:
            _place(sheet, pictures[row.picture], at, COLUMNS.index(PICTURE))
        sheet.row_dimensions[at].height = max(_height(values), _SIDE * 0.75 + 16 if has_picture else 20)
    choice = DataValidation(type="list", formula1=f'"{YES}"', allow_blank=True)
    letter = get_column_letter(COLUMNS.index(CHECKED) + 1)
    choice.add(f"{letter}2:{letter}{max(len(rows) + 1, 2)}")
    sheet.add_data_validation(choice)


def _values(row: OutRow) -> Mapping[str, str | int]:
    return {
        PLACE.head: row.place,
        PICTURE.head: row.picture,
        DUTCH.head: row.dutch,
        TEXT.head: row.text,
        REMARK.head: row.remark,
        CHECKED.head: "",
        NOTE.head: row.note,
        MOST.head: row.most,
        STANDING.head: row.standing_words,
        DOUBTS.head: row.doubts,
        TIMES.head: row.not_understood or "",
        DOMAIN.head: row.domain,
        KEY.head: row.key,
    }


def _words(sheet: Any, language: LanguageEntry, words: Iterable[Wording]) -> None:
    columns = (Column("Nederlands", 34), Column("Afgesproken", 44), Column("Uitleg", 60))
    _frame(sheet, columns, language.direction == "rtl")
    for at, word in enumerate(words, start=2):
        for number, text in enumerate((word.dutch, word.text, word.note), start=1):
            cell = sheet.cell(at, number)
            _put(cell, text, Font(name=_FONTS.get(language.script, "Arial"), size=11))
            is_right = number == 2 and language.direction == "rtl"
            cell.alignment = Alignment(
                vertical="top",
                wrap_text=True,
                readingOrder=2 if is_right else 1,
                horizontal="right" if is_right else "left",
            )
            cell.border = _LINE


def _frame(sheet: Any, columns: Sequence[Column], is_rtl: bool) -> None:
    for number, column in enumerate(columns, start=1):
        head = sheet.cell(1, number)
        _put(head, column.head, Font(name="Arial", size=11, bold=True, color="FFFFFF"))
        head.fill, head.alignment = _HEAD, Alignment(vertical="center", wrap_text=True)
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    sheet.row_dimensions[1].height = 32
    sheet.freeze_panes = "A2"
    sheet.sheet_view.rightToLeft = is_rtl
    sheet.sheet_view.zoomScale = 100
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{max(sheet.max_row, 1)}"
    sheet.protection.sheet = True
    for may in ("formatColumns", "formatRows", "autoFilter", "sort"):
        setattr(sheet.protection, may, False)  # False: this is not forbidden


def _put(cell: Any, value: str | int, font: Font) -> None:
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value
    if isinstance(value, str) and value:
        cell.data_type = "s"  # also what begins with '='
    cell.font = font


def _place(sheet: Any, png: bytes, at: int, column: int) -> None:
    picture = Image(BytesIO(png))
    picture.width = picture.height = _SIDE
    corner = AnchorMarker(col=column, row=at - 1, colOff=pixels_to_EMU(6), rowOff=pixels_to_EMU(2))
    size = XDRPositiveSize2D(pixels_to_EMU(_SIDE), pixels_to_EMU(_SIDE))
    picture.anchor = OneCellAnchor(_from=corner, ext=size)
    sheet.add_image(picture)


def _height(values: Mapping[str, str | int]) -> float:
    """Points that the longest cell of a row needs; openpyxl cannot measure letters, so rather some more."""
    return 6 + max(
        _lines(str(values[column.head]), column) * (18 if column in (DUTCH, TEXT, REMARK) else 13)
        for column in COLUMNS
        if column is not PICTURE
    )


def _lines(text: str, column: Column) -> int:
    return sum(-(-max(len(line), 1) // max(column.width - 4, 1)) for line in text.split("\n"))
