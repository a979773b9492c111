"""What the talk shows and what each act means. No Qt: work goes through the runner."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from desktop.domain.changes import Certainty, Source
from desktop.domain.errors import Refusal, RefusalCode, TroubleCode
from desktop.domain.ids import DossierId
from desktop.domain.wording import nl
from desktop.ui.interview.asked_of_view import InterviewView, may_say, saved_words
from desktop.ui.interview.half_notes import HalfNotes
from desktop.ui.interview.half_typed import HalfTyped, Typed
from desktop.ui.interview.pointed_answer import Pointing
from desktop.ui.interview.pointing import (
    FIELD,
    place_at,
    pointed,
    pointed_cell,
    pointed_step,
    present_raw,
    with_answer,
    with_cells,
)
from desktop.ui.messages import message_for
from desktop.ui.places import DossierHead, Navigator, Place, ScreenName, WayOut, link_words
from desktop.ui.runner import Failure, Runner
from desktop.usecases import interview as talk
from desktop.usecases.interview import Interview, QuestionShown, RawAnswer, RawCell
from desktop.usecases.outcome import Outcome
from desktop.usecases.prepare_visit import waiting
from desktop.usecases.tolk_session import TolkShown
from forms.answer_moves import ROW_MARK
from forms.model import AnswerState

#: nothing can be saved any more: say so over everything
_BLOCKING = (TroubleCode.DISK_FULL, TroubleCode.READ_ONLY, TroubleCode.DISK_ERROR)
#: its field is not on the screen now: nobody could mend what stands half-typed in it
_WAITING = (RefusalCode.QUESTION_WAITS, RefusalCode.FREE_TEXT_OFF)

Refused = Callable[[Refusal], None]


class InterviewPresenter:
    """One talk. Keys of fields: the question id, 'note.<kind>.<id>', '<id>#<row or new>.<column>'."""

    def __init__(self, view: InterviewView, navigator: Navigator, runner: Runner) -> None:
        self._view, self._navigator, self._runner = view, navigator, runner
        self._typed = HalfTyped()
        self._unsaved: tuple[str, RawAnswer | AnswerState] | None = None
        self._notes = HalfNotes(
            self._typed,
            runner,
            lambda then: self._recorder(then, takes_field=False),
            self.keep_drafts,
            self._failed,
        )
        self.pointing = Pointing(view, lambda: self.shown, self._record, self.set_state)
        self._sent: RawAnswer | None = None
        self._turn = 0
        #: how the next answer at this question is known, where the klantmanager said so
        self.noted: tuple[Source, Certainty] | tuple[()] = ()
        self.shown: Interview | None = None

    # --- going through the talk

    def open(self, dossier: DossierId, question: str = "") -> None:
        """Open where it was left, or at `question`."""
        if question:
            self._move(talk.go_to, dossier, question)
        else:
            self._move(talk.open_interview, dossier)

    def next(self) -> None:
        """The next question; where the person points at something: that is taken over first."""
        if self.pointing.is_waiting:
            self.pointing.take_over()
            return
        self._leave_for(lambda shown: self._move(talk.step, shown.dossier, shown.question.id, 1))

    def previous(self) -> None:
        self._leave_for(lambda shown: self._move(talk.step, shown.dossier, shown.question.id, -1))

    def next_open(self) -> None:
        self._leave_for(lambda shown: self._move(talk.next_open, shown.dossier, shown.question.id))

    def go_to_theme(self, theme: int) -> None:
        self._leave_for(lambda shown: self._move(talk.go_to_theme, shown.dossier, theme), jumps=True)

    def go_to(self, question: str) -> None:
        self._leave_for(lambda shown: self._move(talk.go_to, shown.dossier, question), jumps=True)

    def look_again(self) -> None:
        """Who sits there changed: the question may have to wait now, or no longer."""
        if self.shown is not None:
            self.keep_drafts()
            self._move(talk.go_to, self.shown.dossier, self.shown.question.id)

    def _move(self, use_case: Callable[..., Interview], *args: object) -> None:
        self._turn += 1
        before = self._typed.now()
        self._runner.run(
            use_case, *args, done=lambda shown: self._arrived(shown, before), failed=self._failed
        )

    def _arrived(self, shown: Interview, before: Mapping[str, Typed]) -> None:
        here = self.shown
        is_same = here is not None and (here.dossier, here.question.id) == (shown.dossier, shown.question.id)
        self._typed.arrive(shown, is_same, before)
        self._unsaved = self._sent = None
        if not is_same or shown.guard is not None:
            self.pointing.forget()
            self.noted = ()
        self._view.show_refusal(None)
        self._show(shown)

    def _leave_for(self, then: Callable[[Interview], None], jumps: bool = False) -> None:
        """Record what stands in the field and the notes; only when that is taken in, go.

        What is refused stays half-typed; one stays with it, unless one jumps, leaves, or sees no field of it.
        """
        shown = self.shown
        if shown is None:
            return
        self.keep_drafts(lambda key: ROW_MARK in key)  # a row is given by its button, never by going on
        cells = self._typed.cells(shown.question)
        typed = self._typed.get(shown.question.id)

        def go() -> None:
            then(shown)

        def refused(refusal: Refusal) -> None:
            if jumps or refusal.code in _WAITING:
                self.keep_drafts()
                go()
            else:
                self._failed(refusal)

        def notes() -> None:
            self._notes.keep(shown, go, refused)

        if cells:
            self._record(shown, with_cells(self._now(shown), cells), notes, refused=refused)
        elif typed is not None and typed.text != shown.question.raw:
            self._record(shown, typed.text, notes, refused=refused)
        else:
            notes()

    def leave(self) -> None:
        """Another screen comes: record field and notes, seal what is open, and say what waits now."""

        def closed(_outcome: Outcome[None]) -> None:
            self._runner.run(waiting, done=lambda count: self._navigator.show_link(link_words(count), count))

        self._leave_for(
            lambda shown: self._runner.run(talk.close_talk, shown.dossier, done=closed, failed=self._failed),
            jumps=True,
        )

    # --- for what is said about answers (see `acts_presenter`)

    def act(
        self,
        use_case: Callable[..., Outcome[Interview]],
        *args: object,
        then: Callable[[], None] | None = None,
        failed: Callable[[Failure], None] | None = None,
    ) -> None:
        """Do something in this dossier and show the interview that comes back."""
        if self.shown is not None:
            done = self._recorder(then)
            self._runner.run(use_case, self.shown.dossier, *args, done=done, failed=failed or self.failed)

    def move(self, use_case: Callable[..., Interview], *args: object) -> None:
        """Go somewhere, or look at the questions in another way."""
        self._move(use_case, *args)

    def keep_then(self, then: Callable[[Interview], None]) -> None:
        """Record what stands in the field; only when that is taken in, go on."""
        self._leave_for(then)

    def forget_typed(self) -> None:
        """What stands half-typed at the question is not wanted."""
        if self.shown is not None:
            self._typed.pop(self.shown.question.id)

    def failed(self, failure: Failure) -> None:
        """What could not be done, in the place of the tip."""
        self._failed(failure)

    # --- answering

    def choose(self, key: str) -> None:
        """A choice was pointed at; again = not chosen."""
        if self.shown is not None:
            self._record(self.shown, pointed(self._now(self.shown), key))

    def choose_place(self, place: int) -> None:
        """The key 1-9 was pressed."""
        found = place_at(self.shown.question, place) if self.shown is not None else None
        if found is not None:
            column, key = found
            self.choose_cell(column, key) if column else self.choose(key)

    def choose_step(self, column: str, step: str) -> None:
        """A step of one line of a scale set."""
        if self.shown is not None:
            self._record(self.shown, pointed_step(self._now(self.shown), column, step))

    def choose_cell(self, column: str, key: str) -> None:
        """A choice in one cell of a question in parts."""
        if self.shown is not None:
            self._record(self.shown, pointed_cell(self._now(self.shown), column, key))

    def give(self, raw: str) -> None:
        """A whole answer at once: a signature."""
        if self.shown is not None:
            self._record(self.shown, raw)

    def left_cell(self, column: str) -> None:
        """The cursor left a cell of a question in parts: what stands there becomes part of the answer."""
        shown = self.shown
        cells = self._typed.cells(shown.question) if shown is not None else {}
        if shown is not None and column in cells:
            self._record(shown, with_cells(self._now(shown), {column: cells[column]}))

    def _now(self, shown: Interview) -> QuestionShown:
        """The question with what was sent to the store and has not come back yet."""
        return with_answer(shown, self._sent).question if self._sent is not None else shown.question

    def confirm(self) -> None:
        """'Klopt': a prefilled value is confirmed by the person."""
        if self.shown is not None:
            self._record(self.shown, present_raw(self.shown.question))

    def set_state(self, state: AnswerState) -> None:
        """One of the four, or 'niet besproken' (a key, no button); again = undo. None at a check."""
        shown = self.shown
        if shown is None or not may_say(shown.question, state):
            return
        self._typed.pop(shown.question.id)
        self._runner.run(
            talk.record_state, shown.dossier, shown.question.id, state,
            done=self._recorder(), failed=lambda failure: self._not_saved(failure, state),
        )  # fmt: skip

    def record_row(self, row: str | None, cells: Mapping[str, RawCell]) -> None:
        """A row of a repeat: new when `row` is None."""
        if self.shown is not None:
            shown, done = self.shown, self._recorder()

            def taken(outcome: Outcome[Interview]) -> None:
                self._typed.drop_rows()
                self._view.row_recorded()
                done(outcome)

            self._runner.run(
                talk.record_row, shown.dossier, shown.question.id, row, dict(cells),
                done=taken, failed=self._failed,
            )  # fmt: skip

    def remove_row(self, row: str) -> None:
        if self.shown is not None:
            self._runner.run(
                talk.remove_row, self.shown.dossier, self.shown.question.id, row,
                done=self._recorder(), failed=self._failed,
            )  # fmt: skip

    def _record(
        self,
        shown: Interview,
        raw: RawAnswer,
        then: Callable[[], None] | None = None,
        left: str | None = None,
        refused: Refused | None = None,
    ) -> None:
        done = self._recorder(then, left)
        self._sent = raw

        def failed(failure: Failure) -> None:
            if refused is not None and isinstance(failure, Refusal):
                self._sent = None
                refused(failure)
            else:
                self._not_saved(failure, raw)

        self._runner.run(
            talk.record_answer, shown.dossier, shown.question.id, raw, *self.noted, done=done, failed=failed
        )

    def _recorder(
        self, then: Callable[[], None] | None = None, left: str | None = None, takes_field: bool = True
    ) -> Callable[[Outcome[Interview]], None]:
        """Shows what came back, unless another question was gone to in the meantime. `left`: the text that
        stood in the field when the cursor left it; what was typed there since stays typed. A note takes
        nothing from the field."""
        turn = self._turn

        def recorded(outcome: Outcome[Interview]) -> None:
            if turn != self._turn:
                return
            typed = self._typed.get(outcome.shown.question.id)
            if takes_field and typed is not None and left in (None, typed.text):
                self._typed.pop(outcome.shown.question.id)
            self._typed.forget_taken(outcome.shown.question)
            self._unsaved = self._sent = None
            self.pointing.forget()
            self.noted = ()
            self._view.show_refusal(None)
            self._show(outcome.shown)
            if then is not None:
                then()

        return recorded

    def _not_saved(self, failure: Failure, what: RawAnswer | AnswerState) -> None:
        self._sent = None
        if isinstance(failure, Refusal) or self.shown is None:
            self._failed(failure)
            return
        number = self.shown.question.number
        self._unsaved = (self.shown.question.id, what)
        if not isinstance(what, AnswerState):
            self.shown = with_answer(self.shown, what)
            self._view.show_interview(self.shown)
        message = message_for(failure)
        self._navigator.show_saved(nl("{number} niet bewaard", number=number), False)
        self._view.show_unsaved(number, message)
        if failure.code in _BLOCKING:
            self._navigator.interrupt(message, (WayOut(nl("Opnieuw proberen"), self.retry, "again"),))

    def retry(self) -> None:
        """Try to save what is not saved yet."""
        if self._unsaved is None or self.shown is None:
            return
        what = self._unsaved[1]
        if isinstance(what, AnswerState):
            self.set_state(what)
        else:
            self._record(self.shown, what)

    # --- typing

    def typed(self, key: str, text: str, cursor: int) -> None:
        """What stands in a field now; kept as a draft after a second of quiet."""
        self._typed.put(key, text, cursor)

    def stands(self, name: str, cursor: int, scroll: int) -> None:
        """Where the keyboard is and how far was scrolled; kept with the drafts."""
        if self.shown is not None:
            self._typed.stands(self.shown.question.id, name, cursor, scroll)

    def keep_drafts(self, which: Callable[[str], bool] = lambda _key: True) -> None:
        """A second of quiet, Ctrl+S or locking: keep what is half-typed, of the fields that are meant."""
        if self.shown is None:
            return
        for key, draft in self._typed.to_keep(which):
            self._runner.run(talk.save_draft, self.shown.dossier, key, draft, failed=self._failed)

    def left_field(self, key: str) -> None:
        """The cursor left a field: what stands there becomes a change."""
        shown = self.shown
        typed = self._typed.get(key)
        if shown is None or typed is None:
            return
        if key == shown.question.id:
            if typed.text != shown.question.raw and shown.question.type in FIELD:
                self._record(shown, typed.text, left=typed.text)
        elif key.startswith("note."):
            self._notes.keep(shown, lambda: None, self._failed)

    # --- showing

    def tolk_changed(self, tolk: TolkShown | None) -> None:
        """The tolk bar had something done."""
        if self.shown is not None:
            self.shown = replace(self.shown, tolk=tolk)

    def _show(self, shown: Interview) -> None:
        self.shown = shown
        head = DossierHead(shown.dossier, shown.roepnaam, shown.language.dutch_name, shown.clock.words)
        self._navigator.show_dossier(head)
        self._navigator.show_saved(saved_words(shown))
        self._view.show_unsaved(shown.question.number, None)
        self._view.show_interview(shown)
        self.pointing.show()

    def _failed(self, failure: Failure) -> None:
        if isinstance(failure, Refusal):
            self._view.show_refusal(message_for(failure))
        elif self.shown is None:
            back = WayOut(
                nl("Terug naar de dossiers"), lambda: self._navigator.go(Place(ScreenName.DOSSIERS))
            )
            self._navigator.interrupt(message_for(failure), (back,))
        else:
            self._view.show_refusal(message_for(failure))
