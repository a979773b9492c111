"""The log of invitations and absence in Dutch words. Import it from `desktop.usecases.contacts`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from desktop.domain.changes import Change, ChangeKind, HeadKey
from desktop.domain.contacts import (
    AbsenceReason,
    Contact,
    ContactKind,
    InvitedBy,
    ToldInTime,
    Verdict,
    has_second_chance,
    is_invited_for,
)
from desktop.domain.wording import nl
from desktop.usecases.dutch_words import clock_time, day_words, local, short_day
from desktop.usecases.interview.value_words import author_words
from desktop.usecases.ports import Desk
from desktop.usecases.recording import moment_of

KIND_WORDS: Mapping[ContactKind, str] = {
    ContactKind.INVITATION: nl("Uitgenodigd"),
    ContactKind.ABSENCE: nl("Was er niet"),
    ContactKind.SECOND_CHANCE: nl("Tweede kans gegeven"),
    ContactKind.TALK_HELD: nl("Gesprek geweest"),
    ContactKind.NOTE: nl("Aantekening"),
    ContactKind.SAMENLOOP: nl("Samenloop met de Participatiewet"),
    ContactKind.VERDICT: nl("Oordeel"),
}
WAY_WORDS: Mapping[InvitedBy, str] = {
    InvitedBy.LETTER: nl("met een brief"),
    InvitedBy.PHONE: nl("met de telefoon"),
    InvitedBy.APP: nl("met een app-bericht"),
    InvitedBy.IN_PERSON: nl("persoonlijk"),
    InvitedBy.AZC: nl("via het azc"),
}
REASON_WORDS: Mapping[AbsenceReason, str] = {
    AbsenceReason.ILL: nl("Ziek, of iemand in het gezin"),
    AbsenceReason.NO_CHILDCARE: nl("Geen opvang voor de kinderen"),
    AbsenceReason.NOT_UNDERSTOOD: nl("De uitnodiging niet begrepen of niet gekregen"),
    AbsenceReason.TRAVEL: nl("Kon er niet komen: vervoer of reis"),
    AbsenceReason.MOVED: nl("Verhuisd naar een andere plek"),
    AbsenceReason.OTHER_APPOINTMENT: nl("Een andere afspraak, werk of les"),
    AbsenceReason.NO_TOLK: nl("Er was geen tolk"),
    AbsenceReason.OTHER: nl("Iets anders"),
    AbsenceReason.UNKNOWN: nl("Niet bekend"),
}
TOLD_WORDS: Mapping[ToldInTime, str] = {
    ToldInTime.YES: nl("op tijd gemeld"),
    ToldInTime.NO: nl("niet op tijd gemeld"),
    ToldInTime.UNKNOWN: nl("niet bekend of het gemeld is"),
}
VERDICT_WORDS: Mapping[Verdict, str] = {
    Verdict.NOT_CULPABLE: nl("niet verwijtbaar"),
    Verdict.CULPABLE: nl("verwijtbaar"),
}


@dataclass(frozen=True, slots=True)
class ContactTyped:
    """A line as it stands in the form. Days as people type them: '3-9', '3-9-2026', 'gisteren', 'dinsdag'."""

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


@dataclass(frozen=True, slots=True)
class ContactShown:
    """One line: what, when, facts in words, what a person should look at, who wrote it down and when.

    `verdicts` belong to an absence; `may_judge` is true for an absence. `typed` fills the form again.
    """

    key: str
    kind: ContactKind
    title: str
    day: str  # 'donderdag 3 september 2026'
    facts: tuple[str, ...]
    remarks: tuple[str, ...]
    written: str  # 'Marit Bakker, 15 september, 10:30'
    typed: ContactTyped
    is_disputed: bool = False

    @property
    def may_judge(self) -> bool:
        return self.kind is ContactKind.ABSENCE


def shown_in_order(
    desk: Desk,
    heads: Mapping[HeadKey, tuple[Change, ...]],
    contacts: tuple[Contact, ...],
    language: str,
) -> tuple[ContactShown, ...]:
    """Newest day first; `language` is that of the talk."""
    days = {one.key: one.day for one in contacts}
    return tuple(_shown(desk, heads, contacts, one, language, days) for one in reversed(contacts))


def _shown(
    desk: Desk,
    heads: Mapping[HeadKey, tuple[Change, ...]],
    contacts: tuple[Contact, ...],
    one: Contact,
    language: str,
    days: Mapping[str, str],
) -> ContactShown:
    found = heads[(ChangeKind.CONTACT, one.key)]
    change = next(change for change in found if change.time == one.time)
    moment = moment_of(change.time)
    return ContactShown(
        key=one.key,
        kind=one.kind,
        title=KIND_WORDS[one.kind],
        day=_words(one.day),
        facts=tuple(fact for fact in _facts(desk, one, days) if fact),
        remarks=_remarks(contacts, one, language),
        written=nl(
            "{author_words}, {short_day}, {clock_time}",
            author_words=author_words(desk, change),
            short_day=short_day(local(moment).date()),
            clock_time=clock_time(moment),
        ),
        typed=_typed(one),
        is_disputed=one.is_disputed,
    )


def _facts(desk: Desk, one: Contact, days: Mapping[str, str]) -> tuple[str, ...]:
    """What is known, in the order in which it is told."""
    until = _words(one.until)
    match one.kind:
        case ContactKind.INVITATION:
            spoken = (
                nl("in het {language_name}", language_name=desk.texts.language_name(one.language, "nl"))
                if one.language
                else ""
            )
            return (
                WAY_WORDS[InvitedBy(one.way)],
                spoken,
                nl("voor {until}", until=until) if until else "",
                one.text,
            )
        case ContactKind.ABSENCE:
            return (REASON_WORDS[AbsenceReason(one.reason)], TOLD_WORDS[ToldInTime(one.told)], one.text)
        case ContactKind.SECOND_CHANCE:
            return (nl("tot en met {until}", until=until), one.text)
        case ContactKind.VERDICT:
            missed = _words(days.get(one.about, ""))
            of = nl("over de afwezigheid van {missed}", missed=missed) if missed else ""
            return (VERDICT_WORDS[Verdict(one.verdict)], of, nl("volgens {by}", by=one.by), one.text)
        case _:
            return (one.text,)


def _remarks(contacts: tuple[Contact, ...], one: Contact, language: str) -> tuple[str, ...]:
    """What a person should look at first. It leads to nothing by itself."""
    found = []
    if one.kind is ContactKind.INVITATION and one.language and one.language != language:
        found.append(nl("Dit is niet de taal van het gesprek: is de uitnodiging begrepen?"))
    if one.kind is ContactKind.ABSENCE:
        if not is_invited_for(contacts, one):
            found.append(nl("Er staat geen uitnodiging voor deze dag."))
        if not has_second_chance(contacts, one):
            found.append(nl("Er is nog geen tweede kans vastgelegd."))
    if one.is_disputed:
        found.append(nl("Op twee laptops staat hier iets anders. Wijzig een van de twee om te kiezen."))
    return tuple(found)


def _typed(one: Contact) -> ContactTyped:
    return ContactTyped(
        one.kind,
        _numbers(one.day),
        one.way,
        one.language,
        one.reason,
        one.told,
        _numbers(one.until),
        one.about,
        one.verdict,
        one.by,
        one.text,
    )


def _words(day: str) -> str:
    return day_words(date.fromisoformat(day)) if day else ""


def _numbers(day: str) -> str:
    """'3-9-2026'."""
    return "-".join(str(int(part)) for part in reversed(day.split("-"))) if day else ""
