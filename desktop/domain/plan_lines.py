"""A line of the plan: key, Dutch sentence, typed values and where it came from.

Screen and paper use the same lines, so that what stands on paper was seen on screen first. Values keep
their kind (a date is a date) because every language writes them its own way.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from desktop.domain.law.book import LawValue
from desktop.domain.plan_texts import PLAN_TEXTS


class BlockStatus(StrEnum):
    LEEG = "leeg"
    DEELS = "deels"
    KLAAR = "klaar"


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it is written: of a person, a place, a municipality. Never translated."""

    text: str


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What the person said, as it was written down: kept in its own language on both lines."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Number:
    number: int


@dataclass(frozen=True, slots=True)
class Numbers:
    """Several numbers of the same thing, lowest first: joined as the language joins."""

    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """A date in words; with its weekday where somebody has to be somewhere."""

    day: date
    has_weekday: bool = False


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A local clock time 'HH:MM'."""

    time: str


@dataclass(frozen=True, slots=True)
class LanguageName:
    code: str


@dataclass(frozen=True, slots=True)
class Choices:
    """Choices of a question of the pack: the pack has the words."""

    question: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sayings:
    """One or more short texts of this table, by key: joined as the language joins."""

    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadyLine:
    """A line of the library as part of a longer one: its key in the texts and its Dutch."""

    key: str
    dutch: str


@dataclass(frozen=True, slots=True)
class Weekdays:
    """Days of the week, 0 = Monday, in that order."""

    days: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Days:
    """Several dates, soonest first, each in words."""

    days: tuple[date, ...]


PlanValue = (
    Name
    | OwnWords
    | Number
    | Numbers
    | Day
    | ClockTime
    | LanguageName
    | Choices
    | Sayings
    | ReadyLine
    | Weekdays
    | Days
)


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One sentence. `questions`, `decision`, `law` and `step` say where it comes from; a line with none of
    them is fixed text.

    `decision` is the key of what was agreed, `step` the id of a chosen step. `text`: the Dutch of a line that
    is not in the table of texts (the library).
    """

    key: str
    values: Mapping[str, PlanValue] = field(default_factory=lambda: MappingProxyType({}))
    from_question: str | None = None
    law: LawValue | None = None
    also_from: tuple[str, ...] = ()
    decision: str = ""
    step: str = ""
    text: str = ""

    @property
    def dutch(self) -> str:
        """The source text with its placeholders still in it."""
        return self.text or PLAN_TEXTS[self.key]

    @property
    def questions(self) -> tuple[str, ...]:
        """Every question this line was made of, the first one first."""
        first = (self.from_question,) if self.from_question else ()
        return (*first, *self.also_from)

    @property
    def is_quote(self) -> bool:
        return any(isinstance(value, OwnWords) for value in self.values.values())


@dataclass(frozen=True, slots=True)
class JarDraft:
    """Hours in all, to be drawn as a jar: the line that tells them, and the text key of what they are for."""

    label: str
    line: PlanLine

    @property
    def hours(self) -> int:
        """How many."""
        value = self.line.values["uren"]
        return value.number if isinstance(value, Number) else 0


@dataclass(frozen=True, slots=True)
class PlanBlockDraft:
    """One of the eight blocks as it stands now."""

    number: int  # 1..8
    status: BlockStatus
    lines: tuple[PlanLine, ...]
    stones: tuple[str, ...] = ()  # text keys of the road, block 3
    phone: str | None = None  # block 7
    lesson_days: tuple[int, ...] = ()  # block 4, 0 = Monday: drawn as a row of days
    jars: tuple[JarDraft, ...] = ()  # block 5, the Z-route: lessons, and for asiel taking part

    @property
    def title_key(self) -> str:
        return f"plan.{self.number}.title"

    @property
    def title_dutch(self) -> str:
        return PLAN_TEXTS[self.title_key]


def line(
    key: str,
    question: str | tuple[str, ...] | None = None,
    law: LawValue | None = None,
    decision: str = "",
    **values: PlanValue,
) -> PlanLine:
    """A plan line by key; KeyError when the key is not in the table of texts."""
    PLAN_TEXTS[key]
    first, *more = question if isinstance(question, tuple) else (question,)
    return PlanLine(key, MappingProxyType(values), first, law, tuple(filter(None, more)), decision)


def block(
    number: int, lines: list[PlanLine], is_done: bool, stones: tuple[str, ...] = (), phone: str = ""
) -> PlanBlockDraft:
    """A block as it stands: empty without lines, done when whoever makes it says so."""
    status = BlockStatus.LEEG if not lines else BlockStatus.KLAAR if is_done else BlockStatus.DEELS
    return PlanBlockDraft(number, status, tuple(lines), stones, phone or None)
