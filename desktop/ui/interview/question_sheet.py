"""F2 beside the tip: all about one question; why it is asked, on what ground, what is not written down."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.ui.interview.sheet import Sheet
from desktop.ui.theme import Theme
from desktop.usecases.interview import Interview


class QuestionSheet(Sheet):
    """Read only. The privacy officer and the person beside the klantmanager may look along."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, "Over deze vraag", parent)

    def show_question(self, shown: Interview) -> None:
        """Draw it for the present question."""
        question = shown.question
        self.clear()
        self._title.say(f"Over vraag {question.number}")
        for title, words in (
            ("Officiële vraag", question.official),
            ("Let op", question.tip),
            ("Vraag door", question.probe),
            ("Waarom we dit vragen", question.purpose),
            ("Grondslag", question.legal_basis),
            ("Hoe gevoelig", question.sensitivity),
            ("Wat het oplevert", question.leads_to),
            ("Als iemand iets vertelt dat u niet vraagt", shown.when_told),
        ):
            if words:
                self.say_group(title)
                self.say(words)
        self._body.addStretch(1)
