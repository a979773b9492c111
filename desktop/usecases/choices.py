"""Two answers on one key, to look at: what waits, each value with who and when, and what would follow.

Nothing is chosen beforehand and nothing here writes an answer; `settle` does. A question that waits for other
company shows no value here either.
"""

from __future__ import annotations

from collections.abc import Mapping

from desktop.domain.changes import Change, ChangeKind, HeadKey
from desktop.domain.choices import keeps_plan_back, sides_of
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ids import DossierId
from desktop.domain.merge_rules import choices_waiting
from desktop.domain.wording import nl
from desktop.usecases.asking import question_text
from desktop.usecases.choice_other import fields_of, options_of, other_way, texts_join
from desktop.usecases.choice_sides import sides_shown
from desktop.usecases.choice_titles import asked_of, number_of, row_place, title_at
from desktop.usecases.choice_told import earlier_answers, told_by_others
from desktop.usecases.choices_shown import (
    ChoiceShown,
    ChoicesShown,
    ElsewhereShown,
    WaitingShown,
    at_text,
    where_of,
)
from desktop.usecases.dutch_words import counted
from desktop.usecases.interview.guarding import guard_at
from desktop.usecases.ports import Desk, UnitOfWork
from desktop.usecases.talk import Talk, load_talk

_HEADINGS: Mapping[ChangeKind, str] = {
    ChangeKind.ANSWER: nl("Twee antwoorden op dezelfde vraag"),
    ChangeKind.DECISION: nl("Twee keer anders besloten"),
}
_MORE = nl("Meer antwoorden op dezelfde vraag")
_ELSE = nl("Op twee laptops staat iets anders")
_LOOK = nl("Op twee laptops is iets anders opgeschreven. Overleg als u twijfelt, en kies daarna.")


def choices(desk: Desk, dossier: DossierId, at: str = "") -> ChoicesShown:
    """What waits in a dossier, with the one at `at` open, else the first. KeyError for no such dossier."""
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        work.audit.note("choices.shown", dossier, "ok")
        shown = choices_of(desk, work, talk, at)
        work.commit()
    return shown


def where_choices_wait(desk: Desk) -> tuple[ElsewhereShown, ...]:
    """The dossiers in which something has to be chosen: most first, then by name."""
    with desk.unit_of_work() as work:
        return _waiting_in(work, None)


def choices_of(desk: Desk, work: UnitOfWork, talk: Talk, at: str) -> ChoicesShown:
    """As `choices`, of a loaded talk; nothing is written."""
    waiting = in_order(talk)
    present = _wanted(waiting, where_of(at))
    return ChoicesShown(
        dossier=talk.dossier,
        roepnaam=talk.row.roepnaam,
        language=talk.language,
        waiting=tuple(_waiting(desk, talk, where) for where in waiting),
        open=None if present is None else _open(desk, talk, present, waiting),
        told=told_by_others(desk, work, talk),
        elsewhere=_waiting_in(work, talk.dossier),
        earlier=earlier_answers(desk, talk),
    )


def _wanted(waiting: tuple[HeadKey, ...], wanted: HeadKey | None) -> HeadKey | None:
    """The one that was asked for, else a row of that question, else the first that waits."""
    if wanted in waiting:
        return wanted
    start = None if wanted is None else f"{wanted[1]}#"
    rows = (one for one in waiting if start is not None and one[1].startswith(start))
    return next(rows, next(iter(waiting), None))


def in_order(talk: Talk) -> tuple[HeadKey, ...]:
    """The choices that wait: questions in the order of the pack, what keeps the plan back before the rest."""
    places = {question.id: at for at, question in enumerate(talk.pack.questions)}

    def order(where: HeadKey) -> tuple[bool, bool, int, str, str]:
        kind, key = where
        is_answer = kind is ChangeKind.ANSWER
        place = places.get(key.partition("#")[0], len(places)) if is_answer else 0
        return (not keeps_plan_back(where), not is_answer, place, kind.value, key)

    return tuple(sorted(choices_waiting(talk.heads), key=order))


