"""What may go, what stays and why, what went, and what cannot be promised."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal

from desktop.domain.wording import joined, nl
from desktop.ui.dossier_page.parts import card_head, signed_line
from desktop.ui.messages import Message
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, empty_out, hair_line, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.fields import LineField
from desktop.ui.widgets.folders import FolderField
from desktop.ui.widgets.labelled import labelled
from desktop.ui.widgets.message_card import MessageCard
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.dutch_words import counted
from desktop.usecases.retention import DossierShown, RetentionBoard
from desktop.usecases.retention_told import CertificateShown
from desktop.usecases.retention_words import NOT_PROMISED

_EDGE = (18, 14, 18, 14)
#: so many of those that stay, and of the certificates, are listed
_MOST_STAYING = 60
_MOST_CERTIFICATES = 12


class DueCard(Panel):
    """The dossiers that may go. `asked`: these."""

    asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("card")
        self._theme = theme
        self._rows = column(0)
        self.button = Button(theme, nl("Wis deze dossiers"), icon="broom", key="Ctrl Enter", role="danger")
        self.button.clicked.connect(self.asked)
        inside = column(8, _EDGE)
        inside.addLayout(card_head(theme, "broom", nl("Mag weg van deze laptop")))
        inside.addLayout(self._rows)
        foot = row(8)
        foot.addWidget(self.button)
        foot.addStretch(1)
        inside.addLayout(foot)
        self.setLayout(inside)

    def show_board(self, board: RetentionBoard, due: tuple[DossierShown, ...]) -> None:
        theme = self._theme
        empty_out(self._rows)
        self.button.setVisible(bool(due))
        if not due:
            told = (
                nl("Niets. Deze laptop is nog niet aangemeld; de gemeente heeft dus nog niets bevestigd.")
                if not board.is_linked
                else nl("Niets, vandaag.")
                if board.policy is not None
                else nl("Niets: er is nog geen bewaarbeleid.")
            )
            self._rows.addWidget(RunLabel(theme, told, "small_body", tone="inkt_600"))
        if due and board.clock_doubt:
            self._rows.addLayout(signed_line(theme, "clock_alert", "zon_700", board.clock_doubt))
        for one in due:
            self._rows.addWidget(_dossier(theme, one, (one.class_words, one.since, one.until)))
        more = len(board.due) - len(due)
        if more:
            told = nl(
                "En nog {more}. Die komen daarna aan de beurt.", more=counted(more, "dossier", "dossiers")
            )
            self._rows.addWidget(RunLabel(theme, told, "small_body", tone="inkt_600"))
        self.button.rename(
            nl("Wis dit dossier") if len(due) == 1 else nl("Wis deze {count} dossiers", count=len(due))
        )


class DestroyCard(Panel):
    """Named again, with a reason and a second press. `sent` the reason; `closed` leaves all as it is."""

    sent = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("error")
        self._theme = theme
        self._title = RunLabel(theme, "", "panel")
        self._names = RunLabel(theme, "", "body", bold=True)
        self.reason = LineField(
            theme, nl("Waarom worden ze nu gewist?"), placeholder=nl("bijvoorbeeld: termijn voorbij")
        )
        self.reason.returnPressed.connect(self.send)
        self.message = MessageCard(theme)
        self.destroy_button = Button(theme, nl("Wis ze"), icon="broom", role="danger")
        self.destroy_button.clicked.connect(self.send)
        self.stop_button = Button(theme, nl("Laat staan"), key="Esc", role="primary")
        self.stop_button.clicked.connect(self.closed)
        inside = column(8, _EDGE)
        inside.addWidget(self._title)
        inside.addWidget(self._names)
        told = nl(
            "Ze komen niet terug, ook niet bij het samenvoegen. De gemeente houdt haar eigen dossier; uw "
            "reden blijft in de koffer."
        )
        inside.addWidget(RunLabel(theme, told, "small_body"))
        inside.addWidget(self.message)
        inside.addLayout(labelled(theme, self.reason))
        foot = row(8)
        foot.addWidget(self.destroy_button)
        foot.addStretch(1)
        foot.addWidget(self.stop_button)
        inside.addLayout(foot)
        self.setLayout(inside)
        self.hide()

    def show_destroying(self, due: tuple[DossierShown, ...]) -> None:
        self.message.show_message(None)
        self.setVisible(bool(due))
        if not due:
            self.reason.clear()
            return
        dossiers = counted(len(due), "dossier", "dossiers")
        self._title.say(
            nl("Deze {dossiers} wissen?", dossiers=dossiers) if len(due) > 1 else nl("Dit dossier wissen?")
        )
        self._names.say(joined(", ", (one.roepnaam or nl("dossier zonder naam") for one in due)))
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refusal(self, message: Message | None) -> None:
        self.message.show_message(message)
        self.reason.show_error(message is not None)
        if message is not None:
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_busy(self, is_busy: bool) -> None:
        """Destroying many takes a second or two."""
        self.destroy_button.setEnabled(not is_busy)
        self.destroy_button.rename(nl("Bezig met wissen") if is_busy else nl("Wis ze"))

    def send(self) -> None:
        """The second press; a third while it is under way does nothing."""
        if self.destroy_button.isEnabled():
            self.sent.emit(self.reason.text())


class StayingCard(Panel):
    """The others, each with its day or with what keeps it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("card")
        self._theme = theme
        self._rows = column(0)
        inside = column(8, _EDGE)
        inside.addLayout(card_head(theme, "laptop", nl("Blijft nog op deze laptop")))
        inside.addLayout(self._rows)
        self.setLayout(inside)

    def show_board(self, board: RetentionBoard) -> None:
        empty_out(self._rows)
        self.setVisible(bool(board.staying))
        for at, one in enumerate(board.staying[:_MOST_STAYING]):
            if at:
                self._rows.addWidget(hair_line())
            said = one.holds or (one.until,)
            if one.number:
                said = (*said, nl("Nummer voor de privacy-officer: {number}", number=one.number))
            self._rows.addWidget(_dossier(self._theme, one, (one.class_words, one.since), said))
        more = len(board.staying) - _MOST_STAYING
        if more > 0:
            told = nl("En nog {more}.", more=counted(more, "dossier", "dossiers"))
            self._rows.addWidget(RunLabel(self._theme, told, "small_body", tone="inkt_600"))


