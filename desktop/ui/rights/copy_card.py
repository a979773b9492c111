"""The copy of everything: on paper, as a file, and which notes stay out of it."""

from __future__ import annotations

from PySide6.QtCore import Signal

from desktop.domain.wording import nl
from desktop.ui.dossier_page.parts import act_button, card_head, signed_line
from desktop.ui.rights.request_card import note_line
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, empty_out, hair_line
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.out_form import OutForm
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.wrap_row import WrapRow
from desktop.usecases.person_rights import NoteShown, RightsShown

_WHAT = nl("Antwoorden, ook de oude, notities, afspraken, wat gedeeld is en wie er keek. In twee talen.")
_CARE = nl("Ook gezondheid, zwangerschap en angst staan erin. Vraag of de persoon dit veilig kan bewaren.")
_OTHERS = nl("Wie de tolk was en de dossiers van het gezin gaan niet mee.")
_NOTES = nl("Gaat een notitie over iemand anders? Laat die weg.")
_FILE = nl("Alles in één bestand voor een ander programma, niet versleuteld. Uw reden blijft in het dossier.")
_FORMS = (("json", nl("JSON, met uitleg van de velden")),)


class CopyCard(Panel):
    """`left_out` key of a note and whether it stays out; `paper_asked` to the paper screen."""

    left_out = Signal(str, bool)
    paper_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("card")
        self._theme = theme
        self.paper_button = Button(theme, nl("Maak het papier"), icon="document")
        self.paper_button.clicked.connect(self.paper_asked)
        self.file_button = Button(theme, nl("Sla op als bestand"), icon="tray_up", key="Ctrl E")
        self.form = OutForm(theme, _FILE, nl("bijvoorbeeld: de persoon vroeg erom"), _FORMS)
        self._notes = column(8)
        inside = column(10, (18, 14, 18, 14))
        inside.addLayout(card_head(theme, "document", nl("Kopie van alles")))
        inside.addWidget(RunLabel(theme, _WHAT, "small_body"))
        inside.addLayout(signed_line(theme, "alert", "zon_700", _CARE))
        inside.addLayout(signed_line(theme, "shield", "inkt_600", _OTHERS))
        buttons = WrapRow(10)
        buttons.put(self.paper_button)
        buttons.put(self.file_button)
        inside.addLayout(buttons)
        inside.addWidget(self.form)
        inside.addLayout(self._notes)
        self.setLayout(inside)

    def show_rights(self, shown: RightsShown) -> None:
        """The notes there are."""
        empty_out(self._notes)
        if shown.notes:
            self._notes.addWidget(hair_line())
            self._notes.addWidget(RunLabel(self._theme, _NOTES, "small_body", bold=True))
        for note in shown.notes:
            self._notes.addLayout(
                note_line(self._theme, note.text, note.where, note.is_left_out, self._button(note))
            )

    def _button(self, note: NoteShown) -> Button:
        words = nl("Neem toch op") if note.is_left_out else nl("Laat weg")
        key, is_left_out = note.key, not note.is_left_out
        about = note.where or nl("notitie")
        return act_button(self._theme, words, about, lambda: self.left_out.emit(key, is_left_out))