def heads_to_settle(talk: Talk, where: HeadKey) -> tuple[Change, ...]:
    """The heads of a key with more than one value. Refusal CHOICE_SETTLED where nothing waits any more."""
    if where not in choices_waiting(talk.heads):
        raise Refusal(RefusalCode.CHOICE_SETTLED)
    return talk.heads[where]


def guard_of(desk: Desk, talk: Talk, where: HeadKey) -> tuple[str, ...]:
    """Why the question of this key may not be looked at in this company; () where it may."""
    asked = asked_of(desk, talk, where[1]) if where[0] is ChangeKind.ANSWER else None
    guard = guard_at(desk, talk, asked) if asked is not None else None
    return () if guard is None else (guard.title, *guard.why)


def _waiting_in(work: UnitOfWork, besides: DossierId | None) -> tuple[ElsewhereShown, ...]:
    rows = [row for row in work.dossiers.all() if row.conflicts and row.dossier != besides]
    rows.sort(key=lambda row: (-row.conflicts, row.roepnaam, row.dossier))
    return tuple(ElsewhereShown(row.dossier, row.roepnaam, row.conflicts) for row in rows)


def _waiting(desk: Desk, talk: Talk, where: HeadKey) -> WaitingShown:
    heads = talk.heads[where]
    gone = [change for change in heads if _is_gone(change)]
    told = counted(len(sides_of(heads)), nl("antwoord"), nl("antwoorden"))
    if gone and len(gone) < len(heads) and (where[0] is not ChangeKind.ANSWER or "#" in where[1]):
        told = nl("weggehaald en veranderd")
    return WaitingShown(at_text(where), number_of(talk, where), title_at(desk, talk, where), told)


def _is_gone(change: Change) -> bool:
    value = change.value
    if change.kind is ChangeKind.ANSWER and isinstance(value, Mapping):
        return value.get("state") is None and value.get("value") is None
    return value is None or (isinstance(value, Mapping) and value.get("off") is True)


def _open(desk: Desk, talk: Talk, where: HeadKey, waiting: tuple[HeadKey, ...]) -> ChoiceShown:
    kind, key = where
    heads = talk.heads[where]
    sides = sides_of(heads)
    asked = asked_of(desk, talk, key, heads) if kind is ChangeKind.ANSWER else None
    is_here = asked is not None and asked in talk.pack.questions
    guard = guard_of(desk, talk, where)
    told = _ask(talk, where) if kind is ChangeKind.ANSWER else _LOOK
    heading = _HEADINGS.get(kind, _ELSE) if len(sides) == 2 else _MORE
    if len(sides) > 2 and kind is not ChangeKind.ANSWER:
        heading = _ELSE
    title = title_at(desk, talk, where)
    shown = sides_shown(desk, talk, where, sides) if not guard else ()
    letters = tuple(one.letter for one in shown)
    return ChoiceShown(
        at=at_text(where),
        number=number_of(talk, where),
        title=title,
        place=waiting.index(where) + 1,
        of=len(waiting),
        dutch=asked.simple if asked is not None else title,
        own=question_text(desk, talk, asked) if asked is not None and is_here else None,
        picture=asked.picture if asked is not None else "",
        heading=heading,
        told=told,
        sides=shown,
        seen=tuple(change.id for change in heads),
        options=() if guard else options_of(asked, where, sides, letters),
        fields=() if guard else fields_of(desk, talk, where, sides, letters),
        can_join=not guard and texts_join(talk, asked, where, sides),
        other=other_way(talk, asked if is_here else None, where),
        guard=guard,
        is_special=asked is not None and asked.is_special,
        needs_reason=keeps_plan_back(where),
        keeps_plan_back=keeps_plan_back(where),
    )


def _ask(talk: Talk, where: HeadKey) -> str:
    told = nl(
        "Op twee laptops is iets anders ingevuld. Vraag het aan {roepnaam}, en kies daarna.",
        roepnaam=talk.row.roepnaam,
    )
    at = row_place(talk, where[1])
    return nl("Het gaat om regel {at}. {told}", at=at, told=told) if at else told
