"""Two dossiers of one person on this laptop: found, shown, and joined or kept apart by a person.

Joining brings the answers of the other dossier to the main one as further heads: where they differ, a person
chooses. The other dossier is never altered but for the decision, stays readable, and goes on in the main one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.domain.answer import Answers, answer_value, answers_from
from desktop.domain.changes import Change, ChangeKind, JsonValue
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ids import DossierId
from desktop.domain.same_person import (
    BROUGHT_KEY,
    TOGETHER_KEY,
    Likeness,
    Signs,
    Together,
    brought_from,
    decided_from,
    goes_on_in,
    likely_pairs,
)
from desktop.usecases.handover import withdraw_brought
from desktop.usecases.interview.answer_words import readable
from desktop.usecases.outcome import Outcome
from desktop.usecases.ports import Desk, UnitOfWork
from desktop.usecases.recording import Asked, asked_as, canonical, new_id, pen
from desktop.usecases.talk import load_talk
from forms.answer_moves import ROW_MARK

_STATE = "same_person."
_BSN, _V_NUMMER, _NAME = "P03", "P04", "P01"


@dataclass(frozen=True, slots=True)
class Alike:
    """Another dossier that looks like the same person; nothing was decided about the two."""

    dossier: DossierId
    roepnaam: str
    other: DossierId
    other_roepnaam: str
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class TogetherShown:
    """For the page of one dossier: who looks like it, who was joined with it, where it goes on."""

    alike: tuple[Alike, ...]
    joined: tuple[tuple[DossierId, str], ...]  # id and name of dossiers that go on in this one
    apart: tuple[tuple[DossierId, str], ...]  # of whom a person said that it is somebody else
    goes_on: DossierId | None
    goes_on_name: str
    disputed: tuple[tuple[DossierId, str], ...] = ()  # two laptops said differently about the two


@dataclass(frozen=True, slots=True)
class TakenApart:
    """What taking apart did: answers that were withdrawn, and those a person chose or changed meanwhile."""

    withdrawn: int
    stayed: int


@dataclass(frozen=True, slots=True)
class Joined:
    """What joining did: answers that were brought, of which so many are a choice now."""

    brought: int
    choices: int
    left_out: int  # 'none' where the main one has rows


def alike_here(desk: Desk) -> tuple[Alike, ...]:
    """Every pair on this laptop that looks like one person and about which nobody decided."""
    with desk.unit_of_work() as work:
        return tuple(_alike(work))


def together_shown(desk: Desk, dossier: DossierId) -> TogetherShown:
    """What is known of this dossier and others of the same person."""
    with desk.unit_of_work() as work:
        names = {row.dossier: row.roepnaam for row in work.dossiers.all()}
        heads = work.changes.heads(dossier)
        decided = decided_from(heads)
        goes_on = goes_on_in(dossier, heads)
        alike = tuple(one for one in _alike(work) if dossier in (one.dossier, one.other))
    return TogetherShown(
        alike=tuple(one if one.dossier == dossier else _turned(one) for one in alike),
        joined=tuple(
            (one.other, names.get(one.other, ""))
            for one in decided
            if one.state is Together.SAME and one.main == dossier and not one.is_disputed
        ),
        disputed=tuple((one.other, names.get(one.other, "")) for one in decided if one.is_disputed),
        apart=tuple(
            (one.other, names.get(one.other, "")) for one in decided if one.state is Together.NOT_SAME
        ),
        goes_on=DossierId(goes_on) if goes_on else None,
        goes_on_name=names.get(DossierId(goes_on), ""),
    )


def say_not_same(desk: Desk, dossier: DossierId, other: DossierId) -> Outcome[None]:
    """They are two people; remembered in both, so that nobody is asked again. KeyError for one not here."""
    with desk.unit_of_work() as work:
        changes = _decide(desk, work, dossier, other, {"state": Together.NOT_SAME.value})
        work.commit()
    return Outcome(None, changes)


def join_dossiers(desk: Desk, main: DossierId, other: DossierId) -> Outcome[Joined]:
    """They are one person: the work goes on in `main`, with every answer of `other` beside its own.

    Done again it writes nothing. Refusal NOT_ONE_PERSON for a dossier with itself, or where one of the two
    already goes on in another one.
    """
    with desk.unit_of_work() as work:
        elsewhere = {goes_on_in(one, work.changes.heads(one)) for one in (main, other)} - {"", main}
        if main == other or elsewhere:
            raise Refusal(RefusalCode.NOT_ONE_PERSON, "together")
        changes = _decide(desk, work, main, other, {"state": Together.SAME.value, "main": main})
        brought, choices, left_out = _bring(desk, work, main, other)
        if brought:
            ids = tuple(change.id for change in brought)
            key, asked = f"{BROUGHT_KEY}{other}.{new_id(desk)}", Asked(pack=brought[0].pack)
            changes += (pen(desk, work, main, ChangeKind.DECISION, key, {"answers": ids}, asked=asked),)
            total = load_talk(desk, work, main).form.total
            work.dossiers.put_progress(main, total.answered, total.applicable)
        work.commit()
    return Outcome(Joined(len(brought), choices, left_out), changes + brought)


def take_apart(desk: Desk, dossier: DossierId, other: DossierId) -> Outcome[TakenApart]:
    """They are two people after all: what joining brought and still stands as it came is withdrawn.

    Where it made a choice, the own answer stands again; what a person chose or changed since stays. Nothing
    is removed: the history keeps it, and the other dossier was never altered. Works from either of the two;
    done again it writes nothing. Refusal DOSSIER_NOT_HERE where the other one is not on this laptop.
    """
    with desk.unit_of_work() as work:
        if work.dossiers.row(other) is None:
            raise Refusal(RefusalCode.DOSSIER_NOT_HERE, "together")
        changes = _decide(desk, work, dossier, other, {"state": Together.NOT_SAME.value})
        withdrawn: tuple[Change, ...] = ()
        stayed = 0
        for here, there in ((dossier, other), (other, dossier)):
            gone, kept, records = _withdraw(desk, work, here, there)
            withdrawn, stayed, changes = withdrawn + gone, stayed + kept, changes + gone + records
            if gone:
                total = load_talk(desk, work, here).form.total
                work.dossiers.put_progress(here, total.answered, total.applicable)
        work.commit()
    return Outcome(TakenApart(len(withdrawn), stayed), changes)


def _withdraw(
    desk: Desk, work: UnitOfWork, here: DossierId, there: DossierId
) -> tuple[tuple[Change, ...], int, tuple[Change, ...]]:
    """Take out of one dossier what came from the other: (withdrawals, how many stay, the records of it)."""
    heads = work.changes.heads(here)
    records = [one for one in brought_from(heads, there) if not one.is_undone]
    ids = {id for one in records for id in one.answers}
    gone: tuple[Change, ...] = ()
    found = 0
    for (kind, key), standing in sorted(heads.items()):
        ours = tuple(head for head in standing if kind is ChangeKind.ANSWER and head.id in ids)
        found += len(ours)
        if ours:
            gone += (withdraw_brought(desk, work, key, ours, standing),)
    written: tuple[Change, ...] = ()
    for one in records:
        parents = heads[ChangeKind.DECISION, one.key]
        value: JsonValue = {"answers": tuple(sorted(one.answers)), "apart": True}
        asked = Asked(pack=parents[0].pack)
        written += (pen(desk, work, here, ChangeKind.DECISION, one.key, value, parents, asked),)
    return gone, len(ids) - found, written


def signs_here(work: UnitOfWork) -> tuple[tuple[Signs, str], ...]:
    """What can be compared of every dossier on this laptop that stands by itself, with its name."""
    return tuple((_signs(work, row.dossier, row.roepnaam, row.birth), row.roepnaam)
                 for row in work.dossiers.all() if not row.goes_on_in)  # fmt: skip


def _signs(work: UnitOfWork, dossier: DossierId, roepnaam: str, birth: str) -> Signs:
    """Numbers from every change of the question: also one of two that meet may be the same person's."""
    return Signs(dossier, (roepnaam,), birth, _newest(work, dossier, _BSN), _newest(work, dossier, _V_NUMMER))


