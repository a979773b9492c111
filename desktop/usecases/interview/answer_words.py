"""One change of an answer in Dutch words: what was said, how it is known, which act it was."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from desktop.domain.answer import Answer, read_answer
from desktop.domain.changes import Act, Certainty, Change, JsonValue, Source
from desktop.domain.wording import joined, nl
from desktop.usecases.interview.value_words import answer_words, row_words
from forms.answer_moves import split_key
from forms.model import Question

UNREADABLE = nl("kan hier niet worden gelezen")
EMPTIED = "leeg"
ACT_WORDS: Mapping[Act, str] = MappingProxyType(
    {
        Act.CORRECTION: nl("verbetering"),
        Act.CHANGE_OF_MIND: nl("denkt nu anders"),
        Act.WITHDRAWAL: nl("teruggenomen"),
    }
)
SOURCE_WORDS: Mapping[Source, str] = MappingProxyType(
    {
        Source.SAID: nl("gezegd"),
        Source.DOCUMENT: nl("brief of papier"),
        Source.COA: "COA",
        Source.OBSERVED: nl("zelf gezien"),
        Source.PARTNER: nl("partner"),
    }
)
CERTAINTY_WORDS: Mapping[Certainty, str] = MappingProxyType(
    {Certainty.CERTAIN: nl("zeker"), Certainty.TO_CHECK: nl("nog te controleren")}
)


def readable(value: JsonValue) -> Answer | None:
    """The answer in a change value; None for what a newer version wrote."""
    try:
        return read_answer(value)
    except ValueError:
        return None


def change_words(question: Question, change: Change) -> str:
    """The value of a change in Dutch; a row as its cells."""
    answer = readable(change.value)
    if answer is None:
        return UNREADABLE
    if answer.is_empty:
        return EMPTIED
    if split_key(change.key)[1] is not None and answer.state is None:
        return joined(", ", row_words(question, answer.value).values())
    return answer_words(question, answer)
