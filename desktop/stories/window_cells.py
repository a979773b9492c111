"""Hands for answers of many cells: parts, rows, a week, a name among many, a signature."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton, QWidget

from desktop.stories.model import RawCell
from desktop.stories.window_driver import Driver, StuckWindow
from desktop.ui.interview.row_cell import RowCell
from desktop.ui.interview.view import InterviewScreen
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.fields import ChoiceField, LineField, TextField
from desktop.ui.widgets.ink_pad import InkPad
from desktop.ui.widgets.twin_row import AnswerRow
from desktop.ui.widgets.week_grid import WeekCell
from desktop.usecases.interview import ColumnShown, Interview
from forms.question_types.seen import strokes_of


class CellHands:
    """Points and types in the cells of the present question."""

    def __init__(self, driver: Driver, screen: InterviewScreen) -> None:
        self._driver, self._screen = driver, screen

    @property
    def _shown(self) -> Interview:
        shown = self._screen.presenter.shown
        if shown is None:
            raise StuckWindow("het gesprek toont niets")
        return shown

    def _area(self) -> QWidget:
        area = self._screen.middle.area
        if area is None:
            raise StuckWindow("er is geen antwoord te geven")
        return area

    def _refused(self) -> bool:
        return bool(self._screen.middle.tip.is_alarmed)

    def _wait(self, holds: Callable[[], bool], what: str) -> None:
        self._driver.until(lambda: holds() or self._refused(), what)
        if self._refused():
            raise StuckWindow(f"{self._shown.question.id} is geweigerd: {what}")

    def _column(self, key: str) -> ColumnShown:
        return next(one for one in self._shown.question.columns if one.key == key)

    def _stop(self, name: str) -> QWidget:
        def found() -> list[QWidget]:
            return [w for w in self._area().findChildren(QWidget) if w.property("stop") == name]

        self._driver.until(lambda: bool(found()) and found()[0].isVisible(), name)
        return found()[0]

    def cells(self, raw: Mapping[str, RawCell]) -> None:
        """A question in parts, cell by cell, as conditions let them appear."""
        for key in [column.key for column in self._shown.question.columns if column.key in raw]:
            self._driver.until(lambda k=key: self._column(k).is_shown, f"cel {key}")  # type: ignore[misc]
            cell = raw[key]
            column = self._column(key)
            if isinstance(cell, tuple):
                for one in cell:
                    if column.grid is not None and "_" in one:
                        self.week_cell(one, column.key)
                    else:
                        self._point(key, one)
            elif any(choice.key == cell for choice in column.choices) and self._has_row(key, cell):
                self._point(key, cell)
            else:
                self._type(key, cell)

    def _has_row(self, column: str, key: str) -> bool:
        rows = self._area().findChildren(AnswerRow)
        return any(row.property("stop") == f"{column}.choice.{key}" for row in rows)

    def _point(self, column: str, key: str) -> None:
        if key not in self._column(column).chosen:
            self._driver.click(self._stop(f"{column}.choice.{key}"))
            self._wait(lambda: key in self._column(column).chosen, f"{column}: {key}")

    def _type(self, key: str, text: str) -> None:
        field = self._stop(f"cell.{key}")
        field.setFocus()
        if isinstance(field, LineField | TextField):
            field.selectAll()
        self._driver.type(self._name_of(self._column(key), text), on=field)
        self._driver.press(Qt.Key.Key_Tab, on=field)
        before = self._column(key).raw
        if not text.strip() or text == before:
            return
        self._wait(lambda: bool(self._column(key).raw), f"cel {key}")

    @staticmethod
    def _name_of(column: ColumnShown, text: str) -> str:
        """Countries and languages are typed by name."""
        return next((one.dutch for one in column.choices if one.key == text), text)

    def row_cells(self, cells: Mapping[str, RawCell]) -> None:
        """The form of one row, cell by cell; it is given by its button."""
        for column in self._shown.question.columns:
            raw = cells.get(column.key)
            if raw is None:
                continue
            cell = next(one for one in self._area().findChildren(RowCell) if one.column.key == column.key)
            self._driver.until(cell.isVisible, f"cel {column.key}")
            field = cell.field
            if isinstance(field, ChoiceField) and isinstance(raw, str):
                field.choose(raw)
                field.activated.emit(field.currentIndex())
            elif isinstance(raw, tuple):
                for key in raw:
                    self._press_in(field, key)
            else:
                field.setFocus()
                self._driver.type(self._name_of(column, raw), on=field)
                self._driver.press(Qt.Key.Key_Tab, on=field)

    def _press_in(self, field: QWidget, key: str) -> None:
        for week in field.findChildren(WeekCell):
            if week.key == key:
                self._driver.click(week)
                return
        for button in field.findChildren(QToolButton):
            if button.property("stop") == f"many.{key}":
                self._driver.click(button)
                return
        raise StuckWindow(f"geen keuze {key}")

    def week_cell(self, key: str, column: str = "") -> None:
        """One part of one day."""
        cell = next(one for one in self._area().findChildren(WeekCell) if one.key == key)

        def chosen() -> tuple[str, ...]:
            if column:
                return self._column(column).chosen
            grid = self._shown.question.grid
            return grid.chosen if grid is not None else ()

        if key not in chosen():
            self._driver.click(cell)
            self._wait(lambda: key in chosen(), f"week {key}")

    def named(self, key: str) -> None:
        """A name among many: typed, then Enter."""
        choices = self._shown.question.choices
        one = next((c for c in choices if key in (c.key, c.dutch)), None)
        if one is None:
            raise StuckWindow(f"{self._shown.question.id}: geen naam {key}")
        if one.is_chosen:
            return
        rows = [row for row in self._area().findChildren(AnswerRow) if row.key == one.key]
        if rows:
            self._driver.click(rows[0])
        else:
            field = self._stop("field")
            field.setFocus()
            self._driver.type(one.dutch, on=field)
            self._driver.press(Qt.Key.Key_Return, on=field)
        self._wait(
            lambda: any(c.key == one.key and c.is_chosen for c in self._shown.question.choices), one.dutch
        )

    def sign(self, ink: str) -> None:
        """Strokes with the mouse, then 'Klaar'."""
        pad = self._area().findChild(InkPad)
        if not isinstance(pad, InkPad):
            raise StuckWindow(f"{self._shown.question.id} heeft geen handtekening")
        paper = pad.paper()

        def at(point: tuple[int, int]) -> QPoint:
            x, y = point
            return QPoint(
                round(paper.left() + x * paper.width() / 1000), round(paper.top() + y * paper.height() / 1000)
            )

        left = Qt.MouseButton.LeftButton
        for stroke in strokes_of(ink):
            QTest.mousePress(pad, left, pos=at(stroke[0]))
            for point in stroke[1:]:
                QTest.mouseMove(pad, at(point))
            QTest.mouseRelease(pad, left, pos=at(stroke[-1]))
        done = self._stop("done")
        if isinstance(done, Button):
            self._driver.click(done)
        self._wait(lambda: bool(self._shown.question.ink), "handtekening")
