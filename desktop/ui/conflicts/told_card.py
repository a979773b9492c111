"""Calm lines above the choices: what somebody else chose, and answers to a question of before."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from desktop.domain.wording import nl
from desktop.ui.dossier_page.parts import act_button
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, empty_out, hair_line, row
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.choices_shown import EarlierShown, ToldShown


class ToldCard(Panel):
    """`read` key of a choice that was read; `jumped` to the question it is about."""

    read = Signal(str)
    jumped = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__("calm")
        self._theme = theme
        self._inside = column(8, (16, 12, 16, 12))
        self.setLayout(self._inside)
        self.hide()

    def show_told(self, told: tuple[ToldShown, ...]) -> None:
        """Each with why, a way to the question, and 'gezien'."""
        empty_out(self._inside)
        self.setVisible(bool(told))
        for place, one in enumerate(told):
            if place:
                self._inside.addWidget(hair_line())
            self._inside.addLayout(self._line(one))

    def _line(self, one: ToldShown) -> QHBoxLayout:
        theme = self._theme
        words = column(1)
        words.addWidget(RunLabel(theme, one.words, "body", bold=True))
        if one.reason:
            words.addWidget(RunLabel(theme, one.reason, "small_body"))
        line = row(10)
        line.addWidget(Sign(theme, "split", theme.px("icon_small"), "petrol_800"))
        line.addLayout(words, 1)
        if one.question:
            to_question = act_button(
                theme, nl("Naar de vraag"), one.words, lambda: self.jumped.emit(one.question)
            )
            line.addWidget(to_question)
        line.addWidget(act_button(theme, nl("Gezien"), one.words, lambda: self.read.emit(one.key)))
        return line


class EarlierCard(Panel):
    """Kept as they were; nothing has to be done with them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("card")
        self._theme = theme
        self._inside = column(8, (18, 14, 18, 14))
        self.setLayout(self._inside)
        self.hide()

    def show_earlier(self, earlier: tuple[EarlierShown, ...]) -> None:
        """The question as it was asked then, what was answered, and why it is not asked now."""
        theme = self._theme
        empty_out(self._inside)
        self.setVisible(bool(earlier))
        if not earlier:
            return
        title = nl("Antwoord op een eerdere vraag")
        self._inside.addWidget(RunLabel(theme, title, "panel"))
        kept = nl("Deze vragen staan niet in de vragenlijst van dit dossier. De antwoorden blijven bewaard.")
        self._inside.addWidget(RunLabel(theme, kept, "secondary", tone="inkt_600"))
        for one in earlier:
            self._inside.addWidget(hair_line())
            self._inside.addWidget(RunLabel(theme, one.text, "body", bold=True))
            self._inside.addWidget(RunLabel(theme, one.words, "body"))
            self._inside.addWidget(RunLabel(theme, one.why, "secondary", tone="inkt_600"))
