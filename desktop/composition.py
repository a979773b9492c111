"""The one place that builds real objects and lays them on the desk.

Everything above asks for a `Laptop`; everything below is handed what it needs.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar
from zoneinfo import ZoneInfo

from desktop.domain.errors import Refusal, RefusalCode, Trouble, TroubleCode
from desktop.domain.ids import DeskId, WorkerId
from desktop.domain.law.book import LawBook
from desktop.domain.law.reader import read_law
from desktop.domain.plan_library import PlanLibrary
from desktop.domain.plan_library_reader import read_plan_lines
from desktop.domain.wording import nl
from desktop.house_files.room import HouseRoom
from desktop.intake_files.room import IncomingFiles
from desktop.pdf.picture_images import picture_images
from desktop.pdf.pictures import PictureShelf
from desktop.pdf.writer import PaperRoom
from desktop.store import safe
from desktop.store.harden import harden_process
from desktop.store.kdf import PRODUCTION, KdfParameters
from desktop.store.key_stores import KeyStore, OsKeyStore
from desktop.store.open_store import OpenStore
from desktop.store.signing_keys import SigningKeyPlace
from desktop.synclink.link import SyncLink
from desktop.textlink.catalog_room import CatalogRoom
from desktop.textlink.translator_room import TranslatorRoom, pictures_beside
from desktop.usecases.ports import (
    Chance,
    Clock,
    Desk,
    OnStore,
    Packs,
    UnitOfWork,
    Worker,
)
from desktop.usecases.source_texts import source_texts
from desktop.usecases.unlock import FirstRun, PersonRow
from forms.model import FormPack
from forms.problems import PackBroken
from forms.reader import installed_pack, installed_packs
from resources import paths
from translations.catalog import Catalog
from translations.source_text import Sources

T = TypeVar("T")
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
PACK_ID = "landelijk"
#: beside the koffers: the translations that this municipality took in itself, and its house style
OWN_TEXTS, OWN_HOUSE = "translations", "huisstijl"
#: local state: what the klantmanager filled in at the first run
MUNICIPALITY, PHONE = "worker.municipality", "worker.phone"
#: said in the sync panel after 'De sleutel waarmee hij tekent staat ...'
KEY_PLACES: Mapping[SigningKeyPlace, str] = MappingProxyType(
    {
        SigningKeyPlace.OS_KEY_STORE: nl("in de sleutelkast van de computer"),
        SigningKeyPlace.BESIDE_HEADER: nl("in een versleuteld bestand naast de koffer"),
    }
)
#: in the list of people, for a koffer whose header cannot be read; choosing it tells what is wrong
NO_LABEL = nl("Koffer zonder leesbaar slot")


class WallClock:
    """The clock of this laptop."""

    def now(self) -> datetime:
        """This moment, aware, UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """This day in Europe/Amsterdam."""
        return datetime.now(AMSTERDAM).date()


class SystemChance:
    """Bytes from the operating system."""

    def token(self, size: int) -> bytes:
        """`size` bytes that nobody can guess."""
        return secrets.token_bytes(size)


class InstalledPacks:
    """The packs inside this installation, every version, read once; trusted with it."""

    def __init__(self, read: Callable[[], tuple[FormPack, ...]] = installed_packs) -> None:
        self._read, self._packs = read, dict[str, FormPack]()

    def newest(self, pack_id: str) -> FormPack:
        """The newest version; Trouble(PACK_BROKEN) when it cannot be read."""
        found = [pack for pack in self._known().values() if pack.id == pack_id]
        if not found:
            raise Trouble(TroubleCode.PACK_BROKEN, {"pakket": pack_id})
        return max(found, key=lambda pack: pack.version)

    def named(self, name: str) -> FormPack:
        """'landelijk@1'; Trouble(PACK_BROKEN) when that version is not in the installation."""
        pack = self._known().get(name)
        if pack is None:
            raise Trouble(TroubleCode.PACK_BROKEN, {"pakket": name})
        return pack

    def _known(self) -> dict[str, FormPack]:
        if not self._packs:
            try:
                self._packs = {pack.name: pack for pack in self._read()}
            except PackBroken as broken:
                raise Trouble(TroubleCode.PACK_BROKEN, {"problemen": str(len(broken.problems))}) from None
        return self._packs


