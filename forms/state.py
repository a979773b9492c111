"""Where a conversation stands: which questions apply now, what is answered, what is still open.

Decided: a group that is not known yet (`group=None`) is treated as asiel, because an intake in an azc is
about asielstatushouders; questions for gezins- en overige migranten wait until P07 says so. Answers to
hidden or removed questions are parked: kept and counted nowhere.
'Later' and 'niet begrepen' are answers of their own but the question stays open; the other states close it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from forms.answer_moves import Answer, split_key
from forms.answer_nodes import nodes_for, rows_of
from forms.expressions import (
    EMPTY,
    EvaluationTrouble,
    Expression,
    Node,
    Surroundings,
    evaluation_order,
    parse_expression,
)
from forms.expressions.values import truth_of
from forms.model import AnswerState, FormPack, Group, Question
from forms.pack_whole import references_of

POSTPONED_STATES = frozenset({AnswerState.LATER, AnswerState.NIET_BEGREPEN})


@dataclass(frozen=True, slots=True)
class Count:
    """Progress of a theme or of the whole: only questions that apply now are counted."""

    answered: int
    applicable: int
    postponed: int  # of the open ones: 'later' or 'niet begrepen'


@dataclass(frozen=True, slots=True)
class _Logic:
    """What is the same for every answer of one pack: conditions and the order to evaluate them in."""

    order: tuple[Question, ...]
    conditions: Mapping[str, Expression]
    lists: frozenset[str]


@dataclass(frozen=True, slots=True)
class PackState:
    """The state of one conversation with one pack. Ids are question ids, in the order of the pack."""

    pack: FormPack = field(repr=False)
    group: Group | None
    today: date
    relevant: tuple[str, ...]
    answered: frozenset[str]
    postponed: frozenset[str]
    counts: Mapping[int, Count]  # by theme number; every theme of the pack
    total: Count
    parked: tuple[str, ...]  # answer keys (also 'G03#row') whose question does not apply or no longer exists
    law_open: tuple[str, ...]  # the law needs it, it applies, and it is open
    trouble: Mapping[str, EvaluationTrouble]  # conditions that gave no value: the question is shown
    #: of relevant questions, for conditions; what people said, so never in a representation
    nodes: Mapping[str, tuple[Node, ...]] = field(repr=False)
    logic: _Logic = field(repr=False)

    def is_relevant(self, question_id: str) -> bool:
        """Whether the question applies now."""
        return question_id in self.nodes

    @property
    def open_ids(self) -> tuple[str, ...]:
        """What applies and is not answered, postponed ones included."""
        return tuple(i for i in self.relevant if i not in self.answered)

    @property
    def first_open(self) -> str | None:
        """The first question nobody touched; else the first postponed one; None when all is answered."""
        untouched = next((i for i in self.open_ids if i not in self.postponed), None)
        return untouched or next(iter(self.open_ids), None)

    def next_after(self, question_id: str) -> str | None:
        """The next question that applies, also after a question that is hidden itself; None at the end."""
        places = {q.id: n for n, q in enumerate(self.pack.questions)}
        here = places.get(question_id, -1)
        return next((i for i in self.relevant if places[i] > here), None)

    def previous_before(self, question_id: str) -> str | None:
        """The previous question that applies; None at the beginning."""
        places = {q.id: n for n, q in enumerate(self.pack.questions)}
        here = places.get(question_id, len(places))
        return next((i for i in reversed(self.relevant) if places[i] < here), None)

    def next_open_after(self, question_id: str) -> str | None:
        """The next open question, going round to the beginning; None when all is answered."""
        places = {q.id: n for n, q in enumerate(self.pack.questions)}
        here = places.get(question_id, -1)
        later = next((i for i in self.open_ids if places[i] > here), None)
        return later or next((i for i in self.open_ids if i != question_id), None)


def evaluate(pack: FormPack, answers: Mapping[str, Answer], group: Group | None, today: date) -> PackState:
    """The state from all answers (keys: question id, or '<question id>#<row id>'). Never raises."""
    references = {question.id: references_of(question) for question in pack.questions}
    by_id = {question.id: question for question in pack.questions}
    logic = _Logic(
        tuple(by_id[i] for i in evaluation_order(references)),
        {q.id: parse_expression(q.relevant) for q in pack.questions if q.relevant is not None},
        frozenset(q.id for q in pack.questions if q.type == "list"),
    )
    nodes: dict[str, tuple[Node, ...]] = {}
    trouble: dict[str, EvaluationTrouble] = {}
    rows = rows_of(answers, logic.lists)
    for question in logic.order:
        if _applies(question, logic, nodes, trouble, _Case(group, today, answers, rows)):
            nodes[question.id] = nodes_for(question, answers, rows.get(question.id, ()))
    return _counted(pack, group, today, answers, nodes, trouble, logic)


def reevaluate(state: PackState, answers: Mapping[str, Answer], changed: Iterable[str]) -> PackState:
    """The state after the answers with these keys changed; only conditions that look at them run again.

    `answers` are all answers as they are now. Day and group stay those of `state`.
    """
    dirty = {split_key(key)[0] for key in changed}
    nodes, trouble = dict(state.nodes), dict(state.trouble)
    rows = rows_of(answers, state.logic.lists & dirty)
    case = _Case(state.group, state.today, answers, rows)
    moved = set(dirty)
    for question in state.logic.order:
        name, condition = question.id, state.logic.conditions.get(question.id)
        if name not in dirty and (condition is None or moved.isdisjoint(condition.references)):
            continue
        before = nodes.pop(name, None)
        if _applies(question, state.logic, nodes, trouble, case):
            if name in state.logic.lists and name not in rows:
                rows.update(rows_of(answers, [name]))
            nodes[name] = nodes_for(question, answers, rows.get(name, ()))
        if nodes.get(name) != before:
            moved.add(name)
    return _counted(state.pack, state.group, state.today, answers, nodes, trouble, state.logic)


@dataclass(frozen=True, slots=True)
class _Case:
    group: Group | None
    today: date
    answers: Mapping[str, Answer]
    rows: Mapping[str, list[str]]


def _applies(
    question: Question,
    logic: _Logic,
    nodes: Mapping[str, tuple[Node, ...]],
    trouble: dict[str, EvaluationTrouble],
    case: _Case,
) -> bool:
    if question.group not in (Group.ALL, case.group or Group.ASIEL):
        return False
    condition = logic.conditions.get(question.id)
    if condition is None:
        return True
    own = nodes_for(question, case.answers, ())
    hidden_lists = {q.id: () for q in logic.order if q.type == "list" and q.id in condition.references}
    outcome = condition.evaluate(
        Surroundings({**hidden_lists, **nodes}, case.today, own[0].text if own else "")
    )
    trouble.pop(question.id, None)
    if outcome.trouble is not None:
        trouble[question.id] = outcome.trouble
        return True  # nobody misses a question because a condition failed
    return truth_of(outcome.value)


def _hidden(question_id: str, logic: _Logic) -> tuple[Node, ...]:
    """How a hidden question is seen: a list without rows, anything else empty."""
    return () if question_id in logic.lists else EMPTY


def _counted(
    pack: FormPack,
    group: Group | None,
    today: date,
    answers: Mapping[str, Answer],
    nodes: Mapping[str, tuple[Node, ...]],
    trouble: Mapping[str, EvaluationTrouble],
    logic: _Logic,
) -> PackState:
    answered: set[str] = set()
    postponed: set[str] = set()
    parked: list[str] = []
    for key, answer in answers.items():
        name = split_key(key)[0]
        if not answer.is_given:
            continue
        if name not in nodes:
            parked.append(key)
        elif answer.state in POSTPONED_STATES:
            postponed.add(name)
        else:
            answered.add(name)
    postponed -= answered
    counts = {
        section.number: _count([q.id for q in section.questions if q.id in nodes], answered, postponed)
        for section in pack.sections
    }
    relevant = tuple(q.id for q in pack.questions if q.id in nodes)
    return PackState(
        pack=pack,
        group=group,
        today=today,
        relevant=relevant,
        answered=frozenset(answered),
        postponed=frozenset(postponed),
        counts=counts,
        total=_count(relevant, answered, postponed),
        parked=tuple(sorted(parked)),
        law_open=tuple(
            q.id for q in pack.questions if q.law_needs and q.id in nodes and q.id not in answered
        ),
        trouble=trouble,
        nodes=nodes,
        logic=logic,
    )


def _count(ids: Iterable[str], answered: set[str], postponed: set[str]) -> Count:
    names = list(ids)
    return Count(sum(i in answered for i in names), len(names), sum(i in postponed for i in names))


__all__ = ["Answer", "Count", "PackState", "evaluate", "reevaluate"]
