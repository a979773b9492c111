"""The sheets of a workbook that came from elsewhere, as rows of text; within bounds, formulas not run."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime
from xml.etree.ElementTree import ParseError

from defusedxml.ElementTree import iterparse
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from forms.problems import PackBroken, PackProblem

FILE_MAX = 5_000_000
UNPACKED_MAX = 60_000_000
ROWS_MAX = 20_000
COLUMNS_MAX = 200

Row = Mapping[str, str]
_NAME = "xlsx"


def read_sheets(raw: bytes) -> dict[str, list[Row]]:
    """Every sheet by name, its rows by the heads of the first row. Raises PackBroken for no workbook."""
    _check_size(raw)
    try:
        _refuse_dtd(raw)
        workbook = load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)
        return {
            sheet.title: _rows(sheet.iter_rows(max_row=ROWS_MAX, max_col=COLUMNS_MAX, values_only=True))
            for sheet in workbook.worksheets
        }
    except (
        InvalidFileException, ParseError, zipfile.BadZipFile, zlib.error,
        KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, EOFError,
        NotImplementedError, RuntimeError,
    ):  # fmt: skip
        # openpyxl says in many ways that a file is no workbook; what defusedxml refuses is a ValueError, an
        # unknown way of packing NotImplementedError, a locked one RuntimeError
        raise _broken("het bestand is geen Excel-werkmap", "Bewaar het als .xlsx.") from None


def _check_size(raw: bytes) -> None:
    if len(raw) > FILE_MAX:
        raise _broken("het bestand is te groot", "Maak het kleiner dan 5 MB.")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError):
        raise _broken("het bestand is geen Excel-werkmap", "Bewaar het als .xlsx.") from None
    if unpacked > UNPACKED_MAX:
        raise _broken("het bestand is uitgepakt te groot", "Haal plaatjes en lege rijen weg.")


def _refuse_dtd(raw: bytes) -> None:
    """Ours to look for: openpyxl forgets defusedxml where lxml is installed. Raises a ValueError."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        for part in archive.infolist():
            with archive.open(part) as stream, suppress(ParseError):  # no XML is for openpyxl to judge
                next(iterparse(stream, ("start",), forbid_dtd=True), None)


def _broken(what: str, remedy: str) -> PackBroken:
    return PackBroken([PackProblem(_NAME, "-", what, remedy)])


def _rows(cells: object) -> list[Row]:
    lines = iter(cells)  # type: ignore[call-overload]
    heads = [_text(cell).strip() for cell in next(lines, ())]
    rows: list[Row] = []
    for line in lines:
        row = {head: text for head, cell in zip(heads, line, strict=False) if head and (text := _text(cell))}
        if row:
            rows.append(row)
    return rows


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell) if str(cell).strip() else ""
