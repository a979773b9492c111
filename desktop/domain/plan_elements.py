"""What was agreed for the plan beside the route: lessons, hours, ontzorgen, begeleiding, children, talks.

Each is a change of kind `decision` with a key of its own. Null = taken back. A value that cannot be
read is left out and named in `unreadable`; two heads that differ count as not decided and are named in
`conflicts`: nothing is dropped, nothing is guessed. Which of these a person needs is in `plan_needs`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import TypeVar

from desktop.domain.answer import whole_day
from desktop.domain.changes import Change, ChangeKind, HeadKey, JsonValue, is_conflict
from desktop.domain.plan_element_values import (
    ChildAgreement,
    ChildPlace,
    Counter,
    Dual,
    DualKind,
    ElementKey,
    Guidance,
    HoursDone,
    Intensity,
    LanguageAim,
    LessonPlan,
    Online,
    Ontzorgen,
    Part,
    Per,
    PlanElements,
    Voortgangsgesprekken,
)

__all__ = [
    "ElementKey",
    "ChildAgreement",
    "ChildPlace",
    "Counter",
    "Dual",
    "DualKind",
    "Guidance",
    "HeadsByKey",
    "HoursDone",
    "Intensity",
    "LanguageAim",
    "LessonPlan",
    "Online",
    "Ontzorgen",
    "Part",
    "Per",
    "PlanElements",
    "Voortgangsgesprekken",
    "elements_from",
    "is_element_key",
    "plan_elements",
]

HeadsByKey = Mapping[HeadKey, tuple[Change, ...]]
T = TypeVar("T")


def is_element_key(key: str) -> bool:
    """True for the decision keys that are read here."""
    return key in _PLAIN_KEYS or key.startswith(ElementKey.CHILD)


def plan_elements(heads: HeadsByKey) -> PlanElements:
    """The elements in the heads of a dossier. Pure; whatever order the changes came in."""
    values: dict[str, JsonValue] = {}
    conflicts: set[str] = set()
    for (kind, key), found in heads.items():
        if kind is not ChangeKind.DECISION or not found or not is_element_key(key):
            continue
        if is_conflict(found):
            conflicts.add(key)
        else:
            values[key] = found[0].value
    return elements_from(values, frozenset(conflicts))


def elements_from(told: Mapping[str, JsonValue], conflicts: frozenset[str] = frozenset()) -> PlanElements:
    """The elements out of values by decision key; null is not decided."""
    values = {key: value for key, value in told.items() if value is not None}
    decided, unreadable = set[str](), set[str]()

    def take(key: str, read: Callable[[JsonValue], T]) -> T | None:
        if key not in values:
            return None
        try:
            found = read(values[key])
        except ValueError:
            unreadable.add(key)
            return None
        decided.add(key)
        return found

    form = take(ElementKey.ONTZORGEN_FORM, _form) or ("", "")
    children = {}
    for key in sorted(key for key in values if key.startswith(ElementKey.CHILD)):
        child = take(key, partial(_child, key.removeprefix(ElementKey.CHILD)))
        if child is not None:
            children[child.row] = child
    parts = {part: hours for part in Part if (hours := take(part.key, _intensity)) is not None}
    done = {one: counted for one in Counter if (counted := take(one.key, _done)) is not None}
    read = PlanElements(
        level=take(ElementKey.LEVEL, _level),
        alphabet=take(ElementKey.ALPHABET, _yes),
        lesson=take(ElementKey.LESSON, _lesson),
        intensity=MappingProxyType(parts),
        dual=take(ElementKey.DUAL, _dual),
        ontzorgen=Ontzorgen(
            take(ElementKey.ONTZORGEN_START, _day), take(ElementKey.ONTZORGEN_END, _day), *form
        ),
        guidance=take(ElementKey.GUIDANCE, _guidance),
        children=MappingProxyType(children),
        talks=take(ElementKey.TALKS, _talks),
        exam_a2=take(ElementKey.EXAM_A2, _yes),
        finish_study=take(ElementKey.FINISH_STUDY, _yes),
        done=MappingProxyType(done),
        conflicts=conflicts,
    )
    return replace(read, decided=frozenset(decided), unreadable=frozenset(unreadable))


_PLAIN_KEYS = frozenset(
    {
        ElementKey.LEVEL,
        ElementKey.ALPHABET,
        ElementKey.LESSON,
        ElementKey.DUAL,
        ElementKey.ONTZORGEN_START,
        ElementKey.ONTZORGEN_END,
        ElementKey.ONTZORGEN_FORM,
        ElementKey.GUIDANCE,
        ElementKey.TALKS,
        ElementKey.EXAM_A2,
        ElementKey.FINISH_STUDY,
        *(part.key for part in Part),
        *(one.key for one in Counter),
    }
)


# --- one reader per shape; ValueError (without content) for what has another one


def _mapping(value: JsonValue) -> Mapping[str, JsonValue]:
    if not isinstance(value, Mapping):
        raise ValueError("no object")
    return value


def _text(value: Mapping[str, JsonValue], name: str) -> str:
    found = value.get(name, "")
    if not isinstance(found, str):
        raise ValueError("no text")
    return found.strip()


def _day(value: JsonValue) -> date:
    found = whole_day(value) if isinstance(value, str) else None
    if found is None:
        raise ValueError("no day")
    return found


def _optional_day(value: Mapping[str, JsonValue], name: str) -> date | None:
    text = _text(value, name)
    return _day(text) if text else None


def _keys(value: Mapping[str, JsonValue], name: str) -> tuple[str, ...]:
    found = value.get(name, ())
    if not isinstance(found, list | tuple) or not all(isinstance(one, str) for one in found):
        raise ValueError("no list of keys")
    return tuple(dict.fromkeys(str(one) for one in found))


def _hours(value: Mapping[str, JsonValue], least: int) -> int:
    found = value.get("hours")
    if not isinstance(found, int) or isinstance(found, bool) or found < least:
        raise ValueError("no hours")
    return found


def _yes(value: JsonValue) -> bool:
    if value not in ("ja", "nee"):
        raise ValueError("no yes or no")
    return value == "ja"


def _level(value: JsonValue) -> LanguageAim:
    return LanguageAim(value if isinstance(value, str) else "")


def _intensity(value: JsonValue) -> Intensity:
    told = _mapping(value)
    return Intensity(_hours(told, 1), Per(_text(told, "per")), _optional_day(told, "from"))


def _lesson(value: JsonValue) -> LessonPlan:
    told = _mapping(value)
    online = _text(told, "online")
    return LessonPlan(
        _text(told, "school"),
        _text(told, "place"),
        _optional_day(told, "start"),
        _keys(told, "days"),
        Online(online) if online else None,
    )


def _dual(value: JsonValue) -> Dual:
    told = _mapping(value)
    return Dual(DualKind(_text(told, "kind")), _text(told, "what"))


def _form(value: JsonValue) -> tuple[str, str]:
    told = _mapping(value)
    return _text(told, "form"), _text(told, "reason")


def _guidance(value: JsonValue) -> Guidance:
    told = _mapping(value)
    return Guidance(_text(told, "who"), _keys(told, "what"), _optional_day(told, "from"))


def _child(row: str, value: JsonValue) -> ChildAgreement:
    told = _mapping(value)
    is_waiting = told.get("waiting", False)
    if not isinstance(is_waiting, bool):
        raise ValueError("no yes or no")
    return ChildAgreement(
        row,
        ChildPlace(_text(told, "what")),
        _text(told, "where"),
        _optional_day(told, "from"),
        is_waiting,
        _optional_day(told, "since"),
    )


def _talks(value: JsonValue) -> Voortgangsgesprekken:
    return Voortgangsgesprekken(tuple(sorted({_day(one) for one in _keys(_mapping(value), "days")})))


def _done(value: JsonValue) -> HoursDone:
    told = _mapping(value)
    return HoursDone(_hours(told, 0), _day(told.get("on")))
