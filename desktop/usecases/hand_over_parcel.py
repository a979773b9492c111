"""A dossier goes to the municipality a person moves to: one sealed file that opens without our program.

Two ways. To the public key of that municipality, whose code somebody there read aloud; or, where it has no
key, as a PDF with a lock (AES-256) that opens in any reader and carries everything else inside, with words
that are told by telephone.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.changes import JsonValue
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ids import DossierId
from desktop.domain.wording import nl
from desktop.usecases.make_sheet import make_sheet
from desktop.usecases.one_line import one_line
from desktop.usecases.paper_kinds import PaperKind
from desktop.usecases.parcel_gathered import Gathered, gather_parcel
from desktop.usecases.parcel_readme import readme
from desktop.usecases.ports import Desk
from desktop.usecases.stick import size_words
from desktop.usecases.stick_ports import Sticks
from desktop.usecases.taking_out import AES, export_reason, keep_export, remind_to_wipe
from sync.protocol.canonical import WireProblem
from sync.protocol.fields import write_instant
from sync.protocol.hand_over import (
    MANIFEST,
    READABLE,
    README,
    Ground,
    HandOver,
    sign_hand_over,
    write_hand_over,
)
from sync.protocol.parcel_key_file import ParcelKeyFile, code_of_key, read_key_file
from sync.protocol.parcels import Entry, ParcelKind, size_at_most, write_parcel

PARCEL_ENDING = ".overdracht"
#: under which name it stands in the dossier among what went out
PARCEL = "overdracht"
#: signs that are taken for others when a code is read aloud
_HEARD = str.maketrans({"O": "0", "I": "1", "L": "1"})


@dataclass(frozen=True, slots=True)
class HandOverAsked:
    """What a person chose. `ground` '' = not chosen yet; `receiver`: only where there is no key."""

    ground: str
    with_special: bool
    reason: str
    receiver: str = ""


@dataclass(frozen=True, slots=True)
class HandedOver:
    """The file that was made. `words` open it where it was locked with words, () where a key does."""

    name: str
    size: str
    receiver: str
    told: str
    words: tuple[str, ...] = ()


def receiver_of(desk: Desk, key_file: Path) -> str:
    """Whose key a file says it is. Refusal PARCEL_KEY_UNFIT, FILE_NOT_THERE, FILE_TOO_LARGE (field 'key')."""
    return _key(desk, key_file).municipality


def hand_over(
    desk: Desk, dossier: DossierId, asked: HandOverAsked, key_file: Path, heard_code: str, target: Path
) -> HandedOver:
    """One sealed file for the municipality with this key.

    Runs off the store thread. In: `heard_code` as somebody of that municipality read it aloud; it is not
    shown before. Refusal PARCEL_KEY_UNFIT, PARCEL_KEY_UNCHECKED (field 'code'), PARCEL_GROUND_MISSING,
    PARCEL_CONSENT_MISSING, REASON_MISSING, EXPORT_TARGET_EXISTS and those of the report; Trouble DISK_FULL,
    STICK_NOT_AS_WRITTEN and the like.
    """
    sticks = _sticks(desk)
    why, ground = _agreed(asked)
    key = _key(desk, key_file)
    if _heard(heard_code) != _heard(code_of_key(key.public_key)):
        raise Refusal(RefusalCode.PARCEL_KEY_UNCHECKED, "code")
    found, entries = _made(desk, sticks, dossier, asked, ground, key.municipality)
    parts = write_parcel(ParcelKind.HAND_OVER, key.public_key, entries)
    told = {"to": key.municipality, "lock": "sleutel"}
    _begin(desk, dossier, why, ground, asked.with_special, told)
    size = _write(desk, sticks, dossier, target, parts, size_at_most(entries))
    return HandedOver(target.name, size_words(size), key.municipality, _told(found))


def hand_over_locked(desk: Desk, dossier: DossierId, asked: HandOverAsked, target: Path) -> HandedOver:
    """The readable PDF behind a lock, with everything else inside, for who has no key.

    Runs off the store thread. Refusal as `hand_over`, and GEMEENTE_MISSING (field 'receiver').
    """
    sticks = _sticks(desk)
    why, ground = _agreed(asked)
    receiver = one_line(asked.receiver, "receiver")
    if not receiver:
        raise Refusal(RefusalCode.GEMEENTE_MISSING, "receiver")
    found, entries = _made(desk, sticks, dossier, asked, ground, receiver)
    readable = next(one.content for one in entries if one.name == READABLE)
    beside = {one.name.replace("/", "-"): one.content for one in entries if one.name != READABLE}
    words = desk.exports.lock_words()
    whole = desk.exports.locked_with(readable, words, beside)
    _begin(desk, dossier, why, ground, asked.with_special, {"to": receiver, "lock": AES})
    size = _write(desk, sticks, dossier, target, iter([whole]), len(whole))
    return HandedOver(target.name, size_words(size), receiver, _told(found), words)


def _sticks(desk: Desk) -> Sticks:
    if desk.sticks is None:
        raise Refusal(RefusalCode.STICK_KEY_MISSING, "key")
    return desk.sticks


def _agreed(asked: HandOverAsked) -> tuple[str, Ground]:
    why = export_reason(asked.reason)
    if asked.ground not in set(Ground):
        raise Refusal(RefusalCode.PARCEL_GROUND_MISSING, "ground")
    ground = Ground(asked.ground)
    if asked.with_special and ground is not Ground.CONSENT:
        raise Refusal(RefusalCode.PARCEL_CONSENT_MISSING, "ground")
    return why, ground


def _key(desk: Desk, key_file: Path) -> ParcelKeyFile:
    try:
        return read_key_file(desk.incoming.fetch(key_file))
    except WireProblem:
        raise Refusal(RefusalCode.PARCEL_KEY_UNFIT, "key") from None


def _heard(code: str) -> str:
    return "".join(sign for sign in code.upper() if sign.isalnum()).translate(_HEARD)


def _made(
    desk: Desk, sticks: Sticks, dossier: DossierId, asked: HandOverAsked, ground: Ground, receiver: str
) -> tuple[Gathered, list[Entry]]:
    kind = PaperKind.REPORT_SPECIAL if asked.with_special else PaperKind.REPORT
    report = make_sheet(desk, dossier, kind).shown

    def gathered() -> Gathered:
        with desk.unit_of_work() as work:
            return gather_parcel(desk, sticks.door, work, dossier, asked.with_special)

    found = desk.on_store(gathered)
    explained = readme(desk.worker.municipality, desk.clock.today(), asked.with_special, found)
    inside = [Entry(README, explained.encode()), Entry(READABLE, report.pdf), *found.entries]
    manifest = HandOver(
        parcel=str(uuid.UUID(bytes=desk.chance.token(16), version=4)),
        made_at=write_instant(desk.clock.now()),
        municipality=desk.worker.municipality,
        receiver=receiver,
        desk=desk.desk,
        desk_key=sticks.door.public_key(),
        ground=ground,
        has_special=asked.with_special,
        entries=tuple((one.name, hashlib.sha256(one.content).hexdigest()) for one in inside),
    )
    signed = write_hand_over(sign_hand_over(manifest, sticks.door.sign))
    return found, [Entry(MANIFEST, signed), *inside]


def _begin(
    desk: Desk,
    dossier: DossierId,
    why: str,
    ground: Ground,
    with_special: bool,
    told: Mapping[str, JsonValue],
) -> None:
    """Why, to whom and on which ground stands in the dossier before the file is there."""

    def work_on() -> None:
        with desk.unit_of_work() as work:
            value = {"paper": PARCEL, "reason": why, "ground": ground.value, "special": with_special, **told}
            keep_export(desk, work, dossier, value)
            work.audit.note("parcel.out", dossier, "begun")
            work.commit()

    desk.on_store(work_on)


def _write(
    desk: Desk, sticks: Sticks, dossier: DossierId, target: Path, parts: Iterator[bytes], at_most: int
) -> int:
    result, size = "failed", 0
    try:
        size = sticks.files.write_checked(target, parts, at_most)
        result = "ok"
    finally:
        desk.on_store(lambda: _note(desk, dossier, result))
    desk.on_store(lambda: remind_to_wipe(desk, dossier, nl("Overdracht")))
    return size


def _note(desk: Desk, dossier: DossierId, result: str) -> None:
    with desk.unit_of_work() as work:
        work.audit.note("parcel.out", dossier, result)
        work.commit()


def _told(found: Gathered) -> str:
    told = nl(
        "{answers} antwoorden, {plans} versies van het plan, {papers} papieren, {photos} foto’s.",
        answers=found.answers,
        plans=found.plans,
        papers=found.papers,
        photos=found.photos,
    )
    if found.not_here:
        told = nl(
            "{told} {number} papieren of foto’s liggen op een andere laptop en gaan niet mee.",
            told=told,
            number=found.not_here,
        )
    if found.left_behind:
        told = nl(
            "{told} {number} wijzigingen met bijzondere gegevens bleven hier.",
            told=told,
            number=found.left_behind,
        )
    return told
