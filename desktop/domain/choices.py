"""Two answers on one key: what differs, which of them keep a plan back, and what was written of a choice.

A choice is an ordinary change that names every head. Why it was made stands beside it, in a change of kind
`choice` whose key is the id of the change that settled it: two laptops never meet in one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.changes import Change, ChangeKind, HeadKey, JsonValue
from desktop.domain.ids import ChangeId
from desktop.domain.merge_rules import choices_waiting
from desktop.domain.same_person import TOGETHER_KEY

#: identity, answers (consent among them), decisions, agreements: no plan can be 'gereed' or vastgesteld while
#: one of these waits. Of the other kinds the plan says nothing.
_OF_THE_PLAN = frozenset(
    {ChangeKind.DOSSIER, ChangeKind.ANSWER, ChangeKind.DECISION, ChangeKind.GOAL, ChangeKind.PIP_VERSION}
)


class How(StrEnum):
    """How it was settled."""

    ONE = "een_van_beide"
    TOGETHER = "samengevoegd"
    OTHER = "iets_anders"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the values that meet, with every change that says it: oldest first."""

    changes: tuple[Change, ...]

    @property
    def first(self) -> Change:
        return self.changes[0]

    @property
    def value(self) -> JsonValue:
        return self.changes[0].value


@dataclass(frozen=True, slots=True)
class MadeChoice:
    """What somebody settled. `change`: the change it was settled with; `between`: the heads it replaced."""

    change: ChangeId
    kind: ChangeKind
    key: str
    between: tuple[ChangeId, ...]
    how: How
    reason: str
    told: Change


def sides_of(heads: Iterable[Change]) -> tuple[Side, ...]:
    """The different values, each once, in the order in which they were first said."""
    found: list[list[Change]] = []
    for change in sorted(heads, key=lambda one: (one.time, one.id)):
        same = next((side for side in found if side[0].value == change.value), None)
        if same is None:
            found.append([change])
        else:
            same.append(change)
    return tuple(Side(tuple(side)) for side in found)


def keeps_plan_back(where: HeadKey) -> bool:
    """True where nothing counts before a person chose, and so no plan can be established.

    Whether two dossiers are of one person is no decision of the plan.
    """
    return where[0] in _OF_THE_PLAN and not where[1].startswith(TOGETHER_KEY)


def plan_waits_for(heads: Mapping[HeadKey, tuple[Change, ...]]) -> tuple[HeadKey, ...]:
    """The choices that have to be made before there can be a plan."""
    return tuple(where for where in choices_waiting(heads) if keeps_plan_back(where))


def choice_value(
    where: HeadKey, between: Iterable[ChangeId], how: How, reason: str
) -> Mapping[str, JsonValue]:
    """The change value of kind `choice`: what `made_choices` reads. `where`: what was chosen about."""
    kind, key = where
    told: dict[str, JsonValue] = {"kind": kind.value, "key": key, "between": tuple(between)}
    return {**told, "how": how.value, "reason": reason}


def made_choices(heads: Mapping[HeadKey, tuple[Change, ...]]) -> tuple[MadeChoice, ...]:
    """Every choice that was made in a dossier, newest first; what cannot be read is left out."""
    found = []
    for (kind, key), changes in heads.items():
        if kind is ChangeKind.CHOICE:
            found += [one for change in changes[:1] if (one := _read(key, change)) is not None]
    return tuple(sorted(found, key=lambda one: (one.told.time, one.change), reverse=True))


def _read(key: str, change: Change) -> MadeChoice | None:
    value = change.value
    if not isinstance(value, Mapping):
        return None
    kind, about, how = value.get("kind"), value.get("key"), value.get("how")
    between, reason = value.get("between"), value.get("reason")
    if kind not in set(ChangeKind) or not isinstance(about, str) or how not in set(How):
        return None
    if not isinstance(between, list | tuple) or not isinstance(reason, str):
        return None
    ids = tuple(ChangeId(one) for one in between if isinstance(one, str))
    return MadeChoice(ChangeId(key), ChangeKind(str(kind)), about, ids, How(str(how)), reason, change)
