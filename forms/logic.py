"""What is the same for every conversation with a pack: conditions, their order, who looks at whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from forms.expressions import (
    Expression,
    ExpressionBroken,
    dependents_of,
    evaluation_order,
    parse_expression,
)
from forms.model import FormPack, Question
from forms.pack_whole import references_of


@dataclass(frozen=True, slots=True, eq=False)
class PackLogic:
    """The logic of one pack, parsed. Ids are question ids."""

    pack: FormPack = field(repr=False)
    questions: Mapping[str, Question]
    #: the place in the pack, and the place in the order of evaluation (what is looked at comes first)
    places: Mapping[str, int]
    ranks: Mapping[str, int]
    order: tuple[str, ...]
    conditions: Mapping[str, Expression]
    calculations: Mapping[str, Expression]
    references: Mapping[str, frozenset[str]]
    dependents: Mapping[str, frozenset[str]]
    lists: frozenset[str]
    law: tuple[str, ...]


def logic_of(pack: FormPack) -> PackLogic:
    """The logic of a pack; made once for as long as the pack is in use."""
    return _made_once(_Same(pack))


class _Same:
    """A pack by identity: it is too large to compare, and there is one of each version."""

    __slots__ = ("pack",)

    def __init__(self, pack: FormPack) -> None:
        self.pack = pack

    def __hash__(self) -> int:
        return id(self.pack)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.pack is self.pack


@lru_cache(maxsize=8)
def _made_once(same: _Same) -> PackLogic:
    pack, questions = same.pack, same.pack.questions
    references = {question.id: references_of(question) for question in questions}
    order = evaluation_order(references)
    return PackLogic(
        pack=pack,
        questions={question.id: question for question in questions},
        places={question.id: place for place, question in enumerate(questions)},
        ranks={name: rank for rank, name in enumerate(order)},
        order=order,
        conditions=_parsed({question.id: question.relevant for question in questions}),
        calculations=_parsed({q.id: q.calculation for q in questions if q.type == "calc"}),
        references=references,
        dependents=dependents_of(references),
        lists=frozenset(question.id for question in questions if question.type == "list"),
        law=tuple(question.id for question in questions if question.law_needs),
    )


def _parsed(sources: Mapping[str, str | None]) -> dict[str, Expression]:
    found = {}
    for name, source in sources.items():
        if source is not None:
            try:
                found[name] = parse_expression(source)
            except ExpressionBroken:
                continue  # the reader of packs refuses it; a question made by hand is always asked
    return found
