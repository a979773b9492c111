"""Beside the paper: what it is, in which language, checked or not, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.wording import nl
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.controls import Segments
from desktop.ui.widgets.fields import ChoiceField
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.marks import Chip
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.paper_kinds import PaperKind
from desktop.usecases.print_paper import Paper

_QUEUE = nl("De wachtrij van de printer bewaart een kopie. Kies liefst een printer met pas of code.")


def pages_words(paper: Paper) -> str:
    """'2 bladzijden A4', '8 kaarten'."""
    if paper.kind == PaperKind.CARDS:
        return nl("1 kaart") if paper.pages == 1 else nl("{pages} kaarten", pages=paper.pages)
    pages = nl("1 bladzijde") if paper.pages == 1 else nl("{pages} bladzijden", pages=paper.pages)
    return nl("{pages} A5", pages=pages) if paper.kind == PaperKind.BOOKLET else nl("{pages} A4", pages=pages)


class PaperState(Panel):
    """CONCEPT or not, version, when made, and whether the translation was checked."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("card")
        self._title = RunLabel(theme, "", "panel")
        self._made = RunLabel(theme, "", "secondary", tone="inkt_600")
        self._pages = RunLabel(theme, "", "secondary", tone="inkt_600")
        self._concept = Chip(theme, nl("CONCEPT"), "dark", "pencil", bold=True)
        self._concept_words = RunLabel(
            theme, nl("Het besluit van de gemeente is er nog niet. Dat staat ook op het papier."), "secondary"
        )
        self._checked = Chip(theme, "", "warn", "not_translated").let_wrap()
        self._checked_words = RunLabel(theme, "", "secondary")
        inside = column(8, (16, 14, 16, 14))
        inside.addWidget(self._title)
        inside.addWidget(self._made)
        inside.addWidget(self._pages)
        for chip, words in ((self._concept, self._concept_words), (self._checked, self._checked_words)):
            inside.addSpacing(4)
            inside.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft)
            inside.addWidget(words)
        self.setLayout(inside)

    def show_paper(self, paper: Paper, is_dutch_only: bool) -> None:
        version = (
            "" if paper.kind == PaperKind.VISIT_LIST else nl(", versie {version}", version=paper.version)
        )
        self._title.say(nl("{name}{version}", name=paper.name, version=version))
        self._made.say(nl("Gemaakt {made_at}", made_at=paper.made_at))
        self._pages.say(pages_words(paper))
        for part in (self._concept, self._concept_words):
            part.setVisible(paper.is_concept)
        for part in (self._checked, self._checked_words):
            part.setVisible(not is_dutch_only)
        if paper.unreviewed:
            self._checked.say(nl("Vertaling niet nagekeken"), "warn", "not_translated")
            self._checked_words.say(
                nl(
                    "Geen tolk of vertaler keek deze vertaling na. Dat staat op het papier. "
                    "Neem het papier met een tolk door."
                )
            )
        else:
            self._checked.say(nl("Vertaling nagekeken"), "ok", "check")
            self._checked_words.say(nl("Een tolk of vertaler keek deze vertaling na."))


class PrintCard(Panel):
    """Choose a printer; without one it says so and points to the file. Its main buttons stand below it."""

    print_asked = Signal(str, int)  # with the dialog of the system, set like this
    at_once_asked = Signal(str, int)
    export_asked = Signal()
    large_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("card")
        self.printers = ChoiceField(theme, nl("Printer"), ())
        self.copies = Segments(theme, tuple((str(n), str(n), "") for n in (1, 2, 3)))
        self.copies.show_picked("1")
        self._count = 1
        self.has_printer = False
        self.copies.picked.connect(self._pick_copies)
        self.print_button = Button(
            theme, nl("Print"), icon="printer", key="Ctrl P", role="primary", size="main"
        )
        self.print_button.clicked.connect(self.ask)
        self.export_button = Button(theme, nl("Opslaan als bestand"), icon="tray_up")
        self.export_button.clicked.connect(self.export_asked)
        self.calendar_button = Button(theme, nl("Opslaan voor agenda"), icon="calendar")
        self.at_once_button = Button(theme, nl("Print meteen"), icon="printer").let_wrap()
        self.at_once_button.clicked.connect(self.ask_at_once)
        self.large_button = Button(
            theme, nl("Groot tonen voor een foto"), icon="client_screen", key="F10"
        ).let_wrap()
        self.large_button.clicked.connect(self.large_asked)
        self._choice = self._choices(theme)
        self._none = self._no_printer(theme)
        inside = column(10, (16, 14, 16, 14))
        inside.addWidget(RunLabel(theme, nl("Meegeven"), "panel"))
        inside.addWidget(self._choice)
        inside.addWidget(self._none)
        inside.addWidget(self.large_button)
        self.setLayout(inside)

    def _choices(self, theme: Theme) -> QWidget:
        inside = column(4)
        inside.addWidget(RunLabel(theme, nl("Printer"), "small_body", bold=True))
        inside.addWidget(self.printers)
        inside.addSpacing(4)
        inside.addWidget(RunLabel(theme, nl("Hoe vaak?"), "small_body", bold=True))
        inside.addWidget(self.copies)
        inside.addSpacing(4)
        inside.addWidget(RunLabel(theme, _QUEUE, "secondary", tone="inkt_600"))
        inside.addSpacing(4)
        inside.addWidget(self.at_once_button)
        holder = QWidget()
        holder.setLayout(inside)
        return holder

    def _no_printer(self, theme: Theme) -> QWidget:
        line = row(8)
        line.addWidget(
            Sign(theme, "printer", theme.px("icon_button"), "inkt_600"), 0, Qt.AlignmentFlag.AlignTop
        )
        words = nl(
            "Deze laptop kent geen printer. Sla het papier op als bestand, of sluit er een aan en kom terug."
        )
        line.addWidget(RunLabel(theme, words, "small_body", tone="inkt_600"), 1)
        holder = QWidget()
        holder.setLayout(line)
        return holder

    def show_printers(self, names: tuple[str, ...]) -> None:
        """The first is the usual one; the choice stays when it is still there."""
        before = self.printers.chosen()
        self.printers.clear()
        for name in names:
            self.printers.addItem(name, name)
        self.printers.choose(before if before in names else names[0] if names else "")
        self._choice.setVisible(bool(names))
        self._none.setVisible(not names)
        self.has_printer = bool(names)

    def show_ready(self, ready: bool) -> None:
        self.print_button.setEnabled(ready)
        self.at_once_button.setEnabled(ready)
        self.large_button.setEnabled(ready)
        self.export_button.setEnabled(ready)
        self.calendar_button.setEnabled(ready)

    def show_large(self, may: bool) -> None:
        """Whether this paper can be shown large for a camera."""
        self.large_button.setVisible(may)

    def ask(self) -> None:
        """Print with the dialog of the system, on the chosen printer unless another is taken there."""
        if self.print_button.isEnabled() and self.printers.chosen():
            self.print_asked.emit(self.printers.chosen(), self._count)

    def ask_at_once(self) -> None:
        """Print on the chosen printer without a dialog."""
        if self.print_button.isEnabled() and self.printers.chosen():
            self.at_once_asked.emit(self.printers.chosen(), self._count)

    def _pick_copies(self, key: str) -> None:
        self._count = int(key)
