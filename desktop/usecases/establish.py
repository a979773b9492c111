"""Vaststellen: the act that makes the plan a decision and starts the three years. Apart from 'gereed'.

The klantmanager records what a mandated officer decided and dated: nothing here decides. The version that is
written is never changed afterwards; what comes later is a version of its own (rules R-TRM-04 and R-TRM-05).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from desktop.domain.answer import whole_day
from desktop.domain.case_view import term_start
from desktop.domain.changes import ChangeKind, JsonValue
from desktop.domain.choices import How, choice_value
from desktop.domain.deadlines import Deadline, bezwaar_deadline, inburgeringstermijn, schakelen_until
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ids import DossierId
from desktop.domain.pip import PipStatus
from desktop.domain.pip_versions import (
    BEKENDMAKING_KEY,
    HOLDS_KEY,
    Form,
    Version,
    VersionKind,
    disputed,
    versions_of,
)
from desktop.domain.revision import previous_pip
from desktop.usecases.decision_shown import DecisionShown, decision_shown
from desktop.usecases.dutch_words import day_words
from desktop.usecases.one_line import one_line
from desktop.usecases.outcome import Outcome
from desktop.usecases.pip_versions import (
    form_of,
    holding,
    is_level_a2,
    is_present,
    newest_version,
    refuse_another_route,
    refuse_what_is_missing,
    refuse_who_is_elsewhere,
    switch_on,
    write_version,
)
from desktop.usecases.ports import Desk
from desktop.usecases.recording import Asked, pen
from desktop.usecases.sealing import missing_of
from desktop.usecases.talk import Talk, load_talk
from desktop.usecases.typed_days import needed_past_day, read_past_day
from desktop.usecases.typed_reason import needed_reason, reason_text

#: the field in which one says why one of two established plans holds
HOLDS = "holds"

#: the first day under the act (Stb. 2021, 38): no plan of before it is one
_ACT = "inburgeringstermijn.years"


@dataclass(frozen=True, slots=True)
class Establishing:
    """What stands in the form. Days as typed, '20-7-2026'; `bekendmaking` and `decision_number` may be empty.

    `early_reason`: why already now, where the person is not here yet. `late_reason`: why the route still
    changes after the last day for it.
    """

    dagtekening: str
    mandate_name: str
    mandate_function: str
    bekendmaking: str = ""
    decision_number: str = ""
    early_reason: str = ""
    late_reason: str = ""


def establish_pip(desk: Desk, dossier: DossierId, typed: Establishing) -> Outcome[DecisionShown]:
    """Write down that the plan was established, as a version of its own.

    Only a version that is 'gereed' and still the plan. Refusals, each with its field: as `make_ready` for
    what is missing; NOT_READY, PLAN_CHANGED, ALREADY_ESTABLISHED, TWO_DECISIONS (no field); on 'dagtekening'
    NOT_A_DATE, IMPOSSIBLE_DATE, DATE_IN_FUTURE, BEFORE_ACT, BEFORE_KENNISGEVING, BEFORE_EARLIER_VERSION; on
    'bekendmaking' BEFORE_DAGTEKENING; MANDATE_MISSING; EARLY_DECISION and LATE_SWITCH ask for a reason and
    forbid nothing.
    """
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        _refuse_what_is_not_ready(desk, talk)
        day = _dagtekening(desk, talk, typed.dagtekening)
        bekendmaking = read_past_day(typed.bekendmaking, talk.today, "bekendmaking")
        if bekendmaking is not None and bekendmaking < day:
            raise Refusal(RefusalCode.BEFORE_DAGTEKENING, "bekendmaking")
        name, function = (one_line(text, field) for field, text in _mandate(typed))
        for text, field in ((name, "mandate_name"), (function, "mandate_function")):
            if not text:
                raise Refusal(RefusalCode.MANDATE_MISSING, field)
        number = one_line(typed.decision_number, "decision_number")
        reasons = _extra_reasons(desk, talk, typed, day)
        started = term_start(talk.heads) or day
        before = holding(talk)
        value: dict[str, JsonValue] = {
            "kind": _kind(talk, before).value,
            "form": Form.BESLUIT.value,
            "dagtekening": day.isoformat(),
            "dagtekening_initieel": started.isoformat(),
            "bekendmaking": bekendmaking.isoformat() if bekendmaking else "",
            "decision_number": number,
            "mandate": {"name": name, "function": function},
            "after": before.key if before else "",
            "law_values": _law_used(desk, started, bekendmaking or day),
        }
        term = inburgeringstermijn(started, desk.law)
        changes = write_version(desk, work, talk, PipStatus.VASTGESTELD, value, reasons, term)
        work.audit.note("pip.established", changes[0].key, "ok")
        talk = load_talk(desk, work, dossier)
        work.commit()
    return Outcome(decision_shown(desk, talk), changes)


def record_bekendmaking(desk: Desk, dossier: DossierId, typed: str) -> Outcome[DecisionShown]:
    """The day the letter of the plan that holds went out; six weeks for bezwaar count from it (Awb 6:8).

    Beside the version, which never changes. Refusals as in `establish_pip`, and NOT_ESTABLISHED.
    """
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        holds = holding(talk)
        if holds is None:
            raise Refusal(RefusalCode.NOT_ESTABLISHED, "bekendmaking")
        day = needed_past_day(typed, talk.today, "bekendmaking")
        if holds.pip.dagtekening and day.isoformat() < holds.pip.dagtekening:
            raise Refusal(RefusalCode.BEFORE_DAGTEKENING, "bekendmaking")
        if holds.bekendmaking == day.isoformat():
            return Outcome(decision_shown(desk, talk))
        key = f"{BEKENDMAKING_KEY}.{holds.key}"
        heads, asked = talk.heads.get((ChangeKind.DECISION, key), ()), Asked(pack=talk.pack.name)
        change = pen(desk, work, dossier, ChangeKind.DECISION, key, day.isoformat(), heads, asked)
        talk = load_talk(desk, work, dossier)
        work.commit()
    return Outcome(decision_shown(desk, talk), (change,))


def settle_decisions(desk: Desk, dossier: DossierId, key: str, reason: str) -> Outcome[DecisionShown]:
    """Of the versions that two desks established beside each other the one with this key holds, and why.

    The others stay as they are. Refusal REASON_MISSING on HOLDS; ValueError when there is nothing to choose
    there.
    """
    why = needed_reason(reason, HOLDS)
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        found = [one for pair in disputed(versions_of(talk.heads), talk.heads) for one in pair]
        chosen = next((one for one in found if one.key == key), None)
        if chosen is None:
            raise ValueError("no such choice between decisions")
        name = f"{HOLDS_KEY}.{chosen.branch}"
        heads, asked = talk.heads.get((ChangeKind.DECISION, name), ()), Asked(pack=talk.pack.name)
        change = pen(desk, work, dossier, ChangeKind.DECISION, name, key, heads, asked)
        told = choice_value((ChangeKind.DECISION, name), [one.id for one in heads], How.ONE, why)
        choice = pen(desk, work, dossier, ChangeKind.CHOICE, change.id, told, asked=asked)
        talk = load_talk(desk, work, dossier)
        work.commit()
    return Outcome(decision_shown(desk, talk), (change, choice))


def _refuse_what_is_not_ready(desk: Desk, talk: Talk) -> None:
    refuse_who_is_elsewhere(talk)
    if disputed(versions_of(talk.heads), talk.heads):
        raise Refusal(RefusalCode.TWO_DECISIONS)
    holds, newest = holding(talk), newest_version(talk)
    if holds is not None and is_present(desk, talk, holds):
        raise Refusal(RefusalCode.ALREADY_ESTABLISHED)
    refuse_what_is_missing(missing_of(talk))
    if newest is None or newest.pip.status is not PipStatus.GEREED:
        raise Refusal(RefusalCode.NOT_READY)
    if not is_present(desk, talk, newest):
        raise Refusal(RefusalCode.PLAN_CHANGED)
    refuse_another_route(talk, talk.choice.route)


def _dagtekening(desk: Desk, talk: Talk, text: str) -> date:
    """The day of the decision: not ahead, under the act, after DUO's letter and after the decision before."""
    field = "dagtekening"
    day = needed_past_day(text, talk.today, field)
    try:
        desk.law.on(day).value(_ACT)
    except Refusal:
        raise Refusal(RefusalCode.BEFORE_ACT, field) from None
    letter = whole_day(talk.row.kennisgeving)
    if letter is not None and day < letter:
        raise Refusal(RefusalCode.BEFORE_KENNISGEVING, field, {"day": day_words(letter)})
    holds, moved = holding(talk), previous_pip(talk.heads)
    before = [whole_day(holds.pip.dagtekening)] if holds else []
    before += [moved.dagtekening_initieel] if moved else []
    newest = max((one for one in before if one is not None), default=None)
    if newest is not None and day < newest:
        raise Refusal(RefusalCode.BEFORE_EARLIER_VERSION, field, {"day": day_words(newest)})
    return day


