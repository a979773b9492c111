"""An answer of one field: text, story, date, number; with the words of the value beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.domain.wording import nl
from desktop.ui.interview.answer_areas import STOP, AnswerArea, choice_rows, mark_pointed
from desktop.ui.interview.answer_paper import SpinePaper
from desktop.ui.interview.typing_field import hint_for, typing_field, understood, understood_words
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import column, row
from desktop.ui.widgets.fields import TextField, cursor_of, put_text, text_of
from desktop.ui.widgets.pictogram import Pictogram
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.twin_row import TwinGrid
from desktop.usecases.interview import Interview, QuestionShown


class FieldArea(AnswerArea):
    """The Dutch half holds the field. The other half shows, in words, what the field was understood as."""

    def __init__(self, theme: Theme, shown: Interview) -> None:
        super().__init__()
        question = shown.question
        self._theme = theme
        self._is_setting = self._shows_spelled = False
        lines = 6 if question.type == "long_text" else 4
        self._field = typing_field(theme, question.simple, question.type, question.limits, lines=lines)
        self._field.setProperty(STOP, "field")
        if isinstance(self._field, TextField):
            self._field.textChanged.connect(self._changed)
            self._field.finished.connect(self.entered)
        else:
            self._field.textEdited.connect(lambda _text: self._changed())
            self._field.returnPressed.connect(self.entered)
        self._field.left_field.connect(self.left)
        self._words = understood(theme, question.type, shown.language)
        inside = column(0)
        inside.addWidget(self._twin(question, hint_for(question.type, question.limits)[1]))
        self._rows = choice_rows(
            theme, question.choices, shown.language, True, self.chosen.emit, lambda _row, _by: None
        )
        for answer in self._rows:
            inside.addWidget(answer)
        self.setLayout(inside)
        self._put(question.draft.text if question.draft is not None else question.raw)
        self.show_answer(shown)

    def _twin(self, question: QuestionShown, hint: str) -> QWidget:
        paper = SpinePaper(self._theme)
        left = QWidget()
        inside = column(6, (16, 14, 16, 14))
        inside.addWidget(self._field)
        if hint:
            inside.addWidget(RunLabel(self._theme, hint, "secondary", tone="inkt_600"))
        inside.addStretch(1)
        left.setLayout(inside)
        right = QWidget()
        reading = column(4, (16, 14, 16, 14))
        reading.addStretch(1)
        reading.addWidget(self._words)
        reading.addStretch(1)
        right.setLayout(reading)
        middle = row(0, (0, 8, 0, 8))
        middle.addStretch(1)
        middle.addWidget(Pictogram(self._theme, question.picture, self._theme.px("picture_row") + 14))
        middle.addStretch(1)
        paper.spine.setLayout(middle)
        paper.setLayout(TwinGrid(self._theme, left, paper.spine, right))
        return paper

    def _changed(self) -> None:
        if not self._is_setting:
            self.typed.emit(text_of(self._field), cursor_of(self._field))

    def _put(self, text: str) -> None:
        self._is_setting = True
        put_text(self._field, text)
        self._is_setting = False

    def show_answer(self, shown: Interview) -> None:
        question = shown.question
        if not self._field.hasFocus():
            self._put(question.draft.text if question.draft is not None else question.raw)
        self._words.say("" if question.state is not None else understood_words(question))
        for answer, choice in zip(self._rows, question.choices, strict=True):
            answer.show_choice(choice.is_chosen, question.state is not None)

    def show_pointed(self, pointed: Interview | None) -> None:
        mark_pointed(self._rows, pointed.question.choices if pointed is not None else None)
        spelled = pointed.question.raw if pointed is not None and pointed.question.state is None else ""
        if self._shows_spelled or spelled:
            self._shows_spelled = bool(spelled)
            self._words.say(nl("Aangewezen: {words}", words=spelled) if spelled else "")
            self._words.embolden(bool(spelled), "klei_700" if spelled else "inkt_600")

    def show_error(self, wrong: bool) -> None:
        self._field.show_error(wrong)

    def take_focus(self) -> None:
        self._field.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(self._field, TextField):
            cursor = self._field.textCursor()
            cursor.movePosition(cursor.MoveOperation.End)
            self._field.setTextCursor(cursor)
        else:
            self._field.end(False)
