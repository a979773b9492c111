"""What each doelgroep gets of the municipality: the table of the Wi2021 for screen, plan and paper.

The letter of DUO decides the group. Where the law leaves it to the municipality the words say so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.domain.doelgroep import Doelgroep


@dataclass(frozen=True, slots=True)
class Right:
    """One line: what, for this group, and where it is written."""

    what: str
    answer: str
    source: str


_ASIEL = (
    Right("Leerroute", "aanbod van de gemeente, vastgelegd in het PIP", "WI 15 en 16"),
    Right("MAP en PVT", "aanbod van de gemeente; geen MAP in de onderwijsroute", "WI 8 lid 3, BI 3.1"),
    Right("Maatschappelijke begeleiding", "ja, vanaf de koppeling", "WI 13"),
    Right("Ontzorgen", "6 maanden, bij bijstand", "Participatiewet 56a"),
    Right("Kosten van de les", "geen lening", "handreiking Divosa"),
)
_OTHER = (
    Right("Leerroute", "alleen advies: de persoon koopt zelf een cursus", "handreiking Divosa"),
    Right("MAP en PVT", "aanbod van de gemeente; geen MAP in de onderwijsroute", "WI 8 lid 3, BI 3.1"),
    Right("Maatschappelijke begeleiding", "geen plicht; lokaal beleid", "handreiking Divosa"),
    Right("Ontzorgen", "nee", "Participatiewet 56a"),
    Right("Kosten van de les", "zelf, eventueel met een lening van DUO", "handreiking Divosa"),
)
RIGHTS: Mapping[Doelgroep, tuple[Right, ...]] = {
    Doelgroep.ASIELSTATUSHOUDER: _ASIEL,
    Doelgroep.GEZINSMIGRANT: _OTHER,
    Doelgroep.OVERIGE_MIGRANT: _OTHER,
}
NAMES: Mapping[Doelgroep, str] = {
    Doelgroep.ASIELSTATUSHOUDER: "Asielstatushouder",
    Doelgroep.GEZINSMIGRANT: "Gezinsmigrant",
    Doelgroep.OVERIGE_MIGRANT: "Overige migrant",
}
