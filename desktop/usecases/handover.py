"""Bringing in what COA, another municipality or a paper tells; and taking such a hand-over back.

Every value becomes an answer with its source and waits to be checked; the rule of what happens where
something stands is in `handover_plan`. What a hand-over did is a change of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from desktop.domain.answer import answer_value, whole_day
from desktop.domain.changes import Act, Certainty, Change, ChangeKind, Source
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.handover import Handover, Sender, handover_value, handovers_from
from desktop.domain.ids import DossierId
from desktop.usecases.dossiers import NewDossier, begin_dossier
from desktop.usecases.handover_mapping import Division, is_confirmed
from desktop.usecases.handover_plan import Coming, Planned, planned
from desktop.usecases.handover_shown import HandoverShown, handovers
from desktop.usecases.handover_values import PersonRead
from desktop.usecases.one_line import one_line
from desktop.usecases.outcome import Outcome
from desktop.usecases.ports import Desk, UnitOfWork
from desktop.usecases.recording import Asked, asked_as, canonical, new_id, next_row_id, pen
from desktop.usecases.revision import record_previous_pip
from desktop.usecases.talk import load_talk
from forms.answer_moves import row_key

_SOURCES = {Sender.COA: Source.COA, Sender.GEMEENTE: Source.DOCUMENT, Sender.DOCUMENT: Source.DOCUMENT}
_EMPTY = answer_value(None)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a hand-over comes from. `division` None: a text that a person read, field by field."""

    sender: Sender
    name: str
    form: str
    sha256: str
    division: Division | None = None


@dataclass(frozen=True, slots=True)
class Brought:
    """What was done: how many answers were written, how many of them are a choice now, what stayed out."""

    dossier: DossierId
    written: int
    choices: int
    same: int
    beside: int
    refused: int
    has_plan: bool = False  # a plan of another municipality waits for a decision


def bring_in(
    desk: Desk, dossier: DossierId, person: PersonRead, origin: Origin, takes_good: bool = False
) -> Outcome[Brought]:
    """Write what this person's row says into this dossier. The same again writes nothing.

    Refusal SENDER_MISSING, MAPPING_NOT_CONFIRMED, NOTHING_TO_BRING; ROW_HAS_PROBLEMS while a cell cannot be
    read, unless the klantmanager takes what is good.
    """
    name = one_line(origin.name, "sender")
    if not name:
        raise Refusal(RefusalCode.SENDER_MISSING, "sender")
    if person.problems and not takes_good:
        raise Refusal(RefusalCode.ROW_HAS_PROBLEMS, "row", {"count": str(person.problems)})
    with desk.unit_of_work() as work:
        if origin.division is not None and not is_confirmed(work, name, origin.division):
            raise Refusal(RefusalCode.MAPPING_NOT_CONFIRMED, "columns")
        talk = load_talk(desk, work, dossier)
        plan = planned(work, talk, person)
        if not plan:
            raise Refusal(RefusalCode.NOTHING_TO_BRING, "row")
        asked = Asked(pack=talk.pack.name, source=_SOURCES[origin.sender], certainty=Certainty.TO_CHECK)
        written = {change.key: change for one in plan if (change := _write(desk, work, dossier, one, asked))}
        kept = (Coming.BESIDE, Coming.OFFER)
        beside = {_beside_key(one, n): one.value for n, one in enumerate(plan) if one.coming in kept}
        same = sum(1 for one in plan if one.coming is Coming.SAME)
        told = Handover(
            key=new_id(desk),
            sender=origin.sender,
            name=name,
            form=origin.form,
            sha256=origin.sha256,
            row=person.number,
            mapping=origin.division.hash if origin.division is not None else "",
            answers={key: change.id for key, change in written.items()},
            same=same,
            refused=len(person.refused),
            beside=beside,
        )
        changes = tuple(written.values())
        if written or not _is_known(handovers_from(talk.heads), told):
            value = handover_value(told)
            changes += (pen(desk, work, dossier, ChangeKind.HANDOVER, told.key, value, asked=asked),)
            work.audit.note("handover.in", changes[-1].id, str(len(written)))
            total = load_talk(desk, work, dossier).form.total
            work.dossiers.put_progress(dossier, total.answered, total.applicable)
            work.commit()
    choices = sum(1 for one in plan if one.coming is Coming.SECOND)
    said = sum(1 for one in plan if one.coming is Coming.BESIDE)
    has_plan = any(one.coming is Coming.OFFER for one in plan)
    return Outcome(
        Brought(dossier, len(written), choices, same, said, len(person.refused), has_plan), changes
    )