class CatalogTexts(CatalogRoom):
    """The translations of a catalogue, with every source text of this installation to count them by."""

    def __init__(self, catalog: Catalog, gather: Callable[[], Sources] | None = None) -> None:
        super().__init__(catalog, gather or read_installed_sources)


class PrivateExports:
    """Writes a paper outside the safe: a new file, for this user only."""

    def write_new(self, target: Path, content: bytes) -> None:
        """Create `target` with 0600; never over something that stands there."""
        try:
            handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        except FileExistsError:
            raise Refusal(RefusalCode.EXPORT_TARGET_EXISTS, "target") from None
        except PermissionError:
            raise Trouble(TroubleCode.READ_ONLY) from None
        except (OSError, ValueError):  # a name that no disk takes is a ValueError
            raise Trouble(TroubleCode.DISK_ERROR) from None
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
        except OSError:
            _take_away(target)
            raise Trouble(TroubleCode.DISK_FULL) from None

    def write_all_new(self, files: Mapping[Path, bytes]) -> None:
        """As `write_new` for each; where one cannot be made, those made before it are taken away."""
        made: list[Path] = []
        try:
            for target, content in files.items():
                self.write_new(target, content)
                made.append(target)
        except (Refusal, Trouble):
            for target in made:
                _take_away(target)
            raise


def _take_away(target: Path) -> None:
    """One that cannot be taken away (the stick is out) keeps no other, nor what went wrong first."""
    with suppress(OSError):
        target.unlink(missing_ok=True)


def read_installed_law() -> LawBook:
    """The law files of this installation; raises what `read_law` raises, all problems at once."""
    files = sorted(paths.law_folder().glob("*.toml"))
    return read_law({file.name: file.read_text(encoding="utf-8") for file in files})


def read_installed_agreements() -> Mapping[str, str]:
    """The files about sharing with parties of this installation, text by name."""
    files = sorted(paths.sharing_folder().glob("*.toml"))
    return MappingProxyType({file.name: file.read_text(encoding="utf-8") for file in files})


def read_installed_language_rules() -> str:
    """What the municipality of this installation decided about languages; '' = nothing."""
    path = paths.languages_folder() / "gemeente.toml"
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def read_installed_plan_lines() -> PlanLibrary:
    """The plan lines of this installation; raises what `read_plan_lines` raises, all problems at once."""
    files = sorted(paths.plan_lines_folder().glob("*.toml"))
    pictures = {picture.stem for picture in paths.pictures_folder().glob("*.svg")}
    return read_plan_lines({file.name: file.read_text(encoding="utf-8") for file in files}, pictures)


@lru_cache(maxsize=1)
def read_installed_sources() -> Sources:
    """Every Dutch text of this installation that is to be translated, read once."""
    return source_texts([installed_pack(pack) for pack in (PACK_ID,)], read_installed_plan_lines())


def translators_of(catalog: Catalog, texts: CatalogTexts, clock: Clock) -> TranslatorRoom:
    """The files of translators, with the drawings of this installation beside the texts."""
    shelf = PictureShelf(paths.pictures_folder())
    drawn = pictures_beside(lambda keys: picture_images(shelf, keys), paths.pictures_folder())
    return TranslatorRoom(catalog, read_installed_sources, drawn, texts.language, clock.today)


def houses_of(kept: Path, clock: Clock) -> HouseRoom:
    """The house style that is kept in this folder, for the pictograms of this installation."""
    keys = [one.stem for one in paths.pictures_folder().glob("*.svg")]
    return HouseRoom(kept, keys, clock.today, lambda text: _fonts_of_paper().cannot_draw(text))


@lru_cache(maxsize=1)
def _fonts_of_paper() -> PaperRoom:
    """To ask which characters paper has; read once, and not before somebody asks."""
    return PaperRoom.open(paths.fonts_folder(), paths.pictures_folder())


def at_once(work: Callable[[], T]) -> T:
    """The `OnStore` of a program with one thread."""
    return work()


@dataclass(frozen=True, slots=True)
class Installation:
    """What a laptop is made with. The defaults are those of the real app."""

    folder: Path
    key_store: KeyStore
    clock: Clock = field(default_factory=WallClock)
    chance: Chance = field(default_factory=SystemChance)
    kdf: KdfParameters | None = PRODUCTION
    on_store: OnStore = at_once


