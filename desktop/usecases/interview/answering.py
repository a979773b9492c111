"""An answer: read by the dossier's own pack, written as a change in the place of what was shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from desktop.domain.acts import SLIP, adds_to, is_from_paper, likely_act
from desktop.domain.answer import Answer as StoredAnswer
from desktop.domain.changes import Certainty, Change, ChangeKind, JsonValue, Source
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ids import DossierId
from desktop.usecases.asking import asked_at
from desktop.usecases.interview.about import replaced_at
from desktop.usecases.interview.answer_words import readable
from desktop.usecases.interview.guarding import refuse_free_text, refuse_guarded
from desktop.usecases.interview.shown import Interview, RawAnswer
from desktop.usecases.interview.view import after_change, drafts_at, interview_shown
from desktop.usecases.outcome import Outcome
from desktop.usecases.place import parents_as_shown
from desktop.usecases.ports import Desk, UnitOfWork
from desktop.usecases.recording import Asked, canonical, moment_of, pen
from desktop.usecases.talk import Talk, as_value, load_talk
from desktop.usecases.talk_days import talk_days
from forms.answer_moves import Answer, answer_payload, row_key
from forms.model import AnswerState, Question
from forms.problems import Refused
from forms.question_types import Raw, Value, read_answer

EMPTY = answer_payload(Answer())
#: in draft keys, in the place of a row: the cells of a question in parts
PARTS = "parts"


def record_answer(
    desk: Desk,
    dossier: DossierId,
    question: str,
    raw: RawAnswer,
    source: Source | None = None,
    certainty: Certainty | None = None,
) -> Outcome[Interview]:
    """Read `raw` with the dossier's own pack and write it as a change; clears the draft.

    An equal answer writes nothing, except that it confirms a prefilled one. An empty `raw` empties the answer
    (value null). `source` and `certainty` None: said and certain, or as noted while the answer is still being
    given. Which act it is (correction, change of mind ...) is told by `desktop.domain.acts` and can be said
    otherwise with `record_act`. Raises Refusal next to the question.
    """
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        asked = talk.pack.question(question)
        refuse_guarded(talk, asked)
        value = accepted(read_answer(asked, as_raw(raw), talk.today), question)
        how = asked_at(desk, talk, asked, source, certainty)
        refuse_free_text(talk, asked, value)
        changes = write_answer(desk, work, talk, question, answer_payload(Answer(value=value)), how)
        if asked.type == "list" and value is not None:
            changes += withdraw_rows(desk, work, talk, asked, how)
        clear_typed(work, dossier, question, raw)
        return finish(desk, work, talk, question, changes)


def record_state(
    desk: Desk,
    dossier: DossierId,
    question: str,
    state: AnswerState,
    source: Source = Source.SAID,
    certainty: Certainty = Certainty.CERTAIN,
) -> Outcome[Interview]:
    """'Weet niet', 'wil niet zeggen', 'later', 'niet begrepen', 'niet besproken': full answers.

    The same again is undo: what the state replaced comes back. The draft stays as it is.
    """
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        asked = talk.pack.question(question)
        standing = talk.answers.answer(question)
        if standing is not None and standing.state is state:
            changes = _undo(desk, work, talk, asked)
        else:
            how = asked_at(desk, talk, asked, source, certainty)
            changes = write_answer(desk, work, talk, question, answer_payload(Answer(state)), how)
        return finish(desk, work, talk, question, changes)


def accepted(read: Value | Refused, question: str) -> Value:
    """The value, or the refusal of the form room as a refusal of the desk, next to the question."""
    if not isinstance(read, Refused):
        return read
    facts = dict(read.facts) if read.column is None else {**read.facts, "at": read.column}
    raise Refusal(RefusalCode(read.code.value), question, facts)


def as_raw(raw: RawAnswer) -> Raw:
    """What a widget hands over, as the question types take it."""
    if isinstance(raw, str):
        return raw
    if isinstance(raw, Mapping):
        return {key: _cell(cell) for key, cell in raw.items()}
    return tuple(raw)


def _cell(cell: str | int | Sequence[str]) -> str | tuple[str, ...]:
    return str(cell) if isinstance(cell, str | int) else tuple(cell)


def clear_typed(work: UnitOfWork, dossier: DossierId, question: str, raw: RawAnswer) -> None:
    """What stood half-typed and is taken in now; other words that stand in a cell since stay."""
    work.drafts.clear(dossier, question)
    if not isinstance(raw, Mapping):
        return
    kept = work.drafts.of(dossier)
    for key, cell in raw.items():
        at = part_key(question, key)
        if at in kept and kept[at].text == cell:
            work.drafts.clear(dossier, at)


def part_key(question: str, column: str) -> str:
    """The draft key of one cell of a question in parts: 'P10#parts.gemeente'."""
    return f"{row_key(question, PARTS)}.{column}"


def write_answer(
    desk: Desk, work: UnitOfWork, talk: Talk, key: str, value: Mapping[str, Value], how: Asked
) -> tuple[Change, ...]:
    """One change for an answer key, unless the same stands there already; nothing is committed.

    What `how` leaves open is filled in: the act by what it replaces, source and certainty by what was noted.
    """
    present = talk.heads.get((ChangeKind.ANSWER, key), ())
    parents = parents_as_shown(work, talk.dossier, talk.place, key, present)
    if not parents and value == EMPTY:
        return ()
    is_same = bool(parents) and all(canonical(p.value) == canonical(as_json(value)) for p in parents)
    waits = [p for p in parents if p.certainty is Certainty.TO_CHECK]
    confirms = bool(waits) and value != EMPTY and how.certainty is not Certainty.TO_CHECK
    if is_same and not confirms:
        return ()
    full = _in_full(desk, work, talk, parents, value, how)
    return (pen(desk, work, talk.dossier, ChangeKind.ANSWER, key, as_json(value), parents, full),)


def _in_full(
    desk: Desk,
    work: UnitOfWork,
    talk: Talk,
    parents: tuple[Change, ...],
    value: Mapping[str, Value],
    how: Asked,
) -> Asked:
    """`how` with its act, and with a source and certainty where none was named."""
    act, source, certainty = how.act, how.source, how.certainty
    if len(parents) == 1 and (act is None or source is None):
        before = parents[0]
        said, now = readable(before.value), readable(as_json(value))
        is_same = is_same_sitting(desk, work, talk.dossier, before)
        if act is None and said is not None and now is not None:
            act = likely_act(before, said, now, is_same)
        is_going_on = act is None and is_same and said is not None and now is not None and adds_to(said, now)
        if is_going_on and not is_from_paper(before):
            source, certainty = source or before.source, certainty or before.certainty
    return replace(how, act=act, source=source or Source.SAID, certainty=certainty or Certainty.CERTAIN)


def is_same_sitting(desk: Desk, work: UnitOfWork, dossier: DossierId, before: Change) -> bool:
    """True when this klantmanager wrote `before` here a moment ago and the talk was not closed since."""
    if (before.author, before.desk) != (desk.worker.id, desk.desk):
        return False
    written = moment_of(before.time)
    closed = talk_days(work, dossier).closed_at
    return desk.clock.now() - written <= SLIP and (closed is None or closed <= written)


def withdraw_rows(
    desk: Desk, work: UnitOfWork, talk: Talk, question: Question, how: Asked
) -> tuple[Change, ...]:
    """'Geen' was said: the rows that stand go, each with a change of its own."""
    start = question.id + "#"
    keys = sorted(key for key, a in talk.answers.by_key.items() if key.startswith(start) and not a.is_empty)
    return tuple(change for key in keys for change in write_answer(desk, work, talk, key, EMPTY, how))


def finish(
    desk: Desk, work: UnitOfWork, before: Talk, question: str, changes: tuple[Change, ...]
) -> Outcome[Interview]:
    """Bring lists and place up to date, commit, and show the interview as it is now."""
    after = (
        after_change(desk, work, before, question)
        if changes
        else replace(before, replaced=replaced_at(work, before, question))
    )
    drafts = drafts_at(work, before.dossier, question)
    work.commit()
    return Outcome(interview_shown(desk, after, question, drafts), changes)


def as_json(value: Value | Mapping[str, Value]) -> JsonValue:
    """A value of the form room as the value of a change."""
    if isinstance(value, Mapping):
        return {key: as_json(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return tuple(as_json(part) for part in value)
    return value


def _undo(desk: Desk, work: UnitOfWork, talk: Talk, question: Question) -> tuple[Change, ...]:
    """Put back what the state replaced; nothing stood there, or two things met: empty."""
    (head, *_) = talk.heads[(ChangeKind.ANSWER, question.id)]
    history = {c.id: c for c in work.changes.history(talk.dossier, ChangeKind.ANSWER, question.id)}
    before = [history[parent] for parent in head.parents if parent in history]
    value: Mapping[str, Value] = EMPTY
    source, certainty = Source.SAID, Certainty.CERTAIN
    if len(before) == 1:
        # from a newer version: it stays in history, and the field is emptied
        old = readable(before[0].value) or StoredAnswer(None, None)
        value = answer_payload(Answer(old.state, as_value(old.value)))
        source, certainty = before[0].source or source, before[0].certainty or certainty
    how = asked_at(desk, talk, question, source, certainty)
    return write_answer(desk, work, talk, question.id, value, how)
