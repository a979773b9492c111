"""What stands on the copy for the person, out of a loaded talk and the audit of this koffer (AVG 15).

Left out, because they are of other people: who the tolk was, which other dossiers of the household there are,
and the notes that the klantmanager marked as being about somebody else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from desktop.documents.access_copy import (
    AnsweredQuestion,
    CopyFacts,
    CopyNote,
    CopyTheme,
    Given,
    InBoth,
)
from desktop.domain.answer import whole_day
from desktop.domain.changes import Change, ChangeKind, JsonValue, Source
from desktop.domain.dutch_days import plain_day
from desktop.domain.ids import DossierId
from desktop.domain.person_rights import COPY, EXPORT_KEY, LEFT_OUT_KEY, left_out_notes, restricted_since
from desktop.domain.sharing import Party, shares_from
from desktop.domain.sharing_reader import SharingBroken, read_parties
from desktop.domain.tolk import sessions_from
from desktop.usecases.audit_words import LOOKS
from desktop.usecases.decision_words import decision_name, decision_said
from desktop.usecases.dutch_words import day_words, local
from desktop.usecases.interview.value_words import author_words
from desktop.usecases.own_words import OwnWords, in_dutch
from desktop.usecases.paper_kinds import PaperKind
from desktop.usecases.papers import kind_of
from desktop.usecases.ports import AuditLine, Desk, UnitOfWork
from desktop.usecases.recording import moment_of
from desktop.usecases.sync_words import KIND_WORDS
from desktop.usecases.talk import Talk
from forms.answer_moves import ROW_MARK
from forms.model import Question
from forms.texts import theme_key

_SOURCES: Mapping[Source, str] = {
    Source.DOCUMENT: "access.from_document",
    Source.COA: "access.from_coa",
    Source.PARTNER: "access.from_partner",
    Source.OBSERVED: "access.from_seen",
}
#: told as lines of the talk, in the order of the page
_TALKS = (
    ChangeKind.APPOINTMENT,
    ChangeKind.CONTACT,
    ChangeKind.DECISION,
    ChangeKind.GOAL,
    ChangeKind.TASK,
    ChangeKind.TEACH_BACK,
    ChangeKind.HANDOVER,
    ChangeKind.TOLK_MARK,
)
#: in which kind of change a tolk is named, and where
_OF_THE_TOLK: Mapping[ChangeKind, str] = {
    ChangeKind.TOLK_SESSION: "who",
    ChangeKind.APPOINTMENT: "tolk",
    ChangeKind.DOSSIER: "tolk",
}
_PAGE = 5000
_LONGEST = 400
_HASH = 64


@dataclass(frozen=True, slots=True)
class Gathered:
    """What is read at once on the thread of the store."""

    talk: Talk
    changes: tuple[Change, ...]
    looks: tuple[AuditLine, ...]


def gather(work: UnitOfWork, talk: Talk) -> Gathered:
    """Every change of the dossier, and every time somebody looked into it on this laptop."""
    changes = work.changes.of(talk.dossier)
    about = named_in_audit(talk.dossier, changes)
    found = [one for one in audit_lines(work) if one.action in LOOKS and one.object_id in about]
    return Gathered(talk, changes, tuple(found))


def named_in_audit(dossier: DossierId, changes: tuple[Change, ...]) -> frozenset[str]:
    """Everything of one dossier that a line can be about: itself, its changes, their objects."""
    keys = (one.key for one in changes if one.kind is not ChangeKind.ANSWER)  # a question is of every dossier
    return frozenset({str(dossier), *(str(one.id) for one in changes), *keys})


def audit_lines(work: UnitOfWork) -> Iterator[AuditLine]:
    """The whole audit, oldest first."""
    last = 0
    while lines := work.audit.lines(last, _PAGE):
        yield from lines
        last = lines[-1].number


def copy_facts(desk: Desk, found: Gathered, language: str, version: int, made_on: date) -> CopyFacts:
    """The paper's facts in `language` and Dutch. Same changes and looks, same facts."""
    talk = found.talk
    words = OwnWords(desk, talk.pack, language)
    since = whole_day(restricted_since(talk.heads))
    return CopyFacts(
        about=tuple(_about(desk, talk, language)),
        restricted=since,
        themes=tuple(_themes(desk, found, words)),
        notes=tuple(_notes(desk, talk)),
        talks=tuple(_talks(desk, talk)),
        papers=tuple(_papers(talk)),
        shared=tuple(_shared(desk, talk)),
        seen=_seen(desk, found),
        coach=desk.worker.label,
        phone=desk.worker.phone,
        made_on=made_on,
        version=version,
        pack=talk.pack.name,
    )


