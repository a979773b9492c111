"""The middle of the talk: position, twin card, states, tip and notes; and what gives way."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QMargins, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.clipboard import mark_special
from desktop.ui.interview.act_words import FREE_TEXT_OFF_WORDS
from desktop.ui.interview.answer_areas import AnswerArea
from desktop.ui.interview.answer_kinds import area_for
from desktop.ui.interview.answer_paper import FitScroll, HeadScroll
from desktop.ui.interview.guard_card import GuardCard
from desktop.ui.interview.half_typed import place_key
from desktop.ui.interview.position_line import PositionLine
from desktop.ui.interview.question_head import QuestionHead
from desktop.ui.interview.state_row import StateRow
from desktop.ui.interview.stop_card import StopCard
from desktop.ui.interview.tip_note import NotePanel, TipPanel
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import column, empty_out, row
from desktop.ui.widgets.twin_row import TwinCard
from desktop.usecases.interview import ActShown, Interview, RawCell

#: so many answers are to be in sight, before and after giving way
_ROWS_WIDE, _ROWS_NARROW = 6, 5
#: a question that scrolls keeps so many tenths of the card
_HEAD_AT_LEAST = 6
#: edges and lines of the card, so that answers do not begin to scroll for a hair
_EDGES = 6
_NO_LIMIT = 16_777_215  # what Qt calls no maximum


class Middle(QWidget):
    """Knows how high it must be at a width and a level of giving way (see `fitting`)."""

    area_made = Signal(object)
    confirmed = Signal()
    asked_place = Signal(str)
    moved = Signal()  # the keyboard or the scroll is somewhere else

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shape: tuple[object, ...] = ()
        self._head_shape: tuple[object, ...] = ()
        self._way = (True, True, True, True)  # what `give_way` said last
        self._is_bottom_open = True
        self.position = PositionLine(theme)
        self.states = StateRow(theme)
        self.tip = TipPanel(theme)
        self.notes = NotePanel(theme)
        self.stop = StopCard(theme)
        self.guard = GuardCard(theme)
        self._waiting = ""  # the question whose guard stands here
        self._is_stopped = self._has_company = False
        self.card = TwinCard()
        self.head: QuestionHead | None = None
        self.area: AnswerArea | None = None
        self._scroll: FitScroll | None = None
        self._head_scroll = HeadScroll()
        self._bottom = QWidget()
        below = self._below = row(12)
        below.addWidget(self.tip, 10)
        below.addWidget(self.notes, 17)
        self._bottom.setLayout(below)
        self._inside = column(10, (18, 12, 18, 10))
        for part in (self.position, self.card, self.stop, self.guard, self.states, self._bottom):
            self._inside.addWidget(part)
        self._inside.addStretch(1)
        self.setLayout(self._inside)
        self.stop.hide()
        self.guard.hide()
        self._bottom.setMinimumHeight(theme.scaled(104))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self.area is not None and new is not None and self.area.isAncestorOf(new):
            if self._scroll is not None:
                self._scroll.ensureWidgetVisible(new, 0, 12)
            self.moved.emit()

    def show_question(self, shown: Interview) -> bool:
        """The question and its answer; True when it is another question, so that focus has to be put."""
        question = shown.question
        mark_special(self, question.is_special)
        shape = (
            question.id, question.own, shown.language.code,
            tuple((choice.key, choice.own) for choice in question.choices),
        )  # fmt: skip
        head_shape = (
            *shape,
            question.attachments,
            len(question.conflict),
            question.remarks,
            question.is_prefilled,
            question.provenance if question.is_prefilled else "",
        )
        is_other = False
        if shape != self._shape:
            is_other = not self._shape or self._shape[0] != question.id
            self._shape = shape
            self._build(shown)
        elif head_shape != self._head_shape:
            self._build_head(shown)
        self._head_shape = head_shape
        if self.area is not None:
            self.area.show_answer(shown)
        self.position.show_question(question)
        self.states.show_states(shown)
        self._fit_keys()
        self.tip.show_tip(question, shown.language)
        self.notes.show_notes(shown)
        self._give_tip_room(self.tip.wants_room)
        return is_other

    def _build(self, shown: Interview) -> None:
        empty_out(self.card.rows)
        self.head = None
        self._head_scroll = HeadScroll()
        self.card.rows.addWidget(self._head_scroll)
        self._head_scroll.show()
        self._build_head(shown)
        self.area = area_for(self._theme, shown)
        self._scroll = FitScroll()
        self._scroll.setWidget(self.area)
        self._scroll.verticalScrollBar().valueChanged.connect(lambda _at: self.moved.emit())
        self.card.rows.addWidget(self._scroll, 1)
        self._scroll.show()  # now, not in the next round of events: the keyboard is put in it before
        self.area_made.emit(self.area)

    def _build_head(self, shown: Interview) -> None:
        """The question itself; the answers under it, and the keyboard in them, stay where they are."""
        old = self.head
        if old is not None:
            old.hide()
            self._head_scroll.takeWidget()
            old.deleteLater()
        self.head = QuestionHead(self._theme, shown)
        self.head.confirmed.connect(self.confirmed)
        self.head.asked_place.connect(self.asked_place)
        self._head_scroll.setWidget(self.head)
        self.head.show()
        official, _, _, position = self._way
        self.head.show_official(official)
        self.head.show_languages(position)

    def show_stop(self, stopped: bool) -> None:
        """The stop card in the place of the question, or the question."""
        self._is_stopped = stopped
        self._arrange()

    def show_guard(self, shown: Interview) -> None:
        """A question that waits: the card with the ways on in its place; or the question."""
        question = shown.question
        is_text_off = shown.is_free_text_off and question.type in ("text", "long_text")
        waits = shown.guard is not None or is_text_off
        if waits and self._waiting != question.id:
            self.guard.empty()
        self._waiting, self._has_company = question.id if waits else "", shown.guard is not None
        if shown.guard is not None:
            self.guard.show_guard(question.number, shown.guard.title, shown.guard.why, True)
        elif is_text_off:
            self.guard.show_guard(question.number, question.simple, (FREE_TEXT_OFF_WORDS,), False)
        here = QApplication.focusWidget()
        gone = self.card if waits else self.guard
        held_it = here is not None and gone.isAncestorOf(here)
        self._arrange()
        if held_it:
            self.take_focus()  # what held the keyboard went away: it is in what came in its place

    def show_told(self, told: ActShown | None) -> None:
        """Correction or change of mind, in the place of the tip; nothing above it moves."""
        if told is not None:
            self._hold(True)
        self.tip.show_act(told)
        self.show_alarm(self.tip.is_alarmed)

    def _arrange(self) -> None:
        """One thing stands in the place of the question: itself, why it waits, or why the talk stops."""
        is_covered = self._is_stopped or self._has_company
        self.stop.setVisible(self._is_stopped)
        self.guard.setVisible(bool(self._waiting) and not self._is_stopped)
        self.card.setVisible(not self._waiting and not self._is_stopped)
        self.states.setVisible(not is_covered)
        self._bottom.setVisible(not is_covered and self._is_bottom_open)

    @property
    def is_waiting(self) -> bool:
        """True while a question waits for a reason: nothing can be pointed at or typed."""
        return bool(self._waiting)

    def show_alarm(self, alarmed: bool) -> None:
        """The tip gets more width for what is wrong; the card is held as it is, so nothing above moves."""
        alarmed = alarmed or self.tip.is_told
        self._hold(alarmed)
        self._give_tip_room(alarmed or self.tip.wants_room)

    def _hold(self, held: bool) -> None:
        """Keep card and lower half as high as they are now, or let them go."""
        for part, least in ((self.card, 0), (self._bottom, self._theme.scaled(104))):
            if held and part.maximumHeight() > self.height() and part.isVisibleTo(self):
                part.setFixedHeight(part.height())
            elif not held:
                part.setMinimumHeight(least)
                part.setMaximumHeight(_NO_LIMIT)

    def _give_tip_room(self, wide: bool) -> None:
        self.notes.show_short(wide)
        self._below.setStretch(0, 19 if wide else 10)
        self._below.setStretch(1, 8 if wide else 17)

    def show_error(self, wrong: bool) -> None:
        """The card has a red edge; nothing moves."""
        self.card.set_error(wrong)
        if self.head is not None:
            self.head.show_error(wrong)

    # --- giving way

    def give_way(self, official: bool, own_states: bool, bottom: bool, position: bool) -> None:
        """What is shown at this level."""
        self._way = (official, own_states, bottom, position)
        self.tip.show_own(False)
        if self.head is not None:
            self.head.show_official(official)
            self.head.show_languages(position)
        self.states.show_own(own_states)
        self._fit_keys()
        self._is_bottom_open = bottom
        self._arrange()
        self.position.setVisible(position)
        self._inside.setContentsMargins(QMargins(18, 12, 18, 10) if position else QMargins(16, 8, 16, 8))

    def least_height(self, width: int, bottom: bool, position: bool) -> int:
        """How high the shown parts must be at this width, with enough answers in sight."""
        if self.head is None or self.area is None:
            return 0
        margins = self._inside.contentsMargins()
        inner = width - margins.left() - margins.right() - 2
        parts = [self._guard_height(inner) if self._waiting else self._card_height(inner, bottom)]
        parts.append(self.states.height_wanted())
        if position:
            parts.append(self.position.sizeHint().height())
        if bottom:
            parts.append(self._bottom_height(inner))
        return sum(parts) + 10 * (len(parts) - 1) + margins.top() + margins.bottom()

    def _card_height(self, width: int, bottom: bool) -> int:
        if self.head is None or self.area is None:
            return 0
        head = self.head.layout()
        head_height = head.totalHeightForWidth(width) if head is not None else 0
        return head_height + self.area.least_height(width, _ROWS_WIDE if bottom else _ROWS_NARROW) + _EDGES

    def _guard_height(self, width: int) -> int:
        guard = self.guard.layout()
        return guard.totalHeightForWidth(width) if guard is not None else 0

    def give_head(self, width: int, height: int) -> None:
        """A question so long, in letters so large, that no answer would be left in sight: it scrolls too."""
        if self.head is None or self.area is None:
            return
        self._give_own(width, height)
        margins = self._inside.contentsMargins()
        inner = width - margins.left() - margins.right() - 2
        head = self.head.layout()
        wanted = head.totalHeightForWidth(inner) if head is not None else 0
        taken = margins.top() + margins.bottom() + 14 + self.states.height_wanted()
        room = height - taken
        most = max(room - self.area.least_height(inner, 1), room * _HEAD_AT_LEAST // 10)
        is_too_high = not self._way[3] and wanted > most
        self._head_scroll.give_way(most if is_too_high else None)

    def _give_own(self, width: int, height: int) -> None:
        """The follow-ups in the person's language, where all that has to be in sight keeps its place."""
        _, _, bottom, position = self._way
        self.tip.show_own(True)
        if bottom and self.least_height(width, bottom, position) > height:
            self.tip.show_own(False)

    def _bottom_height(self, width: int) -> int:
        layout = self._bottom.layout()
        wanted = layout.totalHeightForWidth(width) if layout is not None else 0
        return max(wanted, self._bottom.minimumHeight())

    def states_fit(self, width: int, own: bool) -> bool:
        margins = self._inside.contentsMargins()
        return self.states.fits(width - margins.left() - margins.right(), own)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_keys()

    def _fit_keys(self) -> None:
        margins = self._inside.contentsMargins()
        self.states.fit_keys(self.width() - margins.left() - margins.right())

    def minimumSizeHint(self) -> QSize:
        """Small on purpose: what does not fit gives way, the window keeps its size."""
        return QSize(320, 200)

    def standing(self) -> tuple[str, int, int]:
        """Where the keyboard is among the answers, its cursor, and how far was scrolled."""
        name, cursor = self.area.standing() if self.area is not None else ("", 0)
        scroll = self._scroll.verticalScrollBar().value() if self._scroll is not None else 0
        return name, cursor, scroll

    def come_back(self, shown: Interview) -> None:
        """Put the keyboard, its cursor and the scroll where they were; else where answering begins."""
        place = shown.drafts.get(place_key(shown.question.id))
        draft = shown.question.draft
        if self.area is None or place is None or not self.area.stand_at(place.text, place.cursor):
            self.take_focus()
            if self.area is not None and draft is not None and 0 < draft.cursor < len(draft.text):
                self.area.stand_at("field", draft.cursor)
        if place is not None and self._scroll is not None:
            layout = self.layout()
            if layout is not None:
                layout.activate()
            self._scroll.scroll_to(place.scroll)

    def show_pointed(self, pointed: Interview | None) -> None:
        """What the person points at on the own screen waits here; None = nothing waits."""
        if self.area is not None:
            self.area.show_pointed(pointed)
        self.position.show_waiting(pointed is not None)
        self.states.show_pointed(pointed.question.state if pointed is not None else None)

    def put_cells(self, cells: Mapping[str, RawCell]) -> None:
        """Cells of a row that were pointed at and taken over."""
        if self.area is not None:
            self.area.put_cells(cells)

    def take_focus(self) -> None:
        if self._waiting:
            self.guard.take_focus()
        elif self.area is not None:
            self.area.take_focus()
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
