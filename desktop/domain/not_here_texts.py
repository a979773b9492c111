"""What the app says, in Dutch A2, to and about somebody for whom the brede intake is not.

Keys are those of `doelgroep.NotHere`. No fines are named, for nobody (rules R-HAN-03 and R-HAN-04): the
letter of the municipality or DUO says what holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from desktop.domain.doelgroep import NotHereReason


@dataclass(frozen=True, slots=True)
class NotHereText:
    """Title, explanation and where to go, each sentence apart; `article` is for the klantmanager."""

    title: str
    explanation: tuple[str, ...]
    points_on: tuple[str, ...]
    article: str


NOT_HERE_TEXTS: Mapping[NotHereReason, NotHereText] = MappingProxyType(
    {
        NotHereReason.WI2013: NotHereText(
            "Deze persoon valt onder de wet van 2013",
            ("In de brief van DUO staat de wet van 2013.", "Daar hoort geen brede intake en geen PIP bij."),
            ("Bel DUO voor vragen over examens, termijn en lening.", "De gemeente kan begeleiding geven."),
            "Wet inburgering 2013; overgangsrecht Wet inburgering 2021",
        ),
        NotHereReason.ELIP: NotHereText(
            "Deze persoon valt onder de wet van 2013 (ELIP)",
            (
                "In de brief van DUO staat de wet van 2013, en de lening is op.",
                "Daar hoort geen brede intake en geen PIP bij.",
            ),
            (
                "Er is hulp voor wie nog moet inburgeren en geen lening meer heeft.",
                "Meld deze persoon bij de ELIP-regeling van de gemeente.",
            ),
            "Wet inburgering 2013; regeling ELIP sinds 1-1-2023",
        ),
        NotHereReason.ONTHEEMDE: NotHereText(
            "Deze persoon is niet inburgeringsplichtig",
            ("Mensen uit Oekraïne met tijdelijke bescherming hoeven niet in te burgeren.",),
            ("Wil deze persoon Nederlands leren? Wijs op de taallessen van de gemeente of de bibliotheek.",),
            "Richtlijn tijdelijke bescherming; Wet inburgering 2021 art. 3",
        ),
        NotHereReason.EU_BURGER: NotHereText(
            "Deze persoon is niet inburgeringsplichtig",
            ("Mensen met een paspoort van de EU, EER of Zwitserland hoeven niet in te burgeren.",),
            ("Wil deze persoon Nederlands leren? Wijs op de taallessen van de gemeente of de bibliotheek.",),
            "Wet inburgering 2021 art. 3 en 4",
        ),
        NotHereReason.TIJDELIJK: NotHereText(
            "Deze persoon is niet inburgeringsplichtig",
            ("Wie tijdelijk in Nederland is voor studie of werk, hoeft niet in te burgeren.",),
            ("Verandert de vergunning? Dan kan DUO een brief sturen. Kijk dan opnieuw.",),
            "Wet inburgering 2021 art. 3",
        ),
        NotHereReason.UNDER_AGE: NotHereText(
            "Deze persoon is nog geen 18 jaar",
            ("De plicht om in te burgeren begint bij 18 jaar.",),
            ("Jongeren onder de 18 gaan naar school.", "Kijk opnieuw als er een brief van DUO is."),
            "Wet inburgering 2021 art. 3",
        ),
        NotHereReason.DUO_BEFORE_WI2021: NotHereText(
            "De brief van DUO is van voor 2022",
            (
                "Voor 1 januari 2022 gold de wet van 2013.",
                "Een kleine groep kreeg te vroeg een brief en koos later voor de wet van 2021.",
            ),
            ("Kijk in de brief of bij DUO welke wet geldt, en vul dat in.",),
            "Wet inburgering 2021, overgangsrecht",
        ),
    }
)
