"""Which keys wait for a person to choose.

Merging itself is set union by change id (`changes.heads`); nothing is dropped here and nothing chosen.
"""

from __future__ import annotations

from collections.abc import Mapping

from desktop.domain.changes import Change, ChangeKind, HeadKey, is_conflict
from desktop.domain.talk_setting import is_setting

#: a kind that is computed: differing heads mean 'compute again', not 'choose'
_COMPUTED = frozenset({ChangeKind.SUMMARY})


def choices_waiting(heads: Mapping[HeadKey, tuple[Change, ...]]) -> tuple[HeadKey, ...]:
    """The keys a person has to choose for, sorted; computed kinds and settings of the talk are left out."""
    waiting = (
        where
        for where, found in heads.items()
        if where[0] not in _COMPUTED and not is_setting(where) and is_conflict(found)
    )
    return tuple(sorted(waiting, key=lambda where: (where[0].value, where[1])))
