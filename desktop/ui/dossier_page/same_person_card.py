"""'Misschien dezelfde persoon': who looks like this dossier, what a person says of it, where it goes on."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance

from desktop.domain.same_person import Likeness
from desktop.domain.wording import nl
from desktop.ui.dossier_page.parts import act_button, card_head
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, empty_out, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.same_person import Alike, TogetherShown

_WHY = {
    Likeness.BSN: nl("hetzelfde BSN"),
    Likeness.V_NUMMER: nl("hetzelfde V-nummer"),
    Likeness.NAME_AND_BIRTH: nl("een naam die erop lijkt, en dezelfde geboortedatum"),
}


class SamePersonCard(Panel):
    """`joined`: the other goes on in this one; `apart`: two people; `taken_apart`: two people after all;
    `opened`: the other dossier."""

    joined = Signal(str)
    apart = Signal(str)
    taken_apart = Signal(str)
    opened = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__("warn")
        self._theme = theme
        self._inside = column(6, (16, 12, 16, 12))
        self.setLayout(self._inside)
        self.hide()

    def show_together(self, shown: TogetherShown) -> None:
        theme = self._theme
        empty_out(self._inside)
        asked = {one.other for one in shown.alike}
        disputed = [one for one in shown.disputed if one[0] not in asked]
        self.setVisible(bool(shown.alike or shown.joined or shown.goes_on or disputed))
        self.set_role("warn" if shown.alike or shown.goes_on or disputed else "tip")
        if shown.goes_on is not None:
            gone = nl(
                "Dit dossier gaat verder in dat van {part}", part=shown.goes_on_name or nl("dezelfde persoon")
            )
            self._inside.addLayout(card_head(theme, "split", gone, "zon_700"))
            told = nl("Het blijft leesbaar. Werk verder in het andere dossier.")
            acts = (
                (shown.goes_on, nl("Open dat dossier"), "opened"),
                (shown.goes_on, nl("Toch twee mensen: haal uit elkaar"), "taken_apart"),
            )
            self._line(told, acts, shown.goes_on_name)
        for one in shown.alike:
            self._alike(one)
        for other, name in shown.joined:
            told = nl(
                "Samen met het dossier van {part}. Haalt u ze uit elkaar, dan gaat hier weer uit "
                "wat daarvandaan kwam. Wat u zelf koos of veranderde, blijft staan.",
                part=name or nl("dezelfde persoon"),
            )
            acts = (
                (other, nl("Bekijk dat dossier"), "opened"),
                (other, nl("Toch twee mensen: haal uit elkaar"), "taken_apart"),
            )
            self._line(told, acts, name)
        for other, name in disputed:
            told = nl(
                "Op twee laptops is iets anders gezegd over dit dossier en dat van {part}: "
                "dezelfde persoon of niet. Tot u kiest, zijn ze los van elkaar.",
                part=name or nl("iemand anders"),
            )
            acts = (
                (other, nl("Iemand anders"), "taken_apart"),
                (other, nl("Dezelfde: ga hier verder"), "joined"),
            )
            self._line(told, acts, name)

    def _alike(self, one: Alike) -> None:
        theme = self._theme
        title = nl("Misschien dezelfde persoon: {other_roepnaam}", other_roepnaam=one.other_roepnaam)
        self._inside.addLayout(card_head(theme, "person", title, "zon_700"))
        told = nl(
            "Beide hebben {why}. Kiest u samen, dan komen de antwoorden van {other_roepnaam} "
            "hier naast te staan. Er gaat niets verloren; waar ze verschillen, kiest u.",
            why=_WHY[one.likeness],
            other_roepnaam=one.other_roepnaam,
        )
        acts = (
            (one.other, nl("Bekijk"), "opened"),
            (one.other, nl("Iemand anders"), "apart"),
            (one.other, nl("Dezelfde: ga hier verder"), "joined"),
        )
        self._line(told, acts, one.other_roepnaam)

    def _line(self, told: str, acts: tuple[tuple[str, str, str], ...], about: str) -> None:
        theme = self._theme
        self._inside.addWidget(RunLabel(theme, told, "small_body"))
        line = row(8)
        line.addStretch(1)
        for other, words, which in acts:
            line.addWidget(self._button(other, words, which, about))
        self._inside.addLayout(line)

    def _button(self, other: str, words: str, which: str, about: str) -> Button:
        signal: SignalInstance = getattr(self, which)
        return act_button(self._theme, words, about, lambda: signal.emit(other))
