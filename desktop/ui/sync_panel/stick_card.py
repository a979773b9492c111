"""Where there is no network: the packs on a stick to the municipality, and its answer back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.wording import nl
from desktop.ui.messages import Message
from desktop.ui.sync_panel.slots import SyncSlots
from desktop.ui.sync_panel.stick_presenter import StickPresenter
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.fields import ChoiceField
from desktop.ui.widgets.folder_files import files_in, offer_files
from desktop.ui.widgets.folders import FolderField, is_stick
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.labelled import labelled
from desktop.ui.widgets.message_card import MessageCard
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.screen_keys import is_key, keeps_key
from desktop.ui.widgets.tick_field import TickField
from desktop.usecases.stick import STICK_ENDING, StickShown
from desktop.usecases.synchronise import SyncPanel

_ON_STICK, _IN_FOLDER = nl("Zet op de stick"), nl("Bewaar in deze map")
#: how the files begin that this laptop makes itself: they are no answers
_OWN = "naar-gemeente-"


class StickCard(Panel):
    """Hidden until the button at the foot is pressed; Esc puts it away."""

    def __init__(self, slots: SyncSlots) -> None:
        super().__init__("calm")
        theme = slots.theme
        self._waiting = 0
        self._may_write = False
        self.presenter = StickPresenter(self, slots.runner, slots.reload)
        self.open_button = Button(theme, nl("Pakjes op een stick zetten"), icon="stick")
        self.open_button.clicked.connect(self._open)
        slots.add_button(self.open_button)
        self._told = RunLabel(theme, "", "small_body")
        self._last = RunLabel(theme, "", "secondary", tone="inkt_600")
        self.folder = FolderField(theme)
        self.write_button = Button(theme, _ON_STICK, icon="stick", role="primary").let_wrap()
        self.folder.currentIndexChanged.connect(lambda _at: self._place_chosen())
        self.write_button.clicked.connect(self._write)
        self.with_photos = TickField(theme, nl("Met foto’s en papieren"))
        self._photos = RunLabel(theme, "", "secondary", tone="inkt_600")
        self.answers = ChoiceField(theme, nl("Antwoord van de gemeente"), ())
        self._none = RunLabel(
            theme, nl("Op deze plek staat nog geen antwoord."), "secondary", tone="inkt_600"
        )
        self.read_button = Button(theme, nl("Lees het antwoord in"), icon="document").let_wrap()
        self.read_button.clicked.connect(lambda: self.presenter.read(self.answers.chosen()))
        self.message = MessageCard(theme)
        self.close_button = Button(theme, nl("Sluit"), key="Esc")
        self.close_button.clicked.connect(self._put_away)
        self.setLayout(self._laid(theme))
        self.hide()
        slots.add_form(self)

    def _laid(self, theme: Theme) -> QVBoxLayout:
        head = row(8)
        head.addWidget(Sign(theme, "stick", theme.scaled(22)))
        head.addWidget(RunLabel(theme, nl("Zonder netwerk"), "panel"), 1)
        head.addWidget(self.close_button)
        there = column(8)
        there.addLayout(labelled(theme, self.folder))
        there.addWidget(self.with_photos)
        there.addWidget(self._photos)
        there.addLayout(_left_of(self.write_button))
        there.addWidget(self._last)
        there.addStretch(1)
        back = column(8)
        back.addLayout(labelled(theme, self.answers))
        back.addWidget(self._none)
        back.addLayout(_left_of(self.read_button))
        back.addStretch(1)
        both: QBoxLayout = row(24) if theme.tokens.factor < 1.3 else column(12)
        both.addLayout(there, 1)
        both.addLayout(back, 1)
        inside = column(8, (16, 14, 16, 14))
        inside.addLayout(head)
        inside.addWidget(self._told)
        inside.addWidget(self.message)
        inside.addLayout(both)
        return inside

    def show_panel(self, panel: SyncPanel) -> None:
        """As `SyncPart.show_panel`."""
        self._waiting = panel.waiting
        self.open_button.setVisible(panel.is_enrolled)
        if not panel.is_enrolled:
            self.hide()
        if not self.isHidden():
            self.presenter.load(panel.waiting)

    # --- what the presenter asks

    def show_stick(self, shown: StickShown) -> None:
        if shown.waiting == 1:
            counted = nl("Er wacht 1 pakje.")
        elif shown.waiting:
            counted = nl("Er wachten {waiting} pakjes.", waiting=shown.waiting)
        else:
            counted = nl("Er wacht niets van u. Met een stick haalt u op wat anderen schreven.")
        self._told.say(nl("{counted} Alleen uw gemeente kan de stick openen.", counted=counted))
        self._last.setVisible(bool(shown.last_words))
        self._last.say(nl("De laatste keer: {when}", when=shown.last_words))
        for part in (self.with_photos, self._photos):
            part.setVisible(bool(shown.photos_words))
        self._photos.say(shown.photos_words)
        self._may_write = shown.may_write
        self.write_button.setEnabled(shown.may_write)
        if not shown.may_write:
            self._told.say(
                nl("Voeg eerst een keer samen met netwerk. Daarna heeft deze laptop de sleutel voor sticks.")
            )

    def show_running(self, running: bool) -> None:
        self.write_button.setEnabled(self._may_write and not running)
        self.read_button.setEnabled(not running)
        if not running:
            self._offer_answers()

    def show_stick_message(self, message: Message | None, tone: str) -> None:
        self.message.show_message(message, tone or "error")

    # --- in the card

    def _open(self) -> None:
        if not self.isHidden():
            self._put_away()
            return
        self.folder.offer()
        self._place_chosen()
        self.show_stick_message(None, "")
        self.presenter.load(self._waiting)
        self.show()
        self.folder.setFocus(Qt.FocusReason.OtherFocusReason)

    def _write(self) -> None:
        with_photos = self.with_photos.isChecked() and not self.with_photos.isHidden()
        self.presenter.write(self.folder.chosen(), with_photos, is_stick(self.folder.chosen()))

    def _put_away(self) -> None:
        self.hide()
        self.open_button.setFocus()

    def _place_chosen(self) -> None:
        on_stick = is_stick(self.folder.chosen())
        self.write_button.rename(_ON_STICK if on_stick else _IN_FOLDER, "stick" if on_stick else "folder")
        self._offer_answers()

    def _offer_answers(self) -> None:
        found = [
            one
            for one in files_in(Path(self.folder.chosen() or "."), (STICK_ENDING,))
            if not one.name.startswith(_OWN)
        ]
        offer_files(self.answers, found)
        self.answers.setVisible(bool(found))
        self.read_button.setVisible(bool(found))
        self._none.setVisible(not found)

    def event(self, event: QEvent) -> bool:
        """Esc is the card's own while it is open."""
        return keeps_key(event, "Esc") or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_key(event, "Esc"):
            self._put_away()
        else:
            super().keyPressEvent(event)


def _left_of(button: QWidget) -> QHBoxLayout:
    holder = row(0)
    holder.addWidget(button)
    holder.addStretch(1)
    return holder
