"""The block that is told back: picture, what to ask in two languages, the words, and how it came back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.interview.pointing import spoken_run
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, empty_out, row, scroller
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.marks import Chip, Disc
from desktop.ui.widgets.pictogram import Pictogram
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.scroll_body import ScrollBody
from desktop.ui.widgets.twin_row import translation_mark
from desktop.ui.widgets.wrap_row import WrapRow
from desktop.usecases.ports import Language, Spoken
from desktop.usecases.teach_back import BlockState, TeachBack, ToldBack, ToldBlock

OUTCOMES = (
    (ToldBack.GOOD, nl("Goed"), "check_circle", "1"),
    (ToldBack.PARTLY, nl("Deels"), "partly", "2"),
    (ToldBack.NOT, nl("Niet"), "ear_off", "3"),
)
STATES = {
    BlockState.NOT_ASKED: (nl("nog niet gevraagd"), "plain", "circle"),
    BlockState.GOOD: (nl("goed terugverteld"), "ok", "check"),
    BlockState.AGAIN: (nl("opnieuw uitleggen"), "warn", "again"),
    BlockState.CHANGED: (nl("het plan is veranderd"), "warn", "again"),
}


def state_chip(theme: Theme, block: ToldBlock) -> Chip:
    """'goed terugverteld', 'opnieuw uitleggen' ... with its sign."""
    words, tone, icon = STATES[block.state]
    if block.state is BlockState.AGAIN and block.outcome is not None:
        words = nl(
            "{part}: {words}",
            part=nl("deels") if block.outcome is ToldBack.PARTLY else nl("niet"),
            words=words,
        )
    return Chip(theme, words, tone, icon)


class BlockCard(Panel):
    """`given` = how it came back; `explained` = the words in sight or not."""

    given = Signal(str)
    explained = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("card")
        self._theme = theme
        self._inside = column(10, (24, 18, 24, 10))
        self.buttons: dict[ToldBack, Button] = {}
        whole = column(0)
        whole.addWidget(scroller(ScrollBody(self._inside)), 1)
        whole.addLayout(self._outcomes())
        self.setLayout(whole)

    def _outcomes(self) -> WrapRow:
        """Always in sight, with their keys."""
        is_large = self._theme.tokens.factor > 1.5
        line = WrapRow(4 if is_large else 12, (6, 10, 6, 18) if is_large else (24, 10, 24, 18))
        for outcome, words, icon, key in OUTCOMES:
            button = Button(self._theme, words, icon=icon, key=key, size="main")
            button.clicked.connect(lambda _on=False, o=outcome: self.given.emit(o.value))
            self.buttons[outcome] = button
            line.put(button)
        line.put_gap()
        self.explain_button = Button(self._theme, nl("Leg het uit"), icon="book", key="U", size="main")
        self.explain_button.clicked.connect(self.explained)
        line.put(self.explain_button)
        return line

    def show_block(self, shown: TeachBack, block: ToldBlock, explains: bool) -> None:
        """The question while the person tells; the words beside it while it is explained."""
        theme, language = self._theme, shown.language
        empty_out(self._inside)
        head = WrapRow(12)
        head.put(Disc(theme, str(block.number), theme.scaled(30), role="body"))
        head.put(RunLabel(theme, block.title, "panel"), 1)
        head.put(state_chip(theme, block))
        self._inside.addLayout(head)
        across = row(18)
        if theme.tokens.factor < 1.3:
            picture = Pictogram(theme, block.picture, theme.scaled(96), block.title)
            across.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        twin = QGridLayout()
        twin.setHorizontalSpacing(24)
        twin.setVerticalSpacing(8)
        twin.setColumnStretch(0, 1)
        twin.setColumnStretch(1, 1)
        ask, own_ask = block.ask, block.own_ask
        self._twin(twin, 0, RunLabel(theme, ask, "question"), own_ask, language, "question")
        across.addLayout(twin, 1)
        self._inside.addLayout(across)
        lead = nl("Zeg eerst") if explains else nl("Dit hoort er terug te komen (alleen voor u)")
        self._inside.addWidget(RunLabel(theme, lead, "small_body", bold=True, tone="inkt_600"))
        words = QGridLayout()
        words.setHorizontalSpacing(24)
        words.setVerticalSpacing(8)
        words.setColumnStretch(0, 1)
        words.setColumnStretch(1, 1)
        at = 0
        if explains:
            again = RunLabel(theme, nl("Ik vertel het nog een keer."), "answer", bold=True)
            self._twin(words, at, again, shown.explaining, language, "answer")
            at = 1
        for i, line in enumerate(block.dutch):
            own = block.own[i] if explains and i < len(block.own) else None
            self._twin(words, at + i, RunLabel(theme, line, "answer"), own, language, "answer")
        self._inside.addLayout(words)
        if block.tries:
            times = (
                nl("1 keer gevraagd") if block.tries == 1 else nl("{tries} keer gevraagd", tries=block.tries)
            )
            self._inside.addWidget(RunLabel(theme, times, "secondary", tone="inkt_600"))
        self._inside.addStretch(1)
        self.explain_button.rename(nl("Woorden weg") if explains else nl("Leg het uit"))
        self.setAccessibleName(
            on_screen(nl("Blok {number}, {title}. {ask}", number=block.number, title=block.title, ask=ask))
        )

    def _twin(
        self, grid: QGridLayout, at: int, dutch: QWidget, own: Spoken | None, language: Language, role: str
    ) -> None:
        left = column(0)
        left.addWidget(dutch)
        left.addStretch(1)
        grid.addLayout(left, at, 0)
        if own is None:
            return
        run = spoken_run(own, language)
        holder = column(2)
        holder.addWidget(RunLabel(self._theme, run.text, role, script=run.script, rtl=run.rtl))
        if run.mark:
            holder.addWidget(translation_mark(self._theme, run.mark))
        holder.addStretch(1)
        grid.addLayout(holder, at, 1)
