"""How far a conversation is: counts, the way past the questions, and smaller views on the same pack."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from forms.model import Question, Topic


@dataclass(frozen=True, slots=True)
class Count:
    """Progress of a theme or of the whole: only questions that apply now are counted."""

    answered: int
    applicable: int
    postponed: int  # of the open ones: 'later' or 'niet begrepen'

    def plus(self, other: Count) -> Count:
        """Both together."""
        return Count(
            self.answered + other.answered,
            self.applicable + other.applicable,
            self.postponed + other.postponed,
        )

    def minus(self, other: Count) -> Count:
        """This one without the other."""
        return self.plus(Count(-other.answered, -other.applicable, -other.postponed))


ZERO = Count(0, 0, 0)


class Scope(StrEnum):
    """A view on the pack: all of it, the core for one hour with a tolk, or one part of the conversation."""

    ALL = "all"
    CORE = "core"
    PART_A = "part_a"
    PART_B = "part_b"


def in_scope(question: Question, scope: Scope) -> bool:
    """Whether a question belongs to a view; what does not is still there, only not walked past."""
    match scope:
        case Scope.CORE:
            return question.is_core
        case Scope.PART_A:
            return question.part == "A"
        case Scope.PART_B:
            return question.part == "B"
    return True


@dataclass(frozen=True, slots=True)
class Way:
    """The questions that apply now within a view, in the order of the pack, and how one walks past them.

    Computed checks lie on the way but are never open: nobody answers them.
    """

    ids: tuple[str, ...]
    open_ids: tuple[str, ...]
    postponed: frozenset[str]
    places: Mapping[str, int] = field(repr=False)

    @property
    def first_open(self) -> str | None:
        """The first question nobody touched; else the first postponed one; None when all is answered."""
        untouched = next((i for i in self.open_ids if i not in self.postponed), None)
        return untouched or next(iter(self.open_ids), None)

    def next_after(self, question_id: str) -> str | None:
        """The next question that applies, also after a question that is hidden itself; None at the end."""
        here = self.places.get(question_id, -1)
        return next((i for i in self.ids if self.places[i] > here), None)

    def previous_before(self, question_id: str) -> str | None:
        """The previous question that applies; None at the beginning."""
        here = self.places.get(question_id, len(self.places))
        return next((i for i in reversed(self.ids) if self.places[i] < here), None)

    def next_open_after(self, question_id: str) -> str | None:
        """The next open question, going round to the beginning; None when all is answered."""
        here = self.places.get(question_id, -1)
        later = next((i for i in self.open_ids if self.places[i] > here), None)
        return later or next((i for i in self.open_ids if i != question_id), None)


@dataclass(frozen=True, slots=True)
class Progress:
    """Where the conversation stands within one view."""

    scope: Scope
    way: Way
    counts: Mapping[int, Count]  # by theme number; every theme of the pack
    total: Count
    law_open: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TopicCover:
    """A subject of the law or of guidance, and the questions about it that were answered (feature F09)."""

    topic: Topic
    answered: tuple[str, ...]
    open: tuple[str, ...]  # apply now and are not answered

    @property
    def is_covered(self) -> bool:
        """True when an answer says something about it; a state such as 'niet besproken' is an answer."""
        return bool(self.answered)

    @property
    def applies(self) -> bool:
        """False when none of its questions is asked in this conversation."""
        return bool(self.answered or self.open)
