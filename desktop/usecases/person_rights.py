"""What the person asks of the data about them: written down, answered within a month, and what it does.

A copy (AVG 15) is a paper and a file, a correction (16) is made at the question itself, erasure (17) is
decided by the privacy officer and done by the retention, a restriction (18) stops every change until it is
lifted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from desktop.domain.answer import whole_day
from desktop.domain.changes import Change, ChangeKind
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ids import DossierId
from desktop.domain.person_rights import (
    LEFT_OUT_KEY,
    RIGHT_KEY,
    Request,
    Right,
    answer_by,
    left_out_notes,
    request_value,
    requests_from,
    restricted_since,
    words_key,
    words_value,
)
from desktop.domain.tasks import RULE_KEY, Task
from desktop.domain.wording import nl
from desktop.usecases.dutch_words import day_words
from desktop.usecases.interview.value_words import author_words
from desktop.usecases.outcome import Outcome
from desktop.usecases.ports import Desk, UnitOfWork
from desktop.usecases.recording import Asked, new_id, pen
from desktop.usecases.talk import Talk, load_talk
from desktop.usecases.typed_days import needed_past_day
from desktop.usecases.typed_reason import needed_reason

__all__ = [
    "NoteShown",
    "RequestShown",
    "Right",
    "RightsShown",
    "ask_right",
    "deal_with",
    "leave_note_out",
    "right_tasks",
    "rights_shown",
]

RIGHT_WORDS: Mapping[Right, str] = MappingProxyType(
    {
        Right.COPY: nl("Een kopie van alles"),
        Right.CORRECTION: nl("Iets verbeteren"),
        Right.RESTRICTION: nl("Niets meer veranderen"),
        Right.ERASURE: nl("Wissen"),
    }
)
_TASKS: Mapping[Right, tuple[str, str]] = MappingProxyType(
    {
        Right.COPY: (
            nl("De persoon een kopie geven"),
            nl("Gevraagd op grond van AVG 15; binnen een maand antwoorden."),
        ),
        Right.CORRECTION: (
            nl("Met de persoon verbeteren wat niet klopt"),
            nl("Gevraagd op grond van AVG 16; binnen een maand antwoorden."),
        ),
        Right.RESTRICTION: (
            nl("Met de persoon bespreken of het dossier beperkt moet blijven"),
            nl("Gevraagd op grond van AVG 18; binnen een maand antwoorden."),
        ),
        Right.ERASURE: (
            nl("Het verzoek om te wissen aan de privacy-officer voorleggen"),
            nl("Gevraagd op grond van AVG 17; binnen een maand antwoorden. Een bewaarplicht kan voorgaan."),
        ),
    }
)


@dataclass(frozen=True, slots=True)
class RequestShown:
    """One request in words. `question`: id of what is to be corrected, '' for none."""

    key: str
    right: Right
    what: str
    asked: str  # 'gevraagd op dinsdag 15 september 2026'
    why: str
    state: str  # 'antwoord uiterlijk ...' or 'afgehandeld op ...'
    outcome: str
    who: str
    question: str
    question_number: str
    is_open: bool
    is_late: bool


@dataclass(frozen=True, slots=True)
class NoteShown:
    """One note that may be about somebody else. `is_left_out`: not in the copy."""

    key: str
    text: str
    where: str  # '3.7', '' where it stands at no question
    is_left_out: bool


@dataclass(frozen=True, slots=True)
class RightsShown:
    """`restricted`: since which day nothing may change, in words, '' = it may."""

    dossier: DossierId
    roepnaam: str
    restricted: str
    requests: tuple[RequestShown, ...]  # open ones first, newest first
    questions: tuple[tuple[str, str], ...]  # answered ones: id, '3.7 Werkt u nu?'
    notes: tuple[NoteShown, ...]


def rights_shown(desk: Desk, dossier: DossierId) -> RightsShown:
    """What was asked and what stands open. KeyError for a dossier that is not here. Writes nothing."""
    with desk.unit_of_work() as work:
        return _shown(desk, load_talk(desk, work, dossier))


def ask_right(
    desk: Desk, dossier: DossierId, right: str, day: str, why: str, question: str = ""
) -> Outcome[RightsShown]:
    """Write down what the person asks; a restriction holds from this moment.

    `day` as typed, '' = today. Refusal RIGHT_MISSING, REASON_MISSING (field 'why'), NOT_A_DATE,
    IMPOSSIBLE_DATE, DATE_IN_FUTURE, NOT_PRINTABLE_TEXT, TOO_LONG. KeyError for an unknown question.
    """
    if right not in set(Right):
        raise Refusal(RefusalCode.RIGHT_MISSING, "right")
    words = needed_reason(why, "why")
    today = desk.clock.today()
    on = needed_past_day(day, today, "day") if day.strip() else today
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        if question:
            talk.pack.question(question)
        key = f"{RIGHT_KEY}{new_id(desk)}"
        made = Request(key, Right(right), on.isoformat(), words, question)
        changes = _write(desk, work, talk, made)
        work.audit.note("right.asked", key, right)
        return _done(desk, work, dossier, changes)


def deal_with(desk: Desk, dossier: DossierId, key: str, outcome: str) -> Outcome[RightsShown]:
    """Say what came of a request; of a restriction that lifts it.

    Refusal REASON_MISSING (field 'outcome'), REQUEST_DONE, NOT_PRINTABLE_TEXT, TOO_LONG; KeyError for one
    that is not there.
    """
    words = needed_reason(outcome, "outcome")
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        found = next((one for one in requests_from(talk.heads) if one.key == key), None)
        if found is None:
            raise KeyError("no such request")
        if not found.is_open:
            raise Refusal(RefusalCode.REQUEST_DONE, "outcome")
        settled = replace(found, done=talk.today.isoformat(), outcome=words)
        changes = _write(desk, work, talk, settled)
        work.audit.note("right.dealt_with", key, found.right.value)
        return _done(desk, work, dossier, changes)


def leave_note_out(desk: Desk, dossier: DossierId, note: str, is_left_out: bool) -> Outcome[RightsShown]:
    """A note about somebody else stays out of the copy, or comes back in. KeyError for one not there."""
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        if (ChangeKind.NOTE, note) not in talk.heads:
            raise KeyError("no such note")
        known = left_out_notes(talk.heads)
        wanted = known | {note} if is_left_out else known - {note}
        if wanted == known:
            return Outcome(_shown(desk, talk))
        standing = talk.heads.get((ChangeKind.DECISION, LEFT_OUT_KEY), ())
        value = tuple(sorted(wanted))
        asked = Asked(pack=talk.pack.name)
        change = pen(desk, work, dossier, ChangeKind.DECISION, LEFT_OUT_KEY, value, standing, asked)
        if is_left_out:
            work.audit.note("copy.note_left_out", note, "ok")
        else:
            work.audit.note("copy.note_put_back", note, "ok")
        return _done(desk, work, dossier, (change,))


def right_tasks(talk: Talk, known: tuple[Task, ...]) -> tuple[Task, ...]:
    """The proposal per open request: the person must hear within a month (AVG 12 lid 3)."""
    standing = {task.key for task in known}
    found = []
    for one in requests_from(talk.heads):
        key = f"{RULE_KEY}{one.key}"
        if one.is_open and key not in standing:
            what, why = _TASKS[one.right]
            found.append(Task(key, what, why, answer_by(one).isoformat()))
    return tuple(found)


def _write(desk: Desk, work: UnitOfWork, talk: Talk, request: Request) -> tuple[Change, ...]:
    """The request and its words; the caller commits."""
    asked = Asked(pack=talk.pack.name)
    said = words_key(request.key)
    found = [
        pen(desk, work, talk.dossier, ChangeKind.DECISION, key, value, _heads(talk, key), asked)
        for key, value in ((request.key, request_value(request)), (said, words_value(request)))
    ]
    return tuple(found)


def _heads(talk: Talk, key: str) -> tuple[Change, ...]:
    return talk.heads.get((ChangeKind.DECISION, key), ())


def _done(
    desk: Desk, work: UnitOfWork, dossier: DossierId, changes: tuple[Change, ...]
) -> Outcome[RightsShown]:
    after = load_talk(desk, work, dossier)
    work.commit()
    return Outcome(_shown(desk, after), changes)


def _shown(desk: Desk, talk: Talk) -> RightsShown:
    numbers = {question.id: question.number for question in talk.pack.questions}
    since = whole_day(restricted_since(talk.heads))
    questions = tuple(
        (one.id, nl("{number} {words}", number=one.number, words=one.simple))
        for one in talk.pack.questions
        if talk.answers.is_asked(one.id)
    )
    return RightsShown(
        dossier=talk.dossier,
        roepnaam=talk.row.roepnaam,
        restricted=day_words(since) if since else "",
        requests=tuple(
            _request(desk, talk, one, numbers)
            for one in sorted(requests_from(talk.heads), key=lambda one: not one.is_open)
        ),
        questions=questions,
        notes=_notes(talk, numbers),
    )


def _request(desk: Desk, talk: Talk, one: Request, numbers: dict[str, str]) -> RequestShown:
    asked, done, due = whole_day(one.day), whole_day(one.done), answer_by(one)
    heads = _heads(talk, one.key)
    state = nl("antwoord uiterlijk {day}", day=day_words(due))
    if one.is_open and due < talk.today:
        state = nl("te laat: uiterlijk {day}", day=day_words(due))
    if done is not None:
        state = nl("afgehandeld op {day}", day=day_words(done))
    return RequestShown(
        key=one.key,
        right=one.right,
        what=RIGHT_WORDS[one.right],
        asked=nl("gevraagd op {day}", day=day_words(asked)) if asked else "",
        why=one.why,
        state=state,
        outcome=one.outcome,
        who=author_words(desk, heads[0]) if heads else "",
        question=one.question,
        question_number=numbers.get(one.question, ""),
        is_open=one.is_open,
        is_late=one.is_open and due < talk.today,
    )


def _notes(talk: Talk, numbers: dict[str, str]) -> tuple[NoteShown, ...]:
    out = left_out_notes(talk.heads)
    found = []
    for (kind, key), changes in sorted(talk.heads.items()):
        for change in changes if kind is ChangeKind.NOTE else ():
            value = change.value
            if isinstance(value, Mapping) and isinstance(value.get("text"), str):
                question = str(value.get("question", "")).partition("#")[0]
                where = numbers.get(question, "")
                found.append(NoteShown(key, str(value["text"]), where, key in out))
    return tuple(found)
