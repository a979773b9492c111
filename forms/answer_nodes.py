"""Answers as conditions see them: texts by question, rows by column. A state or nothing is empty."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from forms.answer_moves import Answer, split_key
from forms.expressions import EMPTY, Node
from forms.model import Question
from forms.question_types import condition_texts


def rows_of(answers: Mapping[str, Answer], wanted: Iterable[str]) -> dict[str, list[str]]:
    """Per wanted question the answer keys of its rows, by key (row ids follow time)."""
    found: dict[str, list[str]] = {question: [] for question in wanted}
    for key in sorted(answers):
        question, row = split_key(key)
        if row is not None and question in found:
            found[question].append(key)
    return found


def nodes_for(question: Question, answers: Mapping[str, Answer], rows: Iterable[str]) -> tuple[Node, ...]:
    """The nodes of one question: its rows, or its one answer (empty when there is none)."""
    if question.type == "list":
        given = (answers[key].value for key in rows)
        return tuple(Node(*condition_texts(question, v)) for v in given if isinstance(v, Mapping))
    answer = answers.get(question.id)
    if answer is None or answer.state is not None or answer.value is None:
        return EMPTY
    return (Node(*condition_texts(question, answer.value)),)
