"""The PIP: the choice of the leerroute with its reasons, and what is needed before it is 'gereed'.

Decisions are changes of kind `decision`: key 'leerroute' holds the route, 'reden.<route>' why or why not,
'reden.afwijking' the extra reason where the choice departs from the test. Each value is text; empty text or
null counts as not given. A PIP that is vastgesteld is only followed by a new version.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.answer import Answers
from desktop.domain.changes import Change, ChangeKind, HeadKey, is_conflict
from desktop.domain.doelgroep import Belonging, Belongs, NotHere
from desktop.domain.leerbaarheidstoets import LeerbaarheidstoetsResult, Outcome, ToetsState
from desktop.domain.leerroute import Leerroute

ROUTE_KEY = "leerroute"
EXTRA_REASON_KEY = "reden.afwijking"
#: themes 'lichaam' and 'hoofd en gevoel': the law wants both, by their effect on the lessons (WI 14 lid 3)
_HEALTH = ("F", "M")


def reason_key(route: Leerroute) -> str:
    """The decision key under which the reason for or against this route stands."""
    return f"reden.{route.value}"


class PipStatus(StrEnum):
    CONCEPT = "concept"
    GEREED = "gereed"
    VASTGESTELD = "vastgesteld"


@dataclass(frozen=True, slots=True)
class PipVersion:
    """One version of the plan. `dagtekening` and `dagtekening_initieel` (ISO) only once vastgesteld.

    The three-year term begins at `dagtekening_initieel` and no later version moves it (WI 11).
    """

    number: int
    status: PipStatus
    route: Leerroute | None
    dagtekening: str = ""
    dagtekening_initieel: str = ""


@dataclass(frozen=True, slots=True)
class RouteChoice:
    """What the klantmanager decided. Reasons per route: why it, or why not it. '' = not given."""

    route: Leerroute | None
    reasons: Mapping[Leerroute, str]
    extra_reason: str
    conflicts: frozenset[str]  # decision keys that two desks filled differently


class MissingCode(StrEnum):
    """What stands between the plan and 'gereed'; sentences are in the translations."""

    NOT_HERE = "hoort_niet_hier"
    GROUP_UNKNOWN = "doelgroep_onbekend"
    CONFLICT_OPEN = "keuze_wacht"
    TEST_MISSING = "toets_ontbreekt"
    LAW_NEEDS = "wet_vraagt_dit"
    HEALTH_NOT_DISCUSSED = "gezondheid_niet_besproken"
    ROUTE_NOT_CHOSEN = "route_niet_gekozen"
    REASON_FOR = "reden_waarom_wel"
    REASON_AGAINST = "reden_waarom_niet"
    REASON_DEPARTS_FROM_TEST = "reden_afwijking_toets"


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing to do, with the question or the route to jump to."""

    code: MissingCode
    question: str | None = None
    route: Leerroute | None = None


def route_choice(heads: Mapping[HeadKey, tuple[Change, ...]]) -> RouteChoice:
    """The choice and the reasons in the heads of a dossier. A decision in conflict counts as not taken."""
    texts: dict[str, str] = {}
    conflicts: set[str] = set()
    for (kind, key), found in heads.items():
        if kind is not ChangeKind.DECISION or not found:
            continue
        if is_conflict(found):
            conflicts.add(key)
        elif isinstance(found[0].value, str):
            texts[key] = found[0].value.strip()
    chosen = texts.get(ROUTE_KEY, "")
    return RouteChoice(
        route=Leerroute(chosen) if chosen in set(Leerroute) else None,
        reasons={route: texts.get(reason_key(route), "") for route in Leerroute},
        extra_reason=texts.get(EXTRA_REASON_KEY, ""),
        conflicts=frozenset(conflicts),
    )


def departs_from_test(route: Leerroute | None, toets: LeerbaarheidstoetsResult) -> bool:
    """True when the route is not the one the test points at (DIV-BI; Awb 3:46; rule R-LBT-05).

    'Niet haalbaar' points at the Z-route, 'haalbaar' at B1 or onderwijs.
    """
    if route is None or toets.weighs_as is None:
        return False
    return (route is Leerroute.Z_ROUTE) != (toets.weighs_as is Outcome.NIET_HAALBAAR)


def missing_for_gereed(
    choice: RouteChoice,
    answers: Answers,
    toets: LeerbaarheidstoetsResult,
    group: Belonging,
    law_needs: tuple[str, ...] = (),
) -> tuple[Missing, ...]:
    """Everything without which the plan is not 'gereed', in the order in which it is best done.

    `law_needs`: applicable question ids that the pack marks as needed by law; a state such as 'wil niet
    zeggen' is a full answer to them. Reasons for all three routes: ECLI:NL:RVS:2024:5413.
    """
    if isinstance(group, NotHere):
        return (Missing(MissingCode.NOT_HERE, question=group.question),)
    found: list[Missing] = []
    if not isinstance(group, Belongs):
        found += [Missing(MissingCode.GROUP_UNKNOWN, question=question) for question in group.ask]
    named = {question for question in (item.question for item in found) if question}
    found += [Missing(MissingCode.CONFLICT_OPEN, question=key) for key in sorted(answers.conflicts)]
    found += [Missing(MissingCode.CONFLICT_OPEN, route=_route_of(key)) for key in sorted(choice.conflicts)]
    if toets.state is not ToetsState.DONE:
        found.append(Missing(MissingCode.TEST_MISSING, question="L01"))
        named.add("L01")
    for question in law_needs:
        if question in named or question in answers.conflicts or answers.is_asked(question):
            continue
        is_health = question.startswith(_HEALTH)
        code = MissingCode.HEALTH_NOT_DISCUSSED if is_health else MissingCode.LAW_NEEDS
        found.append(Missing(code, question=question))
    if choice.route is None:
        found.append(Missing(MissingCode.ROUTE_NOT_CHOSEN))
    for route in Leerroute:
        if not choice.reasons[route] and choice.route is not None:
            code = MissingCode.REASON_FOR if route is choice.route else MissingCode.REASON_AGAINST
            found.append(Missing(code, route=route))
    if departs_from_test(choice.route, toets) and not choice.extra_reason:
        found.append(Missing(MissingCode.REASON_DEPARTS_FROM_TEST, route=choice.route))
    return tuple(found)


def _route_of(key: str) -> Leerroute | None:
    return next((route for route in Leerroute if key == reason_key(route)), None)
