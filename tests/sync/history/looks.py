"""What must hold of each koffer: at any moment, after a sync, and when all is quiet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop.domain.ids import DossierId
from desktop.synclink.facts import AFTER_RESTORE, CURSOR, EPOCH, RETURNED, TO_FETCH
from desktop.usecases.dossier_standing import Whereabouts, standings
from desktop.usecases.ports import SyncReport, UnitOfWork
from sync.protocol.model import PrivacyClass
from sync.protocol.wire import set_hash
from tests.sync.history.koffers import DOSSIERS, Koffer
from tests.sync.history.ledger import KNOWN_KINDS, arrived, open_choices, standing
from tests.sync.history.places import Held

if TYPE_CHECKING:
    from tests.sync.history.world import World

_THERE = (Whereabouts.ARRIVED, Whereabouts.SAFE)


def look_at_koffer(world: World, koffer: Koffer, log: Sequence[Held]) -> None:
    """I1, I5, I6 of one koffer at this moment, also with a sync half-way."""
    ids = koffer.ids()
    gone = koffer.knew - ids
    if gone:
        # By order a dossier is forgotten here, once all of it is over there.
        kept = arrived(log) if not world.count.municipality_put_back else gone
        forgotten = koffer.told(lambda unit: [one for one in DOSSIERS if unit.keys.is_forgotten(one)])
        of_those = {one for one in gone & kept if world.ledger.said[one].record.dossier in forgotten}
        if gone - of_those:
            world.ledger.fault("lost", f"{koffer.name} no longer has {sorted(gone - of_those)[:3]}")
    koffer.knew = set(ids)
    _look_at_cursor(world, koffer, log, ids)
    if koffer.told(lambda unit: unit.state.get(EPOCH)) == koffer.epoch == world.place.epoch():
        _look_at_receipts(world, koffer, log)


def _look_at_cursor(world: World, koffer: Koffer, log: Sequence[Held], ids: frozenset[str]) -> None:
    """I5: what the cursor has behind it is here, but for what is still marked to be fetched."""

    def ask(unit: UnitOfWork) -> tuple[str, frozenset[str]]:
        later = {d for d in DOSSIERS if unit.state.get(TO_FETCH + d) is not None}
        later |= {d for d in DOSSIERS if unit.keys.get(d, PrivacyClass.NORMAL) is None}
        later |= {
            d for d in DOSSIERS if unit.keys.is_forgotten(d) or unit.state.get(RETURNED + d) is not None
        }
        return unit.state.get(CURSOR) or "", frozenset(later)

    cursor, later = koffer.told(ask)
    if not cursor:
        return
    behind = world.place.before(koffer.worker, cursor)
    for held in log:
        header = held.sealed.header
        is_own = header.desk == koffer.desk  # told from its twin's by the comparison at the end of a sync
        is_for_others = header.privacy_class is PrivacyClass.SPECIAL and not koffer.may_read_special
        is_due = (koffer.worker, header.dossier) not in world.fresh and header.dossier not in later
        if held.hash not in behind or is_own or is_for_others or not is_due:
            continue
        missed = {record.id for record in held.records if record.kind in KNOWN_KINDS} - ids - world.ledger.odd
        if missed:
            world.ledger.fault("skipped", f"{koffer.name} went past {sorted(missed)[:3]}", len(missed))


def _look_at_receipts(world: World, koffer: Koffer, log: Sequence[Held]) -> None:
    """I1, I6: what counts as arrived is there; what the list calls arrived is given to others."""
    there = {held.hash for held in log}
    given = arrived(log)

    def ask(unit: UnitOfWork) -> tuple[list[str], list[DossierId]]:
        through = {one: unit.outbox.acknowledged_through(one) for one in unit.outbox.incarnations()}
        signed = [
            set_hash(one.header)
            for incarnation, n in through.items()
            for one in unit.outbox.after(incarnation, 0, n)
        ]
        told = standings(unit, True)
        return signed, [dossier for dossier, one in told.items() if one.where in _THERE]

    signed, said = koffer.told(ask)
    missing = [mark for mark in signed if mark not in there]
    if missing:
        words = f"{koffer.name} has receipts for {len(missing)} sets that are not there"
        world.ledger.fault("lost", words, len(missing))
    for dossier in said:
        own = koffer.told(lambda unit, d=dossier: [c.id for c in unit.changes.of(d) if c.desk == koffer.desk])  # type: ignore[misc]
        untrue = sorted(set(own) - given)
        if untrue:
            world.ledger.fault("untrue", f"{koffer.name} calls {untrue[:3]} arrived", len(untrue))


def look_at_report(world: World, koffer: Koffer, report: SyncReport, began_with: frozenset[str]) -> None:
    """I6: what a sync calls confirmed is there, all of it."""
    if not report.is_confirmed or koffer.epoch != world.place.epoch():
        return
    missing = sorted(began_with - arrived(world.place.log()))
    if missing:
        world.ledger.fault("untrue", f"{koffer.name} was told {missing[:3]} are confirmed", len(missing))


def look_at_end(world: World, must: frozenset[str]) -> None:
    """I1 to I6 when nothing moves any more."""
    log = world.place.log()
    ledger = world.ledger
    ledger.look_at_contents(log)
    ledger.look_for_overwriting(log)
    ledger.must_arrive(must, log)
    for koffer in world.koffers:
        last = koffer.last
        if not isinstance(last, SyncReport) or not last.is_confirmed:
            ledger.fault("untrue", f"{koffer.name} does not come to rest: {last}")
        elif last.sent or last.received:
            ledger.fault("untrue", f"{koffer.name} still moves {last.sent} up, {last.received} down")
        look_at_koffer(world, koffer, log)
        for dossier in DOSSIERS:
            _look_at_dossier(world, koffer, dossier, log)


def _look_at_dossier(world: World, koffer: Koffer, dossier: DossierId, log: Sequence[Held]) -> None:
    """I3: the same as everybody's, and as follows from the log alone."""
    odd = world.ledger.odd
    heads = standing(log, dossier, koffer.may_read_special, odd)

    def ask(unit: UnitOfWork) -> tuple[dict[object, frozenset[str]], int, str]:
        found = {
            key: frozenset(one.id for one in ones if one.id not in odd)
            for key, ones in unit.changes.heads(dossier).items()
        }
        row = unit.dossiers.row(dossier)
        told = standings(unit, True).get(dossier)
        after = unit.state.get(AFTER_RESTORE) or ""
        where = "" if told is None or told.where in _THERE else told.where.value
        return {k: v for k, v in found.items() if v}, 0 if row is None else row.conflicts, where + after

    found, conflicts, where = koffer.told(ask)
    if found != heads:
        differing = [str(key) for key in set(found) | set(heads) if found.get(key) != heads.get(key)]  # type: ignore[call-overload]
        world.ledger.fault("unequal", f"{koffer.name} shows other heads at {differing[:3]}", len(differing))
    choices = len(open_choices(log, heads))
    if koffer.name == "A":
        world.count.conflicts += choices
    if not odd and conflicts != choices:
        world.ledger.fault("untrue", f"{koffer.name} tells {conflicts} choices of {choices}")
    if where:
        world.ledger.fault("untrue", f"{koffer.name} still says {where} of {dossier[-2:]}")
