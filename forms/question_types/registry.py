"""All types of answer by name, and the things the rest of the house does with an answer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from forms.model import Column, Question
from forms.problems import Refused
from forms.question_types.asked import QuestionType, Raw, Value, asked_of
from forms.question_types.choices import (
    CountryType,
    LanguagesType,
    LanguageType,
    MultiType,
    OneType,
    Scale5Type,
    YesNoType,
)
from forms.question_types.dates import DateOrNotYetType, DateType, PartialDateType
from forms.question_types.grid import GridType
from forms.question_types.rows import ListType, PartsType, ScalesType
from forms.question_types.seen import CalcType, FileType, SignType
from forms.question_types.texts import BsnType, IntType, LongTextType, TextType, VNummerType

_SINGLE: tuple[QuestionType, ...] = (
    TextType(),
    LongTextType(),
    IntType(),
    BsnType(),
    VNummerType(),
    DateType(),
    PartialDateType(),
    DateOrNotYetType(),
    OneType(),
    YesNoType(),
    MultiType(),
    Scale5Type(),
    LanguageType(),
    LanguagesType(),
    CountryType(),
    ScalesType(),
    GridType(),
    SignType(),
    FileType(),
    CalcType(),
)
_BY_NAME = {kind.name: kind for kind in _SINGLE}
_LIST, _PARTS = ListType(_BY_NAME), PartsType(_BY_NAME)

QUESTION_TYPES: Mapping[str, QuestionType] = MappingProxyType(
    {**_BY_NAME, _LIST.name: _LIST, _PARTS.name: _PARTS}
)


def type_of(asked: Question | Column) -> QuestionType:
    """The type of a question or column of a pack that has been read; KeyError on any other."""
    return QUESTION_TYPES[asked.type]


def read_answer(asked: Question | Column, raw: Raw, today: date) -> Value | Refused:
    """What was typed or pointed at, as a value (None = empty), or Refused.

    `raw` is a text, a sequence of keys in order of pointing, or texts by column (`type_of().raw_shape`
    says which). For a list it is one row, or the key of its 'geen' choice.
    """
    return type_of(asked).read(raw, asked_of(asked), today)


def check_answer(asked: Question | Column, value: Value, today: date) -> Refused | None:
    """What is wrong with a value that was not typed here, or None."""
    return type_of(asked).check(value, asked_of(asked), today)


def show_answer(asked: Question | Column, value: Value) -> str:
    """The value in Dutch for the klantmanager; '' when it is empty or not of this type."""
    return type_of(asked).show(value, asked_of(asked))


def is_empty_answer(asked: Question | Column, value: Value) -> bool:
    """True when the value holds no answer."""
    return type_of(asked).is_empty(value)


def missing_cells(asked: Question, value: Value) -> tuple[str, ...]:
    """Keys of the columns that a half-filled row or set of parts still needs; () when it is whole."""
    return type_of(asked).missing(value, asked_of(asked))


def shown_columns(asked: Question, value: Value) -> tuple[str, ...]:
    """Keys of the columns that apply to a row or a set of parts (None = nothing filled yet), in order."""
    return type_of(asked).shown_cells(value, asked_of(asked))


def condition_texts(asked: Question, value: Value) -> tuple[str, Mapping[str, str]]:
    """A value as conditions see it: (its text, the texts of its cells that apply)."""
    if isinstance(value, Mapping) and asked.columns:
        return "", type_of(asked).seen(value, asked_of(asked))[0]
    return type_of(asked).as_text(value), MappingProxyType({})


def row_texts(asked: Question, value: Value) -> tuple[Mapping[str, str], tuple[str, ...]]:
    """A row or a set of parts: (the texts of its cells that apply, keys of the cells it still needs)."""
    return type_of(asked).seen(value, asked_of(asked))
