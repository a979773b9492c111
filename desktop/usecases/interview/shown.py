"""What the interview shows: frozen values, ready for a presenter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from desktop.domain.changes import Certainty, Source
from desktop.domain.ids import DossierId
from desktop.usecases.interview.acts_shown import AboutAnswer, GuardShown, Recovered
from desktop.usecases.ports import Draft, Language, Spoken
from desktop.usecases.shown_clock import TenWeekClock
from desktop.usecases.tolk_session import TolkShown
from desktop.usecases.why_shown import WhyShown
from forms.model import AnswerState
from forms.progress import Scope

#: what a widget hands over: typed text, chosen keys, or a line per scale / cell
RawAnswer = str | Sequence[str] | Mapping[str, "str | int | Sequence[str]"]


class NoteKind(StrEnum):
    NOTITIE = "notitie"  # may reach the plan
    TOLK_ZEGT = "tolk_zegt"  # never
    MIJN_INDRUK = "mijn_indruk"  # never


@dataclass(frozen=True, slots=True)
class ChoiceShown:
    key: str
    place: int  # 1.. the number to press and to point at
    local_place: str  # the same in the language's own digits, '' where it has none
    dutch: str
    own: Spoken
    picture: str | None
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class GridHead:
    """The head of a day or of a part of the day."""

    key: str  # 'ma', 'ochtend'
    dutch: str
    own: Spoken


@dataclass(frozen=True, slots=True)
class GridShown:
    """A week to point in; a cell is '<day>_<part>'. `chosen` are the cells that stand."""

    days: tuple[GridHead, ...]
    parts: tuple[GridHead, ...]
    chosen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ColumnShown:
    """A column of a repeat, a line of a scale set, or a cell of a question in parts and what stands there."""

    key: str
    dutch: str
    own: Spoken
    type: str
    choices: tuple[ChoiceShown, ...]
    value: str | int | None  # for a line of a scale set
    is_required: bool
    is_shown: bool = True  # False: its condition does not hold now; what stood there is kept
    raw: str = ""  # what stands in its field
    words: str = ""  # its value in Dutch
    own_words: str = ""  # a date in the language of the talk
    grid: GridShown | None = None
    limits: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    picture: str | None = None
    relevant: str | None = None  # when it is asked, in the words of the pack

    @property
    def chosen(self) -> tuple[str, ...]:
        """The keys that stand in it, of choices or of the week."""
        week = self.grid.chosen if self.grid is not None else ()
        return week + tuple(choice.key for choice in self.choices if choice.is_chosen)


#: a cell as it is typed or chosen
RawCell = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RowShown:
    """One row of a repeat; `cells` are values as typed or chosen, `words` what to show in the table."""

    id: str
    cells: Mapping[str, RawCell]
    words: Mapping[str, str]
    is_half: bool


@dataclass(frozen=True, slots=True)
class FactShown:
    """An answer that a computed check looks at."""

    number: str  # '4.3'
    question: str  # its id, to go there
    dutch: str
    words: str


@dataclass(frozen=True, slots=True)
class ValueShown:
    """One of more values that meet (a conflict), or the present one."""

    words: str
    author: str
    at: str  # '15 september, 10:42'
    source: Source | None


@dataclass(frozen=True, slots=True)
class ProbeShown:
    """A follow-up that makes sense now, as the klantmanager says it and as the tolk may read it out."""

    dutch: str
    own: Spoken


@dataclass(frozen=True, slots=True)
class QuestionShown:
    id: str
    number: str  # '3.7'
    theme: int
    theme_title: str
    place: int  # n of ...
    of: int  # ... m relevant questions in this theme
    type: str  # forms.question_types name
    simple: str
    official: str
    own: Spoken
    tip: str
    probe: str
    picture: str
    leads_to: str
    plan_block: int | None
    is_special: bool
    choices: tuple[ChoiceShown, ...]
    columns: tuple[ColumnShown, ...]
    rows: tuple[RowShown, ...]
    limits: Mapping[str, str]
    raw: str  # for one-field questions: what stands in the field ('20-7-2026')
    words: str  # the value in Dutch words, '' if none
    state: AnswerState | None
    states: tuple[tuple[AnswerState, str, Spoken], ...]  # the four buttons: state, Dutch, own
    is_answered: bool
    conflict: tuple[ValueShown, ...]
    source: Source | None
    certainty: Certainty | None
    is_prefilled: bool  # came from a document or COA and waits for confirmation
    provenance: str  # 'uit de brief van DUO, nog te controleren'
    notes: Mapping[NoteKind, str]
    draft: Draft | None
    warning: str  # soft: shown in the place of the tip, never a stop
    grid: GridShown | None = None  # a week to point in
    ink: str = ""  # a signature: strokes of 'x,y' in thousandths, split by ';'
    facts: tuple[FactShown, ...] = ()  # what a computed check looks at
    missing: tuple[str, ...] = ()  # cells that a half-filled set of parts still needs
    purpose: str = ""  # AVG 5(1)(b)
    legal_basis: str = ""
    sensitivity: str = ""  # the AVG mark in words
    own_words: str = ""  # a date in the language of the talk
    probes: tuple[ProbeShown, ...] = ()  # those in `probe`, apart and in both languages
    attachments: int = 0  # photos and scans that belong to it
    remarks: int = 0  # of who reads along, not dealt with yet

    @property
    def own_texts(self) -> tuple[Spoken, ...]:
        """Every text of it that the person reads: question, answers, lines, what may be said instead."""
        parts = [choice.own for choice in self.choices]
        for line in self.columns:
            parts += [line.own, *(choice.own for choice in line.choices)]
        return (self.own, *parts, *(own for _, _, own in self.states))


@dataclass(frozen=True, slots=True)
class ThemeShown:
    number: int
    title: str
    answered: int
    applicable: int
    has_later: bool
    is_current: bool
    is_done: bool


@dataclass(frozen=True, slots=True)
class PlanLineShown:
    text: str
    from_number: str  # '15.4'
    from_question: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class PlanBlockShown:
    number: int
    title: str
    picture: str
    status: str  # 'leeg' | 'deels' | 'klaar'
    lines: tuple[PlanLineShown, ...]
    waits_for: str  # 'wacht op thema 6', '' if not empty


@dataclass(frozen=True, slots=True)
class Stop:
    """Who does not belong here: why, and where to go (Wi2013, ELIP, ontheemde, EU, under 18)."""

    title: str
    explanation: tuple[str, ...]
    points_on: tuple[str, ...]
    article: str
    #: the same for the person, short, in the person's language, for the tolk to read out
    own: tuple[Spoken, ...] = ()
    reason: WhyShown | None = None  # what the sheet 'waarom?' tells


@dataclass(frozen=True, slots=True)
class Interview:
    dossier: DossierId
    roepnaam: str
    language: Language
    clock: TenWeekClock
    themes: tuple[ThemeShown, ...]
    answered: int
    applicable: int
    question: QuestionShown
    plan: tuple[PlanBlockShown, ...]
    tolk: TolkShown | None
    stop: Stop | None
    saved_at: datetime | None  # of the newest change here, for 'Bewaard 10:42'
    resumed: str  # 'U gaat verder bij vraag 3.7, met uw halve tekst', '' normally
    #: half-typed fields at this question by draft key: its own, its rows' cells, its notes
    drafts: Mapping[str, Draft] = field(default_factory=lambda: MappingProxyType({}))
    #: the fixed texts of the person's screen by key ('client.point')
    said: Mapping[str, Spoken] = field(default_factory=lambda: MappingProxyType({}))
    scope: Scope = Scope.ALL  # which questions are walked past and counted
    grown: str = ""  # '5 vragen erbij door 7.3', until the next answer
    pack: str = ""  # 'landelijk@1': the questions this dossier keeps
    has_newer_pack: bool = False
    recovered: Recovered | None = None
    when_told: str = ""  # what to do when somebody tells what is never asked
    about: AboutAnswer = AboutAnswer()
    guard: GuardShown | None = None  # the question waits: this stands in its place
    is_free_text_off: bool = False  # special data: typed text only after a reason
