"""What the agreements ask somebody to do: talks on their days, a voorschot, a place for the children."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from desktop.domain.changes import JsonValue
from desktop.domain.deadlines import Deadline
from desktop.domain.dutch_days import plain_day
from desktop.domain.law.book import LawBook
from desktop.domain.ontzorgen import lean_months
from desktop.domain.plan_children import Blocked, CareBlocker
from desktop.domain.plan_elements import ElementKey, elements_from
from desktop.domain.tasks import RULE_KEY, Task, TaskState
from desktop.domain.wording import nl

#: before the day in the key of the task of a voortgangsgesprek
TALK_KEY = f"{RULE_KEY}voortgang."
_SOON, _WEEK = timedelta(days=14), timedelta(days=7)


def talk_tasks(
    before: JsonValue, value: JsonValue, standing: Iterable[Task], today: date
) -> tuple[Task, ...]:
    """The tasks to write when the days of the talks go from `before` to `value` (null = none).

    A new day ahead gets a task; the open task of a day that went is not needed. A day that stays keeps what a
    person did with its task.
    """
    was, wanted = _keys_of(before), _keys_of(value)
    known = {task.key: task for task in standing if task.key.startswith(TALK_KEY)}
    found = []
    for key, day in wanted.items():
        task = known.get(key)
        if task is None and day >= today:
            found.append(
                Task(key, nl("Voortgangsgesprek"), nl("Dit gesprek staat in het plan."), day.isoformat())
            )
        elif task is not None and key not in was and task.state is TaskState.NOT_NEEDED:
            found.append(replace(task, state=TaskState.OPEN, is_disputed=False))
    gone = [task for key, task in known.items() if key not in wanted and task.is_open]
    return (*found, *(replace(task, state=TaskState.NOT_NEEDED, is_disputed=False) for task in gone))


def element_proposals(
    blocked: Iterable[Blocked],
    ontzorgen: Deadline | None,
    book: LawBook,
    standing: Iterable[Task],
    today: date,
) -> tuple[Task, ...]:
    """What the agreements suggest to do; each is taken on or put aside by a person, once."""
    known = {task.key for task in standing}
    proposed = (*_care(blocked, today), *_advance(ontzorgen, book, today))
    return tuple(task for task in proposed if task.key not in known)


def _keys_of(value: JsonValue) -> dict[str, date]:
    talks = elements_from({ElementKey.TALKS: value}).talks
    return {} if talks is None else {TALK_KEY + day.isoformat(): day for day in talks.days}


def _care(blocked: Iterable[Blocked], today: date) -> Iterator[Task]:
    """One task per reason, whoever said it; the waiting list has the rule of the question about it (G07)."""
    due = (today + _SOON).isoformat()
    codes = dict.fromkeys(one.code for one in blocked)
    if CareBlocker.NOBODY_MINDS in codes:
        why = nl("Nog niemand past op de kinderen: zo kan de les niet beginnen.")
        yield Task(
            RULE_KEY + "opvang", nl("Oppas of opvang zoeken voor de kinderen"), why, due, question="G06"
        )
    if CareBlocker.WAITING_LIST in codes:
        why = nl("Zonder opvang kan de les niet beginnen.")
        yield Task(RULE_KEY + "G07", nl("Bellen over de wachtlijst van de opvang"), why, due, question="G07")


def _advance(ontzorgen: Deadline | None, book: LawBook, today: date) -> Iterator[Task]:
    """A voorschot in the months before toeslagen come (rule R-ONT-06)."""
    lean = None if ontzorgen is None else lean_months(ontzorgen, book)
    if lean is None or not lean.first - _SOON <= today <= lean.last:
        return
    why = nl(
        "Toeslagen komen vaak later: tot en met {plain_day} kan er te weinig geld zijn.",
        plain_day=plain_day(lean.last),
    )
    due = min(max(lean.first, today + _WEEK), lean.last)
    yield Task(RULE_KEY + "voorschot", nl("Een voorschot bespreken"), why, due.isoformat())
