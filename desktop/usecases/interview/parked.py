"""Answers whose question does not apply now, or is no longer asked: kept, shown on request, never deleted."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.changes import Change, ChangeKind
from desktop.domain.errors import Trouble
from desktop.domain.wording import joined, nl
from desktop.usecases.interview.answer_words import change_words
from desktop.usecases.interview.guarding import holding_back
from desktop.usecases.ports import Desk
from desktop.usecases.talk import Talk
from forms.answer_moves import split_key
from forms.expressions import parse_expression
from forms.model import Group, Question

_AND = nl(" en ")
_FOR = {
    Group.ASIEL: nl("alleen voor asielstatushouders"),
    Group.GEZIN_OVERIG: nl("alleen voor gezins- en overige migranten"),
}


@dataclass(frozen=True, slots=True)
class ParkedShown:
    """One kept answer, and why its question is not on the screen."""

    number: str  # '' for a question that this pack does not have
    text: str
    words: str
    why: str


def parked_answers(desk: Desk, talk: Talk) -> tuple[ParkedShown, ...]:
    """In the order of their keys. They come back by themselves when their question does."""
    return tuple(
        _parked(desk, talk, heads[-1])
        for key in talk.form.parked
        if (heads := talk.heads.get((ChangeKind.ANSWER, key)))
    )


def why_hidden(talk: Talk, question: Question) -> str:
    """'hangt af van vraag 7.1 en 7.2'."""
    if question.group not in (Group.ALL, talk.form.group or Group.ASIEL):
        return _FOR[question.group]
    if question.relevant is None:
        return nl("geldt nu niet")
    numbers = {q.id: q.number for q in talk.pack.questions}
    asked = [numbers[i] for i in sorted(parse_expression(question.relevant).references) if i in numbers]
    if not asked:
        return nl("geldt nu niet")
    named = [part for number in asked for part in (_AND, number)][1:]
    return nl("hangt af van vraag {asked}", asked=joined("", named))


def _parked(desk: Desk, talk: Talk, head: Change) -> ParkedShown:
    name = split_key(head.key)[0]
    here = _find(talk.pack.questions, name)
    if here is not None:
        return ParkedShown(here.number, here.simple, _words(talk, here, head), why_hidden(talk, here))
    before = _in_own_pack(desk, head, name)
    if before is None:
        return ParkedShown(
            "", nl("Vraag {name}", name=name), nl("bewaard"), nl("staat niet in deze vragenlijst")
        )
    why = nl("stond in {pack}, niet in {name}", pack=head.pack, name=talk.pack.name)
    return ParkedShown("", before.simple, _words(talk, before, head), why)


def _words(talk: Talk, asked: Question, head: Change) -> str:
    """What was answered; of a question that waits for other company only that something was."""
    return "bewaard" if holding_back(talk, asked) else change_words(asked, head)


def _in_own_pack(desk: Desk, head: Change, name: str) -> Question | None:
    if head.pack is None:
        return None
    try:
        return _find(desk.packs.named(head.pack).questions, name)
    except Trouble:
        return None


def _find(questions: tuple[Question, ...], name: str) -> Question | None:
    return next((question for question in questions if question.id == name), None)
