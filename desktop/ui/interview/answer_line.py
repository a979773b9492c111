"""Of this answer: how it is known, what it replaces, taking it back, its history.

Stands under a tab beside the notes, so that nothing moves when it has something to tell.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent

from desktop.domain.changes import Act, Certainty, Source
from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.interview.act_words import ACTS, CERTAINTIES, SOURCES
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, least_width, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.controls import Segments
from desktop.ui.widgets.fields import ChoiceField
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.interview import AboutAnswer, ActShown, Interview


class AnswerLine(Panel):
    """`noted` gives source and certainty; `act_said` an act; the others are buttons."""

    noted = Signal(str, str)
    act_said = Signal(str)
    withdrawn = Signal()
    history_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("sheet")
        self._theme = theme
        self._certainty = Certainty.CERTAIN
        self._about = AboutAnswer()
        self._source = ChoiceField(
            theme, nl("Hoe weten we dit?"), tuple((source.value, words) for source, words in SOURCES.items())
        )
        self._source.setProperty("scale", "small")
        self._source.setFont(theme.font("small_body"))
        self._source.setMinimumHeight(theme.px("button_small"))
        self._source.setAccessibleDescription(on_screen(nl("toets Alt B")))
        self._source.setToolTip(on_screen(nl("Hoe weten we dit? (Alt+B)")))
        self._source.activated.connect(lambda _at: self._note())
        self._sure = Button(theme, nl("zeker"), key="Alt C", size="small")
        self._sure.setToolTip(on_screen(nl("Zeker, of nog te controleren")))
        self._sure.clicked.connect(self.other_certainty)
        self._words = RunLabel(theme, "", "secondary", tone="inkt_600", wrap=False)
        self._acts = Segments(theme, [(act.value, words, "") for act, words in ACTS.items()], "tab")
        self._acts.picked.connect(self.act_said)
        self._withdraw = Button(theme, nl("Neemt terug"), icon="again", key="Alt T", size="small")
        self._withdraw.setToolTip(on_screen(nl("De persoon neemt dit antwoord terug")))
        self._withdraw.clicked.connect(self.withdrawn)
        self._history = Button(theme, nl("Geschiedenis"), icon="history", key="Alt G", size="small")
        self._history.clicked.connect(self.history_asked)
        self._inside = row(6)
        self._inside.addWidget(self._source)
        self._inside.addWidget(self._sure)
        self._inside.addStretch(1)
        self._inside.addWidget(self._withdraw)
        self._inside.addWidget(self._history)
        told = row(4)
        told.addWidget(self._words)
        told.addWidget(self._acts)
        told.addStretch(1)
        whole = column(2, (10, 4, 10, 2))
        whole.addLayout(self._inside)
        whole.addLayout(told)
        whole.addStretch(1)
        self.setLayout(whole)
        self.show_noted(Source.SAID, Certainty.CERTAIN)

    def show_answer(self, shown: Interview) -> None:
        """How the answer on the screen is known; the usual where none stands."""
        before, about = (self._about, self._certainty), shown.about
        self._about = about
        self.show_noted(about.source or Source.SAID, about.certainty or Certainty.CERTAIN)
        self._show_act(about.act)
        self._withdraw.setEnabled(about.can_withdraw)
        self._history.setEnabled(about.has_history)
        if (about, self._certainty) != before:
            self._fit()

    def show_noted(self, source: Source, certainty: Certainty) -> None:
        """Show these two; announces nothing."""
        self._source.choose(source.value)
        self._certainty = certainty
        self._sure.rename(CERTAINTIES[certainty], "check" if certainty is Certainty.CERTAIN else "question")
        self._sure.setAccessibleName(
            on_screen(nl("Zeker of te controleren: {certainties}", certainties=CERTAINTIES[certainty]))
        )

    def choose_source(self) -> None:
        """Alt+B: the list opens; arrows and Enter choose."""
        self._source.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._source.showPopup()

    def take_focus(self) -> None:
        """The keyboard on how it is known."""
        self._source.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def other_certainty(self) -> None:
        """Alt+C: the other of the two."""
        is_sure = self._certainty is Certainty.CERTAIN
        self._certainty = Certainty.TO_CHECK if is_sure else Certainty.CERTAIN
        self._note()

    def _note(self) -> None:
        self.noted.emit(self._source.chosen(), self._certainty.value)

    def _show_act(self, told: ActShown | None) -> None:
        self._acts.setVisible(told is not None)
        self._words.setVisible(told is not None)
        if told is None:
            return
        short = (
            told.replaced
            if len(told.replaced) <= 24
            else nl("{rstrip} …", rstrip=told.replaced[:22].rstrip())
        )
        self._words.say(nl("Vervangt “{short}”:", short=short))
        self._words.setToolTip(
            on_screen(nl("Vervangt “{replaced}”. Alt+V: de andere.", replaced=told.replaced))
        )
        for act in Act:
            self._acts.button(act.value).setVisible(act in told.possible)
        self._acts.show_picked(told.act.value)
        self._acts.setToolTip("Alt+V")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """What gives way when it is narrow: words of buttons first, then their keys."""
        buttons = (self._history, self._withdraw)
        for button in buttons:
            button.show_words(True)
        self._sure.show_words(True)
        ways: list[Callable[[], None]] = [
            *(partial(button.show_words, False) for button in buttons),
            *(partial(button.show_words, False, False) for button in buttons),
            partial(self._sure.show_words, True, False),
        ]
        for give_way in ways:
            if self.width() <= 1 or least_width(self._inside) + 24 <= self.width():
                return
            give_way()

    def minimumSizeHint(self) -> QSize:
        """Narrow on purpose: what does not fit gives way."""
        return QSize(160, self.minimumHeight())
