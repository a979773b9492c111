"""What lies over the talk and beside the answer: sheets, the line of the answer, the guard, their keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from desktop.domain.changes import Act, Certainty, Source
from desktop.ui.interview.acts_presenter import ActsPresenter
from desktop.ui.interview.closing_sheet import ClosingSheet
from desktop.ui.interview.history_sheet import HistorySheet
from desktop.ui.interview.middle import Middle
from desktop.ui.interview.presenter import InterviewPresenter
from desktop.ui.interview.privacy_screen import PrivacyScreen
from desktop.ui.interview.question_sheet import QuestionSheet
from desktop.ui.interview.rail import Rail
from desktop.ui.interview.sheet import Sheet
from desktop.ui.interview.upgrade_sheet import UpgradeSheet
from desktop.ui.messages import Message
from desktop.ui.runner import Runner
from desktop.ui.theme import Theme
from desktop.usecases.interview import ClosingList, HistoryShown, Interview
from desktop.usecases.pack_upgrade import UpgradeShown
from forms.model import AnswerState


class TalkSheets:
    """The view of `ActsPresenter`; the talk screen hands it its parts."""

    def __init__(
        self,
        theme: Theme,
        over: QWidget,
        parts: tuple[Middle, Rail],
        talk: InterviewPresenter,
        runner: Runner,
    ) -> None:
        self._over, self._talk = over, talk
        #: brings the line of the answer in sight, where it gave way
        self.about_asked: Callable[[], None] = lambda: None
        self._middle, self._rail = parts
        self._shown: Interview | None = None
        self._open: Sheet | None = None
        self.presenter = ActsPresenter(self, talk, runner)
        self.closing = ClosingSheet(theme, over)
        self.history = HistorySheet(theme, over)
        self.upgrade = UpgradeSheet(theme, over)
        self.question = QuestionSheet(theme, over)
        self.privacy = PrivacyScreen(over, theme, talk, runner)
        self._wire()

    def _wire(self) -> None:
        acts, middle = self.presenter, self._middle
        for sheet in (self.closing, self.history, self.upgrade, self.question):
            sheet.closed.connect(self.close_sheet)
        self.closing.went.connect(acts.jump)
        self.closing.rest_closed.connect(acts.mark_rest)
        self.closing.upgrade_asked.connect(acts.open_upgrade)
        self.upgrade.accepted.connect(acts.accept_upgrade)
        self.upgrade.undone.connect(acts.undo_upgrade)
        middle.notes.about.noted.connect(
            lambda source, sure: acts.note_source(Source(source), Certainty(sure))
        )
        middle.notes.about.act_said.connect(lambda act: acts.say_act(Act(act)))
        middle.notes.about.withdrawn.connect(acts.withdraw)
        middle.notes.about.history_asked.connect(acts.open_history)
        middle.notes.switched_on.connect(acts.switch_on_free_text)
        middle.tip.other_act.connect(acts.other_act)
        middle.tip.let_go.connect(acts.discard_found)
        middle.position.asked_privacy.connect(self.privacy.ask)
        middle.guard.later.connect(lambda: self._talk.set_state(AnswerState.LATER))
        middle.guard.next_asked.connect(self._talk.next)
        middle.guard.opened.connect(self._open_anyway)
        self._rail.scope_asked.connect(acts.next_scope)
        self._rail.open_asked.connect(acts.open_closing)

    def keys(self) -> Mapping[str, Callable[[], None]]:
        """The keys that stand on the buttons of this file's parts."""
        acts, about = self.presenter, self._middle.notes.about
        return {
            "Ctrl+O": acts.open_closing,
            "Ctrl+Shift+E": acts.next_in_list,
            "Ctrl+K": acts.next_scope,
            "Alt+B": self._choose_source,
            "Alt+C": about.other_certainty,
            "Alt+V": acts.other_act,
            "Alt+T": acts.withdraw,
            "Alt+G": acts.open_history,
            "Alt+K": acts.confirm,
            "Alt+O": self.closing.close_rest,
            "Ctrl+G": self.privacy.ask,
        }

    def _choose_source(self) -> None:
        self.about_asked()
        self._middle.notes.about.choose_source()

    @property
    def is_open(self) -> bool:
        """True while a sheet covers the question."""
        return self._open is not None

    def show_interview(self, shown: Interview) -> None:
        """Another question, or another answer at it."""
        before, self._shown = self._shown, shown
        is_same = before is not None and before.question.id == shown.question.id
        if not is_same:
            self.close_sheet()
        self._middle.notes.show_about(shown)
        self._middle.tip.show_found(shown.recovered)
        if (not is_same or shown.about.act is None) and self._middle.tip.is_told:
            self._middle.show_told(None)
        elif is_same and before is not None and before.about.act != shown.about.act:
            self._middle.show_told(shown.about.act)
        self._middle.show_guard(shown)

    def place(self) -> None:
        """The window was resized."""
        if self._open is not None:
            self._open.setGeometry(self._box())

    # --- what the presenter asks

    def show_closing(self, shown: ClosingList) -> None:
        talk = self._shown
        pack, has_newer = (talk.pack, talk.has_newer_pack) if talk is not None else ("", False)
        self.closing.show_list(shown, pack, has_newer)
        self._lay(self.closing)

    def show_history(self, shown: HistoryShown) -> None:
        if self._shown is None:
            return
        self.history.show_history(shown, self._shown.language)
        self._lay(self.history)

    def show_question(self) -> None:
        """All about the present question; again: back to it."""
        if self._open is self.question:
            self.close_sheet()
        elif self._shown is not None:
            self.question.show_question(self._shown)
            self._lay(self.question)

    def show_upgrade(self, shown: UpgradeShown) -> None:
        self.upgrade.show_upgrade(shown)
        self._lay(self.upgrade)

    def close_sheet(self) -> bool:
        """Back to the question, the keyboard in its answers."""
        sheet, self._open = self._open, None
        if sheet is None:
            return False
        sheet.hide()
        self._middle.take_focus()
        return True

    def show_noted(self, source: Source, certainty: Certainty) -> None:
        self._middle.notes.about.show_noted(source, certainty)

    def show_reason_refused(self, message: Message | None) -> None:
        self._middle.guard.show_wrong(message)
        self._middle.notes.show_wrong(message)

    def _lay(self, sheet: Sheet) -> None:
        if self._open is not None and self._open is not sheet:
            self._open.hide()
        self._open = sheet
        sheet.open_over(self._box())

    def _box(self) -> QRect:
        corner = self._middle.mapTo(self._over, self._middle.rect().topLeft())
        return QRect(corner, self._middle.size()).adjusted(12, 8, -12, -8)

    def _open_anyway(self, reason: str) -> None:
        if self._shown is not None and self._shown.guard is not None:
            self.presenter.open_guarded(reason)
        else:
            self.presenter.switch_on_free_text(reason)
