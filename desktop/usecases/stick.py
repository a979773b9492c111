"""A stick where there is no network: put the work on it for the municipality, and take its answer in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop.domain.errors import Refusal, RefusalCode, Trouble
from desktop.domain.ids import DossierId
from desktop.domain.wording import nl
from desktop.usecases.attachment_places import ToCarry, to_carry
from desktop.usecases.dossier_standing import is_all_safe
from desktop.usecases.dutch_words import counted, day_and_time, local
from desktop.usecases.ports import Desk
from desktop.usecases.stick_ports import Sticks, StickTaken
from desktop.usecases.synchronise import recount, seal_open_sets

#: how files of sticks end: those of a desk, and those of the municipality
STICK_ENDING = ".stick"
_WRITTEN = "stick.written"  # when the newest stick was written, UTC


@dataclass(frozen=True, slots=True)
class StickShown:
    """How it stands. `may_write` False: this laptop never had the municipality's key for sticks."""

    may_write: bool
    waiting: int
    last_words: str  # 'dinsdag 15 september, 10:12', '' = never
    photos_words: str = ""  # what 'with photos' would do, '' = there is nothing to take along or to fetch


@dataclass(frozen=True, slots=True)
class StickWritten:
    """A file that was written, read back and found equal."""

    name: str
    size_words: str
    changes: int
    dossiers: int
    photos_words: str = ""  # '3 foto’s, 12 MB', '' = none on it


@dataclass(frozen=True, slots=True)
class StickCame:
    """What an answer brought, in words: first about safety."""

    headline: str
    sentence: str
    advice: str
    is_good: bool


def stick_shown(desk: Desk, waiting: int) -> StickShown:
    """For the card; `waiting` as the sync panel counts it."""
    if desk.sticks is None:
        return StickShown(False, waiting, "")
    may_write = desk.sticks.door.may_write()
    with desk.unit_of_work() as work:
        last = work.state.get(_WRITTEN)
        photos = _photos_words(to_carry(work))
    words = "" if last is None else day_and_time(datetime.fromisoformat(last))
    return StickShown(may_write, waiting, words, photos)


def put_on_stick(desk: Desk, folder: Path, with_photos: bool = False) -> StickWritten:
    """Everything that the municipality did not confirm, in one new sealed file in this folder.

    `with_photos`: the photos and papers too that it did not sign for, and a wish for those missed here.

    Runs off the store thread. Nothing counts as sent by this: only the answer confirms. Refusal
    STICK_KEY_MISSING; Trouble DISK_FULL, STICK_NOT_AS_WRITTEN and the like.
    """
    sticks = _sticks(desk)
    desk.on_store(lambda: seal_open_sets(desk))
    photos = desk.on_store(lambda: _to_carry(desk)) if with_photos else ToCarry()
    packed = sticks.door.pack(with_photos)
    now = desk.clock.now()
    name = f"naar-gemeente-{local(now):%Y-%m-%d-%H%M%S}{STICK_ENDING}"
    desk.on_store(lambda: _note(desk, "stick.out", "begun"))
    try:
        size = sticks.files.write_checked(folder / name, packed.parts, packed.size)
    except (Refusal, Trouble):
        desk.on_store(lambda: _note(desk, "stick.out", "failed"))
        raise
    desk.on_store(lambda: _note(desk, "stick.out", "ok", {_WRITTEN: now.isoformat()}))
    carried = _carried_words(photos) if photos.here else ""
    return StickWritten(name, size_words(size), packed.changes, packed.dossiers, carried)


def take_from_stick(desk: Desk, path: Path) -> StickCame:
    """Take in the answer of the municipality. Twice, late or out of order does no harm.

    Runs off the store thread. Refusal FILE_NOT_THERE, STICK_...: then nothing of it was taken in; Trouble of
    the disk: what came in before stays, and the same file may be taken in again.
    """
    sticks = _sticks(desk)
    before = desk.on_store(lambda: _newest(desk))
    try:
        with sticks.files.opened(path) as untrusted:
            taken = sticks.door.take_in(untrusted)
    except Refusal:
        desk.on_store(lambda: _note(desk, "stick.in", "refused"))
        raise
    finally:  # what came in before a trouble is here to stay, so the lists count it
        recount(desk, before)
    desk.on_store(lambda: _note(desk, "stick.in", "ok"))
    return _said(taken, desk.on_store(lambda: _is_all_safe(desk)))


