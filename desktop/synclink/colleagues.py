"""Names of colleagues and their laptops: asked of the municipality, kept in the koffer, told to screens."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta

from desktop.domain.ids import DeskId, WorkerId
from desktop.usecases.ports import OnStore, UnitOfWork
from sync.client.errors import SyncFailure
from sync.client.ports import FrontDoor
from sync.protocol.canonical import WireProblem, canonical, read_json
from sync.protocol.colleagues import COLLEAGUE_LIMITS, Colleague, read_colleagues, write_colleagues

_KEPT = "sync.colleagues"
_ASKED_AT = "sync.colleagues_asked"
#: a name changes seldom: asked anew after so long also where nothing comes in
_STANDS_FOR = timedelta(days=1)


class KnownColleagues:
    """Implements `Colleagues`. What was told last stands until something else is told."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._laptops: dict[str, str] = {}

    def name(self, worker: WorkerId) -> str:
        return self._names.get(worker, "")

    def laptop(self, desk: DeskId) -> str:
        return self._laptops.get(desk, "")

    def read(self, work: UnitOfWork) -> None:
        """Take up what this koffer kept; what cannot be read is asked again."""
        kept = work.state.get(_KEPT)
        if kept is not None:
            with suppress(WireProblem):
                self.take(read_colleagues(read_json(kept.encode(), COLLEAGUE_LIMITS)))

    def take(self, colleagues: tuple[Colleague, ...]) -> None:
        """These are the names now; whole new tables, so that a screen that reads meets one or the other."""
        self._names = {one.worker: one.name for one in colleagues if one.name}
        self._laptops = {desk: label for one in colleagues for desk, label in one.desks if label}

    def ask(
        self,
        unit_of_work: Callable[[], UnitOfWork],
        on_store: OnStore,
        back_end: FrontDoor,
        has_news: bool,
        now: datetime,
    ) -> None:
        """Ask it when something came in, when it was a day ago or never. What goes wrong stops no sync."""
        if not has_news and not on_store(lambda: _is_due(unit_of_work, now)):
            return
        with suppress(SyncFailure):
            told = back_end.colleagues()
            on_store(lambda: _keep(unit_of_work, told, now))
            self.take(told)


def _is_due(unit_of_work: Callable[[], UnitOfWork], now: datetime) -> bool:
    with unit_of_work() as unit:
        asked = unit.state.get(_ASKED_AT)
    try:
        passed = now - datetime.fromisoformat(asked) if asked else _STANDS_FOR
    except (ValueError, TypeError):
        return True
    return not timedelta(0) <= passed < _STANDS_FOR  # a clock put back makes it due


def _keep(unit_of_work: Callable[[], UnitOfWork], told: tuple[Colleague, ...], now: datetime) -> None:
    with unit_of_work() as unit:
        unit.state.put(_KEPT, canonical(write_colleagues(told)).decode())
        unit.state.put(_ASKED_AT, now.isoformat())
        unit.commit()
