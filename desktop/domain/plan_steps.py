"""Who does what by when: the steps that were chosen for the plan, out of the library or in own words.

A step is a change of kind `goal` whose key is its own id. A step that ends stays in the history with `off`;
it is never removed. Two laptops that changed one step differently have two answers: such a step counts as
not decided and stands in no plan until a person says which, and both are shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from desktop.domain.answer import whole_day
from desktop.domain.changes import Change, ChangeKind, HeadKey, JsonValue, is_conflict
from desktop.domain.pip import Missing, MissingCode
from desktop.domain.plan_library import BLOCKS, SPECIAL_MARKS
from forms.model import AvgMark

#: in front of the id of a step where it is named as a field
FIELD = "goal."
_MARKS = frozenset(mark.value for mark in AvgMark)


class Who(StrEnum):
    """Who does it, or helps the person with it."""

    IK = "ik"
    GEMEENTE = "gemeente"
    SCHOOL = "school"
    BEGELEIDER = "begeleider"
    ANDER = "ander"


@dataclass(frozen=True, slots=True)
class PlanStep:
    """One agreement. Either `line` (a key of the library) or `own` (words as they were written down).

    `language` is the language the own words are in, '' = not known. `avg` is the mark it was chosen with: 9
    and 10 are sealed apart and never printed for the person. `is_disputed`: two laptops said differently;
    `variants` are the other answers, none where the other one took the step back.
    """

    id: str
    block: int  # 1..8
    line: str = ""
    own: str = ""
    who: Who = Who.IK
    who_name: str = ""
    by: date | None = None
    avg: str = AvgMark.NORMAL.value
    is_off: bool = False
    language: str = ""
    is_disputed: bool = False
    variants: tuple[PlanStep, ...] = ()

    @property
    def stands(self) -> bool:
        """True while it is part of the plan."""
        return not self.is_off and not self.is_disputed

    @property
    def is_special(self) -> bool:
        return self.avg in SPECIAL_MARKS


def step_value(step: PlanStep) -> Mapping[str, JsonValue]:
    """The change value: what `steps_from` reads."""
    return {
        "line": step.line,
        "own": step.own,
        "who": step.who.value,
        "who_name": step.who_name,
        "by": step.by.isoformat() if step.by else "",
        "block": step.block,
        "off": step.is_off,
        "avg": step.avg,
    }


def steps_from(heads: Mapping[HeadKey, tuple[Change, ...]]) -> tuple[PlanStep, ...]:
    """Every step of a dossier, ended ones too, in the order they were made (their ids are times).

    What cannot be read is left out. A step that was taken back altogether (null) is not there.
    """
    found = []
    for (kind, key), changes in heads.items():
        if kind is not ChangeKind.GOAL:
            continue
        readable = [step for change in changes if (step := _read(key, change)) is not None]
        if not readable:
            continue
        first = readable[0]
        if is_conflict(changes):
            first = replace(first, is_disputed=True, variants=tuple(readable[1:]))
        found.append(first)
    return tuple(sorted(found, key=lambda step: step.id))


def disputed_steps(heads: Mapping[HeadKey, tuple[Change, ...]]) -> tuple[str, ...]:
    """The ids of the steps with two answers: the plan is not 'gereed' before a person chose."""
    return tuple(step.id for step in steps_from(heads) if step.is_disputed)


def disputed_missing(step: str) -> Missing:
    """What is told while a step has two answers; the screen of the agreements has both."""
    return Missing(MissingCode.CONFLICT_OPEN, field=f"{FIELD}{step}", place="agreements")


def is_special_step(value: JsonValue) -> bool:
    """True when a change value of kind `goal` may tell of AVG 9 or 10.

    A value that is not of our shape counts as such: fewer may read it and nothing is lost by that. Nothing
    (null) tells nothing.
    """
    if value is None:
        return False
    mark = value.get("avg") if isinstance(value, Mapping) else None
    return not isinstance(mark, str) or mark not in _MARKS or mark in SPECIAL_MARKS


def _read(key: str, change: Change) -> PlanStep | None:
    value = change.value
    if not isinstance(value, Mapping):
        return None
    line, own, name, by = (value.get(field, "") for field in ("line", "own", "who_name", "by"))
    if not (isinstance(line, str) and isinstance(own, str) and isinstance(name, str) and isinstance(by, str)):
        return None
    who, block, off = value.get("who"), value.get("block"), value.get("off", False)
    day = whole_day(by)
    if who not in set(Who) or not isinstance(block, int) or isinstance(block, bool) or block not in BLOCKS:
        return None
    if not isinstance(off, bool) or (by and day is None) or bool(line) == bool(own.strip()):
        return None
    mark = value.get("avg")
    known = isinstance(mark, str) and mark in _MARKS
    return PlanStep(
        id=key,
        block=block,
        line=line,
        own=own.strip(),
        who=Who(str(who)),
        who_name=name.strip(),
        by=day,
        avg=str(mark) if known else AvgMark.SPECIAL.value,
        is_off=off,
        language=change.language or "",
    )
