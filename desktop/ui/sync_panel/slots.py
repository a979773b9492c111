"""Where other rooms hang what belongs on the sync screen: a card at the side, a button at the foot.

A part is made once, with the screen, and told the panel each time that it is read. What a part needs to know
beyond the panel it asks of a use case of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtWidgets import QWidget

from desktop.ui.link_now import Link
from desktop.ui.messages import Message
from desktop.ui.places import Navigator
from desktop.ui.runner import Runner
from desktop.ui.theme import Theme
from desktop.ui.widgets.button import Button
from desktop.usecases.synchronise import SyncPanel


@dataclass(frozen=True, slots=True)
class SyncSlots:
    """What a part of the sync screen may do there.

    `add_first`: above the cards at the side, for what keeps one from going on. `add_card`: under them, in the
    order in which they come. `add_form`: over the steps, as wide as they are, for what is hidden until it is
    asked for. `add_button`: at the left of the foot, beside what is said about sealing. `runner`: asked at
    each use, as enrolling brings another. `show_message`: under the first card, tone 'error', 'warn' or
    'good'. `reload`: read the panel again. `link`: who makes the syncs, and what the system says of the
    network.
    """

    theme: Theme
    navigator: Navigator
    runner: Callable[[], Runner]
    add_first: Callable[[QWidget], None]
    add_card: Callable[[QWidget], None]
    add_button: Callable[[Button], None]
    show_message: Callable[[Message | None, str], None]
    reload: Callable[[], None]
    link: Link
    add_form: Callable[[QWidget], None]


class SyncPart(Protocol):
    """A card or a button with what stands behind it."""

    def show_panel(self, panel: SyncPanel) -> None:
        """The panel was read: show what goes with it. On the window's thread."""


MakePart = Callable[[SyncSlots], SyncPart]
