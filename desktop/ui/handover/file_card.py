"""Choosing a file in the page itself: a folder, the files in it that can be read, and who sent it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal

from desktop.domain.handover import Sender
from desktop.domain.wording import joined, nl
from desktop.ui.dossier_page.parts import card_head
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.controls import Segments
from desktop.ui.widgets.fields import ChoiceField, LineField
from desktop.ui.widgets.folder_files import files_in, offer_files
from desktop.ui.widgets.folders import folders_to_offer
from desktop.ui.widgets.labelled import labelled
from desktop.ui.widgets.run_label import RunLabel

ENDINGS = (".csv", ".json", ".txt", ".tsv")
_SENDERS = (
    (Sender.COA.value, "COA", ""),
    (Sender.GEMEENTE.value, nl("Gemeente"), ""),
    (Sender.DOCUMENT.value, nl("Brief of papier"), ""),
)


class SenderStrip(Panel):
    """Who gave it: decides the source of every answer, and which division of columns is used."""

    named = Signal(str)
    picked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__("card")
        self.kind = Segments(theme, _SENDERS)
        self.kind.picked.connect(self.picked)
        self.name = LineField(theme, nl("Van wie komt het?"), placeholder=nl("COA of gemeente"))
        self.name.left_field.connect(lambda: self.named.emit(self.name.text()))
        self.name.returnPressed.connect(lambda: self.named.emit(self.name.text()))
        self._known = RunLabel(theme, "", "secondary", tone="inkt_600")
        inside = row(12, (16, 10, 16, 10))
        inside.addWidget(RunLabel(theme, nl("Van wie komt het?"), "small_body", bold=True, wrap=False))
        inside.addWidget(self.kind)
        inside.addWidget(self.name, 1)
        inside.addWidget(self._known, 1)
        self.setLayout(inside)

    def show_origin(self, name: str, sender: Sender) -> None:
        self.kind.show_picked(sender.value)
        if not self.name.hasFocus():
            self.name.setText(name)

    def show_senders(self, names: tuple[str, ...]) -> None:
        self._known.say(nl("Eerder bevestigd: {names}", names=joined(", ", names)) if names else "")
        self._known.setVisible(bool(names))


class FileCard(Panel):
    """`chosen` = the path of the file that is to be read."""

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__("card")
        self.folder = ChoiceField(theme, nl("Map"), folders_to_offer())
        self.folder.activated.connect(lambda _at: self.look())
        self.file = ChoiceField(theme, nl("Bestand (CSV of JSON)"), ())
        self._none = RunLabel(theme, nl("In deze map staat geen CSV of JSON."), "secondary", tone="inkt_600")
        self.read_button = Button(theme, nl("Lees bestand"), icon="document", role="primary")
        self.read_button.clicked.connect(self.send)
        inside = column(8, (18, 14, 18, 14))
        inside.addLayout(card_head(theme, "document", nl("1. Kies een bestand")))
        told = nl("Er wordt alleen gelezen. Er komt niets in een dossier voordat u dat zegt.")
        inside.addWidget(RunLabel(theme, told, "secondary", tone="inkt_600"))
        fields = row(12)
        fields.addLayout(labelled(theme, self.folder), 1)
        fields.addLayout(labelled(theme, self.file), 2)
        inside.addLayout(fields)
        foot = row(12)
        foot.addWidget(self._none, 1)
        foot.addStretch(1)
        foot.addWidget(self.read_button)
        inside.addLayout(foot)
        self.setLayout(inside)
        self.folder.setCurrentIndex(0)

    def look(self) -> None:
        """The files of the folder, the newest first."""
        offer_files(self.file, files_in(Path(self.folder.chosen()), ENDINGS))
        self._none.setVisible(not self.file.count())
        self.read_button.setEnabled(bool(self.file.count()))

    def send(self) -> None:
        if self.file.chosen():
            self.chosen.emit(Path(self.file.chosen()))
