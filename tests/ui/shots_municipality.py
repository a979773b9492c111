"""Pictures of what the municipality says: on the sync screen, at opening, and on the lock screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.wording import nl
from desktop.ui.messages import Message
from desktop.ui.places import Place, ScreenName, WayOut
from desktop.ui.theme import Theme
from desktop.usecases.lease import Lease
from desktop.usecases.lease_words import FromMunicipality, SentLine, from_municipality, lease_words
from desktop.usecases.synchronise import SyncPanel, sync_panel
from desktop.usecases.unlock import WipedRow, people, wiped
from tests.ui.rooms import Shot, settle
from tests.ui.samples_lists import SYNC
from tests.ui.shots_lists import unlock_results, window

SENT = (
    SentLine(nl("Vragenpakket {name}, versie {version}", name="landelijk", version=2), True),
    SentLine(nl("Bewaarbeleid, versie {version}", version=3), True),
    SentLine(nl("Wet: {name}, versie {version}", name="termijnen", version=4), False),
)
OVER = Lease(30, -4, closed=3)
SOON = Lease(30, 6)
REVOKED = Lease(30, 21, "revoked", closed=1)
WIPED = WipedRow(
    "p1", "Marit Bakker", "Voorbeeldgemeente", "14 0000", datetime(2026, 9, 14, 15, 20, tzinfo=UTC)
)
_PANELS: tuple[tuple[str, SyncPanel, Lease | None], ...] = (
    ("municipality-sent", SYNC, None),
    ("municipality-soon", replace(SYNC, days_without_contact_left=6), SOON),
    ("municipality-over", replace(SYNC, days_without_contact_left=-4), OVER),
    ("municipality-revoked", SYNC, REVOKED),
)


def shots(app: QApplication, theme: Theme) -> Iterator[Shot]:
    """Each by its name."""
    for name, panel, lease in _PANELS:
        yield name, partial(_panel, app, theme, panel, lease)
    yield "municipality-opening", partial(_opening, app, theme)
    yield "municipality-wiped", partial(_wiped, app, theme, False)
    yield "municipality-wiped-alone", partial(_wiped, app, theme, True)


def _panel(app: QApplication, theme: Theme, panel: SyncPanel, lease: Lease | None) -> QWidget:
    told = None if lease is None else lease_words(lease)
    results = {sync_panel: panel, from_municipality: FromMunicipality(told, SENT, policy_waits=told is None)}
    shell, _, _ = window(app, theme, Place(ScreenName.SYNC), results)
    if told is not None:
        shell.linked.keep_in_mind(told.bar)
    settle(app)
    return shell


def _opening(app: QApplication, theme: Theme) -> QWidget:
    shell, _, _ = window(app, theme, Place(ScreenName.SYNC), {sync_panel: SYNC})
    told = lease_words(SOON)
    shell.linked.keep_in_mind(told.bar)
    way = WayOut(nl("Ga verder"), lambda: None, "chevron_right")
    shell.interrupt(Message(told.happened, told.safe, told.advice), (way,))
    settle(app)
    return shell


def _wiped(app: QApplication, theme: Theme, is_alone: bool) -> QWidget:
    results = {**unlock_results(), wiped: (WIPED,)}
    if is_alone:
        results[people] = ()
    shell, _, _ = window(app, theme, Place(ScreenName.UNLOCK), results)
    settle(app)
    return shell