def _about(desk: Desk, talk: Talk, language: str) -> Iterator[InBoth]:
    row = talk.row
    yield in_dutch(row.roepnaam)
    if row.language:
        own, dutch = (desk.texts.language_name(row.language, at) for at in (language, "nl"))
        yield InBoth(own, dutch, language)
    if place := ", ".join(part for part in (row.azc, row.room) if part):
        yield in_dutch(place)


def _themes(desk: Desk, found: Gathered, words: OwnWords) -> Iterator[CopyTheme]:
    history: dict[str, list[Change]] = {}
    for change in found.changes:
        if change.kind is ChangeKind.ANSWER:
            history.setdefault(change.key, []).append(change)
    for section in found.talk.pack.sections:
        answers = tuple(one for q in section.questions for one in _answered(desk, found, words, q, history))
        if answers:
            yield CopyTheme(words.text(theme_key(section), section.title), answers)


def _answered(
    desk: Desk, found: Gathered, words: OwnWords, question: Question, history: dict[str, list[Change]]
) -> Iterator[AnsweredQuestion]:
    start = question.id + ROW_MARK
    for key in sorted(key for key in history if key == question.id or key.startswith(start)):
        heads = found.talk.heads.get((ChangeKind.ANSWER, key), ())
        standing = {change.id for change in heads}
        before = [one for one in history[key] if one.id not in standing]
        yield AnsweredQuestion(
            question.number,
            words.question(question),
            tuple(_given(desk, words, question, change) for change in heads),
            tuple(_given(desk, words, question, change) for change in before),
        )


def _given(desk: Desk, words: OwnWords, question: Question, change: Change) -> Given:
    return Given(
        words=words.answer(question, change),
        day=_day(change),
        who=author_words(desk, change),
        language=change.language or "",
        source=_SOURCES.get(change.source, "") if change.source else "",
    )


def _notes(desk: Desk, talk: Talk) -> Iterator[CopyNote]:
    out = left_out_notes(talk.heads)
    numbers = {question.id: question.number for question in talk.pack.questions}
    for change in _changes(talk, ChangeKind.NOTE):
        value = change.value
        if change.key in out or not isinstance(value, Mapping) or not isinstance(value.get("text"), str):
            continue
        where = numbers.get(str(value.get("question", "")).partition(ROW_MARK)[0], "")
        yield CopyNote(str(value["text"]), where, _day(change), author_words(desk, change))


def _talks(desk: Desk, talk: Talk) -> Iterator[str]:
    """Lines in Dutch: talks with a tolk (not who it was), then everything that was agreed and decided."""
    for session in sessions_from(talk.heads):
        if session.spans:
            last = session.spans[-1].end or session.spans[-1].start
            day = day_words(local(session.spans[0].start).date())
            yield f"Gesprek met een tolk: {day}, {session.minutes(last)} min."
    for change in _changes(talk, ChangeKind.PIP_VERSION):
        value = change.value if isinstance(change.value, Mapping) else {}
        yield f"Plan, versie {value.get('number', '')}, {value.get('status', '')}: {day_words(_day(change))}"
    for kind in _TALKS:
        for change in _changes(talk, kind):
            said = value_text(own_value(change))
            if not said or change.key.startswith((EXPORT_KEY, LEFT_OUT_KEY)):
                continue
            if kind is ChangeKind.DECISION:
                name, said = decision_name(change.key), decision_said(change.key, said)
            else:
                name = kind_words(kind).capitalize()
            yield f"{name}, {day_words(_day(change))}: {said}"
    yield from _read_along(talk)


