"""Freezing the plan: a version is an object of its own, only ever followed by a next one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from desktop.domain.changes import Change, ChangeKind, JsonValue
from desktop.domain.doelgroep import NotHere, NotHereReason
from desktop.domain.dossier import newest_pip
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.pip import Missing, MissingCode, PipStatus
from desktop.domain.plan_lines import PlanBlockDraft
from desktop.usecases.plan_draft import draft, in_dutch
from desktop.usecases.ports import Desk, UnitOfWork
from desktop.usecases.recording import Asked, digest, new_id, pen
from desktop.usecases.talk import Talk

_UNDER_OLD_LAW = frozenset({NotHereReason.WI2013, NotHereReason.ELIP, NotHereReason.DUO_BEFORE_WI2021})
_CODES = {
    MissingCode.CONFLICT_OPEN: RefusalCode.CONFLICT_OPEN,
    MissingCode.ROUTE_NOT_CHOSEN: RefusalCode.ROUTE_NOT_CHOSEN,
    MissingCode.REASON_FOR: RefusalCode.REASON_MISSING,
    MissingCode.REASON_AGAINST: RefusalCode.REASON_MISSING,
    MissingCode.REASON_DEPARTS_FROM_TEST: RefusalCode.REASON_MISSING,
}


def refuse_who_is_elsewhere(talk: Talk) -> None:
    """Refusal NOT_WI2021 or NOT_OBLIGED for who does not belong here: no plan and no paper is made."""
    if isinstance(talk.belonging, NotHere):
        is_old = talk.belonging.reason in _UNDER_OLD_LAW
        code = RefusalCode.NOT_WI2021 if is_old else RefusalCode.NOT_OBLIGED
        raise Refusal(code, talk.belonging.question)


def refuse_what_is_missing(missing: tuple[Missing, ...]) -> None:
    """One refusal for all that is missing; the plan board lists it in full.

    The codes with a sentence of their own go first: conflict, route, reason.
    """
    if not missing:
        return
    codes = [_CODES[item.code] for item in missing if item.code in _CODES]
    code = codes[0] if len(codes) == len(missing) else RefusalCode.PLAN_INCOMPLETE
    first = missing[0]
    field = first.question or (first.route.value if first.route else None)
    raise Refusal(code, field, {"count": str(len(missing))})


def plan_value(desk: Desk, talk: Talk) -> Mapping[str, JsonValue]:
    """The plan as it is frozen: every line in Dutch with where it comes from, the route and the reasons."""
    return {
        "route": talk.choice.route.value if talk.choice.route else "",
        "reasons": {route.value: reason for route, reason in talk.choice.reasons.items() if reason},
        "extra_reason": talk.choice.extra_reason,
        "lines": tuple(_lines(desk, talk, draft(desk, talk))),
        "language": talk.language.code,
        "pack": talk.pack.name,
    }


def freeze(desk: Desk, work: UnitOfWork, talk: Talk, status: PipStatus) -> Change | None:
    """Record the next PIP version, unless the newest is the same plan with this status or a further one.

    The caller commits. Law day and plan stand in it, so that it can be explained later.
    """
    plan = plan_value(desk, talk)
    newest = newest_pip(talk.heads)
    order = list(PipStatus)
    if newest.get("of") == digest(plan) and order.index(_status(newest)) >= order.index(status):
        return None
    number = newest.get("number")
    value: dict[str, JsonValue] = {
        "number": number + 1 if isinstance(number, int) else 1,
        "status": status.value,
        "law_day": talk.today.isoformat(),
        "of": digest(plan),
        **plan,
    }
    asked = Asked(pack=talk.pack.name)
    return pen(desk, work, talk.dossier, ChangeKind.PIP_VERSION, new_id(desk), value, asked=asked)


def status_now(desk: Desk, talk: Talk) -> str:
    """'' before anything was decided, 'gereed' while the newest version is this plan, else 'concept'."""
    newest = newest_pip(talk.heads)
    if newest and newest.get("of") == digest(plan_value(desk, talk)):
        return _status(newest).value
    return PipStatus.CONCEPT.value if newest or talk.choice.route else ""


def _status(version: Mapping[str, JsonValue]) -> PipStatus:
    found = version.get("status")
    return PipStatus(found) if isinstance(found, str) and found in set(PipStatus) else PipStatus.CONCEPT


def _lines(desk: Desk, talk: Talk, drafts: Iterable[PlanBlockDraft]) -> Iterable[Mapping[str, JsonValue]]:
    for block in drafts:
        for line in block.lines:
            text = in_dutch(desk, talk.pack, line)
            if text is not None:
                question = line.from_question or ""
                law = line.law.article if line.law else ""
                yield {"block": block.number, "text": text, "question": question, "law": law}
