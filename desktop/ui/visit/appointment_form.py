"""The form for a talk that is planned: who, day, time, place, room, tolk. In the page itself."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.messages import Message
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.fields import ChoiceField, LineField
from desktop.ui.widgets.message_card import MessageCard
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.screen_keys import took_enter
from desktop.ui.widgets.wrap_row import WrapRow
from desktop.usecases.appointments import TolkWay, TolkWish, Typed

_WAYS = (
    ("", nl("nog niet bekend")),
    (TolkWay.PHONE.value, nl("telefoon")),
    (TolkWay.ON_SITE.value, nl("komt zelf")),
    (TolkWay.VIDEO.value, nl("beeldbellen")),
)
_WISHES = (
    (TolkWish.NONE.value, nl("geen wens gezegd")),
    (TolkWish.WOMAN.value, nl("liever een vrouw")),
    (TolkWish.MAN.value, nl("liever een man")),
)


class AppointmentForm(Panel):
    """Hidden until asked for. `saved` = dossier id, key ('' for a new one), what was typed."""

    saved = Signal(str, str, object)
    taken_off = Signal(str, str)
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("calm")
        self._dossier, self._key = "", ""
        self._title = RunLabel(theme, "", "panel")
        self.who = ChoiceField(theme, nl("Wie"), ())
        self.day = LineField(theme, nl("Dag"), placeholder=nl("15-9, morgen of dinsdag"))
        self.time = LineField(theme, nl("Tijd"), placeholder="9:30")
        self.place = LineField(theme, nl("Plaats"), placeholder=nl("azc Zandoever"))
        self.room = LineField(theme, nl("Kamer"), placeholder="4")
        self.tolk = LineField(theme, nl("Tolk (nummer of naam)"), placeholder=nl("leeg = nog niet geregeld"))
        self.way = ChoiceField(theme, nl("Hoe komt de tolk?"), _WAYS)
        self.wish = ChoiceField(theme, nl("Wens van de persoon"), _WISHES)
        for line in (self.day, self.time, self.place, self.room, self.tolk):
            line.returnPressed.connect(self.send)
        self.message = MessageCard(theme)
        self._who = QWidget()
        holder = column(4)
        holder.addWidget(RunLabel(theme, nl("Met wie?"), "small_body", bold=True))
        holder.addWidget(self.who)
        self._who.setLayout(holder)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(4)
        across = 4 if theme.tokens.factor < 1.3 else 2
        fields: tuple[QWidget, ...] = (
            self.day, self.time, self.place, self.room, self.tolk, self.way, self.wish,
        )  # fmt: skip
        for i, field in enumerate(fields):
            label = RunLabel(theme, field.accessibleName(), "small_body", bold=True)
            at = 2 * (i // across)
            grid.addWidget(label, at, i % across)
            grid.addWidget(field, at + 1, i % across)
        for i in range(across):
            grid.setColumnStretch(i, 1)
        self.off_button = Button(theme, nl("Van de lijst halen"), icon="minus_circle")
        self.off_button.clicked.connect(lambda: self.taken_off.emit(self._dossier, self._key))
        close = Button(theme, nl("Sluit"), key="Esc")
        close.clicked.connect(self.closed)
        keep = Button(theme, nl("Bewaar"), icon="check", key="Enter", role="primary")
        keep.clicked.connect(self.send)
        foot = WrapRow(12)
        foot.put(self.off_button)
        foot.put_gap()
        foot.put(close)
        foot.put(keep)
        inside = column(10, (18, 14, 18, 14))
        inside.addWidget(self._title)
        inside.addWidget(self.message)  # above the fields: in sight also where the form has to scroll
        inside.addWidget(self._who)
        inside.addLayout(grid)
        inside.addLayout(foot)
        self.setLayout(inside)
        self.hide()

    def ask(self, who: tuple[tuple[str, str], ...], dossier: str, key: str, typed: Typed, name: str) -> None:
        """Open. `who`: the dossiers to choose from, none where it is known whose talk this is."""
        self._dossier, self._key = dossier, key
        self._title.say(nl("Gesprek met {name}", name=name) if name else nl("Gesprek plannen"))
        self.who.clear()
        for one, words in who:
            self.who.addItem(on_screen(words), one)
        self.who.choose(dossier)
        self._who.setVisible(bool(who))
        for line, text in (
            (self.day, typed.day), (self.time, typed.time), (self.place, typed.place),
            (self.room, typed.room), (self.tolk, typed.tolk),
        ):  # fmt: skip
            line.setText(text)
        self.way.choose(typed.way)
        self.wish.choose(typed.wish)
        self.off_button.setVisible(bool(key))
        self.show_refusal("", None)
        self.show()
        (self.who if who else self.day).setFocus()

    def send(self) -> None:
        """Hand over what stands in the fields."""
        typed = Typed(
            self.day.text(),
            self.time.text(),
            self.place.text(),
            self.room.text(),
            self.tolk.text(),
            self.way.chosen(),
            self.wish.chosen(),
        )
        self.saved.emit(self.who.chosen() if self.who.isVisibleTo(self) else self._dossier, self._key, typed)

    def show_refusal(self, field: str, message: Message | None) -> None:
        """What cannot be kept, next to its field; None takes it away."""
        self.message.show_message(message, "warn")
        self.day.show_error(field == "day")
        self.time.show_error(field == "time")
        wrong: dict[str, QWidget] = {"day": self.day, "time": self.time, "who": self.who}
        if field in wrong:
            wrong[field].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not took_enter(self, event, self.send):
            super().keyPressEvent(event)
