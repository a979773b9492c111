"""What a story says of the plan: what is agreed, which steps, and the decision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

RawForm = Mapping[str, str | tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class StoryOffer:
    """Whether there is a place in the onderwijsroute."""

    state: str  # OfferState value
    note: str


@dataclass(frozen=True, slots=True)
class StorySecondTalk:
    """What came of the offer of a second talk; `day` as typed."""

    state: str  # SecondTalkState value
    day: str
    note: str


@dataclass(frozen=True, slots=True)
class StoryAgreement:
    """One element as its form has it. `key` 'vve.1' is the first young child."""

    key: str
    form: RawForm


@dataclass(frozen=True, slots=True)
class StoryStep:
    """One step: a line of the library, or own words."""

    block: int
    line: str
    own: str
    who: str  # Who value
    who_name: str
    by: str
    is_private: bool
    in_own_language: bool


@dataclass(frozen=True, slots=True)
class StoryDecision:
    """`dagtekening` '' = only made ready. Days as typed."""

    dagtekening: str
    name: str
    function: str
    bekendmaking: str
    number: str
    early: str


@dataclass(frozen=True, slots=True)
class StoryPlan:
    """`confirms`: keys of proposals that are taken over; None = all of them."""

    confirms: tuple[str, ...] | None = ()
    agreements: tuple[StoryAgreement, ...] = ()
    steps: tuple[StoryStep, ...] = ()
    decision: StoryDecision | None = None


@dataclass(frozen=True, slots=True)
class ExpectedPlan:
    """What must come out of the plan. None or empty = the story says nothing about it."""

    route: str | None = None  # Leerroute value
    departs: bool | None = None  # from the test
    reasons: bool | None = None  # why it, and why not the two others
    missing: tuple[str, ...] | None = None  # exactly these codes
    status: str | None = None  # '' | concept | gereed | vastgesteld
    form: str | None = None  # concept | advies | besluit
    term_end: date | None = None
    has_term: bool | None = None
    holds: tuple[str, ...] = ()  # elements that belong to this plan
    never_holds: tuple[str, ...] = ()
    counters: Mapping[str, int] = field(default_factory=dict)  # counter -> hours
    plan_says: tuple[str, ...] = ()
    plan_never_says: tuple[str, ...] = ()
    why: tuple[str, ...] = ()  # rules that must be behind something that came out
