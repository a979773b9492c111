"""The screen of the choices: what waits at the side, the sides of one beside each other, why, and the act."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.ids import DossierId
from desktop.domain.wording import joined, nl
from desktop.ui.clipboard import mark_special
from desktop.ui.conflicts.other_form import OtherForm
from desktop.ui.conflicts.presenter import ChoicesPresenter
from desktop.ui.conflicts.question_card import QuestionCard
from desktop.ui.conflicts.rail import ChoicesRail
from desktop.ui.conflicts.side_card import SideCard
from desktop.ui.conflicts.told_card import EarlierCard, ToldCard
from desktop.ui.messages import Message
from desktop.ui.places import Place
from desktop.ui.screen import Frame
from desktop.ui.scroll_screen import STACKED, ScrollScreen
from desktop.ui.widgets.boxes import column, empty_out, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.fields import LineField
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.labelled import labelled
from desktop.ui.widgets.message_card import MessageCard
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.wrap_row import MIDDLE, WrapRow
from desktop.usecases.choices_shown import ChoiceShown, ChoicesShown, OtherWay

_STAYS = nl("Het andere antwoord blijft in de geschiedenis. U kunt later terug.")
#: from this size of text on the heading needs the room
_CROWDED = 1.4
_NOWHERE = nl("Er wacht nergens een keuze.")


class ChoicesScreen(ScrollScreen):
    """A, B ...: pick. S: together. I: something else. L: later. G: the history. Enter: do it. Esc: back."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(nl("Keuzes tussen twee antwoorden"))
        theme = self._theme = frame.theme
        self.presenter = act = ChoicesPresenter(self, frame.navigator, frame.runner_for(self))
        self._open: ChoiceShown | None = None
        self.picked = ""
        self.rail = ChoicesRail(theme)
        self.rail.picked.connect(act.go_to)
        self.rail.left.connect(lambda dossier: act.elsewhere(DossierId(dossier)))
        self.told, self.earlier = ToldCard(theme), EarlierCard(theme)
        self.told.read.connect(act.read)
        self.told.jumped.connect(act.to_question)
        self.message = MessageCard(theme)
        self.guard = MessageCard(theme)
        self._heading = RunLabel(theme, "", "title")
        self._what = RunLabel(theme, "", "body", tone="inkt_600")
        self._count = RunLabel(theme, "", "secondary", tone="inkt_600", wrap=False)
        self.question = QuestionCard(theme)
        self.cards: dict[str, SideCard] = {}
        self._sides: QBoxLayout = column(12) if theme.tokens.factor >= STACKED else row(16)
        self.other = OtherForm(theme)
        self.other.sent.connect(self.settle)
        self.other.went.connect(act.to_screen)
        self.reason = LineField(theme, nl("Waarom kiest u dit?"))
        self.reason.returnPressed.connect(self.settle)
        self.history_button = Button(theme, nl("Geschiedenis"), icon="history", key="G", role="quiet")
        self.history_button.clicked.connect(self._history)
        self.later_button = Button(theme, nl("Later kiezen"), icon="clock", key="L", size="main")
        self.later_button.clicked.connect(act.later)
        self.together_button = Button(theme, nl("Samenstellen"), icon="check_many", key="S", size="main")
        self.together_button.clicked.connect(lambda: self._ask_other(True))
        self.other_button = Button(theme, nl("Iets anders invullen"), icon="pencil", key="I", size="main")
        self.other_button.clicked.connect(lambda: self._ask_other(False))
        self.settle_button = Button(theme, nl("Kies"), key="Enter", role="primary", size="main")
        self.settle_button.clicked.connect(self.settle)
        self.back_button = Button(theme, nl("Terug"), icon="chevron_left", key="Esc")
        self.back_button.clicked.connect(act.back)
        self.back_button.show_words(theme.tokens.factor < _CROWDED)
        self._work, self._foot = QWidget(), QWidget()
        self.setLayout(self._laid_out())

    # --- laying out

    def _laid_out(self) -> QHBoxLayout:
        theme = self._theme
        titles = column(0)
        titles.addWidget(self._heading)
        titles.addWidget(self._what)
        head = row(14, (0, 0, 4, 0))
        head.addWidget(Sign(theme, "split", theme.scaled(26), "klei_700"), 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(titles, 1)
        head.addWidget(self._count, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._work.setLayout(self._worked())
        body = column(14, (5, 5, 12, 8))
        for part in (self.told, self.message, self.guard, self._work, self.earlier):
            body.addWidget(part)
        body.addStretch(1)
        page = column(12, (22, 16, 10, 10))
        page.addLayout(head)
        page.addWidget(self.scrolling(body), 1)
        page.addWidget(self._foot)
        whole = row(0)
        whole.addWidget(self.rail)
        whole.addLayout(page, 1)
        return whole

    def _worked(self) -> QVBoxLayout:
        """Everything of the open choice."""
        inside = column(14)
        inside.addWidget(self.question)
        holder = QWidget()
        holder.setLayout(self._sides)
        inside.addWidget(holder)
        inside.addWidget(self.other)
        inside.addLayout(labelled(self._theme, self.reason))
        stays = row(8)
        sign = Sign(self._theme, "history", self._theme.px("icon_small"), "inkt_600")
        stays.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        stays.addWidget(RunLabel(self._theme, _STAYS, "secondary", tone="inkt_600"), 1)
        inside.addLayout(stays)
        self._put_buttons(inside)
        return inside

    def _put_buttons(self, inside: QVBoxLayout) -> None:
        """Under what scrolls, so that the act is always in sight; of large letters the main one alone."""
        others = (self.history_button, self.later_button, self.together_button, self.other_button)
        foot = WrapRow(12, (5, 0, 12, 5), to_end=True)
        foot.put_gap()
        more = foot
        if self._theme.tokens.factor >= _CROWDED:
            more = WrapRow(12, to_end=True)
            more.put_gap()
            inside.addLayout(more)
        for button in others:
            more.put(button, at=MIDDLE)
        foot.put(self.settle_button, at=MIDDLE)
        self._foot.setLayout(foot)

    # --- Screen

    def enter(self, place: Place) -> None:
        self.presenter.open(place)
        self.setFocus()

    def escape(self) -> bool:
        if self.other.put_away():
            self._name_act()
            self._focus_side()
        else:
            self.presenter.back()
        return True

    # --- what the presenter asks

    def show_choices(self, shown: ChoicesShown, is_other: bool) -> None:
        self.rail.show_waiting(shown)
        self.told.show_told(shown.told)
        self.earlier.show_earlier(shown.earlier)
        self._open = shown.open
        for part in (self._work, self._foot):
            part.setVisible(shown.open is not None and not shown.open.guard)
        if shown.open is None:
            self._show_nothing(
                nl("Hier wacht geen keuze"), nl("Alles van {roepnaam} is eenduidig.", roepnaam=shown.roepnaam)
            )
            return
        if is_other:
            self._show_open(shown.open, shown)

    def show_nowhere(self) -> None:
        self.rail.empty()
        self._work.hide()
        self._foot.hide()
        self._show_nothing(nl("Keuzes tussen twee antwoorden"), _NOWHERE)

    def show_message(self, message: Message | None, tone: str, field: str) -> None:
        self.message.show_message(message, tone or "error")
        self.reason.show_error(field == "reason")
        self.other.show_error(field == "other")
        if field == "reason":
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        if message is not None:
            self.to_top()

    def _show_nothing(self, heading: str, what: str) -> None:
        self._open = None
        self._heading.say(heading)
        self._what.say(what)
        self._count.say("")
        self.guard.show_message(None)
        self.reason.clear()
        self.cards = {}
        empty_out(self._sides)
        self.setFocus()

    def _show_open(self, shown: ChoiceShown, of: ChoicesShown) -> None:
        mark_special(self, shown.is_special or shown.keeps_plan_back)
        self._heading.say(shown.heading)
        self._what.say(shown.told)
        self._count.say(nl("{place} van {of}", place=shown.place, of=shown.of))
        self.question.show_question(shown, of.language)
        self.guard.show_message(_guarded(shown), "warn")
        self.other.put_away()
        self.reason.clear()
        self.picked = ""
        self._show_sides(shown, of)
        self.history_button.setVisible(_question_of(shown) != "")
        self.together_button.setVisible(bool(shown.options or shown.fields) or shown.can_join)
        self.other_button.setVisible(shown.other.way is not OtherWay.NONE)
        self._name_act()
        self.to_top()
        self.setFocus()

    def _show_sides(self, shown: ChoiceShown, of: ChoicesShown) -> None:
        empty_out(self._sides)
        self.cards = {}
        for side in shown.sides:
            card = SideCard(self._theme, side, of.language)
            card.clicked.connect(lambda _on=False, letter=side.letter: self.pick(letter))
            self._sides.addWidget(card, 1)
            self.cards[side.letter] = card

    def _focus_side(self) -> None:
        card = self.cards.get(self.picked) or next(iter(self.cards.values()), None)
        if card is not None:
            card.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.setFocus()

    # --- acts

    def pick(self, letter: str) -> None:
        """This side would stand; said on the button, done by Enter."""
        if letter not in self.cards:
            return
        self.other.put_away()
        self.picked = letter
        for each, card in self.cards.items():
            card.pick(each == letter)
        self._name_act()
        self.cards[letter].setFocus(Qt.FocusReason.OtherFocusReason)

    def settle(self) -> None:
        """What is picked or filled in, with the reason."""
        reason = self.reason.text()
        if not self.other.isHidden() and self._open is not None:
            if self.other.is_together:
                self.presenter.take_together(self.other.keys, self.other.whose, reason)
            else:
                self.presenter.fill_in(self.other.typed, reason)
        elif self.picked in self.cards:
            self.presenter.choose(self.cards[self.picked].side.change, reason)
        else:
            told = nl("U hebt nog niets gekozen."), "", nl("Druk op de letter van het antwoord dat klopt.")
            self.show_message(Message(*told), "warn", "")

    def _ask_other(self, is_together: bool) -> None:
        if self._open is None or (is_together and self.together_button.isHidden()):
            return
        for card in self.cards.values():
            card.pick(False)
        self.picked = ""
        self.other.ask(self._open, is_together)
        self._name_act()

    def _history(self) -> None:
        if self._open is not None:
            self.presenter.to_question(_question_of(self._open))

    def _name_act(self) -> None:
        """The main button says what it does."""
        if not self.other.isHidden():
            way = self._open.other.way if self._open is not None else OtherWay.NONE
            self.settle_button.setVisible(self.other.is_together or way is not OtherWay.PLACE)
            self.settle_button.rename(nl("Stel samen") if self.other.is_together else nl("Vul dit in"))
            return
        self.settle_button.setVisible(True)
        words = nl("Kies antwoord {letter}", letter=self.picked) if self.picked else nl("Kies een antwoord")
        self.settle_button.rename(words)

    # --- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.text().upper() if not event.modifiers() else ""
        acts = {
            "L": self.presenter.later,
            "I": lambda: self._ask_other(False),
            "S": lambda: self._ask_other(True),
            "G": self._history,
        }
        if key in self.cards:
            self.pick(key)
        elif key in acts and self._open is not None:
            acts[key]()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self.cards:
            self._walk(-1 if event.key() == Qt.Key.Key_Left else 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(
            self.focusWidget(), SideCard
        ):
            self.settle()
        else:
            super().keyPressEvent(event)

    def _walk(self, step: int) -> None:
        """To the side beside it."""
        letters = list(self.cards)
        here = next((at for at, card in enumerate(self.cards.values()) if card.hasFocus()), 0)
        at = min(max(here + step, 0), len(letters) - 1)
        self.cards[letters[at]].setFocus(Qt.FocusReason.OtherFocusReason)


def _guarded(shown: ChoiceShown) -> Message | None:
    if not shown.guard:
        return None
    return Message(
        shown.guard[0], joined(" ", shown.guard[1:]), nl("Kies later, als u met deze persoon alleen bent.")
    )


def _question_of(shown: ChoiceShown) -> str:
    """The question of the talk that this is about; '' for what is none, or is not asked any more."""
    kind, _, key = shown.at.partition(":")
    return key.partition("#")[0] if kind == "answer" and shown.own is not None else ""
