"""One history: three koffers on two laptops, one municipality, and what happens between them."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path
from random import Random

from desktop.domain.changes import ChangeKind, HeadKey, JsonValue
from desktop.domain.errors import Refusal, Trouble
from desktop.domain.ids import DossierId
from desktop.synclink.parcel_keys import PARCEL_KEY
from desktop.usecases.ports import SyncReport
from tests.fakes import SetClock
from tests.sync.history.acts import drawn
from tests.sync.history.koffers import DOSSIERS, Koffer, Machine
from tests.sync.history.ledger import Count, Ledger, arrived
from tests.sync.history.looks import look_at_end, look_at_koffer, look_at_report
from tests.sync.history.places import Place
from tests.sync.history.stage import Done
from tests.sync.history.stranger import Stranger
from tests.sync.laptops import Safe

_WORKERS = tuple(f"00000000-0000-4000-8000-0000000000{name}" for name in ("aa", "bb", "cc"))
#: rounds after which everything must be quiet: copies that were put out need some
_QUIET_ROUNDS = 6
_LOOK_EVERY = 5


class World:
    """What acts and looks work on. Made with a seed: the same seed gives the same history."""

    def __init__(self, folder: Path, place: Place, dice: Random) -> None:
        self.place = place
        self.ledger = Ledger()
        self.machines = tuple(Machine(name, SetClock(place.begins)) for name in ("one", "two", "copies"))
        reads = dice.random() < 0.7
        whose = ((0, 0, True), (1, 1, True), (1, 2, reads))
        self.koffers: list[Koffer] = []
        for name, (machine, worker, may_read) in zip("ABC", whose, strict=True):
            safe = Safe.make(folder / name, name)
            koffer = Koffer(
                name,
                self.machines[machine],
                _WORKERS[worker],
                place,
                folder,
                safe,
                f"{dice.random()}",
                may_read,
            )
            code = place.code(_WORKERS[worker], may_read)
            koffer.seat.do(partial(koffer.enrol, code))
            koffer.image()
            self.koffers.append(koffer)
        for koffer, dossier in zip(self.koffers, DOSSIERS, strict=False):
            self.write(
                koffer, dossier, (ChangeKind.ANSWER, "P01"), {"state": None, "value": "begin"}, "", True
            )
        for koffer in self.koffers:
            koffer.sync_to_the_end()
        for koffer in self.koffers:
            for dossier in DOSSIERS:
                place.assign(dossier, koffer.worker, True)
        for koffer in self.koffers:
            koffer.sync_to_the_end()
            koffer.ended()
        for koffer in self.koffers:
            koffer.images.clear()
            koffer.image()
        self.stranger = Stranger(place, self.koffers[0])
        self._under_way: dict[str, frozenset[str]] = {}
        #: dossiers that were given to a klantmanager whose next whole sync is still to come
        self.fresh: set[tuple[str, str]] = set()

    @property
    def count(self) -> Count:
        return self.ledger.count

    def any(self, dice: Random) -> Koffer:
        return dice.choice(self.koffers)

    def any_under_way(self, dice: Random) -> Koffer | None:
        standing = [koffer for koffer in self.koffers if koffer.seat.stands is not None]
        return dice.choice(standing) if standing else None

    # --- what acts do

    def write(
        self,
        koffer: Koffer,
        dossier: DossierId,
        where: HeadKey,
        value: JsonValue,
        pack: str,
        begins: bool = False,
    ) -> None:
        """Somebody writes, over what the screen shows."""
        if not begins and not koffer.may_write(dossier):
            return
        change, is_late = koffer.write(dossier, where, value, pack or "landelijk@1")
        self.count.written_late += is_late
        self.ledger.write(change, change.parents)

    def begin_sync(self, koffer: Koffer) -> None:
        self.count.syncs += 1
        self._under_way[koffer.name] = koffer.ids()
        self.heard(koffer, koffer.sync())

    def heard(self, koffer: Koffer, done: Done | None) -> None:
        """A sync came to its end, one way or the other; or it stands still."""
        if done is None:
            return
        began_with = self._under_way.pop(koffer.name, frozenset())
        if isinstance(done.value, SyncReport):
            koffer.ended()
            self.fresh -= {(koffer.worker, dossier) for dossier in DOSSIERS}
            self.count.confirmed += done.value.is_confirmed
            look_at_report(self, koffer, done.value, began_with)
        elif not isinstance(done.error, Trouble):
            raise AssertionError("a sync ended in no word we know") from done.error

    def forget_sync(self, koffer: Koffer) -> None:
        self._under_way.pop(koffer.name, None)

    def put_back(self, koffer: Koffer, which: int) -> None:
        self.count.put_back += 1
        self.forget_sync(koffer)
        koffer.put_back(which)

    def municipality_put_back(self) -> None:
        if self.place.put_back():
            self.count.municipality_put_back += 1
            self.ledger.held = {one.hash for one in self.place.log()}
            self.fresh |= {(koffer.worker, dossier) for koffer in self.koffers for dossier in DOSSIERS}

    def assign(self, dossier: str, worker: str, is_assigned: bool) -> None:
        self.place.assign(dossier, worker, is_assigned)
        self.fresh.add((worker, dossier))

    def deliver_again(self, dice: Random) -> None:
        self.place.again(dice)

    def odd_set(self, dice: Random) -> None:
        self.stranger.sends(dice, self.ledger)

    def stick(self, koffer: Koffer, is_answered_now: bool) -> None:
        if not koffer.told(lambda unit: unit.state.get(PARCEL_KEY) is not None):
            return
        koffer.seal()
        answer = self.place.carry(koffer.stick())
        if answer is not None:
            self.count.sticks += 1
            koffer.answers.append(answer)
            if is_answered_now:
                self.take_in(koffer, answer)

    def take_in(self, koffer: Koffer, answer: bytes) -> None:
        with suppress(Refusal):  # of another life of this koffer, or of before a restore
            koffer.take_in(answer)

    # --- the whole

    def go(self, dice: Random, acts: int) -> None:
        """So many things happen, and every few of them all koffers are looked at."""
        for number in range(acts):
            self.count.acts += 1
            drawn(dice).do(self, dice)
            if number % _LOOK_EVERY == 0:
                self.look()

    def look(self) -> None:
        """What must hold at any moment."""
        log = self.place.log()
        self.ledger.look_at_log(log)
        for koffer in self.koffers:
            look_at_koffer(self, koffer, log)

    def quiet(self, dice: Random) -> None:
        """Everybody is let in, gets all dossiers and synchronises until nothing moves; then all is seen."""
        for koffer in self.koffers:
            koffer.seat.cut_off()
            self.forget_sync(koffer)
        must = arrived(self.place.log()).union(*(koffer.ids() for koffer in self.koffers))
        self.count.gone_with_a_disk += len(set(self.ledger.said) - must)
        for koffer in self.koffers:
            for dossier in DOSSIERS:
                self.place.assign(dossier, koffer.worker, True)
        for _ in range(_QUIET_ROUNDS):
            dice.shuffle(self.koffers)
            for koffer in self.koffers:
                self.place.set_state(koffer.desk, "active")
                self._sync_in_quiet(koffer)
            if all(_is_still(koffer.last) for koffer in self.koffers):
                break
        look_at_end(self, must)

    def _sync_in_quiet(self, koffer: Koffer) -> None:
        began_with = koffer.ids()
        try:
            report = koffer.sync_to_the_end()
        except Trouble as trouble:
            koffer.last = trouble.code.value
            return
        koffer.ended()
        koffer.last = report
        look_at_report(self, koffer, report, began_with)

    def close(self) -> None:
        for koffer in self.koffers:
            koffer.close()
        self.stranger.close()
        self.place.close()


def _is_still(last: SyncReport | str) -> bool:
    return isinstance(last, SyncReport) and last.is_confirmed and not (last.sent or last.received)
