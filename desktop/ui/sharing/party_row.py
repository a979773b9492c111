"""One party in the list at the left: its name, and in words what the person said about it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt

from desktop.domain.wording import nl
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import column, row
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.pick_row import PickRow
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.sharing import Consent, PartyShown

#: consent -> words, tone of the chip, sign
STATES: Mapping[Consent, tuple[str, str, str]] = {
    Consent.YES: (nl("De persoon zegt ja"), "ok", "check_circle"),
    Consent.NO: (nl("De persoon zegt nee"), "plain", "minus_circle"),
    Consent.WITHDRAWN: (nl("Ingetrokken"), "warn", "alert"),
    Consent.NOT_ASKED: (nl("Nog niet gevraagd"), "plain", "question"),
    Consent.DISPUTED: (nl("Twee antwoorden"), "warn", "split"),
    Consent.NOT_NEEDED: (nl("Wettelijke taak"), "info", "townhall"),
}
TONES = {"ok": "blad_700", "warn": "zon_700", "plain": "inkt_600", "info": "lucht_700"}


class PartyRow(PickRow):
    """One party."""

    def __init__(self, theme: Theme, party: PartyShown, is_present: bool) -> None:
        words, tone, icon = STATES[party.consent]
        went = nl(", {count} keer gedeeld", count=len(party.sent)) if party.sent else ""
        super().__init__(
            theme,
            party.name,
            nl("{name}: {words}{went}", name=party.name, words=words, went=went),
            is_present,
        )
        state = row(4)
        colour = TONES[tone]
        state.addWidget(Sign(theme, icon, theme.px("icon_chip"), colour), 0, Qt.AlignmentFlag.AlignTop)
        state.addWidget(RunLabel(theme, words, "secondary", tone=colour), 1)
        inside = column(2, (12, 8, 10, 8))
        inside.addWidget(RunLabel(theme, party.name, "body", bold=True))
        inside.addLayout(state)
        self.put(inside)
