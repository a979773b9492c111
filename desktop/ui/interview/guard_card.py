"""A question that waits: why, and the ways on. It takes the place of the question; no message over it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from desktop.domain.wording import joined, nl
from desktop.ui.desk_language import on_screen
from desktop.ui.messages import Message
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.fields import LineField
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.run_label import RunLabel


class GuardCard(Panel):
    """`other_tolk`, `later` and `next_asked` are ways on; `opened` gives the reason to go on anyway."""

    other_tolk = Signal()
    later = Signal()
    next_asked = Signal()
    opened = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__("card")
        self._title = RunLabel(theme, "", "title")
        self._why = RunLabel(theme, "", "answer")
        self._wrong = RunLabel(theme, "", "small_body", tone="steen_700")
        self._wrong.hide()
        self._reason = LineField(
            theme, nl("Waarom toch nu?"), placeholder=nl("Waarom toch nu? Geen gezondheid hier.")
        )
        self._reason.returnPressed.connect(self._open)
        self._anyway = Button(theme, nl("Toch vragen"), icon="check", key="Enter", size="small")
        self._anyway.clicked.connect(self._open)
        self._tolk = Button(theme, nl("Andere tolk"), icon="tolk", key="Alt A", role="primary")
        self._tolk.clicked.connect(self.other_tolk)
        self._later = Button(theme, nl("Later"), icon="clock", key="Alt L")
        self._later.clicked.connect(self.later)
        self._next = Button(theme, nl("Volgende vraag"), icon_after="chevron_right")
        self._next.clicked.connect(self.next_asked)
        head = row(14)
        head.addWidget(
            Sign(theme, "shield", theme.px("icon_message"), "zon_700"), 0, Qt.AlignmentFlag.AlignTop
        )
        head.addWidget(self._title, 1)
        ways = row(10)
        for button in (self._tolk, self._later, self._next):
            ways.addWidget(button)
        ways.addStretch(1)
        anyway = row(8)
        anyway.addWidget(self._reason, 1)
        anyway.addWidget(self._anyway)
        inside = column(12, (28, 22, 28, 18))
        inside.addLayout(head)
        inside.addWidget(self._why)
        inside.addLayout(ways)
        inside.addStretch(1)
        inside.addWidget(
            RunLabel(
                theme,
                nl("Kan het toch nu? Schrijf waarom. Dat wordt vastgelegd."),
                "small_body",
                tone="inkt_600",
            )
        )
        inside.addLayout(anyway)
        inside.addWidget(self._wrong)
        self.setLayout(inside)

    def show_guard(self, number: str, title: str, why: tuple[str, ...], is_company: bool) -> None:
        """Why the question waits. `is_company`: because of who sits there, so another tolk helps."""
        self._title.say(nl("{number}: {title}", number=number, title=title))
        self._why.say(joined(" ", why))
        self._tolk.setVisible(is_company)
        self.show_wrong(None)
        self.setAccessibleName(
            on_screen(nl("{number}: {title}. {why}", number=number, title=title, why=joined(" ", why)))
        )

    def show_wrong(self, message: Message | None) -> None:
        """Beside the field for the reason."""
        self._wrong.setVisible(message is not None)
        self._reason.show_error(message is not None)
        if message is not None:
            self._wrong.say(message.words)

    def empty(self) -> None:
        """Another question: the reason that was being typed was for the one before."""
        self._reason.clear()

    def take_focus(self) -> None:
        """The keyboard on the first way on."""
        (self._tolk if self._tolk.isVisibleTo(self) else self._later).setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    def _open(self) -> None:
        self.opened.emit(self._reason.text())
