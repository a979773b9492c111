"""What the plan board shows: frozen values for a presenter. Import them from `desktop.usecases.pip`."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.ids import DossierId
from desktop.domain.leerroute import Leerroute
from desktop.domain.route_advice import Sign
from desktop.usecases.checked_texts import Checked
from desktop.usecases.interview.shown import PlanBlockShown, Stop
from desktop.usecases.why_shown import WhyShown


@dataclass(frozen=True, slots=True)
class FactShown:
    """One fact; `answered` and `known_as` tell what was said and how we know it."""

    sign: Sign
    text: str
    from_number: str  # '4.3', '' where no question
    from_question: str
    law: str  # article or source, '' where none
    key: str = ""
    answered: str = ""  # the answer in words
    known_as: str = ""  # 'gezegd, 15 september'
    is_to_check: bool = False
    why: WhyShown | None = None
    mark: str = ""  # 'regel niet nagekeken: uit een handreiking', where a value of the law was used


@dataclass(frozen=True, slots=True)
class GapShown:
    """A question that bears on a route and was not asked yet."""

    topic: str  # 'jaren school'
    number: str
    question: str
    text: str  # the question


@dataclass(frozen=True, slots=True)
class NoteShown:
    """A doubt about the test, or help with the reasons."""

    text: str
    number: str
    question: str  # '' where none
    is_gap: bool
    why: WhyShown
    topic: str = ""  # what is not asked yet, in a word or two


@dataclass(frozen=True, slots=True)
class RouteShown:
    route: Leerroute
    title: str
    subtitle: str
    facts: tuple[FactShown, ...]
    reason: str
    reason_label: str  # 'Waarom wel?' | 'Waarom niet?' | 'Waarom?' while nothing is chosen
    is_chosen: bool
    needs_reason: bool
    gaps: tuple[GapShown, ...] = ()
    helps: tuple[NoteShown, ...] = ()
    own_view: str = ""  # 'Volgens Filmon past deze route.', '' where the person named another or none
    two_reasons: tuple[str, ...] = ()  # what two laptops wrote, while nobody chose
    is_closed: bool = False  # another route of a municipality before this one binds


@dataclass(frozen=True, slots=True)
class Missing:
    """Something without which the plan is not 'gereed', with where to jump."""

    text: str
    question: str  # question id or ''
    route: Leerroute | None
    field: str = ""  # the decision key of a field on the board, '' = the reasons of `route`
    place: str = ""  # the screen that has it ('agreements', 'decision'), '' = this board or the talk
    element: str = ""  # the agreement on that screen
    why: WhyShown | None = None


@dataclass(frozen=True, slots=True)
class SecondTalkShown:
    """What was recorded of the second talk; '' = nothing yet."""

    state: str
    day: str  # as one types it: '20-9-2026'
    note: str
    words: str  # 'Gepland op zondag 20 september 2026'


@dataclass(frozen=True, slots=True)
class PersonShown:
    """The person's own view of the routes (K07), and whether they agree with the plan (K08)."""

    view_words: str
    view_number: str
    view_known_as: str
    agrees_words: str
    agrees_number: str
    agrees_known_as: str
    own_words: str  # with what they do not agree, as they said it
    view_question: str = "K07"
    agrees_question: str = "K08"
    disagrees: bool = False
    second: SecondTalkShown = SecondTalkShown("", "", "", "")
    two_second_talks: tuple[str, ...] = ()
    needs_second: bool = False
    objecting: WhyShown | None = None  # bezwaar: article, how long


@dataclass(frozen=True, slots=True)
class OfferShown:
    """The offer of the onderwijsroute in the region, as it was recorded."""

    state: str  # 'ja', 'wachtlijst', 'nee', '' = not yet
    note: str
    is_needed: bool
    two_offers: tuple[str, ...] = ()
    why: WhyShown | None = None


@dataclass(frozen=True, slots=True)
class NoTestShown:
    """No test is possible: what was seen instead."""

    reason: str
    is_needed: bool
    why: WhyShown
    two_reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LockShown:
    """The route of the municipality before this one binds."""

    words: str
    why: WhyShown


@dataclass(frozen=True, slots=True)
class PlanBoard:
    dossier: DossierId
    roepnaam: str
    routes: tuple[RouteShown, ...]
    blocks: tuple[PlanBlockShown, ...]
    warnings: tuple[str, ...]  # e.g. test made unreliable, possibly wrong outcome
    missing: tuple[Missing, ...]
    status: str  # '', 'concept', 'gereed'
    extra_reason: str  # where the choice departs from the test
    needs_extra_reason: bool
    stop: Stop | None
    doubts: tuple[NoteShown, ...] = ()  # about the test, each with where to go
    remarks: tuple[str, ...] = ()  # the other warnings
    person: PersonShown | None = None
    offer: OfferShown = OfferShown("", "", False)
    no_test: NoTestShown | None = None
    lock: LockShown | None = None
    two_routes: tuple[str, ...] = ()  # what two laptops chose, while nobody settled it
    extra_two: tuple[str, ...] = ()  # two extra reasons
    spoken: Checked = Checked()  # of the plan as the person gets it: how much was checked
