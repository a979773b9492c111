"""What somebody has to do: made by hand, or proposed from the talk and taken on by a person.

A task is a change of kind `task`; its value holds the whole of it. A task that came from a proposal has the
rule as key ('regel.S03'), so that two desks that take on the same proposal make one task. Nothing is made
without a person: a proposal is computed and stands nowhere until it is taken on or put aside.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.answer import whole_day
from desktop.domain.changes import Change, ChangeKind, HeadKey, JsonValue, is_conflict
from desktop.domain.wording import nl

RULE_KEY = "regel."
#: what a task says that was made when something left the koffer
WIPE_FILE = nl("Wis het bestand dat buiten de koffer staat")


class TaskState(StrEnum):
    OPEN = "open"
    DONE = "gedaan"
    NOT_NEEDED = "niet_nodig"


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do. `due` is ISO or ''; `question` the question it came from, '' for none.

    `is_disputed`: two desks changed it differently; it counts as open until a person says which.
    """

    key: str
    what: str
    why: str = ""
    due: str = ""
    where: str = ""
    question: str = ""
    state: TaskState = TaskState.OPEN
    is_disputed: bool = False

    @property
    def is_open(self) -> bool:
        return self.state is TaskState.OPEN or self.is_disputed


def task_value(task: Task) -> Mapping[str, JsonValue]:
    """The change value: what `tasks_from` reads."""
    texts = {"what": task.what, "why": task.why, "due": task.due, "where": task.where}
    return {**texts, "question": task.question, "state": task.state.value}


def tasks_from(heads: Mapping[HeadKey, tuple[Change, ...]]) -> tuple[Task, ...]:
    """Every task of a dossier: first by date (without a date last), then by key."""
    found: list[Task] = []
    for (kind, key), changes in heads.items():
        if kind is not ChangeKind.TASK:
            continue
        readable = [task for change in changes if (task := _read(key, change.value, is_conflict(changes)))]
        if readable:
            found.append(max(readable, key=lambda task: task.state is TaskState.OPEN))
    return tuple(sorted(found, key=soonest_first))


def soonest_first(task: Task) -> tuple[bool, str, str]:
    """Sort key: by date, those without one last."""
    return (not task.due, task.due, task.key)


def _read(key: str, value: JsonValue, disputed: bool) -> Task | None:
    if not isinstance(value, Mapping):
        return None
    texts = {name: value.get(name) for name in ("what", "why", "due", "where", "question")}
    known = {name: text for name, text in texts.items() if isinstance(text, str)}
    state = value.get("state")
    if not known.get("what") or state not in set(TaskState):
        return None
    if whole_day(known.get("due")) is None:
        known["due"] = ""
    return Task(key, **known, state=TaskState(str(state)), is_disputed=disputed)
