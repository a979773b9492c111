"""Pictures of Mijn koffer and of Bewaren en wissen, with a koffer of an invented klantmanager behind them."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.places import Place, ScreenName
from desktop.ui.theme import Theme
from desktop.usecases.ports import Desk
from desktop.usecases.retention import destroy_due, retention_board
from desktop.usecases.retention_policy import look_at_policy, take_policy
from desktop.usecases.room_left import MB
from desktop.usecases.safe_ports import DossierDifference
from tests.fakes import MORNING
from tests.safe_fakes import (
    NOBODY,
    MemorySafe,
    confirmed,
    koffer,
    order_body,
    order_file,
    policy_body,
    policy_file,
)
from tests.ui.desk_runner import desk_window
from tests.ui.rooms import Shot, settle

Act = Callable[[Any, Path], object]
#: what a policy says and what words a passphrase has, shown as it is in every language of the screens
SHOWN = (
    "boomgaard",
    "graan",
    "compost",
    "schommel",
    "GM-2026-1",
    "Voorbeeldstad",
    "5647 5AA7 5463 474C 0285 DF5D BF2B CAB7",
    "privacy-officer, na advies van de functionaris gegevensbescherming",
    "AVG artikel 5 lid 1 onder e: nodig zolang de brede intake loopt (tien weken, met uitloop)",
    "AVG artikel 5 lid 1 onder e: de laptop is een doorgang, twee weken voor vragen achteraf",
    "AVG artikel 5 lid 1 onder c en e: dubbel",
    "AVG artikel 5 lid 1 onder b en e: het doel is vervallen",
    "AVG artikel 17 lid 1 onder b: toestemming ingetrokken",
    "privacy-officer",
    "2026-014",
)


def _calm(folder: Path) -> Desk:
    place, safe = koffer()
    dossier = place.begin("Rima")
    safe.differences = (
        DossierDifference(dossier, "Rima", 3, 0, ""),
        DossierDifference(place.begin("Yonas"), "Yonas", 1, 2, ""),
    )
    return place.desk


def _worried(folder: Path) -> Desk:
    """Hardly any room, no copy, no parcel at the municipality, and something was destroyed."""
    place, safe = koffer()
    safe.shown = replace(
        safe.shown,
        free=120 * MB,
        backups=(),
        recovery_key_id="",
        is_recovery_left=False,
        has_device_secret=False,
        roll_over_waits=True,
    )
    return place.desk


def _under_policy(folder: Path) -> tuple[Desk, MemorySafe]:
    place, safe = koffer()
    path = policy_file(folder, policy_body(bezig=14))
    take_policy(place.desk, path, look_at_policy(place.desk, path), is_compared=True)
    for name in ("Rima", "Yonas", "Azadeh"):
        confirmed(place.desk, place.begin(name), MORNING)
    place.begin("Samir")
    place.clock.set_to(MORNING + timedelta(days=15))
    confirmed(place.desk, place.begin("Mebrat"), place.clock.now())
    return place.desk, safe


def _due(folder: Path) -> Desk:
    return _under_policy(folder)[0]


def _went(folder: Path) -> Desk:
    desk, _ = _under_policy(folder)
    gone = tuple(one.dossier for one in retention_board(desk).due)
    destroy_due(desk, gone, "termijn voorbij")
    return desk


_SHOTS: dict[str, tuple[ScreenName, Callable[[Path], Desk], Act]] = {
    "safe-ar-ti-tr": (ScreenName.SAFE, _calm, lambda screen, _folder: None),
    "safe-ar-ti-tr-words": (ScreenName.SAFE, _calm, lambda screen, _folder: screen.presenter.ask_words()),
    "safe-ar-ti-tr-compared": (ScreenName.SAFE, _calm, lambda s, _folder: s.presenter.compare("b2")),
    "safe-ar-ti-tr-worried": (ScreenName.SAFE, _worried, lambda screen, _folder: None),
    "retention-ar-ti-tr-none": (ScreenName.RETENTION, _calm, lambda screen, _folder: screen.ask_file()),
    "retention-ar-ti-tr-seen": (
        ScreenName.RETENTION,
        _calm,
        lambda screen, folder: screen.look(policy_file(folder)),
    ),
    "retention-ar-ti-tr-due": (ScreenName.RETENTION, _due, lambda screen, _folder: None),
    "retention-ar-ti-tr-asked": (ScreenName.RETENTION, _due, lambda s, _folder: s.presenter.ask_destroy()),
    "retention-ar-ti-tr-went": (ScreenName.RETENTION, _went, lambda screen, _folder: None),
}


def _ordered(screen: Any, folder: Path) -> None:
    """An order for somebody who is here and one who is not."""
    here = next(one.dossier for one in screen.presenter.board.due)
    screen.look(order_file(folder, order_body(here, NOBODY)))


def _typed_back(screen: Any, _folder: Path) -> None:
    screen.presenter.ask_words()
    screen.words.ask_back()


_SHOTS["retention-ar-ti-tr-order"] = (ScreenName.RETENTION, _due, _ordered)
_SHOTS["safe-ar-ti-tr-typed"] = (ScreenName.SAFE, _calm, _typed_back)


def shots(app: QApplication, theme: Theme) -> Iterator[Shot]:
    """Everywhere once: nothing of it depends on the language of a talk."""
    for name, (place, desk, act) in _SHOTS.items():
        yield name, partial(_screen, app, theme, place, desk, act)


def _screen(
    app: QApplication, theme: Theme, place: ScreenName, desk: Callable[[Path], Desk], act: Act
) -> QWidget:
    with tempfile.TemporaryDirectory() as scratch:
        shell, screen = desk_window(app, theme, Place(place), desk(Path(scratch)))
        act(screen, Path(scratch))
        settle(app)
    return shell
