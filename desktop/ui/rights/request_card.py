"""One request of the person: what, why, by when it is answered, and what came of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from desktop.domain.wording import nl
from desktop.ui.dossier_page.parts import act_button
from desktop.ui.messages import Message
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.fields import LineField
from desktop.ui.widgets.labelled import labelled
from desktop.ui.widgets.marks import Chip
from desktop.ui.widgets.message_card import MessageCard
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.wrap_row import WrapRow
from desktop.usecases.person_rights import RequestShown, Right


class RequestCard(Panel):
    """`dealt_with` key and outcome; `jumped` id of the question that is to be corrected."""

    dealt_with = Signal(str, str)
    jumped = Signal(str)

    def __init__(self, theme: Theme, request: RequestShown) -> None:
        super().__init__("card")
        self.key = request.key
        self.message = MessageCard(theme)
        is_restriction = request.right is Right.RESTRICTION
        self.outcome = LineField(
            theme,
            nl("Wat is ermee gedaan?"),
            placeholder=nl("bijvoorbeeld: kopie gegeven, samen verbeterd, geweigerd omdat"),
        )
        self.outcome.returnPressed.connect(self.send)
        words = nl("Hef de beperking op") if is_restriction else nl("Afgehandeld")
        self.done_button = Button(theme, words, icon="check")
        self.done_button.clicked.connect(self.send)
        head = WrapRow(10, to_end=True)
        head.put(RunLabel(theme, request.what, "body", bold=True), 1, least=theme.scaled(160))
        tone, icon = ("ok", "check") if not request.is_open else ("info", "clock")
        if request.is_late:
            tone, icon = "bad", "alert"
        head.put(Chip(theme, request.state, tone, icon))
        inside = column(6, (16, 12, 16, 12))
        inside.addLayout(head)
        told = nl("{asked}, opgeschreven door {who}", asked=request.asked, who=request.who)
        inside.addWidget(RunLabel(theme, told, "secondary", tone="inkt_600"))
        if request.why:
            inside.addWidget(RunLabel(theme, request.why, "small_body"))
        if request.outcome:
            inside.addWidget(
                RunLabel(theme, nl("Gedaan: {outcome}", outcome=request.outcome), "small_body", bold=True)
            )
        if request.question_number:
            to_question = nl("Naar vraag {number}", number=request.question_number)
            button = act_button(
                theme, to_question, request.what, lambda: self.jumped.emit(request.question), "talk"
            )
            inside.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(self.message)
        if request.is_open:
            foot = WrapRow(10, to_end=True)
            foot.put(labelled(theme, self.outcome), 1, least=theme.scaled(240))
            foot.put(self.done_button, at=Qt.AlignmentFlag.AlignBottom)
            inside.addLayout(foot)
        else:
            self.outcome.hide()
            self.done_button.hide()
        self.setLayout(inside)

    def send(self) -> None:
        self.dealt_with.emit(self.key, self.outcome.text())

    def show_refusal(self, field: str, message: Message | None) -> None:
        """Above its field; None takes it away."""
        self.message.show_message(message)
        self.outcome.show_error(field == "outcome")
        if field == "outcome":
            self.outcome.setFocus()


def note_line(theme: Theme, text: str, where: str, is_left_out: bool, button: Button) -> WrapRow:
    """One note with where it stands, and whether it goes along."""
    words = nl("{where} {text}", where=where, text=text) if where else text
    state = nl("niet in de kopie") if is_left_out else nl("in de kopie")
    line = WrapRow(10, to_end=True)
    said = column(0)
    said.addWidget(RunLabel(theme, words, "small_body"))
    said.addWidget(RunLabel(theme, state, "secondary", tone="inkt_600"))
    line.put(said, 1, least=theme.scaled(200))
    line.put(button)
    return line
