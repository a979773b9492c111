"""Minutes of the tolk as a file for the bill: where, under which name, and why. No names are in it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal

from desktop.domain.wording import nl
from desktop.ui.messages import Message
from desktop.ui.theme import Theme
from desktop.ui.tolk_bar.sheet import Page
from desktop.ui.widgets.boxes import column, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.controls import Segments
from desktop.ui.widgets.fields import ChoiceField, LineField
from desktop.ui.widgets.folders import folders_to_offer
from desktop.ui.widgets.message_card import MessageCard
from desktop.ui.widgets.run_label import RunLabel


class MinutesPage(Page):
    """`sent` = folder, name, first day, last day, reason, all dossiers or this one."""

    sent = Signal(object, str, str, str, str, bool)
    title = nl("Tolkuren voor de rekening")

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._of_all = False
        self._which = Segments(theme, (("one", nl("Dit dossier"), ""), ("all", nl("Alle dossiers hier"), "")))
        self._which.show_picked("one")
        self._which.picked.connect(self._pick)
        self._first = LineField(theme, nl("Van (dag)"), placeholder="1-9-2026")
        self._last = LineField(theme, nl("Tot en met"), placeholder="30-9-2026")
        self._folder = ChoiceField(theme, nl("Waar komt het bestand?"), folders_to_offer())
        self._folder.setCurrentIndex(0)
        self._name = LineField(theme, nl("Naam van het bestand"))
        self._name.setText("tolkuren.csv")
        self._reason = LineField(theme, nl("Waarom moet dit buiten de koffer?"), placeholder=nl("reden"))
        self._reason.returnPressed.connect(self._send)
        self.message = MessageCard(theme)
        told = nl("Er staan geen namen in: het dossier heeft een code, de tolk alleen een nummer.")
        save = Button(theme, nl("Sla op"), icon="tray_up", role="primary")
        save.clicked.connect(self._send)
        top, middle = row(12), row(12)
        for line, fields in (
            (top, (self._first, self._last, self._folder)),
            (middle, (self._name, self._reason)),
        ):
            for field in fields:
                cell = column(2)
                cell.addWidget(RunLabel(theme, field.accessibleName(), "small_body", bold=True))
                cell.addWidget(field)
                line.addLayout(cell, 2 if field is self._reason else 1)
        foot = row(12)
        foot.addWidget(RunLabel(theme, told, "secondary", tone="inkt_600"), 1)
        foot.addWidget(save)
        inside = column(10, (18, 4, 18, 8))
        inside.addWidget(self.message)
        inside.addWidget(self._which)
        inside.addLayout(top)
        inside.addLayout(middle)
        inside.addLayout(foot)
        self.setLayout(inside)

    def take_focus(self) -> None:
        self._reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_message(self, message: Message | None, tone: str, field: str = "") -> None:
        self.message.show_message(message, tone)
        fields = {"reason": self._reason, "target": self._name, "first": self._first, "last": self._last}
        for name, widget in fields.items():
            widget.show_error(name == field)
        self.grown.emit()

    def _pick(self, key: str) -> None:
        self._of_all = key == "all"

    def _send(self) -> None:
        self.sent.emit(
            Path(self._folder.chosen()), self._name.text(), self._first.text().strip(),
            self._last.text().strip(), self._reason.text(), self._of_all,
        )  # fmt: skip