def _read_along(talk: Talk) -> Iterator[str]:
    """Why one of two answers was chosen, and what second readers wrote: about the person, so told to them."""
    for kind, name in ((ChangeKind.CHOICE, "reason"), (ChangeKind.REMARK, "text")):
        for change in _changes(talk, kind):
            said = change.value.get(name) if isinstance(change.value, Mapping) else None
            if isinstance(said, str) and said:
                yield f"{kind_words(kind).capitalize()}, {day_words(_day(change))}: {said}"


def _papers(talk: Talk) -> Iterator[str]:
    for change in _changes(talk, ChangeKind.PAPER):
        kind = kind_of(change)
        if kind != COPY and kind in set(PaperKind):
            yield f"{PaperKind(kind).name_words}, {day_words(_day(change))}"
    for change in _changes(talk, ChangeKind.ATTACHMENT):
        value = change.value if isinstance(change.value, Mapping) else {}
        said = str(value.get("caption", "")) or kind_words(ChangeKind.ATTACHMENT)
        yield f"{said}, {day_words(_day(change))}"


def _shared(desk: Desk, talk: Talk) -> Iterator[str]:
    names = {one.key: one for one in _parties(desk, talk)}
    for one in shares_from(talk.heads):
        party = names.get(one.party)
        fields = {field.key: field.name for field in (*party.fields, *party.left_out)} if party else {}
        went = ", ".join(fields.get(key, key) for key in one.fields)
        name = party.name if party else one.party
        failed = " (het bestand is niet gemaakt)" if one.has_failed else ""
        yield f"{name}, {day_words(_day(one.change))}: {went}{failed}"
    for (kind, key), changes in sorted(talk.heads.items()):
        if kind is ChangeKind.DECISION and key.startswith(EXPORT_KEY):
            for change in changes:
                yield f"Opgeslagen buiten de koffer, {day_words(_day(change))}: {value_text(change.value)}"


def _parties(desk: Desk, talk: Talk) -> tuple[Party, ...]:
    try:
        return tuple(read_parties(desk.agreements, talk.pack))
    except SharingBroken:
        return ()  # then they are told by their key


def _seen(desk: Desk, found: Gathered) -> tuple[tuple[str, tuple[date, ...]], ...]:
    """A koffer is of one worker: whoever looked here is the one whose name is on it."""
    days = sorted({local(line.time).date() for line in found.looks})
    return ((desk.worker.label, tuple(days)),) if days else ()


def _changes(talk: Talk, kind: ChangeKind) -> list[Change]:
    found = [one for (at, _), changes in talk.heads.items() if at is kind for one in changes]
    return sorted(found, key=lambda change: (change.time, change.id))


def _day(change: Change) -> date:
    return local(moment_of(change.time)).date()


def own_value(change: Change) -> JsonValue:
    """The value without what is of somebody else: name and number of the tolk."""
    other = _OF_THE_TOLK.get(change.kind)
    if other is None or not isinstance(change.value, Mapping):
        return change.value
    return {name: inner for name, inner in change.value.items() if name != other}


def kind_words(kind: ChangeKind) -> str:
    """What a kind of change is called, one of them."""
    return KIND_WORDS[kind][0] if kind in KIND_WORDS else kind.value


def value_text(value: JsonValue) -> str:
    """A value as text a person can read, without hashes and what is empty; never longer than some lines."""
    words = ", ".join(_parts(value))
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]} …"


def _parts(value: JsonValue) -> Iterator[str]:
    if isinstance(value, bool):
        yield "ja" if value else "nee"
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _parts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _parts(inner)
    elif isinstance(value, str) and (day := whole_day(value[:10])) is not None:
        time = value[11:] if len(value) == len("2026-03-02T09:30") else ""
        yield f"{plain_day(day)} {time}".strip()
    elif value not in (None, "") and not (isinstance(value, str) and len(value) == _HASH and value.isalnum()):
        yield str(value)
