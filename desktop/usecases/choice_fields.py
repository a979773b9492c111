"""The fields of what is written down as a whole (a task, an appointment, a photo): what each is called and
how its value is said, so that two of them can be laid beside each other field by field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from desktop.domain.answer import whole_day
from desktop.domain.appointment import WAY_WORDS as TOLK_WAYS
from desktop.domain.appointment import is_moment
from desktop.domain.changes import ChangeKind, JsonValue
from desktop.domain.contacts import AbsenceReason, ContactKind, InvitedBy, ToldInTime, Verdict
from desktop.domain.household import Relation
from desktop.domain.tasks import TaskState
from desktop.domain.teach_back import ToldBack
from desktop.domain.tolk import TolkWay
from desktop.domain.wording import joined, nl
from desktop.usecases.contacts_shown import (
    KIND_WORDS,
    REASON_WORDS,
    TOLD_WORDS,
    VERDICT_WORDS,
)
from desktop.usecases.contacts_shown import WAY_WORDS as INVITED_WORDS
from desktop.usecases.dutch_words import day_words

Say = Callable[[JsonValue], str]
#: fields with which a whole thing is taken away or ended
OFF = "off"


@dataclass(frozen=True, slots=True)
class FieldWords:
    """One field: its name in the value, what it is called, how its value is said ('' = nothing)."""

    name: str
    label: str
    say: Say


def said_text(value: JsonValue) -> str:
    """A text or a number as it stands; days in words."""
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return str(value)
    if not isinstance(value, str):
        return ""
    day = whole_day(value)
    return day_words(day) if day is not None else value


def _moment(value: JsonValue) -> str:
    if not isinstance(value, str) or not is_moment(value):
        return ""
    at = datetime.fromisoformat(value)
    return nl("{day}, {time}", day=day_words(at.date()), time=f"{at:%H:%M}")


def _named(words: Mapping[str, str]) -> Say:
    return lambda value: words.get(value, "") if isinstance(value, str) else ""


def _flag(words: str) -> Say:
    return lambda value: words if value is True else ""


def _count(one: str, more: str) -> Say:
    """How many there are of something that is no text."""

    def say(value: JsonValue) -> str:
        if not isinstance(value, list | tuple) or not value:
            return ""
        return nl("{count} {words}", count=len(value), words=one if len(value) == 1 else more)

    return say


def _listed(value: JsonValue) -> str:
    return joined(", ", (str(one) for one in value)) if isinstance(value, list | tuple) else ""


_TASK_STATES = {
    TaskState.OPEN.value: nl("nog te doen"),
    TaskState.DONE.value: nl("gedaan"),
    TaskState.NOT_NEEDED.value: nl("niet meer nodig"),
}
_TOLD_BACK = {
    ToldBack.GOOD.value: nl("goed terugverteld"),
    ToldBack.PARTLY.value: nl("deels terugverteld"),
    ToldBack.NOT.value: nl("nog niet terugverteld"),
}
RELATION_WORDS: Mapping[str, str] = {
    Relation.PARTNER.value: nl("partner"),
    Relation.CHILD.value: nl("kind"),
    Relation.PARENT.value: nl("ouder"),
    Relation.HOUSEMATE.value: nl("woont in hetzelfde huis"),
}
_WAYS = {way.value: TOLK_WAYS[way] for way in TolkWay if way in TOLK_WAYS}
_F = FieldWords
#: the first field that says something is the headline
FIELDS: Mapping[ChangeKind, tuple[FieldWords, ...]] = {
    ChangeKind.DOSSIER: (
        _F("roepnaam", nl("Roepnaam"), said_text),
        _F("language", nl("Taal"), said_text),
        _F("azc", nl("Opvang"), said_text),
        _F("room", nl("Kamer"), said_text),
        _F("appointment", nl("Afspraak"), _moment),
        _F("tolk", nl("Tolk"), said_text),
    ),
    ChangeKind.NOTE: (_F("text", nl("Notitie"), said_text),),
    ChangeKind.TOLK_SESSION: (
        _F("who", nl("Tolk"), said_text),
        _F("way", nl("Hoe"), _named(_WAYS)),
        _F("spans", nl("Tijd"), _count(nl("stuk van het gesprek"), nl("stukken van het gesprek"))),
        _F("ended", nl("Klaar"), _flag(nl("afgesloten"))),
        _F("minor", nl("Let op"), _flag(nl("de tolk is minderjarig"))),
        _F("partner", nl("Let op"), _flag(nl("de tolk is de partner"))),
    ),
    ChangeKind.PIP_VERSION: (
        _F("number", nl("Versie"), said_text),
        _F("status", nl("Stand"), said_text),
        _F("dagtekening", nl("Dagtekening"), said_text),
    ),
    ChangeKind.PAPER: (_F("kind", nl("Papier"), said_text), _F("title", nl("Naam"), said_text)),
    ChangeKind.ATTACHMENT: (
        _F("caption", nl("Wat erop staat"), said_text),
        _F("pages", nl("Bladzijden"), _count(nl("bladzijde"), nl("bladzijden"))),
        _F("turn", nl("Kwartslagen gedraaid"), said_text),
    ),
    ChangeKind.TASK: (
        _F("what", nl("Taak"), said_text),
        _F("state", nl("Stand"), _named(_TASK_STATES)),
        _F("due", nl("Klaar op"), said_text),
        _F("where", nl("Waar"), said_text),
        _F("why", nl("Waarom"), said_text),
    ),
    ChangeKind.TEACH_BACK: (_F("outcome", nl("Uitkomst"), _named(_TOLD_BACK)),),
    ChangeKind.APPOINTMENT: (
        _F(OFF, nl("Stand"), _flag(nl("van de lijst gehaald"))),
        _F("at", nl("Wanneer"), _moment),
        _F("place", nl("Waar"), said_text),
        _F("room", nl("Kamer"), said_text),
        _F("tolk", nl("Tolk"), said_text),
        _F("way", nl("Tolk komt"), _named(_WAYS)),
    ),
    ChangeKind.CONTACT: (
        _F("what", nl("Wat"), _named({kind.value: KIND_WORDS[kind] for kind in ContactKind})),
        _F("day", nl("Dag"), said_text),
        _F("way", nl("Hoe"), _named({way.value: INVITED_WORDS[way] for way in InvitedBy})),
        _F("reason", nl("Reden"), _named({one.value: REASON_WORDS[one] for one in AbsenceReason})),
        _F("told", nl("Gemeld"), _named({one.value: TOLD_WORDS[one] for one in ToldInTime})),
        _F("verdict", nl("Oordeel"), _named({one.value: VERDICT_WORDS[one] for one in Verdict})),
        _F("until", nl("Tot en met"), said_text),
        _F("by", nl("Volgens"), said_text),
        _F("text", nl("Tekst"), said_text),
    ),
    ChangeKind.HANDOVER: (
        _F("name", nl("Bestand"), said_text),
        _F("answers", nl("Antwoorden"), _count(nl("antwoord"), nl("antwoorden"))),
    ),
    ChangeKind.SHARE: (
        _F("failed", nl("Stand"), _flag(nl("niet aangekomen"))),
        _F("party", nl("Met wie"), said_text),
        _F("day", nl("Dag"), said_text),
        _F("fields", nl("Wat"), _listed),
    ),
    ChangeKind.CHOICE: (_F("reason", nl("Reden"), said_text),),
}
#: kinds in which a value may be put together out of the fields of both
MERGEABLE = frozenset(
    {ChangeKind.DOSSIER, ChangeKind.ATTACHMENT, ChangeKind.TASK, ChangeKind.APPOINTMENT, ChangeKind.CONTACT}
)
