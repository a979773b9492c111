"""A workbook that came back, as rows; within bounds, nothing in it is run or believed."""

from __future__ import annotations

import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml.ElementTree import iterparse
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from translations.exchange import xlsx_out
from translations.exchange.rows import FileRefused, Incoming, UntrustedRow

FILE_MAX = 20_000_000
UNPACKED_MAX = 150_000_000
PARTS_MAX = 5_000
ROWS_MAX = 20_000
CELL_MAX = 5_000
_NEEDED = (xlsx_out.DUTCH, xlsx_out.TEXT, xlsx_out.DOMAIN, xlsx_out.KEY)
#: openpyxl and zipfile say in many ways that this is no workbook; what defusedxml refuses is a ValueError
_NO_WORKBOOK = (
    InvalidFileException, ParseError, zipfile.BadZipFile, zlib.error, struct.error,
    KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, EOFError,
    NotImplementedError, RuntimeError, OverflowError,
)  # fmt: skip
_NO_BOOK = "Het bestand is geen Excel-werkmap van ons. Stuur het bestand dat u kreeg, bewaard als .xlsx."


def read_xlsx(untrusted: bytes) -> Incoming:
    """The rows of a workbook. Raises FileRefused."""
    _check_size(untrusted)
    try:
        _refuse_dtd(untrusted)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl does not know we do not read
            book = load_workbook(BytesIO(untrusted), read_only=True, data_only=False, keep_links=False)
            try:
                return _incoming(book)
            finally:
                book.close()
    except _NO_WORKBOOK:
        raise FileRefused(_NO_BOOK) from None


def _check_size(untrusted: bytes) -> None:
    if len(untrusted) > FILE_MAX:
        raise FileRefused("Het bestand is groter dan 20 MB. Haal eigen plaatjes weg.")
    try:
        with zipfile.ZipFile(BytesIO(untrusted)) as archive:
            parts = archive.infolist()
            unpacked = sum(part.file_size for part in parts)
    except _NO_WORKBOOK:
        raise FileRefused(_NO_BOOK) from None
    if unpacked > UNPACKED_MAX or len(parts) > PARTS_MAX:
        raise FileRefused("Het bestand is uitgepakt te groot. Haal plaatjes en lege rijen weg.")


def _refuse_dtd(untrusted: bytes) -> None:
    """Ours to look for: openpyxl forgets defusedxml where lxml is installed. Raises a ValueError."""
    with zipfile.ZipFile(BytesIO(untrusted)) as archive:
        for part in archive.infolist():
            with archive.open(part) as stream, suppress(ParseError):  # no XML is for openpyxl to judge
                next(iterparse(stream, ("start",), forbid_dtd=True), None)


def _incoming(book: Any) -> Incoming:
    if not {xlsx_out.TEXTS, xlsx_out.READ_FIRST} <= set(book.sheetnames):
        raise FileRefused(_NO_BOOK)
    language = _text(book[xlsx_out.READ_FIRST][xlsx_out.LANGUAGE_CELL]).strip()
    lines = book[xlsx_out.TEXTS].iter_rows(max_row=ROWS_MAX + 1, max_col=40)
    heads = [_text(cell) for cell in next(lines, ())]
    missing = [column.head for column in _NEEDED if column.head not in heads]
    if missing:
        raise FileRefused(f"Het blad '{xlsx_out.TEXTS}' mist een kolom: {', '.join(missing)}.")
    rows: list[UntrustedRow] = []
    problems: list[str] = []
    for at, line in enumerate(lines, start=2):
        cells = dict(zip(heads, line, strict=False))
        if any(_text(cell) for cell in cells.values()):
            told = list(_wrong(cells))
            problems += [f"rij {at}: {one}" for one in told]
            if not told:
                rows.append(_row(at, cells))
    return Incoming(language, tuple(rows), tuple(problems))


def _wrong(cells: dict[str, Any]) -> Iterator[str]:
    for head, cell in cells.items():
        if cell.data_type == "f":
            yield f"in '{head}' staat een formule; typ de tekst zelf."
        elif len(_text(cell)) > CELL_MAX:
            yield f"in '{head}' staat een tekst van meer dan {CELL_MAX} tekens."
    if not _text(cells[xlsx_out.KEY.head]):
        yield "zonder sleutel; laat de kolommen rechts staan."


def _row(at: int, cells: dict[str, Any]) -> UntrustedRow:
    def text(column: xlsx_out.Column) -> str:
        cell = cells.get(column.head)
        return _text(cell) if cell is not None else ""

    return UntrustedRow(
        f"rij {at}",
        text(xlsx_out.DOMAIN),
        text(xlsx_out.KEY),
        text(xlsx_out.DUTCH),
        text(xlsx_out.TEXT),
        text(xlsx_out.REMARK),
        text(xlsx_out.CHECKED).strip().casefold() == xlsx_out.YES,
    )


def _text(cell: Any) -> str:
    """A cell as text: numbers as they were typed, errors and dates as their words."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
