"""One dossier as the rules see it: answers, group, test, clock, choice, plan, all from its heads.

Decisions with a date (kind `decision`, value ISO text): 'derde.gevraagd' and 'derde.ontvangen' for
information of a third party (BI 5.3), 'ontzorgen.start' for the day of entitlement to bijstand and
'ontzorgen.einde' for its earlier end.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from desktop.domain.answer import Answers, answers_from
from desktop.domain.changes import Change, HeadKey
from desktop.domain.deadlines import (
    Deadline,
    PipClockFacts,
    ThirdPartyDelay,
    inburgeringstermijn,
    ontzorgen_period,
    pip_deadline,
    schakelen_until,
)
from desktop.domain.decided import decided_day
from desktop.domain.doelgroep import (
    QUESTION_BRP,
    QUESTION_KENNISGEVING,
    Belonging,
    Belongs,
    NotHere,
    belonging,
)
from desktop.domain.dossier import (
    THIRD_PARTY_ASKED_KEY,
    THIRD_PARTY_RECEIVED_KEY,
    DossierRow,
    project_row,
)
from desktop.domain.errors import Refusal
from desktop.domain.ids import DossierId
from desktop.domain.law.book import LawBook
from desktop.domain.leerbaarheidstoets import LeerbaarheidstoetsResult, ToetsState, toets_result
from desktop.domain.pip import PipStatus, PipVersion, RouteChoice, route_choice
from desktop.domain.pip_versions import plan_in_law, settled, versions_of
from desktop.domain.plan_blocks import PlanFacts
from desktop.domain.plan_elements import ElementKey
from desktop.domain.revision import term_starts_from
from desktop.domain.tolk import TolkSession, sessions_from

NOT_YET = "nog_niet"


@dataclass(frozen=True, slots=True)
class CaseView:
    """Everything computed of one dossier on one day.

    `clock` is None where the ten weeks do not apply (not of this act) or the law has no value for the dates;
    the refusals say which. `pip` is the plan in law: established once is established, also while a revision
    is written. `term`, `schakelen` only for an established PIP, here or in the municipality before this one.
    """

    row: DossierRow
    answers: Answers
    group: Belonging
    toets: LeerbaarheidstoetsResult
    clock: Deadline | None
    choice: RouteChoice
    pip: PipVersion | None
    term: Deadline | None
    schakelen: Deadline | None
    ontzorgen: Deadline | None
    sessions: tuple[TolkSession, ...]
    refusals: tuple[Refusal, ...]
    today: date

    @property
    def is_met(self) -> bool:
        """True once the PIP is vastgesteld: the ten-week clock has stopped."""
        return self.pip is not None and self.pip.status is PipStatus.VASTGESTELD


def case_view(
    dossier: DossierId, heads: Mapping[HeadKey, tuple[Change, ...]], book: LawBook, today: date
) -> CaseView:
    """What the rules make of a dossier on `today`. Pure; a refusal of the law is kept, not raised."""
    refusals: list[Refusal] = []
    answers = answers_from(heads)
    group = belonging(answers, today, book)
    toets = LeerbaarheidstoetsResult(ToetsState.NOT_ASKED)
    clock = term = schakelen = ontzorgen = None
    try:
        toets = toets_result(answers, book)
    except Refusal as refusal:
        refusals.append(refusal)
        toets = LeerbaarheidstoetsResult(ToetsState.DONE, missing=("L02",))
    if not isinstance(group, NotHere):
        try:
            clock = pip_deadline(clock_facts(answers, heads), book)
        except Refusal as refusal:
            refusals.append(refusal)
    pip = pip_version(heads)
    started = term_start(heads)
    bijstand = decided_day(heads, ElementKey.ONTZORGEN_START)
    try:
        if started is not None:
            term, schakelen = inburgeringstermijn(started, book), schakelen_until(started, book)
        if bijstand is not None:
            ontzorgen = ontzorgen_period(bijstand, book, decided_day(heads, ElementKey.ONTZORGEN_END))
    except Refusal as refusal:
        refusals.append(refusal)
    return CaseView(
        project_row(dossier, heads),
        answers,
        group,
        toets,
        clock,
        route_choice(heads),
        pip,
        term,
        schakelen,
        ontzorgen,
        sessions_from(heads),
        tuple(refusals),
        today,
    )


def clock_facts(answers: Answers, heads: Mapping[HeadKey, tuple[Change, ...]]) -> PipClockFacts:
    """The dates of the ten-week clock: P08, P11 and what a third party was asked for."""
    asked = decided_day(heads, THIRD_PARTY_ASKED_KEY)
    received = decided_day(heads, THIRD_PARTY_RECEIVED_KEY)
    return PipClockFacts(
        kennisgeving=answers.day(QUESTION_KENNISGEVING),
        brp=answers.day(QUESTION_BRP),
        is_brp_not_yet=answers.text(QUESTION_BRP) == NOT_YET,
        third_party=None if asked is None else ThirdPartyDelay(asked, received),
    )


def pip_version(heads: Mapping[HeadKey, tuple[Change, ...]]) -> PipVersion | None:
    """The plan in law: the established one, before there is one the newest; None when there is none.

    Its `dagtekening_initieel` is that of the very first PIP, whatever a later version says (WI 11).
    """
    standing, started = plan_in_law(heads), term_start(heads)
    if standing is None:
        return None
    if not standing.is_vastgesteld or started is None:
        return standing.pip
    return replace(standing.pip, dagtekening_initieel=started.isoformat())


def term_start(heads: Mapping[HeadKey, tuple[Change, ...]]) -> date | None:
    """The dagtekening from which the three years count, None while nothing is established anywhere."""
    return term_starts_from(heads, settled(versions_of(heads), heads))


def plan_facts(view: CaseView, book: LawBook, coach: str = "", phone: str = "") -> PlanFacts:
    """What the eight blocks are made of: the view, the law of its day, and who helps."""
    return PlanFacts(
        roepnaam=view.row.roepnaam,
        language=view.row.language,
        answers=view.answers,
        law=book.on(view.today),
        today=view.today,
        doelgroep=view.group.doelgroep if isinstance(view.group, Belongs) else None,
        route=view.choice.route,
        term=view.term,
        ontzorgen=view.ontzorgen,
        coach=coach,
        phone=phone,
        next_talk=view.row.appointment,
        place=view.row.room,
    )
