"""How the answer on the screen is known, and what it stands in the place of."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.domain.acts import possible_acts
from desktop.domain.changes import Change, ChangeKind, is_conflict
from desktop.domain.ids import ChangeId
from desktop.usecases.interview.acts_shown import AboutAnswer, ActShown
from desktop.usecases.interview.answer_words import change_words, readable
from desktop.usecases.ports import UnitOfWork
from desktop.usecases.talk import Talk
from forms.answer_moves import ROW_MARK, split_key
from forms.model import Question


def replaced_at(work: UnitOfWork, talk: Talk, question: str) -> Mapping[ChangeId, Change]:
    """The changes that the answers at a question replaced; only read where an act has to be told."""
    found: dict[ChangeId, Change] = {}
    for key, heads in _heads_of(talk, question).items():
        if any(head.act is not None for head in heads):
            history = work.changes.history(talk.dossier, ChangeKind.ANSWER, key)
            found |= {change.id: change for change in history}
    return found


def about_answer(talk: Talk, question: Question, replaced: Mapping[ChangeId, Change]) -> AboutAnswer:
    """Source, certainty and act of what stands at the question; of its newest row where it has rows."""
    heads = [
        found[-1]
        for found in _heads_of(talk, question.id).values()
        if not is_conflict(found) and readable(found[-1].value) is not None
    ]
    if not heads:
        return AboutAnswer()
    newest = max(heads, key=lambda change: (change.time, change.id))
    standing = [head for head in heads if not _is_empty(head)]
    known = max(standing, key=lambda change: (change.time, change.id), default=None)
    return AboutAnswer(
        source=known.source if known else None,
        certainty=known.certainty if known else None,
        act=_act_shown(question, newest, replaced),
        can_withdraw=known is not None,
        has_history=True,
    )


def _act_shown(question: Question, head: Change, replaced: Mapping[ChangeId, Change]) -> ActShown | None:
    now = readable(head.value)
    before = _said_before(head, replaced)
    if head.act is None or now is None or before is None:
        return None
    row = split_key(head.key)[1] or ""
    return ActShown(row, change_words(question, before), head.act, possible_acts(now))


def _said_before(head: Change, replaced: Mapping[ChangeId, Change]) -> Change | None:
    """The change that held another value, behind those that only said something about this one."""
    seen = head
    while seen.parents:
        parent = replaced.get(seen.parents[0])
        if parent is None or parent.value != head.value:
            return parent
        seen = parent
    return None


def _is_empty(change: Change) -> bool:
    answer = readable(change.value)
    return answer is None or answer.is_empty


def _heads_of(talk: Talk, question: str) -> Mapping[str, tuple[Change, ...]]:
    start = question + ROW_MARK
    return {
        key: heads
        for (kind, key), heads in talk.heads.items()
        if kind is ChangeKind.ANSWER and heads and (key == question or key.startswith(start))
    }
