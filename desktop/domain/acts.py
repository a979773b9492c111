"""Correction, change of mind, withdrawal: three different acts, and which of them an answer most likely is.

Decided: within five minutes, in the same sitting, another answer is taken for a slip of the hand
(correction); later on for a change of mind, and an emptied answer for a withdrawal. The klantmanager sees
which it was taken for and can say otherwise, also much later: by a following change, never by altering one.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from desktop.domain.answer import Answer
from desktop.domain.changes import Act, Certainty, Change, JsonValue, Source
from forms.model import AnswerState

#: within this time another answer is taken for a correction of what was typed
SLIP = timedelta(minutes=5)
#: states that keep a question open: nothing was said yet that could be replaced
STILL_OPEN = frozenset({AnswerState.LATER, AnswerState.NIET_BEGREPEN, AnswerState.NIET_BESPROKEN})
_ON_PAPER = frozenset({Source.DOCUMENT, Source.COA})


def likely_act(before: Change, said: Answer, now: Answer, is_same_sitting: bool) -> Act | None:
    """What the answer `now` most likely is to `before`, in which `said` stood.

    `is_same_sitting`: the same person at the same laptop within `SLIP`, the talk not closed in between.
    None where nothing that was said is replaced: nothing stood there, it was still open, it is the same, or
    the answer is still being given (another option pointed at).
    """
    if said.is_empty or said.state in STILL_OPEN or said == now:
        return None
    if is_from_paper(before):
        return Act.CORRECTION  # the person never said it
    if is_same_sitting:
        return None if adds_to(said, now) else Act.CORRECTION
    return Act.WITHDRAWAL if now.is_empty else Act.CHANGE_OF_MIND


def possible_acts(now: Answer) -> tuple[Act, ...]:
    """What may be said of an answer that replaces another: emptied answers are not a change of mind."""
    return (Act.CORRECTION, Act.WITHDRAWAL if now.is_empty else Act.CHANGE_OF_MIND)


def is_from_paper(change: Change) -> bool:
    """True for a value that came from a document or COA and that nobody confirmed in the talk."""
    return change.certainty is Certainty.TO_CHECK and change.source in _ON_PAPER


def adds_to(said: Answer, now: Answer) -> bool:
    """True when `now` holds all of `said` and more: options or cells that are being filled one by one."""
    if said.state is not None or now.state is not None:
        return False
    old, new = said.value, now.value
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        return all(new.get(key) == cell or _is_within(cell, new.get(key)) for key, cell in old.items())
    return _is_within(old, new)


def _is_within(old: JsonValue, new: JsonValue) -> bool:
    if isinstance(old, tuple | list) and isinstance(new, tuple | list):
        return all(part in new for part in old)
    return False
