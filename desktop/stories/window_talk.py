"""Answers a story's questions in the interview screen: digits, typed text, clicks, Enter."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.domain.errors import Refusal, RefusalCode
from desktop.stories.model import Given, RawAnswer, RawCell
from desktop.stories.window_cells import CellHands
from desktop.stories.window_driver import Driver, StuckWindow
from desktop.ui.interview.names_area import NamesArea
from desktop.ui.interview.rows_area import RowsArea
from desktop.ui.interview.scales_area import ScalesArea, StepButton
from desktop.ui.interview.view import InterviewScreen
from desktop.ui.messages import message_for
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.fields import LineField, TextField
from desktop.ui.widgets.twin_row import AnswerRow
from desktop.usecases.interview import Interview
from forms.model import AnswerState

W = TypeVar("W", bound=QWidget)


class RefusedInWindow(StuckWindow):
    """An answer was refused; `code` is what the message in the place of the tip stands for."""

    def __init__(self, question: str, code: str) -> None:
        super().__init__(f"{question} is geweigerd ({code})")
        self.code = code


_STATE_KEYS = {
    AnswerState.WEET_NIET: Qt.Key.Key_W,
    AnswerState.WIL_NIET_ZEGGEN: Qt.Key.Key_Z,
    AnswerState.LATER: Qt.Key.Key_L,
    AnswerState.NIET_BEGREPEN: Qt.Key.Key_N,
    AnswerState.NIET_BESPROKEN: Qt.Key.Key_M,
}


class InterviewHands:
    """The interview screen of one talk, answered as a klantmanager does."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver
        screen = driver.screen()
        if not isinstance(screen, InterviewScreen):
            raise StuckWindow("het gesprek is niet open")
        self.screen = screen
        self.wait()
        self.hands = CellHands(driver, screen)

    def wait(self) -> None:
        """Until the talk stands on the screen."""
        self._driver.until(lambda: self.screen.presenter.shown is not None, "het gesprek")

    @property
    def shown(self) -> Interview:
        """What the screen shows now."""
        shown = self.screen.presenter.shown
        if shown is None:
            raise StuckWindow("het gesprek toont niets")
        return shown

    def is_at(self, question: str) -> bool:
        """True when this question is on screen."""
        return self.shown.question.id == question

    def go_to(self, question: str) -> None:
        """Enter until the question is there; straight to it when Enter does not lead there."""
        for _ in range(3):
            here = self.shown.question.id
            if self.is_at(question) or self._is_last():
                break
            self._driver.press(Qt.Key.Key_Return, on=self.screen)
            self._driver.until(self._has_left(here), f"de vraag na {here}")
        if not self.is_at(question):
            self.screen.presenter.go_to(question)
            self._driver.until(lambda: self.is_at(question), f"vraag {question}")

    def _is_last(self) -> bool:
        shown = self.shown.question
        return shown.place == shown.of and shown.theme == max(theme.number for theme in self.shown.themes)

    def _has_left(self, question: str) -> Callable[[], bool]:
        return lambda: not self.is_at(question)

    def give(self, given: Given) -> None:
        """Give one answer and wait until it is shown as taken in. RefusedInWindow when it was refused."""
        self.go_to(given.question)
        if self.shown.guard is not None and given.state != AnswerState.LATER.value:
            raise RefusedInWindow(given.question, RefusalCode.QUESTION_WAITS.value)
        if given.state is not None:
            self._state(AnswerState(given.state))
        elif given.rows:
            for cells in given.rows:
                self._row(cells)
        elif given.raw is not None:
            self._answer(given.raw)
        self._confirm_if_asked(given.question)

    def _answer(self, raw: RawAnswer) -> None:
        kind = self.shown.question.type
        if kind == "parts" and isinstance(raw, Mapping):
            self.hands.cells(raw)
        elif isinstance(raw, Mapping):
            self._steps({key: cell for key, cell in raw.items() if isinstance(cell, str)})
        elif isinstance(self.screen.middle.area, NamesArea):
            for key in (raw,) if isinstance(raw, str) else raw:
                self.hands.named(key)
        elif isinstance(raw, tuple):
            for key in raw:
                self.hands.week_cell(key) if kind == "grid" and "_" in key else self._choose(key)
        elif self._row_of(raw) is not None:
            self._choose(raw)
        elif kind == "sign":
            self.hands.sign(raw)
        else:
            self.type_answer(raw)
            self._finish_field(self.shown.question.id)

    def type_answer(self, text: str) -> QWidget:
        """Type in the field of the present question, in the place of what stands there."""
        field = self.field()
        field.setFocus()
        if isinstance(field, QPlainTextEdit | LineField):
            field.selectAll()
        self._driver.type(text, on=field)
        return field

    def field(self) -> LineField | TextField:
        """The field of the present question; StuckWindow when it has none."""
        area = self.screen.middle.area
        if area is not None:
            for one in area.findChildren(QWidget):
                if isinstance(one, LineField | TextField):
                    return one
        raise StuckWindow(f"{self.shown.question.id} heeft geen veld")

    def field_text(self) -> str:
        """What stands in the field of the present question."""
        field = self.field()
        return field.text() if isinstance(field, LineField) else field.toPlainText()

    def _finish_field(self, question: str) -> None:
        field = self.field()
        held = (Qt.KeyboardModifier.ControlModifier,) if isinstance(field, TextField) else ()
        self._driver.press(Qt.Key.Key_Return, *held, on=field)
        self._driver.until(lambda: not self.is_at(question) or self._is_refused(), f"{question} bewaard")
        if self._is_refused():
            raise RefusedInWindow(question, self._refusal())

    def let_go(self) -> None:
        """What was refused is taken out of its field: it was never kept."""
        if self.shown.guard is None and self._is_refused():
            field = self.field()
            field.setFocus()
            field.selectAll()
            self._driver.press(Qt.Key.Key_Delete, on=field)

    def _refusal(self) -> str:
        """Which refusal the words in the place of the tip stand for."""
        words = self._driver.words()
        for code in RefusalCode:
            if message_for(Refusal(code)).happened in words:
                return code.value
        raise StuckWindow(f"een weigering zonder uitleg bij {self.shown.question.id}")

    def _is_refused(self) -> bool:
        return bool(self.screen.middle.tip.is_alarmed)

    def _row_of(self, key: str) -> AnswerRow | None:
        area = self.screen.middle.area
        rows = area.findChildren(AnswerRow) if area is not None else []
        return next((row for row in rows if row.key == key), None)

    def _choose(self, key: str) -> None:
        row = self._row_of(key)
        if row is None:
            raise StuckWindow(f"{self.shown.question.id}: geen antwoord {key}")
        if self._is_chosen(key):
            return
        place = next((c.place for c in self.shown.question.choices if c.key == key), 0)
        if 1 <= place <= 9 and not isinstance(self._driver.focused(), LineField | TextField):
            self._driver.press(Qt.Key(Qt.Key.Key_0 + place), on=self.screen)
        else:
            self._driver.click(row)
        self._driver.until(lambda: self._is_chosen(key) or self._is_refused(), f"keuze {key}")

    def _is_chosen(self, key: str) -> bool:
        return any(c.key == key and c.is_chosen for c in self.shown.question.choices)

    def _steps(self, lines: Mapping[str, str]) -> None:
        area = self.screen.middle.area
        if not isinstance(area, ScalesArea):
            raise StuckWindow(f"{self.shown.question.id} heeft geen schalen")
        for line in self.shown.question.columns:
            step = lines.get(line.key)
            if step is not None:
                name = f"{line.dutch}: {step},"
                self._driver.click(self._named(StepButton, name))
                self._driver.until(self._has_step(line.key, step), f"stap {line.key}")

    def _has_step(self, line: str, step: str) -> Callable[[], bool]:
        return lambda: any(c.key == line and str(c.value) == step for c in self.shown.question.columns)

    def _row(self, cells: Mapping[str, RawCell]) -> None:
        if not isinstance(self.screen.middle.area, RowsArea):
            raise StuckWindow(f"{self.shown.question.id} heeft geen tabel")
        before = len(self.shown.question.rows)
        self.hands.row_cells(cells)
        self._driver.click(self._named(Button, "Voeg toe"))
        self._driver.until(
            lambda: len(self.shown.question.rows) > before or self._is_refused(), "een regel in de tabel"
        )
        if self._is_refused():
            raise RefusedInWindow(self.shown.question.id, self._refusal())

    def _named(self, kind: type[W], name: str) -> W:
        """The widget that a screen reader would call so (or whose name begins so)."""

        def found() -> list[W]:
            area = self.screen.middle.area
            return [
                one
                for one in (area.findChildren(kind) if area is not None else [])
                if one.isVisible()
                and one.accessibleName().startswith(name)
                and one.focusPolicy() != Qt.FocusPolicy.NoFocus
            ]

        self._driver.until(lambda: bool(found()), f"iets dat '{name}' heet")
        return found()[0]

    def _state(self, state: AnswerState) -> None:
        if self.shown.question.state is state:
            return
        self._driver.press(_STATE_KEYS[state], Qt.KeyboardModifier.AltModifier, on=self.screen)
        self._driver.until(lambda: self.shown.question.state is state, f"stand {state.value}")

    def _confirm_if_asked(self, question: str) -> None:
        if self.is_at(question) and self.shown.question.is_prefilled:
            self._driver.press(Qt.Key.Key_K, Qt.KeyboardModifier.AltModifier, on=self.screen)
            self._driver.until(
                lambda: not (self.is_at(question) and self.shown.question.is_prefilled), "bevestigd"
            )
