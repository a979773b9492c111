"""What one of the values that meet says, in words: a headline, what stands under it, and its parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.domain.answer import whole_day
from desktop.domain.changes import Change, ChangeKind, HeadKey, JsonValue
from desktop.domain.pip import ROUTE_KEY
from desktop.domain.pip_versions import HOLDS_KEY, versions_of
from desktop.domain.plan_steps import steps_from
from desktop.domain.same_person import TOGETHER_KEY, Together
from desktop.domain.wording import joined, nl
from desktop.usecases.agreements_view import step_text, step_words
from desktop.usecases.choice_fields import FIELDS, RELATION_WORDS
from desktop.usecases.choice_titles import asked_of
from desktop.usecases.dutch_words import day_words
from desktop.usecases.interview.answer_words import UNREADABLE, readable
from desktop.usecases.interview.value_words import answer_words, row_words
from desktop.usecases.pip_person import told_decision
from desktop.usecases.ports import Desk
from desktop.usecases.talk import Talk
from desktop.usecases.two_answers import decided_words
from forms.answer_moves import split_key
from forms.model import Question

EMPTIED = nl("Leeg gemaakt")
REMOVED = nl("Weggehaald")
_UNREADABLE = nl("Kan hier niet worden gelezen")
_DONE = {True: nl("Klaar"), False: nl("Nog niet klaar")}
_SAME = {Together.SAME.value: nl("Dezelfde persoon"), Together.NOT_SAME.value: nl("Niet dezelfde persoon")}


@dataclass(frozen=True, slots=True)
class PartWords:
    """One field of a value: which, what it is called, what it says ('' = nothing)."""

    name: str
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class ValueWords:
    """`headline` large, `more` under it; `parts` of a value that is made of fields. `is_gone`: taken away."""

    headline: str
    more: tuple[str, ...] = ()
    parts: tuple[PartWords, ...] = ()
    is_gone: bool = False


def words_of(desk: Desk, talk: Talk, where: HeadKey, change: Change) -> ValueWords:
    """One head of a key in words. Total: a value that this version cannot read is said to be so."""
    kind, key = where
    if kind is ChangeKind.ANSWER:
        return _answer(desk, talk, key, change)
    if change.value is None:
        return ValueWords(REMOVED, is_gone=True)
    if kind is ChangeKind.DECISION:
        return ValueWords(_decision(talk, key, change.value) or _UNREADABLE)
    if kind is ChangeKind.GOAL:
        return _step(desk, where, change)
    if kind is ChangeKind.LINK:
        return ValueWords(_link(change.value))
    if kind is ChangeKind.REMARK and isinstance(change.value, Mapping) and "done" in change.value:
        return ValueWords(_DONE[change.value.get("done") is True])
    return _fields(kind, change.value)


def _answer(desk: Desk, talk: Talk, key: str, change: Change) -> ValueWords:
    asked, answer = asked_of(desk, talk, key, (change,)), readable(change.value)
    is_row = split_key(key)[1] is not None
    if answer is None:
        return ValueWords(_UNREADABLE)
    if answer.is_empty:
        return ValueWords(REMOVED if is_row else EMPTIED, is_gone=True)
    if asked is None:
        return ValueWords(UNREADABLE)
    if answer.state is not None or not isinstance(answer.value, Mapping):
        return ValueWords(answer_words(asked, answer) or _UNREADABLE)
    parts = _cells(asked, answer.value)
    if not is_row and asked.type != "parts":
        return ValueWords(answer_words(asked, answer) or _UNREADABLE, parts=parts)
    said = [part for part in parts if part.words]
    if not said:
        return ValueWords(answer_words(asked, answer) or _UNREADABLE, parts=parts)
    return ValueWords(said[0].words, tuple(_labelled(part) for part in said[1:]), parts)


def _cells(asked: Question, value: Mapping[str, JsonValue]) -> tuple[PartWords, ...]:
    words = row_words(asked, value)
    return tuple(PartWords(c.key, c.text, words.get(c.key, "")) for c in asked.columns)


def _decision(talk: Talk, key: str, value: JsonValue) -> str:
    if key.startswith(f"{HOLDS_KEY}."):
        return _version(talk, str(value))
    if key.startswith(TOGETHER_KEY) and isinstance(value, Mapping):
        return _SAME.get(str(value.get("state")), "")
    if key == ROUTE_KEY:
        return told_decision(key, value)
    return decided_words(key, value) or told_decision(key, value)


def _version(talk: Talk, key: str) -> str:
    found = next((one for one in versions_of(talk.heads) if one.key == key), None)
    day = whole_day(found.pip.dagtekening) if found is not None else None
    return nl("Het plan van {day}", day=day_words(day)) if day is not None else _UNREADABLE


def _step(desk: Desk, where: HeadKey, change: Change) -> ValueWords:
    found = steps_from({where: (change,)})
    if not found:
        return ValueWords(_UNREADABLE)
    return ValueWords(step_text(desk, found[0]), (step_words(desk, found[0]),), is_gone=found[0].is_off)


def _link(value: JsonValue) -> str:
    if isinstance(value, str):
        return RELATION_WORDS.get(value, _UNREADABLE)
    shared = [str(one) for one in value] if isinstance(value, list | tuple) else []
    if not shared:
        return nl("Niets mag worden gedeeld")
    return nl("Mag worden gedeeld: {what}", what=joined(", ", shared))


def _fields(kind: ChangeKind, value: JsonValue) -> ValueWords:
    if not isinstance(value, Mapping):
        return ValueWords(_UNREADABLE)
    parts = tuple(
        PartWords(field.name, field.label, field.say(value.get(field.name))) for field in FIELDS.get(kind, ())
    )
    said = [part for part in parts if part.words]
    if not said:
        return ValueWords(_UNREADABLE, parts=parts)
    return ValueWords(said[0].words, tuple(_labelled(part) for part in said[1:]), parts)


def _labelled(part: PartWords) -> str:
    return nl("{label}: {words}", label=part.label.rstrip("?: "), words=part.words)
