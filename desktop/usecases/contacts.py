"""Invitations and absence: written down by hand, mended by a following change, taken back, listed in order.

Nothing here counts, warns or threatens. What is missing beside an absence (an invitation, a second chance) is
said to the klantmanager; what follows from it is for a person to say (R-HAN-01).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from desktop.domain.changes import Change, ChangeKind, HeadKey
from desktop.domain.contacts import (
    FIRST_DAY,
    AbsenceReason,
    Contact,
    ContactKind,
    InvitedBy,
    ToldInTime,
    Verdict,
    contact_value,
    contacts_from,
    of_kind,
    waits_for_invitation,
)
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ids import DossierId
from desktop.domain.tasks import RULE_KEY, Task
from desktop.domain.wording import nl
from desktop.usecases.contacts_shown import ContactShown, ContactTyped, shown_in_order
from desktop.usecases.one_line import one_line
from desktop.usecases.outcome import Outcome
from desktop.usecases.ports import Desk, UnitOfWork
from desktop.usecases.recording import Asked, new_id, pen
from desktop.usecases.talk import Talk, load_talk
from desktop.usecases.typed_days import read_day, read_day_behind

__all__ = [
    "AbsenceReason",
    "ContactKind",
    "ContactShown",
    "ContactTyped",
    "InvitedBy",
    "ToldInTime",
    "Verdict",
    "contacts_of",
    "contacts_shown",
    "invite_again",
    "take_back_contact",
    "write_contact",
]

_LONGEST = 500
_NAME = 100
_INVITE_WITHIN = timedelta(days=7)


def contacts_of(desk: Desk, dossier: DossierId) -> tuple[ContactShown, ...]:
    """The log of one dossier, newest day first. KeyError when it is not on this laptop."""
    with desk.unit_of_work() as work:
        return contacts_shown(desk, load_talk(desk, work, dossier))


def contacts_shown(desk: Desk, talk: Talk) -> tuple[ContactShown, ...]:
    """The log of a loaded talk."""
    return shown_in_order(desk, talk.heads, contacts_from(talk.heads), talk.language.code)


def write_contact(
    desk: Desk, dossier: DossierId, key: str, typed: ContactTyped
) -> Outcome[tuple[ContactShown, ...]]:
    """A new line (`key` '') or another reading of one; the same again writes nothing.

    Refusals name their field: NOT_A_DATE, IMPOSSIBLE_DATE, DATE_IN_FUTURE, DATE_TOO_OLD, BEFORE_OTHER_DAY,
    WAY_MISSING, ABSENCE_REASON_MISSING, VERDICT_MISSING, NAME_MISSING, REASON_MISSING, TEXT_MISSING, and as
    `one_line`. KeyError for a verdict on an absence that is not there, or a key that is not.
    """
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        known = {one.key for one in contacts_from(talk.heads)}
        if key and key not in known:
            raise KeyError("no such contact here")
        if typed.language not in {language.code for language in desk.texts.languages()}:
            typed = replace(typed, language="")
        one = replace(_READERS[typed.kind](typed, talk), key=key or new_id(desk))
        return _write(desk, work, talk, one)


def take_back_contact(desk: Desk, dossier: DossierId, key: str) -> Outcome[tuple[ContactShown, ...]]:
    """A line that should not stand there; history keeps it. Nothing happens when it is not there."""
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        standing = talk.heads.get((ChangeKind.CONTACT, key), ())
        if all(change.value is None for change in standing):
            return Outcome(contacts_shown(desk, talk))
        change = pen(desk, work, dossier, ChangeKind.CONTACT, key, None, standing, Asked(pack=talk.pack.name))
        return _done(desk, work, dossier, change)


def invite_again(
    heads: Mapping[HeadKey, tuple[Change, ...]], known: tuple[Task, ...], today: date
) -> tuple[Task, ...]:
    """The proposal after an absence that nothing followed. It tells no reason: tasks have more readers."""
    last = waits_for_invitation(contacts_from(heads))
    key = f"{RULE_KEY}opnieuw.{last.key}" if last is not None else ""
    if not key or any(task.key == key for task in known):
        return ()
    due = (today + _INVITE_WITHIN).isoformat()
    return (Task(key, nl("Opnieuw uitnodigen"), nl("Het gesprek ging niet door."), due),)


def _write(desk: Desk, work: UnitOfWork, talk: Talk, one: Contact) -> Outcome[tuple[ContactShown, ...]]:
    value = contact_value(one)
    standing = talk.heads.get((ChangeKind.CONTACT, one.key), ())
    if standing and all(change.value == value for change in standing):
        return Outcome(contacts_shown(desk, talk))
    asked = Asked(pack=talk.pack.name)
    change = pen(desk, work, talk.dossier, ChangeKind.CONTACT, one.key, value, standing, asked)
    return _done(desk, work, talk.dossier, change)


def _done(
    desk: Desk, work: UnitOfWork, dossier: DossierId, change: Change
) -> Outcome[tuple[ContactShown, ...]]:
    shown = contacts_shown(desk, load_talk(desk, work, dossier))
    work.commit()
    return Outcome(shown, (change,))


# --- one reader per kind: what was typed, or a refusal at its field


def _invitation(typed: ContactTyped, talk: Talk) -> Contact:
    day = _past_day(typed.day, talk.today)
    if typed.way not in set(InvitedBy):
        raise Refusal(RefusalCode.WAY_MISSING, "way")
    until = _day_from(typed.until, day)
    return Contact(
        "",
        ContactKind.INVITATION,
        day.isoformat(),
        way=typed.way,
        language=typed.language,
        until=until,
        text=one_line(typed.text, "text", _LONGEST),
    )


def _absence(typed: ContactTyped, talk: Talk) -> Contact:
    day = _past_day(typed.day, talk.today)
    if typed.reason not in set(AbsenceReason):
        raise Refusal(RefusalCode.ABSENCE_REASON_MISSING, "reason")
    told = typed.told if typed.told in set(ToldInTime) else ToldInTime.UNKNOWN.value
    return Contact(
        "",
        ContactKind.ABSENCE,
        day.isoformat(),
        reason=typed.reason,
        told=told,
        about=typed.about,
        text=one_line(typed.text, "text", _LONGEST),
    )


def _second_chance(typed: ContactTyped, talk: Talk) -> Contact:
    day = _past_day(typed.day, talk.today)
    until = _day_from(typed.until, day)
    if not until:
        raise Refusal(RefusalCode.NOT_A_DATE, "until")
    text = one_line(typed.text, "text", _LONGEST)
    return Contact("", ContactKind.SECOND_CHANCE, day.isoformat(), until=until, about=typed.about, text=text)


def _held(typed: ContactTyped, talk: Talk) -> Contact:
    day = _past_day(typed.day, talk.today).isoformat()
    return Contact(
        "", ContactKind.TALK_HELD, day, about=typed.about, text=one_line(typed.text, "text", _LONGEST)
    )


def _note(typed: ContactTyped, talk: Talk) -> Contact:
    day = _past_day(typed.day, talk.today).isoformat() if typed.day.strip() else talk.today.isoformat()
    text = one_line(typed.text, "text", _LONGEST)
    if not text:
        raise Refusal(RefusalCode.TEXT_MISSING, "text")
    return Contact("", typed.kind, day, text=text)


def _verdict(typed: ContactTyped, talk: Talk) -> Contact:
    absences = {one.key: one for one in of_kind(contacts_from(talk.heads), ContactKind.ABSENCE)}
    absences[typed.about]
    if typed.verdict not in set(Verdict):
        raise Refusal(RefusalCode.VERDICT_MISSING, "verdict")
    by, why = one_line(typed.by, "by", _NAME), one_line(typed.text, "text", _LONGEST)
    if not by:
        raise Refusal(RefusalCode.NAME_MISSING, "by")
    if not why:
        raise Refusal(RefusalCode.REASON_MISSING, "text")
    day = _past_day(typed.day, talk.today) if typed.day.strip() else talk.today
    return Contact(
        "", ContactKind.VERDICT, day.isoformat(), about=typed.about, verdict=typed.verdict, by=by, text=why
    )


_READERS: Mapping[ContactKind, Callable[[ContactTyped, Talk], Contact]] = {
    ContactKind.INVITATION: _invitation,
    ContactKind.ABSENCE: _absence,
    ContactKind.SECOND_CHANCE: _second_chance,
    ContactKind.TALK_HELD: _held,
    ContactKind.NOTE: _note,
    ContactKind.SAMENLOOP: _note,
    ContactKind.VERDICT: _verdict,
}


def _past_day(text: str, today: date) -> date:
    """A day that has been, not before the act: DATE_TOO_OLD."""
    meant = read_day_behind(text, today)
    if meant < FIRST_DAY:
        raise Refusal(RefusalCode.DATE_TOO_OLD, "day")
    return meant


def _day_from(text: str, start: date) -> str:
    """ISO of a day on or after `start`; '' when nothing was typed. Refusals name the field 'until'."""
    if not text.strip():
        return ""
    meant = read_day(text, start, "until")
    if meant < start:
        raise Refusal(RefusalCode.BEFORE_OTHER_DAY, "until")
    return meant.isoformat()
