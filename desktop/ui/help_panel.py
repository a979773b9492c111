"""F1: every key there is, and how the screen looks. Lies over the screen at the right; Esc puts it away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from desktop.ui.look_choice import SIZES, LookChoice, Scheme
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.controls import Segments
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.scroll_body import ScrollBody

#: group -> what it does, which key
KEYS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "Antwoorden",
        (
            ("Antwoord kiezen", "1 – 9"),
            ("Door de antwoorden", "↑ ↓"),
            ("Wel of niet kiezen", "Spatie"),
            ("Volgende vraag", "Enter"),
            ("Vorige vraag", "Shift Enter"),
            ("Weet niet", "Alt W"),
            ("Wil niet zeggen", "Alt Z"),
            ("Later", "Alt L"),
            ("Niet begrepen", "Alt N"),
            ("Niet besproken", "Alt M"),
            ("Klopt (was al bekend)", "Alt K"),
            ("Dit antwoord: bron, geschiedenis", "Alt D"),
            ("Bron, zeker of controleren", "Alt B, Alt C"),
            ("Verbetering of denkt nu anders", "Alt V"),
            ("Neemt het terug", "Alt T"),
            ("Geschiedenis", "Alt G"),
        ),
    ),
    (
        "Door het gesprek",
        (
            ("Onderwerp 0 tot 9", "Alt 0 – 9"),
            ("Onderwerp 10 tot 15", "Alt Shift 0 – 5"),
            ("Volgende open vraag", "Ctrl E"),
            ("Wat is nog open?", "Ctrl O"),
            ("Volgende op die lijst", "Ctrl Shift E"),
            ("Overige: niet besproken", "Alt O"),
            ("Alles, kern, deel A, deel B", "Ctrl K"),
            ("Volgend of vorig deel van het scherm", "Tab"),
            ("Tip, en alles over de vraag", "F2"),
            ("Notitie, nog eens: volgende vak", "F4"),
            ("Paneel dicht", "Esc"),
        ),
    ),
    (
        "Tolk",
        (
            ("Woordenlijst", "F6"),
            ("Niet begrepen", "F7"),
            ("Anders gezegd", "F8"),
            ("Pauze", "F9"),
            ("Tolk en talen", "Ctrl B"),
            ("Voorlezen", "Ctrl R"),
            ("Tweede scherm: cliënt, tolk, uit", "Shift F10"),
        ),
    ),
    (
        "Overal",
        (
            ("Vergrendelen", "Ctrl L"),
            ("Scherm voor de cliënt", "F10"),
            ("Hele scherm", "F11"),
            ("Samenvoegen met de gemeente", "F12"),
            ("Papier bekijken", "Ctrl P"),
            ("Plan laten terugvertellen", "Ctrl T"),
            ("Plan", "Ctrl Shift P"),
            ("In het plan: leerroute, afspraken, besluit", "Alt L, Alt A, Alt B"),
            ("Dossier: termijnen, taken, gezin", "Ctrl D"),
            ("Zoeken", "Ctrl F"),
            ("Nieuw dossier", "Ctrl N"),
            ("Dossiers: sturing zonder namen", "Ctrl U"),
            ("Nu bewaren", "Ctrl S"),
            ("Tekst groter of kleiner", "Ctrl + –"),
        ),
    ),
)
_SCHEMES = ((Scheme.SYSTEM, "Als de computer"), (Scheme.LIGHT, "Licht"), (Scheme.DARK, "Donker"))


class HelpPanel(Panel):
    """`size_picked` gives per cent, `scheme_picked` the scheme."""

    size_picked = Signal(int)
    scheme_picked = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme, choice: LookChoice, parent: QWidget) -> None:
        super().__init__("sheet", parent=parent)
        self.setAccessibleName("Hulp: toetsen en weergave")
        head = row(8)
        head.addWidget(RunLabel(theme, "Toetsen en weergave", "panel"), 1)
        close = Button(theme, "Dicht", key="Esc", role="quiet", size="small")
        close.clicked.connect(self.closed)
        head.addWidget(close)
        sizes = Segments(theme, [(str(size), f"{size}%", "") for size in SIZES])
        sizes.show_picked(str(choice.text))
        sizes.picked.connect(lambda size: self.size_picked.emit(int(size)))
        schemes = Segments(theme, [(scheme.value, words, "") for scheme, words in _SCHEMES])
        schemes.show_picked(choice.scheme.value)
        schemes.picked.connect(self.scheme_picked)
        inside = column(12, (20, 16, 20, 16))
        inside.addLayout(head)
        inside.addWidget(RunLabel(theme, "Grootte van de tekst", "secondary", tone="inkt_600"))
        inside.addWidget(sizes)
        inside.addWidget(RunLabel(theme, "Licht of donker", "secondary", tone="inkt_600"))
        inside.addWidget(schemes)
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
