"""By which words a change is found: what was said, in Dutch as it is shown, in a folded spelling.

Nothing of a special question (AVG 9 and 10) is ever in the index: who builds the store leaves those out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from desktop.domain.answer import read_answer
from desktop.domain.changes import Change, ChangeKind
from desktop.domain.errors import Trouble
from desktop.domain.wording import joined
from desktop.usecases.interview.value_words import answer_words, row_words
from desktop.usecases.ports import Packs
from forms.model import Question
from translations.letters import search_form

#: kinds whose words were typed by the klantmanager
_TYPED = (ChangeKind.NOTE, ChangeKind.GOAL, ChangeKind.TASK)


def said_words(packs: Packs) -> Callable[[Change], str]:
    """What a store is built with: change -> folded words, '' where there is nothing to be found by."""

    def words_of(change: Change) -> str:
        return search_form(shown_words(change, packs))

    return words_of


def shown_words(change: Change, packs: Packs) -> str:
    """What stands in a change, in Dutch, on one line; '' for what is no text or cannot be read here."""
    value = change.value
    if change.kind in _TYPED:
        text = value.get("text") if isinstance(value, Mapping) else None
        return text if isinstance(text, str) else ""
    if change.kind is not ChangeKind.ANSWER or change.pack is None:
        return ""
    try:
        return _said(packs.named(change.pack).question(change.key.split("#", 1)[0]), change)
    except (KeyError, ValueError, Trouble):
        return ""


def _said(question: Question, change: Change) -> str:
    answer = read_answer(change.value)
    if answer.state is not None or answer.value is None:
        return ""
    if "#" in change.key:
        return joined(" ", row_words(question, answer.value).values())
    return answer_words(question, answer)
