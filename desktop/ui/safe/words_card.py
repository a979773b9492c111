"""A new passphrase in two pages: write the words down, then the words of now and the new ones typed back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.dossier_page.parts import card_head
from desktop.ui.messages import Message
from desktop.ui.theme import Theme
from desktop.ui.unlock.foot import foot_of
from desktop.ui.unlock.secret_field import SecretField
from desktop.ui.widgets.boxes import Panel, column, empty_out, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.message_card import MessageCard
from desktop.ui.widgets.run_label import RunLabel

_ACROSS = 2


class WordsCard(Panel):
    """`typed` hands over the words of now and the new ones; whoever gets them wipes them."""

    typed = Signal(bytearray, bytearray)
    again_asked = Signal()
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("card")
        self._theme, self._is_busy = theme, False
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        self.written_button = Button(theme, nl("Ik heb ze opgeschreven"), icon="pencil", role="primary")
        self.written_button.clicked.connect(self.ask_back)
        self.stop_button = Button(theme, nl("Laat zoals het is"), key="Esc")
        self.stop_button.clicked.connect(self.closed)
        self.old = SecretField(theme, nl("Uw wachtzin van nu"))
        self.new = SecretField(theme, nl("De nieuwe woorden, van uw papier"))
        self.old.entered.connect(self.new.setFocus)
        self.new.entered.connect(self.send)
        self.message = MessageCard(theme)
        self.change_button = Button(theme, nl("Wijzig mijn wachtzin"), icon="check", role="primary")
        self.change_button.clicked.connect(self.send)
        self.again_button = Button(theme, nl("Neem andere woorden"), icon="again")
        self.again_button.clicked.connect(self.again_asked)
        self._show_page, self._back_page = self._words_page(), self._typed_page()
        inside = column(10, (18, 14, 18, 14))
        inside.addLayout(card_head(theme, "lock", nl("Uw nieuwe wachtzin")))
        inside.addWidget(self._show_page)
        inside.addWidget(self._back_page)
        self.setLayout(inside)
        self.hide()

    def _words_page(self) -> QWidget:
        theme = self._theme
        inside = column(10)
        told = nl("Schrijf de woorden op papier, in deze volgorde. U ziet ze maar een keer.")
        inside.addWidget(RunLabel(theme, told, "body"))
        inside.addLayout(self._grid)
        told = nl("Tot u ze hebt teruggetypt, geldt uw oude wachtzin.")
        inside.addWidget(RunLabel(theme, told, "secondary", tone="inkt_600"))
        inside.addLayout(foot_of(theme, self.stop_button, self.written_button))
        page = QWidget()
        page.setLayout(inside)
        return page

    def _typed_page(self) -> QWidget:
        theme = self._theme
        inside = column(6)
        inside.addWidget(self.message)
        for field in (self.old, self.new):
            inside.addWidget(RunLabel(theme, field.accessibleName(), "small_body", bold=True))
            inside.addWidget(field)
        told = nl("Niet goed opgeschreven? Neem dan andere woorden; de vorige gelden niet meer.")
        inside.addWidget(RunLabel(theme, told, "secondary", tone="inkt_600"))
        inside.addLayout(foot_of(theme, self.again_button, self.change_button))
        page = QWidget()
        page.setLayout(inside)
        return page

    def show_words(self, words: tuple[str, ...] | None) -> None:
        """Fresh words, large and numbered; None takes all of it off the screen."""
        empty_out(self._grid)
        for field in (self.old, self.new):
            field.wipe()
        self.show_refusal("", None)
        self.setVisible(words is not None)
        if words is None:
            return
        for at, word in enumerate(words):
            inside = row(12, (14, 8, 14, 8))
            inside.addWidget(RunLabel(self._theme, str(at + 1), "body", tone="inkt_600", wrap=False))
            inside.addWidget(RunLabel(self._theme, word, "question", wrap=False), 1)
            card = Panel("calm", inside)
            card.setAccessibleName(on_screen(nl("woord {number}: {word}", number=at + 1, word=word)))
            self._grid.addWidget(card, at // _ACROSS, at % _ACROSS)
        self._back_page.hide()
        self._show_page.show()
        self.written_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_back(self) -> None:
        """The words go off the screen; the fields come."""
        empty_out(self._grid)
        self._show_page.hide()
        self._back_page.show()
        self.old.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refusal(self, field: str, message: Message | None) -> None:
        """Above the fields, the one it is about marked."""
        self.message.show_message(message)
        self.old.show_error(field == "old")
        self.new.show_error(field == "new")
        if message is not None:
            (self.new if field == "new" else self.old).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_busy(self, is_busy: bool) -> None:
        """Stretching a passphrase takes a second or two."""
        self._is_busy = is_busy
        self.change_button.setEnabled(not is_busy)
        self.change_button.rename(nl("Bezig met wijzigen") if is_busy else nl("Wijzig mijn wachtzin"))

    def send(self) -> None:
        """Hand over what was typed; the fields are empty after it."""
        if len(self.old) and len(self.new) and not self._is_busy:
            self.typed.emit(self.old.take(), self.new.take())
        elif not self._is_busy:
            (self.new if len(self.old) else self.old).setFocus(Qt.FocusReason.OtherFocusReason)
