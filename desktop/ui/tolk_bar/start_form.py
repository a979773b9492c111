"""The form to begin a session: who, how, what kind of tolk. In the bar itself, never over the question."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.messages import Message
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import column, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.fields import ChoiceField, LineField
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.tolk_session import TolkKind, TolkStart, TolkWay

WAY_WORDS: Mapping[TolkWay, str] = MappingProxyType(
    {TolkWay.PHONE: "telefoon", TolkWay.ON_SITE: "hier in de kamer", TolkWay.VIDEO: "beeldbellen"}
)
KIND_WORDS: Mapping[TolkKind, str] = MappingProxyType(
    {
        TolkKind.REGISTER: "Registertolk",
        TolkKind.PROFESSIONAL: "Andere beroepstolk",
        TolkKind.INFORMAL: "Informele tolk",
        TolkKind.FAMILY: "Familie of bekende",
    }
)


class StartForm(QWidget):
    """`given` carries a `TolkStart`; `closed` = no, not now."""

    given = Signal(object)
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._language = ""
        self._who = LineField(theme, "Nummer of naam van de tolk", placeholder="nummer of naam")
        self._who.returnPressed.connect(self._give)
        self._way = ChoiceField(theme, "Hoe", tuple((way.value, words) for way, words in WAY_WORDS.items()))
        self._kind = ChoiceField(
            theme, "Wat voor tolk", tuple((k.value, words) for k, words in KIND_WORDS.items())
        )
        self._way.choose(TolkWay.PHONE.value)
        self._kind.choose(TolkKind.REGISTER.value)
        self._words = RunLabel(theme, "", "secondary", bold=True)
        self._wrong = RunLabel(theme, "", "secondary", tone="steen_700")
        self._wrong.hide()
        start = Button(theme, "Begin", icon="play", key="Enter", role="primary")
        start.clicked.connect(self._give)
        close = Button(theme, "Niet nu", key="Esc", role="quiet")
        close.clicked.connect(self.closed)
        said = column(0)
        said.addStretch(1)
        said.addWidget(self._words)
        said.addWidget(self._wrong)
        said.addStretch(1)
        inside = row(10, (0, 7, 0, 7))
        inside.addLayout(said, 2)
        inside.addWidget(self._who, 2)
        inside.addWidget(self._way, 1)
        inside.addWidget(self._kind, 1)
        inside.addWidget(start)
        inside.addWidget(close)
        self.setLayout(inside)

    def show_language(self, code: str, words: str) -> None:
        self._language = code
        self._words.say(f"Welke tolk {words} helpt nu?")

    def show_refusal(self, message: Message | None) -> None:
        self._wrong.say(message.words if message is not None else "")
        self._wrong.setVisible(message is not None)
        self._who.show_error(message is not None)

    def take_focus(self) -> None:
        self._who.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give(self) -> None:
        way = TolkWay(self._way.chosen() or TolkWay.PHONE.value)
        kind = TolkKind(self._kind.chosen() or TolkKind.REGISTER.value)
        self.given.emit(TolkStart(self._who.text().strip(), way, kind, self._language))
