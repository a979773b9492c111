"""Facts, gaps, doubts and help of the plan board: each with its question, what was answered, and how we know.

Health comes by its effect only. While somebody sits beside the person, a guarded answer shows nothing.
"""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.changes import Certainty, Change, ChangeKind, is_conflict
from desktop.domain.law.why import Why, WhyFact, short_mark
from desktop.domain.leerbaarheidstoets import ToetsState
from desktop.domain.leerroute import Leerroute
from desktop.domain.reasons import why_fact, why_note, why_toets
from desktop.domain.route_advice import Fact, Note, Sign
from desktop.domain.wording import joined, nl
from desktop.usecases.dutch_words import local, short_day
from desktop.usecases.interview.answer_words import (
    CERTAINTY_WORDS,
    SOURCE_WORDS,
    change_words,
    readable,
)
from desktop.usecases.interview.guarding import holding_back
from desktop.usecases.interview.value_words import provenance
from desktop.usecases.pip_shown import FactShown, GapShown, NoteShown
from desktop.usecases.recording import moment_of
from desktop.usecases.talk import Talk
from desktop.usecases.why_shown import why_shown
from forms.answer_moves import ROW_MARK
from forms.model import Question

_WAITS = nl("Dit feit wacht: kijk wie erbij zit")


def facts_shown(talk: Talk, route: Leerroute) -> tuple[FactShown, ...]:
    """The facts of one route in their fixed order."""
    return tuple(_fact(talk, fact) for fact in talk.advice.about(route))


def gaps_shown(talk: Talk, route: Leerroute) -> tuple[GapShown, ...]:
    """What bears on this route and was not asked yet, in the order of the talk."""
    found = []
    for gap in talk.advice.gaps_of(route):
        question = question_of(talk, gap.question)
        if question is not None:
            found.append(GapShown(gap.topic, question.number, question.id, question.simple))
    return tuple(found)


def notes_shown(talk: Talk, notes: tuple[Note, ...]) -> tuple[NoteShown, ...]:
    """Doubts or help, each with its why."""
    return tuple(_note(talk, note) for note in notes)


def known_as(talk: Talk, question: str) -> str:
    """How the answer at a question is known: source, day, certain or not; '' while there is none."""
    newest = newest_head(talk, question)
    return "" if newest is None else provenance(newest)


def shortly_known(change: Change) -> str:
    """'gezegd, 15 september, nog te controleren'."""
    source = SOURCE_WORDS[change.source] if change.source else ""
    day = short_day(local(moment_of(change.time)).date())
    doubt = CERTAINTY_WORDS[Certainty.TO_CHECK] if change.certainty is Certainty.TO_CHECK else ""
    return joined(", ", (part for part in (source, day, doubt) if part))


def answer_told(talk: Talk, question: Question) -> str:
    """The standing answer in words; rows one after the other."""
    return joined(
        "; ", (words for head in _heads(talk, question.id) if (words := change_words(question, head)))
    )


def newest_head(talk: Talk, question: str) -> Change | None:
    """The change that said it last; None while nothing stands there, or two answers do."""
    return max(_heads(talk, question), key=lambda change: (change.time, change.id), default=None)


def question_of(talk: Talk, question: str | None) -> Question | None:
    """The question in the pack of this dossier, None where it has none of that name."""
    return next((one for one in talk.pack.questions if one.id == question), None)


def _fact(talk: Talk, fact: Fact) -> FactShown:
    question = question_of(talk, fact.question)
    if question is not None and holding_back(talk, question):
        return FactShown(Sign.UNKNOWN, _WAITS, question.number, question.id, "", "waits")
    newest = newest_head(talk, question.id) if question is not None else None
    answered = answer_told(talk, question) if question is not None and newest is not None else ""
    why = _why(talk, fact, question, answered)
    mark = short_mark(Why("", law=(fact.law,))) if fact.law is not None else ""
    return FactShown(
        sign=fact.sign,
        text=fact.text,
        from_number=question.number if question is not None else "",
        from_question=question.id if question is not None else "",
        law=fact.law.article if fact.law else "",
        key=fact.key,
        answered=answered,
        known_as=shortly_known(newest) if newest is not None else "",
        is_to_check=newest is not None and newest.certainty is Certainty.TO_CHECK,
        why=why_shown(why, talk.pack),
        mark=nl("regel {mark}", mark=mark) if mark else "",
    )


def _why(talk: Talk, fact: Fact, question: Question | None, answered: str) -> Why:
    """The reasons of a fact, with what was answered; the test brings its own points, date and outcome."""
    why = why_fact(fact, talk.law)
    test = why_toets(talk.toets, talk.law)
    if fact.key.startswith("test_") and test is not None and talk.toets.state is ToetsState.DONE:
        told = tuple(_with_source(talk, one) for one in test.facts)
        return replace(test, facts=told, closing=joined(" ", (why.closing, test.closing)))
    if question is None:
        return why
    told_words = (
        nl("{answered} ({known})", answered=answered, known=known)
        if (known := known_as(talk, question.id)) and answered
        else answered
    )
    return replace(why, facts=(WhyFact(question.official, told_words or nl("niet ingevuld"), question.id),))


def _with_source(talk: Talk, fact: WhyFact) -> WhyFact:
    known = known_as(talk, fact.question)
    return replace(fact, told=nl("{told} ({known})", told=fact.told, known=known)) if known else fact


def _note(talk: Talk, note: Note) -> NoteShown:
    question = question_of(talk, note.question)
    why = why_note(note, talk.law)
    if question is not None and not note.is_gap and not holding_back(talk, question):
        answered = answer_told(talk, question)
        known = known_as(talk, question.id)
        if answered:
            told = nl("{answered} ({known})", answered=answered, known=known) if known else answered
            why = replace(why, facts=(WhyFact(question.official, told, question.id),))
    return NoteShown(
        text=note.text,
        number=question.number if question is not None else "",
        question=question.id if question is not None else "",
        is_gap=note.is_gap,
        why=why_shown(why, talk.pack),
        topic=note.topic,
    )


def _heads(talk: Talk, question: str) -> list[Change]:
    """The standing answers at a question and its rows; a conflict has none."""
    start = question + ROW_MARK
    found = []
    for (kind, key), heads in sorted(talk.heads.items()):
        if kind is not ChangeKind.ANSWER or not heads or not (key == question or key.startswith(start)):
            continue
        answer = readable(heads[-1].value)
        if not is_conflict(heads) and answer is not None and not answer.is_empty:
            found.append(heads[-1])
    return found
