"""The sign and the colour for where the own work in a dossier is; always beside its words or told by them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.theme import Theme
from desktop.ui.widgets.marks import Chip
from desktop.usecases.dossier_standing import DossierStanding, Whereabouts

#: sign and colour token
STANDING_SIGNS: Mapping[Whereabouts, tuple[str, str]] = MappingProxyType(
    {
        Whereabouts.HERE_ONLY: ("laptop", "inkt_600"),
        Whereabouts.WAITS: ("tray_up", "inkt_600"),
        Whereabouts.ARRIVED: ("check", "blad_700"),
        Whereabouts.SAFE: ("check_all", "blad_700"),
        Whereabouts.REFUSED: ("set_aside", "steen_700"),
    }
)
#: the tones of a chip
_CHIPS: Mapping[Whereabouts, str] = MappingProxyType(
    {
        Whereabouts.HERE_ONLY: "plain",
        Whereabouts.WAITS: "plain",
        Whereabouts.ARRIVED: "ok",
        Whereabouts.SAFE: "ok",
        Whereabouts.REFUSED: "bad",
    }
)


def standing_chip(theme: Theme, standing: DossierStanding) -> Chip:
    """A chip with the words; the whole sentence where one points at it."""
    chip = Chip(theme, standing.words, _CHIPS[standing.where], STANDING_SIGNS[standing.where][0])
    chip.setToolTip(on_screen(standing.meaning))
    told = nl("{words}: {meaning}", words=standing.words, meaning=standing.meaning)
    chip.setAccessibleName(on_screen(told))
    return chip
