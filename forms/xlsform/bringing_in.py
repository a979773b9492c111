"""An XLSForm workbook as a pack: what we took out comes back whole; anything else is judged by the reader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from forms.model import FormPack
from forms.pack_tables import Tables
from forms.problems import PackBroken, PackProblem
from forms.question_types.grid import grid_keys
from forms.reader import pack_from_tables
from forms.xlsform.names import (
    COUNTRIES,
    DUTCH,
    GROUP_NAME,
    ITSELF,
    OURS,
    SHEET,
    THEME,
    own_cell_condition,
    without_group,
)
from forms.xlsform.sheets import Row, read_sheets

_LABEL = "label::"


@dataclass(frozen=True, slots=True)
class Brought:
    """A pack that came in; `tables` are those of its files (pack.toml first), to be written as TOML."""

    pack: FormPack
    tables: Mapping[str, Tables]


def read_xlsform(raw: bytes) -> Brought:
    """The pack in the bytes of an .xlsx file. Raises PackBroken with every problem, as a pack of files does.

    A form that was not made from a pack lacks AVG marks, purposes and legal bases: the problems name each.
    """
    sheets = read_sheets(raw)
    survey = sheets.get("survey")
    if survey is None:
        raise PackBroken([PackProblem("xlsx", "survey", "het blad survey is er niet", "Kies een XLSForm.")])
    book = _Book(sheets.get("choices", []), sheets.get(SHEET, []))
    for row in survey:
        book.take(row)
    head = dict(book.ours.pop("", {}))
    settings = next(iter(sheets.get("settings", [])), {})
    head.setdefault("id", settings.get("form_id", ""))
    head["title"] = settings.get("form_title", head.get("title", ""))
    version = settings.get("version", "")
    head["version"] = int(version) if version.isascii() and version.isdecimal() else version
    head["themes"] = list(book.themes)
    return Brought(pack_from_tables(head, book.themes), {"pack.toml": head, **book.themes})


class _Book:
    """The tables of a pack, growing row by row of the survey."""

    def __init__(self, choices: list[Row], ours: list[Row]) -> None:
        self.themes: dict[str, Tables] = {}
        self.ours = _unflat(ours)
        self._choices: dict[str, list[Row]] = {}
        for row in choices:
            self._choices.setdefault(row.get("list_name", row.get("list name", "")), []).append(row)
        self._theme: Tables | None = None
        self._question: Tables | None = None
        self._itself: dict[str, Row] = {}

    def take(self, row: Row) -> None:
        """One row of the survey."""
        kind, _, list_name = row.get("type", "").strip().replace("begin ", "begin_").partition(" ")
        name = row.get("name", "").strip()
        if kind.startswith("end_") or kind == "end":
            if self._question is not None:
                self._question = None
            else:
                self._theme = None
        elif name == GROUP_NAME and self._theme is None:
            return
        elif kind == "begin_group" and name.startswith(THEME) and self._theme is None:
            self._begin_theme(row)
        elif self._question is not None:
            self._question.setdefault("columns", []).append(self._column(row, kind, list_name))
        elif name.endswith(ITSELF):
            self._itself[name.removesuffix(ITSELF)] = row
        else:
            if self._theme is None:
                self._begin_theme({"name": f"{THEME}{len(self.themes)}", f"{_LABEL}{DUTCH}": "Vragen"})
            question = self._asked(row, kind, list_name)
            self._questions().append(question)
            if kind.startswith("begin_"):
                self._question = question

    def _begin_theme(self, row: Row) -> None:
        number = row["name"].removeprefix(THEME)
        table: Tables = {"number": int(number) if number.isdecimal() else -1}
        table |= self.ours.get(row["name"], {})
        table["title"] = _label(row)
        self._theme = table
        self.themes[f"{int(table['number']):02d}.toml"] = table

    def _questions(self) -> list[Tables]:
        found: list[Tables] = [] if self._theme is None else self._theme.setdefault("question", [])
        return found

    def _asked(self, row: Row, kind: str, list_name: str) -> Tables:
        name = row.get("name", "")
        table: Tables = {
            "id": name, "type": OURS.get(kind, kind), "place": len(self._questions()) + 1,
            **self.ours.get(name, {}), "simple": _label(row),
        }  # fmt: skip
        table.setdefault("official", table["simple"])
        relevant = row.get("relevant", "")
        if name in self._itself:
            relevant = self._itself[name].get("relevant", "")
            list_name = name
        group, rest = without_group(relevant)
        _put(table, "group", group or "")
        _put(table, "relevant", rest)
        _put(table, "calculation", row.get("calculation", ""))
        self._put_choices(table, list_name or name)
        return table

    def _column(self, row: Row, kind: str, list_name: str) -> Tables:
        question = self._question or {}
        key = row.get("name", "")
        ours = self.ours.get(f"{question.get('id', '')}/{key}", {})
        table: Tables = {"key": key, "text": _label(row), "type": OURS.get(kind, kind), **ours}
        _put(table, "relevant", own_cell_condition(row.get("relevant", "")))
        if question.get("type") != "scales":
            self._put_choices(table, list_name or f"{question.get('id', '')}_{key}")
        return table

    def _put_choices(self, table: Tables, list_name: str) -> None:
        if list_name == COUNTRIES:
            return
        shared = set(self.ours.get("", {}).get("languages", {}))
        known = set(grid_keys(table.get("limits", {}))) if table["type"] == "grid" else set()
        if table["type"] in ("language", "languages"):
            known = shared
        found = []
        for row in self._choices.get(list_name, []):
            if row.get("name", "") in known:
                continue
            choice: Tables = {"key": row.get("name", ""), "text": _label(row)}
            _put(choice, "picture", row.get("picture", ""))
            if row.get("exclusive"):
                choice["is_exclusive"] = True
            found.append(choice)
        _put(table, "choices", found)


def _label(row: Row) -> str:
    """The Dutch label, else the first there is."""
    dutch = row.get(f"{_LABEL}{DUTCH}") or row.get("label")
    return dutch or next((text for head, text in row.items() if head.startswith(_LABEL)), "")


def _put(table: Tables, key: str, value: object) -> None:
    if value:
        table[key] = value


def _unflat(rows: list[Row]) -> dict[str, Tables]:
    """The tables that were written out line by line: 'limits.min', 'probes.1.text', 'place:int'."""
    found: dict[str, Tables] = {}
    for row in rows:
        path, _, kind = row.get("key", "").partition(":")
        text = row.get("value", "")
        value: object = text
        if kind == "int" and text.lstrip("-").isdecimal():
            value = int(text)
        elif kind == "bool":
            value = text == "true"
        inner: dict[str, Any] = found.setdefault(row.get("where", ""), {})
        *way, last = path.split(".")
        for step in way:
            deeper = inner.setdefault(step, {})
            if not isinstance(deeper, dict):  # a line that does not fit: the reader names what is missing
                break
            inner = deeper
        else:
            inner[last] = value
    return {where: {key: _listed(part) for key, part in table.items()} for where, table in found.items()}


def _listed(part: Any) -> Any:
    """Keys '1', '2', '3' were a list."""
    if not isinstance(part, dict):
        return part
    inner = {key: _listed(each) for key, each in part.items()}
    if inner and list(inner) == [str(n) for n in range(1, len(inner) + 1)]:
        return list(inner.values())
    return inner
