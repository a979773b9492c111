"""What the formal PIP is made of, frozen: decisions, reasons, terms, the person's own view."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from desktop.documents.letter_parts import Letterhead
from desktop.domain.deadlines import Deadline
from desktop.domain.doelgroep import Doelgroep
from desktop.domain.law.book import LawOnDay
from desktop.domain.leerbaarheidstoets import Outcome
from desktop.domain.leerroute import Leerroute
from desktop.domain.pip_versions import Form, Mandate, VersionKind
from desktop.domain.plan_children import YoungChild
from desktop.domain.plan_elements import PlanElements

ROUTE_NAMES: Mapping[Leerroute, str] = MappingProxyType(
    {Leerroute.B1: "B1-route", Leerroute.ONDERWIJS: "onderwijsroute", Leerroute.Z_ROUTE: "Z-route"}
)


@dataclass(frozen=True, slots=True)
class Contact:
    """Who to ask; '' = not known on this desk."""

    name: str
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why this route and why not the two others (Awb 3:46); '' = not written yet."""

    by_route: Mapping[Leerroute, str]
    departs: bool = False  # from what the test points at
    departing: str = ""
    has_no_test: bool = False
    instead_of_test: str = ""


@dataclass(frozen=True, slots=True)
class OwnView:
    """What the person thinks, in Dutch words. `agrees`: None = not asked yet."""

    route: str = ""
    agrees: bool | None = None
    not_agreed: str = ""
    second_talk: str = ""


@dataclass(frozen=True, slots=True)
class Terms:
    """Dates of the law; None where they do not run (yet)."""

    dagtekening: date | None = None
    first_dagtekening: date | None = None
    inburgering: Deadline | None = None
    schakelen: Deadline | None = None
    ontzorgen: Deadline | None = None
    bezwaar: Deadline | None = None


@dataclass(frozen=True, slots=True)
class FormalFacts:
    """One plan as a letter. `law` is that of the day it was made."""

    head: Letterhead
    name: str
    form: Form
    version: int
    made_on: date
    pack: str
    law: LawOnDay
    group: Doelgroep | None
    route: Leerroute | None
    reasons: Reasons
    elements: PlanElements
    contact: Contact
    view: OwnView = OwnView()
    terms: Terms = Terms()
    outcome: Outcome | None = None  # of the leerbaarheidstoets; points are never in a letter
    taken_on: date | None = None
    children: tuple[YoungChild, ...] = ()
    conditions: tuple[str, ...] = ()  # what has to be there before lessons can begin, in Dutch
    kind: VersionKind = VersionKind.EERSTE
    moved_from: str = ""
    decision_number: str = ""
    mandate: Mandate | None = None
    is_level_a2: bool = False
    names: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))  # forms of ontzorgen
    is_offer_known: str = ""  # 'ja', 'nee', 'wachtlijst', '' for the onderwijsroute
    #: goal and first step in the person's own words, '' = not said
    goal: str = ""

    @property
    def is_asiel(self) -> bool:
        return self.group is Doelgroep.ASIELSTATUSHOUDER

    @property
    def is_decision(self) -> bool:
        return self.form is Form.BESLUIT

    def number(self, key: str) -> int:
        """A number of the law on the day of the letter."""
        return self.law.value(key).number
