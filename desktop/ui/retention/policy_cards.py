"""The policy: what holds, choosing a file in the page itself, and what a file would change."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from desktop.domain.dutch_days import day_words
from desktop.domain.retention import RetentionPolicy
from desktop.domain.wording import nl
from desktop.ui.dossier_page.parts import card_head, signed_line
from desktop.ui.messages import Message
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, empty_out, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.choose_card import ChooseCard
from desktop.ui.widgets.fields import ChoiceField
from desktop.ui.widgets.folder_files import files_in
from desktop.ui.widgets.folders import folders_to_offer
from desktop.ui.widgets.message_card import MessageCard
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.tick_field import TickField
from desktop.usecases.dutch_words import counted
from desktop.usecases.retention import RetentionBoard
from desktop.usecases.retention_policy import PolicySeen
from desktop.usecases.retention_words import CLASS_WORDS

ENDINGS = (".toml",)
_EDGE = (18, 14, 18, 14)


class PolicyCard(Panel):
    """What holds on this laptop. `asked`: another file; `sent_asked`: what the municipality sent."""

    asked = Signal()
    sent_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("card")
        self._theme = theme
        self._lines = column(6)
        told = nl("De gemeente stuurde een bewaarbeleid. Het geldt pas als u de sleutel heeft vergeleken.")
        self.sent_button = Button(theme, nl("Vergelijk de sleutel"), icon="seal", role="primary").let_wrap()
        self.sent_button.clicked.connect(self.sent_asked)
        waits = column(8)
        waits.setContentsMargins(0, 0, 0, 0)
        waits.addLayout(signed_line(theme, "alert", "zon_700", told))
        waits.addWidget(self.sent_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._waits = Panel("", waits)
        self._waits.hide()
        self.button = Button(theme, nl("Beleid of opdracht inlezen"), icon="folder", key="Ctrl K")
        self.button.clicked.connect(self.asked)
        inside = column(8, _EDGE)
        inside.addLayout(card_head(theme, "seal", nl("Bewaarbeleid")))
        inside.addWidget(self._waits)
        inside.addLayout(self._lines)
        foot = row(8)
        foot.addWidget(self.button)
        foot.addStretch(1)
        inside.addLayout(foot)
        self.setLayout(inside)

    def show_board(self, board: RetentionBoard) -> None:
        theme = self._theme
        empty_out(self._lines)
        self._waits.setVisible(board.has_sent)
        if board.kept is None:
            told = nl("Er is hier nog geen bewaarbeleid. Zonder beleid wordt er niets vanzelf gewist.")
            self._lines.addLayout(signed_line(theme, "alert", "zon_700", told))
            told = nl("De privacy-officer van uw gemeente maakt het en ondertekent het.")
            self._lines.addWidget(RunLabel(theme, told, "secondary", tone="inkt_600"))
            return
        if board.kept.policy is None:
            told = nl(
                "Het bewaarbeleid op deze laptop is niet te lezen. Lees het opnieuw in; tot dan blijft alles."
            )
            self._lines.addLayout(signed_line(theme, "alert", "zon_700", told))
        else:
            if board.valid_from:
                told = nl("Dit beleid gaat in op {day}. Tot dan wordt er niets gewist.", day=board.valid_from)
                self._lines.addLayout(signed_line(theme, "clock", "lucht_700", told))
            _tell(theme, self._lines, board.kept.policy)
        self._lines.addWidget(_key(theme, board.kept.fingerprint))


class PolicyFileCard(ChooseCard):
    """The signed file of a policy or an order."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            ChoiceField(theme, nl("Waar staat het bestand?"), folders_to_offer()),
            nl("Ondertekend bestand (.toml)"),
            nl("In deze map staat geen .toml-bestand."),
            lambda place: files_in(place, ENDINGS),
        )


