"""What was done to reach somebody, and why they were not there: written down, never held against anyone here.

A change of kind `contact` with an object id as key, sealed special: why somebody was absent can tell of
their health. Null = taken back. R-HAN-01: invitations, reasons of absence and a second chance are logged;
whether it is 'verwijtbaar' is said by a person, with name and reason, and follows from nothing in this room.
R-HAN-03: there is no amount anywhere. R-HAN-05: a note on samenloop with the Participatiewet.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.answer import whole_day
from desktop.domain.changes import Change, ChangeKind, HeadKey, JsonValue, is_conflict

#: before this day there was no brede intake to invite for (Wet inburgering 2021)
FIRST_DAY = date(2022, 1, 1)


class ContactKind(StrEnum):
    INVITATION = "uitnodiging"
    ABSENCE = "afwezig"
    SECOND_CHANCE = "tweede_kans"
    TALK_HELD = "gesprek"
    NOTE = "notitie"
    SAMENLOOP = "samenloop"  # R-HAN-05
    VERDICT = "oordeel"  # of a person, on one absence


class InvitedBy(StrEnum):
    LETTER = "brief"
    PHONE = "telefoon"
    APP = "app"
    IN_PERSON = "persoonlijk"
    AZC = "azc"


class AbsenceReason(StrEnum):
    """Why somebody was not there, as they or others said. Not known is a full answer."""

    ILL = "ziek"
    NO_CHILDCARE = "geen_opvang"
    NOT_UNDERSTOOD = "niet_begrepen"
    TRAVEL = "vervoer"
    MOVED = "verhuisd"
    OTHER_APPOINTMENT = "andere_afspraak"
    NO_TOLK = "geen_tolk"
    OTHER = "anders"
    UNKNOWN = "onbekend"


class ToldInTime(StrEnum):
    YES = "ja"
    NO = "nee"
    UNKNOWN = "onbekend"


class Verdict(StrEnum):
    """What a person decided about an absence. In the order of the alphabet; none is offered first."""

    NOT_CULPABLE = "niet_verwijtbaar"
    CULPABLE = "verwijtbaar"


@dataclass(frozen=True, slots=True)
class Contact:
    """One line of the log. Which fields count depends on the kind; the others are ''.

    `day` is when it was done or missed; `until` for which day somebody was invited, or until when the second
    chance runs (both ISO). `about`: the key of the absence (or appointment) it belongs to. `by`: who judged.
    """

    key: str
    kind: ContactKind
    day: str = ""
    way: str = ""
    language: str = ""
    reason: str = ""
    told: str = ""
    until: str = ""
    about: str = ""
    verdict: str = ""
    by: str = ""
    text: str = ""
    is_disputed: bool = False
    time: str = ""  # of the change, for listing


_TEXTS = ("day", "way", "language", "reason", "told", "until", "about", "verdict", "by", "text")
#: without these a line says nothing
_NEEDED: Mapping[ContactKind, tuple[str, ...]] = {
    ContactKind.INVITATION: ("day", "way"),
    ContactKind.ABSENCE: ("day", "reason", "told"),
    ContactKind.SECOND_CHANCE: ("day", "until"),
    ContactKind.TALK_HELD: ("day",),
    ContactKind.NOTE: ("day", "text"),
    ContactKind.SAMENLOOP: ("day", "text"),
    ContactKind.VERDICT: ("day", "about", "verdict", "by", "text"),
}
_CHOICES: Mapping[str, type[StrEnum]] = {
    "way": InvitedBy,
    "reason": AbsenceReason,
    "told": ToldInTime,
    "verdict": Verdict,
}


def contact_value(one: Contact) -> Mapping[str, JsonValue]:
    """The change value: what `contacts_from` reads."""
    return {"what": one.kind.value, **{name: getattr(one, name) for name in _TEXTS}}


def contacts_from(heads: Mapping[HeadKey, tuple[Change, ...]]) -> tuple[Contact, ...]:
    """The log in order of its days (those without one by when they were written).

    Two desks that changed one line differently: both are listed and marked; what cannot be read is left out.
    """
    found: list[Contact] = []
    for (kind, key), changes in heads.items():
        if kind is not ChangeKind.CONTACT:
            continue
        disputed = is_conflict(changes)
        for change in changes if disputed else changes[:1]:
            one = _read(key, change, disputed)
            if one is not None:
                found.append(one)
    return tuple(sorted(found, key=lambda one: (one.day or "9", one.time, one.key)))


def of_kind(contacts: tuple[Contact, ...], kind: ContactKind) -> tuple[Contact, ...]:
    """The lines of one kind, in order."""
    return tuple(one for one in contacts if one.kind is kind)


def is_invited_for(contacts: tuple[Contact, ...], absence: Contact) -> bool:
    """True when an invitation stands there that was made on or before the day that was missed.

    One that names a day counts for that day only.
    """
    return any(
        one.day <= absence.day and one.until in ("", absence.day)
        for one in of_kind(contacts, ContactKind.INVITATION)
    )


def has_second_chance(contacts: tuple[Contact, ...], absence: Contact) -> bool:
    """True when a second chance was given for this absence, or on its day or later for none in particular."""
    return any(
        one.about == absence.key or (not one.about and one.day >= absence.day)
        for one in of_kind(contacts, ContactKind.SECOND_CHANCE)
    )


def waits_for_invitation(contacts: tuple[Contact, ...]) -> Contact | None:
    """The last absence after which nobody was invited again and no talk was held; None when there is none."""
    absences = of_kind(contacts, ContactKind.ABSENCE)
    if not absences:
        return None
    last = absences[-1]
    after = (ContactKind.INVITATION, ContactKind.TALK_HELD, ContactKind.SECOND_CHANCE)
    is_followed = any(
        one.kind in after and (one.day > last.day or (one.day == last.day and one.time > last.time))
        for one in contacts
    )
    return None if is_followed else last


def _read(key: str, change: Change, disputed: bool) -> Contact | None:
    """None for a line that was taken back, or that this version cannot read."""
    value = change.value
    if not isinstance(value, Mapping) or value.get("what") not in set(ContactKind):
        return None
    texts = {name: value.get(name, "") for name in _TEXTS}
    known = {name: text for name, text in texts.items() if isinstance(text, str)}
    if len(known) != len(texts):
        return None
    if any(known[name] and known[name] not in set(choices) for name, choices in _CHOICES.items()):
        return None
    if any(known[name] and whole_day(known[name]) is None for name in ("day", "until")):
        return None
    kind = ContactKind(str(value["what"]))
    if not all(known[name] for name in _NEEDED[kind]):
        return None
    return Contact(key, kind, **known, is_disputed=disputed, time=change.time)
