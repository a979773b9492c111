"""What the sheet above the tolk bar shows and does: words, counts, wishes, language, hours. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Protocol

from desktop.domain.errors import Refusal
from desktop.domain.ids import DossierId
from desktop.domain.wording import nl
from desktop.ui.messages import Message, message_for
from desktop.ui.runner import Failure, Runner
from desktop.ui.target import target_in
from desktop.usecases.dossiers import talk_languages
from desktop.usecases.glossary import Glossary, look_at_glossary
from desktop.usecases.interview import Interview
from desktop.usecases.outcome import Outcome
from desktop.usecases.ports import Language
from desktop.usecases.talk_settings import (
    ArrangementsShown,
    SecondTolkCheck,
    TolkWish,
    look_at_arrangements,
    set_tolk_wish,
    switch_language,
    tell_second_check,
)
from desktop.usecases.tolk_counts import MarkRow, MinutesExported, Period, export_tolk_minutes, look_at_marks
from desktop.usecases.tolk_words import TolkLanguage, tolk_languages
from desktop.usecases.typed_days import read_full_day


class ToolsView(Protocol):
    def show_glossary(self, glossary: Glossary) -> None: ...
    def show_marks(self, rows: tuple[MarkRow, ...]) -> None: ...
    def show_arrangements(self, shown: ArrangementsShown) -> None: ...
    def show_tolk_languages(self, languages: tuple[TolkLanguage, ...]) -> None: ...
    def show_screen_languages(self, languages: tuple[Language, ...]) -> None: ...
    def show_settings_refusal(self, message: Message | None) -> None: ...
    def show_minutes_message(self, message: Message | None, tone: str, field: str) -> None: ...


class ToolsPresenter:
    """`keep` keeps what is half-typed; `reopen` shows the talk anew at a question."""

    def __init__(
        self,
        view: ToolsView,
        runner: Runner,
        keep: Callable[[], None],
        reopen: Callable[[DossierId, str], None],
    ) -> None:
        self._view, self._runner, self._keep, self._reopen = view, runner, keep, reopen
        self._dossier: DossierId | None = None
        self._question = ""

    def at(self, dossier: DossierId, question: str) -> None:
        """The talk stands at this question now."""
        self._dossier, self._question = dossier, question

    def ask_glossary(self) -> None:
        if self._dossier is not None:
            self._runner.run(look_at_glossary, self._dossier, self._question, done=self._view.show_glossary)

    def ask_marks(self) -> None:
        if self._dossier is not None:
            self._runner.run(look_at_marks, self._dossier, done=self._view.show_marks)

    def ask_settings(self) -> None:
        """Languages of the screen, wishes and the second tolk."""
        if self._dossier is not None:
            self._runner.run(talk_languages, done=self._view.show_screen_languages)
            self._runner.run(look_at_arrangements, self._dossier, done=self._view.show_arrangements)

    def ask_tolk_languages(self) -> None:
        self._runner.run(tolk_languages, done=self._view.show_tolk_languages)

    def switch_language(self, code: str) -> None:
        """The talk goes on in this language at the same question, with what is half-typed."""
        dossier, question = self._dossier, self._question
        if dossier is None or not code:
            return

        def switched(_outcome: Outcome[Interview]) -> None:
            if (dossier, question) == (self._dossier, self._question):
                self._reopen(dossier, question)

        self._keep()
        self._runner.run(
            switch_language, dossier, code, question, done=switched, failed=self._settings_failed
        )

    def set_wish(self, wish: str) -> None:
        self._set(set_tolk_wish, TolkWish(wish))

    def tell_check(self, check: SecondTolkCheck) -> None:
        """`check.day` as typed: '16-9-2026', or ''."""
        try:
            day = read_full_day(check.day)
        except Refusal as refused:
            self._settings_failed(refused)
            return
        self._set(tell_second_check, replace(check, day=day.isoformat() if day is not None else ""))

    def _set(self, use_case: Callable[..., Outcome[ArrangementsShown]], what: object) -> None:
        def told(outcome: Outcome[ArrangementsShown]) -> None:
            self._view.show_arrangements(outcome.shown)

        if self._dossier is not None:
            self._runner.run(use_case, self._dossier, what, done=told, failed=self._settings_failed)

    def _settings_failed(self, failure: Failure) -> None:
        self._view.show_settings_refusal(message_for(failure))

    def export_minutes(
        self, folder: Path, name: str, first: str, last: str, reason: str, of_all: bool
    ) -> None:
        """A new file outside the safe; days as '16-9-2026', '' = open."""
        if self._dossier is None:
            return
        days: dict[str, date | None] = {}
        for field, text in (("first", first), ("last", last)):
            try:
                days[field] = read_full_day(text, field)
            except Refusal as refused:
                self._minutes_failed(refused)
                return
        target = target_in(folder, name, "tolkuren.csv", ".csv")

        def done(exported: MinutesExported) -> None:
            self._view.show_minutes_message(_exported_words(target, exported), "warn", "")

        self._runner.run(
            export_tolk_minutes, None if of_all else self._dossier, Period(**days), target, reason,
            done=done, failed=self._minutes_failed,
        )  # fmt: skip

    def _minutes_failed(self, failure: Failure) -> None:
        field = failure.field if isinstance(failure, Refusal) else None
        self._view.show_minutes_message(message_for(failure), "error", field or "")


def _exported_words(target: Path, exported: MinutesExported) -> Message:
    what = (
        nl("1 gesprek") if exported.sessions == 1 else nl("{sessions} gesprekken", sessions=exported.sessions)
    )
    return Message(
        nl(
            "Opgeslagen als {name}: {what}, {minutes} minuten.",
            name=target.name,
            what=what,
            minutes=exported.minutes,
        ),
        nl("Alleen gesprekken met een tolk die is weggegaan staan erin."),
        nl("Het bestand staat buiten de koffer. Wis het als de rekening klaar is."),
    )
