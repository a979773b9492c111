"""How long a dossier stays on a laptop after the municipality has it, and what keeps it here longer.

The laptop is a place of transit (AVG 5(1)(e)): the record is kept at the municipality for the term of the
law (Wi2021: five years), here a dossier stays the days that the privacy officer decided. Terms are data, per
class of dossier, in a signed file; this module only counts days. What is still to be sent, half-typed or to
be chosen is never due.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from desktop.domain.ids import DossierId


class DossierClass(StrEnum):
    """What a term may be set for. A dossier is in one of them."""

    BEZIG = "bezig"  # no plan is established yet
    VASTGESTELD = "vastgesteld"  # the plan is established, and nobody is changing it
    SAMENGEVOEGD = "samengevoegd"  # the work goes on in another dossier of the same person
    NIET_WI2021 = "niet_wi2021"  # the person does not belong under the Wi2021


class Hold(StrEnum):
    """Why a dossier stays, however long ago it was sent."""

    NOT_SENT = "not_sent"  # something of this laptop is not confirmed by the municipality
    SET_ASIDE = "set_aside"  # the municipality put a parcel of it apart
    ATTACHMENT_HERE = "attachment_here"  # a photo or paper that no backup of the municipality holds yet
    CONFLICT = "conflict"  # two answers wait for a choice
    DRAFT = "draft"  # something stands half-typed
    APPOINTMENT = "appointment"  # a talk is planned
    RESTRICTED = "restricted"  # the person asked to keep it as it is (AVG 18)
    REQUEST = "request"  # the person asked something about it that is not answered yet (AVG 15 to 17)


@dataclass(frozen=True, slots=True)
class Term:
    """How many days after the last word of the municipality, and on what ground."""

    days: int
    ground: str


@dataclass(frozen=True, slots=True)
class RetentionPolicy:
    """What the privacy officer decided. `version` only ever goes up."""

    version: int
    municipality: str
    valid_from: date
    decided_by: str
    decided_on: date
    is_automatic: bool  # destroy at opening without asking each time
    terms: Mapping[DossierClass, Term]


@dataclass(frozen=True, slots=True)
class Held:
    """A hold with how many of it, or the day it is about."""

    hold: Hold
    count: int = 0
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """One dossier beside the policy. `due_on` None = nothing of it was ever confirmed."""

    dossier: DossierId
    dossier_class: DossierClass
    since: date | None
    due_on: date | None
    is_over: bool  # the term
    holds: tuple[Held, ...]

    @property
    def is_due(self) -> bool:
        """It may go: the term is over and nothing holds it."""
        return self.is_over and not self.holds


def due_day(policy: RetentionPolicy, dossier_class: DossierClass, since: date | None) -> date | None:
    """The first day on which it may go. `since`: the day of the last confirmation or change, the later.

    `days` after it, not before the policy is valid; None where nothing was ever confirmed.
    """
    if since is None:
        return None
    return max(since + timedelta(days=policy.terms[dossier_class].days), policy.valid_from)


def counted_classes(found: tuple[Judged, ...]) -> Mapping[DossierClass, int]:
    """How many dossiers of each class, those of none left out; in the order of the classes."""
    many = {one: sum(1 for each in found if each.dossier_class is one) for one in DossierClass}
    return MappingProxyType({one: number for one, number in many.items() if number})
