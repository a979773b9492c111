"""What the koffer has to say today: a calm card above the talks, gone when there is nothing."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal

from desktop.domain.wording import nl
from desktop.ui.dossier_page.parts import act_button, signed_line
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, empty_out
from desktop.usecases.koffer_today import About, KofferNotice

_WAYS = {About.KOFFER: nl("Mijn koffer"), About.RETENTION: nl("Bewaren en wissen")}


class KofferCard(Panel):
    """`went` gives what it is about."""

    went = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__("calm")
        self._theme = theme
        self._lines = column(6, (14, 8, 14, 8))
        self.setLayout(self._lines)
        self.hide()

    def show_notices(self, notices: tuple[KofferNotice, ...]) -> None:
        """One line each, with its way."""
        empty_out(self._lines)
        for one in notices:
            sign, tone = ("alert", "zon_700") if one.is_warning else ("broom", "petrol_800")
            line = signed_line(self._theme, sign, tone, one.words)
            line.put(act_button(self._theme, _WAYS[one.about], one.words, partial(self.went.emit, one.about)))
            self._lines.addLayout(line)
        self.setVisible(bool(notices))
