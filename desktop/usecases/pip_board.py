"""The plan board out of a loaded talk: facts per route in a fixed order, reasons, blocks, what is missing."""

from __future__ import annotations

from desktop.domain.leerroute import Leerroute
from desktop.domain.pip import EXTRA_REASON_KEY, ROUTE_KEY, departs_from_test, reason_key
from desktop.domain.wording import nl
from desktop.usecases.checked_texts import count_checked
from desktop.usecases.pip_facts import facts_shown, gaps_shown, notes_shown
from desktop.usecases.pip_missing import TITLES, missing_shown
from desktop.usecases.pip_person import (
    lock_shown,
    no_test_shown,
    offer_shown,
    own_view,
    person_shown,
    texts_that_meet,
)
from desktop.usecases.pip_shown import PlanBoard, RouteShown
from desktop.usecases.pip_versions import bound_route, status_now
from desktop.usecases.plan_draft import draft
from desktop.usecases.plan_panel import plan_shown
from desktop.usecases.plan_situation import CARE_WORDS, care_blockers
from desktop.usecases.ports import Desk
from desktop.usecases.stop_words import stop_of
from desktop.usecases.talk import Talk


def board_shown(desk: Desk, talk: Talk) -> PlanBoard:
    """Everything the plan board needs. The order of routes and facts never depends on what was said."""
    blocked = tuple(CARE_WORDS[one.code] for one in care_blockers(talk))
    remarks = (*(talk.warnings[question] for question in sorted(talk.warnings)), *blocked)
    doubts = tuple(doubt.text for doubt in talk.advice.doubts)
    bound = bound_route(talk)
    drafts = draft(desk, talk)
    own = [
        desk.texts.say("documents", line.key, line.dutch, talk.row.language)
        for block in drafts
        for line in block.lines
    ]
    departs = departs_from_test(talk.choice.route, talk.toets)
    return PlanBoard(
        dossier=talk.dossier,
        roepnaam=talk.row.roepnaam,
        routes=tuple(_route(talk, route, bound) for route in Leerroute),
        blocks=plan_shown(desk, talk, drafts),
        warnings=tuple(dict.fromkeys((*doubts, *remarks))),
        missing=missing_shown(talk),
        status=status_now(desk, talk),
        extra_reason=talk.choice.extra_reason,
        needs_extra_reason=departs and (bound is None or bound is not talk.choice.route),
        stop=stop_of(desk, talk),
        doubts=notes_shown(talk, talk.advice.doubts),
        remarks=tuple(dict.fromkeys(text for text in remarks if text not in doubts)),
        person=person_shown(talk),
        offer=offer_shown(talk),
        no_test=no_test_shown(talk),
        lock=lock_shown(talk),
        two_routes=texts_that_meet(talk, ROUTE_KEY),
        extra_two=texts_that_meet(talk, EXTRA_REASON_KEY),
        spoken=count_checked(own),
    )


def _route(talk: Talk, route: Leerroute, bound: Leerroute | None) -> RouteShown:
    title, subtitle = TITLES[route]
    chosen, reason = talk.choice.route, talk.choice.reasons[route]
    label = nl("Waarom?")
    if chosen is not None:
        label = nl("Waarom wel?") if chosen is route else nl("Waarom niet?")
    is_moot = bound is not None and chosen is bound and route is not bound
    return RouteShown(
        route=route,
        title=title,
        subtitle=subtitle,
        facts=facts_shown(talk, route),
        reason=reason,
        reason_label=label,
        is_chosen=chosen is route,
        needs_reason=chosen is not None and not reason and not is_moot,
        gaps=gaps_shown(talk, route),
        helps=notes_shown(talk, talk.advice.helps_of(route)),
        own_view=nl("Volgens {roepnaam} past deze route", roepnaam=talk.row.roepnaam)
        if own_view(talk) is route
        else "",
        two_reasons=texts_that_meet(talk, reason_key(route)),
        is_closed=bound is not None and route is not bound,
    )
