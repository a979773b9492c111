"""F1: every key there is, and how the screen looks. Lies over the screen at the right; Esc puts it away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.look_choice import DESKS, SIZES, LookChoice, Scheme
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.controls import Segments
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.scroll_body import ScrollBody

#: group -> what it does, which key
KEYS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        nl("Antwoorden"),
        (
            (nl("Antwoord kiezen"), "1 – 9"),
            (nl("Door de antwoorden"), "↑ ↓"),
            (nl("Wel of niet kiezen"), nl("Spatie")),
            (nl("Volgende vraag"), nl("Enter")),
            (nl("Vorige vraag"), "Shift Enter"),
            (nl("Weet niet"), "Alt W"),
            (nl("Wil niet zeggen"), "Alt Z"),
            (nl("Later"), "Alt L"),
            (nl("Niet begrepen"), "Alt N"),
            (nl("Niet besproken"), "Alt M"),
            (nl("Klopt (was al bekend)"), "Alt K"),
            (nl("Dit antwoord: bron, geschiedenis"), "Alt D"),
            (nl("Bron, zeker of controleren"), "Alt B, Alt C"),
            (nl("Verbetering of denkt nu anders"), "Alt V"),
            (nl("Neemt het terug"), "Alt T"),
            (nl("Geschiedenis"), "Alt G"),
        ),
    ),
    (
        nl("Door het gesprek"),
        (
            (nl("Onderwerp 0 tot 9"), "Alt 0 – 9"),
            (nl("Onderwerp 10 tot 15"), "Alt Shift 0 – 5"),
            (nl("Volgende open vraag"), "Ctrl E"),
            (nl("Wat is nog open?"), "Ctrl O"),
            (nl("Volgende op die lijst"), "Ctrl Shift E"),
            (nl("Overige: niet besproken"), "Alt O"),
            (nl("Alles, kern, deel A, deel B"), "Ctrl K"),
            (nl("Volgend of vorig deel van het scherm"), nl("Tab")),
            (nl("Tip, en alles over de vraag"), "F2"),
            (nl("Uw gegevens, voor de persoon"), "Ctrl G"),
            (nl("Notitie, nog eens: volgende vak"), "F4"),
            (nl("Woorden in een veld van de andere kant"), "Ctrl Shift X"),
            (nl("Letters van een andere taal, in een veld"), "F3"),
            (nl("Paneel dicht"), nl("Esc")),
        ),
    ),
    (
        nl("Tolk"),
        (
            (nl("Woordenlijst"), "F6"),
            (nl("Niet begrepen"), "F7"),
            (nl("Anders gezegd"), "F8"),
            (nl("Pauze"), "F9"),
            (nl("Tolk en talen"), "Ctrl B"),
            (nl("Voorlezen"), "Ctrl R"),
            (nl("Tweede scherm: cliënt, tolk, uit"), "Shift F10"),
        ),
    ),
    (
        nl("Bij het papier"),
        (
            (nl("Printen"), "Ctrl P"),
            (nl("Plan groot tonen voor een foto"), "F10"),
            (nl("Bestand opslaan, als alles is ingevuld"), "Ctrl Enter"),
            (nl("Huisstijl: map kiezen, overnemen"), "Ctrl K, Ctrl Enter"),
        ),
    ),
    (
        nl("Overal"),
        (
            (nl("Vergrendelen"), "Ctrl L"),
            (nl("Scherm voor de cliënt"), "F10"),
            (nl("Hele scherm"), "F11"),
            (nl("Samenvoegen met de gemeente"), "F12"),
            (nl("Talen: welke kan ik gebruiken"), "Ctrl Shift T"),
            (nl("Huisstijl: hoe papieren eruitzien"), "Ctrl Shift H"),
            (nl("Mijn koffer: wachtzin, kopieën, ruimte"), "Ctrl Shift K"),
            (nl("Hulpbestand voor de beheerder"), "Shift F1"),
            (nl("Papier bekijken"), "Ctrl P"),
            (nl("Plan laten terugvertellen"), "Ctrl T"),
            (nl("Plan"), "Ctrl Shift P"),
            (nl("In het plan: leerroute, afspraken, besluit"), "Alt L, Alt A, Alt B"),
            (nl("Dossier: termijnen, taken, gezin"), "Ctrl D"),
            (nl("Bijlagen: foto's en scans"), "Ctrl Shift B"),
            (nl("Keuzes tussen twee antwoorden"), "Ctrl Shift C"),
            (nl("Opmerkingen van wie meeleest"), "Ctrl Shift O"),
            (nl("Rechten van de persoon"), "Ctrl Shift R"),
            (nl("Wie deed wat, en wanneer"), "Ctrl Shift L"),
            (nl("Zoeken"), "Ctrl F"),
            (nl("Zoeken in wat er is gezegd"), "Ctrl Shift F"),
            (nl("Nieuw dossier"), "Ctrl N"),
            (nl("Dossiers: sturing zonder namen"), "Ctrl U"),
            (nl("Nu bewaren"), "Ctrl S"),
            (nl("Tekst groter of kleiner"), "Ctrl + –"),
        ),
    ),
)
_SCHEMES = ((Scheme.SYSTEM, nl("Als de computer")), (Scheme.LIGHT, nl("Licht")), (Scheme.DARK, nl("Donker")))


class HelpPanel(Panel):
    """`size_picked` gives per cent, `scheme_picked` the scheme, `desk_picked` a language."""

    size_picked = Signal(int)
    scheme_picked = Signal(str)
    desk_picked = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme, choice: LookChoice, parent: QWidget) -> None:
        super().__init__("sheet", parent=parent)
        self.setAccessibleName(on_screen(nl("Hulp: toetsen en weergave")))
        head = row(8)
        head.addWidget(RunLabel(theme, nl("Toetsen en weergave"), "panel"), 1)
        close = Button(theme, nl("Dicht"), key="Esc", role="quiet", size="small")
        close.clicked.connect(self.closed)
        head.addWidget(close)
        sizes = Segments(theme, [(str(size), nl("{size}%", size=size), "") for size in SIZES])
        sizes.show_picked(str(choice.text))
        sizes.picked.connect(lambda size: self.size_picked.emit(int(size)))
        schemes = Segments(theme, [(scheme.value, words, "") for scheme, words in _SCHEMES])
        schemes.show_picked(choice.scheme.value)
        schemes.picked.connect(self.scheme_picked)
        desks = Segments(theme, [(code, words, "") for code, words in DESKS.items()])
        desks.show_picked(choice.desk)
        desks.picked.connect(self.desk_picked)
        inside = column(12, (20, 16, 20, 16))
        inside.addLayout(head)
        inside.addWidget(RunLabel(theme, nl("Grootte van de tekst"), "secondary", tone="inkt_600"))
        inside.addWidget(sizes)
        inside.addWidget(RunLabel(theme, nl("Licht of donker"), "secondary", tone="inkt_600"))
        inside.addWidget(schemes)
        inside.addWidget(RunLabel(theme, nl("Taal van dit programma"), "secondary", tone="inkt_600"))
        inside.addWidget(desks)
        for title, keys in KEYS:
            inside.addSpacing(4)
            inside.addWidget(RunLabel(theme, title, "body", bold=True))
            inside.addLayout(_table(theme, keys))
        inside.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(ScrollBody(inside))
        whole = column(0)
        whole.addWidget(scroll)
        self.setLayout(whole)
        self._body = scroll
        self._first = sizes.button(str(choice.text))

    def wanted_width(self) -> int:
        """Wide enough for the longest row and the bar beside it."""
        inside = self._body.widget()
        return inside.minimumSizeHint().width() + 20 if inside is not None else 0

    def take_focus(self) -> None:
        """The keyboard comes in here; Esc gives it back."""
        self._first.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _table(theme: Theme, keys: tuple[tuple[str, str], ...]) -> QGridLayout:
    table = QGridLayout()
    table.setHorizontalSpacing(16)
    table.setVerticalSpacing(4)
    table.setColumnStretch(0, 1)
    for at, (words, key) in enumerate(keys):
        table.addWidget(RunLabel(theme, words, "secondary"), at, 0)
        table.addWidget(RunLabel(theme, key, "secondary", bold=True, wrap=False), at, 1)
    return table
