"""The place on the screen for the forms of one block: what the law wants agreed there.

`desktop.ui.agreements.elements_area.ElementsArea` fills it. The area keeps its own drafts, shows its own
refusals and says `changed` when something was recorded, so that the lines beside it are made anew.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.ids import DossierId


class ElementsSlot(QWidget):
    """Forms for the chosen block, as the screen sees them."""

    #: something was recorded; no value, whoever hears it loads anew
    changed = Signal()
    #: a question of the talk (its id) to jump to
    jumped = Signal(str)
    #: the key of an element with two answers, to be chosen on its own screen
    choosing = Signal(str)
    #: the reasons (`WhyShown`) to show in the sheet of the screen
    why_asked = Signal(object)
    #: a form (a widget in here) that the screen is to scroll to
    came_in_sight = Signal(QWidget)

    #: the forms were made anew; True = the keyboard was in one that is gone
    made_anew = Signal(bool)

    def stops(self) -> list[QWidget]:
        """What can have the keyboard in here, as it is seen from top to bottom."""
        return []

    def show_block(self, dossier: DossierId, number: int) -> None:
        """Show the forms of block 1..8 of this dossier; without forms, hide."""
        self.hide()

    def bring_in_sight(self, key: str) -> None:
        """The form of this agreement opens with the keyboard in it, once the block is shown."""

    def keep_drafts(self) -> None:
        """Ctrl+S or lock: keep what stands half-typed."""

    def record_all(self) -> None:
        """Another screen or block comes: what stands in a field is an answer now."""
