"""JSON: our own documented format, a plain list of people, or one person."""

from __future__ import annotations

import json
from collections.abc import Iterator

from desktop.domain.handover import Sender
from desktop.intake_files.findings import Findings
from desktop.usecases.handover_file import (
    FORMAT_NAME,
    FORMAT_VERSION,
    MAX_COLUMNS,
    MAX_ROWS,
    FileForm,
    FileRead,
    FileRow,
    ProblemCode,
)

_DEEPEST = 4
_NOT_A_NUMBER = "geen getal"


def looks_like_json(text: str) -> bool:
    """True when it begins as an object or a list does."""
    return text.lstrip()[:1] in ("{", "[")


def read_json(text: str, sha256: str, encoding: str, found: Findings) -> FileRead:
    """Numbers stay the text they were written as (a V-nummer is no number). Never raises."""

    def pairs(items: list[tuple[str, object]]) -> dict[str, object]:
        whole: dict[str, object] = {}
        for key, value in items:
            if key in whole:
                found.add(ProblemCode.KEY_TWICE, column=_shown(key))
            else:
                whole[key] = value
        return whole

    try:
        whole = json.loads(
            text,
            object_pairs_hook=pairs,
            parse_int=str,
            parse_float=str,
            parse_constant=lambda _: _NOT_A_NUMBER,
        )
    except json.JSONDecodeError as error:
        found.add(ProblemCode.NOT_JSON, facts={"line": str(error.lineno), "place": str(error.colno)})
        return FileRead(FileForm.JSON, sha256, encoding, problems=found.told())
    except (RecursionError, ValueError):
        found.add(ProblemCode.NOT_JSON, facts={"line": "?", "place": "?"})
        return FileRead(FileForm.JSON, sha256, encoding, problems=found.told())
    form, people, name, kind = _people(whole, found)
    rows = _rows(people, found)
    columns = tuple(dict.fromkeys(column for row in rows for column in row.cells))
    if len(columns) > MAX_COLUMNS:
        found.add(ProblemCode.TOO_MANY_COLUMNS, facts={"count": str(len(columns)), "max": str(MAX_COLUMNS)})
        columns, rows = (), ()
    return FileRead(
        form,
        sha256,
        encoding,
        columns=columns,
        rows=rows,
        problems=found.told(),
        sender=name,
        sender_kind=kind,
    )


def _people(whole: object, found: Findings) -> tuple[FileForm, list[object], str, Sender | None]:
    if isinstance(whole, list):
        return FileForm.JSON, whole, "", None
    if not isinstance(whole, dict):
        return FileForm.JSON, [], "", None
    if whole.get("formaat") == FORMAT_NAME:
        if str(whole.get("versie")) != str(FORMAT_VERSION):
            found.add(ProblemCode.OTHER_VERSION, column="versie", facts={"version": str(FORMAT_VERSION)})
            return FileForm.OVERDRACHT, [], "", None
        people, sent = whole.get("personen"), whole.get("van")
        sent = sent if isinstance(sent, dict) else {}
        kind = sent.get("soort")
        return (
            FileForm.OVERDRACHT,
            people if isinstance(people, list) else [],
            _shown(sent.get("organisatie")),
            Sender(kind) if isinstance(kind, str) and kind in set(Sender) else None,
        )
    lists = [value for value in whole.values() if isinstance(value, list) and value]
    if len(lists) == 1 and all(isinstance(one, dict) for one in lists[0]) and len(whole) == 1:
        return FileForm.JSON, lists[0], "", None
    return FileForm.JSON, [whole] if whole else [], "", None


def _rows(people: list[object], found: Findings) -> tuple[FileRow, ...]:
    if not people:
        found.add(ProblemCode.NO_PEOPLE)
    if len(people) > MAX_ROWS:
        found.add(ProblemCode.TOO_MANY_ROWS, facts={"count": str(len(people)), "max": str(MAX_ROWS)})
        return ()
    rows = []
    for number, person in enumerate(people, start=1):
        if not isinstance(person, dict):
            found.add(ProblemCode.NOT_A_PERSON, number)
            continue
        cells = {}
        for column, text in _flat(person, "", number, found, 1):
            cell = found.cell(text, number, column)
            if cell is not None:
                cells[column] = cell
        rows.append(FileRow(number, cells))
    if people and not rows:
        found.add(ProblemCode.NO_ROWS)
    return tuple(rows)


def _flat(value: object, at: str, row: int, found: Findings, depth: int) -> Iterator[tuple[str, str]]:
    """Every value with its path: 'INBURGERAAR.geboortedatum', 'EDUCATIE.2.land'."""
    if isinstance(value, dict) or (
        isinstance(value, list) and any(isinstance(v, dict | list) for v in value)
    ):
        if depth > _DEEPEST:
            found.add(ProblemCode.TOO_DEEP, row, at)
            return
        parts = value if isinstance(value, list) else []
        inner = value.items() if isinstance(value, dict) else enumerate(parts, start=1)
        for key, part in inner:
            yield from _flat(part, f"{at}.{_shown(str(key))}".lstrip("."), row, found, depth + 1)
    elif isinstance(value, list):
        yield at, " | ".join(_text(part) for part in value)
    elif value is not None:
        yield at, _text(value)


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return "" if value is None else str(value)


def _shown(text: object) -> str:
    """A name out of the file as it may stand on the screen: printable and short."""
    words = text if isinstance(text, str) else ""
    return " ".join("".join(sign for sign in words if sign.isprintable() or sign.isspace()).split())[:80]
