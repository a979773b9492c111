"""The audit on the screen: whether the chain holds on top, filters beneath it, then the lines."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from desktop.domain.wording import joined, nl
from desktop.ui.audit.presenter import FILE_NAME, AuditPresenter
from desktop.ui.desk_language import on_screen
from desktop.ui.messages import Message
from desktop.ui.places import Place
from desktop.ui.screen import Frame
from desktop.ui.scroll_screen import STACKED, ScrollScreen
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, empty_out, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.fields import ChoiceField, LineField
from desktop.ui.widgets.labelled import labelled
from desktop.ui.widgets.marks import Chip
from desktop.ui.widgets.message_card import MessageCard
from desktop.ui.widgets.out_form import OutForm
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.wrap_row import MIDDLE, WrapRow
from desktop.usecases.audit_shown import AuditForm, AuditShown, LineShown

_TOLD = nl("Elke handeling laat hier een regel na. In een regel staat nooit wat iemand zei.")
_FILE = nl("Alle regels gaan mee, ook die hier niet staan. Uw reden blijft in de koffer.")
_FORMS = (
    (AuditForm.CSV.value, nl("CSV, voor een rekenblad")),
    (AuditForm.JSON.value, nl("JSON, met de kop van de keten")),
)
_ALL = (("", nl("Alles")),)
_EVERYBODY = (("", nl("Alle dossiers")),)


class AuditScreen(ScrollScreen):
    """Ctrl+E: save as a file. Esc: close the form, then back. Arrows, Page Up, Page Down: the lines."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(nl("Wie deed wat, en wanneer"))
        theme = self._theme = frame.theme
        self.presenter = act = AuditPresenter(self, frame.navigator, frame.runner_for(self))
        self.chain = row(8)
        self.save_button = Button(theme, nl("Sla op als bestand"), icon="tray_up", key="Ctrl E")
        self.save_button.clicked.connect(self.ask_file)
        self.back_button = Button(theme, nl("Terug"), icon="chevron_left", key="Esc")
        self.back_button.clicked.connect(act.back)
        self.groups = ChoiceField(theme, nl("Wat"), _ALL)
        self.dossiers = ChoiceField(theme, nl("Dossier"), _EVERYBODY)
        self.day = LineField(theme, nl("Dag"), placeholder=nl("bijvoorbeeld: 15-9-2026"))
        for field in (self.groups, self.dossiers):
            field.setCurrentIndex(0)
            field.activated.connect(lambda _at: self.narrow())
        self.day.returnPressed.connect(self.narrow)
        self.day.left_field.connect(self.narrow)
        self.message = MessageCard(theme)
        self.form = OutForm(theme, _FILE, nl("bijvoorbeeld: controle door de privacy-officer"), _FORMS)
        self.form.sent.connect(act.save)
        self.form.closed.connect(self.put_away_form)
        self._found = RunLabel(theme, "", "small_body", tone="inkt_600")
        self._lines = column(0, (16, 6, 16, 10))
        self.setLayout(self._laid_out(theme))
        self.lay_keys({"Ctrl+E": self.ask_file})

    def _laid_out(self, theme: Theme) -> QVBoxLayout:
        titles = column(2, (5, 0, 0, 0))
        titles.addWidget(RunLabel(theme, nl("Wie deed wat"), "title"))
        titles.addWidget(RunLabel(theme, _TOLD, "small_body", tone="inkt_600"))
        head = self._head = WrapRow(10, (0, 0, 8, 0), to_end=True)
        head.put(titles, 1, least=theme.scaled(240))
        for button in (self.save_button, self.back_button):
            head.put(button, at=MIDDLE)
        filters = column(8) if theme.tokens.factor >= STACKED else row(12)
        for field in (self.groups, self.dossiers, self.day):
            filters.addLayout(labelled(theme, field), 1)
        lines = column(8)
        lines.addWidget(self._found)
        lines.addWidget(Panel("card", self._lines))
        whole = column(12, (5, 5, 8, 5))
        whole.addLayout(self.chain)
        whole.addWidget(self.message)
        whole.addWidget(self.form)
        whole.addLayout(filters)
        whole.addLayout(lines)
        whole.addStretch(1)
        inside = column(10, (19, 14, 14, 14))
        inside.addLayout(head)
        inside.addWidget(self.scrolling(whole), 1)
        return inside

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - 33 if self._theme.tokens.factor < STACKED else 2
        self._head.spare_words(room, (self.back_button, self.save_button))

    # --- Screen

    def enter(self, place: Place) -> None:
        self.form.hide()
        for field in (self.groups, self.dossiers):
            field.setCurrentIndex(0)
        self.day.clear()
        self.presenter.open(place.back)
        self.setFocus()

    def escape(self) -> bool:
        if not self.put_away_form():
            self.presenter.back()
        return True

    def search(self) -> bool:
        self.groups.setFocus()
        return True

    # --- what the presenter asks

    def show_audit(self, shown: AuditShown) -> None:
        if shown.chain:  # else what was found when one came in still stands
            empty_out(self.chain)
            tone, icon = ("ok", "check") if shown.is_whole else ("bad", "exclamation")
            self.chain.addWidget(Chip(self._theme, shown.chain, tone, icon))
            self.chain.addStretch(1)
        _refill(self.groups, (*_ALL, *shown.groups))
        _refill(self.dossiers, (*_EVERYBODY, *shown.dossiers))
        told = nl("{found}, van {actor}", found=shown.found, actor=shown.actor)
        if len(shown.lines) < shown.fitting:
            told = nl("{told}. De nieuwste {number} staan hier.", told=told, number=len(shown.lines))
        self._found.say(told)
        self._show_lines(shown.lines)

    def _show_lines(self, lines: tuple[LineShown, ...]) -> None:
        empty_out(self._lines)
        if not lines:
            self._lines.addWidget(RunLabel(self._theme, nl("Er zijn geen regels die passen."), "body"))
            return
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(5)
        for column_at, stretch in enumerate((0, 2, 3, 2, 1)):
            grid.setColumnStretch(column_at, stretch)
        is_narrow = self._theme.tokens.factor >= STACKED
        for at, line in enumerate(lines):
            cells = (str(line.number), line.when, line.what, line.about, line.result)
            if is_narrow:
                words = joined(" · ", cells)
                grid.addWidget(RunLabel(self._theme, words, "small_body"), at, 0, 1, 5)
                continue
            for column_at, cell in enumerate(cells):
                label = RunLabel(self._theme, cell, "small_body", bold=column_at == 2, wrap=column_at > 0)
                grid.addWidget(label, at, column_at, Qt.AlignmentFlag.AlignTop)
        self._lines.addLayout(grid)

    def show_day_refused(self, is_refused: bool) -> None:
        self.day.show_error(is_refused)

    def show_message(self, message: Message | None, tone: str) -> None:
        self.message.show_message(message, tone or "error")

    def show_file_refusal(self, field: str, message: Message | None) -> None:
        self.form.show_refusal(field, message)

    def file_saved(self) -> None:
        self.form.empty()
        self.put_away_form()

    # --- filters and file

    def narrow(self) -> None:
        """The lines that fit what is chosen."""
        self.presenter.narrow(self.groups.chosen(), self.dossiers.chosen(), self.day.text().strip())

    def ask_file(self) -> None:
        """The form, above the lines."""
        self.show_message(None, "")
        self.to_top()
        self.form.ask(FILE_NAME)

    def put_away_form(self) -> bool:
        """What was typed stays for the next time; False when it was not open."""
        return self.form.put_away(self.save_button)


def _refill(field: ChoiceField, choices: tuple[tuple[str, str], ...]) -> None:
    """The choices there are now, at the one that was chosen."""
    known = [field.itemData(at) for at in range(field.count())]
    if known == [key for key, _ in choices]:
        return
    chosen = field.chosen()
    field.clear()
    for key, words in choices:
        field.addItem(on_screen(words), key)
    field.choose(chosen)