def begin_from_person(
    desk: Desk, person: PersonRead, origin: Origin, language: str = "", takes_good: bool = False
) -> Outcome[Brought]:
    """A new dossier for one row of a file, with what the row says.

    The name is that of the row; the language that of the row when talks can be held in it, else `language`.
    Refusal NAME_MISSING, LANGUAGE_MISSING, or as `bring_in`: then no dossier is begun.
    """
    if person.problems and not takes_good:
        raise Refusal(RefusalCode.ROW_HAS_PROBLEMS, "row", {"count": str(person.problems)})
    if not one_line(origin.name, "sender"):
        raise Refusal(RefusalCode.SENDER_MISSING, "sender")
    if origin.division is not None:
        with desk.unit_of_work() as work:
            if not is_confirmed(work, one_line(origin.name, "sender"), origin.division):
                raise Refusal(RefusalCode.MAPPING_NOT_CONFIRMED, "columns")
    told = person.value("S01")
    known = {one.code for one in desk.texts.languages()}
    spoken = told if isinstance(told, str) and told in known else language
    place = person.value("A01")
    azc = place.get("azc") if isinstance(place, Mapping) else None
    name = person.value("P01")
    new = NewDossier(str(name or ""), spoken, azc if isinstance(azc, str) else "")
    begun = begin_dossier(desk, new)
    brought = bring_in(desk, begun.shown, person, origin, takes_good)
    return Outcome(brought.shown, begun.changes + brought.changes)


def take_back(desk: Desk, dossier: DossierId, key: str) -> Outcome[tuple[HandoverShown, ...]]:
    """Undo a hand-over: what still stands as it came is withdrawn; what was confirmed or changed since stays.

    Where it made a choice, the other value stands again. The history keeps everything. KeyError for a
    hand-over that is not here.
    """
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        heads = talk.heads[(ChangeKind.HANDOVER, key)]
        ids = {one for told in handovers_from(talk.heads) if told.key == key for one in told.answers.values()}
        changes: tuple[Change, ...] = ()
        for (kind, at), standing in sorted(talk.heads.items()):
            ours = tuple(head for head in standing if head.id in ids and kind is ChangeKind.ANSWER)
            if ours:
                changes += (withdraw_brought(desk, work, at, ours, standing),)
        changes += (
            pen(desk, work, dossier, ChangeKind.HANDOVER, key, None, heads, Asked(pack=talk.pack.name)),
        )
        work.audit.note("handover.taken_back", changes[-1].id, str(len(changes) - 1))
        total = load_talk(desk, work, dossier).form.total
        work.dossiers.put_progress(dossier, total.answered, total.applicable)
        work.commit()
    return Outcome(handovers(desk, dossier), changes)


def take_earlier_pip(
    desk: Desk, dossier: DossierId, plan: Mapping[str, str]
) -> Outcome[tuple[HandoverShown, ...]]:
    """A person takes over the plan that a hand-over told of. Refusals as `record_previous_pip`."""
    day = whole_day(plan["dagtekening_initieel"])
    typed = f"{day.day}-{day.month}-{day.year}" if day is not None else ""
    done = record_previous_pip(desk, dossier, plan["gemeente"], plan["route"], typed)
    return Outcome(handovers(desk, dossier), done.changes)


def _write(desk: Desk, work: UnitOfWork, dossier: DossierId, one: Planned, asked: Asked) -> Change | None:
    if one.coming not in (Coming.NEW, Coming.SECOND):
        return None
    key = row_key(one.key, next_row_id(desk, work)) if one.is_row else one.key
    return pen(desk, work, dossier, ChangeKind.ANSWER, key, one.value, one.parents, asked)


def withdraw_brought(
    desk: Desk, work: UnitOfWork, key: str, ours: tuple[Change, ...], standing: tuple[Change, ...]
) -> Change:
    """Empty what stood alone; where another answer stands beside it, that one stands again.

    `ours`: those of the heads `standing` that were brought in; at least one.
    """
    first = ours[0]
    others = [head for head in standing if head not in ours]
    if others:
        left = others[0]
        asked = replace(asked_as(left), act=Act.CORRECTION)
        return pen(desk, work, first.dossier, ChangeKind.ANSWER, key, left.value, (*ours, left), asked)
    asked = Asked(pack=first.pack, source=first.source, certainty=first.certainty, act=Act.WITHDRAWAL)
    return pen(desk, work, first.dossier, ChangeKind.ANSWER, key, _EMPTY, ours, asked)


def _beside_key(one: Planned, place: int) -> str:
    return f"{one.key}#{place}" if one.is_row else one.key


def _is_known(before: tuple[Handover, ...], told: Handover) -> bool:
    """True when this file was brought in before and told no more than now."""
    return any(
        (one.sha256, one.row) == (told.sha256, told.row) and canonical(one.beside) == canonical(told.beside)
        for one in before
    )
