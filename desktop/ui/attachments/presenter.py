"""What the screen Bijlagen shows and does. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

from desktop.domain.attachments import QUARTERS
from desktop.domain.ids import DossierId
from desktop.domain.wording import nl
from desktop.ui.messages import Message, message_for
from desktop.ui.places import Navigator, Place, ScreenName, head_of
from desktop.ui.runner import Failure, Runner, field_of
from desktop.usecases.attachment_ports import PageTaken
from desktop.usecases.attachments import (
    Taken,
    attach,
    keep_caption_draft,
    look_at_content,
    look_at_files,
    look_at_page,
    mend_attachment,
    remove_attachment,
)
from desktop.usecases.attachments_shown import (
    AttachmentsBoard,
    AttachmentShown,
    PageShown,
    attachments_board,
    open_page,
    small_pictures,
)
from desktop.usecases.outcome import Outcome
from desktop.usecases.ports import PageImage


class AttachmentsView(Protocol):
    """What the presenter asks of the window."""

    def show_board(self, board: AttachmentsBoard) -> None: ...
    def show_pictures(self, pictures: Mapping[str, PageImage]) -> None: ...
    def show_page(self, one: AttachmentShown, page: PageShown | None) -> None:
        """One attachment with a page of it; None while it comes, or where it cannot be shown."""

    def show_new(self, pages: int, at: int, image: PageImage | None) -> None:
        """What is about to be kept: how many pages, which of them is shown. 0 = nothing yet."""

    def show_list(self) -> None:
        """Back to all of them."""

    def show_message(self, message: Message | None, tone: str, field: str) -> None:
        """`field`: 'file' or 'caption', where the message is about one."""

    def kept(self) -> None:
        """What was about to be kept is kept: its form is empty."""


class AttachmentsPresenter:
    """The list, one attachment that is looked at, and one that is about to be kept."""

    def __init__(self, view: AttachmentsView, navigator: Navigator, runner: Runner) -> None:
        self._view, self._navigator, self._runner = view, navigator, runner
        self._place = Place(ScreenName.ATTACHMENTS)
        self.board: AttachmentsBoard | None = None
        self.looked_at: AttachmentShown | None = None
        self.at = 0
        self.pages: tuple[PageTaken, ...] = ()
        self.turn = 0
        self._new_at = 0

    @property
    def dossier(self) -> DossierId | None:
        """Of which the attachments are shown."""
        return self._place.dossier

    def open(self, place: Place) -> None:
        """The list of a dossier, for who comes from a question or from the dossier."""
        if place.dossier != self._place.dossier:
            self.board = None
        self._place, self.looked_at = place, None
        self.let_go()
        self._view.show_list()
        self._view.show_message(None, "", "")
        self._load()

    def _load(self, then: Callable[[AttachmentsBoard], None] | None = None) -> None:
        dossier, question = self._place.dossier, self._place.question
        if dossier is not None:
            done = then or self._arrived
            self._runner.run(attachments_board, dossier, question, done=done, failed=self._failed)

    def _arrived(self, board: AttachmentsBoard) -> None:
        if board.row.dossier != self._place.dossier:
            return
        self.board = board
        self._navigator.show_dossier(head_of(board.row))
        self._view.show_board(board)

    def _failed(self, failure: Failure) -> None:
        field = field_of(failure)
        self._view.show_message(message_for(failure), "error", field)

    def want_pictures(self, wanted: tuple[AttachmentShown, ...]) -> None:
        """The small pictures of what came in sight."""
        self._runner.run(
            small_pictures, wanted, done=self._view.show_pictures, failed=self._failed, slow=True
        )

    # --- one that is looked at

    def look(self, one: AttachmentShown, at: int = 0) -> None:
        """Its first page, or another; that somebody looks is written down."""
        if self._place.dossier is None:
            return
        self.looked_at, self.at = one, at
        self._view.show_message(None, "", "")
        self._view.show_page(one, None)
        if one.is_here:
            self._runner.run(
                open_page, self._place.dossier, one.key, at, done=self._opened, failed=self._failed, slow=True
            )

    def _opened(self, page: PageShown) -> None:
        one = self.looked_at
        if one is not None and (one.key, self.at) == (page.key, page.at):
            self._view.show_page(one, page)

    def go_to_page(self, by: int) -> None:
        """The next or the previous page; of what is looked at, or of what is about to be kept."""
        if self.looked_at is not None:
            at = min(max(self.at + by, 0), self.looked_at.pages - 1)
            if at != self.at:
                self.look(self.looked_at, at)
        elif self.pages:
            self._show_new(min(max(self._new_at + by, 0), len(self.pages) - 1))

    def mend(self, caption: str, turns: int = 0) -> None:
        """Another caption, or turned by so many quarters; the same again is nothing."""
        one, dossier = self.looked_at, self._place.dossier
        if one is None or dossier is None:
            return
        turn = (one.turn + turns) % QUARTERS
        if (caption.strip(), turn) != (one.caption, one.turn) or one.is_disputed:
            self._runner.run(
                mend_attachment, dossier, one.key, caption, turn, done=self._mended, failed=self._failed
            )

    def _mended(self, _outcome: Outcome[None]) -> None:
        self._view.show_message(None, "", "")
        self._load(self._look_again)

    def _look_again(self, board: AttachmentsBoard) -> None:
        self._arrived(board)
        key = self.looked_at.key if self.looked_at is not None else ""
        again = next((one for one in board.shown if one.key == key), None)
        if again is not None:
            self.look(again, self.at)

    def remove(self) -> None:
        """What is looked at stands at nothing any more."""
        if self.looked_at is not None and self._place.dossier is not None:
            self._runner.run(
                remove_attachment,
                self._place.dossier,
                self.looked_at.key,
                done=self._removed,
                failed=self._failed,
            )

    def _removed(self, _outcome: Outcome[None]) -> None:
        self.to_list()
        told = Message(
            nl("De bijlage staat niet meer in het dossier."),
            nl("De foto blijft versleuteld op deze laptop tot het dossier hier weg is."),
            "",
        )
        self._view.show_message(told, "good", "")

    def to_list(self) -> bool:
        """Back to all of them; False when one was there already."""
        was_there = self.looked_at is None and not self.pages
        self.looked_at = None
        self.let_go()
        self._view.show_message(None, "", "")
        self._view.show_list()
        self._load()
        return not was_there

    # --- one that is about to be kept

    def take_files(self, paths: tuple[Path, ...]) -> None:
        """Look at files; behind what is looked at already."""
        self._view.show_message(None, "", "")
        self._runner.run(look_at_files, self.pages, paths, done=self._taken, failed=self._failed, slow=True)

    def take_content(self, untrusted: bytes) -> None:
        """Look at what was copied or dropped."""
        self._view.show_message(None, "", "")
        self._runner.run(
            look_at_content, self.pages, untrusted, done=self._taken, failed=self._failed, slow=True
        )

    def _taken(self, taken: Taken) -> None:
        first_new, self.looked_at = len(self.pages), None
        self.pages, self._new_at = taken.pages, first_new
        if self.turn:
            self._show_new(first_new)
        else:
            self._view.show_new(len(self.pages), first_new, taken.image)

    def _show_new(self, at: int) -> None:
        self._new_at = at
        self._runner.run(
            look_at_page,
            self.pages[at],
            self.turn,
            done=lambda image: self._view.show_new(len(self.pages), at, image),
            failed=self._failed,
            slow=True,
        )

    def turn_new(self) -> None:
        """What is about to be kept, a quarter to the right."""
        if self.pages:
            self.turn = (self.turn + 1) % QUARTERS
            self._show_new(self._new_at)

    def let_go(self) -> bool:
        """What was about to be kept is dropped; False when there was nothing."""
        had_pages = bool(self.pages)
        self.pages, self.turn, self._new_at = (), 0, 0
        self._view.show_new(0, 0, None)
        return had_pages

    def keep(self, caption: str, question: str) -> None:
        """Keep it, with one line of words, at a question or ('') at the dossier."""
        if self._place.dossier is not None:
            self._runner.run(
                attach,
                self._place.dossier,
                question,
                caption,
                self.pages,
                self.turn,
                done=self._kept,
                failed=self._failed,
            )

    def _kept(self, _outcome: Outcome[None]) -> None:
        self._view.kept()
        self.to_list()
        told = Message(
            nl("De foto staat versleuteld in het dossier."),
            nl("Plaats en camera zijn er niet bij bewaard."),
            nl("Het eerste bestand staat nog waar het stond: wis het daar zelf."),
        )
        self._view.show_message(told, "good", "")

    def keep_caption(self, caption: str) -> None:
        """What stands half-typed: it is there again, the photo is to be taken again."""
        if self._place.dossier is not None and self.pages:
            self._runner.run(keep_caption_draft, self._place.dossier, caption)

    # --- elsewhere

    def back(self) -> None:
        """To where one came from."""
        place = self._place
        if place.dossier is not None:
            screen = place.back or ScreenName.DOSSIER
            self._navigator.go(Place(screen, place.dossier, place.question))
