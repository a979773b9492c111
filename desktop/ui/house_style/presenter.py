"""What the screen Huisstijl shows and does. No Qt."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from desktop.domain.wording import nl
from desktop.ui.messages import Message, message_for
from desktop.ui.runner import Failure, Runner, field_of
from desktop.usecases.house_style import (
    HouseBoard,
    HouseSeen,
    PortraitShown,
    drop_house,
    house_board,
    keep_portrait,
    look_at_house,
    look_at_portrait,
    remove_portrait,
    take_house,
)


class HouseStyleView(Protocol):
    """What the presenter asks of the window."""

    def show_seen(self, seen: HouseSeen | None) -> None:
        """What a folder would change, page beside page; None = back to what holds now."""

    def show_portrait(self, kept: PortraitShown | None, tried: PortraitShown | None) -> None:
        """The one on papers, and one that was chosen and is not kept yet."""

    def show_message(self, message: Message | None, tone: str, field: str) -> None:
        """`field`: 'folder', 'photo' or 'consent', where the message is about one."""


class HouseStylePresenter:
    """One board; a folder or a photo is looked at first and taken with another press."""

    def __init__(self, view: HouseStyleView, runner: Runner) -> None:
        self._view, self._runner = view, runner
        self.board: HouseBoard | None = None
        self.seen: HouseSeen | None = None
        self._folder: Path | None = None
        self._tried: PortraitShown | None = None

    def load(self) -> None:
        """How papers look now."""
        self._runner.run(house_board, done=self._arrived, failed=self._failed, slow=True)

    def _arrived(self, board: HouseBoard) -> None:
        self.board, self.seen = board, None
        self._view.show_seen(None)
        self._view.show_portrait(board.portrait, self._tried)
        if board.read is not None and board.read.problems and not self._tried:
            told = Message(
                nl("De huisstijl op deze laptop kan niet worden gebruikt."),
                nl("De papieren hebben de landelijke vormgeving."),
                nl("Kies de map van uw gemeente opnieuw."),
            )
            self._view.show_message(told, "warn", "")

    def _failed(self, failure: Failure) -> None:
        field = field_of(failure)
        self._view.show_message(message_for(failure), "error", field)

    # --- a folder

    def look(self, folder: Path) -> None:
        """What this folder would change; nothing is taken."""
        self._view.show_message(None, "", "")
        self._folder = folder
        self._runner.run(look_at_house, folder, done=self._looked, failed=self._failed, slow=True)

    def _looked(self, seen: HouseSeen) -> None:
        self.seen = seen
        self._view.show_seen(seen)

    def put_away(self) -> bool:
        """Back to what holds now; False when nothing was looked at."""
        if self.seen is None:
            return False
        self.seen = None
        self._view.show_message(None, "", "")
        self._view.show_seen(None)
        return True

    def take(self) -> None:
        """Take what is shown."""
        if self.seen is not None and self._folder is not None:
            self._runner.run(
                take_house, self._folder, self.seen, done=self._taken, failed=self._failed, slow=True
            )

    def _taken(self, _none: None) -> None:
        self.load()
        told = Message(
            nl("De huisstijl is overgenomen."),
            nl("Papieren van vóór nu blijven zoals ze waren."),
            nl("Het volgende papier krijgt de nieuwe vormgeving en een nieuw versienummer."),
        )
        self._view.show_message(told, "good", "")

    def drop(self) -> None:
        """Back to the national look."""
        self._runner.run(drop_house, done=self._dropped, failed=self._failed, slow=True)

    def _dropped(self, _none: None) -> None:
        self.load()
        told = Message(
            nl("De papieren hebben weer de landelijke vormgeving."),
            nl("Papieren van vóór nu blijven zoals ze waren."),
            "",
        )
        self._view.show_message(told, "good", "")

    # --- the portrait

    def try_portrait(self, path: Path) -> None:
        """Show a photo as it would be printed; nothing is kept."""
        self._view.show_message(None, "", "")
        self._runner.run(look_at_portrait, path, done=self._tried_one, failed=self._failed, slow=True)

    def _tried_one(self, portrait: PortraitShown) -> None:
        self._tried = portrait
        self._view.show_portrait(self.board.portrait if self.board is not None else None, portrait)

    def keep(self, agrees: bool) -> None:
        """Keep the photo that is shown, with consent."""
        if self._tried is not None:
            portrait = self._tried.portrait
            self._runner.run(keep_portrait, portrait, agrees, done=self._kept, failed=self._failed)

    def _kept(self, _none: None) -> None:
        self._tried = None
        self.load()
        told = Message(
            nl("Uw foto staat op de volgende plannen."),
            nl("Hij ligt versleuteld in uw koffer. U kunt hem altijd weghalen."),
            "",
        )
        self._view.show_message(told, "good", "")

    def remove(self) -> None:
        """Take the photo, and with it the consent, away; or only the one that was tried."""
        if self._tried is not None:
            self._tried = None
            self._view.show_portrait(self.board.portrait if self.board is not None else None, None)
            return
        self._runner.run(remove_portrait, done=self._removed, failed=self._failed)

    def _removed(self, _none: None) -> None:
        self.load()
        told = Message(
            nl("Uw foto is weg."),
            nl("Op nieuwe plannen staat hij niet meer. Plannen die al geprint zijn, blijven zo."),
            "",
        )
        self._view.show_message(told, "good", "")
