"""The buttons and keys that page through sentences: one back, one on, the other wording."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from desktop.domain.wording import nl
from desktop.ui.theme import Theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.sentence_pages import SentencePages
from desktop.usecases.tolk_sentences import TolkPage

_ON = (Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_PageDown)
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_PageUp, Qt.Key.Key_Backspace)


class SentenceTurner:
    """Holds which sentence stands there; `show` is called whenever it is another one."""

    def __init__(
        self, theme: Theme, show: Callable[[SentencePages], None], *, size: str = "", next_role: str = ""
    ) -> None:
        self.pages: SentencePages | None = None
        self._show = show
        self.back = Button(theme, nl("Terug"), icon="chevron_left", key="←", size=size)
        self.on = Button(
            theme, nl("Volgende zin"), icon="chevron_right", key="Spatie", role=next_role, size=size
        )
        self.other = Button(theme, nl("Officiële woorden"), icon="rephrase", key="M", size=size)
        self.back.clicked.connect(lambda: self.move(-1))
        self.on.clicked.connect(lambda: self.move(1))
        self.other.clicked.connect(self.turn)
        for button in (self.back, self.on, self.other):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # a focused button would eat the arrows

    def show_page(self, page: TolkPage) -> None:
        """The sentences of the present question; another question begins at its first sentence."""
        self._put(SentencePages(page) if self.pages is None else self.pages.shown_page(page))

    def move(self, by: int) -> None:
        """So many sentences on, or back."""
        if self.pages is not None:
            self._put(self.pages.moved(by))

    def turn(self) -> None:
        """The other wording."""
        if self.pages is not None:
            self._put(self.pages.turned())

    def press(self, key: int, also_on: int = 0, also_back: int = 0) -> bool:
        """True when the key pages or turns; `also_on` and `also_back` are keys of one place only."""
        if key in (*_ON, also_on):
            self.move(1)
        elif key in (*_BACK, also_back):
            self.move(-1)
        elif key == Qt.Key.Key_M:
            self.turn()
        else:
            return False
        return True

    def _put(self, pages: SentencePages) -> None:
        self.pages = pages
        self.back.setEnabled(pages.at > 0)
        self.on.setEnabled(not pages.is_last)
        self.other.rename(nl("Makkelijke woorden") if pages.is_official else nl("Officiële woorden"))
        self.other.setVisible(pages.has_other_wording)
        self._show(pages)
