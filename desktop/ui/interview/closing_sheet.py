"""The closing list on a sheet: each line goes to its question; the rest can be closed as not discussed."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from types import MappingProxyType

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.wording import nl
from desktop.ui.interview.sheet import Sheet
from desktop.ui.interview.sheet_line import SheetLine
from desktop.ui.theme import Theme
from desktop.ui.widgets.button import Button
from desktop.usecases.interview import ClosingList, OpenKind

_GROUPS: Mapping[OpenKind, str] = MappingProxyType(
    {
        OpenKind.CONFLICT: nl("Hier staan twee antwoorden"),
        OpenKind.WRONG: nl("Past niet bij de vraag"),
        OpenKind.HALF: nl("Half ingevuld"),
        OpenKind.PREFILLED: nl("Was al bekend, nog niet bevestigd"),
        OpenKind.LAW: nl("Nodig volgens de wet"),
        OpenKind.NOT_UNDERSTOOD: nl("Niet begrepen"),
        OpenKind.LATER: nl("Later"),
        OpenKind.OPEN: nl("Nog niet gevraagd"),
    }
)


class ClosingSheet(Sheet):
    """`went` gives a question id, `rest_closed` the ids that become 'niet besproken'."""

    went = Signal(str)
    rest_closed = Signal(object)
    upgrade_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, nl("Wat is nog open?"), parent)
        self._shown: ClosingList | None = None

    @property
    def shown(self) -> ClosingList | None:
        """The list as it is drawn; None before the first."""
        return self._shown

    def show_list(self, shown: ClosingList, pack: str, has_newer: bool) -> None:
        """Draw the list anew."""
        self._shown = shown
        self.clear()
        self._title.say(
            nl(
                "Wat is nog open? {answered} van {applicable} besproken",
                answered=shown.answered,
                applicable=shown.applicable,
            )
        )
        if not shown.items:
            self.say(nl("Alles is besproken of staat op 'niet besproken'."), "blad_700")
        self._health_line(shown)
        if shown.topics:
            self.say_group(nl("Onderwerpen waarover nog niets gezegd is"))
        for topic in shown.topics:
            said = nl("wet") if topic.is_law else nl("richtlijn")
            self._line(
                topic.number,
                topic.title,
                nl("{said}: {source}", said=said, source=topic.source),
                topic.question,
            )
        for kind, items in groupby(shown.items, key=lambda item: item.kind):
            found = list(items)
            self.say_group(nl("{groups} ({count})", groups=_GROUPS[kind], count=len(found)))
            for item in found:
                self._line(item.number, item.text, item.why, item.question)
        self._parked(shown)
        self.say_group(nl("Vragenlijst"))
        self.say(nl("Dit dossier gebruikt {pack}.", pack=pack))
        self._body.addStretch(1)
        self._buttons(shown, has_newer)

    def _health_line(self, shown: ClosingList) -> None:
        health = shown.health
        self.say_group(nl("Gezondheid besproken? ") + (nl("Ja") if health.is_done else nl("Nog niet")))
        if health.question and not health.is_done:
            self._line(health.number, health.words, nl("wet: WI 14 lid 3"), health.question)
        else:
            self.say(health.words)

    def _line(self, number: str, text: str, why: str, question: str) -> None:
        line = SheetLine(self._theme, number, text, why)
        line.clicked.connect(lambda _on=False, q=question: self.went.emit(q))
        self._body.addWidget(line)

    def _parked(self, shown: ClosingList) -> None:
        if not shown.parked:
            return
        self.say_group(
            nl("Geparkeerd ({count}): bewaard, komt terug als de vraag terugkomt", count=len(shown.parked))
        )
        for parked in shown.parked:
            line = SheetLine(
                self._theme,
                parked.number,
                nl("{text} {words}", text=parked.text, words=parked.words),
                parked.why,
                goes=False,
            )
            self._body.addWidget(line)

    def _buttons(self, shown: ClosingList, has_newer: bool) -> None:
        if has_newer:
            newer = Button(self._theme, nl("Nieuwere vragen bekijken"), icon="again", size="small")
            newer.clicked.connect(self.upgrade_asked)
            self._foot.addWidget(newer)
        self._foot.addStretch(1)
        count = len(shown.markable)
        rest = Button(
            self._theme,
            nl("Overige {count}: niet besproken", count=count),
            icon="minus_circle",
            key="Alt O",
            size="small",
        )
        rest.setEnabled(count > 0)
        rest.clicked.connect(self.close_rest)
        self._foot.addWidget(rest)

    def close_rest(self) -> None:
        """Alt+O: what is still open becomes 'niet besproken', a full answer."""
        if self._shown is not None and self._shown.markable and self.isVisible():
            self.rest_closed.emit(self._shown.markable)
