"""What the screen of the remarks shows and does. No Qt."""

from __future__ import annotations

from typing import Protocol

from desktop.domain.ids import DossierId
from desktop.domain.wording import nl
from desktop.ui.messages import Message, message_for
from desktop.ui.places import Navigator, Place, ScreenName, head_of
from desktop.ui.runner import Failure, Runner, field_of
from desktop.usecases.dossiers import CaseloadRow, one_dossier
from desktop.usecases.outcome import Outcome
from desktop.usecases.remarks import RemarksShown, answer_remark, begin_remark, close_remark, remarks

_BACKS = (ScreenName.INTERVIEW, ScreenName.PLAN, ScreenName.AGREEMENTS, ScreenName.CHOICES)


class RemarksView(Protocol):
    """What the presenter asks of the window."""

    def show_remarks(self, shown: RemarksShown, about: str) -> None:
        """`about`: the subject that one came here with, '' = none."""

    def show_message(self, message: Message | None, tone: str) -> None: ...
    def show_refusal(self, key: str, field: str, message: Message | None) -> None:
        """At the remark with this key; '' = in the form of a new one."""

    def written(self, key: str) -> None:
        """What was typed there stands in the dossier now."""


class RemarksPresenter:
    """The remarks of one dossier."""

    def __init__(self, view: RemarksView, navigator: Navigator, runner: Runner) -> None:
        self._view, self._navigator, self._runner = view, navigator, runner
        self._place = Place(ScreenName.REMARKS)
        self.shown: RemarksShown | None = None

    @property
    def dossier(self) -> DossierId | None:
        return self._place.dossier

    def open(self, place: Place) -> None:
        """What stands there now; a new one would be about `place.question`."""
        self._place = place
        self._view.show_message(None, "")
        if place.dossier is None:
            return
        self._runner.run(one_dossier, place.dossier, done=self._head_arrived)
        self._runner.run(remarks, place.dossier, done=self._arrived, failed=self._failed)

    def _head_arrived(self, row: CaseloadRow) -> None:
        if row.dossier == self.dossier:
            self._navigator.show_dossier(head_of(row))

    def _arrived(self, shown: RemarksShown) -> None:
        if shown.dossier != self.dossier:
            return
        self.shown = shown
        about = f"vraag:{self._place.question}" if self._place.question else ""
        self._view.show_remarks(shown, about)

    def _failed(self, failure: Failure) -> None:
        self._view.show_message(message_for(failure), "error")

    def begin(self, about: str, text: str) -> None:
        """A new one, by who reads along."""
        self._view.show_refusal("", "", None)
        self._runner.run(
            begin_remark,
            self.dossier,
            about,
            text,
            done=lambda made: self._written("", made),
            failed=lambda failure: self._refused("", failure),
        )

    def answer(self, key: str, text: str) -> None:
        """Something back."""
        self._view.show_refusal(key, "", None)
        self._runner.run(
            answer_remark,
            self.dossier,
            key,
            text,
            done=lambda made: self._written(key, made),
            failed=lambda failure: self._refused(key, failure),
        )

    def close(self, key: str, is_done: bool) -> None:
        """Dealt with, or not after all."""
        self._view.show_refusal(key, "", None)
        self._runner.run(
            close_remark,
            self.dossier,
            key,
            is_done,
            done=lambda made: self._arrived(made.shown),
            failed=lambda failure: self._refused(key, failure),
        )

    def _written(self, key: str, made: Outcome[RemarksShown]) -> None:
        self._view.written(key)
        self._arrived(made.shown)
        if not key:
            went = nl("De klantmanager ziet uw opmerking na het samenvoegen.")
            self._view.show_message(Message(nl("Opgeschreven."), went, ""), "good")

    def _refused(self, key: str, failure: Failure) -> None:
        self._view.show_refusal(key, field_of(failure), message_for(failure))

    def to_question(self, question: str) -> None:
        """The question in the talk."""
        if self.dossier is not None and question:
            self._navigator.go(Place(ScreenName.INTERVIEW, self.dossier, question))

    def back(self) -> None:
        """To where one came from; else the page of the dossier."""
        if self.dossier is None:
            self._navigator.go(Place(ScreenName.DOSSIERS))
            return
        back = self._place.back if self._place.back in _BACKS else ScreenName.DOSSIER
        at = self._place.question if back is ScreenName.INTERVIEW else ""
        self._navigator.go(Place(back, self.dossier, at))
