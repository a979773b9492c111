"""What letters and the klantprofiel of COA already say, written in at the desk; the talk confirms it.

Each value keeps its source and the day it was written in, and waits: a prefilled answer is shown, but it is
the person who says whether it is so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.domain.changes import Certainty, ChangeKind, Source
from desktop.domain.ids import DossierId
from desktop.usecases.interview import record_answer
from desktop.usecases.interview.value_words import answer_words, provenance, typed
from desktop.usecases.outcome import Outcome
from desktop.usecases.ports import Desk
from desktop.usecases.talk import Talk, load_talk

__all__ = ["PrefillShown", "Source", "prefill", "prefill_shown", "record_prefill"]

#: what stands in the letter of DUO or in the klantprofiel, in the order in which they are read
QUESTIONS = ("P02", "P03", "P04", "P07", "P08", "P09", "P11", "A01", "L01", "L02", "L03", "L04")
_TYPES = frozenset(
    {"text", "int", "bsn", "v_nummer", "date", "date_partial", "date_or_not_yet", "one", "yes_no"}
)


@dataclass(frozen=True, slots=True)
class PrefillShown:
    """One value. `choices` (key, Dutch) for what is chosen from a list; `waits`: not confirmed yet."""

    question: str
    number: str
    text: str
    type: str
    choices: tuple[tuple[str, str], ...]
    raw: str  # what stands in the field
    words: str  # what stands there, '' for nothing
    provenance: str  # 'uit een brief of papier, genoteerd op 15 september, nog te controleren'
    waits: bool


def prefill(desk: Desk, dossier: DossierId) -> tuple[PrefillShown, ...]:
    """What can be written in before the talk, and what stands there already."""
    with desk.unit_of_work() as work:
        return prefill_shown(load_talk(desk, work, dossier))


def record_prefill(
    desk: Desk, dossier: DossierId, question: str, raw: str, source: Source
) -> Outcome[tuple[PrefillShown, ...]]:
    """Write a value in with its source, to be confirmed in the talk. Refusals as `record_answer`."""
    done = record_answer(desk, dossier, question, raw, source, Certainty.TO_CHECK)
    return Outcome(prefill(desk, dossier), done.changes)


def prefill_shown(talk: Talk) -> tuple[PrefillShown, ...]:
    """The same out of a loaded talk."""
    return tuple(_shown(talk))


def _shown(talk: Talk) -> Iterator[PrefillShown]:
    asked = {question.id: question for question in talk.applicable}
    for key in QUESTIONS:
        if key not in asked or asked[key].type not in _TYPES:
            continue
        question = asked[key]
        heads = talk.heads.get((ChangeKind.ANSWER, key), ())
        answer = talk.answers.answer(key)
        head = heads[-1] if heads and answer is not None else None
        yield PrefillShown(
            question=key,
            number=question.number,
            text=question.simple,
            type=question.type,
            choices=tuple((choice.key, choice.text) for choice in question.choices),
            raw=typed(question, answer.value) if answer is not None and answer.state is None else "",
            words=answer_words(question, answer) if answer is not None else "",
            provenance=provenance(head) if head is not None else "",
            waits=head is not None and head.certainty is Certainty.TO_CHECK,
        )
