"""Working out what one change of answers does: only what looks at it, never all rows and all answers.

Beginning anew is the same work from nothing, so that going step by step cannot end anywhere else.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from forms.answer_moves import Answer, split_key
from forms.expressions import (
    EMPTY,
    EvaluationTrouble,
    Expression,
    Lookup,
    Node,
    Surroundings,
    no_lookup,
    text_of,
    truth_of,
)
from forms.logic import PackLogic
from forms.model import AnswerState, Group, Question
from forms.question_types import condition_texts, row_texts

POSTPONED_STATES = frozenset({AnswerState.LATER, AnswerState.NIET_BEGREPEN})


@dataclass(frozen=True, slots=True)
class Case:
    """For whom and when: the group DUO's letter gives, the day, tables from outside, the memory of rows."""

    group: Group | None
    today: date
    lookup: Lookup = field(default=no_lookup, compare=False, repr=False)
    memory: dict[object, tuple[tuple[Node, ...], tuple[Any, ...]]] = field(
        default_factory=dict, compare=False, repr=False
    )


@dataclass(frozen=True, slots=True)
class Standing:
    """What was worked out of the answers. What people said, so never in a representation."""

    #: of questions that apply, for conditions
    nodes: Mapping[str, tuple[Node, ...]] = field(default_factory=dict, repr=False)
    #: per question the keys of its answers; True = 'later' or 'niet begrepen'
    given: Mapping[str, Mapping[str, bool]] = field(default_factory=dict, repr=False)
    #: per list the keys of its rows in order, and the rows as conditions see them
    rows: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    row_nodes: Mapping[str, tuple[Node, ...]] = field(default_factory=dict, repr=False)
    #: answer key to the columns that a half-filled row or set of parts still needs
    missing: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    #: conditions and calculations that gave no value
    trouble: Mapping[str, EvaluationTrouble] = field(default_factory=dict)

    def is_answered(self, question_id: str) -> bool:
        """Whether some answer closes the question."""
        return any(not postponed for postponed in self.given.get(question_id, _NONE).values())

    def is_postponed(self, question_id: str) -> bool:
        """Whether the question was only put off."""
        return bool(self.given.get(question_id)) and not self.is_answered(question_id)


_NONE: Mapping[str, bool] = MappingProxyType({})


class Reckoning:
    """One change being worked out: begins from a standing, ends in `standing`, with what it touched."""

    def __init__(self, logic: PackLogic, case: Case, before: Standing, answers: Mapping[str, Answer]) -> None:
        self._logic, self._case, self._answers = logic, case, answers
        self._nodes = dict(before.nodes)
        self._given = dict(before.given)
        self._rows = dict(before.rows)
        self._row_nodes = dict(before.row_nodes)
        self._missing = dict(before.missing)
        self._trouble = dict(before.trouble)
        self._near = Surroundings(self._nodes, case.today, "", case.lookup, logic.lists, case.memory)

    def standing(self) -> Standing:
        """What stands now."""
        return Standing(self._nodes, self._given, self._rows, self._row_nodes, self._missing, self._trouble)

    def take(self, keys: Collection[str]) -> set[str]:
        """Take in the answers with these keys; returns the ids of their questions."""
        copied: dict[str, dict[str, bool]] = {}
        for key in keys:
            name, row = split_key(key)
            answer = self._answers.get(key, _NO_ANSWER)
            if name not in copied:  # the inner mapping belongs to the standing before
                copied[name] = dict(self._given.get(name, _NONE))
            if answer.is_given:
                copied[name][key] = answer.state in POSTPONED_STATES
            else:
                copied[name].pop(key, None)
            question = self._logic.questions.get(name)
            if question is not None and question.columns:
                self._take_cells(question, key, row, answer)
        for name, given in copied.items():
            if given:
                self._given[name] = given
            else:
                self._given.pop(name, None)
        return set(copied)

    def _take_cells(self, question: Question, key: str, row: str | None, answer: Answer) -> None:
        value = answer.value if answer.state is None and isinstance(answer.value, Mapping) else None
        self._missing.pop(key, None)
        cells, missing = ({}, ()) if value is None else row_texts(question, value)
        if missing:
            self._missing[key] = missing
        if row is None or question.id not in self._logic.lists:
            return
        keys, nodes = self._rows.get(question.id, ()), self._row_nodes.get(question.id, ())
        place = bisect_left(keys, key)
        after = place + (place < len(keys) and keys[place] == key)
        new = () if value is None else (Node("", cells),)
        if not new and after == place:
            return
        self._rows[question.id] = keys[:place] + ((key,) if new else ()) + keys[after:]
        self._row_nodes[question.id] = nodes[:place] + new + nodes[after:]
        if not self._rows[question.id]:
            del self._rows[question.id], self._row_nodes[question.id]

    def settle(self, changed: Collection[str]) -> set[str]:
        """Judge these questions again, and all that look at what moved; returns every id that was touched."""
        ranks, touched = self._logic.ranks, set(changed)
        waiting = [ranks[name] for name in changed if name in ranks]
        heapq.heapify(waiting)
        queued = set(waiting)
        while waiting:
            rank = heapq.heappop(waiting)
            name = self._logic.order[rank]
            before = self._nodes.pop(name, None)
            now = self._judged(self._logic.questions[name])
            if now is not None:
                self._nodes[name] = now
            if now == before:
                continue
            touched.add(name)
            for other in self._logic.dependents.get(name, ()):
                # only forward: a circle, which the reader refuses, would else never end
                if ranks[other] > rank and ranks[other] not in queued:
                    queued.add(ranks[other])
                    heapq.heappush(waiting, ranks[other])
        return touched

    def _judged(self, question: Question) -> tuple[Node, ...] | None:
        """How conditions see a question now; None when it does not apply."""
        self._trouble.pop(question.id, None)
        if question.group not in (Group.ALL, self._case.group or Group.ASIEL):
            return None
        condition = self._logic.conditions.get(question.id)
        if condition is not None:
            outcome = condition.evaluate(self._seen_from(question, condition))
            if outcome.trouble is not None:
                self._trouble[question.id] = outcome.trouble  # nobody misses a question by a condition
            elif not truth_of(outcome.value):
                return None
        if question.id in self._logic.lists:
            return self._row_nodes.get(question.id, ())
        if question.type == "calc":
            return (Node(self._computed(question)),)
        return self._own(question)

    def _own(self, question: Question) -> tuple[Node, ...]:
        answer = self._answers.get(question.id, _NO_ANSWER)
        if answer.state is not None or answer.value is None:
            return EMPTY
        return (Node(*condition_texts(question, answer.value)),)

    def _seen_from(self, question: Question, expression: Expression) -> Surroundings:
        if "once" not in expression.looks.functions or question.id in self._logic.lists:
            return self._near
        return replace(self._near, own=self._own(question)[0].text)

    def _computed(self, question: Question) -> str:
        """The key of the outcome; '' when there is none, or something came that is not one."""
        calculation = self._logic.calculations.get(question.id)
        if calculation is None:
            return ""
        outcome = calculation.evaluate(self._seen_from(question, calculation))
        if outcome.trouble is not None:
            self._trouble[question.id] = outcome.trouble
        key = text_of(outcome.value)
        return key if any(choice.key == key for choice in question.choices) else ""


_NO_ANSWER = Answer()
