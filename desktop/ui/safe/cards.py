"""The smaller cards of Mijn koffer: words, locking, help of the municipality, room, and the ways to more."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import Signal

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.dossier_page.parts import card_head, signed_line
from desktop.ui.places import ScreenName
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, empty_out, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.controls import Segments
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.lock_policy import LEAST_MINUTES, MOST_MINUTES
from desktop.usecases.my_safe import SafeBoard
from desktop.usecases.room_left import STOP_BELOW, WARN_BELOW, RoomLeft

#: the choices; all within what the house allows
MINUTES = (LEAST_MINUTES, 3, 5, 10, MOST_MINUTES)
_EDGE = (18, 14, 18, 14)
_MB = 1_000_000
_GB = 1_000_000_000
#: what belongs to the koffer and has a screen of its own: words and sign, by the name of the screen
_WAYS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "retention": (nl("Bewaren en wissen"), "broom"),
        "audit": (nl("Wie deed wat"), "list"),
        "support": (nl("Hulpbestand"), "lifebuoy"),
    }
)


class WordsStart(Panel):
    """`asked`: fresh words."""

    asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("card")
        self._device = RunLabel(theme, "", "small_body")
        self._key = RunLabel(theme, "", "secondary", tone="inkt_600")
        self.button = Button(theme, nl("Wachtzin wijzigen"), icon="again")
        self.button.clicked.connect(self.asked)
        inside = column(8, _EDGE)
        inside.addLayout(card_head(theme, "lock", nl("Wachtzin")))
        inside.addWidget(self._device)
        inside.addWidget(self._key)
        foot = row(8)
        foot.addWidget(self.button)
        foot.addStretch(1)
        inside.addLayout(foot)
        self.setLayout(inside)

    def show_board(self, board: SafeBoard) -> None:
        self._device.say(board.device)
        self._key.say(board.key)
        self._key.setVisible(bool(board.key))


class LockCard(Panel):
    """`picked` gives minutes as text."""

    picked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__("card")
        parts = [(str(number), str(number), "") for number in MINUTES]
        self.minutes = Segments(theme, parts)
        for number in MINUTES:
            words = nl("1 minuut") if number == 1 else nl("{number} minuten", number=number)
            self.minutes.button(str(number)).setAccessibleName(on_screen(words))
        self.minutes.picked.connect(self.picked)
        inside = column(8, _EDGE)
        inside.addLayout(card_head(theme, "clock", nl("Vanzelf vergrendelen")))
        told = nl("Na zoveel minuten zonder toets of muis. Uit kan niet; wat u typte blijft bewaard.")
        inside.addWidget(RunLabel(theme, told, "small_body"))
        inside.addWidget(self.minutes)
        self.setLayout(inside)

    def show_board(self, board: SafeBoard) -> None:
        if board.lock_minutes in MINUTES:
            self.minutes.show_picked(str(board.lock_minutes))
        else:
            self.minutes.show_none()


class HelpCard(Panel):
    """Whether the municipality can help when the words are lost."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("card")
        self._theme = theme
        self._line = column(0)
        inside = column(8, _EDGE)
        inside.addLayout(card_head(theme, "townhall", nl("Als u de wachtzin kwijt bent")))
        inside.addLayout(self._line)
        told = nl("Dat gaat met twee mensen van de gemeente samen, en het wordt vastgelegd.")
        self._below = RunLabel(theme, told, "secondary", tone="inkt_600")
        inside.addWidget(self._below)
        self.setLayout(inside)

    def show_board(self, board: SafeBoard) -> None:
        empty_out(self._line)
        sign, tone = ("check_circle", "blad_700") if board.is_recovery_left else ("alert", "zon_700")
        self._line.addLayout(signed_line(self._theme, sign, tone, board.recovery))
        self._below.setVisible(board.is_recovery_left)


class RoomCard(Panel):
    """Room on the disk; warns in time."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("card")
        self._theme = theme
        self._lines = column(4)
        inside = column(8, _EDGE)
        inside.addLayout(card_head(theme, "laptop", nl("Ruimte op de schijf")))
        inside.addLayout(self._lines)
        self.setLayout(inside)

    def show_board(self, board: SafeBoard) -> None:
        empty_out(self._lines)
        sign, tone = ("alert", "zon_700") if board.room.is_low else ("check_circle", "blad_700")
        self._lines.addLayout(signed_line(self._theme, sign, tone, room_words(board.room)))
        size = max(1, round(board.state.size / _MB))
        below = nl(
            "Uw koffer is {size} MB; het logboek ernaast houdt {records} regels.",
            size=size,
            records=board.state.journal_records,
        )
        self._lines.addWidget(RunLabel(self._theme, below, "secondary", tone="inkt_600"))


class WaysCard(Panel):
    """`went` gives the name of a screen."""

    went = Signal(str)

    def __init__(self, theme: Theme, places: Collection[ScreenName]) -> None:
        super().__init__("card")
        self.buttons: dict[str, Button] = {}
        inside = column(8, _EDGE)
        inside.addLayout(card_head(theme, "shield", nl("Meer over deze koffer")))
        here = {screen.value for screen in places}
        for name, (words, icon) in _WAYS.items():
            if name in here:
                button = self.buttons[name] = Button(theme, words, icon=icon)
                button.clicked.connect(partial(self.went.emit, name))
                line = row(8)
                line.addWidget(button)
                line.addStretch(1)
                inside.addLayout(line)
        self.setLayout(inside)
        if not self.buttons:
            self.hide()


def room_words(room: RoomLeft) -> str:
    """How much there is, and from when on it matters."""
    if room.is_stopped:
        return nl(
            "Nog {free} MB vrij. Een nieuw dossier kan pas weer vanaf {least} MB.",
            free=room.megabytes,
            least=STOP_BELOW // _MB,
        )
    if room.is_low:
        return nl(
            "Nog {free} MB vrij. Maak ruimte: onder {least} MB kan er geen nieuw dossier meer bij.",
            free=room.megabytes,
            least=STOP_BELOW // _MB,
        )
    if room.free >= 2 * _GB:
        return nl("{free} GB vrij. Dat is ruim genoeg.", free=room.free // _GB)
    return nl(
        "{free} MB vrij. Onder {least} MB waarschuwt dit scherm.",
        free=room.megabytes,
        least=WARN_BELOW // _MB,
    )
