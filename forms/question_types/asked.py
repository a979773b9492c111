"""What a type of answer looks at: the choices, limits and columns of a question or of one column."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from forms.model import Choice, Column, Question
from forms.problems import AnswerProblem, Refused

#: what a screen or a story hands in: one text, several keys, or texts by column
Raw = str | Sequence[str] | Mapping[str, "str | Sequence[str]"]
#: what is kept as the `value` of an answer; None = empty
Value = None | bool | int | str | tuple["Value", ...] | Mapping[str, "Value"]


class RawShape(StrEnum):
    """Which of the three raw forms a type takes."""

    TEXT = "text"
    TEXTS = "texts"
    CELLS = "cells"


@dataclass(frozen=True, slots=True)
class Asked:
    """The part of a question or column that reading an answer needs."""

    choices: tuple[Choice, ...]
    limits: Mapping[str, str]
    columns: tuple[Column, ...] = ()

    def choice(self, key: str) -> Choice | None:
        """The choice with this key, or None."""
        return next((choice for choice in self.choices if choice.key == key), None)


def asked_of(what: Question | Column) -> Asked:
    """The reading part of a question, or of one column of it."""
    return Asked(what.choices, what.limits, what.columns if isinstance(what, Question) else ())


class QuestionType(ABC):
    """One type of answer. `read` makes a value of what was typed, `check` judges a value, `show` says it.

    To add a type: a subclass, a line in `registry`, a row in the tests. `raw` shapes other than
    `raw_shape` are refused as UNKNOWN_CHOICE, never raised upon.
    """

    name: ClassVar[str]
    raw_shape: ClassVar[RawShape] = RawShape.TEXT
    limit_keys: ClassVar[frozenset[str]] = frozenset()
    #: may stand in a column of a row
    fits_in_column: ClassVar[bool] = True

    @abstractmethod
    def read(self, raw: Raw, asked: Asked, today: date) -> Value | Refused:
        """The value of what was typed, None when nothing was, Refused when it cannot be one."""

    @abstractmethod
    def check(self, value: Value, asked: Asked, today: date) -> Refused | None:
        """What is wrong with a value that comes from elsewhere (another desk, a story), or None."""

    @abstractmethod
    def show(self, value: Value, asked: Asked) -> str:
        """The value in Dutch, for the klantmanager."""

    def is_empty(self, value: Value) -> bool:
        """True when there is no answer in it."""
        return value is None or value == "" or value == ()

    def missing(self, value: Value, asked: Asked) -> tuple[str, ...]:
        """Keys of the cells that belong to a whole answer and are not there: half is kept, and marked."""
        return ()

    def shown_cells(self, value: Value, asked: Asked) -> tuple[str, ...]:
        """Keys of the cells that apply to this value; () for a type without cells."""
        return ()

    def seen(self, value: Value, asked: Asked) -> tuple[dict[str, str], tuple[str, ...]]:
        """(cells of a value with cells, as conditions see them; `missing`), worked out together."""
        texts = {} if not isinstance(value, Mapping) else {key: self.as_text(value[key]) for key in value}
        return texts, self.missing(value, asked)

    def as_text(self, value: Value) -> str:
        """The value as a condition sees it; keys of several choices with a space between them."""
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, tuple | list):
            return " ".join(str(part) for part in value)
        return str(value) if isinstance(value, str | int) else ""

    def limit_problem(self, key: str, value: str) -> tuple[str, str] | None:
        """What is wrong with a limit this type knows, and what to write instead (Dutch), or None."""
        if value.lstrip("-").isdecimal() and value.isascii():
            return None
        return "dit is geen heel getal", 'Schrijf een getal als "40".'

    def definition_problems(self, asked: Asked) -> tuple[str, ...]:
        """What is wrong with how a pack uses this type (Dutch), beside its limit keys."""
        if asked.choices or asked.columns:
            return (f"een vraag van type {self.name} heeft geen keuzes of kolommen",)
        return ()


UNKNOWN = Refused(AnswerProblem.UNKNOWN_CHOICE)
