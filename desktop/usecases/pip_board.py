"""The plan board out of a loaded talk: facts per route in a fixed order, reasons, blocks, what is missing."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.domain.leerroute import Leerroute
from desktop.domain.pip import Missing as DomainMissing
from desktop.domain.pip import MissingCode, departs_from_test
from desktop.domain.route_advice import Fact
from desktop.usecases.pip_shown import FactShown, Missing, PlanBoard, RouteShown
from desktop.usecases.pip_versions import status_now
from desktop.usecases.plan_draft import draft
from desktop.usecases.plan_panel import plan_shown
from desktop.usecases.ports import Desk
from desktop.usecases.sealing import missing_of
from desktop.usecases.stop_words import stop_of
from desktop.usecases.talk import Talk

_TITLES = {
    Leerroute.B1: ("B1-route", "Nederlands tot B1, met werk"),
    Leerroute.ONDERWIJS: ("Onderwijsroute", "Voltijds school, dan mbo of hbo"),
    Leerroute.Z_ROUTE: ("Z-route", "Zelfredzaam, 800 uur les"),
}
_MISSING = {
    MissingCode.NOT_HERE: "Deze persoon hoort niet bij de brede intake",
    MissingCode.GROUP_UNKNOWN: "De doelgroep is nog niet bekend",
    MissingCode.CONFLICT_OPEN: "Er zijn twee antwoorden: kies er een",
    MissingCode.TEST_MISSING: "De leerbaarheidstoets is nog niet gedaan",
    MissingCode.LAW_NEEDS: "De wet vraagt dit",
    MissingCode.HEALTH_NOT_DISCUSSED: "Gezondheid is nog niet besproken",
    MissingCode.ROUTE_NOT_CHOSEN: "Er is nog geen leerroute gekozen",
    MissingCode.REASON_FOR: "Waarom deze route?",
    MissingCode.REASON_AGAINST: "Waarom deze route niet?",
    MissingCode.REASON_DEPARTS_FROM_TEST: "Waarom anders dan de toets?",
    MissingCode.HOURS_OPEN: "De uren zijn nog niet afgesproken",
    MissingCode.Z_HOURS_OPEN: "De uren van de Z-route zijn nog niet afgesproken",
    MissingCode.CHILD_OPEN: "Nog geen afspraak voor een jong kind",
    MissingCode.ONTZORGEN_OPEN: "De vorm van ontzorgen is nog niet gekozen",
    MissingCode.ONTZORGEN_REASON: "Waarom niet volledig ontzorgen?",
}


def board_shown(desk: Desk, talk: Talk) -> PlanBoard:
    """Everything the plan board needs. The order of routes and facts never depends on what was said."""
    numbers = {question.id: question.number for question in talk.pack.questions}
    return PlanBoard(
        dossier=talk.dossier,
        roepnaam=talk.row.roepnaam,
        routes=tuple(_route(talk, route, numbers) for route in Leerroute),
        blocks=plan_shown(desk, talk, draft(desk, talk)),
        warnings=tuple(dict.fromkeys([doubt.text for doubt in talk.advice.doubts] + list(_remarks(talk)))),
        missing=tuple(_missing(talk, item, numbers) for item in missing_of(talk)),
        status=status_now(desk, talk),
        extra_reason=talk.choice.extra_reason,
        needs_extra_reason=departs_from_test(talk.choice.route, talk.toets),
        stop=stop_of(desk, talk),
    )


def _remarks(talk: Talk) -> tuple[str, ...]:
    return tuple(talk.warnings[question] for question in sorted(talk.warnings))


def _route(talk: Talk, route: Leerroute, numbers: Mapping[str, str]) -> RouteShown:
    title, subtitle = _TITLES[route]
    reason = talk.choice.reasons[route]
    label = "Waarom?"
    if talk.choice.route is not None:
        label = "Waarom wel?" if talk.choice.route is route else "Waarom niet?"
    return RouteShown(
        route=route,
        title=title,
        subtitle=subtitle,
        facts=tuple(_fact(fact, numbers) for fact in talk.advice.about(route)),
        reason=reason,
        reason_label=label,
        is_chosen=talk.choice.route is route,
        needs_reason=talk.choice.route is not None and not reason,
    )


def _fact(fact: Fact, numbers: Mapping[str, str]) -> FactShown:
    question = fact.question if fact.question in numbers else None
    return FactShown(
        sign=fact.sign,
        text=fact.text,
        from_number=numbers[question] if question else "",
        from_question=question or "",
        law=fact.law.article if fact.law else "",
    )


def _missing(talk: Talk, item: DomainMissing, numbers: Mapping[str, str]) -> Missing:
    text = _MISSING[item.code]
    if item.question is not None and item.question in numbers:
        text = f"{text} (vraag {numbers[item.question]})"
    elif item.route is not None:
        text = f"{_TITLES[item.route][0]}: {text[0].lower()}{text[1:]}"
    question = (item.question or "").split("#", 1)[0]
    return Missing(text, question, item.route)
