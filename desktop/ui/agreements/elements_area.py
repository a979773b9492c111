"""The forms of one block of agreements under each other; it keeps what is half-typed and shows refusals."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.ids import DossierId
from desktop.domain.wording import nl
from desktop.ui.agreements.element_card import ElementCard
from desktop.ui.agreements.elements_presenter import ElementsPresenter
from desktop.ui.agreements.elements_slot import ElementsSlot
from desktop.ui.desk_language import on_screen
from desktop.ui.dossier_page.parts import signed_line
from desktop.ui.messages import Message
from desktop.ui.runner import Runner
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, empty_out, row, tab_stops, widgets_in
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.message_card import MessageCard
from desktop.ui.widgets.why_sheet import WhyButton
from desktop.usecases.plan_elements import BlockElements, ElementShown, Raw
from desktop.usecases.why_shown import WhyShown

#: a second of quiet, then what is half-typed is kept
_QUIET_MS = 1000


class ElementsArea(ElementsSlot):
    """Everything agreed in one block. Empty blocks hide it."""

    def __init__(self, theme: Theme, runner: Runner) -> None:
        super().__init__()
        self._theme = theme
        self.presenter = ElementsPresenter(self, runner)
        self.cards: dict[str, ElementCard] = {}
        self._of: tuple[DossierId, int] | None = None
        self._wanted = ""
        self.message = MessageCard(theme)
        self._above, self._middle, self._below = column(8), column(10), column(8)
        inside = column(10)
        inside.addWidget(self.message)
        inside.addLayout(self._above)
        inside.addLayout(self._middle)
        inside.addLayout(self._below)
        self.setLayout(inside)
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._quiet.timeout.connect(self.keep_drafts)
        self.setAccessibleName(on_screen(nl("Wat er is afgesproken")))
        self.hide()

    # --- ElementsSlot

    def show_block(self, dossier: DossierId, number: int) -> None:
        """The forms of block 1 to 8 of this dossier. What stood half-typed in another block is written down
        where it can be."""
        if self._of not in (None, (dossier, number)):
            self.record_all()
        self.presenter.open(dossier, number)

    def bring_in_sight(self, key: str) -> None:
        """The form of this agreement opens with the keyboard in it, now or when it is there."""
        self._wanted = key
        self._go_to_wanted()

    def keep_drafts(self) -> None:
        """Keep what stands half-typed."""
        self._quiet.stop()
        self.presenter.keep_drafts(self._half())

    def record_all(self) -> None:
        """What is whole is written down; what cannot be kept yet stays as a draft."""
        self._quiet.stop()
        half = self._half()
        for key in half:
            self.cards[key].settle()
        self.presenter.leave(half)

    # --- what the presenter asks

    def show_elements(self, block: BlockElements) -> None:
        focused = QApplication.focusWidget()
        had_keyboard = focused is not None and self.isAncestorOf(focused)
        is_same = self._of == (block.dossier, block.number)
        self._of = (block.dossier, block.number)
        counts = tuple(count.element for count in block.counts)
        wanted = (*block.elements, *counts)
        if not is_same or [one.key for one in wanted] != list(self.cards):
            self._make_anew(wanted, is_same)
        else:
            for one in wanted:
                self.cards[one.key].show_element(one)
        self._show_around(block)
        self.message.show_message(None)
        self.setVisible(bool(wanted) or bool(block.note))
        self._go_to_wanted()
        focused = QApplication.focusWidget()
        self.made_anew.emit(had_keyboard and (focused is None or not self.isAncestorOf(focused)))

    def stops(self) -> list[QWidget]:
        parts = [*widgets_in(self._above), *self.cards.values(), *widgets_in(self._below)]
        return [stop for part in parts for stop in (tab_stops(part) or [part])]

    def show_refusal(self, key: str, field: str, message: Message | None) -> None:
        card = self.cards.get(key)
        if card is None:
            self.message.show_message(message, "error")
        else:
            card.show_refusal(field, message)
            if message is not None:
                self._scroll_to(card)

    def was_recorded(self, key: str) -> None:
        if key in self.cards:
            self.cards[key].settle()

    def told_changed(self) -> None:
        self.changed.emit()

    # --- inside

    def _go_to_wanted(self) -> None:
        card = self.cards.get(self._wanted)
        if card is not None:
            self._wanted = ""
            card.bring_in_sight()
            self._scroll_to(card)

    def _scroll_to(self, card: ElementCard) -> None:
        """Once the layouts have given the form its place."""
        QTimer.singleShot(0, card, lambda: self.came_in_sight.emit(card))

    def _half(self) -> Mapping[str, Raw]:
        return {key: card.form.raw() for key, card in self.cards.items() if card.is_touched}

    def _make_anew(self, wanted: tuple[ElementShown, ...], is_same: bool) -> None:
        """Cards that are there already are kept, with what stands in them."""
        kept = self.cards if is_same else {}
        self.cards = {}
        while (item := self._middle.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget not in kept.values():
                _drop(widget)
        for one in wanted:
            card = kept.pop(one.key, None)
            if card is None or card.shown.form is not one.form:
                card = self._card(one)
            else:
                card.show_element(one)
            self.cards[one.key] = card
            self._middle.addWidget(card)
        for card in kept.values():
            _drop(card)

    def _card(self, one: ElementShown) -> ElementCard:
        card = ElementCard(self._theme, one)
        card.recorded.connect(self.presenter.record)
        card.confirmed.connect(lambda key: self.presenter.confirm((key,)))
        card.choosing.connect(self.choosing)
        card.why_asked.connect(self.why_asked)
        card.typed.connect(lambda _key: self._quiet.start())
        return card

    def _show_around(self, block: BlockElements) -> None:
        """Above the cards what holds for all of them, under them the days of the talks in words."""
        theme = self._theme
        empty_out(self._above)
        empty_out(self._below)
        for blocked in block.blocked:
            line = row(8, (12, 8, 8, 8))
            line.addLayout(signed_line(theme, "alert", "zon_700", blocked.words), 1)
            if blocked.question:
                go = Button(
                    theme,
                    nl("Vraag {number}", number=blocked.number),
                    size="small",
                    icon_after="chevron_right",
                )
                go.clicked.connect(lambda _on=False, q=blocked.question: self.jumped.emit(q))
                line.addWidget(go)
            self._above.addWidget(Panel("warn", line))
        if block.period:
            self._above.addWidget(self._reasoned("calendar", "petrol_800", block.period, block.period_why))
        if block.lean:
            tone = "zon_700" if block.is_lean_now else "inkt_600"
            self._above.addWidget(self._reasoned("alert", tone, block.lean, block.lean_why))
        if block.norm:
            self._above.addWidget(
                self._said("clock", "petrol_800", nl("Gerekend wordt met {norm}.", norm=block.norm))
            )
        if block.note:
            self._above.addWidget(self._said("bulb", "lucht_700", block.note))
        if len(block.proposals) > 1:
            every = Button(theme, nl("Neem alle voorstellen over"), icon="check_all")
            every.clicked.connect(lambda: self.presenter.confirm(block.proposals))
            line = row(0)
            line.addWidget(every)
            line.addStretch(1)
            self._above.addLayout(line)
        for day in block.talk_days:
            sign, tone = ("check", "inkt_600") if day.is_past else ("calendar", "petrol_800")
            words = nl("{words} (voorbij)", words=day.words) if day.is_past else day.words
            self._below.addWidget(self._said(sign, tone, words))

    def _said(self, sign: str, tone: str, words: str) -> QWidget:
        holder = QWidget()
        holder.setLayout(signed_line(self._theme, sign, tone, words))
        return holder

    def _reasoned(self, sign: str, tone: str, words: str, why: WhyShown | None) -> QWidget:
        line = row(8)
        line.addLayout(signed_line(self._theme, sign, tone, words), 1)
        if why is not None:
            button = WhyButton(self._theme, words)
            button.clicked.connect(lambda: self.why_asked.emit(why))
            line.addWidget(button)
        holder = QWidget()
        holder.setLayout(line)
        return holder


def _drop(widget: QWidget) -> None:
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()
