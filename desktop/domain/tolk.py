"""The interpreter sessions of a dossier: who, how, which language, how many minutes.

A session is one key of kind `tolk_session`; each change replaces the one before and holds the whole
session as it stands: {"who", "way", "kind", "language", "variety", "spans": [["start", "end"|null], ...],
"breaks": [why the tolk stopped after each span], "ended", "minor", "partner"}.
Times are UTC, '2026-09-15T08:42:00Z'. No word of what was said is in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from desktop.domain.changes import Change, ChangeKind, HeadKey, JsonValue
from desktop.domain.doelgroep import Doelgroep
from desktop.domain.ids import TolkSessionId
from desktop.domain.law.book import LawOnDay, LawValue


class TolkWay(StrEnum):
    PHONE = "telefoon"
    ON_SITE = "ter_plaatse"
    VIDEO = "video"


class TolkKind(StrEnum):
    """The profession. The law lets municipalities choose (Wbtv 28 does not name them)."""

    REGISTER = "registertolk"
    PROFESSIONAL = "andere_beroepstolk"
    INFORMAL = "informeel"
    FAMILY = "familie_of_bekende"


class Break(StrEnum):
    """Why the tolk stopped for a while."""

    PAUSE = "pauze"
    LINE_LOST = "verbinding_weg"


class TolkWarning(StrEnum):
    """Shown to the klantmanager, never a block; sentences are in the translations."""

    FAMILY = "familie_als_tolk"  # not for body, mind, fear, justice (themes 8 and 9, G11, Z04)
    MINOR = "minderjarige_als_tolk"
    PARTNER = "partner_als_tolk"
    NOT_PROFESSIONAL = "geen_beroepstolk"
    ABOVE_NORM = "boven_de_norm"  # budget norm (rule R-TLK-01)
    OTHER_LANGUAGE = "andere_taal"  # the talk went on in another language than the tolk speaks


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch in which the tolk was at work; `end` None while it runs."""

    start: datetime
    end: datetime | None


