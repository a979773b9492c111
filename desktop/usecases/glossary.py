"""The word list at hand: fixed terms, what they mean, and how they are said; those of the question first."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop.documents.term_texts import TERM_TEXTS, TERMS, Term
from desktop.domain.ids import DossierId
from desktop.domain.wording import joined
from desktop.usecases.ports import Desk, Language, Spoken, TextStatus
from desktop.usecases.talk import Talk, load_talk
from forms.model import Question
from translations.letters import search_form, sort_key

_DOMAIN = "documents"


@dataclass(frozen=True, slots=True)
class TermShown:
    """`wording`: the agreed word in the language of the talk; `own`: the explanation in it."""

    key: str
    dutch: str
    explanation: str
    wording: Spoken
    own: Spoken
    is_here: bool  # it comes up in the present question


@dataclass(frozen=True, slots=True)
class Glossary:
    language: Language
    terms: tuple[TermShown, ...]


def look_at_glossary(desk: Desk, dossier: DossierId, question: str) -> Glossary:
    """All terms in the language of the talk, those of this question first, then by Dutch word."""
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
    here = _words_of(talk.pack.question(question))
    shown = [_shown(desk, talk, term, here) for term in TERMS]
    return Glossary(talk.language, tuple(sorted(shown, key=lambda t: (not t.is_here, sort_key(t.dutch)))))


def found_in(terms: tuple[TermShown, ...], search: str) -> tuple[TermShown, ...]:
    """The terms that hold every word of `search`, in Dutch or in the language of the talk; order kept."""
    wanted = search_form(search).split()

    def fits(term: TermShown) -> bool:
        text = search_form(f"{term.dutch} {term.explanation} {term.wording.text} {term.own.text}")
        return all(word in text for word in wanted)

    return tuple(term for term in terms if fits(term))


def _shown(desk: Desk, talk: Talk, term: Term, here: str) -> TermShown:
    code = talk.language.code
    dutch = TERM_TEXTS[term.text_key]
    return TermShown(
        key=term.key,
        dutch=term.dutch,
        explanation=dutch,
        wording=_wording(desk, term, code),
        own=desk.texts.say(_DOMAIN, term.text_key, dutch, code),
        is_here=any(re.search(rf"\b{re.escape(word)}", here) for word in term.words),
    )


def _wording(desk: Desk, term: Term, code: str) -> Spoken:
    if not term.wording:  # a name: the same everywhere
        return Spoken(term.dutch, "nl", "ltr", TextStatus.SOURCE)
    said = desk.texts.agreed_wording(term.wording, code)
    if said.language == "nl":
        return Spoken(term.dutch, "nl", "ltr", said.status)
    return said


def _words_of(question: Question) -> str:
    """What the klantmanager and the person read at a question, in lower case."""
    parts = [question.simple, question.official, question.tip, question.leads_to]
    parts += [choice.text for choice in question.choices]
    parts += [column.text for column in question.columns]
    return joined(" ", parts).casefold()
