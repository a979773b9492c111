"""What an order of the privacy officer would do here: which dossiers, what is in the way, one press to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from desktop.domain.dutch_days import day_words
from desktop.domain.wording import nl
from desktop.ui.dossier_page.parts import card_head, signed_line
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, empty_out, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.dutch_words import counted
from desktop.usecases.erasure import OrderSeen


class OrderCard(Panel):
    """`sent`: carry it out; `closed` leaves all as it is."""

    sent = Signal()
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("card")
        self._theme = theme
        self._lines = column(6)
        self.destroy_button = Button(theme, nl("Wis ze"), icon="broom", role="danger")
        self.destroy_button.clicked.connect(self.sent)
        self.stop_button = Button(theme, nl("Laat staan"), key="Esc", role="primary")
        self.stop_button.clicked.connect(self.closed)
        inside = column(8, (18, 14, 18, 14))
        inside.addLayout(card_head(theme, "broom", nl("Opdracht om te wissen")))
        inside.addLayout(self._lines)
        foot = row(8)
        foot.addWidget(self.destroy_button)
        foot.addStretch(1)
        foot.addWidget(self.stop_button)
        inside.addLayout(foot)
        self.setLayout(inside)
        self.hide()

    def show_order(self, seen: OrderSeen | None) -> None:
        """None puts it away."""
        empty_out(self._lines)
        self.setVisible(seen is not None)
        if seen is None:
            return
        for words in seen.problems:
            self._lines.addLayout(signed_line(self._theme, "close_circle", "steen_700", words))
        if seen.order is not None:
            self._tell(seen)
        self.destroy_button.setVisible(seen.can_go)
        self.stop_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, seen: OrderSeen) -> None:
        theme, order = self._theme, seen.order
        if order is None:
            return
        told = nl(
            "Opdracht {number} van {who}, {day}.",
            number=order.number,
            who=order.decided_by,
            day=day_words(order.decided_on),
        )
        self._lines.addWidget(RunLabel(theme, told, "body", bold=True))
        self._lines.addWidget(RunLabel(theme, order.ground, "secondary", tone="inkt_600"))
        for one in seen.here:
            name = one.roepnaam or nl("dossier zonder naam")
            self._lines.addWidget(RunLabel(theme, name, "body", bold=True))
            for words in one.in_the_way:
                self._lines.addLayout(signed_line(theme, "alert", "zon_700", words))
        if seen.elsewhere:
            dossiers = counted(seen.elsewhere, "dossier", "dossiers")
            told = nl("Niet op deze laptop: {dossiers}. Daarvan komt hier ook niets meer.", dossiers=dossiers)
            self._lines.addWidget(RunLabel(theme, told, "small_body"))
        if seen.can_go:
            told = nl(
                "Ze komen niet terug, ook niet bij het samenvoegen. Dit kan niet ongedaan worden gemaakt."
            )
        else:
            told = nl("Zo kan deze opdracht nog niet. Er is niets gewist.")
        self._lines.addWidget(RunLabel(theme, told, "small_body"))

    def show_busy(self, is_busy: bool) -> None:
        """Destroying many takes a second or two."""
        self.destroy_button.setEnabled(not is_busy)
        self.destroy_button.rename(nl("Bezig met wissen") if is_busy else nl("Wis ze"))
