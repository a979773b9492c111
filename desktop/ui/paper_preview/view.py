"""The paper on the screen."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.ids import PaperId
from desktop.domain.wording import nl
from desktop.ui.client_window.large_shown import large_pages
from desktop.ui.messages import Message
from desktop.ui.paper_preview.folding import PrintJob
from desktop.ui.paper_preview.large import LargePlan
from desktop.ui.paper_preview.pages import PagesArea
from desktop.ui.paper_preview.paper_list import PaperList
from desktop.ui.paper_preview.presenter import DUTCH, PaperPresenter
from desktop.ui.paper_preview.print_desk import PrintDesk
from desktop.ui.paper_preview.printing import printer_names
from desktop.ui.paper_preview.side import PaperState
from desktop.ui.paper_preview.take_away import TakeAway, stops_in
from desktop.ui.paper_preview.versions import Differences, Versions
from desktop.ui.places import Place
from desktop.ui.screen import Frame, Screen
from desktop.ui.widgets.boxes import column, row
from desktop.ui.widgets.controls import Segments
from desktop.ui.widgets.message_card import MessageCard
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.screen_keys import is_key, keeps_key, took_enter
from desktop.ui.widgets.wrap_row import WrapRow
from desktop.usecases.large_plan import SHOWN_LARGE, LargeWords
from desktop.usecases.paper_kinds import PaperKind, PaperRow
from desktop.usecases.paper_versions import KeptPaper, ToldDifference
from desktop.usecases.ports import Language, PageImage
from desktop.usecases.print_paper import Paper

_LARGE = 1.3
NO_PRINTER = Message(
    nl("Deze laptop kent geen printer."),
    nl("Het plan is bewaard."),
    nl("Sla het papier op als bestand, of toon het groot voor een foto."),
)


class PaperScreen(Screen):
    """`printers` gives the names of the printers there are, the usual one first."""

    def __init__(self, frame: Frame, printers: Callable[[], tuple[str, ...]] = printer_names) -> None:
        super().__init__()
        theme = self._theme = frame.theme
        self._printers = printers
        self.presenter = PaperPresenter(self, frame.navigator, frame.runner_for(self))
        self.pages = PagesArea(theme)
        self.papers = PaperList(theme)
        self.papers.picked.connect(self._pick_paper)
        self._making = RunLabel(
            theme, nl("Het papier wordt gemaakt. U kunt gewoon verder werken."), "body", tone="inkt_600"
        )
        self.zoom = Segments(theme, (("page", nl("Passend"), ""), ("real", "100%", "")))
        self.zoom.show_picked("page")
        self.zoom.picked.connect(lambda key: self.pages.zoom(key == "page"))
        self._languages = row(0)
        self.languages: Segments | None = None
        self.state = PaperState(theme)
        self.message = MessageCard(theme)
        self.differences, self.versions = Differences(theme), Versions(theme)
        self.differences.paper_asked.connect(lambda: self.presenter.pick_paper(PaperKind.CHANGES))
        self.versions.picked.connect(lambda key: self.presenter.open_kept(PaperId(key)))
        before = column(12)
        for part in (self.differences, self.versions):
            before.addWidget(part)
        holder = QWidget()
        holder.setLayout(before)
        self.side = TakeAway(theme, self.message, self.state, self.papers, holder, can_lock=True)
        self.side.papers_asked.connect(lambda: self.papers.focus(self.presenter.kind))
        self.print_card, self.form = self.side.print_card, self.side.form
        self._print_desk, self.large = PrintDesk(self), LargePlan(self, theme)
        self.print_card.print_asked.connect(self._ask_printer)
        self.print_card.at_once_asked.connect(self.presenter.print)
        self.print_card.large_asked.connect(self.toggle_client)
        self.form.sent.connect(self._export)
        inside = row(16, (24, 14, 19, 12))
        inside.addLayout(self._left(), 1)
        inside.addWidget(self.side)
        self.setLayout(inside)

    def _left(self) -> QVBoxLayout:
        title = RunLabel(self._theme, nl("Het papier"), "title", wrap=False)
        if self._theme.tokens.factor >= _LARGE:
            title.hide()  # the bar on top says it too
        head = WrapRow(12)
        head.put(title)
        head.put_gap()
        head.put(self._languages)
        head.put(self.zoom, at=Qt.AlignmentFlag.AlignTop)
        left = column(10)
        left.addLayout(head)
        left.addWidget(self._making)
        left.addWidget(self.pages, 1)
        return left

    # --- hooks of the window

    def enter(self, place: Place) -> None:
        self.show_printers(self._printers())
        self.pages.area.setFocus()
        if place.dossier is not None:
            self.presenter.open(place.dossier, PaperKind(place.paper or PaperKind.VISUAL))

    def show_printers(self, names: tuple[str, ...]) -> None:
        """To choose from; the print button is there when there is one."""
        self.side.show_printers(names)

    def leave(self) -> None:
        self.presenter.leave()
        self.large.close()
        self._print_desk.close()
        self.show_words(())

    def toggle_client(self) -> bool:
        if not self.large.close():
            self.presenter.show_large(self.large.is_whole_readable())
        return True

    def escape(self) -> bool:
        if self.large.close():
            return True
        return self.side.put_away_papers() or self.side.put_away_form()

    # --- what the presenter asks

    def show_nothing(self) -> None:
        self.pages.show_pages(())
        self.show_message(None, "")
        self.show_history((), (), None)
        self.side.start_anew()

    def show_making(self, making: bool) -> None:
        self._making.setVisible(making)
        self.print_card.show_ready(not making and self.presenter.paper is not None)

    def show_languages(self, languages: tuple[Language, ...], chosen: str) -> None:
        if self.languages is not None:
            self._languages.removeWidget(self.languages)
            self.languages.hide()
            self.languages.deleteLater()
        parts = tuple(
            (
                one.code,
                nl("Nederlands")
                if one.code == DUTCH
                else nl("{dutch_name} + Nederlands", dutch_name=one.dutch_name),
                "",
            )
            for one in languages
        )
        self.languages = Segments(self._theme, parts)
        self.languages.show_picked(chosen)
        self.languages.picked.connect(self.presenter.pick_language)
        self._languages.addWidget(self.languages)
        self.languages.setVisible(len(parts) > 1)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Tab goes as the screen is seen, also through what came later."""
        own = stops_in(self.languages) if self.languages is not None else []
        for one, other in pairwise([*own, *stops_in(self.zoom), self.pages.area, *self.side.stops()]):
            QWidget.setTabOrder(one, other)

    def show_papers(self, papers: tuple[PaperRow, ...], present: PaperKind) -> None:
        self.papers.show_papers(papers, present)
        self.side.show_papers(bool(papers))
        self._order_tabs()
        self.side.show_calendar(present is PaperKind.APPOINTMENTS)

    def _pick_paper(self, kind: PaperKind) -> None:
        self.side.put_away_papers()
        self.presenter.pick_paper(kind)

    def show_paper(self, paper: Paper, pages: tuple[PageImage, ...], file_name: str, pictures: str) -> None:
        self.side.show_file_name(file_name, pictures, paper.kind == PaperKind.CARDS)
        self.print_card.show_large(paper.kind in SHOWN_LARGE)
        self.pages.show_pages(pages)
        self.state.show_paper(paper, paper.language == DUTCH)
        self.side.show_about(True)
        self.print_card.show_ready(True)

    def show_message(self, message: Message | None, tone: str) -> None:
        self.message.show_message(message, tone or "error")

    def show_history(
        self, papers: tuple[KeptPaper, ...], told: tuple[ToldDifference, ...], language: Language | None
    ) -> None:
        present = self.presenter.paper
        self.versions.show_papers(papers, present.id if present is not None else PaperId(""))
        self.differences.show_told(told, language)
        self._order_tabs()

    def show_large(self, images: tuple[PageImage, ...], words: LargeWords) -> None:
        self.large.show(large_pages(images, words))

    def put_on_printer(self, pages: tuple[PageImage, ...], job: PrintJob, printer: str, copies: int) -> bool:
        return self._print_desk.put(pages, job, printer, copies)

    def _ask_printer(self, printer: str, copies: int) -> None:
        if self.presenter.paper is not None:
            self._print_desk.ask(self.presenter.print_job(), printer, copies, self.presenter.print)

    def _ask_print(self) -> None:
        """Without a printer: look whether one came since, else say so."""
        if not self.print_card.has_printer:
            self.show_printers(self._printers())
        if self.print_card.has_printer:
            self.print_card.ask()
        else:
            self.show_message(NO_PRINTER, "warn")

    def _export(self, folder: Path, name: str, reason: str) -> None:
        if self.form.as_pictures:
            self.presenter.export_pictures(folder, reason)
        else:
            self.presenter.export(folder, name, reason, self.form.why_open)

    def show_export_refusal(self, field: str, message: Message | None) -> None:
        self.form.show_refusal(field, message)

    def show_words(self, words: tuple[str, ...]) -> None:
        self.side.words.show_words(words)

    def close_export(self) -> None:
        self.side.close_export()

    def event(self, event: QEvent) -> bool:
        """Ctrl+P brings one here from anywhere in a dossier; once here it prints."""
        return keeps_key(event, "Ctrl+P") or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_key(event, "Ctrl+P"):
            self._ask_print()
        elif not took_enter(self, event):
            super().keyPressEvent(event)
