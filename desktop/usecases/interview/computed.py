"""A computed check: what it comes to now, and the answers it looks at. Nothing of it is ever kept."""

from __future__ import annotations

from desktop.domain.wording import nl
from desktop.usecases.interview.shown import FactShown
from desktop.usecases.talk import Talk, as_value
from forms.expressions import ExpressionBroken, parse_expression
from forms.model import Question
from forms.question_types import show_answer


def computed_key(talk: Talk, question: Question) -> str | None:
    """The key of the outcome of a question of type calc; None while it cannot be told."""
    return talk.form.computed.get(question.id)


def facts_of(talk: Talk, question: Question) -> tuple[FactShown, ...]:
    """The answers that a computed check looks at, in the order of the talk; () for other types."""
    if question.calculation is None:
        return ()
    try:
        looked_at = parse_expression(question.calculation).references
    except ExpressionBroken:
        return ()
    facts = []
    for asked in talk.pack.questions:
        if asked.id not in looked_at or asked.type == "calc":
            continue
        answer = talk.answers.answer(asked.id)
        words = show_answer(asked, as_value(answer.value)) if answer is not None else ""
        facts.append(FactShown(asked.number, asked.id, asked.simple, words or nl("niet bekend")))
    return tuple(facts)
