"""Newer questions on a sheet: what stays, changes, is parked and is new; accept, and back again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.interview.sheet import Sheet
from desktop.ui.interview.sheet_line import SheetLine
from desktop.ui.theme import Theme
from desktop.ui.widgets.button import Button
from desktop.usecases.pack_upgrade import UpgradeLine, UpgradeShown


class UpgradeSheet(Sheet):
    """`accepted` and `undone` are buttons; nothing changes before one is pressed."""

    accepted = Signal()
    undone = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, "Nieuwere vragen", parent)

    def show_upgrade(self, shown: UpgradeShown) -> None:
        """Draw the difference list."""
        self.clear()
        self._title.say(f"Van {shown.now} naar {shown.newest}" if shown.can_upgrade else shown.now)
        self.say("Geen antwoord wordt gewist. Wat niet meer gevraagd wordt, wordt geparkeerd.")
        self.say_group(f"Blijft gelijk: {shown.kept}")
        self._group("Verandert", shown.changed)
        self._group("Wordt geparkeerd", shown.parked)
        self._group("Is nieuw", shown.new)
        self._body.addStretch(1)
        self._foot.addStretch(1)
        if shown.can_undo:
            undo = Button(self._theme, f"Terug naar {shown.can_undo}", icon="again", size="small")
            undo.clicked.connect(self.undone)
            self._foot.addWidget(undo)
        if shown.can_upgrade:
            accept = Button(
                self._theme, f"Overgaan op {shown.newest}", icon="check", role="primary", size="small"
            )
            accept.clicked.connect(self.accepted)
            self._foot.addWidget(accept)

    def _group(self, title: str, lines: tuple[UpgradeLine, ...]) -> None:
        self.say_group(f"{title}: {len(lines)}")
        for line in lines:
            words = f"{line.text} {line.words}" if line.words else line.text
            shown = SheetLine(self._theme, line.number, words, line.why, goes=False)
            self._body.addWidget(shown)
