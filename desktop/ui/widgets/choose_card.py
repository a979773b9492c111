"""Choosing a file or folder in the page itself, no dialog; nothing is taken by choosing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from desktop.domain.wording import nl
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.fields import ChoiceField
from desktop.ui.widgets.folder_files import offer_files
from desktop.ui.widgets.labelled import labelled
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.screen_keys import took_enter


class ChooseCard(Panel):
    """A place, and what is there to choose from. `looked` = look at this one; `closed` puts the card away.

    `find` says what there is in a place; `nothing` is said where that is nothing.
    """

    looked = Signal(object)
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        place: ChoiceField,
        what: str,
        nothing: str,
        find: Callable[[Path], Sequence[Path]],
    ) -> None:
        super().__init__("calm")
        self._find = find
        self.place = place
        self.place.setCurrentIndex(0)
        self.place.activated.connect(lambda _at: self.search())
        self.found = ChoiceField(theme, what, ())
        self._none = RunLabel(theme, nothing, "secondary", tone="inkt_600")
        self.look_button = Button(theme, nl("Bekijk"), icon="eye", role="primary")
        self.look_button.clicked.connect(self.send)
        close = Button(theme, nl("Sluit"), key="Esc")
        close.clicked.connect(self.closed)
        inside = column(8, (16, 12, 16, 12))
        told = nl("U ziet eerst wat er verandert. Er wordt niets overgenomen voordat u dat zegt.")
        inside.addWidget(RunLabel(theme, told, "small_body"))
        inside.addLayout(labelled(theme, self.place))
        inside.addLayout(labelled(theme, self.found))
        inside.addWidget(self._none)
        buttons = row(8)
        buttons.addStretch(1)
        buttons.addWidget(close)
        buttons.addWidget(self.look_button)
        inside.addLayout(buttons)
        self.setLayout(inside)
        self.hide()

    def ask(self) -> None:
        """Open it with what is there now."""
        self.search()
        self.show()
        self.place.setFocus(Qt.FocusReason.OtherFocusReason)

    def search(self) -> None:
        """What there is in the place that is chosen."""
        offer_files(self.found, self._find(Path(self.place.chosen())))
        self._none.setVisible(not self.found.count())
        self.look_button.setEnabled(bool(self.found.count()))

    def send(self) -> None:
        """Look at what is chosen."""
        if self.found.chosen():
            self.looked.emit(Path(self.found.chosen()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not took_enter(self, event, self.send):
            super().keyPressEvent(event)