def _mandate(typed: Establishing) -> tuple[tuple[str, str], ...]:
    return (("mandate_name", typed.mandate_name), ("mandate_function", typed.mandate_function))


def _extra_reasons(desk: Desk, talk: Talk, typed: Establishing, day: date) -> Mapping[str, JsonValue]:
    """What has to be said besides: nothing is forbidden, but it is not done without a word."""
    early, late = (
        reason_text(typed.early_reason, "early_reason"),
        reason_text(typed.late_reason, "late_reason"),
    )
    if form_of(talk) is Form.ADVIES and holding(talk) is None and not early:
        raise Refusal(RefusalCode.EARLY_DECISION, "early_reason")
    switch = switch_on(desk, talk, day)
    if switch is not None and not switch.is_in_time and not late:
        last = switch.deadline.last
        facts = {"day": day_words(last) if last else ""}
        raise Refusal(RefusalCode.LATE_SWITCH, "late_reason", facts)
    return {name: text for name, text in (("vroeg", early), ("te_laat", late)) if text}


def _kind(talk: Talk, before: Version | None) -> VersionKind:
    if before is None:
        return VersionKind.EERSTE if previous_pip(talk.heads) is None else VersionKind.VERHUIZING
    if before.pip.route is not talk.choice.route:
        return VersionKind.SCHAKELEN
    is_lower = is_level_a2(talk) and not before.is_level_a2
    return VersionKind.AFSCHALEN if is_lower else VersionKind.WIJZIGING


def _law_used(desk: Desk, started: date, told: date) -> Mapping[str, JsonValue]:
    """The values of the law the dates of this version rest on, by key."""
    deadlines: tuple[Deadline, ...] = (
        inburgeringstermijn(started, desk.law),
        schakelen_until(started, desk.law),
        bezwaar_deadline(told, desk.law),
    )
    return {value.key: str(value.value) for deadline in deadlines for value in deadline.law}
