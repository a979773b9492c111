"""What a block of agreements shows: frozen values. Import them from `desktop.usecases.plan_elements`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.ids import ChangeId, DossierId
from desktop.domain.plan_needs import Weight
from desktop.domain.wording import nl
from desktop.usecases.element_reading import Raw
from desktop.usecases.why_shown import WhyShown

WEIGHT_WORDS: Mapping[Weight, str] = {
    Weight.NEEDED: nl("nodig in het plan"),
    Weight.FITS: nl("mag ook later"),
    Weight.ADVICE: nl("advies: de persoon regelt het zelf"),
    Weight.POLICY: nl("beleid van de gemeente"),
    Weight.ROUTE_FIRST: nl("eerst de leerroute kiezen"),
    Weight.NOT_HERE: nl("hoort niet bij dit plan"),
}


class Form(StrEnum):
    """Which form an element has."""

    LEVEL = "niveau"
    YES_NO = "ja_nee"
    LESSON = "les"
    HOURS = "uren"
    DUAL = "duaal"
    CHILD = "kind"
    DAY = "dag"
    ONTZORGEN = "ontzorgen"
    GUIDANCE = "begeleiding"
    TALKS = "gesprekken"
    COUNT = "teller"


@dataclass(frozen=True, slots=True)
class SaidTwice:
    """One of the values that two laptops wrote differently."""

    change: ChangeId
    words: str
    who: str
    when: str


@dataclass(frozen=True, slots=True)
class ElementShown:
    """One element with its form. `fields` is what was agreed, `draft` what stands half-typed above it."""

    key: str
    form: Form
    title: str
    weight: Weight
    weight_words: str
    is_open: bool
    words: str  # what was agreed, in one line; '' = nothing
    fields: Raw
    draft: Raw
    proposal_words: str  # '' = no proposal
    proposal: Raw
    help: str  # one line under the title
    why: WhyShown | None
    choices: tuple[tuple[str, str], ...] = ()  # of the field that is chosen from: key and words
    said_twice: tuple[SaidTwice, ...] = ()
    is_unreadable: bool = False
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CountShown:
    """A counter of hours: 'x van y uur'."""

    element: ElementShown
    of: int
    done: int  # 0 while nothing was written in


@dataclass(frozen=True, slots=True)
class BlockedShown:
    """What keeps the lessons from beginning, with the question to jump to ('' = an agreement here)."""

    words: str
    question: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class TalkDayShown:
    """One day of a voortgangsgesprek in words."""

    words: str  # 'maandag 7 december 2026'
    is_past: bool


@dataclass(frozen=True, slots=True)
class BlockElements:
    """One block of agreements. `note` tells why there is nothing to agree on (yet)."""

    dossier: DossierId
    number: int
    elements: tuple[ElementShown, ...] = ()
    counts: tuple[CountShown, ...] = ()
    blocked: tuple[BlockedShown, ...] = ()
    period: str = ""  # block 7: 'van ... tot en met ...'
    period_why: WhyShown | None = None
    lean: str = ""  # block 7: the months with too little money
    lean_why: WhyShown | None = None
    is_lean_now: bool = False
    talk_days: tuple[TalkDayShown, ...] = ()  # block 8
    norm: str = ""  # block 8: '8 gesprekken, begrotingsnorm'
    note: str = ""

    @property
    def proposals(self) -> tuple[str, ...]:
        """The keys of open proposals: what 'Neem alles over' confirms."""
        return tuple(one.key for one in self.elements if one.proposal_words and one.is_open)
