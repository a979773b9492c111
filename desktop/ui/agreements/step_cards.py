"""The open block in words: what was chosen, and what the plan says by itself with the questions behind it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from desktop.domain.wording import joined, nl
from desktop.ui.dossier_page.parts import act_button
from desktop.ui.pip_board.facts import NumberTag
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, empty_out, hair_line, row
from desktop.ui.widgets.marks import Chip
from desktop.ui.widgets.pictogram import Pictogram
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.wrap_row import WrapRow
from desktop.usecases.plan_steps import AgreedBlock, AgreedLine, SourceShown, StepShown


def source_tags(
    theme: Theme, sources: tuple[SourceShown, ...], what: str, jump: Callable[[str], None]
) -> list[NumberTag]:
    """A tag for each question a line comes from."""
    tags = []
    for source in sources:
        tag = NumberTag(theme, source.number, what)
        tag.clicked.connect(lambda _on=False, q=source.question: jump(q))
        tags.append(tag)
    return tags


class LineList(Panel):
    """What the plan says by itself."""

    def __init__(self, theme: Theme, jump: Callable[[str], None]) -> None:
        super().__init__("sheet")
        self._theme, self._jump = theme, jump
        self._inside = column(6, (16, 12, 16, 12))
        self.setLayout(self._inside)

    def show_block(self, block: AgreedBlock) -> None:
        empty_out(self._inside)
        theme = self._theme
        self._inside.addWidget(RunLabel(theme, nl("Dit zegt het plan"), "panel"))
        if not block.lines:
            words = block.waits_for or nl("Hier staat nog niets.")
            self._inside.addWidget(RunLabel(theme, words, "body", tone="inkt_600"))
        for part, about in (
            ([line for line in block.lines if line.is_on_page], ""),
            ([line for line in block.lines if not line.is_on_page], nl("Op de lijst bij het plan")),
        ):
            if part and about:
                self._inside.addWidget(RunLabel(theme, about, "secondary", tone="inkt_600"))
            for line in part:
                self._inside.addLayout(self._line(line))

    def _line(self, line: AgreedLine) -> QHBoxLayout:
        one = row(8, (0, 0, 5, 0))
        one.addWidget(RunLabel(self._theme, line.text, "body"), 1)
        for tag in source_tags(self._theme, line.sources, line.text, self._jump):
            one.addWidget(tag, 0, Qt.AlignmentFlag.AlignTop)
        return one


class StepList(Panel):
    """What was chosen for this block; ended ones below, to take up again."""

    change_asked = Signal(object)  # StepShown
    ended = Signal(str)
    taken_up = Signal(str)
    answer_chosen = Signal(str, int)

    def __init__(self, theme: Theme) -> None:
        super().__init__("card")
        self._theme = theme
        self._inside = column(10, (16, 12, 16, 12))
        self.setLayout(self._inside)

    def show_block(self, block: AgreedBlock) -> None:
        empty_out(self._inside)
        theme = self._theme
        self._inside.addWidget(RunLabel(theme, nl("Gekozen afspraken: wie doet wat, wanneer"), "panel"))
        if not block.steps:
            words = nl("Nog niets gekozen. Kies uit de lijst, of schrijf een eigen afspraak.")
            self._inside.addWidget(RunLabel(theme, words, "body", tone="inkt_600"))
        for i, step in enumerate(block.steps):
            if i:
                self._inside.addWidget(hair_line())
            self._inside.addLayout(self._step(step))
        if block.ended:
            self._inside.addWidget(hair_line())
            self._inside.addWidget(RunLabel(theme, nl("Niet meer in het plan"), "secondary", tone="inkt_600"))
            for step in block.ended:
                self._inside.addLayout(self._ended(step))

    def _step(self, step: StepShown) -> QHBoxLayout:
        theme = self._theme
        words: QVBoxLayout = column(3)
        said = nl("‘{text}’", text=step.text) if step.is_own else step.text
        words.addWidget(RunLabel(theme, said, "body", bold=True))
        if step.is_disputed:
            self._two_answers(step, words)
        else:
            facts = joined(" · ", (part for part in (step.who_words, step.by_words) if part))
            tone = "steen_700" if step.is_late else "inkt_600"
            late = nl("{facts} (voorbij)", facts=facts) if step.is_late else facts
            words.addWidget(RunLabel(theme, late, "secondary", tone=tone, bold=step.is_late))
        words.addWidget(RunLabel(theme, step.paper_words, "secondary", tone="inkt_600"))
        buttons = WrapRow(8, (0, 4, 0, 2))
        if step.mark_words:
            buttons.addWidget(Chip(theme, step.mark_words, "info", "lock").let_wrap())
        if not step.is_disputed:
            buttons.addWidget(
                act_button(
                    theme, nl("Wie en wanneer"), step.text, lambda: self.change_asked.emit(step), "pencil"
                )
            )
        buttons.addWidget(act_button(theme, nl("Haal weg"), step.text, lambda: self.ended.emit(step.key)))
        words.addLayout(buttons)
        one = row(12)
        if step.picture and theme.tokens.factor < 1.3:
            picture = Pictogram(theme, step.picture, theme.scaled(44))
            one.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        one.addLayout(words, 1)
        return one

    def _two_answers(self, step: StepShown, words: QVBoxLayout) -> None:
        told = RunLabel(
            self._theme, nl("Twee antwoorden, op twee laptops. Welk wordt het?"), "secondary", tone="zon_700"
        )
        words.addWidget(told)
        for n, answer in enumerate(step.answers):
            one = row(8)
            one.addWidget(RunLabel(self._theme, answer, "body"), 1)
            pick = act_button(self._theme, nl("Kies dit"), answer, self._picks(step.key, n), "check")
            one.addWidget(pick, 0, Qt.AlignmentFlag.AlignTop)
            words.addLayout(one)

    def _picks(self, key: str, n: int) -> Callable[[], None]:
        return lambda: self.answer_chosen.emit(key, n)

    def _ended(self, step: StepShown) -> QHBoxLayout:
        one = row(8)
        one.addWidget(RunLabel(self._theme, step.text, "body", tone="inkt_600"), 1)
        again = act_button(
            self._theme, nl("Neem weer op"), step.text, lambda: self.taken_up.emit(step.key), "again"
        )
        one.addWidget(again)
        return one
