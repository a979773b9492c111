"""An answer of one field: text, date, number, country; with the words of the value beside it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.ui.interview.answer_areas import AnswerArea, SpinePaper, choice_rows
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import column, row
from desktop.ui.widgets.fields import LineField, TextField
from desktop.ui.widgets.pictogram import Pictogram
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.twin_row import TwinGrid
from desktop.usecases.interview import Interview, QuestionShown

_LONG_FROM = 120
#: type -> placeholder, hint under the field
_HINTS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "date": ("dag-maand-jaar", "Bijvoorbeeld 20-7-2026"),
        "date_partial": (
            "dag-maand-jaar, of alleen het jaar",
            "Weet u alleen het jaar? Schrijf dan het jaar.",
        ),
        "date_or_not_yet": ("dag-maand-jaar", "Bijvoorbeeld 20-7-2026"),
        "country": ("naam van het land", "Bijvoorbeeld Eritrea"),
        "bsn": ("negen cijfers", "Neem het over van de brief of de pas"),
        "v_nummer": ("tien cijfers", "Neem het over van de pas"),
    }
)


def hint_for(question: QuestionShown) -> tuple[str, str]:
    """Placeholder and hint of a one-field question, with its limits where it has them."""
    if question.type == "int":
        least, most = question.limits.get("min", ""), question.limits.get("max", "")
        return "getal", f"Een getal van {least} tot en met {most}" if least and most else ""
    return _HINTS.get(question.type, ("", ""))


class FieldArea(AnswerArea):
    """The Dutch half holds the field. The other half shows, in words, what the field was understood as."""

    def __init__(self, theme: Theme, shown: Interview) -> None:
        super().__init__()
        question = shown.question
        self._theme = theme
        self._is_setting = False
        placeholder, hint = hint_for(question)
        self._field: LineField | TextField
        if question.type == "text" and int(question.limits.get("max_length", "2000")) > _LONG_FROM:
            self._field = TextField(theme, question.simple, role="answer", lines=4)
            self._field.textChanged.connect(self._changed)
            self._field.finished.connect(self.entered)
        else:
            self._field = LineField(theme, question.simple, role="answer", placeholder=placeholder)
            self._field.textEdited.connect(lambda _text: self._changed())
            self._field.returnPressed.connect(self.entered)
        self._field.left_field.connect(self.left)
        self._words = RunLabel(theme, "", "answer", tone="inkt_600")
        inside = column(0)
        inside.addWidget(self._twin(question, hint))
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

    def _text(self) -> str:
        return self._field.toPlainText() if isinstance(self._field, TextField) else self._field.text()

    def _cursor(self) -> int:
        if isinstance(self._field, TextField):
            return self._field.textCursor().position()
        return self._field.cursorPosition()

    def _changed(self) -> None:
        if not self._is_setting:
            self.typed.emit(self._text(), self._cursor())

    def _put(self, text: str) -> None:
        self._is_setting = True
        if isinstance(self._field, TextField):
            self._field.put_text(text)
        elif self._field.text() != text:
            self._field.setText(text)
        self._is_setting = False

    def show_answer(self, shown: Interview) -> None:
        question = shown.question
        if not self._field.hasFocus():
            self._put(question.draft.text if question.draft is not None else question.raw)
        same = question.words.casefold() == question.raw.casefold()
        self._words.say("" if same or question.state is not None else question.words)
        for answer, choice in zip(self._rows, question.choices, strict=True):
            answer.show_choice(choice.is_chosen, question.state is not None)

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
