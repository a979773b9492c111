"""Every version of the plan, newest first: who, when, why, and what it says otherwise than the one before."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.domain.wording import nl
from desktop.ui.dossier_page.parts import signed_line
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, empty_out, row
from desktop.ui.widgets.marks import Chip
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.decision_shown import VersionShown

_NONE = nl("Er is nog geen versie bewaard. Die komt er als het plan gereed is, of op papier gaat.")
_SHOWN_AT_MOST = 12


class VersionList(QWidget):
    """To read only: a version is never changed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._inside = column(10)
        self.setLayout(self._inside)

    def show_versions(self, versions: tuple[VersionShown, ...]) -> None:
        empty_out(self._inside)
        if not versions:
            self._inside.addWidget(RunLabel(self._theme, _NONE, "body", tone="inkt_600"))
        for version in versions:
            self._inside.addWidget(self._one(version))
        self._inside.addStretch(1)

    def _one(self, version: VersionShown) -> Panel:
        theme = self._theme
        head = row(8)
        head.addWidget(RunLabel(theme, version.title, "body", bold=True), 1)
        if version.is_holding:
            head.addWidget(Chip(theme, nl("Geldt nu"), "ok", "check"))
        inside = column(3, (16, 10, 16, 10))
        inside.addLayout(head)
        if version.is_twin:
            twin = nl("Een andere laptop maakte ook een versie met dit nummer. Beide zijn bewaard.")
            inside.addLayout(signed_line(theme, "alert", "zon_700", twin))
        for told in version.told:
            inside.addWidget(RunLabel(theme, told, "secondary", tone="inkt_600"))
        for reason in version.reasons:
            inside.addWidget(RunLabel(theme, reason, "small_body"))
        if version.changes:
            inside.addWidget(RunLabel(theme, nl("Wat is er anders?"), "small_body", bold=True))
        for change in version.changes[:_SHOWN_AT_MOST]:
            inside.addLayout(signed_line(theme, "chevron_right", "petrol_800", change))
        more = len(version.changes) - _SHOWN_AT_MOST
        if more > 0:
            inside.addWidget(
                RunLabel(theme, nl("En nog {more} andere.", more=more), "small_body", tone="inkt_600")
            )
        return Panel("card", inside)
