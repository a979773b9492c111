"""Notes at a question, and what stands half-typed in a field."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.changes import Change, ChangeKind
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ids import DossierId
from desktop.usecases.asking import asked_at
from desktop.usecases.interview.answering import finish
from desktop.usecases.interview.guarding import is_free_text_off, refuse_guarded
from desktop.usecases.interview.notes import note_changes, note_draft_key, note_text
from desktop.usecases.interview.shown import Interview, NoteKind
from desktop.usecases.interview.view import drafts_at, interview_shown, stand_at
from desktop.usecases.outcome import Outcome
from desktop.usecases.ports import Desk, Draft
from desktop.usecases.recording import new_id, pen
from desktop.usecases.talk import load_talk
from forms.problems import Refused
from forms.question_types.texts import clean_text


def record_note(
    desk: Desk, dossier: DossierId, question: str, kind: NoteKind, text: str
) -> Outcome[Interview]:
    """Keep the note of this kind at this question; an empty text withdraws it.

    Where two desks each made one, the text shown holds both; what is kept now replaces both.
    """
    cleaned = clean_text(text)
    if isinstance(cleaned, Refused):
        raise Refusal(RefusalCode.NOT_PRINTABLE_TEXT, question)
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        asked = talk.pack.question(question)
        refuse_guarded(talk, asked)
        if cleaned and is_free_text_off(talk, asked):
            raise Refusal(RefusalCode.FREE_TEXT_OFF, question)
        how = replace(asked_at(desk, talk, asked), wording=None)
        standing = note_changes(talk, question, kind)
        changes: list[Change] = []
        if cleaned != note_text(talk, question, kind):
            value = {"question": question, "kind": kind.value, "text": cleaned} if cleaned else None
            keys = [change.key for change in standing] or ([new_id(desk)] if cleaned else [])
            for place, key in enumerate(dict.fromkeys(keys)):
                heads = talk.heads.get((ChangeKind.NOTE, key), ())
                kept = value if place == 0 else None
                changes.append(pen(desk, work, dossier, ChangeKind.NOTE, key, kept, heads, how))
        work.drafts.clear(dossier, note_draft_key(kind, question))
        return finish(desk, work, talk, question, tuple(changes))


def save_draft(desk: Desk, dossier: DossierId, key: str, draft: Draft) -> None:
    """Keep what stands half-typed. `key`: question id, 'T01#new.language', 'note.notitie.T01' ..."""
    with desk.unit_of_work() as work:
        work.drafts.save(dossier, key, replace(draft, saved_at=draft.saved_at or desk.clock.now()))
        work.commit()


def discard_drafts(desk: Desk, dossier: DossierId, question: str) -> Interview:
    """Throw away what was found half-typed at a question: a person chose so. What is recorded stands."""
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        for key in drafts_at(work, dossier, question):
            work.drafts.clear(dossier, key)
        talk = stand_at(work, talk, question)
        work.commit()
    return interview_shown(desk, talk, question, {})
