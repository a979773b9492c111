"""What a choice that waits is called: the question with its number, or what it is about."""

from __future__ import annotations

from desktop.domain.changes import Change, ChangeKind, HeadKey
from desktop.domain.errors import Trouble
from desktop.domain.plan_elements import is_element_key
from desktop.domain.wording import nl
from desktop.usecases.decision_words import decision_name
from desktop.usecases.element_words import TITLES
from desktop.usecases.kind_titles import KIND_TITLES
from desktop.usecases.ports import Desk
from desktop.usecases.talk import Talk
from desktop.usecases.two_answers import title_of
from forms.answer_moves import split_key
from forms.model import Question


def asked_of(desk: Desk, talk: Talk, key: str, changes: tuple[Change, ...] = ()) -> Question | None:
    """The question of an answer key: of the dossier's own pack, else of the pack it was answered in."""
    name = split_key(key)[0]
    here = next((one for one in talk.pack.questions if one.id == name), None)
    if here is not None:
        return here
    for change in changes:
        try:
            return desk.packs.named(change.pack or "").question(name)
        except (Trouble, KeyError):
            continue
    return None


def number_of(talk: Talk, where: HeadKey) -> str:
    """'6.5'; '' where it is about no question of this pack."""
    question = next((one for one in talk.pack.questions if one.id == split_key(where[1])[0]), None)
    return question.number if question is not None and where[0] is ChangeKind.ANSWER else ""


def title_at(desk: Desk, talk: Talk, where: HeadKey) -> str:
    """What it is about, without its number."""
    kind, key = where
    if kind is ChangeKind.ANSWER:
        asked = asked_of(desk, talk, key, talk.heads.get(where, ()))
        words = asked.simple if asked is not None else nl("Vraag {name}", name=split_key(key)[0])
        row = split_key(key)[1]
        return words if row is None else nl("{words} Regel {at}", words=words, at=row_place(talk, key))
    if kind is ChangeKind.DECISION:
        return decision_title(key)
    return KIND_TITLES.get(kind, kind.value)


def decision_title(key: str) -> str:
    """What a decision is called; of one that no screen names, its name on paper."""
    known = title_of(key)
    is_named = is_element_key(key) and key in TITLES
    return known if is_named or known != title_of("") else decision_name(key)


def row_place(talk: Talk, key: str) -> int:
    """The how-maniest row of its question this is, 0 for no row; removed ones count, so it stays."""
    if split_key(key)[1] is None:
        return 0
    start = key.partition("#")[0] + "#"
    rows = sorted(one for kind, one in talk.heads if kind is ChangeKind.ANSWER and one.startswith(start))
    return rows.index(key) + 1 if key in rows else 0
