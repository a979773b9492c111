"""How the heads of one key are read, and which keys keep a plan from being established.

Merging itself is set union by change id (`changes.heads`); nothing is dropped here and nothing chosen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.changes import Change, ChangeKind, HeadKey, JsonValue, is_conflict
from desktop.domain.talk_setting import is_setting
from forms.answer_moves import ROW_MARK


class Reading(StrEnum):
    NONE = "geen"
    SINGLE = "een"
    EQUAL = "gelijk"  # said twice, the same: no choice to make
    CONFLICT = "keuze"  # neither is 'the' value until a person chose


@dataclass(frozen=True, slots=True)
class Read:
    """The heads of one key, read. `value` is None for a conflict; ask `reading` before using it."""

    reading: Reading
    value: JsonValue
    heads: tuple[Change, ...]


#: kinds whose keys are object ids: they never meet, and computed ones settle themselves
_NEVER_BLOCKING = frozenset(
    {
        ChangeKind.NOTE,
        ChangeKind.ATTACHMENT,
        ChangeKind.PAPER,
        ChangeKind.TOLK_MARK,
        ChangeKind.SUMMARY,
        ChangeKind.TASK,
        ChangeKind.TEACH_BACK,
        ChangeKind.LINK,
        ChangeKind.CONTACT,
        ChangeKind.SHARE,
    }
)
#: a kind that is computed: differing heads mean 'compute again', not 'choose'
_COMPUTED = frozenset({ChangeKind.SUMMARY})


def read_heads(found: Sequence[Change]) -> Read:
    """How the heads of one key are to be read; heads with equal values are one value."""
    if not found:
        return Read(Reading.NONE, None, ())
    if len(found) == 1:
        return Read(Reading.SINGLE, found[0].value, tuple(found))
    if is_conflict(found):
        return Read(Reading.CONFLICT, None, tuple(found))
    return Read(Reading.EQUAL, found[0].value, tuple(found))


def choices_waiting(heads: Mapping[HeadKey, tuple[Change, ...]]) -> tuple[HeadKey, ...]:
    """The keys a person has to choose for, sorted; computed kinds and settings of the talk are left out."""
    waiting = (
        where
        for where, found in heads.items()
        if where[0] not in _COMPUTED and not is_setting(where) and is_conflict(found)
    )
    return tuple(sorted(waiting, key=lambda where: (where[0].value, where[1])))


def blocks_establishing(
    heads: Mapping[HeadKey, tuple[Change, ...]], plan_questions: Iterable[str]
) -> tuple[HeadKey, ...]:
    """The open choices that keep a PIP from being established.

    `plan_questions`: question ids that feed the plan or that the law needs. A conflict in an answer the plan
    does not use waits without blocking; decisions, versions, goals, appointments and the dossier head block.
    """
    needed = frozenset(plan_questions)

    def is_blocking(where: HeadKey) -> bool:
        kind, key = where
        if kind is ChangeKind.ANSWER:
            return key.partition(ROW_MARK)[0] in needed
        return kind not in _NEVER_BLOCKING

    return tuple(where for where in choices_waiting(heads) if is_blocking(where))


def settling_parents(found: Sequence[Change]) -> tuple[str, ...]:
    """What a settling change must name as parents: every head, sorted, so that two desks write the same."""
    return tuple(sorted(change.id for change in found))
