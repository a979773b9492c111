"""The values of what is agreed for the plan: their decision keys, and a small type for each.

How they are read out of the changes is in `plan_elements`; import them from there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType


class ElementKey:
    """The decision key under which each of them is written down."""

    LEVEL = "niveau"
    ALPHABET = "alfabetisering"
    LESSON = "les"
    DUAL = "duaal"
    ONTZORGEN_START = "ontzorgen.start"
    ONTZORGEN_END = "ontzorgen.einde"
    ONTZORGEN_FORM = "ontzorgen.vorm"
    GUIDANCE = "begeleiding"
    TALKS = "voortgang"
    EXAM_A2 = "toestemming.examen_a2"
    FINISH_STUDY = "opleiding.afmaken"
    CHILD = "vve."  # and the id of the row in G03


class LanguageAim(StrEnum):
    """The level of Dutch that is aimed at; A2 only after afschalen in the B1-route (BI 5.5)."""

    B1 = "b1"
    B2 = "b2"
    A2 = "a2"


class Part(StrEnum):
    """What hours are agreed for."""

    LEERROUTE = "leerroute"
    MAP = "map"
    PVT = "pvt"
    PARTICIPATIE = "participatie"

    @property
    def key(self) -> str:
        """The decision key of its intensity."""
        return f"intensiteit.{self.value}"


class Counter(StrEnum):
    """What hours are counted of, as they were done so far."""

    MAP = "map"
    PVT = "pvt"
    CURSUS = "cursus"
    PARTICIPATIE = "participatie"

    @property
    def key(self) -> str:
        """The decision key of the hours so far."""
        return f"uren.{self.value}"


class Per(StrEnum):
    WEEK = "week"
    TOTAL = "totaal"


class Online(StrEnum):
    YES = "ja"
    PARTLY = "deels"
    NO = "nee"


class DualKind(StrEnum):
    """What goes with the language."""

    WORK = "werk"
    VOLUNTARY = "vrijwilligerswerk"
    STUDY = "studie"
    TRAINEESHIP = "stage"
    NOT_YET = "nog_niet"


class ChildPlace(StrEnum):
    """Where a young child is while there are lessons."""

    CARE = "opvang"
    TODDLER_SCHOOL = "peuterschool"
    SCHOOL = "school"
    NOT_NEEDED = "niet_nodig"


@dataclass(frozen=True, slots=True)
class Intensity:
    """How many hours, a week or in all, and from when."""

    hours: int
    per: Per
    start: date | None = None


@dataclass(frozen=True, slots=True)
class LessonPlan:
    """The lessons: where, from when, on which parts of which days ('ma_ochtend'), and how much online."""

    school: str = ""
    place: str = ""
    start: date | None = None
    days: tuple[str, ...] = ()
    online: Online | None = None


@dataclass(frozen=True, slots=True)
class Dual:
    kind: DualKind
    what: str = ""


@dataclass(frozen=True, slots=True)
class Ontzorgen:
    """Financieel ontzorgen as agreed. `start` is the first day of the bijstand, `end` its earlier end.

    `form` is a key of the law list 'ontzorgen.forms', '' while it is not chosen.
    """

    start: date | None = None
    end: date | None = None
    form: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Guidance:
    """Maatschappelijke begeleiding: who, with what (keys of `plan_needs.GUIDANCE_SUBJECTS`), from when."""

    who: str = ""
    what: tuple[str, ...] = ()
    start: date | None = None


@dataclass(frozen=True, slots=True)
class ChildAgreement:
    """The agreement for one young child. `row` is the id of its row in G03: no name, no birth date."""

    row: str
    what: ChildPlace
    where: str = ""
    start: date | None = None
    is_waiting: bool = False
    waiting_since: date | None = None


@dataclass(frozen=True, slots=True)
class Voortgangsgesprekken:
    """The days of the voortgangsgesprekken, in order, each once."""

    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class HoursDone:
    """Hours done so far, as they were known on a day."""

    hours: int
    on: date


@dataclass(frozen=True, slots=True)
class PlanElements:
    """Everything agreed in one dossier; None or absent = not decided."""

    level: LanguageAim | None = None
    alphabet: bool | None = None
    lesson: LessonPlan | None = None
    intensity: Mapping[Part, Intensity] = field(default_factory=lambda: MappingProxyType({}))
    dual: Dual | None = None
    ontzorgen: Ontzorgen = Ontzorgen()
    guidance: Guidance | None = None
    #: by the id of the row in G03, also of rows that were taken away since
    children: Mapping[str, ChildAgreement] = field(default_factory=lambda: MappingProxyType({}))
    talks: Voortgangsgesprekken | None = None
    exam_a2: bool | None = None
    finish_study: bool | None = None
    done: Mapping[Counter, HoursDone] = field(default_factory=lambda: MappingProxyType({}))
    decided: frozenset[str] = frozenset()  # decision keys with a value that can be read
    conflicts: frozenset[str] = frozenset()  # decision keys that two desks filled differently
    unreadable: frozenset[str] = frozenset()
