"""Why a conversation became longer or shorter: '5 vragen erbij door 7.3'. Progress never moves unsaid."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from forms.pack_state import PackState


class Cause(StrEnum):
    """What made questions come or go."""

    ANSWER = "answer"
    GROUP = "group"  # DUO's letter was read, or read anew
    DAY = "day"  # a condition looks at the day, and it is another day
    PACK = "pack"  # the dossier went to another version


@dataclass(frozen=True, slots=True)
class Shift:
    """Questions that came or went for one reason, in the order of the pack; computed checks not counted.

    `because` are the questions whose answer did it (only with Cause.ANSWER), in the order of the pack.
    """

    cause: Cause
    because: tuple[str, ...]
    appeared: tuple[str, ...]
    disappeared: tuple[str, ...]


def shifts(before: PackState, after: PackState) -> tuple[Shift, ...]:
    """Every reason why other questions apply after than before; () when the same ones do."""
    appeared = [i for i in after.relevant if not before.is_relevant(i) and after.is_counted(i)]
    disappeared = [i for i in before.relevant if not after.is_relevant(i) and before.is_counted(i)]
    reasons: dict[tuple[Cause, tuple[str, ...]], tuple[list[str], list[str]]] = {}
    for side, names in enumerate((appeared, disappeared)):
        for name in names:
            reason = _reason(name, before, after)
            reasons.setdefault(reason, ([], []))[side].append(name)
    return tuple(
        Shift(cause, because, tuple(came), tuple(went)) for (cause, because), (came, went) in reasons.items()
    )


def _reason(name: str, before: PackState, after: PackState) -> tuple[Cause, tuple[str, ...]]:
    if name not in before.logic.questions or name not in after.logic.questions:
        return Cause.PACK, ()
    roots, seen, by_group = set(), {name}, before.group is not after.group
    waiting = [name]
    grouped = False
    while waiting:
        looked_at = waiting.pop()
        if by_group and _is_for_another_group(looked_at, before, after):
            grouped = True
        for other in after.logic.references.get(looked_at, frozenset()) - seen:
            seen.add(other)
            if before.nodes.get(other) == after.nodes.get(other):
                continue
            if _was_said_anew(other, before, after):
                roots.add(other)
            else:
                waiting.append(other)  # it came, went or was computed anew itself: look further back
    if grouped:
        return Cause.GROUP, ()
    if roots:
        return Cause.ANSWER, tuple(sorted(roots, key=after.logic.places.__getitem__))
    return (Cause.PACK if before.pack is not after.pack else Cause.DAY), ()


def _is_for_another_group(name: str, before: PackState, after: PackState) -> bool:
    question = after.logic.questions[name]
    return bool(question.group != "all" and before.is_relevant(name) != after.is_relevant(name))


def _was_said_anew(name: str, before: PackState, after: PackState) -> bool:
    """Whether the question applied both times, and its own answer differs."""
    if name in after.logic.calculations:
        return False
    return before.is_relevant(name) and after.is_relevant(name)
