"""Choose from the ready lines of a block: search, pictures, and the questions that point at a line."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from desktop.domain.wording import nl
from desktop.ui.agreements.step_cards import source_tags
from desktop.ui.dossier_page.parts import act_button
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, empty_out, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.fields import LineField
from desktop.ui.widgets.marks import Chip
from desktop.ui.widgets.pictogram import Pictogram
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.plan_steps import OfferShown

_SUGGESTED = nl("Past bij de antwoorden. U kiest; er komt niets vanzelf bij.")
_REST = nl("Alle regels voor dit blok")


class LinePicker(Panel):
    """Hidden until asked for. `chosen` gives the key of a line; `sought` what was typed."""

    chosen = Signal(str)
    sought = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme, jump: Callable[[str], None]) -> None:
        super().__init__("calm")
        self._theme, self._jump = theme, jump
        self.search = LineField(
            theme, nl("Zoek in de lijst"), placeholder=nl("bijvoorbeeld: school, bus, brief")
        )
        self.search.textChanged.connect(self.sought)
        self.buttons: list[Button] = []
        close = Button(theme, nl("Sluit"), key="Esc", size="small")
        close.clicked.connect(self.closed)
        head = row(12)
        head.addWidget(RunLabel(theme, nl("Uit de lijst"), "panel"), 1)
        head.addWidget(close)
        self._rows: QVBoxLayout = column(6)
        inside = column(8, (16, 12, 16, 12))
        inside.addLayout(head)
        inside.addWidget(self.search)
        inside.addLayout(self._rows)
        self.setLayout(inside)
        self.hide()

    def show_offers(self, offers: tuple[OfferShown, ...]) -> None:
        """The suggested lines first, then the others; what stands in the plan says so."""
        empty_out(self._rows)
        self.buttons = []
        theme = self._theme
        suggested = [offer for offer in offers if offer.is_suggested]
        others = [offer for offer in offers if not offer.is_suggested]
        for part, title in ((suggested, _SUGGESTED), (others, _REST if suggested else "")):
            if part and title:
                self._rows.addWidget(RunLabel(theme, title, "secondary", tone="inkt_600"))
            for offer in part:
                self._rows.addLayout(self._offer(offer))
        if not offers:
            words = nl("Geen regel met deze woorden. Schrijf een eigen afspraak.")
            self._rows.addWidget(RunLabel(theme, words, "body", tone="inkt_600"))

    def _offer(self, offer: OfferShown) -> QHBoxLayout:
        theme = self._theme
        one = row(10, (0, 0, 5, 0))
        if theme.tokens.factor < 1.6:
            one.addWidget(Pictogram(theme, offer.picture, theme.scaled(36)))
        one.addWidget(RunLabel(theme, offer.text, "body", bold=offer.is_suggested), 1)
        for tag in source_tags(theme, offer.because, offer.text, self._jump):
            one.addWidget(tag)
        if offer.mark_words:
            one.addWidget(Chip(theme, offer.mark_words, "info", "lock"))
        if offer.is_chosen:
            one.addWidget(Chip(theme, nl("staat in het plan"), "ok", "check"))
        else:
            button = act_button(
                theme, nl("Kies"), offer.text, lambda: self.chosen.emit(offer.key), "plus_circle"
            )
            self.buttons.append(button)
            one.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return one
