"""What the person asked under AVG 15 to 18 (copy, correction, restriction, erasure), and what of it is open.

Each request is a decision with an object id ('recht.<id>'), so that requests of two laptops never meet. Its
words are a decision of their own, sealed apart: they can tell of health, and a restriction has to hold on
every laptop. A restriction that stands open in any head holds: where two disagree, until a person lifts it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.answer import whole_day
from desktop.domain.changes import Change, ChangeKind, HeadKey, JsonValue
from desktop.domain.day_counting import plus_months
from desktop.domain.tasks import RULE_KEY

RIGHT_KEY = "recht."
#: the words of a request, in the sealed class `special`
WORDS_KEY = "rechtwoorden."
#: notes that are about somebody else and stay out of the copy; value: keys of the notes
LEFT_OUT_KEY = "inzage.weglaten"
#: the value of the paper kind that holds the copy
COPY = "inzage"
#: why something went out of the koffer
EXPORT_KEY = "export."
#: the task to wipe what was saved outside the koffer
WIPE_KEY = "wis."

Heads = Mapping[HeadKey, tuple[Change, ...]]


class Right(StrEnum):
    """What was asked. The value stands in the change."""

    COPY = "inzage"  # AVG 15
    CORRECTION = "verbetering"  # AVG 16
    ERASURE = "wissen"  # AVG 17
    RESTRICTION = "beperking"  # AVG 18


@dataclass(frozen=True, slots=True)
class Request:
    """One request. `day` and `done` are ISO; `done` '' = open. `question`: what is to be corrected, or ''.

    `why`, `question` and `outcome` are '' on a laptop that may not read them.
    """

    key: str
    right: Right
    day: str
    why: str = ""
    question: str = ""
    done: str = ""
    outcome: str = ""
    author: str = ""

    @property
    def is_open(self) -> bool:
        return not self.done


def request_value(request: Request) -> Mapping[str, JsonValue]:
    """The value of 'recht.<id>': which right, asked and dealt with on which day."""
    return {"right": request.right.value, "day": request.day, "done": request.done}


def words_value(request: Request) -> Mapping[str, JsonValue]:
    """The value of 'rechtwoorden.<id>': why, about which question, what came of it."""
    return {"why": request.why, "question": request.question, "outcome": request.outcome}


def words_key(key: str) -> str:
    """Where the words of the request with this key stand."""
    return f"{WORDS_KEY}{key.removeprefix(RIGHT_KEY)}"


def requests_from(heads: Heads) -> tuple[Request, ...]:
    """Every request of a dossier, newest first. One that two laptops dealt with differently is open."""
    found: list[Request] = []
    for (kind, key), changes in heads.items():
        if kind is not ChangeKind.DECISION or not key.startswith(RIGHT_KEY):
            continue
        said = heads.get((ChangeKind.DECISION, words_key(key)), ())
        readable = [one for change in changes if (one := _read(key, change, said)) is not None]
        if readable:
            found.append(next((one for one in readable if one.is_open), readable[0]))
    return tuple(sorted(found, key=lambda one: (one.day, one.key), reverse=True))


def restricted_since(heads: Heads) -> str:
    """The first day (ISO) of a restriction that was not lifted; '' where there is none (AVG 18)."""
    days = [one.day for one in requests_from(heads) if one.right is Right.RESTRICTION and one.is_open]
    return min(days, default="")


def answer_by(request: Request) -> date:
    """The last day on which the person must hear what was done: a month after asking (AVG 12 lid 3)."""
    day = whole_day(request.day)
    if day is None:
        raise ValueError("a request has a whole day")
    return plus_months(day, 1)


def left_out_notes(heads: Heads) -> frozenset[str]:
    """Keys of the notes that stay out of the copy; of heads that differ all of them."""
    changes = heads.get((ChangeKind.DECISION, LEFT_OUT_KEY), ())
    values = [change.value for change in changes if isinstance(change.value, list | tuple)]
    return frozenset(key for value in values for key in value if isinstance(key, str))


def is_about_rights(kind: ChangeKind, key: str, value: JsonValue) -> bool:
    """What may be written in a dossier under restriction: requests and what follows from them, why something
    went out, the copy itself, and what is computed for the municipality. Nothing that alters what was said.
    """
    if kind is ChangeKind.SUMMARY:
        return True
    if kind is ChangeKind.DECISION:
        return key.startswith((RIGHT_KEY, WORDS_KEY, EXPORT_KEY)) or key == LEFT_OUT_KEY
    if kind is ChangeKind.TASK:
        return key.startswith((f"{RULE_KEY}{RIGHT_KEY}", WIPE_KEY))
    return kind is ChangeKind.PAPER and isinstance(value, Mapping) and value.get("kind") == COPY


def _read(key: str, change: Change, said: tuple[Change, ...]) -> Request | None:
    value = change.value
    if not isinstance(value, Mapping) or value.get("right") not in set(Right):
        return None
    words = max(said, key=lambda one: (one.time, one.id), default=None)
    told = {**value, **(words.value if words is not None and isinstance(words.value, Mapping) else {})}
    names = ("day", "why", "question", "done", "outcome")
    texts = {name: text if isinstance(text := told.get(name), str) else "" for name in names}
    if whole_day(texts["day"]) is None:
        return None
    return Request(key, Right(str(value["right"])), **texts, author=change.author)
