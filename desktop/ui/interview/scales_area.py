"""Several lines on the same five steps (listening, speaking, reading, writing)."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.interview.answer_areas import AnswerArea
from desktop.ui.interview.pointing import spoken_run
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import column, hair_line, row
from desktop.ui.widgets.icons import draw_sign
from desktop.ui.widgets.pictogram import Pictogram
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.runs import RunText
from desktop.ui.widgets.wrap_row import WrapRow
from desktop.usecases.interview import ChoiceShown, ColumnShown, Interview
from desktop.usecases.ports import Language

_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class StepButton(QAbstractButton):
    """One step of one line: the number in both digit sets, a tick when chosen.

    `moved` across and down; `numbered`: a digit was pressed while the keyboard is in this line.
    """

    moved = Signal(int, int)
    numbered = Signal(int)

    def __init__(self, theme: Theme, line: ColumnShown, step: ChoiceShown) -> None:
        super().__init__()
        self._theme, self._step, self._is_pointed = theme, step, False
        self.setProperty("stop", f"{line.key}.{step.key}")
        self.setCheckable(True)
        self.setText(step.dutch)
        self.setAccessibleName(
            on_screen(nl("{dutch}: {key}, {dutch_2}", dutch=line.dutch, key=step.key, dutch_2=step.dutch))
        )
        self.setToolTip(on_screen(step.dutch))
        self.setMinimumSize(theme.scaled(52), theme.scaled(44))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.scaled(64), self._theme.scaled(44))

    def show_pointed(self, is_pointed: bool) -> None:
        """The person points at this step; it waits to be taken over."""
        self._is_pointed = is_pointed
        self.setAccessibleDescription(on_screen(nl("aangewezen, nog niet bewaard") if is_pointed else ""))
        self.update()

    def nextCheckState(self) -> None:
        """Nothing: what is chosen comes back from the use case."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        digit = event.key() - Qt.Key.Key_0
        if step is not None:
            self.moved.emit(*step)
        elif 1 <= digit <= 9 and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.numbered.emit(digit)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: object) -> None:
        theme, painter, on = self._theme, QPainter(self), self.isChecked()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = "klei_700" if self._is_pointed else "petrol_800" if on else "lijn_sterk"
        painter.setPen(QPen(theme.colour(edge), 2 if on or self._is_pointed else 1))
        fill = "petrol_100" if on else "petrol_050" if self.underMouse() else "wit"
        painter.setBrush(theme.colour("klei_100" if self._is_pointed else fill))
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, 8, 8)
        painter.setPen(theme.colour("inkt_900"))
        painter.setFont(theme.font("answer", bold=on))
        local = self._step.local_place
        both = (
            nl("{key}", key=self._step.key)
            if not local
            else nl("{key}  {local}", key=self._step.key, local=local)
        )
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), on_screen(both))
        if on or self._is_pointed:
            side = theme.px("icon_chip")
            sign = QRectF(self.width() - side - 4, 4, side, side).toRect()
            draw_sign(painter, theme, "hand" if self._is_pointed else "tick", sign, theme.colour(edge))


