"""The right side of a paper on the screen: what is said about it, and printing or saving it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.ui.paper_preview.export_form import ExportForm
from desktop.ui.paper_preview.side import PrintCard
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import column, scroller
from desktop.ui.widgets.scroll_body import ScrollBody


class TakeAway(QWidget):
    """What can be read scrolls, what can be done stays in sight. `about` gives way to the form for saving."""

    def __init__(self, theme: Theme, message: QWidget, about: QWidget) -> None:
        super().__init__()
        self.print_card, self.form, self._about = PrintCard(theme), ExportForm(theme), about
        self._file_name, self._has_about = "", False
        self.print_card.export_asked.connect(self._ask_export)
        self.form.closed.connect(self.put_away_form)
        told = column(12, (5, 5, 5, 5))
        for part in (message, self.form, about, self.print_card):
            told.addWidget(part)
        told.addStretch(1)
        buttons = column(10, (5, 0, 5, 5))
        for button in (
            self.print_card.print_button, self.print_card.export_button,
            self.form.save_button, self.form.close_button,
        ):  # fmt: skip
            buttons.addWidget(button)
        inside = column(8)
        inside.addWidget(scroller(ScrollBody(told)), 1)
        inside.addLayout(buttons)
        self.setLayout(inside)
        self.setFixedWidth(min(theme.scaled(350), 440))
        self.show_about(False)

    def show_about(self, has_about: bool) -> None:
        """Whether there is something to say about the paper."""
        self._has_about = has_about
        self._show_buttons()

    def show_printers(self, names: tuple[str, ...]) -> None:
        """To choose from; the print button is there when there is one."""
        self.print_card.show_printers(names)
        self._show_buttons()

    def show_file_name(self, name: str) -> None:
        """What the file is called unless somebody says otherwise."""
        self._file_name = name

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
        self.form.ask(self._file_name)
        self._show_buttons()

    def _show_buttons(self) -> None:
        """Those of the form while it is open, else print and save."""
        is_open = not self.form.isHidden()
        self.print_card.print_button.setVisible(not is_open and self.print_card.has_printer)
        self.print_card.export_button.setVisible(not is_open)
        for button in (self.form.save_button, self.form.close_button):
            button.setVisible(is_open)
        self.print_card.setVisible(not is_open)
        self._about.setVisible(not is_open and self._has_about)
