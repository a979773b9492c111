"""Newer questions on a sheet: what stays, changes, is parked and is new; accept, and back again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.wording import nl
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
        super().__init__(theme, nl("Nieuwere vragen"), parent)

    def show_upgrade(self, shown: UpgradeShown) -> None:
        """Draw the difference list."""
        self.clear()
        self._title.say(
            nl("Van {now} naar {newest}", now=shown.now, newest=shown.newest)
            if shown.can_upgrade
            else shown.now
        )
        self.say(nl("Geen antwoord wordt gewist. Wat niet meer gevraagd wordt, wordt geparkeerd."))
        self.say_group(nl("Blijft gelijk: {kept}", kept=shown.kept))
        self._group(nl("Verandert"), shown.changed)
        self._group(nl("Wordt geparkeerd"), shown.parked)
        self._group(nl("Is nieuw"), shown.new)
        self._body.addStretch(1)
        self._foot.addStretch(1)
        if shown.can_undo:
            undo = Button(
                self._theme, nl("Terug naar {can_undo}", can_undo=shown.can_undo), icon="again", size="small"
            )
            undo.clicked.connect(self.undone)
            self._foot.addWidget(undo)
        if shown.can_upgrade:
            accept = Button(
                self._theme,
                nl("Overgaan op {newest}", newest=shown.newest),
                icon="check",
                role="primary",
                size="small",
            )
            accept.clicked.connect(self.accepted)
            self._foot.addWidget(accept)

    def _group(self, title: str, lines: tuple[UpgradeLine, ...]) -> None:
        self.say_group(nl("{title}: {count}", title=title, count=len(lines)))
        for line in lines:
            words = nl("{text} {words}", text=line.text, words=line.words) if line.words else line.text
            shown = SheetLine(self._theme, line.number, words, line.why, goes=False)
            self._body.addWidget(shown)
