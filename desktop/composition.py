"""The one place that builds real objects and lays them on the desk.

Everything above asks for a `Laptop`; everything below is handed what it needs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from desktop.applog.log_file import FOLDER as LOG
from desktop.applog.log_file import RECENT, LogFile
from desktop.attachment_files.room import photo_room
from desktop.domain.changes import Change
from desktop.domain.errors import Trouble, TroubleCode
from desktop.domain.ids import DeskId, WorkerId
from desktop.domain.law.book import LawBook
from desktop.domain.wording import nl
from desktop.installed import (
    PACK_ID,
    CatalogTexts,
    InstalledPacks,
    SystemChance,
    WallClock,
    houses_of,
    installed_law_texts,
    read_installed_agreements,
    read_installed_language_rules,
    read_installed_law,
    read_installed_plan_lines,
    translators_of,
)
from desktop.intake_files.room import IncomingFiles
from desktop.outgoing_files.exports import PrivateExports
from desktop.outgoing_files.stick_files import CheckedFiles
from desktop.pdf.writer import PaperRoom
from desktop.repairs import StoreRepair
from desktop.store import attempts, backup, municipal_recovery, safe, wiped
from desktop.store.engine_versions import engine_versions
from desktop.store.harden import harden_process
from desktop.store.kdf import PRODUCTION, KdfParameters
from desktop.store.key_stores import KeyStore, OsKeyStore
from desktop.store.open_store import OpenStore
from desktop.store.own_safe import OwnSafe
from desktop.store.search import WordsOf
from desktop.store.signing_keys import SigningKeyPlace
from desktop.supply.floors import refuse_low_parts
from desktop.supply.program import InstalledProgram
from desktop.supply.room import SupplyRoom
from desktop.synclink.door import RecoveryPlace
from desktop.synclink.extras import RoundMakers
from desktop.synclink.facts import read_facts
from desktop.synclink.link import SyncLink
from desktop.synclink.orders import OrderParts, orders_over
from desktop.synclink.policy import privacy_class
from desktop.usecases.lease import closed_dossiers
from desktop.usecases.ports import (
    Chance,
    Clock,
    Desk,
    OnStore,
    Packs,
    UnitOfWork,
    Worker,
)
from desktop.usecases.recording import begin_ids
from desktop.usecases.repair import Repair
from desktop.usecases.said_words import said_words
from desktop.usecases.standing import kept_roles
from desktop.usecases.stick_ports import Sticks
from desktop.usecases.supplied import kept_orders
from desktop.usecases.unlock import FirstRun, PersonRow, WipedRow
from resources import paths
from sync.protocol.model import PrivacyClass
from translations.catalog import Catalog

T = TypeVar("T")
#: beside the koffers: the translations that this municipality took in itself, and its house style
OWN_TEXTS, OWN_HOUSE = "translations", "huisstijl"
#: beside the koffers: packs and law files that the municipality sent
SUPPLIES = "supplies"
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


def words_to_find(packs: Packs) -> WordsOf:
    """By which words a change is found; none of what is special (AVG 9 and 10)."""
    words_of = said_words(packs)

    def allowed(change: Change) -> str:
        return "" if privacy_class(change, packs) is PrivacyClass.SPECIAL else words_of(change)

    return allowed


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
        #: what was opened last
        self.desk: Desk | None = None
        installed = InstalledPacks()
        own_texts = installation.folder / OWN_TEXTS
        self._supplies = SupplyRoom(
            installation.folder / SUPPLIES, own_texts, installed_law_texts(), installed, installed.versions
        )
        self._packs: Packs = self._supplies.packs
        self._is_wiped = False
        self._words_of = words_to_find(self._packs)
        self._law = read_installed_law()
        self._plan_lines = read_installed_plan_lines()
        self._agreements = read_installed_agreements()
        self._language_rules = read_installed_language_rules()
        log = LogFile(installation.folder / LOG, installation.clock.now)
        self._program = installed_program(lambda: log.recent(RECENT))
        self._catalog = Catalog.installed(installation.folder / OWN_TEXTS)
        self._texts = CatalogTexts(self._catalog)
        self._houses = houses_of(installation.folder / OWN_HOUSE, installation.clock)
        self._translators = translators_of(self._catalog, self._texts, installation.clock)
        self._repair = StoreRepair(
            installation.folder, installation.key_store, installation.clock, installation.chance,
            installation.kdf, self._words_of, self._take, lambda: self._open,
        )  # fmt: skip

    def people(self) -> tuple[PersonRow, ...]:
        """Everyone with a store here: id and chosen label, nothing else."""
        wiped.finish_wipes(self._with.folder, self._with.key_store)
        return tuple(PersonRow(row.id, row.label or NO_LABEL) for row in safe.people(self._with.folder))

    def wiped(self) -> tuple[WipedRow, ...]:
        """Koffers that the municipality had wiped, until somebody said to have read it."""
        notes = [one for one in wiped.wiped_notes(self._with.folder) if not one.is_seen]
        return tuple(WipedRow(one.person, one.label, one.municipality, one.phone, one.at) for one in notes)

    def put_away(self, person: str) -> None:
        """It was read that this koffer was wiped."""
        wiped.put_away(self._with.folder, person)

    def suggest_words(self) -> tuple[str, ...]:
        """A fresh passphrase of as many words as this laptop asks for."""
        return safe.suggest_words(self._with.key_store)

    def open_person(self, person: str, passphrase: bytearray) -> Desk:
        """Open one person's store; the passphrase is wiped."""
        self.close()
        self._is_wiped = False
        failed = self._failed_tries(person)
        self._open = safe.open_person(
            self._with.folder,
            person,
            passphrase,
            device_secrets=self._with.key_store,
            clock=self._with.clock,
            chance=self._with.chance,
            words_of=self._words_of,
        )
        if failed:
            self._note(self._open, "unlock.failed", f"times={failed}")
        self._note(self._open, "store.opened", "ok")
        with suppress(Trouble):  # a disk that takes nothing keeps nobody out
            if municipal_recovery.waiting_request(self._with.folder, person) is not None:
                municipal_recovery.drop_request(self._with.folder, person, self._with.key_store)
        return self._lay(self._open)

    def _failed_tries(self, person: str) -> int:
        """How many wrong passphrases there were since it was last opened."""
        return attempts.read(safe.folder_of(self._with.folder, person), self._with.clock.now()).failed

    def _note(self, store: OpenStore, act: str, result: str) -> None:
        """A line about the koffer itself. On a disk that takes nothing the koffer still opens, to be read."""
        with suppress(Trouble), store.unit_of_work() as work:
            work.audit.note(act, store.store_id, result)
            work.commit()

    def first_run(self, first: FirstRun, passphrase: bytearray) -> Desk:
        """Make a store for a new person; the passphrase is wiped."""
        self.close()
        self._is_wiped = False
        self._open = safe.create_person(
            self._with.folder,
            first.label,
            passphrase,
            device_secrets=self._with.key_store,
            kdf=self._with.kdf,
            clock=self._with.clock,
            chance=self._with.chance,
            words_of=self._words_of,
        )
        with self._open.unit_of_work() as work:
            work.state.put(MUNICIPALITY, first.municipality)
            work.state.put(PHONE, first.phone)
            work.commit()
        return self._lay(self._open)

    def repair(self) -> Repair:
        """Mending a koffer that does not open."""
        return self._repair

    def close(self) -> None:
        """Close the open store, if any; once a day with a verified backup first.

        A backup that cannot be made (a full disk) keeps nobody from closing: it is tried again next time.
        """
        self._repair.leave()
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

    def _take(self, store: OpenStore) -> Desk:
        """A store that was mended and is open now."""
        self.close()
        self._open = store
        self._note(store, "store.opened", "ok")
        return self._lay(store)

    def _lay(self, store: OpenStore) -> Desk:
        unit_of_work = self._unless_wiped(store)
        parts = OrderParts(
            take=self._supplies.take,
            holds=self._supplies.holds,
            forget=lambda dossier, order: store.forget([dossier], order),
            wipe=lambda: self._wipe(store),
            heard=lambda state: store.keep_closed(frozenset()) if state == "active" else None,
        )
        makers = RoundMakers(orders=orders_over(unit_of_work, self._with.on_store, self._with.chance, parts))
        link = SyncLink(
            unit_of_work=unit_of_work,
            on_store=self._with.on_store,
            clock=self._with.clock,
            chance=self._with.chance,
            signer=store.sign,
            public_key=store.public_key,
            recovery_parcel=store.recovery_parcel,
            recovery=RecoveryPlace(
                lambda: store.header.generation,
                store.recovery_parcel_left,
                lambda: next((row.made_at for row in backup.rows(store.folder)), None),
                store.store_id,
            ),
            packs=self._packs,
            acts_as=store.acts_as,
            makers=makers,
        )
        with unit_of_work() as work:
            law, roles = self._law_of(work), kept_roles(work)
            link.colleagues.read(work)
            municipality, phone = work.state.get(MUNICIPALITY) or "", work.state.get(PHONE) or ""
        with suppress(Trouble), unit_of_work() as work:  # on a disk that takes nothing no id is made either
            begin_ids(work)
            desk, worker = DeskId(link.desk_id), WorkerId(link.worker_id)
            closed = closed_dossiers(work, worker, desk, self._with.clock.now())
            work.commit()
            store.keep_closed(closed)
        self.desk = Desk(
            colleagues=link.colleagues,
            unit_of_work=unit_of_work,
            on_store=self._with.on_store,
            packs=self._packs,
            pack_id=PACK_ID,
            law=law,
            plan_lines=self._plan_lines,
            texts=self._texts,
            clock=self._with.clock,
            chance=self._with.chance,
            papers=PaperRoom.open(paths.fonts_folder(), paths.pictures_folder()),
            sync=link.door,
            sealer=link.sealer,
            sign_in=link.sign_in,
            sticks=Sticks(link.door.sticks, CheckedFiles()),
            safe=OwnSafe(store),
            exports=PrivateExports(),
            incoming=IncomingFiles(),
            translators=self._translators,
            houses=self._houses,
            photos=photo_room(),
            agreements=self._agreements,
            language_rules=self._language_rules,
            program=self._program,
            worker=Worker(WorkerId(link.worker_id), store.label, municipality, phone, roles),
            supplies=self._supplies,
            desk=DeskId(link.desk_id),
            signing_key_place=KEY_PLACES[store.signing_key_place],
        )
        return self.desk

    def _law_of(self, work: UnitOfWork) -> LawBook:
        """Lay what this person's municipality sent; the law that goes with it."""
        facts = read_facts(work.state)
        key, tenant = (facts.server_key, facts.tenant) if facts is not None else (b"", "")
        return self._supplies.lay(kept_orders(work), key, tenant) or self._law

    def _unless_wiped(self, store: OpenStore) -> Callable[[], UnitOfWork]:
        """A unit of work of this store; Trouble(KOFFER_WIPED) once it was destroyed."""

        def unit_of_work() -> UnitOfWork:
            if self._is_wiped:
                raise Trouble(TroubleCode.KOFFER_WIPED)
            return store.unit_of_work()

        return unit_of_work

    def _wipe(self, store: OpenStore) -> None:
        """By a signed order, on the store thread: nothing is being written there now."""
        with store.unit_of_work() as work:
            facts = read_facts(work.state)
        self._open, self._is_wiped = None, True
        where = ("", "") if facts is None else (facts.municipality, facts.phone)
        wiped.wipe_store(self._with.folder, store, self._with.key_store, self._with.clock.now(), *where)


def installed_program(events: Callable[[], tuple[str, ...]] = tuple) -> InstalledProgram:
    """What this installation can tell about itself; `events`: the last lines of the log."""
    return InstalledProgram(engine_versions, events)


def real_laptop(folder: Path | None, on_store: OnStore) -> Laptop:
    """The laptop of the real app: the user's data folder, the keystore of the system, a hardened process.

    Trouble(PART_TOO_OLD) where a part is below a floor that keeps the koffer shut.
    """
    harden_process()
    refuse_low_parts(installed_program().parts())
    place = folder or paths.user_folder()
    # None: what a passphrase costs is measured on this laptop when a store is made
    return Laptop(Installation(place, OsKeyStore(), kdf=None, on_store=on_store))
