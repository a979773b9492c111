"""Help from the municipality: a code to read aloud, a text to send, room for the answer."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.domain.wording import nl
from desktop.ui.messages import Message
from desktop.ui.theme import Theme
from desktop.ui.unlock.foot import foot_of
from desktop.ui.widgets.boxes import Panel, column, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.fields import TextField
from desktop.ui.widgets.message_card import MessageCard
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.repair import RecoveryAsk

_EDGE = (5, 0, 5, 0)


class RecoveryPage(QWidget):
    """Neither the request nor the answer is secret; the answer opens on this laptop only."""

    answered = Signal(str)
    back_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._code = RunLabel(theme, "", "question")
        self._none = RunLabel(
            theme,
            nl("Er is nooit een reservesleutel van deze koffer naar de gemeente gebracht. Bel eerst."),
            "small_body",
            tone="steen_700",
        )
        self.request = TextField(theme, nl("De vraag aan de gemeente"), lines=3, role="small_body")
        self.request.setReadOnly(True)
        self.copy_button = Button(theme, nl("Kopieer de vraag"), icon="document", role="quiet", size="small")
        self.copy_button.clicked.connect(self._copy)
        self.answer = TextField(
            theme, nl("Het antwoord van de gemeente"), lines=3, role="small_body",
            placeholder=nl("Plak hier het antwoord"),
        )  # fmt: skip
        self.answer.finished.connect(self.go_on)
        self.message = MessageCard(theme)
        self.go_button = Button(
            theme,
            nl("Verder met dit antwoord"),
            icon_after="chevron_right",
            key="Ctrl Enter",
            role="primary",
            size="main",
        )
        self.go_button.clicked.connect(self.go_on)
        self.back_button = Button(theme, nl("Terug"), icon="chevron_left", key="Esc", size="main")
        self.back_button.clicked.connect(self.back_asked)
        code = row(12, (14, 10, 14, 10))
        code.addWidget(self._code, 1)
        inside = column(8, _EDGE)
        inside.addStretch(1)
        inside.addWidget(RunLabel(theme, nl("Vraag herstel aan de gemeente"), "title"))
        inside.addWidget(self._none)
        inside.addWidget(
            RunLabel(
                theme,
                nl("1. Bel de beheerder en lees deze code voor. Zo weet de gemeente wie het vraagt."),
                "body",
            )
        )
        inside.addWidget(Panel("card", code))
        inside.addWidget(RunLabel(theme, nl("2. Stuur deze vraag, bijvoorbeeld in een mail."), "body"))
        inside.addWidget(self.request)
        inside.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(
            RunLabel(theme, nl("3. Plak hier het antwoord. Daarna kiest u een nieuwe wachtzin."), "body")
        )
        inside.addWidget(self.answer)
        inside.addWidget(self.message)
        inside.addLayout(foot_of(theme, self.back_button, self.go_button))
        inside.addStretch(1)
        self.setLayout(inside)

    def show_recovery(self, ask: RecoveryAsk, message: Message | None) -> None:
        """A refused answer stays in the field."""
        self._code.say(ask.code)
        self._none.setVisible(not ask.can_be_answered)
        self.request.put_text(ask.text)
        self.message.show_message(message)
        self.answer.show_error(message is not None)
        (self.copy_button if message is None else self.answer).setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self) -> None:
        """Hand the answer over."""
        self.answered.emit(self.answer.toPlainText())

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.request.toPlainText())
        self.copy_button.rename(nl("De vraag is gekopieerd"))
