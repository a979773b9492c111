"""What a form pack is, once read: frozen values without behaviour of their own.

A pack is data that people decide about; `forms.reader` is the only way to get one from a file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


class Group(StrEnum):
    """For whom a question is meant (domain file 1.3); DUO's letter decides the group, never the talk."""

    ALL = "all"
    ASIEL = "asiel"
    GEZIN_OVERIG = "gezin_overig"


class AvgMark(StrEnum):
    """How sensitive an answer is under the AVG (domain file 1.3)."""

    NORMAL = "n"
    NATIONAL_ID = "id"  # BSN, V-nummer: UAVG 46
    SPECIAL = "9"  # AVG art. 9
    MAY_REVEAL_SPECIAL = "9i"
    CRIMINAL = "10"  # AVG art. 10
    SENSITIVE = "s"


class AnswerState(StrEnum):
    """What can stand in the place of a value. Each is a full answer, not a gap."""

    WEET_NIET = "weet_niet"
    WIL_NIET_ZEGGEN = "wil_niet_zeggen"
    NIET_BESPROKEN = "niet_besproken"
    LATER = "later"
    NIET_BEGREPEN = "niet_begrepen"


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that can be pointed at. `text` is A2 Dutch; `picture` a key of `resources/pictures`."""

    key: str
    text: str
    picture: str | None = None
    #: chosen alone: choosing it empties the others ("geen van deze")
    is_exclusive: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """One cell of a repeating row (children, jobs, diplomas, languages), or one line of a scale set."""

    key: str
    text: str  # A2 Dutch, short
    type: str  # name in forms.question_types
    choices: tuple[Choice, ...] = ()
    is_required: bool = False
    picture: str | None = None
    limits: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    #: when this cell is asked; sees the other cells of its row by name: `woont = 'bij_mij'`
    relevant: str | None = None


@dataclass(frozen=True, slots=True)
class Probe:
    """A follow-up to ask on: 'vraag door'. `when` None = always offered beside the question."""

    text: str
    when: str | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject that law or guidance wants in the intake; covered by an answer to one of `questions`."""

    key: str
    title: str
    source: str  # article or guidance
    is_law: bool  # False: guidance
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One question with its three Dutch texts, its marks and its condition."""

    id: str  # 'T07'; stable for ever
    theme: int  # 0..15
    place: int  # 1.. within its theme: shown as 'theme.place'
    type: str  # name in forms.question_types
    group: Group
    official: str
    simple: str  # A2 Dutch: the text that is asked and translated
    tip: str  # for the klantmanager: what to listen for, why we ask, what never to ask
    probe: str | None  # 'vraag door'
    picture: str
    avg: AvgMark
    purpose: str  # AVG 5(1)(b): a pack without it does not load
    legal_basis: str
    leads_to: str  # what it feeds, in words, for the klantmanager
    plan_block: int | None  # 1..8 of the visual PIP, or None
    law_needs: bool
    relevant: str | None  # XLSForm/XPath expression; None = always asked
    choices: tuple[Choice, ...] = ()
    columns: tuple[Column, ...] = ()  # type 'list' and 'scales'
    #: limits of the type, e.g. {"min": "0", "max": "40"}; the type says which keys it knows
    limits: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    is_core: bool = False  # in the one-hour core of 40
    part: str = "A"  # conversation part A (azc) or B
    probes: tuple[Probe, ...] = ()  # beside `probe`, those that depend on answers
    #: what a computed check shows (type 'calc'): the key of one of the choices
    calculation: str | None = None
    #: not asked with family, a minor or the partner beside, unless that is confirmed and logged
    is_guarded: bool = False

    @property
    def number(self) -> str:
        """The number that everyone in the room points at, e.g. '3.7'."""
        return f"{self.theme}.{self.place}"

    @property
    def is_special(self) -> bool:
        """True when the answer belongs in the `special` privacy class (AVG 9 and 10)."""
        return self.avg in (AvgMark.SPECIAL, AvgMark.CRIMINAL)


@dataclass(frozen=True, slots=True)
class Section:
    """A theme of the conversation: number, A2 title, its questions in order."""

    number: int
    title: str
    picture: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class FormPack:
    """A readable, checked set of questions. `id` and `version` are pinned by a dossier."""

    id: str
    version: int
    title: str
    sections: tuple[Section, ...]
    topics: tuple[Topic, ...] = ()
    #: for the klantmanager: what to do when somebody tells what is never asked
    when_told: str = ""
    #: what language questions offer: code and Dutch name
    languages: tuple[Choice, ...] = ()
    #: those of all sections, in their order; every answer asks for them hundreds of times
    questions: tuple[Question, ...] = field(init=False, repr=False, compare=False)
    _by_id: Mapping[str, Question] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        questions = tuple(q for s in self.sections for q in s.questions)
        object.__setattr__(self, "questions", questions)
        # of two with one id the first counts; a pack with two is refused by the reader
        object.__setattr__(self, "_by_id", {q.id: q for q in reversed(questions)})

    @property
    def name(self) -> str:
        """What a change carries: 'landelijk@1'."""
        return f"{self.id}@{self.version}"

    def question(self, question_id: str) -> Question:
        """The question with this id; KeyError if the pack does not have it."""
        return self._by_id[question_id]
