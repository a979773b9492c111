"""One agreement on the screen: what it is, why it is there, a proposal, its form, what cannot be kept."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLayout, QWidget

from desktop.domain.wording import nl
from desktop.ui.agreements.element_fields import FieldForm
from desktop.ui.agreements.element_specs import is_recorded_by_choosing, specs_of
from desktop.ui.desk_language import on_screen
from desktop.ui.messages import Message
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, empty_out, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.marks import Chip
from desktop.ui.widgets.message_card import MessageCard
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.screen_keys import took_enter
from desktop.ui.widgets.why_sheet import WhyButton
from desktop.usecases.plan_elements import ElementShown, Form, Raw, Weight

_UNREADABLE = nl("Hier staat iets wat dit programma niet kan lezen. Vul het opnieuw in.")
_NARROW = 1.4
_HALF = nl("Dit stond er half. Het is nog niet bewaard.")


class ElementCard(Panel):
    """`recorded` = the form as it stands; `confirmed` = take the proposal over; `choosing` = its key."""

    recorded = Signal(str, object)
    confirmed = Signal(str)
    choosing = Signal(str)
    why_asked = Signal(object)
    typed = Signal(str)

    def __init__(self, theme: Theme, shown: ElementShown) -> None:
        super().__init__("card")
        self._theme, self.shown = theme, shown
        self.key = shown.key
        self._is_instant = is_recorded_by_choosing(shown.form)
        self._is_unfolded: bool = self._is_instant
        self.setAccessibleName(on_screen(shown.title))
        self.chip = Chip(theme, "", "plain")
        self.why_button = WhyButton(theme, shown.title)
        self.why_button.clicked.connect(lambda: self.why_asked.emit(self.shown.why))
        self._help = RunLabel(theme, shown.help, "secondary", tone="inkt_600")
        self._told = column(6)
        self.form = FieldForm(theme, specs_of(shown), nl("({title})", title=shown.title))
        self.form.typed.connect(self._changed)
        self.form.finished.connect(self.send)
        self.message = MessageCard(theme)
        self.keep = Button(theme, nl("Bewaar"), icon="check", size="small")
        self.keep.setAccessibleName(on_screen(nl("Bewaar: {title}", title=shown.title)))
        self.keep.clicked.connect(self.send)
        self.clear = Button(theme, nl("Haal weg"), icon="minus_circle", role="quiet", size="small")
        self.clear.setAccessibleName(on_screen(nl("Haal weg: {title}", title=shown.title)))
        self.clear.clicked.connect(lambda: self.recorded.emit(self.key, {}))
        self._half = RunLabel(theme, _HALF, "secondary", tone="zon_700")
        self.fold = Button(theme, nl("Vul in"), icon="pencil", size="small")
        self.fold.clicked.connect(lambda: self.unfold(not self._is_unfolded))
        self.take: Button | None = None  # what one press does here: one of two answers, or the proposal
        self._lay_out()
        self.show_element(shown, is_forced=True)

    def _lay_out(self) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        head, marks = row(8), row(8)
        head.addWidget(RunLabel(self._theme, self.shown.title, "body", bold=True), 1)
        is_narrow = self._theme.tokens.factor >= _NARROW  # large letters: the marks get a line of their own
        for mark in (self.why_button, self.chip):
            (marks if is_narrow else head).addWidget(mark, 0, middle)
        marks.addStretch(1)
        head.addWidget(self.fold, 0, middle)
        foot = row(8)
        foot.addWidget(self._half, 1)
        foot.addStretch(1)
        foot.addWidget(self.clear)
        foot.addWidget(self.keep)
        inside = column(8, (16, 12, 16, 12))
        inside.addLayout(head)
        if is_narrow:
            inside.addLayout(marks)
        inside.addLayout(self._told)
        inside.addWidget(self._help)
        inside.addWidget(self.form)
        inside.addWidget(self.message)
        inside.addLayout(foot)
        self.setLayout(inside)

    # --- what it shows

    def show_element(self, shown: ElementShown, is_forced: bool = False) -> None:
        """Another state of the same agreement. What is half-typed here stays as it is."""
        is_same = replace(shown, draft={}) == replace(self.shown, draft={})
        if is_same and not is_forced:
            self._show_foot()
            return
        keeps_typed = self.form.is_touched and not is_forced
        self.shown = shown
        words, tone, icon = _state_of(shown)
        self.chip.say(words, tone, icon)
        self.chip.setVisible(bool(words))
        self.why_button.setVisible(shown.why is not None)
        empty_out(self._told)
        self.take = None
        self._tell()
        if not keeps_typed:
            self.form.put(shown.fields)
            if shown.draft:  # shown above what was agreed, and still half-typed
                self.form.restore(shown.draft)
                self._is_unfolded = True
        self._show_foot()

    def show_refusal(self, field: str, message: Message | None) -> None:
        """What cannot be kept, next to its field."""
        if message is not None:
            self.unfold(True)
        self.message.show_message(message, "warn")
        self.form.show_refusal(field)

    def settle(self) -> None:
        """What stands in the form is kept: it folds, and the keyboard stays at this agreement."""
        focused = QApplication.focusWidget()
        had_keyboard = focused is not None and self.isAncestorOf(focused)
        self.form.settle()
        self._is_unfolded = self._is_instant
        self._show_foot()
        if had_keyboard:
            self.form.take_keyboard() if self._is_instant else self.fold.setFocus()

    def unfold(self, is_open: bool) -> None:
        """Show the fields, with the keyboard in the first; or put them away unless something stands half."""
        if self._is_instant or (not is_open and self.is_touched):
            return
        self._is_unfolded = is_open
        self._show_foot()
        if is_open:
            self.form.take_keyboard()

    def bring_in_sight(self) -> None:
        """The keyboard comes here: on two answers or the proposal where they are, else in the first field."""
        if self.take is not None:
            self.take.setFocus()
            return
        self.unfold(True)
        self.form.take_keyboard()

    @property
    def is_touched(self) -> bool:
        return self.form.is_touched and not self._is_instant

    def send(self) -> None:
        """Hand over what stands in the form."""
        raw: Raw = self.form.raw()
        self.recorded.emit(self.key, raw)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not took_enter(self, event):
            super().keyPressEvent(event)

    def _tell(self) -> None:
        """What there is to know above the fields: two answers, an unreadable one, a proposal, doubts."""
        theme, shown = self._theme, self.shown
        if shown.is_unreadable:
            self._signed("alert", "zon_700", _UNREADABLE)
        if shown.said_twice:
            self._signed("split", "klei_700", nl("Op twee laptops staat iets anders. Welke geldt?"))
        for said in shown.said_twice:
            words = nl("{words} ({who}, {when})", words=said.words, who=said.who, when=said.when)
            self._told.addWidget(RunLabel(theme, words, "small_body"))
        if shown.said_twice:
            line = row(8)
            choose = self.take = Button(theme, nl("Naar de keuze"), icon="split", size="small")
            choose.setAccessibleName(on_screen(nl("Naar de keuze: {title}", title=shown.title)))
            choose.clicked.connect(lambda: self.choosing.emit(self.key))
            line.addWidget(choose)
            line.addStretch(1)
            self._told.addWidget(_holder(line))
        if shown.form is Form.COUNT or (shown.words and not self._is_instant):
            sign, tone = ("circle", "inkt_600") if shown.is_open else ("check", "blad_700")
            self._signed(sign, tone, shown.words)
        if shown.proposal_words and shown.is_open and not shown.said_twice:
            self._propose(shown.proposal_words)
        for warning in shown.warnings:
            self._signed("alert", "zon_700", warning)

    def _propose(self, words: str) -> None:
        line = row(8, (10, 6, 8, 6))
        line.addWidget(Sign(self._theme, "bulb", self._theme.px("icon_small"), "lucht_700"))
        line.addWidget(RunLabel(self._theme, nl("Voorstel: {words}", words=words), "small_body"), 1)
        take = self.take = Button(self._theme, nl("Neem over"), icon="check", size="small")
        take.setAccessibleName(
            on_screen(nl("Neem over: {title}, {words}", title=self.shown.title, words=words))
        )
        take.clicked.connect(lambda: self.confirmed.emit(self.key))
        line.addWidget(take)
        self._told.addWidget(Panel("tip", line))

    def _signed(self, sign: str, tone: str, words: str) -> None:
        line = row(8)
        mark = Sign(self._theme, sign, self._theme.px("icon_small"), tone)
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(RunLabel(self._theme, words, "small_body"), 1)
        self._told.addWidget(_holder(line))

    def _show_foot(self) -> None:
        touched, is_open = self.is_touched, self._is_unfolded
        self.form.setVisible(is_open)
        self._help.setVisible(bool(self.shown.help) and is_open)
        self.fold.setVisible(not self._is_instant and not touched)
        words = nl("Dicht") if is_open else nl("Vul in") if not self.shown.fields else nl("Verander")
        self.fold.rename(words)
        self.fold.setAccessibleName(on_screen(nl("{words}: {title}", words=words, title=self.shown.title)))
        self.keep.setVisible(touched)
        self._half.setVisible(touched and bool(self.shown.draft))
        self.clear.setVisible(is_open and not touched and bool(self.shown.fields or self.shown.is_unreadable))

    def _changed(self) -> None:
        self._show_foot()
        self.typed.emit(self.key)


def _state_of(shown: ElementShown) -> tuple[str, str, str]:
    """Words, tone and sign of the chip: in words, never in colour alone."""
    if shown.said_twice:
        return nl("twee antwoorden"), "plan", "split"
    if shown.weight is Weight.NOT_HERE:
        return shown.weight_words, "warn", "alert"
    if not shown.is_open:
        return (nl("afgesproken"), "ok", "check") if shown.form is not Form.COUNT else ("", "plain", "")
    if shown.weight is Weight.NEEDED:
        return shown.weight_words, "bad", "exclamation"
    return shown.weight_words, "plain", ""


def _holder(layout: QLayout) -> QWidget:
    found = QWidget()
    found.setLayout(layout)
    return found
