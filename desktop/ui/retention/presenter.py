"""What the screen Bewaren en wissen shows and does. No Qt."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from desktop.domain.wording import nl
from desktop.ui.messages import Message, message_for
from desktop.ui.places import Navigator, Place, ScreenName
from desktop.ui.runner import Failure, Runner, field_of
from desktop.ui.target import target_in
from desktop.usecases.dutch_words import counted
from desktop.usecases.erasure import OrderSeen, carry_out, look_at_file
from desktop.usecases.retention import (
    DossierShown,
    RetentionBoard,
    destroy_due,
    retention_board,
)
from desktop.usecases.retention_policy import (
    PolicySeen,
    look_at_sent_policy,
    take_policy,
    take_sent_after_comparing,
)
from desktop.usecases.retention_runs import Certificate
from desktop.usecases.retention_told import save_certificates

FILE_NAME = "vernietiging"
#: so many are shown, and go, at once: nothing goes that was not on the screen
MOST_AT_ONCE = 100


class RetentionView(Protocol):
    """What the presenter asks of the window."""

    def show_board(self, board: RetentionBoard, due: tuple[DossierShown, ...]) -> None: ...
    def show_seen(self, seen: PolicySeen | None) -> None:
        """What a file would change; None = back to what holds."""

    def show_order(self, seen: OrderSeen | None) -> None:
        """What an order would do here; None = put it away."""

    def show_destroying(self, due: tuple[DossierShown, ...]) -> None:
        """Ask a reason and a second press for these; empty = put it away."""

    def show_refusal(self, field: str, message: Message | None) -> None:
        """Next to 'compared', 'reason' or 'target'."""

    def show_busy(self, is_busy: bool) -> None:
        """While dossiers are being destroyed."""

    def file_saved(self) -> None:
        """Close the form for the certificates."""

    def show_message(self, message: Message | None, tone: str) -> None: ...


class RetentionPresenter:
    """One board; a policy is looked at first, and what goes is named first."""

    def __init__(self, view: RetentionView, navigator: Navigator, runner: Runner) -> None:
        self._view, self._navigator, self._runner = view, navigator, runner
        self.board: RetentionBoard | None = None
        self.seen: PolicySeen | None = None
        self.order: OrderSeen | None = None
        self._path: Path | None = None
        self._asked: tuple[DossierShown, ...] = ()

    def load(self) -> None:
        """What holds, what may go, what stays."""
        self._runner.run(retention_board, done=self._arrived, failed=self._failed)

    def _arrived(self, board: RetentionBoard) -> None:
        self.board, self.seen, self.order, self._asked = board, None, None, ()
        self._view.show_seen(None)
        self._view.show_order(None)
        self._view.show_destroying(())
        self._view.show_board(board, board.due[:MOST_AT_ONCE])

    def _failed(self, failure: Failure) -> None:
        self._view.show_busy(False)
        self._view.show_message(message_for(failure), "error")

    def _refused(self, failure: Failure) -> None:
        self._view.show_busy(False)
        field = field_of(failure)
        if field in ("compared", "reason", "target"):
            self._view.show_refusal(field, message_for(failure))
        else:
            self._failed(failure)

    # --- a policy

    def look(self, path: Path) -> None:
        """What this file would do, a policy or an order; nothing is taken and nothing goes."""
        self._view.show_message(None, "")
        self._path = path
        self._runner.run(look_at_file, path, done=self._looked, failed=self._failed, slow=True)

    def look_at_sent(self) -> None:
        """What the municipality sent, and whose key was not compared here."""
        self._view.show_message(None, "")
        self._path = None
        self._runner.run(look_at_sent_policy, done=self._looked, failed=self._failed)

    def _looked(self, seen: PolicySeen | OrderSeen) -> None:
        self.put_away()
        if isinstance(seen, OrderSeen):
            self.order = seen
            self._view.show_order(seen)
        else:
            self.seen = seen
            self._view.show_seen(seen)

    def take(self, is_compared: bool) -> None:
        """Take what is shown."""
        if self.seen is not None and self._path is None:
            asked = (take_sent_after_comparing, self.seen, is_compared)
            self._runner.run(*asked, done=self._taken, failed=self._refused)
        elif self.seen is not None and self._path is not None:
            self._runner.run(
                take_policy,
                self._path,
                self.seen,
                is_compared,
                done=self._taken,
                failed=self._refused,
                slow=True,
            )

    def _taken(self, _none: None) -> None:
        told = Message(
            nl("Het bewaarbeleid is overgenomen."),
            nl("Er is nog niets gewist."),
            nl("Hieronder staat wat er mag en wat er blijft."),
        )
        self._view.show_message(told, "good")
        self.load()

    def carry_out(self) -> None:
        """The order that is shown."""
        if self.order is not None and self._path is not None:
            self._view.show_busy(True)
            self._runner.run(
                carry_out, self._path, self.order, done=self._destroyed, failed=self._failed, slow=True
            )

    # --- destroying

    def ask_destroy(self) -> None:
        """Name them again, and ask why."""
        if self.board is not None and self.board.due:
            self._asked = self.board.due[:MOST_AT_ONCE]
            self._view.show_message(None, "")
            self._view.show_destroying(self._asked)

    def destroy(self, reason: str) -> None:
        """The second press."""
        self._view.show_refusal("", None)
        wanted = tuple(one.dossier for one in self._asked)
        if wanted:
            self._view.show_busy(True)
            self._runner.run(destroy_due, wanted, reason, done=self._destroyed, failed=self._refused)

    def _destroyed(self, done: Certificate) -> None:
        self._view.show_busy(False)
        told = Message(
            nl("{dossiers} van deze laptop gewist.", dossiers=counted(done.dossiers, "dossier", "dossiers")),
            nl("Wat er stond wordt onleesbaar zodra u de koffer de volgende keer opent."),
            nl("Vergrendel nu, of ga verder: het gebeurt dan bij de volgende keer."),
        )
        self._view.show_message(told, "good")
        self.load()

    # --- the rest

    def put_away(self) -> bool:
        """Back to what holds; False when nothing lay over it."""
        if self.seen is None and self.order is None and not self._asked:
            return False
        self.seen, self.order, self._asked = None, None, ()
        self._view.show_seen(None)
        self._view.show_order(None)
        self._view.show_destroying(())
        return True

    def save(self, folder: Path, name: str) -> None:
        """All certificates in a new file."""
        self._view.show_refusal("", None)
        target = target_in(folder, name, FILE_NAME, ".json")
        self._runner.run(
            save_certificates, target, done=lambda _none: self._saved(target), failed=self._refused, slow=True
        )

    def _saved(self, target: Path) -> None:
        self._view.file_saved()
        told = Message(nl("Opgeslagen als {name}.", name=target.name), "", nl("Er staan geen namen in."))
        self._view.show_message(told, "good")

    def lock(self) -> None:
        """At once; the next opening replaces the key."""
        self._navigator.lock()

    def back(self) -> None:
        """To the koffer."""
        self._navigator.go(Place(ScreenName.SAFE))
