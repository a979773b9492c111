"""What the plan board shows: frozen values for a presenter. Import them from `desktop.usecases.pip`."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.ids import DossierId
from desktop.domain.leerroute import Leerroute
from desktop.domain.route_advice import Sign
from desktop.usecases.interview.shown import PlanBlockShown, Stop


@dataclass(frozen=True, slots=True)
class FactShown:
    sign: Sign
    text: str
    from_number: str  # '4.3', '' where no question
    from_question: str
    law: str  # article or source, '' where none


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


@dataclass(frozen=True, slots=True)
class Missing:
    """Something without which the plan is not 'gereed', with where to jump."""

    text: str
    question: str  # question id or ''
    route: Leerroute | None


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
