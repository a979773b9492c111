"""The window for a tolk in the room: sentence, theme, how many questions come after this one."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QLayout, QWidget

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import column
from desktop.ui.widgets.focus_ring import FocusRing
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.second_screen import SecondWindow
from desktop.ui.widgets.sentence_pages import SentencePages
from desktop.ui.widgets.sentence_turner import SentenceTurner
from desktop.ui.widgets.wrap_row import WrapRow
from desktop.usecases.tolk_sentences import TolkPage


class TolkPageWindow(SecondWindow):
    """Space, arrows and a click page; M gives the other wording; F10 closes. Nothing else does anything."""

    def __init__(self, app: QApplication, theme: Theme) -> None:
        super().__init__()
        self.setLocale(QLocale(QLocale.Language.Dutch))
        self._theme = theme
        self._theme_title = RunLabel(theme, "", "title", wrap=False)
        trailing = Qt.AlignmentFlag.AlignRight
        self._left = RunLabel(theme, "", "client_answer", tone="inkt_600", align=trailing)
        self._sentence = RunLabel(theme, "", "client_question", bold=True)
        self._sentence.setAccessibleDescription(on_screen(nl("Deze zin zegt u nu")))
        self._count = RunLabel(theme, "", "client_answer", tone="inkt_600", wrap=False)
        self.turner = SentenceTurner(theme, self._show, size="main")
        inside = column(18, (56, 36, 56, 36))
        inside.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        head = WrapRow(18)
        head.put(self._theme_title)
        head.put(self._left, 1, least=theme.scaled(300))
        inside.addLayout(head)
        inside.addStretch(2)
        inside.addWidget(self._sentence)
        inside.addStretch(3)
        foot = WrapRow(16)
        for part in (self.turner.back, self.turner.on, self._count):
            foot.put(part)
        foot.put_gap()
        foot.put(self.turner.other)
        inside.addLayout(foot)
        self.setLayout(inside)
        self._ring = FocusRing(self, theme, app)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def open_beside(self, desk_window: QWidget) -> None:
        """On the other screen, or over the desk window."""
        super().open_beside(desk_window)
        self.setFocus()

    def show_page(self, page: TolkPage) -> None:
        """The sentences of the present question; another question begins at its first sentence."""
        self.turner.show_page(page)

    def _show(self, pages: SentencePages) -> None:
        self._theme_title.say(pages.page.theme_title)
        left = pages.page.left
        self._left.say(
            nl("laatste vraag van dit onderwerp")
            if left == 0
            else nl("nog {left} na deze vraag in dit onderwerp", left=left)
        )
        self._sentence.say(pages.sentence)
        self._count.say(nl("zin {number} van {count}", number=pages.at + 1, count=len(pages.sentences)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Every other key does nothing here, on purpose."""
        if event.key() == Qt.Key.Key_F10:
            self.close()
        else:
            self.turner.press(event.key(), Qt.Key.Key_Down, Qt.Key.Key_Up)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click in the left quarter pages back, elsewhere on."""
        is_back = event.position().x() < self.width() / 4
        self.turner.move(-1 if is_back else 1)
