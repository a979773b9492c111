"""The page of everyday: who are you, the passphrase, open."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.wording import nl
from desktop.ui.messages import Message
from desktop.ui.theme import Theme
from desktop.ui.unlock.foot import foot_of
from desktop.ui.unlock.people_rows import PeopleRows
from desktop.ui.unlock.secret_field import SecretField
from desktop.ui.widgets.boxes import Panel, column, row, scroller
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.message_card import MessageCard
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.unlock import PersonRow

_SECOND = 1000
_RECOVERY = (
    nl(
        "Niemand kent uw wachtzin, ook wij niet. De gemeente bewaart een verzegelde reservesleutel; die gaat "
        "alleen op kantoor open. Bel de beheerder. Zet de laptop niet opnieuw op: uw werk staat er nog."
    ),
    nl("Was deze laptop nog niet aangemeld bij de gemeente? Dan is er geen reservesleutel."),
)


def greeting(hour: int) -> str:
    """'Goedemorgen' until twelve, 'Goedemiddag' until six, then 'Goedenavond'."""
    return nl("Goedemorgen") if hour < 12 else nl("Goedemiddag") if hour < 18 else nl("Goedenavond")


class OpenPage(QWidget):
    """`asked` carries the passphrase: whoever gets it wipes it."""

    asked = Signal(bytearray)
    person_chosen = Signal(str)
    new_asked = Signal()
    second_gone = Signal()
    restore_asked = Signal()
    recovery_asked = Signal()

    def __init__(self, theme: Theme, hour: int) -> None:
        super().__init__()
        self._theme, self._waiting, self._busy = theme, 0, False
        self.people = PeopleRows(theme)
        self.people.chosen.connect(self._person)
        self._list = scroller(self.people)
        self._whose = RunLabel(theme, nl("Wachtzin"), "body", bold=True)
        self.field = SecretField(theme, nl("Wachtzin"))
        self.field.entered.connect(self._ask)
        self.field.caps_seen.connect(self._show_caps)
        self.open_button = Button(theme, nl("Openen"), key="Enter", role="primary", size="main")
        self.open_button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)
        self.open_button.clicked.connect(self._ask)
        self._caps = _line(theme, "caps_lock", nl("Caps Lock staat aan"), "zon_700")
        self._caps.hide()
        self._wait = RunLabel(theme, "", "secondary", tone="steen_700", bold=True)
        self._wait.hide()
        self.message = MessageCard(theme)
        self.why = RunLabel(theme, "", "secondary", tone="inkt_600")
        self.why.hide()
        self._kept = _kept(theme, self.why)
        self.restore_button = Button(theme, nl("Reservekopie terugzetten"), icon="again", size="small")
        self.restore_button.clicked.connect(self.restore_asked)
        self.recovery_button = Button(
            theme, nl("Vraag herstel aan de gemeente"), icon="lifebuoy", size="small"
        )
        self.recovery_button.clicked.connect(self.recovery_asked)
        self.help = _recovery(theme, self.recovery_button, self.restore_button)
        self.help.hide()
        self._clock = QTimer(self)
        self._clock.setInterval(_SECOND)
        self._clock.timeout.connect(self.second_gone)
        self.setLayout(self._laid_out(hour))

    def _laid_out(self, hour: int) -> QVBoxLayout:
        theme = self._theme
        entry = row(12, (5, 0, 5, 0))
        entry.addWidget(self.field, 1)
        entry.addWidget(self.open_button)
        self.help_button = Button(theme, nl("Wachtzin kwijt?"), icon="lifebuoy", role="quiet", size="small")
        self.help_button.setCheckable(True)
        self.help_button.toggled.connect(self.show_help)
        self.new_button = Button(
            theme, nl("Nieuwe collega op deze laptop"), icon="person_add", role="quiet", size="small"
        )
        self.new_button.clicked.connect(self.new_asked)
        foot = foot_of(theme, self.help_button, self.new_button, gap=8)
        inside = column(8)
        inside.addStretch(1)
        inside.addWidget(
            _inset(RunLabel(theme, nl("{greeting}. Wie bent u?", greeting=greeting(hour)), "title"))
        )
        inside.addSpacing(4)
        inside.addWidget(self._list)
        inside.addSpacing(8)
        inside.addWidget(_inset(self._whose))
        inside.addLayout(entry)
        inside.addWidget(self._caps)
        inside.addWidget(_inset(self._wait))
        inside.addSpacing(4)
        for card in (self.message, self._kept, self.help):
            inside.addWidget(_inset(card))
        inside.addSpacing(4)
        inside.addLayout(foot)
        inside.addStretch(1)
        return inside

    def show_people(self, rows: tuple[PersonRow, ...], chosen: str) -> None:
        self.people.show_people(rows, chosen)
        each = self.people.cards[0].sizeHint().height() + 8 if rows else 0
        self._list.setFixedHeight(min(len(rows), 3 if self._theme.tokens.factor < 1.3 else 2) * each + 10)
        self._name(chosen)
        self.field.setFocus()

    def _person(self, person: str) -> None:
        self._name(person)
        self.person_chosen.emit(person)

    def _name(self, person: str) -> None:
        words = nl("Wachtzin van {label_of}", label_of=self.people.label_of(person))
        self._whose.say(words)
        self.field.rename(words)

    @property
    def knows_people(self) -> bool:
        """False while the names are still being read: what is typed meanwhile stays in the field."""
        return bool(self.people.cards)

    def _ask(self) -> None:
        if self.knows_people and not self._waiting and not self._busy and len(self.field):
            self.asked.emit(self.field.take())

    def show_why(self, words: str) -> None:
        """Why the koffer is locked, in one quiet line; '' says nothing."""
        self.why.setVisible(bool(words))
        self.why.say(words)

    def show_busy(self, busy: bool) -> None:
        """Under way: the words on the button say so."""
        self._busy = busy
        self.open_button.setEnabled(not busy and not self._waiting)
        self.open_button.rename(nl("Bezig met openen") if busy else nl("Openen"))

    def show_failure(self, message: Message | None, tone: str = "error") -> None:
        self.message.show_message(message, tone)
        self._kept.setVisible(message is None and not self.help.isVisibleTo(self))
        self.field.show_error(message is not None and tone == "error")
        if message is not None:
            self.field.setFocus()

    def show_wait(self, seconds: int) -> None:
        """Counted down under the field; the button tells the same by being off."""
        self._waiting = seconds
        self.open_button.setEnabled(not seconds and not self._busy)
        self._wait.setVisible(bool(seconds))
        self._wait.say(
            nl(
                "Nog {seconds} {part} wachten",
                seconds=seconds,
                part=nl("seconde") if seconds == 1 else nl("seconden"),
            )
        )
        if seconds and not self._clock.isActive():
            self._clock.start()
        elif not seconds:
            self._clock.stop()

    def show_help(self, shown: bool) -> None:
        """How a lost passphrase is mended: on paper, at the office."""
        self.help_button.setChecked(shown)
        self.help.setVisible(shown)
        self._kept.setVisible(not shown and not self.message.isVisibleTo(self))

    def _show_caps(self, on: bool) -> None:
        self._caps.setVisible(on)


def _inset(widget: QWidget) -> QWidget:
    """Five pixels at both sides, so that all stands in line with what has a focus ring."""
    holder = QWidget()
    inside = column(0, (5, 0, 5, 0))
    inside.addWidget(widget)
    holder.setLayout(inside)
    return holder


def _line(theme: Theme, sign: str, words: str, tone: str) -> QWidget:
    holder = QWidget()
    inside = row(8, (5, 0, 5, 0))
    inside.addWidget(Sign(theme, sign, theme.px("icon_small"), tone))
    inside.addWidget(RunLabel(theme, words, "secondary", tone=tone), 1)
    holder.setLayout(inside)
    return holder


def _kept(theme: Theme, why: RunLabel) -> Panel:
    words = column(0)
    words.addWidget(RunLabel(theme, nl("Uw werk staat er nog."), "body", bold=True))
    words.addWidget(
        RunLabel(theme, nl("Na het openen gaat u verder waar u was."), "secondary", tone="inkt_600")
    )
    words.addWidget(why)
    inside = row(12, (14, 12, 14, 12))
    inside.addWidget(Sign(theme, "kept", theme.scaled(24), "blad_700"), 0, Qt.AlignmentFlag.AlignVCenter)
    inside.addLayout(words, 1)
    return Panel("good", inside)


def _recovery(theme: Theme, *ways: Button) -> Panel:
    words = column(4, (14, 12, 14, 12))
    words.addWidget(RunLabel(theme, nl("Wachtzin kwijt"), "body", bold=True))
    for line in _RECOVERY:
        words.addWidget(RunLabel(theme, line, "secondary"))
    words.addSpacing(4)
    for button in ways:
        words.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
    return Panel("tip", words)