@dataclass(frozen=True, slots=True)
class TolkSession:
    """One session. `who` is a number or a name, as little as possible; `variety`: 'Syrisch', '' unknown.

    `breaks` says for every stretch that ended why it did, in order; the last stretch of an ended session has
    none.
    """

    id: TolkSessionId
    who: str
    way: TolkWay
    kind: TolkKind
    language: str
    spans: tuple[Span, ...]
    is_ended: bool = False
    is_minor: bool = False
    is_partner: bool = False
    variety: str = ""
    breaks: tuple[Break, ...] = ()

    @property
    def times_lost(self) -> int:
        """How often the line was lost."""
        return self.breaks.count(Break.LINE_LOST)

    @property
    def is_lost(self) -> bool:
        """True while the line is away."""
        return self.is_paused and self.breaks[-1:] == (Break.LINE_LOST,)

    @property
    def is_paused(self) -> bool:
        return not self.is_ended and (not self.spans or self.spans[-1].end is not None)

    def seconds(self, now: datetime) -> float:
        """Seconds worked until `now` (aware), pauses left out; a clock set back never counts negative."""
        return sum(max(0.0, ((span.end or now) - span.start).total_seconds()) for span in self.spans)

    def minutes(self, now: datetime) -> int:
        """Whole minutes worked until `now`."""
        return int(self.seconds(now) // 60)


def paused(session: TolkSession, at: datetime, why: Break = Break.PAUSE) -> TolkSession:
    """The session with its running stretch closed, and why; unchanged when nothing runs."""
    closed = _closed(session, at)
    return session if closed is session else replace(closed, breaks=(*session.breaks, why))


def resumed(session: TolkSession, at: datetime) -> TolkSession:
    """The session with a new stretch running; unchanged when one runs or it has ended."""
    return replace(session, spans=(*session.spans, Span(at, None))) if session.is_paused else session


def ended(session: TolkSession, at: datetime) -> TolkSession:
    """The session closed for good."""
    return replace(_closed(session, at), is_ended=True)


def _closed(session: TolkSession, at: datetime) -> TolkSession:
    if not session.spans or session.spans[-1].end is not None:
        return session
    last = replace(session.spans[-1], end=max(at, session.spans[-1].start))
    return replace(session, spans=(*session.spans[:-1], last))


def session_value(session: TolkSession) -> Mapping[str, JsonValue]:
    """The change value of a session: what `read_session` reads."""
    return {
        "who": session.who,
        "way": session.way.value,
        "kind": session.kind.value,
        "language": session.language,
        "spans": tuple((_stamp(s.start), None if s.end is None else _stamp(s.end)) for s in session.spans),
        "ended": session.is_ended,
        "minor": session.is_minor,
        "partner": session.is_partner,
        "variety": session.variety,
        "breaks": tuple(why.value for why in session.breaks),
    }


def read_session(session_id: TolkSessionId, value: JsonValue) -> TolkSession:
    """A session from its change value. Raises ValueError (without content) when it has another shape."""
    if not isinstance(value, Mapping):
        raise ValueError("tolk session has another shape")
    who, language, spans = value.get("who"), value.get("language"), value.get("spans")
    variety, breaks = value.get("variety", ""), value.get("breaks", ())
    if not isinstance(who, str) or not isinstance(language, str) or not isinstance(spans, list | tuple):
        raise ValueError("tolk session has another shape")
    if not isinstance(variety, str) or not isinstance(breaks, list | tuple):
        raise ValueError("tolk session has another shape")
    return TolkSession(
        id=session_id,
        who=who,
        way=TolkWay(str(value.get("way"))),
        kind=TolkKind(str(value.get("kind"))),
        language=language,
        spans=tuple(_span(span) for span in spans),
        is_ended=value.get("ended") is True,
        is_minor=value.get("minor") is True,
        is_partner=value.get("partner") is True,
        variety=variety,
        breaks=tuple(Break(str(why)) for why in breaks),
    )


def sessions_from(heads: Mapping[HeadKey, tuple[Change, ...]]) -> tuple[TolkSession, ...]:
    """All sessions of a dossier, in the order they began. Where two desks changed one, the longest counts."""
    found: list[TolkSession] = []
    for (kind, key), changes in sorted(heads.items(), key=lambda item: item[0][1]):
        if kind is not ChangeKind.TOLK_SESSION:
            continue
        readable = [s for change in changes if (s := _readable(key, change.value)) is not None]
        if readable:
            found.append(max(readable, key=lambda session: (len(session.spans), session.is_ended)))
    return tuple(sorted(found, key=lambda s: (s.spans[0].start.isoformat() if s.spans else "", s.id)))


def tolk_minutes(sessions: Iterable[TolkSession], now: datetime) -> int:
    """Whole minutes over all sessions (the seconds are added before rounding down)."""
    return int(sum(session.seconds(now) for session in sessions) // 60)


def tolk_norm(doelgroep: Doelgroep, law: LawOnDay) -> LawValue:
    """The budget norm in hours per person: a warning, never a limit (rule R-TLK-01)."""
    is_asiel = doelgroep is Doelgroep.ASIELSTATUSHOUDER
    return law.value("tolk.hours_asiel" if is_asiel else "tolk.hours_gezin_overig")


def tolk_warnings(
    session: TolkSession, norm: LawValue | None = None, minutes_dossier: int = 0, language: str = ""
) -> tuple[TolkWarning, ...]:
    """What the klantmanager should know of this interpreter (domain file 5.3), the gravest first.

    `language`: the one of the talk now; '' leaves it out.
    """
    found: list[TolkWarning] = []
    if session.is_minor:
        found.append(TolkWarning.MINOR)
    if session.is_partner:
        found.append(TolkWarning.PARTNER)
    if session.kind is TolkKind.FAMILY:
        found.append(TolkWarning.FAMILY)
    elif session.kind is TolkKind.INFORMAL:
        found.append(TolkWarning.NOT_PROFESSIONAL)
    if language and language != session.language:
        found.append(TolkWarning.OTHER_LANGUAGE)
    if norm is not None and minutes_dossier > norm.number * 60:
        found.append(TolkWarning.ABOVE_NORM)
    return tuple(found)


def may_interpret(session: TolkSession, is_guarded: bool) -> bool:
    """False where a relative, minor or partner should not interpret, a question that the pack guards: ask
    for another tolk, or confirm."""
    is_close = session.kind is TolkKind.FAMILY or session.is_minor or session.is_partner
    return not (is_close and is_guarded)


def _readable(key: str, value: JsonValue) -> TolkSession | None:
    try:
        return read_session(TolkSessionId(key), value)
    except ValueError:
        return None


def _span(value: JsonValue) -> Span:
    if not isinstance(value, Sequence) or isinstance(value, str) or len(value) != 2:
        raise ValueError("tolk session has another shape")
    start, end = value
    if not isinstance(start, str) or not (end is None or isinstance(end, str)):
        raise ValueError("tolk session has another shape")
    return Span(_moment(start), None if end is None else _moment(end))


def _moment(text: str) -> datetime:
    found = datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise ValueError("time without zone")
    return found


def _stamp(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")