def _newest(work: UnitOfWork, dossier: DossierId, question: str) -> str:
    history = work.changes.history(dossier, ChangeKind.ANSWER, question)
    answer = readable(history[-1].value) if history else None
    return answer.value if answer is not None and isinstance(answer.value, str) else ""


def _alike(work: UnitOfWork) -> Iterator[Alike]:
    here = signs_here(work)
    names = {signs.dossier: name for signs, name in here}
    for pair in likely_pairs(signs for signs, _ in here):
        decided = decided_from(work.changes.heads(pair.first))
        if not any(one.other == pair.second and not one.is_disputed for one in decided):
            yield Alike(pair.first, names[pair.first], pair.second, names[pair.second], pair.likeness)


def _turned(one: Alike) -> Alike:
    return Alike(one.other, one.other_roepnaam, one.dossier, one.roepnaam, one.likeness)


def _decide(
    desk: Desk, work: UnitOfWork, dossier: DossierId, other: DossierId, value: JsonValue
) -> tuple[Change, ...]:
    """The same decision in both dossiers, unless it stands there already."""
    changes: tuple[Change, ...] = ()
    for here, there in ((dossier, other), (other, dossier)):
        talk = load_talk(desk, work, here)
        key = f"{TOGETHER_KEY}{there}"
        heads = talk.heads.get((ChangeKind.DECISION, key), ())
        if heads and all(canonical(head.value) == canonical(value) for head in heads):
            continue
        asked = Asked(pack=talk.pack.name)
        changes += (pen(desk, work, here, ChangeKind.DECISION, key, value, heads, asked),)
    return changes