class CertificatesCard(Panel):
    """What went, newest first. `sent` folder and name for a file with all of them."""

    sent = Signal(object, str)
    lock_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("card")
        self._theme = theme
        self._rows = column(6)
        self.folder = FolderField(theme)
        self.name = LineField(theme, nl("Naam van het bestand"))
        self.name.returnPressed.connect(self.send)
        self.message = MessageCard(theme)
        self.save_button = Button(theme, nl("Sla op als bestand"), icon="tray_up")
        self.save_button.clicked.connect(self.send)
        self.lock_button = Button(theme, nl("Nu vergrendelen"), icon="lock", key="Ctrl L", role="primary")
        self.lock_button.clicked.connect(self.lock_asked)
        inside = column(8, _EDGE)
        inside.addLayout(card_head(theme, "history", nl("Wat er is gewist")))
        inside.addLayout(self._rows)
        locking = row(8)
        locking.addWidget(self.lock_button)
        locking.addStretch(1)
        inside.addLayout(locking)
        inside.addWidget(self.message)
        inside.addLayout(labelled(theme, self.folder))
        inside.addLayout(labelled(theme, self.name))
        foot = row(8)
        foot.addWidget(self.save_button)
        foot.addStretch(1)
        inside.addLayout(foot)
        self.setLayout(inside)

    def show_board(self, board: RetentionBoard, file_name: str) -> None:
        empty_out(self._rows)
        self.setVisible(bool(board.certificates))
        self.lock_button.setVisible(board.waits_for_lock)
        self.folder.offer()
        self.name.setText(self.name.text() or file_name)
        for one in board.certificates[:_MOST_CERTIFICATES]:
            self._rows.addWidget(self._one(one))
        more = len(board.certificates) - _MOST_CERTIFICATES
        if more > 0:
            told = nl("En nog {more} eerder. In het bestand staan ze alle.", more=more)
            self._rows.addWidget(RunLabel(self._theme, told, "secondary", tone="inkt_600"))

    def _one(self, one: CertificateShown) -> Panel:
        inside = column(1, (12, 8, 12, 8))
        inside.addWidget(RunLabel(self._theme, one.told, "small_body", bold=True))
        inside.addWidget(RunLabel(self._theme, one.unreadable, "secondary", tone="inkt_600"))
        order = nl("Nummer: {order}", order=one.certificate.order)
        inside.addWidget(RunLabel(self._theme, order, "secondary", tone="inkt_600"))
        return Panel("calm", inside)

    def send(self) -> None:
        self.sent.emit(Path(self.folder.chosen()), self.name.text())

    def show_refusal(self, message: Message | None) -> None:
        self.message.show_message(message)
        self.name.show_error(message is not None)
        if message is not None:
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)


class PlainCard(Panel):
    """What destroying on a laptop cannot promise, said plainly."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("card")
        inside = column(6, _EDGE)
        inside.addLayout(card_head(theme, "shield", nl("Wat dit wel en niet doet")))
        for words in NOT_PROMISED:
            inside.addLayout(signed_line(theme, "chevron_right", "inkt_600", words))
        self.setLayout(inside)


def _dossier(theme: Theme, one: DossierShown, below: tuple[str, ...], said: tuple[str, ...] = ()) -> Panel:
    inside = column(1, (0, 6, 0, 6))
    inside.addWidget(RunLabel(theme, one.roepnaam or nl("dossier zonder naam"), "body", bold=True))
    inside.addWidget(
        RunLabel(theme, joined(" · ", (part for part in below if part)), "secondary", tone="inkt_600")
    )
    for words in said:
        if words:
            inside.addWidget(RunLabel(theme, words, "small_body"))
    return Panel("", inside)
