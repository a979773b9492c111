"""The interpreter of this moment, in words and minutes, out of the sessions of a dossier."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.documents.pack_words import language_text, languages_of
from desktop.domain.changes import Change, ChangeKind
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
from desktop.domain.tolk_marks import marks_at
from desktop.domain.wording import joined, nl
from desktop.usecases.dutch_words import counted
from desktop.usecases.ports import Desk
from desktop.usecases.talk import Talk
from translations.letters import sort_key

_WARNINGS = {
    TolkWarning.MINOR: nl("Een kind als tolk: vraag een andere tolk."),
    TolkWarning.PARTNER: nl("Partner als tolk: niet voor gezondheid, gevoel en geld."),
    TolkWarning.FAMILY: nl("Familie of bekende als tolk: niet voor gezondheid en gevoel."),
    TolkWarning.NOT_PROFESSIONAL: nl("Geen beroepstolk: plan voor lastige onderwerpen een andere tolk."),
    TolkWarning.OTHER_LANGUAGE: nl("Het scherm staat op een andere taal dan de tolk spreekt."),
    TolkWarning.ABOVE_NORM: nl("Meer tolkuren dan de norm van het rijk. U kunt gewoon doorgaan."),
}
_NOT_HERE = nl("Deze vraag liever niet met deze tolk. Plan een andere tolk of vraag of het zo mag.")


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
    warnings: tuple[str, ...] = ()  # all of them, the gravest first
    variety: str = ""  # 'Syrisch'
    norm_words: str = ""  # 'Nog 5 u 08 van de norm van 7 uur.'
    is_lost: bool = False  # the line is away
    breaks_words: str = ""  # '1 pauze, 2 keer verbinding weg', '' for none


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
    found = tolk_warnings(session, norm, total, talk.language.code)
    warnings = tuple(_WARNINGS[one] for one in found)
    guarded = {q.id for q in talk.pack.questions if q.is_guarded}
    if question is not None and not may_interpret(session, question in guarded):
        warnings = (_NOT_HERE, *warnings)
    return TolkShown(
        who=session.who,
        way=session.way,
        kind=session.kind,
        language_words=language_words(desk, talk, session.language),
        minutes_now=session.minutes(now),
        minutes_dossier=total,
        norm_hours=norm.number,
        is_paused=session.is_paused,
        warning=warnings[0] if warnings else "",
        marks_here=marks_at(_marks(talk), question) if question is not None else 0,
        warnings=warnings,
        variety=session.variety,
        norm_words=norm_words(total, norm.number),
        is_lost=session.is_lost,
        breaks_words=_breaks_words(session),
    )


def norm_words(minutes: int, norm_hours: int) -> str:
    """How the minutes of a dossier stand to the budget norm; never a limit (rule R-TLK-01)."""
    left = norm_hours * 60 - minutes
    if left >= 0:
        return nl("Nog {hours} van de norm van {norm_hours} uur.", hours=hours(left), norm_hours=norm_hours)
    return nl(
        "{hours} boven de norm van {norm_hours} uur. U kunt gewoon doorgaan.",
        hours=hours(-left),
        norm_hours=norm_hours,
    )


def hours(minutes: int) -> str:
    """'1 u 52', '38 min'."""
    return (
        nl("{number} u {number_2}", number=minutes // 60, number_2=f"{minutes % 60:02d}")
        if minutes >= 60
        else nl("{minutes} min", minutes=minutes)
    )


def _breaks_words(session: TolkSession) -> str:
    lost = session.times_lost
    pauses = len(session.breaks) - lost
    parts = [counted(pauses, "pauze", "pauzes")] if pauses else []
    parts += [nl("{lost} keer verbinding weg", lost=lost)] if lost else []
    return joined(", ", parts)


def language_words(desk: Desk, talk: Talk, code: str) -> str:
    """The pack's own name first: CLDR does not know Kurmanji and Dari."""
    name = language_text(talk.pack, code)
    return desk.texts.language_name(code, "nl") if name is None else name.dutch


def _norm(desk: Desk, talk: Talk) -> LawValue:
    """The budget norm; while the group is not known that of asiel, as in the questions (decided: an intake
    in an azc is about asielstatushouders)."""
    group = talk.belonging.doelgroep if isinstance(talk.belonging, Belongs) else Doelgroep.ASIELSTATUSHOUDER
    return tolk_norm(group, desk.law.on(talk.today))


def _marks(talk: Talk) -> tuple[Change, ...]:
    found = (heads for (kind, _), heads in talk.heads.items() if kind is ChangeKind.TOLK_MARK)
    return tuple(change for heads in found for change in heads)


@dataclass(frozen=True, slots=True)
class TolkLanguage:
    """A language a tolk can speak, with varieties to propose. The screen need not have it."""

    code: str
    words: str
    varieties: tuple[str, ...]


def tolk_languages(desk: Desk) -> tuple[TolkLanguage, ...]:
    """The languages of the pack's language questions, by Dutch name."""
    pack = desk.packs.newest(desk.pack_id)
    found = {choice.key: choice.text for choice in languages_of(pack)}
    known = {one.code: one.dutch_name for one in desk.texts.languages()}
    named = {**known, **found}
    return tuple(
        TolkLanguage(code, words, desk.texts.varieties(code))
        for code, words in sorted(named.items(), key=lambda one: sort_key(one[1]))
        if code != "nl"
    )