class Laptop:
    """The people of one laptop and their stores: the port `Entrance`. At most one store is open."""

    def __init__(self, installation: Installation) -> None:
        self._with = installation
        self._open: OpenStore | None = None
        self._packs: Packs = InstalledPacks()
        self._law = read_installed_law()
        self._plan_lines = read_installed_plan_lines()
        self._agreements = read_installed_agreements()
        self._language_rules = read_installed_language_rules()
        self._catalog = Catalog.installed(installation.folder / OWN_TEXTS)
        self._texts = CatalogTexts(self._catalog)
        self._houses = houses_of(installation.folder / OWN_HOUSE, installation.clock)
        self._translators = translators_of(self._catalog, self._texts, installation.clock)

    def people(self) -> tuple[PersonRow, ...]:
        """Everyone with a store here: id and chosen label, nothing else."""
        return tuple(PersonRow(row.id, row.label or NO_LABEL) for row in safe.people(self._with.folder))

    def suggest_words(self) -> tuple[str, ...]:
        """A fresh passphrase of as many words as this laptop asks for."""
        return safe.suggest_words(self._with.key_store)

    def open_person(self, person: str, passphrase: bytearray) -> Desk:
        """Open one person's store; the passphrase is wiped."""
        self.close()
        self._open = safe.open_person(
            self._with.folder,
            person,
            passphrase,
            device_secrets=self._with.key_store,
            clock=self._with.clock,
            chance=self._with.chance,
        )
        return self._lay(self._open)

    def first_run(self, first: FirstRun, passphrase: bytearray) -> Desk:
        """Make a store for a new person; the passphrase is wiped."""
        self.close()
        self._open = safe.create_person(
            self._with.folder,
            first.label,
            passphrase,
            device_secrets=self._with.key_store,
            kdf=self._with.kdf,
            clock=self._with.clock,
            chance=self._with.chance,
        )
        with self._open.unit_of_work() as work:
            work.state.put(MUNICIPALITY, first.municipality)
            work.state.put(PHONE, first.phone)
            work.commit()
        return self._lay(self._open)

    def close(self) -> None:
        """Close the open store, if any; once a day with a verified backup first.

        A backup that cannot be made (a full disk) keeps nobody from closing: it is tried again next time.
        """
        store, self._open = self._open, None
        if store is None:
            return
        try:
            with suppress(Trouble):
                store.keep_daily_backup()
        finally:
            store.close()

    @property
    def store(self) -> OpenStore | None:
        """The open store, for backup and recovery."""
        return self._open

    def _lay(self, store: OpenStore) -> Desk:
        unit_of_work: Callable[[], UnitOfWork] = store.unit_of_work
        link = SyncLink(
            unit_of_work=unit_of_work,
            on_store=self._with.on_store,
            clock=self._with.clock,
            chance=self._with.chance,
            signer=store.sign,
            public_key=store.public_key,
            recovery_parcel=store.recovery_parcel,
            packs=self._packs,
            acts_as=store.acts_as,
        )
        with unit_of_work() as work:
            municipality, phone = work.state.get(MUNICIPALITY) or "", work.state.get(PHONE) or ""
        return Desk(
            unit_of_work=unit_of_work,
            on_store=self._with.on_store,
            packs=self._packs,
            pack_id=PACK_ID,
            law=self._law,
            plan_lines=self._plan_lines,
            texts=self._texts,
            clock=self._with.clock,
            chance=self._with.chance,
            papers=PaperRoom.open(paths.fonts_folder(), paths.pictures_folder()),
            sync=link.door,
            sealer=link.sealer,
            exports=PrivateExports(),
            incoming=IncomingFiles(),
            translators=self._translators,
            houses=self._houses,
            agreements=self._agreements,
            language_rules=self._language_rules,
            worker=Worker(WorkerId(link.worker_id), store.label, municipality, phone),
            desk=DeskId(link.desk_id),
            signing_key_place=KEY_PLACES[store.signing_key_place],
        )


def real_laptop(folder: Path | None, on_store: OnStore) -> Laptop:
    """The laptop of the real app: the user's data folder, the keystore of the system, a hardened process."""
    harden_process()
    place = folder or paths.user_folder()
    # None: what a passphrase costs is measured on this laptop when a store is made
    return Laptop(Installation(place, OsKeyStore(), kdf=None, on_store=on_store))
