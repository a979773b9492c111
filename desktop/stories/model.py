"""What a story says, once read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from desktop.stories.plan_model import ExpectedPlan, StoryOffer, StoryPlan, StorySecondTalk

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
    """`begins`: the question at which this tolk takes over; '' from the start."""

    who: str
    way: str
    kind: str
    begins: str = ""
    language: str = ""  # '': that of the person
    variety: str = ""
    is_minor: bool = False
    is_partner: bool = False


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
    no_test: str = ""  # what was seen where no test is possible
    offer: StoryOffer | None = None
    second_talk: StorySecondTalk | None = None


@dataclass(frozen=True, slots=True)
class StoryNote:
    question: str
    text: str
    kind: str  # NoteKind value


@dataclass(frozen=True, slots=True)
class Expected:
    """What must come out. None or empty = the story says nothing about it."""

    doelgroep: str | None = None
    clock: str | None = None  # ClockState value
    due: date | None = None
    anchor: date | None = None
    test: str | None = None  # indication for the test
    signal: str | None = None  # why DUO's outcome may be wrong
    stopped: str | None = None  # code of the reason
    blocks: Mapping[int, str] = field(default_factory=dict)  # number -> leeg | deels | klaar
    open_points: tuple[str, ...] = ()  # question ids that must be among the open ones
    refusals: Mapping[str, str] = field(default_factory=dict)  # question id -> refusal code
    paper_says: tuple[str, ...] = ()
    paper_never_says: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()  # questions that apply
    not_asked: tuple[str, ...] = ()
    guarded: tuple[str, ...] | None = None  # exactly these stood behind the guard when they were reached
    tolk_warnings: tuple[str, ...] | None = None  # exactly these, over all tolken
    tolk_norm: int | None = None  # hours
    untranslated: str | None = None  # alles | niets: questions in Dutch with the mark
    closing: tuple[str, ...] | None = None  # exactly these questions on the closing list
    topics_open: tuple[str, ...] | None = None  # exactly these subjects without an answer at the end
    health_discussed: bool | None = None
    all_answered: bool | None = None
    told_back: str | None = None  # goed | deels | niet
    plan: ExpectedPlan = field(default_factory=ExpectedPlan)


@dataclass(frozen=True, slots=True)
class Story:
    name: str
    title: str
    today: date
    start: str  # 'HH:MM' local
    person: StoryPerson
    prepared: tuple[Given, ...]  # known before the talk, from letters and COA
    tolken: tuple[StoryTolk, ...]
    answers: tuple[Given, ...]
    route: StoryRoute | None
    notes: tuple[StoryNote, ...]
    guards: Mapping[str, str]  # question -> why it is asked with this company
    languages: Mapping[str, str]  # question -> language the talk goes on in from there
    told_back: Mapping[int, str]  # block -> goed | deels | niet; empty: it is not told back
    closes_rest: bool  # at the end what is open becomes 'niet besproken'
    expected: Expected
    plan: StoryPlan = field(default_factory=StoryPlan)

    @property
    def tolk(self) -> StoryTolk | None:
        """Who interprets when the talk begins: who is booked."""
        return next((tolk for tolk in self.tolken if not tolk.begins), None)

    def tolk_from(self, question: str) -> StoryTolk | None:
        """Who takes over at this question."""
        return next((tolk for tolk in self.tolken if tolk.begins == question), None)
