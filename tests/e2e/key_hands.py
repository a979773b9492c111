"""A klantmanager without a mouse: every answer with keys only, each key counted.

Nothing here gives a widget the keyboard or calls what is behind a screen: keys go to where the cursor is,
and what the screen shows is only read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from desktop.stories.model import Given, RawAnswer, RawCell
from desktop.stories.window_driver import Driver
from desktop.ui.interview.view import InterviewScreen
from desktop.ui.widgets.button import Button
from desktop.usecases.interview import ColumnShown, Interview, QuestionShown
from forms.model import AnswerState

Key = Qt.Key
CONTROL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
_STATES = {
    AnswerState.WEET_NIET: Key.Key_W,
    AnswerState.WIL_NIET_ZEGGEN: Key.Key_Z,
    AnswerState.LATER: Key.Key_L,
    AnswerState.NIET_BEGREPEN: Key.Key_N,
    AnswerState.NIET_BESPROKEN: Key.Key_M,
}
_MANY = 150
_FIELDS = (QLineEdit, QPlainTextEdit)


def stop_of(widget: QWidget) -> str:
    """The name of a place of the keyboard ('choice.ja'), '' where it has none."""
    name = widget.property("stop")
    return name if isinstance(name, str) else ""


class KeyHands:
    """Ten fingers. `count` goes up with every key, a letter or a key with Ctrl alike."""

    def __init__(self, driver: Driver, screen: InterviewScreen) -> None:
        self.driver, self.screen, self.count = driver, screen, 0

    # --- keys

    def press(self, key: Qt.Key, *held: Qt.KeyboardModifier, times: int = 1) -> None:
        for _ in range(times):
            self.driver.press(key, *held)
            self.count += 1

    def type(self, text: str) -> None:
        self.driver.type(text)
        self.count += len(text)

    def until(self, holds: Callable[[], bool], what: str) -> None:
        self.driver.until(lambda: holds() or self.is_refused, f"{self.question.id}: {what}")
        assert not self.is_refused, f"{self.question.id}: geweigerd bij {what}"

    def tab_to(self, holds: Callable[[QWidget], bool], what: str, back: bool = False) -> QWidget:
        """Tab until the keyboard is where it should be."""
        for _ in range(_MANY):
            here = self.driver.focused()
            if holds(here):
                return here
            self.press(Key.Key_Backtab if back else Key.Key_Tab, *([SHIFT] if back else []))
        raise AssertionError(f"{self.question.id}: met Tab niet te bereiken: {what}")

    def stand_on(self, stop: str, back: bool = False) -> QWidget:
        return self.tab_to(lambda widget: stop_of(widget) == stop, stop, back)

    # --- reading

    @property
    def shown(self) -> Interview:
        shown = self.screen.presenter.shown
        assert shown is not None
        return shown

    @property
    def question(self) -> QuestionShown:
        return self.shown.question

    @property
    def is_refused(self) -> bool:
        return bool(self.screen.middle.tip.is_alarmed)

    def column(self, key: str) -> ColumnShown:
        return next(one for one in self.question.columns if one.key == key)

    # --- going on

    def next(self) -> None:
        """The next question: Enter, in a story Ctrl+Enter."""
        here = self.question.id
        is_story = isinstance(self.driver.focused(), QPlainTextEdit)
        self.press(Key.Key_Return, *([CONTROL] if is_story else []))
        self.until(lambda: self.question.id != here, f"verder na {here}")

    def open_guard(self, reason: str) -> None:
        """Tab to the field for the reason, type it, Enter."""
        self.tab_to(lambda w: isinstance(w, QLineEdit) and "Waarom" in w.accessibleName(), "de reden")
        self.type(reason)
        self.press(Key.Key_Return)
        self.until(lambda: self.shown.guard is None, "de vraag open")

    def confirm(self) -> None:
        """'Klopt' for what was known before."""
        self.press(Key.Key_K, ALT)
        self.until(lambda: not self.question.is_prefilled, "bevestigd")

    # --- answers

    def give(self, given: Given) -> None:
        """One answer of a story. Typed answers go on to the next question by themselves."""
        question = self.question
        if question.is_prefilled and question.type != "parts":
            self.confirm()
        elif given.state is not None:
            state = AnswerState(given.state)
            self.press(_STATES[state], ALT)
            self.until(lambda: self.question.state is state, state.value)
        elif given.rows:
            for cells in given.rows:
                self._row(cells)
        elif given.raw is not None:
            self._answer(question, given.raw)

    def _answer(self, question: QuestionShown, raw: RawAnswer) -> None:
        if isinstance(raw, Mapping):
            if question.type == "scales":
                self._steps(raw)
            else:
                for column in question.columns:
                    if column.key in raw:
                        self._cell(column.key, raw[column.key])
            return
        keys = (raw,) if isinstance(raw, str) else raw
        if question.type in ("language", "languages", "country"):
            for key in keys:
                self._name(key)
        elif question.type == "grid" and any("_" in key for key in keys):
            for key in keys:
                self._week(key)
        elif all(any(choice.key == key for choice in question.choices) for key in keys):
            for key in keys:
                self._choose(key)
        else:
            self._typed(str(raw))

    def _typed(self, text: str) -> None:
        here = self.question.id
        self.type(text)
        is_story = isinstance(self.driver.focused(), QPlainTextEdit)
        self.press(Key.Key_Return, *([CONTROL] if is_story else []))
        self.until(lambda: self.question.id != here, text)

    def _choose(self, key: str) -> None:
        """Its number; where one types, or past nine: go there, then space."""
        if self._is_chosen(key):
            return
        place = next(choice.place for choice in self.question.choices if choice.key == key)
        if place <= 9 and not isinstance(self.driver.focused(), (*_FIELDS, QComboBox)):
            self.press(Key(Key.Key_0 + place))
        else:
            self._walk_to(f"choice.{key}", back=self.question.type == "list")
            self.press(Key.Key_Space)
        self.until(lambda: self._is_chosen(key), key)

    def _walk_to(self, stop: str, back: bool = False) -> None:
        """Rows of answers are one stop of Tab; the arrows go through them."""
        here = self.driver.focused()
        if "choice." not in stop_of(here):
            self.tab_to(lambda w: "choice." in stop_of(w), stop, back)
        for key in (Key.Key_Down, Key.Key_Up):
            for _ in range(_MANY):
                here = self.driver.focused()
                if stop_of(here) == stop:
                    return
                self.press(key)
                if self.driver.focused() is here:
                    break
        self.stand_on(stop)

    def _is_chosen(self, key: str) -> bool:
        return any(choice.key == key and choice.is_chosen for choice in self.question.choices)

    def _name(self, key: str) -> None:
        """A number, else as many letters as it takes to be the only one meant; Enter takes it."""
        one = next(choice for choice in self.question.choices if choice.key == key)
        if one.is_chosen:
            return
        if key == "geen":  # stands by itself, beside the names
            self.stand_on("choice.geen")
            self.press(Key.Key_Space)
            self.until(lambda: self._is_chosen(key), key)
            return
        names = [choice.dutch.casefold() for choice in self.question.choices]
        self.type(shortest(one.dutch, names))
        self.press(Key.Key_Return)
        self.until(lambda: self._is_chosen(key), one.dutch)

    def _week(self, key: str) -> None:
        """The arrows through the week, space."""
        grid = self.question.grid
        assert grid is not None
        if key in grid.chosen:
            return
        days, parts = [day.key for day in grid.days], [part.key for part in grid.parts]

        def at(cell: str) -> tuple[int, int]:
            day, part = cell.split("_")
            return days.index(day), parts.index(part)

        x, y = at(key)
        here = at(stop_of(self.driver.focused()).removeprefix("week."))
        self.press(Key.Key_Right if x > here[0] else Key.Key_Left, times=abs(x - here[0]))
        self.press(Key.Key_Down if y > here[1] else Key.Key_Up, times=abs(y - here[1]))
        self.press(Key.Key_Space)
        self.until(lambda: self.question.grid is not None and key in self.question.grid.chosen, key)

    def _steps(self, raw: Mapping[str, RawCell]) -> None:
        """A digit per line; the keyboard goes on to the next line by itself."""
        for line in self.question.columns:
            step = str(raw[line.key])
            assert stop_of(self.driver.focused()).startswith(f"{line.key}."), line.key
            self.press(Key(Key.Key_0 + int(step)))
        self.until(
            lambda: all(str(line.value) == str(raw[line.key]) for line in self.question.columns),
            "alle regels",
        )

    def _cell(self, key: str, raw: RawCell) -> None:
        """A cell of a question in parts."""
        self.until(lambda: self.column(key).is_shown, key)
        column = self.column(key)
        keys = (raw,) if isinstance(raw, str) else raw
        if column.type not in ("country", "language") and column.choices:
            for one in keys:
                self._point(key, one)
            return
        self.stand_on(f"cell.{key}")
        text = next((choice.dutch for choice in column.choices if choice.key == raw), str(raw))
        self.press(Key.Key_A, CONTROL)
        self.type(text)
        self.press(Key.Key_Tab)
        self.until(lambda: bool(self.column(key).raw), text)

    def _point(self, column: str, key: str) -> None:
        if key in self.column(column).chosen:
            return
        place = next(choice.place for choice in self.column(column).choices if choice.key == key)
        if place <= 9 and not isinstance(self.driver.focused(), _FIELDS):
            self.press(Key(Key.Key_0 + place))
        else:
            self._walk_to(f"{column}.choice.{key}")
            self.press(Key.Key_Space)
        self.until(lambda: key in self.column(column).chosen, key)

    def _row(self, cells: Mapping[str, RawCell]) -> None:
        """The form of a row, cell by cell; Enter where one types, else the button."""
        before = len(self.question.rows)
        for column in self.question.columns:
            if column.key in cells:
                self._form_cell(column, cells[column.key])
        if isinstance(self.driver.focused(), QLineEdit):
            self.press(Key.Key_Return)
        else:
            self.tab_to(lambda w: isinstance(w, Button) and "Voeg toe" in w.accessibleName(), "Voeg toe")
            self.press(Key.Key_Space)
        self.until(lambda: len(self.question.rows) > before, "een regel")

    def _form_cell(self, column: ColumnShown, raw: RawCell) -> None:
        if column.type in ("multi",):
            for key in raw:
                self.stand_on(f"many.{key}")
                self.press(Key.Key_Space)
            return
        field = self.stand_on(f"cell.{column.key}")
        words = next((choice.dutch for choice in column.choices if choice.key == raw), str(raw))
        if not isinstance(field, QComboBox):
            self.type(words)
            return
        for _ in range(field.count()):
            if field.currentText() == words:
                return
            self.press(Key.Key_Down)
        assert field.currentText() == words, words


def shortest(name: str, names: Sequence[str]) -> str:
    """The fewest first letters that only this name begins with; the whole name where there are none."""
    for length in range(1, len(name)):
        begin = name[:length]
        if sum(one.startswith(begin.casefold()) for one in names) == 1:
            return begin
    return name
