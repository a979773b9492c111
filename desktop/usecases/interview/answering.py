"""answering"""

from __future__ import annotations

from desktop.domain.changes import Certainty, Source
from desktop.domain.ids import DossierId
from desktop.usecases.interview.shown import Interview, RawAnswer
from desktop.usecases.outcome import Outcome
from desktop.usecases.ports import Desk
from forms.model import AnswerState


def record_answer(
    desk: Desk,
    dossier: DossierId,
    question: str,
    raw: RawAnswer,
    source: Source = Source.SAID,
    certainty: Certainty = Certainty.CERTAIN,
) -> Outcome[Interview]:
    """Read `raw` with the dossier's own pack and write it as a change; clears the draft.

    An equal answer writes nothing, except that it confirms a prefilled one. An empty `raw` withdraws the
    answer (value null). Raises Refusal next to the question.
    """
    raise NotImplementedError

def record_state(desk: Desk, dossier: DossierId, question: str, state: AnswerState) -> Outcome[Interview]:
    """'Weet niet', 'wil niet zeggen', 'later', 'niet begrepen', 'niet besproken': full answers; again = undo."""
    raise NotImplementedError
