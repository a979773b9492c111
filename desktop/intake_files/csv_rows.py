"""CSV: which sign parts the columns, which heads there are, and the rows below them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from itertools import islice

from desktop.domain.wording import nl
from desktop.intake_files.findings import Findings
from desktop.usecases.handover_file import MAX_BYTES, MAX_COLUMNS, MAX_ROWS, FileRow, ProblemCode

DELIMITERS = {";": nl("puntkomma"), ",": nl("komma"), "\t": nl("tab"), "|": nl("rechte streep")}
_LOOKED_AT = 20
_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_SEP = re.compile(r"sep=(.)\s*(?:\r\n|\r|\n|$)", re.IGNORECASE)


def read_csv(text: str, found: Findings) -> tuple[str, tuple[str, ...], tuple[FileRow, ...]]:
    """(sign in words, heads, rows). What is wrong goes to `found`. Never raises."""
    said = _SEP.match(text)
    if said is not None:  # the first line by which a spreadsheet says its own sign
        text = text[said.end() :]
    sign = said[1] if said is not None and said[1] in DELIMITERS else _sign_of(text)
    records = (
        (n, record) for n, record in enumerate(_records(text, sign), start=1) if any(map(str.strip, record))
    )
    first = next(records, None)
    if first is None:
        found.add(ProblemCode.EMPTY_FILE)
        return DELIMITERS[sign], (), ()
    if (open_at := _quote_left_open(text, sign)) is not None:
        found.add(ProblemCode.QUOTE_OPEN, open_at)
    if len(first[1]) > MAX_COLUMNS:
        found.add(ProblemCode.TOO_MANY_COLUMNS, facts={"count": str(len(first[1])), "max": str(MAX_COLUMNS)})
        return DELIMITERS[sign], (), ()
    heads = _heads(first[1], found)
    if len(heads) == 1:
        found.add(ProblemCode.ONE_COLUMN)
    return DELIMITERS[sign], heads, _rows(records, heads, found)


def _rows(
    records: Iterator[tuple[int, list[str]]], heads: tuple[str, ...], found: Findings
) -> tuple[FileRow, ...]:
    """Too many rows are counted and not looked into: the sentence says how many there are."""
    first = list(islice(records, MAX_ROWS))
    more = sum(1 for _ in records)
    if more:
        found.add(ProblemCode.TOO_MANY_ROWS, facts={"count": str(len(first) + more), "max": str(MAX_ROWS)})
        return ()
    if not first:
        found.add(ProblemCode.NO_ROWS)
    return tuple(FileRow(number, _cells(number, record, heads, found)) for number, record in first)


def _cells(number: int, record: list[str], heads: tuple[str, ...], found: Findings) -> dict[str, str]:
    filled = len(record)
    while filled > len(heads) and not record[filled - 1].strip():
        filled -= 1  # a spreadsheet that writes empty cells past the heads
    counts = {"count": str(filled), "heads": str(len(heads))}
    if filled > len(heads):
        found.add(ProblemCode.ROW_TOO_LONG, number, facts=counts)
    elif filled < len(heads):
        found.add(ProblemCode.ROW_TOO_SHORT, number, facts=counts)
    cells = {}
    for head, text in zip(heads, record, strict=False):
        cell = found.cell(text, number, head)
        if cell is not None:
            cells[head] = cell
    return cells


def _heads(record: Sequence[str], found: Findings) -> tuple[str, ...]:
    heads: list[str] = []
    for place, text in enumerate(record, start=1):
        head = " ".join("".join(sign for sign in text if sign.isprintable() or sign.isspace()).split())[:80]
        if not head:
            head = f"Kolom {place}"
            found.add(ProblemCode.HEADER_EMPTY, 1, head)
        if head in heads:
            found.add(ProblemCode.HEADER_TWICE, 1, head)
            number = next(n for n in range(2, len(record) + 2) if f"{head} ({n})" not in heads)
            head = f"{head} ({number})"
        heads.append(head)
    return tuple(heads)


def _records(text: str, sign: str, is_strict: bool = False) -> Iterator[list[str]]:
    csv.field_size_limit(MAX_BYTES)  # the file as a whole is bounded; a long cell is told as such
    return csv.reader(_LINES.findall(text), delimiter=sign, strict=is_strict)


def _quote_left_open(text: str, sign: str) -> int | None:
    """The record that a quotation mark runs out of, or None. Other loose quotation marks are read as text."""
    number = 0
    try:
        for _ in _records(text, sign, is_strict=True):
            number += 1
    except csv.Error as error:
        return number + 1 if "unexpected end" in str(error) else None
    return None


def _sign_of(text: str) -> str:
    """The sign that gives most columns, the same number in most of the first rows."""

    def weight(sign: str) -> tuple[int, int]:
        records = [record for record in islice(_records(text, sign), _LOOKED_AT) if any(record)]
        heads = len(records[0]) if records else 0
        alike = sum(1 for record in records if len(record) == heads)
        return (alike * (heads > 1), heads)

    return max(DELIMITERS, key=weight)
