"""One party in the list at the left: its name, and in words what the person said about it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import column, row
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.sharing import Consent, PartyShown

#: consent -> words, tone of the chip, sign
STATES: Mapping[Consent, tuple[str, str, str]] = {
    Consent.YES: ("De persoon zegt ja", "ok", "check_circle"),
    Consent.NO: ("De persoon zegt nee", "plain", "minus_circle"),
    Consent.WITHDRAWN: ("Ingetrokken", "warn", "alert"),
    Consent.NOT_ASKED: ("Nog niet gevraagd", "plain", "question"),
    Consent.DISPUTED: ("Twee antwoorden", "warn", "split"),
    Consent.NOT_NEEDED: ("Wettelijke taak", "info", "townhall"),
}
TONES = {"ok": "blad_700", "warn": "zon_700", "plain": "inkt_600", "info": "lucht_700"}


class PartyRow(QAbstractButton):
    """The present one has the thick edge."""

    def __init__(self, theme: Theme, party: PartyShown, is_present: bool) -> None:
        super().__init__()
        self._theme, self._is_present = theme, is_present
        words, tone, icon = STATES[party.consent]
        went = f", {len(party.sent)} keer gedeeld" if party.sent else ""
        self.setText(party.name)
        self.setAccessibleName(f"{party.name}: {words}{went}")
        self.setCheckable(True)
        self.setChecked(is_present)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("focus_radius", theme.px("radius_field"))
        state = row(4)
        colour = TONES[tone]
        state.addWidget(Sign(theme, icon, theme.px("icon_chip"), colour), 0, Qt.AlignmentFlag.AlignTop)
        state.addWidget(RunLabel(theme, words, "secondary", tone=colour), 1)
        inside = column(2, (12, 8, 10, 8))
        inside.addWidget(RunLabel(theme, party.name, "body", bold=True))
        inside.addLayout(state)
        self.setLayout(inside)
        for child in self.findChildren(Sign) + self.findChildren(RunLabel):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def nextCheckState(self) -> None:
        """Nothing: which one is present comes from the presenter."""

    def sizeHint(self) -> QSize:
        layout = self.layout()
        width = max(self.width(), 200)
        return QSize(width, layout.totalHeightForWidth(width) if layout is not None else 40)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.totalHeightForWidth(width) if layout is not None else 40

    def paintEvent(self, event: object) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = 2 if self._is_present else 1
        painter.setPen(QPen(theme.colour("petrol_800" if self._is_present else "lijn"), edge))
        fill = "petrol_100" if self._is_present else "petrol_050" if self.underMouse() else "wit"
        painter.setBrush(theme.colour(fill))
        half, radius = edge / 2, theme.px("radius_field")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)
