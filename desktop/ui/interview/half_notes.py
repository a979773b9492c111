"""Notes that stand half-typed: how they become changes, and that none goes lost when one cannot. No Qt."""

from __future__ import annotations

from collections.abc import Callable

from desktop.domain.errors import Refusal
from desktop.ui.interview.half_typed import HalfTyped
from desktop.ui.runner import Failure, Runner
from desktop.usecases import interview as talk
from desktop.usecases.interview import Interview, NoteKind
from desktop.usecases.interview.notes import note_draft_key
from desktop.usecases.outcome import Outcome

Then = Callable[[], None]
Show = Callable[[Outcome[Interview]], None]


class HalfNotes:
    """`recorder(then)` shows what came back and goes on; `keep_drafts` keeps the fields that are meant."""

    def __init__(
        self,
        typed: HalfTyped,
        runner: Runner,
        recorder: Callable[[Then], Show],
        keep_drafts: Callable[[Callable[[str], bool]], None],
        failed: Callable[[Failure], None],
    ) -> None:
        self._typed, self._runner = typed, runner
        self._recorder, self._keep_drafts, self._failed = recorder, keep_drafts, failed

    def keep(self, shown: Interview, then: Then, refused: Callable[[Refusal], None]) -> None:
        """Record the notes in which something else stands, one after another, then `then`.

        What cannot be recorded stays half-typed and is kept as such; a refusal is told to `refused`, any
        other failure to the talk, and `then` is not done.
        """

        def on(left: list[NoteKind]) -> None:
            if left:
                self._keep_one(shown, left[0], lambda: on(left[1:]), refused)
            else:
                then()

        on([kind for kind in NoteKind if self._is_other(shown, kind)])

    def _is_other(self, shown: Interview, kind: NoteKind) -> bool:
        typed = self._typed.get(note_draft_key(kind, shown.question.id))
        return typed is not None and typed.text != shown.question.notes.get(kind, "")

    def _keep_one(
        self, shown: Interview, kind: NoteKind, then: Then, refused: Callable[[Refusal], None]
    ) -> None:
        key = note_draft_key(kind, shown.question.id)
        typed = self._typed.get(key)
        if typed is None:
            then()
            return
        show = self._recorder(then)

        def taken(outcome: Outcome[Interview]) -> None:
            now = self._typed.get(key)
            if now is not None and now.text == typed.text:
                self._typed.pop(key)
            show(outcome)

        def failed(failure: Failure) -> None:
            self._keep_drafts(lambda name: name == key)
            if isinstance(failure, Refusal):
                refused(failure)
            else:
                self._failed(failure)

        self._runner.run(
            talk.record_note, shown.dossier, shown.question.id, kind, typed.text, done=taken, failed=failed
        )
