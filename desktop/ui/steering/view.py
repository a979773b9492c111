"""Steering on the screen: five counts, calm, words beside every number."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.messages import Message
from desktop.ui.places import Place
from desktop.ui.screen import Frame
from desktop.ui.scroll_screen import STACKED, ScrollScreen, two_sides
from desktop.ui.steering.parts import LinesCard, NumberCard, RouteTable
from desktop.ui.steering.presenter import FILE_NAME, SteeringPresenter
from desktop.ui.widgets.boxes import Panel, column, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.fields import ChoiceField
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.message_card import MessageCard
from desktop.ui.widgets.out_form import OutForm
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.wrap_row import MIDDLE, WrapRow
from desktop.usecases.steering import SteeringForm, SteeringShown

_HERE = nl("Alleen de dossiers op deze laptop. Wie hoeveel dagen heeft, staat in de lijst met dossiers.")
_SMALL = nl(
    "Aantallen van 1 tot en met 4 staan er als '<5', zodat niemand te herkennen is. 'Verborgen' is een "
    "aantal waarmee zo'n klein aantal uit te rekenen zou zijn."
)
_FILE = nl("Alle tabellen, zonder namen. Kleine aantallen blijven verborgen. Uw reden blijft in de koffer.")
_FORMS = (
    (SteeringForm.CSV.value, nl("CSV, voor een rekenblad")),
    (SteeringForm.JSON.value, nl("JSON, voor een systeem")),
)


class SteeringScreen(ScrollScreen):
    """Ctrl+E: save as a file. Esc: close the form. Arrows and Page Up, Page Down: through the counts."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(nl("Sturing: aantallen zonder namen"))
        theme = self._theme = frame.theme
        self.presenter = act = SteeringPresenter(self, frame.navigator, frame.runner_for(self))
        self._told = RunLabel(theme, "", "body", tone="inkt_600")
        self.places = ChoiceField(theme, nl("Welk azc?"), ())
        self.places.setMinimumWidth(theme.scaled(200))
        self.places.activated.connect(lambda _at: act.pick_place(self.places.chosen()))
        self.save_button = Button(theme, nl("Sla op als bestand"), icon="tray_up", key="Ctrl E")
        self.save_button.clicked.connect(self.ask_file)
        self.back_button = Button(theme, nl("Naar de dossiers"), icon="chevron_left")
        self.back_button.clicked.connect(act.back)
        self.message = MessageCard(theme)
        self.form = OutForm(theme, _FILE, nl("bijvoorbeeld: overleg"), _FORMS)
        self.form.sent.connect(act.save)
        self.form.closed.connect(self.put_away_form)
        self.standings = LinesCard(theme, nl("De tien weken"), "clock", "")
        self.waiting = NumberCard(theme, nl("Wachten in een azc op hun plan"), "place")
        self.tolk = NumberCard(theme, nl("Uren met een tolk"), "tolk")
        self.blockers = LinesCard(
            theme,
            nl("Wat staat er in de weg"),
            "list",
            nl("Er staat niets in de weg bij plannen die nog open zijn."),
        )
        self.routes = RouteTable(theme)
        self._small = RunLabel(theme, _SMALL, "small_body")
        self._note = self._noted()
        self.setLayout(self._laid_out())
        self.lay_keys({"Ctrl+E": self.ask_file})

    def _noted(self) -> Panel:
        line = row(8, (14, 10, 14, 10))
        theme = self._theme
        line.addWidget(
            Sign(theme, "shield", theme.px("icon_small"), "petrol_800"), 0, Qt.AlignmentFlag.AlignTop
        )
        line.addWidget(self._small, 1)
        return Panel("calm", line)

    def _laid_out(self) -> QVBoxLayout:
        theme = self._theme
        titles = column(2)
        titles.addWidget(RunLabel(theme, nl("Sturing"), "title"))
        titles.addWidget(self._told)
        head = self._head = WrapRow(10, to_end=True)
        head.put(titles, 1, least=theme.scaled(240))
        for button in (self.places, self.save_button, self.back_button):
            head.put(button, at=MIDDLE)
        left, right = (self.standings, self.waiting, self.tolk), (self.blockers, self.routes)
        whole = column(12, (5, 5, 8, 5))
        whole.addWidget(self.message)
        whole.addWidget(self.form)
        whole.addLayout(two_sides(theme, left, right))
        whole.addWidget(self._note)
        whole.addStretch(1)
        inside = column(10, (19, 14, 14, 14))
        inside.addLayout(head)
        inside.addWidget(RunLabel(theme, _HERE, "small_body", tone="inkt_600"))
        inside.addWidget(self.scrolling(whole), 1)
        return inside

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Words on the buttons as far as they stand on one line; at the largest letters never."""
        room = self.width() - 33 if self._theme.tokens.factor < STACKED else 2
        self._head.spare_words(room, (self.back_button, self.save_button))

    # --- Screen

    def enter(self, place: Place) -> None:
        self.show_message(None, "")
        self.presenter.load()
        self.setFocus()

    def escape(self) -> bool:
        return self.put_away_form()

    # --- what the presenter asks

    def show_steering(self, shown: SteeringShown) -> None:
        self._told.say(shown.told)
        self._show_places(shown)
        self.standings.show_lines(
            shown.standings, nl("{total}. {in_time}", total=shown.total, in_time=shown.in_time)
        )
        self.waiting.show_number(shown.waiting)
        self.tolk.show_number(shown.tolk)
        self.blockers.show_lines(shown.blockers, nl("Bij plannen die nog niet zijn vastgesteld."))
        self.routes.show_table(shown.outcomes, shown.routes)
        self._note.setVisible(shown.is_hidden)

    def _show_places(self, shown: SteeringShown) -> None:
        known = [(self.places.itemData(i), self.places.itemText(i)) for i in range(self.places.count())]
        if known != list(shown.places):
            self.places.clear()
            for key, words in shown.places:
                self.places.addItem(on_screen(words), key)
        self.places.choose(shown.place)
        self.places.setVisible(len(shown.places) > 1)

    def show_message(self, message: Message | None, tone: str) -> None:
        self.message.show_message(message, tone or "error")

    def show_file_refusal(self, field: str, message: Message | None) -> None:
        self.form.show_refusal(field, message)

    def file_saved(self) -> None:
        self.form.empty()
        self.put_away_form()

    # --- the file

    def ask_file(self) -> None:
        """The form, above the counts."""
        self.show_message(None, "")
        self.to_top()
        self.form.ask(FILE_NAME)

    def put_away_form(self) -> bool:
        """What was typed stays for the next time; False when it was not open."""
        return self.form.put_away(self.save_button)
