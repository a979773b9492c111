"""Freezing the plan: a version is an object of its own, only ever followed by a next one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from desktop.domain.answer import whole_day
from desktop.domain.case_view import term_start
from desktop.domain.changes import Change, ChangeKind, JsonValue, is_conflict
from desktop.domain.deadlines import Deadline
from desktop.domain.doelgroep import QUESTION_BRP, NotHere, NotHereReason
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ids import ChangeId
from desktop.domain.leerroute import Leerroute
from desktop.domain.pip import Missing, MissingCode, PipStatus, PipVersion
from desktop.domain.pip_versions import (
    EXECUTION_KEYS,
    EXECUTION_LINES,
    FROZEN_REASONS_KEY,
    LOOSE_LINES,
    Form,
    Version,
    VersionKind,
    VersionLine,
    frozen_reasons,
    settled,
    vastgesteld_version,
    versions_of,
)
from desktop.domain.plan_lines import Day, Number, PlanBlockDraft
from desktop.domain.plan_lines import line as plan_line
from desktop.domain.plan_needs import Weight, plan_needs
from desktop.domain.revision import REVISION_REASON_KEY, previous_pip, revision_of, scale_down_of
from desktop.domain.switching import Switch, switch_of
from desktop.usecases.plan_draft import draft, in_dutch
from desktop.usecases.plan_situation import situation_of
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
_REASON = "reden."
_NOT_HOUSED = frozenset({"azc", "doorstroom"})
_HOUSING = "H01"
_PROGRESS = "uren."
_LINE_TEXTS = ("text", "key", "question", "law", "step")
_NOTHING: Mapping[str, JsonValue] = MappingProxyType({})


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


def refuse_another_route(talk: Talk, route: Leerroute | None) -> None:
    """Refusal ROUTE_LOCKED: who came with a plan keeps its route in the first plan made here (R-OVG-06).

    Once that plan is established a change of route is 'schakelen', as for anybody.
    """
    bound = bound_route(talk)
    if bound is not None and route is not None and route is not bound:
        raise Refusal(RefusalCode.ROUTE_LOCKED, "leerroute")


def bound_route(talk: Talk) -> Leerroute | None:
    """The route that the plan of the municipality before this one binds us to; None while none does."""
    moved = previous_pip(talk.heads)
    return moved.route if moved is not None and holding(talk) is None else None


def holding(talk: Talk) -> Version | None:
    """The established version, None while there is none."""
    return vastgesteld_version(settled(versions_of(talk.heads), talk.heads))


def newest_version(talk: Talk) -> Version | None:
    """The version with the highest number, whatever its status."""
    versions = settled(versions_of(talk.heads), talk.heads)
    return versions[-1] if versions else None


def plan_value(desk: Desk, talk: Talk) -> Mapping[str, JsonValue]:
    """The plan as it is frozen: route, level and every line in Dutch with where it comes from; no reasons."""
    route, moved = talk.choice.route, previous_pip(talk.heads)
    return {
        "route": route.value if route else "",
        "level_a2": is_level_a2(talk),
        "moved_from": moved.gemeente if moved else "",
        "agreed": agreed_now(talk),
        "lines": tuple(_line_value(line) for line in _lines(desk, talk, draft(desk, talk))),
        "language": talk.language.code,
        "pack": talk.pack.name,
    }


def present_version(desk: Desk, talk: Talk) -> Version:
    """The plan as it is now, as a version that is not written down: to lay beside one that is."""
    newest, route, moved = newest_version(talk), talk.choice.route, previous_pip(talk.heads)
    pip = PipVersion(newest.number + 1 if newest else 1, PipStatus.CONCEPT, route)
    return Version(
        key="",
        change=ChangeId(""),
        author=desk.worker.id,
        time="",
        pip=pip,
        kind=VersionKind.WIJZIGING,
        form=form_of(talk),
        made_on=talk.today.isoformat(),
        lines=tuple(_lines(desk, talk, draft(desk, talk))),
        agreed=agreed_now(talk),
        is_level_a2=is_level_a2(talk),
        moved_from=moved.gemeente if moved else "",
    )


def form_of(talk: Talk) -> Form:
    """What a paper made now is called: an advice until the person is in our BRP and out of the azc."""
    is_here = whole_day(talk.row.brp) is not None and talk.standing.text(QUESTION_BRP) is not None
    return Form.CONCEPT if is_here and talk.standing.text(_HOUSING) not in _NOT_HOUSED else Form.ADVIES


def switch_on(desk: Desk, talk: Talk, day: date) -> Switch | None:
    """The change of route that establishing the plan on `day` would be; None where the route stays."""
    holds, started = holding(talk), term_start(talk.heads)
    route = talk.choice.route
    if holds is None or started is None or route is None or holds.pip.route in (None, route):
        return None
    old = holds.pip.route
    return None if old is None else switch_of(old, route, started, day, desk.law)


def agreed_now(talk: Talk) -> Mapping[str, JsonValue]:
    """What is agreed beside the route, by decision key, without words of a reason; hours done are no part.

    What two desks agreed differently counts as not agreed; what this group and route have no place for (a MAP
    in the onderwijsroute, after another route was chosen) is no part of the decision.
    """
    case = situation_of(talk)
    needs = () if case is None else plan_needs(case)
    here = {need.key for need in needs if need.weight is not Weight.NOT_HERE}
    return {
        key: _without_words(found[0].value)
        for (kind, key), found in sorted(talk.heads.items())
        if kind is ChangeKind.DECISION and key in here and not key.startswith(_PROGRESS)
        if found and not is_conflict(found) and found[0].value is not None
    }


def is_level_a2(talk: Talk) -> bool:
    """True once it was decided that exams may be on A2; a level of the B1-route only (BI 5.5)."""
    return talk.choice.route is Leerroute.B1 and scale_down_of(talk.heads) is not None


def reasons_now(talk: Talk) -> Mapping[str, JsonValue]:
    """Every reason that is given now, by its decision key; what two desks wrote differently is left out."""
    return {
        key: found[0].value
        for (kind, key), found in sorted(talk.heads.items())
        if kind is ChangeKind.DECISION and key.startswith(_REASON) and found and not is_conflict(found)
        if isinstance(found[0].value, str) and found[0].value.strip()
    }


def is_present(desk: Desk, talk: Talk, version: Version) -> bool:
    """True while the plan and its reasons are still as this version has them."""
    if version.of != _digest(plan_value(desk, talk)):
        return False
    return _plan_reasons(frozen_reasons(talk.heads, version)) == _plan_reasons(reasons_now(talk))


def present_key(desk: Desk, talk: Talk) -> str:
    """The key of the frozen version that says the plan as it is now; '' while there is none."""
    known = (one for one in (holding(talk), newest_version(talk)) if one is not None)
    return next((one.key for one in known if is_present(desk, talk, one)), "")


def freeze(desk: Desk, work: UnitOfWork, talk: Talk, status: PipStatus) -> Change | None:
    """Record the next PIP version, unless the same plan stands there with this status or a further one.

    The caller commits. Refusal REVISION_NOT_BEGUN for a changed plan as 'gereed' while the established one
    was not reopened with a reason; ROUTE_LOCKED as `refuse_another_route`.
    """
    holds, newest = holding(talk), newest_version(talk)
    order = list(PipStatus)
    for known in (holds, newest):
        if known and order.index(known.pip.status) >= order.index(status) and is_present(desk, talk, known):
            return None
    if status is PipStatus.GEREED:
        refuse_another_route(talk, talk.choice.route)
        if holds is not None and revision_of(talk.heads, holds) is None:
            raise Refusal(RefusalCode.REVISION_NOT_BEGUN, "category")
    return write_version(desk, work, talk, status, {"form": form_of(talk).value})[0]


def write_version(
    desk: Desk,
    work: UnitOfWork,
    talk: Talk,
    status: PipStatus,
    more: Mapping[str, JsonValue],
    reasons: Mapping[str, JsonValue] = _NOTHING,
    term: Deadline | None = None,
) -> tuple[Change, ...]:
    """Record a version of the plan as it is now, and its reasons beside it: (version, reasons).

    Law day and plan stand in it, so that it can be explained later. `more` goes into the version, `reasons`
    to the sealed words. `term`: the three years as they begin with this version, told in its sentence about
    them. Nothing is replaced: the key is new.
    """
    plan, newest = plan_value(desk, talk), newest_version(talk)
    revision = revision_of(talk.heads, holding(talk))
    value: dict[str, JsonValue] = {
        "number": newest.number + 1 if newest else 1,
        "status": status.value,
        "law_day": talk.today.isoformat(),
        "of": _digest(plan),
        **plan,
        "lines": tuple(_line_value(line) for line in _dated(desk, talk, term)),
        "category": revision.category.value if revision else "",
        **more,
    }
    asked, key = Asked(pack=talk.pack.name), new_id(desk)
    version = pen(desk, work, talk.dossier, ChangeKind.PIP_VERSION, key, value, asked=asked)
    words = {**reasons_now(talk), **reasons}
    frozen = pen(
        desk, work, talk.dossier, ChangeKind.DECISION, f"{FROZEN_REASONS_KEY}.{key}", words, asked=asked
    )
    return version, frozen


def status_now(desk: Desk, talk: Talk) -> str:
    """'' before any decision; 'vastgesteld' or 'gereed' while such a version is this plan; 'concept'."""
    holds, newest = holding(talk), newest_version(talk)
    for known in (holds, newest):
        if known is not None and is_present(desk, talk, known):
            return known.pip.status.value
    return PipStatus.CONCEPT.value if newest or talk.choice.route else ""


def _without_words(value: JsonValue) -> JsonValue:
    if not isinstance(value, Mapping):
        return value
    return {name: inner for name, inner in value.items() if name not in ("reason", "note")}


def _digest(plan: Mapping[str, JsonValue]) -> str:
    """One text per decided plan: the language of the talk, the loose lines and how it is carried out do not
    make it another one."""
    lines, agreed = plan["lines"], plan["agreed"]
    kept = agreed if isinstance(agreed, Mapping) else {}
    decided = tuple(
        line
        for line in (lines if isinstance(lines, tuple) else ())
        if isinstance(line, Mapping)
        and not str(line.get("key", "")).startswith(LOOSE_LINES + EXECUTION_LINES)
    )
    terms = {key: value for key, value in kept.items() if key not in EXECUTION_KEYS}
    rest = {key: value for key, value in plan.items() if key not in ("language", "pack")}
    return digest({**rest, "lines": decided, "agreed": terms})


def _plan_reasons(reasons: Mapping[str, JsonValue]) -> Mapping[str, JsonValue]:
    """The reasons of the plan itself; why it was reopened is no part of it."""
    return {k: v for k, v in reasons.items() if k.startswith(_REASON) and k != REVISION_REASON_KEY}


def _line_value(line: VersionLine) -> Mapping[str, JsonValue]:
    return {"block": line.block, **{name: getattr(line, name) for name in _LINE_TEXTS}}


def _dated(desk: Desk, talk: Talk, term: Deadline | None) -> Iterator[VersionLine]:
    """The lines of the plan, with the days of the term where they are known only now."""
    for line in _lines(desk, talk, draft(desk, talk)):
        if line.key == "plan.3.years" and term is not None and term.first and term.last:
            years = term.law[0]
            begin, end = Day(term.first), Day(term.last)
            told = plan_line("plan.3.term", law=years, jaren=Number(years.number), begin=begin, eind=end)
            text = in_dutch(desk, talk.pack, told) or line.text
            line = replace(line, key=told.key, text=text, law=years.article)
        yield line


def _lines(desk: Desk, talk: Talk, drafts: Iterable[PlanBlockDraft]) -> Iterator[VersionLine]:
    for block in drafts:
        for line in block.lines:
            text = in_dutch(desk, talk.pack, line)
            if text is not None:
                question = line.from_question or ""
                law = line.law.article if line.law else ""
                yield VersionLine(block.number, text, line.key, question, law, line.step)