def _bring(
    desk: Desk, work: UnitOfWork, main: DossierId, other: DossierId
) -> tuple[tuple[Change, ...], int, int]:
    """Every value that stands in `other` and that `main` never held, as a head beside what stands there."""
    own, theirs = work.changes.heads(main), work.changes.heads(other)
    undone = {id for one in brought_from(own, other) if one.is_undone for id in one.answers}
    held: dict[str, set[str]] = {}
    for change in work.changes.of(main, ChangeKind.ANSWER):
        if change.id in undone:
            continue  # it was brought before and taken out again: it may come once more
        held.setdefault(change.key, set()).add(canonical(change.value))
    answers = answers_from(own)
    rows = {text for key, texts in held.items() if ROW_MARK in key for text in _with(key, texts)}
    changes: tuple[Change, ...] = ()
    choices, left_out, empty = 0, 0, canonical(answer_value(None))
    for (kind, key), heads in sorted(theirs.items()):
        if kind is not ChangeKind.ANSWER:
            continue
        standing = own.get((kind, key), ())
        emptied = tuple(one for one in standing if one.parents and undone.issuperset(one.parents))
        for head in heads:
            said, text = readable(head.value), canonical(head.value)
            if (said is not None and said.is_empty) or text in held.get(key, ()):
                continue
            question = key.partition(ROW_MARK)[0]
            if ROW_MARK in key and f"{question}/{text}" in rows:
                continue
            if ROW_MARK not in key and _is_none_over_rows(answers, key):
                left_out += 1
                continue
            changes += (pen(desk, work, main, kind, key, head.value, emptied, asked_as(head)),)
            choices += len(standing) > len(emptied)
            if ROW_MARK in key and answers.answer(question) and empty not in held.get(question, ()):
                held.setdefault(question, set()).add(empty)  # 'none' stands over rows now: a choice
                changes += (pen(desk, work, main, kind, question, answer_value(None), (), asked_as(head)),)
                choices += 1
    return changes, choices, left_out


def _with(key: str, texts: set[str]) -> set[str]:
    question = key.partition(ROW_MARK)[0]
    return {f"{question}/{text}" for text in texts}


def _is_none_over_rows(answers: Answers, question: str) -> bool:
    """'None' told over rows that stand: the rows speak for themselves."""
    return answers.answer(question) is None and bool(answers.rows(question))
