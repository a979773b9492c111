"""What is agreed for the plan beside the route: written down, proposed, taken back, settled.

Defaults of the law are proposals; nothing is agreed until a person says so. What was half-typed is kept as a
draft and is no agreement.
"""

from __future__ import annotations

from collections.abc import Iterable

from desktop.domain.changes import Change, ChangeKind, JsonValue, value_of
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ids import DossierId
from desktop.domain.plan_elements import ElementKey, is_element_key
from desktop.domain.plan_needs import Situation, Weight, plan_needs
from desktop.domain.plan_tasks import talk_tasks
from desktop.domain.tasks import task_value, tasks_from
from desktop.usecases.element_reading import Raw, read_element
from desktop.usecases.elements_block import DRAFT_KEY, block_elements, draft_text
from desktop.usecases.elements_shown import (
    BlockedShown,
    BlockElements,
    CountShown,
    ElementShown,
    Form,
    SaidTwice,
    TalkDayShown,
)
from desktop.usecases.outcome import Outcome
from desktop.usecases.pip_versions import refuse_who_is_elsewhere
from desktop.usecases.plan_situation import situation_of
from desktop.usecases.ports import Desk, Draft, UnitOfWork
from desktop.usecases.recording import Asked, pen
from desktop.usecases.talk import Talk, load_talk

__all__ = [
    "BlockElements",
    "BlockedShown",
    "CountShown",
    "ElementShown",
    "Form",
    "Raw",
    "SaidTwice",
    "TalkDayShown",
    "Weight",
    "confirm_proposals",
    "elements_shown",
    "keep_element_draft",
    "record_element",
]


def elements_shown(desk: Desk, dossier: DossierId, block: int) -> BlockElements:
    """The agreements of one block (4 to 8), with proposals, drafts and reasons."""
    with desk.unit_of_work() as work:
        return _shown(desk, work, load_talk(desk, work, dossier), block)


def record_element(desk: Desk, dossier: DossierId, block: int, key: str, raw: Raw) -> Outcome[BlockElements]:
    """Write down one agreement as its form has it; an empty form takes it back, the same writes nothing.

    Refusals as `read_element`, with the name of the field; NOT_WI2021 or NOT_OBLIGED for who does not belong
    here. The days of the talks also come on the list of things to do.
    """
    with desk.unit_of_work() as work:
        talk, case = _situation(desk, work, dossier)
        changes = _decide(desk, work, talk, key, read_element(key, raw, case))
        work.drafts.clear(dossier, DRAFT_KEY + key)
        return _done(desk, work, dossier, block, changes)


def confirm_proposals(
    desk: Desk, dossier: DossierId, block: int, keys: Iterable[str]
) -> Outcome[BlockElements]:
    """A person confirms these proposals as they are shown; what was agreed meanwhile stays as it is."""
    wanted = set(keys)
    with desk.unit_of_work() as work:
        talk, case = _situation(desk, work, dossier)
        changes: tuple[Change, ...] = ()
        for need in plan_needs(case):
            if need.key in wanted and need.is_open and need.proposal is not None:
                changes += _decide(desk, work, talk, need.key, need.proposal)
                work.drafts.clear(dossier, DRAFT_KEY + need.key)
        return _done(desk, work, dossier, block, changes)


def keep_element_draft(desk: Desk, dossier: DossierId, key: str, raw: Raw) -> None:
    """Keep what stands half-typed in a form; `record_element` clears it, an empty form too."""
    if not is_element_key(key):
        raise KeyError("no element of the plan")
    with desk.unit_of_work() as work:
        if any(raw.values()):
            text = draft_text(raw)
            work.drafts.save(dossier, DRAFT_KEY + key, Draft(text, len(text), saved_at=desk.clock.now()))
        else:
            work.drafts.clear(dossier, DRAFT_KEY + key)
        work.commit()


def _situation(desk: Desk, work: UnitOfWork, dossier: DossierId) -> tuple[Talk, Situation]:
    talk = load_talk(desk, work, dossier)
    refuse_who_is_elsewhere(talk)
    case = situation_of(talk)
    if case is None:  # the forms are not shown while the doelgroep is not known
        raise Refusal(RefusalCode.PLAN_INCOMPLETE, facts={"count": "1"})
    return talk, case


def _decide(desk: Desk, work: UnitOfWork, talk: Talk, key: str, value: JsonValue) -> tuple[Change, ...]:
    """Nothing is written where the value stands there already, or was not there and stays away."""
    heads = talk.heads.get((ChangeKind.DECISION, key), ())
    if (heads or value is not None) and not (heads and all(one.value == value for one in heads)):
        asked = Asked(pack=talk.pack.name)
        written = pen(desk, work, talk.dossier, ChangeKind.DECISION, key, value, heads, asked)
        return (written, *(_talks_to_do(desk, work, talk, written.value) if key == ElementKey.TALKS else ()))
    return ()


def _talks_to_do(desk: Desk, work: UnitOfWork, talk: Talk, value: JsonValue) -> tuple[Change, ...]:
    """Each day ahead is something to do; a day that was taken off is not needed any more."""
    before = value_of(talk.heads.get((ChangeKind.DECISION, ElementKey.TALKS), ()))
    written = []
    for task in talk_tasks(before, value, tasks_from(talk.heads), talk.today):
        parents = talk.heads.get((ChangeKind.TASK, task.key), ())
        kept = task_value(task)
        asked = Asked(pack=talk.pack.name)
        written.append(pen(desk, work, talk.dossier, ChangeKind.TASK, task.key, kept, parents, asked))
    return tuple(written)


def _done(
    desk: Desk, work: UnitOfWork, dossier: DossierId, block: int, changes: tuple[Change, ...]
) -> Outcome[BlockElements]:
    shown = _shown(desk, work, load_talk(desk, work, dossier), block)
    work.commit()
    return Outcome(shown, changes)


def _shown(desk: Desk, work: UnitOfWork, talk: Talk, block: int) -> BlockElements:
    return block_elements(desk, talk, work.drafts.of(talk.dossier), block)
