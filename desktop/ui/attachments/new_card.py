"""Taking in a photo or a scan: where it is, what it is, what it belongs to. In the page itself, no dialog."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.attachments import LONGEST_CAPTION
from desktop.domain.wording import nl
from desktop.ui.attachments.attachment_words import pages_words
from desktop.ui.desk_language import on_screen
from desktop.ui.dossier_page.parts import signed_line
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.fields import ChoiceField, LineField
from desktop.ui.widgets.folder_files import files_in, offer_files
from desktop.ui.widgets.folders import folders_to_offer
from desktop.ui.widgets.labelled import labelled
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.wrap_row import WrapRow

ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".pdf")
_DOSSIER = nl("Het dossier")
_NOT_THIS = nl(
    "Maak geen foto van een heel paspoort of verblijfspasje: daar staan BSN, foto en handtekening op."
)
_COVER = nl("Leg een papier over wat u niet nodig hebt, zoals een BSN of de gegevens van iemand anders.")


class NewCard(QWidget):
    """`taken` files, `pasted`, `turned`, `kept` with caption and question, `closed`."""

    taken = Signal(object)
    pasted = Signal()
    turned = Signal()
    kept = Signal(str, str)
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._pages = 0
        self.place = ChoiceField(theme, nl("Map"), folders_to_offer())
        self.place.activated.connect(lambda _at: self.search())
        self.file = ChoiceField(theme, nl("Foto (JPEG, PNG, WebP) of scan (PDF)"), ())
        self.try_button = Button(theme, nl("Bekijk"), icon="eye")
        self.try_button.clicked.connect(self.send)
        self.paste_button = Button(theme, nl("Plak"), key="Ctrl V")
        self.paste_button.clicked.connect(self.pasted)
        self._none = RunLabel(theme, nl("In deze map staat geen foto of scan."), "secondary", tone="inkt_600")
        example = nl("diploma lagere school")
        self.caption = LineField(theme, nl("Wat is dit? (een paar woorden)"), placeholder=example)
        self.caption.setMaxLength(LONGEST_CAPTION)
        self.caption.returnPressed.connect(self.keep)
        self.belongs = ChoiceField(theme, nl("Hoort bij"), (("", _DOSSIER),))
        self.turn_button = Button(theme, nl("Draai"), icon="turn", key="R")
        self.turn_button.clicked.connect(self.turned)
        self.keep_button = Button(theme, nl("Bewaar"), icon="check", key="Ctrl Enter", role="primary")
        self.keep_button.clicked.connect(self.keep)
        self.close_button = Button(theme, nl("Sluit"), key="Esc")
        self.close_button.clicked.connect(self.closed)
        self._where = RunLabel(theme, "", "panel")
        self._told = RunLabel(theme, "", "small_body", tone="inkt_600")
        self._scanner = RunLabel(theme, "", "secondary", tone="inkt_600")
        self._seen = Panel("card", self._about_it(theme))
        inside = column(12, (5, 5, 8, 5))
        inside.addWidget(self._seen)
        inside.addWidget(Panel("card", self._where_it_is(theme)))
        inside.addWidget(Panel("tip", self._what_not(theme)))
        inside.addStretch(1)
        self.setLayout(inside)
        self.show_pages(0)

    def _about_it(self, theme: Theme) -> QVBoxLayout:
        inside = column(8, (18, 14, 18, 14))
        inside.addWidget(RunLabel(theme, nl("Wat u ziet is nog niet bewaard"), "panel"))
        inside.addWidget(self._told)
        inside.addLayout(labelled(theme, self.caption))
        inside.addLayout(labelled(theme, self.belongs))
        inside.addLayout(_apart(self.turn_button, self.keep_button))
        return inside

    def _where_it_is(self, theme: Theme) -> QVBoxLayout:
        inside = column(8, (18, 14, 18, 14))
        inside.addWidget(self._where)
        inside.addLayout(labelled(theme, self.place))
        inside.addLayout(labelled(theme, self.file))
        inside.addWidget(self._none)
        inside.addLayout(_apart(self.paste_button, self.try_button))
        inside.addWidget(self._scanner)
        return inside

    def _what_not(self, theme: Theme) -> QVBoxLayout:
        inside = column(6, (14, 12, 14, 12))
        inside.addLayout(signed_line(theme, "bulb", "lucht_700", nl("Alleen wat nodig is"), "body"))
        for words in (_NOT_THIS, _COVER):
            inside.addWidget(RunLabel(theme, words, "small_body"))
        return inside

    def ask(self, place: tuple[str, str] | None, scanner: str, draft: str) -> None:
        """Ready for another one. `place`: the question one came from; `draft`: words that were left."""
        chosen = self.belongs.chosen()
        self.belongs.clear()
        for key, words in (*((place,) if place is not None else ()), ("", _DOSSIER)):
            self.belongs.addItem(on_screen(words), key)
        keys = [place[0] if place is not None else "", ""]
        self.belongs.choose(chosen if self._pages and chosen in keys else keys[0])
        self._scanner.say(scanner)
        if draft and not self.caption.text():
            self.caption.setText(draft)
        self.search()

    def show_pages(self, pages: int, at: int = 0) -> None:
        """How many pages are about to be kept, and which is shown; 0 = none yet."""
        self._pages = pages
        self._seen.setVisible(pages > 0)
        self._where.say(nl("Nog een bladzijde erbij") if pages else nl("Kies een foto of scan"))
        place = nl("Bladzijde {at} van {count}.", at=at + 1, count=pages)
        self._told.say(place if pages > 1 else pages_words(pages))

    def search(self) -> None:
        """The photos and scans of the folder, newest first."""
        if self.place.currentIndex() < 0:
            self.place.setCurrentIndex(0)
        offer_files(self.file, files_in(Path(self.place.chosen()), ENDINGS))
        self._none.setVisible(not self.file.count())
        self.file.setVisible(bool(self.file.count()))
        self.try_button.setEnabled(bool(self.file.count()))

    def send(self) -> None:
        """Look at the file that is chosen."""
        if self.file.chosen():
            self.taken.emit((Path(self.file.chosen()),))

    def keep(self) -> None:
        """Keep what is shown."""
        if self._pages:
            self.kept.emit(self.caption.text(), self.belongs.chosen())

    def empty(self) -> None:
        """It is kept: ready for another one."""
        self.caption.clear()
        self.show_error("")

    def show_error(self, field: str) -> None:
        """A red edge at what is wrong; '' = nothing is."""
        self.caption.show_error(field == "caption")
        if field == "caption":
            self.caption.setFocus(Qt.FocusReason.OtherFocusReason)


def _apart(one: Button, other: Button) -> WrapRow:
    """At both ends of a line; under each other where there is no room."""
    line = WrapRow(8)
    line.put(one)
    line.put_gap()
    line.put(other)
    return line
