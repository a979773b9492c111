"""The words that open a file which went out: shown once, kept nowhere."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from desktop.domain.wording import nl
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.run_label import RunLabel


class WordsCard(Panel):
    """Hidden while there are none. `closed` once somebody said that she has them."""

    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("tip")
        self._words = RunLabel(theme, "", "panel", bold=True)
        self.done_button = Button(theme, nl("Ik heb ze"), icon="check", role="primary")
        self.done_button.clicked.connect(self._away)
        told = nl("Schrijf ze op of zeg ze door, apart van het bestand. Kleine letters, spaties ertussen.")
        inside = column(8, (16, 14, 16, 14))
        inside.addWidget(RunLabel(theme, nl("Deze woorden openen het bestand"), "body", bold=True))
        inside.addWidget(self._words)
        inside.addWidget(RunLabel(theme, told, "secondary"))
        inside.addWidget(RunLabel(theme, nl("U ziet ze alleen nu. Ze worden niet bewaard."), "secondary"))
        inside.addSpacing(4)
        inside.addWidget(self.done_button)
        self.setLayout(inside)
        self.hide()

    def show_words(self, words: tuple[str, ...]) -> None:
        """Show them, with the keyboard on the button; () takes them away."""
        self._words.say(" ".join(words))
        self.setVisible(bool(words))
        if words:
            self.done_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _away(self) -> None:
        self.show_words(())
        self.closed.emit()
