"""The screen Bewaren en wissen: left what may go and what stays, right the policy and what went."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from desktop.domain.wording import nl
from desktop.ui.messages import Message
from desktop.ui.places import Place
from desktop.ui.retention.lists import CertificatesCard, DestroyCard, DueCard, PlainCard, StayingCard
from desktop.ui.retention.order_card import OrderCard
from desktop.ui.retention.policy_cards import PolicyCard, PolicyFileCard, SeenCard
from desktop.ui.retention.presenter import FILE_NAME, RetentionPresenter
from desktop.ui.screen import Frame
from desktop.ui.scroll_screen import ScrollScreen, two_sides
from desktop.ui.widgets.boxes import column, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.message_card import MessageCard
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.dutch_words import counted
from desktop.usecases.erasure import OrderSeen
from desktop.usecases.retention import DossierShown, RetentionBoard
from desktop.usecases.retention_policy import PolicySeen


class RetentionScreen(ScrollScreen):
    """Ctrl+K: a policy. Ctrl+Enter: take it, or destroy what may go. Esc: leave it as it is."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(nl("Bewaren en wissen"))
        theme = self._theme = frame.theme
        self.presenter = act = RetentionPresenter(self, frame.navigator, frame.runner_for(self))
        self._told = RunLabel(theme, "", "body", tone="inkt_600")
        self.message = MessageCard(theme)
        self.back_button = Button(theme, nl("Mijn koffer"), icon="chevron_left", key="Esc")
        self.back_button.clicked.connect(act.back)
        self.file, self.seen, self.policy = PolicyFileCard(theme), SeenCard(theme), PolicyCard(theme)
        self.due, self.destroying, self.staying = DueCard(theme), DestroyCard(theme), StayingCard(theme)
        self.order = OrderCard(theme)
        self.order.sent.connect(act.carry_out)
        self.order.closed.connect(self.escape)
        self.certificates, self._plain = CertificatesCard(theme), PlainCard(theme)
        self.policy.asked.connect(self.ask_file)
        self.policy.sent_asked.connect(act.look_at_sent)
        self.file.looked.connect(self.look)
        self.file.closed.connect(self.escape)
        self.seen.taken.connect(act.take)
        self.seen.closed.connect(self.escape)
        self.due.asked.connect(act.ask_destroy)
        self.destroying.sent.connect(act.destroy)
        self.destroying.closed.connect(self.escape)
        self.certificates.sent.connect(act.save)
        self.certificates.lock_asked.connect(act.lock)
        self.setLayout(self._laid_out())
        self.lay_keys({"Ctrl+K": self.ask_file, "Ctrl+Return": self.go, "Ctrl+Enter": self.go})

    def _laid_out(self) -> QVBoxLayout:
        theme = self._theme
        titles = column(2, (5, 0, 0, 0))
        titles.addWidget(RunLabel(theme, nl("Bewaren en wissen"), "title"))
        titles.addWidget(self._told)
        head = row(10, (0, 0, 8, 0))
        head.addLayout(titles, 1)
        head.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignVCenter)
        left, right = (self.due, self.staying), (self.certificates, self.policy, self._plain)
        whole = column(12, (5, 5, 8, 5))
        for part in (self.message, self.file, self.seen, self.order, self.destroying):
            whole.addWidget(part)
        whole.addLayout(two_sides(theme, left, right))
        whole.addStretch(1)
        inside = column(10, (19, 14, 14, 12))
        inside.addLayout(head)
        inside.addWidget(self.scrolling(whole), 1)
        return inside

    # --- Screen

    def enter(self, place: Place) -> None:
        self.file.hide()
        self.show_message(None, "")
        self.presenter.load()
        self.setFocus()

    def leave(self) -> None:
        self.presenter.put_away()

    def escape(self) -> bool:
        if self.presenter.put_away():
            self.setFocus()
            return True
        if self.file.isHidden():
            self.presenter.back()
            return True
        self.file.hide()
        self.policy.button.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    # --- what the presenter asks

    def show_board(self, board: RetentionBoard, due: tuple[DossierShown, ...]) -> None:
        here = len(board.due) + len(board.staying)
        self._told.say(
            nl(
                "{dossiers} op deze laptop. Het dossier zelf houdt de gemeente.",
                dossiers=counted(here, "dossier", "dossiers"),
            )
            if board.policy is not None
            else nl("Zonder beleid van de privacy-officer blijft alles staan.")
        )
        self.due.show_board(board, due)
        self.staying.show_board(board)
        self.policy.show_board(board)
        self.certificates.show_board(board, FILE_NAME)

    def show_seen(self, seen: PolicySeen | None) -> None:
        self.seen.show_seen(seen)
        if seen is not None:
            self.file.hide()
            self.to_top()

    def show_order(self, seen: OrderSeen | None) -> None:
        self.order.show_order(seen)
        if seen is not None:
            self.file.hide()
            self.to_top()

    def show_destroying(self, due: tuple[DossierShown, ...]) -> None:
        self.destroying.show_destroying(due)
        self.due.button.setEnabled(not due)
        if due:
            self.to_top()

    def show_refusal(self, field: str, message: Message | None) -> None:
        self.seen.show_refusal(message if field == "compared" else None)
        self.destroying.show_refusal(message if field == "reason" else None)
        self.certificates.show_refusal(message if field == "target" else None)

    def show_busy(self, is_busy: bool) -> None:
        for card in (self.destroying, self.order):
            card.show_busy(is_busy)

    def file_saved(self) -> None:
        self.certificates.name.clear()

    def show_message(self, message: Message | None, tone: str) -> None:
        self.message.show_message(message, tone or "error")
        if message is not None:
            self.to_top()

    # --- acts

    def ask_file(self) -> None:
        """The fields for a file, above the cards."""
        self.presenter.put_away()
        self.show_message(None, "")
        self.to_top()
        self.file.ask()

    def look(self, path: Path) -> None:
        """What this file would change."""
        self.presenter.look(path)

    def go(self) -> None:
        """Ctrl+Enter: the main thing of what is shown; destroying itself has a press of its own."""
        if not self.seen.isHidden():
            self.seen.take()
        elif self.destroying.isHidden() and self.order.isHidden():
            self.presenter.ask_destroy()
