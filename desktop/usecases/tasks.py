"""Things to do: by hand or proposed from the talk; done, undone, put aside. Works without a network."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from desktop.domain.answer import whole_day
from desktop.domain.appointment import next_of
from desktop.domain.case_view import clock_facts
from desktop.domain.changes import ChangeKind
from desktop.domain.deadlines import pip_deadline
from desktop.domain.doelgroep import NotHere
from desktop.domain.dossier import DossierRow
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ids import DossierId
from desktop.domain.plan_tasks import element_proposals
from desktop.domain.task_proposals import proposals, ready_words
from desktop.domain.tasks import Task, TaskState, soonest_first, task_value, tasks_from
from desktop.domain.wording import joined, nl
from desktop.usecases.contacts import invite_again
from desktop.usecases.dutch_words import counted, day_words
from desktop.usecases.outcome import Outcome
from desktop.usecases.person_rights import right_tasks
from desktop.usecases.plan_situation import care_blockers, ontzorgen_of
from desktop.usecases.ports import Desk, UnitOfWork
from desktop.usecases.recording import Asked, new_id, pen
from desktop.usecases.sharing import tell_of_withdrawal
from desktop.usecases.talk import Talk, load_talk
from desktop.usecases.task_shown import TaskShown
from desktop.usecases.typed_days import read_day
from forms.problems import Refused
from forms.question_types.texts import clean_text

__all__ = [
    "TaskShown",
    "add_task",
    "put_aside",
    "set_done",
    "take_on",
    "tasks_due",
    "tasks_of",
    "tasks_shown",
]

#: the list of today looks this far ahead
_AHEAD = timedelta(days=7)


def tasks_of(desk: Desk, dossier: DossierId) -> tuple[TaskShown, ...]:
    """The tasks of one dossier: proposals first, then open ones by date, then what is done."""
    with desk.unit_of_work() as work:
        return tasks_shown(desk, load_talk(desk, work, dossier))


def add_task(
    desk: Desk, dossier: DossierId, what: str, why: str = "", due: str = "", question: str = ""
) -> Outcome[tuple[TaskShown, ...]]:
    """A task made by hand. Refusal TASK_EMPTY, NOT_A_DATE, IMPOSSIBLE_DATE, NOT_PRINTABLE_TEXT."""
    texts = [_clean(text) for text in (what, why)]
    if not texts[0]:
        raise Refusal(RefusalCode.TASK_EMPTY, "what")
    by = read_day(due, desk.clock.today()).isoformat() if due.strip() else ""
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        where = _where(talk.row, desk.clock.today())
        task = Task(new_id(desk), texts[0], texts[1], by, where, question)
        return _write(desk, work, talk, task)


def take_on(desk: Desk, dossier: DossierId, key: str) -> Outcome[tuple[TaskShown, ...]]:
    """Make a task of a proposal; the same again, also on another desk, is one task. Refusal TASK_GONE for a
    proposal that is not made any more."""
    return _answer_proposal(desk, dossier, key, TaskState.OPEN)


def put_aside(desk: Desk, dossier: DossierId, key: str) -> Outcome[tuple[TaskShown, ...]]:
    """'Niet nodig': of a proposal or a task; it is kept and not proposed again. Refusal TASK_GONE."""
    return _answer_proposal(desk, dossier, key, TaskState.NOT_NEEDED)


def set_done(desk: Desk, dossier: DossierId, key: str, is_done: bool) -> Outcome[tuple[TaskShown, ...]]:
    """Done, or open again. Refusal TASK_GONE for one that is not there."""
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        task = _task(tasks_from(talk.heads), key)
        state = TaskState.DONE if is_done else TaskState.OPEN
        return _write(desk, work, talk, replace(task, state=state, is_disputed=False))


def tasks_due(desk: Desk, work: UnitOfWork, until: date) -> tuple[TaskShown, ...]:
    """What is to be done by a week after `until` over all dossiers, soonest first: the list of today."""
    last = (until + _AHEAD).isoformat()
    due = [row for row in work.dossiers.all() if row.open_tasks and row.first_due <= last]
    found = []
    for row in due:
        heads = work.changes.heads(row.dossier, ChangeKind.TASK)
        open_tasks = [task for task in tasks_from(heads) if task.is_open]
        numbers = _numbers(desk, work, row, open_tasks)
        found += [_shown(desk, row, task, numbers) for task in open_tasks if task.due <= last]
    return tuple(sorted(found, key=lambda task: (task.due is None, task.due or until, task.key)))


def tasks_shown(desk: Desk, talk: Talk) -> tuple[TaskShown, ...]:
    """The tasks of a loaded talk."""
    tasks = tasks_from(talk.heads)
    numbers = {question.id: question.number for question in talk.pack.questions}
    proposed = _proposed(desk, talk, tasks)
    open_ones = sorted((task for task in tasks if task.is_open), key=soonest_first)
    done = [task for task in tasks if task.state is TaskState.DONE and not task.is_disputed]
    return (
        *(replace(_shown(desk, talk.row, task, numbers), is_proposed=True) for task in proposed),
        *(_shown(desk, talk.row, task, numbers) for task in (*open_ones, *done)),
    )


def _proposed(desk: Desk, talk: Talk, known: tuple[Task, ...]) -> tuple[Task, ...]:
    """What the talk suggests; nothing for who does not belong here, who is pointed on instead."""
    if isinstance(talk.belonging, NotHere):
        return right_tasks(talk, known)  # who does not belong here has the same rights
    from_talk = proposals(talk.standing, known, talk.today, _plan_due(desk, talk))
    from_log = invite_again(talk.heads, known, talk.today)
    period = ontzorgen_of(talk)
    agreed = element_proposals(care_blockers(talk), period, desk.law, (*known, *from_talk), talk.today)
    asked = right_tasks(talk, known)
    return (*asked, *from_talk, *agreed, *from_log, *tell_of_withdrawal(desk, talk, known))


def _answer_proposal(
    desk: Desk, dossier: DossierId, key: str, state: TaskState
) -> Outcome[tuple[TaskShown, ...]]:
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        known = tasks_from(talk.heads)
        proposed = _proposed(desk, talk, known)
        task = _task((*known, *proposed), key)
        where = task.where or _where(talk.row, talk.today)
        return _write(desk, work, talk, replace(task, state=state, where=where, is_disputed=False))


def _task(tasks: Iterable[Task], key: str) -> Task:
    found = next((task for task in tasks if task.key == key), None)
    if found is None:
        raise Refusal(RefusalCode.TASK_GONE, "tasks")
    return found


def _write(desk: Desk, work: UnitOfWork, talk: Talk, task: Task) -> Outcome[tuple[TaskShown, ...]]:
    value = task_value(task)
    standing = talk.heads.get((ChangeKind.TASK, task.key), ())
    if standing and all(change.value == value for change in standing):
        return Outcome(tasks_shown(desk, talk))
    asked = Asked(pack=talk.pack.name)
    change = pen(desk, work, talk.dossier, ChangeKind.TASK, task.key, value, standing, asked)
    after = load_talk(desk, work, talk.dossier)
    work.commit()
    return Outcome(tasks_shown(desk, after), (change,))


def _shown(desk: Desk, row: DossierRow, task: Task, numbers: dict[str, str]) -> TaskShown:
    due, today = whole_day(task.due), desk.clock.today()
    is_open = task.is_open
    return TaskShown(
        dossier=row.dossier,
        roepnaam=row.roepnaam,
        key=task.key,
        what=ready_words(task.what),
        why=ready_words(task.why),
        due=due,
        due_words=_due_words(due, today) if is_open else nl("gedaan"),
        where=task.where,
        question=task.question if task.question in numbers else "",
        question_number=numbers.get(task.question, ""),
        is_done=not is_open,
        is_late=is_open and due is not None and due < today,
        is_disputed=task.is_disputed,
    )


def _due_words(due: date | None, today: date) -> str:
    if due is None:
        return ""
    left = (due - today).days
    if left < 0:
        return nl("{counted} te laat", counted=counted(-left, "dag", "dagen"))
    near = {0: nl("vandaag"), 1: nl("voor morgen")}.get(left)
    return near or nl("voor {day}", day=day_words(due, with_year=False))


def _numbers(desk: Desk, work: UnitOfWork, row: DossierRow, tasks: Iterable[Task]) -> dict[str, str]:
    """The numbers of the questions in the newest pack; only asked for where a task names a question."""
    if not any(task.question for task in tasks):
        return {}
    return {question.id: question.number for question in desk.packs.newest(desk.pack_id).questions}


def _where(row: DossierRow, today: date) -> str:
    """The room where the next talk is: 'kamer 4, azc Zandoever'."""
    one = next_of(row.appointments, today)
    if one is None:
        return row.azc
    room = (
        one.room
        if not one.room or one.room.casefold().startswith("kamer")
        else nl("kamer {room}", room=one.room)
    )
    return joined(", ", (part for part in (room, one.place) if part))


def _plan_due(desk: Desk, talk: Talk) -> date | None:
    try:
        return pip_deadline(clock_facts(talk.standing, talk.heads), desk.law).last
    except Refusal:
        return None


def _clean(text: str) -> str:
    cleaned = clean_text(text)
    if isinstance(cleaned, Refused):
        raise Refusal(RefusalCode.NOT_PRINTABLE_TEXT, "what")
    return cleaned
