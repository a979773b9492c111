"""What was found when a talk is opened again after it broke off: said, compared, and never thrown away.

Drafts are kept per dossier and field, so what is found belongs to this dossier and this question; the pack
is the one the dossier keeps.
"""

from __future__ import annotations

from collections.abc import Mapping

from desktop.domain.wording import nl
from desktop.usecases.dutch_words import when_last
from desktop.usecases.interview.acts_shown import Recovered
from desktop.usecases.interview.answering import PARTS
from desktop.usecases.interview.notes import note_draft_key, note_text
from desktop.usecases.interview.shown import NoteKind
from desktop.usecases.interview.value_words import answer_words, typed
from desktop.usecases.ports import Desk, Draft
from desktop.usecases.talk import Talk
from forms.answer_moves import ROW_MARK, row_key

#: in draft keys, in the place of a row: where the keyboard was; nothing that anybody typed
_PLACE = "at"
_NOTES = {
    NoteKind.NOTITIE: nl("notitie"),
    NoteKind.TOLK_ZEGT: nl("tolk zegt"),
    NoteKind.MIJN_INDRUK: nl("mijn indruk"),
}


def recovered(desk: Desk, talk: Talk, question: str, drafts: Mapping[str, Draft]) -> Recovered | None:
    """Half-typed text that differs from what is recorded; None when there is none."""
    asked = talk.pack.question(question)
    standing = talk.answers.answer(question)
    raw = typed(asked, standing.value) if standing is not None else ""
    found = [
        (where, draft)
        for key, draft in sorted(drafts.items())
        if draft.text and (where := _where(talk, question, key, draft, raw))
    ]
    if not found:
        return None
    saved = [draft.saved_at for _, draft in found if draft.saved_at is not None]
    return Recovered(
        title=nl("Gevonden: halve tekst bij vraag {number}", number=asked.number),
        when=nl("van {when_last}", when_last=when_last(max(saved), talk.today)) if saved else "",
        typed=tuple((where, draft.text) for where, draft in found),
        recorded=answer_words(asked, standing) if standing is not None else "",
        pack=talk.pack.name,
    )


def _where(talk: Talk, question: str, key: str, draft: Draft, raw: str) -> str:
    """In which field it stood; '' where the same is recorded."""
    if key == question:
        return "" if draft.text == raw else "antwoord"
    if key == row_key(question, _PLACE):
        return ""
    if ROW_MARK in key:
        return "antwoord" if key.startswith(row_key(question, PARTS)) else "regel"
    for kind, words in _NOTES.items():
        if key == note_draft_key(kind, question):
            return "" if draft.text == note_text(talk, question, kind) else words
    return ""
