"""The PIP: the choice of the leerroute with its reasons, and what is needed before it is 'gereed'.

Decisions are changes of kind `decision`: key 'leerroute' holds the route, 'reden.<route>' why or why not,
'reden.afwijking' the extra reason where the choice departs from the test, 'reden.geen_toets' what was seen
where there is no test. Each value is text; empty text or null counts as not given. The other decisions are
in `route_decisions`. A PIP that is vastgesteld is only followed by a new version.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.answer import Answers
from desktop.domain.changes import Change, ChangeKind, HeadKey, JsonValue, is_conflict
from desktop.domain.doelgroep import Belonging, Belongs, NotHere
from desktop.domain.leerbaarheidstoets import LeerbaarheidstoetsResult, Outcome, ToetsState
from desktop.domain.leerroute import Leerroute
from desktop.domain.plan_elements import is_element_key
from desktop.domain.route_decisions import (
    NO_TEST_KEY,
    OFFER_KEY,
    SECOND_TALK_KEY,
    Offer,
    SecondTalk,
    read_offer,
    read_second_talk,
)
from desktop.domain.same_person import TOGETHER_KEY

ROUTE_KEY = "leerroute"
EXTRA_REASON_KEY = "reden.afwijking"
#: 'Welke leerroute past volgens u?' and 'Bent u het eens met het plan?'
QUESTION_OWN_VIEW, QUESTION_AGREES = "K07", "K08"
#: themes 'lichaam' and 'hoofd en gevoel': the law wants both, by their effect on the lessons (WI 14 lid 3)
_HEALTH = ("F", "M")


def reason_key(route: Leerroute) -> str:
    """The decision key under which the reason for or against this route stands."""
    return f"reden.{route.value}"


_ON_THE_BOARD = frozenset({ROUTE_KEY, EXTRA_REASON_KEY, NO_TEST_KEY, OFFER_KEY, SECOND_TALK_KEY})


def stands_on_the_board(key: str) -> bool:
    """True for a decision that is taken on the board of the three routes."""
    return key in _ON_THE_BOARD or _route_of(key) is not None


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
    no_test_reason: str = ""  # what was seen instead of a test (R-LBT-07)
    offer: Offer | None = None  # of the onderwijsroute in the region (R-OND-03)
    second_talk: SecondTalk | None = None


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
    NO_TEST_REASON = "reden_geen_toets"
    OFFER_UNKNOWN = "aanbod_onbekend"
    OWN_VIEW = "eigen_mening_ontbreekt"
    AGREEMENT = "eens_niet_gevraagd"
    SECOND_TALK = "tweede_gesprek_ontbreekt"
    # what has to be agreed for this person (WI 15); `Missing.element` names it
    HOURS_OPEN = "uren_open"
    Z_HOURS_OPEN = "uren_z_route_open"
    CHILD_OPEN = "afspraak_jong_kind_open"
    ONTZORGEN_OPEN = "ontzorgen_vorm_open"
    ONTZORGEN_REASON = "ontzorgen_reden"


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing to do, with where to go: a question, the reasons of a route, a field or an agreement.

    `field` is the decision key it waits for; `place` the name of the screen that has it, '' = the board of
    the three routes. `element` is the decision key of an agreement (screen 'agreements').
    """

    code: MissingCode
    question: str | None = None
    route: Leerroute | None = None
    element: str | None = None
    field: str = ""
    place: str = ""


def route_choice(heads: Mapping[HeadKey, tuple[Change, ...]]) -> RouteChoice:
    """The choice and the reasons in the heads of a dossier. A decision in conflict counts as not taken."""
    texts: dict[str, str] = {}
    values: dict[str, JsonValue] = {}
    conflicts: set[str] = set()
    for (kind, key), found in heads.items():
        if kind is not ChangeKind.DECISION or not found or key.startswith(TOGETHER_KEY):
            continue  # whether two dossiers are of one person is no decision of the plan
        value = found[0].value
        if is_conflict(found):
            conflicts.add(key)
        elif isinstance(value, str):
            texts[key] = value.strip()
        else:
            values[key] = value
    chosen = texts.get(ROUTE_KEY, "")
    return RouteChoice(
        route=Leerroute(chosen) if chosen in set(Leerroute) else None,
        reasons={route: texts.get(reason_key(route), "") for route in Leerroute},
        extra_reason=texts.get(EXTRA_REASON_KEY, ""),
        conflicts=frozenset(conflicts),
        no_test_reason=texts.get(NO_TEST_KEY, ""),
        offer=read_offer(values.get(OFFER_KEY)),
        second_talk=read_second_talk(values.get(SECOND_TALK_KEY)),
    )


