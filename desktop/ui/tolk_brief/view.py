"""The paper for the tolk on the screen; Esc leads back to where one came from."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.messages import Message
from desktop.ui.paper_preview.folding import PrintJob
from desktop.ui.paper_preview.pages import PagesArea
from desktop.ui.paper_preview.print_desk import PrintDesk
from desktop.ui.paper_preview.printing import printer_names
from desktop.ui.paper_preview.take_away import TakeAway
from desktop.ui.places import Place
from desktop.ui.screen import Frame, Screen
from desktop.ui.tolk_brief.presenter import BriefPresenter
from desktop.ui.widgets.boxes import Panel, column, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.controls import Segments
from desktop.ui.widgets.fields import ChoiceField
from desktop.ui.widgets.marks import Chip
from desktop.ui.widgets.message_card import MessageCard
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.screen_keys import is_key, keeps_key, took_enter
from desktop.usecases.ports import Language, PageImage
from desktop.usecases.tolk_brief import LENGTHS, Brief

_LARGE = 1.3
#: edges of the card and of the field, and its arrow
_BESIDE = 100


class TolkBriefScreen(Screen):
    """`printers` gives the names of the printers there are, the usual one first."""

    def __init__(self, frame: Frame, printers: Callable[[], tuple[str, ...]] = printer_names) -> None:
        super().__init__()
        theme = self._theme = frame.theme
        self._printers = printers
        self._page_count = 1
        self.presenter = BriefPresenter(self, frame.navigator, frame.runner_for(self))
        self.pages = PagesArea(theme)
        self._making = RunLabel(theme, nl("Het papier wordt gemaakt."), "body", tone="inkt_600")
        self.message = MessageCard(theme)
        self.languages = ChoiceField(theme, nl("Taal van de tolk"), ())
        self.languages.activated.connect(lambda _at: self.presenter.pick_language(self.languages.chosen()))
        self.lengths = Segments(theme, tuple((str(n), nl("{n} min", n=n), "") for n in LENGTHS))
        self.lengths.show_picked(str(LENGTHS[1]))
        self.lengths.picked.connect(lambda key: self.presenter.pick_minutes(int(key)))
        self._checked = Chip(theme, nl("Vertaling niet nagekeken"), "warn", "not_translated").let_wrap()
        self._checked.hide()
        self.side = TakeAway(theme, self.message, self._about())
        self.print_card, self.form = self.side.print_card, self.side.form
        self._print_desk = PrintDesk(self)
        self.print_card.print_asked.connect(self._ask_printer)
        self.print_card.at_once_asked.connect(self.presenter.print)
        self.print_card.show_large(False)
        self.form.sent.connect(self.presenter.export)
        inside = row(16, (24, 14, 19, 12))
        inside.addLayout(self._left(), 1)
        inside.addWidget(self.side)
        self.setLayout(inside)
        self.side.show_about(True)

    def _left(self) -> QVBoxLayout:
        title = RunLabel(self._theme, nl("Papier voor de tolk"), "title", wrap=False)
        back = Button(self._theme, nl("Terug"), icon="chevron_left", key="Esc")
        back.clicked.connect(self.presenter.back)
        head = row(12)
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(back)
        if self._theme.tokens.factor >= _LARGE:
            title.hide()
        left = column(10)
        left.addLayout(head)
        left.addWidget(self._making)
        left.addWidget(self.pages, 1)
        return left

    def _about(self) -> Panel:
        theme = self._theme
        body = column(8, (16, 14, 16, 14))
        told = nl("Er staat niets over een persoon op. Geef het voor het gesprek.")
        body.addWidget(RunLabel(theme, told, "small_body", tone="inkt_600"))
        body.addWidget(RunLabel(theme, nl("Taal van de tolk"), "small_body", bold=True))
        body.addWidget(self.languages)
        body.addWidget(RunLabel(theme, nl("Hoe lang duurt het gesprek?"), "small_body", bold=True))
        body.addWidget(self.lengths)
        body.addWidget(self._checked)
        return Panel("card", body)

    # --- hooks of the window

    def enter(self, place: Place) -> None:
        self.side.show_printers(self._printers())
        self.pages.area.setFocus()
        if place.dossier is not None:
            self.presenter.open(place.dossier, place.back)

    def escape(self) -> bool:
        if not self.side.put_away_form():
            self.presenter.back()
        return True

    # --- what the presenter asks

    def show_making(self, making: bool) -> None:
        self._making.setVisible(making)
        self.print_card.show_ready(not making and self.presenter.brief is not None)

    def show_languages(self, languages: tuple[Language, ...], chosen: str) -> None:
        self.languages.clear()
        told: dict[str, str] = {
            one.code: nl("{dutch_name} + Nederlands", dutch_name=one.dutch_name) for one in languages
        }
        told |= {one.code: one.dutch_name for one in languages if one.code == "nl"}
        metrics = QFontMetricsF(self.languages.font())
        room = self.side.maximumWidth() - _BESIDE
        if any(metrics.horizontalAdvance(on_screen(words)) > room for words in told.values()):
            told = {one.code: one.dutch_name for one in languages}  # the name above it says whose language
        for code, words in told.items():
            self.languages.addItem(on_screen(words), code)
        self.languages.choose(chosen)

    def show_brief(self, brief: Brief, pages: tuple[PageImage, ...], file_name: str) -> None:
        self._page_count = len(pages)
        self.side.show_file_name(file_name)
        self.pages.show_pages(pages)
        self._checked.setVisible(brief.unreviewed)
        self.lengths.show_picked(str(brief.minutes))
        self.print_card.show_ready(True)

    def show_message(self, message: Message | None, tone: str) -> None:
        self.message.show_message(message, tone or "error")

    def put_on_printer(self, pages: tuple[PageImage, ...], printer: str, copies: int) -> bool:
        return self._print_desk.put(pages, PrintJob(len(pages)), printer, copies)

    def _ask_printer(self, printer: str, copies: int) -> None:
        if self.presenter.brief is not None:
            self._print_desk.ask(PrintJob(self._page_count), printer, copies, self.presenter.print)

    def show_export_refusal(self, field: str, message: Message | None) -> None:
        self.form.show_refusal(field, message)

    def close_export(self) -> None:
        self.side.close_export()

    def event(self, event: QEvent) -> bool:
        """Ctrl+P prints the paper that is in sight."""
        return keeps_key(event, "Ctrl+P") or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_key(event, "Ctrl+P"):
            self.print_card.ask()
        elif not took_enter(self, event):
            super().keyPressEvent(event)
