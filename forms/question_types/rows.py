"""Types with parts: rows of a repeat (children, jobs, diplomas) and sets of scales."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from forms.model import Column
from forms.problems import AnswerProblem, Refused
from forms.question_types.asked import UNKNOWN, Asked, QuestionType, Raw, RawShape, Value, asked_of


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

    def definition_problems(self, asked: Asked) -> tuple[str, ...]:
        problems = []
        if [choice.key for choice in asked.choices] != ["1", "2", "3", "4", "5"]:
            problems.append("een schaal heeft precies de keuzes 1, 2, 3, 4 en 5")
        if not asked.columns or any(column.type != "scale5" for column in asked.columns):
            problems.append("de regels (columns) van type scales zijn er, en zijn alle van type scale5")
        return tuple(problems)


class ListType(QuestionType):
    """One row of a repeat as a mapping of cells; or, on the question itself, an exclusive choice ('geen').

    Each row is an answer of its own under '<question>#<row id>'; a removed row has value None.
    """

    name = "list"
    raw_shape = RawShape.CELLS
    fits_in_column = False

    def __init__(self, types: Mapping[str, QuestionType]) -> None:
        self._types = types

    def read(self, raw: Raw, asked: Asked, today: date) -> Value | Refused:
        if isinstance(raw, str):
            return (raw if asked.choice(raw) is not None else UNKNOWN) if raw else None
        if not isinstance(raw, Mapping) or not set(raw) <= {column.key for column in asked.columns}:
            return UNKNOWN
        cells: dict[str, Value] = {}
        for column in asked.columns:
            cell = self._type(column).read(raw.get(column.key, ""), asked_of(column), today)
            if isinstance(cell, Refused):
                return replace(cell, column=column.key)
            if cell is not None:
                cells[column.key] = cell
        if not cells:
            return None
        return self._missing(cells, asked) or cells

    def check(self, value: Value, asked: Asked, today: date) -> Refused | None:
        if isinstance(value, str):
            return None if asked.choice(value) is not None else UNKNOWN
        if not isinstance(value, Mapping) or not set(value) <= {column.key for column in asked.columns}:
            return UNKNOWN
        for column in asked.columns:
            if column.key in value:
                wrong = self._type(column).check(value[column.key], asked_of(column), today)
                if wrong is not None:
                    return replace(wrong, column=column.key)
        return self._missing(value, asked)

    def show(self, value: Value, asked: Asked) -> str:
        if isinstance(value, str):
            choice = asked.choice(value)
            return choice.text if choice is not None else ""
        if not isinstance(value, Mapping):
            return ""
        cells = [
            self._type(column).show(value[column.key], asked_of(column))
            for column in asked.columns
            if column.key in value
        ]
        return ", ".join(cell for cell in cells if cell)

    def is_empty(self, value: Value) -> bool:
        return not value

    def definition_problems(self, asked: Asked) -> tuple[str, ...]:
        problems = []
        if not asked.columns:
            problems.append("een lijst heeft kolommen nodig")
        if any(not choice.is_exclusive for choice in asked.choices):
            problems.append("een keuze op een lijst ('geen') moet is_exclusive = true hebben")
        return tuple(problems)

    def _type(self, column: Column) -> QuestionType:
        return self._types[column.type]

    def _missing(self, cells: Mapping[str, Value], asked: Asked) -> Refused | None:
        for column in asked.columns:
            if column.is_required and column.key not in cells:
                return Refused(AnswerProblem.ROW_INCOMPLETE, {"column": column.text}, column.key)
        return None
