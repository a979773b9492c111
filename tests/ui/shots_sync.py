"""Pictures of the sync screen while the link moves: no network, a wifi that asks, sending, done, photos."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.errors import Trouble, TroubleCode
from desktop.ui.all_screens import all_screens
from desktop.ui.link_now import NetworkNow
from desktop.ui.places import Place, ScreenName
from desktop.ui.shell import Shell
from desktop.ui.sync_panel.connection_card import ConnectionCard
from desktop.ui.sync_panel.view import SyncScreen
from desktop.ui.theme import Theme
from desktop.usecases.link_choices import LinkChoices
from desktop.usecases.link_ports import Counted, SyncProgress, SyncStep
from desktop.usecases.synchronise import SyncPanel, sync_panel
from tests.ui.fakes import FakeRunner
from tests.ui.link_places import KeptLink
from tests.ui.rooms import Shot, settle
from tests.ui.samples_lists import REPORT, SYNC

BUSY = Trouble(TroubleCode.BACK_END_BUSY, {"cause": "busy", "seconds": "240"})
PHOTOS = replace(REPORT, photos_waiting=2)
METERED = replace(SYNC, last=PHOTOS, choices=LinkChoices(proxy="http://proxy.gemeente.nl:8080"))


def linked_window(
    app: QApplication, theme: Theme, panel: SyncPanel, moves: Callable[[KeptLink], object]
) -> tuple[Shell, SyncScreen]:
    """The desk window at the sync screen, after the link moved."""
    link, behind = KeptLink(), FakeRunner({sync_panel: panel})

    def runner_for(first: object, screen: QObject) -> FakeRunner:
        return behind

    shell = Shell(app, theme, all_screens(), None, runner_for)
    shell.show()
    shell.linked.use(link.keeper)
    link.keeper.use(link.runner)
    settle(app)
    shell.activateWindow()
    shell.bar.show_worker("Marit Bakker")
    shell.go(Place(ScreenName.SYNC))
    settle(app)
    moves(link)
    settle(app)
    screen = shell.screen_shown()
    assert isinstance(screen, SyncScreen)
    return shell, screen


def failing(failure: Trouble) -> Callable[[KeptLink], object]:
    """A quiet round that came as far as looking."""

    def moves(link: KeptLink) -> None:
        link.keeper.ask()
        link.runner.step(SyncStep.FIND)
        link.runner.end(failure)

    return moves


def quiet(link: KeptLink) -> None:
    """No network, found out by itself."""
    link.open()
    link.sleep_until_woken()
    link.runner.step(SyncStep.FIND)
    link.runner.end(Trouble(TroubleCode.NO_CONTACT))


def sending(link: KeptLink) -> None:
    link.keeper.ask()
    link.runner.step(SyncStep.SEND)
    link.runner.progress(SyncProgress(SyncStep.SEND, 3, 7))


def sending_photos(link: KeptLink) -> None:
    link.keeper.ask()
    link.runner.step(SyncStep.CONFIRMED)
    link.runner.progress(SyncProgress(SyncStep.CONFIRMED, 1, 5, Counted.PHOTOS))


def done(link: KeptLink) -> None:
    link.keeper.ask()
    link.runner.end(replace(REPORT, photos_sent=2, photos_waiting=1))


def no_answer(link: KeptLink) -> None:
    """A network without the municipality at its end."""
    link.keeper.network_changed(NetworkNow(is_there=True))
    quiet(link)


def metered(link: KeptLink) -> None:
    link.keeper.network_changed(NetworkNow(is_there=True, is_metered=True))


_SHOTS: tuple[tuple[str, SyncPanel, Callable[[KeptLink], object]], ...] = (
    ("sync-no-network", SYNC, quiet),
    ("sync-no-answer", SYNC, no_answer),
    ("sync-wifi", SYNC, failing(Trouble(TroubleCode.WIFI_ASKS))),
    ("sync-busy", SYNC, failing(BUSY)),
    ("sync-certificate", SYNC, failing(Trouble(TroubleCode.CERTIFICATE_STRANGE))),
    ("sync-sending", SYNC, sending),
    ("sync-photos", replace(SYNC, waiting=0), sending_photos),
    ("sync-done", SYNC, done),
)


def shots(app: QApplication, theme: Theme) -> Iterator[Shot]:
    """Each by its name."""
    for name, panel, moves in _SHOTS:
        yield name, partial(_shot, app, theme, panel, moves)
    yield "sync-connection", partial(_connection, app, theme)


def _shot(app: QApplication, theme: Theme, panel: SyncPanel, moves: Callable[[KeptLink], object]) -> QWidget:
    return linked_window(app, theme, panel, moves)[0]


def _connection(app: QApplication, theme: Theme) -> QWidget:
    """On a metered network, with the form of the proxy open."""
    shell, screen = linked_window(app, theme, METERED, metered)
    screen.presenter.load()
    (card,) = screen.findChildren(ConnectionCard)
    card.change.click()
    settle(app)
    return shell
