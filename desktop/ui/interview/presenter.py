"""What the talk shows and what each act means. No Qt: work goes through the runner."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Protocol
from zoneinfo import ZoneInfo

from desktop.domain.errors import Refusal, TroubleCode
from desktop.domain.ids import DossierId
from desktop.ui.interview.pointing import FIELD, choice_at, pointed, pointed_step, present_raw, with_answer
from desktop.ui.messages import Message, message_for
from desktop.ui.places import DossierHead, Navigator, Place, ScreenName, WayOut, link_words
from desktop.ui.runner import Failure, Runner
from desktop.usecases import interview as talk
from desktop.usecases.interview import Interview, NoteKind, RawAnswer
from desktop.usecases.outcome import Outcome
from desktop.usecases.ports import Draft
from desktop.usecases.prepare_visit import waiting
from desktop.usecases.tolk_session import TolkShown
from forms.answer_moves import ROW_MARK
from forms.model import AnswerState

_AMSTERDAM = ZoneInfo("Europe/Amsterdam")
#: nothing can be saved any more: say so over everything
_BLOCKING = (TroubleCode.DISK_FULL, TroubleCode.READ_ONLY, TroubleCode.DISK_ERROR)


class InterviewView(Protocol):
    """What the presenter asks of the window."""

    def show_interview(self, shown: Interview) -> None: ...
    def show_refusal(self, message: Message | None) -> None:
        """In the place of the tip; None = the tip again."""

    def show_unsaved(self, number: str, message: Message | None) -> None:
        """In the place of the tip: this answer is not saved yet. None = it is."""

    def row_recorded(self) -> None:
        """A row was taken in: its form may be emptied."""


@dataclass(frozen=True, slots=True)
class _Typed:
    """What stands half-typed in a field."""

    text: str
    cursor: int
    is_kept: bool = False


class InterviewPresenter:
    """One talk. Keys of fields: the question id, 'note.<kind>.<id>', '<id>#<row or new>.<column>'."""

    def __init__(self, view: InterviewView, navigator: Navigator, runner: Runner) -> None:
        self._view, self._navigator, self._runner = view, navigator, runner
        self._typed: dict[str, _Typed] = {}
        self._unsaved: tuple[str, RawAnswer | AnswerState] | None = None
        self._turn = 0
        self.shown: Interview | None = None

    # --- going through the talk

    def open(self, dossier: DossierId, question: str = "") -> None:
        """Open where it was left, or at `question`."""
        if question:
            self._move(talk.go_to, dossier, question)
        else:
            self._move(talk.open_interview, dossier)

    def next(self) -> None:
        self._leave_for(lambda shown: self._move(talk.step, shown.dossier, shown.question.id, 1))

    def previous(self) -> None:
        self._leave_for(lambda shown: self._move(talk.step, shown.dossier, shown.question.id, -1))

    def next_open(self) -> None:
        self._leave_for(lambda shown: self._move(talk.next_open, shown.dossier, shown.question.id))

    def go_to_theme(self, theme: int) -> None:
        self._leave_for(lambda shown: self._move(talk.go_to_theme, shown.dossier, theme))

    def go_to(self, question: str) -> None:
        self._leave_for(lambda shown: self._move(talk.go_to, shown.dossier, question))

    def _move(self, use_case: Callable[..., Interview], *args: object) -> None:
        self._turn += 1
        before = dict(self._typed)
        self._runner.run(
            use_case, *args, done=lambda shown: self._arrived(shown, before), failed=self._failed
        )

    def _arrived(self, shown: Interview, before: Mapping[str, _Typed]) -> None:
        """The same question again keeps what was typed in it meanwhile; a draft that is given back counts as
        typed, so that leaving its field records it."""
        here = self.shown
        newer = {key: typed for key, typed in self._typed.items() if before.get(key) != typed}
        is_same = here is not None and (here.dossier, here.question.id) == (shown.dossier, shown.question.id)
        self._typed = newer if is_same else {}
        half = {} if shown.question.draft is None else {shown.question.id: shown.question.draft}
        for key, draft in (half | dict(shown.drafts)).items():
            self._typed.setdefault(key, _Typed(draft.text, draft.cursor, is_kept=True))
        self._unsaved = None
        self._view.show_refusal(None)
        self._show(shown)

    def _leave_for(self, then: Callable[[Interview], None]) -> None:
        """Record what stands in the field; only when that is taken in, go."""
        shown = self.shown
        if shown is None:
            return
        self.keep_drafts(lambda key: ROW_MARK in key)  # a row is given by its button, never by going on
        self._keep_notes(shown)
        typed = self._typed.get(shown.question.id)
        if typed is not None and typed.text != shown.question.raw:
            self._record(shown, typed.text, lambda: then(shown))
        else:
            then(shown)

    def leave(self) -> None:
        """Another screen comes: record field and notes, seal what is open, and say what waits now."""

        def closed(_outcome: Outcome[None]) -> None:
            self._runner.run(waiting, done=lambda count: self._navigator.show_link(link_words(count), count))

        self._leave_for(
            lambda shown: self._runner.run(talk.close_talk, shown.dossier, done=closed, failed=self._failed)
        )

    # --- answering

    def choose(self, key: str) -> None:
        """A choice was pointed at; again = not chosen."""
        if self.shown is not None:
            self._record(self.shown, pointed(self.shown.question, key))

    def choose_place(self, place: int) -> None:
        """The key 1-9 was pressed."""
        found = choice_at(self.shown.question, place) if self.shown is not None else None
        if found is not None:
            self.choose(found.key)

    def choose_step(self, column: str, step: str) -> None:
        """A step of one line of a scale set."""
        if self.shown is not None:
            self._record(self.shown, pointed_step(self.shown.question, column, step))

    def confirm(self) -> None:
        """'Klopt': a prefilled value is confirmed by the person."""
        if self.shown is not None:
            self._record(self.shown, present_raw(self.shown.question))

    def set_state(self, state: AnswerState) -> None:
        """One of the four; again = undo."""
        shown = self.shown
        if shown is None:
            return
        self._typed.pop(shown.question.id, None)
        self._runner.run(
            talk.record_state, shown.dossier, shown.question.id, state,
            done=self._recorder(), failed=lambda failure: self._not_saved(failure, state),
        )  # fmt: skip

    def record_row(self, row: str | None, cells: Mapping[str, str]) -> None:
        """A row of a repeat: new when `row` is None."""
        if self.shown is not None:
            shown, done = self.shown, self._recorder()

            def taken(outcome: Outcome[Interview]) -> None:
                self._typed = {key: typed for key, typed in self._typed.items() if ROW_MARK not in key}
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
    ) -> None:
        done = self._recorder(then, left)
        self._runner.run(
            talk.record_answer, shown.dossier, shown.question.id, raw,
            done=done, failed=lambda failure: self._not_saved(failure, raw),
        )  # fmt: skip

    def _recorder(
        self, then: Callable[[], None] | None = None, left: str | None = None
    ) -> Callable[[Outcome[Interview]], None]:
        """Shows what came back, unless another question was gone to in the meantime. `left`: the text that
        stood in the field when the cursor left it; what was typed there since stays typed."""
        turn = self._turn

        def recorded(outcome: Outcome[Interview]) -> None:
            if turn != self._turn:
                return
            typed = self._typed.get(outcome.shown.question.id)
            if typed is not None and left in (None, typed.text):
                self._typed.pop(outcome.shown.question.id)
            self._unsaved = None
            self._view.show_refusal(None)
            self._show(outcome.shown)
            if then is not None:
                then()

        return recorded

    def _not_saved(self, failure: Failure, what: RawAnswer | AnswerState) -> None:
        if isinstance(failure, Refusal) or self.shown is None:
            self._failed(failure)
            return
        number = self.shown.question.number
        self._unsaved = (self.shown.question.id, what)
        if not isinstance(what, AnswerState):
            self.shown = with_answer(self.shown, what)
            self._view.show_interview(self.shown)
        message = message_for(failure)
        self._navigator.show_saved(f"{number} niet bewaard", False)
        self._view.show_unsaved(number, message)
        if failure.code in _BLOCKING:
            self._navigator.interrupt(message, (WayOut("Opnieuw proberen", self.retry, "again"),))

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
        self._typed[key] = _Typed(text, cursor)

    def keep_drafts(self, which: Callable[[str], bool] = lambda _key: True) -> None:
        """A second of quiet, Ctrl+S or locking: keep what is half-typed, of the fields that are meant."""
        if self.shown is None:
            return
        for key, typed in tuple(self._typed.items()):
            if not typed.is_kept and which(key):
                draft = Draft(typed.text, typed.cursor)
                self._runner.run(talk.save_draft, self.shown.dossier, key, draft, failed=self._failed)
                self._typed[key] = replace(typed, is_kept=True)

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
            self._keep_notes(shown)

    def _keep_notes(self, shown: Interview) -> None:
        for kind in NoteKind:
            key = note_key(kind, shown.question.id)
            typed = self._typed.pop(key, None)
            if typed is not None and typed.text != shown.question.notes.get(kind, ""):
                self._runner.run(
                    talk.record_note, shown.dossier, shown.question.id, kind, typed.text,
                    done=self._recorder(), failed=self._failed,
                )  # fmt: skip

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

    def _failed(self, failure: Failure) -> None:
        if isinstance(failure, Refusal):
            self._view.show_refusal(message_for(failure))
        elif self.shown is None:
            back = WayOut("Terug naar de dossiers", lambda: self._navigator.go(Place(ScreenName.DOSSIERS)))
            self._navigator.interrupt(message_for(failure), (back,))
        else:
            self._view.show_refusal(message_for(failure))


def note_key(kind: NoteKind, question: str) -> str:
    """The key of a note's field."""
    return f"note.{kind.value}.{question}"


def saved_words(shown: Interview) -> str:
    """'10:42', the time of the newest change on Dutch clocks; '' while there is none."""
    return shown.saved_at.astimezone(_AMSTERDAM).strftime("%H:%M") if shown.saved_at is not None else ""
