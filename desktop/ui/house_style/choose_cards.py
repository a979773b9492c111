"""Choosing in the page itself, no dialog: the folder of a house style, and the photo of the klantmanager."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from desktop.domain.wording import nl
from desktop.ui.dossier_page.parts import card_head
from desktop.ui.house_style.pictures import PhotoView
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, empty_out, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.choose_card import ChooseCard
from desktop.ui.widgets.fields import ChoiceField
from desktop.ui.widgets.folder_files import files_in, folders_with, offer_files
from desktop.ui.widgets.folders import folders_to_offer
from desktop.ui.widgets.labelled import labelled
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.tick_field import TickField
from desktop.usecases.house_style import PortraitShown
from resources import paths

HOUSE_FILE = "huisstijl.toml"
PHOTOS = (".jpg", ".jpeg", ".png", ".webp")


class FolderCard(ChooseCard):
    """The folder of a house style."""

    def __init__(self, theme: Theme) -> None:
        places = (*folders_to_offer(), (str(paths.house_style_folder()), nl("Voorbeeld bij dit programma")))
        super().__init__(
            theme,
            ChoiceField(theme, nl("Waar staat de map?"), places),
            nl("Map met huisstijl.toml"),
            nl("Hier staat geen map met huisstijl.toml. In het voorbeeld ziet u hoe die eruitziet."),
            lambda place: folders_with(place, HOUSE_FILE),
        )


class PortraitCard(Panel):
    """`tried` a file to look at, `kept` with the tick of consent, `removed`."""

    tried = Signal(object)
    kept = Signal(bool)
    removed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("card")
        self._theme = theme
        self.place = ChoiceField(theme, nl("Map"), folders_to_offer())
        self.place.setCurrentIndex(0)
        self.place.activated.connect(lambda _at: self.search())
        self.file = ChoiceField(theme, nl("Uw foto (JPEG, PNG of WebP)"), ())
        self.try_button = Button(theme, nl("Bekijk"), icon="eye")
        self.try_button.clicked.connect(self.send)
        self.consent = TickField(theme, nl("Ik wil op de plannen staan"))
        self.keep_button = Button(theme, nl("Bewaar mijn foto"), icon="check", role="primary")
        self.keep_button.clicked.connect(lambda: self.kept.emit(self.consent.isChecked()))
        self.remove_button = Button(theme, nl("Haal mijn foto weg"), icon="minus_circle")
        self.remove_button.clicked.connect(self.removed)
        self._told = RunLabel(theme, "", "small_body", tone="inkt_600")
        self._none = RunLabel(theme, nl("In deze map staat geen foto."), "secondary", tone="inkt_600")
        self._shown: QVBoxLayout = column(6)
        inside = column(8, (18, 14, 18, 14))
        inside.addLayout(card_head(theme, "person", nl("Uw foto op het plan")))
        inside.addWidget(self._told)
        inside.addLayout(self._shown)
        inside.addWidget(self.consent)
        buttons = row(8)
        buttons.addWidget(self.keep_button)
        buttons.addStretch(1)
        inside.addLayout(buttons)
        away = row(8)
        away.addWidget(self.remove_button)
        away.addStretch(1)
        inside.addLayout(away)
        inside.addLayout(labelled(theme, self.place))
        inside.addLayout(labelled(theme, self.file))
        inside.addWidget(self._none)
        foot = row(8)
        foot.addStretch(1)
        foot.addWidget(self.try_button)
        inside.addLayout(foot)
        self.setLayout(inside)

    def show_portrait(self, kept: PortraitShown | None, tried: PortraitShown | None) -> None:
        """The one that is tried goes before the one that is kept."""
        theme, shown = self._theme, tried or kept
        empty_out(self._shown)
        if shown is not None:
            words = nl("Uw foto, zoals hij op papier komt")
            picture = PhotoView(theme, shown.image, words, theme.scaled(110), theme.scaled(126))
            self._shown.addWidget(picture)
        if tried is not None:
            self._told.say(nl("Zo komt hij op papier. Hij is nog niet bewaard."))
        elif kept is not None:
            day = kept.portrait.agreed_on
            on = f"{day.day}-{day.month}-{day.year}"
            self._told.say(nl("Staat bij blok 7 van het plan. U vond dat goed op {day}.", day=on))
        else:
            told = nl("Een gezicht bij een naam helpt. Het hoeft niet: zonder foto staat er een plaatje.")
            self._told.say(told)
        for part in (self.consent, self.keep_button):
            part.setVisible(tried is not None)
        self.consent.setChecked(False)
        self.remove_button.setVisible(shown is not None)
        if tried is not None:
            self.consent.setFocus(Qt.FocusReason.OtherFocusReason)

    def search(self) -> None:
        """The photos of the folder, newest first."""
        offer_files(self.file, files_in(Path(self.place.chosen()), PHOTOS))
        self._none.setVisible(not self.file.count())
        self.try_button.setEnabled(bool(self.file.count()))

    def send(self) -> None:
        """Try the photo that is chosen."""
        if self.file.chosen():
            self.tried.emit(Path(self.file.chosen()))
