"""The interpreter of this moment, in words and minutes, out of the sessions of a dossier."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.documents.pack_words import language_text
from desktop.domain.changes import ChangeKind
from desktop.domain.doelgroep import Belongs, Doelgroep
from desktop.domain.ids import TolkSessionId
from desktop.domain.law.book import LawValue
from desktop.domain.tolk import (
    TolkKind,
    TolkSession,
    TolkWarning,
    TolkWay,
    may_interpret,
    sessions_from,
    tolk_minutes,
    tolk_norm,
    tolk_warnings,
)
from desktop.usecases.ports import Desk
from desktop.usecases.talk import Talk

_WARNINGS = {
    TolkWarning.MINOR: "Een kind als tolk: vraag een andere tolk.",
    TolkWarning.PARTNER: "Partner als tolk: niet voor gezondheid, gevoel en geld.",
    TolkWarning.FAMILY: "Familie of bekende als tolk: niet voor gezondheid en gevoel.",
    TolkWarning.NOT_PROFESSIONAL: "Geen beroepstolk: plan voor lastige onderwerpen een andere tolk.",
    TolkWarning.ABOVE_NORM: "Meer tolkuren dan de norm van het rijk. U kunt gewoon doorgaan.",
}
_NOT_HERE = "Deze vraag liever niet met deze tolk. Plan een andere tolk of vraag of het zo mag."


@dataclass(frozen=True, slots=True)
class TolkShown:
    who: str
    way: TolkWay
    kind: TolkKind
    language_words: str  # 'Arabisch'
    minutes_now: int
    minutes_dossier: int  # all sessions of this dossier
    norm_hours: int  # 7 asiel, 3 gezin (budget norm, warning only)
    is_paused: bool
    warning: str  # 'familie als tolk: niet voor gezondheid en gevoel', '' normally
    marks_here: int  # marks at the present question


def running_session(talk: Talk) -> TolkSession | None:
    """The session of this talk on this desk, paused or not; None when nobody interprets."""
    found = (session for session in sessions_from(talk.heads) if session.id == talk.tolk_session)
    return next((session for session in found if not session.is_ended), None)


def running_id(talk: Talk) -> TolkSessionId | None:
    """The session under which an answer is written down: none while it is paused."""
    session = running_session(talk)
    return None if session is None or session.is_paused else session.id


def tolk_shown(desk: Desk, talk: Talk, question: str | None) -> TolkShown | None:
    """The tolk bar; None when nobody interprets. `question` is the one on the screen."""
    session = running_session(talk)
    if session is None:
        return None
    now = desk.clock.now()
    norm = _norm(desk, talk)
    total = tolk_minutes(sessions_from(talk.heads), now)
    warnings = tolk_warnings(session, norm, total)
    themes = {q.id: q.theme for q in talk.pack.questions}
    warning = _WARNINGS[warnings[0]] if warnings else ""
    if question is not None and not may_interpret(session, themes.get(question, 0), question):
        warning = _NOT_HERE
    return TolkShown(
        who=session.who,
        way=session.way,
        kind=session.kind,
        language_words=_language(desk, talk, session.language),
        minutes_now=session.minutes(now),
        minutes_dossier=total,
        norm_hours=norm.number,
        is_paused=session.is_paused,
        warning=warning,
        marks_here=_marks_at(talk, question),
    )


def _language(desk: Desk, talk: Talk, code: str) -> str:
    """The pack's own name first: CLDR does not know Kurmanji and Dari."""
    name = language_text(talk.pack, code)
    return desk.texts.language_name(code, "nl") if name is None else name.dutch


def _norm(desk: Desk, talk: Talk) -> LawValue:
    """The budget norm; while the group is not known that of asiel, as in the questions (decided: an intake
    in an azc is about asielstatushouders)."""
    group = talk.belonging.doelgroep if isinstance(talk.belonging, Belongs) else Doelgroep.ASIELSTATUSHOUDER
    return tolk_norm(group, desk.law.on(talk.today))


def _marks_at(talk: Talk, question: str | None) -> int:
    values = (
        c.value for (kind, _), found in talk.heads.items() if kind is ChangeKind.TOLK_MARK for c in found
    )
    return sum(1 for value in values if isinstance(value, Mapping) and value.get("question") == question)
