"""What the screen 'Bewaren en wissen' says of a dossier: its class, since when, until when, what holds it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from desktop.domain.dutch_days import day_words
from desktop.domain.retention import DossierClass, Held, Hold, Judged
from desktop.domain.wording import nl
from desktop.usecases.dutch_words import short_day

#: a class, as one says it of a dossier
CLASS_WORDS: Mapping[DossierClass, str] = MappingProxyType(
    {
        DossierClass.BEZIG: nl("Nog geen vastgesteld plan"),
        DossierClass.VASTGESTELD: nl("Plan is vastgesteld"),
        DossierClass.SAMENGEVOEGD: nl("Gaat verder in een ander dossier"),
        DossierClass.NIET_WI2021: nl("Hoort niet bij de Wi2021"),
    }
)
#: said plainly: what destroying on a laptop does not reach
NOT_PROMISED: tuple[str, ...] = (
    nl("De gemeente houdt het dossier zelf, zolang de wet dat vraagt. Dit wist alleen deze laptop."),
    nl("Papier dat is geprint en bestanden die op een stick zijn gezet, wist dit programma niet."),
    nl("Een printer en de wachtrij van de computer kunnen een kopie van een papier houden."),
    nl(
        "Op de schijf staan nog versleutelde resten tot de koffer opnieuw is geopend. Daarna zijn ze voor "
        "niemand meer te lezen: de sleutel bestaat dan niet meer."
    ),
)


def hold_words(held: Held) -> str:
    """Why it stays, with how many or when."""
    match held.hold:
        case Hold.NOT_SENT:
            return (
                nl("1 wijziging is nog niet bij de gemeente bevestigd.")
                if held.count == 1
                else nl("{count} wijzigingen zijn nog niet bij de gemeente bevestigd.", count=held.count)
                if held.count
                else nl("De gemeente heeft dit dossier nog niet bevestigd.")
            )
        case Hold.SET_ASIDE:
            return nl("De gemeente legde een pakje apart. Kijk bij Samenvoegen.")
        case Hold.ATTACHMENT_HERE:
            return (
                nl("1 foto of papier staat nog niet in de reservekopie van de gemeente.")
                if held.count == 1
                else nl(
                    "{count} foto's of papieren staan nog niet in de reservekopie van de gemeente.",
                    count=held.count,
                )
            )
        case Hold.CONFLICT:
            return nl("Er wacht nog een keuze tussen twee antwoorden.")
        case Hold.DRAFT:
            return nl("Er staat nog iets half getypt.")
        case Hold.APPOINTMENT:
            day = day_words(held.day, with_year=False) if held.day is not None else ""
            return nl("Er is een gesprek gepland op {day}.", day=day)
        case Hold.RESTRICTED:
            return nl("Het dossier is beperkt: de persoon vroeg om het zo te houden.")
        case Hold.REQUEST:
            return nl("De persoon deed een verzoek dat nog niet is beantwoord.")


def since_words(found: Judged, today: date) -> str:
    """When the municipality had all of it."""
    if found.since is None:
        return nl("Nog nooit bevestigd")
    return nl("Bij de gemeente sinds {day}", day=_day(found.since, today))


def due_words(found: Judged, today: date) -> str:
    """Until when it stays, or since when it may go."""
    if found.due_on is None:
        return ""
    left = (found.due_on - today).days
    if left > 1:
        return nl("Blijft tot {day}, nog {left} dagen", day=_day(found.due_on, today), left=left)
    if left == 1:
        return nl("Blijft tot morgen")
    return nl("Mag weg sinds {day}", day=_day(found.due_on, today))


def _day(day: date, today: date) -> str:
    """'15 september', with its year where that is another one."""
    return short_day(day) if day.year == today.year else nl("{day} {year}", day=short_day(day), year=day.year)
