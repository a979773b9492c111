"""Reading aid for a tolk on the telephone: one large Dutch sentence at a time, to be read aloud."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.theme import Theme
from desktop.ui.tokens import Script
from desktop.ui.tolk_bar.sheet import Page
from desktop.ui.widgets.boxes import column
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.sentence_pages import SentencePages
from desktop.ui.widgets.sentence_turner import SentenceTurner
from desktop.ui.widgets.wrap_row import WrapRow
from desktop.usecases.tolk_sentences import TolkPage


class ReadingPage(Page):
    """Space and arrows page, M gives the other words; 1-9 and Enter stay the keys of the talk."""

    title = nl("Voorlezen voor de tolk")

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._sentence = RunLabel(theme, "", "reading", bold=True)
        line = theme.font("reading").pixelSize() * theme.line_height(Script.LATN)
        self._sentence.setMinimumHeight(2 * math.ceil(line))  # so that the sheet does not jump
        self._where = RunLabel(theme, "", "secondary", tone="inkt_600", wrap=False)
        self.turner = SentenceTurner(theme, self._show, next_role="primary")
        foot = WrapRow(10)
        for part in (self.turner.back, self.turner.on, self._where):
            foot.put(part)
        foot.put_gap()
        foot.put(self.turner.other)
        inside = column(12, (18, 4, 18, 8))
        inside.addWidget(self._sentence, 1)
        inside.addLayout(foot)
        self.setLayout(inside)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(on_screen(self.title))
        self.setProperty("ring", "inside")

    def take_focus(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_page(self, page: TolkPage) -> None:
        """The sentences of the present question."""
        self.turner.show_page(page)

    def _show(self, pages: SentencePages) -> None:
        self._sentence.say(pages.sentence)
        kind = nl("officieel") if pages.is_official else nl("eenvoudig")
        self._where.say(
            nl(
                "zin {number} van {count} · {kind}",
                number=pages.at + 1,
                count=len(pages.sentences),
                kind=kind,
            )
        )
        self.setAccessibleDescription(on_screen(pages.sentence))
        self.grown.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.turner.press(event.key()):
            super().keyPressEvent(event)
