"""What a brought-in value would do in a dossier. One rule, and nothing is ever overwritten.

Nothing stands, or the question was left open: it is written, to be checked. The same stands: nothing is
written. What stands waits to be checked itself: the new value comes beside it and a person chooses. What
stands was said or confirmed: the told value is kept with the hand-over and shown, and not taken over. What
the person took back, or does not want to tell, stays so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.acts import STILL_OPEN, is_from_paper
from desktop.domain.answer import answer_value
from desktop.domain.changes import Certainty, Change, ChangeKind, JsonValue
from desktop.domain.handover import EARLIER_PIP_KEY, Beside
from desktop.usecases.handover_values import AnswerRead, PersonRead
from desktop.usecases.interview.answer_words import readable
from desktop.usecases.interview.answering import as_json
from desktop.usecases.ports import UnitOfWork
from desktop.usecases.recording import canonical
from desktop.usecases.talk import Talk
from forms.answer_moves import ROW_MARK
from forms.question_types import check_answer


class Coming(StrEnum):
    NEW = "nieuw"
    SAME = "gelijk"
    SECOND = "keuze"  # beside what waits there: a person chooses
    BESIDE = "ernaast"  # kept with the hand-over, not taken over
    OFFER = "aanbod"  # the plan of before binds the route: kept with the hand-over until a person takes it


@dataclass(frozen=True, slots=True)
class Planned:
    """One value and what happens with it. `row` True: a new row of the repeat `key`."""

    key: str
    value: JsonValue  # of the change
    coming: Coming
    beside: Beside | None = None
    parents: tuple[Change, ...] = ()
    standing: tuple[Change, ...] = ()
    is_row: bool = False

    def __repr__(self) -> str:
        return f"Planned({self.key}, {self.coming})"


def planned(work: UnitOfWork, talk: Talk, person: PersonRead) -> tuple[Planned, ...]:
    """For every value of this person what would happen in this dossier; writes nothing."""
    return tuple(_all(work, talk, person))


def _all(work: UnitOfWork, talk: Talk, person: PersonRead) -> Iterator[Planned]:
    known = {question.id: question for question in talk.pack.questions}
    for answer in person.answers:
        asked = known.get(answer.question)
        if asked is None or check_answer(asked, answer.value, talk.today) is not None:
            value, other = answer_value(as_json(answer.value)), Beside.OTHER_QUESTIONS
            yield Planned(answer.question, value, Coming.BESIDE, other, is_row=answer.ordinal > 0)
        else:
            yield _row(talk, answer) if answer.ordinal else _whole(work, talk, answer)
    if person.earlier_pip:
        yield _earlier_pip(talk, person)


def _whole(work: UnitOfWork, talk: Talk, answer: AnswerRead) -> Planned:
    key, value = answer.question, answer_value(as_json(answer.value))
    heads = talk.heads.get((ChangeKind.ANSWER, key), ())
    if not heads:
        return Planned(key, value, Coming.NEW)
    if any(canonical(head.value) == canonical(value) for head in heads):
        return Planned(key, value, Coming.SAME, standing=heads)
    said = [readable(head.value) for head in heads]
    if all(one is not None and one.is_empty for one in said):
        history = work.changes.history(talk.dossier, ChangeKind.ANSWER, key)
        spoken = [c for c in history if (was := readable(c.value)) is not None and not was.is_empty]
        if all(is_from_paper(change) for change in spoken):
            return Planned(key, value, Coming.NEW, parents=heads, standing=heads)
        return Planned(key, value, Coming.BESIDE, Beside.WITHDRAWN, standing=heads)
    if all(one is not None and one.state in STILL_OPEN for one in said):
        return Planned(key, value, Coming.NEW, parents=heads, standing=heads)
    if all(head.certainty is Certainty.TO_CHECK for head in heads):
        return Planned(key, value, Coming.SECOND, standing=heads)
    return Planned(key, value, Coming.BESIDE, Beside.SAID, standing=heads)


def _row(talk: Talk, answer: AnswerRead) -> Planned:
    """A row of a repeat: the same row is the same, whoever wrote it; another one comes beside the others."""
    question, value = answer.question, answer_value(as_json(answer.value))
    start = question + ROW_MARK
    for (kind, key), heads in talk.heads.items():
        is_row = kind is ChangeKind.ANSWER and key.startswith(start)
        if is_row and any(canonical(head.value) == canonical(value) for head in heads):
            return Planned(question, value, Coming.SAME, standing=heads, is_row=True)
    none = talk.heads.get((ChangeKind.ANSWER, question), ())
    if any((said := readable(head.value)) is not None and not said.is_empty for head in none):
        return Planned(question, value, Coming.BESIDE, Beside.ROWS, standing=none, is_row=True)
    return Planned(question, value, Coming.NEW, is_row=True)


def _earlier_pip(talk: Talk, person: PersonRead) -> Planned:
    """It locks the leerroute (R-OVG-06): never written by a file, only offered."""
    value: JsonValue = dict(person.earlier_pip)
    heads = talk.heads.get((ChangeKind.DECISION, EARLIER_PIP_KEY), ())
    is_here = any(canonical(head.value) == canonical(value) for head in heads)
    return Planned(EARLIER_PIP_KEY, value, Coming.SAME if is_here else Coming.OFFER, standing=heads)
