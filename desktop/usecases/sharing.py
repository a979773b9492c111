"""Sharing with a party: see what would go, hand over exactly that, and know what went to whom."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from desktop.domain.answer import read_answer
from desktop.domain.changes import Act, Certainty, Change, ChangeKind
from desktop.domain.doelgroep import NotHere
from desktop.domain.errors import Refusal, RefusalCode, Trouble, TroubleCode
from desktop.domain.ids import DossierId
from desktop.domain.sharing import (
    CONSENT_QUESTION,
    SHARE_REASON_KEY,
    Consent,
    Party,
    SentShare,
    Way,
    consent_of,
    share_value,
    shares_from,
)
from desktop.domain.sharing_file import FileField, FileHead, ShareForm, share_file
from desktop.domain.sharing_reader import SharingBroken, read_parties
from desktop.domain.tasks import RULE_KEY, Task
from desktop.domain.wording import nl
from desktop.usecases.dutch_words import clock_time, local, short_day
from desktop.usecases.interview.value_words import author_words
from desktop.usecases.one_line import one_line
from desktop.usecases.outcome import Outcome
from desktop.usecases.ports import Desk, UnitOfWork
from desktop.usecases.recording import Asked, digest, moment_of, new_id, pen
from desktop.usecases.sharing_values import FieldShown, field_shown, is_unconfirmed
from desktop.usecases.talk import Talk, load_talk

__all__ = [
    "Consent",
    "FieldShown",
    "PartyShown",
    "SentShown",
    "ShareForm",
    "SharingShown",
    "Way",
    "share",
    "sharing_shown",
    "tell_of_withdrawal",
]

_LONGEST_REASON = 300
_TELL_WITHIN = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class SentShown:
    """One time that something went: when, what, by whom, why. `has_failed`: no file was made."""

    when: str  # '15 september, 11:10'
    party: str
    fields: tuple[str, ...]  # by name
    form: str
    reason: str
    who: str
    has_failed: bool


@dataclass(frozen=True, slots=True)
class PartyShown:
    """One party: what the person said, what would go, what stays and why, what went before.

    `stop`: why nothing goes now, '' where it can. `seen`: to hand back to `share`, which refuses when
    something else would go than was shown.
    """

    key: str
    name: str
    way: Way
    consent: Consent
    stop: str
    purpose: str
    basis: str
    is_checked: bool
    fields: tuple[FieldShown, ...]
    withheld: tuple[tuple[str, str], ...]
    sent: tuple[SentShown, ...]
    seen: str

    @property
    def may_share(self) -> bool:
        return not self.stop


@dataclass(frozen=True, slots=True)
class SharingShown:
    dossier: DossierId
    roepnaam: str
    parties: tuple[PartyShown, ...]
    sent: tuple[SentShown, ...]  # to all parties, newest first
    question_number: str  # of K11, '' where the pack does not have it


def sharing_shown(desk: Desk, dossier: DossierId) -> SharingShown:
    """Every party as it stands. KeyError for a dossier that is not here, Trouble(SHARING_BROKEN)."""
    with desk.unit_of_work() as work:
        return _shown(desk, work, load_talk(desk, work, dossier))


def share(
    desk: Desk, dossier: DossierId, party: str, form: ShareForm, target: Path, reason: str, seen: str
) -> Outcome[SharingShown]:
    """Write exactly what was shown to a new file.

    What goes is written in the dossier (kind `share`) and in the audit before the file is there; a file that
    could not be made is written behind it. Refusal SHARE_WITHOUT_YES, SHARE_NO_BASIS, SHARE_NOTHING,
    SHARE_CHANGED, REASON_MISSING, EXPORT_TARGET_EXISTS; Trouble DISK_FULL and the like.
    """
    why = one_line(reason, "reason", _LONGEST_REASON)
    if not why:
        raise Refusal(RefusalCode.REASON_MISSING, "reason")
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        agreed = next(one for one in _parties(desk, talk) if one.key == party)
        shown = _party_shown(desk, work, talk, agreed)
        _refuse(shown, seen)
        content = _file(desk, talk, agreed, shown, form)
        keys = tuple(field.key for field in shown.fields if field.goes)
        sha256, day = hashlib.sha256(content).hexdigest(), talk.today.isoformat()
        key = new_id(desk)
        value = share_value(party, keys, day, sha256, form.value)
        asked = Asked(pack=talk.pack.name)
        change = pen(desk, work, dossier, ChangeKind.SHARE, key, value, asked=asked)
        words = pen(desk, work, dossier, ChangeKind.DECISION, f"{SHARE_REASON_KEY}{key}", why, asked=asked)
        work.audit.note("share.file", key, "begun")
        work.commit()
    try:
        desk.exports.write_new(target, content)
    except (Refusal, Trouble):
        with desk.unit_of_work() as work:
            failed = share_value(party, keys, day, sha256, form.value, has_failed=True)
            pen(desk, work, dossier, ChangeKind.SHARE, key, failed, (change,), asked)
            work.audit.note("share.file", key, "failed")
            work.commit()
        raise
    with desk.unit_of_work() as work:
        work.audit.note("share.file", key, "ok")
        work.commit()
    return Outcome(sharing_shown(desk, dossier), (change, words))


def tell_of_withdrawal(desk: Desk, talk: Talk, known: tuple[Task, ...]) -> tuple[Task, ...]:
    """The proposal per party that got something and may keep it no longer: it has to be told (AVG 19).

    Nothing is proposed while the agreements cannot be read; the screen about sharing says that they cannot.
    """
    got = {one.party for one in shares_from(talk.heads) if not one.has_failed}
    if not got:
        return ()
    try:
        parties = [one for one in _parties(desk, talk) if one.key in got]
    except Trouble:
        return ()
    unconfirmed = is_unconfirmed(talk, CONSENT_QUESTION)
    due = (talk.today + _TELL_WITHIN).isoformat()
    tasks = [
        Task(
            f"{RULE_KEY}intrekking.{one.key}",
            nl("{name} vragen de gegevens te wissen", name=one.name),
            nl("De persoon wil niet meer dat dit gedeeld wordt."),
            due,
        )
        for one in parties
        if consent_of(one, talk.standing, unconfirmed, earlier_yes=True) is Consent.WITHDRAWN
    ]
    standing = {task.key for task in known}
    return tuple(task for task in tasks if task.key not in standing)


def _parties(desk: Desk, talk: Talk) -> tuple[Party, ...]:
    """As agreed; Trouble(SHARING_BROKEN) while a file is wrong: then nothing goes anywhere."""
    try:
        return read_parties(desk.agreements, talk.pack)
    except SharingBroken as broken:
        raise Trouble(TroubleCode.SHARING_BROKEN, {"problemen": str(len(broken.problems))}) from None


def _shown(desk: Desk, work: UnitOfWork, talk: Talk) -> SharingShown:
    parties = _as_told(talk, _parties(desk, talk))
    numbers = {question.id: question.number for question in talk.pack.questions}
    return SharingShown(
        dossier=talk.dossier,
        roepnaam=talk.row.roepnaam,
        parties=tuple(_party_shown(desk, work, talk, one) for one in parties),
        sent=_sent(desk, talk, parties),
        question_number=numbers.get(CONSENT_QUESTION, ""),
    )


def _as_told(talk: Talk, parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """In the order in which K11 names them, those of a legal task last."""
    choices = next((q.choices for q in talk.pack.questions if q.id == CONSENT_QUESTION), ())
    order = {choice.key: at for at, choice in enumerate(choices)}
    return tuple(sorted(parties, key=lambda party: order.get(party.consent, len(order))))


def _party_shown(desk: Desk, work: UnitOfWork, talk: Talk, party: Party) -> PartyShown:
    consent = _consent(work, talk, party)
    fields = tuple(field_shown(desk, talk, field) for field in party.fields)
    left_out = tuple((one.name, nl("Deze gemeente deelt dit niet.")) for one in party.left_out)
    has_any = any(field.goes for field in fields)
    sent = _sent(desk, talk, (party,))
    return PartyShown(
        key=party.key,
        name=party.name,
        way=party.way,
        consent=consent,
        stop=_stop(talk, party, consent, has_any) + _tell(party, consent, sent),
        purpose=party.purpose,
        basis=nl("{basis}. {contract}", basis=party.basis, contract=party.contract)
        if party.contract
        else party.basis,
        is_checked=bool(party.checked_by),
        fields=fields,
        withheld=(*party.withheld, *left_out, *_NEVER),
        sent=sent,
        seen=digest({"party": party.key, "fields": tuple((f.key, f.texts) for f in fields if f.goes)}),
    )


def _tell(party: Party, consent: Consent, sent: tuple[SentShown, ...]) -> str:
    """Who got something before has to hear that it may be kept no longer (AVG 7 lid 3 and 19)."""
    if consent is not Consent.WITHDRAWN or all(one.has_failed for one in sent):
        return ""
    return nl(" Laat {name} weten dat wat er al ging, gewist moet worden.", name=party.name)


def _stop(talk: Talk, party: Party, consent: Consent, has_any: bool) -> str:
    if party.way is Way.RETYPE:
        return nl("Er gaat geen bestand. U typt dit over in het portaal; het overtypblad staat bij Papier.")
    if isinstance(talk.belonging, NotHere):
        return nl("Deze persoon hoort niet bij de Wi2021. Er is geen plan om over te delen.")
    if party.is_off:
        return nl("Deze gemeente deelt niets met deze partij.")
    if not party.has_basis:
        return nl(
            "Er is nog geen basis: het contract van de gemeente is hier niet genoemd. "
            "Vraag de beheerder; die schrijft het in het bestand van de gemeente."
        )
    if consent is not Consent.YES:
        return _NO_YES[consent]
    return "" if has_any else nl("Er is nog niets om te delen.")


def _consent(work: UnitOfWork, talk: Talk, party: Party) -> Consent:
    went = any(one.party == party.key and not one.has_failed for one in shares_from(talk.heads))
    earlier = went or party.consent in _said_before(work, talk)
    return consent_of(party, talk.standing, is_unconfirmed(talk, CONSENT_QUESTION), earlier)


def _said_before(work: UnitOfWork, talk: Talk) -> frozenset[str]:
    """The parties of earlier answers to K11, apart from what was only typed wrong or never confirmed."""
    history = work.changes.history(talk.dossier, ChangeKind.ANSWER, CONSENT_QUESTION)
    mistyped = {id for change in history if change.act is Act.CORRECTION for id in change.parents}
    said: set[str] = set()
    for change in history:
        if change.id not in mistyped and change.certainty is not Certainty.TO_CHECK:
            said |= _chosen(change)
    return frozenset(said)


def _chosen(change: Change) -> set[str]:
    try:
        value = read_answer(change.value).value
    except ValueError:
        return set()
    return {one for one in value if isinstance(one, str)} if isinstance(value, list | tuple) else set()


def _sent(desk: Desk, talk: Talk, parties: tuple[Party, ...]) -> tuple[SentShown, ...]:
    by_key = {one.key: one for one in parties}
    return tuple(
        _sent_shown(desk, one, by_key[one.party]) for one in shares_from(talk.heads) if one.party in by_key
    )


def _sent_shown(desk: Desk, one: SentShare, party: Party) -> SentShown:
    names = {field.key: field.name for field in (*party.fields, *party.left_out)}
    moment = moment_of(one.change.time)
    return SentShown(
        when=nl(
            "{short_day}, {clock_time}",
            short_day=short_day(local(moment).date()),
            clock_time=clock_time(moment),
        ),
        party=party.name,
        fields=tuple(names.get(key, key) for key in one.fields),
        form=one.form.upper(),
        reason=one.reason,
        who=author_words(desk, one.change),
        has_failed=one.has_failed,
    )


def _refuse(shown: PartyShown, seen: str) -> None:
    if shown.consent not in (Consent.YES, Consent.NOT_NEEDED):
        raise Refusal(RefusalCode.SHARE_WITHOUT_YES, "party")
    if not any(field.goes for field in shown.fields):
        raise Refusal(RefusalCode.SHARE_NOTHING, "party")
    if shown.stop:
        raise Refusal(RefusalCode.SHARE_NO_BASIS, "party")
    if shown.seen != seen:
        raise Refusal(RefusalCode.SHARE_CHANGED, "party")


def _file(desk: Desk, talk: Talk, party: Party, shown: PartyShown, form: ShareForm) -> bytes:
    day = talk.today.isoformat()
    head = FileHead(party.key, party.name, desk.worker.municipality, day, party.purpose, party.basis)
    fields = tuple(FileField(f.key, f.name, f.texts, f.ggm) for f in shown.fields if f.goes)
    return share_file(head, fields, form)


_NEVER = (
    (nl("Gezondheid, geld en schulden, politie en justitie, BSN"), nl("Dit gaat nooit mee, naar niemand.")),
)
_NO_YES = {
    Consent.NO: nl("De persoon zegt: hiermee niet delen. Er gaat niets."),
    Consent.WITHDRAWN: nl("De persoon heeft de toestemming ingetrokken. Er gaat niets meer."),
    Consent.NOT_ASKED: nl("Dit is nog niet met de persoon besproken. Er gaat niets."),
    Consent.DISPUTED: nl("Op twee laptops staat een ander antwoord. Kies eerst; tot dan gaat er niets."),
    Consent.NOT_NEEDED: "",
}
