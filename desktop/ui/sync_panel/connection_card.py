"""The connection: whether photos go over a network that counts bytes, and a proxy where one is asked for."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QScrollArea

from desktop.domain.wording import nl
from desktop.ui.messages import message_for
from desktop.ui.runner import Failure, field_of
from desktop.ui.sync_panel.slots import SyncSlots
from desktop.ui.widgets.boxes import Panel, column, hair_line, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.fields import LineField
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.labelled import labelled
from desktop.ui.widgets.message_card import MessageCard
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.screen_keys import is_key, took_enter
from desktop.ui.widgets.tick_field import TickField
from desktop.usecases.link_choices import LinkChoices, choose_photos, choose_proxy
from desktop.usecases.synchronise import SyncPanel


class ProxyForm(Panel):
    """Where the proxy is and who one is to it. Shut until one asks for it; Esc shuts it again."""

    def __init__(self, slots: SyncSlots) -> None:
        super().__init__("")
        theme = slots.theme
        self._slots = slots
        self.address = LineField(theme, nl("Adres van de proxy"), placeholder="proxy.gemeente.nl:8080")
        self.name = LineField(theme, nl("Naam, als de proxy die vraagt"))
        self.password = LineField(theme, nl("Wachtwoord van de proxy"))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.message = MessageCard(theme)
        self.keep = Button(theme, nl("Bewaar"), icon="check", key="Enter", role="primary")
        self.keep.clicked.connect(self.send)
        inside = column(8)
        for field in (self.address, self.name, self.password):
            field.returnPressed.connect(self.send)
            inside.addLayout(labelled(theme, field))
        told = nl("Leeg laten: zoals de computer het zegt. Wat u typt, staat versleuteld in uw koffer.")
        inside.addWidget(RunLabel(theme, told, "secondary", tone="inkt_600"))
        inside.addWidget(self.message)
        inside.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignLeft)
        self.setLayout(inside)
        self.hide()

    def open(self, choices: LinkChoices) -> None:
        """With what was chosen; a password that is kept is never shown."""
        self.address.setText(choices.proxy)
        self.name.setText(choices.proxy_name)
        self.password.clear()
        self.password.setPlaceholderText("••••••" if choices.has_password else "")
        self.message.show_message(None)
        self.show()
        self.address.setFocus()
        QTimer.singleShot(0, self._show_whole)

    def _show_whole(self) -> None:
        """The card may stand at the end of what scrolls."""
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            above.ensureWidgetVisible(self.keep, 0, 12)
            above.ensureWidgetVisible(self.address, 0, 40)

    def shut(self) -> None:
        self.password.clear()
        self.hide()

    def send(self) -> None:
        self._slots.runner().run(
            choose_proxy,
            self.address.text(),
            self.name.text(),
            self.password.text(),
            done=self._kept,
            failed=self._refused,
        )

    def _kept(self, _choices: LinkChoices) -> None:
        self.shut()
        self._slots.reload()

    def _refused(self, failure: Failure) -> None:
        self.message.show_message(message_for(failure))
        self.address.show_error(field_of(failure) == "address")
        self.name.show_error(field_of(failure) == "name")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_key(event, "Esc"):
            self.shut()
        elif not took_enter(self, event, self.send):
            super().keyPressEvent(event)


class ConnectionCard(Panel):
    """There once the laptop is known at the municipality; before that, the proxy alone."""

    def __init__(self, slots: SyncSlots) -> None:
        super().__init__("card")
        theme = slots.theme
        self._slots, self._choices = slots, LinkChoices()
        self._told = RunLabel(theme, "", "secondary", tone="inkt_600")
        self.photos = TickField(theme, nl("Foto's ook"))
        self.photos.clicked.connect(self._choose_photos)
        self.photos_now = Button(theme, nl("Stuur de foto's nu"), icon="paperclip").let_wrap()
        self.photos_now.clicked.connect(lambda: slots.link.ask(photos_now=True))
        self._proxy = RunLabel(theme, "", "secondary", tone="inkt_600")
        self.change = Button(theme, nl("Proxy instellen"), icon="pencil", role="quiet").let_wrap()
        self.change.clicked.connect(self._open_form)
        self.form = ProxyForm(slots)
        head = row(8)
        head.addWidget(Sign(theme, "under_way", theme.scaled(22)))
        head.addWidget(RunLabel(theme, nl("Verbinding"), "panel"), 1)
        inside = column(6, (16, 16, 16, 16))
        inside.addLayout(head)
        inside.addWidget(self._told)
        inside.addWidget(self.photos)
        inside.addWidget(self.photos_now)
        inside.addWidget(hair_line())
        inside.addWidget(self._proxy)
        inside.addWidget(self.change, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(self.form)
        self.setLayout(inside)
        slots.add_card(self)

    def show_panel(self, panel: SyncPanel) -> None:
        """As `SyncPart.show_panel`."""
        choices = self._choices = panel.choices
        is_metered = self._slots.link.now.network.is_metered
        photos_wait = panel.last is not None and panel.last.photos_waiting > 0
        here = nl("Dit netwerk heeft een datalimiet. Antwoorden gaan altijd mee.")
        elsewhere = nl("Op een netwerk met datalimiet gaan antwoorden altijd mee.")
        self._told.say(here if is_metered else elsewhere)
        self.photos.setChecked(choices.photos_anywhere)
        self.photos_now.setVisible(is_metered and photos_wait and not choices.photos_anywhere)
        self._proxy.say(
            nl("Proxy: {address}", address=_may_break(choices.proxy))
            if choices.proxy
            else nl("Proxy: volgens de computer")
        )

    def _choose_photos(self) -> None:
        wanted = self.photos.isChecked()
        self._slots.runner().run(
            choose_photos, wanted, done=lambda _choices: self._slots.reload(), failed=self._failed
        )

    def _failed(self, failure: Failure) -> None:
        self.photos.setChecked(self._choices.photos_anywhere)
        self._slots.show_message(message_for(failure), "error")

    def _open_form(self) -> None:
        if self.form.isVisibleTo(self):
            self.form.shut()
        else:
            self.form.open(self._choices)


def _may_break(address: str) -> str:
    """The address goes on under itself behind a dot or a slash where the card is too narrow for it."""
    return re.sub(r"([./]+)", "\\1\u200b", address)
