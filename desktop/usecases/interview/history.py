"""Every change of an answer, with who, when, which act, and the proof of the exact wording (feature F93)."""

from __future__ import annotations

from desktop.domain.changes import Certainty, Change, ChangeKind
from desktop.domain.errors import Trouble
from desktop.domain.ids import ChangeId, DossierId
from desktop.domain.tolk import sessions_from
from desktop.domain.wording import joined, nl
from desktop.usecases.asking import pack_domain, wording_of
from desktop.usecases.dutch_words import day_and_time
from desktop.usecases.interview.acts_shown import HistoryLine, HistoryShown
from desktop.usecases.interview.answer_words import (
    ACT_WORDS,
    CERTAINTY_WORDS,
    SOURCE_WORDS,
    change_words,
)
from desktop.usecases.interview.value_words import author_words
from desktop.usecases.ports import Desk, Spoken
from desktop.usecases.recording import moment_of
from desktop.usecases.talk import Talk, load_talk
from forms.answer_moves import ROW_MARK
from forms.model import FormPack, Question
from forms.texts import question_key

_PROOF = 12


def answer_history(desk: Desk, dossier: DossierId, question: str) -> HistoryShown:
    """All changes at a question and its rows, newest first. KeyError for an unknown question."""
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        asked = talk.pack.question(question)
        start = question + ROW_MARK
        keys = [
            key for kind, key in talk.heads
            if kind is ChangeKind.ANSWER and (key == question or key.startswith(start))
        ]  # fmt: skip
        changes = {c.id: c for key in keys for c in work.changes.history(dossier, ChangeKind.ANSWER, key)}
        work.audit.note("history.shown", dossier, question)
        work.commit()
    lines = [
        _line(desk, talk, asked, change, changes)
        for change in sorted(changes.values(), key=lambda c: (c.time, c.id), reverse=True)
    ]
    return HistoryShown(question, asked.number, asked.simple, tuple(lines))


def proven_wording(desk: Desk, change: Change) -> tuple[Spoken, str] | None:
    """The exact text in which it was asked, in the person's language and in Dutch, where what is installed
    now gives the same hash; None where it does not: the text has changed since, or is not here."""
    if change.wording is None or change.pack is None or change.language is None:
        return None
    try:
        pack = desk.packs.named(change.pack)
        asked = pack.question(change.key.partition(ROW_MARK)[0])
    except (Trouble, KeyError):
        return None
    return _same_text(desk, pack, asked, change)


def _same_text(desk: Desk, pack: FormPack, asked: Question, change: Change) -> tuple[Spoken, str] | None:
    language = change.language or "nl"
    own = desk.texts.say(pack_domain(pack), question_key(asked), asked.simple, language)
    return (own, asked.simple) if wording_of(own, asked) == change.wording else None


def _line(
    desk: Desk, talk: Talk, asked: Question, change: Change, known: dict[ChangeId, Change]
) -> HistoryLine:
    proven = proven_wording(desk, change)
    proof = (change.wording or "")[:_PROOF]
    wording = nl("De tekst van toen staat niet in deze versie.") if proof else nl("Er is geen tekst bewaard.")
    own, said = proven if proven is not None else (None, wording)
    told = [SOURCE_WORDS[change.source]] if change.source else []
    told += [CERTAINTY_WORDS[change.certainty]] if change.certainty else []
    return HistoryLine(
        when=day_and_time(moment_of(change.time)),
        author=author_words(desk, change),
        what=_what(change, [known[p] for p in change.parents if p in known]),
        words=change_words(asked, change),
        source=joined(", ", told),
        asked=asked_words(desk, talk, change),
        own=own if own is not None and own.text != said else None,
        wording=said,
        is_proven=proven is not None,
        proof=proof,
    )


def _what(change: Change, parents: list[Change]) -> str:
    """Which act it was, in a few words."""
    if len(parents) > 1:
        return nl("gekozen uit twee antwoorden")
    if parents and parents[0].value == change.value:
        before = parents[0]
        if before.act != change.act and change.act is not None:
            return nl("toch: {act_words}", act_words=ACT_WORDS[change.act])
        if before.certainty is Certainty.TO_CHECK and change.certainty is Certainty.CERTAIN:
            return nl("bevestigd")
        return nl("bron genoteerd")
    if change.act is not None:
        return ACT_WORDS[change.act]
    return nl("aangevuld") if parents else nl("eerste antwoord")


def asked_words(desk: Desk, talk: Talk, change: Change) -> str:
    """'gevraagd in het Arabisch, met tolk 4411'; '' where it was not asked in a talk."""
    if change.language is None:
        return ""
    said = nl(
        "gevraagd in het {language_name}", language_name=desk.texts.language_name(change.language, "nl")
    )
    session = next((s for s in sessions_from(talk.heads) if s.id == change.tolk_session), None)
    return (
        nl("{said}, met tolk {who}", said=said, who=session.who)
        if session is not None and session.who
        else said
    )
