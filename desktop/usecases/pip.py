"""The plan: three routes with the facts for and against, the klantmanager's choice and reasons, eight blocks.

No score, no ranking, no default (AVG 22): a person chooses and says why (Awb 3:46, ECLI:NL:RVS:2024:5413).
"""

from __future__ import annotations

from collections.abc import Mapping

from desktop.domain.changes import ChangeKind
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ids import DossierId
from desktop.domain.leerroute import Leerroute
from desktop.domain.pip import EXTRA_REASON_KEY, ROUTE_KEY, PipStatus, reason_key
from desktop.domain.route_advice import Sign
from desktop.usecases.outcome import Outcome
from desktop.usecases.pip_board import board_shown
from desktop.usecases.pip_shown import FactShown, Missing, PlanBoard, RouteShown
from desktop.usecases.pip_versions import freeze, refuse_what_is_missing, refuse_who_is_elsewhere
from desktop.usecases.ports import Desk, Draft
from desktop.usecases.recording import Asked, pen
from desktop.usecases.sealing import missing_of
from desktop.usecases.talk import load_talk
from forms.problems import Refused
from forms.question_types.texts import clean_text

__all__ = [
    "FactShown",
    "Leerroute",
    "Missing",
    "PlanBoard",
    "RouteShown",
    "Sign",
    "choose_route",
    "give_reason",
    "keep_reason_draft",
    "make_ready",
    "plan_board",
    "reason_drafts",
]


def plan_board(desk: Desk, dossier: DossierId) -> PlanBoard:
    """The three routes with their facts, the reasons so far, the eight blocks, and what is still missing."""
    with desk.unit_of_work() as work:
        return board_shown(desk, load_talk(desk, work, dossier))


def choose_route(desk: Desk, dossier: DossierId, route: Leerroute) -> Outcome[PlanBoard]:
    """The klantmanager's choice; choosing what is chosen already writes nothing. Facts never choose."""
    return _decide(desk, dossier, ROUTE_KEY, route.value)


def give_reason(desk: Desk, dossier: DossierId, route: Leerroute | None, text: str) -> Outcome[PlanBoard]:
    """Why this route, or why not; `route` None = the extra reason for departing from the test."""
    cleaned = clean_text(text)
    field = EXTRA_REASON_KEY if route is None else reason_key(route)
    if isinstance(cleaned, Refused):
        raise Refusal(RefusalCode.NOT_PRINTABLE_TEXT, field)
    return _decide(desk, dossier, field, cleaned or None)


def keep_reason_draft(desk: Desk, dossier: DossierId, route: Leerroute | None, text: str) -> None:
    """Keep what stands half-typed in a reasons field; `give_reason` clears it."""
    with desk.unit_of_work() as work:
        work.drafts.save(dossier, _draft_key(route), Draft(text, len(text), saved_at=desk.clock.now()))
        work.commit()


def reason_drafts(desk: Desk, dossier: DossierId) -> Mapping[Leerroute | None, str]:
    """What stood half-typed in the reasons fields when the talk was interrupted; None = the extra reason."""
    with desk.unit_of_work() as work:
        kept = work.drafts.of(dossier)
    fields = (*Leerroute, None)
    return {route: kept[_draft_key(route)].text for route in fields if _draft_key(route) in kept}


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


def _draft_key(route: Leerroute | None) -> str:
    field = EXTRA_REASON_KEY if route is None else reason_key(route)
    return f"decision.{field}"


def _decide(desk: Desk, dossier: DossierId, key: str, value: str | None) -> Outcome[PlanBoard]:
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        standing = talk.heads.get((ChangeKind.DECISION, key), ())
        is_same = all(change.value == value for change in standing)
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
