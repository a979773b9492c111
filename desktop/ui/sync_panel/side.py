"""Beside the parcels: the last time, and how long this laptop may go without contact."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, empty_out, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.marks import ProgressBar
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.synchronise import SyncPanel


class SyncSide(QWidget):
    """Two cards, and under them those of other rooms."""

    choices_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._last = column(4, (16, 16, 16, 16))
        self._laptop = column(6, (16, 16, 16, 16))
        inside = column(12, (0, 0, 5, 0))
        self._first = column(12)
        inside.addLayout(self._first)
        inside.addWidget(Panel("card", self._last))
        inside.addWidget(Panel("card", self._laptop))
        self._more = column(12)
        inside.addLayout(self._more)
        inside.addStretch(1)
        self.setLayout(inside)

    def add_first(self, card: QWidget) -> None:
        """A card above all others: what keeps one from going on, while it does."""
        self._first.addWidget(card)

    def add_card(self, card: QWidget) -> None:
        """One more card, under those that are here."""
        self._more.addWidget(card)

    def show_panel(self, panel: SyncPanel) -> None:
        self._show_last(panel)
        self._show_laptop(panel)

    def _show_last(self, panel: SyncPanel) -> None:
        theme = self._theme
        empty_out(self._last)
        self._last.addWidget(RunLabel(theme, nl("Laatste keer"), "panel"))
        if panel.last is None:
            words = nl("Er is op deze laptop nog niet samengevoegd.")
            self._last.addWidget(RunLabel(theme, words, "secondary", tone="inkt_600"))
            return
        self._last.addWidget(RunLabel(theme, panel.last_words, "secondary", tone="inkt_600"))
        waiting = panel.last.choices_waiting
        figures = QGridLayout()
        figures.setHorizontalSpacing(12)
        figures.setVerticalSpacing(4)
        lines = [
            (panel.last.sent, nl("verstuurd"), "inkt_900"),
            (panel.last.received, nl("ontvangen"), "inkt_900"),
        ]
        if waiting:
            told = nl("keuze wacht op u") if waiting == 1 else nl("keuzes wachten op u")
            lines.append((waiting, told, "klei_700"))
        for i, (figure, words, tone) in enumerate(lines):
            figures.addWidget(RunLabel(theme, str(figure), "figure", tone=tone, wrap=False), i, 0)
            figures.addWidget(RunLabel(theme, words, "body", tone=tone), i, 1)
        figures.setColumnStretch(1, 1)
        self._last.addLayout(figures)
        if waiting:
            button = Button(theme, nl("Naar de keuzes"), icon="split").let_wrap()
            button.clicked.connect(self.choices_asked)
            holder = row(0, (0, 5, 0, 0))
            holder.addWidget(button)
            holder.addStretch(1)
            self._last.addLayout(holder)

    def _show_laptop(self, panel: SyncPanel) -> None:
        theme = self._theme
        empty_out(self._laptop)
        head = row(8)
        head.addWidget(Sign(theme, "laptop", theme.scaled(22)))
        head.addWidget(RunLabel(theme, nl("Deze laptop"), "panel"), 1)
        self._laptop.addLayout(head)
        if panel.is_enrolled:
            left = max(0, panel.days_without_contact_left)
            days = nl("1 dag") if left == 1 else nl("{left} dagen", left=left)
            may = nl("Mag nog {days} zonder contact.", days=days)
            is_over = panel.days_without_contact_left < 0
            told = nl("Had te lang geen contact.") if is_over else may
            self._laptop.addWidget(RunLabel(theme, told, "body", bold=True))
            bar = ProgressBar(theme)
            bar.show_share(left, panel.lease_days)
            bar.setAccessibleName(
                on_screen(
                    nl(
                        "nog {days} van {days_without_contact}",
                        days=days,
                        days_without_contact=panel.lease_days,
                    )
                )
            )
            self._laptop.addWidget(bar)
            words = nl("Daarna vraagt hij eerst om contact met de gemeente. Er gaat niets verloren.")
            if is_over:
                words = nl("Maak eerst contact met de gemeente. Er gaat niets verloren.")
        else:
            words = nl("Nog niet aangemeld bij de gemeente. U kunt er gewoon op werken.")
        self._laptop.addWidget(RunLabel(theme, words, "secondary", tone="inkt_600"))
        if panel.signing_key_place:
            told = nl(
                "De sleutel waarmee hij tekent staat {signing_key_place}.",
                signing_key_place=panel.signing_key_place,
            )
            self._laptop.addWidget(RunLabel(theme, told, "secondary", tone="inkt_600"))
