"""A suitcase for somebody new, in three pages: who you are, words to write down, type them back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.messages import Message
from desktop.ui.theme import Theme
from desktop.ui.unlock.foot import foot_of
from desktop.ui.unlock.presenter import Newcomer
from desktop.ui.unlock.secret_page import SecretPage
from desktop.ui.widgets.boxes import Panel, column, empty_out, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.fields import LineField
from desktop.ui.widgets.message_card import MessageCard
from desktop.ui.widgets.run_label import RunLabel

_EDGE = (5, 0, 5, 0)


class WhoPage(QWidget):
    """Name on this laptop, municipality, phone on the paper."""

    filled_in = Signal(Newcomer)
    back_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._title = RunLabel(theme, "", "title")
        self.label = LineField(theme, nl("Uw naam"), placeholder=nl("Bijvoorbeeld: Marit Bakker"))
        self.municipality = LineField(theme, nl("Gemeente"), placeholder=nl("Bijvoorbeeld: Voorbeeldstad"))
        self.phone = LineField(theme, nl("Telefoon"), placeholder=nl("Het nummer waarop u te bellen bent"))
        for field in (self.label, self.municipality, self.phone):
            field.returnPressed.connect(self.go_on)
        self.message = MessageCard(theme)
        self.go_button = Button(
            theme, nl("Verder"), icon_after="chevron_right", key="Enter", role="primary", size="main"
        )
        self.go_button.clicked.connect(self.go_on)
        self.back_button = Button(theme, nl("Terug"), icon="chevron_left", key="Esc", size="main")
        self.back_button.clicked.connect(self.back_asked)
        inside = column(6, _EDGE)
        inside.addStretch(1)
        inside.addWidget(self._title)
        inside.addWidget(
            RunLabel(
                theme,
                nl("Ieder heeft een eigen koffer met een eigen wachtzin. Hiervoor is geen netwerk nodig."),
                "body",
                tone="inkt_600",
            )
        )
        for words, below, field in (
            (
                nl("Uw naam"),
                nl("Deze naam staat straks in het beginscherm en is zonder wachtzin te lezen."),
                self.label,
            ),
            (nl("Gemeente"), nl("Komt op het plan van de cliënt."), self.municipality),
            (nl("Telefoon"), nl("Komt op het plan, zodat de cliënt u kan bellen."), self.phone),
        ):
            inside.addSpacing(6)
            inside.addWidget(RunLabel(theme, words, "body", bold=True))
            inside.addWidget(field)
            inside.addWidget(RunLabel(theme, below, "secondary", tone="inkt_600"))
        inside.addSpacing(4)
        inside.addWidget(self.message)
        foot = foot_of(theme, self.back_button, self.go_button)
        inside.addSpacing(8)
        inside.addLayout(foot)
        inside.addStretch(1)
        self.setLayout(inside)

    def show_new(self, is_first: bool, message: Message | None, is_wrong: bool = True) -> None:
        self._title.say(nl("Welkom. Maak uw koffer") if is_first else nl("Nieuwe collega op deze laptop"))
        self.back_button.setVisible(not is_first)
        self.message.show_message(message, "warn")
        self.label.show_error(message is not None and is_wrong)
        self.label.setFocus()

    def go_on(self) -> None:
        self.filled_in.emit(Newcomer(self.label.text(), self.municipality.text(), self.phone.text()))


class WordsPage(QWidget):
    """The words, once, large and numbered."""

    written = Signal()
    back_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        self.go_button = Button(
            theme, nl("Ik heb ze opgeschreven"), icon="pencil", key="Enter", role="primary", size="main"
        )
        self.go_button.clicked.connect(self.written)
        self.back_button = Button(theme, nl("Terug"), icon="chevron_left", key="Esc", size="main")
        self.back_button.clicked.connect(self.back_asked)
        foot = foot_of(theme, self.back_button, self.go_button)
        inside = column(12, _EDGE)
        inside.addStretch(1)
        inside.addWidget(RunLabel(theme, nl("Dit is uw wachtzin"), "title"))
        inside.addWidget(
            RunLabel(
                theme, nl("Schrijf de woorden op papier, in deze volgorde. U ziet ze maar een keer."), "body"
            )
        )
        inside.addLayout(self._grid)
        inside.addWidget(
            RunLabel(
                theme,
                nl(
                    "Bewaar het papier thuis of in uw tas, nooit bij de laptop. Wie de woorden heeft, kan uw "
                    "koffer openen."
                ),
                "secondary",
                tone="inkt_600",
            )
        )
        inside.addLayout(foot)
        inside.addStretch(1)
        self.setLayout(inside)

    def show_words(self, words: tuple[str, ...]) -> None:
        empty_out(self._grid)
        across = 2
        for i, word in enumerate(words):
            inside = row(12, (14, 10, 14, 10))
            inside.addWidget(RunLabel(self._theme, str(i + 1), "body", tone="inkt_600", wrap=False))
            inside.addWidget(RunLabel(self._theme, word, "question", wrap=False), 1)
            card = Panel("card", inside)
            card.setAccessibleName(on_screen(nl("woord {number}: {word}", number=i + 1, word=word)))
            self._grid.addWidget(card, i // across, i % across)
        self.go_button.setFocus()

    def clear(self) -> None:
        """Off the screen."""
        empty_out(self._grid)


class BackPage(SecretPage):
    """Type the words back."""

    again_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        go_button = Button(
            theme, nl("Maak mijn koffer"), icon="check", key="Enter", role="primary", size="main"
        )
        super().__init__(theme, nl("Typ de woorden van uw wachtzin"), go_button, nl("Bezig met maken"))
        self.again_button = Button(theme, nl("Neem nieuwe woorden"), icon="again", size="main")
        self.again_button.clicked.connect(self.again_asked)
        foot = foot_of(theme, self.again_button, self.go_button)
        inside = column(12, _EDGE)
        inside.addStretch(1)
        inside.addWidget(RunLabel(theme, nl("Typ de woorden van uw papier"), "title"))
        inside.addWidget(
            RunLabel(
                theme, nl("Met een spatie ertussen. Zo weet u zeker dat u ze goed hebt opgeschreven."), "body"
            )
        )
        inside.addWidget(self.field)
        inside.addWidget(self.message)
        inside.addWidget(
            RunLabel(
                theme,
                nl("Niet goed opgeschreven? Neem dan nieuwe woorden; de vorige gelden niet meer."),
                "secondary",
                tone="inkt_600",
            )
        )
        inside.addLayout(foot)
        inside.addStretch(1)
        self.setLayout(inside)
