"""Ctrl+B: the tolk of now, the language of the screen, what the person wishes; and where the tools are."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLayout, QWidget

from desktop.domain.answer import whole_day
from desktop.domain.wording import capital, joined, nl
from desktop.ui.desk_language import on_screen
from desktop.ui.messages import Message
from desktop.ui.theme import Theme
from desktop.ui.tolk_bar.sheet import Page
from desktop.ui.tolk_bar.start_form import KIND_WORDS, WAY_WORDS
from desktop.ui.tolk_page.second_screen import Second
from desktop.ui.widgets.boxes import Panel, column, least_width
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.controls import Segments
from desktop.ui.widgets.fields import ChoiceField, LineField
from desktop.ui.widgets.labelled import fit_example
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.wrap_row import WrapRow
from desktop.usecases.ports import Language
from desktop.usecases.talk_settings import ArrangementsShown, CheckState, SecondTolkCheck, TolkWish
from desktop.usecases.tolk_session import TolkShown

_LARGE = 1.3


class SessionPage(Page):
    """Signals say what was asked; nothing is decided here."""

    line_pressed = Signal()
    doubt_pressed = Signal()
    other_pressed = Signal()
    end_pressed = Signal()
    language_picked = Signal(str)
    second_picked = Signal(str)
    wish_picked = Signal(str)
    check_told = Signal(object)
    tool_picked = Signal(str)
    title = nl("Tolk en talen")

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._is_large = theme.tokens.factor >= _LARGE
        parts = (self._now(), self._screens(), self._wishes(), self._tools())
        grid = QGridLayout()
        grid.setSpacing(12)
        grid.setContentsMargins(18, 4, 18, 8)
        per_line = 2 if self._is_large else len(parts)
        for at, part in enumerate(parts):
            grid.addWidget(part, at // per_line, at % per_line)
            grid.setColumnStretch(at % per_line, 3 if not self._is_large and at in (0, 2) else 2)
        self._grid = grid
        self.setLayout(grid)
        self.show_tolk(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The columns make room for a choice on one line, where there is room."""
        super().resizeEvent(event)
        choices = (self._second, self._wish)
        for choice in choices:
            choice.setMinimumWidth(choice.sizeHint().width())
        if least_width(self._grid) > self.width():
            for choice in choices:
                choice.setMinimumWidth(0)

    # --- the four cards

    def _card(self, title: str, *inside: QWidget | QLayout) -> Panel:
        body = column(8, (14, 10, 14, 12))
        body.addWidget(RunLabel(self._theme, title, "small_body", bold=True, tone="inkt_600"))
        for part in inside:
            if isinstance(part, QLayout):
                body.addLayout(part)
            else:
                body.addWidget(part)
        body.addStretch(1)
        return Panel("figure", body)

    def _pair(self, *buttons: Button) -> WrapRow:
        line = WrapRow(8)
        for button in buttons:
            line.put(button)
        return line

    def _now(self) -> QWidget:
        theme = self._theme
        self._who = RunLabel(theme, "", "body")
        self._facts = RunLabel(theme, "", "small_body", tone="inkt_600")
        self._warning = RunLabel(theme, "", "small_body", bold=True, tone="zon_700")
        self._line = self._button(nl("Verbinding weg"), "no_network", self.line_pressed.emit)
        self._doubt = self._button(nl("Tolk twijfelt"), "question", self.doubt_pressed.emit)
        self._doubt.setToolTip(on_screen(nl("De tolk denkt dat de persoon het niet begrijpt")))
        self._other = self._button(nl("Andere tolk"), "tolk_here", self.other_pressed.emit)
        self._end = self._button(nl("Tolk weg"), "tolk_missing", self.end_pressed.emit)
        first, second = self._pair(self._line, self._doubt), self._pair(self._other, self._end)
        return self._card(nl("Deze tolk"), self._who, self._facts, self._warning, first, second)

    def _screens(self) -> QWidget:
        theme = self._theme
        self._languages = ChoiceField(theme, nl("Taal van het scherm"), ())
        self._languages.activated.connect(lambda _at: self.language_picked.emit(self._languages.chosen()))
        told = RunLabel(theme, nl("De vraag blijft staan. De taal komt bij elk antwoord."), "secondary",
                        tone="inkt_600")  # fmt: skip
        self._second = Segments(
            theme, ((Second.OFF.value, nl("Uit"), ""), (Second.CLIENT.value, nl("Cliënt"), ""),
                    (Second.TOLK.value, nl("Tolk"), ""))
        )  # fmt: skip
        self._second.picked.connect(self.second_picked)
        head = RunLabel(theme, nl("Tweede scherm (Shift F10)"), "small_body", bold=True, tone="inkt_600")
        return self._card(nl("Taal van het scherm"), self._languages, told, head, self._second)

    def _wishes(self) -> QWidget:
        theme = self._theme
        self._wish = Segments(
            theme, ((TolkWish.NONE.value, nl("Geen voorkeur"), ""), (TolkWish.WOMAN.value, nl("Vrouw"), ""),
                    (TolkWish.MAN.value, nl("Man"), ""))
        )  # fmt: skip
        self._wish.picked.connect(self.wish_picked)
        self._check_words = RunLabel(theme, "", "small_body")
        self._check_who = LineField(theme, nl("Nummer van de tweede tolk"), placeholder=nl("nummer"))
        self._check_day = LineField(theme, nl("Dag"), placeholder="16-9-2026")
        planned = self._button(nl("Gepland"), "calendar", lambda: self._tell(CheckState.PLANNED))
        done = self._button(nl("Gedaan"), "check", lambda: self._tell(CheckState.DONE))
        fields = WrapRow(8)
        for field in (self._check_who, self._check_day):
            fit_example(field)
            fields.put(field, 1)
        head = RunLabel(
            theme, nl("Tweede tolk kijkt thema 8 en 9 na"), "small_body", bold=True, tone="inkt_600"
        )
        self._wrong = RunLabel(theme, "", "small_body", tone="steen_700")
        self._wrong.hide()
        return self._card(
            nl("Wens: man of vrouw als tolk"), self._wish, head, self._check_words, fields, self._wrong,
            self._pair(planned, done),
        )  # fmt: skip

    def _tools(self) -> QWidget:
        theme = self._theme
        tools = (
            ("reading", nl("Voorlezen"), "talk", "Ctrl R"),
            ("brief", nl("Papier voor de tolk"), "printer", ""),
            ("marks", nl("Waar het stokte"), "ear_off", ""),
            ("minutes", nl("Uren voor de rekening"), "clock", ""),
        )
        body = column(8)
        for name, words, icon, key in tools:
            button = Button(theme, words, icon=icon, key=key)
            button.clicked.connect(lambda _on=False, n=name: self.tool_picked.emit(n))
            body.addWidget(button)
        return self._card(nl("Hulp bij het tolken"), body)

    def _button(self, words: str, icon: str, act: Callable[[], None]) -> Button:
        button = Button(self._theme, words, icon=icon)
        button.clicked.connect(lambda _on=False: act())
        return button

    # --- what is shown

    def take_focus(self) -> None:
        first = self._line if self._line.isVisible() else self._other
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_tolk(self, shown: TolkShown | None) -> None:
        for part in (self._line, self._doubt, self._end, self._facts):
            part.setVisible(shown is not None)
        self._warning.setVisible(shown is not None and bool(shown.warnings))
        self._other.rename(nl("Andere tolk") if shown is not None else nl("Tolk erbij"))
        if shown is None:
            self._who.say(nl("Er is nu geen tolk."), "")
            return
        language = shown.language_words + (nl(", {variety}", variety=shown.variety) if shown.variety else "")
        self._who.say(
            nl("· {way_words} · {language}", way_words=WAY_WORDS[shown.way], language=language),
            nl("Tolk {who}", who=shown.who),
        )
        facts = [KIND_WORDS[shown.kind] + ".", shown.norm_words]
        facts += [capital(shown.breaks_words) + "."] if shown.breaks_words else []
        self._facts.say(joined(" ", (part for part in facts if part)))
        self._warning.say(joined(" ", shown.warnings))
        self._line.rename(nl("Verbinding terug") if shown.is_lost else nl("Verbinding weg"))
        self.grown.emit()

    def show_languages(self, languages: tuple[Language, ...], chosen: str) -> None:
        self._languages.clear()
        for language in languages:
            self._languages.addItem(on_screen(language.dutch_name), language.code)
        self._languages.choose(chosen)

    def show_second(self, which: Second) -> None:
        self._second.show_picked(which.value)

    def show_arrangements(self, shown: ArrangementsShown) -> None:
        self._wrong.hide()
        if shown.wish is not None:
            self._wish.show_picked(shown.wish.value)
        self._check_words.say(shown.check_words or nl("Nog niet afgesproken."))
        if shown.check is not None:
            self._check_who.setText(shown.check.who)
            day = whole_day(shown.check.day)
            self._check_day.setText(
                on_screen(
                    nl("{day}-{month}-{year}", day=day.day, month=day.month, year=day.year)
                    if day is not None
                    else ""
                )
            )
        self.grown.emit()

    def show_refusal(self, message: Message | None) -> None:
        self._wrong.say(message.words if message is not None else "")
        self._wrong.setVisible(message is not None)
        self.grown.emit()

    def _tell(self, state: CheckState) -> None:
        self.check_told.emit(
            SecondTolkCheck(state, self._check_who.text().strip(), self._check_day.text().strip())
        )
