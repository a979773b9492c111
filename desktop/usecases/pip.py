"""The plan: three routes with the facts for and against, the klantmanager's choice and reasons, eight blocks.

No score, no ranking, no default (AVG 22): a person chooses and says why (Awb 3:46, ECLI:NL:RVS:2024:5413).
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from desktop.domain.changes import ChangeKind, JsonValue
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ids import DossierId
from desktop.domain.leerroute import Leerroute
from desktop.domain.pip import EXTRA_REASON_KEY, ROUTE_KEY, PipStatus, reason_key
from desktop.domain.route_advice import Sign
from desktop.domain.route_decisions import (
    NO_TEST_KEY,
    OFFER_KEY,
    SECOND_TALK_KEY,
    OfferState,
    SecondTalkState,
    offer_value,
    second_talk_value,
)
from desktop.usecases.one_line import one_line
from desktop.usecases.outcome import Outcome
from desktop.usecases.pip_board import board_shown
from desktop.usecases.pip_missing import refused_why
from desktop.usecases.pip_person import OFFER_WORDS, SECOND_TALK_WORDS
from desktop.usecases.pip_shown import (
    FactShown,
    GapShown,
    LockShown,
    Missing,
    NoteShown,
    NoTestShown,
    OfferShown,
    PersonShown,
    PlanBoard,
    RouteShown,
    SecondTalkShown,
)
from desktop.usecases.pip_versions import (
    freeze,
    refuse_another_route,
    refuse_what_is_missing,
    refuse_who_is_elsewhere,
)
from desktop.usecases.ports import Desk, Draft
from desktop.usecases.recording import Asked, canonical, pen
from desktop.usecases.sealing import missing_of
from desktop.usecases.talk import load_talk
from desktop.usecases.typed_days import read_day
from desktop.usecases.why_shown import WhyShown
from forms.problems import Refused
from forms.question_types.texts import clean_text

__all__ = [
    "OFFER_WORDS",
    "SECOND_TALK_WORDS",
    "Extra",
    "FactShown",
    "GapShown",
    "Leerroute",
    "LockShown",
    "Missing",
    "NoTestShown",
    "NoteShown",
    "OfferShown",
    "OfferState",
    "PersonShown",
    "PlanBoard",
    "ReasonField",
    "RouteShown",
    "SecondTalkShown",
    "SecondTalkState",
    "Sign",
    "choose_route",
    "give_reason",
    "keep_reason_draft",
    "make_ready",
    "plan_board",
    "reason_drafts",
    "record_offer",
    "record_second_talk",
    "why_refused",
]


class Extra(StrEnum):
    """A reason that belongs to no route."""

    NO_TEST = NO_TEST_KEY


_PLANNED = SecondTalkState.PLANNED
_LONGEST_NOTE = 300
#: a route, None = the extra reason for departing from the test, or what was seen instead of one
ReasonField = Leerroute | Extra | None


def plan_board(desk: Desk, dossier: DossierId) -> PlanBoard:
    """The three routes with their facts, the reasons so far, the eight blocks, and what is still missing."""
    with desk.unit_of_work() as work:
        return board_shown(desk, load_talk(desk, work, dossier))


def choose_route(desk: Desk, dossier: DossierId, route: Leerroute) -> Outcome[PlanBoard]:
    """The klantmanager's choice; choosing what is chosen already writes nothing. Facts never choose.

    Refusal ROUTE_LOCKED while the route of the municipality before this one binds (R-OVG-06).
    """
    return _decide(desk, dossier, ROUTE_KEY, route.value)


def give_reason(desk: Desk, dossier: DossierId, route: ReasonField, text: str) -> Outcome[PlanBoard]:
    """Why this route, or why not; None = the extra reason for departing from the test; `Extra.NO_TEST` =
    what was seen where no test is possible. Refusal NOT_PRINTABLE_TEXT with the field."""
    cleaned = clean_text(text)
    field = _field_of(route)
    if isinstance(cleaned, Refused):
        raise Refusal(RefusalCode.NOT_PRINTABLE_TEXT, field)
    return _decide(desk, dossier, field, cleaned or None)


def record_offer(desk: Desk, dossier: DossierId, state: OfferState, note: str) -> Outcome[PlanBoard]:
    """Whether there is a place in the onderwijsroute here (R-OND-03). Refusals of `note` as `one_line`."""
    value = offer_value(state, one_line(note, OFFER_KEY, _LONGEST_NOTE))
    return _decide(desk, dossier, OFFER_KEY, value)


def record_second_talk(
    desk: Desk, dossier: DossierId, state: SecondTalkState, day: str, note: str
) -> Outcome[PlanBoard]:
    """What came of the offer to talk again with who does not agree; `day` as it is typed.

    Refusals with field 'tweede_gesprek': NOT_A_DATE for no day where it is planned, IMPOSSIBLE_DATE,
    DATE_IN_FUTURE for a talk that was held on a day to come; those of `note` as `one_line`.
    """
    words, today = one_line(note, SECOND_TALK_KEY, _LONGEST_NOTE), desk.clock.today()
    meant = None
    if state in (SecondTalkState.PLANNED, SecondTalkState.HELD) and (day.strip() or state is _PLANNED):
        meant = read_day(day, today, SECOND_TALK_KEY)
    if meant is not None and state is SecondTalkState.HELD and meant > today:
        raise Refusal(RefusalCode.DATE_IN_FUTURE, SECOND_TALK_KEY)
    return _decide(desk, dossier, SECOND_TALK_KEY, second_talk_value(state, meant, words))


def why_refused(desk: Desk, dossier: DossierId, refusal: Refusal) -> WhyShown | None:
    """The rule behind a refusal on this board; None for one that rests on none."""
    with desk.unit_of_work() as work:
        return refused_why(load_talk(desk, work, dossier), refusal)


def keep_reason_draft(desk: Desk, dossier: DossierId, route: ReasonField, text: str) -> None:
    """Keep what stands half-typed in a reasons field; `give_reason` clears it."""
    with desk.unit_of_work() as work:
        work.drafts.save(dossier, _draft_key(route), Draft(text, len(text), saved_at=desk.clock.now()))
        work.commit()


def reason_drafts(desk: Desk, dossier: DossierId) -> Mapping[ReasonField, str]:
    """What stood half-typed in the reasons fields when the talk was interrupted; None = the extra reason."""
    with desk.unit_of_work() as work:
        kept = work.drafts.of(dossier)
    fields: tuple[ReasonField, ...] = (*Leerroute, *Extra, None)
    return {field: kept[_draft_key(field)].text for field in fields if _draft_key(field) in kept}


def make_ready(desk: Desk, dossier: DossierId) -> Outcome[PlanBoard]:
    """Freeze a PIP version with status 'gereed'.

    Refused while something is missing: NOT_WI2021 or NOT_OBLIGED for who does not belong here,
    CONFLICT_OPEN, ROUTE_NOT_CHOSEN, REASON_MISSING, PLAN_INCOMPLETE (facts: count). Never 'vastgesteld':
    a mandated officer dates and sends the letter.
    """
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        refuse_who_is_elsewhere(talk)
        refuse_what_is_missing(missing_of(talk))
        change = freeze(desk, work, talk, PipStatus.GEREED)
        talk = load_talk(desk, work, dossier)
        work.commit()
    return Outcome(board_shown(desk, talk), () if change is None else (change,))


def _field_of(route: ReasonField) -> str:
    if isinstance(route, Extra):
        return route.value
    return EXTRA_REASON_KEY if route is None else reason_key(route)


def _draft_key(route: ReasonField) -> str:
    return f"decision.{_field_of(route)}"


def _decide(desk: Desk, dossier: DossierId, key: str, value: JsonValue) -> Outcome[PlanBoard]:
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        if key == ROUTE_KEY and isinstance(value, str):
            refuse_another_route(talk, Leerroute(value))
        standing = talk.heads.get((ChangeKind.DECISION, key), ())
        is_same = all(canonical(change.value) == canonical(value) for change in standing)
        if (standing and is_same) or (not standing and value is None):
            work.drafts.clear(dossier, f"decision.{key}")
            work.commit()
            return Outcome(board_shown(desk, talk))
        asked = Asked(pack=talk.pack.name)
        change = pen(desk, work, dossier, ChangeKind.DECISION, key, value, standing, asked)
        work.drafts.clear(dossier, f"decision.{key}")
        talk = load_talk(desk, work, dossier)
        work.commit()
    return Outcome(board_shown(desk, talk), (change,))