def size_words(size: int) -> str:
    """'12 kB' or '3,4 MB', rounded up."""
    if size < 1_000_000:
        return f"{-(-size // 1000)} kB"
    return f"{-(-size // 100_000) / 10:.1f} MB".replace(".", ",")


def _to_carry(desk: Desk) -> ToCarry:
    with desk.unit_of_work() as work:
        return to_carry(work)


def _carried_words(photos: ToCarry) -> str:
    counted_photos = counted(photos.here, nl("foto"), nl("foto's"))
    return nl("{photos}, {size}", photos=counted_photos, size=size_words(photos.size))


def _photos_words(photos: ToCarry) -> str:
    wanted = counted(photos.wanted, nl("foto"), nl("foto's"))
    if photos.here and photos.wanted:
        return nl(
            "Gaat mee: {carried}. Wordt opgehaald: {wanted}.", carried=_carried_words(photos), wanted=wanted
        )
    if photos.here:
        return nl("Gaat mee: {carried}.", carried=_carried_words(photos))
    return nl("Wordt opgehaald: {wanted}.", wanted=wanted) if photos.wanted else ""


def _sticks(desk: Desk) -> Sticks:
    if desk.sticks is None:
        raise Refusal(RefusalCode.STICK_KEY_MISSING, "folder")
    return desk.sticks


def _newest(desk: Desk) -> dict[DossierId, str]:
    with desk.unit_of_work() as work:
        return {row.dossier: row.last_change for row in work.dossiers.all()}


def _note(desk: Desk, act: str, result: str, kept: dict[str, str] | None = None) -> None:
    with desk.unit_of_work() as work:
        for name, value in (kept or {}).items():
            work.state.put(name, value)
        work.audit.note(act, desk.desk, result)
        work.commit()


def _is_all_safe(desk: Desk) -> bool:
    with desk.unit_of_work() as work:
        return is_all_safe(work)


def _said(taken: StickTaken, is_safe: bool) -> StickCame:
    told = nl(
        "{confirmed} bevestigd, {received} ontvangen.",
        confirmed=counted(taken.confirmed_sets, nl("pakje"), nl("pakjes")),
        received=counted(taken.received, nl("wijziging"), nl("wijzigingen")),
    )
    if taken.photos_confirmed or taken.photos_received:
        told = nl("{told} Ook foto’s en papieren zijn gegaan of gekomen.", told=told)
    if taken.is_put_out:
        return StickCame(
            nl("De gemeente heeft deze laptop buiten gebruik gesteld."),
            nl("Wat u schreef is daar bewaard, maar apart gelegd. Hier is alles er nog."),
            nl("Bel de servicedesk van de gemeente."),
            False,
        )
    if taken.is_confirmed:
        advice = nl("U kunt de bestanden op de stick wissen.")
        if is_safe:
            return StickCame(nl("Alles van deze laptop is veilig bij de gemeente."), told, advice, True)
        kept = nl("{told} Nog niet in haar reservekopie: deze laptop houdt alles zelf ook.", told=told)
        return StickCame(nl("Alles van deze laptop is aangekomen bij de gemeente."), kept, advice, True)
    if taken.began_incarnation:
        return StickCame(
            nl("Deze laptop is teruggezet of gekopieerd, zag de gemeente."),
            nl("Er is niets kwijt. {counted}", counted=told),
            nl("Zet uw pakjes nu opnieuw op een stick."),
            False,
        )
    if taken.sends_again:
        return StickCame(
            nl("De gemeente mist werk dat zij eerder had."),
            nl("Dat staat nog op deze laptop. {counted}", counted=told),
            nl("Zet uw pakjes nu opnieuw op een stick."),
            False,
        )
    if taken.is_older:
        return StickCame(
            nl("Dit is een oud antwoord."),
            nl("Wat anderen schreven is toch overgenomen. {counted}", counted=told),
            nl("Lees ook het nieuwste antwoord in."),
            False,
        )
    if taken.kept_apart:
        return StickCame(
            nl("De gemeente heeft pakjes apart gelegd."),
            nl("Ze staan daar, en ook nog hier. {counted}", counted=told),
            nl("Bij de pakjes hieronder staat waarom."),
            False,
        )
    return StickCame(
        nl("Het antwoord is overgenomen, maar nog niet alles is bij de gemeente."),
        nl("Alles staat veilig op deze laptop. {counted}", counted=told),
        nl("Zet uw pakjes opnieuw op een stick, of voeg samen zodra er netwerk is."),
        False,
    )
