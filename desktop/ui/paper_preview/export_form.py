"""Taking a paper out of the safe: where, under which name, and why. In the page itself, no dialog."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, QStorageInfo, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.messages import Message
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.controls import Segments
from desktop.ui.widgets.fields import ChoiceField, LineField, TextField
from desktop.ui.widgets.message_card import MessageCard
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.screen_keys import is_key, took_enter

_PLACES = (
    (QStandardPaths.StandardLocation.DocumentsLocation, nl("Documenten")),
    (QStandardPaths.StandardLocation.DesktopLocation, nl("Bureaublad")),
    (QStandardPaths.StandardLocation.DownloadLocation, nl("Downloads")),
)
PDF, PICTURES = "pdf", "png"
#: where removable disks are mounted
_REMOVABLE = ("/media/", "/run/media/", "/Volumes/", "/mnt/")


def folders_to_offer() -> tuple[tuple[str, str], ...]:
    """Path and words of places a file can be put: the usual folders, then disks that can be taken out."""
    found: dict[str, str] = {}
    for where, words in _PLACES:
        path = QStandardPaths.writableLocation(where)
        if path and Path(path).is_dir():
            found.setdefault(path, words)
    for disk in QStorageInfo.mountedVolumes():
        path = disk.rootPath()
        is_drive = len(path) <= 3 and path[1:2] == ":" and not disk.isRoot()
        if disk.isReady() and not disk.isReadOnly() and (path.startswith(_REMOVABLE) or is_drive):
            found.setdefault(path, nl("Schijf of stick {name}", name=disk.displayName() or path))
    if not found:
        found[str(Path.home())] = nl("Uw eigen map")
    return tuple(found.items())


class ExportForm(Panel):
    """Hidden until asked for; Esc closes it and keeps what was typed. Its two buttons stand below it."""

    sent = Signal(object, str, str)
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("card")
        self.folder = ChoiceField(theme, nl("Waar komt het bestand?"), folders_to_offer())
        self.folder.setCurrentIndex(0)
        self.name = LineField(theme, nl("Naam van het bestand"))
        self.name.returnPressed.connect(self.send)
        self.reason = TextField(theme, nl("Waarom moet dit buiten de koffer?"), lines=2)
        self.reason.finished.connect(self.send)
        self.shape = Segments(theme, ((PDF, nl("Papier (PDF)"), ""), (PICTURES, nl("Plaatjes"), "")))
        self.shape.picked.connect(self._show_shape)
        self._pictures = RunLabel(theme, "", "secondary", tone="inkt_600")
        self.as_pictures = False
        self.message = MessageCard(theme)
        self.save_button = Button(
            theme, nl("Sla op"), icon="tray_up", key="Ctrl Enter", role="primary", size="main"
        )
        self.save_button.clicked.connect(self.send)
        self.close_button = Button(theme, nl("Sluit"), key="Esc")
        self.close_button.clicked.connect(self.closed)
        inside = column(4, (16, 14, 16, 14))
        inside.addWidget(RunLabel(theme, nl("Opslaan als bestand"), "panel"))
        told = nl("Buiten de koffer is het papier niet versleuteld. Uw reden komt in het dossier.")
        inside.addWidget(RunLabel(theme, told, "secondary", tone="inkt_600"))
        inside.addWidget(self.message)
        inside.addSpacing(4)
        inside.addWidget(self.shape)
        inside.addWidget(self._pictures)
        self._name_head: RunLabel | None = None
        for field in (self.reason, self.folder, self.name):
            inside.addSpacing(4)
            head = RunLabel(theme, field.accessibleName(), "small_body", bold=True)
            inside.addWidget(head)
            inside.addWidget(field)
            if field is self.name:
                self._name_head = head
        self.setLayout(inside)
        self.hide()

    def ask(self, file_name: str, pictures: str = "", as_pictures: bool = False) -> None:
        """`pictures`: the names of the pictures in words, '' where the paper cannot be had as pictures."""
        self._offer_folders()
        self.name.setText(file_name)
        self.shape.setVisible(bool(pictures))
        self._pictures.say(pictures)
        self.shape.show_picked(PICTURES if as_pictures else PDF)
        self._show_shape(PICTURES if as_pictures and pictures else PDF)
        self.show_refusal("", None)
        self.show()
        self.reason.setFocus()

    def _offer_folders(self) -> None:
        """As they are now: a stick may have come or gone; the choice stays while it is there."""
        before, places = self.folder.chosen(), folders_to_offer()
        self.folder.clear()
        for path, words in places:
            self.folder.addItem(on_screen(words), path)
        paths = [path for path, _words in places]
        self.folder.choose(before if before in paths else paths[0])

    def _show_shape(self, key: str) -> None:
        """Pictures have names of their own: nothing to type."""
        self.as_pictures = key == PICTURES
        self._pictures.setVisible(self.as_pictures)
        self.name.setVisible(not self.as_pictures)
        if self._name_head is not None:
            self._name_head.setVisible(not self.as_pictures)

    def empty(self) -> None:
        self.reason.put_text("")

    def send(self) -> None:
        self.sent.emit(Path(self.folder.chosen()), self.name.text(), self.reason.toPlainText())

    def show_refusal(self, field: str, message: Message | None) -> None:
        self.message.show_message(message)
        self.reason.show_error(field == "reason")
        self.name.show_error(field == "target")
        fields: dict[str, QWidget] = {"reason": self.reason, "target": self.name}
        if field in fields:
            fields[field].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_key(event, "Ctrl+Return") or is_key(event, "Ctrl+Enter"):
            self.send()
        elif not took_enter(self, event, self.send):
            super().keyPressEvent(event)
