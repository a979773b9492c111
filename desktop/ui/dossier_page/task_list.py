"""Tasks on the screen: what, why, before when, in which room; proposals apart from what was taken on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.wording import joined, nl
from desktop.ui.dossier_page.parts import act_button
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import column, empty_out, hair_line, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.fields import LineField
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.labelled import labelled
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.wrap_row import WrapRow
from desktop.usecases.tasks import TaskShown


class TaskList(QWidget):
    """`named` puts the name of the person before what has to be done, as a list of more people wants."""

    done = Signal(str, str, bool)  # dossier, key, done or not
    taken_on = Signal(str)
    put_aside = Signal(str)
    jumped = Signal(str)

    def __init__(self, theme: Theme, named: bool = False) -> None:
        super().__init__()
        self._theme, self._named = theme, named
        self._inside = column(8)
        self.setLayout(self._inside)

    def show_tasks(self, tasks: tuple[TaskShown, ...], nothing: str = nl("Er is niets te doen.")) -> None:
        empty_out(self._inside)
        if not tasks:
            self._inside.addWidget(RunLabel(self._theme, nothing, "secondary", tone="inkt_600"))
        for i, task in enumerate(tasks):
            if i:
                self._inside.addWidget(hair_line())
            self._inside.addLayout(self._one(task))

    def _one(self, task: TaskShown) -> QVBoxLayout:
        theme = self._theme
        sign, tone = _SIGNS[(task.is_proposed, task.is_done)]
        if task.is_late:
            sign, tone = "octagon", "steen_700"
        head = row(8)
        head.addWidget(Sign(theme, sign, theme.px("icon_button"), tone), 0, Qt.AlignmentFlag.AlignTop)
        what = nl("{roepnaam}: {what}", roepnaam=task.roepnaam, what=task.what) if self._named else task.what
        head.addWidget(RunLabel(theme, what, "body", bold=not task.is_done), 1)
        words = column(2)
        words.addLayout(head)
        facts = [task.due_words] if not task.is_proposed else [nl("voorstel uit het gesprek")]
        facts += [task.where] if task.where else []
        line = joined(" · ", (fact for fact in facts if fact))
        if line:
            tone = "steen_700" if task.is_late else "inkt_600"
            words.addWidget(RunLabel(theme, line, "secondary", tone=tone, bold=task.is_late))
        if task.why and not task.is_done:
            words.addWidget(RunLabel(theme, task.why, "secondary", tone="inkt_600"))
        if task.is_disputed:
            words.addWidget(
                RunLabel(theme, nl("Op twee laptops verschillend."), "secondary", tone="steen_700")
            )
        buttons = row(8, (0, 4, 0, 2))
        for button in self._buttons(task):
            buttons.addWidget(button)
        buttons.addStretch(1)
        words.addLayout(buttons)
        return words

    def _buttons(self, task: TaskShown) -> list[Button]:
        theme, key = self._theme, task.key
        about = nl("{roepnaam}, {what}", roepnaam=task.roepnaam, what=task.what)
        if task.is_proposed:
            return [
                act_button(theme, nl("Neem op"), about, lambda: self.taken_on.emit(key), "check"),
                act_button(theme, nl("Niet nodig"), about, lambda: self.put_aside.emit(key)),
            ]
        words = nl("Toch niet gedaan") if task.is_done else nl("Gedaan")
        icon = "again" if task.is_done else "check"
        is_done, dossier = not task.is_done, task.dossier
        found = [act_button(theme, words, about, lambda: self.done.emit(dossier, key, is_done), icon)]
        if task.question and not self._named and not task.is_done:
            to_question = nl("Vraag {question_number}", question_number=task.question_number)
            found.append(act_button(theme, to_question, about, lambda: self.jumped.emit(task.question)))
        return found


class TaskForm(QWidget):
    """A task by hand: what, why, before when."""

    added = Signal(str, str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.what = LineField(theme, nl("Wat moet er gebeuren?"))
        self.why = LineField(theme, nl("Waarom? (mag leeg)"))
        self.due = LineField(
            theme, nl("Voor welke dag? (mag leeg)"), placeholder=nl("15-9, morgen of dinsdag")
        )
        for line in (self.what, self.why, self.due):
            line.returnPressed.connect(self.send)
        add = Button(theme, nl("Zet erbij"), icon="plus_circle")
        add.clicked.connect(self.send)
        inside = column(8)
        inside.addLayout(labelled(theme, self.what))
        inside.addLayout(labelled(theme, self.why))
        foot = WrapRow(12, to_end=True)
        foot.put(labelled(theme, self.due), 1)
        foot.put(add, at=Qt.AlignmentFlag.AlignBottom)
        inside.addLayout(foot)
        self.setLayout(inside)

    def send(self) -> None:
        self.added.emit(self.what.text(), self.why.text(), self.due.text())

    def empty(self) -> None:
        for line in (self.what, self.why, self.due):
            line.clear()

    def show_error(self, field: str) -> None:
        self.what.show_error(field == "what")
        self.due.show_error(field == "day")


#: (proposed, done) -> sign and its colour
_SIGNS = {
    (True, False): ("bulb", "lucht_700"),
    (True, True): ("bulb", "lucht_700"),
    (False, False): ("circle", "petrol_800"),
    (False, True): ("check_circle", "blad_700"),
}
