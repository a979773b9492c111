"""An answer as it travels: the payload of a change, the keys of rows, the hash of the wording shown."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from forms.model import AnswerState
from forms.question_types import Value

ROW_MARK = "#"


@dataclass(frozen=True, slots=True)
class Answer:
    """What stands at a question or a row: a state in the place of a value, or a value (None = emptied)."""

    state: AnswerState | None = None
    value: Value = None

    @property
    def is_given(self) -> bool:
        """True when there is a value or a state; emptied is not an answer."""
        return self.state is not None or (self.value is not None and self.value != "" and self.value != ())


class PayloadBroken(ValueError):
    """A stored or received payload that is not an answer; says nothing of what is in it."""


def answer_payload(answer: Answer) -> dict[str, Value]:
    """The value of a change of kind ANSWER: {"state": null | state, "value": ...}. JSON only."""
    return {"state": None if answer.state is None else answer.state.value, "value": _plain(answer.value)}


def read_payload(payload: object) -> Answer:
    """The answer in a payload of a change. Raises PayloadBroken; both state and value is not an answer."""
    if not isinstance(payload, Mapping) or set(payload) != {"state", "value"}:
        raise PayloadBroken("payload is not {state, value}")
    state, value = payload["state"], payload["value"]
    if state is not None and (not isinstance(state, str) or state not in set(AnswerState)):
        raise PayloadBroken("unknown state")
    if state is not None and value is not None:
        raise PayloadBroken("state and value at once")
    return Answer(None if state is None else AnswerState(state), _frozen(value))


def row_key(question_id: str, row_id: str) -> str:
    """The key of one row of a repeat: 'G03#<row id>'."""
    return f"{question_id}{ROW_MARK}{row_id}"


def split_key(key: str) -> tuple[str, str | None]:
    """(question id, row id or None) of an answer key."""
    question, mark, row = key.partition(ROW_MARK)
    return question, row if mark else None


def wording_hash(text_shown: str) -> str:
    """SHA-256 (hex) of the exact text shown, in NFC and UTF-8: proof of wording (feature F93)."""
    return hashlib.sha256(unicodedata.normalize("NFC", text_shown).encode("utf-8")).hexdigest()


def _plain(value: Value) -> Value:
    if isinstance(value, Mapping):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, tuple | list):
        return tuple(_plain(part) for part in value)
    return value


def _frozen(value: object) -> Value:
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, list | tuple):
        return tuple(_frozen(part) for part in value)
    if isinstance(value, Mapping) and all(isinstance(key, str) for key in value):
        return {str(key): _frozen(part) for key, part in value.items()}
    raise PayloadBroken("value is not one an answer can have")
