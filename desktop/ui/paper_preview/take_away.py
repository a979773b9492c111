"""The right side of a paper on the screen: what is said about it, and printing or saving it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from desktop.domain.wording import nl
from desktop.ui.paper_preview.export_form import ExportForm
from desktop.ui.paper_preview.presenter import CALENDAR_NAME
from desktop.ui.paper_preview.side import PrintCard
from desktop.ui.paper_preview.words_card import WordsCard
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import column, scroller
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.scroll_body import FocusInSight, ScrollBody


def stops_in(group: QWidget) -> list[QWidget]:
    """What Tab comes to in a group, top to bottom, with every part of a segment: which one is on changes."""
    window = group.window()
    return [
        stop
        for stop in group.findChildren(QWidget)
        if (isinstance(stop, QToolButton) or stop.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and stop.window() is window
    ]


class TakeAway(QWidget):
    """What can be read scrolls, what can be done stays in sight. `about` gives way to the form for saving.

    `papers`: a list of other papers, shown instead of all that when it is asked for; `before`: what can be
    said of earlier papers, under the printing. `can_lock`: the paper is about a person, and goes out locked.
    """

    papers_asked = Signal()

    def __init__(
        self,
        theme: Theme,
        message: QWidget,
        about: QWidget,
        papers: QWidget | None = None,
        before: QWidget | None = None,
        can_lock: bool = False,
    ) -> None:
        super().__init__()
        self._papers, self._before, self._knows_papers = papers, before, False
        self.papers_button = Button(theme, nl("Andere papieren"), icon="list")
        self.papers_button.setVisible(False)
        self.papers_button.clicked.connect(self._turn_papers)
        self.print_card, self.form, self._about = PrintCard(theme), ExportForm(theme, can_lock), about
        self.words = WordsCard(theme)
        self.words.closed.connect(self.print_card.export_button.setFocus)
        self._file_name, self._has_about = "", False
        self._pictures, self._as_pictures = "", False
        self._has_calendar = False
        self.print_card.export_asked.connect(self._ask_export)
        self.print_card.calendar_button.clicked.connect(self._ask_calendar)
        self.form.closed.connect(self.put_away_form)
        told = column(12, (5, 5, 5, 5))
        for part in (
            message,
            self.words,
            self.papers_button,
            self.form,
            papers,
            about,
            self.print_card,
            before,
        ):
            if part is not None:
                told.addWidget(part)
        told.addStretch(1)
        buttons = column(10, (5, 0, 5, 5))
        self._buttons = (
            self.print_card.print_button, self.print_card.export_button, self.print_card.calendar_button,
            self.form.save_button, self.form.close_button,
        )  # fmt: skip
        for button in self._buttons:
            buttons.addWidget(button)
        inside = column(8)
        self.area = scroller(ScrollBody(told))
        FocusInSight(self.area)
        inside.addWidget(self.area, 1)
        inside.addLayout(buttons)
        self.setLayout(inside)
        self.setFixedWidth(min(theme.scaled(350), 440))
        self.show_about(False)

    def stops(self) -> list[QWidget]:
        """All that can have the keyboard, from top to bottom."""
        parts = (self.words, self.form, self._papers, self.print_card, self._before)
        inside = [stop for part in parts if part is not None for stop in stops_in(part)]
        return [self.papers_button, *inside, *self._buttons]

    def show_about(self, has_about: bool) -> None:
        """Whether there is something to say about the paper."""
        self._has_about = has_about
        self._show_buttons()

    def start_anew(self) -> None:
        """Nothing is said, open or half-typed: this is about somebody else."""
        self.form.empty()
        self.form.hide()
        self.words.show_words(())
        if self._papers is not None:
            self._papers.hide()
        self.show_about(False)

    def show_printers(self, names: tuple[str, ...]) -> None:
        """To choose from; the print button is there when there is one."""
        self.print_card.show_printers(names)
        self._show_buttons()

    def show_papers(self, has_papers: bool) -> None:
        """Whether there are other papers to go to."""
        self._knows_papers = has_papers
        self._show_buttons()

    def _turn_papers(self) -> None:
        """Open the list, or put it away."""
        if not self.put_away_papers() and self._papers is not None:
            self._papers.show()
            self._show_buttons()
            self.papers_asked.emit()

    def put_away_papers(self) -> bool:
        """False when the list was not open."""
        if self._papers is None or self._papers.isHidden():
            return False
        self._papers.hide()
        self._show_buttons()
        self.papers_button.setFocus()
        return True

    def show_calendar(self, has_calendar: bool) -> None:
        """Whether this paper can also go along as a calendar file."""
        self._has_calendar = has_calendar
        self._show_buttons()

    def show_file_name(self, name: str, pictures: str = "", as_pictures: bool = False) -> None:
        """What the file is called unless somebody says otherwise; `pictures`: what is said of pictures."""
        self._file_name, self._pictures, self._as_pictures = name, pictures, as_pictures

    def close_export(self) -> None:
        """It was saved."""
        self.form.empty()
        self.put_away_form()

    def put_away_form(self) -> bool:
        """What was typed stays for the next time; False when no form was open."""
        was_open = not self.form.isHidden()
        self.form.hide()
        self._show_buttons()
        if was_open:
            self.print_card.export_button.setFocus()
        return was_open

    def _ask_export(self) -> None:
        self.form.ask(self._file_name, self._pictures, self._as_pictures)
        self._show_buttons()

    def _ask_calendar(self) -> None:
        self.form.ask(CALENDAR_NAME)
        self._show_buttons()

    def _show_buttons(self) -> None:
        """Those of the form while it is open, else print and save; none beside the list of papers."""
        is_open = not self.form.isHidden()
        is_list = self._papers is not None and not self._papers.isHidden()
        is_plain = not is_open and not is_list
        self.print_card.print_button.setVisible(is_plain and self.print_card.has_printer)
        self.print_card.export_button.setVisible(is_plain)
        self.print_card.calendar_button.setVisible(is_plain and self._has_calendar)
        for button in (self.form.save_button, self.form.close_button):
            button.setVisible(is_open)
        self.print_card.setVisible(is_plain)
        self._about.setVisible(is_plain and self._has_about)
        if self._before is not None:
            self._before.setVisible(is_plain and self._has_about)
        words = nl("Terug naar dit papier") if is_list else nl("Andere papieren")
        self.papers_button.rename(words, "chevron_left" if is_list else "list")
        if self._papers is not None:
            self.papers_button.setVisible(not is_open and self._knows_papers)
