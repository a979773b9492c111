"""Pictures of the screen on which a dossier goes to another municipality."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from PySide6.QtWidgets import QApplication

from desktop.domain.errors import Refusal, RefusalCode
from desktop.ui.moving.view import MovingScreen
from desktop.ui.places import Place, ScreenName
from desktop.ui.shell import Shell
from desktop.ui.theme import Theme
from desktop.usecases import hand_over_parcel as parcel
from tests.ui import samples_plan as plans
from tests.ui.rooms import Shot, settle
from tests.ui.shots_lists import window

TOLD = "41 antwoorden, 2 versies van het plan, 5 papieren, 3 foto’s."
SEALED = parcel.HandedOver("overdracht.overdracht", "1,4 MB", "Gemeente Zandoever", TOLD)
LOCKED = parcel.HandedOver(
    "overdracht.pdf", "1,4 MB", "Gemeente Zandoever", TOLD, ("anker", "brood", "fiets", "gras", "zon")
)
RESULTS: dict[Callable[..., Any], Any] = {
    parcel.receiver_of: "Gemeente Zandoever",
    parcel.hand_over: SEALED,
    parcel.hand_over_locked: LOCKED,
}


def screen_on(app: QApplication, theme: Theme, **more: Any) -> tuple[Shell, MovingScreen, Any]:
    results = RESULTS | {getattr(parcel, name): value for name, value in more.items()}
    shell, screen, behind = window(app, theme, Place(ScreenName.MOVING, plans.SAMIR), results)
    assert isinstance(screen, MovingScreen)
    screen.key.addItem("pakketsleutel.json", "/media/stick/pakketsleutel.json")
    screen.key.choose("/media/stick/pakketsleutel.json")
    settle(app)
    return shell, screen, behind


def shots(app: QApplication, theme: Theme) -> Iterator[Shot]:
    yield "moving", lambda: screen_on(app, theme)[0]
    yield "moving-refused", partial(_refused, app, theme)
    yield "moving-words", partial(_words, app, theme)


def _refused(app: QApplication, theme: Theme) -> Shell:
    refusal = Refusal(RefusalCode.PARCEL_KEY_UNCHECKED, "code")
    shell, screen, _ = screen_on(app, theme, hand_over=refusal)
    screen.make_button.click()
    settle(app)
    return shell


def _words(app: QApplication, theme: Theme) -> Shell:
    shell, screen, _ = screen_on(app, theme)
    screen.ways.picked.emit("words")
    screen.receiver.setText("Gemeente Zandoever")
    screen.make_button.click()
    settle(app)
    return shell
