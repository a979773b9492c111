"""Reading aid for a tolk on the telephone: one large Dutch sentence at a time, to be read aloud."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from desktop.ui.theme import Theme
from desktop.ui.tokens import Script
from desktop.ui.tolk_bar.sheet import Page
from desktop.ui.widgets.boxes import column, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.sentence_pages import SentencePages
from desktop.usecases.tolk_sentences import TolkPage

_ON = (Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_PageDown)
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_PageUp, Qt.Key.Key_Backspace)


class ReadingPage(Page):
    """Space and arrows page, M gives the other words; 1-9 and Enter stay the keys of the talk."""

    title = "Voorlezen voor de tolk"

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.pages: SentencePages | None = None
        self._sentence = RunLabel(theme, "", "reading", bold=True)
        line = theme.font("reading").pixelSize() * theme.line_height(Script.LATN)
        self._sentence.setMinimumHeight(2 * math.ceil(line))  # so that the sheet does not jump
        self._where = RunLabel(theme, "", "secondary", tone="inkt_600", wrap=False)
        self._back = self._button("Terug", "chevron_left", "←", -1)
        self._on = self._button("Volgende zin", "chevron_right", "Spatie", 1)
        self._other = Button(theme, "Officiële woorden", icon="rephrase", key="M")
        self._other.clicked.connect(self._turn)
        for button in (self._back, self._on, self._other):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # a focused button would eat the arrows
        foot = row(10)
        for part in (self._back, self._on, self._where):
            foot.addWidget(part)
        foot.addStretch(1)
        foot.addWidget(self._other)
        inside = column(12, (18, 4, 18, 8))
        inside.addWidget(self._sentence, 1)
        inside.addLayout(foot)
        self.setLayout(inside)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.title)
        self.setProperty("ring", "inside")

    def _button(self, words: str, icon: str, key: str, by: int) -> Button:
        button = Button(self._theme, words, icon=icon, key=key, role="primary" if by > 0 else "")
        button.clicked.connect(lambda _on=False: self._move(by))
        return button

    def take_focus(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_page(self, page: TolkPage) -> None:
        """The sentences of the present question."""
        self.pages = SentencePages(page) if self.pages is None else self.pages.shown_page(page)
        self._show()

    def _move(self, by: int) -> None:
        if self.pages is not None:
            self.pages = self.pages.moved(by)
            self._show()

    def _turn(self) -> None:
        if self.pages is not None:
            self.pages = self.pages.turned()
            self._show()

    def _show(self) -> None:
        pages = self.pages
        if pages is None:
            return
        self._sentence.say(pages.sentence)
        kind = "officieel" if pages.is_official else "eenvoudig"
        self._where.say(f"zin {pages.at + 1} van {len(pages.sentences)} · {kind}")
        self._back.setEnabled(pages.at > 0)
        self._on.setEnabled(not pages.is_last)
        self._other.rename("Makkelijke woorden" if pages.is_official else "Officiële woorden")
        self._other.setVisible(pages.has_other_wording)
        self.setAccessibleDescription(pages.sentence)
        self.grown.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _ON:
            self._move(1)
        elif key in _BACK:
            self._move(-1)
        elif key == Qt.Key.Key_M:
            self._turn()
        else:
            super().keyPressEvent(event)
