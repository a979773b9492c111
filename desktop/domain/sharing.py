"""What may go to whom: per party exactly the agreed fields, what the person said about it, and what went.

The agreements are data (`resources/sharing`, read by `sharing_reader`). A field is one answer, one cell of
it, or something computed; never one of AVG mark 9, 9i, 10, id or s, never free text. K11 says yes or no per
party. What went is a change of kind `share`: party, fields, hash, day; the values are not kept a second time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.answer import Answers, whole_day
from desktop.domain.changes import Change, ChangeKind, HeadKey, JsonValue, is_conflict
from forms.model import AvgMark

#: 'Met wie mogen wij dit delen?'
CONSENT_QUESTION = "K11"
#: decision '<this><share key>': why it was shared. Apart from what went: it can tell of somebody's health
SHARE_REASON_KEY = "delen."
#: what may be shared at all. 's' (money, fear, family) stays here too: the tip of K11 says so to the person
SHAREABLE = frozenset({AvgMark.NORMAL})


class Way(StrEnum):
    FILE = "bestand"
    RETYPE = "overtypen"  # in the portal of the other; no file is made


class Computed(StrEnum):
    """Fields that are no single answer. None of them reads an answer of another mark than 'n'."""

    ROEPNAAM = "roepnaam"
    LEERROUTE = "leerroute"
    AIM = "niveau_doel"
    ALPHABET = "alfabetisering"
    LESSON_DAYS = "lesdagen"
    LESSON_HOURS = "lesuren"
    LESSON_START = "start_les"
    ONLINE = "online"
    STAYS = "verblijf"
    AGREEMENTS = "afspraken"
    NEXT_TALK = "volgend_gesprek"
    DAGTEKENING = "dagtekening"


@dataclass(frozen=True, slots=True)
class SharedField:
    """One field of a party: a question (with a cell) or something computed, and its GGM name if it has one.

    `told`: the word of K11 under which the person was told that this goes.
    """

    key: str
    name: str
    question: str = ""
    cell: str = ""
    computed: Computed | None = None
    told: str = ""
    ggm: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """One party as agreed. `consent`: its choice in K11, '' where a legal task is the basis.

    `contract` is where the municipality arranged it; `is_off`: this municipality shares nothing with it.
    """

    key: str
    name: str
    way: Way
    purpose: str
    basis: str
    source: str
    confidence: str
    checked_by: str
    fields: tuple[SharedField, ...]
    withheld: tuple[tuple[str, str], ...] = ()  # what people may expect to go, and why it does not
    consent: str = ""
    needs_contract: bool = False
    contract: str = ""
    is_off: bool = False
    left_out: tuple[SharedField, ...] = ()  # agreed nationally, not shared by this municipality

    @property
    def has_basis(self) -> bool:
        """False while a contract is needed and the municipality named none."""
        return bool(self.contract) or not self.needs_contract


class Consent(StrEnum):
    """What the person said about this party."""

    YES = "ja"
    NO = "nee"
    WITHDRAWN = "ingetrokken"  # said yes before
    NOT_ASKED = "niet_gevraagd"
    DISPUTED = "twee_antwoorden"
    NOT_NEEDED = "niet_nodig"  # a legal task, not consent


def consent_of(party: Party, answers: Answers, unconfirmed: bool, earlier_yes: bool) -> Consent:
    """What K11 says about a party. Only a clear yes is a yes (AVG 4 under 11, 7).

    `unconfirmed`: the answer came from a letter or another party and was not said in the talk; it counts as
    not asked. `earlier_yes`: an earlier answer named this party.
    """
    if not party.consent:
        return Consent.NOT_NEEDED
    if CONSENT_QUESTION in answers.conflicts:
        return Consent.DISPUTED
    said = answers.answer(CONSENT_QUESTION)
    if said is not None and not unconfirmed and party.consent in answers.chosen(CONSENT_QUESTION):
        return Consent.YES
    if earlier_yes:
        return Consent.WITHDRAWN
    return Consent.NO if said is not None and not unconfirmed else Consent.NOT_ASKED


@dataclass(frozen=True, slots=True)
class SentShare:
    """One time that fields went to a party. `has_failed`: the file could not be written, nothing went."""

    key: str
    party: str
    fields: tuple[str, ...]
    day: str  # ISO
    sha256: str
    form: str
    reason: str
    has_failed: bool
    change: Change


def share_value(
    party: str,
    fields: tuple[str, ...],
    day: str,
    sha256: str,
    form: str,
    has_failed: bool = False,
) -> Mapping[str, JsonValue]:
    """The change value of kind `share`: what `shares_from` reads. The reason is a decision, sealed apart."""
    told: dict[str, JsonValue] = {"party": party, "fields": fields, "day": day, "hash": sha256, "form": form}
    return {**told, "failed": has_failed}


def shares_from(heads: Mapping[HeadKey, tuple[Change, ...]]) -> tuple[SentShare, ...]:
    """Everything that went, newest first. What cannot be read is left out; of two heads that differ the one
    that says it went stands: better one line too many than one too few."""
    found: list[SentShare] = []
    for (kind, key), changes in heads.items():
        if kind is not ChangeKind.SHARE:
            continue
        why = _reason(heads.get((ChangeKind.DECISION, f"{SHARE_REASON_KEY}{key}"), ()))
        read = [one for change in changes if (one := _read(key, change, why)) is not None]
        if read:
            found.append(min(read, key=lambda one: one.has_failed) if is_conflict(changes) else read[0])
    return tuple(sorted(found, key=lambda one: (one.change.time, one.key), reverse=True))


def _reason(changes: tuple[Change, ...]) -> str:
    """Why it was shared; '' on a desk that may not read it."""
    value = changes[0].value if changes and not is_conflict(changes) else None
    return value if isinstance(value, str) else ""


def _read(key: str, change: Change, reason: str) -> SentShare | None:
    value = change.value
    if not isinstance(value, Mapping):
        return None
    texts = {name: value.get(name) for name in ("party", "day", "hash", "form")}
    known = {name: text for name, text in texts.items() if isinstance(text, str)}
    fields = value.get("fields")
    if len(known) != len(texts) or whole_day(known["day"]) is None or not isinstance(fields, list | tuple):
        return None
    names = tuple(one for one in fields if isinstance(one, str))
    failed = value.get("failed") is True
    return SentShare(
        key,
        known["party"],
        names,
        known["day"],
        known["hash"],
        known["form"],
        reason,
        failed,
        change,
    )
