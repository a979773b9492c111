"""Making this laptop known: the address of the municipality and a code that works once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QLayout

from desktop.domain.wording import nl
from desktop.ui.messages import Message
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.fields import LineField
from desktop.ui.widgets.labelled import labelled
from desktop.ui.widgets.message_card import MessageCard
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.screen_keys import took_enter
from desktop.ui.widgets.wrap_row import MIDDLE, WHOLE, WrapRow

#: from this text factor on two fields have no room beside each other
_LARGE = 1.6


class EnrolmentForm(Panel):
    """A card in the page, there while the laptop is not known."""

    sent = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__("card")
        self.address = LineField(
            theme, nl("Adres van de gemeente"), placeholder="https://inburgering.voorbeeldstad.nl"
        )
        self.code = LineField(theme, nl("Code"), placeholder=nl("Bijvoorbeeld: 9999-KJ4P-9TQX-2BVD"))
        for line in (self.address, self.code):
            line.returnPressed.connect(self.send)
        self.message = MessageCard(theme)
        self.button = Button(
            theme, nl("Meld deze laptop aan"), icon="check", key="Enter", role="primary"
        ).let_wrap()
        self.button.clicked.connect(self.send)
        is_large = theme.tokens.factor >= _LARGE
        fields: QLayout = column(4) if is_large else WrapRow(16)
        for field, share in ((self.address, 3), (self.code, 2)):
            whole = labelled(theme, field)
            if isinstance(fields, WrapRow):
                fields.put(whole, share)
            elif isinstance(fields, QBoxLayout):
                fields.addLayout(whole)  # large letters: under each other
        foot = WrapRow(12)
        foot.put(
            RunLabel(
                theme,
                nl(
                    "U krijgt adres en code van de beheerder. De code werkt één keer. "
                    "Tot dan werkt alles, behalve samenvoegen."
                ),
                "secondary",
                tone="inkt_600",
            ),
            1,
            least=theme.scaled(260),
        )
        foot.put(self.button, least=WHOLE, at=MIDDLE)
        inside = column(12, (18, 14, 18, 14))
        inside.addWidget(RunLabel(theme, nl("Meld deze laptop aan bij de gemeente"), "panel"))
        inside.addLayout(fields)
        inside.addWidget(self.message)
        inside.addLayout(foot)
        self.setLayout(inside)

    def send(self) -> None:
        if self.button.isEnabled():
            self.sent.emit(self.address.text(), self.code.text())

    def show_running(self, running: bool) -> None:
        self.button.setEnabled(not running)
        self.button.rename(nl("Bezig met aanmelden") if running else nl("Meld deze laptop aan"))

    def show_message(self, field: str, message: Message | None) -> None:
        self.message.show_message(message)
        self.address.show_error(field == "address")
        self.code.show_error(field == "code")
        if field:
            (self.code if field == "code" else self.address).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not took_enter(self, event, self.send):
            super().keyPressEvent(event)
