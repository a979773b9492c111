"""All types of answer by name, and the five things the rest of the house does with an answer."""

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
from forms.question_types.rows import ListType, ScalesType
from forms.question_types.texts import BsnType, IntType, TextType, VNummerType

_SINGLE: tuple[QuestionType, ...] = (
    TextType(),
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
)
_BY_NAME = {kind.name: kind for kind in _SINGLE}

QUESTION_TYPES: Mapping[str, QuestionType] = MappingProxyType({**_BY_NAME, ListType.name: ListType(_BY_NAME)})


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