def departs_from_test(route: Leerroute | None, toets: LeerbaarheidstoetsResult) -> bool:
    """True when the route is not the one the test points at (DIV-BI; Awb 3:46; rule R-LBT-05).

    'Niet haalbaar' points at the Z-route, 'haalbaar' at B1 or onderwijs.
    """
    if route is None or toets.weighs_as is None:
        return False
    return (route is Leerroute.Z_ROUTE) != (toets.weighs_as is Outcome.NIET_HAALBAAR)


def does_not_agree(answers: Answers) -> bool:
    """True when the person said not to agree with the plan (K08)."""
    return answers.cells(QUESTION_AGREES).get("eens") == "nee"


def missing_for_gereed(
    choice: RouteChoice,
    answers: Answers,
    toets: LeerbaarheidstoetsResult,
    group: Belonging,
    law_needs: tuple[str, ...] = (),
    applies: Collection[str] = (),
    bound: Leerroute | None = None,
) -> tuple[Missing, ...]:
    """Everything without which the plan is not 'gereed', in the order in which it is best done.

    `law_needs`: applicable question ids that the pack marks as needed by law; a state such as 'wil niet
    zeggen' is a full answer to them, 'later' and 'niet begrepen' are not. `applies`: the question ids that
    apply; the person's own view and whether they agree are asked where they are among them. `bound`: the
    route of the municipality before this one (R-OVG-06): where it stands, nothing was weighed here, so why
    not another is not asked. Reasons for all three routes otherwise: ECLI:NL:RVS:2024:5413 (R-ROU-02).
    """
    if isinstance(group, NotHere):
        return (Missing(MissingCode.NOT_HERE, question=group.question),)
    found: list[Missing] = []
    if not isinstance(group, Belongs):
        found += [Missing(MissingCode.GROUP_UNKNOWN, question=question) for question in group.ask]
    named = {question for question in (item.question for item in found) if question}
    found += [Missing(MissingCode.CONFLICT_OPEN, question=key) for key in sorted(answers.conflicts)]
    found += [_two_answers(key) for key in sorted(choice.conflicts)]
    if toets.state not in (ToetsState.DONE, ToetsState.NOT_POSSIBLE):
        found.append(Missing(MissingCode.TEST_MISSING, question="L01"))
        named.add("L01")
    for question in law_needs:
        if question in named or question in answers.conflicts or answers.is_settled(question):
            continue
        is_health = question.startswith(_HEALTH)
        code = MissingCode.HEALTH_NOT_DISCUSSED if is_health else MissingCode.LAW_NEEDS
        found.append(Missing(code, question=question))
    if toets.state is ToetsState.NOT_POSSIBLE and not choice.no_test_reason:
        found.append(Missing(MissingCode.NO_TEST_REASON, field=NO_TEST_KEY))
    found += _route_open(choice, toets, bound)
    found += _person_open(choice, answers, applies)
    return tuple(found)


def _route_open(
    choice: RouteChoice, toets: LeerbaarheidstoetsResult, bound: Leerroute | None
) -> Iterator[Missing]:
    """The choice, its reasons, and the offer where the onderwijsroute was chosen."""
    if choice.route is None:
        yield Missing(MissingCode.ROUTE_NOT_CHOSEN)
        return
    is_bound = choice.route is bound
    for route in Leerroute:
        if choice.reasons[route] or (is_bound and route is not choice.route):
            continue
        code = MissingCode.REASON_FOR if route is choice.route else MissingCode.REASON_AGAINST
        yield Missing(code, route=route)
    if departs_from_test(choice.route, toets) and not choice.extra_reason and not is_bound:
        yield Missing(MissingCode.REASON_DEPARTS_FROM_TEST, route=choice.route, field=EXTRA_REASON_KEY)
    if choice.route is Leerroute.ONDERWIJS and choice.offer is None:
        yield Missing(MissingCode.OFFER_UNKNOWN, field=OFFER_KEY)


def _person_open(choice: RouteChoice, answers: Answers, applies: Collection[str]) -> Iterator[Missing]:
    """The person's own view, whether they agree, and the second talk where they do not (domain file 2.4)."""
    for question, code in (
        (QUESTION_OWN_VIEW, MissingCode.OWN_VIEW),
        (QUESTION_AGREES, MissingCode.AGREEMENT),
    ):
        if question in applies and question not in answers.conflicts and not answers.is_settled(question):
            yield Missing(code, question=question)
    if does_not_agree(answers) and choice.second_talk is None:
        yield Missing(MissingCode.SECOND_TALK, field=SECOND_TALK_KEY)


def _two_answers(key: str) -> Missing:
    element = key if is_element_key(key) else None
    place = "agreements" if element else "" if stands_on_the_board(key) else "decision"
    return Missing(MissingCode.CONFLICT_OPEN, route=_route_of(key), element=element, field=key, place=place)


def _route_of(key: str) -> Leerroute | None:
    return next((route for route in Leerroute if key == reason_key(route)), None)
