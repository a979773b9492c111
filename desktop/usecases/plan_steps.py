"""Agreements of the plan: steps out of the library or in somebody's own words; who does it and by when.

A suggestion follows from answers and is only ever offered, in the order of the alphabet; a person chooses.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from desktop.domain.changes import ChangeKind
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ids import DossierId
from desktop.domain.plan_steps import PlanStep, Who, step_value, steps_from
from desktop.usecases.agreements_shown import (
    AgreedBlock,
    AgreedLine,
    Agreements,
    OfferShown,
    SourceShown,
    StepShown,
)
from desktop.usecases.agreements_view import agreements_shown
from desktop.usecases.one_line import one_line
from desktop.usecases.outcome import Outcome
from desktop.usecases.pip_versions import refuse_who_is_elsewhere
from desktop.usecases.ports import Desk, Draft, UnitOfWork
from desktop.usecases.recording import Asked, next_row_id, pen
from desktop.usecases.talk import DUTCH, Talk, load_talk
from desktop.usecases.typed_days import read_day
from forms.model import AvgMark

__all__ = [
    "AgreedBlock",
    "AgreedLine",
    "Agreements",
    "OfferShown",
    "SourceShown",
    "StepGiven",
    "StepShown",
    "Who",
    "add_step",
    "agreements",
    "change_step",
    "choose_answer",
    "end_step",
    "keep_step_draft",
    "step_drafts",
    "steps_of",
    "take_up_step",
]

_DRAFT = "goal."


@dataclass(frozen=True, slots=True)
class StepGiven:
    """What was filled in. `line` is a key of the library, or '' with `own` words; `by` a day as typed.

    `is_private`: own words about health or justice; kept apart and never printed. `in_own_language`: the own
    words are in the language of the person, else in Dutch.
    """

    block: int
    line: str = ""
    own: str = ""
    who: Who = Who.IK
    who_name: str = ""
    by: str = ""
    is_private: bool = False
    in_own_language: bool = False


def agreements(desk: Desk, dossier: DossierId) -> Agreements:
    """The eight blocks with their lines, steps and offers."""
    with desk.unit_of_work() as work:
        return agreements_shown(desk, load_talk(desk, work, dossier))


def steps_of(desk: Desk, dossier: DossierId) -> tuple[PlanStep, ...]:
    """Every step of a dossier, ended ones and those with two answers too."""
    with desk.unit_of_work() as work:
        return steps_from(load_talk(desk, work, dossier).heads)


def add_step(desk: Desk, dossier: DossierId, given: StepGiven) -> Outcome[Agreements]:
    """A new step. Refusal STEP_EMPTY, STEP_TWICE, NOT_A_DATE, IMPOSSIBLE_DATE, NOT_PRINTABLE_TEXT, TOO_LONG,
    NOT_WI2021 or NOT_OBLIGED. KeyError for a line that the library does not have."""
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        refuse_who_is_elsewhere(talk)
        step = _step(desk, given, next_row_id(desk, work))
        standing = steps_from(talk.heads)
        if step.line and any(one.line == step.line and not one.is_off for one in standing):
            raise Refusal(RefusalCode.STEP_TWICE, "line")
        if step.own:
            _clear_drafts(work, dossier, step.block)
        return _write(desk, work, talk, step, given.in_own_language)


def change_step(
    desk: Desk, dossier: DossierId, key: str, who: Who, who_name: str, by: str
) -> Outcome[Agreements]:
    """Another who or by when; of two answers this is also the choice. KeyError for a step that is not there.

    Refusal NOT_A_DATE, IMPOSSIBLE_DATE, NOT_PRINTABLE_TEXT, TOO_LONG.
    """
    name, day = one_line(who_name, "who_name"), _day(desk, by)
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        step = replace(_settled(talk, key), who=who, who_name=name, by=day)
        return _write(desk, work, talk, step)


def end_step(desk: Desk, dossier: DossierId, key: str) -> Outcome[Agreements]:
    """Out of the plan; it stays in the history and can be taken up again."""
    return _turn(desk, dossier, key, is_off=True)


def take_up_step(desk: Desk, dossier: DossierId, key: str) -> Outcome[Agreements]:
    """Back into the plan."""
    return _turn(desk, dossier, key, is_off=False)


def choose_answer(desk: Desk, dossier: DossierId, key: str, n: int) -> Outcome[Agreements]:
    """Of two answers the n-th as they are shown stands from now on; the other one stays in the history."""
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        step = _found(talk, key)
        chosen = (step, *step.variants)[n]
        return _write(desk, work, talk, replace(chosen, is_disputed=False, variants=()))


def keep_step_draft(desk: Desk, dossier: DossierId, block: int, field: str, text: str) -> None:
    """Keep what stands half-typed in a field of the form of own words ('own', 'who_name', 'by')."""
    with desk.unit_of_work() as work:
        key = f"{_DRAFT}{block}.{field}"
        if text:
            work.drafts.save(dossier, key, Draft(text, len(text), saved_at=desk.clock.now()))
        else:
            work.drafts.clear(dossier, key)
        work.commit()


def step_drafts(desk: Desk, dossier: DossierId) -> Mapping[tuple[int, str], str]:
    """What stood half-typed, by block and field."""
    with desk.unit_of_work() as work:
        kept = work.drafts.of(dossier)
    found = {}
    for key, draft in kept.items():
        block, _, field = key.removeprefix(_DRAFT).partition(".")
        if key.startswith(_DRAFT) and block.isdigit():
            found[int(block), field] = draft.text
    return found


def _clear_drafts(work: UnitOfWork, dossier: DossierId, block: int) -> None:
    for field in ("own", "who_name", "by"):
        work.drafts.clear(dossier, f"{_DRAFT}{block}.{field}")


def _step(desk: Desk, given: StepGiven, key: str) -> PlanStep:
    own, name, day = one_line(given.own, "own"), one_line(given.who_name, "who_name"), _day(desk, given.by)
    if given.line:
        ready = desk.plan_lines.line(given.line)
        if ready is None:
            raise KeyError("no such line in the library")
        return PlanStep(key, ready.block, ready.key, "", given.who, name, day, ready.avg)
    if not own:
        raise Refusal(RefusalCode.STEP_EMPTY, "own")
    mark = AvgMark.SPECIAL if given.is_private else AvgMark.NORMAL
    return PlanStep(key, given.block, "", own, given.who, name, day, mark.value)


def _day(desk: Desk, text: str) -> date | None:
    return read_day(text, desk.clock.today(), "by") if text.strip() else None


def _turn(desk: Desk, dossier: DossierId, key: str, is_off: bool) -> Outcome[Agreements]:
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        step = replace(_settled(talk, key), is_off=is_off)
        is_twice = any(
            one.line == step.line and one.id != key and not one.is_off for one in steps_from(talk.heads)
        )
        if step.line and not is_off and is_twice:
            raise Refusal(RefusalCode.STEP_TWICE, "line")
        return _write(desk, work, talk, step)


def _found(talk: Talk, key: str) -> PlanStep:
    step = next((one for one in steps_from(talk.heads) if one.id == key), None)
    if step is None:
        raise KeyError("no such step here")
    return step


def _settled(talk: Talk, key: str) -> PlanStep:
    return replace(_found(talk, key), is_disputed=False, variants=())


def _write(
    desk: Desk, work: UnitOfWork, talk: Talk, step: PlanStep, in_own_language: bool = False
) -> Outcome[Agreements]:
    value = step_value(step)
    standing = talk.heads.get((ChangeKind.GOAL, step.id), ())
    if standing and all(change.value == value for change in standing):
        return Outcome(agreements_shown(desk, talk))
    language = step.language or (talk.language.code if in_own_language else DUTCH)
    asked = Asked(pack=talk.pack.name, language=language if step.own else None)
    change = pen(desk, work, talk.dossier, ChangeKind.GOAL, step.id, value, standing, asked)
    after = load_talk(desk, work, talk.dossier)
    work.commit()
    return Outcome(agreements_shown(desk, after), (change,))
