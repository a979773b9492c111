"""What comes from the municipality: how this laptop stands with it, and what it sent to work with."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.wording import nl
from desktop.ui.places import Place, ScreenName
from desktop.ui.sync_panel.slots import SyncSlots
from desktop.ui.widgets.boxes import Panel, column, empty_out, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.lease_words import FromMunicipality, SentLine, from_municipality
from desktop.usecases.synchronise import SyncPanel


class MunicipalityCard(Panel):
    """What it sent; and above all other cards what it says of this laptop. Hidden where there is nothing."""

    def __init__(self, slots: SyncSlots) -> None:
        super().__init__("card")
        self._slots, self._theme = slots, slots.theme
        self._inside, self._first = column(6, (16, 16, 16, 16)), column(6, (16, 16, 16, 16))
        self.setLayout(self._inside)
        self._told = Panel("card", self._first)
        for card in (self, self._told):
            card.hide()
        slots.add_first(self._told)
        slots.add_card(self)

    def show_panel(self, panel: SyncPanel) -> None:
        """As `SyncPart.show_panel`."""
        self._slots.runner().run(from_municipality, done=self._show)

    def _show(self, shown: FromMunicipality) -> None:
        empty_out(self._inside)
        empty_out(self._first)
        self._told.setVisible(shown.told is not None)
        self.setVisible(bool(shown.sent) or shown.policy_waits)
        if shown.told is not None:
            told = shown.told
            self._first.addLayout(self._head("exclamation", nl("Van de gemeente")))
            self._first.addWidget(RunLabel(self._theme, told.happened, "body", bold=True, tone="klei_700"))
            for words in (told.safe, told.advice):
                self._first.addWidget(RunLabel(self._theme, words, "secondary", tone="inkt_600"))
        self._inside.addLayout(self._head("document", nl("Gestuurd voor deze laptop")))
        for line in shown.sent:
            self._inside.addWidget(self._line(line))
        if shown.policy_waits:
            words = nl(
                "Bewaarbeleid: het geldt pas als u de sleutel van de privacy-officer heeft vergeleken."
            )
            self._inside.addWidget(RunLabel(self._theme, words, "secondary", tone="klei_700"))
            button = Button(self._theme, nl("Vergelijk de sleutel"), icon="seal").let_wrap()
            button.clicked.connect(lambda: self._slots.navigator.go(Place(ScreenName.RETENTION)))
            self._inside.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _head(self, sign: str, words: str) -> QHBoxLayout:
        head = row(8)
        head.addWidget(Sign(self._theme, sign, self._theme.scaled(22)))
        head.addWidget(RunLabel(self._theme, words, "panel"), 1)
        return head

    def _line(self, line: SentLine) -> QWidget:
        words = line.words
        if not line.is_here:
            words = nl("{words}: niet heel op deze schijf, wordt opnieuw gehaald", words=line.words)
        return RunLabel(self._theme, words, "secondary", tone="inkt_600" if line.is_here else "klei_700")
