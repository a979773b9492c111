"""Types with cells: rows of a repeat (children, jobs), a fixed set of parts, sets of scales.

Decided: a half-filled row or set of parts is an answer; what is missing is marked (`missing`), never
refused. A cell whose condition does not hold keeps its value, and is neither shown nor checked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from forms.model import Column
from forms.problems import Refused
from forms.question_types.asked import UNKNOWN, Asked, QuestionType, Raw, RawShape, Value, asked_of
from forms.question_types.cells import columns_that_apply


class ScalesType(QuestionType):
    """Several lines on the same five steps; the value holds 1 to 5 per line that was answered."""

    name = "scales"
    raw_shape = RawShape.CELLS
    fits_in_column = False

    def read(self, raw: Raw, asked: Asked, today: date) -> Value | Refused:
        if not isinstance(raw, Mapping) or not set(raw) <= {column.key for column in asked.columns}:
            return UNKNOWN
        steps: dict[str, Value] = {}
        for column in asked.columns:
            step = raw.get(column.key, "")
            if not isinstance(step, str) or step.strip() not in ("", "1", "2", "3", "4", "5"):
                return replace(UNKNOWN, column=column.key)
            if step.strip():
                steps[column.key] = int(step)
        return steps if steps else None

    def check(self, value: Value, asked: Asked, today: date) -> Refused | None:
        if not isinstance(value, Mapping) or not set(value) <= {column.key for column in asked.columns}:
            return UNKNOWN
        right = all(type(step) is int and 1 <= step <= 5 for step in value.values())
        return None if right else UNKNOWN

    def show(self, value: Value, asked: Asked) -> str:
        if not isinstance(value, Mapping):
            return ""
        shown = [
            (line.text, asked.choice(str(value[line.key]))) for line in asked.columns if line.key in value
        ]
        return ", ".join(f"{text}: {step.text}" for text, step in shown if step is not None)

    def is_empty(self, value: Value) -> bool:
        return not value

    def shown_cells(self, value: Value, asked: Asked) -> tuple[str, ...]:
        return tuple(column.key for column in asked.columns)

    def definition_problems(self, asked: Asked) -> tuple[str, ...]:
        problems = []
        if [choice.key for choice in asked.choices] != ["1", "2", "3", "4", "5"]:
            problems.append("een schaal heeft precies de keuzes 1, 2, 3, 4 en 5")
        if not asked.columns or any(column.type != "scale5" for column in asked.columns):
            problems.append("de regels (columns) van type scales zijn er, en zijn alle van type scale5")
        return tuple(problems)


class PartsType(QuestionType):
    """A fixed set of cells (place and date, ja/nee and who): a mapping of the cells that were filled."""

    name = "parts"
    raw_shape = RawShape.CELLS
    fits_in_column = False

    def __init__(self, types: Mapping[str, QuestionType]) -> None:
        self._types = types

    def read(self, raw: Raw, asked: Asked, today: date) -> Value | Refused:
        if not isinstance(raw, Mapping) or not set(raw) <= {column.key for column in asked.columns}:
            return UNKNOWN
        cells: dict[str, Value] = {}
        refused: dict[str, Refused] = {}
        for column in asked.columns:
            cell = self._type(column).read(raw.get(column.key, ""), asked_of(column), today)
            if isinstance(cell, Refused):
                refused[column.key] = replace(cell, column=column.key)
            elif cell is not None:
                cells[column.key] = cell
        # what cannot be read in a cell that does not apply was never an answer: it stands in no one's way
        for key in self.shown_cells(cells, asked):
            if key in refused:
                return refused[key]
        return cells if cells else None

    def check(self, value: Value, asked: Asked, today: date) -> Refused | None:
        if not isinstance(value, Mapping) or not set(value) <= {column.key for column in asked.columns}:
            return UNKNOWN
        shown = self.shown_cells(value, asked)
        for column in asked.columns:
            if column.key in shown and column.key in value:
                wrong = self._type(column).check(value[column.key], asked_of(column), today)
                if wrong is not None:
                    return replace(wrong, column=column.key)
        return None

    def show(self, value: Value, asked: Asked) -> str:
        if not isinstance(value, Mapping):
            return ""
        shown = self.shown_cells(value, asked)
        cells = [
            self._type(column).show(value[column.key], asked_of(column))
            for column in asked.columns
            if column.key in shown and column.key in value
        ]
        return ", ".join(cell for cell in cells if cell)

    def is_empty(self, value: Value) -> bool:
        return not value

    def missing(self, value: Value, asked: Asked) -> tuple[str, ...]:
        return self.seen(value, asked)[1] if isinstance(value, Mapping) else ()

    def shown_cells(self, value: Value, asked: Asked) -> tuple[str, ...]:
        return columns_that_apply(asked.columns, self._texts(value, asked))

    def seen(self, value: Value, asked: Asked) -> tuple[dict[str, str], tuple[str, ...]]:
        """(the cells that apply as conditions see them, keys of required ones that are not there)."""
        texts = self._texts(value, asked)
        shown = columns_that_apply(asked.columns, texts)
        required = {column.key for column in asked.columns if column.is_required}
        missing = tuple(key for key in shown if key not in texts and key in required)
        return {key: texts[key] for key in shown if key in texts}, missing

    def _texts(self, value: Value, asked: Asked) -> dict[str, str]:
        """The cells as conditions see them, also those that do not apply."""
        if not isinstance(value, Mapping):
            return {}
        return {c.key: self._type(c).as_text(value[c.key]) for c in asked.columns if c.key in value}

    def as_text(self, value: Value) -> str:
        return value if isinstance(value, str) else ""

    def definition_problems(self, asked: Asked) -> tuple[str, ...]:
        problems = []
        if not asked.columns:
            problems.append(f"een vraag van type {self.name} heeft kolommen nodig")
        if asked.choices:
            problems.append("een vraag van type parts heeft geen eigen keuzes; geef ze een kolom")
        return tuple(problems)

    def _type(self, column: Column) -> QuestionType:
        return self._types[column.type]


class ListType(PartsType):
    """One row of a repeat as a mapping of cells; or, on the question itself, an exclusive choice ('geen').

    Each row is an answer of its own under '<question>#<row id>'; a removed row has value None.
    """

    name = "list"

    def read(self, raw: Raw, asked: Asked, today: date) -> Value | Refused:
        if isinstance(raw, str):
            return (raw if asked.choice(raw) is not None else UNKNOWN) if raw else None
        return super().read(raw, asked, today)

    def check(self, value: Value, asked: Asked, today: date) -> Refused | None:
        if isinstance(value, str):
            return None if asked.choice(value) is not None else UNKNOWN
        return super().check(value, asked, today)

    def show(self, value: Value, asked: Asked) -> str:
        if isinstance(value, str):
            choice = asked.choice(value)
            return choice.text if choice is not None else ""
        return super().show(value, asked)

    def definition_problems(self, asked: Asked) -> tuple[str, ...]:
        problems = []
        if not asked.columns:
            problems.append("een lijst heeft kolommen nodig")
        if any(not choice.is_exclusive for choice in asked.choices):
            problems.append("een keuze op een lijst ('geen') moet is_exclusive = true hebben")
        return tuple(problems)
