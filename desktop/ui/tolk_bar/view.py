"""The tolk bar: session, minutes, Ctrl+B F6 F7 F8 F9. What it opens stands in a sheet on top of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.messages import Message
from desktop.ui.theme import Theme
from desktop.ui.tolk_bar.presenter import TolkPresenter
from desktop.ui.tolk_bar.sheet import TolkSheet
from desktop.ui.tolk_bar.start_form import KIND_WORDS, WAY_WORDS, StartForm
from desktop.ui.widgets.boxes import Panel, column, hair_line, least_width, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.interview import Interview
from desktop.usecases.tolk_session import TolkMark, TolkShown, TolkStart
from desktop.usecases.tolk_words import hours

#: the minutes of a session are told anew so often, also when nothing is answered
_MINUTES_EVERY_MS = 20_000


class TolkBar(Panel):
    """Also shows, when the talk is short of space, tip, note and 'Volgende' of the question above it."""

    asked_tip = Signal()
    asked_note = Signal()
    asked_next = Signal()
    asked_sheet = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__("tolk")
        self._theme = theme
        self._presenter: TolkPresenter | None = None
        self._sheet: TolkSheet | None = None
        self._short = False
        self.setMinimumHeight(theme.px("tolk_bar"))
        self._sign = Sign(theme, "tolk", theme.px("icon_bar"))
        self._who = RunLabel(theme, "", "small_body", wrap=False)
        self._kind = RunLabel(theme, "", "secondary", tone="inkt_600", wrap=False)
        self._minutes = RunLabel(theme, "", "small_body", wrap=False)
        self._total = RunLabel(theme, "", "secondary", tone="inkt_600", wrap=False)
        self._line = hair_line(True, "strong", theme.scaled(34))
        self._start = Button(theme, nl("Tolk erbij"), icon="tolk_here", role="primary")
        self._start.clicked.connect(lambda: self.show_start_form(True))
        make = self._button
        self._tip = make(nl("Tip"), "bulb", "F2", self.asked_tip.emit)
        self._note = make(nl("Notitie"), "note", "F4", self.asked_note.emit)
        self._not_understood = make(
            nl("Niet begrepen"), "ear_off", "F7", lambda: self._mark(TolkMark.NIET_BEGREPEN)
        )
        self._rephrased = make(
            nl("Anders gezegd"), "rephrase", "F8", lambda: self._mark(TolkMark.ANDERS_GEZEGD)
        )
        self._pause = make(nl("Pauze"), "pause", "F9", self._pause_pressed)
        self._words = make(nl("Woordenlijst"), "book", "F6", lambda: self.asked_sheet.emit("words"))
        self._tools = make(nl("Tolk"), "menu", "Ctrl B", lambda: self.asked_sheet.emit("session"))
        self._tools.setAccessibleName(on_screen(nl("Meer over tolk en talen")))
        self._next = Button(theme, nl("Volgende"), icon_after="chevron_right", role="primary")
        self._next.clicked.connect(self.asked_next)
        self.form = StartForm(theme)
        self.form.given.connect(self._begin)
        self.setLayout(self._plain_row())
        self.minutes_timer = QTimer(self)
        self.minutes_timer.setInterval(_MINUTES_EVERY_MS)
        self.minutes_timer.timeout.connect(self._refresh)
        self.minutes_timer.start()
        self.show_short(False)

    def _plain_row(self) -> QHBoxLayout:
        left = column(0)
        left.addStretch(1)
        left.addWidget(self._who)
        left.addWidget(self._kind)
        left.addStretch(1)
        times = column(0)
        times.addStretch(1)
        times.addWidget(self._minutes)
        times.addWidget(self._total)
        times.addStretch(1)
        inside = self._row = row(12, (16, 0, 16, 0))
        inside.addWidget(self._sign)
        inside.addLayout(left)
        inside.addWidget(self._line)
        inside.addLayout(times)
        inside.addWidget(self._start)
        inside.addStretch(1)
        for button in (
            self._tip, self._note, self._not_understood, self._rephrased, self._words, self._pause,
            self._tools, self._next,
        ):  # fmt: skip
            inside.addWidget(button)
        return inside

    def _button(self, words: str, icon: str, key: str, act: Callable[[], None]) -> Button:
        button = Button(self._theme, words, icon=icon, key=key)
        button.clicked.connect(lambda _on=False: act())
        return button

    def bind(self, presenter: TolkPresenter) -> None:
        """The presenter that acts for this bar."""
        self._presenter = presenter

    def stand_under(self, sheet: TolkSheet) -> None:
        """The sheet that shows what the bar opens; it gets the form to begin."""
        self._sheet = sheet
        sheet.add("start", self.form)

    def _refresh(self) -> None:
        if self._presenter is not None and self.isVisible():
            self._presenter.refresh()

    def show_talk(self, shown: Interview) -> None:
        """The session of this talk, through the presenter."""
        if self._presenter is not None:
            self._presenter.at(shown.dossier, shown.question.id, shown.tolk)

    # --- what the presenter asks

    def show_tolk(self, shown: TolkShown | None) -> None:
        there = shown is not None
        for part in (self._kind, self._line, self._minutes, self._total, self._pause):
            part.setVisible(there)
        self._start.setVisible(not there)
        if shown is None:
            self._who.say(nl("Er is nu geen tolk"), "")
        else:
            variety = nl(" ({variety})", variety=shown.variety) if shown.variety else ""
            told = nl(
                "· {way_words} · {language_words}{variety}",
                way_words=WAY_WORDS[shown.way],
                language_words=shown.language_words,
                variety=variety,
            )
            self._who.say(told, nl("Tolk {who}", who=shown.who))
            self._kind.say(shown.warning or KIND_WORDS[shown.kind])
            self._kind.embolden(bool(shown.warning), "zon_700" if shown.warning else "inkt_600")
            state = (
                nl("verbinding weg")
                if shown.is_lost
                else nl("gepauzeerd")
                if shown.is_paused
                else nl("vandaag")
            )
            self._minutes.say(state, nl("{minutes_now} min", minutes_now=shown.minutes_now))
            self._total.say(
                nl(
                    "{hours} van {norm_hours} uur",
                    hours=hours(shown.minutes_dossier),
                    norm_hours=shown.norm_hours,
                )
            )
            self._pause.rename(
                nl("Ga verder") if shown.is_paused else nl("Pauze"), "play" if shown.is_paused else "pause"
            )
            marks = nl(" ({marks_here})", marks_here=shown.marks_here) if shown.marks_here else ""
            self._not_understood.rename(nl("Niet begrepen{marks}", marks=marks))
            self._shorten(shown)
        self.fit()

    def _shorten(self, shown: TolkShown) -> None:
        if self._short:
            self._who.say(nl("· {minutes_now} min", minutes_now=shown.minutes_now), shown.who)
            for part in (self._kind, self._line, self._minutes, self._total):
                part.hide()

    def show_start_form(self, shown: bool) -> None:
        """The form stands in the sheet; Esc gives the talk back."""
        if self._sheet is not None and shown != self._sheet.shows("start"):
            self.asked_sheet.emit("start")

    def show_refusal(self, message: Message | None) -> None:
        self.form.show_refusal(message)

    def close_form(self) -> bool:
        """Esc; False when no sheet is open."""
        return self._sheet is not None and self._sheet.put_away()

    # --- keys and giving way

    def mark_key(self, what: TolkMark) -> None:
        """F7 and F8."""
        self._mark(what)

    def pause_key(self) -> None:
        """F9."""
        self._pause_pressed()

    def _begin(self, start: TolkStart) -> None:
        if self._presenter is not None:
            self._presenter.start(start)

    def _mark(self, what: TolkMark) -> None:
        if self._presenter is not None:
            self._presenter.mark(what)

    def _pause_pressed(self) -> None:
        if self._presenter is not None:
            self._presenter.pause()

    def show_waiting(self, waits: bool) -> None:
        """The person points at something above: the main button takes it over."""
        self._next.rename(nl("Overnemen") if waits else nl("Volgende"))

    def show_short(self, short: bool, with_next: bool = False) -> None:
        """Signs and keys only, with tip, note and 'Volgende' among them."""
        self._short = short
        for button in (self._tip, self._note):
            button.setVisible(short)
        self._next.setVisible(with_next)
        if self._presenter is not None:
            self.show_tolk(self._presenter.shown)
        self.fit()

    def fit(self) -> None:
        """Words on the buttons as far as there is room; the words of the session go last."""
        buttons = (
            self._tip, self._note, self._tools, self._words, self._pause, self._rephrased,
            self._not_understood,
        )  # fmt: skip
        for button in buttons:
            button.show_words(True)
        room = self.width() - 32
        if room < 100:
            return
        shown = self._presenter.shown if self._presenter is not None else None
        for button in buttons[:2]:
            if least_width(self._row) > room:
                button.show_words(False)
        if least_width(self._row) > room and shown is not None and not self._short:
            self._who.say(
                nl("· {way_words}", way_words=WAY_WORDS[shown.way]), nl("Tolk {who}", who=shown.who)
            )
        for button in buttons[2:]:
            if least_width(self._row) > room:
                button.show_words(False)
        if shown is None and least_width(self._row) > room:
            self._who.say(nl("Geen tolk"), "")
            if least_width(self._row) > room:
                self._who.say("", "")  # the button beside it says enough
        if shown is not None and not self._short and least_width(self._row) > room:
            self._who.say("", nl("Tolk {who}", who=shown.who))  # how, and the hours: one key away (Ctrl+B)
            self._total.setVisible(least_width(self._row) <= room)
        if shown is not None and self._short:
            self._who.say(nl("· {minutes_now} min", minutes_now=shown.minutes_now), shown.who)
            if least_width(self._row) > room:
                self._who.say("", shown.who)  # the minutes stay one key away (Ctrl+B)

    def minimumSizeHint(self) -> QSize:
        """Narrow on purpose: what does not fit gives way, the window keeps its size."""
        return QSize(320, max(self._theme.px("tolk_bar"), super().minimumSizeHint().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._presenter is not None:
            self.show_tolk(self._presenter.shown)
