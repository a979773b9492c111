"""What somebody else chose where one of the answers was ours, and answers to a question of before."""

from __future__ import annotations

import json

from desktop.domain.changes import Change, ChangeKind
from desktop.domain.choices import MadeChoice, made_choices
from desktop.domain.ids import DossierId
from desktop.domain.wording import nl
from desktop.usecases.choice_titles import number_of, title_at
from desktop.usecases.choice_values import words_of
from desktop.usecases.choices_shown import EarlierShown, ToldShown, at_text
from desktop.usecases.interview.guarding import guard_at
from desktop.usecases.interview.parked import parked_answers
from desktop.usecases.interview.value_words import author_words
from desktop.usecases.ports import Desk, UnitOfWork
from desktop.usecases.talk import Talk
from forms.answer_moves import split_key

_STATE = "choices.read."


def told_by_others(desk: Desk, work: UnitOfWork, talk: Talk) -> tuple[ToldShown, ...]:
    """Choices of others between answers of which one was ours, that were not read here yet: newest first."""
    read = _read(work, talk.dossier)
    found = []
    for made in made_choices(talk.heads):
        if made.told.author == desk.worker.id or made.change in read:
            continue
        history = {one.id: one for one in work.changes.history(talk.dossier, made.kind, made.key)}
        between = [history[one] for one in made.between if one in history]
        if any(one.author == desk.worker.id for one in between):
            found.append(_told(desk, talk, made, history.get(made.change)))
    return tuple(found)


def read_told(desk: Desk, dossier: DossierId, key: str) -> None:
    """It was read: it is not told here again. Kept on this desk alone."""
    with desk.unit_of_work() as work:
        known = {made.change for made in made_choices(work.changes.heads(dossier, ChangeKind.CHOICE))}
        kept = sorted((_read(work, dossier) | {key}) & known)
        work.state.put(f"{_STATE}{dossier}", json.dumps(kept))
        work.commit()


def earlier_answers(desk: Desk, talk: Talk) -> tuple[EarlierShown, ...]:
    """Answers to a question that the list of questions of this dossier does not have: kept, and shown."""
    return tuple(
        EarlierShown(one.text, one.words, one.why) for one in parked_answers(desk, talk) if not one.number
    )


def _told(desk: Desk, talk: Talk, made: MadeChoice, settled: Change | None) -> ToldShown:
    where = (made.kind, made.key)
    asked = split_key(made.key)[0] if made.kind is ChangeKind.ANSWER else ""
    question = next((one for one in talk.pack.questions if one.id == asked), None)
    is_covered = question is not None and guard_at(desk, talk, question) is not None
    said = words_of(desk, talk, where, settled).headline if settled is not None and not is_covered else ""
    number, title = number_of(talk, where), title_at(desk, talk, where)
    about = nl("vraag {number}", number=number) if number else title
    who = author_words(desk, made.told)
    words = (
        nl("{who} koos bij {about}: {said}", who=who, about=about, said=said)
        if said
        else nl("{who} koos bij {about}", who=who, about=about)
    )
    reason = nl("Waarom: {reason}", reason=made.reason) if made.reason and not is_covered else ""
    return ToldShown(made.change, words, reason, at_text(where), question.id if question else "")


def _read(work: UnitOfWork, dossier: DossierId) -> frozenset[str]:
    text = work.state.get(f"{_STATE}{dossier}")
    try:
        kept = json.loads(text) if text else []
    except ValueError:
        return frozenset()
    return frozenset(str(one) for one in kept) if isinstance(kept, list) else frozenset()
