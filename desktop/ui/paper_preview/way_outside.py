"""From `save as a file` to a file outside the koffer: a paper behind a lock, pictures, a calendar. No Qt."""

from __future__ import annotations

from pathlib import Path

from desktop.domain.errors import Refusal, TroubleCode
from desktop.domain.ids import DossierId
from desktop.domain.wording import nl
from desktop.ui.messages import Message, message_for
from desktop.ui.paper_preview.paper_view import PaperView
from desktop.ui.runner import Failure, Runner
from desktop.usecases.export_cards import export_cards
from desktop.usecases.make_sheet import make_sheet
from desktop.usecases.paper_kinds import PaperKind
from desktop.usecases.print_paper import Paper, export_paper
from desktop.usecases.take_calendar import export_calendar
from desktop.usecases.taking_out import TakenOut

#: when a file is made these are about where it would come, not about the laptop
_OF_THE_PLACE = (TroubleCode.DISK_FULL, TroubleCode.DISK_ERROR, TroubleCode.READ_ONLY)
OTHER_PLACE = Message(
    nl("Op die plek lukt het niet. Er is geen bestand."),
    nl("Het papier zit nog in de koffer. Wat u typte blijft staan."),
    nl("Kies een andere plek. Is het een stick? Kijk of die er nog in zit en niet vol is."),
)
_TASK = nl("In het dossier staat een taak om het te wissen.")


class WayOutside:
    """Each of the three says on the screen how it went."""

    def __init__(self, view: PaperView, runner: Runner) -> None:
        self._view, self._runner = view, runner

    def paper(self, paper: Paper, target: Path, reason: str, why_open: str | None) -> None:
        """Behind a lock; `why_open`: why without one."""
        self._begin()
        self._runner.run(
            export_paper,
            paper,
            target,
            reason,
            why_open,
            done=lambda out: self._locked(target, out),
            failed=self._not_exported,
        )

    def pictures(self, paper: Paper, folder: Path, reason: str) -> None:
        """The cards of the plan; made first where the paper is another."""
        self._begin()
        if paper.kind == PaperKind.CARDS:
            self._cards(paper, folder, reason)
            return
        self._runner.run(
            make_sheet,
            paper.dossier,
            PaperKind.CARDS,
            paper.language,
            done=lambda made: self._cards(made.shown, folder, reason),
            failed=self._not_exported,
            slow=True,
        )

    def _cards(self, cards: Paper, folder: Path, reason: str) -> None:
        self._runner.run(
            export_cards,
            cards,
            folder,
            reason,
            done=lambda files: self._exported(files[0], len(files)),
            failed=self._not_exported,
            slow=True,
        )

    def calendar(self, dossier: DossierId | None, target: Path, reason: str) -> None:
        """The appointments, for the telephone of the person."""
        self._begin()
        self._runner.run(
            export_calendar,
            dossier,
            target,
            reason,
            done=lambda _nothing: self._exported(target, has_task=False),
            failed=self._not_exported,
        )

    def _begin(self) -> None:
        self._view.show_export_refusal("", None)
        self._view.show_words(())

    def _locked(self, target: Path, out: TakenOut) -> None:
        """With a lock: its words stand beside it until somebody has them, or the screen is left."""
        if not out.words:
            self._exported(target)
            return
        self._view.close_export()
        told = Message(nl("Opgeslagen als {name}, met een slot.", name=target.name), "", _TASK)
        self._view.show_message(told, "good")
        self._view.show_words(out.words)

    def _exported(self, target: Path, count: int = 1, has_task: bool = True) -> None:
        self._view.close_export()
        told = Message(
            nl("Opgeslagen als {name}.", name=target.name)
            if count == 1
            else nl("Opgeslagen: {count} plaatjes, {name} en verder.", count=count, name=target.name),
            nl("Dit bestand staat buiten de koffer en is niet versleuteld."),
            _TASK if has_task else nl("Wis het zodra u het niet meer nodig hebt."),
        )
        self._view.show_message(told, "warn")

    def _not_exported(self, failure: Failure) -> None:
        if isinstance(failure, Refusal):
            self._view.show_export_refusal(failure.field or "", message_for(failure))
            return
        message = OTHER_PLACE if failure.code in _OF_THE_PLACE else message_for(failure)
        self._view.show_export_refusal("", message)
