"""What the screen Overdracht shows and does: a file step by step, or a text beside the form. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol

from desktop.domain.handover import Sender
from desktop.domain.ids import DossierId
from desktop.domain.wording import joined, nl
from desktop.ui.handover.text_presenter import TextPresenter, TextView
from desktop.ui.messages import Message, message_for
from desktop.ui.places import Navigator, Place, ScreenName, head_of
from desktop.ui.runner import Failure, Runner, field_of
from desktop.usecases.dossiers import CaseloadRow, one_dossier, talk_languages
from desktop.usecases.handover import (
    Brought,
    Origin,
    begin_from_person,
    bring_in,
    take_back,
    take_earlier_pip,
)
from desktop.usecases.handover_file import FileRead
from desktop.usecases.handover_look import Divided, PersonShown, divide, read_file
from desktop.usecases.handover_mapping import Division, keep_division, senders
from desktop.usecases.handover_shown import HandoverShown, Preview, handovers, preview
from desktop.usecases.outcome import Outcome
from desktop.usecases.ports import Language

COA = "COA"


class HandoverView(TextView, Protocol):
    """What the presenter asks of the window."""

    def show_dossier(self, row: CaseloadRow | None) -> None: ...
    def show_languages(self, languages: tuple[Language, ...]) -> None: ...
    def show_senders(self, names: tuple[str, ...]) -> None: ...
    def show_origin(self, name: str, sender: Sender) -> None: ...
    def show_file(self, read: FileRead | None) -> None: ...
    def show_divided(self, shown: Divided | None) -> None: ...
    def show_person(self, person: PersonShown | None, seen: Preview | None) -> None: ...
    def show_before(self, found: tuple[HandoverShown, ...]) -> None: ...
    def show_done(self, message: Message | None) -> None: ...
    def show_failure(self, message: Message | None, field: str) -> None: ...


class HandoverPresenter:
    """One file at a time. `dossier` None: opened from the list, to begin dossiers."""

    def __init__(self, view: HandoverView, navigator: Navigator, runner: Runner) -> None:
        self._view, self._navigator, self._runner = view, navigator, runner
        self.text = TextPresenter(view, runner, self._failed, self._brought)
        self.dossier: DossierId | None = None
        self.name, self.sender = COA, Sender.COA
        self.shown: Divided | None = None
        self.chosen: PersonShown | None = None
        self._read: FileRead | None = None
        self._turn = 0

    def open(self, dossier: DossierId | None) -> None:
        """Another dossier empties the screen; the same one finds it as it was left."""
        if dossier != self.dossier or self._read is None:
            self.dossier, self._read, self.shown, self.chosen = dossier, None, None, None
            self._view.show_file(None)
            self._view.show_divided(None)
            self._view.show_person(None, None)
            self._view.show_origin(self.name, self.sender)
        self._view.show_failure(None, "")
        self._view.show_done(None)
        self._runner.run(senders, done=self._view.show_senders, failed=self._failed)
        self._runner.run(talk_languages, done=self._view.show_languages, failed=self._failed)
        if dossier is None:
            self._navigator.show_dossier(None)
            self._view.show_dossier(None)
        else:
            self._runner.run(one_dossier, dossier, done=self._dossier_arrived, failed=self._failed)
            self.text.open(dossier)
            self._load_before()

    def _dossier_arrived(self, row: CaseloadRow) -> None:
        if row.dossier == self.dossier:
            self._navigator.show_dossier(head_of(row))
            self._view.show_dossier(row)

    def _load_before(self) -> None:
        if self.dossier is not None:
            self._runner.run(handovers, self.dossier, done=self._view.show_before, failed=self._failed)

    def _failed(self, failure: Failure) -> None:
        field = field_of(failure)
        self._view.show_done(None)
        self._view.show_failure(message_for(failure), field)

    # --- the file

    def read(self, path: Path) -> None:
        """Look into a file; nothing is written."""
        self._view.show_failure(None, "")
        self._view.show_done(None)
        self._runner.run(read_file, path, done=self._file_arrived, failed=self._failed, slow=True)

    def _file_arrived(self, read: FileRead) -> None:
        self._read, self.chosen = read, None
        if read.sender:
            self.name = read.sender
        self.sender = read.sender_kind or self.sender
        self._view.show_origin(self.name, self.sender)
        self._view.show_file(read)
        self._view.show_divided(None)
        self._view.show_person(None, None)
        if read.is_usable:
            self._divide(None)

    def name_sender(self, name: str) -> None:
        """Another sender has another division."""
        if name.strip() != self.name:
            self.name = name.strip()
            if self._read is not None and self._read.is_usable:
                self._divide(None)

    def pick_sender(self, sender: str) -> None:
        self.sender = Sender(sender)
        if self.sender is Sender.COA and not self.name:
            self.name_sender(COA)
        elif self.sender is not Sender.COA and self.name == COA:
            self.name_sender("")
        self._view.show_origin(self.name, self.sender)

    def put_column(self, head: str, target: str) -> None:
        """This column goes there; '' = leave it out."""
        if self.shown is not None and self.shown.division.columns.get(head) != target:
            self._divide(self.shown.division.with_column(head, target))

    def put_word(self, target: str, word: str, choice: str) -> None:
        if self.shown is not None:
            self._divide(self.shown.division.with_word(target, word, choice))

    def _divide(self, division: Division | None) -> None:
        if self._read is None:
            return
        self._turn += 1
        turn = self._turn

        def done(shown: Divided) -> None:
            if turn == self._turn:
                self._divided(shown)

        self._runner.run(divide, self._read, self.name, division, done=done, failed=self._failed, slow=True)

    def _divided(self, shown: Divided) -> None:
        self.shown = shown
        self._view.show_failure(None, "")
        self._view.show_divided(shown)
        wanted = self.chosen.number if self.chosen is not None else self._number_of_dossier(shown)
        person = next((one for one in shown.people if one.number == wanted), None)
        if person is None and len(shown.people) == 1:
            person = shown.people[0]
        self._choose(person)

    def _number_of_dossier(self, shown: Divided) -> int:
        found = [one.number for one in shown.people if one.here is not None and one.here == self.dossier]
        return found[0] if len(found) == 1 else 0

    def confirm(self) -> None:
        """A person looked at the columns and words: kept for this sender, used for the next file."""
        if self.shown is not None:
            division = self.shown.division
            self._runner.run(
                keep_division,
                self.name,
                division,
                done=lambda _kept: self._divide(division),
                failed=self._failed,
            )
            self._runner.run(senders, done=self._view.show_senders, failed=self._failed)

    # --- the person

    def choose(self, number: int) -> None:
        """Which row is looked at."""
        if self.shown is not None:
            self._choose(next((one for one in self.shown.people if one.number == number), None))

    def _choose(self, person: PersonShown | None) -> None:
        self.chosen = person
        if person is None:
            self._view.show_person(None, None)
            return
        into = self.into(person)
        self._runner.run(preview, into, person.read, done=self._previewed, failed=self._failed)

    def into(self, person: PersonShown) -> DossierId | None:
        """The open dossier, else the one that surely is of this person; None: a new one."""
        is_sure = person.likeness is not None and person.likeness.value != "naam_en_geboorte"
        return self.dossier or (person.here if is_sure else None)

    def _previewed(self, seen: Preview) -> None:
        if self.chosen is not None and self.chosen.number == seen.number:
            self._view.show_person(self.chosen, seen)

    def bring(self, language: str = "", takes_good: bool = False) -> None:
        """Bring the chosen person in: here, in the dossier that is theirs, or as a new dossier."""
        if self.shown is None or self.chosen is None:
            return
        origin, person = self._origin(self.shown), self.chosen
        into = self.into(person)
        if into is not None:
            args: tuple[Any, ...] = (bring_in, into, person.read, origin, takes_good)
        else:
            args = (begin_from_person, person.read, origin, language, takes_good)
        use_case: Callable[..., Outcome[Brought]] = args[0]
        self._runner.run(use_case, *args[1:], done=self._brought, failed=self._failed)

    def bring_all(self, language: str = "") -> None:
        """A new dossier for every row without problems that is not here yet; one after the other."""
        if self.shown is None:
            return
        origin = self._origin(self.shown)
        waiting = [one for one in self.shown.people if one.is_good and one.here is None]
        total = len(waiting)

        def next_one(_done: object = None) -> None:
            if not waiting:
                self._all_done(total)
                return
            person = waiting.pop(0)
            self._runner.run(
                begin_from_person, person.read, origin, language, done=next_one, failed=self._failed
            )

        if waiting:
            next_one()

    def _all_done(self, total: int) -> None:
        words = nl(
            "{total} {part} begonnen.",
            total=total,
            part=nl("dossier is") if total == 1 else nl("dossiers zijn"),
        )
        self._view.show_done(Message(words, nl("Alles wacht op controle."), nl("U vindt ze bij Dossiers.")))
        self._divide(self.shown.division if self.shown is not None else None)

    def _origin(self, shown: Divided) -> Origin:
        return Origin(self.sender, self.name, shown.read.form.value, shown.read.sha256, shown.division)

    def _brought(self, outcome: Outcome[Brought]) -> None:
        self._view.show_failure(None, "")
        self._view.show_done(done_words(outcome.shown))
        if self.dossier is not None:
            self._runner.run(one_dossier, self.dossier, done=self._dossier_arrived, failed=self._failed)
            self._load_before()
        if self.shown is not None:
            self._divide(self.shown.division)

    def take_back(self, key: str) -> None:
        """Undo a hand-over."""
        if self.dossier is None:
            return

        def done(outcome: Outcome[tuple[HandoverShown, ...]]) -> None:
            self._view.show_before(outcome.shown)
            told = nl("Teruggehaald. In de geschiedenis blijft het staan.")
            self._view.show_done(Message(told, nl("Wat intussen bevestigd was, bleef."), ""))
            if self.shown is not None:
                self._divide(self.shown.division)

        self._runner.run(take_back, self.dossier, key, done=done, failed=self._failed)

    def take_plan(self, plan: Mapping[str, str]) -> None:
        """The plan of the municipality before becomes the decision here: its route is locked (R-OVG-06)."""
        if self.dossier is None:
            return

        def done(outcome: Outcome[tuple[HandoverShown, ...]]) -> None:
            self._view.show_failure(None, "")
            self._view.show_before(outcome.shown)
            told = nl("Het plan van {plan} is overgenomen.", plan=plan["gemeente"])
            self._view.show_done(Message(told, nl("De leerroute ligt vast; de termijn loopt door."), ""))

        self._runner.run(take_earlier_pip, self.dossier, plan, done=done, failed=self._failed)

    # --- elsewhere

    def bring_text(self, text: str, fields: Mapping[str, str]) -> None:
        """The fields beside the text, from the sender that stands above."""
        self.text.bring(text, fields, self.sender, self.name)

    def go_on(self) -> None:
        """To the page of the dossier, or the list."""
        if self.dossier is not None:
            self._navigator.go(Place(ScreenName.DOSSIER, self.dossier))
        else:
            self._navigator.go(Place(ScreenName.DOSSIERS))


def done_words(done: Brought) -> Message:
    """What happened, in numbers."""
    if not (done.written or done.beside or done.has_plan):
        return Message(nl("Er was niets nieuws."), nl("Alles stond er al."), "")
    said = [
        nl(
            "{written} {part} overgenomen.",
            written=done.written,
            part=nl("antwoord is") if done.written == 1 else nl("antwoorden zijn"),
        )
    ]
    kept = nl("Ze wachten op controle in het gesprek.") if done.written else ""
    more = []
    if done.choices:
        more.append(nl("Bij {choices} staat al iets anders: kies in het gesprek.", choices=done.choices))
    if done.beside:
        more.append(
            nl("{beside} niet overgenomen: de persoon zei iets anders. Zie Eerder.", beside=done.beside)
        )
    if done.has_plan:
        more.append(nl("Het plan van een andere gemeente wacht op u: zie Eerder."))
    if done.refused:
        more.append(nl("{refused} kon niet worden gelezen.", refused=done.refused))
    return Message(joined(" ", said), kept, joined(" ", more))
