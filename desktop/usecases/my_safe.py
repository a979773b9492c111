"""What a klantmanager sees of her own koffer and can do with it: words, copies, locking, room on the disk."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.wording import joined, nl
from desktop.usecases.dutch_words import counted, when_last
from desktop.usecases.lock_policy import kept_lock_minutes
from desktop.usecases.ports import Desk
from desktop.usecases.recording import moment_of
from desktop.usecases.room_left import MB, RoomLeft, room_of
from desktop.usecases.safe_ports import (
    BackupRow,
    BackupWhy,
    Comparison,
    DossierDifference,
    Safe,
    SafeState,
)

_WHY: Mapping[BackupWhy, str] = MappingProxyType(
    {
        BackupWhy.DAILY: nl("elke dag vanzelf"),
        BackupWhy.ASKED: nl("door u gemaakt"),
        BackupWhy.BEFORE_UPGRADE: nl("van vóór de nieuwe versie"),
    }
)


@dataclass(frozen=True, slots=True)
class BackupShown:
    """One copy in words."""

    id: str
    when: str  # 'gisteren om 16:20'
    why: str
    size: str  # '12 MB'


@dataclass(frozen=True, slots=True)
class SafeBoard:
    """The koffer at a glance."""

    state: SafeState
    backups: tuple[BackupShown, ...]
    last_backup: str  # '' = there is none
    lock_minutes: int
    room: RoomLeft
    recovery: str
    is_recovery_left: bool
    device: str
    key: str


@dataclass(frozen=True, slots=True)
class ComparisonShown:
    """A copy beside the koffer of now: what putting it back would do, per dossier. Puts nothing back."""

    backup: BackupShown
    is_good: bool
    told: str
    lines: tuple[tuple[str, str], ...]  # label of the dossier, what would happen


def my_safe(desk: Desk) -> SafeBoard:
    """Everything about the koffer. On the thread of the store."""
    state = safe_of(desk).state()
    with desk.unit_of_work() as work:
        minutes = kept_lock_minutes(work)
    backups = tuple(_backup(desk, row) for row in state.backups)
    return SafeBoard(
        state=state,
        backups=backups,
        last_backup=backups[0].when if backups else "",
        lock_minutes=minutes,
        room=room_of(state.free),
        recovery=_recovery(state),
        is_recovery_left=state.is_recovery_left,
        device=_device(state),
        key=_key(desk, state),
    )


def safe_of(desk: Desk) -> Safe:
    """The koffer of this desk. ValueError where there is none."""
    if desk.safe is None:
        raise ValueError("no koffer on this desk")
    return desk.safe


def fresh_words(desk: Desk) -> tuple[str, ...]:
    """A new passphrase, word by word: shown once, written down, typed back."""
    return safe_of(desk).suggest_words()


def change_words(desk: Desk, old: bytearray, new: bytearray, proposed: tuple[str, ...]) -> None:
    """From now on the koffer opens with the new words. All that came in is wiped.

    Refusal PASSPHRASES_DIFFER (field 'new') when what was typed back is not what was proposed,
    WRONG_PASSPHRASE (field 'old'), WAIT_BEFORE_RETRY, PASSPHRASE_TOO_WEAK; Trouble. After each of them the
    koffer is as it was.
    """
    wanted = bytearray(b" ".join(word.encode() for word in proposed))
    parts = new.lower().split()
    typed = bytearray(b" ".join(parts))
    is_same = hmac.compare_digest(typed, wanted)
    for secret in (*parts, new, wanted):
        _wipe(secret)
    if not is_same:
        _wipe(old)
        _wipe(typed)
        raise Refusal(RefusalCode.PASSPHRASES_DIFFER, "new")
    try:
        safe_of(desk).change_passphrase(old, typed)
    except Refusal as refused:
        field = "new" if refused.code is RefusalCode.PASSPHRASE_TOO_WEAK else "old"
        raise Refusal(refused.code, field, refused.facts) from None


def backup_now(desk: Desk) -> BackupShown:
    """A verified copy beside the koffer. Trouble DISK_FULL and the like; the koffer is as it was."""
    return _backup(desk, safe_of(desk).backup_now())


def compare_backup(desk: Desk, backup: str) -> ComparisonShown:
    """What putting this copy back would do. KeyError when there is none of that id."""
    found = safe_of(desk).compare(backup)
    lines = tuple((one.label, _difference(desk, one)) for one in found.dossiers)
    return ComparisonShown(_backup(desk, found.backup), found.is_good, _told(found), lines)


def _told(found: Comparison) -> str:
    if not found.is_good:
        return nl("Deze kopie is niet heel. De andere kopieën en uw koffer zijn dat wel.")
    return joined(" ", (_of_changes(found), *_of_drafts(found)))


def _of_changes(found: Comparison) -> str:
    lost = sum(one.lost for one in found.dossiers)
    if lost:
        changes = counted(lost, "wijziging", "wijzigingen")
        return nl("Terugzetten zou {changes} kosten die nergens anders staan.", changes=changes)
    if found.dossiers:
        return nl("Deze kopie is heel. Wat nieuwer is, staat in het logboek en komt mee terug.")
    return nl("Deze kopie is heel en gelijk aan uw koffer.")


def _of_drafts(found: Comparison) -> tuple[str, ...]:
    if not found.drafts_lost:
        return ()
    drafts = counted(found.drafts_lost, "half getypt veld", "half getypte velden")
    return (nl("{drafts} gaan verloren.", drafts=drafts),)


def _difference(desk: Desk, one: DossierDifference) -> str:
    back = counted(one.from_journal, "wijziging", "wijzigingen")
    said = nl("{back} terug uit het logboek", back=back)
    if one.lost:
        gone = counted(one.lost, "wijziging", "wijzigingen")
        said = nl("{gone} weg, {back} terug uit het logboek", gone=gone, back=back)
    if not one.last_change:
        return said
    when = when_last(moment_of(one.last_change), desk.clock.today())
    return nl("{said}. De laatste is van {when}.", said=said, when=when)


def _backup(desk: Desk, row: BackupRow) -> BackupShown:
    size = nl("{mb} MB", mb=max(1, round(row.size / MB)))
    return BackupShown(row.id, when_last(row.made_at, desk.clock.today()), _WHY[row.why], size)


def _recovery(state: SafeState) -> str:
    """Whether the municipality can help when the words are lost."""
    if not state.recovery_key_id:
        return nl(
            "Nog niet. Meld deze laptop aan bij de gemeente: daarna kan zij helpen als u de wachtzin "
            "kwijt bent."
        )
    if state.is_recovery_left:
        return nl(
            "De gemeente kan helpen als u de wachtzin kwijt bent. Haar sleutel: {key}",
            key=state.recovery_key_id,
        )
    return nl(
        "Het herstelpakje ligt klaar en gaat bij het volgende contact mee. Sleutel van de gemeente: {key}",
        key=state.recovery_key_id,
    )


def _device(state: SafeState) -> str:
    if state.has_device_secret:
        return nl("De koffer opent alleen op deze computer, met uw wachtzin.")
    return nl("Deze computer heeft geen sleutelkast. Daarom heeft uw wachtzin meer woorden.")


def _key(desk: Desk, state: SafeState) -> str:
    if state.roll_over_waits:
        return nl("Er is iets gewist. Als u de koffer weer opent, krijgt hij een nieuwe sleutel.")
    if state.rolled_over_at is None:
        return ""
    when = when_last(state.rolled_over_at, desk.clock.today())
    return nl("Nieuwe sleutel sinds {when}.", when=when)


def _wipe(secret: bytearray) -> None:
    secret[:] = bytes(len(secret))
