"""What a story says, once read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

RawCell = str | tuple[str, ...]
RawAnswer = str | tuple[str, ...] | Mapping[str, RawCell]


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as it is typed or pointed at; `rows` for questions with a table."""

    question: str
    raw: RawAnswer | None
    state: str | None  # AnswerState value, instead of a raw answer
    rows: tuple[Mapping[str, RawCell], ...]
    source: str  # desktop.domain.changes.Source value
    certainty: str


@dataclass(frozen=True, slots=True)
class StoryTolk:
    who: str
    way: str
    kind: str


@dataclass(frozen=True, slots=True)
class StoryPerson:
    roepnaam: str
    language: str
    azc: str
    room: str
    appointment: str  # 'YYYY-MM-DDTHH:MM'


@dataclass(frozen=True, slots=True)
class StoryRoute:
    choice: str  # Leerroute value
    reasons: Mapping[str, str]  # per Leerroute value
    extra: str  # where it departs from the test


@dataclass(frozen=True, slots=True)
class Expected:
    """What must come out. None or empty = the story says nothing about it."""

    doelgroep: str | None
    clock: str | None  # ClockState value
    due: date | None
    anchor: date | None
    test: str | None  # indication for the test
    stopped: str | None  # code of the reason
    blocks: Mapping[int, str]  # number -> leeg | deels | klaar
    open_points: tuple[str, ...]  # question ids that must be among the open ones
    refusals: Mapping[str, str]  # question id -> refusal code
    paper_says: tuple[str, ...]
    paper_never_says: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    name: str
    title: str
    today: date
    start: str  # 'HH:MM' local
    person: StoryPerson
    prepared: tuple[Given, ...]  # known before the talk, from letters and COA
    tolk: StoryTolk | None
    answers: tuple[Given, ...]
    route: StoryRoute | None
    notes: Sequence[tuple[str, str]]  # question id, text
    expected: Expected
