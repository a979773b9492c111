"""What the formal PIP is made of, taken out of a dossier: as it is now, or as it was when established."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from desktop.documents.formal_facts import ROUTE_NAMES, Contact, FormalFacts, OwnView, Reasons, Terms
from desktop.documents.letter_parts import letterhead_of
from desktop.domain.answer import Answers, answers_from, whole_day
from desktop.domain.case_view import term_start
from desktop.domain.changes import Change, HeadKey, heads
from desktop.domain.deadlines import (
    Deadline,
    bezwaar_deadline,
    inburgeringstermijn,
    ontzorgen_period,
    schakelen_until,
)
from desktop.domain.decided import decided_table
from desktop.domain.doelgroep import Belongs
from desktop.domain.errors import Refusal
from desktop.domain.leerbaarheidstoets import LeerbaarheidstoetsResult, ToetsState, toets_result
from desktop.domain.leerroute import Leerroute
from desktop.domain.pip import EXTRA_REASON_KEY, departs_from_test, reason_key
from desktop.domain.pip_versions import Form, Version, VersionKind, frozen_reasons
from desktop.domain.plan_children import CareBlocker, blocked_by_care, young_children
from desktop.domain.plan_elements import PlanElements, plan_elements
from desktop.domain.revision import previous_pip, revision_of
from desktop.usecases.pip_versions import form_of, holding, is_level_a2, is_present, reasons_now
from desktop.usecases.ports import Desk, UnitOfWork
from desktop.usecases.talk import Talk

NO_TEST_REASON_KEY = "reden.geen_toets"
OFFER_KEY = "aanbod.onderwijs"
SECOND_TALK_KEY = "tweede_gesprek"
FORMS_LIST = "ontzorgen.forms"
_CARE = {
    CareBlocker.NOBODY_MINDS: "Er is nog niemand die op uw kinderen past tijdens de les",
    CareBlocker.WAITING_LIST: "Er is een wachtlijst voor de opvang van uw kind",
}
_SECOND_TALKS = {
    "aangeboden": "Wij boden u een tweede gesprek aan.",
    "gepland": "Er is een tweede gesprek gepland.",
    "gehad": "Wij praatten daarom een tweede keer met u.",
    "niet_gewild": "U wilde geen tweede gesprek.",
}

Heads = Mapping[HeadKey, tuple[Change, ...]]


def formal_facts(desk: Desk, work: UnitOfWork, talk: Talk, version: int, made_on: date) -> FormalFacts:
    """The plan as a letter.

    While the established plan holds and no change of it was begun, the letter is that plan: facts are those
    that were there when it was established. Otherwise it is a concept of what stands now.
    """
    holds = holding(talk)
    is_reopened = holds is not None and revision_of(talk.heads, holds) is not None
    if holds is None or (is_reopened and not is_present(desk, talk, holds)):
        return _present(desk, talk, version, made_on)
    return _vastgesteld(desk, work, talk, holds, version)


def _present(desk: Desk, talk: Talk, version: int, made_on: date) -> FormalFacts:
    elements = plan_elements(talk.heads)
    moved = previous_pip(talk.heads)
    reasons = {key: str(text) for key, text in reasons_now(talk).items()}
    return FormalFacts(
        head=letterhead_of(desk.law.on(talk.today), desk.worker.municipality),
        name=talk.row.roepnaam,
        form=form_of(talk),
        version=version,
        made_on=made_on,
        pack=talk.pack.name,
        law=desk.law.on(talk.today),
        group=talk.belonging.doelgroep if isinstance(talk.belonging, Belongs) else None,
        route=talk.choice.route,
        reasons=_reasons(talk.standing, talk.toets, talk.choice.route, reasons),
        elements=elements,
        contact=_contact(desk, talk),
        view=_view(talk, talk.heads, talk.standing),
        terms=Terms(ontzorgen=_ontzorgen(desk, elements)),
        outcome=talk.toets.weighs_as,
        taken_on=talk.toets.taken_on,
        children=young_children(talk.standing, desk.law.on(talk.today)),
        conditions=_conditions(desk, talk.standing, elements, talk.today),
        kind=VersionKind.VERHUIZING if moved is not None and holding(talk) is None else VersionKind.EERSTE,
        moved_from=moved.gemeente if moved else "",
        is_level_a2=is_level_a2(talk),
        names={item.key: item.name for item in desk.law.on(talk.today).items(FORMS_LIST)},
        is_offer_known=_state(talk.heads, OFFER_KEY),
        goal=talk.standing.text("K01") or "",
    )


def _vastgesteld(desk: Desk, work: UnitOfWork, talk: Talk, holds: Version, version: int) -> FormalFacts:
    then = heads(c for c in work.changes.of(talk.dossier) if c.time <= holds.time)
    parked = set(talk.form.parked)
    found = answers_from(then)
    standing = Answers(
        {k: a for k, a in found.by_key.items() if k not in parked}, found.conflicts, found.unreadable
    )
    elements = plan_elements(then)
    day = whole_day(holds.made_on) or talk.today
    law = desk.law.on(day)
    dated, first = whole_day(holds.pip.dagtekening), term_start(talk.heads)
    told = whole_day(holds.bekendmaking)
    toets = _toets(desk, standing)
    words = {key: str(text) for key, text in frozen_reasons(talk.heads, holds).items()}
    return FormalFacts(
        head=letterhead_of(law, desk.worker.municipality),
        name=talk.row.roepnaam,
        form=Form.BESLUIT,
        version=version,
        made_on=dated or day,
        pack=talk.pack.name,
        law=law,
        group=talk.belonging.doelgroep if isinstance(talk.belonging, Belongs) else None,
        route=holds.pip.route,
        reasons=_reasons(standing, toets, holds.pip.route, words),
        elements=elements,
        contact=_contact(desk, talk),
        view=_view(talk, then, standing),
        terms=Terms(
            dagtekening=dated,
            first_dagtekening=first,
            inburgering=inburgeringstermijn(first, desk.law) if first else None,
            schakelen=schakelen_until(first, desk.law) if first else None,
            ontzorgen=_ontzorgen(desk, elements),
            bezwaar=bezwaar_deadline(told, desk.law) if told else None,
        ),
        outcome=toets.weighs_as,
        taken_on=toets.taken_on,
        children=young_children(standing, law),
        conditions=_conditions(desk, standing, elements, day),
        kind=holds.kind,
        moved_from=holds.moved_from,
        decision_number=holds.decision_number,
        mandate=holds.mandate,
        is_level_a2=holds.is_level_a2,
        names={item.key: item.name for item in law.items(FORMS_LIST)},
        is_offer_known=_state(then, OFFER_KEY),
        goal=standing.text("K01") or "",
    )


def _reasons(
    standing: Answers, toets: LeerbaarheidstoetsResult, route: Leerroute | None, words: Mapping[str, str]
) -> Reasons:
    return Reasons(
        by_route={one: words.get(reason_key(one), "") for one in Leerroute},
        departs=departs_from_test(route, toets),
        departing=words.get(EXTRA_REASON_KEY, ""),
        has_no_test=standing.text("L08") == "ja",
        instead_of_test=words.get(NO_TEST_REASON_KEY, ""),
    )


def _contact(desk: Desk, talk: Talk) -> Contact:
    email = desk.law.on(talk.today).value("brief.email")
    return Contact(desk.worker.label, desk.worker.phone, str(email.value) if email.decided_by else "")


def _view(talk: Talk, standing_heads: Heads, standing: Answers) -> OwnView:
    route, agreed = standing.text("K07"), standing.cells("K08")
    agrees = {"ja": True, "nee": False}.get(str(agreed.get("eens", "")))
    return OwnView(
        route=f"de {ROUTE_NAMES[Leerroute(route)]}" if route in set(Leerroute) else "",
        agrees=agrees,
        not_agreed=" ".join(str(agreed.get("niet") or "").split()) if agrees is False else "",
        second_talk=_SECOND_TALKS.get(_state(standing_heads, SECOND_TALK_KEY), "") if agrees is False else "",
    )


def _conditions(desk: Desk, standing: Answers, elements: PlanElements, day: date) -> tuple[str, ...]:
    children = young_children(standing, desk.law.on(day))
    blocked = [_CARE[one.code] for one in blocked_by_care(standing, elements, children)]
    minutes = standing.number("H05")
    if minutes:
        blocked.append(f"De les is niet verder dan {minutes} minuten reizen, als dat kan")
    return tuple(dict.fromkeys(blocked))


def _ontzorgen(desk: Desk, elements: PlanElements) -> Deadline | None:
    start = elements.ontzorgen.start
    return None if start is None else ontzorgen_period(start, desk.law, elements.ontzorgen.end)


def _state(found: Heads, key: str) -> str:
    state = (decided_table(found, key) or {}).get("state")
    return state if isinstance(state, str) else ""


def _toets(desk: Desk, standing: Answers) -> LeerbaarheidstoetsResult:
    """The test; one dated before the law has a limit weighs as none."""
    try:
        return toets_result(standing, desk.law)
    except Refusal:
        return LeerbaarheidstoetsResult(ToetsState.DONE)
