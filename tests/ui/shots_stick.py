"""Pictures of the card about the stick on the sync screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from desktop.domain.errors import Refusal, RefusalCode
from desktop.ui.places import Place, ScreenName
from desktop.ui.shell import Shell
from desktop.ui.sync_panel.stick_card import StickCard
from desktop.ui.theme import Theme
from desktop.usecases import stick, synchronise
from tests.ui import samples_lists as lists
from tests.ui.rooms import Shot, settle
from tests.ui.shots_lists import window

SHOWN = stick.StickShown(
    True, 3, "maandag 14 september, 17:20", "Gaat mee: 3 foto's, 12 MB. Wordt opgehaald: 2 foto's."
)
WRITTEN = stick.StickWritten("naar-gemeente-2026-09-15-101203.stick", "12,1 MB", 27, 3, "3 foto's, 12 MB")
CAME = stick.StickCame(
    "Alles van deze laptop is veilig bij de gemeente.",
    "3 pakjes bevestigd, 2 wijzigingen ontvangen.",
    "U kunt de bestanden op de stick wissen.",
    True,
)
RESULTS: dict[Callable[..., Any], Any] = {
    synchronise.sync_panel: lists.SYNC,
    stick.stick_shown: SHOWN,
    stick.put_on_stick: WRITTEN,
    stick.take_from_stick: CAME,
}


def card_on(app: QApplication, theme: Theme, **more: Any) -> tuple[Shell, StickCard, Any]:
    """The sync screen with the card open."""
    results = RESULTS | {getattr(stick, name): value for name, value in more.items()}
    shell, screen, behind = window(app, theme, Place(ScreenName.SYNC), results)
    card = screen.findChild(StickCard)
    assert isinstance(card, StickCard)
    card.open_button.click()
    settle(app)
    return shell, card, behind


def shots(app: QApplication, theme: Theme) -> Iterator[Shot]:
    yield "sync-stick", partial(_open, app, theme)
    yield "sync-stick-written", partial(_written, app, theme)
    yield "sync-stick-came", partial(_read, app, theme, CAME)
    yield (
        "sync-stick-refused",
        partial(_read, app, theme, Refusal(RefusalCode.STICK_CUT, "file")),
    )
    yield "sync-stick-no-key", partial(_no_key, app, theme)


def _open(app: QApplication, theme: Theme) -> Shell:
    return card_on(app, theme)[0]


def _no_key(app: QApplication, theme: Theme) -> Shell:
    return card_on(app, theme, stick_shown=stick.StickShown(False, 3, ""))[0]


def _written(app: QApplication, theme: Theme) -> Shell:
    shell, card, _ = card_on(app, theme)
    card.write_button.click()
    settle(app)
    return shell


def _read(app: QApplication, theme: Theme, came: object) -> Shell:
    shell, card, _ = card_on(app, theme, take_from_stick=came)
    card.presenter.read(str(Path("naar-laptop.stick")))
    settle(app)
    return shell