class SeenCard(Panel):
    """What a file would change. `taken` with whether the key was compared; `closed` leaves all as it is."""

    taken = Signal(bool)
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("card")
        self._theme = theme
        self._lines = column(6)
        self.message = MessageCard(theme)
        self.compared = TickField(theme, nl("Vergeleken aan de telefoon: gelijk"))
        self.take_button = Button(theme, nl("Neem over"), icon="check_all", key="Ctrl Enter", role="primary")
        self.take_button.clicked.connect(self.take)
        self.back_button = Button(theme, nl("Laat zoals het is"), icon="chevron_left", key="Esc")
        self.back_button.clicked.connect(self.closed)
        inside = column(8, _EDGE)
        inside.addLayout(card_head(theme, "eye", nl("Dit bestand")))
        inside.addLayout(self._lines)
        inside.addWidget(self.message)
        inside.addWidget(self.compared)
        foot = row(8)
        foot.addWidget(self.back_button)
        foot.addStretch(1)
        foot.addWidget(self.take_button)
        inside.addLayout(foot)
        self.setLayout(inside)
        self.hide()

    def show_seen(self, seen: PolicySeen | None) -> None:
        theme = self._theme
        empty_out(self._lines)
        self.message.show_message(None)
        self.compared.setChecked(False)
        self.setVisible(seen is not None)
        if seen is None:
            return
        for words in seen.problems:
            self._lines.addLayout(signed_line(theme, "close_circle", "steen_700", words))
        for words in seen.doubts:
            self._lines.addLayout(signed_line(theme, "alert", "zon_700", words))
        if seen.is_same:
            told = nl("Dit geldt hier al. Er verandert niets.")
            self._lines.addLayout(signed_line(theme, "check_circle", "blad_700", told))
        if seen.policy is not None:
            _tell(theme, self._lines, seen.policy)
        may_take = seen.policy is not None and not seen.problems and not seen.is_same
        if may_take and seen.is_new_key:
            self._ask_compare(seen)
        self.compared.setVisible(may_take and seen.is_new_key)
        self.take_button.setVisible(may_take)
        first = self.compared if may_take and seen.is_new_key else self.take_button
        (first if may_take else self.back_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_compare(self, seen: PolicySeen) -> None:
        theme = self._theme
        if seen.pinned:
            told = nl(
                "Let op: dit is een andere sleutel dan die tot nu toe gold ({before}). Bel de "
                "privacy-officer op een nummer dat u al kende.",
                before=seen.pinned,
            )
            self._lines.addLayout(signed_line(theme, "alert", "zon_700", told))
        else:
            told = nl("Bel de privacy-officer en lees deze tekens samen. Dat hoeft maar een keer.")
            self._lines.addWidget(RunLabel(theme, told, "small_body"))
        self._lines.addWidget(RunLabel(theme, seen.fingerprint, "panel"))

    def take(self) -> None:
        """Ctrl+Enter too."""
        if self.take_button.isVisibleTo(self):
            self.taken.emit(self.compared.isChecked())

    def show_refusal(self, message: Message | None) -> None:
        """Above the tick."""
        self.message.show_message(message)
        if message is not None:
            self.compared.setFocus(Qt.FocusReason.OtherFocusReason)


def _tell(theme: Theme, lines: QVBoxLayout, policy: RetentionPolicy) -> None:
    """Version, who decided, and a line per class."""
    told = nl(
        "Versie {version}, {municipality}, vanaf {day}.",
        version=policy.version,
        municipality=policy.municipality,
        day=day_words(policy.valid_from),
    )
    lines.addWidget(RunLabel(theme, told, "body", bold=True))
    decided = nl("Besloten door {who} op {day}.", who=policy.decided_by, day=day_words(policy.decided_on))
    lines.addWidget(RunLabel(theme, decided, "secondary", tone="inkt_600"))
    for dossier_class, term in policy.terms.items():
        lead = nl("{what}:", what=CLASS_WORDS[dossier_class])
        days = counted(term.days, "dag", "dagen")
        lines.addWidget(RunLabel(theme, days, "small_body", lead=lead))
        lines.addWidget(RunLabel(theme, term.ground, "secondary", tone="inkt_600"))
    how = (
        nl("Wissen gaat vanzelf, bij het openen van de koffer.")
        if policy.is_automatic
        else nl("Er wordt pas gewist als u op Wissen drukt.")
    )
    lines.addWidget(RunLabel(theme, how, "small_body"))


def _key(theme: Theme, fingerprint: str) -> RunLabel:
    told = nl("Sleutel van de privacy-officer: {key}", key=fingerprint)
    return RunLabel(theme, told, "secondary", tone="inkt_600")
