"""Several lines on the same five steps (listening, speaking, reading, writing)."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from desktop.ui.interview.answer_areas import AnswerArea
from desktop.ui.interview.pointing import spoken_run
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import column, hair_line, row
from desktop.ui.widgets.icons import draw_sign
from desktop.ui.widgets.pictogram import Pictogram
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.runs import RunText
from desktop.usecases.interview import ChoiceShown, ColumnShown, Interview
from desktop.usecases.ports import Language


class StepButton(QAbstractButton):
    """One step of one line: the number in both digit sets, a tick when chosen."""

    moved = Signal(int)

    def __init__(self, theme: Theme, line: ColumnShown, step: ChoiceShown) -> None:
        super().__init__()
        self._theme, self._step, self._is_pointed = theme, step, False
        self.setProperty("stop", f"{line.key}.{step.key}")
        self.setCheckable(True)
        self.setText(step.dutch)
        self.setAccessibleName(f"{line.dutch}: {step.key}, {step.dutch}")
        self.setToolTip(step.dutch)
        self.setMinimumSize(theme.scaled(52), theme.scaled(44))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.scaled(64), self._theme.scaled(44))

    def show_pointed(self, is_pointed: bool) -> None:
        """The person points at this step; it waits to be taken over."""
        self._is_pointed = is_pointed
        self.setAccessibleDescription("aangewezen, nog niet bewaard" if is_pointed else "")
        self.update()

    def nextCheckState(self) -> None:
        """Nothing: what is chosen comes back from the use case."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Left else 1)
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
        both = f"{self._step.key}" if not local else f"{self._step.key}  {local}"
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), both)
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
        words = row(8)
        words.addWidget(RunLabel(self._theme, line.dutch, "answer"), 1)
        words.addWidget(self._run(spoken_run(line.own, language), "answer", Qt.AlignmentFlag.AlignRight), 1)
        holder = QWidget()
        holder.setLayout(words)
        holder.setFixedWidth(self._theme.scaled(230))
        across = row(8)
        across.addWidget(holder)
        for i, step in enumerate(steps):
            button = StepButton(self._theme, line, step)
            button.clicked.connect(lambda _on=False, c=line.key, s=step.key: self.stepped.emit(c, s))
            button.moved.connect(lambda by, c=line.key, at=i: self._move(c, at + by))
            self._buttons[(line.key, step.key)] = button
            across.addWidget(button, 1)
        whole = QWidget()
        whole.setLayout(across)
        return whole

    def _run(self, run: RunText, role: str, align: Qt.AlignmentFlag) -> RunLabel:
        return RunLabel(
            self._theme, run.text, role, script=run.script, rtl=run.rtl, tone="inkt_600", align=align
        )

    def _move(self, column_key: str, at: int) -> None:
        line = [button for (key, _), button in self._buttons.items() if key == column_key]
        if 0 <= at < len(line):
            line[at].setFocus(Qt.FocusReason.TabFocusReason)

    def show_answer(self, shown: Interview) -> None:
        for line in shown.question.columns:
            for step in shown.question.choices:
                self._buttons[(line.key, step.key)].setChecked(str(line.value or "") == step.key)

    def show_pointed(self, pointed: Interview | None) -> None:
        waits = {line.key: str(line.value or "") for line in pointed.question.columns} if pointed else {}
        for (line, step), button in self._buttons.items():
            button.show_pointed(waits.get(line) == step and not button.isChecked())

    def take_focus(self) -> None:
        first = next(iter(self._buttons.values()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)