class ScalesArea(AnswerArea):
    """One head row with what the steps mean, then a line for each part."""

    def __init__(self, theme: Theme, shown: Interview) -> None:
        super().__init__()
        self._theme = theme
        question = shown.question
        self._buttons: dict[tuple[str, str], StepButton] = {}
        inside = column(8, (16, 12, 16, 12))
        inside.addLayout(self._head(question.choices, shown.language))
        for line in question.columns:
            inside.addWidget(hair_line())
            inside.addWidget(self._line(line, question.choices, shown.language))
        self.setLayout(inside)
        self.show_answer(shown)

    def _head(self, steps: tuple[ChoiceShown, ...], language: Language) -> QHBoxLayout:
        head = row(8)
        head.addSpacing(self._theme.scaled(230))
        for step in steps:
            words = column(2)
            centre = Qt.AlignmentFlag.AlignHCenter
            words.addWidget(Pictogram(self._theme, step.picture, self._theme.scaled(34)), 0, centre)
            words.addWidget(RunLabel(self._theme, step.dutch, "secondary", align=centre))
            words.addWidget(self._run(spoken_run(step.own, language), "secondary", centre))
            words.addStretch(1)
            holder = QWidget()
            holder.setLayout(words)
            head.addWidget(holder, 1)
        return head

    def _line(self, line: ColumnShown, steps: tuple[ChoiceShown, ...], language: Language) -> QWidget:
        words = WrapRow(8, line_gap=2)
        words.put(RunLabel(self._theme, line.dutch, "answer"), 1)
        words.put(self._run(spoken_run(line.own, language), "answer", Qt.AlignmentFlag.AlignRight), 1)
        holder = QWidget()
        holder.setLayout(words)
        holder.setFixedWidth(self._theme.scaled(230))
        across = row(8)
        across.addWidget(holder)
        for i, step in enumerate(steps):
            button = StepButton(self._theme, line, step)
            button.clicked.connect(lambda _on=False, c=line.key, s=step.key: self.stepped.emit(c, s))
            button.moved.connect(lambda x, y, c=line.key, at=i: self._move(c, at + x, y))
            button.numbered.connect(lambda digit, c=line.key: self._pick(c, digit))
            self._buttons[(line.key, step.key)] = button
            across.addWidget(button, 1)
        whole = QWidget()
        whole.setLayout(across)
        return whole

    def _run(self, run: RunText, role: str, align: Qt.AlignmentFlag) -> RunLabel:
        return RunLabel(
            self._theme, run.text, role, script=run.script, rtl=run.rtl, tone="inkt_600", align=align
        )

    def _lines(self) -> list[str]:
        return list(dict.fromkeys(line for line, _ in self._buttons))

    def _line_of(self, key: str) -> list[StepButton]:
        return [button for (line, _), button in self._buttons.items() if line == key]

    def _move(self, key: str, at: int, down: int) -> None:
        """The arrows go through the steps and from line to line."""
        lines = self._lines()
        there = lines.index(key) + down
        if 0 <= there < len(lines) and 0 <= at < len(self._line_of(lines[there])):
            self._go(lines[there], self._line_of(lines[there])[at])

    def _pick(self, key: str, digit: int) -> None:
        """A digit is the step of this line, and the next line is asked; on the last the keyboard stays."""
        line, lines = self._line_of(key), self._lines()
        if not digit <= len(line):
            return
        if not line[digit - 1].isChecked():
            line[digit - 1].click()
        there = lines.index(key) + 1
        if there < len(lines):
            self._go(lines[there], self._stop_of(lines[there]))
        else:
            self._go(key, line[digit - 1])

    def _stop_of(self, key: str) -> StepButton:
        line = self._line_of(key)
        return next((button for button in line if button.isChecked()), line[0])

    def _go(self, key: str, button: StepButton) -> None:
        self._one_stop(key, button)
        button.setFocus(Qt.FocusReason.TabFocusReason)

    def _one_stop(self, key: str, stop: StepButton) -> None:
        """Tab comes to each line once; the arrows go through it."""
        for button in self._line_of(key):
            is_stop = button is stop
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus)

    def show_answer(self, shown: Interview) -> None:
        for line in shown.question.columns:
            for step in shown.question.choices:
                self._buttons[(line.key, step.key)].setChecked(str(line.value or "") == step.key)
            line_of = self._line_of(line.key)
            if not any(button.hasFocus() for button in line_of):
                self._one_stop(line.key, self._stop_of(line.key))

    def show_pointed(self, pointed: Interview | None) -> None:
        waits = {line.key: str(line.value or "") for line in pointed.question.columns} if pointed else {}
        for (line, step), button in self._buttons.items():
            button.show_pointed(waits.get(line) == step and not button.isChecked())

    def take_focus(self) -> None:
        lines = self._lines()
        stops = [self._stop_of(key) for key in lines]
        empty = next((at for at, stop in enumerate(stops) if not stop.isChecked()), 0)
        if stops:
            self._go(lines[empty], stops[empty])
