"""What is still missing, each with a way to it; and the card for who does not belong here."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.places import ScreenName
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, empty_out, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.why_sheet import WhyButton
from desktop.usecases.interview import Stop
from desktop.usecases.pip import Missing

#: decisions that have a field on this board, besides the reasons of the routes
BOARD_FIELDS = frozenset(
    {"leerroute", "reden.afwijking", "reden.geen_toets", "aanbod.onderwijs", "tweede_gesprek"}
)
_PLACES = {
    "agreements": nl("Naar de afspraken"),
    "decision": nl("Naar het besluit"),
    "choices": nl("Naar de keuze"),
}


class LackList(Panel):
    """Opens under the title; every line leads to a question, a field on this board, or another screen."""

    question_asked = Signal(str)
    field_asked = Signal(object)  # a `Missing`
    place_asked = Signal(object)  # a `Missing`
    why_asked = Signal(object)  # a `WhyShown`

    def __init__(self, theme: Theme, places: Collection[ScreenName] = ()) -> None:
        super().__init__("card")
        self._theme = theme
        self._places = {place.value for place in places}
        self._inside = column(2, (16, 12, 16, 12))
        self.setLayout(self._inside)
        self.first: Button | None = None
        self.hide()

    def show_missing(self, missing: tuple[Missing, ...]) -> None:
        empty_out(self._inside)
        self.first = None
        self._inside.addWidget(RunLabel(self._theme, nl("Dit is nog nodig voor het plan gereed is"), "panel"))
        for lack in missing:
            line = row(8, (0, 3, 5, 3))
            line.addWidget(Sign(self._theme, "exclamation", self._theme.px("icon_small"), "steen_700"))
            line.addWidget(RunLabel(self._theme, lack.text, "body"), 1)
            if lack.why is not None:
                why = WhyButton(self._theme, lack.text)
                why.clicked.connect(lambda _on=False, w=lack.why: self.why_asked.emit(w))
                line.addWidget(why)
            if words := self._way(lack):
                button = Button(self._theme, words, icon_after="chevron_right", size="small")
                button.setAccessibleName(on_screen(nl("{words}: {text}", words=words, text=lack.text)))
                button.clicked.connect(lambda _on=False, m=lack: self._go(m))
                self.first = self.first or button
                line.addWidget(button)
            self._inside.addLayout(line)

    def _way(self, lack: Missing) -> str:
        """What the button says; '' where there is nowhere to go from here."""
        if lack.question:
            return nl("Naar de vraag")
        if lack.place:
            return _PLACES[lack.place] if lack.place in self._places & set(_PLACES) else ""
        return nl("Naar het veld") if lack.route is not None or lack.field in BOARD_FIELDS else ""

    def _go(self, lack: Missing) -> None:
        if lack.question:
            self.question_asked.emit(lack.question)
        elif lack.place:
            self.place_asked.emit(lack)
        else:
            self.field_asked.emit(lack)


class StopCard(Panel):
    """In the place of the routes: why there is no plan here, and who can help. `why_asked` = the reasons."""

    why_asked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__("card")
        self._theme = theme
        self._inside = column(10, (24, 20, 24, 20))
        self.setLayout(self._inside)
        self.hide()

    def show_stop(self, stop: Stop | None) -> None:
        self.setVisible(stop is not None)
        empty_out(self._inside)
        if stop is None:
            return
        theme = self._theme
        head = row(12)
        head.addWidget(
            Sign(theme, "minus_circle", theme.px("icon_message"), "zon_700"), 0, Qt.AlignmentFlag.AlignTop
        )
        head.addWidget(RunLabel(theme, stop.title, "question"), 1)
        self._inside.addLayout(head)
        for sentence in stop.explanation:
            self._inside.addWidget(RunLabel(theme, sentence, "answer"))
        if stop.points_on:
            self._inside.addWidget(RunLabel(theme, nl("Wie kan wel helpen"), "body", bold=True))
        for sentence in stop.points_on:
            line = row(8)
            line.addWidget(
                Sign(theme, "chevron_right", theme.px("icon_small"), "petrol_800"),
                0,
                Qt.AlignmentFlag.AlignTop,
            )
            line.addWidget(RunLabel(theme, sentence, "body"), 1)
            self._inside.addLayout(line)
        foot = row(10)
        foot.addWidget(RunLabel(theme, stop.article, "secondary", tone="inkt_600"), 1)
        if stop.reason is not None:
            why = WhyButton(theme, stop.title)
            why.clicked.connect(lambda: self.why_asked.emit(stop.reason))
            foot.addWidget(why, 0, Qt.AlignmentFlag.AlignBottom)
        self._inside.addLayout(foot)
