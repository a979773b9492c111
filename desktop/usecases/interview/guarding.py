"""Questions that wait for who sits beside, and free text at special data: opened with a reason, logged."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from desktop.domain.changes import Change, ChangeKind, JsonValue
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.guards import (
    FREE_TEXT_KEY,
    GUARD_KEY,
    GuardReason,
    confirmed_themes,
    free_text_questions,
    guard_reasons,
    is_guarded,
    situation,
)
from desktop.domain.wording import joined, nl
from desktop.usecases.interview.acts_shown import GuardShown
from desktop.usecases.one_line import one_line
from desktop.usecases.ports import Desk, UnitOfWork
from desktop.usecases.recording import Asked, new_id, pen
from desktop.usecases.spoken_texts import SPOKEN_TEXTS, UI_DOMAIN
from desktop.usecases.talk import Talk
from desktop.usecases.tolk_words import running_session
from forms.model import Column, Question
from forms.question_types import Value

_WORDS: Mapping[GuardReason, str] = MappingProxyType(
    {
        GuardReason.FAMILY: nl("Familie of een bekende tolkt."),
        GuardReason.MINOR: nl("Een kind tolkt."),
        GuardReason.PARTNER_TOLK: nl("De partner tolkt."),
        GuardReason.PARTNER_BESIDE: nl("De partner zit erbij."),
        GuardReason.CHILD_BESIDE: nl("Een kind zit erbij."),
        GuardReason.FAMILY_BESIDE: nl("Familie zit erbij."),
    }
)
_WHY = nl("Bij deze vraag spreekt iemand vrijer alleen, met een tolk van buiten.")
FREE_TEXT = frozenset({"text", "long_text"})
_WAIT = "client.wait"
_REASON_AT_LEAST, _REASON_AT_MOST = 3, 500


def guard_at(desk: Desk, talk: Talk, question: Question) -> GuardShown | None:
    """What stands in the place of the question; None where it may be asked."""
    reasons = holding_back(talk, question)
    if not reasons:
        return None
    own = desk.texts.say(UI_DOMAIN, _WAIT, SPOKEN_TEXTS[_WAIT], talk.language.code)
    return GuardShown(nl("Deze vraag wacht"), (*(_WORDS[reason] for reason in reasons), _WHY), own)


def holding_back(talk: Talk, question: Question) -> tuple[GuardReason, ...]:
    """Who sits there, for a guarded question that was not opened in this company; else nothing."""
    if not is_guarded(question):
        return ()
    session = running_session(talk)
    reasons = guard_reasons(session, talk.heads)
    if not reasons or question.theme in confirmed_themes(talk.heads, situation(session, reasons)):
        return ()
    return reasons


def refuse_guarded(talk: Talk, question: Question) -> None:
    """Refusal QUESTION_WAITS for a question that waits: no answer gets past the card."""
    if holding_back(talk, question):
        raise Refusal(RefusalCode.QUESTION_WAITS, question.id)


def write_guard_opened(
    desk: Desk, work: UnitOfWork, talk: Talk, question: Question, reason: str
) -> tuple[Change, ...]:
    """Open the guarded questions of this theme for the present company. Refusal REASON_MISSING."""
    reasons = holding_back(talk, question)
    if not reasons:
        return ()
    company = situation(running_session(talk), reasons)
    why: tuple[JsonValue, ...] = tuple(one.value for one in reasons)
    value: Mapping[str, JsonValue] = {"theme": question.theme, "situation": company, "why": why}
    change = _decide(desk, work, talk, GUARD_KEY, question, value, reason)
    work.audit.note("guard.opened", change.id, joined("+", (r.value for r in reasons)))
    return (change,)


def is_free_text_off(talk: Talk, question: Question) -> bool:
    """True at special data (AVG 9, 10) until somebody switched free text on with a reason."""
    return question.is_special and question.id not in free_text_questions(talk.heads)


def write_free_text_on(
    desk: Desk, work: UnitOfWork, talk: Talk, question: Question, reason: str
) -> tuple[Change, ...]:
    """Allow free text at this one question. Refusal REASON_MISSING."""
    if not is_free_text_off(talk, question):
        return ()
    change = _decide(desk, work, talk, FREE_TEXT_KEY, question, {}, reason)
    work.audit.note("free_text.on", change.id, "ok")
    return (change,)


def refuse_free_text(talk: Talk, question: Question, value: Value) -> None:
    """Refusal FREE_TEXT_OFF for typed text at special data, also in one cell of a row or a record."""
    if not is_free_text_off(talk, question):
        return
    if question.type in FREE_TEXT and value is not None:
        raise Refusal(RefusalCode.FREE_TEXT_OFF, question.id)
    cells = value if isinstance(value, Mapping) else {}
    for column in question.columns:
        if is_free_text(column) and cells.get(column.key) is not None:
            raise Refusal(RefusalCode.FREE_TEXT_OFF, question.id, {"at": column.key})


def is_free_text(asked: Question | Column) -> bool:
    """A field in which anything can be typed."""
    return asked.type in FREE_TEXT


def _decide(
    desk: Desk,
    work: UnitOfWork,
    talk: Talk,
    start: str,
    question: Question,
    value: Mapping[str, JsonValue],
    reason: str,
) -> Change:
    """A decision of its own: two laptops never meet in it. The reason is sealed as the question is."""
    said = one_line(reason, question.id, _REASON_AT_MOST)
    if len(said) < _REASON_AT_LEAST:
        raise Refusal(RefusalCode.REASON_MISSING, question.id)
    full = {**value, "question": question.id, "reason": said}
    how = Asked(pack=talk.pack.name)
    return pen(desk, work, talk.dossier, ChangeKind.DECISION, f"{start}{new_id(desk)}", full, (), how)
