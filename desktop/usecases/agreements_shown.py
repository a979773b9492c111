"""The agreements of one plan as the screen shows them: blocks, lines with their source, steps, offers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from desktop.domain.ids import DossierId
from desktop.domain.plan_steps import Who
from desktop.usecases.interview.shown import Stop


@dataclass(frozen=True, slots=True)
class StepShown:
    """One chosen step. `mark_words` says in words what the mark means, '' for an ordinary one."""

    key: str
    text: str  # the sentence, or the person's own words
    picture: str  # '' for own words
    is_own: bool
    who: Who
    who_name: str
    who_words: str  # 'samen met de gemeente: Marit'
    by: date | None
    by_words: str  # 'klaar op donderdag 1 oktober 2026', '' without a day
    is_late: bool
    is_off: bool
    paper_words: str  # 'op het papier', or why not
    mark_words: str
    #: two laptops said differently: each answer in words; empty where there is one answer
    answers: tuple[str, ...] = ()
    is_disputed: bool = False


@dataclass(frozen=True, slots=True)
class SourceShown:
    """A question a line comes from."""

    question: str
    number: str


@dataclass(frozen=True, slots=True)
class AgreedLine:
    """A line the plan makes by itself, with every question it comes from."""

    text: str
    sources: tuple[SourceShown, ...]
    is_on_page: bool  # on the one page; else on the list


@dataclass(frozen=True, slots=True)
class OfferShown:
    """A ready line that may be chosen. `because` are the questions that make it worth offering."""

    key: str
    text: str
    picture: str
    because: tuple[SourceShown, ...]
    mark_words: str
    is_chosen: bool  # stands in the plan already

    @property
    def is_suggested(self) -> bool:
        return bool(self.because) and not self.is_chosen


@dataclass(frozen=True, slots=True)
class AgreedBlock:
    number: int
    title: str
    picture: str
    status: str  # 'leeg' | 'deels' | 'klaar'
    waits_for: str
    lines: tuple[AgreedLine, ...]
    steps: tuple[StepShown, ...]  # those that stand and those with two answers
    ended: tuple[StepShown, ...]
    offers: tuple[OfferShown, ...]  # fixed order: alphabet


@dataclass(frozen=True, slots=True)
class Agreements:
    dossier: DossierId
    roepnaam: str
    language: str  # code of the person's language
    language_words: str  # 'Arabisch'
    blocks: tuple[AgreedBlock, ...]
    stop: Stop | None
    is_rtl: bool = False  # how the person's language runs
    #: in which block a step ('goal.<id>') or an element (its decision key) stands, to go there
    places: Mapping[str, int] = field(default_factory=dict)
